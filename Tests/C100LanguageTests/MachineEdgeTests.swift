import JSONText
import Testing

@testable import C100Language

/// Every pair of edge numbers with every operator: a value or an error, never a trap; where the exact result fits it is
/// the exact result.
@Suite("Machine edges")
struct MachineEdgeTests {
  static let numbers = [Int.min, Int.min + 1, -1, 0, 1, Int.max - 1, Int.max, 1 << 53, (1 << 53) + 1, -(1 << 53) - 1]

  private static func literal(_ number: Int) -> String {
    number == Int.min ? "(-9223372036854775807 - 1)" : number < 0 ? "(\(number))" : String(number)
  }

  @Test("integer operators")
  func operators() {
    let bench = Bench()
    for a in Self.numbers {
      for b in Self.numbers {
        let (x, y) = (Self.literal(a), Self.literal(b))
        check(bench, "\(x) + \(y)", Int128(a) + Int128(b))
        check(bench, "\(x) - \(y)", Int128(a) - Int128(b))
        let product = a.multipliedFullWidth(by: b)
        let exact = Int128(product.high) << 64 + Int128(product.low)
        check(bench, "\(x) * \(y)", exact)
        if b != 0 { check(bench, "\(x) % \(y)", Int128(a) % Int128(b)) }
        #expect(bench.result("\(x) < \(y)") == "\(a < b)")
        #expect(bench.result("\(x) <= \(y)") == "\(a <= b)")
        #expect(bench.result("\(x) == \(y)") == "\(a == b)")
        let quotient = bench.result("\(x) / \(y)")
        #expect(b == 0 ? quotient == "value: division by zero" : Double(quotient) == Double(a) / Double(b))
      }
      check(bench, "-\(Self.literal(a))", -Int128(a))
      check(bench, "let n = \(Self.literal(a)); n += 1; n", Int128(a) + 1)
      check(bench, "let n = \(Self.literal(a)); n -= 1; n", Int128(a) - 1)
      check(bench, "let n = \(Self.literal(a)); n *= 2; n", Int128(a) * 2)
    }
  }

  private func check(_ bench: Bench, _ source: String, _ exact: Int128) {
    let result = bench.result(source)
    if let fits = Int(exactly: exact) {
      #expect(result == String(fits), "\(source)")
    } else {
      #expect(result.hasPrefix("value: ") && result.contains("does not fit"), "\(source) gave \(result)")
    }
  }

  @Test("integers meet indices, ranges, slices, counts and every method without arguments or with one")
  func methods() {
    let bench = Bench(limits: Limits(steps: 20_000, memory: 1 << 22))
    let table = BuiltinTable(Library.builtins)
    let values = Self.numbers.map(Self.literal) + ["1e300", "-1e300", "2.5", "1e18"]
    for number in values {
      for name in table.names(for: .number) {
        expectNoTrap(bench, "(\(number)).\(name)()")
        expectNoTrap(bench, "(\(number)).\(name)")
        for other in values { expectNoTrap(bench, "(\(number)).\(name)(\(other))") }
      }
      for receiver in ["[1, 2, 3]", "\"abc\"", "(1..3)", "{a: 1}", "7.days", "date(\"2026-11-20\")", "null"] {
        expectNoTrap(bench, "\(receiver)[\(number)]")
        expectNoTrap(bench, "\(receiver)?[\(number)]")
        expectNoTrap(bench, "\(receiver)[\(number)..\(number)]")
        expectNoTrap(bench, "\(receiver)?[\(number)..]")
        expectNoTrap(bench, "\(receiver)?[..<\(number)]")
        for symbol in ["+", "-", "*", "/", "%", "<", "==", "..", "in"] {
          expectNoTrap(bench, "\(receiver) \(symbol) \(number)")
          expectNoTrap(bench, "\(number) \(symbol) \(receiver)")
        }
      }
      for kind in [Kinds.list, .string, .range, .sequence, .time, .duration] {
        let receiver =
          switch kind {
          case .list: "[3, 1, 2]"
          case .string: "\"a b\""
          case .range: "(1..3)"
          case .time: "date(\"2026-11-20\")"
          case .duration: "7.days"
          default: "(1..3).map(it)"
          }
        for name in table.names(for: kind) { expectNoTrap(bench, "let r = \(receiver); r.\(name)(\(number))") }
      }
      for unit in ["days", "hours", "seconds", "weeks"] {
        expectNoTrap(bench, "date(\"2026-11-20\") + (\(number)).\(unit)")
        expectNoTrap(bench, "-((\(number)).\(unit)) + (\(number)).\(unit) * \(number)")
      }
      expectNoTrap(bench, "for i in \(number)..\(number) { break }")
      expectNoTrap(bench, "let n = 0; for i in (\(number))..<\(number) { n += 1; if n > 3 { break } }; n")
      for end in values {
        expectNoTrap(bench, "let n = 0; for i in \(number)..\(end) { n += 1; if n > 3 { break } }; n")
      }
      for end in values { expectNoTrap(bench, "(\(number)..\(end)).count()") }
    }
  }

  @Test("slices of ranges that end at the largest integer", arguments: ["1", "0", "9223372036854775806"])
  func rangesToTheEnd(lower: String) {
    let bench = Bench(limits: Limits(steps: 20_000, memory: 1 << 22))
    let values = Self.numbers.map(Self.literal)
    for a in values {
      for b in values {
        expectNoTrap(bench, "(\(lower)..9223372036854775807)[\(a)..\(b)]")
        expectNoTrap(bench, "(\(lower)..9223372036854775807)?[\(a)..<\(b)]")
      }
    }
    #expect(bench.result("(1..9223372036854775807)[0..-1].last()") == "9223372036854775807")
    #expect(bench.result("(1..9223372036854775807)[-2..].count()") == "2")
    #expect(bench.result("(1..9223372036854775807)?[9223372036854775807..].count()") == "0")
  }

  /// Whatever it gives, it comes back.
  private func expectNoTrap(_ bench: Bench, _ source: String) { _ = bench.result(source) }

  @Test("a loop to the largest integer ends")
  func lastTurn() {
    #expect(Bench().result("let n = 0; for i in 9223372036854775806..9223372036854775807 { n += 1 }; n") == "2")
  }

  @Test("an exact number is computed with where it fits, and says so where not")
  func exactNumbers() {
    let bench = Bench()
    bench.interpreter[global: "big"] = .number(NumberValue(exactly("12345678901234567890")))
    bench.interpreter[global: "fine"] = .number(NumberValue(exactly("1.10")))
    bench.interpreter[global: "huge"] = .number(NumberValue(exactly("1e400")))
    #expect(bench.result("[big, fine, huge]") == "[12345678901234567890, 1.10, 1e400]")
    #expect(bench.result("fine + 1") == "2.1")
    #expect(bench.result("fine == 1.1 && big > 5 && huge > big") == "true")
    #expect(bench.result("big + 1").contains("does not fit"))
    #expect(bench.result("huge * 2").contains("does not fit"))
  }
}

/// A number that is known to be one.
private func exactly(_ text: String) -> JSONNumber { JSONNumber(text) ?? JSONNumber(0) }
