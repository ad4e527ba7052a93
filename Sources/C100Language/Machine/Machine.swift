import Glibc

/// The registers, the frames and what calls need of them. The loop is in `Machine+Loop.swift`.
final class Machine {
  /// A call that waits for the one inside it.
  struct Frame {
    var code: Unmanaged<FunctionCode>
    var function: Unmanaged<FunctionValue>
    var next: UnsafePointer<Instruction>
    var registers: Register
    var planning: Int
  }

  /// The last declared field that an answer had left out, for the error of whoever calls a method on its null.
  var absent: (origin: RecordOrigin, field: String)?

  /// What every instruction may touch; in plain memory, so that no access is checked.
  struct State {
    /// Calls under way.
    var depth = 0
    /// The first register that nobody uses.
    var top: Register
    /// Steps until the machine looks up.
    var fuel = Machine.fuelPerLook
    /// What ``fuel`` was when it was last filled.
    var look = Machine.fuelPerLook
    var stepsUsed = 0
    /// Calls of built-ins back into the machine.
    var nativeDepth = 0
    /// Of the thread that evaluates: a host may have made it with any stack.
    var stack = StackRoom()
    /// Plans (low half) and questions about calls (high half) around the present instruction.
    var planning = 0
  }

  static let fuelPerLook = 2_000

  /// Counts that so many bytes are copied or compared at once. It is no step, but the machine looks up the sooner: who
  /// wants to stop a loop over large values waits no longer for it than for any other.
  @inline(__always)
  func work(_ bytes: Int) {
    let fuel = bytes >> 12
    state.pointee.fuel &-= fuel
    state.pointee.look &-= fuel
  }
  private static let registerCapacity = 2_000_000

  let state: UnsafeMutablePointer<State>
  let globals = GlobalSlots()
  let cycles = Cycles()
  let heap = HeapGrowth()
  /// What a script sees of an error that it catches.
  let errorShape = Shape(["message", "kind", "status", "code", "data", "line"])
  let frames: UnsafeMutablePointer<Frame>
  let callDepth: Int
  let nativeDepth: Int
  private let limitCommands: Limits.Commands?
  private let registers: Register
  /// Frames end below it.
  let registerLimit: Register
  private let mappedBytes: Int

