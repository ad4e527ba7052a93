import NearNames

extension Compiler {
  // MARK: - Into a register

  /// Compiles an expression; its value is in `target` afterwards.
  func compile(_ expression: Expression, _ target: Int) {
    guard goesOn() else { return }
    let mark = f.nextRegister
    defer { f.nextRegister = mark }
    switch expression {
    case .null(let span): f.emit(.null, target, 0, 0, span)
    case .bool(let flag, let span): f.emit(flag ? .yes : .no, target, 0, 0, span)
    case .integer(let number, let span):
      if Instruction.numbers.contains(number) {
        f.emit(.integer, target, 0, number, span)
      } else {
        f.emit(.constant, target, 0, f.constant(.integer(number)), span)
      }
    case .decimal(let number, let span): f.emit(.constant, target, 0, f.constant(.decimal(number)), span)
    case .string(let text, let span): f.emit(.constant, target, 0, f.constant(.text(text)), span)
    case .interpolation(let parts, let span): interpolation(parts, target, span)
    case .name(let name): load(name.text, name.span, target)
    case .it(let span): load("it", span, target)
    case .list(let items, let span): list(items, target, span)
    case .object(let entries, let span): object(entries, target, span)
    case .range(let node): range(node, target)
    case .unary(let node): unary(node, target)
    case .binary(let node): binary(node, target)
    case .conditional(let node):
      let otherwise = jump(node.condition, when: false)
      compile(node.then, target)
      let end = f.emit(.jump, 0, 0, 0, node.span)
      f.patch(otherwise)
      compile(node.otherwise, target)
      f.patch([end])
    case .if(let node): branch(node, into: target)
    case .try(let node): attempt(node, target)
    case .member, .index, .call: chain(expression, target)
    case .lambda(let node):
      f.parts.functions.append(lambda(node))
      f.emit(.closure, target, 0, f.parts.functions.count - 1, node.span)
    case .invalid(let span): f.emit(.null, target, 0, 0, span)
    }
  }

  /// A register that holds the expression's value: a variable's own, `reusing` if it is scratch, or a new one.
  func operand(_ expression: Expression, reusing target: Int? = nil) -> Int {
    switch expression {
    case .name(let name):
      if case .register(let register) = f.reference(name.text) { return register }
    case .it:
      if case .register(let register) = f.reference("it") { return register }
    default: break
    }
    let register: Int
    if let target, f.isScratch(target) { register = target } else { register = f.allocate() }
    compile(expression, register)
    return register
  }

  /// The register of what a function gives. Its variables are of no use afterwards, so `list + [x]` may grow the list in
  /// its place, as `list += [x]` does.
  func lastOperand(_ expression: Expression) -> Int {
    guard case .binary(let node) = expression, node.operator == .add, case .name(let name) = node.left,
      case .register(let register) = f.reference(name.text)
    else { return operand(expression) }
    compile(expression, register)
    return register
  }

  /// - Parameter name: the variable that the lambda is the value of, if it calls itself by it.
  func lambda(_ node: Lambda, name: String? = nil) -> FunctionCode {
    function(name: name, parameters: node.parameters, syntax: node, selfName: name, span: node.span) { result in
      switch node.body {
      case .expression(let value):
        let register = lastOperand(value)
        f.emit(.return, register, 0, 0, value.span)
      case .block(let block): self.block(block.statements, into: result)
      }
    }
  }

  // MARK: - Names

  private func load(_ name: String, _ span: Span, _ target: Int) {
    switch f.reference(name) {
    case .register(let register):
      if register != target { f.emit(.move, target, register, 0, span) }
    case .cell(let register): f.emit(.cell, target, register, 0, span)
    case .capture(let index): f.emit(.capture, target, 0, index, span)
    case .captureCell(let index): f.emit(.captureCell, target, 0, index, span)
    case .selfFunction: f.emit(.selfFunction, target, 0, 0, span)
    case nil: outer(name, span, target)
    }
  }

  /// A name that no function around declares.
  private func outer(_ name: String, _ span: Span, _ target: Int) {
    if let slot = globals?.slot(name) ?? imported[name] ?? variables?.slot(name) {
      f.emit(.global, target, 0, slot, span)
    } else if let host = interpreter.hostNames(name) {
      f.emit(.constant, target, 0, f.constant(host), span)
    } else if let entry = table.entry(.global, name), entry.builtin.traits.contains(.isProperty) {
      // `args` and `stdin` are read without parentheses: a call in disguise.
      let word = Name(name, span)
      let node = CallExpression(callee: .name(word), arguments: [], parenthesisSpan: span, span: span)
      builtin(node, word, entry, target)
    } else if let entry = table.entry(.global, name) {
      f.emit(.constant, target, 0, f.constant(.function(FunctionValue(entry.builtin))), span)
    } else if isPrompt, functionBodies > 0, ForeignWords.name(name) == nil, let globals {
      // Two functions that call each other are typed one after the other.
      let near = NearName.question(nearest(name, limit: 3))
      interpreter.services.hint("'\(name)' is not known yet\(near); declare it before this function is called", span)
      f.emit(.global, target, 0, globals.expect(name), span)
    } else if isFull {
      return
    } else {
      var help = table.unknownHelp(name, in: f.stage)
      if help.isEmpty { help = interpreter.helpForUnknown(name) }
      report(.unknownName(name, nearest: help.isEmpty ? nearest(name, limit: 3) : []), span, help: help)
    }
  }

