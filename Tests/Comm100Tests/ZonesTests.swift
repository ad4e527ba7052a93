import Testing

@testable import Comm100

@Suite("time zones")
struct ZonesTests {
  let database = ZoneDatabase()

  /// Seconds since 1970 of a date and time that is UTC.
  static func utc(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Int {
    CivilDate.days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60
  }

  // MARK: - The table

  @Test("the table has the API's 128 ids, each once, with an offset and an IANA name")
  func rows() {
    #expect(TimeZones.rows.count == 128)
    #expect(Set(TimeZones.rows.map(\.id)).count == 128)
    #expect(TimeZones.rows.allSatisfy { $0.display.hasPrefix("(UTC") && $0.iana.contains("/") && $0.isListed })
    #expect(TimeZones.others.allSatisfy { !$0.isListed })
    #expect(Set((TimeZones.rows + TimeZones.others).map(\.id)).count == 128 + TimeZones.others.count)
  }

  @Test(
    "a zone is found by id, IANA name, display name or place, in any letter case",
    arguments: [
      ("China Standard Time", "China Standard Time"), ("china standard time", "China Standard Time"),
      ("canadaCentralStandardTime", "Canada Central Standard Time"),
      ("wEuropeStandardTime", "W. Europe Standard Time"), ("Asia/Shanghai", "China Standard Time"),
      ("asia/shanghai", "China Standard Time"), ("Asia/Kolkata", "India Standard Time"),
      ("(UTC+09:00) Osaka, Sapporo, Tokyo", "Tokyo Standard Time"),
      ("Pacific Time (US & Canada)", "Pacific Standard Time"),
      ("paris", "Romance Standard Time"), ("Tokyo", "Tokyo Standard Time"), ("UTC-11", "UTC-11"),
      ("Eastern Standard Time (Mexico)", "Eastern Standard Time (Mexico)"),
      ("easternStandardTimeMexico", "Eastern Standard Time (Mexico)"), ("Asia/Kamchatka", "Russia Time Zone 11"),
    ])
  func found(text: String, id: String) { #expect(TimeZones.listed(text)?.id == id) }

  @Test("every id is found by itself and by its camel-case spelling")
  func all() {
    for row in TimeZones.rows + TimeZones.others {
      #expect(TimeZones.lookup(row.id) == row)
      let camel = row.id.filter { $0 != " " && $0 != "." && $0 != "(" && $0 != ")" }
      #expect(TimeZones.lookup(camel) == row)
    }
  }

  @Test("an id that only answers have is read, not sent")
  func others() {
    #expect(TimeZones.lookup("Singapore Standard Time")?.iana == "Asia/Singapore")
    #expect(TimeZones.listed("Singapore Standard Time") == nil)
  }

  @Test(
    "near names are suggested",
    arguments: [
      ("China Standart Time", "China Standard Time"), ("Tokio Standard Time", "Tokyo Standard Time"),
      ("Shangai", "China Standard Time"),
      ("Pacific", "Pacific Standard Time"),
    ])
  func near(text: String, id: String) {
    #expect(TimeZones.lookup(text) == nil)
    #expect(TimeZones.nearest(text, limit: 10).contains(id))
  }

  // MARK: - Fixed offsets

  @Test(
    "offsets in the spellings of the pages are read",
    arguments: [
      ("Z", 0), ("UTC", 0), ("gmt", 0), ("+08:00", 28_800), ("GMT +08:00", 28_800), ("GMT+8", 28_800),
      ("UTC-03:30", -12_600), ("-0330", -12_600), ("+5", 18_000),
    ])
  func offsets(text: String, seconds: Int) { #expect(ZoneDatabase.fixedOffset(text) == seconds) }

  @Test(
    "other text is no offset", arguments: ["", "+", "8", "+08:0", "+8:00:00", "+99:00", "+08:60", "UTC8", "x+08:00"])
  func noOffset(text: String) { #expect(ZoneDatabase.fixedOffset(text) == nil) }

  @Test("an offset is written as the reports want it")
  func offsetText() {
    #expect(ZoneDatabase.text(ofOffset: 28_800) == "+08:00")
    #expect(ZoneDatabase.text(ofOffset: -12_600) == "-03:30")
    #expect(ZoneDatabase.text(ofOffset: 0) == "+00:00")
  }

  @Test("UTC, offsets and the Etc zones need no files")
  func withoutFiles() throws {
    let none = ZoneDatabase(directory: "/nonexistent")
    #expect(try none.zone("UTC").offset(at: 0) == 0)
    #expect(try none.zone("+08:00").offset(at: 0) == 28_800)
    #expect(try none.zone("Dateline Standard Time").offset(at: 0) == -43_200)
    #expect(try none.zone("UTC+13").offset(at: 0) == 46_800)
    #expect(throws: ZoneError.noFile("Europe/Paris", directory: "/nonexistent")) {
      try none.zone("Romance Standard Time")
    }
  }

  @Test(
    "no name leaves the directory",
    arguments: ["../../../etc/passwd", "/etc/passwd", "Europe", "", "Europe//Paris", "posix/../x"])
  func noPath(name: String) {
    #expect(throws: ZoneError.self) { try database.zone(name) }
  }

  // MARK: - Files

  @Test("every row of the table has a file whose standard offset is readable")
  func files() throws {
    for row in TimeZones.rows + TimeZones.others { _ = try database.zone(row.id) }
  }

  @Test(
    "offsets change where the zone changes them",
    arguments: [
      ("Europe/Berlin", utc(2026, 3, 29, 0, 59), 3600), ("Europe/Berlin", utc(2026, 3, 29, 1), 7200),
      ("Europe/Berlin", utc(2026, 10, 25, 0, 59), 7200), ("Europe/Berlin", utc(2026, 10, 25, 1), 3600),
      ("America/New_York", utc(2026, 3, 8, 6, 59), -18_000), ("America/New_York", utc(2026, 3, 8, 7), -14_400),
      ("America/New_York", utc(2026, 11, 1, 5, 59), -14_400), ("America/New_York", utc(2026, 11, 1, 6), -18_000),
      ("Australia/Lord_Howe", utc(2026, 1, 1), 39_600), ("Australia/Lord_Howe", utc(2026, 7, 1), 37_800),
      ("Asia/Kathmandu", utc(2026, 1, 1), 20_700), ("Asia/Shanghai", utc(1900, 1, 1), 29_143),
      ("America/New_York", utc(1800, 1, 1), -17_762),
    ])
  func changes(zone: String, moment: Int, offset: Int) throws {
    #expect(try database.zone(zone).offset(at: moment) == offset)
  }

  @Test("far years follow the rule at the end of the file, on both halves of the globe")
  func farYears() throws {
    let york = try database.zone("America/New_York")
    #expect(york.offset(at: Self.utc(2500, 7, 1)) == -14_400)
    #expect(york.offset(at: Self.utc(2500, 12, 31)) == -18_000)
    #expect(york.abbreviation(at: Self.utc(9999, 7, 1)) == "EDT")
    let sydney = try database.zone("Australia/Sydney")
    #expect(sydney.offset(at: Self.utc(2500, 1, 1)) == 39_600)
    #expect(sydney.offset(at: Self.utc(2500, 7, 1)) == 36_000)
    #expect(sydney.isDaylight(at: Self.utc(2500, 1, 1)))
    #expect(york.offset(at: .max) != 0 && york.offset(at: .min) == -17_762)
  }

  @Test("a wall-clock time is one moment, two where clocks go back, none where they go forward")
  func local() throws {
    let berlin = try database.zone("Europe/Berlin")
    #expect(berlin.moments(ofLocal: Self.utc(2026, 7, 1, 12)) == .one(Self.utc(2026, 7, 1, 10)))
    #expect(
      berlin.moments(ofLocal: Self.utc(2026, 10, 25, 2, 30))
        == .two(earlier: Self.utc(2026, 10, 25, 0, 30), later: Self.utc(2026, 10, 25, 1, 30)))
    #expect(berlin.moments(ofLocal: Self.utc(2026, 10, 25, 3)) == .one(Self.utc(2026, 10, 25, 2)))
    #expect(
      berlin.moments(ofLocal: Self.utc(2026, 3, 29, 2, 30))
        == .none(before: Self.utc(2026, 3, 29, 1, 30), after: Self.utc(2026, 3, 29, 0, 30)))
    #expect(berlin.moments(ofLocal: Self.utc(2026, 3, 29, 3)) == .one(Self.utc(2026, 3, 29, 1)))
  }

  @Test("a day that a zone left out has no moments")
  func samoa() throws {
    // Samoa went from 29 to 31 December 2011.
    let apia = try database.zone("Samoa Standard Time")
    guard case .none = apia.moments(ofLocal: Self.utc(2011, 12, 30, 12)) else {
      Issue.record("30 December 2011 did not happen in Samoa")
      return
    }
    #expect(apia.moments(ofLocal: Self.utc(2011, 12, 31, 12)).first == Self.utc(2011, 12, 30, 22))
  }

  @Test(
    "every moment of a year comes back from its wall-clock time",
    arguments: ["Europe/London", "America/St_Johns", "Pacific/Chatham", "Africa/Casablanca", "Asia/Tehran"])
  func roundTrip(zone: String) throws {
    let rules = try database.zone(zone)
    for moment in stride(from: Self.utc(2026, 1, 1), to: Self.utc(2027, 1, 1), by: 1800) {
      switch rules.moments(ofLocal: moment + rules.offset(at: moment)) {
      case .one(let found): #expect(found == moment)
      case .two(let earlier, let later): #expect(earlier == moment || later == moment)
      case .none: Issue.record("\(zone): \(moment) has a wall-clock time that has no moment")
      }
    }
  }

  // MARK: - Rules and files as bytes

  @Test("rules are read in all their forms")
  func rules() throws {
    let york = try #require(ZoneRule(Array("EST5EDT,M3.2.0,M11.1.0".utf8)))
    #expect(york.kind(at: Self.utc(2026, 3, 8, 7)).offset == -14_400)
    #expect(york.kind(at: Self.utc(2026, 3, 8, 6, 59)).offset == -18_000)
    let plain = try #require(ZoneRule(Array("<+0330>-3:30".utf8)))
    #expect(plain.kind(at: 0) == ZoneRules.Kind(offset: 12_600, isDaylight: false, abbreviation: "+0330"))
    let dublin = try #require(ZoneRule(Array("IST-1GMT0,M10.5.0,M3.5.0/1".utf8)))
    #expect(dublin.kind(at: Self.utc(2026, 7, 1)).offset == 3600)
    #expect(dublin.kind(at: Self.utc(2026, 1, 1)).offset == 0)
    let julian = try #require(ZoneRule(Array("AAA0BBB,J60/0,J300/0".utf8)))
    #expect(julian.kind(at: Self.utc(2028, 3, 1)).abbreviation == "BBB")
    #expect(julian.kind(at: Self.utc(2028, 2, 29, 23)).abbreviation == "AAA")
    let always = try #require(ZoneRule(Array("XXX3EDT4,0/0,J365/23".utf8)))
    #expect(always.kind(at: Self.utc(2026, 12, 31, 23)).abbreviation == "EDT")
  }

  @Test(
    "text that is no rule is refused",
    arguments: [
      "", "EST", "EST5EDT,M13.1.0,M11.1.0", "EST5EDT,M3.2.0", "5", "<EST5", "EST5EDT,M3.2.0,M11.1.0x", "EST999",
    ])
  func noRule(text: String) { #expect(ZoneRule(Array(text.utf8)) == nil) }

  @Test("bytes that are no zoneinfo file are refused, wherever they are cut")
  func cut() {
    #expect(ZoneFile.rules(name: "x", Array("no such file".utf8)) == nil)
    var bytes = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    for count in [0, 0, 0, 0, 1, 4] as [UInt8] { bytes += [0, 0, 0, count] }
    bytes += [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    let whole = bytes + bytes + Array("\nUTC0\n".utf8)
    #expect(ZoneFile.rules(name: "x", whole)?.offset(at: 0) == 0)
    for count in 0..<(bytes.count * 2) { #expect(ZoneFile.rules(name: "x", Array(whole.prefix(count))) == nil) }
  }

  @Test("days and dates are each other's inverse")
  func civil() {
    for day in stride(from: -800_000, through: 3_000_000, by: 337) {
      let date = CivilDate(day: day)
      #expect(CivilDate.days(year: date.year, month: date.month, day: date.day) == day)
    }
    #expect(CivilDate(day: 0) == CivilDate(year: 1970, month: 1, day: 1))
    #expect(CivilDate(day: -1) == CivilDate(year: 1969, month: 12, day: 31))
    #expect(CivilDate.length(ofMonth: 2, in: 2000) == 29 && CivilDate.length(ofMonth: 2, in: 1900) == 28)
    #expect(CivilDate.weekday(ofDay: 0) == 4)
  }
}
