/// The calls of a sliding window as tickets. A value: performs no I/O and reads no clock.
///
/// There are as many tickets as calls in the window. A request takes one and holds it until its answer has come; the
/// ticket is free again one window after that. So the server never counts more than the limit in any window,
/// however long requests are on their way.
///
/// ```
/// ticket   0        1        2     …
/// freeAt   812 s    805 s    0     …     at 806 s: tickets 1 and 2 are free
/// ```
public struct RequestBudget: Sendable, Equatable {
  /// The limit that is kept.
  public let limit: CallLimit
  /// The moment from which a ticket may be taken, in microseconds of the monotonic clock.
  private(set) var freeAt: [Int64]
  /// When a ticket was last taken.
  private(set) var lastTaken: Int64

  /// What a request is told.
  public enum Grant: Sendable, Equatable {
    /// Send now; settle this ticket when the answer has come.
    case now(ticket: Int)
    /// Ask again after this time.
    case later(Duration, Reason)

    /// Why a request is told to wait.
    public enum Reason: Sendable {
      /// The window's last calls are spread a little.
      case pacing
      /// All calls are spent.
      case spent
    }
  }

  /// A window in which nothing has been sent.
  public init(_ limit: CallLimit) {
    self.init(limit, freeAt: [Int64](repeating: .min, count: limit.calls), lastTaken: .min)
  }

  init(_ limit: CallLimit, freeAt: [Int64], lastTaken: Int64) {
    self.limit = limit
    self.freeAt = freeAt
    self.lastTaken = lastTaken
  }

  // MARK: - Taking

  /// Takes a ticket when one is free.
  /// - Parameter holding: the longest time that the request may be on its way.
  public mutating func take(at now: Duration, holding: Duration) -> Grant {
    let now = now.microseconds
    guard let ticket = freeAt.firstIndex(where: { $0 <= now }) else {
      return .later(.microseconds(Swift.max(1, (freeAt.min() ?? now) - now)), .spent)
    }
    if count(at: now) <= reserve, lastTaken != .min {
      // Wrapping: a ledger may hold any moment.
      let wait = lastTaken &+ pace &- now
      if wait > 0, wait <= pace { return .later(.microseconds(wait), .pacing) }
    }
    freeAt[ticket] = now + holding.microseconds + limit.window.microseconds
    lastTaken = now
    return .now(ticket: ticket)
  }

  /// The request of this ticket has ended: the ticket is free one window from now.
  public mutating func settle(_ ticket: Int, at now: Duration) {
    guard freeAt.indices.contains(ticket) else { return }
    freeAt[ticket] = now.microseconds + limit.window.microseconds
  }

  /// Nothing may be sent before this moment: the server said so.
  public mutating func block(until moment: Duration) {
    let moment = moment.microseconds
    for i in freeAt.indices where freeAt[i] < moment { freeAt[i] = moment }
  }

  /// Moves every moment, when the clock's zero has moved.
  mutating func shift(by duration: Duration) {
    let delta = duration.microseconds
    for i in freeAt.indices where freeAt[i] != .min { freeAt[i] = freeAt[i].addingClamped(delta) }
    if lastTaken != .min { lastTaken = lastTaken.addingClamped(delta) }
  }

  /// No moment lies further ahead than one window and the longest request: a file that says otherwise is wrong.
  mutating func clamp(at now: Duration, holding: Duration) {
    let last = now.microseconds + limit.window.microseconds * 2 + holding.microseconds
    for i in freeAt.indices where freeAt[i] > last { freeAt[i] = last }
    if lastTaken > now.microseconds { lastTaken = .min }
  }

  // MARK: - Asking

  /// How many calls may be sent at once.
  public func left(at now: Duration) -> Int { count(at: now.microseconds) }

  /// How long until the next call is free; zero when one is.
  public func untilNext(at now: Duration) -> Duration { wait(for: 1, at: now) }

  /// How long until the whole window is free again.
  public func untilAll(at now: Duration) -> Duration {
    .microseconds(Swift.max(freeAt.max() ?? 0, now.microseconds) - now.microseconds)
  }

  /// How long a run of that many calls waits in all, when nobody else calls.
  public func wait(for calls: Int, at now: Duration) -> Duration {
    guard calls > 0 else { return .zero }
    let now = now.microseconds
    let moments = freeAt.map { Swift.max($0, now) }.sorted()
    let (rounds, index) = (calls - 1).quotientAndRemainder(dividingBy: moments.count)
    return .microseconds(moments[index] - now) + limit.window * rounds
  }

  /// True when nearly all calls are spent, so that an unexplained refusal may mean the limit.
  public func isNearEnd(at now: Duration) -> Bool { left(at: now) <= reserve }

  // MARK: - Pace

  /// The last tenth of the window's calls is spread over a hundredth of the window.
  private var reserve: Int { limit.calls / 10 }

  private var pace: Int64 { reserve == 0 ? 0 : limit.window.microseconds / 100 / Int64(reserve) }

  private func count(at now: Int64) -> Int {
    var count = 0
    for moment in freeAt where moment <= now { count += 1 }
    return count
  }
}

extension Duration {
  /// Whole microseconds; clamped to ±292,000 years.
  var microseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    if overflow { return seconds < 0 ? .min / 4 : .max / 4 }
    return Swift.min(Swift.max(product, .min / 4), .max / 4) + attoseconds / 1_000_000_000_000
  }

  /// Seconds as a fraction, for display.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}

extension Int64 {
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min + 1) : sum
  }
}
