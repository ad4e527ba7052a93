/// Reads a source into a tree.
///
/// Recursive descent with precedence climbing over an array of tokens. An error is recorded and thrown as
/// `SyntaxFailure`; the nearest list or block catches it and goes on behind it, so one run reports several.
public enum Parser {
  /// Parses a whole source; problems are in the result, nothing is thrown.
  ///
  /// - Parameter cancel: where it is raised, reading stops and the result is of no use.
  public static func parse(
    _ source: Source, mode: SourceMode = .script, functionParameters: @escaping FunctionParameters = { _ in [] },
    limits: SyntaxLimits = .standard, cancel: CancelFlag? = nil
  ) -> ParseResult {
    let (tokens, lexical) = Lexer.tokens(source, cancel: cancel)
    let span = Span(0, source.bytes.count)
    return source.bytes.withUnsafeBufferPointer { bytes in
      let read = { (tokens: UnsafeBufferPointer<Token>) in
        var state = ParserState(source, bytes, tokens, mode, functionParameters, limits)
        state.cancel = cancel
        let statements = state.program()
        return (Program(statements: statements, span: span), state)
      }
      return tokens.withUnsafeBufferPointer { tokens in
        let (program, state) = read(tokens)
        let first = result(program, lexical, state)
        guard !state.diagnostics.isEmpty, !state.isTooDeep, mode != .prompt || !first.isIncomplete,
          cancel?.isRaised != true, let repair = BracketRepair.of(tokens, source)
        else { return first }
        // The brackets do not match: that is told by itself, and the rest is read as if they did.
        var second = repair.isHopeless ? (program, state) : repair.repaired.withUnsafeBufferPointer(read)
        if repair.isHopeless { second.1.diagnostics = [] }
        second.1.diagnostics = withoutEchoes(repair.problems, second.1.diagnostics, source)
        var whole = result(second.0, lexical, second.1)
        whole.isIncomplete = first.isIncomplete
        return whole
      }
    }
  }

  /// Parses and also gives the offsets of the braces that open blocks, in order; for the formatter.
  static func parseWithBlocks(
    _ source: Source, functionParameters: @escaping FunctionParameters
  ) -> (result: ParseResult, blocks: [UInt32]) {
    let (tokens, lexical) = Lexer.tokens(source)
    let span = Span(0, source.bytes.count)
    return source.bytes.withUnsafeBufferPointer { bytes in
      tokens.withUnsafeBufferPointer { tokens in
        var state = ParserState(source, bytes, tokens, .script, functionParameters, .standard)
        state.recordsBlocks = true
        let statements = state.program()
        return (result(Program(statements: statements, span: span), lexical, state), state.blockStarts)
      }
    }
  }

  /// What does not match and what cannot be read, without what the one before it on its line explains: a bracket too many
  /// where something was wrong already, and anything behind a bracket that is not closed.
  private static func withoutEchoes(_ brackets: [Diagnostic], _ others: [Diagnostic], _ source: Source) -> [Diagnostic]
  {
    var kept: [Diagnostic] = []
    var last: (line: Int, isBracket: Bool)?
    let found = brackets.map { ($0, true) } + others.map { ($0, false) }
    for (diagnostic, isBracket) in found.sorted(by: { $0.0.span.start < $1.0.span.start }) {
      let line = source.line(of: diagnostic.span.start)
      if let last, last.line == line, last.isBracket != isBracket {
        if !isBracket { continue }
        if case .unmatched = diagnostic.kind { continue }
      }
      kept.append(diagnostic)
      last = (line, isBracket)
    }
    return kept
  }

