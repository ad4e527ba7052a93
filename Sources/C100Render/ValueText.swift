import C100Language
import JSONText

/// The plain text of a value, as a cell or a line shows it: strings bare, numbers as they came, times with their own text.
public enum ValueText {
  /// The text of what is neither list nor object nor sequence; nil for those.
  public static func scalar(_ value: Value, _ run: Run) throws(Raise) -> String? {
    switch value {
    case .null: return "null"
    case .nothing: return ""
    case .bool(let flag): return flag ? "true" : "false"
    case .integer(let number): return String(number)
    case .decimal(let number): return decimal(number)
    case .number(let number): return number.number.text
    case .string(let string): return string.text
    case .time(let time): return Times.text(time)
    case .duration(let duration):
      return DurationText(days: duration.days, seconds: duration.seconds, nanoseconds: duration.nanoseconds).text
    case .function(let function): return "function \(function.name ?? "of \(function.parameters.count)")"
    case .host(let host): return try host.asText(run) ?? host.text
    case .range(let range): return range.text
    case .list, .object, .sequence: return nil
    }
  }

  /// The text of a scalar inside data that others read; throws for what has no form there.
  static func data(_ value: Value, _ run: Run) throws(Raise) -> String {
    if case .host(let host) = value { return try host.dataText(run) }
    return try line(value, run)
  }

  /// One line for any value: ``scalar(_:_:)``, or compact JSON.
  public static func line(_ value: Value, _ run: Run) throws(Raise) -> String {
    if let text = try scalar(value, run) { return text }
    let bytes = try TextSink.collect { sink throws(Raise) in
      var exact = ExactJSON(sink, style: .compact, run)
      try exact.write(value)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The shortest text that reads back as the same decimal, always finite in this language.
  static func decimal(_ number: Double) -> String { number.isFinite ? number.description : "null" }
}
