import NearNames

extension Checker {
  /// Checks an expression by itself; ``visit(_:)`` also works out what depends on nothing outside.
  mutating func look(at expression: Expression) -> KnownType {
    switch expression {
    case .null: return .kind(.null)
    case .bool: return .kind(.bool)
    case .integer: return .integer
    case .decimal: return .decimal
    case .string: return .kind(.string)
    case .interpolation(let parts, _):
      for part in parts {
        if case .hole(let value, _) = part { visit(value) }
      }
      return .kind(.string)
    case .name(let name): return type(of: name)
    case .it:
      closure.implicit = min(closure.implicit, implicit.count - 1)
      return implicit.last ?? .unknown
    case .list(let items, _): return list(items)
    case .object(let entries, _): return object(entries)
    case .range(let node):
      requireRangeEnds(node, node.lower.map { visit($0) }, node.upper.map { visit($0) })
      return .kind(.range)
    case .unary(let node):
      return unary(node)
    case .binary(let node):
      if case .binary = node.left { return binary(expression) }
      return operation(node, on: visit(node.left))
    case .conditional(let node):
      condition(node.condition)
      return visit(node.then).joined(visit(node.otherwise))
    case .if(let node):
      for branch in node.branches {
        condition(branch.condition)
        visit(branch.body)
      }
      if let otherwise = node.otherwise { visit(otherwise) }
      return .unknown
    case .try(let node): return attempt(node)
    case .member(let node) where !node.receiver.isLink: return member(node, of: visit(node.receiver))
    case .member, .index, .call: return chain(expression)
    case .lambda(let node): return lambda(node, element: .unknown).function
    case .invalid: return .unknown
    }
  }

  private mutating func list(_ items: [ListItem]) -> KnownType {
    var element: KnownType?
    for item in items {
      let type: KnownType
      switch item {
      case .item(let value): type = visit(value)
      case .spread(let value, _): type = visit(value).element
      }
      element = element.map { $0.joined(type) } ?? type
    }
    return .list(of: element ?? .unknown)
  }

  private mutating func object(_ entries: [ObjectEntry]) -> KnownType {
    var fields: [(name: String, type: KnownType)] = []
    var isExact = true
    for entry in entries {
      switch entry {
      case .spread(let value, _):
        visit(value)
        isExact = false
      case .field(let key, let value, let form):
        if case .computed(let expression, _) = key { visit(expression) }
        let type = visit(value)
        guard let name = key.text else {
          isExact = false
          continue
        }
        if form == .written, fields.count < 100, fields.contains(where: { $0.name == name }) {
          report(.duplicateKey(name), key.span, severity: .warning)
        }
        fields.append((name, type))
      }
    }
    return isExact ? .object(fields) : .kind(.object)
  }

  /// What `catch e` names.
  private static let caughtError = KnownType.object([
    ("message", .kind(.string)), ("kind", .kind(.string)), ("status", .unknown), ("code", .unknown),
    ("data", .unknown), ("line", .unknown),
  ])

  private mutating func attempt(_ node: TryExpression) -> KnownType {
    let outer = isTrying
    isTrying = true
    visit(node.body)
    isTrying = outer
    inScope(.block) {
      if let name = node.errorName { $0.declare(name, Checker.caughtError) }
      $0.visit(node.handler)
    }
    return .unknown
  }

  /// A function as a value: its own type, and that of what it gives.
  mutating func lambda(_ node: Lambda, element: KnownType) -> (function: KnownType, result: KnownType) {
    if node.isImplicit {
      implicit.append(element)
      let result = visit(node.body)
      implicit.removeLast()
      return (.kind(.function), result)
    }
    let first = node.parameters.count == 1 ? element : .unknown
    let outer = implicit
    implicit = []
    stage = nil
    let result = function(node.parameters, node.body, first: first)
    implicit = outer
    return (.function(KnownFunction(nil, node.parameters)), result)
  }

  // MARK: - Operators

  /// Walks the left spine of a chain in a loop.
  private mutating func binary(_ expression: Expression) -> KnownType {
    var spine: [BinaryExpression] = []
    var rest = expression
    while case .binary(let node) = rest {
      spine.append(node)
      rest = node.left
    }
    var left = visit(rest)
    for node in spine.reversed() { left = operation(node, on: left) }
    return left
  }

