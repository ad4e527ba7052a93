import Testing

@testable import Comm100

@Suite("addresses from outside")
struct TargetTests {
  let origin = Origin(known: .https, host: "api1.comm100.io", port: 443)
  let base = Target(path: "/api/v3/x", query: "pageIndex=1&pageSize=50")

  @Test(
    "links on the same origin give path and query",
    arguments: [
      ("https://api1.comm100.io/api/v3/x?pageIndex=2", "/api/v3/x?pageIndex=2"),
      ("HTTPS://API1.comm100.io:443/api/v2.0/x?pageIndex=2", "/api/v2.0/x?pageIndex=2"),
      ("//api1.comm100.io/y", "/y"),
      ("/api/v3/x?pageIndex=2#top", "/api/v3/x?pageIndex=2"),
      ("?keywords=a&pageindex=2", "/api/v3/x?keywords=a&pageindex=2"),
      ("?timeFrom=2024-01-01 10:00:00&pageIndex=2", "/api/v3/x?timeFrom=2024-01-01%2010:00:00&pageIndex=2"),
      ("/x?name=é&bad=%zz", "/x?name=%C3%A9&bad=%25zz"),
      ("https://api1.comm100.io", "/"),
      ("https://api1.comm100.io?a=1", "/?a=1"),
    ])
  func same(link: String, expected: String) throws {
    #expect(try Target(link, on: origin, from: base).text == expected)
  }

  @Test(
    "links that lead or may lead elsewhere are refused",
    arguments: [
      "https://evil/", "//evil", "\\\\evil", "/\\evil", "https://api1.comm100.io@evil/",
      "https://evil@api1.comm100.io/",
      "https://api1.comm100.io.evil/", "https://api1.comm100.io:444/", "http://api1.comm100.io/", "https:/x", "https:x",
      "https://api1.comm100.io%2F@evil/", "https://api1\u{3002}comm100.io/", "https://api1.comm100.io\t/", "/x\ny",
      "ht\ttps://evil", "javascript:alert(1)", "///evil", "/a/../b", "/a/%2e%2E/b", "relative", "", " https://evil/",
      "/\u{7B0}/evil/..", "//\u{7B0}evil", "//api1.comm100.io\u{338}/x",
      "https://[::1]/", "https:///evil", "ftp://api1.comm100.io/",
    ])
  func elsewhere(link: String) {
    #expect(throws: Target.Refusal.self) { try Target(link, on: origin, from: base) }
  }

  @Test("no text whatever gives a target outside of the origin")
  func noise() {
    var state: UInt64 = 7
    let pieces = [
      "https", "http", ":", "/", "//", "\\", "@", "evil", "api1.comm100.io", "?", "#", "%2F", "..", ".", " ", "\t", "[",
      "]", ":443", ":80", "\u{3002}", "é", "=", "&",
    ]
    for _ in 0..<20_000 {
      var link = ""
      for _ in 0..<(1 + Int(state >> 33) % 8) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        link += pieces[Int(state >> 33) % pieces.count]
      }
      guard let target = try? Target(link, on: origin, from: base) else { continue }
      let isSafe =
        target.text.utf8.first == UInt8(ascii: "/")
        && target.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
      #expect(isSafe && !target.path.hasPrefix("//"), "\(link) -> \(target.text)")
    }
  }

  @Test("lost parameters come back, but for the page's index")
  func lost() throws {
    let first = Target(path: "/x", query: "pageIndex=1&pageSize=50&sortBy=name&a=1&a=2")
    let link = try Target("?PAGESIZE=50&pageindex=2", on: origin, from: first)
    #expect(link.completed(from: first, except: ["pageIndex"]).text == "/x?PAGESIZE=50&pageindex=2&sortBy=name&a=1&a=2")
  }

  @Test(
    "segments cannot leave their place",
    arguments: [
      ("1/../x?y#z\r\nX: y", "1%2F..%2Fx%3Fy%23z%0D%0AX%3A%20y"), ("a b+c", "a%20b%2Bc"), ("é", "%C3%A9"),
      ("a.b", "a.b"),
    ])
  func segment(text: String, expected: String) { #expect(PercentCoding.segment(text) == expected) }

  @Test("segments that servers resolve away are refused", arguments: ["", ".", ".."])
  func dots(text: String) { #expect(PercentCoding.segment(text) == nil) }

  @Test("query and form encode names and values")
  func queries() {
    #expect(PercentCoding.query([("a&b", "1=2"), ("t", "+08:00")]) == "a%26b=1%3D2&t=%2B08:00")
    #expect(String(decoding: PercentCoding.form([("p", "\"'`$%é&")]), as: UTF8.self) == "p=%22%27%60%24%25%C3%A9%26")
  }

  @Test("raw paths keep their query and refuse hosts")
  func raw() throws {
    #expect(try APIRequest.raw(.get, "/api/v3/x?a=1", query: [("b", "ü")]).wireTarget == "/api/v3/x?a=1&b=%C3%BC")
    for path in ["x", "//evil/x", "https://evil/", "/a/../b", "/a\\b", "/a\r\nX: y", ""] {
      #expect(throws: APIError.self) { try APIRequest.raw(.get, path) }
    }
  }

  @Test("multipart bodies quote names and pick a boundary that no part holds")
  func multipart() {
    let part = MultipartPart(
      name: "fi\"le", fileName: "a\r\nb.png", contentType: "image/png", bytes: Array("data".utf8))
    let (bytes, type) = RequestBody.multipart([part]).encoded()
    let boundary = type.split(separator: "=")[1]
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "--\(boundary)\r\nContent-Disposition: form-data; name=\"fi%22le\"; filename=\"a%0D%0Ab.png\"\r\nContent-Type: image/png\r\n\r\ndata\r\n--\(boundary)--\r\n"
    )
  }
}
