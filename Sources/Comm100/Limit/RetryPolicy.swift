/// How often and after what pause a failed request is sent again. A value: performs no I/O.
///
/// Only reads are sent again after a failure; a write only when certainly nothing has left.
public struct RetryPolicy: Sendable, Equatable {
  /// Sends of one request in all.
  public var attempts: Int
  /// The longest first pause; it doubles with each attempt.
  public var base: Duration
  /// No pause is longer.
  public var cap: Duration

  /// Three sends, with pauses of up to 0.2 s and 0.4 s.
  public init(attempts: Int = 3, base: Duration = .milliseconds(200), cap: Duration = .seconds(2)) {
    self.attempts = Swift.max(1, attempts)
    self.base = base
    self.cap = cap
  }

  /// The pause after the failed attempt of that number (from 1): between half and the whole of its step.
  /// - Parameter random: 0..<1.
  public func pause(after attempt: Int, random: Double) -> Duration {
    var step = base
    for _ in 1..<Swift.max(attempt, 1) where step < cap { step *= 2 }
    return .microseconds(Int64(Double(Swift.min(step, cap).microseconds) * (0.5 + random / 2)))
  }

  /// Statuses after which a read may succeed when sent again.
  public static func isTransient(_ status: Int) -> Bool {
    switch status {
    case 408, 500, 502, 503, 504: true
    default: false
    }
  }
}

/// Keeps retries a small part of all requests: ten at once, then one for every ten requests. A value.
public struct RetryBudget: Sendable, Equatable {
  private static let most = 10.0
  private static let perRequest = 0.1
  private(set) var balance = RetryBudget.most

  /// Ten retries are there at once.
  public init() {}

  /// A request was sent for the first time.
  public mutating func deposit() { balance = Swift.min(balance + RetryBudget.perRequest, RetryBudget.most) }

  /// Asks for one retry.
  public mutating func withdraw() -> Bool {
    guard balance >= 1 else { return false }
    balance -= 1
    return true
  }
}
