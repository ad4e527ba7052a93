/// Lays a program out: spaces between tokens, indentation, blank lines. Line breaks stay where they are, and a line that is
/// too long gets some more; see ``LineBreaks``.
///
/// The tokens and comments are those of the source, in order, so the tree is the same; formatting twice changes
/// nothing more. Indentation is four spaces.
public struct Formatter {
  /// The laid out text; nil when the source has errors, which are then in `diagnostics`.
  public struct Result: Sendable {
    public var text: String?
    public var diagnostics: [Diagnostic]
  }

  public static func format(
    _ source: Source, functionParameters: @escaping FunctionParameters = { _ in [] }
  ) -> Result {
    let (parsed, blocks) = Parser.parseWithBlocks(source, functionParameters: functionParameters)
    if parsed.hasErrors { return Result(text: nil, diagnostics: parsed.diagnostics) }
    var tokens = Lexer.tokens(source, keepingComments: true).tokens
    while true {
      var formatter = Formatter(source, tokens, blocks)
      formatter.run()
      // What is broken may still be too long, so it is laid out once more.
      let breaks = formatter.breaks()
      if breaks.isEmpty {
        return Result(text: String(decoding: formatter.out, as: UTF8.self), diagnostics: parsed.diagnostics)
      }
      for k in breaks { tokens[k].flags.insert(.afterNewline) }
    }
  }

  /// A line that was written: its first token, where it starts, and whether it lies in a hole of a string.
  private struct Line {
    let token: Int
    let start: Int
    let isInHole: Bool
  }

  private struct Bracket {
    var isBlock: Bool
    /// The brackets around the statements of a program or block, or around a list's items.
    var contentIndent: Int
    /// The indentation of the line that opened it, where a closing bracket on its own line goes.
    var lineIndent: Int
    /// `?` of choices that wait for their `:`.
    var choices = 0
    /// A hole of a string.
    var isHole = false
  }

  private let bytes: [UInt8]
  private let tokens: [Token]
  private let blocks: [UInt32]
  private var out: [UInt8] = []
  private var nextBlock = 0
  private var brackets: [Bracket] = [Bracket(isBlock: true, contentIndent: 0, lineIndent: 0)]
  private var lineIndent = 0
  private var lines: [Line] = []
  private var row = Row()
  /// The first token from the line on that is no comment.
  private var nextCode = -1
  /// The last token that is no comment.
  private var previous: Token?
  private var previousIsPrefix = false
  private var previousIsOperand = false
  private var previousIsBlockBrace = false

  private init(_ source: Source, _ tokens: [Token], _ blocks: [UInt32]) {
    bytes = source.bytes
    self.tokens = tokens
    self.blocks = blocks
    out.reserveCapacity(bytes.count + bytes.count / 8)
  }

  // MARK: - The walk

  private mutating func run() {
    copyFirstLine()
    var lastEnd = 0
    for k in tokens.indices {
      let token = tokens[k]
      if token.kind == .end { break }
      if token.kind == .semicolon, isSpare(k) { continue }
      let startsLine = token.isAfterNewline && !out.isEmpty
      if startsLine {
        breakLine(before: k, blankLines: newlines(lastEnd, Int(token.start)) > 1)
      } else if out.isEmpty {
        lineIndent = 0
        lines.append(Line(token: k, start: 0, isInHole: false))
      } else if token.kind == .comment {
        out += [0x20, 0x20]
      } else if needsSpace(before: token, at: k) {
        out.append(0x20)
      }
      emit(token, at: k)
      lastEnd = Int(token.end)
    }
    while let last = out.last, last == 0x0A || last == 0x20 { out.removeLast() }
    if !out.isEmpty { out.append(0x0A) }
  }

  /// A `#!` line stays as it is.
  private mutating func copyFirstLine() {
    guard bytes.starts(with: [0x23, 0x21]) else { return }
    out += bytes.prefix { $0 != 0x0A }
    while out.last == 0x0D { out.removeLast() }
  }

  /// A semicolon at the end of a line says nothing, unless the next line would then go on this one.
  private mutating func isSpare(_ k: Int) -> Bool {
    if k >= row.next { row = Row(after: k, in: tokens) }
    switch tokens[row.next].kind {
    case .dot, .questionDot, .kElse, .kCatch: return false
    case .end, .rightBrace: return true
    default: return row.lastLine > k
    }
  }

