import C100Language

/// One comparison that a `where` is made of, as far as a server could understand it.
///
/// `.status == "missed" && .email.contains(part)` is two of them; whatever has another shape stays here.
struct Condition {
  enum Relation: Equatable {
    case equal, less, lessOrEqual, greater, greaterOrEqual
    /// `.field.contains(text)`
    case contains
  }

  /// The dotted path below the item: `contact.email`.
  var field: String
  var relation: Relation
  var value: Value
}

/// The reading of a `where` argument: its parts joined by `&&`, each a ``Condition`` or opaque.
struct Predicate {
  var conditions: [Condition]
  /// True if every part was understood.
  var isWhole: Bool

  /// Reads the tree of a function of one value. Names in it are taken as what the function captured.
  init(_ function: FunctionValue) {
    conditions = []
    isWhole = false
    guard let lambda = function.syntax, lambda.parameters.count == 1, case .expression(let body) = lambda.body else {
      return
    }
    isWhole = true
    let reader = Reader(function: function, parameter: lambda.isImplicit ? nil : lambda.parameters[0].name.text)
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

  private struct Reader {
    let function: FunctionValue
    /// The lambda's parameter; nil for an implicit one.
    let parameter: String?

    func condition(_ expression: Expression) -> Condition? {
      switch expression {
      case .binary(let node): return comparison(node)
      case .call(let node):
        guard case .member(let member) = node.callee, member.name.text == "contains", !member.isOptional,
          node.arguments.count == 1, node.arguments[0].label == nil,
          let field = path(member.receiver), case .string? = constant(node.arguments[0].value),
          let value = constant(node.arguments[0].value)
        else { return nil }
        return Condition(field: field, relation: .contains, value: value)
      default: return nil
      }
    }

    private func comparison(_ node: BinaryExpression) -> Condition? {
      let relation: Condition.Relation
      switch node.operator {
      case .equal: relation = .equal
      case .less: relation = .less
      case .lessOrEqual: relation = .lessOrEqual
      case .greater: relation = .greater
      case .greaterOrEqual: relation = .greaterOrEqual
      default: return nil
      }
      if let field = path(node.left), let value = constant(node.right) {
        return Condition(field: field, relation: relation, value: value)
      }
      if let field = path(node.right), let value = constant(node.left) {
        return Condition(field: field, relation: relation.mirrored, value: value)
      }
      return nil
    }

    /// `.a.b` below the parameter.
    private func path(_ expression: Expression) -> String? {
      var names: [String] = []
      var node = expression
      while case .member(let member) = node {
        guard !member.isOptional else { return nil }
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

    /// A value that does not depend on the item and is known now.
    private func constant(_ expression: Expression) -> Value? {
      switch expression {
      case .bool(let flag, _): return .bool(flag)
      case .integer(let number, _): return .integer(number)
      case .decimal(let number, _): return .decimal(number)
      case .string(let text, _): return .text(text)
      case .name(let name):
        guard name.text != parameter, let value = function.captured(name.text) else { return nil }
        switch value {
        case .bool, .integer, .decimal, .string, .time: return value
        default: return nil
        }
      default: return nil
      }
    }
  }
}

extension Condition.Relation {
  fileprivate var mirrored: Self {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .contains: self
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
