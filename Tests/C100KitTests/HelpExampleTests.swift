import C100Kit
import C100Language
import C100Render
import C100Sandbox
import Comm100
import Testing

/// The examples that help shows are run as they stand against the sandbox.
@Suite("examples of help") struct HelpExampleTests {
  /// Runs lines in one session and gives those that fail, with what they say.
  private func failures(_ lines: [String], _ look: (String, [LoggedRequest], String) -> String? = { _, _, _ in nil })
    throws -> [String]
  {
    try Visit.session(limit: nil) { session, sandbox in
      session.context.isReadOnly = false
      var failures: [String] = []
      for line in lines {
        sandbox.clearLog()
        do {
          session["shown"] = try session.evaluate(line)
          // What is shown is pulled.
          let text = try session.evaluate("string(type(shown) == \"query\" ? shown.first(3) : shown)")
          guard case .string(let shown) = text, let problem = look(line, sandbox.log, shown.text) else { continue }
          failures.append("\(line): \(problem)")
        } catch EvaluationFailure.raised(let raise) {
          failures.append("\(line): \(raise.message)")
        } catch {
          failures.append("\(line): \(error)")
        }
      }
      return failures
    }
  }

  @Test("two for each resource") func resources() throws {
    let resources = Catalog.modules.flatMap(\.resources)
    #expect(resources.count == 161)
    let failures = try failures(resources.flatMap { HelpExamples.examples(of: $0) })
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test("one for each call, and it is that call") func calls() throws {
    var wanted: [String: Endpoint] = [:]
    var lines: [String] = []
    for endpoint in Catalog.modules.flatMap({ $0.resources.flatMap(\.endpoints) }) {
      guard let line = HelpExamples.example(of: endpoint) else { continue }
      if wanted[line] == nil { lines.append(line) }
      wanted[line] = endpoint
    }
    #expect(lines.count > 650)
    let failures = try failures(lines) { line, log, text in
      guard let endpoint = wanted[line] else { return nil }
      // The last request asks for the thing itself; a planned one is shown.
      let isPlanned = line.hasPrefix("explain(")
      let sent = log.last.map { "\($0.method) \($0.path)" } ?? ""
      let shown = isPlanned ? text : sent
      let parts = endpoint.path.split(separator: "{").map { piece in
        piece.split(separator: "}", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      }
      let isRight = parts.allSatisfy { shown.contains($0) } && shown.contains(endpoint.method.rawValue + " ")
      return isRight ? nil : "'\(shown)' is not \(endpoint.line)"
    }
    #expect(failures.isEmpty, "\(failures.count):\n\(failures.joined(separator: "\n"))")
  }
}
