/// What a text said about a moment: a date, a time of day, an offset, each where it was written.
///
/// The forms that the API's pages and samples show are read, and ISO 8601's:
/// `2026-11-20`, `2026-11-20T09:30`, `…:00`, `…:00.25`, `…Z`, `…+08:00`, `…+0800`, `…+08`, a space for the `T`,
/// `20261120T093000Z`, `12:00`, `12/05/2019` (month first), `Dec 06`, `Dec 6, 2026`, `Fri, 20 Nov 2026 09:30:00 GMT`.
public struct TimeText: Equatable, Sendable {
  public var date: CivilDate?
  /// Set instead of `date` where the text names no year (`Dec 06`).
  public var monthAndDay: MonthDay?
  public var time: CivilTime?
  /// Seconds east of UTC; nil where the text names no zone.
  public var offset: Int?

  public struct MonthDay: Equatable, Sendable {
    public let month: Int
    public let day: Int
  }

  /// Reads a text whole; nil where it is none of the forms or names a day that does not exist.
  public init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { bytes -> TimeText? in
      var reader = TimeReader(bytes)
      return reader.read()
    }
    guard let parsed else { return nil }
    self = parsed
  }

  init(date: CivilDate? = nil, monthAndDay: MonthDay? = nil, time: CivilTime? = nil, offset: Int? = nil) {
    self.date = date
    self.monthAndDay = monthAndDay
    self.time = time
    self.offset = offset
  }

  /// The English month names' first three letters, lower case.
  static let months: [String] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  static let monthNames: [String] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdayNames: [String] = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}