  private static func result(_ program: Program, _ lexical: [Diagnostic], _ state: ParserState) -> ParseResult {
    let unfinishedText = lexical.count == 1 && lexical[0].kind == .unterminatedTextBlock && !state.isTooDeep
    var lexical = lexical
    var structural = state.diagnostics
    if state.isTooDeep, let last = structural.last {
      lexical.removeAll { $0.span.start >= last.span.start || $0.kind.isMissingEnd }
    }
    if unfinishedText { structural.removeAll() }
    // What an entry of the prompt does not close yet is no error beside one that it has.
    if state.mode == .prompt, structural.count > 1 {
      structural.removeAll { if case .unclosed = $0.kind { $0.notes.isEmpty } else { false } }
    }
    var all = lexical + structural
    if !lexical.isEmpty, all.count > 1 { all = withoutEchoes(lexical, structural, state) }
    all.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    if all.count > 1 { all = withoutConsequences(all, state.source) }
    // Whatever was left out above: a text with errors has one.
    if all.isEmpty, let first = lexical.first ?? state.diagnostics.first { all = [first] }
    all.removeLast(max(0, all.count - Lexer.maximumDiagnostics))
    let isIncomplete = unfinishedText || (lexical.isEmpty && state.endsTooEarly)
    var result = ParseResult(program: program, diagnostics: all, isIncomplete: isIncomplete)
    result.assignedNames = state.assignedNames
    result.replacedNames = state.replacedNames
    return result
  }

  /// Without what goes wrong only because something before it did: brackets that close nothing behind one that was missing
  /// or is never closed, the `else` or `catch` of a block that was missing, and a chain that goes on a broken line.
  private static func withoutConsequences(_ found: [Diagnostic], _ source: Source) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    var isOutOfStep = false
    for diagnostic in found {
      switch diagnostic.kind {
      case .unmatched where isOutOfStep: continue
      case .expectedExpression(let word) where isOutOfStep && Parser.goesOn.contains(word): continue
      case .statementNotEnded(let word) where isOutOfStep && Parser.goesOn.contains(word): continue
      case .dotWithoutValue:
        let line = source.line(of: diagnostic.span.start)
        if let last = kept.last, (line - 1...line).contains(source.line(of: last.span.end)) { continue }
      case .unclosed, .tryWithoutCatch, .expected(.block, _), .expected(.symbol("("), _), .expected(.symbol("="), _):
        isOutOfStep = true
      default: break
      }
      kept.append(diagnostic)
    }
    return kept
  }

  private static let goesOn: Set<String> = ["the keyword 'else'", "the keyword 'catch'"]

  /// Without what an error earlier on the same line explains: what cannot be read behind a character or a symbol that
  /// means nothing here, such a symbol said once more, and what is foreign in a part of a line that was skipped.
  private static func withoutEchoes(
    _ lexical: [Diagnostic], _ structural: [Diagnostic], _ state: ParserState
  ) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    // The last thing on each line that nobody could read.
    var strange: (line: Int, kind: Diagnostic.Kind)?
    let found = lexical.map { ($0, true) } + structural.map { ($0, false) }
    for (diagnostic, isLexical) in found.sorted(by: { $0.0.span.start < $1.0.span.start }) {
      let line = state.source.line(of: diagnostic.span.start)
      if let strange, strange.line == line {
        if !isLexical || strange.kind == diagnostic.kind { continue }
        if case .unexpectedCharacter = strange.kind { continue }
      }
      if isLexical {
        if state.skipped.contains(where: { $0.contains(Int(diagnostic.span.start)) }) { continue }
        if diagnostic.kind.isStrange { strange = (line, diagnostic.kind) }
      }
      kept.append(diagnostic)
    }
    return kept
  }
}

/// Thrown behind a recorded diagnostic: what was being read cannot be finished.
enum SyntaxFailure: Error {
  case reported
}

/// The parser at work.
struct ParserState {
  /// An argument being read: dot operands look here for the function that they belong to.
  struct ArgumentFrame {
    enum Role: UInt8 { case unknown, plain, function }

    /// The token of the called name.
    var callee: Int
    var position: Int
    /// The token of the label, -1 without one.
    var label: Int
    var firstToken: Int
    var role: Role
    /// A dot operand or `it` made it an implicit lambda.
    var isUsed = false
    /// Where dots stand that belong to no function argument.
    var strayDots: [UInt32] = []
  }

