import NearNames
import Synchronization

/// Stops an evaluation from any thread.
public final class CancelFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  public init() {}

  public var isRaised: Bool { raised.load(ordering: .relaxed) }
  public func raise() { raised.store(true, ordering: .relaxed) }
  public func lower() { raised.store(false, ordering: .relaxed) }
}

/// An evaluation under way: what built-ins, sources and host values need of the machine. Lives on the language's
/// thread and is never handed to another.
public final class Run {
  public let interpreter: Interpreter
  public var services: Services { interpreter.services }
  public var table: BuiltinTable { interpreter.table }
  public let limits: Limits
  /// True inside `explain`, `help` and the like: host values answer with what would be sent, and send nothing.
  public var isPlanning: Bool { machine.state.pointee.planning & 0xFFFF_FFFF != 0 }
  /// True where a method named without `()` is a question, not an error.
  public var asksAboutCall: Bool { machine.asksAboutCall }
  /// Room for the embedding layer's own state of this evaluation.
  public var context: AnyObject?
  /// Room for what the library keeps for this interpreter.
  public var libraryState: AnyObject? {
    get { interpreter.libraryState }
    set { interpreter.libraryState = newValue }
  }

  let cancelFlag: CancelFlag
  let machine: Machine
  let showing: ((Value, Span) throws(Raise) -> Void)?
  /// Nil without a limit of memory.
  private let meter: MemoryMeter?
  private var bytesCharged = 0

  init(_ interpreter: Interpreter, _ show: ((Value, Span) throws(Raise) -> Void)?) {
    self.interpreter = interpreter
    limits = interpreter.limits
    cancelFlag = interpreter.cancelFlag
    machine = interpreter.machine
    meter = interpreter.meter
    showing = show
  }

  func show(_ value: Value, _ span: Span) throws(Raise) {
    guard let showing, !value.isNothing else { return }
    try showing(value, span)
  }

  /// Runs `body` as inside `explain`: host values plan and do not send.
  public func planning<R>(_ body: () throws(Raise) -> R) throws(Raise) -> R {
    machine.state.pointee.planning &+= 1
    defer { machine.state.pointee.planning &-= 1 }
    return try body()
  }

  // MARK: - Names that nothing has

  private var lastSearch: (name: String, kind: Kinds, found: [String])?

  /// The built-ins of a kind that may be meant by a name, three at most, the nearest first. What was found last is kept:
  /// an error that a loop catches comes from the same place each time.
  func nearMembers(_ name: String, of kind: Kinds) -> [String] {
    if let last = lastSearch, last.name == name, last.kind == kind { return last.found }
    let found = NearName.of(name, in: table.names(for: kind), limit: 3)
    lastSearch = (name, kind, found)
    return found
  }

  // MARK: - Waiting

  private var beforeWaits: [() throws(Raise) -> Void] = []

  /// Does `body`. Whenever the program is about to wait for something outside meanwhile, `show` is called first, so that
  /// what is made so far can be seen.
  public func showing<R>(
    beforeWaits show: @escaping () throws(Raise) -> Void, _ body: () throws(Raise) -> R
  ) throws(Raise) -> R {
    beforeWaits.append(show)
    defer { beforeWaits.removeLast() }
    return try body()
  }

  /// To be called before a wait for something outside that may take a while.
  public func willWait() throws(Raise) {
    for show in beforeWaits { try show() }
  }

  // MARK: - Calling functions

  /// Calls a function with one argument. Cheap: it re-enters the machine without allocating.
  @inline(__always)
  public func call(_ function: FunctionValue, _ argument: Value) throws(Raise) -> Value {
    var argument = argument
    return try withUnsafeMutablePointer(to: &argument) { place throws(Raise) in
      try machine.call(function, at: place, self)
    }
  }

  /// The same, with an item of a list that stays as it is meanwhile: a short function is not even called.
  @inline(__always)
  func call(_ function: FunctionValue, at item: Register) throws(Raise) -> Value {
    try machine.call(function, at: item, self)
  }

  public func call(_ function: FunctionValue, _ first: Value, _ second: Value) throws(Raise) -> Value {
    try machine.call(function, [first, second], self)
  }

  /// The same; the first argument is taken out of its place, and the function may be its only holder: what it appends to
  /// it is not copied each time.
  func call(_ function: FunctionValue, taking first: inout Value, _ second: Value) throws(Raise) -> Value {
    try machine.call(function, taking: &first, second, self)
  }

  public func call(_ function: FunctionValue, _ arguments: [Value]) throws(Raise) -> Value {
    try machine.call(function, arguments, self)
  }

  /// Calls a function whose answer is a condition.
  @inline(__always)
  public func test(_ function: FunctionValue, _ argument: Value) throws(Raise) -> Bool {
    var argument = argument
    return try withUnsafeMutablePointer(to: &argument) { place throws(Raise) in try test(function, at: place) }
  }

  /// The same, with an item of a list that stays as it is meanwhile.
  @inline(__always)
  func test(_ function: FunctionValue, at item: Register) throws(Raise) -> Bool {
    if let answer = function.shortcut?.answer(item) { return answer }
    let answer = try machine.call(function, at: item, self)
    if case .bool(let flag) = answer { return flag }
    let failure = machine.notACondition(answer)
    // An argument such as `.name`, which is read as a function: what it gives is what is wrong.
    if let lambda = function.syntax, lambda.isImplicit, case .expression(let body) = lambda.body,
      let source = function.source
    {
      failure.locate(body.span, source)
    }
    throw failure
  }

