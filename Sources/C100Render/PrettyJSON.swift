import C100Language
import JSONText

/// Draws values as JSON for a person: coloured by kind, short lists and objects on one line, safe for a terminal.
///
/// Order, number text and (unless cut) strings are those of the value: what is drawn is still JSON.
struct PrettyJSON {
  private enum Frame {
    /// - `isTall`: some of its lists and objects need lines of their own, so all of them get them.
    case list([Value], Int, isTall: Bool)
    case object([String], [Value], Int)
    case cursor(Cursor, isEmpty: Bool)
  }

  private let sink: TextSink
  private let look: Look
  private let run: Run
  private let indent: Int
  /// Depth at which the value stands in what is being drawn.
  private let level: Int
  private var frames: [Frame] = []
  private var column = 0
  /// A string has been cut.
  private(set) var hasCut = false

  init(_ sink: TextSink, _ look: Look, indent: Int = 2, level: Int = 0, _ run: Run) {
    self.sink = sink
    self.look = look
    self.indent = indent
    self.level = level
    self.run = run
  }

  /// Draws one value, without a line end.
  mutating func write(_ value: Value) throws(Raise) {
    column = JSONStyle.indented(indent).blanks(at: level)
    try begin(value, tail: level == 0 ? 0 : 1)
    while let top = frames.popLast() {
      switch top {
      case .list(let items, let i, let isTall):
        guard i < items.count else {
          try close("]")
          continue
        }
        if let most = look.longestList, i == most {
          frames.append(.list([], 0, isTall: false))
          try line()
          try put("\(look.facts.ellipsis) \(Show.grouped(items.count - i)) more", .dim)
          continue
        }
        if i > 0 { try put(",", .punctuation) }
        frames.append(.list(items, i + 1, isTall: isTall))
        try line()
        try begin(items[i], tail: 1, isTall: isTall)
      case .object(let keys, let values, let i):
        guard i < keys.count else {
          try close("}")
          continue
        }
        if i > 0 { try put(",", .punctuation) }
        frames.append(.object(keys, values, i + 1))
        try line()
        try put(quoted(keys[i]), .key)
        try put(": ", .punctuation)
        try begin(values[i], tail: 1)
      case .cursor(let cursor, let isEmpty):
        guard let item = try cursor.next(run) else {
          if isEmpty { try put("]", .punctuation) } else { try close("]") }
          continue
        }
        if !isEmpty { try put(",", .punctuation) }
        frames.append(.cursor(cursor, isEmpty: false))
        try line()
        try begin(item, tail: 1)
      }
    }
  }

  // MARK: - Values

  /// - Parameters:
  ///   - tail: columns that follow on the same line.
  ///   - isTall: takes lines of its own even where it would fit on one.
  private mutating func begin(_ value: Value, tail: Int, isTall: Bool = false) throws(Raise) {
    try run.tick()
    switch value {
    case .list(let list):
      if list.count == 0 { return try put("[]", .punctuation) }
      if !isTall, try flat(value, tail) { return }
      try put("[", .punctuation)
      frames.append(.list(list.elements, 0, isTall: try hasTall(list)))
    case .object(let object):
      if object.count == 0 { return try put("{}", .punctuation) }
      if !isTall, try flat(value, tail) { return }
      try put("{", .punctuation)
      frames.append(.object(object.keys, object.values, 0))
    case .range, .sequence:
      try put("[", .punctuation)
      frames.append(.cursor(try Items.cursor(over: value, run), isEmpty: true))
    case .null, .nothing, .bool, .integer, .decimal, .number, .string, .function, .time, .duration, .host:
      if look.longestString == nil, case .string(let string) = value, let long = LongText.of(string) {
        return try whole(long)
      }
      let (text, role) = try scalar(value)
      try put(text, role)
    }
  }

  /// A long string that is not cut.
  private mutating func whole(_ text: String) throws(Raise) {
    try put("\"", .string)
    try LongText.pieces(of: text, run) { piece throws(Raise) in
      try put(String(decoding: quoted(piece).utf8.dropFirst().dropLast(), as: UTF8.self), .string)
    }
    try put("\"", .string)
  }

  private mutating func scalar(_ value: Value) throws(Raise) -> (String, Role) {
    switch value {
    case .null, .nothing: return ("null", .literal)
    case .bool(let flag): return (flag ? "true" : "false", .literal)
    case .integer, .decimal, .number: return (try ValueText.scalar(value, run) ?? "null", .number)
    case .string(let string):
      if let points = string.unpairedText, points.count <= look.longestString ?? .max {
        var bytes: [UInt8] = []
        JSONEscape.append(codePoints: points, forTerminal: true, to: &bytes)
        return (String(decoding: bytes, as: UTF8.self), .string)
      }
      return (quoted(string.text, cut: look.longestString), .string)
    case .function, .time, .duration, .host, .list, .object, .range, .sequence:
      return (quoted(try ValueText.scalar(value, run) ?? "", cut: look.longestString), .string)
    }
  }

