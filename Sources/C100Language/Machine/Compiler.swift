import NearNames

/// Turns a tree into register code.
///
/// Every expression is compiled *into* a register. Registers are given out like a stack: variables first, scratch above.
/// A variable is a register of its function; one that closures share and somebody changes is a cell in a register;
/// variables of the prompt and of modules are global slots.
final class Compiler {
  let interpreter: Interpreter
  let source: Source
  /// The table that top-level variables go to; nil when they are registers of the program.
  let globals: GlobalTable?
  let isPrompt: Bool
  /// Variables of the prompt that a program with variables of its own may read.
  var variables: GlobalTable?
  var facts: [UInt32: VariableFacts]
  var diagnostics: [Diagnostic] = []
  var f: FunctionBuilder
  /// Jumps of the chain of `.name`, `[i]`, `(…)` under way that leave it when a `?.` meets null.
  var chainExits: [Int] = []
  /// Names that plain imports brought in.
  var imported: [String: Int] = [:]
  let table: BuiltinTable
  /// Somebody wants no code any more: what is compiled is of no use.
  private(set) var isStopped = false
  private var expressions = 0
  /// Bodies of functions around what is compiled; in them a name of the prompt may be declared later.
  private(set) var functionBodies = 0

  init(_ interpreter: Interpreter, _ source: Source, globals: GlobalTable?, isPrompt: Bool) {
    self.interpreter = interpreter
    self.source = source
    self.globals = globals
    self.isPrompt = isPrompt
    table = interpreter.table
    facts = [:]
    f = FunctionBuilder(FunctionCode.Parts(name: nil, source: source, outer: globals), parent: nil, selfName: nil)
  }

  /// Compiles a whole program; its result is the value of the last statement.
  func compile(_ program: Program, showing: Bool) -> FunctionCode {
    facts = Resolver.facts(of: program, keepsTopLevel: globals == nil)
    isStopped = interpreter.cancelFlag.isRaised
    f.open()
    let result = f.allocate()
    f.firstScratch = f.nextRegister
    block(program.statements, into: result, isTop: true, showing: showing)
    f.emit(.end, result, 0, 0, program.span)
    f.close()
    return finish(f, program.span)
  }

  /// Whether there is something to go on for; asked with each expression.
  @inline(__always)
  func goesOn() -> Bool {
    expressions &+= 1
    if expressions & 0xFFF == 0, interpreter.cancelFlag.isRaised { isStopped = true }
    return !isStopped
  }

  func finish(_ builder: FunctionBuilder, _ span: Span) -> FunctionCode {
    if builder.isTooLarge {
      report(
        .other("this \(builder.parent == nil ? "program" : "function") is too large"), span,
        help: [
          "it has more than \(Instruction.maximumRegister) variables and arguments, or jumps over millions of lines: "
            + "make parts of it functions, and read data with read(\"data.json\").parseJSON()"
        ])
    }
    return FunctionCode(builder.parts)
  }

  /// Nothing more is reported, so near names need not be looked for.
  var isFull: Bool { diagnostics.count >= Lexer.maximumDiagnostics }

  func report(_ kind: Diagnostic.Kind, _ span: Span, help: [String] = []) {
    guard !isFull else { return }
    diagnostics.append(Diagnostic(kind, span, source: source, help: help))
  }

  // MARK: - Blocks and statements

  /// Compiles the statements of a block; the value of the last goes into `result`, if that is wanted.
  func block(_ statements: [Statement], into result: Int?, isTop: Bool = false, showing: Bool = false) {
    let isGlobal = isTop && globals != nil
    f.open()
    let functions = hoist(statements, isGlobal: isGlobal)
    for (i, statement) in statements.enumerated() {
      let isLast = i == statements.count - 1
      let mark = f.nextRegister
      if case .expression(let expression) = statement, isLast || isTop {
        let target = result ?? f.allocate()
        if !isLast && !showing {
          discard(expression)
        } else {
          compile(expression, target)
          if showing { f.emit(.show, target, 0, 0, expression.span) }
        }
      } else {
        self.statement(statement, isGlobal: isGlobal)
        if isLast, let result { f.emit(.nothing, result, 0, 0, statement.span) }
      }
      f.nextRegister = max(mark, f.firstScratch)
    }
    if statements.isEmpty, let result { f.emit(.nothing, result, 0, 0, .zero) }
    for (function, index) in functions {
      f.parts.functions[index] = body(of: function, isGlobal: isGlobal)
    }
    f.close()
  }

