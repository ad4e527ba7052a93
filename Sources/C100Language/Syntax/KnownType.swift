/// What is known of a value without running the program.
///
/// Two words at most, larger payloads in boxes: what is passed most, a kind, allocates nothing.
public enum KnownType: Sendable {
  case unknown
  /// A number that is a whole one for certain, as a literal is, or one with a fraction.
  case integer, decimal
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
  /// This or null: the first item of a list that may be empty.
  indirect case optional(KnownType)
  /// A function of the program.
  indirect case function(KnownFunction)
  /// Something of the layer above: a resource, a reference, a record.
  indirect case host(any KnownHost)

  /// What walking it gives.
  var element: KnownType {
    switch self {
    case .list(let element), .sequence(let element): element
    case .pair(let first, let second): first.joined(second)
    case .kind(let kinds) where kinds == .range: .integer
    default: .unknown
    }
  }

  /// The kinds that methods are looked up for; nil when not known.
  var kinds: Kinds? {
    switch self {
    case .unknown, .host: nil
    case .optional(let type): type.kinds?.union(.null)
    case .integer, .decimal: .number
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
    case .optional(let type): type.certain?.union(.null)
    case .host(let host): host.kinds == .object ? .object : host.standIn == nil ? nil : host.kinds
    case .kind(let kinds): kinds.contains(.host) ? nil : kinds
    case .integer, .decimal, .choice, .object, .list, .pair, .sequence, .function: kinds
    }
  }

  /// What is known of a value that is one of two.
  func joined(_ other: KnownType) -> KnownType {
    switch (self, other) {
    case (.integer, .integer): return .integer
    case (.optional(let a), .optional(let b)), (.optional(let a), let b), (let a, .optional(let b)):
      return .optional(a.joined(b))
    case (.decimal, .decimal): return .decimal
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

  /// What is left of it where parts of it change, and never itself.
  var changing: KnownType {
    switch self {
    case .list, .pair: .kind(.list)
    case .object: .kind(.object)
    case .unknown, .integer, .decimal, .kind, .choice, .sequence, .optional, .function, .host: self
    }
  }

  /// The same where null is out of the question: what asks a member of it fails for null.
  var present: KnownType { if case .optional(let type) = self { type } else { self } }
}

extension Kinds {
  /// Values of these kinds have no members but built-ins.
  static let closed: Kinds = [.string, .number, .list, .sequence, .time, .duration, .function, .range, .bool]
}

// MARK: - Operators

extension BinaryOperator {
  /// What an arithmetic operator gives; nil where it takes no two such operands.
  func result(_ left: KnownType, _ right: KnownType) -> KnownType? {
    switch (left, right) {
    case (.integer, .integer): return self == .divide ? .decimal : .integer
    case (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal): return .decimal
    default: break
    }
    guard let a = left.certain, let b = right.certain else { return .unknown }
    let kinds = result(a, b)
    if kinds == .list { return left.joined(right) }
    return kinds.isEmpty ? nil : .kind(kinds)
  }

  /// The kinds that it gives for operands of these kinds; empty where it takes no two of them.
  private func result(_ left: Kinds, _ right: Kinds) -> Kinds {
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
  var parts: [Kinds] {
    (0..<13).map { Kinds(rawValue: 1 << $0) }.filter { !isDisjoint(with: $0) }
  }
}

/// A `func`, or a lambda that a name holds.
public struct KnownFunction: Sendable {
  /// nil for a lambda.
  public var name: String?
  let parameters: [Parameter]
  /// How many parameters have no default.
  let required: Int

  init(_ name: String? = nil, _ parameters: [Parameter]) {
    self.name = name
    self.parameters = parameters.map { Parameter(name: $0.name, defaultValue: $0.defaultValue.map { .null($0.span) }) }
    required = parameters.count { $0.defaultValue == nil }
  }

  /// A lambda that takes what it takes and does nothing.
  var hollow: Lambda {
    Lambda(parameters: parameters, body: .expression(.null(.zero)), isImplicit: false, arrowSpan: .zero, span: .zero)
  }

  /// What declares it, or a function like it, by a name.
  func declaration(_ name: Name) -> Statement {
    guard let own = self.name else { return .let(LetStatement(name: name, value: .lambda(hollow), span: .zero)) }
    let body = Block(statements: [], span: .zero)
    return .function(
      FunctionDeclaration(name: Name(own, name.span), parameters: parameters, body: body, span: .zero))
  }

  /// Whether a call that is written so has too many arguments or lacks one, or labels one by no parameter's name.
  func takes(_ arguments: [Argument]) -> Bool {
    let labels = arguments.compactMap { $0.label?.text }
    let positional = arguments.count - labels.count
    guard positional <= parameters.count else { return false }
    let open = parameters[positional...]
    return labels.allSatisfy { label in open.contains { $0.name.text == label } }
      && open.allSatisfy { $0.defaultValue != nil || labels.contains($0.name.text) }
  }
}
