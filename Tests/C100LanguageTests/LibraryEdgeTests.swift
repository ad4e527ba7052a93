import Testing

@testable import C100Language

/// Calls every built-in with values at the edges of their kinds: each call gives a value or an error, none ends the
/// process. The calls are made from the declarations.
@Suite("edges of built-ins")
struct LibraryEdgeTests {
  private static let integers: [String] = [
    "0", "1", "(-1)", "(-2)", "3", "9223372036854775807", "9223372036854775806", "(-9223372036854775807 - 1)",
    "(-9223372036854775807)", "9007199254740991", "9007199254740992", "9007199254740993", "1_000_000_000_000",
  ]
  private static let numbers: [String] =
    integers + [
      "0.5", "(-0.0)", "1e300", "(-1e300)", "5e-324", "1.7976931348623157e308", "2.5", "\"1e400\".toNumber()",
      "\"12345678901234567890\".toNumber()", "\"-1e-400\".toNumber()",
    ]
  private static let strings: [String] = [
    "\"\"", "\"a\"", "\"é😀\\u{0}\"", "\"a,b\"", "\"9999-12-31\"", "\"day\"", "\"UTC\"", "\"(a*)*\"", "\"-x.y\"",
    "\" \"",
  ]
  private static let lists: [String] = [
    "[]", "[null]", "[1, 2, 3]", "[\"b\", \"a\"]", "[[1, 2], [3, 4]]", "[{a: 1, b: null}, {a: 2, b: 3}]",
    "[9223372036854775807, 9223372036854775807]", "[1e308, 1e308]", "[7.days, 9223372036854775807.days]",
  ]
  private static let ranges: [String] = [
    "(1..0)", "(0..2)", "(-9223372036854775807..9223372036854775807)", "(9223372036854775806..9223372036854775807)",
  ]
  private static let times: [String] = [
    "date(\"0001-01-01\")", "date(\"9999-12-31\")", "time(\"2026-11-20T09:30:05.25+08:00\")", "time(0)",
  ]
  private static let durations: [String] = [
    "0.seconds", "9223372036854775807.seconds", "(-9223372036854775807).days", "1.5.hours",
  ]
  private static let functions: [String] = ["x => x", "x => true", "x => null", "x => [x]", "(a, b) => a", "x => x.a"]

  private static func receivers(of kinds: Kinds) -> [String] {
    if kinds == .global { return [""] }
    let pools: [(Kinds, [String])] = [
      (.string, strings), (.number, numbers), (.list, lists), (.object, ["({})", "({a: 1, b: null})"]),
      (.range, ranges),
      (.sequence, ["(0..3).map(x => x)", "(1..0).skip(1)"]), (.time, times), (.duration, durations), (.bool, ["true"]),
      (.null, ["null"]),
    ]
    return pools.filter { kinds.contains($0.0) }.flatMap(\.1)
  }

  private static func arguments(_ parameter: BuiltinParameter) -> [String] {
    if let values = parameter.values { return values.map { "\"\($0)\"" } + ["\"none\""] }
    switch parameter.kind {
    case .any: return ["null", "0", "\"a\"", "[1]", "x => x"]
    // Numbers that are no integers, and exact ones, may stand in the place of one too.
    case .integer:
      return integers + ["2.5", "1e300", "\"1e400\".toNumber()", "\"2.00\".toNumber()", "\"-0\".toNumber()"]
    case .number: return numbers
    case .string, .text: return strings
    case .bool: return ["true", "false"]
    case .list: return Array(lists.prefix(5))
    case .object: return ["{}", "{a: \"b\"}", "{a: 1}"]
    case .function: return functions
    case .fieldOrFunction: return ["\"a\"", "\"a.b\""] + functions
    case .fieldsOrFunction, .sortKey: return ["\"a\"", "[\"a\", \"-b\"]", "[]"] + functions
    case .time: return times
    case .duration: return durations
    case .range: return ranges
    case .walkable: return ["[1]"] + ranges
    }
  }

  /// All ways to fill the parameters, thinned out where there are very many; of two numbers all pairs.
  private static func fillings(_ parameters: [BuiltinParameter]) -> [[String]] {
    var fillings: [[String]] = [[]]
    let numeric = parameters.count { [.integer, .number].contains($0.kind) }
    let most = numeric > 1 ? 700 : 30
    for parameter in parameters {
      let pool = arguments(parameter)
      fillings = fillings.flatMap { filling in pool.map { filling + [$0] } }
      if fillings.count > most {
        let step = fillings.count / most + 1
        fillings = stride(from: 0, to: fillings.count, by: step).map { fillings[$0] }
      }
    }
    return fillings
  }

