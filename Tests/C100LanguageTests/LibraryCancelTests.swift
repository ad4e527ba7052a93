import Glibc
import Synchronization
import Testing

@testable import C100Language

/// Calls every built-in with much to do when a cancellation has been asked for already: it must notice. What answers all
/// the same must be named here as something that takes no time worth stopping.
@Suite("cancelling built-ins")
struct LibraryCancelTests {
  /// Done at once, however large the value: they look at its size or its ends, or copy memory as a whole.
  private static let quick: Set<String> = [
    "first", "last", "at", "isEmpty", "count", "any", "collect", "take", "skip", "append", "insert", "remove", "sample",
    "toInt", "toNumber", "toBool", "capitalize", "parseNDJSON", "values", "has", "pick", "toFile",
  ]

  /// Large values of each kind, as variables.
  private static let setup = """
    let text = "ab, cé Xy_1\\n".repeat(20_000)
    let letters = "a".repeat(260_000)
    let json = "[" + "[1,{}],".repeat(40_000) + "1]"
    let numbers = (0..<20_000).collect()
    let names = (0..<8_000).map("name \\(it * 7919 % 8_000)").collect()
    let rows = (0..<8_000).map({a: it, b: null}).collect()
    let pairs = (0..<8_000).map([it, string(it)]).collect()
    let object = (0..<8_000).toObject(string(it), it)
    """

  private static func receivers(_ kinds: Kinds) -> [String] {
    var names: [String] = []
    if kinds.contains(.string) { names += ["text", "letters", "json"] }
    if kinds.contains(.list) { names += ["numbers", "names", "rows", "pairs"] }
    if kinds.contains(.object) { names.append("object") }
    if kinds.contains(.sequence) { names += ["(1..9_000_000_000).map(it)"] }
    return names
  }

  private static func argument(_ parameter: BuiltinParameter) -> String {
    if let values = parameter.values { return "\"\(values[0])\"" }
    switch parameter.kind {
    case .any: return "\"zz\""
    case .integer, .number: return "2"
    case .string, .text: return "\"zz\""
    case .bool: return "true"
    case .list: return "numbers"
    case .walkable: return "rows"
    case .object: return parameter.name == "names" ? "{a: \"b\"}" : "object"
    case .function:
      return parameter.name == "combine" ? "(a, b) => b" : parameter.name == "condition" ? "x => x == null" : "x => x"
    case .fieldOrFunction, .fieldsOrFunction, .sortKey: return "x => string(x)"
    case .time: return "date(\"2026-11-20\")"
    case .duration: return "7.days"
    case .range: return "1..2"
    }
  }

  private static func call(_ builtin: Builtin) -> String {
    if builtin.traits.contains(.isProperty) { return builtin.name }
    let needed = builtin.parameters.filter { $0.isRequired || $0.isVariadic }
    return "\(builtin.name)(\(needed.map(argument).joined(separator: ", ")))"
  }

  private let interpreter: Interpreter = {
    let stop = Builtin("stop", on: .global, [], "Cancels.") { call throws(Raise) in
      call.run.interpreter.cancel()
      return .null
    }
    return Interpreter(table: BuiltinTable(Library.builtins + [[stop]]), services: Services())
  }()

  private func outcome(_ text: String) -> String {
    do {
      _ = try interpreter.evaluate(Source(name: "test", text: text), mode: .prompt)
      return "value"
    } catch {
      guard case .raised(let raise) = error else { return "syntax" }
      return raise.kind.name
    }
  }

  @Test("each built-in that works through a large value notices a cancellation")
  func everyBuiltin() {
    #expect(outcome(Self.setup) == "value")
    var deaf: [String] = []
    for builtin in Library.builtins.flatMap({ $0 }) {
      var outcomes: [String: String] = [:]
      for receiver in Self.receivers(builtin.on) {
        let consumed = receiver.hasPrefix("(") && Self.isStage(builtin.name) ? ".each(x => 1)" : ""
        let call = builtin.traits.contains(.changesReceiver) ? Self.call(builtin) : Self.call(builtin) + consumed
        outcomes["\(receiver).\(call)"] = outcome("stop(); \(receiver).\(call)")
      }
      guard !outcomes.isEmpty, !Self.quick.contains(builtin.name) else { continue }
      // A receiver of the wrong sort may end with an error; none gives a value as if nothing had been asked.
      let answered = outcomes.filter { $0.value == "value" || $0.value == "syntax" }.keys
      deaf += answered.isEmpty && !outcomes.values.contains("cancelled") ? [builtin.signature] : answered.sorted()
    }
    #expect(deaf == [])
    #expect(outcome("numbers.count()") == "value")
  }

