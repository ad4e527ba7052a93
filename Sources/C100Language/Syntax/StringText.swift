/// Decodes the pieces of one string: escapes, and the indentation of a `"""` string.
///
/// Indentation is that of the closing quotes; the newline behind the opening quotes and the one before the closing
/// quotes are not part of the text.
struct StringText {
  struct Problem {
    var kind: Diagnostic.Kind
    var span: Span
    var help: [String] = []
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var ranges: [Range<Int>] = []
  private let isBlock: Bool
  private let isRaw: Bool
  private(set) var texts: [String] = []
  private(set) var problems: [Problem] = []
  private var indentation: [UInt8] = []
  private var opensLate = false

  init(bytes: UnsafeBufferPointer<UInt8>, pieces: [Token]) {
    self.bytes = bytes
    isBlock = pieces.first?.flags.contains(.isBlock) ?? false
    isRaw = pieces.first?.flags.contains(.isRaw) ?? false
    let quotes = isBlock ? 3 : 1
    for (k, piece) in pieces.enumerated() {
      var start = Int(piece.start)
      var end = Int(piece.end)
      if k == 0 {
        start += quotes + (isRaw ? 1 : 0)
      } else if !(piece.flags.contains(.isBroken) && piece.start == piece.end) {
        start += 1
      }
      if k < pieces.count - 1 {
        end -= 2
      } else if !piece.flags.contains(.isBroken) || Self.endsWithQuote(bytes, start, end) {
        end -= quotes
      }
      ranges.append(min(start, max(start, end))..<max(start, end))
    }
  }

  /// `'…'`, read although it is foreign, ends with its quote.
  private static func endsWithQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start > 0, end > start || (end == start && end > 0) else { return false }
    let opening = bytes[start - 1]
    return end > start - 1 && bytes[end - 1] == opening && opening != UInt8(ascii: "\"")
  }

  mutating func decode() {
    if isBlock { trimBlock() }
    for (k, range) in ranges.enumerated() { texts.append(decode(range, startsLine: isBlock && k == 0 && !opensLate)) }
  }

  // MARK: - Blocks

  private mutating func trimBlock() {
    let last = ranges.count - 1
    guard ranges.contains(where: { bytes[$0].contains(0x0A) }) else { return }
    trimOpening()
    // The closing line: white space only, or text whose indentation counts.
    let range = ranges[last]
    guard let newline = bytes[range].lastIndex(of: 0x0A) ?? (last == 0 ? range.lowerBound - 1 : nil) else { return }
    let line = newline + 1
    var indent = line
    while indent < range.upperBound, isBlank(bytes[indent]) { indent += 1 }
    indentation = Array(bytes[line..<indent])
    if indent == range.upperBound {
      var end = max(newline, range.lowerBound)
      if end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
      ranges[last] = range.lowerBound..<end
    }
  }

  /// Drops the rest of the opening line, which must be blank.
  private mutating func trimOpening() {
    let range = ranges[0]
    var i = range.lowerBound
    while i < range.upperBound, isBlank(bytes[i]) || bytes[i] == 0x0D { i += 1 }
    if i < range.upperBound, bytes[i] == 0x0A {
      ranges[0] = i + 1..<range.upperBound
    } else {
      opensLate = true
      problems.append(Problem(kind: .textBlockOpening, span: Span(i, i + 1)))
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Skips the indentation at the start of a line.
  private mutating func skipIndentation(_ start: Int, _ end: Int) -> Int {
    var i = start
    for byte in indentation {
      guard i < end, bytes[i] == byte else {
        var rest = i
        while rest < end, isBlank(bytes[rest]) || bytes[rest] == 0x0D { rest += 1 }
        if rest < end, bytes[rest] == 0x0A { return rest }
        if rest == end, end == ranges.last?.upperBound { return end }
        if !problems.contains(where: { $0.kind == .textBlockIndentation }) {
          problems.append(Problem(kind: .textBlockIndentation, span: Span(start, max(start + 1, rest))))
        }
        return i
      }
      i += 1
    }
    return i
  }

  // MARK: - Text

  private mutating func decode(_ range: Range<Int>, startsLine: Bool) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var i = startsLine ? skipIndentation(range.lowerBound, range.upperBound) : range.lowerBound
    while i < range.upperBound {
      let byte = bytes[i]
      if byte == UInt8(ascii: "\\"), !isRaw {
        i = escape(at: i, before: range.upperBound, into: &text)
      } else if byte == 0x0D, isBlock, i + 1 < range.upperBound, bytes[i + 1] == 0x0A {
        i += 1
      } else {
        text.append(byte)
        i += 1
        if byte == 0x0A, isBlock { i = skipIndentation(i, range.upperBound) }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Decodes one escape; gives the offset behind it.
  private mutating func escape(at start: Int, before end: Int, into text: inout [UInt8]) -> Int {
    guard start + 1 < end else {
      problems.append(Problem(kind: .unknownEscape("\\"), span: Span(start, start + 1)))
      return end
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "0"): text.append(0)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): text.append(bytes[start + 1])
    case UInt8(ascii: "u"): return unicode(at: start, before: end, into: &text)
    default:
      let length = UTF8Check.decode(bytes, at: start + 1)?.1 ?? 1
      let written = String(decoding: bytes[start..<min(start + 1 + length, end)], as: UTF8.self)
      problems.append(Problem(kind: .unknownEscape(written), span: Span(start, start + 1 + length)))
      return min(start + 1 + length, end)
    }
    return start + 2
  }

  /// `\u{1F600}`
  private mutating func unicode(at start: Int, before end: Int, into text: inout [UInt8]) -> Int {
    var i = start + 2
    var value: UInt32 = 0
    var digits = 0
    if i < end, bytes[i] == UInt8(ascii: "{") {
      i += 1
      while i < end, let digit = hexadecimal(bytes[i]), digits < 7 {
        value = value << 4 | digit
        digits += 1
        i += 1
      }
      if i < end, bytes[i] == UInt8(ascii: "}"), (1...6).contains(digits), let scalar = Unicode.Scalar(value) {
        text += Array(String(scalar).utf8)
        return i + 1
      }
      if i < end, bytes[i] == UInt8(ascii: "}") { i += 1 }
    }
    problems.append(Problem(kind: .invalidUnicodeEscape, span: Span(start, i)))
    return i
  }

  private func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
