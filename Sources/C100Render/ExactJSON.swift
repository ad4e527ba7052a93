import C100Language
import JSONText

/// Writes values as JSON text: order, number text and escapes as they came, streaming, without recursion.
///
/// Times and durations are written as the strings they print; functions and host values as their text.
struct ExactJSON {
  private enum Frame {
    case list([Value], Int)
    case object([String], [Value], Int)
    case cursor(Cursor, isEmpty: Bool)
  }

  private let sink: TextSink
  private let style: JSONStyle
  private let run: Run
  /// Hidden scalars are written as escapes: the same JSON, safe to show.
  private let isForTerminal: Bool
  private var frames: [Frame] = []
  /// Depth at which the value starts, for its indentation.
  private let level: Int

  init(_ sink: TextSink, style: JSONStyle, level: Int = 0, isForTerminal: Bool = false, _ run: Run) {
    self.isForTerminal = isForTerminal
    self.sink = sink
    self.style = style
    self.run = run
    self.level = level
  }

  /// Writes one value, whole.
  mutating func write(_ value: Value) throws(Raise) {
    try begin(value)
    while let top = frames.popLast() {
      switch top {
      case .list(let items, let i):
        guard i < items.count else {
          try line()
          try sink.put(byte: 0x5d)
          continue
        }
        if i > 0 { try sink.put(byte: 0x2c) }
        frames.append(.list(items, i + 1))
        try line()
        try begin(items[i])
      case .object(let keys, let values, let i):
        guard i < keys.count else {
          try line()
          try sink.put(byte: 0x7d)
          continue
        }
        if i > 0 { try sink.put(byte: 0x2c) }
        frames.append(.object(keys, values, i + 1))
        try line()
        try string(keys[i])
        try sink.put(style == .compact ? ":" : ": ")
        try begin(values[i])
      case .cursor(let cursor, let isEmpty):
        guard let item = try cursor.next(run) else {
          if !isEmpty { try line() }
          try sink.put(byte: 0x5d)
          continue
        }
        if !isEmpty { try sink.put(byte: 0x2c) }
        frames.append(.cursor(cursor, isEmpty: false))
        try line()
        try begin(item)
      }
    }
  }

  private mutating func begin(_ value: Value) throws(Raise) {
    try run.tick()
    switch value {
    case .null, .nothing: try sink.put("null")
    case .bool(let flag): try sink.put(flag ? "true" : "false")
    case .integer(let number): try sink.put(String(number))
    case .decimal(let number): try sink.put(ValueText.decimal(number))
    case .number(let number): try sink.put(number.number.text)
    case .string(let text):
      guard let points = text.unpairedText else { return try string(text.text) }
      try sink.append { bytes throws(Raise) in
        JSONEscape.append(codePoints: points, forTerminal: isForTerminal, to: &bytes)
      }
    case .list(let list):
      if let node = list.node { return try put(node) }
      let items = list.elements
      if items.isEmpty { return try sink.put("[]") }
      try sink.put(byte: 0x5b)
      frames.append(.list(items, 0))
    case .object(let object):
      if let node = object.node { return try put(node) }
      if object.count == 0 { return try sink.put("{}") }
      try sink.put(byte: 0x7b)
      frames.append(.object(object.keys, object.values, 0))
    case .range, .sequence:
      try sink.put(byte: 0x5b)
      frames.append(.cursor(try Items.cursor(over: value, run), isEmpty: true))
    case .host(let host) where !isForTerminal: try string(try host.dataText(run))
    case .function, .time, .duration, .host: try string(try ValueText.scalar(value, run) ?? "")
    }
  }

  private func put(_ node: JSONNode) throws(Raise) {
    let run = run
    let sink = sink
    if isForTerminal {
      var writer = JSONWriter(style: style, level: level + frames.count)
      writer.isForTerminal = true
      writer.write(node)
      return try sink.put(writer.bytes)
    }
    try node.print(style: style, level: level + frames.count) { piece throws(Raise) in
      try run.tick(piece.count >> 6 + 1)
      try sink.put(piece)
    }
  }

  private func string(_ text: String) throws(Raise) {
    let isForTerminal = isForTerminal
    if LongText.isLong(text) {
      return try LongText.putQuoted(text, to: sink, run) { piece in
        var bytes: [UInt8] = []
        Self.append(piece, to: &bytes, isForTerminal)
        return bytes
      }
    }
    try sink.append { bytes throws(Raise) in Self.append(text, to: &bytes, isForTerminal) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8], _ isForTerminal: Bool) {
    if isForTerminal { JSONEscape.appendForTerminal(text, to: &bytes) } else { JSONEscape.append(text, to: &bytes) }
  }

  private func line() throws(Raise) {
    guard style != .compact else { return }
    try sink.put(byte: 0x0a)
    try sink.put(0x20, times: style.blanks(at: level + frames.count))
  }
}
