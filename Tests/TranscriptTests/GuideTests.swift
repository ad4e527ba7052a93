import C100Kit
import C100Language
import C100Sandbox
import Comm100
import Glibc
import Testing

/// The pages of the guide: two are made from the declarations, and every block of the others that says `c100` happens as
/// it is written. `RECORD=1` writes them.
@Suite("guide")
struct GuideTests {
  static let folder = ExampleTests.root + "/examples/guide"
  static let pages = Files.list(folder, suffix: ".md")
    .filter { !$0.hasSuffix("/language.md") && !$0.hasSuffix("/resources.md") }

  @Test("a page that is made from the declarations is up to date", arguments: ["language", "resources"])
  func generated(name: String) throws {
    let text: String
    if name == "resources" {
      text = Comm100.ReferencePage.resources()
    } else {
      let session = Session(services: TranscriptServices(now: 0)) { () throws(Raise) in
        throw Raise(.network, "no API here")
      }
      text = C100Language.ReferencePage.language(session.interpreter.table)
    }
    let path = Self.folder + "/\(name).md"
    if getenv("RECORD") != nil { #expect(Files.write(text, to: path)) }
    #expect(Files.read(path) == text)
  }

  @Test("every block of a page happens as written", arguments: pages)
  func page(file: String) throws {
    let text = try #require(Files.read(file))
    var parts = text.split(separator: "```c100\n", omittingEmptySubsequences: false).map(String.init)
    for i in parts.indices.dropFirst() {
      guard let end = parts[i].firstRange(of: "```") else {
        Issue.record("\(file): a block is never closed")
        return
      }
      let block = String(parts[i][..<end.lowerBound])
      parts[i] = TranscriptRunner(name: "guide").run(block) + parts[i][end.lowerBound...]
    }
    let actual = parts.joined(separator: "```c100\n")
    if getenv("RECORD") != nil { #expect(Files.write(actual, to: file)) }
    #expect(getenv("RECORD") != nil || actual == text, "\(file): a block does something else than is written")
  }
}
