import C100Language

/// Draws diagnostics and failures in the one shape that they have everywhere:
///
/// ```
/// error: no field 'emial' on Agent — did you mean 'email'?
///   ┌─ report.c100s:4:21
/// 4 │ agents.list().where(.emial.endsWith("@x.com"))
///   │                      ^^^^^
///   = fields of Agent: help(agents)
/// ```
/// Safe for a terminal whatever the source and the messages hold, in a pipe too.
public struct DiagnosticText {
  private let facts: TerminalFacts
  private let theme: Theme
  private var text = ""

  /// The text of a diagnostic, with a line end.
  public static func draw(_ diagnostic: Diagnostic, _ facts: TerminalFacts, _ theme: Theme = .standard) -> String {
    var drawing = DiagnosticText(facts, theme)
    drawing.add(diagnostic, details: [], omitted: 0)
    return drawing.text
  }

  /// The text of several, separated by blank lines.
  public static func draw(_ diagnostics: [Diagnostic], _ facts: TerminalFacts, _ theme: Theme = .standard) -> String {
    diagnostics.map { draw($0, facts, theme) }.joined(separator: "\n")
  }

  /// The text of a failure at run time, with its call chain.
  public static func draw(_ raise: Raise, _ facts: TerminalFacts, _ theme: Theme = .standard) -> String {
    var drawing = DiagnosticText(facts, theme)
    drawing.add(raise.diagnostic, details: raise.details, omitted: raise.omittedFrames)
    return drawing.text
  }

  /// The text of whatever ended an evaluation.
  public static func draw(
    _ failure: EvaluationFailure, _ facts: TerminalFacts = .pipe, _ theme: Theme = .standard
  ) -> String {
    switch failure {
    case .syntax(let diagnostics): draw(diagnostics, facts, theme)
    case .raised(let raise): draw(raise, facts, theme)
    }
  }

  private init(_ facts: TerminalFacts, _ theme: Theme) {
    self.facts = facts
    self.theme = theme
  }

  // MARK: - Parts

  private mutating func add(_ diagnostic: Diagnostic, details: [(String, String)], omitted: Int) {
    let (word, role): (String, Role) =
      switch diagnostic.severity {
      case .error: ("error", .error)
      case .warning: ("warning", .warning)
      case .hint: ("hint", .hint)
      }
    text += paint(word, role) + ": " + wrapped(clean(diagnostic.message), from: word.utf8.count + 2) + "\n"

    let notes = diagnostic.notes.filter { $0.source != nil || diagnostic.source != nil }
    var gutter = 1
    if let source = diagnostic.source {
      for span in [diagnostic.span] + notes.map(\.span) {
        gutter = max(gutter, String(source.line(of: span.start)).utf8.count)
      }
    }
    for note in notes {
      if let source = note.source { gutter = max(gutter, String(source.line(of: note.span.start)).utf8.count) }
    }

    if let source = diagnostic.source { addPlace(source, diagnostic.span, nil, gutter, isFirst: true) }
    var drawn: [(message: String, span: Span, source: String)] = []
    var repeated: Set<Int> = []
    var count = 0
    for note in notes {
      guard let source = note.source ?? diagnostic.source else { continue }
      // The frames of a recursion come again and again, one alone or several by turns: they are counted.
      if let place = drawn.firstIndex(where: { $0 == (note.message, note.span, source.name) }) {
        repeated.insert(place)
        count += 1
        continue
      }
      addRepeated(count, repeated.count, gutter)
      (count, repeated) = (0, [])
      drawn.append((note.message, note.span, source.name))
      addPlace(source, note.span, note.message, gutter, isFirst: false)
    }
    addRepeated(count, repeated.count, gutter)
    if omitted > 0 { addFact("\(Show.grouped(omitted)) more calls in between", gutter) }
    for (name, value) in details { addFact(name.isEmpty ? value : "\(name): \(value)", gutter) }
    for help in diagnostic.help { addFact(help, gutter) }
  }

  private mutating func addRepeated(_ count: Int, _ kinds: Int, _ gutter: Int) {
    guard count > 0 else { return }
    let border = paint(facts.unicode ? "┆" : ":", .border)
    let calls = kinds == 1 ? "call" : "calls"
    text += blanks(gutter + 1) + border + " … \(Show.grouped(count)) more of the same \(calls)\n"
  }

