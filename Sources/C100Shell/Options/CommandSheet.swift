import ArgumentParser
import JSONText

/// What a command takes of its own, read from its declaration: for its help, for completion and for the man page.
struct CommandSheet {
  /// What a value may be.
  enum Value: Equatable {
    case anything
    case one(of: [String])
    case file
    case profile
  }

  struct Item {
    /// With their dashes; none for what stands by its place.
    var names: [String]
    /// `NAME`; nil for a flag.
    var valueName: String?
    var isOptional: Bool
    var isRepeating: Bool
    var summary: String
    var value: Value

    /// `--name NAME`, `FILE…`
    var usage: String {
      let value = valueName.map { isRepeating ? $0 + "…" : $0 }
      return ([names.joined(separator: ", ")] + [value ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `[--name NAME]`
    var place: String { isOptional ? "[\(usage)]" : usage }
  }

  let name: String
  let abstract: String
  let details: String
  let examples: [String]
  let items: [Item]

  var options: [Item] { items.filter { !$0.names.isEmpty } }
  var places: [Item] { items.filter { $0.names.isEmpty } }
  /// `c100 profile [VERB] [NAME] [--names]`
  var usage: String { (["c100 \(name)"] + (places + options).map(\.place)).joined(separator: " ") }

  init(_ command: any ShellCommand.Type) {
    name = command.configuration.commandName ?? ""
    abstract = command.configuration.abstract
    details = command.configuration.discussion
    examples = command.examples
    let dump = try? JSON(Array(command._dumpHelp().utf8))
    items = (dump?["command"]?["arguments"]?.list ?? []).compactMap(Self.item)
  }

  init?(named name: String) {
    guard let index = Commands.names.firstIndex(of: name) else { return nil }
    self.init(Commands.all[index])
  }

  /// An argument as the parser describes it; nil for one that is not to be shown, and for --help.
  private static func item(_ argument: JSON) -> Item? {
    guard argument["shouldDisplay"]?.bool ?? true else { return nil }
    let names = (argument["names"]?.list ?? []).compactMap { name in
      name["name"]?.string.map { (name["kind"]?.string == "short" ? "-" : "--") + $0 }
    }
    guard !names.contains("--help") else { return nil }
    let isFlag = argument["kind"]?.string == "flag"
    return Item(
      names: names, valueName: isFlag ? nil : argument["valueName"]?.string?.uppercased(),
      isOptional: argument["isOptional"]?.bool ?? true, isRepeating: argument["isRepeating"]?.bool ?? false,
      summary: argument["abstract"]?.string ?? "", value: isFlag ? .anything : value(argument))
  }

  private static func value(_ argument: JSON) -> Value {
    let completion = argument["completionKind"]
    if completion?["file"] != nil { return .file }
    if completion?["shellCommand"] != nil { return .profile }
    let listed = completion?["list"]?["values"]?.list ?? argument["allValues"]?.list
    return listed.map { .one(of: $0.compactMap(\.string)) } ?? .anything
  }
}