/// Reads one moment from bytes, left to right.
private struct TimeReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  // moment := [weekday [","|"."]] ( isoDate | usDate | namedDate | time ) …
  mutating func read() -> TimeText? {
    skipSpaces()
    if let first = word(), isWeekday(first) {
      take(",")
      take(".")
      skipSpaces()
      // "Sun. 00:00": a day of the week is no moment.
      if digitRun() <= 2, peek(digitRun()) == UInt8(ascii: ":") { return nil }
    } else {
      at = 0
      skipSpaces()
    }
    guard let result = readDate() else { return nil }
    skipSpaces()
    return at == bytes.count ? result : nil
  }

  private mutating func readDate() -> TimeText? {
    let run = digitRun()
    if run == 4, peek(4) == UInt8(ascii: "-") { return isoDate() }
    if run == 8, peek(8) == nil || peek(8) == UInt8(ascii: "T") { return basicDate() }
    if run <= 2, run > 0, peek(run) == UInt8(ascii: ":") { return clock(date: nil) }
    if run <= 2, run > 0, peek(run) == UInt8(ascii: "/") { return slashDate() }
    if run <= 2, run > 0, peek(run) == UInt8(ascii: " ") { return dayFirstDate() }
    if run == 0 { return monthFirstDate() }
    return nil
  }

  private mutating func isoDate() -> TimeText? {
    guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return clock(date: date)
  }

  private mutating func basicDate() -> TimeText? {
    guard let year = number(4), let month = number(2), let day = number(2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    guard take("T") else { return TimeText(date: date) }
    guard let hour = number(2), let minute = number(2), let second = digitRun() == 0 ? 0 : number(2),
      let time = CivilTime(hour: hour, minute: minute, second: min(second, 59)), second <= 60
    else { return nil }
    return zone(TimeText(date: date, time: time))
  }

  private mutating func slashDate() -> TimeText? {
    guard let month = number(digitRun()), take("/"), (1...2).contains(digitRun()), let day = number(digitRun()),
      take("/"), let year = number(4), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return clock(date: date)
  }

  // 20 Nov 2026 [09:30:00 GMT]
  private mutating func dayFirstDate() -> TimeText? {
    guard let day = number(digitRun()), take(" "), let name = word(), let month = month(name), take(" "),
      let year = number(4), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return clock(date: date)
  }

  // Dec 06 · Dec 6, 2026
  private mutating func monthFirstDate() -> TimeText? {
    guard let name = word(), let month = month(name) else { return nil }
    take(".")
    guard take(" "), (1...2).contains(digitRun()), let day = number(digitRun()) else { return nil }
    take(",")
    guard take(" ") else {
      guard day >= 1, day <= CivilDate.days(inMonth: month, of: 2000) else { return nil }
      return TimeText(monthAndDay: TimeText.MonthDay(month: month, day: day))
    }
    guard let year = number(4), let date = CivilDate(year: year, month: month, day: day) else { return nil }
    return clock(date: date)
  }

  /// The rest after a date (nothing, or `T`/space and a time), or a time alone.
  private mutating func clock(date: CivilDate?) -> TimeText? {
    if date != nil {
      if at == bytes.count { return TimeText(date: date) }
      guard take("T") || take("t") || take(" ") else { return nil }
    }
    guard (1...2).contains(digitRun()), let hour = number(digitRun()), take(":"), let minute = number(2) else {
      return nil
    }
    var second = 0
    var nanosecond = 0
    if take(":") {
      guard let value = number(2), value <= 60 else { return nil }
      second = min(value, 59)
      if peek(0) == UInt8(ascii: ".") || peek(0) == UInt8(ascii: ",") {
        at += 1
        guard let fraction = fraction() else { return nil }
        nanosecond = fraction
      }
    }
    var shownHour = hour
    let mark = at
    skipSpaces()
    if let half = word(), ["am", "pm"].contains(half) {
      guard (1...12).contains(hour) else { return nil }
      shownHour = hour % 12 + (half == "pm" ? 12 : 0)
    } else {
      at = mark
    }
    // ISO 8601's end of day.
    if shownHour == 24, minute == 0, second == 0, nanosecond == 0 {
      guard let next = date?.adding(days: 1) else { return nil }
      return zone(TimeText(date: next, time: .midnight))
    }
    guard let time = CivilTime(hour: shownHour, minute: minute, second: second, nanosecond: nanosecond) else {
      return nil
    }
    return zone(TimeText(date: date, time: time))
  }

  private mutating func zone(_ moment: TimeText) -> TimeText? {
    var moment = moment
    let mark = at
    skipSpaces()
    if let name = word() {
      guard ["z", "gmt", "utc", "ut"].contains(name) else { return nil }
      moment.offset = 0
      if peek(0) == nil { return moment }
    }
    if take("+") {
      guard let seconds = offset() else { return nil }
      moment.offset = seconds
    } else if take("-") {
      guard let seconds = offset() else { return nil }
      moment.offset = -seconds
    } else if moment.offset == nil {
      at = mark
    }
    return moment
  }

  // 08 · 0800 · 08:00 · 8:00
  private mutating func offset() -> Int? {
    let run = digitRun()
    let hour: Int?
    var minute: Int? = 0
    if run == 4 {
      hour = number(2)
      minute = number(2)
    } else if run == 1 || run == 2 {
      hour = number(run)
      if take(":") { minute = number(2) }
    } else {
      return nil
    }
    guard let hour, let minute, hour <= 18, minute <= 59 else { return nil }
    return hour * 3600 + minute * 60
  }

  // MARK: - Pieces

  private func peek(_ ahead: Int) -> UInt8? { at + ahead < bytes.count ? bytes[at + ahead] : nil }

  private func digitRun() -> Int {
    var n = 0
    while let byte = peek(n), byte &- 48 < 10, n < 20 { n += 1 }
    return n
  }

  @discardableResult private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek(0) == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func number(_ width: Int) -> Int? {
    guard width > 0, digitRun() >= width else { return nil }
    var value = 0
    for _ in 0..<width {
      value = value * 10 + Int(bytes[at] - 48)
      at += 1
    }
    return value
  }

  /// Digits after the point as nanoseconds; digits beyond the ninth are dropped.
  private mutating func fraction() -> Int? {
    var value = 0
    var digits = 0
    while let byte = peek(0), byte &- 48 < 10 {
      if digits < 9 { value = value * 10 + Int(byte - 48) }
      digits += 1
      at += 1
    }
    guard digits > 0 else { return nil }
    while digits < 9 {
      value *= 10
      digits += 1
    }
    return value
  }

  private mutating func skipSpaces() {
    while peek(0) == UInt8(ascii: " ") { at += 1 }
  }

  /// A run of ASCII letters, lower case; nil (and nothing taken) where there is none.
  private mutating func word() -> String? {
    let start = at
    var letters: [UInt8] = []
    while let byte = peek(0), (byte | 0x20) &- 97 < 26 {
      letters.append(byte | 0x20)
      at += 1
    }
    if letters.isEmpty || letters.count > 9 {
      at = start
      return nil
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private func isWeekday(_ word: String) -> Bool {
    word.utf8.count >= 3 && TimeText.weekdayNames.contains { $0.lowercased().hasPrefix(word) }
  }

  private func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return TimeText.monthNames.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
  }
}
