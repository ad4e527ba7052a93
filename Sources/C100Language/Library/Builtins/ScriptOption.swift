/// An option that a script declares: `option("from", default: today() - 7.days, help: "first day")`.
public struct ScriptOption: Sendable {
  public let name: String
  /// The default as written; nil without one.
  public let defaultSource: String?
  public let help: String

  /// All options that a program declares with a literal name, in order, so that `--help` can list them without running it.
  public static func declared(in source: Source, functionParameters: @escaping FunctionParameters) -> [ScriptOption] {
    let parsed = Parser.parse(source, mode: .script, functionParameters: functionParameters)
    return OptionFinder.options(parsed.program, source)
  }

  /// The value that the script's arguments give, as the kind of the default.
  static func value(_ call: Call) throws(Raise) -> Value {
    let name = try call.string(0)
    guard !name.isEmpty, !name.hasPrefix("-"), !name.utf8.contains(where: { $0 <= 32 || $0 == UInt8(ascii: "=") })
    else {
      throw call.failure(.value, "an option's name is a word without dashes: option(\"from\")", argument: 0)
    }
    let fallback = call.value(1)
    let isFlag = if case .bool = fallback { true } else { false }
    var found: String?
    var isSet = false
    let arguments = call.run.services.arguments
    for (i, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--\(name)" {
        isSet = true
        guard !isFlag else { continue }
        guard i + 1 < arguments.count else {
          throw Raise(.value, "--\(name) needs a value", span: call.span)
        }
        found = arguments[i + 1]
      } else if isFlag, argument == "--no-\(name)" {
        return .bool(false)
      } else if argument.utf8.starts(with: "--\(name)=".utf8) {
        isSet = true
        found = String(decoding: argument.utf8.dropFirst(name.utf8.count + 3), as: UTF8.self)
      }
    }
    guard isSet else { return fallback }
    guard let found else { return .bool(true) }
    return try converted(found, like: fallback, name, call)
  }

  private static func converted(_ text: String, like fallback: Value, _ name: String, _ call: Call) throws(Raise)
    -> Value
  {
    func refuse(_ wanted: String) -> Raise {
      Raise(.value, "--\(name) must be \(wanted), got '\(Excerpt.of(text))'", span: call.span)
    }
    switch fallback {
    case .integer:
      guard let whole = NumberText.value(text)?.wholeNumber else { throw refuse("a whole number") }
      return .integer(whole)
    case .decimal, .number:
      guard let number = NumberText.value(text) else { throw refuse("a number") }
      return number
    case .bool:
      switch text.lowercased() {
      case "true", "yes", "1": return .bool(true)
      case "false", "no", "0": return .bool(false)
      default: throw refuse("true or false")
      }
    case .time:
      let services = call.run.services
      guard let time = Times.value(of: text, assuming: services.zone, services.zones) else {
        throw refuse("a date or time")
      }
      return .time(time)
    case .duration:
      guard let read = DurationText(text) else { throw refuse("a duration such as 1h 30m") }
      return Durations.value((read.days, read.seconds, read.nanoseconds))
    default: return .text(text)
    }
  }
}
