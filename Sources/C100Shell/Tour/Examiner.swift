import C100Kit
import C100Language
import C100Render

/// Judges a learner's lines: what counts is what a line gives, not how it is written.
///
/// The learner and the solutions work in sandboxes of their own with the same data, so that a change by one is not
/// seen by the other.
final class Examiner {
  /// What a line gave.
  enum Answer {
    case value(Value)
    /// What a line has given to a variable; it is not shown.
    case assigned(Value)
    case failure(EvaluationFailure)
  }

  let learner: Workbench
  private let reference: Workbench

  init(_ options: Options) throws(Failure) {
    var own = Options()
    own.colour = options.colour
    own.plain = options.plain
    own.quiet = options.quiet
    own.timeout = options.timeout
    own.noInput = true
    var identity = Identity()
    identity.isSandbox = true
    learner = try Workbench(own, identity, arguments: [], isPrompt: true)
    own.quiet = true
    reference = try Workbench(own, identity, arguments: [], isPrompt: false)
  }

  func close() {
    learner.close()
    reference.close()
  }

  /// Runs the solution of a step where the learner does not see it; once for each step, in order.
  func solve(_ step: Lesson.Step) -> Answer { evaluate(step.solution, reference) }

  /// Runs a line of the learner.
  func evaluate(_ line: String) -> Answer { evaluate(line, learner) }

  private func evaluate(_ line: String, _ bench: Workbench) -> Answer {
    let source = Source(name: "tour", text: line)
    Cancellation.shared.begin(bench.session.interpreter.cancellation)
    defer { Cancellation.shared.end() }
    do {
      let value = try bench.session.evaluate(source, mode: .prompt)
      guard case .nothing = value, let name = assigned(source, bench) else { return .value(value) }
      return .assigned(bench.session[name] ?? value)
    } catch {
      return .failure(error)
    }
  }

  /// The variable that a line ends with giving a value to.
  private func assigned(_ source: Source, _ bench: Workbench) -> String? {
    let table = bench.session.interpreter.table
    switch Parser.parse(source, mode: .prompt, functionParameters: table.functionParameters).program.statements.last {
    case .let(let statement)?: return statement.name.text
    case .assign(let statement)?: return statement.target.root.text
    default: return nil
    }
  }

  /// Whether the learner's answer counts beside the solution's.
  func counts(_ given: Answer, _ wanted: Answer, _ check: Lesson.Check) -> Bool {
    switch (given, wanted) {
    case (.failure(.raised(let raise)), _): check == .error && !isStop(raise)
    case (.failure(.syntax), _): false
    case (_, .failure): check == .any
    case (.value(let given), .value(let wanted)), (.value(let given), .assigned(let wanted)),
      (.assigned(let given), .value(let wanted)), (.assigned(let given), .assigned(let wanted)):
      switch check {
      case .value: isSame(given, wanted)
      case .kind: given.typeName == wanted.typeName
      case .any: true
      case .error: false
      }
    }
  }

  /// Ctrl-C and exit() are no answer.
  private func isStop(_ raise: Raise) -> Bool {
    switch raise.kind {
    case .cancelled, .exit: true
    default: false
    }
  }

  /// Equal as the language sees it; a lazy list is equal to the list of its items.
  private func isSame(_ given: Value, _ wanted: Value) -> Bool {
    if case .host(let given) = given, case .host(let wanted) = wanted { return given.text == wanted.text }
    let session = reference.session
    session["given"] = given
    session["wanted"] = wanted
    let sides = [("given", given), ("wanted", wanted)].map { name, value in
      if case .sequence = value { return name + ".collect()" }
      return name
    }
    guard let value = try? session.evaluate(sides.joined(separator: " == ")), case .bool(let same) = value else {
      return false
    }
    return same
  }
}
