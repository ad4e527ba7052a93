import NearNames

// What operators, built-ins and statements want, as far as what they get is known for certain. The words are those of the
// running program. Inside a `try` nothing of it is reported: there a failure may be meant.
extension Checker {
  mutating func refuse(_ message: String, _ span: Span, help: [String] = []) {
    if !isTrying { report(.other(message), span, help: help) }
  }

  /// Whether a value that is known so far is none of these kinds for certain.
  private func isNone(_ type: KnownType, of kinds: Kinds) -> Bool { type.certain?.isDisjoint(with: kinds) ?? false }

  // MARK: - Conditions

  mutating func condition(_ expression: Expression) { requireCondition(visit(expression), expression.span) }

  mutating func requireCondition(_ type: KnownType, _ span: Span) {
    guard isNone(type, of: .bool) else { return }
    refuse("a condition must be true or false, got \(type.words)", span)
  }

  // MARK: - Operators

  mutating func unary(_ node: UnaryExpression) -> KnownType {
    let type = visit(node.operand)
    if node.operator == .not {
      requireCondition(type, node.operand.span)
      return .kind(.bool)
    }
    if isNone(type, of: [.number, .duration]) { refuse("'-' needs a number, got \(type.words)", node.operatorSpan) }
    return type.certain == .duration ? type : .kind([.number, .duration])
  }

  mutating func arithmetic(_ node: BinaryExpression, _ left: KnownType, _ right: KnownType) -> KnownType {
    guard let a = left.certain, let b = right.certain else { return .unknown }
    let result = node.operator.result(a, b)
    if result.isEmpty {
      refuse(
        "'\(node.operator.rawValue)' cannot combine \(left.words) with \(right.words)", node.operatorSpan,
        help: help(node.operator, a, b))
      return .unknown
    }
    return result == .list ? left.joined(right) : .kind(result)
  }

  private func help(_ operation: BinaryOperator, _ left: Kinds, _ right: Kinds) -> [String] {
    switch operation {
    case .add where left == .string || right == .string: return ["put it into the text: \"… \\(value) …\""]
    case .add where !left.isDisjoint(with: [.sequence, .range]) || !right.isDisjoint(with: [.sequence, .range]):
      return ["make it a list first: .collect()"]
    case .add where left == .list: return ["put a list on the right side: + [value]"]
    case .add where left == .object && right == .object: return ["join objects with {...a, ...b}"]
    case .multiply where left == .string: return ["to repeat a text: .repeat(n)"]
    default: return left == .time && right == .number ? ["say how long: 5.days, 90.minutes"] : []
    }
  }

  /// `== !=`, which any two values answer but a time and a text, and a lazy sequence and a list.
  mutating func requireEquatable(_ left: KnownType, _ right: KnownType, _ node: BinaryExpression) {
    guard let a = left.certain, let b = right.certain else { return }
    if a == .time && b == .string || a == .string && b == .time {
      refuse(
        "a date-time is compared with a date-time, got a string", node.operatorSpan,
        help: timeHelp(node))
    } else if a == .sequence && b == .list || a == .list && b == .sequence {
      refuse(
        "'==' compares lists, and one side is a lazy sequence", node.operatorSpan,
        help: ["collect it first: .collect()"])
    }
  }

  mutating func requireComparable(_ left: KnownType, _ right: KnownType, _ node: BinaryExpression) {
    guard let a = left.certain, let b = right.certain else { return }
    // A comparison with null is false.
    let ordered: Kinds = [.string, .number, .time, .duration, .bool]
    guard !a.contains(.null), !b.contains(.null), a.intersection(b).isDisjoint(with: ordered) else { return }
    refuse(
      "'\(node.operator.rawValue)' cannot compare \(left.words) with \(right.words)", node.operatorSpan,
      help: a == .time || b == .time ? timeHelp(node) : [])
  }

  /// How the text is written with which a time is compared.
  private func timeHelp(_ node: BinaryExpression) -> [String] {
    for case .string(let text, _) in [node.left, node.right] {
      return ["write date(\(Excerpt.quoted(text))) or time(…)"]
    }
    return []
  }

  mutating func requireContainer(_ type: KnownType, _ node: BinaryExpression) {
    guard isNone(type, of: [.list, .range, .object, .string, .sequence]) else { return }
    refuse("'in' needs a list, a range, an object or a string on its right, got \(type.words)", node.right.span)
  }

  mutating func requireRangeEnd(_ type: KnownType, _ span: Span) {
    guard isNone(type, of: .number) else { return }
    refuse("the ends of a range must be whole numbers, got \(type.words)", span)
  }

  // MARK: - Chains

  mutating func requireIndex(_ index: KnownType, of type: KnownType, _ node: IndexExpression) {
    guard let kinds = type.certain, !kinds.contains(.null) else { return }
    if kinds.isSubset(of: [.number, .bool, .time, .duration, .function]) {
      refuse("\(type.words) cannot be indexed", node.bracketSpan)
    } else if kinds == .list || kinds == .string, isNone(index, of: [.number, .range]) {
      refuse("the index of \(kinds.word) must be a whole number, got \(index.words)", node.index.span)
    }
  }

  mutating func requireFunction(_ type: KnownType, _ span: Span) {
    guard isNone(type, of: .function) else { return }
    refuse("\(type.words) is not a function", span)
  }

  /// A method that is named and not called.
  mutating func requireCall(_ node: MemberExpression) {
    guard !asksAboutCall, !node.isOptional else { return }
    let name = node.name.text
    refuse("'\(name)' is a method: call it", node.name.span, help: ["write .\(name)(…)"])
  }

