/// The clock that everything here is timed by; tests hand in one that they move.
public protocol Ticker: Sendable {
  /// Time since 1970-01-01T00:00:00Z, for a token's end and for dates of a server.
  var wall: Duration { get }
  /// Time that never goes back and counts sleep of the machine, for deadlines and the call limit.
  var monotonic: Duration { get }
  /// Names the zero of ``monotonic``: times of two processes compare when their epochs are equal.
  var epoch: String { get }
  /// Waits; throws `CancellationError` at once when the task is cancelled.
  func sleep(for duration: Duration) async throws
}
