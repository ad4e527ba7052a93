/// The kinds of value that a built-in is a method of.
public struct Kinds: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A function by itself: `print(…)`.
  public static let global = Kinds(rawValue: 1 << 0)
  public static let string = Kinds(rawValue: 1 << 1)
  /// Integers, decimals and exact numbers.
  public static let number = Kinds(rawValue: 1 << 2)
  public static let list = Kinds(rawValue: 1 << 3)
  public static let object = Kinds(rawValue: 1 << 4)
  /// Lazy sequences; ranges too, unless a built-in is there for `.range`.
  public static let sequence = Kinds(rawValue: 1 << 5)
  public static let time = Kinds(rawValue: 1 << 6)
  public static let duration = Kinds(rawValue: 1 << 7)
  public static let function = Kinds(rawValue: 1 << 8)
  public static let range = Kinds(rawValue: 1 << 9)
  public static let bool = Kinds(rawValue: 1 << 10)
  public static let null = Kinds(rawValue: 1 << 11)
  public static let host = Kinds(rawValue: 1 << 12)
  /// Every value.
  public static let any: Kinds = [
    .string, .number, .list, .object, .sequence, .time, .duration, .function, .range, .bool, .null, .host,
  ]
  /// Whatever can be walked.
  public static let walkable: Kinds = [.list, .sequence, .range]

  /// The kind of one value.
  public init(of value: Value) {
    switch value {
    case .bool: self = .bool
    case .integer, .decimal, .number: self = .number
    case .string: self = .string
    case .list: self = .list
    case .object: self = .object
    case .range: self = .range
    case .function: self = .function
    case .time: self = .time
    case .duration: self = .duration
    case .sequence: self = .sequence
    case .host: self = .host
    case .null, .nothing: self = .null
    }
  }
}

/// A constant that a declaration may hold.
public enum Literal: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(Double)
  case string(String)

  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(floatLiteral value: Double) { self = .decimal(value) }
  public init(nilLiteral: ()) { self = .null }

  public var value: Value {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .integer(let number): .integer(number)
    case .decimal(let number): .decimal(number)
    case .string(let text): .text(text)
    }
  }
}

/// A parameter of a built-in.
public struct BuiltinParameter: Sendable {
  /// What an argument must be; checked before the body runs.
  public enum Kind: Sendable {
    case any
    /// A whole number; `3.0` is accepted and arrives as `3`.
    case integer
    case number
    case string
    case bool
    case list
    case object
    case function
    /// A field name (dotted path) or a function.
    case fieldOrFunction
    /// The same, or a list of field names.
    case fieldsOrFunction
    /// A field name, a list of field names, or a function: what `sortBy` sorts by.
    case sortKey
    case time
    case duration
    case range
    /// A list, a range or a lazy sequence.
    case walkable
    /// A string; a rendering arrives as its text.
    case text
  }

  public enum Default: Sendable {
    case required
    /// Absent: the body sees `.nothing`.
    case optional
    case value(Literal)
  }

  public let name: String
  public let kind: Kind
  public let `default`: Default
  /// Takes all further positional arguments; only the last parameter.
  public let isVariadic: Bool
  /// The values that a string may have.
  public let values: [String]?

  public init(
    _ name: String, _ kind: Kind = .any, default: Default = .required, variadic: Bool = false,
    values: [String]? = nil
  ) {
    self.name = name
    self.kind = kind
    self.default = `default`
    isVariadic = variadic
    self.values = values
  }

  public var isRequired: Bool { if case .required = `default` { !isVariadic } else { false } }
}

/// A runnable example: the source of an expression and what it shows.
public struct Example: Sendable {
  public let source: String
  public let result: String

  public init(_ source: String, _ result: String) {
    self.source = source
    self.result = result
  }
}

