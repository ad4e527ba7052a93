import C100Language
import Synchronization

/// A session for async hosts: an actor whose work runs on the language's own thread.
///
/// ```swift
/// let session = AsyncSession { Session(services: services) { try makeClient() } }
/// let names = try await session.evaluate("agents.list().take(3).map(.email)") { value, run in try JSON(of: value, run) }
/// ```
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

  /// - Parameter make: makes the session, on the language's thread.
  public init(stackSize: Int = Limits.standard.stackSize, _ make: @escaping @Sendable () -> Session) {
    thread = LanguageThread(stackSize: stackSize)
    holder = Holder(make)
  }

  /// Runs `body` with the session on the language's thread; what it returns crosses, the session does not.
  public func with<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
    let holder = holder
    return try await withCheckedThrowingContinuation { continuation in
      thread.submit {
        continuation.resume(with: Result { try body(holder.made) })
      }
    }
  }

  /// Evaluates a text and hands its value to `read`, on the language's thread.
  public func evaluate<T: Sendable>(_ text: String, _ read: @escaping @Sendable (Value) throws -> T) async throws -> T {
    try await with { session in try read(session.evaluate(text)) }
  }
}
