extension ParserState {
  // MARK: - Whole expressions

  /// expression := try | binary [ "?" expression ":" expression ]
  mutating func expression() throws(SyntaxFailure) -> Expression {
    try enter()
    defer { leave() }
    if kind == .kTry { return try tryExpression() }
    let start = token.start
    let condition = try binary(1, nil)
    guard kind == .question, !isAtNewLine else { return condition }
    return try conditional(condition, from: start)
  }

  /// An expression whose first operand is there already.
  mutating func expression(startingWith operand: Expression) throws(SyntaxFailure) -> Expression {
    let start = operand.span.start
    let condition = try binary(1, operand)
    guard kind == .question, !isAtNewLine else { return condition }
    return try conditional(condition, from: start)
  }

  /// The expression before a block: `{` opens that block, so an object here needs parentheses.
  mutating func condition() throws(SyntaxFailure) -> Expression {
    let outer = bracesOpenBlocks
    bracesOpenBlocks = true
    defer { bracesOpenBlocks = outer }
    let start = current
    do throws(SyntaxFailure) {
      let condition = try expression()
      if kind == .assign {
        report(.assignmentAsCondition, token.span)
        advance()
        _ = try expression()
      }
      return condition
    } catch {
      // What the block holds can be read all the same.
      guard kind != .leftBrace || !isObjectAhead, skipToBlock(from: start) else { throw error }
      return .invalid(span(from: tokens[start].start))
    }
  }

  private mutating func conditional(_ condition: Expression, from start: UInt32) throws(SyntaxFailure) -> Expression {
    let operatorSpan = token.span
    var highest = height
    advance()
    let then = try expression()
    highest = max(highest, height)
    guard kind == .colon else {
      throw unexpected(
        .symbol(":"), help: ["a choice is condition ? a : b, a member of what may be null a?.name; names have no '?'"])
    }
    advance()
    let otherwise = try expression()
    try raise(over: max(highest, height))
    return .conditional(
      ConditionalExpression(
        condition: condition, then: then, otherwise: otherwise, operatorSpan: operatorSpan, span: span(from: start)))
  }

  // MARK: - Operators

  /// Operators that bind at least as tightly as `minimum`; `??` and all others but comparisons and ranges chain to
  /// the left.
  mutating func binary(_ minimum: Int, _ seed: Expression?) throws(SyntaxFailure) -> Expression {
    let start = seed?.span.start ?? token.start
    var left: Expression
    if let seed { left = try postfix(seed, from: start) } else { left = try unary() }
    var compared: Token?
    var isChainReported = false
    while true {
      let precedence = kind.precedence
      if precedence < minimum || isAtNewLine {
        guard kind == .identifier, !isAtNewLine, let foreign = foreignOperator(minimum) else { return left }
        left = try operation(foreign, foreign.kind.precedence, left, from: start)
        continue
      }
      let symbol = token
      if precedence == 5 {
        if case .range = left, compared == nil { return left }
        left = try range(from: left, start: start)
        continue
      }
      left = try operation(symbol, precedence, left, from: start)
      if precedence == 3 {
        if let compared, !isChainReported { reportChain(from: start, compared, symbol) }
        isChainReported = compared != nil
        compared = symbol
      } else {
        compared = nil
      }
    }
  }

  @inline(__always)
  private mutating func operation(
    _ symbol: Token, _ precedence: Int, _ left: Expression, from start: UInt32
  ) throws(SyntaxFailure) -> Expression {
    let leftHeight = height
    advance()
    let right = try binary(precedence + 1, nil)
    try raise(over: max(leftHeight, height))
    guard let binaryOperator = symbol.kind.binaryOperator else { return .invalid(span(from: start)) }
    return .binary(
      BinaryExpression(
        operator: binaryOperator, left: left, right: right, operatorSpan: symbol.span, span: span(from: start)))
  }

  /// `a < b < c`: shows `a < b && b < c`.
  private mutating func reportChain(from start: UInt32, _ first: Token, _ second: Token) {
    let left = text(Span(start: start, end: first.start)).trimmed
    let middle = text(Span(start: first.end, end: second.start)).trimmed
    let right = text(Span(start: second.end, end: lastEnd)).trimmed
    let isOrder = first.kind.isOrder && second.kind.isOrder
    let rewrite =
      isOrder
      ? "\(left) \(text(first)) \(middle) && \(middle) \(text(second)) \(right)"
      : "(\(left) \(text(first)) \(middle)) \(text(second)) \(right)"
    report(
      .chainedComparison(rewrite.utf8.count > 80 || rewrite.utf8.contains(0x0A) ? "a < b && b < c" : rewrite),
      second.span)
  }

