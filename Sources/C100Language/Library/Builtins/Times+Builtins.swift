/// Members of date-times and durations.
extension Library {
  static let times: [Builtin] = [
    part("year", "The year.", "2026") { $0.date.year },
    part("month", "The month, 1 to 12.", "11") { $0.date.month },
    part("day", "The day of the month.", "20") { $0.date.day },
    part("hour", "The hour, 0 to 23.", "9") { $0.time.hour },
    part("minute", "The minute.", "30") { $0.time.minute },
    part("second", "The second.", "5") { $0.time.second },
    part("millisecond", "The thousandths of the second.", "250") { $0.time.nanosecond / 1_000_000 },
    part("weekday", "The day of the week, 1 Monday to 7 Sunday.", "5") { $0.date.weekday },
    part("week", "The week of the year by ISO 8601: week 1 holds the first Thursday.", "47") { $0.date.isoWeek.week },
    part("weekYear", "The year that the ISO week belongs to.", "2026") { $0.date.isoWeek.year },
    part("quarter", "The quarter, 1 to 4.", "4") { $0.date.quarter },
    part("dayOfYear", "The day of the year, from 1.", "324") { $0.date.dayOfYear },
    Builtin(
      "zone", on: .time, [], "The name of the zone it is told in.",
      examples: [Example("time(\"2026-11-20T09:30:00+08:00\").zone", "\"+08:00\"")], traits: .isProperty
    ) { call throws(Raise) in .text(try call.theTime().zone.name) },
    Builtin(
      "offset", on: .time, [], "How far its zone was from UTC then, as a duration.",
      examples: [Example("string(time(\"2026-11-20T09:30:00+08:00\").offset)", "\"8h\"")], traits: .isProperty
    ) { call throws(Raise) in Durations.value((0, try call.theTime().offset, 0)) },
    Builtin(
      "timestamp", on: .time, [], "Seconds since 1970-01-01T00:00:00Z.",
      examples: [Example("time(\"1970-01-02T00:00:00Z\").timestamp", "86400")], traits: .isProperty
    ) { call throws(Raise) in
      let time = try call.theTime()
      return time.nanoseconds == 0
        ? .integer(time.seconds) : .decimal(Double(time.seconds) + Double(time.nanoseconds) / 1e9)
    },
    Builtin(
      "date", on: .time, [], "The day it lies on, in its zone, without the time of day.",
      examples: [Example("string(time(\"2026-11-20T09:30:00Z\").date)", "\"2026-11-20\"")], traits: .isProperty
    ) { call throws(Raise) in
      let time = try call.theTime()
      guard let civil = Times.civil(time),
        let date = Times.at(CivilDateTime(civil.date), in: time.zone, call.run.services.zones, isDate: true)
      else { throw call.outsideCalendar() }
      return .time(date)
    },
    Builtin(
      "in", on: .time, [BuiltinParameter("zone", .string)],
      "The same instant told in another zone: an id of the API's table, an IANA name or an offset.",
      examples: [
        Example("string(time(\"2026-11-20T09:30:00+08:00\").in(\"UTC\"))", "\"2026-11-20T01:30:00Z\""),
        Example("time(\"2026-11-20T01:30:00Z\").in(\"+08:00\").hour", "9"),
      ]
    ) { call throws(Raise) in
      let time = try call.theTime()
      let zone = try call.zone(0)
      guard
        let told = Times.at(
          seconds: time.seconds, nanoseconds: time.nanoseconds, in: zone, call.run.services.zones)
      else { throw call.outsideCalendar() }
      return .time(told)
    },
    Builtin(
      "format", on: .time, [BuiltinParameter("pattern", .string, default: .value("yyyy-MM-dd HH:mm"))],
      "Text by a pattern: yyyy MM dd HH mm ss SSS, MMM and MMMM, EEE and EEEE, h and a, ww, XXX, z; 'text' in quotes.",
      examples: [
        Example("time(\"2026-11-20T09:30:00Z\").format()", "\"2026-11-20 09:30\""),
        Example("date(\"2026-11-20\").format(\"EEEE, d MMMM yyyy\")", "\"Friday, 20 November 2026\""),
      ]
    ) { call throws(Raise) in
      let time = try call.theTime()
      let pattern = try call.timePattern(0)
      guard let civil = Times.civil(time) else { throw call.outsideCalendar() }
      return .text(pattern.text(of: civil, offset: time.offset, zone: time.zone.name))
    },
    Builtin(
      "startOf", on: .time, [BuiltinParameter("unit", .string, values: Times.units)],
      "The first moment of the unit it lies in; weeks begin on Monday.",
      examples: [
        Example("string(date(\"2026-11-20\").startOf(\"month\"))", "\"2026-11-01\""),
        Example("string(time(\"2026-11-20T09:30:05Z\").startOf(\"hour\"))", "\"2026-11-20T09:00:00Z\""),
      ]
    ) { call throws(Raise) in
      guard let start = Times.start(of: try call.string(0), try call.theTime(), call.run.services.zones) else {
        throw call.outsideCalendar()
      }
      return .time(start)
    },
    Builtin(
      "endOf", on: .time, [BuiltinParameter("unit", .string, values: Times.units)],
      "The last millisecond of the unit it lies in; of a date, the last day.",
      examples: [
        Example("string(date(\"2026-02-10\").endOf(\"month\"))", "\"2026-02-28\""),
        Example("string(time(\"2026-11-20T09:30:05Z\").endOf(\"day\"))", "\"2026-11-20T23:59:59.999Z\""),
      ]
    ) { call throws(Raise) in
      let time = try call.theTime()
      let zones = call.run.services.zones
      guard let next = Times.start(of: try call.string(0), time, zones, after: 1),
        let end = time.isDate && next.isDate
          ? Times.adding(days: -1, seconds: 0, nanoseconds: 0, to: next, zones)
          : Times.adding(days: 0, seconds: 0, nanoseconds: -1_000_000, to: next, zones)
      else { throw call.outsideCalendar() }
      return .time(end)
    },
    Builtin(
      "add", on: .time,
      ["years", "months", "weeks", "days", "hours", "minutes", "seconds"].map {
        BuiltinParameter($0, .integer, default: .value(0))
      },
      "Moved by calendar units; the 31st becomes the last day of a shorter month. `t + 3.hours` adds a duration.",
      examples: [Example("string(date(\"2026-01-31\").add(months: 1))", "\"2026-02-28\"")]
    ) { call throws(Raise) in try call.moved() },
  ]

