import Testing

@testable import C100Language
@testable import C100Render

@Suite("diagnostics as they are drawn")
struct DiagnosticTextTests {
  let facts = TerminalFacts(width: 80, isTerminal: true)

  private func source(_ text: String) -> Source { Source(name: "report.c100s", text: text) }

  @Test("the shape of the language page")
  func shape() {
    let source = source("let a = 1\n\n\nagents.list().where(.emial.endsWith(\"@x.com\"))\n")
    let start = source.bytes.count - 27
    let diagnostic = Diagnostic(
      .other("no field 'emial' on Agent — did you mean 'email'?"), Span(start + 1, start + 6), source: source,
      help: ["fields of Agent: help(agents)"])
    let wanted = """
      error: no field 'emial' on Agent — did you mean 'email'?
        ┌─ report.c100s:4:22
      4 │ agents.list().where(.emial.endsWith("@x.com"))
        │                      ^^^^^
        = fields of Agent: help(agents)

      """
    #expect(DiagnosticText.draw(diagnostic, facts) == wanted)
  }

  @Test("the mark stands under wide characters, tabs and hidden ones")
  func columns() {
    let source = source("\tlet s = \"中文é\u{202e}\" + 42 // x")
    let at = source.text.utf8.count - 7
    let diagnostic = Diagnostic(.other("x"), Span(at, at + 2), source: source)
    let lines = DiagnosticText.draw(diagnostic, facts).split(separator: "\n").map(String.init)
    #expect(lines[2] == "1 │     let s = \"中文é‹U+202E›\" + 42 // x")
    #expect(lines[3] == "  │ " + String(repeating: " ", count: 30) + "^^")
  }

  @Test("a long line is cut around the mark")
  func long() {
    let source = source(String(repeating: "a", count: 300) + " BAD " + String(repeating: "b", count: 300))
    let drawn = DiagnosticText.draw(Diagnostic(.other("x"), Span(301, 304), source: source), facts)
    let lines = drawn.split(separator: "\n").map(String.init)
    #expect(DisplayWidth.of(lines[2]) <= 80 && lines[2].contains("BAD"))
    let mark = lines[3].unicodeScalars.firstIndex(of: "^").map {
      lines[3].unicodeScalars.distance(from: lines[3].unicodeScalars.startIndex, to: $0)
    }
    let bad = lines[2].unicodeScalars.firstIndex(of: "B").map {
      lines[2].unicodeScalars.distance(from: lines[2].unicodeScalars.startIndex, to: $0)
    }
    #expect(mark == bad)
  }

  @Test("call chains, ASCII, more than nine lines, a span over several lines")
  func chain() {
    let source = source(String(repeating: "\n", count: 9) + "f(\n1)\ng()")
    let other = Source(name: "lib.c100s", text: "boom")
    let diagnostic = Diagnostic(
      .other("x\u{1b}[2J"), Span(9, 14), source: source,
      notes: [
        .init("in f", Span(0, 4), source: other), .init("called here", Span(15, 18)),
        .init("called here", Span(15, 18)),
        .init("called here", Span(15, 18)),
      ])
    let wanted = """
      error: x^[[2J
         --> report.c100s:10:1
      10 | f(
         | ^^
         --> lib.c100s:1:1 in f
       1 | boom
         | ----
         --> report.c100s:12:1 called here
      12 | g()
         | ---
         : … 2 more of the same call

      """
    let ascii = TerminalFacts(isTerminal: true, unicode: false)
    #expect(DiagnosticText.draw(diagnostic, ascii) == wanted)
  }

  @Test("calls by turns are counted too")
  func turns() {
    let source = source("f()\ng()\nf()")
    let turn: [Diagnostic.Note] = [.init("in f", Span(0, 3)), .init("in g", Span(4, 7))]
    let notes = turn + turn + turn + [.init("in f", Span(8, 11))]
    let wanted = """
      error: x
        ┌─ report.c100s:1:1
      1 │ f()
        │ ^
        ├─ report.c100s:1:1 in f
      1 │ f()
        │ ---
        ├─ report.c100s:2:1 in g
      2 │ g()
        │ ---
        ┆ … 4 more of the same calls
        ├─ report.c100s:3:1 in f
      3 │ f()
        │ ---

      """
    #expect(DiagnosticText.draw(Diagnostic(.other("x"), Span(0, 1), source: source, notes: notes), facts) == wanted)
  }

  @Test("sentences are broken at blanks on a terminal, and go on below their beginning")
  func narrow() {
    let source = source("agents.wher(1)")
    let diagnostic = Diagnostic(
      .other("the resource agents has no method 'wher' — did you mean 'where'?"), Span(7, 11), source: source,
      notes: [.init("what is written here stands for it", Span(0, 6))],
      help: ["a list has it: agents.list().where(…)", "中文中文中文 中文中文中文 中文中文中文 中文"])
    let wanted = """
      error: the resource agents has no method
             'wher' — did you mean 'where'?
        ┌─ report.c100s:1:8
      1 │ agents.wher(1)
        │        ^^^^
        ├─ report.c100s:1:1 what is written
           here stands for it
      1 │ agents.wher(1)
        │ ------
        = a list has it:
          agents.list().where(…)
        = 中文中文中文 中文中文中文
          中文中文中文 中文

      """
    let narrow = TerminalFacts(width: 40, isTerminal: true)
    #expect(DiagnosticText.draw(diagnostic, narrow) == wanted)
    #expect(DiagnosticText.draw(diagnostic, .pipe).split(separator: "\n").count == 9)
    let lines = DiagnosticText.draw(diagnostic, narrow).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= 40 })
  }

  @Test("a failure without a place is one line and its help")
  func bare() {
    let raise = Raise(.network, "no answer", help: ["try again"])
    raise.details = [("", "GET https://x/y")]
    #expect(DiagnosticText.draw(raise, facts) == "error: no answer\n  = GET https://x/y\n  = try again\n")
  }
}
