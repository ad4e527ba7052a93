/// So many calls in any stretch of time of that length.
///
/// - Source: the public API reference, "The Basics": each IP can call the APIs maximum 300 times every 5 minutes.
public struct CallLimit: Sendable, Hashable {
  /// Calls in any window.
  public let calls: Int
  /// The window's length.
  public let window: Duration

  /// At least one call and one millisecond.
  public init(calls: Int, per window: Duration) {
    self.calls = Swift.min(Swift.max(calls, 1), 1_000_000)
    self.window = Swift.max(window, .milliseconds(1))
  }

  /// 300 calls in any 300 seconds.
  public static let standard = CallLimit(calls: 300, per: .seconds(300))
}
