/// A decimal number as digits and a power of ten: exact rounding and writing for numbers of any kind.
///
/// The value is `±0.d1d2d3… × 10^point`; no digits mean zero.
public struct DecimalText: Equatable, Sendable {
  public private(set) var isNegative: Bool
  /// Significant digits 0...9, without leading or trailing zeros.
  private var digits: [UInt8]
  /// Where the point stands: after `point` digits (0 or below: zeros between).
  private var point: Int

  /// No number is written with more digits than this.
  public static let digitLimit = 10_000

  /// Reads JSON's number grammar; nil for other text and for exponents beyond ±100,000.
  public init?(_ text: String) {
    var digits: [UInt8] = []
    var point = 0
    var exponent = 0
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    var seenPoint = false
    var any = false
    scan: while let byte = bytes.popFirst() {
      switch byte {
      case 48...57:
        any = true
        if !(digits.isEmpty && byte == 48) {
          digits.append(byte - 48)
          if !seenPoint { point += 1 }
        } else if seenPoint {
          point -= 1
        }
      case UInt8(ascii: ".") where !seenPoint: seenPoint = true
      case UInt8(ascii: "e") where any, UInt8(ascii: "E") where any:
        let isSmall = bytes.first == UInt8(ascii: "-")
        if isSmall || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        guard !bytes.isEmpty else { return nil }
        for digit in bytes {
          guard digit &- 48 < 10 else { return nil }
          exponent = min(exponent * 10 + Int(digit - 48), 1_000_000)
        }
        if isSmall { exponent = -exponent }
        break scan
      default: return nil
      }
    }
    guard any else { return nil }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      point = 0
      exponent = 0
    }
    guard exponent.magnitude <= 100_000 else { return nil }
    self.isNegative = isNegative
    self.digits = digits
    self.point = point + exponent
  }

  /// Whether there are digits after the point.
  public var isWhole: Bool { digits.count <= point || digits.isEmpty }

  // MARK: - Rounding

  public enum Rule: Sendable {
    /// To the nearest; halves go away from zero, as people round.
    case nearest
    case down, up
  }

  /// Rounded to `places` digits after the point; below zero, to tens, hundreds …
  public func rounded(to places: Int, _ rule: Rule = .nearest) -> DecimalText {
    guard !digits.isEmpty else { return self }
    // No point lies further out than this, so a larger count changes nothing.
    let places = max(-1_000_000, min(places, 1_000_000))
    let keep = point + places
    guard keep < digits.count else { return self }
    let grows: Bool
    switch rule {
    case .nearest: grows = keep >= 0 && digits[keep] >= 5
    case .down: grows = isNegative
    case .up: grows = !isNegative
    }
    var result = self
    result.digits = keep > 0 ? Array(digits[..<keep]) : []
    if grows {
      if keep < 0 {
        // 0.004 up to tenths: one unit at the last place kept.
        result.digits = [1]
        result.point = 1 - places
      } else {
        result.addOne()
      }
    }
    while result.digits.last == 0 { result.digits.removeLast() }
    if result.digits.isEmpty {
      result.point = 0
      result.isNegative = false
    }
    return result
  }

  /// Adds one unit at the last kept digit.
  private mutating func addOne() {
    var i = digits.count - 1
    while i >= 0, digits[i] == 9 {
      digits[i] = 0
      i -= 1
    }
    if i >= 0 {
      digits[i] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  // MARK: - Values and text

  /// The whole number, where it is one and fits.
  public var integer: Int? {
    guard isWhole, point <= 19 else { return nil }
    var value = 0
    for i in 0..<point {
      let digit = i < digits.count ? Int(digits[i]) : 0
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      // Counting down keeps Int.min in reach.
      let (next, overflow) = tens.subtractingReportingOverflow(digit)
      if over || overflow { return nil }
      value = next
    }
    return isNegative ? value : value == Int.min ? nil : -value
  }

  /// The nearest finite Double.
  public var double: Double? {
    var text = isNegative ? "-0." : "0."
    text.unicodeScalars.append(contentsOf: digits.map { Unicode.Scalar($0 + 48) })
    if digits.isEmpty { text += "0" }
    text += "e\(point)"
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Plain digits with exactly `places` after the point (nil: as many as there are), whole digits in groups of three.
  /// Nil where that takes more digits than `digitLimit`.
  public func text(places: Int? = nil, grouping: String = "", point mark: String = ".") -> String? {
    let number = places.map { rounded(to: $0) } ?? self
    let fraction = max(0, places ?? (number.digits.count - number.point))
    guard number.point <= Self.digitLimit, fraction <= Self.digitLimit else { return nil }
    var bytes: [UInt8] = []
    if number.isNegative, !number.digits.isEmpty { bytes.append(UInt8(ascii: "-")) }
    let wholeCount = max(1, number.point)
    for i in 0..<wholeCount {
      bytes.append(number.point > 0 ? number.digit(i) : 48)
      let left = wholeCount - 1 - i
      if left > 0, left % 3 == 0 { bytes.append(contentsOf: grouping.utf8) }
    }
    if fraction > 0 {
      bytes.append(contentsOf: mark.utf8)
      for i in 0..<fraction { bytes.append(number.digit(number.point + i)) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func digit(_ i: Int) -> UInt8 { i >= 0 && i < digits.count ? digits[i] + 48 : 48 }
}
