import C100Language

/// Writes programs from a seed all of whose parts are carried out: no branch, no function that is not called, no loop
/// without a turn. What a check says of one is true of its run.
struct CheckedProgram {
  private var random: SyntaxGenerator
  private var depth = 0

  init(seed: UInt64) { random = SyntaxGenerator(seed: seed) }

  private mutating func choose(_ count: Int) -> Int { random.next(count) }
  private mutating func pick(_ words: [String]) -> String { words[choose(words.count)] }

  private static let methods = Library.builtins.flatMap { $0 }.filter { $0.on != .global && $0.name != "sleep" }
  private static let functions = ["date", "time", "duration", "string", "type", "now", "today", "env"]
  private static let literals = [
    "null", "true", "0", "1", "-1", "2.5", "\"\"", "\"a\"", "\"é,b\"", "\"12\"", "[3, 1, 2]", "[\"b\", \"a\"]", "{}",
    "{a: 1, b: null}", "(1..3)", "date(\"2026-11-20\")", "7.days", "(x => x)", "((x, y) => y)",
    "[[1, 2], [3, 4]]", "[{a: 2}, {a: 1}]", "{f: x => x, n: 1}", "now()", "f", "g", "args", "stdin",
  ]
  private static let names = ["a", "b", "c", "f", "g", "o", "l"]

