/// A small seeded generator (SplitMix64): the same keys give the same numbers on every machine and in every run.
///
/// A stream belongs to what it makes (`Random(seed, "agents", 3)`), so the data of one thing never depends on how
/// much was drawn for another, or on the order in which things were asked for.
struct Random {
  private var state: UInt64

  init(_ seed: UInt64, _ name: StaticString, _ index: Int = 0) {
    state = Mix.hash(seed, Mix.hash(name)) &+ UInt64(bitPattern: Int64(index)) &* 0xD1B5_4A32_D192_ED03
    _ = next()
  }

  init(_ seed: UInt64, text: String, _ index: Int = 0) {
    state = Mix.hash(seed, Mix.hash(text)) &+ UInt64(bitPattern: Int64(index)) &* 0xD1B5_4A32_D192_ED03
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Mix.finish(state)
  }

  /// A whole number in `0..<bound`; `bound` must be positive.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// A fraction in `0..<1`.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True in `percent` of 100 cases.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

  /// The index of one of `weights`, each as likely as its weight.
  mutating func weighted(_ weights: Weights) -> Int {
    let draw = below(max(1, weights.bounds.last ?? 0))
    var i = 0
    while i + 1 < weights.bounds.count, draw >= weights.bounds[i] { i += 1 }
    return i
  }

  /// `count` different items, in the order of `items`.
  mutating func sample<T>(_ items: [T], _ count: Int) -> [T] {
    guard count < items.count else { return items }
    var chosen: [T] = []
    var needed = count
    for (i, item) in items.enumerated() where below(items.count - i) < needed {
      chosen.append(item)
      needed -= 1
    }
    return chosen
  }

  /// A wait or a length whose values cluster low and have a tail: between `low` and about four times `typical`.
  mutating func skewed(low: Int, typical: Int) -> Int {
    let x = fraction()
    return low + Int(Double(typical) * (0.3 + 0.7 * x + 2.4 * x * x * x * x * x))
  }
}

/// How likely each of a few things is, added up once.
struct Weights: ExpressibleByArrayLiteral {
  /// The sum of the weights up to each and with it.
  fileprivate let bounds: [Int]

  init(_ weights: [Int]) {
    var sum = 0
    bounds = weights.map { weight in
      sum += weight
      return sum
    }
  }

  init(arrayLiteral weights: Int...) { self.init(weights) }
}

/// Mixing of bits, shared by the generator and the identifiers.
enum Mix {
  static func finish(_ x: UInt64) -> UInt64 {
    var z = x
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  static func hash(_ a: UInt64, _ b: UInt64) -> UInt64 { finish(a &* 0x9E37_79B9_7F4A_7C15 ^ finish(b)) }

  /// FNV-1a over the bytes of a name.
  static func hash(_ text: String) -> UInt64 {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { h = (h ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return h
  }

  static func hash(_ name: StaticString) -> UInt64 {
    name.withUTF8Buffer { bytes in
      var h: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes { h = (h ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return h
    }
  }
}
