import C100Language
import JSONText
import Synchronization

/// A session for async hosts: an actor whose work runs on the language's own thread, one evaluation after the other.
///
/// ```swift
/// let session = AsyncSession { Session(services: HostServices()) { client } }
/// let emails = try await session.json("agents.list().take(3).map(.email)")
/// ```
/// Cancelling the task that waits stops the evaluation, as ``Session/cancel()`` does.
public actor AsyncSession {
  private let thread: LanguageThread
  /// Unchecked: made on the thread's first turn, used on it alone.
  private final class Holder: @unchecked Sendable {
    var session: Session?
    let make: @Sendable () -> Session
    init(_ make: @escaping @Sendable () -> Session) { self.make = make }
    var made: Session {
      if let session { return session }
      let fresh = make()
      session = fresh
      return fresh
    }
  }
  private let holder: Holder

  /// One evaluation on its way to the thread: a cancellation before its turn must not stop the one that is running.
  private final class Turn: Sendable {
    private enum State {
      case waiting
      case running(CancelFlag)
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

    func end() { state.withLock { $0 = .over } }

    func cancel() {
      state.withLock { state in
        if case .running(let flag) = state { flag.raise() }
        state = .over
      }
    }
  }

  /// - Parameter make: makes the session, on the language's thread.
  public init(stackSize: Int = Limits.standard.stackSize, _ make: @escaping @Sendable () -> Session) {
    thread = LanguageThread(stackSize: stackSize)
    holder = Holder(make)
  }

  /// Runs `body` with the session on the language's thread; what it returns crosses, the session does not.
  ///
  /// - Throws: what `body` throws; `CancellationError` if the task was cancelled before its turn came.
  public func with<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
    let holder = holder
    let turn = Turn()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        thread.submit {
          continuation.resume(
            with: Result {
              let session = holder.made
              guard turn.begin(session.interpreter.cancellation) else { throw CancellationError() }
              defer { turn.end() }
              return try body(session)
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

  /// Evaluates a text and gives its value as JSON; a lazy value is pulled to its end.
  public func json(_ text: String) async throws -> JSON {
    try await with { session in
      let value = try session.evaluate(text)
      return try session.json(of: value)
    }
  }

  /// Gives a variable of the session a value.
  public func set(_ name: String, to json: JSON) async throws {
    try await with { session in session[name] = Value(json) }
  }
}
