import NearNames

// What may have been meant by a token that does not fit, from what stands around it.
extension ParserState {
  // MARK: - Statements

  /// The failure for what stands behind a whole statement on its line.
  mutating func statementNotEnded() -> SyntaxFailure {
    if isBroken { return .reported }
    if kind == .assign || kind.assignment != nil { return fail(.notAssignable, token.span) }
    if let failure = foreignWord() { return failure }
    if kind == .arrow {
      return fail(.expected(.parameterName, found: "'=>'"), token.span, help: [Self.parametersHelp])
    }
    return fail(.statementNotEnded(found: found()), token.span, help: sideBySideHelp)
  }

  /// The failure for a word of another language: one that asks, one before parentheses or right before this place, or
  /// the one that stands here.
  private mutating func foreignWord() -> SyntaxFailure? {
    if kind == .kElse || kind == .kCatch { return nil }
    let isBodyAhead = kind == .leftBrace || kind == .arrow
    let function = isBodyAhead ? wordBeforeParentheses : nil
    let places: [(Token?, (String) -> String?)] = [
      (firstOfLine, ForeignWords.query), (token, ForeignWords.query), (function, ForeignWords.functionValue),
      (function, ForeignWords.statement), (wordBefore, ForeignWords.statement), (token, ForeignWords.inside),
    ]
    for case (let word?, let meaning) in places where word.kind == .identifier {
      let written = text(word)
      if let use = meaning(written.lowercased()) {
        return fail(.foreignWord(written: written, use: use), word.span)
      }
    }
    return nil
  }

  private static let parametersHelp = "a function is x => … or (a, b) => …; a part of x is written x.name"

  /// What may have been meant by a token that does not go on with what stands before it.
  private var sideBySideHelp: [String] {
    guard current > 0, !token.isAfterNewline else { return [] }
    let before = tokens[current - 1]
    let isName = before.kind == .identifier
    switch kind {
    case .kIf: return ["a choice is written condition ? a : b"]
    case .kAs: return ["values are converted by calls: string(x), x.toNumber(), x.toInt()"]
    case let kind where kind.isText && isName && before.end == token.start: return [prefixedText(before)]
    case .leftBrace where isName || before.kind == .rightParenthesis: return trailingBlockHelp
    case .colon where current > 1 && tokens[current - 2].kind == .leftBrace:
      return ["this '{' opens a block; an object here needs parentheses: ({\(text(before)): …})"]
    case .colon: return ["blocks are written { … }; a label or key stands inside ( ) or { }"]
    case .ellipsis: return ["a range is written 1..3, and 0..<3 without its end"]
    case .not: return ["nothing is unwrapped; for another value where it is null: value ?? other"]
    case .comma:
      if firstOfLine.kind == .kLet { return ["let declares one name: let a = 1; let b = 2"] }
      if before.kind == .integer, before.end == token.start, peek() == .integer {
        return ["a decimal is written with a dot: \(text(before)).\(text(tokens[current + 1]))"]
      }
      return ["several values are a list: [a, b]; a name is given one value: let a = 1; let b = 2"]
    case let kind where kind.startsStatement: return ["statements stand on lines of their own, or behind ';'"]
    case .identifier where ForeignWords.isRange(text(token)):
      return ["a range is written 1..3, and 0..<3 without its end"]
    case .identifier where before.kind.isNumber:
      return ["a member is written \(text(before)).\(text(token))"]
    case _ where isName && kind.startsExpression: return [callHelp(before)]
    default: return []
    }
  }

  /// `exit 3`, `assert x == 1`, `agents.create email: "x"`: the rest of the line as arguments.
  private func callHelp(_ name: Token) -> String {
    let name = text(name)
    let rest = text(Span(start: token.start, end: max(token.end, restOfLine.end)))
    let isWhole = rest.utf8.count <= 30 && !rest.utf8.contains(0x7B)
    let call = "a call is written \(name)(\(isWhole ? rest : "\(text(token)), …"))"
    return kind == .identifier && peek() != .colon ? "\(call), a member \(name).\(text(token))" : call
  }

  /// What stands on this line from the current token on, up to a `;`.
  private var restOfLine: Span {
    var k = current
    while k + 1 < tokens.count, !tokens[k + 1].isAfterNewline, tokens[k + 1].kind != .end,
      tokens[k + 1].kind != .semicolon
    { k += 1 }
    return Span(start: token.start, end: tokens[k].end)
  }

