import Glibc
import Testing

/// The history of real sessions, whatever happens to them and to the file (promise R63).
@Suite("history across sessions")
struct HistoryFileTests {
  private func lines(_ home: String) -> [String] {
    let path = Program.historyPath(home)
    let descriptor = Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let n = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes[..<max(0, n)], as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("entries are there in the next session; a login's are not")
  func kept() throws {
    let first = try Program.open(home: "history")
    first.type("40 + 2\r")
    #expect(first.wait { $0.lines[2] == "42" })
    first.type("login(token: \"hunter2hunter2\")\r")
    #expect(first.wait { $0.lines[4].hasPrefix("c100>") || $0.lines[5].hasPrefix("c100>") })
    first.type("\u{4}")
    #expect(first.status() == 0)
    let second = try Program.open(home: "history")
    second.type("\u{1B}[A")
    #expect(second.wait { $0.lines[1] == "c100> 40 + 2" })
    #expect(!lines("history").joined().contains("hunter2"))
  }

  @Test("two sessions at a time lose no line; kill -9 loses at most the last")
  func parallel() throws {
    let one = try Program.open(home: "parallel")
    let two = try Program.open(home: "parallel")
    for turn in 0..<20 {
      one.type("1000 + \(turn)\r")
      two.type("2000 + \(turn)\r")
    }
    #expect(one.wait(for: "\n1019\n"))
    #expect(two.wait(for: "\n2019\n"))
    kill(one.pid, SIGKILL)
    kill(two.pid, SIGKILL)
    let kept = Set(lines("parallel"))
    for turn in 0..<20 {
      #expect(kept.contains("1000 + \(turn)"))
      #expect(kept.contains("2000 + \(turn)"))
    }
  }

  @Test("an entry of several lines comes back whole, and Ctrl-R finds it")
  func several() throws {
    let first = try Program.open(home: "several")
    first.type("let list = [\r1,\r2]\r3 * 3\r")
    #expect(first.wait(for: "\n9\n"))
    first.type("\u{4}")
    #expect(first.status() == 0)
    let second = try Program.open(home: "several")
    second.type("\u{12}list")
    #expect(second.wait { $0.text.contains("let list = [") }, "\(second.screen.text)")
    second.type("\r")
    second.type("list\r")
    #expect(second.wait(for: "\n[1, 2]\n"), "\(second.screen.text)")
  }

  /// What may lie where the history is expected.
  enum Damage: String, CaseIterable {
    case binary, cut, huge, endless, empty

    var bytes: [UInt8] {
      switch self {
      case .binary: (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      case .cut: Array("1 + 1\n2 + \\".utf8)
      case .huge: Array(String(repeating: "0123456789 + 1\n", count: 60_000).utf8)
      case .endless: [UInt8](repeating: 0x78, count: 9 << 20)
      case .empty: []
      }
    }

    var warns: Bool { self != .huge && self != .empty }
  }

  @Test("a damaged file costs a warning, and the prompt works", arguments: Damage.allCases)
  func damaged(damage: Damage) throws {
    try #require(Program.write(damage.bytes, to: Program.historyPath(damage.rawValue)))
    let terminal = try Program.open(home: damage.rawValue)
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "\n42\n"), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("warning: history") == damage.warns)
    terminal.type("\u{1B}[A")
    #expect(terminal.wait { $0.lastLine == "c100> 40 + 2" })
  }

  @Test("where its folder cannot be made, that is said, and the prompt works")
  func noFolder() throws {
    let local = Program.home("nofolder") + "/.local"
    mkdir(local, 0o700)
    try #require(Program.write("a file", to: local + "/state"))
    let terminal = try Program.open(home: "nofolder", columns: 120)
    #expect(terminal.wait(for: "warning: the history is not kept"), "\(terminal.screen.text)")
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "\n42\n"))
    terminal.type("\u{1B}[A")
    #expect(terminal.wait { $0.lastLine == "c100> 40 + 2" })
  }

  @Test("a folder or a link in its place is not written to")
  func notAFile() throws {
    let path = Program.historyPath("folder")
    mkdir(path, 0o700)
    let other = Program.home("link") + "/other"
    try #require(Program.write("keep\n", to: other))
    symlink(other, Program.historyPath("link"))
    for home in ["folder", "link"] {
      let terminal = try Program.open(home: home)
      terminal.type("40 + 2\r")
      #expect(terminal.wait(for: "\n42\n"), "\(terminal.screen.text)")
      #expect(terminal.screen.text.contains("warning: history"))
    }
    var status = stat()
    stat(other, &status)
    #expect(status.st_size == 5)
  }
}
