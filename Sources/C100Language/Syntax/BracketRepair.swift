/// Makes the brackets of a source match, so that one too many or too few is one error and what stands around it is read.
///
/// ```
/// f({a: xs.count), b: 1})        the first `)` closes nothing: left out
/// f({a: xs.count(, b: 1})        `(` is never closed: closed before the `}`
/// let a = f(1, 2⏎let b = 3       `(` is never closed: closed at the end of its line
/// [1, 2)                         `)` stands for `]`: read as it
/// ```
/// Of the ways to mend a bracket that does not fit, the one is taken that leaves the fewest others without a partner.
struct BracketRepair {
  /// The tokens with brackets that match; those that were put in are empty and broken, so nobody tells of them.
  private(set) var repaired: [Token] = []
  private(set) var problems: [Diagnostic] = []

  /// So much does not match that nothing can be said of the rest.
  var isHopeless: Bool { problems.count == Lexer.maximumDiagnostics }

  /// nil where all brackets match.
  static func of(_ tokens: UnsafeBufferPointer<Token>, _ source: Source) -> BracketRepair? {
    var repair = BracketRepair(tokens, source, trustsColumns: false)
    guard !repair.problems.isEmpty || !repair.inserted.isEmpty else { return nil }
    // Braces that do not match are told apart by the columns that they stand in, where that explains no less.
    if repair.problems.contains(where: { $0.kind.isAboutBraces }) {
      let byColumn = BracketRepair(tokens, source, trustsColumns: true)
      if byColumn.problems.count <= repair.problems.count { repair = byColumn }
    }
    repair.assemble()
    return repair
  }

  private init(_ tokens: UnsafeBufferPointer<Token>, _ source: Source, trustsColumns: Bool) {
    self.tokens = tokens
    self.source = source
    self.trustsColumns = trustsColumns
    walk()
  }

  /// A bracket that waits for its partner.
  private struct Open {
    var token: Int
    var closing: Token.Kind
    /// A `{` in which newlines end statements, as far as its surroundings tell.
    var isBlock: Bool
    /// Where the line begins in which it stands.
    var line: Int
    /// The first token of a line that does not go on with what stands before it.
    var breaksAt: Int?
    /// A string that is not closed may have swallowed its partner.
    var isQuiet = false
  }

  private let tokens: UnsafeBufferPointer<Token>
  private let source: Source
  private let trustsColumns: Bool
  private var open: [Open] = []
  private var line = 0
  /// What to close before a token, innermost first.
  private var inserted: [(before: Int, kind: Token.Kind)] = []
  private var dropped: Set<Int> = []
  private var replaced: [Int: Token.Kind] = [:]

  // MARK: - The walk

  private mutating func walk() {
    for k in tokens.indices where !isHopeless {
      let token = tokens[k]
      if token.isAfterNewline { startLine(k) }
      if token.flags.contains(.isBroken) { quieten(token) }
      switch token.kind {
      case .leftParenthesis, .leftBracket, .questionBracket, .leftBrace, .stringHead: push(k)
      case .rightParenthesis, .rightBracket, .rightBrace: close(k)
      case .stringMiddle, .stringTail: closeHole(k)
      case .end:
        while !open.isEmpty { leaveOpen(before: k) }
      default: break
      }
    }
  }

  private mutating func push(_ k: Int) {
    let isBlock = opensBlock(k)
    if isBlock, tokens[line].kind.headsBlock && tokens[line].kind != .kTry || tokens[line].kind == .rightBrace {
      // `if f(x {`: a block behind an operand is that of the line.
      while let last = open.last, last.line == line, !last.isBlock,
        last.closing == .rightParenthesis
          || last.closing == .rightBracket
      { leaveOpen(before: k) }
    }
    let closing = tokens[k].kind == .stringHead ? Token.Kind.stringTail : tokens[k].kind.closing
    var opened = Open(token: k, closing: closing, isBlock: isBlock, line: line)
    // `f( > 0`: nothing but the end of the arguments stands before an operator.
    if closing == .rightParenthesis, next(k).precedence > 0, next(k) != .minus { opened.breaksAt = k + 1 }
    open.append(opened)
  }

