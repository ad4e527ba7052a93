/// A length of time as its parts: calendar days, and exact seconds with nanoseconds of the same sign.
///
/// Text: `7d`, `1h 30m`, `2d 3h 5m 2.5s`, `-90s` as `-1m 30s`, nothing as `0s`.
public struct DurationText: Equatable, Sendable {
  public var days: Int
  public var seconds: Int
  public var nanoseconds: Int

  public init(days: Int = 0, seconds: Int = 0, nanoseconds: Int = 0) {
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  // MARK: - Writing

  /// The parts that are not zero, largest first; `-` before the whole where all point backwards.
  public var text: String {
    if days == 0, seconds == 0, nanoseconds == 0 { return "0s" }
    let allBack = days <= 0 && seconds <= 0 && nanoseconds <= 0
    var parts: [String] = []
    func sign(_ n: Int) -> String { n < 0 && !allBack ? "-" : "" }
    if days != 0 { parts.append("\(sign(days))\(days.magnitude)d") }
    let size = seconds.magnitude
    let mark = sign(seconds < 0 || nanoseconds < 0 ? -1 : 1)
    if size >= 3600 { parts.append("\(mark)\(size / 3600)h") }
    if size / 60 % 60 != 0 { parts.append("\(mark)\(size / 60 % 60)m") }
    if size % 60 != 0 || nanoseconds != 0 {
      parts.append("\(mark)\(size % 60)\(Self.fraction(nanoseconds))s")
    }
    return (allBack ? "-" : "") + parts.joined(separator: " ")
  }

  /// `.5` for half a second; nothing for a whole one.
  private static func fraction(_ nanoseconds: Int) -> String {
    guard nanoseconds != 0 else { return "" }
    var digits: [UInt8] = []
    Digits.append(Int(nanoseconds.magnitude), width: 9, to: &digits)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return "." + String(decoding: digits, as: UTF8.self)
  }

  /// `26:03:05`, `1.02:03:05` with days: as the API's samples show durations.
  public var clock: String {
    var bytes: [UInt8] = []
    if days < 0 || seconds < 0 || nanoseconds < 0 { bytes.append(UInt8(ascii: "-")) }
    if days != 0 {
      bytes.append(contentsOf: String(days.magnitude).utf8)
      bytes.append(UInt8(ascii: "."))
    }
    let size = seconds.magnitude
    let hours = String(size / 3600)
    bytes.append(contentsOf: (hours.utf8.count < 2 ? "0" + hours : hours).utf8)
    bytes.append(UInt8(ascii: ":"))
    Digits.append(Int(size / 60 % 60), width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Digits.append(Int(size % 60), width: 2, to: &bytes)
    bytes.append(contentsOf: Self.fraction(nanoseconds).utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Reading

  /// Reads `1h 30m`, `7d`, `90s`, `1.5h`, `250ms`, `2w`, `01:34:34`, `0.01:34:34` (days before the dot), `12:00` (hours and
  /// minutes), ISO 8601's `P1DT2H30M`; nil for anything else, for months and years, and where the sum does not fit.
  public init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while bytes.first == 32 { bytes = bytes.dropFirst() }
    while bytes.last == 32 { bytes = bytes.dropLast() }
    var isNegative = false
    if bytes.first == UInt8(ascii: "-") {
      isNegative = true
      bytes = bytes.dropFirst()
    }
    var sum: DurationText?
    if bytes.first == UInt8(ascii: "P") {
      sum = Self.iso(bytes.dropFirst())
    } else if bytes.contains(UInt8(ascii: ":")) {
      sum = Self.clock(bytes)
    } else {
      sum = Self.parts(bytes)
    }
    guard let sum else { return nil }
    self = isNegative ? DurationText(days: -sum.days, seconds: -sum.seconds, nanoseconds: -sum.nanoseconds) : sum
  }

  // part := digits ["." digits] ("w" | "d" | "h" | "m" | "s" | "ms")
  private static func parts(_ bytes: ArraySlice<UInt8>) -> DurationText? {
    var rest = bytes
    var sum = DurationText()
    var any = false
    while !rest.isEmpty {
      while rest.first == 32 { rest = rest.dropFirst() }
      guard let amount = amount(&rest) else { return nil }
      while rest.first == 32 { rest = rest.dropFirst() }
      let unit = rest.prefix { ($0 | 0x20) &- 97 < 26 }
      rest = rest.dropFirst(unit.count)
      guard sum.add(amount, unit: String(decoding: unit, as: UTF8.self)) else { return nil }
      any = true
    }
    return any ? sum : nil
  }

  private static func iso(_ bytes: ArraySlice<UInt8>) -> DurationText? {
    var rest = bytes
    var sum = DurationText()
    var inTime = false
    var any = false
    while let first = rest.first {
      if first == UInt8(ascii: "T"), !inTime {
        inTime = true
        rest = rest.dropFirst()
        continue
      }
      guard let amount = amount(&rest), let unit = rest.popFirst() else { return nil }
      let name: String
      switch (unit, inTime) {
      case (UInt8(ascii: "W"), false): name = "w"
      case (UInt8(ascii: "D"), false): name = "d"
      case (UInt8(ascii: "H"), true): name = "h"
      case (UInt8(ascii: "M"), true): name = "m"
      case (UInt8(ascii: "S"), true): name = "s"
      default: return nil
      }
      guard sum.add(amount, unit: name) else { return nil }
      any = true
    }
    return any ? sum : nil
  }

  // [d.]hh:mm[:ss[.fraction]]
  private static func clock(_ bytes: ArraySlice<UInt8>) -> DurationText? {
    var rest = bytes
    var sum = DurationText()
    guard var hours = whole(&rest) else { return nil }
    if rest.first == UInt8(ascii: ".") {
      sum.days = hours
      rest = rest.dropFirst()
      guard let value = whole(&rest) else { return nil }
      hours = value
    }
    guard rest.popFirst() == UInt8(ascii: ":"), let minutes = whole(&rest), minutes < 60, hours < 1 << 40 else {
      return nil
    }
    sum.seconds = hours * 3600 + minutes * 60
    guard let next = rest.popFirst() else { return sum }
    guard next == UInt8(ascii: ":"), let last = amount(&rest), rest.isEmpty, last.whole < 60 else { return nil }
    sum.seconds += last.whole
    sum.nanoseconds = last.nano
    return sum
  }

  private static func whole(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix { $0 &- 48 < 10 }
    guard !digits.isEmpty, digits.count <= 15 else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// A number with up to nine fraction digits, as a whole part and billionths.
  private static func amount(_ rest: inout ArraySlice<UInt8>) -> (whole: Int, nano: Int)? {
    guard let whole = whole(&rest) else { return nil }
    guard rest.first == UInt8(ascii: ".") else { return (whole, 0) }
    rest = rest.dropFirst()
    let digits = rest.prefix { $0 &- 48 < 10 }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    var nano = 0
    for i in 0..<9 {
      let digit = i < digits.count ? Int(digits[digits.startIndex + i] - 48) : 0
      nano = nano * 10 + digit
    }
    return (whole, nano)
  }

  private mutating func add(_ amount: (whole: Int, nano: Int), unit: String) -> Bool {
    let unitSeconds: Int
    switch unit {
    case "ms", "milliseconds", "millisecond":
      let total = amount.whole % 1000 * 1_000_000 + amount.nano / 1000
      return add(seconds: amount.whole / 1000, nano: total)
    case "s", "sec", "second", "seconds": unitSeconds = 1
    case "m", "min", "minute", "minutes": unitSeconds = 60
    case "h", "hour", "hours": unitSeconds = 3600
    case "d", "day", "days", "w", "week", "weeks":
      guard amount.nano == 0 else { return false }
      let (more, over) = amount.whole.multipliedReportingOverflow(by: unit.hasPrefix("w") ? 7 : 1)
      let (sum, overflow) = days.addingReportingOverflow(more)
      days = sum
      return !over && !overflow
    default: return false
    }
    let (whole, over) = amount.whole.multipliedReportingOverflow(by: unitSeconds)
    let nano = amount.nano * unitSeconds
    return !over && add(seconds: whole, nano: nano)
  }

  private mutating func add(seconds more: Int, nano: Int) -> Bool {
    let nanos = nanoseconds + nano
    let (a, over) = seconds.addingReportingOverflow(more)
    let (b, overflow) = a.addingReportingOverflow(nanos / 1_000_000_000)
    seconds = b
    nanoseconds = nanos % 1_000_000_000
    return !over && !overflow
  }
}
