/// Percent-encoding of what goes into a request target or a form (RFC 3986; HTML forms for the body).
public enum PercentCoding {
  /// One path segment: everything but unreserved characters is encoded, so that it can neither end the segment nor
  /// begin a query. `nil` for the empty text, `.` and `..`, which servers resolve away.
  public static func segment(_ text: String) -> String? {
    guard !text.isEmpty, text != ".", text != ".." else { return nil }
    return encoded(text) { isUnreserved($0) }
  }

  /// A name or a value of a query.
  public static func queryPart(_ text: String) -> String {
    encoded(text) { isUnreserved($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ",") }
  }

  /// `a=1&b=2`, each part encoded, order kept.
  public static func query(_ pairs: [(name: String, value: String)]) -> String {
    pairs.map { "\(queryPart($0.name))=\(queryPart($0.value))" }.joined(separator: "&")
  }

  /// A body of `application/x-www-form-urlencoded`.
  public static func form(_ pairs: [(name: String, value: String)]) -> [UInt8] {
    Array(
      pairs.map { "\(encoded($0.name, isUnreserved))=\(encoded($0.value, isUnreserved))" }.joined(separator: "&").utf8)
  }

  /// The text behind `%41` and, in queries, `+`; malformed escapes stay as they are.
  public static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count, let high = ASCII.hexValue(bytes[i + 1]),
        let low = ASCII.hexValue(bytes[i + 2])
      {
        result.append(high << 4 | low)
        i += 3
      } else {
        result.append(plusIsSpace && bytes[i] == UInt8(ascii: "+") ? 0x20 : bytes[i])
        i += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Text that is already encoded, mended: what may not stand in a target is encoded, a `%` without two digits too.
  static func mended(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (i, byte) in bytes.enumerated() {
      let isEscape =
        byte == UInt8(ascii: "%") && i + 2 < bytes.count && ASCII.isHexDigit(bytes[i + 1])
        && ASCII.isHexDigit(bytes[i + 2])
      if isEscape || isTargetByte(byte) { result.append(byte) } else { appendEscape(byte, to: &result) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The same text with all that is not ASCII encoded, so that each of its characters is a byte.
  static func ascii(_ text: String) -> String { encoded(text) { $0 < 0x80 } }

  // MARK: - Bytes

  private static func encoded(_ text: String, _ isFree: (UInt8) -> Bool) -> String {
    if text.utf8.allSatisfy(isFree) { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if isFree(byte) { result.append(byte) } else { appendEscape(byte, to: &result) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func appendEscape(_ byte: UInt8, to result: inout [UInt8]) {
    let digits: StaticString = "0123456789ABCDEF"
    digits.withUTF8Buffer {
      result.append(UInt8(ascii: "%"))
      result.append($0[Int(byte >> 4)])
      result.append($0[Int(byte & 15)])
    }
  }

  // unreserved := ALPHA / DIGIT / "-" / "." / "_" / "~"
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    if ASCII.isLetter(byte) || ASCII.isDigit(byte) { return true }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): return true
    default: return false
    }
  }

  /// What may stand in a path or a query besides escapes.
  private static func isTargetByte(_ byte: UInt8) -> Bool {
    if isUnreserved(byte) { return true }
    let others: StaticString = "!$&'()*+,;=:@/?"
    return others.withUTF8Buffer { $0.contains(byte) }
  }
}
