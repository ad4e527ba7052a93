import C100Language

/// Writes a program by choices taken from bytes, so that a changed byte changes one choice: most of what it writes gets
/// past the parser, and all built-ins are called with values of their kinds and of others.
struct ProgramWriter {
  private var choices: ArraySlice<UInt8>
  private var depth = 0

  init(_ choices: ArraySlice<UInt8>) { self.choices = choices }

  private mutating func choose(_ count: Int) -> Int { Int(choices.popFirst() ?? 0) % count }

  private mutating func pick(_ words: [String]) -> String { words[choose(words.count)] }

  private static let names = ["a", "b", "c", "f", "g"]
  private static let methods = Library.builtins.flatMap { $0 }.filter { $0.on != .global && $0.name != "sleep" }
  private static let functions = Library.builtins.flatMap { $0 }.filter { builtin in
    builtin.on == .global && !["exit", "sleep", "print", "now", "random", "login"].contains(builtin.name)
  }
  private static let literals = [
    "null", "true", "false", "0", "1", "-1", "2.5", "1e300", "9223372036854775807", "(-9223372036854775807 - 1)",
    "\"\"",
    "\"a\"", "\"é😀,b\"", "[]", "[3, 1, 2]", "{}", "{a: 1, b: null}", "(1..3)", "(0..<0)", "(1..9).map(it)",
    "date(\"2026-11-20\")", "7.days", "x => x", "(x, y) => y", "[[1, 2], [3]]", "[{a: 2}, {a: 1}]",
  ]

  mutating func program() -> String {
    var lines = ["let a = \(expression())", "let b = \(expression())", "let c = [a, b, {a: a}]"]
    lines.append("func f(x) { \(expression()) }")
    lines.append("let g = x => \(expression())")
    for _ in 0...choose(6) { lines.append(statement()) }
    lines.append(expression())
    return lines.joined(separator: "\n")
  }

  private mutating func block() -> String {
    depth += 1
    defer { depth -= 1 }
    return "{ " + (0...choose(2)).map { _ in statement() }.joined(separator: "; ") + " }"
  }

