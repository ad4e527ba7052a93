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
    reference.display.isMuted = true
  }

  func close() {
    learner.close()
    reference.close()
  }

  /// Runs the solution of a step where the learner does not see it; once for each step, in order.
  func solve(_ step: Lesson.Step) -> Answer { evaluate(step.solution, reference) }

  /// Runs a line of the learner.
  func evaluate(_ line: String) -> Answer { evaluate(line, learner) }

  /// What does not work in a lesson, by the lines of its text.
  static func problems(of lesson: Lesson, _ options: Options) throws(Failure) -> [String] {
    let examiner = try Examiner(options)
    defer { examiner.close() }
    examiner.learner.display.isMuted = true
    var problems: [String] = []
    for step in lesson.steps {
      let wanted = examiner.pulled(examiner.solve(step))
      if case .failure(let failure) = wanted, step.check != .error {
        problems.append("line \(step.line): the solution fails: \(step.solution): \(failure.message)")
      } else if !examiner.counts(examiner.evaluate(step.solution), wanted, step.check) {
        let why = step.check == .error ? "it does not fail" : "it gives another value each time (//check: kind)"
        problems.append("line \(step.line): the solution does not count: \(step.solution): \(why)")
      } else if step.check == .value, examiner.counts(.value(.decimal(-12345.5)), wanted, step.check) {
        problems.append("line \(step.line): anything counts")
      }
      if step.hint.isEmpty { problems.append("line \(step.line): a hint is missing (//hint)") }
    }
    return problems
  }

  /// A lazy answer pulled once: what fails on the way is a failure.
  private func pulled(_ answer: Answer) -> Answer {
    guard case .value(let value) = answer, case .sequence = value else { return answer }
    reference.session["given"] = value
    do { return .value(try reference.session.evaluate("given.collect()")) } catch { return .failure(error) }
  }

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

  /// Why an answer does not count, as far as that helps: what it is, and what is asked for.
  func remark(on given: Answer, _ wanted: Answer, _ check: Lesson.Check) -> String {
    let value: Value
    switch given {
    case .failure(.raised(let raise)) where isStop(raise): return "Not yet."
    case .failure: return "Not yet: the message above says what stopped it."
    case .value(let given), .assigned(let given): value = given
    }
    if check == .error { return "That went well, but here something that fails is asked for." }
    if case .nothing = value { return "Not yet: that does something but gives no value; leave print( ) away." }
    guard case .value(let aim) = wanted else { return "Not yet: that gives something else." }
    switch (items(value), items(aim)) {
    case (let count?, nil): return "Not yet: that is a list of \(count), and \(word(aim)) is asked for."
    case (nil, _?): return "Not yet: that is \(word(value)), and a list is asked for."
    case (let count?, let wanted?) where count != wanted:
      return "Not yet: that is a list of \(count), and a list of \(wanted) is asked for."
    case (_?, _?):
      let (mine, theirs) = (kind(of: value), kind(of: aim))
      guard mine != theirs, !mine.isEmpty, !theirs.isEmpty else { return "Not yet: the list has other items." }
      return "Not yet: its items are \(mine)s, and \(theirs)s are asked for."
    case (nil, nil):
      if word(value) == word(aim) { return "Not yet: it has another value." }
      return "Not yet: that is \(word(value)), and \(word(aim)) is asked for."
    }
  }

  private func word(_ value: Value) -> String {
    switch value {
    case .bool: "true or false"
    case .integer, .decimal, .number: "a number"
    case .nothing: "nothing"
    default: value.typeNameWithArticle
    }
  }

  /// How many items a list has; nil for another value.
  private func items(_ value: Value) -> Int? {
    switch value {
    case .list, .sequence: integer("given.count()", value)
    default: nil
    }
  }

  /// What the first item of a list is.
  private func kind(of value: Value) -> String {
    reference.session["given"] = value
    guard let first = try? reference.session.evaluate("given.first()") else { return "" }
    switch first {
    case .string, .object, .list: return first.typeName
    case .integer, .decimal, .number: return "number"
    default: return ""
    }
  }

  private func integer(_ program: String, _ value: Value) -> Int? {
    reference.session["given"] = value
    guard case .integer(let number)? = try? reference.session.evaluate(program) else { return nil }
    return number
  }

  /// Equal as the language sees it; a lazy list is equal to the list of its items, and records are equal by their ids:
  /// two sandboxes tell the same story at other moments.
  private func isSame(_ given: Value, _ wanted: Value) -> Bool {
    if case .host(let given) = given, case .host(let wanted) = wanted { return given.text == wanted.text }
    let session = reference.session
    session["given"] = given
    session["wanted"] = wanted
    let part = model(of: given).map { $0 == model(of: wanted) } == true ? identity(of: given) : ""
    let sides = [("given", given), ("wanted", wanted)].map { name, value in
      if case .sequence = value, part.isEmpty { return name + ".collect()" }
      return name + part
    }
    guard let value = try? session.evaluate(sides.joined(separator: " == ")), case .bool(let same) = value else {
      return false
    }
    return same
  }

  /// What a record, or the first of a list of records, is a record of.
  private func model(of value: Value) -> String? {
    switch value {
    case .object(let object): return object["id"] == nil ? nil : object.origin?.modelName
    case .list, .sequence:
      reference.session["items"] = value
      guard case .object(let first)? = try? reference.session.evaluate("items.first()"), first["id"] != nil else {
        return nil
      }
      return first.origin?.modelName
    default: return nil
    }
  }

  private func identity(of value: Value) -> String {
    if case .object = value { return ".id" }
    return ".map(.id).collect()"
  }
}

extension EvaluationFailure {
  /// What went wrong, in a line.
  fileprivate var message: String {
    switch self {
    case .syntax(let diagnostics): diagnostics.first?.message ?? "it is no program"
    case .raised(let raise): raise.message
    }
  }
}
