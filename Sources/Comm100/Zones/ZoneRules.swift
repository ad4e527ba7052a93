/// When a zone has which offset from UTC.
public struct ZoneRules: Sendable {
  /// What a wall-clock time means in a zone.
  public enum Moment: Sendable, Equatable {
    /// Seconds since 1970, UTC.
    case one(Int)
    /// The clock shows the time twice.
    case two(earlier: Int, later: Int)
    /// The clock skips the time; read with the offset before the gap and with the one after it.
    case none(before: Int, after: Int)

    /// The first moment, and in a gap the one that comes of keeping the offset before it: 02:30 is then 03:30.
    public var first: Int {
      switch self {
      case .one(let moment), .two(let moment, _), .none(let moment, _): moment
      }
    }
  }

  struct Kind: Sendable, Equatable {
    var offset: Int
    var isDaylight: Bool
    var abbreviation: String
  }

  /// The IANA name.
  public let name: String
  private let transitions: [Int]
  /// One for each transition, and the kind before the first one.
  private let kinds: [Kind]
  private let before: Kind
  private let rule: ZoneRule?

  /// A zone that never changes.
  public init(name: String, fixedOffset: Int) {
    self.name = name
    transitions = []
    kinds = []
    before = Kind(offset: fixedOffset, isDaylight: false, abbreviation: name)
    rule = nil
  }

  init(name: String, transitions: [Int], kinds: [Kind], before: Kind, rule: ZoneRule?) {
    self.name = name
    self.transitions = transitions
    self.kinds = kinds
    self.before = before
    self.rule = rule
  }

  /// Seconds east of UTC at a moment, in seconds since 1970.
  public func offset(at moment: Int) -> Int { kind(at: moment).offset }

  /// Whether daylight saving time holds at a moment.
  public func isDaylight(at moment: Int) -> Bool { kind(at: moment).isDaylight }

  /// `CET`, `EDT`, `+08`, … at a moment.
  public func abbreviation(at moment: Int) -> String { kind(at: moment).abbreviation }

  /// The moments at which the zone's clocks show a time.
  ///
  /// - Parameter local: the wall-clock time as seconds since 1970 would be if the zone were UTC.
  public func moments(ofLocal local: Int) -> Moment {
    let local = ZoneRules.bounded(local)
    let day = 86_400
    let earlier = offset(at: local - day)
    let later = offset(at: local + day)
    var found: [Int] = []
    for offset in [earlier, later, self.offset(at: local - earlier), self.offset(at: local - later)] {
      let moment = local - offset
      if self.offset(at: moment) == offset, !found.contains(moment) { found.append(moment) }
    }
    found.sort()
    switch found.count {
    case 0: return .none(before: local - earlier, after: local - later)
    case 1: return .one(found[0])
    default: return .two(earlier: found[0], later: found[found.count - 1])
    }
  }

  // MARK: - Finding

  private func kind(at moment: Int) -> Kind {
    let moment = ZoneRules.bounded(moment)
    guard let last = transitions.last else { return rule?.kind(at: moment) ?? before }
    if moment >= last, let rule { return rule.kind(at: moment) }
    // The first transition after the moment.
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? before : kinds[low - 1]
  }

  /// Far beyond any calendar, and far from overflow.
  private static func bounded(_ moment: Int) -> Int {
    Swift.max(-1_000_000_000_000_000, Swift.min(1_000_000_000_000_000, moment))
  }
}
