/// The course of one request through its attempts: what each outcome leads to. A value: performs no I/O.
struct SendCourse {
  let method: HTTPMethod
  let policy: RetryPolicy
  /// The longest wait that a limit may cause: one window and a little.
  let window: Duration
  /// True when a token can be renewed.
  let canRenew: Bool
  let isLogin: Bool

  /// Sends so far.
  private(set) var sent = 0
  private var failures = 0
  private var hasRenewed = false
  private var limitWaited: Duration = .zero
  private var redirects = 0

  init(method: HTTPMethod, policy: RetryPolicy, window: Duration, canRenew: Bool, isLogin: Bool = false) {
    self.method = method
    self.policy = policy
    self.window = window
    self.canRenew = canRenew
    self.isLogin = isLogin
  }

  /// How an attempt ended.
  enum Outcome {
    case reply(status: Int, retryAfter: String?, location: String?, body: () -> ErrorBody)
    case failure(TransportError)
  }

  /// What is known outside of the course.
  struct Facts {
    /// 0..<1.
    var random: Double
    var wall: Duration
    var isBudgetNearEnd: Bool
    /// Until the ledger has a call free.
    var untilNext: Duration
    /// Asks for one retry of the client's retry budget.
    var withdraw: () -> Bool
  }

  enum Step: Equatable {
    case done
    case fail(Reason)
    /// Send again after the pause.
    case again(Duration, attempt: Int)
    /// The limit: send again after the pause.
    case waitOut(Duration)
    /// Get a new token, then send again.
    case renew
    /// A read is answered elsewhere; the address is judged by the caller.
    case follow(String)
  }

  enum Reason: Equatable {
    case refused(status: Int)
    case unauthenticated
    case limitOfTheDay
    case redirected(status: Int, to: String?)
    case transport(TransportError)
  }

  mutating func step(after outcome: Outcome, _ facts: Facts) -> Step {
    sent += 1
    switch outcome {
    case .failure(let error):
      guard error.kind != .cancelled, error.kind != .timedOut else { return .fail(.transport(error)) }
      guard method.isRead || !error.wasSent, SendCourse.isTransient(error.kind) else { return .fail(.transport(error)) }
      return retry(facts, after: nil, or: .transport(error))
    case .reply(let status, let retryAfter, let location, let body):
      return step(status, retryAfter, location, body, facts)
    }
  }

  private mutating func step(
    _ status: Int, _ retryAfter: String?, _ location: String?, _ body: () -> ErrorBody, _ facts: Facts
  ) -> Step {
    switch status {
    case 200...299: return .done
    case 300...399:
      if let location, method.isRead, !isLogin, redirects < 3, status != 304 {
        redirects += 1
        return .follow(location)
      }
      return .fail(.redirected(status: status, to: location))
    case 401:
      guard canRenew, !hasRenewed, !isLogin else { return .fail(.unauthenticated) }
      hasRenewed = true
      return .renew
    case 403, 429: return limited(status, retryAfter, body(), facts)
    default:
      guard method.isRead, RetryPolicy.isTransient(status) else { return .fail(.refused(status: status)) }
      return retry(facts, after: retryAfter, or: .refused(status: status))
    }
  }

  /// A 403 or 429: the window's limit is waited out, the day's is not.
  private mutating func limited(_ status: Int, _ retryAfter: String?, _ body: ErrorBody, _ facts: Facts) -> Step {
    let verdict = LimitVerdict(
      status: status, message: body.message, code: body.code, hasRetryAfter: retryAfter != nil,
      isBudgetNearEnd: facts.isBudgetNearEnd)
    switch verdict {
    case .none: return .fail(.refused(status: status))
    case .day: return .fail(.limitOfTheDay)
    case .window:
      let most = window + .seconds(5)
      guard limitWaited < window else { return .fail(.limitOfTheDay) }
      let told = retryAfter.flatMap { RetryAfter.wait($0, wall: facts.wall, atMost: most) }
      // Without a word of the server: until a call is free here; when some are, others behind the same address have
      // spent them, and the waits grow to a whole window.
      let guess = Swift.max(facts.untilNext, Swift.max(window / 10, limitWaited))
      // A server that says "now" again and again is still waited for a little longer each time.
      let wait = Swift.min(Swift.max(told ?? guess, limitWaited), most)
      limitWaited += Swift.max(wait, window / 30)
      return .waitOut(wait)
    }
  }

  private mutating func retry(_ facts: Facts, after told: String?, or reason: Reason) -> Step {
    failures += 1
    guard failures < policy.attempts, facts.withdraw() else { return .fail(reason) }
    let pause = policy.pause(after: failures, random: facts.random)
    let wanted = told.flatMap { RetryAfter.wait($0, wall: facts.wall, atMost: policy.cap) }
    return .again(Swift.max(pause, wanted ?? .zero), attempt: failures + 1)
  }

  private static func isTransient(_ kind: TransportError.Kind) -> Bool {
    switch kind {
    case .connect, .closed: true
    case .unknownHost, .tls, .untrusted, .timedOut, .malformed, .tooLarge, .cancelled: false
    }
  }
}
