/// What a program does with one variable; decides where the compiler keeps it.
final class VariableFacts {
  /// A function inside uses it.
  var isCaptured = false
  /// Its own function uses it: `func fib` calling `fib`.
  var isUsedBySelf = false
  /// It changes after its declaration.
  var isReassigned = false
  /// A hoisted function that uses it exists before the variable has its value.
  var isEarly = false

  /// True if it lives in a cell that closures share.
  var needsCell: Bool { (isCaptured && (isReassigned || isEarly)) || (isUsedBySelf && isReassigned) }
}

/// Walks a program once before it is compiled, and finds out about each variable what its uses further on decide.
///
/// Facts are kept by the offset of the declaring name. The walk opens scopes exactly as the compiler does.
struct Resolver {
  private final class Declaration {
    let facts = VariableFacts()
    let level: Int
    /// The place of a hoisted function in its block; nil for other variables.
    let functionIndex: Int?
    let block: Int

    init(level: Int, functionIndex: Int?, block: Int) {
      self.level = level
      self.functionIndex = functionIndex
      self.block = block
    }
  }

  private struct Scope {
    var names: [String: Declaration] = [:]
    /// The hoisted function of this block whose body is being walked.
    var hoisting: Int?
    let block: Int
  }

  private(set) var facts: [UInt32: VariableFacts] = [:]
  private var scopes: [Scope] = []
  private var level = 0
  private var blocks = 0
  /// For each function level, the declaration of the hoisted function whose body it is.
  private var bodies: [Declaration?] = [nil]

  /// - Parameter keepsTopLevel: top-level variables are registers of the program; else they are globals and unknown here.
  static func facts(of program: Program, keepsTopLevel: Bool) -> [UInt32: VariableFacts] {
    var resolver = Resolver()
    if keepsTopLevel {
      resolver.block(program.statements)
    } else {
      resolver.open()
      for statement in program.statements { resolver.statement(statement, isGlobal: true) }
      for case .function(let function) in program.statements {
        resolver.body(function.parameters, nil) { $0.block(function.body.statements) }
      }
      resolver.close()
    }
    return resolver.facts
  }

  // MARK: - Scopes

  private mutating func open() {
    blocks += 1
    scopes.append(Scope(block: blocks))
  }

  private mutating func close() { scopes.removeLast() }

  @discardableResult
  private mutating func declare(_ name: Name, functionIndex: Int? = nil) -> Declaration {
    let declaration = Declaration(level: level, functionIndex: functionIndex, block: scopes[scopes.count - 1].block)
    scopes[scopes.count - 1].names[name.text] = declaration
    facts[name.span.start] = declaration.facts
    return declaration
  }

  private mutating func use(_ name: String, assigns: Bool = false) {
    for scope in scopes.reversed() {
      guard let declaration = scope.names[name] else { continue }
      if assigns { declaration.facts.isReassigned = true }
      guard declaration.level < level else { return }
      if let body = bodies[declaration.level + 1], body === declaration {
        declaration.facts.isUsedBySelf = true
        return
      }
      declaration.facts.isCaptured = true
      if let hoisting = scope.hoisting, declaration.functionIndex.map({ $0 >= hoisting }) ?? true {
        declaration.facts.isEarly = true
      }
      return
    }
  }

  // MARK: - Statements

  private mutating func block(_ statements: [Statement]) {
    open()
    var functions: [(FunctionDeclaration, Declaration)] = []
    for case .function(let function) in statements {
      functions.append((function, declare(function.name, functionIndex: functions.count)))
    }
    for statement in statements { self.statement(statement, isGlobal: false) }
    // Bodies of hoisted functions see every variable of the block.
    for (i, function) in functions.enumerated() {
      scopes[scopes.count - 1].hoisting = i
      body(function.0.parameters, function.1) { $0.block(function.0.body.statements) }
    }
    close()
  }

  private mutating func body(
    _ parameters: [Parameter], _ declaration: Declaration?, _ walk: (inout Resolver) -> Void
  ) {
    level += 1
    bodies.append(declaration)
    open()
    for parameter in parameters {
      if let value = parameter.defaultValue { expression(value) }
      declare(parameter.name)
    }
    walk(&self)
    close()
    bodies.removeLast()
    level -= 1
  }

