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
  func isNone(_ type: KnownType, of kinds: Kinds) -> Bool { type.certain?.isDisjoint(with: kinds) ?? false }

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
  var isFraction: Bool {
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
