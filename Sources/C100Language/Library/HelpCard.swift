/// What `help("name")` tells about a built-in, as data.
public struct HelpCard: Sendable {
  /// `sortBy(key, order = "asc")`
  public let signature: String
  /// What it is a method of: `list, sequence, range`; nil for a function by itself.
  public let receivers: String?
  public let summary: String
  /// Each parameter with a word about what it takes.
  public let parameters: [(name: String, words: String)]
  public let examples: [Example]

  public init(_ builtin: Builtin) {
    signature = builtin.signature
    receivers = Self.words(for: builtin.on)
    summary = builtin.summary
    parameters = builtin.parameters.map { ($0.name, Self.words(for: $0)) }
    examples = builtin.examples
  }

  /// The cards of all built-ins of a name, in the table's order.
  public static func cards(_ name: String, _ table: BuiltinTable) -> [HelpCard] {
    table.all.filter { $0.name == name }.map { HelpCard($0) }
  }

  /// Plain text, as a terminal shows it.
  public var lines: [String] {
    var lines = [receivers.map { "\(signature)    on \($0)" } ?? signature, "  \(summary)"]
    let width = parameters.map(\.name.count).max() ?? 0
    for (name, words) in parameters {
      lines.append("    \(name)\(String(repeating: " ", count: width - name.count + 2))\(words)")
    }
    for example in examples {
      lines.append("  \(example.source)")
      if example.result.isEmpty { continue }
      for line in example.result.split(whereSeparator: \.isNewline) { lines.append("  //> \(line)") }
    }
    return lines
  }

  // MARK: - Words

  private static let kindNames: [(Kinds, String)] = [
    (.list, "list"), (.sequence, "sequence"), (.range, "range"), (.string, "string"), (.number, "number"),
    (.object, "object"), (.time, "date-time"), (.duration, "duration"), (.function, "function"), (.bool, "boolean"),
    (.null, "null"), (.host, "file"),
  ]

  static func words(for kinds: Kinds) -> String? {
    if kinds == .global { return nil }
    if kinds == .any { return "any value" }
    return kindNames.filter { kinds.contains($0.0) }.map(\.1).joined(separator: ", ")
  }

  static func words(for parameter: BuiltinParameter) -> String {
    var words = parameter.values.map { $0.map { "\"\($0)\"" }.joined(separator: ", ") } ?? kind(parameter.kind)
    if parameter.isVariadic { words += ", as many as there are" }
    switch parameter.default {
    case .required: break
    case .optional: words += "; may be left out"
    case .value(let literal): words += "; \(literal.source) when left out"
    }
    return words
  }

  private static func kind(_ kind: BuiltinParameter.Kind) -> String {
    switch kind {
    case .any: "any value"
    case .integer: "a whole number"
    case .number: "a number"
    case .string: "a string"
    case .bool: "true or false"
    case .list: "a list"
    case .object: "an object"
    case .function: "a function"
    case .fieldOrFunction: "a field name or a function"
    case .fieldsOrFunction: "a field name, a list of names or a function"
    case .sortKey: "a field name, a list of names (\"-name\" descends) or a function"
    case .time: "a date-time"
    case .duration: "a duration"
    case .range: "a range"
    case .walkable: "a list, a range or a sequence"
    case .text: "a string or a rendering"
    }
  }
}
