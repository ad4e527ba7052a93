/// The code of one function while it is compiled: instructions, scopes, registers.
final class FunctionBuilder {
  /// Where a visible variable is.
  enum Place {
    case register(Int)
    /// In the cell that the register holds.
    case cell(Int)
  }

  /// How code refers to a variable, a step or more of functions outwards included.
  enum Reference {
    case register(Int)
    case cell(Int)
    case capture(Int)
    case captureCell(Int)
    case selfFunction
  }

  struct Scope {
    var places: [String: Place] = [:]
    /// Cells made at the start of the block for variables whose `let` comes later.
    var early: [String: Int] = [:]
    let firstRegister: Int
    let firstScratch: Int
  }

  struct Loop {
    var breaks: [Int] = []
    var continues: [Int] = []
  }

  var parts: FunctionCode.Parts
  /// The method whose arguments are being compiled: its items' fields may be what an unknown name means.
  var stage: String?
  let parent: FunctionBuilder?
  /// The name under which the function sees itself.
  let selfName: String?
  var scopes: [Scope] = []
  var loops: [Loop] = []
  var nextRegister = 0
  /// Registers below are variables; those from here on are scratch.
  var firstScratch = 0
  var planning = 0
  private var captures: [String: (index: Int, isCell: Bool)] = [:]
  private var integers: [Int: Int] = [:]
  private var strings: [Key: Int] = [:]
  var isTooLarge = false

  init(_ parts: FunctionCode.Parts, parent: FunctionBuilder?, selfName: String?) {
    self.parts = parts
    self.parent = parent
    self.selfName = selfName
  }

  // MARK: - Instructions

  @discardableResult
  func emit(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, _ span: Span) -> Int {
    parts.instructions.append(Instruction(op, a, b, c))
    parts.spans.append(span)
    return parts.instructions.count - 1
  }

  var here: Int { parts.instructions.count }

  /// Lets jumps go to the next instruction.
  func patch(_ jumps: [Int]) { patch(jumps, to: here) }

  func patch(_ jumps: [Int], to target: Int) {
    for place in jumps {
      let distance = target - place - 1
      if !Instruction.numbers.contains(distance) { isTooLarge = true }
      let old = parts.instructions[place]
      parts.instructions[place] = Instruction(old.op, old.a, old.b, distance)
    }
  }

  /// The distance of a jump from the next instruction back to `target`.
  func distance(to target: Int) -> Int { target - here - 1 }

  // MARK: - Registers

  func allocate(_ count: Int = 1) -> Int {
    let first = nextRegister
    nextRegister += count
    if nextRegister > Instruction.maximumRegister { isTooLarge = true }
    parts.registerCount = max(parts.registerCount, nextRegister)
    return first
  }

  func isScratch(_ register: Int) -> Bool { register >= firstScratch }

  // MARK: - Scopes

  func open() { scopes.append(Scope(firstRegister: nextRegister, firstScratch: firstScratch)) }

  func close() {
    let scope = scopes.removeLast()
    nextRegister = scope.firstRegister
    firstScratch = scope.firstScratch
  }

  func declare(_ name: String, _ place: Place) {
    scopes[scopes.count - 1].places[name] = place
    switch place {
    case .register(let register), .cell(let register): firstScratch = max(firstScratch, register + 1)
    }
  }

  func isDeclaredHere(_ name: String) -> Bool { scopes.last?.places[name] != nil }

  func reference(_ name: String) -> Reference? {
    for scope in scopes.reversed() {
      switch scope.places[name] {
      case .register(let register): return .register(register)
      case .cell(let register): return .cell(register)
      case nil: break
      }
    }
    if let capture = captures[name] { return capture.isCell ? .captureCell(capture.index) : .capture(capture.index) }
    if let selfName, selfName == name { return .selfFunction }
    guard let outer = parent?.reference(name) else { return nil }
    let from: FunctionCode.CaptureSource
    var isCell = false
    switch outer {
    case .register(let register): from = .register(register)
    case .cell(let register):
      from = .register(register)
      isCell = true
    case .capture(let index): from = .capture(index)
    case .captureCell(let index):
      from = .capture(index)
      isCell = true
    case .selfFunction: from = .selfFunction
    }
    let index = parts.captureNames.count
    parts.captureNames.append(name)
    parts.captureSources.append(from)
    captures[name] = (index, isCell)
    return isCell ? .captureCell(index) : .capture(index)
  }

  // MARK: - Constants

  func constant(_ value: Value) -> Int {
    switch value {
    case .integer(let number):
      if let index = integers[number] { return index }
      integers[number] = parts.constants.count
    case .string(let string):
      if let index = strings[Key(string.text)] { return index }
      strings[Key(string.text)] = parts.constants.count
    default: break
    }
    parts.constants.append(value)
    return parts.constants.count - 1
  }
}