  /// `list.map { … }`, `list.each do |x| … end`: a block as an argument.
  private var trailingBlockHelp: [String] {
    let name = tokens[current - 1]
    guard name.kind == .identifier else {
      return ["a function is an argument: list.map(x => …); a block stands behind if, for, while, func, try"]
    }
    let written = text(name)
    let foreign = ForeignNames.use(written, on: [.list, .sequence]).map { ["here it is .\($0)"] } ?? []
    return ["a function is an argument: \(written)(x => …)"] + foreign
  }

  /// `f"…{x}…"`: a letter before a string; else a call without parentheses.
  private func prefixedText(_ letter: Token) -> String {
    guard letter.end - letter.start <= 2 else { return callHelp(letter) }
    let written = text(Span(start: token.start, end: token.end))
    if text(letter).lowercased().contains("f"), kind == .string,
      let rewrite = ForeignText.interpolated(written, opening: "{")
    {
      return "write \(rewrite)"
    }
    return "a string needs no letter before it: interpolation is \"\\(x)\", a raw string r\"\\d+\""
  }

  /// The first token of the line on which reading stopped.
  var firstOfLine: Token {
    var k = current
    while k > 0, !tokens[k].isAfterNewline { k -= 1 }
    return tokens[k]
  }

  /// The word right before the current token, unless it is a member or follows an operand itself.
  private var wordBefore: Token? {
    guard current > 0, tokens[current - 1].kind == .identifier, !isMember(current - 1) else { return nil }
    return tokens[current - 1]
  }

  private func isMember(_ k: Int) -> Bool {
    k > 0 && (tokens[k - 1].kind == .dot || tokens[k - 1].kind == .questionDot)
  }

  /// The word before the parentheses that end here: `function (a, b)`.
  private var wordBeforeParentheses: Token? {
    guard current > 0, tokens[current - 1].kind == .rightParenthesis else { return nil }
    var depth = 0
    for k in (0..<current).reversed() {
      switch tokens[k].kind {
      case .rightParenthesis: depth += 1
      case .leftParenthesis:
        depth -= 1
        if depth == 0 { return k > 0 && tokens[k - 1].kind == .identifier && !isMember(k - 1) ? tokens[k - 1] : nil }
      default: break
      }
    }
    return nil
  }

  // MARK: - Inside brackets

  /// The failure for what stands behind an item of a bracket, where a comma or the end was wanted.
  mutating func unexpectedItem(before closing: Token.Kind, opening: Token) -> SyntaxFailure {
    if isBroken { return .reported }
    let function = (kind == .leftBrace ? wordBeforeParentheses : nil) ?? wordBefore
    if let function, let use = ForeignWords.functionValue(text(function)) {
      return fail(.foreignWord(written: text(function), use: use), function.span)
    }
    return unexpected(.symbol(",' or '\(closing.symbol)"), help: helpBehindOperand(in: opening.kind))
  }

  /// What may have been meant by a token behind an operand inside of a bracket.
  func helpBehindOperand(in opening: Token.Kind) -> [String] {
    let before = current > 0 ? tokens[current - 1] : token
    let isName = before.kind == .identifier
    switch kind {
    case .kFor: return ["write list.map(x => …) or list.where(…)"]
    case .kIf: return ["a choice is written condition ? a : b"]
    case .semicolon: return ["items and arguments are separated by ','"]
    case .comma where opening == .leftParenthesis:
      return [opensBehindIf ? "a choice is written condition ? a : b" : "a list is written [a, b]"]
    case .colon where opening == .leftBracket && bracket == .plain: return ["an object is written {key: value}"]
    case .colon: return sliceHelp
    case .arrow where opening == .leftBrace: return ["a field is written name: value"]
    case .arrow: return [Self.parametersHelp]
    case let kind where kind.isText && isName && before.end == token.start: return [prefixedText(before)]
    case let kind
    where (kind.isNumber || kind.isText) && opening == .leftParenthesis && isName && !isMember(current - 1):
      return ["labels are written \(text(before)): \(Excerpt.of(text(token)))"]
    case .identifier: return ForeignWords.inside(text(token).lowercased()).map { [$0] } ?? []
    default: return []
    }
  }

  /// `if(a, b, c)`
  private var opensBehindIf: Bool {
    var k = current
    while k > 0, tokens[k].start != opening.start { k -= 1 }
    return k > 0 && tokens[k - 1].kind == .kIf
  }

