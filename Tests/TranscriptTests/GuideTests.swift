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

  static let generatedPages = [folder + "/language.md", folder + "/resources.md"]

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

  @Test("every page can be reached from the index, and the index from the README", arguments: pages + generatedPages)
  func index(file: String) throws {
    let name = file.split(separator: "/").last ?? ""
    let index = try #require(Files.read(Self.folder + "/README.md"))
    #expect(name == "README.md" || index.contains("](\(name))"))
    #expect(try #require(Files.read(ExampleTests.root + "/README.md")).contains("](examples/guide/README.md)"))
  }

  @Test("every link of a page leads somewhere", arguments: pages)
  func links(file: String) throws {
    let text = try #require(Files.read(file))
    for part in text.split(separator: "](").dropFirst() {
      let target = part.prefix { $0 != ")" && $0 != "#" }
      guard !target.isEmpty, !target.hasPrefix("http") else { continue }
      let path = Self.folder + "/" + target
      #expect(access(path, F_OK) == 0, "\(file): \(target)")
    }
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
    let mayRefuse = ["errors", "rules", "time-zones"].contains { file.hasSuffix("/\($0).md") }
    #expect(mayRefuse || !actual.contains("\n//!"), "\(file): a block fails")
    #expect(getenv("RECORD") != nil || actual == text, "\(file): a block does something else than is written")
  }
}
