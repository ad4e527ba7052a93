import JSONText

/// A number that came from JSON and prints exactly as it came: `1.10`, `1e400`, `12345678901234567890`.
public final class NumberValue {
  public let number: JSONNumber

  public init(_ number: JSONNumber) { self.number = number }

  /// The `Int` of this exact value, if it is whole and fits.
  public var integer: Int? { number.integer }

  /// The nearest finite double, if there is one.
  public var double: Double? { number.double }

  /// The integer or decimal that prints exactly `text`, if one does; decided without parsing where the text is short.
  static func plain(_ text: String) -> Value? {
    var text = text
    return text.withUTF8 { bytes -> Value? in
      var digits = 0
      var hasDot = false
      var magnitude = 0
      var overflow = false
      let negative = bytes.first == 0x2D
      var i = negative ? 1 : 0
      let first = i
      while i < bytes.count {
        let byte = bytes[i]
        if byte == 0x2E {
          hasDot = true
        } else if byte >= 0x30 && byte <= 0x39 {
          digits += 1
          if !hasDot {
            let (product, o1) = magnitude.multipliedReportingOverflow(by: 10)
            let digit = Int(byte &- 0x30)
            let (sum, o2) =
              negative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            overflow = overflow || o1 || o2
            magnitude = sum
          }
        } else {
          return nil
        }
        i += 1
      }
      if !hasDot {
        // `-0` must print as it came.
        if overflow || (negative && magnitude == 0) { return nil }
        return .integer(magnitude)
      }
      // Up to 15 digits a decimal text and its double name each other; outside [0.0001, 2^53) the double prints with
      // an exponent.
      guard digits <= 15, !overflow, magnitude.magnitude < 1 << 50 else { return nil }
      let count = bytes.count
      if bytes[count - 1] == 0x30 && bytes[count - 2] != 0x2E { return nil }
      if magnitude == 0 {
        // 0.0001… is the smallest that prints without an exponent; -0.0 and 0.0 print as they are.
        var significant = first + 2
        while significant < count && bytes[significant] == 0x30 { significant += 1 }
        if significant < count && significant - (first + 2) > 3 { return nil }
      }
      return Double(String(decoding: bytes, as: UTF8.self)).map { .decimal($0) }
    }
  }
}
