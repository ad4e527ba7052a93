/// How a client behaves. The defaults are those of the program.
public struct ClientOptions: Sendable {
  /// How long one call may take, its retries included; waits for the call limit are not counted.
  public var timeout: Duration = .seconds(30)
  /// How failed reads are sent again.
  public var retry = RetryPolicy()
  /// `nil` counts nothing. Anything but 300 calls in 5 minutes is for loopback origins only; for others it is not used.
  public var limit: CallLimit? = .standard
  /// The directory of the ledger that processes share, such as `$XDG_STATE_HOME/c100`; `nil` counts in memory.
  public var ledgerDirectory: String?
  /// When false, a call that would have to wait for the limit fails with `APIError.Kind.limit`.
  public var waitsForLimit = true
  /// Pages fetched ahead of the consumer; 0 fetches a page only when it is asked for.
  public var pagesAhead = 1
  /// Pages on their way at once when the total is known and the consumer wants everything.
  public var pagesAtOnce = 4
  /// The `User-Agent` of every request; visible ASCII.
  public var userAgent = "c100/0.1"
  /// 0..<1, for the jitter of retries.
  public var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
  /// Told of each request and each wait, on the thread that sends.
  public var observer: (@Sendable (ClientEvent) -> Void)?

  /// The defaults.
  public init() {}
}
