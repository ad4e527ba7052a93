import Glibc
import JSONText

/// Methods of numbers.
extension Library {
  static let numbers: [Builtin] = [
    Builtin(
      "round", on: .number, [BuiltinParameter("digits", .integer, default: .value(0))],
      "Rounded to so many digits after the point, halves away from zero; a whole number without digits.",
      examples: [Example("2.5.round()", "3"), Example("2.675.round(2)", "2.68"), Example("1250.round(-2)", "1300")]
    ) { call throws(Raise) in try call.rounded(.nearest) },
    Builtin(
      "floor", on: .number, [BuiltinParameter("digits", .integer, default: .value(0))],
      "Rounded down.", examples: [Example("2.9.floor()", "2"), Example("(-2.1).floor()", "-3")]
    ) { call throws(Raise) in try call.rounded(.down) },
    Builtin(
      "ceil", on: .number, [BuiltinParameter("digits", .integer, default: .value(0))],
      "Rounded up.", examples: [Example("2.1.ceil()", "3"), Example("2.01.ceil(1)", "2.1")]
    ) { call throws(Raise) in try call.rounded(.up) },
    Builtin(
      "toInt", on: .number, [],
      "The whole part, cut off at the point.", examples: [Example("2.9.toInt()", "2"), Example("(-2.9).toInt()", "-2")]
    ) { call throws(Raise) in
      if case .integer = call.receiver { return call.receiver }
      let number = try call.decimalText()
      guard let whole = number.rounded(to: 0, number.isNegative ? .up : .down).integer else {
        throw call.tooLarge("a whole number of 64 bits")
      }
      return .integer(whole)
    },
    Builtin(
      "abs", on: .number, [],
      "Without its sign.", examples: [Example("(-3).abs()", "3"), Example("2.5.abs()", "2.5")]
    ) { call throws(Raise) in
      switch call.receiver {
      case .integer(let number):
        guard number > Int.min else { throw call.tooLarge("a whole number of 64 bits") }
        return .integer(Swift.abs(number))
      case .decimal(let number): return .decimal(number.magnitude)
      case .number(let exact):
        let text = exact.number.text
        return text.utf8.first == UInt8(ascii: "-")
          ? JSONNumber(String(text.dropFirst())).map { Value($0) } ?? .null : call.receiver
      default: return .null
      }
    },
    Builtin(
      "sign", on: .number, [],
      "-1, 0 or 1.", examples: [Example("(-7).sign()", "-1"), Example("0.0.sign()", "0")]
    ) { call throws(Raise) in .integer(Same.order(call.receiver, .integer(0)).signum()) },
    Builtin(
      "isWhole", on: .number, [],
      "Whether nothing follows the point.",
      examples: [Example("3.0.isWhole()", "true"), Example("2.5.isWhole()", "false")]
    ) { call throws(Raise) in
      if case .integer = call.receiver { return .bool(true) }
      return .bool(try call.decimalText().isWhole)
    },
    Builtin(
      "div", on: .number, [BuiltinParameter("by", .number)],
      "The quotient as a whole number, cut off at the point.",
      examples: [Example("7.div(2)", "3"), Example("(-7).div(2)", "-3")]
    ) { call throws(Raise) in
      if case .integer(let a) = call.receiver, let b = call.value(0).wholeNumber {
        guard b != 0 else { throw call.failure(.value, "division by zero", argument: 0) }
        let (quotient, overflow) = a.dividedReportingOverflow(by: b)
        guard !overflow else { throw call.tooLarge("a whole number of 64 bits") }
        return .integer(quotient)
      }
      let b = try call.double(0)
      guard b != 0 else { throw call.failure(.value, "division by zero", argument: 0) }
      guard let a = call.receiver.double, let whole = Int(exactly: (a / b).rounded(.towardZero)) else {
        throw call.tooLarge("a whole number of 64 bits")
      }
      return .integer(whole)
    },
    Builtin(
      "clamp", on: .number, [BuiltinParameter("low", .number), BuiltinParameter("high", .number)],
      "The number, or the bound that it passes.",
      examples: [Example("15.clamp(0, 10)", "10"), Example("5.clamp(0, 10)", "5")]
    ) { call throws(Raise) in
      guard Same.order(call.value(0), call.value(1)) <= 0 else {
        throw call.failure(.value, "clamp: the lower bound is above the upper one", argument: 0)
      }
      if Same.order(call.receiver, call.value(0)) < 0 { return call.value(0) }
      return Same.order(call.receiver, call.value(1)) > 0 ? call.value(1) : call.receiver
    },
    Builtin(
      "pow", on: .number, [BuiltinParameter("exponent", .number)],
      "Raised to a power: whole for whole numbers, else a decimal.",
      examples: [Example("2.pow(10)", "1024"), Example("2.pow(-1)", "0.5")]
    ) { call throws(Raise) in try call.power() },
    Builtin(
      "sqrt", on: .number, [],
      "The square root.", examples: [Example("9.sqrt()", "3.0")]
    ) { call throws(Raise) in
      guard let number = call.receiver.double else { throw call.tooLarge("a decimal") }
      guard number >= 0 else { throw Raise(.value, "a negative number has no square root", span: call.span) }
      return .decimal(number.squareRoot())
    },
    Builtin(
      "log", on: .number, [BuiltinParameter("base", .number, default: .optional)],
      "The logarithm to a base; the natural one without.",
      examples: [Example("1000.log(10)", "3.0"), Example("1.log()", "0.0")]
    ) { call throws(Raise) in
      guard let number = call.receiver.double else { throw call.tooLarge("a decimal") }
      guard number > 0 else { throw Raise(.value, "only positive numbers have a logarithm", span: call.span) }
      guard call.has(0) else { return .decimal(Glibc.log(number)) }
      let base = try call.double(0)
      guard base > 0, base != 1 else {
        throw call.failure(.value, "log: the base must be above 0 and not 1", argument: 0)
      }
      let exact = base == 10 ? log10(number) : base == 2 ? log2(number) : Glibc.log(number) / Glibc.log(base)
      return .decimal(exact)
    },
    Builtin(
      "isEven", on: .number, [], "Whether it is a whole number that two divides.",
      examples: [Example("4.isEven()", "true"), Example("4.5.isEven()", "false")]
    ) { call throws(Raise) in .bool(call.receiver.wholeNumber.map { $0 % 2 == 0 } ?? false) },
    Builtin(
      "isOdd", on: .number, [], "Whether it is a whole number that two does not divide.",
      examples: [Example("(-3).isOdd()", "true")]
    ) { call throws(Raise) in .bool(call.receiver.wholeNumber.map { $0 % 2 != 0 } ?? false) },
    Builtin(
      "toBase", on: .number, [BuiltinParameter("base", .integer)],
      "A whole number written with the digits of another base, 2 to 36.",
      examples: [Example("255.toBase(16)", "\"ff\""), Example("5.toBase(2)", "\"101\"")]
    ) { call throws(Raise) in
      let base = try call.integer(0)
      guard (2...36).contains(base) else {
        throw call.failure(.value, "toBase: 'base' must be 2...36, got \(base)", argument: 0)
      }
      guard let number = call.receiver.wholeNumber else { throw call.tooLarge("a whole number of 64 bits") }
      return .text(String(number, radix: base))
    },
    Builtin(
      "format", on: .number,
      [
        BuiltinParameter("digits", .integer, default: .optional),
        BuiltinParameter("grouping", .string, default: .value(",")),
      ],
      "Text with exactly so many digits after the point (as many as there are without), in groups of three.",
      examples: [
        Example("1234567.891.format(2)", "\"1,234,567.89\""), Example("5.format(2)", "\"5.00\""),
        Example("1234567.format(grouping: \" \")", "\"1 234 567\""),
      ]
    ) { call throws(Raise) in
      let digits = call.has(0) ? try call.digits(0) : nil
      guard let text = try call.decimalText().text(places: digits, grouping: try call.string(1)) else {
        throw call.tooLarge("\(DecimalText.digitLimit) digits")
      }
      return .text(text)
    },
    Builtin(
      "percent", on: .number, [BuiltinParameter("digits", .integer, default: .value(0))],
      "A share as text: 1 is 100 %.",
      examples: [Example("0.4321.percent()", "\"43%\""), Example("(1 / 3).percent(1)", "\"33.3%\"")]
    ) { call throws(Raise) in
      let digits = try call.digits(0)
      let hundredfold = try call.scaled()
      guard let text = DecimalText(hundredfold)?.text(places: digits) else {
        throw call.tooLarge("\(DecimalText.digitLimit) digits")
      }
      return .text(text + "%")
    },
    duration("milliseconds", 1_000_000, ninety: "0.09s"), duration("seconds", 1_000_000_000, ninety: "1m 30s"),
    duration("minutes", 60_000_000_000, ninety: "1h 30m"), duration("hours", 3_600_000_000_000, ninety: "90h"),
    days("days", 1), days("weeks", 7),
  ]

