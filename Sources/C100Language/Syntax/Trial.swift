/// Works out expressions that depend on nothing outside: those that fail do so in every run.
///
/// Little time and memory is spent on it, and nothing outside is reached: what asks for it fails for nobody.
final class Trial {
  private let interpreter: Interpreter
  private let outside: Outside
  /// How many more are worked out: a text of any length is checked in good time.
  private var left = 500

  /// - Parameters:
  ///   - closed: built-ins that reach nothing but the services; all others are not carried out.
  ///   - zones: those of the session; nil where they are not known.
  init(_ table: BuiltinTable, closed: [[Builtin]], zones: (any Zones)?) {
    outside = Outside(zones)
    let unknown = table.all.map { builtin in
      Builtin(builtin.name, on: builtin.on, builtin.parameters, builtin.summary, traits: builtin.traits) {
        _ throws(Raise) in throw Outside.unknown
      }
    }
    interpreter = Interpreter(
      table: BuiltinTable(closed + [unknown]), services: outside,
      limits: Limits(callDepth: 200, nativeDepth: 50, steps: 20_000, memory: 64 << 20))
  }

  /// What an expression fails with; nil where it does not, or not for certain.
  func failure(of expression: Expression, in source: Source) -> Raise? { failure(expression, source, [:]) }

  /// What a call with these arguments fails with, whatever its receiver is of a kind: what is said of an argument itself.
  func failure(of node: CallExpression, on kind: Kinds, in source: Source) -> Raise? {
    guard left > 0, case .member(var member) = node.callee else { return nil }
    let name = "\u{1}"
    member.receiver = .name(Name(name, member.receiver.span))
    var call = node
    call.callee = .member(member)
    var found: Raise?
    for value in Trial.samples(of: kind) {
      guard let raise = failure(.call(call), source, [name: value]), raise.kind == .value,
        node.arguments.contains(where: { $0.value.span == raise.span }),
        raise.message == found?.message ?? raise.message
      else { return nil }
      found = raise
    }
    return found
  }

  private func failure(_ expression: Expression, _ source: Source, _ variables: [String: Value]) -> Raise? {
    guard left > 0 else { return nil }
    left -= 1
    for (name, value) in variables { interpreter[global: name] = value }
    outside.wasAsked = false
    do throws(EvaluationFailure) {
      _ = try interpreter.evaluate(
        Program(statements: [.expression(expression)], span: expression.span), of: source)
      return nil
    } catch {
      guard case .raised(let raise) = error, !outside.wasAsked else { return nil }
      return [.type, .name, .value].contains(raise.kind) ? raise : nil
    }
  }

  /// Values that have as little in common as those of one kind can have.
  private static func samples(of kind: Kinds) -> [Value] {
    switch kind {
    case .string: ["", "1", "2026-11-20T09:30:00Z", String(repeating: "text, and more ", count: 20)].map { .text($0) }
    case .number: [.integer(0), .integer(1), .decimal(-2.5), .integer(1_000_000)]
    case .list: [0, 1, 500].map { count in .elements((0..<count).map { .integer($0) }) }
    case .sequence: [0, 1, 500].map { count in .sequence(SequenceValue(Items((0..<count).map { .integer($0) }))) }
    case .time: [.time(TimeValue(seconds: 0)), .time(TimeValue(seconds: 1_795_255_200, isDate: true))]
    case .duration: [.duration(DurationValue()), .duration(DurationValue(days: 400))]
    default: []
    }
  }
}

/// A lazy sequence of values that are there.
private final class Items: SequenceSource {
  private let items: [Value]
  init(_ items: [Value]) { self.items = items }
  override func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
    Opened(ListCursor(items))
  }
}

/// Nothing is there, and who asks for something is noted.
private final class Outside: Services {
  static var unknown: Raise { Raise(.planned, "this depends on the run") }

  var wasAsked = false
  private let known: (any Zones)?

  init(_ zones: (any Zones)?) { known = zones }

  override func print(_ values: [Value], _ run: Run) throws(Raise) { throw Outside.unknown }
  override func readInput(_ maximum: Int, _ run: Run) throws(Raise) -> [UInt8] { throw Outside.unknown }
  override func readFile(_ path: String, _ run: Run) throws(Raise) -> [UInt8] { throw Outside.unknown }
  override func readText(_ path: String, _ run: Run) throws(Raise) -> String? { throw Outside.unknown }
  override func sleep(nanoseconds: Int, _ run: Run) throws(Raise) { throw Outside.unknown }
  override func load(_ path: String, from importer: Source) throws(Raise) -> Source { throw Outside.unknown }
  override func environment(_ name: String) -> Value? { asked(nil) }
  override var arguments: [String] { asked([]) }
  override func now() -> (seconds: Int, nanoseconds: Int) { asked((0, 0)) }
  override func monotonicNanoseconds() -> UInt64 { asked(0) }
  override func random(below bound: UInt64) -> UInt64 { asked(0) }
  override var zones: any Zones { known ?? asked(super.zones) }

  private func asked<T>(_ answer: T) -> T {
    wasAsked = true
    return answer
  }
}