  /// `list[0:3]`, `list[:3]`, `list[1:]`: the part as it is written here.
  private var sliceHelp: [String] {
    guard bracket == .index, opening.kind == .leftBracket || opening.kind == .questionBracket else { return [] }
    let lower = text(Span(start: opening.end, end: token.start)).trimmed
    var k = current + 1
    while k < tokens.count, ![.rightBracket, .colon, .end].contains(tokens[k].kind), !tokens[k].isAfterNewline {
      k += 1
    }
    let upper = text(Span(start: token.end, end: k < tokens.count ? tokens[k].start : token.end)).trimmed
    guard lower.utf8.count + upper.utf8.count <= 30, !(lower.isEmpty && upper.isEmpty) else {
      return ["a part of a list is written list[0..<3]"]
    }
    return ["a part of a list is written [\(lower)..\(upper.isEmpty ? "" : "<\(upper)")]"]
  }

  // MARK: - Where an expression is wanted

  mutating func noExpression() -> SyntaxFailure {
    if isBroken { return .reported }
    let isElsewhere = current > 0 && (kind == .end || token.isAfterNewline && kind.isClosing)
    let place = isElsewhere ? Span(start: lastEnd, end: lastEnd) : token.span
    if bracket != .block, kind == .end { return fail(.unclosed(bracket: opening.kind.symbol), opening.span) }
    return fail(.expectedExpression(found: found()), place, help: noExpressionHelp)
  }

  private var noExpressionHelp: [String] {
    let before = current > 0 ? tokens[current - 1].kind : .end
    let isAlone = peek() == .rightParenthesis || peek() == .comma
    switch kind {
    case .kFunc: return ["a function as a value is written x => … or (a, b) => { … }"]
    case .kLet where before == .kIf: return ["write let x = … before it, then if x != null { … }"]
    case .kLet, .kFor, .kWhile, .kReturn, .kBreak, .kContinue, .kImport:
      return ["'\(text(token))' begins a statement; a function body with statements is x => { … }"]
    case .ellipsis: return ["... stands in front of an item of a list or an object"]
    case .star where isAlone && before == .leftParenthesis:
      return ["leave it out: count() counts all, list() has all fields"]
    case .orOr where before == .leftParenthesis || before == .comma: return ["a function is written x => …"]
    case let kind where kind.precedence > 0 && isAlone: return ["a function is written (a, b) => a \(text(token)) b"]
    case .plus: return ["a number has no sign '+'"]
    case .slash: return ["a pattern is a text: text.matches(r\"[a-z]+\")"]
    case .arrow: return ["a function without parameters is () => …"]
    case .assign where current == 0: return ["leave it out: an expression shows its value"]
    case .assign: return ["'==' compares"]
    case .colon where bracket == .index: return sliceHelp
    case .colon where before == .kTry || before == .kElse: return ["a block is written { … }"]
    case .colon where peek() == .identifier && tokens[current + 1].start == token.end:
      let name = text(tokens[current + 1])
      return ["a name is a text: \"\(name)\"; a field of each item is .\(name)"]
    case .rightBracket where before == .leftBracket || before == .questionBracket:
      return ["which one? list[0] is the first; each one is reached by .map(.name), .where(…), for x in list { … }"]
    case .question where before == .kTry: return ["write try EXPR catch null"]
    case .question where peek() == .identifier: return ["write help(\(text(tokens[current + 1])))"]
    default: break
    }
    if before == .question {
      return ["names have no '?'; a choice is condition ? a : b, a member of what may be null a?.name"]
    }
    if before == .percent { return ["a % b is the remainder; a share is written 0.1, and shown by (0.1).percent()"] }
    return []
  }

  /// The failure for a block that does not begin where it must.
  mutating func missingBlock(after what: String) -> SyntaxFailure {
    var help: [String] = []
    switch kind {
    case .ellipsis: help = ["a range is written 1..3, and 0..<3 without its end"]
    case .identifier where text(token) == "where": help = ["write for x in list.where(…) { … }"]
    case let kind where kind.isNumber && what == "the sequence": help = ["a list is written [1, 2, 3]"]
    case .colon, .semicolon: help = ["a block is written { … }"]
    case .identifier where ["then", "do"].contains(text(token)): help = ["a block is written { … }"]
    default: if kind.startsExpression { help = ["a block is written { … }, also around one statement"] }
    }
    return unexpected(.block(after: what), help: help)
  }
}
