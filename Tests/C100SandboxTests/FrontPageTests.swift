import C100Sandbox
import JSONText
import Testing

@Suite("the front page")
struct FrontPageTests {
  private let visit = Visit()

  private func page(accept: String) -> (type: String, text: String) {
    let reply = visit.sandbox.answer(
      SandboxRequest("GET", "/", headers: [("Accept", accept)], base: "http://127.0.0.1:8080"))
    return (reply.header("Content-Type") ?? "", String(decoding: reply.body, as: UTF8.self))
  }

  private func between(_ start: String, _ end: Character, in text: String) -> [String] {
    var found: [String] = []
    var rest = Substring(text)
    while let range = rest.firstRange(of: start) {
      rest = rest[range.upperBound...]
      found.append(String(rest.prefix { $0 != end }))
    }
    return found
  }

  @Test("every link of it is answered; the one that shows an error by that error")
  func links() throws {
    let (type, text) = page(accept: "text/html,application/xhtml+xml")
    #expect(type.hasPrefix("text/html") && text.contains("not Comm100's server"))
    let links = between("href=\"", "\"", in: text).map { $0.replacing("&amp;", with: "&") }
    #expect(links.count > 60)
    for link in links {
      #expect(visit.send("GET", link).status == (link.hasSuffix("pageSize=0") ? 400 : 200), "\(link)")
    }
  }

  @Test("it loads nothing from anywhere")
  func alone() {
    let text = page(accept: "text/html").text
    for word in ["src=", "<link", "<script", "@import", "url("] { #expect(!text.contains(word), "\(word)") }
    let outside = between("http://", "/", in: text).filter { $0.prefix { $0 != " " && $0 != "<" } != "127.0.0.1:8080" }
    #expect(outside.isEmpty)
  }

  @Test("a terminal gets the lines to log in with, and they say what the login wants")
  func terminal() throws {
    let (type, text) = page(accept: "*/*")
    #expect(type.hasPrefix("text/plain") && !text.contains("<"))
    let form = between("-d ", " ", in: text.replacing("\n", with: " ")).joined(separator: "&")
    let reply = visit.sandbox.answer(
      SandboxRequest(
        "POST", "/adminwebservice/api/jwttoken/generate",
        headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8)))
    #expect(reply.status == 200, "\(form)")
  }

  @Test("a browser is asked for the API key")
  func challenge() {
    let reply = visit.sandbox.answer(SandboxRequest("GET", "/api/v3/partner/sites"))
    #expect(reply.status == 401 && reply.header("WWW-Authenticate")?.hasPrefix("Basic ") == true)
  }
}