  /// What encloses the frames that a dot operand may use.
  enum Boundary {
    case none
    case lambda(parameter: String?)
  }

  /// The bracket that decides about newlines.
  enum Bracket: UInt8 {
    case block, plain, index
  }

  let source: Source
  let bytes: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>
  let mode: SourceMode
  let functionParameters: FunctionParameters
  let limits: SyntaxLimits

  /// The token to read next.
  var current = 0
  var kind: Token.Kind
  var diagnostics: [Diagnostic] = []
  /// Nothing more is read: the tree is too deep, or there were too many errors.
  var isAborted = false
  var isTooDeep = false
  /// The first error was met at the end of the text.
  var endsTooEarly = false
  var assignedNames: Set<String> = []
  var replacedNames: Set<String> = []
  /// Whether `blockStarts` is kept.
  var recordsBlocks = false
  /// Offsets of the braces that open blocks.
  var blockStarts: [UInt32] = []
  var nesting = 0
  var cancel: CancelFlag?
  /// The token from which on to look whether to stop.
  private var nextLook = 4_096
  private var stack = StackRoom()
  /// Levels of the tree that was finished last.
  var height = 0
  var bracket = Bracket.block
  /// The token that opened it.
  var opening: Token
  /// Before a block, where `{` cannot open an object.
  var bracesOpenBlocks = false
  /// The parts of lines that were not read, since something before them was wrong.
  var skipped: [Span] = []
  var blockDepth = 0
  var frames: [ArgumentFrame] = []
  var frameBase = 0
  var boundary = Boundary.none

  init(
    _ source: Source, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>, _ mode: SourceMode,
    _ functionParameters: @escaping FunctionParameters, _ limits: SyntaxLimits
  ) {
    self.source = source
    self.bytes = bytes
    self.tokens = tokens
    self.mode = mode
    self.functionParameters = functionParameters
    self.limits = limits
    kind = tokens[0].kind
    opening = tokens[0]
  }

  // MARK: - Tokens

  @inline(__always)
  var token: Token { tokens[current] }

  @inline(__always)
  mutating func advance() {
    if kind == .end { return }
    current += 1
    kind = tokens[current].kind
  }

  /// The kind of a token ahead; `.end` behind the last.
  @inline(__always)
  func peek(_ ahead: Int = 1) -> Token.Kind {
    current + ahead < tokens.count ? tokens[current + ahead].kind : .end
  }

  /// Where the token before this one ended.
  @inline(__always)
  var lastEnd: UInt32 { current > 0 ? tokens[current - 1].end : 0 }

  /// Where the current token stands on a line of its own and newlines end statements here.
  @inline(__always)
  var isAtNewLine: Bool { bracket == .block && tokens[current].flags.contains(.afterNewline) }

  @inline(__always)
  func span(from start: UInt32) -> Span { Span(start: start, end: max(start, lastEnd)) }

