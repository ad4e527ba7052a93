import Testing

@testable import Comm100

@Suite("homes and origins")
struct HomeTests {
  @Test(
    "the API derives from the portal's name, and the other way",
    arguments: [
      ("portal1.comm100.io", nil, "https://portal1.comm100.io", "https://api1.comm100.io"),
      (
        "https://portal12.comm100.com/livechat/?siteId=1", nil, "https://portal12.comm100.com",
        "https://api12.comm100.com"
      ),
      ("PORTAL3.Comm100.IO", nil, "https://portal3.comm100.io", "https://api3.comm100.io"),
      (nil, "https://api5.comm100.io/api/v3/", "https://portal5.comm100.io", "https://api5.comm100.io"),
      (nil, "http://127.0.0.1:8080", "http://127.0.0.1:8080", "http://127.0.0.1:8080"),
      (nil, "http://[::1]:8080/api/v3", "http://[::1]:8080", "http://[::1]:8080"),
      ("http://localhost:81", nil, "http://localhost:81", "http://localhost:81"),
      (
        "portal1.comm100.io", "https://proxy.example.com:8443", "https://portal1.comm100.io",
        "https://proxy.example.com:8443"
      ),
    ] as [(String?, String?, String, String)])
  func derives(portal: String?, api: String?, expectedPortal: String, expectedAPI: String) throws {
    let home = try Home(portal: portal, api: api)
    #expect(home.portal.description == expectedPortal)
    #expect(home.api.description == expectedAPI)
  }

  @Test(
    "a name that is no home is refused with its reason",
    arguments: [
      ("http://127.0.0.1.evil.com", HomeError.plain("http://127.0.0.1.evil.com")),
      ("http://localhost.evil", .plain("http://localhost.evil")),
      ("http://0x7f.1", .host("http://0x7f.1", .api)),
      ("http://127.1", .host("http://127.1", .api)),
      ("http://2130706433", .host("http://2130706433", .api)),
      ("http://0177.0.0.1", .host("http://0177.0.0.1", .api)),
      ("http://api1.comm100.io", .plain("http://api1.comm100.io")),
      ("http://localhost.", .host("http://localhost.", .api)),
      ("https://user@api1.comm100.io", .host("https://user@api1.comm100.io", .api)),
      ("https://api1.comm100.io%2F.x", .host("https://api1.comm100.io%2F.x", .api)),
      ("https://api1\u{3002}comm100.io", .host("https://api1\u{3002}comm100.io", .api)),
      ("https://api1.comm100.io:0", .port(0)), ("http://127.0.0.1:99999", .port(99999)),
      ("https://api1.comm100.io:99999999999999999999", .host("https://api1.comm100.io:999999…", .api)),
      ("https://api1.comm100.io/other", .path("https://api1.comm100.io/other")),
      ("ftp://api1.comm100.io", .scheme("ftp://api1.comm100.io")),
      ("https://other.example.com", .noPortal("other.example.com")),
      ("", .empty(.api)),
      ("https://a\r\nX: y", .host("https://a??X: y", .api)),
    ])
  func refuses(api: String, expected: HomeError) {
    #expect(throws: expected) { try Home(portal: nil, api: api) }
  }

  @Test("a portal that is an API host, or unknown, says what to do")
  func portals() {
    #expect(throws: HomeError.isAPI("api1.comm100.io")) { try Home(portal: "api1.comm100.io", api: nil) }
    #expect(throws: HomeError.noAPI("desk.example.com")) { try Home(portal: "desk.example.com", api: nil) }
    #expect(throws: HomeError.missing) { try Home(portal: nil, api: nil) }
  }

  @Test("the partner's host and the other spelling derive too")
  func others() throws {
    let home = try Home(portal: "portal7.comm100.io", api: nil)
    #expect(home.partner.description == "https://partner7.comm100.io")
    #expect(home.otherSpelling == "api7.comm100.com")
  }

  @Test("a secret shows itself to nobody")
  func secret() {
    let secret = Secret("canary")
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!"\(secret) \(secret.debugDescription) \(dumped) \(Access.token(secret))".contains("canary"))
    #expect(secret.equals(Secret("canary")) && !secret.equals(Secret("canarz")))
  }
}
