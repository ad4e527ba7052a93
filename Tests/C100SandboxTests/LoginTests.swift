import C100Sandbox
import JSONText
import Testing

@Suite("logging in")
struct LoginTests {
  @Test("the form of the documentation gives a token that opens the API")
  func jwt() throws {
    let visit = Visit()
    let account = visit.sandbox.credentials
    let reply = visit.login(account.email, account.password, site: String(account.siteId))
    #expect(reply.status == 200)
    let token = try #require(try JSON(reply.body)["token"]?.string)
    #expect(token.split(separator: ".").count == 3)
    var mine = visit
    mine.token = token
    #expect(try mine.get("/api/v3/globalSettings/agents/me")["email"]?.string == account.email)
  }

  @Test(
    "each missing or wrong field of the form is named",
    arguments: [
      ("loginType=password&password=x&siteId=1", 400, "userName"), ("userName=a&password=x&siteId=1", 400, "loginType"),
      ("loginType=password&userName=a&siteId=1", 400, "password"),
      ("loginType=password&userName=a&password=x", 400, "siteId"),
      ("loginType=password&userName=a&password=x&siteId=z", 400, "siteId"),
      ("loginType=password&userName=nobody%40x.example&password=x&siteId=1", 401, "wrong"),
    ])
  func form(body: String, status: Int, word: String) throws {
    let reply = Visit().sandbox.answer(
      SandboxRequest(
        "POST", "/adminwebservice/api/jwttoken/generate",
        headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(body.utf8)))
    #expect(reply.status == status)
    #expect(try JSON(reply.body)["message"]?.string?.contains(word) == true)
  }

  @Test("without a token, with a broken one and with an old one the answer is 401")
  func unauthorized() throws {
    let time = Clock()
    let sandbox = Sandbox(SandboxOptions(clock: .custom { time.now }, limit: nil, tokenLifetime: 600))
    let target = "/api/v3/globalSettings/agents"
    #expect(sandbox.answer(SandboxRequest("GET", target)).status == 401)
    for value in ["Bearer x", "Bearer a.b.c", "Basic !!", "Token x", "Bearer"] {
      #expect(sandbox.answer(SandboxRequest("GET", target, headers: [("Authorization", value)])).status == 401)
    }
    let visit = Visit(sandbox)
    #expect(visit.send("GET", target).status == 200)
    time.now += 601
    #expect(try visit.refusal("GET", target, status: 401).contains("expired"))
  }

  @Test("five wrong passwords lock an account until an administrator unlocks it")
  func lock() throws {
    let visit = Visit()
    for _ in 0..<5 { #expect(visit.login("tom@auroratravel.example", "wrong").status == 401) }
    #expect(visit.login("tom@auroratravel.example", "northern-lights").status == 401)
    #expect(try visit.get("/api/v3/globalSettings/agents/2")["isLocked"] == true)
    #expect(visit.send("POST", "/api/v3/globalSettings/agents/2:unlock").status == 204)
    #expect(visit.login("tom@auroratravel.example", "northern-lights").status == 200)
  }

  @Test("a changed password is the one that counts")
  func password() throws {
    let visit = Visit()
    let reply = visit.send("POST", "/api/v3/globalSettings/agents/2:changePassword", ["password": "a new password"])
    #expect(reply.status == 204)
    #expect(visit.login("tom@auroratravel.example", "northern-lights").status == 401)
    #expect(visit.login("tom@auroratravel.example", "a+new+password").status == 200)
  }

  @Test("OAuth, partner token and API key work as documented")
  func otherWays() throws {
    let visit = Visit()
    let form = Array("grant_type=password&email=ada%40auroratravel.example&password=northern-lights".utf8)
    for path in ["/oauth/token", "/partner/oauth/token"] {
      let reply = visit.sandbox.answer(
        SandboxRequest("POST", path, headers: [("Content-Type", "application/x-www-form-urlencoded")], body: form))
      let answer = try JSON(reply.body)
      #expect(answer["token_type"]?.string == "bearer")
      #expect(answer["refresh_token"]?.string != nil)
      #expect(answer["expires_in"]?.integer == 43_200)
      var other = visit
      other.token = try #require(answer["access_token"]?.string)
      #expect(other.send("GET", "/api/v3/partner/sites").status == 200)
    }
    // ada@auroratravel.example:sandbox-key-4f7c1e
    let basic = "Basic YWRhQGF1cm9yYXRyYXZlbC5leGFtcGxlOnNhbmRib3gta2V5LTRmN2MxZQ=="
    let reply = visit.sandbox.answer(
      SandboxRequest("GET", "/api/v3/globalSettings/site", headers: [("authorization", basic)]))
    #expect(reply.status == 200)
  }

  @Test("a role without the permission is refused, and told which one it lacks")
  func permissions() throws {
    let visit = try Visit().signed(in: "tom@auroratravel.example")
    let message = try visit.refusal("GET", "/api/v3/globalSettings/agents", status: 403)
    #expect(message.contains("Manage Agent & Agent Roles"))
    #expect(visit.send("GET", "/api/v3/globalSettings/agents/me").status == 200)
    #expect(visit.send("GET", "/api/v3/livechat/chats").status == 200)
  }
}

/// A clock that tests set.
final class Clock: @unchecked Sendable {
  // One test, one thread.
  var now = Double(Visit.now)

  @Test("a token lives as short as the faults say")
  func life() throws {
    let time = Clock()
    let options = SandboxOptions(clock: .custom { time.now }, limit: nil, faults: try Faults("life=30s"))
    let visit = Visit(Sandbox(options))
    #expect(visit.send("GET", "/api/v3/globalSettings/site").status == 200)
    time.now += 31
    #expect(try visit.refusal("GET", "/api/v3/globalSettings/site", status: 401).contains("expired"))
  }
}
