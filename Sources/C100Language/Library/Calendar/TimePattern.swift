/// A pattern for writing and reading dates and times: `yyyy-MM-dd HH:mm`, `d MMM yyyy`, `EEEE 'at' h:mm a`.
///
/// The letters are those of Unicode's date field symbols (UTS 35), in English: text between single quotes stands for
/// itself, `''` is a quote, every other letter must be one of `TimePattern.fields`.
public struct TimePattern: Sendable {
  enum Piece: Equatable, Sendable {
    case literal(String)
    case field(Unicode.Scalar, width: Int)
  }

  let pieces: [Piece]

  /// Why a pattern is refused.
  public enum Failure: Error, Equatable, Sendable {
    case unknownLetter(String)
    case unclosedQuote
    /// As `strftime` writes its letters.
    case percentSign
  }

  /// What each letter stands for, for help and errors.
  public static let fields: [(letters: String, meaning: String)] = [
    ("yyyy yy", "year"), ("MM M MMM MMMM", "month, by number or name"), ("dd d", "day"), ("EEE EEEE", "weekday"),
    ("HH H", "hour 0-23"), ("hh h a", "hour 1-12 with AM/PM"), ("mm m", "minute"), ("ss s", "second"),
    ("SSS", "fraction of a second"), ("XXX", "offset, Z or +08:00"), ("xxx", "offset, +00:00 too"), ("z", "zone"),
    ("Q", "quarter"), ("D", "day of the year"), ("ww w", "week"), ("YYYY", "year of the week"), ("e", "weekday 1-7"),
  ]

  public init(_ text: String) throws(Failure) {
    var pieces: [Piece] = []
    var literal = ""
    var scalars = text.unicodeScalars[...]
    func flush() {
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
    }
    while let scalar = scalars.first {
      if scalar == "'" {
        scalars.removeFirst()
        if scalars.first == "'" {
          literal.unicodeScalars.append("'")
          scalars.removeFirst()
          continue
        }
        var closed = false
        while let inner = scalars.popFirst() {
          if inner != "'" {
            literal.unicodeScalars.append(inner)
          } else if scalars.first == "'" {
            literal.unicodeScalars.append("'")
            scalars.removeFirst()
          } else {
            closed = true
            break
          }
        }
        guard closed else { throw .unclosedQuote }
      } else if scalar == "%", let next = scalars.dropFirst().first, next.isASCII, next.properties.isAlphabetic {
        throw .percentSign
      } else if scalar.isASCII, scalar.properties.isAlphabetic {
        let run = scalars.prefix { $0 == scalar }.count
        scalars.removeFirst(run)
        guard Self.allows(scalar, run) else { throw .unknownLetter(String(repeating: Character(scalar), count: run)) }
        flush()
        pieces.append(.field(scalar, width: run))
      } else {
        literal.unicodeScalars.append(scalar)
        scalars.removeFirst()
      }
    }
    flush()
    self.pieces = pieces
  }

  private static func allows(_ letter: Unicode.Scalar, _ run: Int) -> Bool {
    switch letter {
    case "y", "Y", "M", "E": run <= 4
    case "d", "H", "h", "m", "s", "w": run <= 2
    case "S": run <= 9
    case "X", "x": run == 1 || run == 2 || run == 3
    case "D": run == 1 || run == 3
    case "a", "Q", "e", "z": run == 1
    default: false
    }
  }

  // MARK: - Writing

  /// The text of a moment. `offset` is the zone's offset in seconds then, `zone` its name.
  public func text(of moment: CivilDateTime, offset: Int, zone: String) -> String {
    var bytes: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .literal(let text): bytes.append(contentsOf: text.utf8)
      case .field("z", _): bytes.append(contentsOf: zone.utf8)
      case .field("X", let width): Self.appendOffset(offset, width: width, zulu: true, to: &bytes)
      case .field("x", let width): Self.appendOffset(offset, width: width, zulu: false, to: &bytes)
      case .field(let letter, let width): Self.append(letter, width, moment, to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ letter: Unicode.Scalar, _ width: Int, _ moment: CivilDateTime, to bytes: inout [UInt8]) {
    let date = moment.date
    let time = moment.time
    switch letter {
    case "y" where width == 2: Digits.append(date.year % 100, width: 2, to: &bytes)
    case "y": Digits.append(date.year, width: width == 1 ? 1 : 4, to: &bytes)
    case "Y": Digits.append(date.isoWeek.year, width: width == 1 ? 1 : 4, to: &bytes)
    case "M" where width == 3: bytes.append(contentsOf: TimeText.monthNames[date.month - 1].utf8.prefix(3))
    case "M" where width == 4: bytes.append(contentsOf: TimeText.monthNames[date.month - 1].utf8)
    case "M": Digits.append(date.month, width: width, to: &bytes)
    case "d": Digits.append(date.day, width: width, to: &bytes)
    case "D": Digits.append(date.dayOfYear, width: width, to: &bytes)
    case "E" where width == 4: bytes.append(contentsOf: TimeText.weekdayNames[date.weekday - 1].utf8)
    case "E": bytes.append(contentsOf: TimeText.weekdayNames[date.weekday - 1].utf8.prefix(3))
    case "e": Digits.append(date.weekday, width: 1, to: &bytes)
    case "w": Digits.append(date.isoWeek.week, width: width, to: &bytes)
    case "Q": Digits.append(date.quarter, width: 1, to: &bytes)
    case "H": Digits.append(time.hour, width: width, to: &bytes)
    case "h": Digits.append(time.hour % 12 == 0 ? 12 : time.hour % 12, width: width, to: &bytes)
    case "m": Digits.append(time.minute, width: width, to: &bytes)
    case "s": Digits.append(time.second, width: width, to: &bytes)
    case "S":
      var all: [UInt8] = []
      Digits.append(time.nanosecond, width: 9, to: &all)
      bytes.append(contentsOf: all.prefix(width))
    case "a": bytes.append(contentsOf: (time.hour < 12 ? "AM" : "PM").utf8)
    default: break  // `allows` lets nothing else in
    }
  }

  private static func appendOffset(_ offset: Int, width: Int, zulu: Bool, to bytes: inout [UInt8]) {
    if zulu, offset == 0 { return bytes.append(UInt8(ascii: "Z")) }
    let size = Int(min(offset.magnitude, 359_999))
    bytes.append(UInt8(ascii: offset < 0 ? "-" : "+"))
    Digits.append(size / 3600, width: 2, to: &bytes)
    if width == 1, size / 60 % 60 == 0 { return }
    if width == 3 { bytes.append(UInt8(ascii: ":")) }
    Digits.append(size / 60 % 60, width: 2, to: &bytes)
  }

  // MARK: - Reading

  /// What the pattern finds in a text that it covers whole; nil where they do not fit. Fields that a moment's date or
  /// time of day follows from are read (`y M d H h a m s S X x`); the others only have to have their shape.
  public func read(_ text: String) -> TimeText? {
    var fields = ReadFields()
    var rest = Array(text.utf8)[...]
    for piece in pieces {
      switch piece {
      case .literal(let literal):
        guard rest.starts(with: literal.utf8) else { return nil }
        rest = rest.dropFirst(literal.utf8.count)
      case .field(let letter, let width):
        guard fields.take(letter, width, from: &rest) else { return nil }
      }
    }
    return rest.isEmpty ? fields.moment : nil
  }
}

/// The fields that a pattern has read so far.
private struct ReadFields {
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var hour: Int?
  private var minute: Int?
  private var second = 0
  private var nanosecond = 0
  private var isAfternoon: Bool?
  private var offset: Int?

