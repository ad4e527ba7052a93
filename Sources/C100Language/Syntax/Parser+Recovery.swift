// Going on behind what cannot be read, so that one run tells of several mistakes, and of each once. Brackets match here:
// where they did not, `BracketRepair` has made them.
extension ParserState {
  // MARK: - Statements

  /// Skips to where a statement may begin: behind this line and what goes on from it, brackets included, or before the
  /// bracket that closes what is around.
  mutating func recover(from start: Int) {
    if isAborted { return }
    let first = token
    if current == start, kind != .end, kind != .rightBrace { advance() }
    let isHeader = [.kFor, .kWhile, .kIf].contains(tokens[start].kind)
    var depth = depth(from: start)
    skipping: while kind != .end {
      if depth == 0, current > start, token.isAfterNewline, !goesOnFromLineBefore { break }
      switch kind {
      case .semicolon where depth == 0 && !isHeader:
        advance()
        break skipping
      case let kind where kind.isClosing && depth == 0: break skipping
      default: depth = max(0, depth + kind.step)
      }
      advance()
    }
    hide(first, to: token.start, since: start)
  }

  /// Leaves out what the lexer says of a part that is skipped, from a token on. Where nothing was told since the token at
  /// `start`, what the lexer says of the first one is what is wrong.
  private mutating func hide(_ first: Token, to end: UInt32, since start: Int) {
    let isTold = diagnostics.last.map { $0.span.end >= tokens[start].start } ?? false
    let from = isTold ? first.start : first.end
    if from < end { skipped.append(Span(start: from, end: end)) }
  }

  /// How many brackets are open of those between a token and the current one.
  private func depth(from start: Int) -> Int {
    tokens[start..<current].reduce(0) { max(0, $0 + $1.kind.step) }
  }

  /// Whether a line is part of the statement of the line before it.
  private var goesOnFromLineBefore: Bool {
    if kind.startsStatement, peek() != .colon { return false }
    switch kind {
    case .dot, .questionDot: return peek().isWord
    case .kElse, .kCatch: return true
    default: break
    }
    let last = tokens[current - 1].kind
    switch last {
    case .comma, .arrow, .question, .colon, .dot, .questionDot: return true
    default: return last.precedence > 0 || last.assignment != nil
    }
  }

  // MARK: - Blocks

  /// Goes to the `{` of the block whose head cannot be read, where it stands on the head's line.
  mutating func skipToBlock(from start: Int) -> Bool {
    if isAborted { return false }
    var depth = depth(from: start)
    var k = current
    while k == current || !tokens[k].isAfterNewline, tokens[k].kind != .end {
      if depth == 0, tokens[k].kind == .leftBrace {
        hide(token, to: tokens[k].start, since: start)
        current = k
        kind = .leftBrace
        return true
      }
      depth += tokens[k].kind.step
      if depth < 0 { return false }
      k += 1
    }
    return false
  }

  // MARK: - Items of brackets

  /// Whether another item follows in a bracket: behind a comma, or where one is missing, which is reported.
  @inline(__always)
  mutating func hasNextItem(before closing: Token.Kind, opening: Token) throws(SyntaxFailure) -> Bool {
    guard kind != .comma else {
      advance()
      return true
    }
    if kind == closing || kind == .end { return false }
    return try hasItem(behindMistake: closing, opening)
  }

  private mutating func hasItem(
    behindMistake closing: Token.Kind, _ opening: Token
  ) throws(SyntaxFailure) -> Bool {
    let isNewItem = token.isAfterNewline && kind.startsItem && !isBroken
    _ = unexpectedItem(before: closing, opening: opening)
    if isNewItem { return true }
    try skipItem(from: current)
    return try hasNextItem(before: closing, opening: opening)
  }

  /// Skips the rest of an item that began with a token, up to the comma or the bracket behind it.
  mutating func skipItem(from start: Int) throws(SyntaxFailure) {
    if isAborted { throw .reported }
    let first = token
    var depth = depth(from: start)
    while depth > 0 || kind != .comma && !kind.isClosing {
      if kind == .end || kind.step < 0 && depth == 0 { throw .reported }
      depth = max(0, depth + kind.step)
      advance()
    }
    hide(first, to: token.start, since: start)
  }
}

extension Token.Kind {
  /// How many more brackets are open behind it, holes of strings among them.
  fileprivate var step: Int {
    switch self {
    case .leftParenthesis, .leftBracket, .questionBracket, .leftBrace, .stringHead: 1
    case .rightParenthesis, .rightBracket, .rightBrace, .stringTail: -1
    default: 0
    }
  }

  /// What an item of a list, an object or arguments may begin with that does not go on with what stands before it.
  fileprivate var startsItem: Bool {
    switch self {
    case .identifier, .integer, .decimal, .string, .stringHead, .kTrue, .kFalse, .kNull, .kIt, .leftBrace, .ellipsis:
      true
    default: false
    }
  }
}
