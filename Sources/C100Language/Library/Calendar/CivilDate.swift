/// A day of the proleptic Gregorian calendar, in the years 1 to 9999.
///
/// Nothing here knows a zone: an instant becomes a civil date by adding its zone's offset first.
public struct CivilDate: Hashable, Comparable, Sendable {
  public let year: Int
  /// 1...12
  public let month: Int
  /// 1...31
  public let day: Int

  /// The years that dates may have; what lies outside is an error everywhere.
  public static let years = 1...9999
  /// Days since 1970-01-01 of the first and the last day.
  public static let dayRange = -719_162...2_932_896

  /// A checked date: nil for the 30th of February, month 13, year 0.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// The date `days` after 1970-01-01; nil outside the years 1 to 9999.
  ///
  /// The arithmetic of Howard Hinnant's "chrono-compatible low-level date algorithms": years begin in March, eras have 400 years.
  public init?(daysSinceEpoch days: Int) {
    guard Self.dayRange.contains(days) else { return nil }
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  // MARK: - Facts

  public var daysSinceEpoch: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 1 Monday ... 7 Sunday, as ISO 8601 counts.
  public var weekday: Int { Self.weekday(ofDay: daysSinceEpoch) }

  /// 1...366
  public var dayOfYear: Int { daysSinceEpoch - CivilDate(unchecked: year, 1, 1).daysSinceEpoch + 1 }

  /// 1...4
  public var quarter: Int { (month - 1) / 3 + 1 }

  /// The ISO 8601 week and the year it belongs to: week 1 holds the year's first Thursday.
  public var isoWeek: (year: Int, week: Int) {
    // The Thursday of this week decides.
    let thursday = daysSinceEpoch - weekday + 4
    let first = CivilDate(unchecked: year, 1, 1).daysSinceEpoch
    let length = Self.isLeap(year) ? 366 : 365
    if thursday < first {
      let before = CivilDate(unchecked: year - 1, 1, 1).daysSinceEpoch
      return (year - 1, (thursday - before) / 7 + 1)
    }
    if thursday >= first + length { return (year + 1, 1) }
    return (year, (thursday - first) / 7 + 1)
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month of 1...12 has in that year.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 1 Monday ... 7 Sunday for a day number; 1970-01-01 was a Thursday.
  public static func weekday(ofDay days: Int) -> Int {
    let shifted = (days % 7 + 7 + 3) % 7
    return shifted + 1
  }

  // MARK: - Moving

  /// The same day of the month, some months on; the 31st becomes the last day of a shorter month.
  public func adding(months: Int) -> CivilDate? {
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, total >= 12, total / 12 <= Self.years.upperBound else { return nil }
    let newYear = total / 12
    let newMonth = total % 12 + 1
    return CivilDate(unchecked: newYear, newMonth, min(day, Self.days(inMonth: newMonth, of: newYear)))
  }

  public func adding(days: Int) -> CivilDate? {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    return overflow ? nil : CivilDate(daysSinceEpoch: sum)
  }

  public static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// `2026-11-20`
  public var text: String {
    var bytes: [UInt8] = []
    appendText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func appendText(to bytes: inout [UInt8]) {
    Digits.append(year, width: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Digits.append(month, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Digits.append(day, width: 2, to: &bytes)
  }
}

/// Decimal digits of whole numbers.
enum Digits {
  /// Appends a number that is not negative, filled with zeros up to `width`.
  static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    let text = String(number.magnitude).utf8
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    for _ in 0..<max(0, width - text.count) { bytes.append(UInt8(ascii: "0")) }
    bytes.append(contentsOf: text)
  }
}