/// A built-in function or method: all that calls, checks, completion, help, the reference page and tests know of it.
public struct Builtin: Sendable {
  public struct Traits: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Changes its receiver, which must be a variable or a path from one (`append insert remove`). The machine sees to
    /// it that the list or object in ``Call/receiver`` has no other holder.
    public static let changesReceiver = Traits(rawValue: 1)
    /// Evaluates its arguments in planning mode: nothing is sent (`explain`, `help`).
    public static let plansArguments = Traits(rawValue: 2)
    /// A method named without `()` in its arguments is no error (`help(agents.list)`).
    public static let asksAboutCall = Traits(rawValue: 4)
    /// Takes any labels beyond its parameters; see ``Call/labelled``.
    public static let takesAnyLabel = Traits(rawValue: 8)
    /// Arguments that hold a string literal for it may hold a secret (`login`).
    public static let takesSecrets = Traits(rawValue: 16)
    /// Read without parentheses: `7.days`, `t.year`, `(1..3).lower`. It has no parameters.
    public static let isProperty = Traits(rawValue: 32)
  }

  public typealias Body = @Sendable (inout Call) throws(Raise) -> Value

  public let name: String
  public let on: Kinds
  public let parameters: [BuiltinParameter]
  public let summary: String
  public let examples: [Example]
  public let traits: Traits
  public let body: Body

  public init(
    _ name: String, on kinds: Kinds, _ parameters: [BuiltinParameter] = [], _ summary: String,
    examples: [Example] = [], traits: Traits = [], body: @escaping Body
  ) {
    self.name = name
    on = kinds
    self.parameters = parameters
    self.summary = summary
    self.examples = examples
    self.traits = traits
    self.body = body
  }

  /// `take(count)`, `sortBy(key, order = "asc")`.
  public var signature: String {
    if traits.contains(.isProperty) { return name }
    let parts = parameters.map { parameter -> String in
      switch parameter.default {
      case .required: parameter.isVariadic ? "…\(parameter.name)" : parameter.name
      case .optional: "\(parameter.name)?"
      case .value(let literal): "\(parameter.name) = \(literal.source)"
      }
    }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }
}

extension Literal {
  /// How a program writes it.
  public var source: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .string(let text): "\"\(text)\""
    }
  }
}

/// All built-ins of an interpreter, found by kind and name.
public final class BuiltinTable: Sendable {
  /// A built-in with its place, so that it can be held in one word.
  final class Entry: Sendable {
    let builtin: Builtin
    /// Parameters without the variadic one.
    let fixedCount: Int
    let requiredCount: Int
    /// True if every argument is taken as it is: no check, no default, no variadic tail.
    let isUnchecked: Bool
    /// The machine knows how to append to a list.
    let isAppend: Bool
    let changesReceiver: Bool
    let body: Builtin.Body
    /// For each parameter the tag that its argument must have; `Tag.none` where any will do. Nil where a call needs a
    /// closer look: a variadic tail, a set of values, a kind of several tags.
    nonisolated(unsafe) let tags: UnsafeMutableBufferPointer<UInt8>?
    /// What stands in for an absent argument, in memory of the entry's own; nothing for an optional one. Never changed,
    /// and held here, so that nobody finds itself the only holder of a text.
    nonisolated(unsafe) let defaults: UnsafeMutablePointer<Value>