  // MARK: - Making values

  private func interpolation(_ parts: [StringPart], _ target: Int, _ span: Span) {
    var written = [""]
    let holes = parts.compactMap { part -> Expression? in
      switch part {
      case .text(let text, _):
        written[written.count - 1] += text
        return nil
      case .hole(let hole, _):
        written.append("")
        return hole
      }
    }
    let first = f.allocate(holes.count)
    for (i, hole) in holes.enumerated() { compile(hole, first + i) }
    f.parts.templates.append(written)
    f.emit(.text, target, first, f.parts.templates.count - 1, span)
  }

  /// Elements of a long list are put in by so many.
  private static let batch = 64

  private func list(_ items: [ListItem], _ target: Int, _ span: Span) {
    var made: Int?
    var pending: [Expression] = []
    func flush() {
      let first = f.allocate(max(pending.count, 1))
      for (i, item) in pending.enumerated() { compile(item, first + i) }
      if let made {
        f.emit(.listAppend, made, first, pending.count, span)
      } else {
        // Elements may read the variable that the list goes to.
        let isWhole = pending.count == items.count
        let list = isWhole ? target : first
        f.emit(.list, list, first, pending.count, span)
        if !isWhole { made = list }
      }
      pending = []
      f.nextRegister = made.map { $0 + 1 } ?? first
    }
    for item in items {
      switch item {
      case .item(let value):
        pending.append(value)
        if pending.count == Compiler.batch { flush() }
      case .spread(let value, let dots):
        if made == nil || !pending.isEmpty { flush() }
        guard let list = made else { continue }
        let mark = f.nextRegister
        let register = operand(value)
        f.emit(.listSpread, list, register, 0, dots.union(value.span))
        f.nextRegister = mark
      }
    }
    if made == nil || !pending.isEmpty { flush() }
    if let made { f.emit(.take, target, made, 0, span) }
  }

  private func object(_ entries: [ObjectEntry], _ target: Int, _ span: Span) {
    var keys: [String] = []
    var values: [Expression] = []
    for case .field(let key, let value, _) in entries.prefix(Compiler.batch) {
      guard let text = key.text, keys.count == values.count, !keys.contains(where: { Bytes.equal($0, text) }) else {
        break
      }
      keys.append(text)
      values.append(value)
    }
    // Only entries before the first spread or computed key are fields of the shape.
    var leading = 0
    for entry in entries.prefix(keys.count) {
      guard case .field(let key, _, _) = entry, key.text != nil else { break }
      leading += 1
    }
    keys = Array(keys.prefix(leading))
    values = Array(values.prefix(leading))

    let first = f.allocate(max(values.count, 1))
    for (i, value) in values.enumerated() { compile(value, first + i) }
    f.parts.shapes.append(Shape(keys))
    let isWhole = leading == entries.count
    let made = isWhole ? target : first
    f.emit(.object, made, first, f.parts.shapes.count - 1, span)
    f.nextRegister = first + 1
    for entry in entries.dropFirst(leading) {
      let mark = f.nextRegister
      switch entry {
      case .spread(let value, let dots):
        f.emit(.objectSpread, made, operand(value), 0, dots.union(value.span))
      case .field(let key, let value, _):
        let keyRegister = f.allocate()
        switch key {
        case .name(let name): f.emit(.constant, keyRegister, 0, f.constant(.text(name.text)), name.span)
        case .string(let text, let span): f.emit(.constant, keyRegister, 0, f.constant(.text(text)), span)
        case .computed(let expression, _): compile(expression, keyRegister)
        }
        let valueRegister = f.allocate()
        compile(value, valueRegister)
        f.emit(.objectSet, made, keyRegister, valueRegister, key.span)
      }
      f.nextRegister = mark
    }
    if !isWhole { f.emit(.take, target, made, 0, span) }
  }

  private func range(_ node: RangeExpression, _ target: Int) {
    guard let lower = node.lower, let upper = node.upper else {
      return report(.openRangeOutsideIndex, node.span)
    }
    let (left, right) = operands(lower, upper, target)
    f.emit(node.isClosed ? .closedRange : .halfOpenRange, target, left, right, node.span)
  }

