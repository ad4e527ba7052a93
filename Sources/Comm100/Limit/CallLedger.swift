import Synchronization

/// The budget that all processes of one user on this machine share: a locked file per API origin.
///
/// Without a path, or when the file cannot be used, it counts for this process alone.
public final class CallLedger: Sendable {
  /// The limit that is kept.
  public let limit: CallLimit
  private let ticker: any Ticker
  private let state: Mutex<State>

  private struct State: Sendable {
    var budget: RequestBudget
    var file: LedgerFile?
    var path: String?
    var notice: String?
  }

  /// - Parameter path: the ledger's file; made with mode 0600 on first use, its directory with 0700. Never follows a
  ///   symbolic link.
  public init(limit: CallLimit = .standard, path: String? = nil, ticker: any Ticker = SystemTicker()) {
    self.limit = limit
    self.ticker = ticker
    state = Mutex(State(budget: RequestBudget(limit), path: path))
  }

  /// The file of an API origin in a directory: `calls-https-api1.comm100.io-443`.
  public static func path(in directory: String, for origin: Origin) -> String {
    let host = String(
      decoding: origin.host.utf8.filter {
        ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x3A
      }, as: UTF8.self)
    return "\(directory)/calls-\(origin.scheme.rawValue)-\(host)-\(origin.port)"
  }

  /// Takes a ticket, or says how long to wait.
  public func take(holding: Duration) -> RequestBudget.Grant {
    change(holding) { budget, now in budget.take(at: now, holding: holding) }
  }

  /// The request of this ticket has ended.
  public func settle(_ ticket: Int) {
    change(.zero) { budget, now in budget.settle(ticket, at: now) }
  }

  /// Nothing is sent by anyone for this long.
  public func block(for duration: Duration) {
    change(.zero) { budget, now in budget.block(until: now + duration) }
  }

  /// The budget and the moment it is of.
  public func look() -> (budget: RequestBudget, now: Duration) {
    change(.zero) { budget, now in (budget, now) }
  }

  /// Why the file is not used, once.
  func takeNotice() -> String? {
    state.withLock { state in
      defer { state.notice = nil }
      return state.notice
    }
  }

  private func change<R: Sendable>(_ holding: Duration, _ body: (inout RequestBudget, Duration) -> R) -> R {
    state.withLock { state in
      if let path = state.path {
        state.path = nil
        switch LedgerFile.open(path) {
        case .success(let file): state.file = file
        case .failure(let problem): state.notice = "calls are counted for this process only: \(problem.text)"
        }
      }
      let now = ticker.monotonic
      guard let file = state.file, file.lock() else { return body(&state.budget, now) }
      defer { file.unlock() }
      var budget = file.read(limit, ticker, now) ?? RequestBudget(limit)
      budget.clamp(at: now, holding: .seconds(600))
      let before = budget
      let result = body(&budget, now)
      if budget != before { file.write(budget, ticker, now) }
      state.budget = budget
      return result
    }
  }
}
