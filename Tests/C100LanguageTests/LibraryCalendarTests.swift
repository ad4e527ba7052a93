import Testing

@testable import C100Language

@Suite("calendar")
struct LibraryCalendarTests {
  @Test("days and dates convert both ways")
  func days() throws {
    let known: [(Int, Int, Int, Int)] = [
      (1970, 1, 1, 0), (2000, 2, 29, 11_016), (1969, 12, 31, -1), (2026, 11, 21, 20_778), (1, 1, 1, -719_162),
      (9999, 12, 31, 2_932_896), (1900, 3, 1, -25_508),
    ]
    for (year, month, day, number) in known {
      let date = try #require(CivilDate(year: year, month: month, day: day))
      #expect(date.daysSinceEpoch == number)
      #expect(CivilDate(daysSinceEpoch: number) == date)
    }
    for number in stride(from: CivilDate.dayRange.lowerBound, through: CivilDate.dayRange.upperBound, by: 97) {
      #expect(CivilDate(daysSinceEpoch: number)?.daysSinceEpoch == number)
    }
  }

  @Test("days that do not exist are nil")
  func refused() {
    #expect(CivilDate(year: 2026, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CivilDate(year: 2026, month: 13, day: 1) == nil)
    #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDate(daysSinceEpoch: .max) == nil)
    #expect(CivilDateTime(secondsSinceEpoch: .min) == nil)
    #expect(CivilDateTime(secondsSinceEpoch: .max) == nil)
  }

  @Test("months are added with the day kept in the month")
  func months() throws {
    let date = try #require(CivilDate(year: 2026, month: 1, day: 31))
    #expect(date.adding(months: 1)?.text == "2026-02-28")
    #expect(date.adding(months: -2)?.text == "2025-11-30")
    #expect(date.adding(months: 25)?.text == "2028-02-29")
    #expect(date.adding(months: .max) == nil)
    #expect(date.adding(months: -24_313) == nil)
  }

  @Test(
    "ISO weeks belong to the year of their Thursday",
    arguments: [
      ("2026-01-01", 4, 2026, 1), ("2027-01-01", 5, 2026, 53), ("2024-12-30", 1, 2025, 1), ("2026-11-21", 6, 2026, 47),
    ])
  func weeks(text: String, weekday: Int, year: Int, week: Int) throws {
    let date = try #require(TimeText(text)?.date)
    #expect(date.weekday == weekday)
    #expect(date.isoWeek == (year, week))
  }

  @Test(
    "moments are read in every form of the API's samples",
    arguments: [
      ("2026-11-20", "2026-11-20T00:00:00", nil), ("2026-11-20T09:30", "2026-11-20T09:30:00", nil),
      ("2026-11-20T09:30:15.25", "2026-11-20T09:30:15.250", nil),
      ("2026-11-20T09:30:15.123Z", "2026-11-20T09:30:15.123", 0),
      ("2026-11-20T09:30:00+08:00", "2026-11-20T09:30:00", 28_800),
      ("2026-11-20T09:30:00-0330", "2026-11-20T09:30:00", -12_600),
      ("2019-11-12 15:21:09", "2019-11-12T15:21:09", nil), ("12/05/2019", "2019-12-05T00:00:00", nil),
      ("20261120T093000Z", "2026-11-20T09:30:00", 0), ("Dec 6, 2026", "2026-12-06T00:00:00", nil),
      ("Fri, 20 Nov 2026 09:30:00 GMT", "2026-11-20T09:30:00", 0), ("2026-11-20T24:00", "2026-11-21T00:00:00", nil),
      ("12/05/2019 3:04 PM", "2019-12-05T15:04:00", nil), ("2026-11-20T23:59:60Z", "2026-11-20T23:59:59", 0),
    ] as [(String, String, Int?)])
  func read(text: String, moment: String, offset: Int?) throws {
    let parsed = try #require(TimeText(text))
    #expect(CivilDateTime(try #require(parsed.date), parsed.time ?? .midnight).text == moment)
    #expect(parsed.offset == offset)
  }

