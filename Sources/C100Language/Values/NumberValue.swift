import JSONText

/// A number that came from JSON and prints exactly as it came: `1.10`, `1e400`, `12345678901234567890`.
public final class NumberValue {
  private enum Source {
    case number(JSONNumber)
    /// A text that waits to be asked for: comparing does without it.
    case short(ShortText)
  }
  @exclusivity(unchecked) private var source: Source

  public init(_ number: JSONNumber) { source = .number(number) }

  /// - Parameter node: a number. Its document is not kept alive.
  init(_ node: JSONNode) {
    source = node.withSource { ShortText($0) }.map { .short($0) } ?? .number(node.number ?? 0)
  }

  public var number: JSONNumber {
    switch source {
    case .number(let number): return number
    case .short(let text):
      let number = text.withBytes { JSONNumber(String(decoding: $0, as: UTF8.self)) } ?? 0
      source = .number(number)
      return number
    }
  }

  /// A double within 2⁻⁵⁰ of the value, relatively, where a few operations make one.
  var approximation: Double? {
    switch source {
    case .number(let number): number.approximation
    case .short(let text): text.withBytes { JSONNumber.approximation($0) }
    }
  }

  /// The text of a number of at most 24 bytes, which is nearly every one.
  private struct ShortText {
    private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    private let count: Int

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard bytes.count <= MemoryLayout.size(ofValue: words) else { return nil }
      count = bytes.count
      withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
      withUnsafeBytes(of: words) { body(UnsafeBufferPointer(rebasing: $0.bindMemory(to: UInt8.self)[..<count])) }
    }
  }

  /// The `Int` of this exact value, if it is whole and fits.
  public var integer: Int? { number.integer }

  /// The nearest finite double, if there is one.
  public var double: Double? { number.double }

  /// The integer or decimal that prints exactly `text`, if one does; decided without parsing where the text is short.
  static func plain(_ text: String) -> Value? {
    var text = text
    return text.withUTF8 { plain($0) }
  }

  /// As ``plain(_:)``, for a text that follows JSON's grammar.
  static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
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
    return JSONNumber.double(bytes).map { .decimal($0) }
  }
}