  private mutating func startLine(_ k: Int) {
    line = k
    if tokens[k].kind == .kCatch || tokens[k].kind == .kElse { closeBranch(k) }
    if startsStatement(k) {
      while let last = open.last, !last.isBlock, last.closing != .stringTail { leaveOpen(before: k) }
    } else if let last = open.last, !last.isBlock, last.breaksAt == nil, k > 0, tokens[k].kind.startsLine,
      tokens[k - 1].kind.endsOperand || tokens[k - 1].kind.isClosing
    {
      open[open.count - 1].breaksAt = k
    }
  }

  /// A line that begins with `catch` or `else` without a `}`: the block before it ends here.
  private mutating func closeBranch(_ k: Int) {
    guard let last = open.last, last.isBlock, last.token > 0 else { return }
    let word: Token.Kind = tokens[k].kind == .kCatch ? .kTry : .kIf
    let isBranch = word == .kTry ? tokens[last.token - 1].kind == word : tokens[last.line].kind == word
    guard isBranch, !tokens[(last.token + 1)..<k].contains(where: { $0.kind == word }) else { return }
    leaveOpen(before: k)
  }

  /// Whether a statement begins with this line, whatever brackets are open.
  private func startsStatement(_ k: Int) -> Bool {
    guard tokens[k].kind.startsStatement, next(k) != .colon else { return false }
    // `x => ⏎ let …`: the braces are what is missing.
    return k == 0 || ![.arrow, .dot, .questionDot].contains(tokens[k - 1].kind)
  }

  private func next(_ k: Int) -> Token.Kind { k + 1 < tokens.count ? tokens[k + 1].kind : .end }

  /// Whether a `{` stands where a block is read: behind an operand or a word that wants one.
  private func opensBlock(_ k: Int) -> Bool {
    guard tokens[k].kind == .leftBrace else { return false }
    if next(k).startsStatement, k + 2 < tokens.count, tokens[k + 2].kind != .colon { return true }
    guard k > 0 else { return false }
    switch tokens[k - 1].kind {
    case .kElse, .kTry, .kCatch, .rightParenthesis, .rightBracket, .rightBrace, .string, .stringTail, .integer,
      .decimal, .kTrue, .kFalse, .kNull, .kIt, .identifier:
      return !tokens[k].isAfterNewline
    case .arrow: return ParserState.opensObject(tokens, at: k) == false
    default: return false
    }
  }

  private mutating func quieten(_ token: Token) {
    // Those before one that is quiet are so already.
    for i in open.indices.reversed() {
      if open[i].isQuiet { break }
      if !open[i].isBlock || open[i].line == line || token.flags.contains(.isBlock) { open[i].isQuiet = true }
    }
  }

  // MARK: - Closing

  private mutating func closeHole(_ k: Int) {
    guard let head = open.lastIndex(where: { $0.closing == .stringTail }) else { return }
    while open.count > head + 1 { leaveOpen(before: k) }
    if tokens[k].kind == .stringTail { open.removeLast() }
  }