  /// Semicolons and comments in a row. Looked for once: a row may be the whole program.
  private struct Row {
    /// The token behind them.
    var next = 0
    /// The last of them, the one behind them included, that begins a line.
    var lastLine = 0

    init() {}

    init(after k: Int, in tokens: [Token]) {
      next = k + 1
      while tokens[next].kind == .comment || tokens[next].kind == .semicolon {
        if tokens[next].isAfterNewline { lastLine = next }
        next += 1
      }
      if tokens[next].isAfterNewline { lastLine = next }
    }
  }

  private func newlines(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for k in start..<max(start, end) where bytes[k] == 0x0A { count += 1 }
    return count
  }

  private mutating func breakLine(before k: Int, blankLines: Bool) {
    let token = tokens[k]
    let isFirst = previous?.kind.isOpening == true && tokens[k - 1].kind.isOpening
    out.append(0x0A)
    if blankLines, !isFirst, !token.kind.isClosing { out.append(0x0A) }
    lineIndent = indent(at: k)
    lines.append(Line(token: k, start: out.count, isInHole: brackets.contains(where: \.isHole)))
    out += [UInt8](repeating: 0x20, count: lineIndent * 4)
  }

  /// Tokens that further lines should begin with, as the lines that were written are too long.
  private func breaks() -> [Int] {
    var breaks: [Int] = []
    let finder = LineBreaks(tokens: tokens, blocks: Set(blocks))
    for (i, line) in lines.enumerated() where !line.isInHole {
      let end = i + 1 < lines.count ? lines[i + 1].start : out.count
      let text = out[line.start..<end]
      guard text.count > LineBreaks.width, text.dropLast().firstIndex(of: 0x0A).map({ $0 >= end - 2 }) ?? true else {
        continue
      }
      let last = i + 1 < lines.count ? lines[i + 1].token : tokens.count - 1
      let comment = (line.token..<last).first { tokens[$0].kind == .comment }
      let commentSize = comment.map { written(tokens[$0]).count + 2 } ?? 0
      let ending = text.reversed().prefix { $0 == 0x0A }.count
      let columns = text.dropLast(ending + commentSize).count { $0 & 0xC0 != 0x80 && $0 != 0x0A }
      guard columns > LineBreaks.width else { continue }
      breaks += finder.breaks(in: line.token..<last).filter { !tokens[$0].isAfterNewline }
    }
    return breaks
  }

  /// The indentation of a line that starts with this token.
  private mutating func indent(at k: Int) -> Int {
    if k > nextCode {
      nextCode = k
      while tokens[nextCode].kind == .comment { nextCode += 1 }
    }
    let next = nextCode
    let inner = brackets[brackets.count - 1]
    let token = tokens[next]
    if token.kind.isClosing || token.kind == .stringTail || token.kind == .stringMiddle {
      return next == k ? inner.lineIndent : inner.contentIndent
    }
    if token.kind == .end { return inner.contentIndent }
    return inner.contentIndent + (goesOn(at: next) ? 1 : 0)
  }

  /// Whether the line that starts here goes on a statement or item.
  private func goesOn(at k: Int) -> Bool {
    guard let previous else { return false }
    let token = tokens[k]
    if previous.kind.isOpening || previous.kind == .comma || previous.kind == .semicolon { return false }
    switch token.kind {
    case .dot, .questionDot: return previousIsOperand
    case .kElse, .kCatch: return false
    default: break
    }
    if !previousIsOperand { return !previousEndsStatement }
    return !brackets[brackets.count - 1].isBlock
  }

  /// `break`, `continue` and `return` end a statement without being operands.
  private var previousEndsStatement: Bool {
    guard let kind = previous?.kind else { return true }
    return kind == .kBreak || kind == .kContinue || kind == .kReturn
  }

  // MARK: - Tokens

  /// A token as it is written: a comment without the blanks at its end.
  private func written(_ token: Token) -> ArraySlice<UInt8> {
    var text = bytes[Int(token.start)..<Int(token.end)]
    guard token.kind == .comment else { return text }
    while let last = text.last, last == 0x20 || last == 0x09 || last == 0x0D { text.removeLast() }
    return text
  }

