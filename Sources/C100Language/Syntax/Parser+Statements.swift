extension ParserState {
  // MARK: - Sequences of statements

  mutating func program() -> [Statement] {
    guard mode != .expression else { return [soleExpression()] }
    var statements: [Statement] = []
    statements.reserveCapacity(8)
    while kind != .end {
      if kind.isClosing { skipUnmatched() } else { statement(into: &statements) }
    }
    return statements
  }

  private mutating func soleExpression() -> Statement {
    let start = token.start
    do throws(SyntaxFailure) {
      let expression = try expression()
      if kind != .end { throw statementNotEnded() }
      return .expression(expression)
    } catch {
      return .expression(.invalid(Span(start: start, end: lastEnd)))
    }
  }

  /// One report for a run of brackets that close nothing.
  private mutating func skipUnmatched() {
    report(.unmatched(bracket: kind.symbol), token.span)
    while kind.isClosing || kind == .semicolon { advance() }
  }

  /// Reads one statement with its end; recovers behind a broken one.
  private mutating func statement(into statements: inout [Statement]) {
    if kind == .semicolon { return advance() }
    let start = current
    do throws(SyntaxFailure) {
      let statement = try statement()
      try endOfStatement()
      statements.append(statement)
    } catch {
      recover(from: start)
    }
  }

  /// block := "{" { statement (newline | ";") } "}"
  mutating func block(after what: String) throws(SyntaxFailure) -> Block {
    if kind != .leftBrace {
      let failure = missingBlock(after: what)
      guard skipToBlock(from: current) else { throw failure }
    }
    try enter()
    let opening = token
    if recordsBlocks { blockStarts.append(opening.start) }
    let outer = bracket
    let outerBraces = bracesOpenBlocks
    bracket = .block
    bracesOpenBlocks = false
    blockDepth += 1
    defer {
      bracket = outer
      bracesOpenBlocks = outerBraces
      blockDepth -= 1
      leave()
    }
    advance()
    var statements: [Statement] = []
    // One allocation for most blocks.
    if kind != .rightBrace { statements.reserveCapacity(4) }
    var highest = 0
    while kind != .rightBrace, kind != .end {
      if kind == .rightParenthesis || kind == .rightBracket {
        if outer != .block { break }
        skipUnmatched()
        continue
      }
      statement(into: &statements)
      highest = max(highest, height)
    }
    if isAborted { throw .reported }
    try close(.rightBrace, opening: opening)
    try raise(over: highest)
    return Block(statements: statements, span: span(from: opening.start))
  }

  private mutating func endOfStatement() throws(SyntaxFailure) {
    switch kind {
    case .end, .rightBrace: return
    case .semicolon: advance()
    case .rightParenthesis,
      .rightBracket where bracket == .block:
      return
    default: if !token.isAfterNewline { throw statementNotEnded() }
    }
  }

  // MARK: - One statement

  private mutating func statement() throws(SyntaxFailure) -> Statement {
    let start = token.start
    switch kind {
    case .kLet:
      advance()
      return try letStatement(from: start)
    case .kFunc:
      advance()
      return try function(from: start)
    case .kFor: return try forStatement()
    case .kWhile:
      advance()
      let condition = try self.condition()
      let highest = height
      let body = try block(after: "the condition")
      try raise(over: max(highest, height))
      return .while(WhileStatement(condition: condition, body: body, span: span(from: start)))
    case .kReturn: return try returnStatement()
    case .kBreak:
      advance()
      height = 1
      return .break(span(from: start))
    case .kContinue:
      advance()
      height = 1
      return .continue(span(from: start))
    case .kImport: return try importStatement()
    case .kElse, .kCatch: throw strayBranch()
    // The line before, which began with `?`, was refused already.
    case .colon where diagnostics.last?.kind == .operatorAtLineStart("?"): throw .reported
    case .orOr, .andAnd, .coalesce:
      throw fail(.operatorAtLineStart(text(token)), token.span)
    case .plus, .star, .slash, .percent, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .question,
      .kIn, .range, .halfOpenRange:
      if current == 0 || !token.isAfterNewline { return try expressionStatement() }
      throw fail(.operatorAtLineStart(text(token)), token.span)
    case .identifier:
      if peek() == .identifier, let statement = try foreignStatement() { return statement }
      return try expressionStatement()
    default: return try expressionStatement()
    }
  }

  /// let := "let" name "=" expression
  private mutating func letStatement(from start: UInt32) throws(SyntaxFailure) -> Statement {
    if kind == .leftParenthesis || kind == .leftBracket || kind == .leftBrace {
      let example = kind == .leftBrace ? "let name = object.name" : "let a = pair[0]"
      throw unexpected(.name("the value"), help: ["let declares one name: \(example)"])
    }
    let name = try name(.name("the value"))
    if kind == .colon, peek() == .identifier {
      throw unexpected(.symbol("="), help: ["names have no declared types: let \(name.text) = …"])
    }
    if kind == .dot || kind == .leftBracket {
      throw unexpected(.symbol("="), help: ["assign to a part without let: \(name.text)\(text(token))… = value"])
    }
    guard kind == .assign else { throw unexpected(.symbol("="), help: letHelp(name)) }
    advance()
    let value = try expression()
    try raise(over: height)
    return .let(LetStatement(name: name, value: value, span: span(from: start)))
  }

  private func letHelp(_ name: Name) -> [String] {
    switch kind {
    case let kind where [.identifier, .minus].contains(kind) && !token.isAfterNewline && peek() != .end:
      let second = kind == .minus ? tokens[current + 1] : token
      return ["a name is one word of letters, digits and _: \(name.text)_\(text(second))"]
    case .equal: return ["write let \(name.text) = value"]
    case .comma: return ["let declares one name: let a = 1; let b = 2"]
    default: return kind == .end || token.isAfterNewline ? ["a name is given a value: let \(name.text) = null"] : []
    }
  }

  /// func := "func" name "(" [ parameter { "," parameter } ] ")" block
  private mutating func function(from start: UInt32) throws(SyntaxFailure) -> Statement {
    let name = try name(.name("the function"))
    guard kind == .leftParenthesis else { throw unexpected(.symbol("(")) }
    let parameters = try parameters()
    let highest = height
    if kind == .arrow || kind == .assign {
      throw unexpected(.block(after: "the parameters"), help: ["write func \(name.text)(…) { … }"])
    }
    let outer = enterFunction(.none)
    defer { leaveFunction(outer) }
    let body = try block(after: "the parameters")
    try raise(over: max(height, highest))
    return .function(
      FunctionDeclaration(name: name, parameters: parameters, body: body, span: span(from: start)))
  }

  /// for := "for" (name | "(" name "," name ")") "in" expression block
  private mutating func forStatement() throws(SyntaxFailure) -> Statement {
    let start = token.start
    advance()
    let binding: ForStatement.Binding
    if kind == .leftParenthesis {
      let opening = token
      advance()
      if kind == .kLet || kind == .semicolon || peek() == .kIn {
        throw unexpected(
          .name("the item"),
          help: ["write for x in list { … }, for (key, value) in object { … }, or for i in 0..<n { … }"])
      }
      let first = try name(.name("the key"))
      if kind == .identifier { throw unexpected(.symbol(","), help: ["write for x in list { … }"]) }
      try expect(.comma, .symbol(","))
      let second = try name(.name("the value"))
      try close(.rightParenthesis, opening: opening)
      if first.text == second.text, first.text != "_" { report(.duplicateParameter(first.text), second.span) }
      binding = .pair(first, second)
    } else {
      if kind == .kLet { throw unexpected(.name("the item"), help: ["write for x in list { … }"]) }
      let first = try name(.name("the item"))
      if kind == .comma {
        throw unexpected(.in, help: ["two names take parentheses: for (key, value) in object { … }"])
      }
      binding = .item(first)
    }
    if kind == .identifier, text(token) == "of" {
      report(.foreignWord(written: "of", use: "write for x in list { … }"), token.span)
      advance()
    } else {
      try expect(.kIn, .in)
    }
    if kind == .leftBrace {
      throw fail(
        .expectedExpression(found: "'{'"), token.span,
        help: ["an object here needs parentheses: for (key, value) in ({…}) { … }"])
    }
    let sequence = try condition()
    let highest = height
    let body = try block(after: "the sequence")
    try raise(over: max(highest, height))
    return .for(ForStatement(binding: binding, sequence: sequence, body: body, span: span(from: start)))
  }

  private mutating func returnStatement() throws(SyntaxFailure) -> Statement {
    let start = token.start
    advance()
    height = 1
    guard kind != .end, kind != .rightBrace, kind != .semicolon, !token.isAfterNewline else {
      return .return(nil, span(from: start))
    }
    let value = try expression()
    try raise(over: height)
    return .return(value, span(from: start))
  }

  /// import := "import" string [ "as" name ]
  private mutating func importStatement() throws(SyntaxFailure) -> Statement {
    let start = token.start
    advance()
    guard kind == .string else {
      throw unexpected(.fileName, help: ["write import \"lib.c100s\" or import \"lib.c100s\" as lib"])
    }
    let pathToken = token
    let path = stringText(pathToken)
    advance()
    var alias: Name?
    if kind == .kAs {
      advance()
      alias = try name(.name("the import"))
    }
    height = 1
    return .import(ImportStatement(path: path, pathSpan: pathToken.span, alias: alias, span: span(from: start)))
  }

  private mutating func strayBranch() -> SyntaxFailure {
    let word = text(token)
    let help =
      mode == .prompt && blockDepth == 0
      ? ["at the prompt '\(word)' must follow '}' on its line"]
      : [word == "else" ? "'else' follows the '}' of an 'if'" : "'catch' follows the '}' of a 'try'"]
    return fail(.expectedExpression(found: found()), token.span, help: help)
  }

  /// Statements that start with a word of another language, read as what they mean.
  private mutating func foreignStatement() throws(SyntaxFailure) -> Statement? {
    if tokens[current + 1].isAfterNewline { return nil }
    let word = token
    let written = text(word)
    switch written {
    case "const", "var", "val":
      guard peek(2) == .assign || peek(2) == .colon else { return nil }
      report(.foreignWord(written: written, use: "declare with let: let \(text(tokens[current + 1])) = …"), word.span)
      advance()
      return try letStatement(from: word.start)
    case "function", "def", "fn", "fun", "sub", "proc":
      guard peek(2) == .leftParenthesis else { return nil }
      report(.foreignWord(written: written, use: "write func \(text(tokens[current + 1]))(…) { … }"), word.span)
      advance()
      return try function(from: word.start)
    default:
      return nil
    }
  }

  /// assignment := path ("=" | "+=" | "-=" | "*=" | "/=") expression
  private mutating func expressionStatement() throws(SyntaxFailure) -> Statement {
    let start = token.start
    let left: Expression
    if let continued = try promptContinuation() { left = continued } else { left = try expression() }
    guard let assignment = kind.assignment, !isAtNewLine else { return .expression(left) }
    let operatorSpan = token.span
    let leftHeight = height
    guard let target = try assignmentPath(left) else {
      if case .lambda = left {
        throw fail(
          .assignmentInExpression, operatorSpan, help: ["statements in a function stand in braces: x => { … }"])
      }
      throw fail(.notAssignable, left.span)
    }
    assignedNames.insert(target.root.text)
    if target.steps.isEmpty { replacedNames.insert(target.root.text) }
    advance()
    let value = try expression()
    try raise(over: max(leftHeight, height))
    return .assign(
      AssignStatement(
        target: target, operator: assignment, operatorSpan: operatorSpan, value: value, span: span(from: start)))
  }

  /// An entry of the prompt that starts with a dot goes on from the last result.
  private mutating func promptContinuation() throws(SyntaxFailure) -> Expression? {
    guard mode == .prompt, current == 0, kind == .dot || kind == .questionDot, peek().isWord else { return nil }
    let receiver = Expression.name(Name("_", Span(start: token.start, end: token.start)))
    height = 1
    return try expression(startingWith: receiver)
  }

  /// The path that an expression denotes; nil when it is none.
  private mutating func assignmentPath(_ expression: Expression) throws(SyntaxFailure) -> AssignmentPath? {
    var steps: [AssignmentPath.Step] = []
    var rest = expression
    while true {
      switch rest {
      case .name(let root):
        steps.reverse()
        return AssignmentPath(root: root, steps: steps, span: expression.span)
      case .member(let node):
        if node.isOptional { throw fail(.optionalAssignment, node.dotSpan) }
        steps.append(.member(node.name, node.dotSpan.union(node.name.span)))
        rest = node.receiver
      case .index(let node):
        if node.isOptional { throw fail(.optionalAssignment, node.bracketSpan) }
        steps.append(.index(node.index, node.bracketSpan))
        rest = node.receiver
      default:
        return nil
      }
    }
  }
}

extension Token.Kind {
  /// Keywords that only a statement begins with.
  var startsStatement: Bool {
    switch self {
    case .kLet, .kFunc, .kFor, .kWhile, .kReturn, .kBreak, .kContinue, .kImport: true
    default: false
    }
  }
}
