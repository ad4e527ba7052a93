/// A compiled function: instructions, the spans they come from, constants, and what its call sites remember.
///
/// All parts are plain memory that lives as long as the code, so that the loop reads them without counting references.
final class FunctionCode {
  /// Where a new closure takes one captured variable from.
  enum CaptureSource {
    /// A register of the function that makes the closure: a value, or the variable's cell.
    case register(Int)
    /// A capture of that function.
    case capture(Int)
    /// That function itself.
    case selfFunction
  }

  /// A piece of code whose failures are caught.
  struct Handler {
    var range: Range<Int>
    var target: Int
    /// The register that gets the error.
    var errorRegister: Int
    /// Registers from here on were used by what failed.
    var firstFree: Int
    var planning: Int
    /// Takes the stand-in of an answer that a plan does not have, and no failure.
    var takesPlan = false
    /// What the stand-in stands for, where that is less than the whole of what is planned.
    var span: Span?
    /// The register of what is called with the stand-in as an argument: it must be able to plan with one.
    var callee: Int?
  }

  let name: String?
  let parameters: [FunctionValue.Parameter]
  let syntax: Lambda?
  let source: Source
  let captureNames: [String]
  let captureSources: [CaptureSource]
  let requiredCount: Int
  let parameterCount: Int
  let registerCount: Int
  let instructions: UnsafeMutableBufferPointer<Instruction>
  let spans: [Span]
  let constants: UnsafeMutableBufferPointer<Value>
  let functions: [FunctionCode]
  let shapes: [Shape]
  let templates: UnsafeMutableBufferPointer<TextTemplate>
  let memberSites: UnsafeMutableBufferPointer<MemberSite>
  let callSites: UnsafeMutableBufferPointer<MethodSite>
  let paths: [PathSite]
  let modules: [Module]
  let handlers: [Handler]
  /// The variables of the prompt or the module that the code was compiled among.
  let outer: GlobalTable?
  /// What built-ins that call the function for each item do instead, where it is that short.
  let shortcut: Shortcut?

  init(_ parts: Parts) {
    name = parts.name
    parameters = parts.parameters
    syntax = parts.syntax
    source = parts.source
    captureNames = parts.captureNames
    captureSources = parts.captureSources
    requiredCount = parts.parameters.filter { !$0.isOptional }.count
    parameterCount = parts.parameters.count
    registerCount = parts.registerCount
    instructions = .allocate(capacity: parts.instructions.count)
    _ = instructions.initialize(from: parts.instructions)
    spans = parts.spans
    constants = .allocate(capacity: parts.constants.count)
    _ = constants.initialize(from: parts.constants)
    functions = parts.functions
    shapes = parts.shapes
    templates = .allocate(capacity: parts.templates.count)
    _ = templates.initialize(from: parts.templates.map { TextTemplate($0) })
    memberSites = .allocate(capacity: parts.memberSites.count)
    _ = memberSites.initialize(from: parts.memberSites)
    callSites = .allocate(capacity: parts.callSites.count)
    _ = callSites.initialize(from: parts.callSites)
    paths = parts.paths
    modules = parts.modules
    handlers = parts.handlers
    outer = parts.outer
    shortcut =
      parameterCount == 1 && requiredCount == 1 && handlers.isEmpty
      ? Shortcut(instructions, memberSites, constants) : nil
  }

  deinit {
    instructions.deinitialize()
    instructions.deallocate()
    constants.deinitialize()
    constants.deallocate()
    for template in templates { template.deallocate() }
    templates.deallocate()
    memberSites.deinitialize()
    memberSites.deallocate()
    callSites.deinitialize()
    callSites.deallocate()
  }

  /// The span of the instruction before `next`.
  func span(before next: UnsafePointer<Instruction>) -> Span {
    guard let base = instructions.baseAddress else { return .zero }
    let place = next - UnsafePointer(base) - 1
    return place >= 0 && place < spans.count ? spans[place] : .zero
  }

  /// The innermost handler around the instruction before `next` that takes what happened.
  func handler(before next: UnsafePointer<Instruction>, _ registers: Register, forPlan: Bool = false) -> Handler? {
    guard !handlers.isEmpty, let base = instructions.baseAddress else { return nil }
    let place = next - UnsafePointer(base) - 1
    // An inner handler is listed before the outer one.
    return handlers.first { handler in
      guard handler.takesPlan == forPlan, handler.range.contains(place) else { return false }
      guard let callee = handler.callee else { return true }
      if case .host(let host) = registers[callee] { return host.plansWithStandIns }
      return false
    }
  }

