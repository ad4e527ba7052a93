import C100Language
import Comm100
import Dispatch
import Synchronization

/// The one door between the synchronous language and the async client.
///
/// The language's thread waits here while a task works on the cooperative pool. It looks at the interrupt every few
/// milliseconds; an interrupt cancels the task, which closes its connection. Never call it on the cooperative pool.
public enum Blocking {
  /// How often a waiting thread looks at the interrupt. An answer wakes it at once.
  private static let glance = DispatchTimeInterval.milliseconds(15)
  /// How long a cancelled task may take to end before it is left behind.
  private static let patience = DispatchTimeInterval.milliseconds(60)

  /// Work under way, such as a page asked for ahead of its reader.
  public final class Pending<T: Sendable>: Sendable {
    private let result = Mutex<Result<T, APIError>?>(nil)
    private let done = DispatchSemaphore(value: 0)
    private let task = Mutex<Task<Void, Never>?>(nil)

    fileprivate init(_ executor: (any TaskExecutor)?, _ work: @escaping @Sendable () async throws(APIError) -> T) {
      let started = Task.detached(executorPreference: executor, priority: .userInitiated) { [self] in
        do throws(APIError) {
          let value = try await work()
          result.withLock { $0 = .success(value) }
        } catch {
          result.withLock { $0 = .failure(error) }
        }
        done.signal()
      }
      task.withLock { $0 = started }
    }

    /// Gives the work up.
    public func cancel() { task.withLock { $0 }?.cancel() }

    /// Waits for the end, looking at the interrupt; call it once.
    fileprivate func wait(_ run: Run?) throws(Raise) -> T {
      if let run, done.wait(timeout: .now()) == .timedOut {
        do throws(Raise) { try run.willWait() } catch {
          cancel()
          throw error
        }
        while done.wait(timeout: .now() + glance) == .timedOut {
          guard run.isCancelled else { continue }
          cancel()
          _ = done.wait(timeout: .now() + patience)
          try run.checkCancellation()
        }
      } else if run == nil {
        done.wait()
      }
      switch result.withLock({ $0 }) {
      case .success(let value): return value
      case .failure(let error):
        // A task that was cancelled from outside the run is this run's interrupt too.
        try run?.checkCancellation()
        throw Raise(error)
      case nil: throw Raise(.network, "the request ended without an answer")
      }
    }
  }

  /// Starts `work` and does not wait.
  /// - Parameter client: the client that `work` asks, if it asks one: it then runs where that client's requests do.
  public static func start<T: Sendable>(
    on client: Client? = nil, _ work: @escaping @Sendable () async throws(APIError) -> T
  ) -> Pending<T> {
    Pending(client?.executor, work)
  }

  /// Waits for work that was started.
  /// - Throws: the work's error as the language sees it, or `cancelled` when the evaluation was interrupted.
  public static func wait<T: Sendable>(_ run: Run?, for pending: Pending<T>) throws(Raise) -> T {
    try pending.wait(run)
  }

  /// Runs `work` and waits for it.
  public static func wait<T: Sendable>(
    _ run: Run? = nil, on client: Client? = nil, _ work: @escaping @Sendable () async throws(APIError) -> T
  ) throws(Raise) -> T {
    try start(on: client, work).wait(run)
  }
}
