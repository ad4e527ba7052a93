/// Times of the sandbox: seconds since 1970 in UTC, and their texts. No zone data, no library.
enum Moment {
  static let day = 86_400

  /// Days since 1970-01-01 of a civil date (proleptic Gregorian; the algorithm counts eras of 400 years).
  static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The start of the UTC day that holds `seconds`.
  static func dayStart(_ seconds: Int) -> Int { seconds - (seconds % day + day) % day }

  /// 0 is Monday, 6 is Sunday.
  static func weekday(_ seconds: Int) -> Int { ((dayStart(seconds) / day + 3) % 7 + 7) % 7 }

  /// `2026-11-20T09:30:05Z`
  static func text(_ seconds: Int, zone: Bool = true) -> String {
    String(unsafeUninitializedCapacity: 20) { text in
      write(seconds, into: text)
      text[19] = 0x5A
      return zone ? 20 : 19
    }
  }

  /// Writes the 19 bytes of `2026-11-20T09:30:05`.
  private static func write(_ seconds: Int, into text: UnsafeMutableBufferPointer<UInt8>) {
    let start = dayStart(seconds)
    let date = civil(days: start / day)
    let clock = seconds - start
    func two(_ at: Int, _ value: Int) {
      text[at] = 0x30 + UInt8(value / 10)
      text[at + 1] = 0x30 + UInt8(value % 10)
    }
    // A zone may carry a time out of the years that have four digits.
    let year = min(max(date.year, 0), 9999)
    two(0, year / 100)
    two(2, year % 100)
    two(5, date.month)
    two(8, date.day)
    two(11, clock / 3600)
    two(14, clock / 60 % 60)
    two(17, clock % 60)
    (text[4], text[7], text[10], text[13], text[16]) = (0x2D, 0x2D, 0x54, 0x3A, 0x3A)
  }

  /// `2026-11-20`
  static func dateText(_ seconds: Int) -> String { String(text(seconds).prefix(10)) }

  /// Reads the forms that the API's pages show: `yyyy-MM-dd`, `MM/dd/yyyy`, `yyyy-MM-dd[T ]HH:mm[:ss[.fff]]`, each
  /// with or without `Z` or `±HH:mm`. Without a zone the time is UTC. Nil for anything else.
  static func parse(_ text: String) -> Int? {
    var scan = DigitScan(text)
    guard let first = scan.number(1...4) else { return nil }
    let date: Int
    if scan.take(0x2D) {
      guard let month = scan.number(1...2), scan.take(0x2D), let d = scan.number(1...2) else { return nil }
      guard let days = valid(first, month, d) else { return nil }
      date = days
    } else if scan.take(0x2F) {
      guard let d = scan.number(1...2), scan.take(0x2F), let year = scan.number(4...4) else { return nil }
      guard let days = valid(year, first, d) else { return nil }
      date = days
    } else {
      return nil
    }
    var seconds = date * day
    if scan.take(0x54) || scan.take(0x74) || scan.take(0x20) {
      guard let hour = scan.number(2...2), hour < 24, scan.take(0x3A), let minute = scan.number(2...2), minute < 60
      else { return nil }
      seconds += hour * 3600 + minute * 60
      if scan.take(0x3A) {
        guard let second = scan.number(2...2), second < 60 else { return nil }
        seconds += second
        if scan.take(0x2E), scan.number(1...9) == nil { return nil }
      }
    }
    if scan.take(0x5A) || scan.take(0x7A) { return scan.isAtEnd ? seconds : nil }
    guard !scan.isAtEnd else { return seconds }
    guard let offset = scan.offset(), scan.isAtEnd else { return nil }
    return seconds - offset
  }

  /// Seconds of `+08:00`, `-3:30`, `+8` or `8`; nil for anything else.
  static func parseOffset(_ text: String) -> Int? {
    var scan = DigitScan(text)
    guard let offset = scan.offset(), scan.isAtEnd else { return nil }
    return offset
  }

  private static func valid(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1 else { return nil }
    let days = Moment.days(year: year, month: month, day: day)
    return civil(days: days) == (year, month, day) ? days : nil
  }
}

/// Reads digits and single bytes from the front of a text.
private struct DigitScan {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < digits.upperBound, let byte = rest.first, (0x30...0x39).contains(byte) {
      value = value * 10 + Int(byte - 0x30)
      count += 1
      rest.removeFirst()
    }
    return digits.contains(count) ? value : nil
  }

  mutating func offset() -> Int? {
    let isNegative = take(0x2D)
    if !isNegative { _ = take(0x2B) || take(0x20) }
    guard let hours = number(1...2) else { return nil }
    var minutes = 0
    if take(0x3A) || !isAtEnd {
      guard let m = number(2...2) else { return nil }
      minutes = m
    }
    let seconds = hours * 3600 + minutes * 60
    return isNegative ? -seconds : seconds
  }
}