  func text(_ token: Token) -> String {
    String(
      decoding: UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)]), as: UTF8.self)
  }

  func text(_ span: Span) -> String { source.text(span) }

  // MARK: - Expecting

  mutating func take(_ wanted: Token.Kind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  mutating func expect(_ wanted: Token.Kind, _ expectation: Diagnostic.Expectation) throws(SyntaxFailure) {
    guard kind == wanted else { throw unexpected(expectation) }
    advance()
  }

  /// Reads the closing bracket of one that opened at `opening`.
  mutating func close(_ wanted: Token.Kind, opening: Token) throws(SyntaxFailure) {
    if kind == wanted { return advance() }
    if isBroken { throw .reported }
    if kind == .end { throw fail(.unclosed(bracket: opening.kind.symbol), opening.span) }
    throw unexpected(.symbol(wanted.symbol), help: helpBehindOperand(in: opening.kind))
  }

  /// A name where one is needed; keywords are refused by name.
  mutating func name(_ what: Diagnostic.Expectation) throws(SyntaxFailure) -> Name {
    if kind == .identifier { return takeName() }
    if kind.isKeyword {
      report(.keywordAsName(text(token)), token.span)
      let name = takeName()
      if kind.isKeyword, kind != .kIn { throw .reported }
      return name
    }
    throw unexpected(what)
  }

  /// This word as a name, whatever it is.
  mutating func takeName() -> Name {
    let token = token
    advance()
    return Name(text(token), token.span)
  }

  // MARK: - Reporting

  mutating func report(
    _ kind: Diagnostic.Kind, _ span: Span, notes: [Diagnostic.Note] = [], help: [String] = []
  ) {
    guard !isAborted else { return }
    if diagnostics.isEmpty { endsTooEarly = self.kind == .end && kind.wantsMore }
    diagnostics.append(Diagnostic(kind, span, source: source, notes: notes, help: help))
    if diagnostics.count == Lexer.maximumDiagnostics { abort() }
  }

  mutating func fail(
    _ kind: Diagnostic.Kind, _ span: Span, notes: [Diagnostic.Note] = [], help: [String] = []
  ) -> SyntaxFailure {
    report(kind, span, notes: notes, help: help)
    return .reported
  }

  /// The failure for a token that does not fit; silent where the lexer has spoken already.
  mutating func unexpected(_ expectation: Diagnostic.Expectation, help: [String] = []) -> SyntaxFailure {
    if isBroken { return .reported }
    // What is missing at the end of a line is shown there, not before what the next line begins with.
    let isElsewhere = current > 0 && (kind == .end || token.isAfterNewline && expectation.endsLine)
    let place = isElsewhere ? Span(start: lastEnd, end: lastEnd) : token.span
    let found = isElsewhere && kind != .end ? "\(found()) on a new line" : found()
    return fail(.expected(expectation, found: found), place, help: help)
  }

  var isBroken: Bool { kind == .invalid || token.flags.contains(.isBroken) }

  /// What stands here, for messages.
  func found() -> String {
    switch kind {
    case .end: return "the end of the text"
    case .identifier: return "'\(Excerpt.of(text(token)))'"
    case .integer, .decimal: return "the number \(Excerpt.of(text(token)))"
    case .string, .stringHead: return "a string"
    case .stringMiddle, .stringTail: return "the end of the hole"
    case .invalid, .comment: return "this"
    default: return kind.isKeyword ? "the keyword '\(text(token))'" : "'\(text(token))'"
    }
  }

  /// Stops everything: nothing behind a tree that is too deep is worth reading.
  mutating func tooDeep(_ limit: Int, at span: Span) -> SyntaxFailure {
    report(.tooDeep(limit: limit), span)
    endsTooEarly = false
    isTooDeep = true
    abort()
    return .reported
  }

  private mutating func abort() {
    isAborted = true
    current = tokens.count - 1
    kind = .end
  }

  // MARK: - Depth

  @inline(__always)
  mutating func enter() throws(SyntaxFailure) {
    nesting += 1
    if nesting >= 8 { try checkRoom() }
    if current >= nextLook { look() }
  }

  @inline(never)
  private mutating func look() {
    nextLook = current + 4_096
    if cancel?.isRaised == true { abort() }
  }

  /// The limit, or less where the thread's stack is small.
  private mutating func checkRoom() throws(SyntaxFailure) {
    guard nesting > limits.nesting || stack.isTight() else { return }
    let limit = min(limits.nesting, nesting)
    nesting -= 1
    throw tooDeep(limit, at: token.span)
  }

  @inline(__always)
  mutating func leave() { nesting -= 1 }

  /// Makes the tree one level higher than its highest child.
  @inline(__always)
  mutating func raise(over children: Int) throws(SyntaxFailure) {
    height = children + 1
    if height > limits.height { throw tooDeep(limits.height, at: token.span) }
  }
}