  // MARK: - Operators

  private func unary(_ node: UnaryExpression, _ target: Int) {
    let register = operand(node.operand, reusing: target)
    switch node.operator {
    case .not: f.emit(.not, target, register, 0, node.operand.span)
    case .negate: f.emit(.negate, target, register, 0, node.span)
    }
  }

  /// Registers of two operands. A variable on the left is copied if the right side holds statements that may change it.
  func operands(_ left: Expression, _ right: Expression, _ target: Int) -> (Int, Int) {
    var first = operand(left, reusing: target)
    if !f.isScratch(first), Compiler.holdsStatements(right) {
      let copy = f.allocate()
      f.emit(.move, copy, first, 0, left.span)
      first = copy
    }
    let second = operand(right)
    return (first, second)
  }

  private func binary(_ node: BinaryExpression, _ target: Int) {
    switch node.operator {
    case .and, .or:
      compile(node.left, target)
      let end = f.emit(node.operator == .and ? .jumpIfFalse : .jumpIfTrue, target, 0, 0, node.left.span)
      compile(node.right, target)
      f.emit(.checkCondition, target, 0, 0, node.right.span)
      f.patch([end])
    case .coalesce:
      compile(node.left, target)
      let end = f.emit(.jumpIfNotNull, target, 0, 0, node.left.span)
      compile(node.right, target)
      f.patch([end])
    case .equal: compare(.equal, node, target)
    case .notEqual: compare(.notEqual, node, target)
    case .less: compare(.less, node, target)
    case .lessOrEqual: compare(.lessOrEqual, node, target)
    case .greater: compare(.greater, node, target)
    case .greaterOrEqual: compare(.greaterOrEqual, node, target)
    case .in: compare(.contains, node, target)
    case .add, .subtract, .multiply, .divide, .remainder:
      arithmetic(node.operator, node.left, node.right, target, node.span)
    }
  }

  private func compare(_ op: Opcode, _ node: BinaryExpression, _ target: Int) {
    let (left, right) = operands(node.left, node.right, target)
    f.emit(op, target, left, right, node.span)
  }

  func arithmetic(_ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ target: Int, _ span: Span) {
    let mark = f.nextRegister
    defer { f.nextRegister = mark }
    if case .integer(let number, _) = right, Instruction.numbers.contains(number) {
      let op: Opcode? =
        switch operation {
        case .add: .addNumber
        case .subtract: .subtractNumber
        case .multiply: .multiplyNumber
        case .remainder: .remainderNumber
        default: nil
        }
      if let op {
        let register = operand(left, reusing: target)
        f.emit(op, target, register, number, span)
        return
      }
    }
    if case .string(let text, _) = right, operation == .add {
      let register = operand(left, reusing: target)
      f.emit(.addConstant, target, register, f.constant(.text(text)), span)
      return
    }
    let (first, second) = operands(left, right, target)
    let op: Opcode =
      switch operation {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      default: .remainder
      }
    f.emit(op, target, first, second, span)
  }

  /// True if evaluating the expression runs statements, which may assign variables.
  static func holdsStatements(_ expression: Expression) -> Bool {
    switch expression {
    case .null, .bool, .integer, .decimal, .string, .name, .it, .lambda, .invalid: false
    case .if, .try: true
    case .interpolation(let parts, _):
      parts.contains { if case .hole(let hole, _) = $0 { holdsStatements(hole) } else { false } }
    case .list(let items, _):
      items.contains {
        switch $0 {
        case .item(let value), .spread(let value, _): holdsStatements(value)
        }
      }
    case .object(let entries, _):
      entries.contains {
        switch $0 {
        case .field(let key, let value, _):
          if case .computed(let key, _) = key {
            holdsStatements(key) || holdsStatements(value)
          } else {
            holdsStatements(value)
          }
        case .spread(let value, _): holdsStatements(value)
        }
      }
    case .range(let node): (node.lower.map(holdsStatements) ?? false) || (node.upper.map(holdsStatements) ?? false)
    case .unary(let node): holdsStatements(node.operand)
    case .binary(let node): holdsStatements(node.right) || holdsStatements(node.left)
    case .conditional(let node):
      holdsStatements(node.condition) || holdsStatements(node.then) || holdsStatements(node.otherwise)
    case .member(let node): holdsStatements(node.receiver)
    case .index(let node): holdsStatements(node.receiver) || holdsStatements(node.index)
    case .call(let node): holdsStatements(node.callee) || node.arguments.contains { holdsStatements($0.value) }
    }
  }

  // MARK: - Conditions

