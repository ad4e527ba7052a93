import JSONText
import Synchronization
import Testing

@testable import Comm100

@Suite("sending")
struct ClientTests {
  let password = Access.password(email: "a@b.c", password: .given(Secret("p&w=é")), siteId: "10")

  // MARK: - Retries

  @Test(
    "reads are sent again after passing failures only",
    arguments: [
      ([500, 500, 200], 3, nil), ([500], 3, APIError.Kind.api), ([503, 200], 2, nil), ([400], 1, .api),
      ([404], 1, .api),
      ([501], 1, .api), ([403], 1, .api), ([204], 1, nil),
    ] as [([Int], Int, APIError.Kind?)])
  func retries(statuses: [Int], requests: Int, kind: APIError.Kind?) async {
    let transport = ScriptedTransport(statuses.map { .json(#"{"code": 1, "message": "m"}"#, status: $0) })
    let client = makeClient(transport)
    let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
    #expect(error?.kind == kind)
    #expect(transport.log.count == requests)
    if kind != nil { #expect(error?.message == "m" && error?.code == "1" && error?.url == "http://127.0.0.1:8080/x") }
  }

  @Test("a write is sent once, and an unknown outcome is said to be unknown")
  func writes() async {
    for (kind, wasSent, requests) in [
      (TransportError.Kind.closed, true, 1), (.timedOut, true, 1), (.connect, false, 3), (.closed, false, 3),
    ] {
      let transport = ScriptedTransport { (_, _) throws(TransportError) in
        throw TransportError(kind, "gone", wasSent: wasSent)
      }
      let client = makeClient(transport)
      let error = await failure { () throws(APIError) in
        try await client.send(APIRequest(method: .post, path: "/x", body: .json(Array("{}".utf8))))
      }
      #expect(transport.log.count == requests)
      #expect(error?.kind == .network && error?.isOutcomeUnknown == wasSent)
      #expect(error?.message.contains("unknown") == wasSent)
    }
    let failing = ScriptedTransport([.json("", status: 500)])
    _ = await failure { () throws(APIError) in try await makeClient(failing).send(APIRequest(method: .put, path: "/x"))
    }
    #expect(failing.log.count == 1)
  }

  @Test("retries stay a small part of all requests")
  func retryBudget() async {
    let transport = ScriptedTransport([.json("", status: 503)])
    let client = makeClient(transport) { $0.limit = nil }
    for _ in 0..<200 { _ = await failure { () throws(APIError) in try await client.send(.get("/x")) } }
    #expect(transport.log.count <= 240)
  }

  @Test("the pauses differ and stay below the cap")
  func jitter() {
    let policy = RetryPolicy(attempts: 9)
    let pauses = (0..<20).map { policy.pause(after: 2, random: Double($0) / 20) }
    #expect(Set(pauses).count == 20)
    #expect((1...8).allSatisfy { policy.pause(after: $0, random: 0.999) <= policy.cap })
    #expect(policy.pause(after: 60, random: 0.5) <= policy.cap)
  }

  @Test("the whole call ends at its deadline, retries included")
  func deadline() async {
    let ticker = ManualTicker()
    let transport = ScriptedTransport { (request, _) throws(TransportError) in
      ticker.advance(by: .seconds(2))
      throw TransportError(.closed, "closed")
    }
    let client = makeClient(transport, ticker: ticker) { $0.timeout = .seconds(3) }
    let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
    #expect(error?.kind == .network)
    #expect(transport.log.count == 2)
    #expect(transport.log[1].deadline < .seconds(1))
  }

  // MARK: - Limit

  @Test("a limit 403 is waited out, a permission 403 is not")
  func limit403() async throws {
    let ticker = ManualTicker()
    let start = ticker.monotonic
    let transport = ScriptedTransport([
      .json(#"{"code":403,"message":"x"}"#, status: 403, headers: [("Retry-After", "20")]), .json("1"),
    ])
    let reply = try await makeClient(transport, ticker: ticker).send(APIRequest(method: .post, path: "/x"))
    #expect(reply.status == 200 && transport.log.count == 2)
    #expect(ticker.monotonic - start >= .seconds(20) && ticker.monotonic - start < .seconds(21))
  }

  @Test("with waiting off, the limit is an error")
  func noWait() async {
    let transport = ScriptedTransport([.json("", status: 429)])
    let client = makeClient(transport) { $0.waitsForLimit = false }
    let refused = await failure { () throws(APIError) in try await client.send(.get("/x")) }
    #expect(refused?.kind == .limit && refused?.message.hasPrefix("the server says that its limit") == true)
    let spent = makeClient(ScriptedTransport([.json("1")])) {
      $0.waitsForLimit = false
      $0.limit = CallLimit(calls: 1, per: .seconds(60))
    }
    #expect(await failure { () throws(APIError) in try await spent.send(.get("/x")) } == nil)
    #expect(await failure { () throws(APIError) in try await spent.send(.get("/x")) }?.kind == .limit)
    #expect(spent.requestsLeft == 0 && spent.nextFree?.next == .seconds(60))
  }

  @Test("a limit that outlasts a window is the limit of the day", arguments: ["", "0", "1", "soon", "400"])
  func dayLimit(retryAfter: String) async {
    let ticker = ManualTicker()
    let start = ticker.monotonic
    let transport = ScriptedTransport([.json("", status: 429, headers: [("Retry-After", retryAfter)])])
    let client = makeClient(transport, ticker: ticker)
    let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
    #expect(error?.kind == .limit && error?.message.contains("day") == true)
    #expect(transport.log.count <= 12 && ticker.monotonic - start <= .seconds(620))
  }

  @Test("never more than the limit in any window, with failures, renewals and two clients on one ledger")
  func window() async throws {
    let directory = try TemporaryDirectory()
    let ticker = ManualTicker()
    let stamps = Mutex<[Duration]>([])
    let transport = ScriptedTransport { (request, number) throws(TransportError) in
      stamps.withLock { $0.append(ticker.monotonic) }
      ticker.advance(by: .milliseconds(number % 5 * 40))
      if request.target.contains("jwttoken") { return .json(#"{"token":"t\#(number)"}"#) }
      return switch number % 11 {
      case 3: .json("", status: 500)
      case 7: .json("", status: 401)
      default: .json("{}")
      }
    }
    let clients = (0..<2).map { _ in
      makeClient(transport, access: password, ticker: ticker) {
        $0.ledgerDirectory = directory.path
        $0.limit = CallLimit(calls: 50, per: .seconds(100))
      }
    }
    for i in 0..<300 { _ = await failure { () throws(APIError) in try await clients[i % 2].send(.get("/x")) } }
    let all = stamps.withLock { $0 }
    #expect(all.count > 300)
    #expect(LimitTests.most(all, in: .seconds(100)) <= 50)
  }

  @Test("two clients of 200 calls each send no more than 300 in five minutes, and waste no time")
  func twoHundredEach() async throws {
    let directory = try TemporaryDirectory()
    let ticker = ManualTicker()
    let start = ticker.monotonic
    let stamps = Mutex<[Duration]>([])
    let transport = ScriptedTransport { (_, number) throws(TransportError) in
      stamps.withLock { $0.append(ticker.monotonic) }
      ticker.advance(by: .milliseconds(number % 4))
      return .json("{}")
    }
    let clients = (0..<2).map { _ in makeClient(transport, ticker: ticker) { $0.ledgerDirectory = directory.path } }
    for i in 0..<400 { _ = try await clients[i % 2].send(.get("/x")) }
    let all = stamps.withLock { $0 }
    #expect(all.count == 400 && LimitTests.most(all, in: .seconds(300)) == 300)
    #expect(ticker.monotonic - start < .seconds(300) * 1.03)
  }

  @Test("another limit than the documented one is for loopback only")
  func foreignLimit() {
    let client = makeClient(ScriptedTransport([.json("1")]), home: .company) { $0.limit = nil }
    #expect(client.limit == .standard)
  }

  @Test("a cancelled wait ends at once")
  func cancelledWait() async {
    let client = makeClient(
      ScriptedTransport([.json("", status: 429, headers: [("Retry-After", "60")])]), ticker: SystemTicker())
    let task = Task { await failure { () throws(APIError) in try await client.send(.get("/x")) } }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
  }

  // MARK: - Tokens

  @Test("the login goes to the portal as a form, the token to the API alone")
  func login() async throws {
    let transport = ScriptedTransport { (request, _) throws(TransportError) in
      request.origin.host.hasPrefix("portal") ? .json(#"{"x":1,"token":"abc"}"#) : .json("{}")
    }
    let client = makeClient(transport, access: password, home: .company)
    _ = try await client.send(.get("/api/v3/x", query: [("a", "1")]))
    _ = try await client.send(.get("/api/v3/y"))
    #expect(transport.lines == ["POST /adminwebservice/api/jwttoken/generate", "GET /api/v3/x?a=1", "GET /api/v3/y"])
    let log = transport.log
    #expect(
      log[0].body.map { String(decoding: $0, as: UTF8.self) }
        == "loginType=password&userName=a%40b.c&password=p%26w%3D%C3%A9&siteId=10")
    #expect(
      log[0].header("Authorization") == nil && log[0].header("content-type") == "application/x-www-form-urlencoded")
    #expect(log[1].header("Authorization") == "Bearer abc" && log[1].origin.host == "api1.comm100.io")
  }

  @Test(
    "each way in has its header, host and side",
    arguments: [
      (Access.oauth(email: "e", password: .given(Secret("p"))), "POST /oauth/token", "Bearer A", "portal1.comm100.io"),
      (
        .partner(email: "e", password: .given(Secret("p"))), "POST /partner/oauth/token", "Bearer A",
        "partner1.comm100.io"
      ),
      (.apiKey(email: "e", key: .given(Secret("p"))), "", "Basic ZTpw", ""),
    ])
  func ways(access: Access, login: String, header: String, host: String) async throws {
    let transport = ScriptedTransport([.json(#"{"access_token":"A","expires_in":"43199"}"#)])
    let client = makeClient(transport, access: access, home: .company)
    _ = try await client.send(APIRequest(method: .get, path: "/x", side: .partner))
    #expect(transport.log.last?.header("Authorization") == header)
    if !login.isEmpty { #expect(transport.lines[0] == login && transport.log[0].origin.host == host) }
  }

  @Test("each side has its host and its access; a session that lacks it is refused by name, and nothing is sent")
  func sides() async {
    let secret = SecretSource.given(Secret("p"))
    let ways: [(name: String, access: Access)] = [
      ("agent", password), ("oauth", .oauth(email: "e", password: secret)), ("token", .token(Secret("T"))),
      ("partner", .partner(email: "e", password: secret)), ("key", .apiKey(email: "e", key: secret)),
    ]
    let api = "https://api1.comm100.io/x"
    let reached: [HostSide: [String: String]] = [
      .api: ["agent": api, "oauth": api, "token": api, "key": api],
      .partner: ["agent": api, "oauth": api, "token": api, "key": api, "partner": "https://partner1.comm100.io/x"],
      .botMessage: ["key": "https://api1.comm100.io/botapi/x"],
      .legacy: ["key": "https://portal1.comm100.io/x"],
    ]
    for side in HostSide.allCases {
      for (name, access) in ways {
        let transport = ScriptedTransport([.json(#"{"token":"A","access_token":"A"}"#)])
        let client = makeClient(transport, access: access, home: .company)
        let request = APIRequest(method: .get, path: "/x", side: side, module: "thatModule")
        let error = await failure { () throws(APIError) in try await client.send(request) }
        guard let address = reached[side]?[name] else {
          #expect(error?.kind == .refused && error?.message.contains("thatModule") == true, "\(side) with \(name)")
          #expect(transport.log.isEmpty)
          continue
        }
        #expect(error == nil, "\(side) with \(name)")
        #expect(transport.log.last.map { "\($0.origin)\($0.target)" } == address)
      }
    }
  }

  @Test("every module of the catalog is on its side")
  func modules() {
    let others: [String: HostSide] = [
      "partner": .partner, "botMessage": .botMessage, "livechatV2": .legacy, "accountV2": .legacy, "botV2": .legacy,
      "ticketV2": .legacy,
    ]
    for name in Catalog.moduleNames {
      #expect(Catalog.module(name)?.side == others[name] ?? .api, "\(name)")
    }
  }

  @Test("a bot message goes below /botapi with the API key")
  func botMessage() async throws {
    let transport = ScriptedTransport([.json("", status: 204)])
    let client = makeClient(transport, access: .apiKey(email: "e", key: .given(Secret("p"))))
    let message: JSON = ["botId": "b", "visitorId": "v", "messages": []]
    try await client.call("botMessage.sessions.sendMessage", ["s1"], named: ["siteId": 1], body: message)
    #expect(transport.lines == ["POST /botapi/api/v3/bot/sessions/s1:sendMessage?siteId=1"])
    #expect(transport.log[0].header("Authorization") == "Basic ZTpw")
  }

  @Test(
    "a token that no header can hold is refused before anything is sent", arguments: ["a b", "a\r\nX: y", "té", ""])
  func badToken(token: String) async {
    let transport = ScriptedTransport([.json("1")])
    let client = makeClient(transport, access: .token(Secret(token)))
    let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
    #expect(error?.kind == .auth && error?.message.contains("token holds characters") == true)
    #expect(transport.log.isEmpty)
  }

  @Test("without access nothing is sent")
  func noAccess() async {
    let transport = ScriptedTransport([.json("1")])
    let error = await failure { () throws(APIError) in try await makeClient(transport, access: .none).send(.get("/x")) }
    #expect(error?.kind == .auth && transport.log.isEmpty)
  }

  @Test("a 401 renews once for all requests in flight, each is replayed once")
  func renewal() async {
    // The first token is one that the server no longer knows.
    let logins = ScriptedTransport { (request, number) throws(TransportError) in
      if request.method == .post { return .json(number == 1 ? #"{"token":"old"}"# : #"{"token":"new"}"#) }
      return request.header("Authorization") == "Bearer new" ? .json("1") : .json("", status: 401)
    }
    let other = makeClient(logins, access: password)
    await withTaskGroup(of: APIError?.self) { group in
      for _ in 0..<8 {
        group.addTask { await failure { () throws(APIError) in try await other.send(.get("/x")) } }
      }
      for await error in group { #expect(error == nil) }
    }
    #expect(logins.lines.filter { $0.hasPrefix("POST") }.count == 2)
  }

  @Test("a server that always says 401 sees two logins, whatever is asked")
  func always401() async {
    let transport = ScriptedTransport { (request, _) throws(TransportError) in
      request.method == .post ? .json(#"{"token":"t"}"#) : .json("", status: 401)
    }
    let client = makeClient(transport, access: password)
    for _ in 0..<5 {
      let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
      #expect(error?.kind == .auth && error?.status == 401)
    }
    #expect(transport.lines.filter { $0.hasPrefix("POST") }.count == 2)
  }

  @Test("a given token is not renewed, and the error says to log in again")
  func given401() async {
    let transport = ScriptedTransport([.json("", status: 401)])
    let error = await failure { () throws(APIError) in try await makeClient(transport).send(.get("/x")) }
    #expect(error?.kind == .auth && error?.advice == "log in again" && transport.log.count == 1)
  }

  @Test("a JWT is renewed before its end, an opaque token only after a 401")
  func expiry() async throws {
    let ticker = ManualTicker()
    let end = 1_700_000_000 + 600
    let payload = Base64.encoded(Array(#"{"exp":\#(end)}"#.utf8)).filter { $0 != "=" }
    let transport = ScriptedTransport { (request, _) throws(TransportError) in
      request.method == .post ? .json(#"{"token":"h.\#(payload).s"}"#) : .json("1")
    }
    let client = makeClient(transport, access: password, ticker: ticker)
    _ = try await client.send(.get("/x"))
    #expect(client.expiresAt == .seconds(end))
    ticker.advance(by: .seconds(500))
    _ = try await client.send(.get("/x"))
    #expect(transport.log.count == 3)
    ticker.advance(by: .seconds(50))
    _ = try await client.send(.get("/x"))
    #expect(transport.lines.filter { $0.hasPrefix("POST") }.count == 2)
  }

  @Test(
    "a refused login is an authentication error without the password",
    arguments: [
      WireReply.json(#"{"code":1,"message":"bad password"}"#, status: 401), .json("<html>", status: 404),
      .json(#"{"code":2,"message":"locked"}"#, status: 200), .json("", status: 200), .json(#"{"token":"a b"}"#),
      .json("", status: 302, headers: [("Location", "http://127.0.0.1:9/")]), .json(#"{"token":""}"#, status: 403),
    ])
  func refusedLogin(reply: WireReply) async {
    let transport = ScriptedTransport([reply])
    let client = makeClient(transport, access: password)
    let error = await failure { () throws(APIError) in try await client.login() }
    #expect(error != nil && transport.log.count == 1)
    #expect(!"\(String(describing: error))".contains("p&w"))
    if reply.status != 302 { #expect(error?.kind == .auth) }
  }

  @Test("a password command gives its first line; a failing one says so without its words")
  func command() async throws {
    #expect(try await SecretSource.command("printf 'one\\ntwo\\n'").secret().equals(Secret("one")))
    for command in ["exit 3", "true", "echo secretword >&2 2>/dev/null; false"] {
      let error = await failure { () throws(APIError) in try await SecretSource.command(command).secret() }
      #expect(error?.kind == .auth && error?.message.contains("secretword") == false)
    }
  }

  @Test("becoming somebody else forgets the token")
  func become() async throws {
    let transport = ScriptedTransport { (request, _) throws(TransportError) in
      request.method == .post ? .json(#"{"token":"t"}"#) : .json("1")
    }
    let client = makeClient(transport, access: password)
    try await client.login()
    #expect(client.isLoggedIn)
    client.logout()
    #expect(!client.isLoggedIn)
    #expect(await failure { () throws(APIError) in try await client.send(.get("/x")) }?.kind == .auth)
    #expect(transport.log.count == 1)
  }

  // MARK: - Redirects

  @Test("reads follow redirects on their origin; nothing follows any other", arguments: [301, 302, 303, 307, 308])
  func redirects(status: Int) async {
    for location in [
      "http://127.0.0.1:9999/y", "http://localhost:8080/y", "https://127.0.0.1:8080/y", "//evil/y", "/y",
    ] {
      for method in [HTTPMethod.get, .put] {
        let transport = ScriptedTransport { (request, _) throws(TransportError) in
          request.target == "/y" ? .json("1") : .json("", status: status, headers: [("Location", location)])
        }
        let request = APIRequest(method: method, path: "/x")
        let error = await failure { () throws(APIError) in try await makeClient(transport).send(request) }
        let isFollowed = location == "/y" && method == .get
        #expect((error == nil) == isFollowed)
        #expect(transport.log.count == (isFollowed ? 2 : 1))
        #expect(transport.log.allSatisfy { $0.origin == Home.loopback().api })
      }
    }
  }

  @Test("a redirect that names no place is an error that says so", arguments: [302, 304])
  func nowhere(status: Int) async {
    let transport = ScriptedTransport([.json("", status: status)])
    let error = await failure { () throws(APIError) in try await makeClient(transport).send(.get("/x")) }
    #expect(error?.kind == .malformed && error?.status == status && transport.log.count == 1)
    #expect(error?.message == "the server answers \(status), a redirect that names no place")
  }

  @Test("a redirect to itself ends")
  func selfRedirect() async {
    let transport = ScriptedTransport([.json("", status: 302, headers: [("Location", "/x")])])
    let error = await failure { () throws(APIError) in try await makeClient(transport).send(.get("/x")) }
    #expect(error?.kind == .malformed && transport.log.count == 4)
  }

  // MARK: - Errors

  @Test(
    "error bodies of every shape give code and message",
    arguments: [
      (
        #"{"code":400000,"message":"Parameter 'timeFrom' is required."}"#, "400000",
        "Parameter 'timeFrom' is required.", "timeFrom"
      ),
      (#"{"Code":"1200001","Message":"M"}"#, "1200001", "M", nil),
      (#"{"error":{"code":"Bad","message":"m","target":"id"}}"#, "Bad", "m", "id"),
      (#"{"error":"invalid_grant","error_description":"d"}"#, "invalid_grant", "d", nil),
      (#"{"message":7}"#, nil, "7", nil), (#""gone""#, nil, "gone", nil),
      ("plain words\nmore", nil, "plain words", nil),
      ("<html>x", nil, "", nil), ("", nil, "", nil), (#"{"code":4"#, nil, "", nil), ("\u{FEFF}x", nil, "", nil),
      ("[]", nil, "", nil),
    ] as [(String, String?, String, String?)])
  func bodies(text: String, code: String?, message: String, parameter: String?) {
    let body = ErrorBody(Array(text.utf8))
    #expect(body.code == code && body.message == message && body.parameter == parameter)
  }

  @Test(
    "answers that are not JSON are named as such",
    arguments: [
      "<html></html>", "{\"a\":", "nul", "\u{FF}\u{FE}{\u{0}}\u{0}",
    ])
  func notJSON(text: String) async throws {
    let client = makeClient(ScriptedTransport([.json(text)]))
    let reply = try await client.send(.get("/x"))
    let error = await failure { () throws(APIError) in try reply.json() }
    #expect(error?.kind == .malformed && error?.status == 200 && error?.url == "http://127.0.0.1:8080/x")
  }

  @Test("empty answers are none", arguments: ["", "  \n"])
  func empty(text: String) async throws {
    let reply = try await makeClient(ScriptedTransport([.json(text)])).send(.get("/x"))
    #expect(try reply.json() == nil)
  }

  @Test("the observer sees every request with its number, and no token")
  func observer() async throws {
    let events = Mutex<[String]>([])
    let transport = ScriptedTransport([.json("", status: 500), .json("{}")])
    let client = makeClient(transport, access: .token(Secret("CANARY"))) {
      $0.observer = { event in events.withLock { $0.append("\(event)") } }
    }
    _ = try await client.send(.get("/x"))
    let all = events.withLock { $0 }
    #expect(all.count == 6)
    #expect(!all.joined().contains("CANARY"))
    #expect(client.requestsSent == 2)
  }

  @Test(
    "durations read as a person says them",
    arguments: [
      (Duration.milliseconds(250), "0.25 s"), (.seconds(3), "3 s"), (.seconds(132), "2 min 12 s"),
      (.seconds(300), "5 min"),
      (.seconds(3900), "1 h 5 min"), (.milliseconds(1500), "1.5 s"), (.milliseconds(59_001), "1 min"),
      (.milliseconds(1050), "1.05 s"),
    ])
  func durations(duration: Duration, words: String) { #expect(Words.duration(duration) == words) }

  @Test("an API whose name has no address hints at its other spelling")
  func otherSpelling() async {
    let transport = ScriptedTransport { (_, _) throws(TransportError) in
      throw TransportError(.unknownHost, "the name api1.comm100.io has no address", wasSent: false)
    }
    let client = makeClient(transport, home: .company)
    let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
    #expect(error?.advice?.contains("https://api1.comm100.com") == true && transport.log.count == 1)
  }
}