  mutating func text() -> String {
    var lines = [
      "let a = \(pick(CheckedProgram.literals.filter { !["f", "g"].contains($0) }))",
      "let b = \(pick(["a", "[a]", "{a: a}", "1", "\"b\""]))", "let c = [a, b, {a: a}]", "let o = {a: 1, f: x => x}",
      "let l = [1, 2]", "func f(x, y = 1) { x }", "let g = x => [x]", "f(1); g(1)",
    ]
    for _ in 0...choose(3) { lines.append(statement()) }
    return lines.joined(separator: "\n")
  }

  private mutating func statement() -> String {
    switch choose(12) {
    case 0: return "\(pick(["a", "b", "o", "l"])) = \(expression())"
    case 1: return "\(pick(["a", "b", "l"])) \(pick(["+=", "-=", "*="])) \(operand())"
    case 2:
      return "\(pick(CheckedProgram.names))\(pick([".a", "[0]", "[1]", "[2].a", "[\"a\"]", "[-1]"])) = \(operand())"
    case 3: return "for i in \(pick(["[1, 2]", "(1..2)", "[a, b]", "[{a: 1}]"])) { let z = i; \(expression()) }"
    case 4: return "for (k, v) in \(pick(["({a: 1})", "[[1, 2]]", "l.enumerate()", "(\(operand()))"])) { [k, v] }"
    case 5: return "try { \(expression()) } catch e { e.message }"
    case 6: return "l.append(\(operand()))"
    case 7: return "\(pick(["a", "l", "c"])).\(pick(["remove", "insert"]))(\(pick(["0", "-1", "\"a\""])))"
    case 8: return "let h\(choose(1_000_000)) = try \(expression()) catch 0"
    case 9: return "\(pick(["f", "g", "o.f", "a", "o.a"]))(\(pick(["", "1", "1, 2", "x: 1", "1, y: 2"])))"
    default: return expression()
    }
  }

  private mutating func operand() -> String {
    depth += 1
    defer { depth -= 1 }
    switch choose(depth > 3 ? 3 : 5) {
    case 0: return pick(CheckedProgram.names)
    case 4: return "(\(expression()))"
    default: return pick(CheckedProgram.literals)
    }
  }

  private mutating func expression() -> String {
    depth += 1
    defer { depth -= 1 }
    switch choose(12) {
    case 0: return "(\(operand()) \(pick(["+", "-", "*", "/", "%", "..", "..<"])) \(operand()))"
    case 1: return "(\(operand()) \(pick(["==", "!=", "<", "<=", ">", ">=", "in"])) \(operand()))"
    case 2: return "\(pick(["!", "-"]))\(pick(["a", "true", "1", "2.5", "7.days", "b", "(1 == 1)"]))"
    case 3: return choose(3) == 0 ? "\(wrapped())?[0]" : "\(wrapped())[\(operand())]"
    case 4: return "\(wrapped())[\(operand())\(pick(["..", "..<"]))\(operand())]"
    case 5:
      return "\(wrapped())\(pick([".", "?."]))\(pick(["a", "f", "n", "days", "year", "lower", "count", "nothing"]))"
    case 6: return "\(pick(CheckedProgram.functions))(\(pick(["", "1", "\"2026-11-20\"", "\"a\"", "1.5", "a", "90"])))"
    case 7: return "[\(operand()), ...[\(operand())]]"
    default:
      let method = CheckedProgram.methods[choose(CheckedProgram.methods.count)]
      if method.traits.contains(.isProperty) { return "\(wrapped(of: method)).\(method.name)" }
      // Behind `?.` an argument may never be looked at, and in a lazy sequence nobody calls a function.
      if choose(4) == 0 { return "\(wrapped(of: method))?.\(method.name)(\(pick(["", "1", "\"a\""])))" }
      let call = "\(wrapped(of: method)).\(method.name)(\(arguments(method)))"
      return call
    }
  }

  private mutating func wrapped() -> String { "(\(operand()))" }

  private mutating func wrapped(of method: Builtin) -> String {
    let pools: [(Kinds, [String])] = [
      (.list, ["[3, 1, 2]", "[{a: 2}, {a: 1}]", "[\"b\", \"a\"]", "l", "[[1, 2], [3, 4]]"]),
      (.string, ["\"a,b\"", "\"Tom 12\"", "\"2026-11-20\"", "\"\""]), (.number, ["7", "2.5", "(-3)"]),
      (.object, ["({a: 1, b: null})", "o"]), (.range, ["(1..5).collect()"]),
      (.sequence, ["(1..9).map(it * 2).collect()"]),
      (.time, ["date(\"2026-11-20\")", "now()"]), (.duration, ["90.minutes"]), (.bool, ["true"]), (.null, ["null"]),
    ]
    let fitting = pools.filter { method.on.contains($0.0) }.flatMap(\.1)
    // What a function would do with the items of an empty list nobody finds out.
    return fitting.isEmpty || choose(6) == 0 ? pick(["a", "7", "\"a\"", "true", "null", "o", "c"]) : pick(fitting)
  }

  private mutating func arguments(_ method: Builtin) -> String {
    var written: [String] = []
    for parameter in method.parameters {
      if !parameter.isRequired, choose(2) == 0 { break }
      written.append(argument(parameter))
    }
    return written.joined(separator: ", ")
  }

  private mutating func argument(_ parameter: BuiltinParameter) -> String {
    if choose(8) == 0 { return operand() }
    if let values = parameter.values { return "\"\(pick(values))\"" }
    switch parameter.kind {
    case .integer: return pick(["0", "1", "2", "-1", "3.0", "40"])
    case .number: return pick(["0", "1", "2.5", "-1"])
    case .string, .text:
      return pick(["\"a\"", "\",\"", "\"(a|b)*c\"", "\"yyyy-MM-dd\"", "\"UTC\"", "\"b.a\"", "\"[\""])
    case .bool: return pick(["true", "false"])
    case .list, .walkable: return pick(["[1, 2]", "[]", "(1..3)", "l"])
    case .object: return pick(["{a: 1}", "{}"])
    case .function, .fieldOrFunction, .fieldsOrFunction, .sortKey:
      return pick(["x => x", "it", ".a", "x => x == 1", "x => [x]", "f", "g", "\"a\"", "(x, y) => x", "it > 1"])
    case .time: return "date(\"2026-11-20\")"
    case .duration: return pick(["7.days", "1.hours"])
    case .range: return pick(["(1..3)", "(0..<0)"])
    case .any: return operand()
    }
  }
}