  /// Compiles a condition; the jumps it gives are taken when it is `sense`, else the next instruction follows.
  func jump(_ condition: Expression, when sense: Bool) -> [Int] {
    let mark = f.nextRegister
    defer { f.nextRegister = mark }
    switch condition {
    case .bool(let flag, let span): return flag == sense ? [f.emit(.jump, 0, 0, 0, span)] : []
    case .unary(let node) where node.operator == .not: return jump(node.operand, when: !sense)
    case .binary(let node):
      switch node.operator {
      case .and, .or:
        // a && b leaves when false at the first false; a || b leaves when true at the first true.
        if (node.operator == .or) == sense { return jump(node.left, when: sense) + jump(node.right, when: sense) }
        let end = jump(node.left, when: !sense)
        let taken = jump(node.right, when: sense)
        f.patch(end)
        return taken
      case .equal, .notEqual:
        if case .null = node.right {
          let register = operand(node.left)
          let isNull = (node.operator == .equal) == sense
          return [f.emit(isNull ? .jumpIfNull : .jumpIfNotNull, register, 0, 0, node.span)]
        }
        return comparison(node, sense)
      case .less, .lessOrEqual, .greater, .greaterOrEqual: return comparison(node, sense)
      default: break
      }
    default: break
    }
    let register = operand(condition)
    return [f.emit(sense ? .jumpIfTrue : .jumpIfFalse, register, 0, 0, condition.span)]
  }

  private func comparison(_ node: BinaryExpression, _ sense: Bool) -> [Int] {
    let positive = node.operator == .notEqual ? !sense : sense
    if case .integer(let number, _) = node.right, Instruction.numbers16.contains(number) {
      let register = operand(node.left)
      let op: Opcode =
        switch node.operator {
        case .less: positive ? .ifLessNumber : .ifNotLessNumber
        case .lessOrEqual: positive ? .ifLessOrEqualNumber : .ifNotLessOrEqualNumber
        case .greater: positive ? .ifGreaterNumber : .ifNotGreaterNumber
        case .greaterOrEqual: positive ? .ifGreaterOrEqualNumber : .ifNotGreaterOrEqualNumber
        default: positive ? .ifEqualNumber : .ifNotEqualNumber
        }
      return [f.emit(op, register, number, 0, node.span)]
    }
    if case .string(let text, _) = node.right, node.operator == .equal || node.operator == .notEqual {
      let constant = f.constant(.text(text))
      if constant <= 0xFFFF {
        let register = operand(node.left)
        return [f.emit(positive ? .ifEqualConstant : .ifNotEqualConstant, register, constant, 0, node.span)]
      }
    }
    let scratch = f.allocate()
    let (left, right) = operands(node.left, node.right, scratch)
    let op: Opcode =
      switch node.operator {
      case .less: positive ? .ifLess : .ifNotLess
      case .lessOrEqual: positive ? .ifLessOrEqual : .ifNotLessOrEqual
      case .greater: positive ? .ifGreater : .ifNotGreater
      case .greaterOrEqual: positive ? .ifGreaterOrEqual : .ifNotGreaterOrEqual
      default: positive ? .ifEqual : .ifNotEqual
      }
    return [f.emit(op, left, right, 0, node.span)]
  }

  // MARK: - Branches

  func branch(_ node: IfExpression, into target: Int?) {
    var ends: [Int] = []
    for (i, each) in node.branches.enumerated() {
      let next = jump(each.condition, when: false)
      block(each.body.statements, into: target)
      if node.otherwise != nil || target != nil || i < node.branches.count - 1 {
        ends.append(f.emit(.jump, 0, 0, 0, each.body.span))
      }
      f.patch(next)
    }
    if let otherwise = node.otherwise {
      block(otherwise.statements, into: target)
    } else if let target {
      f.emit(.nothing, target, 0, 0, node.span)
    }
    f.patch(ends)
  }

  private func attempt(_ node: TryExpression, _ target: Int) {
    let result = f.allocate()
    let start = f.here
    switch node.body {
    case .expression(let value): compile(value, result)
    case .block(let block): self.block(block.statements, into: result)
    }
    f.emit(.collect, result, 0, 0, node.body.span)
    let range = start..<f.here
    let end = f.emit(.jump, 0, 0, 0, node.span)
    f.open()
    let error = f.allocate()
    f.parts.handlers.append(
      FunctionCode.Handler(
        range: range, target: f.here, errorRegister: error, firstFree: result, planning: f.planning))
    if let name = node.errorName { bind(name, error) }
    switch node.handler {
    case .expression(let value): compile(value, result)
    case .block(let block): self.block(block.statements, into: result)
    }
    f.close()
    f.patch([end])
    f.emit(.take, target, result, 0, node.span)
  }
}
