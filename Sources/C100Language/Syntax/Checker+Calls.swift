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
    switch type {
    case .function(let known): check(node, of: known)
    case .host(let host):
      guard let method = host.method("") else { break }
      check(node, of: method)
      return method.result
    default: break
    }
    if case .function = type {
    } else {
      visit(node.arguments)
      requireFunction(type, name.span)
    }
    return .unknown
  }

  private func result(ofGlobal name: String) -> KnownType {
    switch name {
    case "now", "today", "date", "time": .kind(.time)
    default: .unknown
    }
  }

  /// `receiver.name(…)`
  mutating func call(_ member: MemberExpression, on type: KnownType, _ node: CallExpression) -> KnownType {
    let name = member.name.text
    switch type {
    case .host(let host):
      if let method = host.method(name) {
        if method.writes, options.readOnly { report(.writeWhenReadOnly(method.name), member.name.span) }
        check(node, of: method)
        return method.result
      }
      if let builtin = builtins.lookup(host.kinds, name) {
        return check(node, of: builtin, receiver: type)
      }
      if case .function(let known)? = host.field(name) {
        check(node, of: known)
        return .unknown
      }
      visit(node.arguments)
      if !host.isOpen, host.field(name) == nil {
        reportMember(member, of: host)
      }
      return .unknown
    case .unknown: mayWrite(member)
    case .object(let fields):
      if fields.contains(where: { $0.name == name }) {
        visit(node.arguments)
        return .unknown
      }
    case .kind, .choice, .list, .pair, .sequence, .function: break
    }
    guard let kinds = type.kinds else {
      visit(node.arguments)
      return .unknown
    }
    if let builtin = builtins.lookup(kinds, name) {
      if kinds.rawValue.nonzeroBitCount == 1 { return check(node, of: builtin, receiver: type) }
      // Of several kinds each may have a method of its own of this name.
      visit(node.arguments)
      return .unknown
    }
    visit(node.arguments)
    guard kinds.isSubset(of: .closed) else {
      mayWrite(member)
      return .unknown
    }
    reportMember(
      member.name, of: kinds.word, builtins.names(for: kinds), kinds: kinds, isOptional: member.isOptional)
    return .unknown
  }

  /// A method of a value that is not known: where only reading is allowed, no name of a writing call is.
  private mutating func mayWrite(_ member: MemberExpression) {
    guard options.readOnly, knowledge.mayWrite(member.name.text) else { return }
    report(.writeWhenReadOnly(".\(member.name.text)(…)"), member.name.span)
  }

  // MARK: - Built-ins

  @discardableResult
  mutating func check(
    _ node: CallExpression, of builtin: Builtin, receiver: KnownType
  ) -> KnownType {
    let parameters = builtin.parameters
    var positional = 0
    var given: Set<String> = []
    var given0: KnownType = .unknown
    let outer = (stage, asksAboutCall)
    stage = builtin.on == .global ? nil : builtin.name
    if builtin.traits.contains(.asksAboutCall) { asksAboutCall = true }
    defer { (stage, asksAboutCall) = outer }
    // Where two lists are joined, which of them a function is of depends on its place.
    let joins = parameters.contains { if case .walkable = $0.kind { true } else { false } }
    let element = joins ? .unknown : receiver.element
    for argument in node.arguments {
      let (type, result) = visit(argument, element: element)
      if positional == 0, given.isEmpty { given0 = result }
      if let label = argument.label {
        guard let parameter = parameters.first(where: { $0.name == label.text }) else {
          if !builtin.traits.contains(.takesAnyLabel) {
            given.insert(unknownLabel(label, of: builtin.name, parameters.map(\.name)))
          }
          continue
        }
        refuseSecond(label, given, builtin.name)
        given.insert(parameter.name)
        check(argument, among: parameter.values, named: parameter.name)
        require(type, result, argument, parameter, builtin, receiver, element)
      } else {
        if let parameter = positional < parameters.count ? parameters[positional] : parameters.last,
          positional < parameters.count || parameter.isVariadic
        {
          given.insert(parameter.name)
          check(argument, among: parameter.values, named: parameter.name)
          require(type, result, argument, parameter, builtin, receiver, element)
        }
        positional += 1
      }
    }
    let isVariadic = parameters.last?.isVariadic ?? false
    if positional > parameters.count, !isVariadic, !builtin.traits.contains(.takesAnyLabel) {
      report(
        .wrongArgumentCount(function: builtin.name, wanted: counted(parameters.count, atMost: true), got: positional),
        node.parenthesisSpan)
    } else if let missing = parameters.first(where: { $0.isRequired && !given.contains($0.name) }) {
      report(.missingArgument(missing.name, of: builtin.name), node.parenthesisSpan)
    }
    return result(of: builtin.name, receiver, given0, node)
  }

  private static let forms: Set<String> = ["json", "ndjson", "csv", "tsv", "yaml", "table", "markdown", "chart"]

  /// What a method of the language gives, as far as its receiver tells.
  private func result(
    of name: String, _ receiver: KnownType, _ argument: KnownType, _ node: CallExpression
  ) -> KnownType {
    // A rendering is text where it is not written.
    if Self.forms.contains(name) { return .kind(.string) }
    switch receiver {
    case .list, .sequence: break
    case .pair(let first, let second): return result(of: name, .list(of: first.joined(second)), argument, node)
    case .kind(let kinds) where kinds == .time:
      return ["in", "startOf", "endOf", "add"].contains(name) ? receiver : KnownResults.of(name, receiver)
    default: return KnownResults.of(name, receiver)
    }
    switch name {
    case "where", "sortBy", "take", "skip", "takeWhile", "skipWhile", "distinct", "reverse", "refresh": return receiver
    case "collect": return .list(of: receiver.element)
    case "first", "last": return node.arguments.isEmpty ? receiver.element : .unknown
    case "at", "find": return receiver.element
    case "map": return receiver.walking(argument)
    case "flatMap": return receiver.walking(argument.element)
    case "enumerate": return receiver.walking(.pair(.kind(.number), receiver.element))
    case "zip": return receiver.walking(.pair(receiver.element, argument.element))
    case "page":
      return .object([
        ("items", .list(of: receiver.element)), ("total", .unknown), ("nextPage", .unknown), ("previousPage", .unknown),
      ])
    case "groupBy":
      return .list(of: .object([("key", .unknown), ("items", .list(of: receiver.element))]))
    case "countBy": return .list(of: .object([("key", .unknown), ("count", .kind(.number))]))
    default: return KnownResults.of(name, receiver)
    }
  }

  /// An argument, and what it gives where it is a function of `element`; else itself.
  private mutating func visit(_ argument: Argument, element: KnownType) -> (type: KnownType, result: KnownType) {
    guard case .lambda(let node) = argument.value else {
      let type = visit(argument.value)
      return (type, type)
    }
    let known = lambda(node, element: element)
    return (known.function, known.result)
  }

  // MARK: - Methods of the layer above

  private mutating func check(_ node: CallExpression, of method: KnownCall) {
    let before = diagnostics.count
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
    guard diagnostics.count == before, !isTrying, let problems = method.problems else { return }
    diagnostics += problems(node, source)
  }

  // MARK: - Functions of the program

  mutating func check(_ node: CallExpression, of known: KnownFunction) {
    visit(node.arguments)
    var positional = 0
    var given: Set<String> = []
    for argument in node.arguments {
      if let label = argument.label {
        if !known.parameters.contains(label.text) {
          given.insert(unknownLabel(label, of: known.name, known.parameters))
        }
        if known.parameters.contains(label.text) { refuseSecond(label, given, known.name) }
        given.insert(label.text)
      } else {
        if positional < known.parameters.count { given.insert(known.parameters[positional]) }
        positional += 1
      }
    }
    if positional > known.parameters.count {
      let wanted =
        known.required == known.parameters.count
        ? counted(known.required, atMost: false)
        : "\(known.required) to " + counted(known.parameters.count, atMost: false)
      report(.wrongArgumentCount(function: known.name, wanted: wanted, got: positional), node.parenthesisSpan)
    } else if let missing = known.parameters.prefix(known.required).first(where: { !given.contains($0) }) {
      report(.missingArgument(missing, of: known.name), node.parenthesisSpan)
    }
  }

  // MARK: - Helpers

  /// A label of a parameter that an argument before it has filled.
  private mutating func refuseSecond(_ label: Name, _ given: Set<String>, _ function: String) {
    if given.contains(label.text) { refuse("\(function): '\(label.text)' is given twice", label.span) }
  }

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