  /// The value of an outer name that is no capture: a variable of the prompt or of the module.
  func outerValue(_ name: String) -> Value? { outer?[name] }

  /// What the compiler collects.
  struct Parts {
    var name: String?
    var parameters: [FunctionValue.Parameter] = []
    var syntax: Lambda?
    var source: Source
    var captureNames: [String] = []
    var captureSources: [CaptureSource] = []
    var registerCount = 0
    var instructions: [Instruction] = []
    var spans: [Span] = []
    var constants: [Value] = []
    var functions: [FunctionCode] = []
    var shapes: [Shape] = []
    /// The written parts of texts with holes.
    var templates: [[String]] = []
    var memberSites: [MemberSite] = []
    var callSites: [MethodSite] = []
    var paths: [PathSite] = []
    var modules: [Module] = []
    var handlers: [Handler] = []
    var outer: GlobalTable?
  }
}

/// A place where `.name` is read, and what it saw last.
struct MemberSite {
  let name: String
  let nameSpan: Span
  let receiverSpan: Span
  /// The shape of the object seen last, and where the name is in it.
  var shape: Shape?
  var position = 0
  /// Where a JSON object of a page had the name.
  var hint = -1
  /// The record's origin seen last, the server's spelling of the name on its model, and whether its value is wrapped.
  var origin: RecordOrigin?
  var canonical: String
  var wraps = false
  /// True if the model declares the name, so that an answer without it means null.
  var isDeclared = false

  init(name: String, nameSpan: Span, receiverSpan: Span) {
    self.name = name
    self.nameSpan = nameSpan
    self.receiverSpan = receiverSpan
    canonical = name
  }
}

/// A place where something is called, and the built-in that it found last.
struct MethodSite {
  let site: CallSite
  let receiverSpan: Span
  /// The tag of the receiver that ``entry`` is for.
  var tag = Tag.none
  var entry: BuiltinTable.Entry? { didSet { known = entry.map { .passUnretained($0) } } }
  /// The same, for calls, which do not count it.
  private(set) var known: Unmanaged<BuiltinTable.Entry>?

  init(_ site: CallSite, receiverSpan: Span, entry: BuiltinTable.Entry? = nil) {
    self.site = site
    self.receiverSpan = receiverSpan
    self.entry = entry
    known = entry.map { .passUnretained($0) }
  }
}

/// A path from a variable that is assigned to or changed by a method.
final class PathSite {
  enum Root {
    case register(Int)
    case cellRegister(Int)
    case captureCell(Int)
    case global(Int)
  }

  enum Step {
    case member(String)
    /// The index is in the next register of the window.
    case index
  }

  let root: Root
  let rootName: String
  let steps: [Step]
  let stepSpans: [Span]
  let rootSpan: Span
  /// How many steps take an index from a register.
  let indexCount: Int
  /// For a method that changes its receiver: its place among the call sites.
  let callSite: Int?
  /// For each step, the shape of the object seen last, and where the step's name is in it.
  private let places: UnsafeMutablePointer<(shape: Shape?, position: Int)>

  init(
    root: Root, rootName: String, steps: [Step], stepSpans: [Span], rootSpan: Span, indexCount: Int, callSite: Int?
  ) {
    self.root = root
    self.rootName = rootName
    self.steps = steps
    self.stepSpans = stepSpans
    self.rootSpan = rootSpan
    self.indexCount = indexCount
    self.callSite = callSite
    places = .allocate(capacity: steps.count)
    places.initialize(repeating: (nil, 0), count: steps.count)
  }

  deinit {
    places.deinitialize(count: steps.count)
    places.deallocate()
  }

  /// The place of the field that a step names, in an object that is decoded; nil where it has none.
  @inline(__always)
  func place(_ step: Int, _ name: String, in object: ObjectValue) -> Register? {
    let shape = object.shape
    if shape === places[step].shape { return object.place(places[step].position) }
    guard let position = shape.position(of: name) else { return nil }
    // A shape that may still change is not held: it would be copied then.
    if shape.isFrozen { places[step] = (shape, position) }
    return object.place(position)
  }
}
