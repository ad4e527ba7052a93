import NearNames

extension Checker {
  mutating func visit(_ arguments: [Argument]) {
    for argument in arguments { visit(argument.value) }
  }

  /// `name(…)`
  mutating func call(_ name: Name, _ node: CallExpression) -> KnownType {
    if scopes.visible(name.text) == nil, let builtin = builtins.lookup(.global, name.text) {
      check(node, of: builtin, receiver: .unknown)
      return result(ofGlobal: name.text)
    }
    let type = type(of: name)
    if case .host(let host) = type, let method = host.method("") {
      check(node, of: method)
      return method.result
    }
    visit(node.arguments)
    if case .function(let known) = type {
      requireFitting(node, known)
    } else {
      requireFunction(type, node)
    }
    return .unknown
  }

  private func result(ofGlobal name: String) -> KnownType {
    switch name {
    case "now", "today", "date", "time": .kind(.time)
    case "duration": .kind(.duration)
    case "read", "type", "string": .kind(.string)
    default: .unknown
    }
  }

  /// `receiver.name(…)`
  mutating func call(_ member: MemberExpression, on type: KnownType, _ node: CallExpression) -> KnownType {
    let name = member.name.text
    let present = type.present
    if case .host(let host) = present, let method = host.method(name) {
      if method.writes, options.readOnly { report(.writeWhenReadOnly(method.name), member.name.span) }
      check(node, of: method)
      return method.result
    }
    if case .host(let input as KnownInput) = present, input.memberNames.contains(name) {
      let operands = [(member.receiver, type)] + node.arguments.map { ($0.value, visit($0.value)) }
      rehearse(operands) { Checker.call(node, member, $0[0], $0.dropFirst()) }
      return KnownInput.result(name)
    }
    guard let kinds = present.lookedUp else {
      if case .unknown = present { mayWrite(member) }
      visit(node.arguments)
      return .unknown
    }
    if let builtin = builtins.lookup(kinds, name) {
      // Of several kinds each may have a method of its own of this name.
      if kinds.isOne {
        let told = diagnostics.count
        let result = check(node, of: builtin, receiver: type, member)
        if told == diagnostics.count { tryArguments(node, on: kinds) }
        return result
      }
      visit(node.arguments)
      return .unknown
    }
    visit(node.arguments)
    switch present {
    case .host(let host):
      if case .function(let known)? = host.field(name) {
        requireFitting(node, known, fieldOf: member)
        return .unknown
      }
      if host.isOpen || host.field(name) != nil { return .unknown }
    case .object(let fields):
      guard let field = fields.last(where: { $0.name == name }) else { break }
      if case .function(let known) = field.type {
        requireFitting(node, known, fieldOf: member)
        return .unknown
      }
      if field.type.certain == nil {
        mayWrite(member)
        return .unknown
      }
    case .unknown, .integer, .decimal, .kind, .choice, .list, .pair, .sequence, .optional, .function:
      if !kinds.isSubset(of: .closed) { mayWrite(member) }
      if kinds.contains(.object) { return .unknown }
    }
    // A method that is not there is no failure that a `try` is for; a field that is missing may be.
    rehearse([(member.receiver, type)], inTry: !kinds.contains(.object) && !kinds.contains(.null)) {
      // Behind a variable's name some methods would change what it holds.
      let isChange = Resolver.changing.contains(name) && kinds == .range
      let nothing = node.arguments.map { Expression.null($0.value.span) }
      return Checker.call(node, member, isChange ? member.receiver : $0[0], nothing[...])
    }
    return .unknown
  }

  /// A call with other operands.
  private static func call(
    _ node: CallExpression, _ member: MemberExpression, _ receiver: Expression, _ arguments: ArraySlice<Expression>
  ) -> [Statement] {
    var (node, member) = (node, member)
    member.receiver = receiver
    node.callee = .member(member)
    for (i, value) in zip(node.arguments.indices, arguments) { node.arguments[i].value = value }
    return [.expression(.call(node))]
  }

  /// A method of a value that is not known: where only reading is allowed, no name of a writing call is.
  private mutating func mayWrite(_ member: MemberExpression) {
    guard options.readOnly, knowledge.mayWrite(member.name.text) else { return }
    report(.writeWhenReadOnly(".\(member.name.text)(…)"), member.name.span)
  }

  // MARK: - Built-ins

  @discardableResult
  private mutating func check(
    _ node: CallExpression, of builtin: Builtin, receiver: KnownType, _ member: MemberExpression? = nil
  ) -> KnownType {
    let parameters = builtin.parameters
    var first = KnownType.unknown
    var types: [KnownType] = []
    let outer = (stage, asksAboutCall)
    stage = builtin.on == .global ? nil : builtin.name
    if builtin.traits.contains(.asksAboutCall) { asksAboutCall = true }
    defer { (stage, asksAboutCall) = outer }
    // Where two lists are joined, which of them a function is of depends on its place.
    let joins = parameters.contains { if case .walkable = $0.kind { true } else { false } }
    let element = joins ? .unknown : receiver.present.element
    for (i, argument) in node.arguments.enumerated() {
      let (type, result) = visit(argument, element: element)
      types.append(type)
      if i == 0 { first = result }
      guard let parameter = builtin.parameter(i, argument.label) else { continue }
      require(result, argument, parameter, builtin, receiver, element)
    }
    requireFitting(node, types, builtin, receiver, member)
    return result(of: builtin.name, receiver.present, first, node)
  }

