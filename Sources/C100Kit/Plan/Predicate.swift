import C100Language

/// One comparison that a `where` is made of, as far as a server could understand it.
///
/// `.status == "missed" && .email.contains(part)` is two of them; whatever has another shape stays here.
struct Condition {
  enum Relation: Equatable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// `.field.contains(value)`: a part of a text, or an item of a list.
    case contains
    /// `.field.startsWith(text)`, `.field.endsWith(text)`
    case within
  }

  /// The dotted path below the item: `contact.email`.
  var field: String
  var relation: Relation
  var value: Value
  /// True if the value is later each time it is worked out: `now() - 7.days`.
  var followsClock = false

  var isLowerBound: Bool { relation == .greater || relation == .greaterOrEqual }
}

/// The reading of a `where` argument: its parts joined by `&&`, each a ``Condition`` or opaque.
struct Predicate {
  var conditions: [Condition]
  /// True if every part was understood.
  var isWhole: Bool

  /// Reads the tree of a function of one value. Names in it are taken as what the function captured.
  init(_ function: FunctionValue, _ run: Run) {
    conditions = []
    isWhole = false
    guard let lambda = function.syntax, lambda.parameters.count == 1, case .expression(let body) = lambda.body else {
      return
    }
    isWhole = true
    let parameter = lambda.isImplicit ? nil : lambda.parameters[0].name.text
    let reader = Reader(parameter: parameter, closed: ClosedReader(function, parameter: parameter, run))
    var pending = [body]
    while let next = pending.popLast() {
      if case .binary(let node) = next, node.operator == .and {
        pending.append(node.right)
        pending.append(node.left)
      } else if let condition = reader.condition(next) {
        conditions.append(condition)
      } else {
        isWhole = false
      }
    }
  }

  /// The field that a function of one value gives and nothing else: `email` of `.email`; nil for any other function.
  static func path(_ function: FunctionValue) -> String? {
    guard let lambda = function.syntax, lambda.parameters.count == 1, case .expression(let body) = lambda.body else {
      return nil
    }
    return path(body, below: lambda.isImplicit ? nil : lambda.parameters[0].name.text)
  }

  private struct Reader {
    /// The lambda's parameter; nil for an implicit one.
    let parameter: String?
    let closed: ClosedReader

    func condition(_ expression: Expression) -> Condition? {
      switch expression {
      case .binary(let node): return comparison(node)
      case .call(let node): return part(node)
      case .member: return path(expression).map { Condition(field: $0, relation: .equal, value: .bool(true)) }
      case .unary(let node):
        guard node.operator == .not, let field = path(node.operand) else { return nil }
        return Condition(field: field, relation: .equal, value: .bool(false))
      default: return nil
      }
    }

    /// `.field.contains("x")`
    private func part(_ node: CallExpression) -> Condition? {
      guard case .member(let member) = node.callee, node.arguments.count == 1, node.arguments[0].label == nil,
        let relation = Condition.Relation(method: member.name.text), let field = path(member.receiver)
      else { return nil }
      return condition(field, relation, node.arguments[0].value)
    }

    private func comparison(_ node: BinaryExpression) -> Condition? {
      guard let relation = Condition.Relation(node.operator) else { return nil }
      if let field = path(node.left) { return condition(field, relation, node.right) }
      return path(node.right).flatMap { condition($0, relation.mirrored, node.left) }
    }

    private func condition(_ field: String, _ relation: Condition.Relation, _ value: Expression) -> Condition? {
      guard let known = closed.read(value) else { return nil }
      return Condition(field: field, relation: relation, value: known.value, followsClock: known.followsClock)
    }

    private func path(_ expression: Expression) -> String? { Predicate.path(expression, below: parameter) }
  }

  /// `.a.b` or `.a?.b` below the parameter.
  private static func path(_ expression: Expression, below parameter: String?) -> String? {
    var names: [String] = []
    var node = expression
    while case .member(let member) = node {
      names.append(member.name.text)
      node = member.receiver
    }
    guard !names.isEmpty else { return nil }
    switch node {
    case .it: return parameter == nil ? names.reversed().joined(separator: ".") : nil
    case .name(let name): return name.text == parameter ? names.reversed().joined(separator: ".") : nil
    default: return nil
    }
  }
}

extension Condition.Relation {
  fileprivate init?(_ operation: BinaryOperator) {
    switch operation {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .or, .and, .in, .coalesce, .add, .subtract, .multiply, .divide, .remainder: return nil
    }
  }

  fileprivate init?(method: String) {
    switch method {
    case "contains": self = .contains
    case "startsWith", "endsWith": self = .within
    default: return nil
    }
  }

  fileprivate var mirrored: Self {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual, .contains, .within: self
    }
  }
}

extension FunctionValue {
  /// The text of a lambda as it was written.
  var sourceText: String? {
    guard let lambda = syntax, let source else { return nil }
    let start = Int(lambda.span.start)
    let end = Int(lambda.span.end)
    guard start <= end, end <= source.bytes.count else { return nil }
    return String(decoding: source.bytes[start..<end], as: UTF8.self)
  }
}
