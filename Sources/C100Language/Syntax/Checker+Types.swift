import NearNames

// What operators, built-ins and statements want, as far as what they get is known for certain. Where that does not fit,
// the operation is rehearsed, and what the run says is told. Inside a `try` nothing of it is reported: there a failure
// may be meant.
extension Checker {
  /// Tells what an operation fails with, if it fails with all that its operands may be.
  ///
  /// - Parameters:
  ///   - span: where; else where the run says.
  ///   - operation: the statements of it, given what stands for the operands.
  mutating func rehearse(
    _ operands: [(Expression, KnownType)], otherwise: [Value?] = [], kinds: Set<ErrorKind> = [.type, .name],
    at span: Span? = nil, inTry: Bool = false, _ operation: ([Expression]) -> [Statement]
  ) {
    guard !isFull, inTry || !isTrying else { return }
    let operands = operands.enumerated().map { i, operand in
      Rehearsal.Operand(
        expression: operand.0, type: operand.1, otherwise: i < otherwise.count ? otherwise[i] : nil)
    }
    guard let raise = rehearsal.failure(operands, of: source, kinds: kinds, operation) else { return }
    tell(raise, at: span)
  }

  /// Whether a value that is known so far is none of these kinds for certain.
  private func isNone(_ type: KnownType, of kinds: Kinds) -> Bool { type.certain?.isDisjoint(with: kinds) ?? false }

  // MARK: - Conditions

  mutating func condition(_ expression: Expression) { requireCondition(visit(expression), expression) }

  mutating func requireCondition(_ type: KnownType, _ expression: Expression) {
    guard isNone(type, of: .bool) else { return }
    rehearse([(expression, type)], at: expression.span) { Checker.negated(.not, $0[0]) }
  }

  private static func negated(_ sign: UnaryOperator, _ operand: Expression) -> [Statement] {
    [
      .expression(
        .unary(
          UnaryExpression(operator: sign, operand: operand, operatorSpan: operand.span, span: operand.span)))
    ]
  }

  // MARK: - Operators

  mutating func unary(_ node: UnaryExpression) -> KnownType {
    let type = visit(node.operand)
    if node.operator == .not {
      requireCondition(type, node.operand)
      return .kind(.bool)
    }
    if isNone(type, of: [.number, .duration]) {
      rehearse([(node.operand, type)], at: node.operatorSpan) { Checker.negated(.negate, $0[0]) }
    }
    switch type {
    case .integer, .decimal: return type
    default: return type.certain == .duration ? type : .kind([.number, .duration])
    }
  }

  mutating func arithmetic(_ node: BinaryExpression, _ left: KnownType, _ right: KnownType) -> KnownType {
    if let result = node.operator.result(left, right) { return result }
    rehearse(node, left, right)
    return .unknown
  }

  private mutating func rehearse(_ node: BinaryExpression, _ left: KnownType, _ right: KnownType) {
    rehearse([(node.left, left), (node.right, right)], at: node.operatorSpan) {
      var node = node
      (node.left, node.right) = ($0[0], $0[1])
      return [.expression(.binary(node))]
    }
  }

  /// `== != < <= > >= in`, which values of one kind answer for the most part.
  mutating func requireComparable(_ left: KnownType, _ right: KnownType, _ node: BinaryExpression) {
    guard let a = left.certain, let b = right.certain else { return }
    if a == b, a.isSubset(of: node.operator == .in ? .string : [.string, .number, .bool]) { return }
    // Two names may stand for one and the same sequence.
    if a.contains(.sequence), b.contains(.sequence) { return }
    rehearse(node, left, right)
  }

  mutating func requireRangeEnds(_ node: RangeExpression, _ lower: KnownType?, _ upper: KnownType?) {
    guard let first = node.lower, let last = node.upper, let lower, let upper else { return }
    guard isNone(lower, of: .number) || isNone(upper, of: .number) || first.isFraction || last.isFraction else {
      return
    }
    rehearse([(first, lower), (last, upper)], otherwise: [.integer(1), .integer(1)]) {
      var node = node
      (node.lower, node.upper) = ($0[0], $0[1])
      return [.expression(.range(node))]
    }
  }

  // MARK: - Chains

  mutating func requireIndex(of type: KnownType, _ node: IndexExpression) {
    var operands = [(node.receiver, type)]
    var isPlain = type.certain?.isSubset(of: [.list, .string, .object, .range, .sequence]) ?? true
    if case .range(let range) = node.index {
      for end in [range.lower, range.upper] {
        guard let end else { continue }
        let known = visit(end)
        if isNone(known, of: .number) || end.isFraction { isPlain = false }
        operands.append((end, known))
      }
      if type.certain?.contains(.object) ?? false { isPlain = false }
    } else {
      let index = visit(node.index)
      let keys: Kinds = isNone(type, of: .object) ? [.number, .range] : [.number, .range, .string]
      if isNone(index, of: keys) || node.index.isFraction { isPlain = false }
      if index.certain == .range, !isNone(type, of: .object) { isPlain = false }
      operands.append((node.index, index))
    }
    if isPlain { return }
    let place = node.isOptional ? nil : node.bracketSpan
    rehearse(operands, otherwise: [nil, .integer(0), .integer(0)], at: type.certain == .null ? place : nil) {
      var (node, parts) = (node, $0.dropFirst())
      node.receiver = $0[0]
      if case .range(var range) = node.index {
        if range.lower != nil { range.lower = parts.popFirst() }
        if range.upper != nil { range.upper = parts.popFirst() }
        node.index = .range(range)
      } else if let index = parts.first {
        node.index = index
      }
      return [.expression(.index(node))]
    }
  }

