import Synchronization

/// Stops an evaluation from any thread.
public final class CancelFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  public init() {}

  public var isRaised: Bool { raised.load(ordering: .relaxed) }
  public func raise() { raised.store(true, ordering: .relaxed) }
  func lower() { raised.store(false, ordering: .relaxed) }
}

/// An evaluation under way: what built-ins, sources and host values need of the machine. Lives on the language's
/// thread and is never handed to another.
public final class Run {
  public let interpreter: Interpreter
  public var services: Services { interpreter.services }
  public var table: BuiltinTable { interpreter.table }
  public let limits: Limits
  /// True inside `explain`, `help` and the like: host values answer with what would be sent, and send nothing.
  public var isPlanning = false
  /// True where a method named without `()` is a question, not an error.
  public var asksAboutCall = false
  /// Room for the embedding layer's own state of this evaluation.
  public var context: AnyObject?

  let cancelFlag: CancelFlag
  let machine: Machine
  /// Steps left before the machine looks up: the flag is read and the limit checked then.
  var fuel = Run.fuelPerLook
  var stepsUsed = 0
  var bytesCharged = 0

  static let fuelPerLook = 2_000

  init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
    limits = interpreter.limits
    cancelFlag = interpreter.cancelFlag
    machine = interpreter.machine
  }

  // MARK: - Calling functions

  /// Calls a function with one argument. Cheap: it re-enters the machine without allocating.
  @inline(__always)
  public func call(_ function: FunctionValue, _ argument: Value) throws(Raise) -> Value {
    try machine.call(function, argument, self)
  }

  public func call(_ function: FunctionValue, _ first: Value, _ second: Value) throws(Raise) -> Value {
    try machine.call(function, [first, second], self)
  }

  public func call(_ function: FunctionValue, _ arguments: [Value]) throws(Raise) -> Value {
    try machine.call(function, arguments, self)
  }

  /// Calls a function whose answer is a condition.
  @inline(__always)
  public func test(_ function: FunctionValue, _ argument: Value) throws(Raise) -> Bool {
    let answer = try machine.call(function, argument, self)
    if case .bool(let flag) = answer { return flag }
    throw machine.notACondition(answer, function)
  }

  // MARK: - Limits

  /// Counts steps, and notices a cancellation and the limit of steps. For every loop of a built-in.
  @inline(__always)
  public func tick(_ steps: Int = 1) throws(Raise) {
    fuel &-= steps
    if fuel <= 0 { try lookUp() }
  }

  /// Counts memory before a large allocation is made.
  public func charge(bytes: Int) throws(Raise) {
    let (total, overflow) = bytesCharged.addingReportingOverflow(max(bytes, 0))
    if overflow { throw Run.tooMuchMemory(limits.memory) }
    bytesCharged = total
    if let limit = limits.memory, total > limit { throw Run.tooMuchMemory(limit) }
  }

  /// Gives back what was charged for something that is freed.
  public func release(bytes: Int) { bytesCharged = max(0, bytesCharged &- max(bytes, 0)) }

  /// Throws `cancelled` if someone asked for it; for waits.
  public func checkCancellation() throws(Raise) {
    if cancelFlag.isRaised { throw Raise(.cancelled, "cancelled") }
  }

  public var isCancelled: Bool { cancelFlag.isRaised }

  @inline(never)
  func lookUp() throws(Raise) {
    stepsUsed &+= Run.fuelPerLook &- fuel
    fuel = Run.fuelPerLook
    try checkCancellation()
    if let limit = limits.steps, stepsUsed > limit {
      throw Raise(.steps, "the limit of \(limit) steps is used up")
    }
  }

  private static func tooMuchMemory(_ limit: Int?) -> Raise {
    let size = limit.map { "the limit of \(max(1, $0 >> 20)) MB" } ?? "what memory there is"
    return Raise(.exhausted, "this needs more memory than \(size)")
  }
}