  private mutating func statement(_ statement: Statement, isGlobal: Bool) {
    switch statement {
    case .expression(let expression): self.expression(expression)
    case .let(let node):
      if case .lambda(let lambda) = node.value, !isGlobal {
        // A function may call itself by the name that it is given.
        self.lambda(lambda, declare(node.name))
      } else {
        expression(node.value)
        if !isGlobal { declare(node.name) }
      }
    case .assign(let node):
      for case .index(let index, _) in node.target.steps { expression(index) }
      expression(node.value)
      use(node.target.root.text, assigns: true)
    case .function, .break, .continue: break
    case .for(let node):
      expression(node.sequence)
      open()
      switch node.binding {
      case .item(let name): declare(name)
      case .pair(let key, let value):
        declare(key)
        declare(value)
      }
      block(node.body.statements)
      close()
    case .while(let node):
      expression(node.condition)
      block(node.body.statements)
    case .return(let value, _):
      if let value { expression(value) }
    case .import(let node):
      if let alias = node.alias, !isGlobal { declare(alias) }
    }
  }

  // MARK: - Expressions

  private mutating func expression(_ expression: Expression) {
    switch expression {
    case .null, .bool, .integer, .decimal, .string, .invalid: break
    case .interpolation(let parts, _):
      for case .hole(let hole, _) in parts { self.expression(hole) }
    case .name(let name): use(name.text)
    case .it: use("it")
    case .list(let items, _):
      for item in items {
        switch item {
        case .item(let value), .spread(let value, _): self.expression(value)
        }
      }
    case .object(let entries, _):
      for entry in entries {
        switch entry {
        case .field(let key, let value, _):
          if case .computed(let key, _) = key { self.expression(key) }
          self.expression(value)
        case .spread(let value, _): self.expression(value)
        }
      }
    case .range(let node):
      if let lower = node.lower { self.expression(lower) }
      if let upper = node.upper { self.expression(upper) }
    case .unary(let node): self.expression(node.operand)
    case .binary(let node):
      self.expression(node.left)
      self.expression(node.right)
    case .conditional(let node):
      self.expression(node.condition)
      self.expression(node.then)
      self.expression(node.otherwise)
    case .if(let node):
      for branch in node.branches {
        self.expression(branch.condition)
        block(branch.body.statements)
      }
      if let otherwise = node.otherwise { block(otherwise.statements) }
    case .try(let node):
      body(node.body)
      open()
      if let name = node.errorName { declare(name) }
      body(node.handler)
      close()
    case .member(let node): self.expression(node.receiver)
    case .index(let node):
      self.expression(node.receiver)
      self.expression(node.index)
    case .call(let node):
      // A method may change the variable that it is called on: append, insert, remove.
      if case .member(let member) = node.callee {
        if Resolver.changing.contains(member.name.text), let root = Resolver.root(of: member.receiver) {
          use(root, assigns: true)
        }
        self.expression(member.receiver)
      } else {
        self.expression(node.callee)
      }
      for argument in node.arguments { self.expression(argument.value) }
    case .lambda(let node): lambda(node, nil)
    }
  }

  private mutating func lambda(_ node: Lambda, _ declaration: Declaration?) {
    body(node.parameters, declaration) { resolver in
      switch node.body {
      case .expression(let value): resolver.expression(value)
      case .block(let block): resolver.block(block.statements)
      }
    }
  }

  private mutating func body(_ body: Body) {
    switch body {
    case .expression(let value): expression(value)
    case .block(let node): block(node.statements)
    }
  }

  /// Names that may be methods which change their receiver.
  static let changing: Set<String> = ["append", "insert", "remove"]

  /// The variable that a path of members and indices starts from.
  static func root(of expression: Expression) -> String? {
    switch expression {
    case .name(let name): name.text
    case .it: "it"
    case .member(let node): node.isOptional ? nil : root(of: node.receiver)
    case .index(let node): node.isOptional ? nil : root(of: node.receiver)
    default: nil
    }
  }
}