  /// Makes the functions of a block before its first statement runs. Their code comes at the end of the block, when all
  /// its variables are known.
  private func hoist(_ statements: [Statement], isGlobal: Bool) -> [(FunctionDeclaration, Int)] {
    var functions: [(FunctionDeclaration, Int)] = []
    for case .function(let function) in statements {
      if f.isDeclaredHere(function.name.text) { report(.alreadyDeclared(function.name.text), function.name.span) }
      if isGlobal {
        if let globals { _ = globals.declare(function.name.text) }
      } else {
        let register = f.allocate()
        let needsCell = facts[function.name.span.start]?.needsCell ?? false
        f.declare(function.name.text, needsCell ? .cell(register) : .register(register))
        if needsCell { f.emit(.newUnsetCell, register, 0, 0, function.name.span) }
      }
      f.parts.functions.append(placeholder)
      functions.append((function, f.parts.functions.count - 1))
    }
    if !functions.isEmpty && !isGlobal {
      for case .let(let node) in statements where facts[node.name.span.start]?.isEarly ?? false {
        let register = f.allocate()
        f.firstScratch = max(f.firstScratch, register + 1)
        f.scopes[f.scopes.count - 1].early[node.name.text] = register
        f.emit(.newUnsetCell, register, 0, 0, node.name.span)
      }
    }
    for (function, index) in functions {
      let span = function.name.span
      if isGlobal, let slot = globals?.slot(function.name.text) {
        let register = f.allocate()
        f.emit(.closure, register, 0, index, span)
        f.emit(.declareGlobal, register, 0, slot, span)
        f.emit(.clear, register, 0, 0, span)
        f.nextRegister = register
      } else {
        switch f.scopes[f.scopes.count - 1].places[function.name.text] {
        case .register(let register): f.emit(.closure, register, 0, index, span)
        case .cell(let cell):
          let register = f.allocate()
          f.emit(.closure, register, 0, index, span)
          f.emit(.setCell, cell, register, 0, span)
          f.emit(.clear, register, 0, 0, span)
          f.nextRegister = register
        case nil: break
        }
      }
    }
    return functions
  }

  private var placeholder: FunctionCode { FunctionCode(FunctionCode.Parts(name: nil, source: source)) }

  private func body(of function: FunctionDeclaration, isGlobal: Bool) -> FunctionCode {
    let needsCell = facts[function.name.span.start]?.needsCell ?? false
    functionBodies += 1
    defer { functionBodies -= 1 }
    return self.function(
      name: function.name.text, parameters: function.parameters, syntax: nil,
      selfName: isGlobal || needsCell ? nil : function.name.text, span: function.span
    ) { result in block(function.body.statements, into: result) }
  }

  /// Compiles a function in a builder of its own.
  func function(
    name: String?, parameters: [Parameter], syntax: Lambda?, selfName: String?, span: Span, _ body: (Int) -> Void
  ) -> FunctionCode {
    var parts = FunctionCode.Parts(name: name, source: source, outer: globals)
    parts.parameters = parameters.map { FunctionValue.Parameter($0.name.text, isOptional: $0.defaultValue != nil) }
    parts.syntax = syntax
    let outer = f
    let exits = chainExits
    chainExits = []
    f = FunctionBuilder(parts, parent: outer, selfName: selfName)
    if syntax?.isImplicit ?? false { f.stage = outer.stage }
    f.open()
    let first = f.allocate(parameters.count)
    f.firstScratch = f.nextRegister
    for (i, parameter) in parameters.enumerated() {
      let register = first + i
      if let value = parameter.defaultValue {
        let given = f.emit(.jumpIfGiven, register, 0, 0, parameter.name.span)
        let mark = f.nextRegister
        compile(value, register)
        f.nextRegister = mark
        f.patch([given])
      }
      if facts[parameter.name.span.start]?.needsCell ?? false {
        f.emit(.newCell, register, 0, 0, parameter.name.span)
        f.declare(parameter.name.text, .cell(register))
      } else {
        f.declare(parameter.name.text, .register(register))
      }
    }
    let result = f.allocate()
    f.firstScratch = max(f.firstScratch, f.nextRegister)
    body(result)
    f.emit(.return, result, 0, 0, span)
    f.close()
    let code = finish(f, span)
    f = outer
    chainExits = exits
    return code
  }

