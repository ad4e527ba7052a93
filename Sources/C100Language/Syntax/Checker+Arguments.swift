// What functions and built-ins want of their arguments.
extension Checker {
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
