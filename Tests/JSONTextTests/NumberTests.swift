import Testing

@testable import JSONText

@Suite("numbers")
struct NumberTests {
  @Test(
    "grammar",
    arguments: [
      ("0", true), ("-0", true), ("1.0", true), ("1e400", true), ("-1.5E+3", true), ("", false), ("+1", false),
      ("01", false), (".5", false), ("1.", false), ("0x1", false), ("nan", false), ("inf", false), ("1 ", false),
      ("1e", false),
    ])
  func grammar(text: String, isNumber: Bool) { #expect((JSONNumber(text)?.text == text) == isNumber) }

  @Test(
    "equal by exact decimal value, and then hash alike",
    arguments: [
      ["1", "1.0", "1.00", "10e-1", "0.1e1", "100E-2"], ["0", "-0", "0.0", "0e99", "-0.000"],
      ["1e400", "10e399", "0.1e401"], ["12345678901234567890", "12345678901234567890.0", "1234567890123456789e1"],
      ["1e99999999999999999999", "10e99999999999999999998"], ["1e-99999999999999999999", "0.1e-99999999999999999998"],
      ["1e99999999999999999999", "0.1e100000000000000000000"],
    ])
  func equal(texts: [String]) throws {
    let numbers = texts.compactMap(JSONNumber.init)
    #expect(numbers.count == texts.count)
    #expect(Set(numbers).count == 1)
    for number in numbers { #expect(number == numbers[0] && !(number < numbers[0])) }
  }

  @Test("order")
  func order() {
    let texts = [
      "-1e99999999999999999999", "-1e400", "-12345678901234567891", "-12345678901234567890", "-2", "-1.5", "-1e-5", "0",
      "1e-99999999999999999999", "1e-400", "0.1", "0.10001", "0.2", "1", "1.5", "2", "10", "9007199254740993",
      "9007199254740994", "1e400", "1e99999999999999999998", "1e99999999999999999999",
    ]
    let numbers = texts.compactMap(JSONNumber.init)
    #expect(numbers.count == texts.count)
    for i in numbers.indices {
      for j in numbers.indices {
        #expect((numbers[i] < numbers[j]) == (i < j))
        #expect((numbers[i] == numbers[j]) == (i == j))
      }
    }
  }

  @Test(
    "whole values",
    arguments: [
      ("1", 1), ("1.0", 1), ("1e2", 100), ("-0", 0), ("0e5", 0), ("120e-1", 12), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9223372036854775808", nil), ("1e18", 1_000_000_000_000_000_000),
      ("1e19", nil),
      ("1.5", nil), ("1e-1", nil), ("1e400", nil), ("92233720368547758070e-1", Int.max),
    ] as [(String, Int?)])
  func integer(text: String, value: Int?) { #expect(JSONNumber(text)?.integer == value) }

  @Test("doubles are the nearest, bit for bit")
  func doubles() throws {
    var random = Seeded(seed: 7)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite, let number = JSONNumber(value) else { continue }
      #expect(number.double?.bitPattern == value.bitPattern, "\(number.text)")
    }
    for _ in 0..<20_000 {
      let digits = String(random.next() >> UInt64(random.next() % 60))
      let text = "\(digits).\(random.next() % 1000)e\(Int(random.next() % 60) - 30)"
      #expect(JSONNumber(text)?.double == Double(text), "\(text)")
    }
    #expect(JSONNumber("1e400")?.double == nil)
    #expect(JSONNumber("-0")?.double?.sign == .minus)
    #expect(JSONNumber(Double.nan) == nil && JSONNumber(-Double.infinity) == nil)
    #expect(JSONNumber(1e16)?.text == "1e+16" && JSONNumber(5.0)?.text == "5.0")
  }
}

/// A small seeded generator (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