  private mutating func statement() -> String {
    guard depth < 4 else { return expression() }
    switch choose(12) {
    case 0: return "let \(pick(["d", "e", "h"])) = \(expression())"
    case 1: return "\(pick(["a", "b", "c"])) \(pick(["=", "+=", "-=", "*=", "/="])) \(expression())"
    case 2: return "c\(pick([".a", "[0]", "[1]", "[2].a", "[\"a\"]", "[-1]"])) \(pick(["=", "+="])) \(expression())"
    case 3: return "if \(condition()) \(block()) else \(block())"
    case 4: return "for i in \(expression()) \(block())"
    case 5: return "for (k, v) in (\(expression())) \(block())"
    case 6: return "while \(condition()) { \(statement()); if \(condition()) { break } }"
    case 7: return "try \(block()) catch e { e.message }"
    case 8: return "\(pick(["a", "b", "c", "c[2].a"])).\(pick(["append", "remove"]))(\(expression()))"
    case 9: return "c.insert(\(expression()), \(expression()))"
    case 10: return "func \(pick(["f", "h"]))(x, y = \(expression())) \(block())"
    default: return expression()
    }
  }

  private mutating func condition() -> String {
    switch choose(3) {
    case 0: return "\(operand()) \(pick(["==", "!=", "<", "<=", ">", ">=", "in"])) \(operand())"
    case 1: return "!(\(expression()))"
    default: return pick(["true", "false", "a == b"])
    }
  }

  private mutating func operand() -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 6 else { return pick(ProgramWriter.literals) }
    switch choose(4) {
    case 0: return pick(ProgramWriter.names)
    case 1: return "(\(expression()))"
    default: return pick(ProgramWriter.literals)
    }
  }

  private mutating func expression() -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 7 else { return pick(ProgramWriter.literals) }
    switch choose(16) {
    case 0, 1: return operand()
    case 2: return "\(operand()) \(pick(["+", "-", "*", "/", "%", "..", "..<", "??"])) \(operand())"
    case 3: return "\(condition()) ? \(operand()) : \(operand())"
    case 4: return "if \(condition()) \(block()) else \(block())"
    case 5: return "try \(operand()) catch \(operand())"
    case 6: return "\"<\\(\(operand()))>\""
    case 7: return "\(operand())\(pick(["[", "?["]))\(operand())]"
    case 8: return "\(operand())[\(operand())\(pick(["..", "..<"]))\(operand())]"
    case 9: return "\(pick(["f", "g"]))(\(operand()))"
    case 10:
      let function = ProgramWriter.functions[choose(ProgramWriter.functions.count)]
      return function.traits.contains(.isProperty) ? function.name : "\(function.name)(\(arguments(function)))"
    case 11: return "[\(expression()), ...[\(expression())]]"
    case 12: return "{\(pick(["a", "b", "\"x y\""])): \(expression()), [string(\(operand()))]: \(operand())}"
    default:
      let method = ProgramWriter.methods[(choose(256) * 7 + choose(256)) % ProgramWriter.methods.count]
      let other = ProgramWriter.methods[choose(ProgramWriter.methods.count)]
      let called = choose(2) == 0 ? method : other
      let call = called.traits.contains(.isProperty) ? called.name : "\(called.name)(\(arguments(called)))"
      return "\(receiver(of: called)).\(call)"
    }
  }

  private mutating func receiver(of builtin: Builtin) -> String {
    if choose(4) == 0 { return operand() }
    let pools: [(Kinds, [String])] = [
      (.list, ["[3, 1, 2]", "[{a: 2}, {a: 1}, {a: 2}]", "[\"b\", \"a\"]", "[[1, 2], [3, 4]]", "c"]),
      (.string, ["\"a,b\"", "\"Tom 12\"", "\"2026-11-20\"", "\"é\""]), (.number, ["7", "2.5", "-3"]),
      (.object, ["({a: 1, b: null})", "({})"]), (.range, ["(1..5)"]), (.sequence, ["(1..9).map(it * 2)"]),
      (.time, ["date(\"2026-11-20\")"]), (.duration, ["90.minutes"]), (.bool, ["true"]), (.null, ["null"]),
    ]
    let fitting = pools.filter { builtin.on.contains($0.0) }.flatMap(\.1)
    return fitting.isEmpty ? operand() : pick(fitting)
  }

  private mutating func arguments(_ builtin: Builtin) -> String {
    var written: [String] = []
    for parameter in builtin.parameters {
      if !parameter.isRequired, choose(2) == 0 { break }
      written.append(argument(parameter))
    }
    return written.joined(separator: ", ")
  }

  private mutating func argument(_ parameter: BuiltinParameter) -> String {
    if choose(8) == 0 { return operand() }
    if let values = parameter.values { return "\"\(pick(values))\"" }
    switch parameter.kind {
    case .integer: return pick(["0", "1", "2", "3", "-1", "9223372036854775807"])
    case .number: return pick(["0", "1", "2.5", "-1", "1e300"])
    case .string, .text: return pick(["\"a\"", "\",\"", "\"\"", "\"(a|b)*c\"", "\"yyyy-MM-dd\"", "\"UTC\"", "\"day\""])
    case .bool: return pick(["true", "false"])
    case .list, .walkable: return pick(["[1, 2]", "[]", "(1..3)", "c"])
    case .object: return pick(["{a: 1}", "{}"])
    case .function, .fieldOrFunction, .fieldsOrFunction, .sortKey:
      return pick(["x => x", "it", ".a", "x => x == 1", "x => [x]", "f", "g", "\"a\""])
    case .time: return "date(\"2026-11-20\")"
    case .duration: return pick(["7.days", "1.hours", "0.seconds"])
    case .range: return pick(["(1..3)", "(0..<0)"])
    case .any: return operand()
    }
  }
}
