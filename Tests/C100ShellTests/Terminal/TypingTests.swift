import Glibc
import Testing

/// What is typed and pasted stands on the screen as it was meant (promises R60, R61).
@Suite("typing and pasting")
struct TypingTests {
  static let locales = ["", "C", "C.UTF-8"]

  private func open(_ locale: String, columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
    try Program.open(home: "typing", columns: columns, rows: rows) { $0["LANG"] = locale.isEmpty ? nil : locale }
  }

  @Test("letters of every width: backspace and arrows keep the columns right", arguments: locales)
  func widths(locale: String) throws {
    let terminal = try open(locale)
    terminal.type("\"é中文😀x\u{7F}\u{1B}[D\u{1B}[D!\u{5}\"\r")
    #expect(terminal.wait { $0.lines[1] == "c100> \"é中!文😀\"" && $0.lines[2] == "\"é中!文😀\"" })
  }

  /// What it counts, what it prints as: an emoji of several scalars, letters from right to left, marks that combine.
  static let texts = ["👩‍👩‍👧", "שלום עולם", "مرحبا", "e\u{301}", "नमस्ते", "🇩🇪", "ﬀ", "ｶﾞ"]

  @Test("families, flags, letters from right to left: the value is what was typed", arguments: texts)
  func scalars(text: String) throws {
    let terminal = try open("C")
    terminal.type("\"\(text)\"\r")
    terminal.type("\"\(text)\".count()\r")
    #expect(terminal.wait { $0.text.contains("\n\(text.unicodeScalars.count)\n") }, "\(terminal.screen.text)")
    // The same text pasted is the same value, and the arrow keys bring it back.
    terminal.type("\u{1B}[200~_1 == \"\(text)\"\u{1B}[201~\r")
    #expect(terminal.wait(for: "\ntrue\n"), "\(terminal.screen.text)")
  }

  @Test("a byte that is no UTF-8 is reported with its place, and nothing is evaluated", arguments: locales)
  func invalid(locale: String) throws {
    let terminal = try open(locale)
    terminal.type([UInt8(ascii: "1"), UInt8(ascii: "+"), 0xFF, UInt8(ascii: "2"), 13])
    #expect(terminal.wait(for: "a byte that is not UTF-8: FF at byte 3"), "\(terminal.screen.text)")
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "\n42\n"))
  }

  // MARK: - Pasting

  @Test("many lines are one entry, run once, after the last", arguments: [(true, 2000), (false, 2000)])
  func manyLines(isBracketed: Bool, count: Int) throws {
    let terminal = try open("C.UTF-8")
    let lines = ["let t = ["] + (1...count).map { "\t\($0)," } + ["].sum(); print(\"ran\"); t"]
    let text = lines.joined(separator: "\r")
    terminal.type(isBracketed ? "\u{1B}[200~\(text)\u{1B}[201~\r" : text + "\r")
    let sum = count * (count + 1) / 2
    #expect(terminal.wait { $0.text.contains("ran\n\(sum)\nc100>") }, "\(terminal.screen.text)")
    terminal.type("1 + 1\r")
    #expect(terminal.wait(for: "\n2\n"))
  }

  @Test("a line of 64 KiB is taken whole")
  func longLine() throws {
    let terminal = try open("C.UTF-8")
    let text = String(repeating: "x", count: 65_536)
    terminal.type("\u{1B}[200~\"\(text)\".count()\u{1B}[201~\r")
    #expect(terminal.wait(for: "65536"), "\(terminal.screen.text.suffix(200))")
  }

  @Test("what a paste holds is text: tabs, Enter, Ctrl-C, escape sequences")
  func controls() throws {
    let terminal = try open("C.UTF-8")
    terminal.type("\u{1B}[200~\"a\tb\u{1}\u{4}\u{12}\u{1B}[Ac\".count()\u{1B}[201~")
    #expect(terminal.wait { $0.lastLine.contains(".count()") })
    #expect(!terminal.screen.text.contains("\nc100>\n"))
    terminal.type("\r")
    // A control character in a string is an error of the program, and never a key.
    #expect(terminal.wait { $0.lastLine == "c100>" && !$0.text.contains("bck") }, "\(terminal.screen.text)")
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "\n42\n"))
  }

  @Test(
    "lines that come one by one are an entry when they are whole: blocks of text, operators at the end, brackets",
    arguments: [
      (["let t = \"\"\"", "a (", "b \\(1 +", "1) [", "\"\"\".lines().count()", "t"], "\n2\n"),
      (["let s = 1 +", "2 +", "3", "s * 7"], "\n42\n"),
      (["[", "\"a\", // ] (", "\"b\"", "].join(\"-\")"], "\n\"a-b\"\n"),
      (["func f(x) {", "return x + 1", "}", "f(41)"], "\n42\n"),
    ])
  func entries(lines: [String], shown: String) throws {
    let terminal = try open("C.UTF-8")
    terminal.type(lines.joined(separator: "\r") + "\r")
    #expect(terminal.wait(for: shown), "\(terminal.screen.text)")
  }

  @Test("Tab closes a call, and a parenthesis that is typed then is the one that stands there")
  func closing() throws {
    let terminal = try open("C.UTF-8")
    terminal.type("\"ab\".repe\t")
    #expect(terminal.wait { $0.lastLine == "c100> \"ab\".repeat()" }, "\(terminal.screen.text)")
    terminal.type("2).count()\r")
    #expect(terminal.wait(for: "\n4\n"), "\(terminal.screen.text)")
    // One more is one more.
    terminal.type("(\"ab\".repe\t2))\r")
    #expect(
      terminal.wait { $0.text.contains("c100> (\"ab\".repeat(2))\n") && $0.isAtPrompt }, "\(terminal.screen.text)")
  }

  @Test("nothing is completed while text comes in fast")
  func tabs() throws {
    let terminal = try open("C.UTF-8")
    terminal.type("let o = {\r\ta: 1,\r\tage: 2\r}; o\r")
    #expect(terminal.wait(for: "{\"a\": 1, \"age\": 2}"), "\(terminal.screen.text)")
  }
}
