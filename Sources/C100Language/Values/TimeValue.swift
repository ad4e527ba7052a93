/// A zone of time: a name that the session's ``Zones`` understands, or a fixed offset.
public struct ZoneReference: Hashable, Sendable {
  /// The name as it is shown: `UTC`, `Europe/Paris`, `+08:00`.
  public let name: String
  /// Seconds east of UTC, for zones that never change.
  public let fixedOffset: Int?

  public init(name: String, fixedOffset: Int? = nil) {
    self.name = name
    self.fixedOffset = fixedOffset
  }

  public static let utc = ZoneReference(name: "UTC", fixedOffset: 0)
}

/// An instant with the zone it is told in.
public final class TimeValue {
  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  public let seconds: Int
  /// 0 ..< 1_000_000_000 on top of ``seconds``.
  public let nanoseconds: Int
  public let zone: ZoneReference
  /// Seconds east of UTC at this instant in ``zone``.
  public let offset: Int
  /// True for a date without a time of day: it prints as `2026-11-20`.
  public let isDate: Bool
  /// The text it came with, which it prints.
  public let ownText: String?

  public init(
    seconds: Int, nanoseconds: Int = 0, zone: ZoneReference = .utc, offset: Int = 0, isDate: Bool = false,
    ownText: String? = nil
  ) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.zone = zone
    self.offset = offset
    self.isDate = isDate
    self.ownText = ownText
  }
}

/// A length of time: calendar days, and exact seconds on top of them.
public final class DurationValue {
  public let days: Int
  public let seconds: Int
  /// Same sign as ``seconds``, below a second in size.
  public let nanoseconds: Int

  public init(days: Int = 0, seconds: Int = 0, nanoseconds: Int = 0) {
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}

/// What the language needs to know of time zones; the embedding program hands it in.
public protocol Zones {
  /// The zone of this name (IANA, or the API's own table); nil when unknown.
  func zone(named name: String) -> ZoneReference?
  /// Seconds east of UTC in `zone` at this instant.
  func offset(of zone: ZoneReference, at seconds: Int) -> Int
  /// The instants at which a clock in `zone` shows these local seconds: none in a gap, two where clocks go back.
  func instants(ofLocal seconds: Int, in zone: ZoneReference) -> [Int]
  /// Near names for a misspelt one.
  func names(near name: String) -> [String]
}

/// UTC and fixed offsets: what works without any table.
public struct FixedZones: Zones, Sendable {
  public init() {}

  public func zone(named name: String) -> ZoneReference? {
    let bytes = Array(name.utf8)
    switch name {
    case "UTC", "Z", "GMT", "utc", "Etc/UTC": return .utc
    default: break
    }
    // +hh:mm or +hhmm
    guard let sign = bytes.first, sign == 0x2B || sign == 0x2D else { return nil }
    let digits = bytes.dropFirst().filter { $0 != 0x3A }
    guard digits.count == 4, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    let numbers = digits.map { Int($0 - 0x30) }
    let hours = numbers[0] * 10 + numbers[1]
    let minutes = numbers[2] * 10 + numbers[3]
    guard hours <= 18, minutes < 60 else { return nil }
    let offset = (hours * 60 + minutes) * 60 * (sign == 0x2D ? -1 : 1)
    return ZoneReference(name: name, fixedOffset: offset)
  }

  public func offset(of zone: ZoneReference, at seconds: Int) -> Int { zone.fixedOffset ?? 0 }

  public func instants(ofLocal seconds: Int, in zone: ZoneReference) -> [Int] {
    let (instant, overflow) = seconds.subtractingReportingOverflow(zone.fixedOffset ?? 0)
    return overflow ? [] : [instant]
  }

  public func names(near name: String) -> [String] { [] }
}
