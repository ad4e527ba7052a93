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
    terminal.type("(1 +\r41)\r")
    #expect(terminal.wait(for: "42"))
    #expect(!terminal.raw.contains(0x1B))
  }

  @Test("ten columns are enough to work in")
  func narrow() throws {
    let terminal = try Program.open(columns: 10)
    terminal.type("40+2\r")
    #expect(terminal.wait(for: "\n42\n"))
  }
}
