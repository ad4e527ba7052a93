import C100Language
import C100Render
import Comm100
import JSONText

/// The language with the API in it: what a program imports that embeds c100.
///
/// ```swift
/// let session = Session(services: HostServices { text in log(text) })
/// session["x"] = .integer(20)
/// let json = try session.json(of: session.evaluate("x * 2 + 1"))
/// ```
/// All calls but ``cancel()`` belong on one thread with a large stack (``LanguageThread``, ``AsyncSession``). Two sessions
/// in one process share nothing.
public final class Session {
  /// What its values share: the client, what may be written, who is asked and told.
  public let context: SessionContext
  /// The language under it: its table of built-ins, its limits, functions to be called by name.
  public let interpreter: Interpreter

  /// - Parameters:
  ///   - services: everything outside that a program may reach.
  ///   - functions: further built-ins, such as an embedding program's own.
  ///   - connect: makes the client when the first line needs it; it throws where nobody said whom to ask. Left out, the
  ///     session is the language alone, and what needs the API fails with an error of kind `auth`.
  public init(
    services: Services, limits: Limits = .standard, functions: [Builtin] = [],
    connect: @escaping SessionContext.Connect = { () throws(Raise) in
      throw Raise(.auth, "this program asks no API")
    }
  ) {
    let context = SessionContext(connect: connect)
    self.context = context
    interpreter = Interpreter(
      table: BuiltinTable(Library.builtins + [renderBuiltins, SessionBuiltins.make(context), functions]),
      services: services, limits: limits)
    interpreter.helpForUnknown = Synonyms.help
    interpreter.hostNames = { HostName($0)?.value($0, context) }
    interpreter.hostNameList = { HostName.all }
  }

  /// Evaluates a text; see ``Interpreter/evaluate(_:mode:context:show:)``.
  ///
  /// - Parameter show: gets the value of each expression statement as it comes, with a run to pull a lazy one.
  @discardableResult
  public func evaluate(
    _ source: Source, mode: SourceMode = .prompt, show: ((Value, Span, Run) throws(Raise) -> Void)? = nil
  ) throws(EvaluationFailure) -> Value {
    context.calls.begin(source.text)
    context.costs.begin()
    guard let show else { return try interpreter.evaluate(source, mode: mode) }
    return try interpreter.evaluate(source, mode: mode) { value, span throws(Raise) in
      try self.consume { run throws(Raise) in try show(value, span, run) }
    }
  }

  /// Runs `body` with a run, to pull on a lazy value: showing, saving, `more`.
  public func consume<R>(_ body: (Run) throws(Raise) -> R) throws(Raise) -> R {
    do throws(EvaluationFailure) {
      return try interpreter.perform(nil, nil, body)
    } catch {
      switch error {
      case .raised(let raise): throw raise
      case .syntax(let diagnostics): throw Raise(.value, diagnostics.first?.message ?? "no program")
      }
    }
  }

  /// Evaluates a text as an entry of a prompt, whose variables stay, and gives its last value: `.nothing` where that is a
  /// statement. A lazy value asks nothing yet: ``json(of:)`` and ``consume(_:)`` pull on it.
  /// - Throws: `.syntax` with all that is wrong with the text; `.raised` for what the running program raised, `exit(3)`
  ///   (kind `.exit(3)`) and a cancellation among it.
  @discardableResult
  public func evaluate(_ text: String) throws(EvaluationFailure) -> Value {
    try evaluate(Source(name: "input", text: text))
  }

  /// A variable of the session; nil where there is none. Setting declares it, over a built-in of the name too.
  public subscript(name: String) -> Value? {
    get { interpreter[global: name] }
    set { interpreter[global: name] = newValue }
  }

  /// A value as a JSON tree that may leave the language's thread: what `-o json` would show. A lazy one is pulled to its
  /// end, date-times and durations are their texts, nothing is null.
  /// - Throws: what the lazy one raises; `type` for what has no such form: functions, objects of the host.
  public func json(of value: Value) throws(Raise) -> JSON {
    try consume { run throws(Raise) in try JSON(showing: value, run) }
  }

  /// Stops what is being evaluated, and the request under way; from any thread. Where nothing is evaluated yet, it ends the
  /// next evaluation as soon as that begins, so that none is missed that is about to.
  public func cancel() { interpreter.cancel() }

  /// What ``cancel()`` raises, to be handed to another thread: `let stop = session.cancellation`, there `stop.raise()`.
  public var cancellation: CancelFlag { interpreter.cancellation }

  /// Ends the connections of the session's client, which may not be used afterwards; does not wait until they are closed.
  /// A client that several sessions share is not for one of them to close; one that is let go closes itself.
  public func close() {
    guard let client = context.made else { return }
    Task.detached { await client.shutdown() }
  }
}
