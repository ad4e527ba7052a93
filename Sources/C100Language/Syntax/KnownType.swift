/// What is known of a value without running the program.
///
/// Two words at most, larger payloads in boxes: what is passed most, a kind, allocates nothing.
public enum KnownType: Sendable {
  case unknown
  /// A value of the language's own kinds, nothing more known.
  case kind(Kinds)
  /// A string that has one of these values; `name` is what messages call it (`Agent.status`).
  indirect case choice([String], of: String)
  /// An object with exactly these fields.
  case object([(name: String, type: KnownType)])
  indirect case list(of: KnownType)
  /// A list of two: what `enumerate` and `zip` give for each item.
  indirect case pair(KnownType, KnownType)
  /// A lazy sequence or a query.
  indirect case sequence(of: KnownType)
  /// A function of the program.
  indirect case function(KnownFunction)
  /// Something of the layer above: a resource, a reference, a record.
  indirect case host(any KnownHost)

  /// What walking it gives.
  var element: KnownType {
    switch self {
    case .list(let element), .sequence(let element): element
    case .pair(let first, let second): first.joined(second)
    case .kind(let kinds) where kinds == .range: .kind(.number)
    default: .unknown
    }
  }

  /// The kinds that methods are looked up for; nil when not known.
  var kinds: Kinds? {
    switch self {
    case .unknown, .host: nil
    case .kind(let kinds): kinds
    case .choice: .string
    case .object: .object
    case .list, .pair: .list
    case .sequence: .sequence
    case .function: .function
    }
  }

  /// The kinds of which its value is one for certain; nil where it may be anything, or something of the layer above.
  var certain: Kinds? {
    switch self {
    case .unknown: nil
    case .host(let host): host.kinds == .object ? .object : nil
    case .kind(let kinds): kinds.contains(.host) ? nil : kinds
    case .choice, .object, .list, .pair, .sequence, .function: kinds
    }
  }

  /// What is known of a value that is one of two.
  func joined(_ other: KnownType) -> KnownType {
    switch (self, other) {
    case (.list(let a), .list(let b)): return .list(of: a.joined(b))
    case (.object(let a), .object(let b)):
      guard a.count == b.count, zip(a, b).allSatisfy({ $0.name == $1.name }) else { return .kind(.object) }
      return .object(zip(a, b).map { ($0.name, $0.type.joined($1.type)) })
    default:
      guard let a = certain, let b = other.certain else { return .unknown }
      return .kind(a.union(b))
    }
  }

  /// What a stage that gives these items makes of it: a list of a list, else a sequence.
  func walking(_ element: KnownType) -> KnownType {
    if case .list = self { .list(of: element) } else { .sequence(of: element) }
  }

  /// What messages call it: `a string`.
  var words: String {
    if case .host(let host) = self { return host.typeName.article }
    return kinds?.word ?? "this value"
  }
}

extension Kinds {
  /// Values of these kinds have no members but built-ins.
  static let closed: Kinds = [.string, .number, .list, .sequence, .time, .duration, .range, .bool]

  /// What messages call a value of this kind.
  var word: String {
    switch self {
    case .string: "a string"
    case .number: "a number"
    case .list: "a list"
    case .object: "an object"
    case .sequence: "a sequence"
    case .time: "a date-time"
    case .duration: "a duration"
    case .function: "a function"
    case .range: "a range"
    case .bool: "a boolean"
    case .null: "null"
    default: "this value"
    }
  }
}

extension String {
  /// With the article that a sentence needs.
  fileprivate var article: String {
    (utf8.first.map { "aeiouAEIO".utf8.contains($0) } ?? false ? "an " : "a ") + self
  }
}

// MARK: - Operators

extension BinaryOperator {
  /// What an arithmetic operator gives for operands of these kinds; empty where it takes no two of them.
  func result(_ left: Kinds, _ right: Kinds) -> Kinds {
    if left == .number, right == .number { return .number }
    var result: Kinds = []
    for a in left.parts { for b in right.parts { result.formUnion(single(a, b)) } }
    return result
  }

  private func single(_ left: Kinds, _ right: Kinds) -> Kinds {
    switch (left, self, right) {
    case (.number, _, .number): .number
    case (.string, .add, .string): .string
    case (.list, .add, .list): .list
    case (.time, .add, .duration), (.duration, .add, .time), (.time, .subtract, .duration): .time
    case (.time, .subtract, .time), (.duration, .add, .duration), (.duration, .subtract, .duration),
      (.duration, .multiply, .number), (.number, .multiply, .duration), (.duration, .divide, .number):
      .duration
    case (.duration, .divide, .duration): .number
    default: []
    }
  }
}

extension Kinds {
  /// Each kind by itself.
  fileprivate var parts: [Kinds] {
    (0..<13).map { Kinds(rawValue: 1 << $0) }.filter { !isDisjoint(with: $0) }
  }
}

/// A `func`, or a lambda that a name holds.
public struct KnownFunction: Sendable {
  public var name: String
  public var parameters: [String]
  /// How many parameters have no default.
  public var required: Int

  init(_ name: String, _ parameters: [Parameter]) {
    self.name = name
    self.parameters = parameters.map(\.name.text)
    required = parameters.count { $0.defaultValue == nil }
  }
}
