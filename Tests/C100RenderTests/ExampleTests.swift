import Testing

@testable import C100Language
@testable import C100Render

@Suite("the examples of the rendering built-ins are true")
struct ExampleTests {
  @Test(arguments: renderBuiltins.flatMap { builtin in builtin.examples.map { ($0.source, $0.result) } })
  func example(source: String, result: String) throws {
    let interpreter = Interpreter(table: BuiltinTable(Library.builtins + [renderBuiltins]), services: Services())
    let value = try interpreter.evaluate(Source(name: "example", text: source), mode: .script)
    let bytes = try interpreter.perform { run throws(Raise) in
      try TextSink.collect { sink throws(Raise) in try Show.value(value, to: sink, .plain, run) }
    }
    var shown = String(decoding: bytes, as: UTF8.self)
    while shown.unicodeScalars.last == "\n" || shown.unicodeScalars.last == "\r" { shown.unicodeScalars.removeLast() }
    #expect(shown == result)
  }

  @Test("a rendering joins strings, counts as text and refuses unknown labels")
  func text() throws {
    let interpreter = Interpreter(table: BuiltinTable(Library.builtins + [renderBuiltins]), services: Services())
    func run(_ text: String) throws -> String? {
      try interpreter.evaluate(Source(name: "t", text: text), mode: .script).string
    }
    #expect(try run("\"<\\([1, 2].json(indent: 0))>\"") == "<[1,2]>")
    #expect(throws: EvaluationFailure.self) { try run("[{a: 1}].csv(seperator: \";\")") }
    #expect(throws: EvaluationFailure.self) { try run("[{a: 1}].csv(separator: \"ab\").count()") }
    #expect(throws: EvaluationFailure.self) { try run("1.json(indent: 99)") }
    #expect(throws: EvaluationFailure.self) { try run("[1].save(\"/tmp/x.json\")") }
  }
}