  /// `and`, `or`, `is` between operands: reported, then read as what they mean.
  private mutating func foreignOperator(_ minimum: Int) -> Token? {
    guard token.end - token.start <= 3, !token.isAfterNewline else { return nil }
    let first = token
    let isNot = peek() == .identifier && text(tokens[current + 1]).lowercased() == "not"
    let meant: (Token.Kind, String)
    switch text(token).lowercased() {
    case "and": meant = (.andAnd, "write &&")
    case "or": meant = (.orOr, "write ||")
    case "is" where isNot: meant = (.notEqual, "write !=")
    case "is": meant = (.equal, "write ==")
    default: return nil
    }
    guard meant.0.precedence >= minimum else { return nil }
    if meant.0 == .notEqual { advance() }
    let span = first.span.through(token.span)
    report(.foreignWord(written: text(span), use: meant.1), span)
    return Token(meant.0, start: span.start, end: span.end)
  }

  /// range := [ operand ] (".." | "..<") [ operand ], open ends inside `[ ]` only
  mutating func range(from lower: Expression?, start: UInt32) throws(SyntaxFailure) -> Expression {
    let symbol = token
    let lowerHeight = lower == nil ? 0 : height
    advance()
    var upper: Expression?
    height = 0
    if kind == .rightBracket || kind == .rightParenthesis || kind == .comma || kind == .rightBrace {
      if kind != .rightBracket || bracket != .index { report(.openRangeOutsideIndex, symbol.span) }
    } else {
      upper = try binary(6, nil)
    }
    try raise(over: max(lowerHeight, height))
    return .range(
      RangeExpression(
        lower: lower, upper: upper, isClosed: symbol.kind == .range, operatorSpan: symbol.span,
        span: span(from: start)))
  }

  /// unary := ("!" | "-") unary | primary postfix*
  private mutating func unary() throws(SyntaxFailure) -> Expression {
    switch kind {
    case .not, .minus:
      let symbol = token
      if kind == .minus, let literal = try negativeLiteral() { return literal }
      try enter()
      defer { leave() }
      advance()
      let operand = try unary()
      try raise(over: height)
      return .unary(
        UnaryExpression(
          operator: symbol.kind == .not ? .not : .negate, operand: operand, operatorSpan: symbol.span,
          span: span(from: symbol.start)))
    case .identifier where isForeignNot:
      report(.foreignWord(written: "not", use: "write !condition"), token.span)
      let start = token.start
      advance()
      let operand = try unary()
      try raise(over: height)
      return .unary(
        UnaryExpression(operator: .not, operand: operand, operatorSpan: operand.span, span: span(from: start)))
    default:
      let start = token.start
      return try postfix(primary(), from: start)
    }
  }

  /// `not x`, but not `not` alone, `not(x)` or `not.x`.
  private var isForeignNot: Bool {
    guard token.end - token.start == 3, !tokens[current + 1].isAfterNewline, text(token).lowercased() == "not" else {
      return false
    }
    switch peek() {
    case .dot: return tokens[current + 1].flags.contains(.afterSpace)
    case .identifier, .kTrue, .kFalse, .kNull, .kIt, .string, .integer, .not: return true
    default: return false
    }
  }

  /// `-1` as one literal, unless something is asked of the number: `-1.abs()` is `-(1.abs())`.
  private mutating func negativeLiteral() throws(SyntaxFailure) -> Expression? {
    guard peek() == .integer || peek() == .decimal else { return nil }
    switch peek(2) {
    case .dot, .questionDot, .leftParenthesis, .leftBracket, .questionBracket:
      if !tokens[current + 2].isAfterNewline || peek(2) == .dot { return nil }
    default: break
    }
    let start = token.start
    advance()
    let number = token
    advance()
    height = 1
    return numberLiteral(number, isNegative: true, Span(start: start, end: number.end))
  }

  // MARK: - Postfix