  static let durations: [Builtin] = [
    length("milliseconds", 1_000_000, "5400000"), length("seconds", 1_000_000_000, "5400"),
    length("minutes", 60_000_000_000, "90"), length("hours", 3_600_000_000_000, "1.5"),
    length("days", 86_400_000_000_000, "0.0625"), length("weeks", 604_800_000_000_000, "0.008928571428571428"),
    Builtin(
      "abs", on: .duration, [], "Without its sign.",
      examples: [Example("string((-90.seconds).abs())", "\"1m 30s\"")]
    ) { call throws(Raise) in
      let parts = Durations.parts(try call.theDuration())
      if Durations.total(parts) >= 0 { return call.receiver }
      let size = -Durations.nanoseconds(parts)
      guard parts.days > Int.min, let made = Durations.made(days: -parts.days, nanoseconds: size) else {
        throw call.tooLarge("a duration")
      }
      return Durations.value(made)
    },
    Builtin(
      "clock", on: .duration, [], "Text as a stop watch shows it, hours without end: `26:03:05`.",
      examples: [Example("90.minutes.clock()", "\"01:30:00\""), Example("26.hours.clock()", "\"26:00:00\"")]
    ) { call throws(Raise) in
      let duration = try call.theDuration()
      return .text(
        DurationText(days: duration.days, seconds: duration.seconds, nanoseconds: duration.nanoseconds).clock)
    },
  ]

