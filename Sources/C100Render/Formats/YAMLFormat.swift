import C100Language
import JSONText

extension Format {
  static let yaml = Format(
    "yaml", suffixes: ["yaml", "yml"], "YAML 1.2, core schema, in block style; a listing is one sequence."
  ) { _, sink, look, run throws(Raise) in YAMLFormatWriter(sink, look, run) }
}

/// Strings are plain only where no reader of YAML 1.1 or 1.2 takes them for anything else; all others are quoted as JSON,
/// which is a subset of YAML 1.2.
private final class YAMLFormatWriter: FormatWriter {
  private enum Frame {
    case list([Value], Int)
    case object([String], [Value], Int)
    case cursor(Cursor)
  }

  private var isEmpty = true
  /// Levels in block style; what lies deeper is written in flow style, on one line. Else the indentation would make a text
  /// as large as the square of its depth.
  private static let deepest = 50

  override func item(_ value: Value) throws(Raise) {
    isEmpty = false
    try sink.put("- ")
    try write(value, depth: 1, isAfterDash: true)
  }

  override func end() throws(Raise) { if isEmpty { try sink.put("[]\n") } }

  override func single(_ value: Value) throws(Raise) { try write(value, depth: 0, isAfterDash: true) }

  // MARK: - Values

  /// - Parameter isAfterDash: the value starts on the line of its `- `, or is the document; else it follows `key:`.
  private func write(_ value: Value, depth: Int, isAfterDash: Bool) throws(Raise) {
    var frames: [Frame] = []
    var afterDash = isAfterDash
    /// The next line is begun already.
    var isBegun = isAfterDash
    var value = value
    while true {
      try run.tick()
      switch value {
      case .list where frames.count >= YAMLFormatWriter.deepest, .object where frames.count >= YAMLFormatWriter.deepest:
        if !afterDash { try sink.put(byte: 0x20) }
        var flow = ExactJSON(sink, style: .compact, run)
        try flow.write(value)
        try sink.put(byte: 0x0a)
        isBegun = false
      case .list(let list) where list.count > 0:
        frames.append(.list(list.elements, 0))
        if !afterDash { try sink.put(byte: 0x0a) }
        isBegun = afterDash
      case .object(let object) where object.count > 0:
        frames.append(.object(object.keys, object.values, 0))
        if !afterDash { try sink.put(byte: 0x0a) }
        isBegun = afterDash
      case .sequence, .range:
        let cursor = try Items.cursor(over: value, run)
        // An empty sequence has no block form: look at its first item before the line ends.
        if let first = try cursor.next(run) {
          frames.append(.cursor(AheadCursor(first, cursor)))
          if !afterDash { try sink.put(byte: 0x0a) }
          isBegun = afterDash
        } else {
          try sink.put(afterDash ? "[]\n" : " []\n")
          isBegun = false
        }
      case .list, .object, .null, .nothing, .bool, .integer, .decimal, .number, .string, .function, .time, .duration,
        .host:
        if !afterDash { try sink.put(byte: 0x20) }
        if case .string(let string) = value, let long = LongText.of(string) {
          try LongText.putQuoted(long, to: sink, run) { piece in
            Array(YAMLText.quoted(piece.unicodeScalars.lazy.map(\.value)).utf8)
          }
        } else {
          try sink.put(try scalar(value))
        }
        try sink.put(byte: 0x0a)
        isBegun = false
      }
      var next: Value?
      while next == nil {
        guard let top = frames.popLast() else { return }
        switch top {
        case .list(let items, let i):
          guard i < items.count else { continue }
          frames.append(.list(items, i + 1))
          try lead(frames.count - 1 + depth, isBegun)
          try sink.put("- ")
          next = items[i]
          afterDash = true
        case .cursor(let cursor):
          guard let item = try cursor.next(run) else { continue }
          frames.append(.cursor(cursor))
          try lead(frames.count - 1 + depth, isBegun)
          try sink.put("- ")
          next = item
          afterDash = true
        case .object(let keys, let values, let i):
          guard i < keys.count else { continue }
          frames.append(.object(keys, values, i + 1))
          try lead(frames.count - 1 + depth, isBegun)
          let key = YAMLText.written(keys[i])
          // A key of more than 1,024 characters must be explicit (YAML 1.2, 7.4.2).
          if key.utf8.count > 1_000 {
            try sink.put("? " + key + "\n")
            try lead(frames.count - 1 + depth, false)
          } else {
            try sink.put(key)
          }
          try sink.put(":")
          next = values[i]
          afterDash = false
        }
        isBegun = false
      }
      if let next { value = next }
    }
  }

