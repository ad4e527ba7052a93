/// Date-times in zones: reading, writing, moving. Built on the calendar; zones come from the embedding program.
public enum Times {
  /// What a clock in the time's zone shows; nil outside the years 1 to 9999.
  public static func civil(_ time: TimeValue) -> CivilDateTime? {
    let (local, overflow) = time.seconds.addingReportingOverflow(time.offset)
    return overflow ? nil : CivilDateTime(secondsSinceEpoch: local, nanosecond: time.nanoseconds)
  }

  /// An instant told in a zone; nil outside the years 1 to 9999.
  public static func at(
    seconds: Int, nanoseconds: Int = 0, in zone: ZoneReference, _ zones: any Zones, isDate: Bool = false
  ) -> TimeValue? {
    // Far outside the calendar nothing is asked of the zone.
    guard seconds.magnitude < 400_000_000_000 else { return nil }
    let offset = zone.fixedOffset ?? zones.offset(of: zone, at: seconds)
    guard CivilDateTime(secondsSinceEpoch: seconds + offset) != nil else { return nil }
    return TimeValue(seconds: seconds, nanoseconds: nanoseconds, zone: zone, offset: offset, isDate: isDate)
  }

  /// The instant at which a clock in the zone shows this: the first of two, and past a gap by its length.
  public static func at(
    _ local: CivilDateTime, in zone: ZoneReference, _ zones: any Zones, isDate: Bool = false
  ) -> TimeValue? {
    let shown = local.secondsSinceEpoch
    let instant: Int
    if let fixed = zone.fixedOffset {
      instant = shown - fixed
    } else if let first = zones.instants(ofLocal: shown, in: zone).min() {
      instant = first
    } else {
      instant = shown - zones.offset(of: zone, at: shown - 86_400)
    }
    return at(seconds: instant, nanoseconds: local.time.nanosecond, in: zone, zones, isDate: isDate)
  }

  /// Reads a date or date-time in any form of ``TimeText``; nil where there is no full date in it.
  /// - Parameters:
  ///   - zone: where the text names none.
  ///   - keepsText: whether the value prints the text it came with.
  public static func value(
    of text: String, assuming zone: ZoneReference, _ zones: any Zones, keepsText: Bool = false
  ) -> TimeValue? {
    guard let parsed = TimeText(text), let made = value(of: parsed, assuming: zone, zones) else { return nil }
    guard keepsText else { return made }
    return TimeValue(
      seconds: made.seconds, nanoseconds: made.nanoseconds, zone: made.zone, offset: made.offset, isDate: made.isDate,
      ownText: text)
  }

  static func value(of parsed: TimeText, assuming zone: ZoneReference, _ zones: any Zones) -> TimeValue? {
    guard let date = parsed.date else { return nil }
    let named = parsed.offset.map { fixed($0) } ?? zone
    return at(CivilDateTime(date, parsed.time ?? .midnight), in: named, zones, isDate: parsed.time == nil)
  }

  /// A zone that never changes: `UTC`, `+08:00`.
  static func fixed(_ offset: Int) -> ZoneReference {
    if offset == 0 { return .utc }
    var name: [UInt8] = []
    CivilDateTime.appendOffset(offset, to: &name)
    return ZoneReference(name: String(decoding: name, as: UTF8.self), fixedOffset: offset)
  }

  /// Its own text, or `2026-11-20` for a date, or `2026-11-20T09:30:00+08:00`.
  public static func text(_ time: TimeValue) -> String {
    if let own = time.ownText { return own }
    guard let civil = civil(time) else { return "date-time \(time.seconds)" }
    if time.isDate { return civil.date.text }
    var bytes: [UInt8] = []
    civil.appendText(to: &bytes)
    CivilDateTime.appendOffset(time.offset, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Moving

  /// A duration later: calendar days first, by the clock of the time's zone, then exact seconds. A date stays one where
  /// only days are added. Nil outside the years 1 to 9999.
  public static func adding(
    days: Int, seconds: Int, nanoseconds: Int, to time: TimeValue, _ zones: any Zones
  ) -> TimeValue? {
    var start = time
    if days != 0 {
      guard let civil = civil(time), let date = civil.date.adding(days: days),
        let moved = at(CivilDateTime(date, civil.time), in: time.zone, zones, isDate: time.isDate)
      else { return nil }
      start = moved
    }
    if seconds == 0, nanoseconds == 0 { return start }
    let sum =
      Int128(start.seconds) * 1_000_000_000 + Int128(start.nanoseconds) + Int128(seconds) * 1_000_000_000
      + Int128(nanoseconds)
    var (whole, rest) = sum.quotientAndRemainder(dividingBy: 1_000_000_000)
    if rest < 0 {
      rest += 1_000_000_000
      whole -= 1
    }
    guard let instant = Int(exactly: whole) else { return nil }
    return at(seconds: instant, nanoseconds: Int(rest), in: time.zone, zones)
  }

  /// Some months later, the day kept within the month.
  static func adding(months: Int, to time: TimeValue, _ zones: any Zones) -> TimeValue? {
    guard let civil = civil(time), let date = civil.date.adding(months: months) else { return nil }
    return at(CivilDateTime(date, civil.time), in: time.zone, zones, isDate: time.isDate)
  }

  /// The units that `startOf` and `endOf` know, smallest first.
  static let units: [String] = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"]

  /// The first moment of the unit that the time lies in; weeks begin on Monday.
  static func start(of unit: String, _ time: TimeValue, _ zones: any Zones, after count: Int = 0) -> TimeValue? {
    guard let civil = civil(time) else { return nil }
    let clock = civil.time
    switch unit {
    case "second", "minute", "hour":
      // By the instant, so that an hour that comes twice keeps its place.
      let size = unit == "second" ? 1 : unit == "minute" ? 60 : 3600
      let into = clock.secondOfDay % size
      return at(seconds: time.seconds - into + count * size, in: time.zone, zones)
    case "day": return start(civil.date.adding(days: count), time, zones)
    case "week": return start(civil.date.adding(days: 1 - civil.date.weekday + 7 * count), time, zones)
    case "month": return start(first(civil.date.year, civil.date.month)?.adding(months: count), time, zones)
    case "quarter":
      return start(first(civil.date.year, civil.date.quarter * 3 - 2)?.adding(months: 3 * count), time, zones)
    case "year": return start(first(civil.date.year, 1)?.adding(months: 12 * count), time, zones)
    default: return nil
    }
  }

  private static func first(_ year: Int, _ month: Int) -> CivilDate? { CivilDate(year: year, month: month, day: 1) }

  private static func start(_ date: CivilDate?, _ time: TimeValue, _ zones: any Zones) -> TimeValue? {
    guard let date else { return nil }
    return at(CivilDateTime(date), in: time.zone, zones, isDate: time.isDate)
  }
}
