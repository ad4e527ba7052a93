import JSONText

/// Carries out single operations as a run would, with made-up operands of the kinds that are known: what fails then fails
/// in a run, and a check tells it in the run's own words.
///
/// Built-ins look at their arguments here and do nothing; nothing outside is reached.
final class Rehearsal {
  /// What an operation works with: as it is written where that is a literal, else a made-up value of its type.
  struct Operand {
    var expression: Expression
    var type: KnownType
    /// What stands for it where its type is not known; without it nothing is rehearsed.
    var otherwise: Value?
  }

  private let interpreter: Interpreter
  /// The text of strings that nobody knows. What quotes it is not told.
  private static let anyText = "\u{1}"

  init(_ table: BuiltinTable) {
    interpreter = Interpreter(
      table: BuiltinTable([table.all.map(\.hollow)]), services: Services(),
      limits: Limits(callDepth: 50, nativeDepth: 50, steps: 1_000))
  }

  /// What an operation fails with, whatever its operands are of what they may be; nil where it may succeed.
  ///
  /// - Parameters:
  ///   - kinds: a made-up value tells nothing of its size, so failures of other kinds do not count.
  ///   - operation: the statements of it, given what stands for the operands.
  func failure(
    _ operands: [Operand], of source: Source, kinds: Set<ErrorKind>, _ operation: ([Expression]) -> [Statement]
  ) -> Raise? {
    var found: Raise?
    var combinations: [[(Expression, Value?)]] = [[]]
    for operand in operands {
      let choices = choices(operand)
      guard !choices.isEmpty, combinations.count * choices.count <= 64 else { return nil }
      combinations = combinations.flatMap { taken in choices.map { taken + [$0] } }
    }
    for combination in combinations {
      var written: [Expression] = []
      for (i, (expression, value)) in combination.enumerated() {
        guard let value else {
          written.append(expression)
          continue
        }
        let name = "\u{1}\(i)"
        interpreter[global: name] = value
        written.append(.name(Name(name, expression.span)))
      }
      guard let raise = failure(of: operation(written), source), kinds.contains(raise.kind) else { return nil }
      found = found ?? raise
    }
    guard let found, !found.message.contains(Rehearsal.anyText) else { return nil }
    found.help.removeAll { $0.contains(Rehearsal.anyText) }
    return found
  }

  private func failure(of statements: [Statement], _ source: Source) -> Raise? {
    do throws(EvaluationFailure) {
      _ = try interpreter.evaluate(Program(statements: statements, span: .zero), of: source)
      return nil
    } catch {
      if case .raised(let raise) = error { return raise }
      return nil
    }
  }

  /// What `sortBy("path")` and the like fail with for items of a type.
  func failure(ofField path: String, in type: KnownType, _ span: Span) -> Raise? {
    guard let item = values(of: type).first else { return nil }
    do throws(EvaluationFailure) {
      _ = try interpreter.perform { _ throws(Raise) in try FieldPath(path).value(in: item, span) }
      return nil
    } catch {
      if case .raised(let raise) = error { return raise }
      return nil
    }
  }

  // MARK: - Made-up values

  private func choices(_ operand: Operand) -> [(Expression, Value?)] {
    switch operand.expression {
    case .null, .bool, .integer, .decimal, .string: return [(operand.expression, nil)]
    default:
      let values = values(of: operand.type)
      return (values.isEmpty ? operand.otherwise.map { [$0] } ?? [] : values).map { (operand.expression, $0) }
    }
  }

  /// One value for each kind that a type may be; empty where not all of them are known.
  private func values(of type: KnownType) -> [Value] {
    switch type {
    case .unknown: return []
    case .integer: return [.integer(1)]
    case .decimal: return [.decimal(1)]
    case .kind(let kinds):
      let values = kinds.parts.map { Rehearsal.value(of: $0) }
      return values.contains { $0 == nil } ? [] : values.compactMap { $0 }
    case .choice(let values, _): return [.text(values.first ?? Rehearsal.anyText)]
    case .object(let fields):
      return [.object(ObjectValue(fields.map { ($0.name, values(of: $0.type).first ?? .null) }))]
    case .list(let element): return [.elements(Array(values(of: element).prefix(1)))]
    case .pair(let first, let second):
      return [.elements([values(of: first).first ?? .null, values(of: second).first ?? .null])]
    case .sequence: return Rehearsal.value(of: .sequence).map { [$0] } ?? []
    case .optional(let type):
      let values = values(of: type)
      return values.isEmpty ? [] : values + [.null]
    case .function(let function):
      let program = Program(statements: [.expression(.lambda(function.hollow))], span: .zero)
      return (try? interpreter.evaluate(program, of: Source(name: "", text: ""))).map { [$0] } ?? []
    case .host(let host): return host.standIn.map { [$0] } ?? []
    }
  }

  private static func value(of kind: Kinds) -> Value? {
    switch kind {
    case .string: .text(anyText)
    case .number: Value.anyNumber
    case .list: .elements([])
    case .object: .object(ObjectValue())
    case .sequence: .sequence(SequenceValue(SequenceSource()))
    case .time: .time(TimeValue(seconds: 0))
    case .duration: .duration(DurationValue(days: 1))
    case .function: .function(FunctionValue(anyFunction))
    case .range: .range(RangeValue(lower: 1, upper: 1, isClosed: true))
    case .bool: .bool(true)
    case .null: .null
    default: nil
    }
  }

  private static let anyFunction = Builtin(
    "function", on: .global, [BuiltinParameter("values", variadic: true)], "Any function."
  ) { _ in .null }

  /// A value that a parameter takes.
  static func value(fitting parameter: BuiltinParameter) -> Value? {
    if let first = parameter.values?.first { return .text(first) }
    guard let accepted = parameter.kind.accepted else { return .null }
    if case .integer = parameter.kind { return .integer(1) }
    return accepted.parts.first.flatMap { value(of: $0) }
  }
}

extension Value {
  fileprivate static var anyNumber: Value { JSONNumber("1").map { .number(NumberValue($0)) } ?? .integer(1) }
}

extension Builtin {
  /// What looks at its arguments as this does, and does nothing.
  fileprivate var hollow: Builtin {
    Builtin(name, on: on, parameters, summary, traits: traits) { _ in .nothing }
  }
}
