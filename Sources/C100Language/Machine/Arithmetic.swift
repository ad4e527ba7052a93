import JSONText

/// What operators do to values of any kind: a value or an error, never a trap.
enum Arithmetic {
  static func apply(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ run: Run
  ) throws(Raise) -> Value {
    switch (left, right) {
    case (.integer(let a), .integer(let b)): return try integers(operation, a, b)
    case (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal):
      return try decimals(operation, left.double ?? 0, right.double ?? 0)
    case (.number(let number), _) where right.isNumber:
      return try apply(operation, try computable(number), right, run)
    case (_, .number(let number)) where left.isNumber:
      return try apply(operation, left, try computable(number), run)
    case (.time, _), (.duration, _), (_, .duration):
      if let value = try times(operation, left, right, run) { return value }
    case (.string(let a), .string(let b)) where operation == .add: return .text(a.text + b.text)
    case (.string(let a), .host(let b)) where operation == .add:
      if let text = try b.asText(run) { return .text(a.text + text) }
    case (.host(let a), .string(let b)) where operation == .add:
      if let text = try a.asText(run) { return .text(text + b.text) }
    case (.list(let a), .list(let b)) where operation == .add: return .elements(Array(copying: a.elements, b.elements))
    default: break
    }
    throw mismatch(operation, left, right)
  }

