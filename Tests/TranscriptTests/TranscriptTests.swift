import C100Kit
import C100Language
import C100Render
import C100Sandbox
import Comm100
import Glibc
import Testing

/// Runs the transcripts: each in a session and a sandbox of its own, with a fixed clock and seed, no colour, 80 columns
/// and nothing asked ahead. `RECORD=1 swift test --filter TranscriptTests` writes what happens into the files.
@Suite("transcripts")
struct TranscriptTests {
  static let groups = ["language", "library", "resources", "paging", "planning", "errors", "shell", "regression"]
  static let files = groups.flatMap { Files.list(folder + "/" + $0, suffix: ".c100s") }
  static let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/")

  @Test("a transcript happens as written", arguments: files)
  func run(file: String) throws {
    let text = try #require(Files.read(file))
    let name = String(file.split(separator: "/").last ?? "")
    let actual = TranscriptRunner(name: name).run(text)
    if getenv("RECORD") != nil {
      #expect(Files.write(actual, to: file))
    } else {
      #expect(actual == text, "\(name): what happens differs from what is written")
    }
  }

  @Test("every group has a transcript", arguments: ["language", "resources", "paging", "planning", "errors"])
  func groupsAreThere(group: String) {
    #expect(Self.files.contains { $0.contains("/\(group)/") })
  }
}
