import C100Language
import JSONText
import Synchronization

/// A session for async hosts: an actor whose work runs on the language's own thread, one evaluation after the other.
///
/// ```swift
/// let session = AsyncSession { Session(services: HostServices()) { client } }
/// let emails = try await session.json("agents.list().take(3).map(.email)")
/// ```
/// Cancelling the task that waits stops the evaluation, as ``Session/cancel()`` does. A session that is let go ends its
/// thread and its connections.
public actor AsyncSession {
  private let thread: LanguageThread
  private let timeLimit: Duration?
  private let holder: Holder

  /// - Parameters:
  ///   - stackSize: of the thread, in bytes; it is taken as far as it is used.
  ///   - timeLimit: how long one evaluation may take, its waits included, before it ends with an error of kind
  ///     `exhausted`; nil for as long as it takes.
  ///   - make: makes the session, on the language's thread, when it is first used.
  public init(
    stackSize: Int = Limits.standard.stackSize, timeLimit: Duration? = nil, _ make: @escaping @Sendable () -> Session
  ) {
    thread = LanguageThread(stackSize: stackSize)
    self.timeLimit = timeLimit
    holder = Holder(make)
  }

  /// Runs `body` with the session on the language's thread; what it returns crosses, the session does not.
  ///
  /// - Throws: what `body` throws, a ``Raise`` as an ``EvaluationFailure``; `CancellationError` if the task was cancelled
  ///   before its turn came. A function of the session that waits for the session itself gets an error of kind `host`.
  public func with<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
    try refuseOwnFunction()
    let (holder, timeLimit) = (holder, timeLimit)
    let turn = Turn()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        thread.submit {
          continuation.resume(
            with: Result {
              let session = holder.made
              guard turn.begin(session.cancellation) else { throw CancellationError() }
              let timer = timeLimit.map { limit in
                Task {
                  try await Task.sleep(for: limit)
                  turn.expire()
                }
              }
              let result = Result { try body(session) }
              timer?.cancel()
              return try turn.end(result, timeLimit)
            })
        }
      }
    } onCancel: {
      turn.cancel()
    }
  }

  /// Evaluates a text and hands its value to `read`, on the language's thread.
  public func evaluate<T: Sendable>(_ text: String, _ read: @escaping @Sendable (Value) throws -> T) async throws -> T {
    try await with { session in try read(session.evaluate(text)) }
  }

  /// Evaluates a text and gives its value as JSON; see ``Session/json(of:)``.
  /// - Throws: ``EvaluationFailure``; `CancellationError` if the task was cancelled before its turn came.
  public func json(_ text: String) async throws -> JSON {
    try await with { session in
      let value = try session.evaluate(text)
      return try session.json(of: value)
    }
  }

  /// Gives a variable of the session a value. A name that is none (`two words`) is kept and seen by no program.
  public func set(_ name: String, to json: JSON) async throws {
    try await with { session in session[name] = Value(json) }
  }

  // MARK: - Functions that wait

  /// The session that waits for the function in whose task this is.
  @TaskLocal static var waiting: ObjectIdentifier?

  /// The thread waits for the function, and the function would wait for the thread.
  private func refuseOwnFunction() throws {
    guard let waiting = Self.waiting, waiting == holder.identity else { return }
    throw EvaluationFailure.raised(
      Raise(
        .other("host"), "the session is waiting for the function that asks it",
        help: ["a function that evaluates is a plain Builtin: call.run.interpreter"]))
  }
}

/// Unchecked: the session is made on the thread's first turn and used on it alone.
private final class Holder: @unchecked Sendable {
  private var session: Session?
  private let make: @Sendable () -> Session
  private let known = Mutex<ObjectIdentifier?>(nil)

  init(_ make: @escaping @Sendable () -> Session) { self.make = make }

  var made: Session {
    if let session { return session }
    let fresh = make()
    session = fresh
    known.withLock { $0 = ObjectIdentifier(fresh.interpreter) }
    return fresh
  }

  /// Tells its session from others, from any thread; nil as long as none was made.
  var identity: ObjectIdentifier? { known.withLock { $0 } }
}

/// One evaluation on its way to the thread: a cancellation before its turn must not stop the one that is running.
private final class Turn: Sendable {
  private enum State {
    case waiting
    case running(CancelFlag)
    case expired
    case over
  }

  private let state = Mutex<State>(.waiting)

  /// False if it was cancelled while it waited.
  func begin(_ flag: CancelFlag) -> Bool {
    state.withLock { state in
      guard case .waiting = state else { return false }
      state = .running(flag)
      return true
    }
  }

  func cancel() {
    state.withLock { state in
      if case .running(let flag) = state { flag.raise() }
      state = .over
    }
  }

  /// Its time is up.
  func expire() {
    state.withLock { state in
      guard case .running(let flag) = state else { return }
      flag.raise()
      state = .expired
    }
  }

  /// What came of it, as the host is told.
  func end<T>(_ result: Result<T, any Error>, _ timeLimit: Duration?) throws -> T {
    let isExpired = state.withLock { state in
      defer { state = .over }
      if case .expired = state { return true } else { return false }
    }
    do { return try result.get() } catch let error as Raise {
      throw isExpired && error.kind == .cancelled ? expiry(timeLimit, error) : .raised(error)
    } catch EvaluationFailure.raised(let raise) where isExpired && raise.kind == .cancelled {
      throw expiry(timeLimit, raise)
    }
  }

  private func expiry(_ limit: Duration?, _ raise: Raise) -> EvaluationFailure {
    let failure = Raise(.exhausted, "the time limit of \(limit ?? .zero) is used up", span: raise.span)
    failure.source = raise.source
    return .raised(failure)
  }
}
