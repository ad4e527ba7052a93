/// Comparisons and classes of ASCII bytes, without locale and without `Character`.
enum ASCII {
  static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }

  static func isHexDigit(_ byte: UInt8) -> Bool { hexValue(byte) != nil }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Equal as bytes when ASCII letters lose their case; other bytes must be the same.
  static func equalsIgnoringCase(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
    a.utf8.elementsEqual(b.utf8) { lowercased($0) == lowercased($1) }
  }

  /// ASCII letters in lower case, all else as it is.
  static func lowercased(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.map(lowercased), as: UTF8.self)
  }

  /// Whether `text` holds `part`, without regard to ASCII case. `part` must be lower case.
  static func contains(_ text: String, _ part: StaticString) -> Bool {
    part.withUTF8Buffer { needle in
      let bytes = Array(text.utf8)
      guard bytes.count >= needle.count else { return false }
      for start in 0...(bytes.count - needle.count) {
        var i = 0
        while i < needle.count, lowercased(bytes[start + i]) == needle[i] { i += 1 }
        if i == needle.count { return true }
      }
      return false
    }
  }

  /// A number of decimal digits only, in range; `+5`, ` 5` and the empty text are none.
  static func decimal(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }
}
