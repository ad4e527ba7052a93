/// Why an evaluation gave no value.
public enum EvaluationFailure: Error, Sendable {
  /// The text is no program: all that is wrong with it.
  case syntax([Diagnostic])
  /// It ran and failed.
  case raised(Raise)
}

/// A language of its own: its variables, its built-ins, its limits. Two interpreters in one process share nothing.
///
/// All calls but ``cancel()`` belong on one thread with a large stack, the language's thread (``LanguageThread``).
public final class Interpreter {
  public let table: BuiltinTable
  public let services: Services
  public var limits: Limits
  /// The value of a name that no variable and no built-in has: resources, modules. Asked when a program is compiled.
  public var hostNames: (String) -> Value? = { _ in nil }
  /// What to write for a name that nobody knows, where the layer above has another for it.
  public var helpForUnknown: (String) -> [String] = { _ in [] }
  /// Names that ``hostNames`` knows, for did-you-mean.
  public var hostNameList: () -> [String] = { [] }
  /// To be set before the last evaluation of a process: what the variables of a script hold then is freed by the end of
  /// the process, at once. One value after the other takes a tenth of the time of a script that keeps many.
  public var leavesVariables = false
  /// Room for what the library keeps.
  public var libraryState: AnyObject?

  let cancelFlag: CancelFlag
  let graveyard: Graveyard
  let library = LibraryState()
  let machine: Machine
  let globals: GlobalTable
  /// Imported files by the name of their source.
  private var modules: [Key: Module] = [:]
  /// Names that plain imports at the prompt brought in, and their slots.
  private var promptImports: [String: Int] = [:]

  public init(table: BuiltinTable, services: Services, limits: Limits = .standard) {
    self.table = table
    self.services = services
    self.limits = limits
    cancelFlag = CancelFlag()
    graveyard = Graveyard(cancelFlag)
    machine = Machine(limits)
    globals = GlobalTable(machine.globals)
    services.cancellation = cancelFlag
  }

  // MARK: - Variables

  /// A variable of the prompt, or one that the embedding program sets; nil when there is none.
  public subscript(global name: String) -> Value? {
    get { globals[name] }
    set { globals[name] = newValue }
  }

  /// Names of all variables, in the order of their declaration.
  public var globalNames: [String] { globals.names }

  // MARK: - Evaluating

  /// Evaluates a source.
  ///
  /// - Parameters:
  ///   - mode: `.script`: a whole program with variables of its own; `.prompt`: an entry whose variables stay, and
  ///     which may declare again; `.expression`: one expression.
  ///   - show: gets the value of each expression statement at the top level, as it comes; never `.nothing`.
  /// - Returns: the value of the last statement; `.nothing` unless that is an expression.
  public func evaluate(
    _ source: Source, mode: SourceMode = .script, context: AnyObject? = nil,
    show: ((Value, Span) throws(Raise) -> Void)? = nil
  ) throws(EvaluationFailure) -> Value {
    let code = try compile(source, mode: mode, showing: show != nil)
    defer { globals.dropUnset() }
    return try perform(context, show) { run throws(Raise) in
      try machine.run(FunctionValue(code), code, run, leavesVariables: leavesVariables)
    }
  }

  /// Calls a function value from outside.
  public func call(_ function: FunctionValue, _ arguments: [Value]) throws(Raise) -> Value {
    do {
      return try perform(nil, nil) { run throws(Raise) in try machine.call(function, arguments, run) }
    } catch {
      switch error {
      case .raised(let raise): throw raise
      case .syntax: return .nothing
      }
    }
  }

  /// Runs `body` with a ``Run``, for layers that consume a lazy value after the evaluation that made it (showing it).
  public func perform<R>(
    _ context: AnyObject? = nil, _ show: ((Value, Span) throws(Raise) -> Void)? = nil,
    _ body: (Run) throws(Raise) -> R
  ) throws(EvaluationFailure) -> R {
    let isOuter = !isRunning
    if isOuter {
      machine.reset()
      beginMeter()
      isRunning = true
    }
    defer {
      if isOuter {
        isRunning = false
        cancelFlag.lower()
        machine.cycles.collectIfFresh()
        meter?.end()
      }
    }
    let run = Run(self, show)
    run.context = context
    do throws(Raise) {
      return try graveyard.use { () throws(Raise) in
        if isOuter { graveyard.free(atMost: 100_000) }
        return try body(run)
      }
    } catch { throw .raised(error) }
  }

  private var isRunning = false

  /// Made anew when the limit of memory changes.
  private(set) var meter: MemoryMeter?

  private func beginMeter() {
    if limits.memory != meter?.limit {
      meter = limits.memory.flatMap { MemoryMeter(limit: $0, ownsProcess: limits.ownsProcess) }
    }
    meter?.begin()
  }