  private func lead(_ depth: Int, _ isBegun: Bool) throws(Raise) {
    if !isBegun { try sink.put(0x20, times: depth * 2) }
  }

  private func scalar(_ value: Value) throws(Raise) -> String {
    switch value {
    case .list: return "[]"
    case .object: return "{}"
    case .null, .nothing: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .integer, .decimal, .number: return number(try ValueText.scalar(value, run) ?? "null")
    case .string(let string):
      return string.unpairedText.map { YAMLText.quoted($0) } ?? YAMLText.written(string.text)
    case .host(let host): return YAMLText.written(try host.dataText(run))
    case .function, .time, .duration, .range, .sequence:
      return YAMLText.written(try ValueText.scalar(value, run) ?? "")
    }
  }

  /// `1e400` is a string to readers that want a dot and a sign in a float: `1.0e+400` is a float to all.
  private func number(_ text: String) -> String {
    guard let e = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return text }
    let mantissa = text[..<e]
    let exponent = text[text.index(after: e)...]
    let signed = exponent.hasPrefix("-") || exponent.hasPrefix("+") ? String(exponent) : "+" + exponent
    return (mantissa.contains(".") ? String(mantissa) : mantissa + ".0") + "e" + signed
  }
}

/// A walk whose first item has been taken already.
private final class AheadCursor: Cursor {
  private var first: Value?
  private let rest: Cursor

  init(_ first: Value, _ rest: Cursor) {
    self.first = first
    self.rest = rest
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    if let first {
      self.first = nil
      return first
    }
    return try rest.next(run)
  }

  override func close() { rest.close() }
}

/// Which strings YAML takes as they are.
enum YAMLText {
  /// Words that some reader takes for a boolean, null, infinity or not a number (YAML 1.1 and 1.2), in lower case.
  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
  ]

  /// True if every reader of YAML 1.1 and 1.2 gives back the same string: letters, digits and harmless marks, started by a letter.
  static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.utf8.count <= 1_000 else { return false }
    guard isLetter(first.value), text.utf8.last != 0x20 else { return false }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x2d, 0x2e, 0x2f, 0x5f, 0x40, 0x2b, 0x28, 0x29, 0x30...0x39: continue
      case let value: guard isLetter(value) else { return false }
      }
    }
    return !words.contains(text.lowercased())
  }

  /// The string plain where that is safe, else in double quotes, with everything hidden as an escape.
  static func written(_ text: String) -> String {
    isPlain(text) ? text : quoted(text.unicodeScalars.lazy.map(\.value))
  }

  /// Code points in double quotes, everything hidden and unpaired surrogates as escapes.
  static func quoted(_ codePoints: some Sequence<UInt32>) -> String {
    var quoted = "\""
    for point in codePoints {
      switch point {
      case 0x22: quoted += "\\\""
      case 0x5c: quoted += "\\\\"
      case 0x0a: quoted += "\\n"
      case 0x09: quoted += "\\t"
      case 0x0d: quoted += "\\r"
      default:
        if let scalar = UnicodeScalar(point), !TerminalScalar.isHidden(point) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(point, radix: 16)
          let width = point > 0xffff ? 8 : 4
          quoted += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.utf8.count) + digits
        }
      }
    }
    return quoted + "\""
  }

  private static func isLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x41...0x5a, 0x61...0x7a: true
    case 0xc0...0x24f, 0x370...0x373, 0x386...0x3ff, 0x400...0x52f, 0x3040...0x30ff, 0x4e00...0x9fff, 0xac00...0xd7a3:
      true
    default: false
    }
  }
}
