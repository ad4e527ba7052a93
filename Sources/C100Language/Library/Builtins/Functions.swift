import JSONText

/// Functions that stand by themselves.
extension Library {
  static let functions: [Builtin] = [
    Builtin(
      "print", on: .global, [BuiltinParameter("values", .any, variadic: true)],
      "Writes the values to the standard output, a space between them and a line end after them."
    ) { call throws(Raise) in
      try call.run.services.print(call.rest, call.run)
      return .nothing
    },
    Builtin(
      "fail", on: .global, [BuiltinParameter("message", .string), BuiltinParameter("data", .any, default: .optional)],
      "Ends with an error that `try … catch` may catch; `data` is the error's `.data`.",
      examples: [Example("try fail(\"no agents\") catch \"caught\"", "\"caught\"")]
    ) { call throws(Raise) in
      throw Raise(.user, try call.string(0), span: call.span, data: call.has(1) ? call.value(1) : nil)
    },
    Builtin(
      "assert", on: .global,
      [BuiltinParameter("condition", .bool), BuiltinParameter("why", .string, default: .optional)],
      "Ends with an error unless the condition is true.",
      examples: [Example("try assert(1 > 2, \"odd\") catch \"caught\"", "\"caught\"")]
    ) { call throws(Raise) in
      if try call.bool(0) { return .nothing }
      let why = call.has(1) ? try call.string(1) : "the assertion does not hold"
      throw Raise(.assert, why, span: call.has(1) ? call.span : call.argumentSpan(0))
    },
    Builtin(
      "exit", on: .global, [BuiltinParameter("status", .integer, default: .value(0))],
      "Ends the program with this status, 0 to 255."
    ) { call throws(Raise) in
      let status = try call.integer(0)
      guard (0...255).contains(status) else {
        throw call.failure(.value, "exit: the status must be 0...255, got \(status)", argument: 0)
      }
      throw Raise(.exit(status), "exit \(status)", span: call.span)
    },
    Builtin(
      "args", on: .global, [], "The script's arguments, a list of strings.", traits: .isProperty
    ) { call throws(Raise) in .elements(call.run.services.arguments.map { .text($0) }) },
    Builtin(
      "env", on: .global,
      [BuiltinParameter("name", .string), BuiltinParameter("fallback", .any, default: .value(nil))],
      "A variable of the environment, or the fallback; one that holds a secret shows as ••• and only `login` takes it.",
      examples: [Example("env(\"C100_NO_SUCH_NAME\", \"none\")", "\"none\"")]
    ) { call throws(Raise) in call.run.services.environment(try call.string(0)) ?? call.value(1) },
    Builtin(
      "stdin", on: .global, [],
      "The standard input: `.lines()` lazily, `.text()`, `.parseJSON()`, `.parseNDJSON()` lazily, `.parseCSV()`.",
      traits: .isProperty
    ) { call throws(Raise) in .host(StandardInput()) },
    Builtin(
      "read", on: .global, [BuiltinParameter("path", .string)],
      "The text of a file; `.parseJSON()`, `.parseCSV()`, `.lines()` go on from there."
    ) { call throws(Raise) in
      let path = try call.string(0)
      guard let text = try call.run.services.readText(path, call.run) else {
        throw call.failure(
          .value, "'\(Excerpt.of(path))' is not UTF-8 text", argument: 0,
          help: ["its bytes as they are: file(\"\(Excerpt.of(path))\")"])
      }
      try call.run.charge(bytes: text.utf8.count)
      call.run.release(bytes: text.utf8.count)
      return .text(text)
    },
    Builtin(
      "type", on: .global, [BuiltinParameter("value")], "The word for what a value is.",
      examples: [
        Example("type(1)", "\"integer\""), Example("type([])", "\"list\""), Example("type(null)", "\"null\""),
      ]
    ) { call throws(Raise) in .text(call.value(0).typeName) },
    Builtin(
      "string", on: .global, [BuiltinParameter("value")], "The text of a value, as interpolation shows it.",
      examples: [Example("string(1.50)", "\"1.5\""), Example("string(90.seconds)", "\"1m 30s\"")]
    ) { call throws(Raise) in .text(try Same.text(call.value(0), call.run)) },
    Builtin(
      "date", on: .global,
      [
        BuiltinParameter("text", .any), BuiltinParameter("zone", .string, default: .optional),
        BuiltinParameter("format", .string, default: .optional),
      ],
      "A date of a text (ISO 8601, `12/05/2019`, `Dec 6, 2026`, or a pattern); a text with a time of day gives a date-time, and a date-time is left as it is.",
      examples: [
        Example("date(\"2026-11-20\").day", "20"),
        Example("string(date(\"20.11.2026\", format: \"dd.MM.yyyy\"))", "\"2026-11-20\""),
      ]
    ) { call throws(Raise) in try call.readTime(isDate: true) },
    Builtin(
      "time", on: .global,
      [
        BuiltinParameter("text", .any), BuiltinParameter("zone", .string, default: .optional),
        BuiltinParameter("format", .string, default: .optional),
      ],
      "A date-time of a text in ISO 8601 or by a pattern, or of seconds since 1970; a text without a zone is in the session's, or in `zone`.",
      examples: [
        Example("time(\"2026-11-20T09:30:00+08:00\").hour", "9"),
        Example("string(time(0, zone: \"UTC\"))", "\"1970-01-01T00:00:00Z\""),
      ]
    ) { call throws(Raise) in try call.readTime(isDate: false) },
    Builtin(
      "now", on: .global, [], "This moment in the session's zone, to the millisecond."
    ) { call throws(Raise) in .time(try call.now()) },
    Builtin(
      "today", on: .global, [], "This day in the session's zone."
    ) { call throws(Raise) in
      let now = try call.now()
      guard let civil = Times.civil(now),
        let date = Times.at(CivilDateTime(civil.date), in: now.zone, call.run.services.zones, isDate: true)
      else { throw call.outsideCalendar() }
      return .time(date)
    },
    Builtin(
      "duration", on: .global, [BuiltinParameter("text", .string)],
      "A duration of a text: `1h 30m`, `7d`, `01:34:34`, `0.01:34:34` with days, `P1DT2H`.",
      examples: [Example("duration(\"1h 30m\").minutes", "90"), Example("duration(\"0.01:34:34\").seconds", "5674")]
    ) { call throws(Raise) in
      let text = try call.string(0)
      guard let read = DurationText(text) else {
        throw call.failure(
          .value, "'\(Excerpt.of(text))' is no duration", argument: 0,
          help: ["write 1h 30m, 7d, 01:34:34 or P1DT2H; months and years have no fixed length"])
      }
      return Durations.value((read.days, read.seconds, read.nanoseconds))
    },
    Builtin(
      "random", on: .global, [BuiltinParameter("below", .integer, default: .optional)],
      "A random decimal from 0 up to 1, or a whole number from 0 up to a bound.",
      examples: [Example("random(1)", "0"), Example("random() < 1", "true")]
    ) { call throws(Raise) in
      guard call.has(0) else {
        return .decimal(Double(call.run.services.random(below: 1 << 53)) / Double(1 << 53))
      }
      let bound = try call.count(0, atLeast: 1)
      return .integer(Int(min(call.run.services.random(below: UInt64(bound)), UInt64(bound - 1))))
    },
    Builtin(
      "sleep", on: .global, [BuiltinParameter("duration", .duration)], "Waits; Ctrl-C ends it.",
      examples: [Example("sleep(0.seconds)", "")]
    ) { call throws(Raise) in
      let total = Durations.total(Durations.parts(try call.duration(0)))
      guard total > 0 else { return .nothing }
      guard let size = Int(exactly: total), total <= Int128(366) * 86_400_000_000_000 else {
        throw call.failure(.value, "sleep: the longest wait is a year", argument: 0)
      }
      try call.run.services.sleep(nanoseconds: size, call.run)
      return .nothing
    },
    Builtin(
      "option", on: .global,
      [
        BuiltinParameter("name", .string), BuiltinParameter("default", .any, default: .optional),
        BuiltinParameter("help", .string, default: .optional), BuiltinParameter("values", .list, default: .optional),
      ],
      "A declared option of a script: `--name VALUE` of its arguments, read as what its default is. `false` makes a flag, "
        + "a list takes it several times; without a default it must be given. `values` are all that it may be.",
      examples: [
        Example("option(\"days\", default: 7, help: \"how far back\")", "7"),
        Example("option(\"by\", default: \"day\", values: [\"day\", \"hour\"])", "\"day\""),
      ]
    ) { call throws(Raise) in try ScriptOption.value(call) },
  ]
}

