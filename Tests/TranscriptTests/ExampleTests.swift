import C100Kit
import C100Language
import C100Render
import C100Sandbox
import Glibc
import Testing

/// Runs every script of `examples/` against the sandbox and compares what it prints with the text recorded beside this
/// file (`RECORD=1` writes it).
@Suite("examples")
struct ExampleTests {
  static let scripts = Files.list(root + "/examples", suffix: ".c100s")
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// Arguments that a script is given, by its number.
  static func arguments(_ name: String, _ folder: String) -> [String] {
    switch name.prefix(2) {
    case "04": ["--from", "2026-11-20", "--to", "2026-11-21"]
    case "08": ["--out", folder + "/contacts.ndjson"]
    case "09": ["--also", "999999"]
    default: []
    }
  }

  @Test("an example prints what is recorded", arguments: scripts)
  func run(file: String) throws {
    let text = try #require(Files.read(file))
    let name = String(file.split(separator: "/").last?.dropLast(6) ?? "")
    let folder = try #require(Files.temporaryFolder())
    defer { Files.remove(folder) }
    let printed = TranscriptRunner(name: name).runScript(text, arguments: Self.arguments(name, folder))
    let record = TranscriptTests.folder + "/examples/" + name + ".txt"
    if getenv("RECORD") != nil {
      #expect(Files.write(printed, to: record))
    } else {
      let expected = try #require(Files.read(record))
      #expect(printed == expected, "\(name) prints something else than is recorded")
    }
  }

  @Test("an example says in its first comment who wants it", arguments: scripts)
  func purpose(file: String) throws {
    let lines = try #require(Files.read(file)).split(separator: "\n")
    #expect(lines.first == "#!/usr/bin/env c100")
    #expect(lines.dropFirst().first?.hasPrefix("// For ") == true)
  }

  @Test("an example passes check; all but the bulk change pass check --read-only", arguments: scripts)
  func check(file: String) throws {
    let text = try #require(Files.read(file))
    let session = Session(services: TranscriptServices(now: 0)) { () throws(Raise) in throw Raise(.network, "none") }
    let knowledge = CatalogKnowledge(session.interpreter.table)
    let source = Source(name: file, text: text)
    #expect(Checker.check(source, knowledge: knowledge).isEmpty)
    let writes = !Checker.check(source, knowledge: knowledge, options: .init(readOnly: true)).isEmpty
    #expect(writes == file.contains("09-bulk-change"))
  }

  @Test("an example is laid out as fmt lays it out", arguments: scripts)
  func layout(file: String) throws {
    let text = try #require(Files.read(file))
    let table = BuiltinTable(Library.builtins + [renderBuiltins])
    let laidOut = Formatter.format(Source(name: file, text: text), functionParameters: table.functionParameters)
    #expect(laidOut.text == text)
  }
}
