/// What a sandbox is made from.
public struct SandboxOptions: Sendable {
  /// How much data there is.
  public enum Size: String, Sendable, CaseIterable {
    /// About 90 days of a small team: some 3,000 chats.
    case small
    /// A year of a busy site: 200,000 chats.
    case large
  }

  /// How strings are put in order by the server.
  public enum Collation: String, Sendable, CaseIterable {
    /// Letter case does not count, as in the usual collation of an SQL server.
    case ignoringCase
    /// By UTF-8 bytes.
    case bytes
  }

  /// How items with equal keys come out of a sort.
  public enum Ties: String, Sendable, CaseIterable {
    /// As the list has them when it is not sorted.
    case stored
    /// The other way round.
    case reversed
    /// In an order of no meaning, the same each time.
    case mixed

    /// A number by which the places of equal items are put in order.
    func rank(_ place: Int) -> Int {
      switch self {
      case .stored: place
      case .reversed: -place
      case .mixed: Int(truncatingIfNeeded: Mix.finish(UInt64(truncatingIfNeeded: place)) >> 1)
      }
    }
  }

  /// Where the time comes from.
  public enum Clock: Sendable {
    /// The machine's clock.
    case system
    /// It is always this second since 1970.
    case fixed(Int)
    /// Seconds since 1970, asked anew at each request.
    case custom(@Sendable () -> Double)

    /// A clock that stands still at a time such as `2026-11-20T15:30:00Z`, UTC without a zone; nil for any other text.
    public static func fixed(at text: String) -> Clock? { Moment.parse(text).map { .fixed($0) } }
  }

  /// Requests that one client address may send within a sliding window.
  public struct Limit: Sendable, Equatable {
    public var requests: Int
    public var seconds: Int

    public init(requests: Int, seconds: Int) {
      self.requests = requests
      self.seconds = seconds
    }

    /// 300 in 5 minutes. Source: the public API reference, "The Basics".
    public static let documented = Limit(requests: 300, seconds: 300)
  }

  public var seed: UInt64
  public var size: Size
  public var clock: Clock
  /// nil: no limit.
  public var limit: Limit?
  public var faults: Faults
  /// Keeps what was changed across runs: one JSON document, written after each write.
  public var dataFile: String?
  /// How long a token lives, in seconds.
  public var tokenLifetime: Int
  public var collation: Collation
  public var ties: Ties
  /// Whether items without a value come before those with one in an ascending sort.
  public var nullsFirst: Bool
  /// Whether lists obey `sortBy` where their page does not document it.
  public var sortsEverywhere: Bool

  public init(
    seed: UInt64 = 1, size: Size = .small, clock: Clock = .system, limit: Limit? = .documented,
    faults: Faults = .none, dataFile: String? = nil, tokenLifetime: Int = 12 * 3600,
    collation: Collation = .ignoringCase, ties: Ties = .stored, nullsFirst: Bool = true, sortsEverywhere: Bool = true
  ) {
    self.seed = seed
    self.size = size
    self.clock = clock
    self.limit = limit
    self.faults = faults
    self.dataFile = dataFile
    self.tokenLifetime = tokenLifetime
    self.collation = collation
    self.ties = ties
    self.nullsFirst = nullsFirst
    self.sortsEverywhere = sortsEverywhere
  }

  /// The same time always: for tests and for byte-stable data.
  public init(seed: UInt64 = 1, size: Size = .small, now: Int, limit: Limit? = nil) {
    self.init(seed: seed, size: size, clock: .fixed(now), limit: limit)
  }
}