  /// `t.year`
  private static func part(
    _ name: String, _ summary: String, _ result: String, _ read: @escaping @Sendable (CivilDateTime) -> Int
  ) -> Builtin {
    Builtin(
      name, on: .time, [], summary,
      examples: [Example("time(\"2026-11-20T09:30:05.250Z\").\(name)", result)], traits: .isProperty
    ) { call throws(Raise) in
      guard let civil = Times.civil(try call.theTime()) else { throw call.outsideCalendar() }
      return .integer(read(civil))
    }
  }

  /// `d.minutes`
  private static func length(_ name: String, _ unit: Int, _ result: String) -> Builtin {
    Builtin(
      name, on: .duration, [], "The whole length in \(name), a day as 24 hours.",
      examples: [Example("90.minutes.\(name)", result)], traits: .isProperty
    ) { call throws(Raise) in Durations.length(try call.theDuration(), unit: unit) }
  }
}

extension Call {
  fileprivate func theTime() throws(Raise) -> TimeValue {
    if case .time(let time) = receiver { return time }
    throw misplaced("date-times")
  }

  fileprivate func theDuration() throws(Raise) -> DurationValue {
    if case .duration(let duration) = receiver { return duration }
    throw misplaced("durations")
  }

  func outsideCalendar() -> Raise {
    Raise(.value, "\(name): the result lies outside the years 1 to 9999", span: span)
  }

  /// The zone that a parameter names.
  func zone(_ i: Int) throws(Raise) -> ZoneReference {
    let named = try string(i)
    let zones = run.services.zones
    if let zone = zones.zone(named: named) { return zone }
    let near = zones.names(near: named)
    var help = near.isEmpty ? [] : ["did you mean \(near.prefix(3).map { "\"\($0)\"" }.joined(separator: ", "))?"]
    help.append(
      "zones are ids of the API's table, IANA names and offsets: \"Pacific Standard Time\", \"Europe/Paris\", \"+08:00\""
    )
    throw failure(.value, "unknown time zone '\(Excerpt.of(named))'", argument: i, help: help)
  }

  func timePattern(_ i: Int) throws(Raise) -> TimePattern {
    do {
      return try run.interpreter.library.timePattern(try string(i))
    } catch let raise as Raise {
      throw raise
    } catch let failure as TimePattern.Failure {
      switch failure {
      case .unclosedQuote: throw self.failure(.value, "a quote in the pattern is not closed", argument: i)
      case .unknownLetter(let letters):
        let known = TimePattern.fields.map(\.letters).joined(separator: " ")
        throw self.failure(
          .value, "unknown letters '\(Excerpt.of(letters))' in the pattern", argument: i,
          help: ["the day is dd, the year yyyy; text stands between single quotes: 'at'", "letters: \(known)"])
      case .percentSign:
        throw self.failure(
          .value, "a pattern has no '%' before its letters", argument: i,
          help: ["write yyyy-MM-dd HH:mm:ss; a percent sign stands between single quotes: '%'"])
      }
    } catch {
      throw self.failure(.value, "the pattern cannot be read", argument: i)
    }
  }

  fileprivate func moved() throws(Raise) -> Value {
    let zones = run.services.zones
    let time = try theTime()
    let amounts = [
      try integer(0), try integer(1), try integer(2), try integer(3), try integer(4), try integer(5), try integer(6),
    ]
    let (yearMonths, over) = amounts[0].multipliedReportingOverflow(by: 12)
    let (months, overflow) = yearMonths.addingReportingOverflow(amounts[1])
    let (weekDays, overDays) = amounts[2].multipliedReportingOverflow(by: 7)
    let (days, overflowDays) = weekDays.addingReportingOverflow(amounts[3])
    let seconds = Int128(amounts[4]) * 3600 + Int128(amounts[5]) * 60 + Int128(amounts[6])
    guard !over, !overflow, !overDays, !overflowDays, let seconds = Int(exactly: seconds),
      let later = months == 0 ? time : Times.adding(months: months, to: time, zones),
      let moved = Times.adding(days: days, seconds: seconds, nanoseconds: 0, to: later, zones)
    else { throw outsideCalendar() }
    return .time(moved)
  }
}
