import NearNames

/// A script's arguments, taken apart by the options that it declares: values of options, and the rest, which is `args`.
///
/// `--name VALUE`, `--name=VALUE`, a flag as `--name` or `--no-name`; everything behind `--` is rest.
public struct ScriptArguments: Sendable {
  /// What was given for each option, as written; a flag gives `true` or `false`.
  public private(set) var values: [String: [String]] = [:]
  public private(set) var rest: [String] = []
  /// `--help` or `-h` was among them.
  public private(set) var asksForHelp = false

  /// - Parameter isOpen: what is no declared option stays in the rest; else it is an error.
  public init(_ arguments: [String], _ options: [ScriptOption], isOpen: Bool) throws(Raise) {
    try self.init(arguments, options.map { ($0.name, $0.kind) }, isOpen: isOpen)
  }

  init(_ arguments: [String], _ options: [ScriptOption.Declaration], isOpen: Bool) throws(Raise) {
    let kinds = Dictionary(options.map { ($0.name, $0.kind) }) { first, _ in first }
    var i = 0
    while i < arguments.count {
      let argument = arguments[i]
      i += 1
      if argument == "--" {
        rest += arguments[i...]
        return
      }
      let (name, joined) = Self.parts(argument)
      if let name, let kind = kinds[name] {
        if let joined {
          values[name, default: []].append(joined)
        } else if kind == .flag {
          values[name] = ["true"]
        } else if i < arguments.count, kinds[Self.parts(arguments[i]).name ?? ""] == nil {
          values[name, default: []].append(arguments[i])
          i += 1
        } else {
          throw Raise(.usage, "--\(name) needs a value: --\(name) \(kind.placeholder)")
        }
      } else if let name, name.hasPrefix("no-"), joined == nil, kinds[String(name.dropFirst(3))] == .flag {
        values[String(name.dropFirst(3))] = ["false"]
      } else if argument == "--help" || argument == "-h" {
        asksForHelp = true
        if isOpen { rest.append(argument) }
      } else if isOpen || !Self.looksLikeOption(argument) {
        rest.append(argument)
      } else {
        throw Self.unknown(name ?? argument, argument, options.map(\.name))
      }
    }
  }

  /// `--name=value` is ("name", "value").
  private static func parts(_ argument: String) -> (name: String?, value: String?) {
    guard argument.hasPrefix("--"), argument.utf8.count > 2 else { return (nil, nil) }
    let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
  }

  /// A dash alone and a negative number are none.
  private static func looksLikeOption(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument != "-" && NumberText.value(argument) == nil
  }

  private static func unknown(_ name: String, _ argument: String, _ known: [String]) -> Raise {
    let near = NearName.of(name, in: known + ["help"]).map { "did you mean --\($0)?" }
    return Raise(
      .usage, "unknown option \(Excerpt.of(argument))", help: [near].compactMap(\.self))
  }

  /// Reads every value that was given, and finds what is missing, before the program runs.
  public func check(_ options: [ScriptOption], _ services: Services) throws(Raise) {
    for option in options {
      if let texts = values[option.name] {
        _ = try option.kind.read(texts, name: option.name, among: option.values, services)
      } else if option.isRequired, option.isCertain {
        throw ScriptOption.missing(option.name, option.help)
      }
    }
  }
}
