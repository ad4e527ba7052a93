/// A JSON number as it is written, of any size and precision.
///
/// Prints its own text; compares and hashes by exact decimal value: `1`, `1.0` and `10e-1` are equal, and so are `0` and `-0`.
public struct JSONNumber: Sendable {
  public let text: String

  /// The number written as `text`, nil unless it follows JSON's grammar.
  public init?(_ text: String) {
    var text = text
    let isNumber = text.withUTF8 { bytes in
      guard var p = bytes.baseAddress, !bytes.isEmpty else { return false }
      let end = p + bytes.count
      var plain = false
      return JSONScan.number(&p, end, plain: &plain) && p == end
    }
    guard isNumber else { return nil }
    self.text = text
  }

  public init(_ value: Int) { text = String(value) }

  /// The shortest text that reads back as `value`; nil unless it is finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.description
  }

  /// - Parameter text: follows the grammar already.
  init(validated text: String) { self.text = text }

  /// The exact value where it is whole and fits: of `12`, `12.0` and `1.2e1`, not of `1.5` or `1e400`.
  public var integer: Int? {
    if let plain = Int(text) { return plain }
    let decimal = JSONDecimal(self)
    return decimal.integer
  }

  /// The nearest Double; nil beyond the finite range.
  public var double: Double? {
    var text = text
    return text.withUTF8 { JSONDecoding.double($0) }
  }
}

extension JSONNumber {
  /// The Double nearest to a text that follows the grammar; nil beyond the finite range.
  public static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? { JSONDecoding.double(text) }

  /// A Double within 2⁻⁵⁰ of the value, relatively, made with a few operations; nil where that takes more.
  public var approximation: Double? {
    var text = text
    return text.withUTF8 { JSONDecoding.approximation($0) }
  }

  /// As ``approximation``, of a text that follows the grammar.
  public static func approximation(_ text: UnsafeBufferPointer<UInt8>) -> Double? { JSONDecoding.approximation(text) }
}

extension JSONNumber: Hashable, Comparable {
  public static func == (a: JSONNumber, b: JSONNumber) -> Bool {
    a.text == b.text || JSONDecimal(a) == JSONDecimal(b)
  }

  public static func < (a: JSONNumber, b: JSONNumber) -> Bool { JSONDecimal(a) < JSONDecimal(b) }

  public func hash(into hasher: inout Hasher) { JSONDecimal(self).hash(into: &hasher) }
}

extension JSONNumber: CustomStringConvertible, ExpressibleByIntegerLiteral {
  public var description: String { text }
  public init(integerLiteral value: Int) { self.init(value) }
}