  private mutating func close(_ k: Int) {
    let kind = tokens[k].kind
    guard let last = open.last else { return drop(k) }
    if last.closing == kind {
      if trustsColumns, isFirstOfLine(k), let way = wayByColumn(k, last) { return way ? drop(k) : leaveInner(k) }
      open.removeLast()
      return
    }
    let partner = open.lastIndex { $0.closing == kind || $0.closing == .stringTail }
    let inner = partner.flatMap { open[$0].closing == kind ? $0 : nil }
    let closings = open.map(\.closing)
    // The one read as the other, the inner ones closed here, this one left out.
    var best = (cost: 1 + cost(closings.dropLast(), from: k + 1), way: 0)
    if let inner {
      let cost = closings.count - 1 - inner + cost(closings[..<inner], from: k + 1)
      if cost <= best.cost { best = (cost, 1) }
    }
    let dropping = 1 + cost(closings[...], from: k + 1)
    if dropping < best.cost { best = (dropping, 2) }
    switch best.way {
    case 1:
      while let last = open.last, last.closing != kind { leaveOpen(before: k) }
      open.removeLast()
    case 2: drop(k)
    default:
      if last.closing == .stringTail { return drop(k) }
      replaced[k] = last.closing
      let opening = tokens[last.token]
      report(
        .expected(.symbol(last.closing.closingSymbol), found: "'\(kind.closingSymbol)'"), tokens[k].span,
        notes: [Diagnostic.Note("'\(opening.kind.symbol)' is opened here", opening.span)])
      open.removeLast()
    }
  }

  private func isFirstOfLine(_ k: Int) -> Bool { k == line && k > 0 }

  /// What the column of a closing bracket says of a partner on another line: true, that it closes nothing; false, that
  /// the partner is not closed; nil, that they belong together.
  private func wayByColumn(_ k: Int, _ last: Open) -> Bool? {
    guard last.line != line, open.count < 100 else { return nil }
    let (own, partner) = (column(k), column(last.line))
    if own > partner { return true }
    let isOuters = open.dropLast().contains { $0.closing == last.closing && column($0.line) == own }
    return own < partner && isOuters ? false : nil
  }

  private func column(_ k: Int) -> Int { source.position(tokens[k].start).column }

  private mutating func leaveInner(_ k: Int) {
    leaveOpen(before: k)
    close(k)
  }

  /// How many brackets find no partner from a token on, where these are open: a look ahead, no more than it needs.
  private func cost(_ closings: ArraySlice<Token.Kind>, from start: Int) -> Int {
    var open = Array(closings)
    var cost = 0
    for k in start..<min(tokens.count, start + 2_000) {
      let kind = tokens[k].kind
      if tokens[k].isAfterNewline, startsStatement(k) {
        while let last = open.last, last != .rightBrace, last != .stringTail {
          open.removeLast()
          cost += 1
        }
      }
      switch kind {
      case .leftParenthesis, .leftBracket, .questionBracket, .leftBrace: open.append(kind.closing)
      case .stringHead: open.append(.stringTail)
      case .rightParenthesis, .rightBracket, .rightBrace, .stringTail:
        if open.last == kind {
          open.removeLast()
        } else if let partner = open.lastIndex(of: kind) {
          cost += open.count - 1 - partner
          open.removeLast(open.count - partner)
        } else {
          cost += 1
        }
      case .end: return cost + open.count
      default: break
      }
    }
    return cost
  }

  // MARK: - What is wrong

  /// The innermost bracket is not closed: it ends where its lines do, at the latest before a token.
  private mutating func leaveOpen(before k: Int) {
    let last = open.removeLast()
    let place = last.breaksAt ?? k
    if tokens[last.token].kind == next(last.token), last.closing != .stringTail {
      // `{ {`: written twice.
      dropped.insert(last.token)
    } else {
      inserted.append((place, last.closing))
    }
    if let outer = open.indices.last, !open[outer].isBlock, open[outer].breaksAt == nil, last.breaksAt != nil {
      open[outer].breaksAt = place
    }
    guard !last.isQuiet, last.closing != .stringTail else { return }
    let opening = tokens[last.token]
    let found = tokens[place]
    var notes: [Diagnostic.Note] = []
    if found.kind != .end {
      let text = found.kind.isText ? "this text" : "'\(Excerpt.of(source.text(found.span)))'"
      notes = [Diagnostic.Note("'\(last.closing.closingSymbol)' was expected before \(text)", found.span)]
    }
    report(.unclosed(bracket: opening.kind.symbol), opening.span, notes: notes)
  }