    init(_ builtin: Builtin) {
      self.builtin = builtin
      let fixed = builtin.parameters.filter { !$0.isVariadic }
      fixedCount = fixed.count
      isAppend = builtin.name == "append" && builtin.on.contains(.list)
      changesReceiver = builtin.traits.contains(.changesReceiver)
      body = builtin.body
      var tags: [UInt8]? = []
      for parameter in builtin.parameters {
        guard let tag = parameter.kind.tag, !parameter.isVariadic, parameter.values == nil else {
          tags = nil
          break
        }
        tags?.append(tag)
      }
      self.tags = tags.map { tags in
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, tags.count))
        _ = room.initialize(from: tags)
        return room
      }
      defaults = .allocate(capacity: fixed.count)
      for (i, parameter) in fixed.enumerated() {
        if case .value(let literal) = parameter.default {
          (defaults + i).initialize(to: literal.value)
        } else {
          (defaults + i).initialize(to: .nothing)
        }
      }
      requiredCount = fixed.filter(\.isRequired).count
      isUnchecked = builtin.parameters.allSatisfy { parameter in
        if case .any = parameter.kind { return !parameter.isVariadic && parameter.values == nil }
        return false
      }
    }

    deinit {
      tags?.deallocate()
      defaults.deinitialize(count: fixedCount)
      defaults.deallocate()
    }
  }

  /// In the order of the groups.
  public let all: [Builtin]
  private let entries: [String: [Entry]]
  private let functionKeys: [String: [ParameterKey]]

  public init(_ groups: [[Builtin]]) {
    all = groups.flatMap { $0 }
    var entries: [String: [Entry]] = [:]
    var functionKeys: [String: [ParameterKey]] = [:]
    entries.reserveCapacity(all.count)
    for builtin in all {
      entries[builtin.name, default: []].append(Entry(builtin))
      for (position, parameter) in builtin.parameters.enumerated() {
        switch parameter.kind {
        case .function, .fieldOrFunction, .fieldsOrFunction, .sortKey:
          for key in [ParameterKey.position(position), .label(parameter.name)]
          where !functionKeys[builtin.name, default: []].contains(key) {
            functionKeys[builtin.name, default: []].append(key)
          }
        default: break
        }
      }
    }
    self.entries = entries
    self.functionKeys = functionKeys
  }

  /// The built-in of this name for a kind.
  public func lookup(_ kind: Kinds, _ name: String) -> Builtin? { entry(kind, name)?.builtin }

  func entry(_ kind: Kinds, _ name: String) -> Entry? {
    guard let named = entries[name] else { return nil }
    if let exact = named.first(where: { !$0.builtin.on.isDisjoint(with: kind) }) { return exact }
    return kind == .range ? named.first { $0.builtin.on.contains(.sequence) } : nil
  }

  /// True if some built-in of this name changes its receiver.
  func changesReceiver(_ name: String) -> Bool {
    entries[name]?.contains { $0.builtin.traits.contains(.changesReceiver) } ?? false
  }

  /// Which parameters of built-ins of this name take functions: what makes an argument an implicit lambda.
  ///
  /// A word of another language counts as what it is here, so that `filter(.rating > 3)` is read and answered with `where`.
  public func functionParameters(_ name: String) -> [ParameterKey] {
    if let keys = functionKeys[name] { return keys }
    if entries[name] != nil { return [] }
    return ForeignNames.heads(name).lazy.compactMap { self.functionKeys[$0] }.first ?? []
  }

  /// How one names a field of the items in an argument of a method, as a line of help for a name that nobody declared:
  /// `.email` where a function is taken, `"email"` where columns are; none elsewhere.
  private func fieldHelp(_ name: String, in method: String?) -> [String] {
    guard let method, functionParameters(method).contains(.position(0)) else { return [] }
    return ["a field of the items is written .\(name)"]
  }

  private func takesFieldNames(_ method: String) -> Bool {
    entries[method]?.contains { ["columns", "fields"].contains($0.builtin.parameters.first?.name) } ?? false
  }

  /// What may be meant by a name that is not known: a word of another language, a method, a field of the items of the
  /// method whose argument it is.
  func unknownHelp(_ name: String, in method: String?) -> [String] {
    if let method, takesFieldNames(method) { return ["a field of the items is written \"\(name)\""] }
    if let use = ForeignWords.name(name) ?? ForeignWords.method(name, in: self) { return [use] }
    return fieldHelp(name, in: method)
  }

  /// All names that a kind answers to, in the table's order.
  public func names(for kind: Kinds) -> [String] {
    var seen: Set<String> = []
    let wanted: Kinds = kind == .range ? [.range, .sequence] : kind
    return all.filter { !$0.on.isDisjoint(with: wanted) && seen.insert($0.name).inserted }.map(\.name)
  }
}
