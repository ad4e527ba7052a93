import Glibc
import Testing

/// The built program in a pseudo-terminal, seen as a person sees it.
@Suite("the prompt in a terminal")
struct PromptTests {
  @Test("the first line says that this is the sandbox, and a value is shown")
  func firstLine() throws {
    let terminal = try Program.open()
    #expect(
      terminal.screen.lines[0] == "c100 0.1 · sandbox (no profile yet: `c100 login`) · help, tour, Ctrl-D to leave")
    terminal.type("1 + 1\r")
    #expect(terminal.wait { $0.lines[2] == "2" && $0.lines[3] == "c100>" })
    terminal.type("\u{4}")
    #expect(terminal.status() == 0)
  }

  @Test("a line goes on until its brackets close; Ctrl-C clears it")
  func continuation() throws {
    let terminal = try Program.open()
    terminal.type("[1,\r")
    #expect(terminal.wait { $0.lines[2] == "...[>" })
    terminal.type("2]\r")
    #expect(terminal.wait { $0.lines[2] == "...[> 2]" && $0.lines[3] == "[1, 2]" })
    terminal.type("(3")
    #expect(terminal.wait { $0.lines[4] == "c100> (3" })
    terminal.type("\u{3}")
    #expect(terminal.wait { $0.lines[5] == "c100>" })
  }

  @Test("a pasted block is one entry, taken as it is")
  func paste() throws {
    let terminal = try Program.open(rows: 40)
    terminal.type("\u{1B}[200~let a = 1\rlet b = [\r\t2,\r]\rb + [a]\r\u{1B}[201~")
    #expect(terminal.wait { $0.lines[5] == "b + [a]" })
    terminal.type("\r")
    #expect(terminal.wait { $0.lines[6] == "[2, 1]" })
  }

  @Test("Tab completes, and lists what there is")
  func completion() throws {
    let terminal = try Program.open()
    terminal.type("agents.list(pageS\t")
    #expect(terminal.wait { $0.lines[1] == "c100> agents.list(pageSize:" })
    terminal.type("\u{3}")
    #expect(terminal.wait { $0.lines[2] == "c100>" })
    terminal.type("agents.get(68).ema\t")
    #expect(terminal.wait { $0.lines[2] == "c100> agents.get(68).email" })
  }

  @Test("plain lines on a terminal that cannot place a cursor", arguments: ["dumb", ""])
  func dumb(term: String) throws {
    let terminal = try Program.open { $0["TERM"] = term.isEmpty ? nil : term }
    terminal.type(Array("(1 +\r41)\r".utf8))
    #expect(terminal.wait(for: "42"))
    #expect(!terminal.raw.contains(0x1B))
  }

  @Test("ten columns are enough to work in")
  func narrow() throws {
    let terminal = try Program.open(columns: 10)
    terminal.type("40+2\r")
    #expect(terminal.wait(for: "\n42\n"))
  }

  @Test("the pager gets what is longer than the screen, and nothing else")
  func pager() throws {
    let terminal = try Program.open(home: "pager") { $0["C100_PAGER"] = "sed 's/^/| /'; echo left" }
    terminal.type(":set pager on\r[1, 2]\r")
    #expect(terminal.wait(for: "\n[1, 2]\n"))
    terminal.type("(1..40).map(\"row \\(it)\").collect()\r")
    #expect(terminal.wait { $0.text.contains("|   \"row 40\"") && $0.lastLine == "c100>" }, "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("left"))
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "\n42\n"))
  }

  @Test("leaving the pager early ends the showing, not the session; one that is not there loses nothing")
  func pagerLeft() throws {
    let early = try Program.open(home: "pager") { $0["C100_PAGER"] = "head -n 2" }
    early.type(":set pager on\r(1..200000).map(\"row \\(it)\").collect().json()\r")
    #expect(early.wait { $0.text.contains("\"row 1\"") && $0.lastLine == "c100>" }, "\(early.screen.text)")
    early.type("_ == null\r")
    #expect(early.wait(for: "\nfalse\n"), "\(early.screen.text)")
    let missing = try Program.open(home: "pager") { $0["C100_PAGER"] = "/nowhere/pager" }
    missing.type(":set pager on\r(1..40).map(\"row \\(it)\").collect()\r")
    #expect(
      missing.wait { $0.text.contains("\"row 40\"") && $0.text.contains("does not run") }, "\(missing.screen.text)")
  }

  @Test("while the pager has the screen, requests are traced behind it")
  func pagerTrace() throws {
    let terminal = try Program.open(["--trace"], home: "pager", rows: 60) { $0["C100_PAGER"] = "cat; echo left" }
    terminal.resize(columns: 120, rows: 12)
    terminal.type(":set pager on\r:set ask off\r")
    terminal.type("chats.list(timeFrom: now() - 7.days, pageSize: 10).take(60).ndjson()\r")
    #expect(terminal.wait { $0.text.contains("left") && $0.isAtPrompt }, "\(terminal.screen.text)")
    let parts = String(decoding: terminal.raw, as: UTF8.self).split(separator: "left\r\n")
    // The pages that came before the screen was full are told before; all others behind the pager.
    #expect(parts.count == 2 && parts[1].contains("\r\n< ") && parts[1].contains("> "), "\(parts.last ?? "")")
    let rows = parts[0].split(separator: "\r\n").drop { !$0.hasPrefix("{") }
    #expect(rows.allSatisfy { !$0.hasPrefix("> ") && !$0.hasPrefix("< ") })
  }

  @Test("costly work tells its cost: go on, fewer, stop; a second list of the same entry is not asked about")
  func cost() throws {
    let terminal = try Program.open(["-q"], home: "cost", rows: 40)
    let list = "chats.list(timeFrom: now() - 30.days, pageSize: 10)"
    terminal.type("\(list).collect().count()\r")
    #expect(terminal.wait(for: "go on? [Y]es, a number of items, [n]o"), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("more calls for"))
    terminal.type(Array("25\r".utf8))
    #expect(terminal.wait { $0.text.contains("the first 25 are read\n25\n") }, "\(terminal.screen.text)")
    terminal.type("\(list).collect().count()\r")
    #expect(terminal.wait { $0.lastLine.hasPrefix("  go on?") })
    terminal.type(Array("n\r".utf8))
    #expect(terminal.wait(for: "stopped"))
    terminal.type(":set ask off\r\(list).collect().count() > 100\r")
    #expect(terminal.wait(for: "\ntrue\n"), "\(terminal.screen.text)")
  }

  @Test("many changes of one entry are asked about once, each deletion until all is said")
  func changes() throws {
    let terminal = try Program.open(home: "changes", rows: 40)
    terminal.type("agents.list().take(5).collect().each(a => agents.update(a.id, title: \"X\"))\r")
    #expect(terminal.wait(for: "this entry has made 3 changes and makes more: go on?"), "\(terminal.screen.text)")
    terminal.type(Array("y\r".utf8))
    #expect(terminal.wait(until: \.isAtPrompt), "\(terminal.screen.text)")
    terminal.type("agents.list().skip(5).take(3).collect().each(a => agents.delete(a.id))\r")
    #expect(terminal.wait { $0.lastLine.hasPrefix("  delete it? [y]es, [N]o") })
    terminal.type(Array("y\r".utf8))
    #expect(terminal.wait { $0.lastLine.contains("[a]ll of this entry") })
    terminal.type(Array("a\r".utf8))
    #expect(terminal.wait(until: \.isAtPrompt), "\(terminal.screen.text)")
    #expect(terminal.screen.text.components(of: "agents.delete: DELETE") == 3)
  }

  @Test("a long list goes on with more")
  func more() throws {
    let terminal = try Program.open(home: "more")
    terminal.type(":set limit 3\r(1..8).collect()\r")
    #expect(terminal.wait(for: "[1, 2, 3]\n  … 5 more: more"), "\(terminal.screen.text)")
    terminal.type("more\rmore\r")
    #expect(terminal.wait(for: "[7, 8]\n"), "\(terminal.screen.text)")
    terminal.type("more\r")
    #expect(terminal.wait(for: "nothing to go on with"))
  }

  @Test("the limits of memory and steps are set at the prompt, and hold from the next entry on")
  func limits() throws {
    let terminal = try Program.open(home: "limits")
    terminal.type(":set memory 20M\r(1..1e12).collect()\r")
    #expect(terminal.wait(for: "to allow more: :set memory 40M"), "\(terminal.screen.text)")
    terminal.type(":set memory none\r:set steps 500\r(1..1e12).sum()\r")
    #expect(terminal.wait(for: "to allow more: :set steps N"), "\(terminal.screen.text)")
    terminal.type(":set steps none\r(1..100_000).sum()\r:set steps x\r")
    #expect(terminal.wait(for: "\n5000050000\n"))
    #expect(terminal.wait(for: "steps wants a number above 0, or none, got 'x'"))
  }

  @Test("--plain writes no escape sequence, and lists candidates as numbered lines")
  func plain() throws {
    let terminal = try Program.open(["--plain"], home: "plain") { $0["NO_COLOR"] = nil }
    terminal.type(Array(":set ke\t\r".utf8))
    #expect(terminal.wait(for: "c100> :set keep"), "\(terminal.screen.text)")
    terminal.type(Array("\ragents.list(page\t\r".utf8))
    #expect(terminal.wait { $0.text.contains("1. pageIndex:") && $0.text.contains("2. pageSize:") })
    #expect(!terminal.raw.contains(0x1B))
  }

  @Test("--plain tells which byte is no UTF-8, not the first beyond ASCII")
  func plainInvalid() throws {
    let terminal = try Program.open(["--plain"], home: "plain-invalid")
    terminal.type(Array("\"é".utf8) + [0xFF] + Array("\"\r".utf8))
    #expect(terminal.wait(for: "a byte that is not UTF-8: FF at byte 4"), "\(terminal.screen.text)")
  }

  @Test("help takes words and names; what is told breaks at words where the terminal is narrow")
  func helpWords() throws {
    let terminal = try Program.open(home: "help", columns: 44, rows: 60)
    #expect(terminal.screen.lines.prefix(3).joined(separator: " ").contains("help, tour, Ctrl-D to leave"))
    terminal.type(":foo\r:hlep\r")
    #expect(terminal.wait(for: "error: there is no command ':foo'; :help\n    lists them"), "\(terminal.screen.text)")
    #expect(terminal.wait(for: "did you\n    mean :help?"), "\(terminal.screen.text)")
    for (line, shown) in [
      ("help agents", "fields of Agent"), ("help time zones", "IANA names"), ("?", "Ask the API"),
      (":help agents.list", "List agents"), ("help where", "narrowed on the server"), (":set", "(rows of a listing"),
    ] {
      terminal.type(line + "\r")
      #expect(terminal.wait { $0.text.contains(shown) && $0.isAtPrompt }, "\(line): \(terminal.screen.text)")
    }
  }

  @Test("init.c100s runs at the start; its mistake is shown and costs nothing else")
  func initScript() throws {
    let folder = Program.home("init") + "/.config"
    mkdir(folder, 0o700)
    mkdir(folder + "/c100", 0o700)
    try #require(Program.write("let mine = 40\nnope\n", to: folder + "/c100/init.c100s"))
    let terminal = try Program.open(home: "init")
    #expect(terminal.wait(for: "unknown name 'nope'"), "\(terminal.screen.text)")
    terminal.type("1 + 41\r")
    #expect(terminal.wait(for: "\n42\n"), "\(terminal.screen.text)")
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
