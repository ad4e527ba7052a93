import C100Language
import JSONText

/// The text of one value in a table, on one line and safe to show.
struct TableCell {
  var text: String
  var width: Int
  var kind: Kind
  /// The text is long and as it came: it is cleaned piece by piece where it is written.
  private var isLong = false

  enum Kind {
    case empty, number, text, literal, time

    init(_ kind: JSONKind) {
      self =
        switch kind {
        case .null, .list, .object: .empty
        case .bool: .literal
        case .number: .number
        case .string: .text
        }
    }
  }

  init(_ value: Value, _ look: Look, _ run: Run) throws(Raise) {
    switch value {
    case .nothing, .null: self.init("", 0, .empty)
    case .integer(let number):
      let text = String(number)
      self.init(text, text.utf8.count, .number)
    case .decimal, .number:
      let text = try ValueText.scalar(value, run) ?? ""
      self.init(text, text.utf8.count, .number)
    case .bool(let flag): self.init(flag ? "true" : "false", flag ? 4 : 5, .literal)
    case .string(let string):
      if let points = string.unpairedText {
        self.init(points, look)
      } else {
        try self.init(string.text, look, run)
      }
    case .list, .object: try self.init(try Self.nested(value, look, run), look, run)
    case .time(let time) where look.facts.isTerminal:
      let text = NearTime.text(time, run.services)
      self.init(text, text.utf8.count, .time)
    case .range, .function, .time, .duration, .sequence, .host:
      try self.init(try ValueText.line(value, run), look, run)
    }
  }

  private init(_ scalar: JSONScalar, _ look: Look, _ run: Run) throws(Raise) {
    switch scalar.kind {
    case .string:
      if let points = scalar.unpairedText {
        self.init(points, look)
      } else {
        try self.init(scalar.text, look, run)
      }
    case .null, .list, .object: self.init("", 0, .empty)
    case .number, .bool: self.init(scalar.text, scalar.source.count, Kind(scalar.kind))
    }
  }

  init(_ found: RowReader.Found, _ look: Look, _ run: Run) throws(Raise) {
    switch found {
    case .scalar(let scalar): try self.init(scalar, look, run)
    case .value(let value): try self.init(value, look, run)
    }
  }

  /// - Parameter points: those of a string with unpaired surrogates.
  private init(_ points: [UInt32], _ look: Look) {
    let text = TerminalText.clean(points, unicode: look.facts.unicode)
    self.init(text, DisplayWidth.of(text), .text)
  }

  /// A text of any length. No terminal shows much of a long one.
  private init(_ text: String, _ look: Look, _ run: Run) throws(Raise) {
    guard LongText.isLong(text) else {
      self.init(clean: text, look)
      return
    }
    if look.facts.isTerminal {
      self.init(clean: LongText.start(of: text), look)
      return
    }
    self.init(text, 0, .text)
    isLong = true
    try LongText.pieces(of: text, run) { piece throws(Raise) in width += Self(clean: piece, look).width }
  }

  /// Writes the text, painted as `paint` does.
  func put(to sink: TextSink, _ look: Look, _ run: Run, paint: (String) -> String) throws(Raise) {
    guard isLong else { return try sink.put(paint(text)) }
    try LongText.pieces(of: text, run) { piece throws(Raise) in try sink.put(paint(Self(clean: piece, look).text)) }
  }

  private init(clean text: String, _ look: Look) {
    var text = text
    if TerminalText.isPlain(&text) {
      self.init(text, text.utf8.count, .text)
      return
    }
    if text.utf8.contains(0x0a) {
      // One line: a line end is a mark.
      text = TerminalText.lineEnds(of: text, as: look.facts.unicode ? "⏎" : "\\n")
    }
    text = TerminalText.clean(text, unicode: look.facts.unicode)
    self.init(text, DisplayWidth.of(text), .text)
  }

  private init(_ text: String, _ width: Int, _ kind: Kind) {
    self.text = text
    self.width = width
    self.kind = kind
  }

  /// A list of scalars by its items; on a terminal a longer or deeper one by their number, elsewhere as compact JSON.
  private static func nested(_ value: Value, _ look: Look, _ run: Run) throws(Raise) -> String {
    guard case .list(let list) = value else { return try ValueText.line(value, run) }
    if list.count == 0, look.facts.isTerminal { return "" }
    var parts: [String] = []
    for item in list.elements.prefix(20) {
      guard let part = try ValueText.scalar(item, run) else { break }
      parts.append(part)
    }
    if parts.count == list.count { return parts.joined(separator: ", ") }
    guard look.facts.isTerminal else { return try ValueText.line(value, run) }
    return "\(Show.grouped(list.count)) item\(list.count == 1 ? "" : "s")"
  }
}