extension Call {
  /// The moment a duration before now, as `now() - duration` is.
  public func moment(before duration: DurationValue) throws(Raise) -> Value {
    // `-7.days` is how other tools say a week ago.
    let isNegative = Durations.total(Durations.parts(duration)) < 0
    return try Arithmetic.apply(isNegative ? .add : .subtract, .time(try now()), .duration(duration), run)
  }

  fileprivate func now() throws(Raise) -> TimeValue {
    let services = run.services
    let (seconds, nanoseconds) = services.now()
    let milliseconds = nanoseconds / 1_000_000 * 1_000_000
    guard let time = Times.at(seconds: seconds, nanoseconds: milliseconds, in: services.zone, services.zones) else {
      throw outsideCalendar()
    }
    return time
  }

  fileprivate func readTime(isDate: Bool) throws(Raise) -> Value {
    let services = run.services
    let zone = has(1) ? try self.zone(1) : services.zone
    switch value(0) {
    case .time(let time):
      guard has(1) else { return value(0) }
      guard
        let told = Times.at(
          seconds: time.seconds, nanoseconds: time.nanoseconds, in: zone, services.zones, isDate: false)
      else { throw outsideCalendar() }
      return .time(told)
    case .integer(let seconds) where !isDate:
      guard let time = Times.at(seconds: seconds, in: zone, services.zones) else {
        let failure = outsideCalendar()
        if Times.at(seconds: seconds / 1_000, in: zone, services.zones) != nil {
          failure.help = ["it counts seconds; of milliseconds write time(x.div(1000))"]
        }
        throw failure
      }
      return .time(time)
    case .string(let string):
      let text = string.text
      let parsed = has(2) ? try timePattern(2).read(text) : TimeText(text)
      guard let parsed else { throw notATime(text) }
      guard let made = Times.value(of: parsed, assuming: zone, services.zones) else { throw notADate(parsed, text) }
      guard isDate || !made.isDate else {
        return .time(
          TimeValue(seconds: made.seconds, nanoseconds: made.nanoseconds, zone: made.zone, offset: made.offset))
      }
      return .time(made)
    default:
      throw wrongType(0, wanted: isDate ? "a string or a date-time" : "a string, a date-time or seconds since 1970")
    }
  }

  private func notATime(_ text: String) -> Raise {
    let shown = Excerpt.of(text)
    if has(2) {
      return failure(.value, "'\(shown)' does not have the form of the pattern", argument: 0)
    }
    return failure(
      .value, "'\(shown)' is no date or time", argument: 0,
      help: ["write 2026-11-20 or 2026-11-20T09:30:00+08:00", "another form: \(name)(text, format: \"dd.MM.yyyy\")"])
  }

  private func notADate(_ parsed: TimeText, _ text: String) -> Raise {
    let shown = Excerpt.of(text)
    if parsed.monthAndDay != nil {
      return failure(.value, "'\(shown)' names no year", argument: 0, help: ["write 2026-11-20"])
    }
    if parsed.date == nil {
      return failure(
        .value, "'\(shown)' names no day", argument: 0, help: ["a length of time is duration(\"\(shown)\")"])
    }
    return outsideCalendar()
  }
}