  private func statement(_ statement: Statement, isGlobal: Bool) {
    switch statement {
    case .expression(let expression): discard(expression)
    case .let(let node): declare(node, isGlobal: isGlobal)
    case .assign(let node): assign(node)
    case .function: break
    case .for(let node): loop(node)
    case .while(let node): loop(node)
    case .break(let span): leaveLoop(span, "break") { f.loops[$0].breaks.append($1) }
    case .continue(let span): leaveLoop(span, "continue") { f.loops[$0].continues.append($1) }
    case .return(let value, let span): returning(value, span)
    case .import(let node): importing(node, isGlobal: isGlobal)
    }
  }

  private func leaveLoop(_ span: Span, _ word: String, _ note: (Int, Int) -> Void) {
    guard !f.loops.isEmpty else { return report(.outsideLoop(word), span) }
    note(f.loops.count - 1, f.emit(.jump, 0, 0, 0, span))
  }

  private func returning(_ value: Expression?, _ span: Span) {
    if f.parent == nil { report(.outsideFunction("return"), span) }
    guard let value else {
      f.emit(.returnNothing, 0, 0, 0, span)
      return
    }
    let mark = f.nextRegister
    let register = lastOperand(value)
    f.emit(.return, register, 0, 0, span)
    f.nextRegister = mark
  }

  /// Runs an expression for what it does.
  private func discard(_ expression: Expression) {
    let mark = f.nextRegister
    if case .if(let node) = expression {
      branch(node, into: nil)
    } else {
      let target = f.allocate()
      compile(expression, target)
      f.emit(.clear, target, 0, 0, expression.span)
    }
    f.nextRegister = mark
  }

  private func declare(_ node: LetStatement, isGlobal: Bool) {
    let name = node.name.text
    let register = f.allocate()
    defer { if f.firstScratch <= register { f.nextRegister = register } }
    if isGlobal, let globals {
      if !isPrompt, globals.slot(name) != nil { report(.alreadyDeclared(name), node.name.span) }
      var slot = globals.slot(name)
      // A function may call itself by the name that it is given.
      if case .lambda = node.value { slot = globals.declare(name) }
      compile(node.value, register)
      f.emit(.declareGlobal, register, 0, slot ?? globals.declare(name), node.span)
      f.emit(.clear, register, 0, 0, node.span)
      return
    }
    if f.isDeclaredHere(name) { report(.alreadyDeclared(name), node.name.span) }
    let facts = facts[node.name.span.start]
    if let cell = f.scopes[f.scopes.count - 1].early[name] {
      if facts?.isUsedBySelf ?? false { f.declare(name, .cell(cell)) }
      compile(node.value, register)
      f.emit(.setCell, cell, register, 0, node.span)
      f.emit(.clear, register, 0, 0, node.span)
      f.declare(name, .cell(cell))
      return
    }
    guard case .lambda(let lambda) = node.value, facts?.isUsedBySelf ?? false else {
      compile(node.value, register)
      return bind(node.name, register)
    }
    if facts?.needsCell ?? false {
      f.emit(.newUnsetCell, register, 0, 0, node.name.span)
      f.declare(name, .cell(register))
      let scratch = f.allocate()
      compile(node.value, scratch)
      f.emit(.setCell, register, scratch, 0, node.span)
      f.emit(.clear, scratch, 0, 0, node.span)
      f.nextRegister = scratch
    } else {
      f.parts.functions.append(self.lambda(lambda, name: name))
      f.emit(.closure, register, 0, f.parts.functions.count - 1, node.span)
      f.declare(name, .register(register))
    }
  }

  /// Makes a register that holds a value the place of a new variable.
  func bind(_ name: Name, _ register: Int) {
    if facts[name.span.start]?.needsCell ?? false {
      f.emit(.newCell, register, 0, 0, name.span)
      f.declare(name.text, .cell(register))
    } else {
      f.declare(name.text, .register(register))
    }
  }

