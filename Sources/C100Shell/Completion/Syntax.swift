import C100Language

/// The tokens before the cursor, and what can be read from them backwards.
struct TypedTokens {
  let bytes: [UInt8]
  /// Without the end and comments.
  let tokens: [Token]

  init(_ text: String) {
    bytes = Array(text.utf8)
    tokens = Lexer.tokens(forCompletion: text).filter { $0.kind != .end && $0.kind != .comment }
  }

  func text(_ index: Int) -> String {
    String(decoding: bytes[Int(tokens[index].start)..<Int(tokens[index].end)], as: UTF8.self)
  }

  func kind(_ index: Int) -> Token.Kind { index >= 0 && index < tokens.count ? tokens[index].kind : .end }

  func isWord(_ index: Int) -> Bool { kind(index).isWord }

  /// The text inside a string's quotes, as written.
  func stringBody(_ index: Int) -> String {
    var body = bytes[Int(tokens[index].start)..<Int(tokens[index].end)]
    while let first = body.first, first != UInt8(ascii: "\"") { body = body.dropFirst() }
    let quotes = body.starts(with: [0x22, 0x22, 0x22]) ? 3 : 1
    return String(decoding: body.dropFirst(quotes), as: UTF8.self)
  }

  // MARK: - Brackets

  /// The opening bracket that encloses the place before `index`, and the commas between them at its own level.
  func enclosing(before index: Int) -> (open: Int, commas: [Int])? {
    var depth = 0
    var commas: [Int] = []
    var i = index - 1
    while i >= 0 {
      switch kind(i) {
      case .rightParenthesis, .rightBracket, .rightBrace, .stringTail: depth += 1
      case .leftParenthesis, .leftBracket, .leftBrace, .questionBracket, .stringHead:
        if depth == 0 { return (i, commas.reversed()) }
        depth -= 1
      case .comma where depth == 0: commas.append(i)
      default: break
      }
      i -= 1
    }
    return nil
  }

  /// The matching opening bracket of the closing one at `index`.
  func opening(of index: Int) -> Int? {
    var depth = 0
    var i = index
    while i >= 0 {
      switch kind(i) {
      case .rightParenthesis, .rightBracket, .rightBrace, .stringTail: depth += 1
      case .leftParenthesis, .leftBracket, .leftBrace, .questionBracket, .stringHead:
        depth -= 1
        if depth == 0 { return i }
      default: break
      }
      i -= 1
    }
    return nil
  }

  // MARK: - Chains

  /// One step of a chain such as `agents.list(pageSize: 5)[0].email`.
  enum Link {
    /// A name at the beginning.
    case name(String)
    /// A literal at the beginning, by its kind.
    case literal(Kinds)
    /// A dot with nothing before it, or `it`.
    case implicit
    case member(String)
    case call
    case index
  }

  /// The chain that ends before `end` (exclusive), in reading order, and where it begins; nil when there is none.
  func chain(endingAt end: Int) -> (links: [Link], start: Int)? {
    var links: [Link] = []
    var i = end - 1
    while i >= 0 {
      switch kind(i) {
      case .rightParenthesis:
        guard let open = opening(of: i) else { return nil }
        guard open > 0, isWord(open - 1) || kind(open - 1) == .rightParenthesis || kind(open - 1) == .rightBracket
        else {
          // A parenthesised expression: what it gives is not known here.
          links.append(.literal([]))
          return (links.reversed(), open)
        }
        links.append(.call)
        i = open - 1
      case .rightBracket:
        guard let open = opening(of: i) else { return nil }
        let isIndex =
          kind(open) == .questionBracket
          || open > 0 && (isWord(open - 1) || kind(open - 1) == .rightParenthesis || kind(open - 1) == .rightBracket)
        guard isIndex else {
          links.append(.literal(.list))
          return (links.reversed(), open)
        }
        links.append(.index)
        i = open - 1
      case .rightBrace:
        links.append(.literal(.object))
        return (links.reversed(), opening(of: i) ?? i)
      case .string:
        links.append(.literal(.string))
        return (links.reversed(), i)
      case .stringTail:
        links.append(.literal(.string))
        return (links.reversed(), opening(of: i) ?? i)
      case .integer, .decimal:
        links.append(.literal(.number))
        return (links.reversed(), i)
      default:
        guard isWord(i) else { return nil }
        let isMember = kind(i - 1) == .dot || kind(i - 1) == .questionDot
        if !isMember, [.kTrue, .kFalse, .kNull].contains(kind(i)) {
          links.append(.literal(kind(i) == .kNull ? .null : .bool))
          return (links.reversed(), i)
        }
        if isMember {
          links.append(.member(text(i)))
          let before = i - 2
          if before < 0 || !canEndOperand(before) {
            links.append(.implicit)
            return (links.reversed(), i - 1)
          }
          i = before
        } else {
          links.append(kind(i) == .kIt ? .implicit : .name(text(i)))
          return (links.reversed(), i)
        }
      }
    }
    return nil
  }

  /// Whether a statement may begin at this token: not behind an operator, in brackets, or where a value is wanted.
  func mayBeginStatement(_ index: Int) -> Bool {
    switch kind(index - 1) {
    case .end, .leftBrace, .rightBrace, .semicolon, .kElse, .kBreak, .kContinue: true
    default: canEndOperand(index - 1)
    }
  }

  /// Whether an operand may end at this token, so that a dot after it is a member of it.
  func canEndOperand(_ index: Int) -> Bool {
    switch kind(index) {
    case .rightParenthesis, .rightBracket, .rightBrace, .string, .stringTail, .integer, .decimal, .identifier, .kIt,
      .kTrue, .kFalse, .kNull:
      true
    case .kIn, .kReturn, .kIf, .kElse, .kWhile, .kTry, .kCatch, .kLet: false
    default: isWord(index) && (kind(index - 1) == .dot || kind(index - 1) == .questionDot)
    }
  }
}