  /// `90.seconds`
  /// - Parameter ninety: what ninety of them show. Written out: text of a duration costs a start 0.1 ms.
  private static func duration(_ name: String, _ unit: Int, ninety: String) -> Builtin {
    Builtin(
      name, on: .number, [], "A duration of so many \(name).",
      examples: [Example("string(90.\(name))", "\"\(ninety)\"")], traits: .isProperty
    ) { call throws(Raise) in
      guard let parts = Durations.made(call.receiver, unit: unit) else { throw call.tooLarge("a duration") }
      return Durations.value(parts)
    }
  }

  /// `7.days`: calendar days, which may have 23 or 25 hours.
  private static func days(_ name: String, _ count: Int) -> Builtin {
    Builtin(
      name, on: .number, [], "A duration of so many calendar \(name); whole numbers only.",
      examples: [Example("string(2.\(name))", "\"\(2 * count)d\"")], traits: .isProperty
    ) { call throws(Raise) in
      guard let whole = call.receiver.wholeNumber else {
        throw Raise(
          .value, "calendar \(name) are whole, got \(try call.numberText())", help: ["use hours: 36.hours"],
          span: call.span)
      }
      let (days, overflow) = whole.multipliedReportingOverflow(by: count)
      guard !overflow else { throw call.tooLarge("a duration") }
      return Durations.value((days, 0, 0))
    }
  }
}

