/// A time of day without a zone.
public struct CivilTime: Hashable, Comparable, Sendable {
  /// 0...23
  public let hour: Int
  /// 0...59
  public let minute: Int
  /// 0...59; a leap second is read as 59.
  public let second: Int
  /// 0...999_999_999
  public let nanosecond: Int

  public static let midnight = CivilTime(unchecked: 0, 0, 0, 0)

  public init?(hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999_999_999).contains(nanosecond)
    else { return nil }
    self.init(unchecked: hour, minute, second, nanosecond)
  }

  /// The time `seconds` after midnight, wrapped into the day.
  public init(secondOfDay seconds: Int, nanosecond: Int = 0) {
    let inDay = (seconds % 86_400 + 86_400) % 86_400
    self.init(unchecked: inDay / 3600, inDay / 60 % 60, inDay % 60, max(0, min(nanosecond, 999_999_999)))
  }

  private init(unchecked hour: Int, _ minute: Int, _ second: Int, _ nanosecond: Int) {
    self.hour = hour
    self.minute = minute
    self.second = second
    self.nanosecond = nanosecond
  }

  /// 0...86_399
  public var secondOfDay: Int { hour * 3600 + minute * 60 + second }

  public static func < (a: CivilTime, b: CivilTime) -> Bool {
    (a.secondOfDay, a.nanosecond) < (b.secondOfDay, b.nanosecond)
  }
}

/// A date and a time of day without a zone.
public struct CivilDateTime: Hashable, Comparable, Sendable {
  public let date: CivilDate
  public let time: CivilTime

  public init(_ date: CivilDate, _ time: CivilTime = .midnight) {
    self.date = date
    self.time = time
  }

  /// What a clock shows that runs `seconds` (and `nanosecond`) after 1970-01-01T00:00:00; nil outside the years 1 to 9999.
  public init?(secondsSinceEpoch seconds: Int, nanosecond: Int = 0) {
    let second = (seconds % 86_400 + 86_400) % 86_400
    // The remainder is taken off first, so that the division is exact and cannot overflow.
    let (start, overflow) = seconds.subtractingReportingOverflow(second)
    guard !overflow, let date = CivilDate(daysSinceEpoch: start / 86_400) else { return nil }
    self.date = date
    self.time = CivilTime(secondOfDay: second, nanosecond: nanosecond)
  }

  /// Seconds since 1970-01-01T00:00:00 on the same clock.
  public var secondsSinceEpoch: Int { date.daysSinceEpoch * 86_400 + time.secondOfDay }

  public static func < (a: CivilDateTime, b: CivilDateTime) -> Bool {
    (a.date, a.time.secondOfDay, a.time.nanosecond) < (b.date, b.time.secondOfDay, b.time.nanosecond)
  }

  /// `2026-11-20T09:30:00`, with as many fraction digits as are needed (none, 3, 6 or 9).
  public var text: String {
    var bytes: [UInt8] = []
    appendText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  public func appendText(to bytes: inout [UInt8]) {
    date.appendText(to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    Digits.append(time.hour, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Digits.append(time.minute, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Digits.append(time.second, width: 2, to: &bytes)
    guard time.nanosecond != 0 else { return }
    bytes.append(UInt8(ascii: "."))
    if time.nanosecond % 1_000_000 == 0 {
      Digits.append(time.nanosecond / 1_000_000, width: 3, to: &bytes)
    } else if time.nanosecond % 1000 == 0 {
      Digits.append(time.nanosecond / 1000, width: 6, to: &bytes)
    } else {
      Digits.append(time.nanosecond, width: 9, to: &bytes)
    }
  }

  /// `Z`, `+08:00`, `-03:30`; seconds of an offset are shown only where there are some.
  public static func appendOffset(_ seconds: Int, to bytes: inout [UInt8]) {
    guard seconds != 0 else { return bytes.append(UInt8(ascii: "Z")) }
    let size = Int(min(seconds.magnitude, 359_999))
    bytes.append(UInt8(ascii: seconds < 0 ? "-" : "+"))
    Digits.append(size / 3600, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Digits.append(size / 60 % 60, width: 2, to: &bytes)
    guard size % 60 != 0 else { return }
    bytes.append(UInt8(ascii: ":"))
    Digits.append(size % 60, width: 2, to: &bytes)
  }
}