  // MARK: - Assignment

  private func assign(_ node: AssignStatement) {
    let name = node.target.root.text
    let reference = f.reference(name)
    if node.target.steps.isEmpty {
      if case .register(let register) = reference { return assign(node, register) }
      if node.operator == .set { return assign(node, reference) }
    }
    guard let root = pathRoot(node.target.root, reference) else { return }
    var indices: [Expression] = []
    var steps: [PathSite.Step] = []
    for step in node.target.steps {
      switch step {
      case .member(let name, _): steps.append(.member(name.text))
      case .index(let index, _):
        steps.append(.index)
        indices.append(index)
      }
    }
    let first = f.allocate(indices.count + 1)
    for (i, index) in indices.enumerated() { compile(index, first + i) }
    compile(node.value, first + indices.count)
    f.parts.paths.append(
      PathSite(
        root: root, rootName: name, steps: steps, stepSpans: node.target.steps.map(\.span),
        rootSpan: node.target.root.span, indexCount: indices.count, callSite: nil))
    f.emit(.setPath, first, Int(node.operator.rawValue), f.parts.paths.count - 1, node.span)
  }

  /// `x = e`, `x += e` of a register.
  private func assign(_ node: AssignStatement, _ register: Int) {
    if let operation = node.operator.binary {
      arithmetic(operation, .name(node.target.root), node.value, register, node.span)
    } else if Compiler.writesLast(node.value) {
      compile(node.value, register)
    } else {
      let scratch = f.allocate()
      compile(node.value, scratch)
      f.emit(.take, register, scratch, 0, node.span)
    }
  }

  /// `x = e` of a variable that is no register.
  private func assign(_ node: AssignStatement, _ reference: FunctionBuilder.Reference?) {
    let scratch = f.allocate()
    compile(node.value, scratch)
    switch reference {
    case .register, .capture, .selfFunction:
      report(.other("'\(node.target.root.text)' cannot be assigned here"), node.target.root.span)
    case .cell(let cell): f.emit(.assignCell, cell, scratch, 0, node.span)
    case .captureCell(let capture): f.emit(.setCaptureCell, scratch, 0, capture, node.span)
    case nil:
      guard let slot = assignableGlobal(node.target.root) else { return }
      f.emit(.setGlobal, scratch, 0, slot, node.span)
    }
    f.emit(.clear, scratch, 0, 0, node.span)
  }

  private func assignableGlobal(_ name: Name) -> Int? {
    if let slot = globals?.slot(name.text) ?? variables?.slot(name.text) { return slot }
    if imported[name.text] != nil {
      report(.other("'\(name.text)' is imported and cannot be assigned"), name.span)
    } else {
      let near = isOurs(name.text) ? nil : nearest(name.text, limit: 1).first
      report(.notDeclared(name.text, nearest: near), name.span)
    }
    return nil
  }

  /// Where the variable at the root of a path is.
  func pathRoot(_ name: Name, _ reference: FunctionBuilder.Reference?) -> PathSite.Root? {
    switch reference {
    case .register(let register): return .register(register)
    case .cell(let register): return .cellRegister(register)
    case .captureCell(let capture): return .captureCell(capture)
    case .capture, .selfFunction:
      report(.other("'\(name.text)' cannot be changed here"), name.span)
      return nil
    case nil: return assignableGlobal(name).map { .global($0) }
    }
  }

  /// True if the code of an expression writes its register as the last thing it does, and only then: it may be compiled
  /// right into a variable that it reads.
  static func writesLast(_ expression: Expression) -> Bool {
    switch expression {
    case .null, .bool, .integer, .decimal, .string, .name, .it: true
    case .unary(let node): writesLast(node.operand)
    case .binary(let node):
      switch node.operator {
      case .or, .and, .coalesce: false
      default: true
      }
    default: false
    }
  }

  // MARK: - Loops

  private func loop(_ node: WhileStatement) {
    f.loops.append(FunctionBuilder.Loop())
    let start = f.here
    let mark = f.nextRegister
    let exits = jump(node.condition, when: false)
    f.nextRegister = mark
    block(node.body.statements, into: nil)
    f.patch(f.loops[f.loops.count - 1].continues, to: f.here)
    f.emit(.loop, 0, 0, f.distance(to: start), node.condition.span)
    f.patch(exits + f.loops.removeLast().breaks)
  }