  var moment: TimeText? {
    var result = TimeText(offset: offset)
    if hour != nil || minute != nil {
      var shownHour = hour ?? 0
      if let isAfternoon {
        guard (1...12).contains(shownHour) else { return nil }
        shownHour = shownHour % 12 + (isAfternoon ? 12 : 0)
      }
      guard let time = CivilTime(hour: shownHour, minute: minute ?? 0, second: second, nanosecond: nanosecond) else {
        return nil
      }
      result.time = time
    }
    switch (year, month, day) {
    case (nil, nil, nil): break
    case (nil, let month?, let day?):
      guard CivilDate(year: 2000, month: month, day: day) != nil else { return nil }
      result.monthAndDay = TimeText.MonthDay(month: month, day: day)
    case (let year?, let month, let day):
      guard let date = CivilDate(year: year, month: month ?? 1, day: day ?? 1) else { return nil }
      result.date = date
    default: return nil
    }
    return result
  }

  mutating func take(_ letter: Unicode.Scalar, _ width: Int, from rest: inout ArraySlice<UInt8>) -> Bool {
    switch letter {
    case "y" where width == 2:
      year = Self.number(&rest, 2...2).map { $0 < 70 ? 2000 + $0 : 1900 + $0 }
      return year != nil
    case "y":
      year = Self.number(&rest, width == 4 ? 4...4 : 1...4)
      return year != nil
    case "M" where width >= 3:
      month = Self.name(&rest, among: TimeText.monthNames, whole: width == 4)
      return month != nil
    case "M":
      month = Self.number(&rest, width...2)
      return month != nil
    case "d":
      day = Self.number(&rest, width...2)
      return day != nil
    case "E": return Self.name(&rest, among: TimeText.weekdayNames, whole: width == 4) != nil
    case "H", "h":
      hour = Self.number(&rest, width...2)
      return hour != nil
    case "m":
      minute = Self.number(&rest, width...2)
      return minute != nil
    case "s":
      guard let value = Self.number(&rest, width...2) else { return false }
      second = value
      return true
    case "S":
      guard var value = Self.number(&rest, width...width) else { return false }
      for _ in width..<9 { value *= 10 }
      nanosecond = value
      return true
    case "a":
      let half = String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
      guard half == "am" || half == "pm" else { return false }
      isAfternoon = half == "pm"
      rest = rest.dropFirst(2)
      return true
    case "X", "x": return takeOffset(&rest)
    case "Q", "e": return Self.number(&rest, 1...1) != nil
    case "D": return Self.number(&rest, 1...3) != nil
    case "w": return Self.number(&rest, width...2) != nil
    case "Y": return Self.number(&rest, 4...4) != nil
    default: return false
    }
  }

  private mutating func takeOffset(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let sign = rest.popFirst() else { return false }
    if sign == UInt8(ascii: "Z") {
      offset = 0
      return true
    }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = Self.number(&rest, 2...2), hours <= 18
    else { return false }
    if rest.first == UInt8(ascii: ":") { rest = rest.dropFirst() }
    let minutes = Self.number(&rest, 2...2) ?? 0
    guard minutes < 60 else { return false }
    offset = (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    return true
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, _ widths: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(widths.upperBound).prefix { $0 &- 48 < 10 }
    guard digits.count >= widths.lowerBound else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// The position (from 1) of the name that the text goes on with, in any letter case.
  private static func name(_ rest: inout ArraySlice<UInt8>, among names: [String], whole: Bool) -> Int? {
    for (i, name) in names.enumerated() {
      let wanted = whole ? name.lowercased() : String(name.lowercased().prefix(3))
      let count = wanted.utf8.count
      guard rest.count >= count, rest.prefix(count).map({ $0 | 0x20 }).elementsEqual(wanted.utf8) else { continue }
      rest = rest.dropFirst(count)
      return i + 1
    }
    return nil
  }
}