  // MARK: - Limits

  /// Counts steps, and notices a cancellation and the limit of steps. For every loop of a built-in.
  @inline(__always)
  public func tick(_ steps: Int = 1) throws(Raise) {
    machine.state.pointee.fuel &-= steps
    if machine.state.pointee.fuel <= 0 { try lookUp() }
  }

  /// Counts steps that are taken where nothing can be thrown. True if a cancellation or the limit of steps is to end them:
  /// the next ``tick(_:)`` throws what it is.
  func isOver(_ count: Int) -> Bool {
    machine.state.pointee.fuel &-= count
    if cancelFlag.isRaised { return true }
    let state = machine.state.pointee
    return limits.steps.map { state.stepsUsed &+ state.look &- state.fuel > $0 } ?? false
  }

  /// Whether two values are equal; throws where the comparison of large ones is to end.
  func areEqual(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    if Same.equal(a, b, self) { return true }
    switch a {
    case .list, .object: if isOver(0) { try lookUp() }
    case .null, .nothing, .bool, .integer, .decimal, .number, .string, .time, .duration, .range, .function, .sequence,
      .host:
      break
    }
    return false
  }

  /// Counts memory before a large allocation is made, until it is released.
  public func charge(bytes: Int) throws(Raise) {
    try checkSize(bytes)
    bytesCharged += max(bytes, 0)
  }

  /// Makes sure that one text or list of so many bytes may be made.
  public func checkSize(_ bytes: Int) throws(Raise) {
    machine.work(bytes)
    if let limit = limits.memory {
      if bytes > limit &- bytesCharged { throw tooMuchMemory(limit) }
      if let meter, meter.isExceeded(byAdding: bytes), !makesRoom({ meter.isExceeded(byAdding: bytes) }) {
        throw tooMuchMemory(limit)
      }
    }
    if bytes > Run.largestAllocation { throw tooMuchMemory(Run.largestAllocation) }
  }

  /// The same for a list or object of so many values.
  func checkSize(ofValues count: Int) throws(Raise) { try checkSize(count &* MemoryLayout<Value>.stride) }

  /// Whether what throws nothing itself is to end: it was cancelled, or more than the limit of memory is used. To be asked
  /// for every few hundred kilobytes; ``whyStopped()`` tells what it was.
  var mustStop: Bool {
    if cancelFlag.isRaised { return true }
    guard let meter else { return false }
    let bytes = 256 << 10
    return meter.isExceeded(byAdding: bytes) && !makesRoom { meter.isExceeded(byAdding: bytes) }
  }

  func whyStopped() -> Raise {
    cancelFlag.isRaised ? Raise(.cancelled, "cancelled") : tooMuchMemory(limits.memory ?? .max)
  }

  private static let largestAllocation = 1 << 36

  /// Gives back what was charged for something that is freed.
  public func release(bytes: Int) { bytesCharged = max(0, bytesCharged &- max(bytes, 0)) }

  /// Throws `cancelled` if someone asked for it; for waits.
  public func checkCancellation() throws(Raise) {
    if cancelFlag.isRaised { throw whyStopped() }
  }

  public var isCancelled: Bool { cancelFlag.isRaised }

  @inline(never)
  func lookUp() throws(Raise) {
    let state = machine.state
    state.pointee.stepsUsed &+= state.pointee.look &- state.pointee.fuel
    let used = state.pointee.stepsUsed
    state.pointee.look = limits.steps.map { max(1, min(Machine.fuelPerLook, $0 &- used &+ 1)) } ?? Machine.fuelPerLook
    state.pointee.fuel = state.pointee.look
    if limits.ownsProcess { machine.heap.look() }
    try checkCancellation()
    if let limit = limits.steps, used > limit {
      throw Raise(.steps, "the limit of \(limit) steps is used up", help: Limits.advice(limits.commands?.steps, "N"))
    }
    if !interpreter.graveyard.isEmpty { interpreter.graveyard.free(atMost: Machine.fuelPerLook) }
    if let meter, meter.isExceeded(), !makesRoom({ meter.isExceeded() }) { throw tooMuchMemory(meter.limit) }
  }

  /// Frees what cancelled evaluations have left, if that helps.
  private func makesRoom(_ isExceeded: () -> Bool) -> Bool {
    guard !interpreter.graveyard.isEmpty else { return false }
    interpreter.graveyard.free(atMost: .max)
    return !isExceeded()
  }

  private func keptHelp(_ limit: Int) -> [String] {
    guard let meter, meter.kept > limit / 2 else { return [] }
    return ["variables of earlier lines keep \(meter.kept >> 20) MB of it: let one go with name = null"]
  }

  private func tooMuchMemory(_ limit: Int) -> Raise {
    let size = max(1, limit >> 20)
    return Raise(
      .exhausted, "this needs more memory than the limit of \(size) MB",
      help: ["a lazy chain keeps no items: leave .collect() and sorting out, or .take(n) before them"]
        + keptHelp(limit)
        + (limit == limits.memory ? Limits.advice(limits.commands?.memory, "\(size * 2)M") : []))
  }
}