  mutating func requireFunction(_ type: KnownType, _ node: CallExpression) {
    guard isNone(type, of: .function) else { return }
    rehearse([(node.callee, type)]) {
      var node = node
      node.callee = $0[0]
      node.arguments = []
      return [.expression(.call(node))]
    }
  }

  // MARK: - Statements

  mutating func requireWalk(_ type: KnownType, _ node: ForStatement) {
    let walkable: Kinds = [.list, .sequence, .range]
    switch node.binding {
    case .item: guard isNone(type, of: walkable) else { return }
    // A list without items has none that is no pair.
    case .pair:
      let hasOther = node.sequence.hasItem && isNone(type.element, of: .list)
      guard hasOther || isNone(type, of: walkable.union(.object)) else { return }
    }
    rehearse([(node.sequence, type)], at: node.sequence.span) {
      var node = node
      node.sequence = $0[0]
      node.body.statements = []
      return [.for(node)]
    }
  }

  /// `n.x = 1` where `n` has no parts, `list.x = 1`.
  mutating func requireAssignable(_ node: AssignStatement, _ indices: [KnownType], of type: KnownType) {
    guard !node.target.steps.isEmpty, let kinds = type.certain, !kinds.contains(.object) else { return }
    var operands = [(Expression.name(node.target.root), type)]
    for case .index(let index, _) in node.target.steps { operands.append((index, indices[operands.count - 1])) }
    rehearse(operands, otherwise: [nil] + indices.map { _ in .integer(0) }) {
      var (node, parts) = (node, $0.dropFirst())
      for (i, step) in node.target.steps.enumerated() {
        if case .index(_, let span) = step, let index = parts.popFirst() { node.target.steps[i] = .index(index, span) }
      }
      node.value = .null(node.value.span)
      return [.let(LetStatement(name: node.target.root, value: $0[0], span: node.span)), .assign(node)]
    }
  }

  // MARK: - Arguments

  /// A call of a function of the program: by its name, as a field of an object or module, or where it is written.
  mutating func requireFitting(_ node: CallExpression, _ known: KnownFunction, fieldOf member: MemberExpression? = nil)
  {
    guard !known.takes(node.arguments) else { return }
    rehearse([]) { _ in
      var node = node
      var written: Name?
      if case .name(let name) = node.callee { written = name }
      var declared: [Statement] = []
      node.callee = .lambda(known.hollow)
      if let name = member?.name ?? written {
        declared = [known.declaration(name)]
        node.callee = .name(Name(known.name ?? name.text, name.span))
      }
      if var member {
        let field = ObjectEntry.field(.name(member.name), node.callee, .written)
        member.receiver = .object([field], member.receiver.span)
        node.callee = .member(member)
      }
      for i in node.arguments.indices { node.arguments[i].value = .null(node.arguments[i].value.span) }
      return declared + [.expression(.call(node))]
    }
  }

  /// A call of a built-in.
  mutating func requireFitting(
    _ node: CallExpression, _ types: [KnownType], _ builtin: Builtin, _ receiver: KnownType,
    _ member: MemberExpression?
  ) {
    let isLoose = member.map { builtin.traits.contains(.changesReceiver) && Resolver.root(of: $0.receiver) == nil }
    guard isLoose ?? false || !fits(node.arguments, types, builtin) else { return }
    var operands = zip(node.arguments, types).map { ($0.value, $1) }
    let fitting = node.arguments.enumerated().map { i, argument in
      builtin.parameter(i, argument.label).map { Rehearsal.value(fitting: $0) } ?? .null
    }
    if let member { operands.append((member.receiver, receiver)) }
    rehearse(operands, otherwise: fitting + [nil], kinds: [.type, .name, .value]) {
      var (node, written) = (node, $0)
      var declared: [Statement] = []
      if var member, let value = written.popLast() {
        // What changes its receiver wants a variable.
        let holder = Name("\u{1}", member.receiver.span)
        if builtin.traits.contains(.changesReceiver) {
          declared = [.let(LetStatement(name: holder, value: value, span: .zero))]
        }
        member.receiver = isLoose ?? false ? .list([], member.receiver.span) : declared.isEmpty ? value : .name(holder)
        node.callee = .member(member)
      }
      for (i, value) in written.enumerated() { node.arguments[i].value = value }
      return declared + [.expression(.call(node))]
    }
  }

