/// A number's exact value in one form: sign, digits without zeros at either end, and the power of ten of the first digit.
///
/// `-120.50` is negative, digits `1205`, magnitude 2 (as in -1.205e2). Zero has no digits.
struct JSONDecimal: Hashable {
  var isNegative: Bool
  var digits: [UInt8]  // ASCII
  var magnitude: Magnitude

  /// A power of ten of any size: exponents may be written with more digits than an Int has.
  struct Magnitude: Hashable, Comparable {
    var isNegative: Bool
    var digits: [UInt8]  // ASCII, without leading zeros; empty for 0

    static func < (a: Magnitude, b: Magnitude) -> Bool {
      guard a.isNegative == b.isNegative else { return a.isNegative }
      let order = compare(a.digits, b.digits)
      return a.isNegative ? order > 0 : order < 0
    }

    private static func compare(_ a: [UInt8], _ b: [UInt8]) -> Int {
      guard a.count == b.count else { return a.count - b.count }
      for (x, y) in zip(a, b) where x != y { return Int(x) - Int(y) }
      return 0
    }
  }

  init(_ number: JSONNumber) {
    var digits: [UInt8] = []
    var whole = 0  // digits before the point
    var sawPoint = false
    var exponent: [UInt8] = []
    var exponentIsNegative = false
    var inExponent = false
    isNegative = false
    for byte in number.text.utf8 {
      switch byte {
      case 0x2d: if inExponent { exponentIsNegative = true } else { isNegative = true }
      case 0x2e: sawPoint = true
      case 0x65, 0x45: inExponent = true
      case 0x30...0x39:
        if inExponent {
          if !(exponent.isEmpty && byte == 0x30) { exponent.append(byte) }
        } else {
          digits.append(byte)
          if !sawPoint { whole += 1 }
        }
      default: break
      }
    }
    let leading = digits.prefix { $0 == 0x30 }.count
    digits.removeFirst(leading)
    while digits.last == 0x30 { digits.removeLast() }
    self.digits = digits
    if digits.isEmpty {
      isNegative = false
      magnitude = Magnitude(isNegative: false, digits: [])
    } else {
      magnitude = Self.sum(exponent, negative: exponentIsNegative, whole - leading - 1)
    }
  }

  /// The value as an Int where it is whole and fits.
  var integer: Int? {
    guard !digits.isEmpty else { return 0 }
    guard !magnitude.isNegative, magnitude.digits.count <= 2 else { return nil }
    let power = magnitude.digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard power < 19, digits.count <= power + 1 else { return nil }
    var value = 0
    for i in 0...power {
      let digit = i < digits.count ? Int(digits[i] - 0x30) : 0
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, overflow2) =
        isNegative ? scaled.subtractingReportingOverflow(digit) : scaled.addingReportingOverflow(digit)
      guard !overflow, !overflow2 else { return nil }
      value = next
    }
    return value
  }

  static func < (a: JSONDecimal, b: JSONDecimal) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? b.isSmaller(than: a) : a.isSmaller(than: b)
  }

  /// Compares the values without their signs.
  private func isSmaller(than other: JSONDecimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    if magnitude != other.magnitude { return magnitude < other.magnitude }
    return digits.lexicographicallyPrecedes(other.digits)
  }

  /// `exponent` (ASCII digits with a sign) plus `shift`.
  private static func sum(_ exponent: [UInt8], negative: Bool, _ shift: Int) -> Magnitude {
    if exponent.count <= 17 {
      let value = exponent.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      let total = (negative ? -value : value) + shift
      return Magnitude(isNegative: total < 0, digits: total == 0 ? [] : Array(String(total.magnitude).utf8))
    }
    // Schoolbook: the shift is smaller than the exponent, so the sign is the exponent's.
    var digits = exponent
    var carry = negative ? -shift : shift
    var i = digits.count - 1
    while carry != 0, i >= 0 {
      let total = Int(digits[i] - 0x30) + carry
      let digit = ((total % 10) + 10) % 10
      digits[i] = UInt8(0x30 + digit)
      carry = (total - digit) / 10
      i -= 1
    }
    if carry > 0 { digits.insert(contentsOf: String(carry).utf8, at: 0) }
    return Magnitude(isNegative: negative, digits: Array(digits.drop { $0 == 0x30 }))
  }
}