  private mutating func emit(_ token: Token, at k: Int) {
    out += written(token)
    if token.kind == .comment { return }
    let isName = isWordName(k)
    let isPrefix = token.kind == .not || (token.kind == .minus && !isBinary(token))
    var isBlockBrace = false
    switch token.kind {
    case .leftBrace:
      isBlockBrace = nextBlock < blocks.count && blocks[nextBlock] == token.start
      if isBlockBrace { nextBlock += 1 }
      open(isBlock: isBlockBrace)
    case .leftParenthesis, .leftBracket, .questionBracket: open(isBlock: false)
    case .stringHead: open(isBlock: false, isHole: true)
    case .rightParenthesis, .rightBracket, .rightBrace, .stringTail: isBlockBrace = close()
    case .question: brackets[brackets.count - 1].choices += 1
    case .colon where isChoiceColon(k): brackets[brackets.count - 1].choices -= 1
    case .semicolon: brackets[brackets.count - 1].choices = 0
    default: break
    }
    previousIsBlockBrace = isBlockBrace
    previousIsPrefix = isPrefix
    previousIsOperand = isName || token.kind.endsOperand
    previous = token
  }

  private mutating func open(isBlock: Bool, isHole: Bool = false) {
    brackets.append(
      Bracket(isBlock: isBlock, contentIndent: lineIndent + 1, lineIndent: lineIndent, isHole: isHole))
  }

  /// Whether it was a block's brace.
  private mutating func close() -> Bool {
    guard brackets.count > 1 else { return false }
    return brackets.removeLast().isBlock
  }

  /// Whether a minus stands between two operands.
  private func isBinary(_ token: Token) -> Bool {
    guard previousIsOperand else { return false }
    return !(token.isAfterNewline && brackets[brackets.count - 1].isBlock)
  }

  /// A word used as a name: behind a dot, or as a label or key.
  private func isWordName(_ k: Int) -> Bool {
    guard tokens[k].kind.isWord, k > 0 else { return false }
    let before = tokens[k - 1].kind
    if before == .dot || before == .questionDot { return true }
    return isLabel(k)
  }

  private func isLabel(_ k: Int) -> Bool {
    guard tokens[k].kind.isWord, k > 0, k + 1 < tokens.count, tokens[k + 1].kind == .colon else { return false }
    switch previous?.kind {
    case .leftParenthesis, .leftBrace, .comma: return true
    default: return false
    }
  }

  private func isChoiceColon(_ k: Int) -> Bool { brackets[brackets.count - 1].choices > 0 }

  // MARK: - Spaces

  private func needsSpace(before token: Token, at k: Int) -> Bool {
    guard let previous else { return false }
    if tokens[k - 1].kind == .comment { return false }
    switch token.kind {
    case .comma, .semicolon, .rightParenthesis, .rightBracket, .stringMiddle, .stringTail, .questionBracket:
      return false
    case .rightBrace:
      return previous.kind != .leftBrace && brackets[brackets.count - 1].isBlock
    case .colon: return isChoiceColon(k)
    case .range, .halfOpenRange: return false
    default: break
    }
    switch previous.kind {
    case .leftParenthesis, .leftBracket, .questionBracket, .stringHead, .stringMiddle, .dot, .questionDot, .ellipsis,
      .range, .halfOpenRange:
      return false
    case .leftBrace: return previousIsBlockBrace
    default: break
    }
    if previousIsPrefix { return false }
    switch token.kind {
    case .leftParenthesis, .leftBracket, .dot, .questionDot: return !previousIsOperand
    default: return true
    }
  }
}

extension Token.Kind {
  var isOpening: Bool {
    switch self {
    case .leftParenthesis, .leftBracket, .questionBracket, .leftBrace: true
    default: false
    }
  }

  /// Whether an operand may end with it, keywords that are values included.
  var endsOperand: Bool {
    switch self {
    case .identifier, .integer, .decimal, .string, .stringTail, .kTrue, .kFalse, .kNull, .kIt, .rightParenthesis,
      .rightBracket, .rightBrace:
      true
    default: false
    }
  }
}
