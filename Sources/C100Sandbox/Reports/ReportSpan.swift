import JSONText

/// The span and the groups of a report.
struct ReportSpan {
  let from: Int
  /// The first second after it.
  let to: Int
  /// Seconds that the report's zone is ahead of UTC.
  let offset: Int

  init(from: Int, to: Int, offset: Int) { (self.from, self.to, self.offset) = (from, to, offset) }

  init(_ call: Call, now: Int) throws(Refusal) {
    from = try call.time("timeFrom") ?? Moment.dayStart(now)
    let end = try call.time("timeTo") ?? now
    to = (call.value("timeTo") ?? "").utf8.count == 10 && end == from ? end + Moment.day : end
    guard to >= from else { throw Refusal(400, "Parameter 'timeTo' must not be before 'timeFrom'.") }
    guard let zone = call.value("timezone") else {
      offset = 0
      return
    }
    guard let seconds = Moment.parseOffset(zone) else { throw .bad("timezone", "an offset such as +08:00") }
    offset = seconds
  }

  private static let mostPieces = 100_000

  /// The starts of the pieces of a time unit, in UTC seconds; the last piece ends with the span.
  func starts(_ unit: String) throws(Refusal) -> [Int] {
    var starts: [Int] = []
    var at = from
    while at < to {
      starts.append(at)
      guard starts.count <= Self.mostPieces else {
        throw Refusal(400, "Parameter 'group' gives too many rows for that time.")
      }
      at = next(at, unit)
    }
    return starts.isEmpty ? [from] : starts
  }

  private func next(_ at: Int, _ unit: String) -> Int {
    let local = at + offset
    switch unit {
    case "halfHour": return (local / 1800 + 1) * 1800 - offset
    case "hour": return (local / 3600 + 1) * 3600 - offset
    case "week": return Moment.dayStart(local) + (7 - Moment.weekday(local)) * Moment.day - offset
    case "month":
      let date = Moment.civil(days: Moment.dayStart(local) / Moment.day)
      let (year, month) = date.month == 12 ? (date.year + 1, 1) : (date.year, date.month + 1)
      return Moment.days(year: year, month: month, day: 1) * Moment.day - offset
    default: return Moment.dayStart(local) + Moment.day - offset
    }
  }

  func range(_ span: Range<Int>) -> JSON {
    [
      "from": .string(Moment.text(span.lowerBound + offset, zone: false)),
      "to": .string(Moment.text(span.upperBound + offset, zone: false)),
    ]
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `Sun. 00:00` to `Sun. 01:00`, or `00:30` to `01:00`.
  func slot(_ number: Int, halfHours: Bool) -> JSON {
    func clock(_ minutes: Int) -> String {
      let (h, m) = (minutes / 60, minutes % 60)
      return (h < 10 ? "0\(h)" : "\(h)") + (m < 10 ? ":0\(m)" : ":\(m)")
    }
    if halfHours {
      return .object(JSONObject([("from", .string(clock(number * 30))), ("to", .string(clock((number + 1) * 30)))]))
    }
    let day = Self.weekdays[(number / 24 + 6) % 7]
    let hour = number % 24
    return .object(
      JSONObject([
        ("from", .string("\(day). \(clock(hour * 60))")), ("to", .string("\(day). \(clock((hour + 1) * 60))")),
      ]))
  }

  /// The slot of a time: 0 is Sunday's first hour.
  func slot(of time: Int, halfHours: Bool) -> Int {
    let local = time + offset
    let clock = local - Moment.dayStart(local)
    return halfHours ? clock / 1800 : (Moment.weekday(local) + 1) % 7 * 24 + clock / 3600
  }
}
