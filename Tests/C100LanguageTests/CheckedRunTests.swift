import C100Language
import Testing

/// What a check says of a program and what its run says are the same.
@Suite("Check and run") struct CheckedRunTests {
  private static let count = 400
  private static let table = BuiltinTable(Library.builtins)

  private func errors(_ text: String) -> [Diagnostic] {
    Checker.check(Source(name: "test", text: text), knowledge: LanguageKnowledge(CheckedRunTests.table))
      .filter { $0.severity == .error }
  }

  /// The failure of a run; nil where it ends well.
  private func failure(_ text: String, mode: SourceMode = .script) -> (message: String, help: [String])? {
    let limits = Limits(callDepth: 500, nativeDepth: 100, steps: 100_000, memory: 256 << 20)
    let interpreter = Interpreter(table: CheckedRunTests.table, services: Services(), limits: limits)
    do throws(EvaluationFailure) {
      _ = try interpreter.evaluate(Source(name: "test", text: text), mode: mode)
      return nil
    } catch {
      switch error {
      case .syntax(let diagnostics): return (diagnostics.first?.message ?? "", diagnostics.first?.help ?? [])
      case .raised(let raise): return (raise.message, raise.help)
      }
    }
  }

  @Test("what a run ends with a check has told, in the same words", arguments: WrongPrograms.all)
  func wrong(text: String) {
    Bench.thread.perform {
      let failure = failure(text)
      let first = errors(text).first
      #expect(first?.message == failure?.message && first != nil)
      #expect(first?.help == failure?.help)
    }
  }

  @Test("a check says nothing of a program that runs well", arguments: 0..<4)
  func noAlarm(block: Int) {
    Bench.thread.perform {
      var well = 0
      for seed in 0..<CheckedRunTests.count {
        var program = CheckedProgram(seed: UInt64(block * 100_000 + seed))
        let text = program.text()
        guard failure(text) == nil else { continue }
        well += 1
        // A member that is not there is told of inside a `try` too.
        let errors = errors(text).filter { !text.contains("try") || !$0.message.contains(" has no ") }
        #expect(errors.isEmpty, "\(text)\n── \(errors.map(\.message))")
      }
      #expect(well > CheckedRunTests.count / 20)
    }
  }
}
