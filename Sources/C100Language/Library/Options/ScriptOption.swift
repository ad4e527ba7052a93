import NearNames

/// An option that a script declares: `option("from", default: today() - 7.days, help: "first day")`.
public struct ScriptOption: Sendable {
  /// What a value is read as: what the default is.
  public indirect enum Kind: Equatable, Sendable {
    /// `--wide`, `--no-wide`: takes no value.
    case flag
    case whole, number, text, time, duration
    /// `--tag a --tag b`: each is one more item.
    case list(Kind)

    /// Of a default.
    init(of value: Value) {
      switch value {
      case .bool: self = .flag
      case .integer: self = .whole
      case .decimal, .number: self = .number
      case .time: self = .time
      case .duration: self = .duration
      case .list(let list): self = .list(list.count > 0 ? Kind(of: list[0]).item : .text)
      default: self = .text
      }
    }

    /// What an item of a list is: each item is a value of its own.
    var item: Kind {
      switch self {
      case .flag, .list: .text
      case .whole, .number, .text, .time, .duration: self
      }
    }

    /// What usage calls the value; empty for a flag.
    public var placeholder: String {
      switch self {
      case .flag: ""
      case .whole, .number: "NUMBER"
      case .text: "TEXT"
      case .time: "DATE"
      case .duration: "DURATION"
      case .list(let item): item.placeholder
      }
    }

    private var wanted: String {
      switch self {
      case .flag: "true or false"
      case .whole: "a whole number"
      case .number: "a number"
      case .text: "a text"
      case .time: "a date or time such as 2026-11-20"
      case .duration: "a duration such as 1h 30m"
      case .list(let item): item.wanted
      }
    }

    /// The value of one argument; nil when it is none of this kind.
    private func value(_ text: String, _ services: Services) -> Value? {
      switch self {
      case .flag:
        switch text.lowercased() {
        case "true", "yes", "1": return .bool(true)
        case "false", "no", "0": return .bool(false)
        default: return nil
        }
      case .whole: return NumberText.value(text)?.wholeNumber.map { .integer($0) }
      case .number: return NumberText.value(text)
      case .text: return .text(text)
      case .time: return Times.value(of: text, assuming: services.zone, services.zones).map { .time($0) }
      case .duration: return DurationText(text).map { Durations.value(($0.days, $0.seconds, $0.nanoseconds)) }
      case .list(let item): return item.value(text, services)
      }
    }

    /// The value of what was given for the option `name`, at least one argument: the last one counts, a list takes all.
    func read(_ texts: [String], name: String, among values: [String], _ services: Services) throws(Raise) -> Value {
      var read: [Value] = []
      for text in texts {
        guard let value = value(text, services) else {
          throw Raise(.usage, "--\(name) must be \(wanted), got '\(Excerpt.of(text))'")
        }
        if !values.isEmpty, !values.contains(text) {
          let near = NearName.of(text, in: values).map { ["did you mean '\($0)'?"] } ?? []
          throw Raise(
            .usage, "--\(name) must be one of \(values.joined(separator: ", ")), got '\(Excerpt.of(text))'", help: near)
        }
        read.append(value)
      }
      if case .list = self { return .elements(read) }
      return read.last ?? .null
    }
  }

  public let name: String
  public let kind: Kind
  /// The default as written; nil without one: then the option must be given.
  public let defaultSource: String?
  /// The values that it may have; empty: any.
  public let values: [String]
  public let help: String
  /// Whether the program always comes to the declaration, so that a missing value can be told before it runs.
  public let isCertain: Bool

  /// `--from DATE`
  public var usage: String {
    guard kind != .flag else { return "--\(name)" }
    return "--\(name) " + (values.isEmpty ? kind.placeholder : values.joined(separator: "|"))
  }

  /// True when it must be given.
  public var isRequired: Bool { defaultSource == nil }

  /// Raised where an option without a default was not given.
  static func missing(_ name: String, _ help: String) -> Raise {
    Raise(.usage, "--\(name) must be given" + (help.isEmpty ? "" : ": \(help)"))
  }

  /// `option(name, default:, help:, values:)`: what the script's arguments give.
  static func value(_ call: Call) throws(Raise) -> Value {
    let name = try call.string(0)
    guard isName(name) else {
      throw call.failure(.value, "an option's name is a word without dashes in front: option(\"from\")", argument: 0)
    }
    let services = call.run.services
    let kind = call.has(1) ? Kind(of: call.value(1)) : .text
    var values: [String] = []
    if call.has(3), case .list(let list) = call.value(3) {
      for value in list.elements {
        guard let text = value.string else {
          throw call.failure(.type, "values are strings, got \(value.typeNameWithArticle)", argument: 3)
        }
        values.append(text)
      }
    }
    do throws(Raise) {
      var given = services.scriptArguments
      if given == nil { given = try ScriptArguments(services.arguments, [Declaration(name, kind)], isOpen: true) }
      if let texts = given?.values[name] { return try kind.read(texts, name: name, among: values, services) }
      guard call.has(1) else { throw missing(name, call.has(2) ? try call.string(2) : "") }
    } catch {
      error.box.span = call.span
      throw error
    }
    return call.value(1)
  }

  /// Letters first, so that it cannot be taken for a number or for two dashes.
  static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "-") else { return false }
    return !name.utf8.contains { $0 <= 32 || $0 == UInt8(ascii: "=") }
  }

  /// As much of an option as taking arguments apart needs.
  typealias Declaration = (name: String, kind: Kind)
}