  // MARK: - Loops

  mutating func requireWalk(_ type: KnownType, _ node: ForStatement) {
    let walkable: Kinds = [.list, .sequence, .range]
    switch node.binding {
    case .item:
      guard isNone(type, of: walkable) else { return }
      let help = isNone(type, of: .object) ? [] : ["over an object: for (key, value) in …"]
      refuse("'for x' walks over a list or a sequence, got \(type.words)", node.sequence.span, help: help)
    case .pair:
      guard isNone(type, of: walkable.union(.object)) else { return }
      refuse("'for (k, v)' walks over an object, got \(type.words)", node.sequence.span)
    }
  }

  // MARK: - Arguments of built-ins

  /// - Parameters:
  ///   - type: of the argument.
  ///   - result: what it gives, where it is a function.
  ///   - element: the items of the receiver; unknown where it may be those of another list.
  mutating func require(
    _ type: KnownType, _ result: KnownType, _ argument: Argument, _ parameter: BuiltinParameter, _ builtin: Builtin,
    _ receiver: KnownType, _ element: KnownType
  ) {
    let value = argument.value
    if let accepted = parameter.kind.accepted, !(parameter.takesNull && type.certain == .null) {
      if isNone(type, of: accepted) { return refuse(value, parameter, builtin, type.words) }
      if case .integer = parameter.kind, case .decimal(let number, _) = value, number != number.rounded() {
        return refuse(value, parameter, builtin, "a decimal")
      }
    }
    if case .string(let text, let span) = value, parameter.name == "pattern", builtin.on == .string {
      requirePattern(text, span)
    }
    if case .lambda(let node) = value { requireFitting(node, result, parameter, receiver) }
    if case .string(let path, let span) = value, parameter.namesFields { requireField(path, span, parameter, element) }
    if case .list(let items, _) = value, parameter.namesFields {
      for case .item(.string(let path, let span)) in items { requireField(path, span, parameter, element) }
    }
  }

  private mutating func refuse(
    _ value: Expression, _ parameter: BuiltinParameter, _ builtin: Builtin, _ got: String
  ) {
    refuse(
      "\(builtin.name): '\(parameter.name)' must be \(parameter.kind.words), got \(got)", value.span,
      help: ["it is \(builtin.signature)"])
  }

  private mutating func requirePattern(_ text: String, _ span: Span) {
    do throws(PatternError) {
      _ = try Pattern(text)
    } catch {
      refuse("regular expression: \(error.message(in: text))", span, help: error.help.map { [$0] } ?? [])
    }
  }

  /// A function of an item: of one parameter, and a condition where one is wanted.
  private mutating func requireFitting(
    _ node: Lambda, _ result: KnownType, _ parameter: BuiltinParameter, _ receiver: KnownType
  ) {
    guard case .function = parameter.kind, receiver.certain?.isSubset(of: .walkable) ?? false else { return }
    let isCondition = parameter.name == "condition"
    guard isCondition || parameter.name == "change" else { return }
    let required = node.parameters.count { $0.defaultValue == nil }
    if required > 1 { return refuse("this function takes \(required) arguments, got 1", node.span) }
    if isCondition { requireCondition(result, node.body.span) }
  }

  /// A field of the items that a string names: `sortBy("-time")`, `select("contact.phone")`.
  private mutating func requireField(
    _ path: String, _ span: Span, _ parameter: BuiltinParameter, _ element: KnownType
  ) {
    let path = path.hasPrefix("-") ? String(path.dropFirst()) : path
    let first = path.prefix { $0 != "." }
    guard !first.isEmpty, first.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "_" }) else { return }
    switch element {
    case .host(let host) where host.kinds == .object && !host.isOpen:
      guard !host.hasKey(String(first)), !host.hasKey(path) else { return }
      refuse(first, span, of: host.typeName, host.memberNames, help: host.help(missing: String(first), builtins))
    // A column that plain objects lack stays empty.
    case .object(let fields) where parameter.name != "columns":
      guard !fields.contains(where: { $0.name == first || $0.name == path }) else { return }
      refuse(first, span, of: "this object", fields.map(\.name), help: [])
    default: break
    }
  }

  private mutating func refuse(
    _ field: Substring, _ span: Span, of type: String, _ names: [String], help: [String]
  ) {
    guard !isTrying else { return }
    let nearest = NearName.of(String(field), in: names, limit: 3)
    report(.unknownMember(String(field), of: type, nearest: nearest), span, help: help)
  }
}

extension BuiltinParameter {
  /// Whether null is as good as no argument.
  fileprivate var takesNull: Bool { if case .optional = `default` { true } else { false } }

  /// Whether a string stands for a field of the receiver's items.
  fileprivate var namesFields: Bool {
    switch kind {
    case .fieldOrFunction, .fieldsOrFunction, .sortKey: true
    default: ["columns", "fields"].contains(name)
    }
  }
}

extension BuiltinParameter.Kind {
  /// The kinds that an argument may be of; nil where any will do.
  fileprivate var accepted: Kinds? {
    switch self {
    case .any: nil
    case .integer, .number: .number
    case .string, .text: .string
    case .bool: .bool
    case .list: .list
    case .object: .object
    case .function: .function
    case .fieldOrFunction: [.function, .string]
    case .fieldsOrFunction, .sortKey: [.function, .string, .list]
    case .time: .time
    case .duration: .duration
    case .range: .range
    case .walkable: .walkable
    }
  }
}