  private mutating func addFact(_ fact: String, _ gutter: Int) {
    for (i, line) in clean(fact, keepsLines: true).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = wrapped(String(line), from: gutter + 3)
      text += blanks(gutter + 1) + (i == 0 ? paint("=", .border) : " ") + " " + line + "\n"
    }
  }

  /// The place, its line and the mark under the span.
  private mutating func addPlace(_ source: Source, _ span: Span, _ note: String?, _ gutter: Int, isFirst: Bool) {
    let (line, column) = source.position(span.start)
    let corner = facts.unicode ? (isFirst ? "┌─" : "├─") : "-->"
    let place = clean("\(source.name):\(line):\(column)")
    text += blanks(gutter + 1) + paint(corner, .border) + " " + paint(place, .place)
    if let note {
      let column = gutter + 3 + DisplayWidth.of(corner) + DisplayWidth.of(place)
      text += " " + wrapped(clean(note), from: column, goingOn: gutter + 2 + DisplayWidth.of(corner))
    }
    text += "\n"

    let excerpt = Excerpt(source, span, columns: max(20, (facts.isTerminal ? facts.width : 160) - gutter - 3), facts)
    let bar = paint(facts.unicode ? "│" : "|", .border)
    let number = String(line)
    text += blanks(gutter - number.utf8.count) + paint(number, .border) + " " + bar + " " + excerpt.line + "\n"
    let mark = String(repeating: isFirst ? "^" : "-", count: excerpt.markWidth)
    text += blanks(gutter + 1) + bar + " " + blanks(excerpt.markStart) + paint(mark, isFirst ? .caret : .border) + "\n"
  }

  /// A sentence that begins in a column, on a terminal broken at blanks; it goes on below its beginning.
  private func wrapped(_ sentence: String, from column: Int, goingOn next: Int? = nil) -> String {
    facts.isTerminal
      ? Paragraph.continued(sentence, from: column, goingOn: next ?? column, width: facts.width) : sentence
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
  private func paint(_ text: String, _ role: Role) -> String { theme.paint(text, role, facts) }
  private func clean(_ text: String, keepsLines: Bool = false) -> String {
    TerminalText.clean(text, keepsLines: keepsLines, unicode: facts.unicode)
  }

  // MARK: - The source line

  /// One line of a source as it is shown, and where the mark stands under it, in columns.
  private struct Excerpt {
    var line: String
    var markStart: Int
    var markWidth: Int

    init(_ source: Source, _ span: Span, columns: Int, _ facts: TerminalFacts) {
      let bounds = Self.near(span, source.lineSpan(around: span.start), source.bytes)
      let end = max(span.start, min(span.end, bounds.end))
      let before = Self.shown(source.text(Span(Int(bounds.start), Int(span.start))), facts)
      let marked = Self.shown(source.text(Span(Int(span.start), Int(end))), facts)
      let after = Self.shown(source.text(Span(Int(end), Int(bounds.end))), facts)
      line = before + marked + after
      markStart = DisplayWidth.of(before)
      markWidth = max(1, DisplayWidth.of(marked))
      guard DisplayWidth.of(line) > columns else { return }
      cut(before, marked + after, columns, facts.ellipsis)
    }

    /// The part of a line, which may have megabytes, that can be seen around a span: whole scalars.
    private static func near(_ span: Span, _ line: Span, _ bytes: [UInt8]) -> Span {
      let reach = 8_192
      var start = max(Int(line.start), Int(span.start) - reach)
      while start < Int(span.start), start > Int(line.start), bytes[start] & 0xC0 == 0x80 { start += 1 }
      var end = min(Int(line.end), Int(span.start) + reach)
      while end > Int(span.start), end < Int(line.end), bytes[end] & 0xC0 == 0x80 { end -= 1 }
      return Span(start, max(start, end))
    }

    /// A long line is cut on both sides of the mark.
    private mutating func cut(_ before: String, _ rest: String, _ columns: Int, _ ellipsis: String) {
      var head = before
      let lead = columns / 3
      if markStart > lead {
        // Keep the last columns before the mark.
        var kept: [UnicodeScalar] = []
        var width = DisplayWidth.of(ellipsis)
        for scalar in before.unicodeScalars.reversed() {
          let next = DisplayWidth.of(scalar: scalar.value)
          guard width + next <= lead else { break }
          width += next
          kept.append(scalar)
        }
        head = ellipsis
        head.unicodeScalars.append(contentsOf: kept.reversed())
        markStart = DisplayWidth.of(head)
      }
      line = DisplayWidth.fitted(head + rest, columns: columns, mark: ellipsis)
      markWidth = max(1, min(markWidth, columns - markStart))
    }

    /// Tabs as four blanks, everything hidden shown.
    private static func shown(_ text: String, _ facts: TerminalFacts) -> String {
      var spaced = ""
      for scalar in text.unicodeScalars {
        if scalar == "\t" { spaced += "    " } else { spaced.unicodeScalars.append(scalar) }
      }
      return TerminalText.clean(spaced, unicode: facts.unicode)
    }
  }
}