  /// postfix := { "." name | "?." name | "[" index "]" | "?[" index "]" | "(" arguments ")" }
  mutating func postfix(_ operand: consuming Expression, from start: UInt32) throws(SyntaxFailure) -> Expression {
    var result = operand
    // The token of the name that a call here would call by name; -1 for anything else.
    var callee = -1
    if case .name = result { callee = current - 1 }
    while true {
      switch kind {
      case .dot, .questionDot:
        let isOptional = kind == .questionDot
        if isAtNewLine, !isOptional, !peek().isWord { return result }
        let dot = token.span
        advance()
        guard kind.isWord, !isAtNewLine else { throw missingMember(after: dot) }
        callee = current
        let name = takeName()
        try raise(over: height)
        result = .member(
          MemberExpression(
            receiver: result, name: name, isOptional: isOptional, dotSpan: dot, span: span(from: start)))
      case .leftParenthesis:
        if isAtNewLine { return result }
        let opening = token.start
        let calleeHeight = height
        let arguments = try arguments(callee: callee)
        try raise(over: max(calleeHeight, height))
        callee = -1
        if case .member(let node) = result {
          switch node.name.text {
          case "append", "insert", "remove": noteChange(of: node.receiver)
          default: break
          }
        }
        result = .call(
          CallExpression(
            callee: result, arguments: arguments, parenthesisSpan: span(from: opening), span: span(from: start)))
      case .leftBracket, .questionBracket:
        if isAtNewLine { return result }
        result = try index(result, from: start)
        callee = -1
      default:
        return result
      }
    }
  }

  /// `a.b[2].append(x)` changes `a`.
  private mutating func noteChange(of receiver: Expression) {
    var root = receiver
    while true {
      switch root {
      case .member(let node): root = node.receiver
      case .index(let node): root = node.receiver
      case .name(let name):
        assignedNames.insert(name.text)
        return
      default: return
      }
    }
  }

  private mutating func missingMember(after dot: Span) -> SyntaxFailure {
    switch kind {
    case .integer: unexpected(.memberName, help: ["an item of a list is list[\(text(token))]"])
    case .string: unexpected(.memberName, help: ["a field by its text is value[\(text(token))]"])
    case .end: fail(.expected(.memberName, found: found()), dot)
    default:
      isAtNewLine ? fail(.expected(.memberName, found: "the end of the line"), dot) : unexpected(.memberName)
    }
  }

  private mutating func index(_ receiver: Expression, from start: UInt32) throws(SyntaxFailure) -> Expression {
    let opening = token
    let receiverHeight = height
    let outer = open(.index)
    defer { reopen(outer) }
    advance()
    let key: Expression
    if kind == .range || kind == .halfOpenRange {
      key = try range(from: nil, start: token.start)
    } else {
      if kind == .rightBracket { throw noExpression() }
      key = try expression()
    }
    try close(.rightBracket, opening: opening)
    try raise(over: max(receiverHeight, height))
    return .index(
      IndexExpression(
        receiver: receiver, index: key, isOptional: opening.kind == .questionBracket,
        bracketSpan: span(from: opening.start), span: span(from: start)))
  }

  // MARK: - Primary

  private mutating func primary() throws(SyntaxFailure) -> Expression {
    let token = token
    height = 1
    switch kind {
    case .identifier:
      if peek() == .arrow { return try lambda() }
      return .name(takeName())
    case .integer, .decimal:
      advance()
      return numberLiteral(token, isNegative: false, token.span)
    case .string:
      advance()
      return .string(stringText(token), token.span)
    case .stringHead: return try interpolation()
    case .leftParenthesis: return isLambdaAhead ? try lambda() : try parenthesised()
    case .leftBracket: return try list()
    case .leftBrace:
      if bracesOpenBlocks {
        throw fail(
          .expectedExpression(found: "'{'"), token.span,
          help: ["write the condition before '{'; an object there needs parentheses: ({…})"])
      }
      return try object()
    case .dot, .questionDot: return try dotOperand()
    case .kIt: return try itOperand()
    case .kIf: return try ifExpression()
    case .kTry: return try expression()
    case .kTrue, .kFalse:
      advance()
      return .bool(token.kind == .kTrue, token.span)
    case .kNull:
      advance()
      return .null(token.span)
    case .invalid:
      advance()
      return .invalid(token.span)
    default: throw noExpression()
    }
  }

  private mutating func parenthesised() throws(SyntaxFailure) -> Expression {
    let opening = token
    let outer = open(.plain)
    defer { reopen(outer) }
    advance()
    if kind == .rightParenthesis { throw noExpression() }
    let inner = try expression()
    if kind == .assign { throw fail(.assignmentInExpression, token.span) }
    try close(.rightParenthesis, opening: opening)
    return inner
  }

  // MARK: - Brackets