  /// Compiles a source and the files that it imports, and runs nothing.
  public func compile(_ source: Source) throws(EvaluationFailure) {
    _ = try compile(source, mode: .script, showing: false)
  }

  /// The listing of a source's code, for tests and for the curious.
  public func listing(_ source: Source, mode: SourceMode = .script) throws(EvaluationFailure) -> String {
    try compile(source, mode: mode, showing: false).listing
  }

  /// Evaluates a tree with variables of its own, which reads those of the prompt.
  func evaluate(_ program: Program, of source: Source) throws(EvaluationFailure) -> Value {
    let compiler = Compiler(self, source, globals: nil, isPrompt: false)
    compiler.variables = globals
    let code = compiler.compile(program, showing: false)
    if !compiler.diagnostics.isEmpty { throw .syntax(compiler.diagnostics) }
    return try perform { run throws(Raise) in try machine.run(FunctionValue(code), code, run) }
  }

  func compile(_ source: Source, mode: SourceMode, showing: Bool) throws(EvaluationFailure) -> FunctionCode {
    let parsed = Parser.parse(
      source, mode: mode, functionParameters: table.functionParameters, cancel: cancelFlag)
    try checkCancellation()
    if parsed.hasErrors { throw .syntax(parsed.diagnostics) }
    var isPrompt = false
    if case .prompt = mode { isPrompt = true }
    let compiler = Compiler(self, source, globals: isPrompt ? globals : nil, isPrompt: isPrompt)
    compiler.imported = promptImports
    compiler.variables = isPrompt ? nil : globals
    let code = compiler.compile(parsed.program, showing: showing)
    if compiler.isStopped {
      if isPrompt { globals.dropUnset() }
      try checkCancellation()
    }
    if !compiler.diagnostics.isEmpty {
      if isPrompt { globals.dropUnset() }
      throw .syntax(compiler.diagnostics)
    }
    if isPrompt { promptImports = compiler.imported }
    return code
  }

  /// Ends a reading that somebody has cancelled; a run that has begun notices by itself.
  private func checkCancellation() throws(EvaluationFailure) {
    guard cancelFlag.isRaised else { return }
    if !isRunning { cancelFlag.lower() }
    throw .raised(Raise(.cancelled, "cancelled"))
  }

  /// Stops what is being evaluated, or the next evaluation where none is; from any thread. The one after it starts afresh.
  public nonisolated func cancel() { cancelFlag.raise() }

  /// What ``cancel()`` raises; may be handed to other threads.
  public var cancellation: CancelFlag { cancelFlag }

  // MARK: - Modules

  /// Each file inside another takes stack of the thread, where they are compiled and where they run.
  private static let deepestImport = 200
  private var importDepth = 0

  /// The module that `import "path"` means, compiled on first use.
  func module(_ path: String, from importer: Source) throws(EvaluationFailure) -> Module {
    let source: Source
    do throws(Raise) { source = try services.load(path, from: importer) } catch { throw .raised(error) }
    guard importDepth < Interpreter.deepestImport else {
      let limit = Interpreter.deepestImport
      throw .raised(Raise(.value, "'\(path)' is imported too deeply: the limit is \(limit) files inside one another"))
    }
    importDepth += 1
    defer { importDepth -= 1 }
    let key = Key(source.name)
    if let known = modules[key] {
      if case .compiling = known.state {
        throw .raised(Raise(.value, "'\(path)' imports itself, directly or through others"))
      }
      return known
    }
    let module = Module(name: source.name, storage: machine.globals)
    modules[key] = module
    do throws(EvaluationFailure) {
      let parsed = Parser.parse(
        source, mode: .script, functionParameters: table.functionParameters, cancel: cancelFlag)
      if cancelFlag.isRaised { throw EvaluationFailure.raised(Raise(.cancelled, "cancelled")) }
      if parsed.hasErrors { throw EvaluationFailure.syntax(parsed.diagnostics) }
      let compiler = Compiler(self, source, globals: module.table, isPrompt: false)
      module.code = compiler.compile(parsed.program, showing: false)
      if compiler.isStopped { throw EvaluationFailure.raised(Raise(.cancelled, "cancelled")) }
      if !compiler.diagnostics.isEmpty { throw EvaluationFailure.syntax(compiler.diagnostics) }
    } catch {
      modules[key] = nil
      throw error
    }
    module.state = .ready
    return module
  }
}

extension Machine {
  /// Runs an imported file, the first time that it is met.
  func runModule(_ module: Module, _ run: Run) throws(Raise) {
    guard case .ready = module.state, let code = module.code else { return }
    module.state = .running
    do throws(Raise) {
      _ = try self.run(FunctionValue(code), code, run)
    } catch {
      // The next import tries again.
      module.state = .ready
      throw error
    }
    module.state = .done
  }
}
