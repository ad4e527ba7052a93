// Expressions that depend on nothing outside are worked out: `[1, 2][5]`, `date("2026-02-30")`, `5.toBase(1)`.
extension Checker {
  /// How far names and `it` lead out of an expression, and what in it is to be worked out.
  struct Closure {
    /// The first of the bindings around that it uses; -1 where it uses what only a run knows.
    var binding = Int.max
    /// The same for functions that have no named parameter.
    var implicit = Int.max
    /// The largest expressions so far that use nothing outside themselves.
    var pending: [Expression] = []
  }

  /// Checks an expression and says what is known of its value.
  @discardableResult
  mutating func visit(_ expression: Expression) -> KnownType {
    let outer = (closure.binding, closure.implicit)
    let (begun, told) = (closure.pending.count, diagnostics.count)
    (closure.binding, closure.implicit) = (.max, .max)
    let type = look(at: expression)
    if closure.binding >= scopes.count, closure.implicit >= implicit.count {
      if told < diagnostics.count || isTrying || asksAboutCall {
        closure.pending.removeLast(closure.pending.count - begun)
      } else if expression.isOperation || closure.pending.count > begun && !expression.isLambda {
        closure.pending.removeLast(closure.pending.count - begun)
        closure.pending.append(expression)
      }
    }
    closure.binding = min(closure.binding, outer.0)
    closure.implicit = min(closure.implicit, outer.1)
    return type
  }

  /// Works out what is pending of a statement.
  mutating func tryPending() {
    let expressions = closure.pending
    closure.pending = []
    for expression in expressions where !isFull {
      if let raise = trial.failure(of: expression, in: source) { tell(raise) }
    }
  }

  /// The arguments of a method that are literals, on a receiver of which the kind is known and no more.
  mutating func tryArguments(_ node: CallExpression, on kinds: Kinds) {
    guard kinds.isOne, !isTrying, !isFull, !node.arguments.isEmpty,
      node.arguments.allSatisfy({ $0.value.isLiteral })
    else { return }
    if let raise = trial.failure(of: node, on: kinds, in: source) { tell(raise) }
  }

  /// Tells of a failure what the run tells of it.
  mutating func tell(_ raise: Raise, at span: Span? = nil) {
    report(.other(raise.message), span ?? raise.span ?? .zero, notes: raise.notes, help: raise.help)
  }
}

extension Expression {
  /// Whether it does something that may fail.
  fileprivate var isOperation: Bool {
    switch self {
    case .unary, .binary, .member, .index, .call, .range: true
    default: false
    }
  }

  fileprivate var isLambda: Bool { if case .lambda = self { true } else { false } }

  fileprivate var isLiteral: Bool {
    switch self {
    case .null, .bool, .integer, .decimal, .string: true
    case .unary(let node): node.operator == .negate && node.operand.isLiteral
    default: false
    }
  }
}
