import Glibc
import Testing

/// What keys do to a line, as it stands on the screen.
@Suite("editing a line")
struct EditingTests {
  private static let up = "\u{1B}[A"
  private static let down = "\u{1B}[B"
  private static let left = "\u{1B}[D"
  private static let undo = "\u{1F}"

  /// The rows of a line: prompt and text, a wide character whole in its row.
  private func rows(_ text: String, _ columns: Int) -> [String] {
    var rows = [""]
    var column = 0
    for scalar in "c100> \(text)".unicodeScalars {
      let width = scalar.value < 0x1100 ? 1 : 2
      if column + width > columns {
        rows.append("")
        column = 0
      }
      rows[rows.count - 1].unicodeScalars.append(scalar)
      column += width
    }
    return rows
  }

  private func types(_ keys: [String], _ terminal: PseudoTerminal) {
    for key in keys {
      terminal.type(key)
      terminal.pump(50)
    }
  }

  /// Keys one by one, and the line that they make. libedit's own way of moving a row's end counts these wrongly.
  static let edits: [(keys: [String], line: String)] = [
    (["中文中文中文中文中文中文中文é", "\u{1}", "X"], "X中文中文中文中文中文中文中文é"),
    (["ab中文한😀中文한😀é中文한", "\u{1}", "中", "\u{5}", "\u{7F}"], "中ab中文한😀中文한😀é中文"),
    (["1中文한😀中文한😀中文한", "\u{1}", "\u{1B}[3~", "(", "\u{1B}[C", "\u{7F}"], "(文한😀中文한😀中文한"),
    (["中中中中中中中中", "\u{1}", "\u{1B}[200~é文\u{1B}[201~", "\u{1B}[C", "\u{1B}[3~"], "é文中中中中中中中"),
  ]

  @Test("wide characters at the right edge stay whole, wherever something is put in or taken out", arguments: edits)
  func wide(edit: (keys: [String], line: String)) throws {
    let terminal = try Program.open(home: "editing", columns: 20)
    types(edit.keys, terminal)
    let rows = rows(edit.line, 20)
    #expect(
      terminal.wait { screen in
        let first = screen.lines.lastIndex { $0.hasPrefix("c100>") } ?? 0
        return Array(screen.lines[first...].filter { !$0.isEmpty }) == rows
      }, "\(terminal.screen.text)")
  }

  @Test("Up finds the entries that begin with what is typed, Down goes back to it")
  func begun() throws {
    let terminal = try Program.open(home: "begun")
    terminal.type("let one = 1\r\"x\"\rlet two = 2\r3\r")
    #expect(terminal.wait(for: "\n3\n"))
    func shows(_ line: String) -> Bool { terminal.wait { $0.lastLine == "c100> \(line)" } }
    types(["let", Self.up], terminal)
    #expect(shows("let two = 2"))
    types([Self.up], terminal)
    #expect(shows("let one = 1"))
    types([Self.up, Self.down], terminal)
    #expect(shows("let two = 2"))
    types([Self.down], terminal)
    #expect(shows("let"))
    // Once something else was typed, that is what is looked for.
    types([Self.up, " "], terminal)
    #expect(shows("let two = 2"))
    types(["\u{15}", Self.up, Self.up, Self.up], terminal)
    #expect(shows("\"x\""))
  }

  @Test("in an entry of several rows the arrows move between them")
  func severalRows() throws {
    let terminal = try Program.open(home: "rows")
    terminal.type("7\rlet list = [\r10,\r20]\r")
    #expect(terminal.wait { $0.isAtPrompt && $0.text.contains("20]") })
    // The whole entry comes back; one to the left, Up is the row above, and what is typed stands there.
    types([Self.up, Self.left, Self.up, "5", Self.down, Self.left, "6", "\r"], terminal)
    terminal.type("list\r")
    #expect(terminal.wait(for: "\n[105, 206]\n"), "\(terminal.screen.text)")
    // Who only looks for an earlier entry passes them whole.
    types([Self.up, Self.up, Self.up, Self.up], terminal)
    #expect(terminal.wait { $0.lastLine == "c100> 7" }, "\(terminal.screen.text)")
  }

  @Test("undo takes back words, what was cut, what was completed, and ends at the empty line")
  func undoing() throws {
    let terminal = try Program.open(home: "undo")
    func shows(_ line: String) -> Bool { terminal.wait { $0.lastLine == (line.isEmpty ? "c100>" : "c100> \(line)") } }
    types("let it2 = agents.li".map(String.init), terminal)
    types(["\u{1}", "\u{B}"], terminal)
    #expect(shows(""))
    types([Self.undo], terminal)
    #expect(shows("let it2 = agents.li"))
    types([Self.undo], terminal)
    #expect(shows("let it2 ="))
    types(["\u{18}\u{15}"], terminal)
    #expect(shows("let it2"))
    types([Self.undo, Self.undo, Self.undo, "1 + 1", "\r"], terminal)
    #expect(terminal.wait(for: "c100> 1 + 1\n2\n"), "\(terminal.screen.text)")
  }
}