  /// A JSON string, safe for a terminal; longer than `cut` scalars it ends with a mark and its length.
  private mutating func quoted(_ text: String, cut: Int? = nil) -> String {
    var shown = text
    var note = ""
    if let cut, text.utf8.count > cut {
      let scalars = text.unicodeScalars
      if let end = scalars.index(scalars.startIndex, offsetBy: cut, limitedBy: scalars.endIndex), end < scalars.endIndex
      {
        shown = String(scalars[..<end])
        note = look.facts.ellipsis
        hasCut = true
      }
    }
    var bytes: [UInt8] = []
    JSONEscape.appendForTerminal(shown, to: &bytes)
    if note.isEmpty { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.dropLast(), as: UTF8.self) + note
      + "\" (\(Show.grouped(text.unicodeScalars.count)) characters)"
  }

  // MARK: - One line

  /// Draws a list or object on the rest of the line if it fits there.
  private mutating func flat(_ value: Value, _ tail: Int) throws(Raise) -> Bool {
    var piece = Piece(budget: min(look.facts.width, look.longestLine) - column - tail)
    guard try add(value, to: &piece) else { return false }
    try sink.put(piece.text)
    column += piece.columns
    return true
  }

  /// True if one of the first lists and objects inside does not fit on a line: then none is put on one, so that what is
  /// alike looks alike.
  private mutating func hasTall(_ list: ListValue) throws(Raise) -> Bool {
    let budget = min(look.facts.width, look.longestLine) - indent * (level + frames.count + 1) - 1
    for i in 0..<min(list.count, Self.comparedItems) {
      let item = list[i]
      switch item {
      case .list(let inner) where inner.count > 0: break
      case .object(let inner) where inner.count > 0: break
      default: continue
      }
      var piece = Piece(budget: budget)
      if try !add(item, to: &piece) { return true }
    }
    return false
  }

  private static let comparedItems = 50

  /// Text under way and the columns that it may still take.
  private struct Piece {
    var text = ""
    var columns = 0
    let budget: Int
  }

  /// Appends a value on one line; false once it does not fit. Each level takes two columns, so the budget bounds the depth.
  private mutating func add(_ value: Value, to piece: inout Piece) throws(Raise) -> Bool {
    switch value {
    case .list(let list):
      guard list.count * 2 <= piece.budget - piece.columns, add("[", .punctuation, to: &piece) else { return false }
      for i in 0..<list.count {
        if i > 0 { guard add(", ", .punctuation, to: &piece) else { return false } }
        guard try add(list[i], to: &piece) else { return false }
      }
      return add("]", .punctuation, to: &piece)
    case .object(let object):
      guard object.count * 5 <= piece.budget - piece.columns, add("{", .punctuation, to: &piece) else { return false }
      for i in 0..<object.count {
        if i > 0 { guard add(", ", .punctuation, to: &piece) else { return false } }
        guard add(quoted(object.key(at: i)), .key, to: &piece), add(": ", .punctuation, to: &piece) else {
          return false
        }
        guard try add(object.value(at: i), to: &piece) else { return false }
      }
      return add("}", .punctuation, to: &piece)
    case .sequence, .range: return false
    case .null, .nothing, .bool, .integer, .decimal, .number, .string, .function, .time, .duration, .host:
      if case .string(let string) = value, string.text.utf8.count > piece.budget * 4 { return false }
      let (text, role) = try scalar(value)
      return add(text, role, to: &piece)
    }
  }

  private mutating func add(_ text: String, _ role: Role, to piece: inout Piece) -> Bool {
    piece.columns += DisplayWidth.of(text)
    guard piece.columns <= piece.budget else { return false }
    piece.text += look.paint(text, role)
    return true
  }

  // MARK: - Layout

  private mutating func put(_ text: String, _ role: Role) throws(Raise) {
    try sink.put(look.paint(text, role))
    column += DisplayWidth.of(text)
  }

  private mutating func line() throws(Raise) {
    try sink.put(byte: 0x0a)
    column = JSONStyle.indented(indent).blanks(at: level + frames.count)
    try sink.put(0x20, times: column)
  }

  private mutating func close(_ bracket: String) throws(Raise) {
    try line()
    try put(bracket, .punctuation)
  }
}
