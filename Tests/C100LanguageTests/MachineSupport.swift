import Testing

@testable import C100Language

/// A language to test: it prints into a list and reads files from a table.
final class Bench {
  final class Outside: Services {
    var printed: [String] = []
    var files: [String: String] = [:]
    var loads: [String] = []
    var hints: [String] = []

    override func hint(_ message: String, _ span: Span?) { hints.append(message) }

    override func print(_ values: [Value], _ run: Run) throws(Raise) {
      var texts: [String] = []
      for value in values { texts.append(try Same.text(value, run)) }
      printed.append(texts.joined(separator: " "))
    }

    override func load(_ path: String, from importer: Source) throws(Raise) -> Source {
      guard let text = files[path] else { throw Raise(.io, "no file '\(path)'") }
      loads.append(path)
      return Source(name: path, text: text)
    }
  }

  let outside = Outside()
  let interpreter: Interpreter
  private static let table = BuiltinTable(Library.builtins)

  init(limits: Limits = .standard) {
    interpreter = Interpreter(table: Bench.table, services: outside, limits: limits)
  }

  /// The result of a text: its value as JSON, or `kind: message` of its failure.
  func result(_ text: String, mode: SourceMode = .script) -> String {
    Bench.thread.perform { evaluate(text, mode) }
  }

  private func evaluate(_ text: String, _ mode: SourceMode) -> String {
    do throws(EvaluationFailure) {
      let value = try interpreter.evaluate(Source(name: "test", text: text), mode: mode)
      return try interpreter.perform { run throws(Raise) in
        if case .string(let string) = value { return "\"\(string.text)\"" }
        return try Same.text(value, run)
      }
    } catch {
      switch error {
      case .syntax(let diagnostics): return diagnostics.map { "syntax: \($0.message)" }.joined(separator: "\n")
      case .raised(let raise): return "\(raise.kind.name): \(raise.message)"
      }
    }
  }

  /// The failure of a text, with the piece of it that it points to.
  func failure(_ text: String) -> (message: String, at: String, trace: [String], omitted: Int)? {
    Bench.thread.perform {
      do throws(EvaluationFailure) {
        _ = try interpreter.evaluate(Source(name: "test", text: text))
        return nil
      } catch {
        let source = Source(name: "test", text: text)
        switch error {
        case .syntax(let diagnostics):
          guard let first = diagnostics.first else { return nil }
          return (first.message, source.text(first.span), [], 0)
        case .raised(let raise):
          return (
            raise.message, source.text(raise.span ?? .zero), raise.trace.map { $0.name ?? "-" }, raise.omittedFrames
          )
        }
      }
    }
  }

  func listing(_ text: String) -> String {
    Bench.thread.perform {
      do throws(EvaluationFailure) { return try interpreter.listing(Source(name: "test", text: text)) } catch {
        return "failure"
      }
    }
  }

  /// One thread for all tests; they wait for each other.
  static let thread = LanguageThread()
}
