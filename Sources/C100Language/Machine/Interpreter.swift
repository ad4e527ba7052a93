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
  public let limits: Limits
  /// The value of a name that no variable and no built-in has: resources, modules. Asked when a program is compiled.
  public var hostNames: (String) -> Value? = { _ in nil }
  /// Names that ``hostNames`` knows, for did-you-mean.
  public var hostNameList: () -> [String] = { [] }

  let cancelFlag = CancelFlag()
  let library = LibraryState()
  let machine: Machine
  var globals = Globals()

  public init(table: BuiltinTable, services: Services, limits: Limits = .standard) {
    self.table = table
    self.services = services
    self.limits = limits
    machine = Machine(limits)
  }

  /// A variable of the prompt, or one that the embedding program sets; nil when there is none.
  public subscript(global name: String) -> Value? {
    get { globals[name] }
    set { globals[name] = newValue }
  }

  /// Names of all variables, in the order of their declaration.
  public var globalNames: [String] { globals.names }

  /// Evaluates a source.
  ///
  /// - Parameters:
  ///   - mode: `.script`: a whole program with variables of its own; `.prompt`: an entry whose variables stay, and
  ///     which may declare again; `.expression`: one expression.
  ///   - show: gets the value of each expression statement at the top level, as it comes; never `.nothing`.
  /// - Returns: the value of the last statement; `.nothing` unless that is an expression.
  public func evaluate(
    _ source: Source, mode: SourceMode, show: @escaping (Value, Span) throws(Raise) -> Void = { _, _ throws(Raise) in }
  ) throws(EvaluationFailure) -> Value {
    let parsed = Parser.parse(source, mode: mode, functionParameters: table.functionParameters)
    if parsed.hasErrors { throw .syntax(parsed.diagnostics) }
    return .nothing
  }

  /// Stops what is being evaluated; from any thread. The next evaluation starts afresh.
  public nonisolated func cancel() { cancelFlag.raise() }

  /// What ``cancel()`` raises; may be handed to other threads.
  public var cancellation: CancelFlag { cancelFlag }
}

/// Variables that outlive an entry of the prompt.
struct Globals {
  private(set) var names: [String] = []
  private var values: [Key: Value] = [:]

  subscript(name: String) -> Value? {
    get { values[Key(name)] }
    set {
      if values[Key(name)] == nil, newValue != nil { names.append(name) }
      if newValue == nil { names.removeAll { $0 == name } }
      values[Key(name)] = newValue
    }
  }
}
