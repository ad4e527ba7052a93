import JSONText

/// A running sum: exact over whole numbers, compensated (Neumaier) once a decimal came in, so that the order of many small
/// parts does not show.
struct Total {
  private(set) var count = 0
  private var whole = 0
  private var sum = 0.0
  private var lost = 0.0
  private var hasDecimal = false
  /// Durations are summed by their parts.
  private var duration: (days: Int, seconds: Int, nanoseconds: Int)?

  /// Adds a number or a duration; null is left out.
  mutating func add(_ value: Value, _ call: Call) throws(Raise) {
    switch value {
    case .null: return
    case .integer(let number) where duration == nil:
      let (next, overflow) = whole.addingReportingOverflow(number)
      guard !overflow else {
        throw Raise(
          .value, "\(call.name): the sum does not fit a 64-bit integer",
          help: ["sum decimals instead: .\(call.name)(it * 1.0)"], span: call.span)
      }
      whole = next
    case .decimal(let number) where duration == nil: addDecimal(number)
    case .number(let exact) where duration == nil:
      if let number = exact.integer { return try add(.integer(number), call) }
      guard let number = exact.double, JSONNumber(number) == exact.number else {
        throw Raise(
          .value, "\(call.name): \(exact.number.text) fits no number that can be computed with", span: call.span)
      }
      addDecimal(number)
    case .duration(let part) where count == 0 || duration != nil: try add(part, call)
    default: throw mismatch(value, call)
    }
    count += 1
  }

  private mutating func addDecimal(_ number: Double) {
    hasDecimal = true
    let next = sum + number
    lost += sum.magnitude >= number.magnitude ? (sum - next) + number : (number - next) + sum
    sum = next
  }

  private mutating func add(_ part: DurationValue, _ call: Call) throws(Raise) {
    let old = duration ?? (0, 0, 0)
    guard let made = Durations.sum(old, (part.days, part.seconds, part.nanoseconds)) else {
      throw Raise(.value, "\(call.name): the sum is longer than a duration can be", span: call.span)
    }
    duration = made
  }

  /// The text itself where it is one: `level5` tells more than that it is a string.
  private static func spoken(_ value: Value) -> String {
    if case .string(let text) = value { return Excerpt.quoted(text.text) }
    return value.typeNameWithArticle
  }

  private func mismatch(_ value: Value, _ call: Call) -> Raise {
    let wanted = duration != nil ? "durations" : "numbers"
    var help: [String] = []
    if case .string = value { help = ["turn text into numbers first: .\(call.name)(.field.toNumber())"] }
    if case .object = value { help = ["say which field: .\(call.name)(.field)"] }
    if case .list = value { help = ["say which field: .\(call.name)(.field)"] }
    return Raise(
      .type, "\(call.name): only \(wanted) can be added here, got \(Total.spoken(value))", help: help,
      span: call.span)
  }

  /// The sum; 0 of nothing.
  func value(_ call: Call) throws(Raise) -> Value {
    if let duration { return Durations.value(duration) }
    guard hasDecimal else { return .integer(whole) }
    return try finite(sum + lost + Double(whole), call)
  }

  /// The mean; null of nothing.
  func average(_ call: Call) throws(Raise) -> Value {
    guard count > 0 else { return .null }
    if let duration { return try Durations.divided(duration, by: count, call) }
    guard hasDecimal else {
      // The whole part and the rest apart keep large sums exact.
      let (quotient, rest) = whole.quotientAndRemainder(dividingBy: count)
      return .decimal(Double(quotient) + Double(rest) / Double(count))
    }
    return try finite((sum + lost + Double(whole)) / Double(count), call)
  }

  private func finite(_ number: Double, _ call: Call) throws(Raise) -> Value {
    guard number.isFinite else {
      throw Raise(.value, "\(call.name): the sum is beyond what a decimal can hold", span: call.span)
    }
    return .decimal(number)
  }
}