  /// Texts of many megabytes, made at once; what is done with each takes a debug build seconds.
  private static let large = #"""
    let letters = "a".repeat(20_000_000)
    let words = "ab, cé Xy_1\n".repeat(2_000_000)
    let json = "[" + "[1,{}],".repeat(3_000_000) + "1]"
    let documents = "{\"a\": [1, 2]}\n".repeat(2_000_000)
    let row = "1,".repeat(5_000_000)
    let quoted = "\"" + "x".repeat(20_000_000) + "\""
    """#

  @Test(
    "a cancellation from another thread ends what is under way",
    arguments: [
      "while true {}", "func f(n) { f(n) + 1 }; while true { try f(1) catch 0 }",
      "json.parseJSON()", "documents.parseNDJSON().map(.a).count()", "row.parseCSV(header: false)", "row.parseCSV()",
      "quoted.parseCSV(header: false)",
      "letters.matches(r\"(a|aa)+$\")", "words.matchAll(r\"[a-z]+\")", "words.replaceMatches(r\"\\w\", \"-\")",
      "words.split(\" \").map(.upper())", "words.lines().sorted()", "words.replace(\"a\", \"bcd\")",
      "words.toBase64()", "words.chars()", "words.upper()", "words.reverse()", "string(words.lines())",
      "(1..1e12).collect()", "(1..1e12).map(string(it)).sortBy(it).count()", "(1..1e12).join(\",\")",
      "(1..1e12).distinct().count()",
      "(1..1e12).groupBy(it % 1000)", "(1..1e12).toObject(string(it), it)", "(1..1e12).sum()", "(1..1e12).stats()",
      "(1..1e12).reduce(0, (a, b) => b)", "(1..1e12).chunk(1_000_000).count()", "(1..1e12).reverse().find(it < 0)",
      "let x = []; while true { x = [x] }", "let s = \"\"; while true { s += \"abc\" }",
    ])
  func fromAnotherThread(source: String) throws { try stops(Self.large, source) }

  /// Values of which one copy takes a moment, and two thousand of them, after which the machine looks up anyhow, too long.
  private static let copied = #"""
    let list = (0..<1_000_000).collect()
    let object = (0..<50_000).toObject(string(it), it)
    let text = "abcdefgh".repeat(2_000_000)
    let digits = "1".repeat(2_000_000)
    let a = [1]
    let b = [1]
    for i in 1..60 { a = [a, a]; b = [b, b] }
    """#

  @Test(
    "so do loops that copy, move or compare much in a few steps",
    arguments: [
      "let k = list; k[0] = 1", "let k = list; k.append(1)", "let k = list; k.insert(0, 1)", "list.insert(0, 1)",
      "list.remove(0); list.append(1)", "[...list]", "list.take(900_000)", "list.skip(4)", "list.last(900_000)",
      "list.sample(1)", "list + [1]", "list[1..]", "let k = object; k.a = 1", "{...object}", "text + \"a\"",
      "\"\\(text)a\"", "text == text.replace(\"z\", \"\")", "text < text + \"b\"", "text[15_000_000]", "text[-1]",
      "digits.toNumber()", "a == b", "[a, b].distinct()", "a in [b]",
    ])
  func copies(source: String) throws { try stops(Self.copied, "while true { \(source) }") }

  private func stops(_ setup: String, _ source: String) throws {
    #expect(outcome(setup) == "value")
    let (result, time) = stopping { outcome(source) }
    #expect(result == "cancelled")
    #expect(time < .seconds(2), "\(time)")
    #expect(outcome("1 + 1") == "value")
  }

  @Test(
    "what a cancelled evaluation has made is freed by those after it",
    arguments: [
      "(1..90_000).map(at(it, {id: it, n: [it]})).collect()",
      "(1..90_000).map(at(it, \"the long text number \\(it)\")).collect()",
      "(1..90_000).collect().map(at(it, [it])).count()",
      "(1..60_000).map([it]).collect().flatMap([at(it[0] + 30_000, it)])",
      "(1..90_000).map([it]).collect().sortBy(at(it[0], it[0]))",
      "let a = []; for i in 1..90_000 { a.append(at(i, [i])) }",
      "let a = (1..90_000).map([[it]]).collect(); stop(); a = null; while true {}",
      "let t = \"a\".repeat(70_000_000); stop(); while true {}",
    ])
  func leftovers(source: String) {
    #expect(outcome("func at(i, x) { if i == 80_000 { stop() }; x }") == "value")
    #expect(outcome("func all() { \(source) }; all()") == "cancelled")
    #expect(!interpreter.graveyard.isEmpty)
    #expect(outcome("for i in 1..1_000_000 {}") == "value")
    #expect(interpreter.graveyard.isEmpty)
  }

  @Test("so does the reading of a program of ten megabytes")
  func reading() {
    let line = "let x = [1, {a: 2}].map(it).where(.a > 1) // a comment\n"
    let program = String(repeating: line, count: 10_000_000 / line.utf8.count)
    let (result, time) = stopping { outcome(program) }
    #expect(result == "cancelled")
    #expect(time < .seconds(2), "\(time)")
    #expect(outcome("1 + 1") == "value")
  }

  /// What `body` gives where it is cancelled a moment after its start, and how long that takes.
  private func stopping(_ body: () -> String) -> (String, Duration) {
    let flag = interpreter.cancellation
    let raised = Mutex(ContinuousClock.now)
    let stopper = LanguageThread(stackSize: 1 << 20)
    stopper.submit {
      usleep(30_000)
      raised.withLock { $0 = .now }
      flag.raise()
    }
    let result = body()
    return (result, ContinuousClock.now - raised.withLock { $0 })
  }

  private static func isStage(_ name: String) -> Bool { Library.stages.contains { $0.name == name } }

  @Test(
    "operators and statements notice it too",
    arguments: [
      "text + text in text", "numbers == numbers.map(it)", "string(numbers)", "\"\\(numbers)\"", "for x in numbers {}",
      "rows == rows.map({...it})", "\"zz\" in numbers",
      "text.count() == letters.count()",
      "json.parseJSON().flatten()",
    ])
  func operators(source: String) {
    #expect(outcome(Self.setup) == "value")
    #expect(outcome("stop(); \(source)") == "cancelled")
    #expect(outcome("1 + 1") == "value")
  }
}