  private static let forms: Set<String> = ["json", "ndjson", "csv", "tsv", "yaml", "table", "markdown", "chart"]

  /// What a method of the language gives, as far as its receiver tells.
  private func result(
    of name: String, _ receiver: KnownType, _ argument: KnownType, _ node: CallExpression
  ) -> KnownType {
    // A rendering is text where it is not written.
    if Self.forms.contains(name) { return .kind(.string) }
    // What stands in for what cannot be read may be anything.
    if ["toInt", "toNumber", "toBool"].contains(name), !node.arguments.isEmpty { return .unknown }
    switch receiver {
    case .list, .sequence: break
    case .pair(let first, let second): return result(of: name, .list(of: first.joined(second)), argument, node)
    case .kind(let kinds) where kinds == .range:
      return result(of: name, .sequence(of: .integer), argument, node)
    case .kind(let kinds) where kinds == .time:
      return ["in", "startOf", "endOf", "add"].contains(name) ? receiver : KnownResults.of(name, receiver)
    default: return KnownResults.of(name, receiver)
    }
    switch name {
    case "where", "sortBy", "take", "skip", "takeWhile", "skipWhile", "distinct", "reverse", "refresh": return receiver
    case "collect": return .list(of: receiver.element)
    case "first", "last": return node.arguments.isEmpty ? .optional(receiver.element) : .unknown
    case "at", "find": return .optional(receiver.element)
    case "map": return receiver.walking(argument)
    case "flatMap": return receiver.walking(argument.element)
    case "enumerate": return receiver.walking(.pair(.integer, receiver.element))
    case "zip": return receiver.walking(.pair(receiver.element, argument.element))
    case "page":
      return .object([
        ("items", .list(of: receiver.element)), ("total", .unknown), ("nextPage", .unknown), ("previousPage", .unknown),
      ])
    case "groupBy":
      return .list(of: .object([("key", .unknown), ("items", .list(of: receiver.element))]))
    case "countBy": return .list(of: .object([("key", .unknown), ("count", .integer)]))
    default: return KnownResults.of(name, receiver)
    }
  }

  /// An argument, and what it gives where it is a function of `element`; else itself.
  private mutating func visit(_ argument: Argument, element: KnownType) -> (type: KnownType, result: KnownType) {
    guard case .lambda(let node) = argument.value else {
      let type = visit(argument.value)
      if case .function = type { return (type, .unknown) }
      return (type, type.certain == .function ? .unknown : type)
    }
    let known = lambda(node, element: element)
    return (known.function, known.result)
  }

  // MARK: - Methods of the layer above

  private mutating func check(_ node: CallExpression, of method: KnownCall) {
    if let problems = method.problems {
      visit(node.arguments)
      if !isTrying, !isFull { diagnostics += problems(node, source) }
      return
    }
    var positional = 0
    var given: Set<String> = []
    for argument in node.arguments {
      visit(argument.value)
      if let label = argument.label {
        guard let parameter = method.parameters.first(where: { $0.name == label.text }) else {
          if !method.takesAnyLabel {
            given.insert(unknownLabel(label, of: method.name, method.parameters.map(\.name)))
          }
          continue
        }
        given.insert(parameter.name)
        check(argument, among: parameter.values, isList: parameter.isList, named: parameter.name)
      } else {
        if positional < method.positionalCount, positional < method.parameters.count {
          let parameter = method.parameters[positional]
          given.insert(parameter.name)
          check(argument, among: parameter.values, named: parameter.name)
        }
        positional += 1
      }
    }
    if positional > method.positionalCount {
      report(
        .wrongArgumentCount(
          function: method.name, wanted: counted(method.positionalCount, atMost: true) + " without a label",
          got: positional), node.parenthesisSpan)
    } else if let missing = method.parameters.first(where: { $0.isRequired && !given.contains($0.name) }) {
      report(.missingArgument(missing.name, of: method.name), node.parenthesisSpan)
    }
  }

  // MARK: - Helpers

  private func counted(_ count: Int, atMost: Bool) -> String {
    if count == 0 { return "no arguments" }
    return (atMost ? "at most " : "") + "\(count) argument" + (count == 1 ? "" : "s")
  }

  /// Gives the parameter that was meant, so far as one can tell: it is not missing too.
  private mutating func unknownLabel(_ label: Name, of function: String, _ known: [String]) -> String {
    if isFull { return label.text }
    let nearest = NearName.of(label.text, in: known)
    report(.unknownLabel(label.text, of: function, known: known, nearest: nearest), label.span)
    return nearest ?? label.text
  }

  private mutating func check(
    _ argument: Argument, among values: [String]?, isList: Bool = false, named name: String
  ) {
    guard let values else { return }
    switch argument.value {
    case .string(let text, let span) where isList:
      for part in text.split(separator: ",") { check(String(part.drop { $0 == " " }), span, values, name) }
    case .string(let text, let span): check(text, span, values, name)
    case .list(let items, _) where isList:
      for case .item(.string(let text, let span)) in items { check(text, span, values, name) }
    default: break
    }
  }

  private mutating func check(_ text: String, _ span: Span, _ values: [String], _ name: String) {
    guard !isFull, !values.contains(text) else { return }
    report(.unknownValue(text, of: name, known: values, nearest: NearName.of(text, in: values)), span)
  }
}
