/// A set of Unicode scalars: `[a-z\d]`, `\w`, `\p{Lu}`.
struct ScalarSet: Sendable {
  /// A named class and whether its members or all others are meant.
  struct Class: Sendable {
    let kind: Kind
    let isInverted: Bool
  }

  enum Kind: Sendable {
    case digit, word, space
    case category(String)
  }

  private var ranges: [ClosedRange<UInt32>] = []
  private var classes: [Class] = []
  private var isInverted = false
  private var ignoresCase = false
  /// Membership of the 128 ASCII characters, worked out once.
  private var low: (UInt64, UInt64) = (0, 0)

  init() {}

  init(_ kind: Kind, isInverted: Bool) {
    classes = [Class(kind: kind, isInverted: isInverted)]
    finish(isInverted: false, ignoresCase: false)
  }

  mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }
  mutating func insert(_ kind: Kind, isInverted: Bool) { classes.append(Class(kind: kind, isInverted: isInverted)) }

  /// Closes the set; it must be called once, after the last `insert`.
  mutating func finish(isInverted: Bool, ignoresCase: Bool) {
    self.isInverted = isInverted
    self.ignoresCase = ignoresCase
    ranges.sort { $0.lowerBound < $1.lowerBound }
    for value in 0..<128 as Range<UInt32> where slowContains(value) {
      if value < 64 { low.0 |= 1 << UInt64(value) } else { low.1 |= 1 << UInt64(value - 64) }
    }
  }

  @inline(__always)
  func contains(_ value: UInt32) -> Bool {
    if value < 64 { return low.0 >> UInt64(value) & 1 != 0 }
    if value < 128 { return low.1 >> UInt64(value - 64) & 1 != 0 }
    return slowContains(value)
  }

  private func slowContains(_ value: UInt32) -> Bool {
    var found = holds(value)
    if !found, ignoresCase {
      let (lower, upper) = CaseFold.both(value)
      found = lower != value && holds(lower) || upper != value && holds(upper)
    }
    return found != isInverted
  }

  private func holds(_ value: UInt32) -> Bool {
    // Sets are short; a scan beats a binary search for them.
    for range in ranges where range.contains(value) { return true }
    for item in classes where Self.holds(item.kind, value) != item.isInverted { return true }
    return false
  }

  static func holds(_ kind: Kind, _ value: UInt32) -> Bool {
    switch kind {
    case .digit: return value &- 48 < 10
    case .word: return isWord(value)
    case .space:
      if value < 128 { return value == 32 || value &- 9 < 5 }
      return Unicode.Scalar(value)?.properties.isWhitespace ?? false
    case .category(let name):
      guard let scalar = Unicode.Scalar(value) else { return false }
      return categoryName(scalar.properties.generalCategory).hasPrefix(name)
    }
  }

  /// Letters, digits, marks and `_`.
  @inline(__always)
  static func isWord(_ value: UInt32) -> Bool {
    if value < 128 { return (value | 0x20) &- 97 < 26 || value &- 48 < 10 || value == 95 }
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark, .enclosingMark, .letterNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }

  /// The names that `\p{…}` takes.
  static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe",
    "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn",
  ]

  private static func categoryName(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}

/// Case mapping one scalar at a time.
enum CaseFold {
  /// The lower-case form where it is one scalar, else the scalar itself.
  @inline(__always)
  static func lower(_ value: UInt32) -> UInt32 {
    if value < 128 { return value &- 65 < 26 ? value | 0x20 : value }
    return single(Unicode.Scalar(value)?.properties.lowercaseMapping) ?? value
  }

  static func both(_ value: UInt32) -> (lower: UInt32, upper: UInt32) {
    if value < 128 {
      return (value &- 65 < 26 ? value | 0x20 : value, value &- 97 < 26 ? value & ~0x20 : value)
    }
    let properties = Unicode.Scalar(value)?.properties
    return (single(properties?.lowercaseMapping) ?? value, single(properties?.uppercaseMapping) ?? value)
  }

  private static func single(_ text: String?) -> UInt32? {
    guard let scalars = text?.unicodeScalars, let first = scalars.first,
      scalars.index(after: scalars.startIndex) == scalars.endIndex
    else { return nil }
    return first.value
  }
}