  private mutating func drop(_ k: Int) {
    if tokens[k].kind == .rightBrace, isFirstOfLine(k), let head = headWithoutBlock(k) {
      let after =
        tokens[head].kind == .kFor ? "the sequence" : tokens[head].kind == .kFunc ? "the parameters" : "the condition"
      var behind = head + 1
      while !tokens[behind].isAfterNewline { behind += 1 }
      inserted.append((behind, .leftBrace))
      let end = tokens[behind - 1].end
      let found = "'\(Excerpt.of(source.text(tokens[behind].span)))' on a new line"
      return report(
        .expected(.block(after: tokens[head].kind == .kTry ? "'try'" : after), found: found),
        Span(start: end, end: end))
    }
    if k > 0, !tokens[k].isAfterNewline, !tokens[k - 1].kind.endsOperand, !tokens[k - 1].kind.isClosing {
      // Something else was wanted: that nothing stands there is told, and that alone.
      replaced[k] = .invalid
      return report(.expectedExpression(found: "'\(tokens[k].kind.closingSymbol)'"), tokens[k].span)
    }
    dropped.insert(k)
    // One report for a run of them.
    if !dropped.contains(k - 1) { report(.unmatched(bracket: tokens[k].kind.closingSymbol), tokens[k].span) }
  }

  /// The first word of the last line that stands in the column of this `}` and wants a block, but opens none.
  private func headWithoutBlock(_ k: Int) -> Int? {
    let own = column(k)
    var opensBlock = false
    for i in (0..<k).reversed() {
      if tokens[i].kind == .leftBrace, tokens[i + 1].isAfterNewline { opensBlock = true }
      guard tokens[i].isAfterNewline || i == 0 else { continue }
      let column = column(i)
      if column < own { return nil }
      if column == own { return tokens[i].kind.headsBlock && !opensBlock ? i : nil }
      opensBlock = false
    }
    return nil
  }

  private mutating func report(_ kind: Diagnostic.Kind, _ span: Span, notes: [Diagnostic.Note] = []) {
    guard !isHopeless else { return }
    problems.append(Diagnostic(kind, span, source: source, notes: notes))
  }

  // MARK: - The result

  private mutating func assemble() {
    guard !isHopeless else { return }
    // Stable: the inner ones stay before the outer ones.
    var places = inserted.enumerated().sorted { ($0.element.before, $0.offset) < ($1.element.before, $1.offset) }[...]
    repaired.reserveCapacity(tokens.count + inserted.count)
    var lost: Token.Flags = []
    for k in tokens.indices {
      while let next = places.first?.element, next.before == k {
        places.removeFirst()
        let end = k > 0 ? tokens[k - 1].end : 0
        repaired.append(Token(next.kind, start: end, end: end, flags: .isBroken))
      }
      if dropped.contains(k) {
        lost.formUnion(tokens[k].flags.intersection([.afterNewline, .afterSpace]))
        continue
      }
      var token = tokens[k]
      token.flags.formUnion(lost)
      lost = []
      if let kind = replaced[k] { token.kind = kind }
      repaired.append(token)
    }
  }
}

extension Token.Kind {
  /// What a line may begin with that does not go on with the line before it.
  fileprivate var startsLine: Bool {
    switch self {
    case .identifier, .integer, .decimal, .string, .stringHead, .kIf, .kTry, .kTrue, .kFalse, .kNull, .kIt, .leftBrace:
      true
    default: false
    }
  }

  /// What begins a line that a block follows.
  fileprivate var headsBlock: Bool {
    switch self {
    case .kFor, .kWhile, .kIf, .kFunc, .kTry: true
    default: false
    }
  }

  /// The text of a closing bracket.
  fileprivate var closingSymbol: String {
    switch self {
    case .rightParenthesis: ")"
    case .rightBracket: "]"
    case .rightBrace: "}"
    default: ""
    }
  }
}

extension Diagnostic.Kind {
  /// A brace that is not closed or closes nothing.
  fileprivate var isAboutBraces: Bool {
    switch self {
    case .unclosed(bracket: "{"), .unmatched(bracket: "}"): true
    default: false
    }
  }
}