  private static func integers(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws(Raise) -> Value {
    let (result, overflow): (Int, Bool)
    switch operation {
    case .add: (result, overflow) = a.addingReportingOverflow(b)
    case .subtract: (result, overflow) = a.subtractingReportingOverflow(b)
    case .multiply: (result, overflow) = a.multipliedReportingOverflow(by: b)
    case .remainder:
      guard b != 0 else { throw Raise(.value, "the remainder of a division by zero") }
      // Int.min % -1 is 0, though the processor says overflow.
      return .integer(b == -1 ? 0 : a % b)
    default:
      guard b != 0 else { throw Raise(.value, "division by zero") }
      return try finite(Double(a) / Double(b))
    }
    if overflow {
      throw Raise(
        .value, "\(a) \(operation.rawValue) \(b) does not fit in a 64-bit integer",
        help: ["with a decimal it is computed as one: 1.0 * x"])
    }
    return .integer(result)
  }

  private static func decimals(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws(Raise) -> Value {
    switch operation {
    case .add: return try finite(a + b)
    case .subtract: return try finite(a - b)
    case .multiply: return try finite(a * b)
    case .remainder:
      guard b != 0 else { throw Raise(.value, "the remainder of a division by zero") }
      return try finite(a.truncatingRemainder(dividingBy: b))
    default:
      guard b != 0 else { throw Raise(.value, "division by zero") }
      return try finite(a / b)
    }
  }

  private static func finite(_ number: Double) throws(Raise) -> Value {
    guard number.isFinite else { throw Raise(.value, "the result is beyond what a decimal can hold") }
    return .decimal(number)
  }

  /// The integer or decimal to compute with for an exact number.
  static func computable(_ number: NumberValue) throws(Raise) -> Value {
    let text = number.number.text
    let isWhole = !text.utf8.contains { $0 == 0x2E || $0 | 0x20 == 0x65 }
    if isWhole {
      if let integer = number.integer { return .integer(integer) }
    } else if let double = number.double {
      // More digits than a decimal holds would be lost without a word.
      let digits = text.utf8.prefix { $0 | 0x20 != 0x65 }.filter { $0 >= 0x30 && $0 <= 0x39 }.drop { $0 == 0x30 }
      if digits.count <= 17 || JSONNumber(double) == number.number { return .decimal(double) }
    }
    throw Raise(
      .value, "\(Excerpt.of(text)) does not fit a number that can be computed with",
      help: ["it can be shown, compared and passed on as it is"])
  }

  static func negated(_ value: Value) throws(Raise) -> Value {
    switch value {
    case .integer(let number):
      let (result, overflow) = 0.subtractingReportingOverflow(number)
      if overflow { throw Raise(.value, "-(\(number)) does not fit in a 64-bit integer") }
      return .integer(result)
    case .decimal(let number): return .decimal(-number)
    case .number(let number): return try negated(try computable(number))
    case .duration(let duration):
      if duration.days == Int.min || duration.seconds == Int.min { throw tooLong() }
      return .duration(
        DurationValue(days: -duration.days, seconds: -duration.seconds, nanoseconds: -duration.nanoseconds))
    default: throw Raise(.type, "'-' needs a number, got \(value.typeNameWithArticle)")
    }
  }

  // MARK: - Times

  private static func times(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ run: Run
  ) throws(Raise) -> Value? {
    switch (left, operation, right) {
    case (.time(let time), .add, .duration(let duration)), (.duration(let duration), .add, .time(let time)):
      return try moved(time, Durations.parts(duration), run)
    case (.time(let time), .subtract, .duration):
      guard case .duration(let back) = try negated(right) else { return nil }
      return try moved(time, Durations.parts(back), run)
    case (.time(let a), .subtract, .time(let b)):
      let (seconds, overflow) = a.seconds.subtractingReportingOverflow(b.seconds)
      guard !overflow,
        let parts = Durations.made(
          days: 0, nanoseconds: Int128(seconds) * 1_000_000_000 + Int128(a.nanoseconds - b.nanoseconds))
      else { throw tooLong() }
      return Durations.value(parts)
    case (.duration(let a), .add, .duration(let b)):
      guard let sum = Durations.sum(Durations.parts(a), Durations.parts(b)) else { throw tooLong() }
      return Durations.value(sum)
    case (.duration(let a), .subtract, .duration):
      guard case .duration(let b) = try negated(right),
        let sum = Durations.sum(Durations.parts(a), Durations.parts(b))
      else { throw tooLong() }
      return Durations.value(sum)
    case (.duration(let duration), .multiply, _) where right.isNumber: return try scaled(duration, right)
    case (_, .multiply, .duration(let duration)) where left.isNumber: return try scaled(duration, left)
    case (.duration(let a), .divide, .duration(let b)):
      let divisor = Durations.total(Durations.parts(b))
      guard divisor != 0 else { throw Raise(.value, "division by zero") }
      return try finite(Double(Durations.total(Durations.parts(a))) / Double(divisor))
    case (.duration(let duration), .divide, _) where right.isNumber:
      guard let divisor = right.double, divisor != 0 else { throw Raise(.value, "division by zero") }
      let total = Durations.total(Durations.parts(duration))
      guard let whole = Int128(exactly: (Double(total) / divisor).rounded()),
        let parts = Durations.made(days: 0, nanoseconds: whole)
      else { throw tooLong() }
      return Durations.value(parts)
    default: return nil
    }
  }

  private static func moved(_ time: TimeValue, _ by: Durations.Parts, _ run: Run) throws(Raise) -> Value {
    guard
      let moved = Times.adding(
        days: by.days, seconds: by.seconds, nanoseconds: by.nanoseconds, to: time, run.services.zones)
    else { throw Raise(.value, "this date-time would lie outside the years 1 to 9999") }
    return .time(moved)
  }

  private static func scaled(_ duration: DurationValue, _ factor: Value) throws(Raise) -> Value {
    if let whole = factor.wholeNumber {
      let (days, overflow) = duration.days.multipliedReportingOverflow(by: whole)
      let (nanoseconds, tooMany) = Durations.nanoseconds(Durations.parts(duration)).multipliedReportingOverflow(
        by: Int128(whole))
      guard !overflow, !tooMany, let parts = Durations.made(days: days, nanoseconds: nanoseconds) else {
        throw tooLong()
      }
      return Durations.value(parts)
    }
    guard let number = factor.double else { throw tooLong() }
    let total = Double(Durations.total(Durations.parts(duration))) * number
    guard let whole = Int128(exactly: total.rounded()), let parts = Durations.made(days: 0, nanoseconds: whole) else {
      throw tooLong()
    }
    return Durations.value(parts)
  }

  private static func tooLong() -> Raise { Raise(.value, "this is longer than a duration can be") }

  // MARK: - Comparing

  static func equal(_ left: Value, _ right: Value, _ run: Run) throws(Raise) -> Bool {
    switch (left, right) {
    case (.sequence, .list), (.list, .sequence), (.sequence, .sequence):
      if case .sequence(let a) = left, case .sequence(let b) = right, a === b { return true }
      throw Raise(
        .type, "'==' compares lists, and one side is a lazy sequence", help: ["collect it first: .collect()"])
    case (.time, .string(let text)), (.string(let text), .time):
      throw Raise(
        .type, "a date-time is compared with a date-time, got a string",
        help: ["write date(\(Excerpt.quoted(text.text))) or time(…)"])
    default:
      return try run.areEqual(left, right)
    }
  }

  /// Below, at or above zero; nil where one side is null and every comparison is false.
  /// - Parameter isSwapped: `a > b` came as `b < a`; messages name them as written.
  static func order(
    _ left: Value, _ right: Value, _ symbol: StaticString, isSwapped: Bool
  ) throws(Raise) -> Int? {
    if left.isNull || right.isNull { return nil }
    if Same.isComparable(left, right) { return Same.order(left, right) }
    let (a, b) = isSwapped ? (right, left) : (left, right)
    if let standIn = Raise.standIn(a, b) { throw standIn }
    var help: [String] = []
    switch (a, b) {
    case (.time, .string(let text)), (.string(let text), .time):
      help = ["write date(\(Excerpt.quoted(text.text))) or time(…)"]
    case (.time, let number) where number.isNumber: help = ["a date is written date(\"2026-11-20\")"]
    case (let number, .time) where number.isNumber: help = ["a date is written date(\"2026-11-20\")"]
    case (.string(let text), let number) where number.isNumber:
      help = [numberHelp(text.text)]
    case (let number, .string(let text)) where number.isNumber: help = [numberHelp(text.text)]
    case (.duration, let number) where number.isNumber: help = ["say how long: 5.days, 90.minutes"]
    case (let number, .duration) where number.isNumber: help = ["say how long: 5.days, 90.minutes"]
    default: break
    }
    throw Raise(
      .type, "'\(symbol)' cannot compare \(a.typeNameWithArticle) with \(b.typeNameWithArticle)", help: help)
  }

  private static func numberHelp(_ text: String) -> String {
    let quoted = Excerpt.quoted(text)
    return NumberText.value(text) == nil
      ? "\(quoted) is no number: compare it with a text" : "turn the string into a number: \(quoted).toNumber()"
  }

  private static func mismatch(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Raise {
    if let standIn = Raise.standIn(left, right) { return standIn }
    var help: [String] = []
    if operation == .add {
      switch (left, right) {
      case (.time, .string), (.string, .time): help = ["a text goes around it: \"… \\(t) …\"; later is t + 1.days"]
      case (.string, _), (_, .string): help = ["put it into the text: \"… \\(value) …\""]
      case (.sequence, _), (_, .sequence), (.range, _), (_, .range): help = ["make it a list first: .collect()"]
      case (.list, _): help = ["put a list on the right side: + [value]"]
      case (.object, .object): help = ["join objects with {...a, ...b}"]
      default: break
      }
    }
    if operation == .multiply, case .string = left, right.isNumber { help = ["to repeat a text: .repeat(n)"] }
    if case .time = left, right.isNumber || (operation == .subtract && right.string != nil) {
      help = ["say how long: 5.days, 90.minutes"]
    }
    if operation == .remainder, case .string = left { help = ["values go into a text: \"… \\(value) …\""] }
    if operation != .add {
      for case .string(let text) in [left, right] where NumberText.value(text.text) != nil {
        help = ["turn text into numbers first: \(Excerpt.quoted(text.text)).toNumber()"]
      }
    }
    if left.isNull || right.isNull { help.append("give a value for null: value ?? 0") }
    return Raise(
      .type,
      "'\(operation.rawValue)' cannot combine \(left.typeNameWithArticle) with \(right.typeNameWithArticle)", help: help
    )
  }
}