  /// Checks the right side of an operator, and the operator itself.
  private mutating func operation(_ node: BinaryExpression, on left: KnownType) -> KnownType {
    let right = visit(node.right)
    switch node.operator {
    case .equal, .notEqual:
      checkChoice(left, node.right)
      checkChoice(right, node.left)
      requireComparable(left, right, node)
      return .kind(.bool)
    case .in:
      if case .list(let items, _) = node.right {
        for case .item(let item) in items { checkChoice(left, item) }
      }
      requireComparable(left, right, node)
      return .kind(.bool)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      requireComparable(left, right, node)
      return .kind(.bool)
    case .and, .or:
      requireCondition(left, node.left)
      requireCondition(right, node.right)
      return .kind(.bool)
    case .subtract, .multiply, .divide, .remainder, .add: return arithmetic(node, left, right)
    case .coalesce: return left.present.joined(right)
    }
  }

  /// A literal that a string of known values is compared with.
  private mutating func checkChoice(_ type: KnownType, _ other: Expression) {
    guard case .choice(let values, let name) = type, case .string(let text, let span) = other, !values.contains(text)
    else { return }
    report(
      .unknownValue(text, of: name, known: values, nearest: NearName.of(text, in: values)), span)
  }

  // MARK: - Members, indexes, calls

  /// Walks a postfix chain from its root in a loop.
  private mutating func chain(_ expression: Expression) -> KnownType {
    var links: [Expression] = []
    var rest = expression
    walk: while true {
      switch rest {
      case .member(let node):
        links.append(rest)
        rest = node.receiver
      case .index(let node):
        links.append(rest)
        rest = node.receiver
      case .call(let node):
        links.append(rest)
        rest = node.callee
      default: break walk
      }
    }
    links.reverse()
    var type: KnownType
    var k = 0
    if case .name(let name) = rest, case .call(let node)? = links.first {
      type = call(name, node)
      k = 1
    } else {
      type = visit(rest)
    }
    while k < links.count {
      switch links[k] {
      case .member(let node):
        if k + 1 < links.count, case .call(let next) = links[k + 1] {
          type = call(node, on: type, next)
          k += 1
        } else {
          type = member(node, of: type)
        }
      case .index(let node):
        requireIndex(of: type, node)
        type = indexed(type, node)
      case .call(let node):
        visit(node.arguments)
        if case .function(let known) = type {
          requireFitting(node, known)
        } else {
          requireFunction(type, node)
        }
        type = .unknown
      default: break
      }
      k += 1
    }
    return type
  }

  private func indexed(_ type: KnownType, _ node: IndexExpression) -> KnownType {
    let type = type.present
    if case .range = node.index {
      if case .sequence(let element) = type { return .list(of: element) }
      return type
    }
    switch type {
    case .host(let host): return host.indexed(node.index.keyText)
    case .list(let element), .sequence(let element): return element
    case .pair(let first, let second):
      if case .integer(let place, _) = node.index { return place == 0 ? first : place == 1 ? second : .unknown }
      return type.element
    case .object(let fields):
      guard case .string(let name, _) = node.index else { return .unknown }
      return fields.last { $0.name == name }?.type ?? .unknown
    default: return .unknown
    }
  }

  private mutating func member(_ node: MemberExpression, of type: KnownType) -> KnownType {
    let name = node.name.text
    switch type.present {
    case .host(let host):
      if let field = host.field(name) { return field }
      if host.isOpen || asksAboutCall && host.method(name) != nil { return .unknown }
    case .object(let fields):
      if let field = fields.last(where: { $0.name == name }) { return field.type }
    case .unknown, .integer, .decimal, .kind, .choice, .list, .pair, .sequence, .optional, .function: break
    }
    guard let kinds = type.present.lookedUp else { return .unknown }
    if let builtin = builtins.lookup(kinds, name) {
      if builtin.traits.contains(.isProperty) { return KnownResults.of(name, type.present) }
      if asksAboutCall { return .unknown }
    }
    // An object may have any fields, one of known ones has these.
    if case .kind = type.present, kinds.contains(.object) { return .unknown }
    // What a try is for, fields that may be missing; a resource's members are known for ever.
    rehearse([(node.receiver, type)], inTry: kinds == .host) {
      var node = node
      node.receiver = $0[0]
      return [.expression(.member(node))]
    }
    return .unknown
  }
}

extension Expression {
  /// The text of a literal that is a key; nil for all else.
  fileprivate var keyText: String? {
    switch self {
    case .string(let text, _): text
    case .integer(let number, _): String(number)
    default: nil
    }
  }

  /// Whether it is a link of a chain: `a.b`, `a[b]`, `a(b)`.
  fileprivate var isLink: Bool {
    switch self {
    case .member, .index, .call: true
    default: false
    }
  }
}