  @Test("a time alone and a day without a year are told apart")
  func partial() {
    #expect(TimeText("12:00") == TimeText(time: CivilTime(hour: 12, minute: 0)))
    #expect(TimeText("Dec 06") == TimeText(monthAndDay: TimeText.MonthDay(month: 12, day: 6)))
  }

  @Test(
    "what is no moment is nil",
    arguments: [
      "", "x", "2026-13-01", "2026-02-30", "2026-11-20T25:00", "2026-11-20T09:30:00+99:00", "Sun. 00:00", "2026-11",
      "2026-11-20T", "2026-11-20Tx", "13/40/2019", "99999999999999999999", "2026-11-20T09:30:00Zjunk", "９９９９-01-01",
    ])
  func nothing(text: String) { #expect(TimeText(text) == nil) }

  @Test("patterns write and read")
  func patterns() throws {
    let moment = CivilDateTime(
      try #require(CivilDate(year: 2026, month: 3, day: 7)),
      try #require(CivilTime(hour: 15, minute: 4, second: 5, nanosecond: 120_000_000)))
    let table: [(String, String)] = [
      ("yyyy-MM-dd HH:mm", "2026-03-07 15:04"), ("d MMM yyyy", "7 Mar 2026"),
      ("EEEE 'at' h:mm a", "Saturday at 3:04 PM"),
      ("HH:mm:ss.SSSXXX", "15:04:05.120+05:30"), ("yy/M/d", "26/3/7"), ("YYYY-'W'ww-e", "2026-W10-6"),
      ("''z'' QD", "'IST' 166"), ("MMMM", "March"), ("EEE xx", "Sat +0530"),
    ]
    for (pattern, text) in table {
      #expect(try TimePattern(pattern).text(of: moment, offset: 19_800, zone: "IST") == text)
    }
    #expect(throws: TimePattern.Failure.unknownLetter("b")) { try TimePattern("yyyy b") }
    #expect(throws: TimePattern.Failure.unclosedQuote) { try TimePattern("'x") }
    let read = try TimePattern("dd.MM.yyyy HH:mm").read("07.03.2026 15:04")
    #expect(read?.date == moment.date)
    #expect(read?.time == CivilTime(hour: 15, minute: 4))
    #expect(try TimePattern("dd.MM.yyyy").read("7.3.2026") == nil)
    #expect(try TimePattern("d.M.yyyy").read("7.3.2026")?.date == moment.date)
    #expect(try TimePattern("MMM d yyyy h a").read("Mar 7 2026 12 AM")?.time == .midnight)
  }

  @Test("durations are written and read")
  func durations() {
    #expect(DurationText(days: 7).text == "7d")
    #expect(DurationText(days: 2, seconds: 11_102, nanoseconds: 500_000_000).text == "2d 3h 5m 2.5s")
    #expect(DurationText(seconds: -90).text == "-1m 30s")
    #expect(DurationText(days: 1, seconds: -60).text == "1d -1m")
    #expect(DurationText().text == "0s")
    #expect(DurationText(days: .min, seconds: .min).text.isEmpty == false)
    #expect(DurationText(days: 1, seconds: 5_675).clock == "1.01:34:35")
    for text in ["7d", "2d 3h 5m 2.5s", "-1m 30s", "26h 1s", "0s"] { #expect(DurationText(text)?.text == text) }
    #expect(DurationText("0.01:34:34") == DurationText(seconds: 5674))
    #expect(DurationText("1.01:34:34") == DurationText(days: 1, seconds: 5674))
    #expect(DurationText("12:00") == DurationText(seconds: 43_200))
    #expect(DurationText("P1DT2H30M") == DurationText(days: 1, seconds: 9000))
    #expect(DurationText("250ms") == DurationText(nanoseconds: 250_000_000))
    #expect(DurationText("1.5h") == DurationText(seconds: 5400))
    #expect(DurationText("2 weeks") == DurationText(days: 14))
    for text in ["", "x", "5", "1.5d", "P1M", "12:99", "9999999999999999h", "1h x"] {
      #expect(DurationText(text) == nil)
    }
  }
}
