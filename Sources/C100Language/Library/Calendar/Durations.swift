/// Arithmetic on durations: days apart from exact seconds, nothing wraps.
enum Durations {
  typealias Parts = (days: Int, seconds: Int, nanoseconds: Int)

  static func parts(_ duration: DurationValue) -> Parts { (duration.days, duration.seconds, duration.nanoseconds) }

  static func value(_ parts: Parts) -> Value {
    .duration(DurationValue(days: parts.days, seconds: parts.seconds, nanoseconds: parts.nanoseconds))
  }

  static func text(_ duration: DurationValue) -> String {
    DurationText(days: duration.days, seconds: duration.seconds, nanoseconds: duration.nanoseconds).text
  }

  static func sum(_ a: Parts, _ b: Parts) -> Parts? {
    let (days, overflow) = a.days.addingReportingOverflow(b.days)
    return overflow ? nil : made(days: days, nanoseconds: nanoseconds(a) + nanoseconds(b))
  }

  /// Seconds and nanoseconds as one number; days stay out.
  static func nanoseconds(_ parts: Parts) -> Int128 {
    Int128(parts.seconds) * 1_000_000_000 + Int128(parts.nanoseconds)
  }

  /// The whole length, a day as 24 hours.
  static func total(_ parts: Parts) -> Int128 { Int128(parts.days) * 86_400_000_000_000 + nanoseconds(parts) }

  static func made(days: Int, nanoseconds: Int128) -> Parts? {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    guard let whole = Int(exactly: seconds) else { return nil }
    return (days, whole, Int(rest))
  }

  /// A duration of `amount` units of `unit` nanoseconds each; nil where it does not fit.
  static func made(_ amount: Value, unit: Int) -> Parts? {
    if let whole = amount.wholeNumber { return made(days: 0, nanoseconds: Int128(whole) * Int128(unit)) }
    guard let number = amount.double, number.magnitude < 9e18 / Double(unit) * 1e9 else { return nil }
    let size = (number * Double(unit)).rounded()
    return Int128(exactly: size).flatMap { made(days: 0, nanoseconds: $0) }
  }

  /// A mean of durations: days that do not divide become hours.
  static func divided(_ parts: Parts, by count: Int, _ call: Call) throws(Raise) -> Value {
    let size =
      parts.days % count == 0
      ? made(days: parts.days / count, nanoseconds: nanoseconds(parts) / Int128(count))
      : made(days: 0, nanoseconds: total(parts) / Int128(count))
    guard let size else { throw Raise(.value, "\(call.name): longer than a duration can be", span: call.span) }
    return value(size)
  }

  /// How many units of `unit` nanoseconds it is long: a whole number where it is one.
  static func length(_ duration: DurationValue, unit: Int) -> Value {
    let (whole, rest) = total(parts(duration)).quotientAndRemainder(dividingBy: Int128(unit))
    if rest == 0, let number = Int(exactly: whole) { return .integer(number) }
    return .decimal(Double(whole) + Double(rest) / Double(unit))
  }
}