extension Call {
  /// The receiver's exact text.
  func numberText() throws(Raise) -> String {
    switch receiver {
    case .integer(let number): return String(number)
    case .decimal(let number): return number.description
    case .number(let exact): return exact.number.text
    default: throw misplaced("numbers")
    }
  }

  func decimalText() throws(Raise) -> DecimalText {
    guard let text = DecimalText(try numberText()) else { throw tooLarge("what can be computed with") }
    return text
  }

  /// A count of digits that makes sense.
  func digits(_ i: Int) throws(Raise) -> Int {
    let digits = try integer(i)
    guard digits >= 0, digits <= DecimalText.digitLimit else {
      throw failure(.value, "\(name): 'digits' must be 0...\(DecimalText.digitLimit), got \(digits)", argument: i)
    }
    return digits
  }

  func tooLarge(_ room: String) -> Raise { Raise(.value, "\(name): the result does not fit \(room)", span: span) }

  fileprivate func rounded(_ rule: DecimalText.Rule) throws(Raise) -> Value {
    let digits = try integer(0)
    if case .integer = receiver, digits >= 0 { return receiver }
    let result = try decimalText().rounded(to: digits, rule)
    if digits <= 0 {
      if let whole = result.integer { return .integer(whole) }
    } else if case .decimal = receiver {
      guard let number = result.double else { throw tooLarge("a decimal") }
      return .decimal(number)
    }
    guard let text = result.text(), let number = JSONNumber(text) else {
      throw tooLarge("\(DecimalText.digitLimit) digits")
    }
    return Value(number)
  }

  /// The text of the receiver times a hundred; exact unless it has an exponent.
  fileprivate func scaled() throws(Raise) -> String {
    let text = try numberText()
    if !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) { return text + "e2" }
    guard let number = receiver.double, (number * 100).isFinite else { throw tooLarge("a decimal") }
    return (number * 100).description
  }

  fileprivate func power() throws(Raise) -> Value {
    if case .integer(let base) = receiver, let exponent = value(0).wholeNumber, exponent >= 0 {
      var result = 1
      var factor = base
      var left = exponent
      while left > 0 {
        if left & 1 == 1 {
          let (product, overflow) = result.multipliedReportingOverflow(by: factor)
          guard !overflow else { throw tooLarge("a whole number of 64 bits") }
          result = product
        }
        left >>= 1
        if left == 0 { break }
        let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw tooLarge("a whole number of 64 bits") }
        factor = square
      }
      return .integer(result)
    }
    guard let base = receiver.double else { throw tooLarge("a decimal") }
    let result = Decimals.power(base, try double(0))
    guard result.isFinite else { throw tooLarge("a decimal") }
    return .decimal(result)
  }
}
