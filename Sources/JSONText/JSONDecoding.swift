/// Text and numbers from the validated bytes of a document.
enum JSONDecoding {
  /// The string behind `source`, the bytes between the quotes.
  static func string(_ source: UnsafeBufferPointer<UInt8>, escaped: Bool) -> String {
    guard escaped else { return String(decoding: source, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: source.count) { unescape(source, into: $0) }
  }

  /// Writes the decoded bytes, never more than `source` has; an unpaired surrogate becomes U+FFFD.
  ///
  /// - Returns: how many bytes were written.
  static func unescape(_ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var i = 0
    var out = 0
    while i < source.count {
      let byte = source[i]
      guard byte == 0x5c else {
        target[out] = byte
        out += 1
        i += 1
        continue
      }
      let letter = source[i + 1]
      i += 2
      switch letter {
      case 0x62: target[out] = 0x08
      case 0x66: target[out] = 0x0c
      case 0x6e: target[out] = 0x0a
      case 0x72: target[out] = 0x0d
      case 0x74: target[out] = 0x09
      case 0x75:
        var scalar = unit(source, i)
        i += 4
        if scalar >= 0xd800, scalar < 0xdc00, i + 6 <= source.count, source[i] == 0x5c, source[i + 1] == 0x75 {
          let low = unit(source, i + 2)
          if low >= 0xdc00, low < 0xe000 {
            scalar = 0x10000 + (scalar - 0xd800) << 10 + (low - 0xdc00)
            i += 6
          }
        }
        if scalar >= 0xd800, scalar < 0xe000 { scalar = 0xfffd }
        out += encode(scalar, into: target, at: out)
        continue
      default: target[out] = letter
      }
      out += 1
    }
    return out
  }

  /// The code points of a string with escapes of unpaired surrogates, these among them; nil for any other string.
  static func unpaired(_ source: UnsafeBufferPointer<UInt8>) -> [UInt32]? {
    var points: [UInt32] = []
    var isUnpaired = false
    var i = 0
    // Most strings have no escape that could be one.
    while i < source.count, !isSurrogate(source, i) { i += source[i] == 0x5c ? 2 : 1 }
    guard i < source.count else { return nil }
    i = 0
    while i < source.count {
      guard source[i] == 0x5c else {
        points.append(TerminalScalar.next(in: source, &i))
        continue
      }
      // At most the two escapes of a pair.
      var end = source[i + 1] == 0x75 ? i + 6 : i + 2
      if isSurrogate(source, i), isSurrogate(source, end), unit(source, i + 2) < 0xdc00, unit(source, end + 2) >= 0xdc00
      {
        end += 6
      } else if isSurrogate(source, i) {
        isUnpaired = true
        points.append(unit(source, i + 2))
        i = end
        continue
      }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: end - i) { buffer in
        let count = unescape(UnsafeBufferPointer(rebasing: source[i..<end]), into: buffer)
        var place = 0
        points.append(TerminalScalar.next(in: UnsafeBufferPointer(rebasing: buffer[..<count]), &place))
      }
      i = end
    }
    return isUnpaired ? points : nil
  }

  /// True if `\uD800` to `\uDFFF` is written at `i`.
  private static func isSurrogate(_ source: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    i + 6 <= source.count && source[i] == 0x5c && source[i + 1] == 0x75 && source[i + 2] | 0x20 == 0x64
      && unit(source, i + 2) >= 0xd800
  }

  /// Offset behind the scalar that starts at `start`.
  static func scalarEnd(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var p = base + start
    let end = base + bytes.count
    if p.pointee == 0x22 {
      var escaped = false
      p += 1
      _ = JSONScan.string(&p, end, &escaped)
    } else {
      var plain = false
      _ = JSONScan.number(&p, end, plain: &plain)
    }
    return p - base
  }

  private static func unit(_ source: UnsafeBufferPointer<UInt8>, _ i: Int) -> UInt32 {
    var value: UInt32 = 0
    for j in i..<i + 4 { value = value << 4 | UInt32(JSONScan.hex(source[j])) }
    return value
  }

  private static func encode(_ scalar: UInt32, into target: UnsafeMutableBufferPointer<UInt8>, at out: Int) -> Int {
    func byte(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: bits) }
    if scalar < 0x80 {
      target[out] = byte(scalar)
      return 1
    }
    if scalar < 0x800 {
      target[out] = byte(0xc0 | scalar >> 6)
      target[out + 1] = byte(0x80 | scalar & 0x3f)
      return 2
    }
    if scalar < 0x10000 {
      target[out] = byte(0xe0 | scalar >> 12)
      target[out + 1] = byte(0x80 | scalar >> 6 & 0x3f)
      target[out + 2] = byte(0x80 | scalar & 0x3f)
      return 3
    }
    target[out] = byte(0xf0 | scalar >> 18)
    target[out + 1] = byte(0x80 | scalar >> 12 & 0x3f)
    target[out + 2] = byte(0x80 | scalar >> 6 & 0x3f)
    target[out + 3] = byte(0x80 | scalar & 0x3f)
    return 4
  }

  // MARK: - Doubles

  /// The Double nearest to a number's text; nil beyond the finite range.
  static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    if let quick = quickDouble(text) { return quick }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  /// Exact when the digits fit in 53 bits and the power of ten is exact: one correctly rounded operation (Clinger).
  private static func quickDouble(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let parts = Parts(text), parts.digits <= 1 << 53 else { return nil }
    return parts.value
  }

  /// Two rounded operations, each within 2⁻⁵³, where the digits fit in 64 bits and the power of ten is exact.
  static func approximation(_ text: UnsafeBufferPointer<UInt8>) -> Double? { Parts(text)?.value }

  /// A number of at most 19 digits whose power of ten is within ±22.
  private struct Parts {
    var digits: UInt64 = 0
    private var exponent = 0
    private var isNegative = false

    init?(_ text: UnsafeBufferPointer<UInt8>) {
      var i = 0
      isNegative = text[0] == 0x2d
      if isNegative { i = 1 }
      var significant = 0
      var point = -1
      scan: while i < text.count {
        let byte = text[i]
        switch byte {
        case 0x30...0x39:
          digits = digits &* 10 &+ UInt64(byte &- 0x30)
          if digits != 0 { significant += 1 }
          if significant > 19 { return nil }
        case 0x2e: point = i + 1
        default: break scan
        }
        i += 1
      }
      if point >= 0 { exponent = point - i }
      if i < text.count {
        i += 1
        let minus = text[i] == 0x2d
        if minus || text[i] == 0x2b { i += 1 }
        guard text.count - i <= 3 else { return nil }
        var written = 0
        while i < text.count {
          written = written * 10 + Int(text[i] &- 0x30)
          i += 1
        }
        exponent += minus ? -written : written
      }
      guard exponent >= -22, exponent <= 22 else { return nil }
    }

    var value: Double {
      let whole = Double(digits)
      let value = exponent < 0 ? whole / powers[-exponent] : whole * powers[exponent]
      return isNegative ? -value : value
    }
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]
}
