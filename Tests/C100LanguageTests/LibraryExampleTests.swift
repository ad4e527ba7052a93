import Testing

@testable import C100Language

/// Runs programs over the library alone.
struct LibraryRunner {
  let interpreter: Interpreter

  init(_ services: Services = Services(), limits: Limits = .standard) {
    interpreter = Interpreter(table: BuiltinTable(Library.builtins), services: services, limits: limits)
  }

  /// The last value as text: strings quoted, as a list would show them; nothing for a statement.
  func show(_ text: String) -> String {
    let source = Source(name: "test", text: text)
    do {
      let value = try interpreter.evaluate(source, mode: .script)
      if value.isNothing { return "" }
      return try interpreter.perform { run throws(Raise) in
        let shown = try ValueText.of(.elements([value]), run)
        return String(shown.dropFirst().dropLast())
      }
    } catch {
      switch error {
      case .syntax(let diagnostics): return "syntax: " + (diagnostics.first?.message ?? "")
      case .raised(let raise): return "\(raise.kind.name): \(raise.message)"
      }
    }
  }
}

@Suite("examples of built-ins")
struct LibraryExampleTests {
  @Test("every example gives the result that it shows", arguments: Library.builtins.flatMap { $0 }.map(\.signature))
  func examples(signature: String) {
    let runner = LibraryRunner()
    for builtin in Library.builtins.flatMap({ $0 }) where builtin.signature == signature {
      for example in builtin.examples {
        #expect(runner.show(example.source) == example.result, "\(example.source)")
      }
    }
  }
}