  init(_ limits: Limits) {
    precondition(Tag.isAsExpected, "values lie in memory as the machine expects")
    callDepth = max(1, limits.callDepth)
    nativeDepth = max(1, limits.nativeDepth)
    limitCommands = limits.commands
    // Zeroed pages are `false` in every register, which needs no release; they cost nothing until touched.
    mappedBytes = Machine.registerCapacity * MemoryLayout<Value>.stride
    let memory = mmap(nil, mappedBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let memory, memory != MAP_FAILED else { preconditionFailure("the machine's registers could not be mapped") }
    registers = memory.bindMemory(to: Value.self, capacity: Machine.registerCapacity)
    registerLimit = registers + (Machine.registerCapacity - 64)
    frames = .allocate(capacity: callDepth + 1)
    state = .allocate(capacity: 1)
    state.initialize(to: State(top: registers))
  }

  deinit {
    // Cycles that lived as long as somebody outside held them.
    globals.clear()
    if cycles.count > 0 { cycles.collect() }
    state.deallocate()
    frames.deallocate()
    munmap(registers, mappedBytes)
  }

  // MARK: - Calls from outside the loop

  /// Calls a function with one argument, which stays where it is.
  @inline(__always)
  func call(_ function: FunctionValue, at argument: Register, _ run: Run) throws(Raise) -> Value {
    if let part = function.shortcut?.part(of: argument) { return part.pointee }
    return try call(function, argument.pointee, run)
  }

  /// Calls a function with one argument.
  func call(_ function: FunctionValue, _ argument: consuming Value, _ run: Run) throws(Raise) -> Value {
    guard let code = function.compiled, code._withUnsafeGuaranteedRef({ $0.parameterCount == 1 }) else {
      return try call(function, [argument], run)
    }
    let base = state.pointee.top + 1
    try enter(code, base)
    defer { leave(base - 1) }
    // What lies above the registers in use needs no release.
    base.initialize(to: argument)
    try execute(function, code, base, run)
    return (base - 1).take()
  }

  /// Calls a function with two arguments, of which the first is taken out of its place.
  func call(
    _ function: FunctionValue, taking first: inout Value, _ second: Value, _ run: Run
  ) throws(Raise) -> Value {
    guard let code = function.compiled, code._withUnsafeGuaranteedRef({ $0.parameterCount == 2 }) else {
      return try call(function, [first, second], run)
    }
    let base = state.pointee.top + 1
    try enter(code, base)
    defer { leave(base - 1) }
    base.initialize(to: exchange(&first, with: .nothing))
    (base + 1).initialize(to: second)
    try execute(function, code, base, run)
    return (base - 1).take()
  }

  func call(_ function: FunctionValue, _ arguments: [Value], _ run: Run) throws(Raise) -> Value {
    let code: FunctionCode
    switch function.kind {
    case .native(let builtin):
      return try call(BuiltinTable.Entry(builtin), .nothing, arguments, CallSite.unwritten(arguments.count), run)
    case .compiled(let compiled): code = compiled
    }
    guard arguments.count >= code.requiredCount, arguments.count <= code.parameterCount else {
      throw wrongCount(code, arguments.count)
    }
    let base = state.pointee.top + 1
    try enter(.passUnretained(code), base)
    defer { leave(base - 1) }
    for i in 0..<code.parameterCount { base[i] = i < arguments.count ? arguments[i] : .nothing }
    try execute(function, .passUnretained(code), base, run)
    return (base - 1).take()
  }

  /// Calls a function value with the arguments of a call.
  func call(_ function: FunctionValue, _ call: Call) throws(Raise) -> Value {
    guard case .compiled(let code) = function.kind else {
      if case .native(let builtin) = function.kind {
        return try self.call(BuiltinTable.Entry(builtin), .nothing, Array(call.arguments), call.site, call.run)
      }
      return .nothing
    }
    var arguments = [Value](repeating: .nothing, count: code.parameterCount)
    try arrange(Array(call.arguments), call.site, code, &arguments)
    let base = state.pointee.top + 1
    try enter(.passUnretained(code), base)
    defer { leave(base - 1) }
    for i in 0..<arguments.count { base[i] = arguments[i] }
    try execute(function, .passUnretained(code), base, call.run)
    return (base - 1).take()
  }

  /// Runs a program from its start.
  ///
  /// - Parameter leavesVariables: what its variables hold is not freed, because the process ends.
  func run(
    _ function: FunctionValue, _ code: FunctionCode, _ run: Run, leavesVariables: Bool = false
  ) throws(Raise) -> Value {
    let base = state.pointee.top + 1
    try enter(.passUnretained(code), base)
    defer { leave(base - 1) }
    try execute(function, .passUnretained(code), base, run)
    if !leavesVariables { for i in 0..<code.registerCount { (base + i).clear() } }
    return (base - 1).take()
  }

  @inline(__always)
  private func enter(_ code: Unmanaged<FunctionCode>, _ base: Register) throws(Raise) {
    let fits = code._withUnsafeGuaranteedRef { hasRoom(base, $0) }
    if !fits || state.pointee.nativeDepth >= nativeDepth { throw noEntry() }
    if state.pointee.stack.isTight() {
      throw tooManyInside("this thread's stack is small: evaluate on a LanguageThread, or in an AsyncSession")
    }
    state.pointee.nativeDepth &+= 1
  }

  @inline(never)
  private func noEntry() -> Raise {
    guard state.pointee.nativeDepth >= nativeDepth else { return tooDeep() }
    return tooManyInside("calls from built-ins back into functions may go \(nativeDepth) deep")
  }

  private func tooManyInside(_ help: String) -> Raise {
    Raise(.exhausted, "call depth: too many calls inside one another", help: [help])
  }

  @inline(__always)
  private func leave(_ top: Register) {
    state.pointee.nativeDepth &-= 1
    state.pointee.top = top
  }

  @inline(__always)
  func hasRoom(_ base: Register, _ code: FunctionCode) -> Bool {
    base + code.registerCount < registerLimit
  }

  /// Puts everything back where an evaluation starts.
  func reset() {
    state.pointee.depth = 0
    state.pointee.nativeDepth = 0
    state.pointee.stack = StackRoom()
    state.pointee.planning = 0
    state.pointee.top = registers
    state.pointee.fuel = 1
    state.pointee.look = 1
    state.pointee.stepsUsed = 0
  }

  // MARK: - Arguments of script functions

  /// Puts arguments with labels in the order of a function's parameters.
  func arrange(
    _ arguments: [Value], _ site: CallSite, _ code: FunctionCode, _ arranged: inout [Value]
  ) throws(Raise) {
    guard site.positionalCount <= code.parameterCount else { throw wrongCount(code, arguments.count, site) }
    for i in 0..<min(site.positionalCount, arguments.count) { arranged[i] = arguments[i] }
    for (i, label) in site.labels.enumerated() {
      guard let place = code.parameters.firstIndex(where: { Bytes.equal($0.name, label.text) }) else {
        throw Raise.unknownLabel(
          label.text, of: code.name ?? site.name, known: code.parameters.map(\.name), span: label.span)
      }
      guard arranged[place].isNothing else {
        throw Raise(.type, "\(code.name ?? site.name): '\(label.text)' is given twice", span: label.span)
      }
      arranged[place] = arguments[site.positionalCount + i]
    }
    for (i, parameter) in code.parameters.enumerated() where !parameter.isOptional && arranged[i].isNothing {
      if i < site.positionalCount { continue }
      throw Raise(.type, "\(code.name ?? site.name) needs '\(parameter.name)'")
    }
  }

  func wrongCount(_ code: FunctionCode, _ count: Int, _ site: CallSite? = nil) -> Raise {
    let least = code.requiredCount
    let most = code.parameterCount
    let wanted =
      least == most
      ? "\(most) argument\(most == 1 ? "" : "s")" : "\(least) to \(most) arguments"
    let name = code.name ?? "this function"
    let names = Excerpt.names(code.parameters.map(\.name))
    return Raise(.type, "\(name) takes \(wanted), got \(count)", help: most == 0 ? [] : ["its parameters: \(names)"])
  }

  func tooDeep() -> Raise {
    Raise(
      .exhausted, "call depth: too many calls inside one another",
      help: ["the limit is \(callDepth) calls"] + Limits.advice(limitCommands?.depth, "N"))
  }

  static func conditionHelp(_ value: Value) -> [String] {
    switch value {
    case .null: ["compare with null: x != null"]
    case .integer, .decimal, .number: ["compare with a number: x != 0"]
    case .string: ["compare with a string: x != \"\""]
    case .list, .sequence, .range: ["ask whether there is one: .any()"]
    case .bool, .object, .function, .time, .duration, .host, .nothing: []
    }
  }
}
