import JSONText

/// A value of the language.
///
/// 9 bytes, stride 16: every payload is one word, so a register is one copy of two words. Lists, objects and long strings
/// are references to storage that is shared until one side changes it; to the script they are values.
///
/// The cases without references come first, and of a string the short form: a register that holds one of them is
/// overwritten without a release.
@frozen
public enum Value {
  case bool(Bool)
  case integer(Int)
  case decimal(Double)
  case string(StringValue)
  /// An exact JSON number that is neither a plain `Int` nor the shortest text of a `Double`.
  case number(NumberValue)
  case list(ListValue)
  case object(ObjectValue)
  case range(RangeValue)
  case function(FunctionValue)
  case time(TimeValue)
  case duration(DurationValue)
  case sequence(SequenceValue)
  case host(HostValue)
  case null
  /// What a statement or `print` gives; never shown. Also "no argument" in a ``Call``.
  case nothing
}

// MARK: - Making values

extension Value {
  /// A string value of this text.
  public static func text(_ text: String) -> Value { .string(StringValue(text)) }

  /// A list value of these elements.
  @inlinable
  public static func elements(_ elements: [Value]) -> Value { .list(ListValue(elements)) }

  /// A string, or null.
  public init(_ text: String?) { self = text.map { .string(StringValue($0)) } ?? .null }

  /// The value of a JSON node; lists and objects are decoded where they are touched.
  public init(_ node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .bool: self = .bool(node.bool ?? false)
    case .number:
      if let plain = node.plainInteger {
        self = .integer(plain)
      } else {
        self = node.withSource { NumberValue.plain($0) } ?? .number(NumberValue(node))
      }
    case .string:
      self = .string(StringValue(node))
    case .list: self = .list(ListValue(node))
    case .object: self = .object(ObjectValue(node))
    }
  }

  /// The value of a number's exact text: an integer or a decimal where these print the same text.
  public init(_ number: JSONNumber) {
    if let plain = NumberValue.plain(number.text) { self = plain } else { self = .number(NumberValue(number)) }
  }

  /// The value of a built JSON tree.
  public init(_ json: JSON) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let number): self = Value(number)
    case .string(let text): self = .string(StringValue(text))
    case .list(let items): self = .list(ListValue(items.map { Value($0) }))
    case .object(let object):
      let made = ObjectValue()
      for (key, value) in object { made.set(key, Value(value)) }
      self = .object(made)
    }
  }
}

// MARK: - Asking

extension Value {
  public var isNull: Bool { if case .null = self { true } else { false } }
  public var isNothing: Bool { if case .nothing = self { true } else { false } }

  /// The string's text, if this is a string.
  public var string: String? { if case .string(let string) = self { string.text } else { nil } }

  /// True where a list, a range or a lazy sequence can be walked.
  public var isWalkable: Bool {
    switch self {
    case .list, .range, .sequence: true
    case .bool, .integer, .decimal, .number, .string, .object, .function, .time, .duration, .host, .null, .nothing:
      false
    }
  }

  /// The word for its kind in messages: `string`, `integer`, `list`, a model's name for a record, …
  public var typeName: String {
    switch self {
    case .bool: "boolean"
    case .integer: "integer"
    case .decimal: "decimal"
    case .number: "number"
    case .string: "string"
    case .list: "list"
    case .object(let object): object.origin?.modelName ?? "object"
    case .range: "range"
    case .function: "function"
    case .time: "date-time"
    case .duration: "duration"
    case .sequence(let sequence): sequence.stages.isEmpty ? sequence.source.typeName : "sequence"
    case .host(let host): host.typeName
    case .null: "null"
    case .nothing: "nothing"
    }
  }

  /// ``typeName`` with its article, as a sentence needs it: `a string`, `an integer`, `null`.
  public var typeNameWithArticle: String {
    switch self {
    case .null, .nothing: return typeName
    case .host(let host) where host.spokenName != nil: return host.spokenName ?? typeName
    default:
      let name = typeName
      let vowel = name.utf8.first.map { "aeiouAEIO".utf8.contains($0) } ?? false
      return (vowel ? "an " : "a ") + name
    }
  }
}
