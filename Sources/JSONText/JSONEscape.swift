/// Text into JSON strings.
public enum JSONEscape {
  /// Appends `text` as a JSON string with its quotes. Escapes what RFC 8259 demands, no more: `"`, `\`, U+0000–001F.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  /// Appends well-formed UTF-8 as a JSON string with its quotes.
  public static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    var start = 0
    var i = 0
    while i < text.count {
      let byte = text[i]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5c else {
        i += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<i]))
      escape(byte, to: &bytes)
      i += 1
      start = i
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    bytes.append(0x22)
  }

  /// Appends `text` as a JSON string that is safe on a terminal: still the same JSON, with every scalar of
  /// `TerminalScalar.isHidden` as `\uXXXX`.
  public static func appendForTerminal(_ text: String, to bytes: inout [UInt8]) {
    var plain: [UInt8] = []
    append(text, to: &plain)
    plain.withUnsafeBufferPointer { appendSourceForTerminal($0, to: &bytes) }
  }

  /// Appends the source of a string, key, number or word of valid JSON, made safe for a terminal in the same way.
  public static func appendSourceForTerminal(_ source: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard let base = source.baseAddress else { return }
    var p = base
    var start = base
    let end = base + source.count
    while p < end {
      if p.pointee >= 0x20, p.pointee < 0x7f {
        p += 1
        continue
      }
      let length = max(1, JSONScan.scalarLength(p, end))
      let scalar = TerminalScalar.decode(p, length)
      if TerminalScalar.isHidden(scalar) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: p - start))
        appendUnits(scalar, to: &bytes)
        start = p + length
      }
      p += length
    }
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
  }

  /// Appends code points, unpaired surrogates among them, as a JSON string with its quotes.
  public static func append(codePoints: [UInt32], forTerminal: Bool, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for point in codePoints {
      if point < 0x20 || point == 0x22 || point == 0x5c {
        escape(UInt8(point), to: &bytes)
      } else if let scalar = UnicodeScalar(point), !forTerminal || !TerminalScalar.isHidden(point) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        appendUnits(point, to: &bytes)
      }
    }
    bytes.append(0x22)
  }

  private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 0x22: bytes.append(contentsOf: [0x5c, 0x22])
    case 0x5c: bytes.append(contentsOf: [0x5c, 0x5c])
    case 0x08: bytes.append(contentsOf: [0x5c, 0x62])
    case 0x0c: bytes.append(contentsOf: [0x5c, 0x66])
    case 0x0a: bytes.append(contentsOf: [0x5c, 0x6e])
    case 0x0d: bytes.append(contentsOf: [0x5c, 0x72])
    case 0x09: bytes.append(contentsOf: [0x5c, 0x74])
    default: appendUnits(UInt32(byte), to: &bytes)
    }
  }

  /// `\uXXXX`, a pair of them beyond U+FFFF.
  private static func appendUnits(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard scalar > 0xffff else {
      appendUnit(scalar, to: &bytes)
      return
    }
    appendUnit(0xd800 + (scalar - 0x10000) >> 10, to: &bytes)
    appendUnit(0xdc00 + (scalar - 0x10000) & 0x3ff, to: &bytes)
  }

  private static func appendUnit(_ unit: UInt32, to bytes: inout [UInt8]) {
    bytes.append(0x5c)
    bytes.append(0x75)
    for shift: UInt32 in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xf)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}

/// The scalars that a server's text may not bring onto a terminal.
public enum TerminalScalar {
  /// True for controls, line and paragraph separators, bidirectional controls, invisible characters, tags, surrogates and
  /// noncharacters. U+200C and U+200D stay: Persian and emoji need them.
  public static func isHidden(_ scalar: UInt32) -> Bool {
    if scalar < 0x7f { return scalar < 0x20 }
    if scalar < 0xa0 { return true }
    if scalar < 0x2000 { return scalar == 0x061c }
    switch scalar {
    case 0x200e, 0x200f, 0x2028, 0x2029, 0x202a...0x202e, 0x2060...0x206f: return true
    case 0xd800...0xdfff, 0xfeff, 0xfff9...0xfffb, 0xfdd0...0xfdef: return true
    case 0xe0000...0xe007f: return true
    default: return scalar & 0xfffe == 0xfffe || scalar > 0x10ffff
    }
  }

  /// The scalar at `i` of well-formed UTF-8; moves `i` behind it.
  @inlinable
  public static func next(in text: UnsafeBufferPointer<UInt8>, _ i: inout Int) -> UInt32 {
    let lead = UInt32(text[i])
    i += 1
    guard lead >= 0x80 else { return lead }
    var scalar = lead < 0xe0 ? lead & 0x1f : lead < 0xf0 ? lead & 0x0f : lead & 0x07
    for _ in 0..<(lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3) {
      scalar = scalar << 6 | UInt32(text[i] & 0x3f)
      i += 1
    }
    return scalar
  }

  /// The scalar of a well-formed sequence of `length` bytes.
  static func decode(_ p: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    func tail(_ i: Int) -> UInt32 { UInt32(p[i] & 0x3f) }
    switch length {
    case 2: return UInt32(p[0] & 0x1f) << 6 | tail(1)
    case 3: return UInt32(p[0] & 0x0f) << 12 | tail(1) << 6 | tail(2)
    case 4: return UInt32(p[0] & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
    default: return UInt32(p[0])
    }
  }
}
