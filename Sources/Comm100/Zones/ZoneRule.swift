/// The rule for all time to come at the end of a zoneinfo file: `EST5EDT,M3.2.0,M11.1.0`.
///
/// Source: RFC 8536, section 3.3, and POSIX.1-2017, section 8.3, the variable `TZ`.
struct ZoneRule: Sendable {
  /// The day of a change.
  enum Day: Sendable {
    /// `Jn`: 1...365, the 29th of February does not count.
    case julian(Int)
    /// `n`: 0...365.
    case zeroBased(Int)
    /// `Mm.w.d`: a weekday (0 is Sunday) of a week of a month; week 5 is the last one.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  struct Change: Sendable {
    var day: Day
    /// Seconds after midnight, on the clock that holds before the change; may be negative or more than a day.
    var time: Int
  }

  let standard: ZoneRules.Kind
  let daylight: (kind: ZoneRules.Kind, start: Change, end: Change)?

  func kind(at moment: Int) -> ZoneRules.Kind {
    guard let daylight else { return standard }
    let year = CivilDate(day: floorDivide(moment + standard.offset, 86_400)).year
    let start = seconds(of: daylight.start, in: year) - standard.offset
    let end = seconds(of: daylight.end, in: year) - daylight.kind.offset
    let isDaylight = start < end ? start <= moment && moment < end : !(end <= moment && moment < start)
    return isDaylight ? daylight.kind : standard
  }

  /// Wall-clock seconds since 1970 of a change.
  private func seconds(of change: Change, in year: Int) -> Int {
    let first = CivilDate.days(year: year, month: 1, day: 1)
    let day: Int
    switch change.day {
    case .julian(let n): day = first + n - 1 + (CivilDate.isLeap(year) && n >= 60 ? 1 : 0)
    case .zeroBased(let n): day = first + n
    case .weekday(let month, let week, let weekday):
      let start = CivilDate.days(year: year, month: month, day: 1)
      let length = CivilDate.days(year: year, month: month + 1, day: 1) - start
      var inMonth = (weekday - CivilDate.weekday(ofDay: start) + 7) % 7 + (week - 1) * 7
      if inMonth >= length { inMonth -= 7 }
      day = start + inMonth
    }
    return day * 86_400 + change.time
  }
}

// MARK: - Reading

extension ZoneRule {
  /// Reads a rule; nil for text that is none.
  init?(_ text: [UInt8]) {
    var reader = Reader(bytes: text)
    guard let name = reader.name(), let west = reader.time(limit: 24 * 7) else { return nil }
    standard = ZoneRules.Kind(offset: -west, isDaylight: false, abbreviation: name)
    if reader.isAtEnd {
      daylight = nil
      return
    }
    guard let daylightName = reader.name() else { return nil }
    var offset = standard.offset + 3600
    if !reader.isAtEnd, reader.peek != UInt8(ascii: ",") {
      guard let west = reader.time(limit: 24 * 7) else { return nil }
      offset = -west
    }
    let kind = ZoneRules.Kind(offset: offset, isDaylight: true, abbreviation: daylightName)
    guard let start = reader.change(), let end = reader.change(), reader.isAtEnd else { return nil }
    daylight = (kind, start, end)
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at >= bytes.count }
    var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard peek == UInt8(ascii: character) else { return false }
      at += 1
      return true
    }

    // name := letter{letter} | "<" {letter | digit | sign} ">"
    mutating func name() -> String? {
      let isQuoted = take("<")
      let start = at
      while let byte = peek {
        let isPart = ASCII.isLetter(byte) || (isQuoted && byte != UInt8(ascii: ">"))
        guard isPart else { break }
        at += 1
      }
      let name = String(decoding: bytes[start..<at], as: UTF8.self)
      if isQuoted, !take(">") { return nil }
      return name.isEmpty ? nil : name
    }

    mutating func number() -> Int? {
      var value: Int?
      while let byte = peek, ASCII.isDigit(byte), (value ?? 0) < 100_000 {
        value = (value ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
        at += 1
      }
      return value
    }

    // time := [sign] hours [":" minutes [":" seconds]]
    mutating func time(limit: Int) -> Int? {
      var sign = 1
      if take("-") { sign = -1 } else { _ = take("+") }
      guard let hours = number(), hours <= limit else { return nil }
      var seconds = hours * 3600
      if take(":") {
        guard let minutes = number(), minutes < 60 else { return nil }
        seconds += minutes * 60
        if take(":") {
          guard let rest = number(), rest < 60 else { return nil }
          seconds += rest
        }
      }
      return sign * seconds
    }

    // change := "," day ["/" time]
    mutating func change() -> Change? {
      guard take(","), let day = day() else { return nil }
      guard take("/") else { return Change(day: day, time: 7200) }
      return time(limit: 167).map { Change(day: day, time: $0) }
    }

    mutating func day() -> Day? {
      if take("J") {
        guard let n = number(), (1...365).contains(n) else { return nil }
        return .julian(n)
      }
      guard take("M") else {
        guard let n = number(), n <= 365 else { return nil }
        return .zeroBased(n)
      }
      guard let month = number(), (1...12).contains(month), take("."), let week = number(), (1...5).contains(week),
        take("."), let weekday = number(), weekday <= 6
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }
  }
}
