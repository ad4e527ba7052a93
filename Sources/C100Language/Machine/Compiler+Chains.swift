extension Compiler {
  // MARK: - Chains of .name, [i] and (…)

  /// Compiles a whole chain. A `?.` or `?[` that meets null leaves it, and the chain is null.
  func chain(_ expression: Expression, _ target: Int) {
    let outer = chainExits
    chainExits = []
    link(expression, target)
    if !chainExits.isEmpty {
      let end = f.emit(.jump, 0, 0, 0, expression.span)
      f.patch(chainExits)
      f.emit(.null, target, 0, 0, expression.span)
      f.patch([end])
    }
    chainExits = outer
  }

  private func link(_ expression: Expression, _ target: Int) {
    let mark = f.nextRegister
    defer { f.nextRegister = mark }
    switch expression {
    case .member(let node): member(node, target)
    case .index(let node): index(node, target)
    case .call(let node): call(node, target)
    default: compile(expression, target)
    }
  }

  /// The register of what a link is put on, which may be the rest of the chain.
  private func receiver(_ expression: Expression, _ target: Int) -> Int {
    switch expression {
    case .member, .index, .call:
      let register = f.isScratch(target) ? target : f.allocate()
      link(expression, register)
      return register
    default: return operand(expression, reusing: target)
    }
  }

  private func member(_ node: MemberExpression, _ target: Int) {
    let receiver = receiver(node.receiver, target)
    if node.isOptional { chainExits.append(f.emit(.jumpIfNull, receiver, 0, 0, node.receiver.span)) }
    f.parts.memberSites.append(
      MemberSite(name: node.name.text, nameSpan: node.name.span, receiverSpan: node.receiver.span))
    let op: Opcode = node.isOptional ? .optionalMember : .member
    f.emit(op, target, receiver, f.parts.memberSites.count - 1, node.name.span)
  }

  private func index(_ node: IndexExpression, _ target: Int) {
    let receiver = receiver(node.receiver, target)
    if node.isOptional { chainExits.append(f.emit(.jumpIfNull, receiver, 0, 0, node.receiver.span)) }
    switch node.index {
    case .integer(let number, _) where Instruction.numbers.contains(number) && !node.isOptional:
      f.emit(.indexNumber, target, receiver, number, node.bracketSpan)
    case .range(let range):
      let ends = f.allocate(2)
      let exits = chainExits
      if let lower = range.lower { compile(lower, ends) } else { f.emit(.nothing, ends, 0, 0, range.span) }
      if let upper = range.upper { compile(upper, ends + 1) } else { f.emit(.nothing, ends + 1, 0, 0, range.span) }
      chainExits = exits
      let op: Opcode =
        if range.isClosed { node.isOptional ? .optionalSlice : .slice } else {
          node.isOptional ? .optionalHalfOpenSlice : .halfOpenSlice
        }
      f.emit(op, target, receiver, ends, node.bracketSpan)
    default:
      var place = receiver
      if !f.isScratch(place), Compiler.holdsStatements(node.index) {
        place = f.allocate()
        f.emit(.move, place, receiver, 0, node.receiver.span)
      }
      let start = f.here
      let register = operand(node.index)
      takeStandIn(from: start, register, node.index.span, callee: place)
      f.emit(node.isOptional ? .optionalIndex : .index, target, place, register, node.bracketSpan)
    }
  }

  // MARK: - Calls

  private func call(_ node: CallExpression, _ target: Int) {
    switch node.callee {
    case .member(let member):
      if table.changesReceiver(member.name.text), !member.isOptional, change(node, member, target) { return }
      method(node, member, target)
    case .name(let name):
      switch f.reference(name.text) {
      case .selfFunction: selfCall(node, name, target)
      case nil
      where globals?.slot(name.text) == nil && imported[name.text] == nil && variables?.slot(name.text) == nil:
        if let entry = table.entry(.global, name.text) {
          builtin(node, name, entry, target)
        } else {
          function(node, target)
        }
      default: function(node, target)
      }
    default: function(node, target)
    }
  }

  /// The window of a call: the register of its result, then its arguments.
  private func window(_ count: Int, _ target: Int) -> Int {
    if target == f.nextRegister - 1, f.isScratch(target) {
      _ = f.allocate(count)
      return target
    }
    return f.allocate(count + 1)
  }

  private func finishCall(_ window: Int, _ target: Int, _ span: Span) {
    if window != target { f.emit(.take, target, window, 0, span) }
  }

  /// Compiles arguments into the registers behind `window`.
  private func arguments(_ arguments: [Argument], _ window: Int) {
    for (i, argument) in arguments.enumerated() { compile(argument.value, window + 1 + i) }
  }

  /// In what is only planned, an answer that nobody has may stand in a register, and the call around it be planned.
  private func takeStandIn(from start: Int, _ register: Int, _ span: Span, callee: Int?) {
    guard f.planning & 0xFFFF_FFFF != 0, f.here > start else { return }
    f.parts.handlers.append(
      FunctionCode.Handler(
        range: start..<f.here, target: f.here, errorRegister: register, firstFree: register, planning: f.planning,
        takesPlan: true, span: span, callee: callee))
  }

  private func site(
    _ node: CallExpression, _ name: String, at nameSpan: Span? = nil, receiver: Span, entry: BuiltinTable.Entry? = nil
  ) -> Int {
    let labels = node.arguments.compactMap(\.label)
    let site = CallSite(
      name: name, positionalCount: node.arguments.count - labels.count, labels: labels,
      spans: node.arguments.map(\.value.span),
      span: nameSpan.map { Span(start: $0.start, end: node.span.end) } ?? node.span,
      nameSpan: nameSpan, source: source)
    f.parts.callSites.append(MethodSite(site, receiverSpan: receiver, entry: entry))
    return f.parts.callSites.count - 1
  }

  private func function(_ node: CallExpression, _ target: Int) {
    let count = node.arguments.count
    let window = window(count, target)
    link(node.callee, window)
    arguments(node.arguments, window)
    let name = if case .name(let name) = node.callee { name.text } else { "this function" }
    f.emit(.call, window, count, site(node, name, receiver: node.callee.span), node.span)
    finishCall(window, target, node.span)
  }

  private func selfCall(_ node: CallExpression, _ name: Name, _ target: Int) {
    let parameters = f.parts.parameters
    let required = parameters.filter { !$0.isOptional }.count
    let count = node.arguments.count
    guard node.arguments.allSatisfy({ $0.label == nil }), count >= required, count <= parameters.count else {
      return function(node, target)
    }
    let window = window(count, target)
    arguments(node.arguments, window)
    f.emit(.callSelf, window, count, parameters.count - count, node.span)
    finishCall(window, target, node.span)
  }

  func builtin(_ node: CallExpression, _ name: Name, _ entry: BuiltinTable.Entry, _ target: Int) {
    let count = node.arguments.count
    let window = window(count, target)
    var flags = 0
    if entry.builtin.traits.contains(.plansArguments) { flags |= 1 }
    if entry.builtin.traits.contains(.asksAboutCall) { flags |= 2 }
    if flags != 0 {
      f.planning += Compiler.planning(flags)
      f.emit(.planBegin, flags, 0, 0, node.span)
    }
    let start = f.here
    arguments(node.arguments, window)
    let site = site(node, name.text, receiver: name.span, entry: entry)
    if flags & 1 != 0, count == 1 {
      f.parts.handlers.append(
        FunctionCode.Handler(
          range: start..<f.here, target: f.here, errorRegister: window + 1, firstFree: window + 1,
          planning: f.planning, takesPlan: true))
    }
    if flags != 0 {
      f.planning -= Compiler.planning(flags)
      f.emit(.planEnd, flags, 0, 0, node.span)
    }
    f.emit(.callBuiltin, window, count, site, node.span)
    finishCall(window, target, node.span)
  }

  /// What `planBegin` adds to the machine's count: plans in the low half, questions in the high one.
  static func planning(_ flags: Int) -> Int { (flags & 1) + (flags & 2 != 0 ? 1 << 32 : 0) }

  /// What errors of a method call point to: the method with its arguments. Its receiver, often a chain over several
  /// lines, is another call's business.
  private func span(of node: CallExpression, _ member: MemberExpression) -> Span {
    Span(start: member.name.span.start, end: node.span.end)
  }

  private func method(_ node: CallExpression, _ member: MemberExpression, _ target: Int) {
    let count = node.arguments.count
    let window = window(count, target)
    let start = f.here
    switch member.receiver {
    case .member, .index, .call: link(member.receiver, window)
    default: compile(member.receiver, window)
    }
    takeStandIn(from: start, window, member.receiver.span, callee: nil)
    if member.isOptional { chainExits.append(f.emit(.jumpIfNull, window, 0, 0, member.receiver.span)) }
    let exits = chainExits
    let outer = f.stage
    f.stage = member.name.text
    for (i, argument) in node.arguments.enumerated() {
      let start = f.here
      compile(argument.value, window + 1 + i)
      takeStandIn(from: start, window + 1 + i, argument.value.span, callee: window)
    }
    f.stage = outer
    chainExits = exits
    let site = site(node, member.name.text, at: member.name.span, receiver: member.receiver.span)
    f.emit(.callMethod, window, count, site, span(of: node, member))
    finishCall(window, target, node.span)
  }

  /// A method that changes the list or object at a path from a variable; false if the receiver is no such path.
  private func change(_ node: CallExpression, _ member: MemberExpression, _ target: Int) -> Bool {
    guard let (name, steps) = Compiler.path(of: member.receiver) else { return false }
    let reference = f.reference(name.text)
    switch reference {
    case .capture, .selfFunction: return false
    case nil where globals?.slot(name.text) == nil && variables?.slot(name.text) == nil: return false
    default: break
    }
    guard let root = pathRoot(name, reference) else { return true }
    let indices = steps.compactMap { if case .index(let index, _) = $0 { index } else { nil } }
    let count = node.arguments.count
    let window = f.allocate(indices.count + count + 1)
    for (i, index) in indices.enumerated() { compile(index, window + 1 + i) }
    for (i, argument) in node.arguments.enumerated() { compile(argument.value, window + 1 + indices.count + i) }
    let siteIndex = site(node, member.name.text, at: member.name.span, receiver: member.receiver.span)
    f.parts.paths.append(
      PathSite(
        root: root, rootName: name.text,
        steps: steps.map { if case .member(let name, _) = $0 { .member(name.text) } else { .index } },
        stepSpans: steps.map(\.span), rootSpan: name.span, indexCount: indices.count,
        callSite: siteIndex))
    f.emit(.changePath, window, count, f.parts.paths.count - 1, span(of: node, member))
    if window != target { f.emit(.take, target, window, 0, node.span) }
    return true
  }

  /// A variable and the steps from it.
  private static func path(of expression: Expression) -> (Name, [AssignmentPath.Step])? {
    switch expression {
    case .name(let name): return (name, [])
    case .it(let span): return (Name("it", span), [])
    case .member(let node) where !node.isOptional:
      guard let (name, steps) = path(of: node.receiver) else { return nil }
      return (name, steps + [.member(node.name, node.name.span)])
    case .index(let node) where !node.isOptional:
      if case .range = node.index { return nil }
      guard let (name, steps) = path(of: node.receiver) else { return nil }
      return (name, steps + [.index(node.index, node.bracketSpan)])
    default: return nil
    }
  }
}
