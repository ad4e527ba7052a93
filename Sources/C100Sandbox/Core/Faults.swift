/// How the sandbox misbehaves on purpose, by a small spec: `latency=200ms±50,500=2%,cut=1%`.
///
/// | part | what happens |
/// | --- | --- |
/// | `latency=200ms±50` | every answer waits 150 to 250 ms |
/// | `500=2%` | any status of 400...599, in 2 of 100 requests |
/// | `cut=1%` | the connection closes in the middle of the answer |
/// | `slow=5%` | the body drips |
/// | `limit=3%` | the answer of the request limit: 403 |
/// | `expire=1%` | the token ends before its time |
/// | `life=30s` | tokens live for 30 seconds |
/// | `hostile=30%` | names of visitors and contacts hold escape sequences, bidirectional marks, quotes |
/// | `total=10%` | a list's total is wrong |
/// | `garbage=1%` | the body is no JSON |
///
/// The choice is drawn from the seed, so that a run can be repeated.
public struct Faults: Sendable, Equatable {
  public struct SpecError: Error, Equatable, CustomStringConvertible {
    public let description: String
  }

  /// Milliseconds, and how far they vary.
  public var latency = 0
  public var jitter = 0
  /// Per cent by status.
  public var statuses: [Status] = []
  public var cut = 0.0
  public var slow = 0.0
  public var limit = 0.0
  public var expire = 0.0
  /// Seconds that a token lives; nil for as long as the options say.
  public var life: Int?
  public var hostile = 0.0
  public var total = 0.0
  public var garbage = 0.0

  public struct Status: Sendable, Equatable {
    public var status: Int
    public var percent: Double
  }

  public static let none = Faults()

  public init() {}

  /// Reads a spec; an empty one means no faults.
  public init(_ spec: String) throws(SpecError) {
    guard spec.contains(where: { $0 != " " }) else { return }
    for part in spec.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
      guard halves.count == 2, !halves[0].isEmpty else {
        throw SpecError(description: "'\(part)' must look like name=value")
      }
      try set(halves[0], halves[1])
    }
  }

  private mutating func set(_ name: String, _ value: String) throws(SpecError) {
    switch name {
    case "latency": try setLatency(value)
    case "cut": cut = try Self.percent(name, value)
    case "slow": slow = try Self.percent(name, value)
    case "limit": limit = try Self.percent(name, value)
    case "life":
      guard let seconds = Int(value.hasSuffix("s") ? String(value.dropLast()) : value), (1...86_400).contains(seconds)
      else { throw SpecError(description: "life must be 1s...86400s, got '\(value)'") }
      life = seconds
    case "expire": expire = try Self.percent(name, value)
    case "hostile": hostile = try Self.percent(name, value)
    case "total": total = try Self.percent(name, value)
    case "garbage": garbage = try Self.percent(name, value)
    default:
      guard let status = Int(name), (400...599).contains(status) else {
        throw SpecError(
          description:
            "'\(name)' is no fault: latency, a status, cut, slow, limit, expire, life, hostile, total, garbage")
      }
      statuses.append(Status(status: status, percent: try Self.percent(name, value)))
    }
  }

  private mutating func setLatency(_ value: String) throws(SpecError) {
    let pieces = value.replacing("ms", with: "").split { $0 == "±" || $0 == "~" }
    guard (1...2).contains(pieces.count), let base = Int(pieces[0]), base >= 0, base <= 60_000,
      let spread = pieces.count == 2 ? Int(pieces[1]) : 0, (0...base).contains(spread)
    else { throw SpecError(description: "latency must look like 200ms±50, got '\(value)'") }
    (latency, jitter) = (base, spread)
  }

  private static func percent(_ name: String, _ value: String) throws(SpecError) -> Double {
    let text = value.hasSuffix("%") ? String(value.dropLast()) : value
    guard let number = Double(text), (0...100).contains(number) else {
      throw SpecError(description: "\(name) must be 0%...100%, got '\(value)'")
    }
    return number
  }

  // MARK: - Hostile text

  static let hostileNames: [String] = [
    "\u{1B}[31mRed\u{1B}[0m", "\u{1B}]0;title\u{07}Bob", "Robert'); DROP TABLE chats;--", "\u{202E}gnihsif\u{202C}",
    "<script>alert(1)</script>", "A\rB", "=1+1", "tab\there", "nul\u{0}byte", "\"quoted\" \\ back", "zero\u{200B}width",
    "👩‍👩‍👧‍👦 family", "\u{9B}2J", "line\nbreak",
  ]

  /// The place of a name in `hostileNames`; nil for most.
  func hostileName(_ random: inout Random) -> Int? {
    guard hostile > 0, random.fraction() * 100 < hostile else { return nil }
    return random.below(Self.hostileNames.count)
  }
}

/// What a door does to one answer on purpose.
public struct Mishap: Sendable, Equatable {
  /// Milliseconds to wait before anything is sent.
  public var delay = 0
  /// Bytes of the body after which the connection closes; nil for none.
  public var cutAfter: Int?
  /// The body is sent in small pieces with pauses.
  public var isSlow = false

  public static let none = Mishap()

  public init() {}
}