  /// Whether nothing speaks against a call at the first glance.
  private func fits(_ arguments: [Argument], _ types: [KnownType], _ builtin: Builtin) -> Bool {
    let parameters = builtin.parameters
    guard arguments.count >= parameters.count(where: \.isRequired) else { return false }
    guard arguments.count <= parameters.count || parameters.last?.isVariadic ?? false else { return false }
    for (i, argument) in arguments.enumerated() {
      guard argument.label == nil, let parameter = builtin.parameter(i, nil) else { return false }
      if parameter.values != nil { return false }
      guard let accepted = parameter.kind.accepted else { continue }
      if isNone(types[i], of: accepted) || argument.value.isFraction { return false }
    }
    return true
  }

  /// What an argument of a built-in says of the items of its receiver.
  ///
  /// - Parameters:
  ///   - result: what it gives, where it is a function; else itself.
  ///   - element: the items of the receiver; unknown where it may be those of another list.
  mutating func require(
    _ result: KnownType, _ argument: Argument, _ parameter: BuiltinParameter, _ builtin: Builtin,
    _ receiver: KnownType, _ element: KnownType
  ) {
    let value = argument.value
    if case .string(let text, let span) = value, parameter.name == "pattern", builtin.on == .string {
      requirePattern(text, span)
    }
    if case .lambda(let node) = value { requireFitting(node, result, parameter, receiver) }
    if case .string(let path, let span) = value, parameter.namesFields { requireField(path, span, parameter, element) }
    if case .list(let items, _) = value, parameter.namesFields {
      for case .item(.string(let path, let span)) in items { requireField(path, span, parameter, element) }
    }
  }

  private mutating func requirePattern(_ text: String, _ span: Span) {
    guard !isTrying else { return }
    do throws(PatternError) {
      _ = try Pattern(text)
    } catch {
      let help = error.help.map { [$0] } ?? []
      report(.other("regular expression: \(error.message(in: text))"), span, help: help)
    }
  }

  /// A function of an item: of one parameter, and a condition where one is wanted.
  private mutating func requireFitting(
    _ node: Lambda, _ result: KnownType, _ parameter: BuiltinParameter, _ receiver: KnownType
  ) {
    guard case .function = parameter.kind, receiver.certain?.isSubset(of: .walkable) ?? false else { return }
    let isCondition = parameter.name == "condition"
    guard isCondition || parameter.name == "change" else { return }
    if node.parameters.count(where: { $0.defaultValue == nil }) > 1 {
      let item = Argument(label: nil, value: .null(.zero), span: .zero)
      let call = CallExpression(
        callee: .lambda(node), arguments: [item], parenthesisSpan: node.span, span: node.span)
      requireFitting(call, KnownFunction(nil, node.parameters))
    } else if isCondition, case .expression(let body) = node.body {
      requireCondition(result, body)
    }
  }

  /// A field of the items that a string names: `sortBy("-time")`, `select("contact.phone")`.
  private mutating func requireField(
    _ path: String, _ span: Span, _ parameter: BuiltinParameter, _ element: KnownType
  ) {
    let path = path.hasPrefix("-") ? String(path.dropFirst()) : path
    let first = path.prefix { $0 != "." }
    guard !isTrying, !isFull, !first.isEmpty,
      first.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "_" })
    else { return }
    switch element {
    case .host(let host) where host.kinds == .object && !host.isOpen:
      guard !host.hasKey(String(first)), !host.hasKey(path) else { return }
    // A column that plain objects lack stays empty.
    case .object(let fields) where parameter.name != "columns":
      guard !fields.contains(where: { $0.name == first || $0.name == path }) else { return }
    default: return
    }
    if let raise = rehearsal.failure(ofField: String(first), in: element, span) { tell(raise, at: span) }
  }
}

extension KnownType {
  /// The kinds that methods are looked up for, those of the layer above among them.
  var lookedUp: Kinds? { if case .host(let host) = self { host.kinds } else { kinds } }
}

extension Kinds {
  /// Whether it is one kind, not several.
  var isOne: Bool { rawValue.nonzeroBitCount == 1 }
}

extension Expression {
  /// A decimal that is no whole number.
  fileprivate var isFraction: Bool {
    if case .decimal(let number, _) = self { number != number.rounded() } else { false }
  }

  /// A list or a range that has an item for certain.
  fileprivate var hasItem: Bool {
    switch self {
    case .list(let items, _): items.contains { if case .item = $0 { true } else { false } }
    case .range(let node):
      if case .integer(let lower, _)? = node.lower, case .integer(let upper, _)? = node.upper {
        lower < upper
      } else {
        false
      }
    default: false
    }
  }
}

extension Builtin {
  /// The parameter that an argument is for.
  func parameter(_ place: Int, _ label: Name?) -> BuiltinParameter? {
    if let label { return parameters.first { $0.name == label.text } }
    return place < parameters.count ? parameters[place] : parameters.last.flatMap { $0.isVariadic ? $0 : nil }
  }
}

extension BuiltinParameter {
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
  var accepted: Kinds? {
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