  private func loop(_ node: ForStatement) {
    f.open()
    if case .range(let range) = node.sequence, case .item(let name) = node.binding, let lower = range.lower,
      let upper = range.upper
    {
      count(node, range, name, lower, upper)
    } else {
      walk(node)
    }
    f.close()
  }

  private func count(
    _ node: ForStatement, _ range: RangeExpression, _ name: Name, _ lower: Expression, _ upper: Expression
  ) {
    let counter = f.allocate(2)
    compile(lower, counter)
    compile(upper, counter + 1)
    f.firstScratch = max(f.firstScratch, counter + 2)
    let start = f.emit(range.isClosed ? .rangeStart : .rangeStartHalfOpen, counter, 0, 0, range.span)
    let body = f.here
    f.loops.append(FunctionBuilder.Loop())
    let facts = facts[name.span.start]
    if facts?.isReassigned ?? false || facts?.needsCell ?? false {
      let register = f.allocate()
      f.emit(.move, register, counter, 0, name.span)
      bind(name, register)
    } else {
      f.declare(name.text, .register(counter))
    }
    block(node.body.statements, into: nil)
    f.patch(f.loops[f.loops.count - 1].continues, to: f.here)
    f.emit(.rangeNext, counter, 0, f.distance(to: body), node.span)
    f.patch(f.loops.removeLast().breaks + [start])
  }

  private func walk(_ node: ForStatement) {
    let walk = f.allocate()
    compile(node.sequence, walk)
    f.firstScratch = max(f.firstScratch, walk + 1)
    f.loops.append(FunctionBuilder.Loop())
    let start: Int
    let next: Int
    switch node.binding {
    case .item(let name):
      f.emit(.walk, walk, walk, 0, node.sequence.span)
      let item = f.allocate()
      start = f.here
      next = f.emit(.walkNext, walk, item, 0, node.sequence.span)
      bind(name, item)
    case .pair(let key, let value):
      f.emit(.walkPairs, walk, walk, 0, node.sequence.span)
      let pair = f.allocate(2)
      start = f.here
      next = f.emit(.walkNextPair, walk, pair, 0, node.sequence.span)
      bind(key, pair)
      bind(value, pair + 1)
    }
    block(node.body.statements, into: nil)
    f.patch(f.loops[f.loops.count - 1].continues, to: f.here)
    f.emit(.loop, 0, 0, f.distance(to: start), node.span)
    f.patch(f.loops.removeLast().breaks + [next])
    f.emit(.walkEnd, walk, 0, 0, node.span)
  }

  // MARK: - Import

  private func importing(_ node: ImportStatement, isGlobal: Bool) {
    let module: Module
    do {
      module = try interpreter.module(node.path, from: source)
    } catch {
      switch error {
      case .syntax(let problems): diagnostics += problems
      case .raised(let raise) where raise.kind == .cancelled: isStopped = true
      case .raised(let raise): report(.other(raise.message), node.pathSpan, help: raise.help)
      }
      return
    }
    f.parts.modules.append(module)
    f.emit(.runModule, 0, 0, f.parts.modules.count - 1, node.span)
    guard let alias = node.alias else {
      for name in module.table.names { imported[name] = module.table.slot(name) }
      return
    }
    let register = f.allocate()
    f.emit(.constant, register, 0, f.constant(.host(module)), node.span)
    if isGlobal, let globals {
      f.emit(.declareGlobal, register, 0, globals.declare(alias.text), node.span)
    } else {
      bind(alias, register)
    }
  }

  // MARK: - Names

  /// Whether the program itself has a name for something.
  private func isOurs(_ name: String) -> Bool {
    table.names(for: .global).contains(name) || interpreter.hostNameList().contains(name)
  }

  func nearest(_ name: String, limit: Int) -> [String] {
    var names: [String] = []
    var builder: FunctionBuilder? = f
    while let each = builder {
      for scope in each.scopes { names += scope.places.keys.sorted() }
      builder = each.parent
    }
    names += globals?.names ?? []
    names += imported.keys.sorted()
    names += table.names(for: .global)
    names += interpreter.hostNameList()
    return NearName.of(name, in: names, limit: limit)
  }
}
