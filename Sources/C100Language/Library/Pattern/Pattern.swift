/// A compiled regular expression that takes time linear in the text, whatever its shape.
///
/// Perl's usual syntax over Unicode scalars: `.`, sets, `\d \w \s \b`, `\p{Lu}`, groups with and without capture, named
/// groups, greedy and lazy quantifiers with counts, `^ $ \A \z`, flags `i m s` (also as `(?i)`). The leftmost match is
/// found, of those the one that the order of the alternatives prefers. Backreferences and look-around are refused.
public struct Pattern: Sendable {
  /// One step of the program.
  struct Step: Sendable {
    enum Code: UInt8, Sendable {
      case scalar, folded, any, anyButNewline, set, split, jump, save, place, match
    }
    var code: Code
    /// Scalar, set, slot or place; the target of `jump`; the preferred target of `split`.
    var a: UInt32 = 0
    /// The other target of `split`.
    var b: UInt32 = 0
  }

  static let stepLimit = 20_000

  let steps: [Step]
  let sets: [ScalarSet]
  /// The names of the groups, in order; nil for those without.
  public let groupNames: [String?]
  /// The bytes that a match can start with; nil where a match may be empty or start anywhere.
  let firstBytes: FirstBytes?

  /// Compiles an expression.
  /// - Parameter flags: any of `i`, `m`, `s`.
  public init(_ text: String, flags: String = "") throws(PatternError) {
    var set = PatternParser.Flags()
    for flag in flags.unicodeScalars {
      switch flag {
      case "i": set.ignoresCase = true
      case "m": set.linewise = true
      case "s": set.dotTakesNewline = true
      default: throw PatternError(reason: .unknownFlag(String(flag)), offset: 0)
      }
    }
    var parser = PatternParser(text, flags: set)
    let tree = try parser.parse()
    var writer = PatternWriter()
    try writer.write(.group(tree, 0))
    try writer.emit(.match)
    steps = writer.steps
    sets = writer.sets
    groupNames = parser.names
    firstBytes = FirstBytes(of: writer.steps, sets: writer.sets)
  }

  /// How many capture slots a whole match has: two for the match and two for each group.
  var slotCount: Int { 2 * (groupNames.count + 1) }

  /// Where a match lies: byte ranges of the whole and of its groups (nil for a group that took no part).
  public struct Match: Equatable, Sendable {
    public let range: Range<Int>
    public let groups: [Range<Int>?]
  }
}

/// Turns the tree into steps.
struct PatternWriter {
  var steps: [Pattern.Step] = []
  var sets: [ScalarSet] = []

  mutating func emit(_ code: Pattern.Step.Code, _ a: Int = 0, _ b: Int = 0) throws(PatternError) {
    if steps.count >= Pattern.stepLimit { throw PatternError(reason: .tooLarge, offset: 0) }
    steps.append(Pattern.Step(code: code, a: UInt32(a), b: UInt32(b)))
  }

  // The tree's depth is bounded by the parser.
  mutating func write(_ node: PatternNode) throws(PatternError) {
    switch node {
    case .empty: break
    case .scalar(let scalar, let ignoresCase): try emit(ignoresCase ? .folded : .scalar, Int(scalar.value))
    case .any(let withNewline): try emit(withNewline ? .any : .anyButNewline)
    case .set(let set):
      sets.append(set)
      try emit(.set, sets.count - 1)
    case .sequence(let items): for item in items { try write(item) }
    case .choice(let branches): try writeChoice(branches)
    case .group(let inner, let index):
      try emit(.save, 2 * index)
      try write(inner)
      try emit(.save, 2 * index + 1)
    case .place(let place): try emit(.place, Int(place.rawValue))
    case .loop(let inner, let atLeast, let atMost, let isGreedy):
      try writeLoop(inner, atLeast, atMost, isGreedy)
    }
  }

  //      split next, L2
  //      branch; jump end
  // L2:  …
  private mutating func writeChoice(_ branches: [PatternNode]) throws(PatternError) {
    var jumps: [Int] = []
    for (i, branch) in branches.enumerated() {
      let isLast = i == branches.count - 1
      let split = steps.count
      if !isLast { try emit(.split, split + 1) }
      try write(branch)
      if isLast { break }
      jumps.append(steps.count)
      try emit(.jump)
      steps[split].b = UInt32(steps.count)
    }
    for jump in jumps { steps[jump].a = UInt32(steps.count) }
  }

  private mutating func writeLoop(
    _ inner: PatternNode, _ atLeast: Int, _ atMost: Int?, _ isGreedy: Bool
  ) throws(PatternError) {
    let begin = steps.count
    for i in 0..<atLeast {
      try write(inner)
      // What has no steps needs no repeating, and nested counts of it would take for ever.
      if i == 0, steps.count == begin { return }
    }
    guard let atMost else {
      // L1: split L2, end; L2: inner; jump L1
      let start = steps.count
      try emit(.split)
      try write(inner)
      try emit(.jump, start)
      aim(start, inside: start + 1, past: steps.count, isGreedy)
      return
    }
    // split next, end; inner; split next, end; inner; …
    var splits: [Int] = []
    for _ in atLeast..<max(atLeast, atMost) {
      splits.append(steps.count)
      try emit(.split)
      try write(inner)
      if steps.count == splits[splits.count - 1] + 1 { break }
    }
    for split in splits { aim(split, inside: split + 1, past: steps.count, isGreedy) }
  }

  private mutating func aim(_ split: Int, inside: Int, past: Int, _ isGreedy: Bool) {
    steps[split].a = UInt32(isGreedy ? inside : past)
    steps[split].b = UInt32(isGreedy ? past : inside)
  }
}

/// The bytes that a match can start with, so that a search may jump over all others.
struct FirstBytes: Sendable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Nil where a match may be empty, so that it can start at any byte.
  init?(of steps: [Pattern.Step], sets: [ScalarSet]) {
    var seen = [Bool](repeating: false, count: steps.count)
    var waiting = [0]
    while let at = waiting.popLast() {
      if seen[at] { continue }
      seen[at] = true
      let step = steps[at]
      switch step.code {
      case .match: return nil
      case .jump: waiting.append(Int(step.a))
      case .split: waiting += [Int(step.a), Int(step.b)]
      case .save, .place: waiting.append(at + 1)
      case .any, .anyButNewline: return nil
      case .scalar:
        if step.a < 128 { insert(UInt8(step.a)) } else { insertHigh() }
      case .folded:
        // A few scalars outside ASCII fold into it (K for kelvin): any high byte may start one.
        if step.a < 128 {
          insert(UInt8(step.a))
          if step.a &- 97 < 26 { insert(UInt8(step.a) & ~0x20) }
        }
        insertHigh()
      case .set:
        for value in 0..<128 as Range<UInt32> where sets[Int(step.a)].contains(value) { insert(UInt8(value)) }
        insertHigh()
      }
    }
  }

  private mutating func insert(_ byte: UInt8) {
    let bit = 1 << UInt64(byte & 63) as UInt64
    switch byte >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  private mutating func insertHigh() {
    bits.2 = .max
    bits.3 = .max
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: bits.0
      case 1: bits.1
      case 2: bits.2
      default: bits.3
      }
    return word >> UInt64(byte & 63) & 1 != 0
  }
}
