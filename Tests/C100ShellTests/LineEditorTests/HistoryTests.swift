import Glibc
import Testing

@testable import LineEditor

@Suite("history")
struct HistoryTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/c100-history-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      unlink(folder + "/history")
      unlink(folder + "/other")
      rmdir(folder)
    }
    try body(folder)
  }

  private func contents(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    return Array(bytes[..<max(0, read(descriptor, &bytes, bytes.count))])
  }

  private func write(_ bytes: [UInt8], to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = Glibc.write(descriptor, bytes, bytes.count)
    close(descriptor)
  }

  @Test("an entry of several lines is kept whole, an equal one once")
  func wholeAndUnique() throws {
    try withFolder { folder in
      let path = folder + "/history"
      let history = History(path: path)
      for entry in ["a(\n  1)", "b \\n", "a(\n  1)", "   "] { history.add(entry) }
      #expect(history.entries == ["b \\n", "a(\n  1)"])
      #expect(History(path: path).entries == ["b \\n", "a(\n  1)"])
    }
  }

  @Test("two sessions lose no line")
  func shared() throws {
    try withFolder { folder in
      let path = folder + "/history"
      let one = History(path: path)
      let two = History(path: path)
      one.add("1")
      two.add("2")
      one.add("3")
      #expect(History(path: path).entries == ["1", "2", "3"])
    }
  }

  @Test("only the owner can read the file, whatever the umask")
  func mode() throws {
    try withFolder { folder in
      let path = folder + "/history"
      let before = umask(0)
      History(path: path).add("1")
      umask(before)
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
  }

  @Test("behind damaged lines the history goes on")
  func goesOn() throws {
    try withFolder { folder in
      let path = folder + "/history"
      write([0x31, 0x0A, 0xFF, 0x0A], to: path)
      let history = History(path: path)
      history.add("2")
      #expect(history.warning?.contains("1 damaged lines") == true)
      #expect(History(path: path).entries == ["1", "2"])
    }
  }

  @Test("the last entries are kept, however many come")
  func capacity() {
    let history = History(path: nil, capacity: 5)
    for number in 1...40 { history.add("\(number % 20)") }
    #expect(history.entries == ["16", "17", "18", "19", "0"])
    history.forget { $0 == "18" }
    #expect(history.entries == ["15", "16", "17", "19", "0"])
  }

  @Test("a link is not followed")
  func link() throws {
    try withFolder { folder in
      write([], to: folder + "/other")
      symlink(folder + "/other", folder + "/history")
      let history = History(path: folder + "/history")
      history.add("1")
      #expect(history.warning != nil)
      #expect(contents(folder + "/other").isEmpty)
      #expect(history.entries == ["1"])
    }
  }

  @Test("a damaged file costs a warning, its good lines stay")
  func damaged() throws {
    try withFolder { folder in
      let path = folder + "/history"
      write(Array("good\n".utf8) + [0xFF, 0x00, 0x0A] + Array("bad\\x\nfine\n".utf8), to: path)
      let history = History(path: path)
      #expect(history.entries == ["good", "fine"])
      #expect(history.warning == "history: 2 damaged lines of \(path) are left out")
    }
  }

  @Test("entries that held a secret are forgotten, also on disk; older ones are not this session's")
  func forget() throws {
    try withFolder { folder in
      let path = folder + "/history"
      History(path: path).add("before: hunter2")
      let history = History(path: path)
      history.add("let p = \"hunter2\"")
      history.add("agents.list()")
      history.forget { $0.contains("hunter2") }
      #expect(history.entries == ["before: hunter2", "agents.list()"])
      #expect(History(path: path).entries == ["before: hunter2", "agents.list()"])
    }
  }

  @Test("the number of entries is bounded")
  func bounded() {
    let history = History(path: nil, capacity: 10)
    for i in 0..<100 { history.add("\(i)") }
    #expect(history.entries == (90..<100).map(String.init))
  }
}

@Suite("prompts and candidates")
struct LineEditorTextTests {
  @Test(
    "escape sequences stand between marks, and never last",
    arguments: [
      ("c100> ", "c100> "), ("\u{1B}[1mx\u{1B}[0m ", "\u{1}\u{1B}[1m\u{1}x\u{1}\u{1B}[0m\u{1} "),
      ("\u{1B}[1mx\u{1B}[0m", "\u{1}\u{1B}[1m\u{1}x\u{1}\u{1B}[0m\u{1} "), ("", ""),
    ])
  func marked(prompt: String, marked: String) { #expect(TerminalEditor.marked(prompt) == marked) }

  @Test("the common prefix is by scalars")
  func commonPrefix() {
    let completion = Completion(range: 0..<0, candidates: [Candidate("agents"), Candidate("agentX")])
    #expect(completion.commonPrefix == "agent")
    #expect(Completion.none.commonPrefix == "")
  }

  @Test("candidates with notes stand one a line")
  func notes() {
    Terminal.useUTF8()
    let list = CandidateList(columns: 30, rows: 10, usesColour: false)
    #expect(
      list.text([Candidate("list", note: "all agents of the site"), Candidate("中文", note: "x")])
        == "  list  all agents of the si…\n  中文  x\n")
  }

  @Test("many candidates stand in columns, what does not fit is counted")
  func columns() {
    let list = CandidateList(columns: 12, rows: 2, usesColour: false)
    #expect(list.text((1...5).map { Candidate("a\($0)") }) == "a1  a3  a5\na2  a4\n")
    #expect(list.text((1...9).map { Candidate("a\($0)") }) == "a1  a3  a5\na2  a4  a6\n… 3 more\n")
  }
}