  @Test("values at the edges give a value or an error", arguments: Library.builtins.flatMap { $0 }.map(\.signature))
  func edges(signature: String) {
    // They end the program, or wait.
    let left: Set<String> = ["exit", "sleep"]
    let runner = LibraryRunner(limits: Limits(steps: 4_000, memory: 64 << 20))
    for builtin in Library.builtins.flatMap({ $0 }) where builtin.signature == signature && !left.contains(builtin.name)
    {
      for receiver in Self.receivers(of: builtin.on) {
        for filling in Self.fillings(builtin.parameters) {
          let isProperty = builtin.traits.contains(.isProperty)
          let call = builtin.name + (isProperty ? "" : "(\(filling.joined(separator: ", ")))")
          let source =
            builtin.traits.contains(.changesReceiver)
            ? "let v = \(receiver); v.\(call); v" : receiver.isEmpty ? call : "\(receiver).\(call)"
          #expect(!runner.show(source).hasPrefix("syntax"), "\(source)")
        }
      }
    }
  }

  @Test(
    "work inside built-ins counts as steps",
    arguments: [
      "(1..9223372036854775807).sum()", "(1..9223372036854775807).where(it < 0).first()",
      "(1..9223372036854775807).map(it).count()", "(1..9223372036854775807).collect()",
      "(1..9223372036854775807).distinct().count()", "(1..9223372036854775807).join()",
      "(1..9223372036854775807).sortBy(it).first()", "(1..9223372036854775807).groupBy(it % 3)",
      "(1..9223372036854775807).reduce(0, (a, b) => b)", "(1..9223372036854775807).each(it)",
      "(1..9223372036854775807).skip(1).contains(0)", "(1..9223372036854775807).where(it > 0).last(3)",
      "(1..9223372036854775807).chunk(9223372036854775807).first()", "(1..9223372036854775807).stats()",
      "(1..9223372036854775807).zip(1..9223372036854775807).count()", "\"a\".repeat(40_000_000).matches(\"(a|b)*c\")",
      "(1..9223372036854775807).indexBy(it)", "(1..9223372036854775807).flatMap([it]).all(x => true)",
    ])
  func steps(source: String) {
    let shown = LibraryRunner(limits: Limits(steps: 100_000)).show(source)
    #expect(shown == "exhausted: the limit of 100000 steps is used up", "\(shown)")
  }

  @Test(
    "large texts and lists count as memory",
    arguments: [
      "\"ab\".repeat(1_000_000_000_000)", "\"a\".padEnd(1_000_000_000)",
      "\"a\".repeat(5_000_000).replace(\"a\", \"abc\".repeat(9))",
      "[\"a\".repeat(5_000_000), \"b\".repeat(5_000_000)].join()", "(0..<9_000_000).collect()",
      "\"a,\".repeat(2_000_000).split(\",\")", "(0..<9_000_000).map(x => \"x\").join()",
    ])
  func memory(source: String) {
    let shown = LibraryRunner(limits: Limits(memory: 8 << 20)).show(source)
    #expect(shown.hasPrefix("exhausted: this "), "\(shown)")
  }

  @Test(
    "a cancellation stops the work inside built-ins",
    arguments: [
      "(1..9223372036854775807).each(x => stop())", "(1..9223372036854775807).map(x => stop()).count()",
      "[1, 2].each(x => stop()); (1..9223372036854775807).map(it).sum()",
      "stop(); \"a\".repeat(9_000_000).matchAll(\"(a|b)*c\")", "stop(); (0..<900_000).collect().sortBy(-it).count()",
    ])
  func cancelled(source: String) {
    let stop = Builtin("stop", on: .global, [], "Cancels.") { call throws(Raise) in
      call.run.interpreter.cancel()
      return .null
    }
    let interpreter = Interpreter(table: BuiltinTable(Library.builtins + [[stop]]), services: Services())
    do {
      _ = try interpreter.evaluate(Source(name: "test", text: source))
      Issue.record("went on: \(source)")
    } catch {
      if case .raised(let raise) = error { #expect(raise.kind == .cancelled) } else { Issue.record("\(error)") }
    }
  }

  @Test("chains and nests of lazy stages have a limit")
  func depth() {
    let runner = LibraryRunner()
    let long = runner.show("let q = (1..3).map(it); for i in 0..<5000 { q = q.map(it) }; q.count()")
    #expect(long == "exhausted: a lazy chain has more than 1000 stages")
    let nested = runner.show("let q = (1..3).map(it); for i in 0..<5000 { q = (1..2).concat(q) }; q.count()")
    #expect(nested == "exhausted: a lazy chain has more than 1000 stages")
    let zipped = runner.show("let q = (1..3).map(it); for i in 0..<5000 { q = (1..2).zip(q) }; q.count()")
    #expect(zipped == "exhausted: a lazy chain has more than 1000 stages")
  }

  @Test("deep values are compared, counted and written without recursion")
  func deepValues() {
    let runner = LibraryRunner()
    #expect(runner.show("let x = []; let y = []; for i in 0..<200_000 { x = [x]; y = [y] }; x == y") == "true")
    #expect(runner.show("let x = []; for i in 0..<200_000 { x = [x] }; string(x).count()") == "400002")
    #expect(runner.show("let x = []; for i in 0..<200_000 { x = [x] }; [x, x].distinct().count()") == "1")
  }
}