  struct BracketState {
    var bracket: Bracket
    var opening: Token
    var bracesOpenBlocks: Bool
  }

  /// Goes inside a bracket where newlines do not count; `reopen` comes back.
  mutating func open(_ inner: Bracket) -> BracketState {
    let outer = BracketState(bracket: bracket, opening: opening, bracesOpenBlocks: bracesOpenBlocks)
    bracket = inner
    opening = token
    bracesOpenBlocks = false
    return outer
  }

  mutating func reopen(_ outer: BracketState) {
    bracket = outer.bracket
    opening = outer.opening
    bracesOpenBlocks = outer.bracesOpenBlocks
  }

  // MARK: - if and try

  /// if := "if" expression block { "else" "if" expression block } [ "else" block ]
  private mutating func ifExpression() throws(SyntaxFailure) -> Expression {
    let start = token.start
    var branches: [IfExpression.Branch] = []
    var otherwise: Block?
    var highest = 0
    repeat {
      advance()
      let condition = try condition()
      highest = max(highest, height)
      let body = try block(after: "the condition")
      highest = max(highest, height)
      branches.append(IfExpression.Branch(condition: condition, body: body))
      if branches.count > limits.height { throw tooDeep(limits.height, at: token.span) }
      guard kind == .kElse else { break }
      advance()
      if kind != .kIf {
        otherwise = try block(after: "'else'")
        highest = max(highest, height)
      }
    } while kind == .kIf && otherwise == nil
    try raise(over: max(highest, branches.count))
    return .if(IfExpression(branches: branches, otherwise: otherwise, span: span(from: start)))
  }

  /// try := "try" (block | expression) "catch" ( [ name ] block | expression )
  private mutating func tryExpression() throws(SyntaxFailure) -> Expression {
    let trySpan = token.span
    advance()
    let body: Body
    if kind == .leftBrace {
      body = .block(try block(after: "'try'"))
    } else {
      body = .expression(try expression())
    }
    var highest = height
    guard kind == .kCatch else {
      if isBroken { throw .reported }
      let word = kind == .identifier ? ForeignWords.inside(text(token)) : nil
      let help = word.map { [$0] } ?? []
      if case .block(let block) = body, source.line(of: trySpan.start) != source.line(of: block.span.end) {
        // The place is where the catch should be, some lines below.
        let end = Span(start: block.span.end - 1, end: block.span.end)
        report(.tryWithoutCatch, end, notes: [Diagnostic.Note("this 'try'", trySpan)], help: help)
      } else {
        report(.tryWithoutCatch, trySpan, help: help)
      }
      // Inside a bracket the next line of an entry may bring it.
      if kind == .end, blockDepth > 0 || bracket != .block, diagnostics.count == 1 { endsTooEarly = true }
      throw .reported
    }
    let catchSpan = token.span
    advance()
    var errorName: Name?
    if kind == .leftParenthesis, peek() == .identifier, peek(2) == .rightParenthesis, peek(3) == .leftBrace {
      let written = "catch (\(text(tokens[current + 1])))"
      report(
        .foreignWord(written: written, use: "write catch \(text(tokens[current + 1])) { … }"),
        catchSpan.through(tokens[current + 2].span))
      advance()
      errorName = takeName()
      advance()
    }
    if kind == .identifier, !continuesExpression(peek()) {
      let name = takeName()
      errorName = name
      let hasBody = kind == .leftBrace || (kind.startsExpression && !isAtNewLine && !isBroken)
      if !hasBody { throw fail(.catchNameWithoutBody(name.text), name.span) }
    }
    let handler: Body
    if kind == .leftBrace, errorName != nil || !isObjectAhead {
      handler = .block(try block(after: "'catch'"))
    } else {
      handler = .expression(try expression())
    }
    highest = max(highest, height)
    try raise(over: highest)
    return .try(
      TryExpression(
        body: body, errorName: errorName, handler: handler, trySpan: trySpan, catchSpan: catchSpan,
        span: span(from: trySpan.start)))
  }

  /// Whether a token behind a word makes the word the start of a longer expression.
  private func continuesExpression(_ next: Token.Kind) -> Bool {
    if next.precedence > 0 { return !tokens[current + 1].isAfterNewline || bracket != .block }
    switch next {
    case .dot, .questionDot: return true
    case .leftParenthesis, .leftBracket, .questionBracket, .question, .arrow:
      return !tokens[current + 1].isAfterNewline || bracket != .block
    default: return false
    }
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
