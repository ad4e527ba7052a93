import NearNames

// Calls, lambdas, and the rule that makes an argument with a leading dot a function.
extension ParserState {
  // MARK: - Arguments

  /// arguments := "(" [ argument { "," argument } [ "," ] ] ")"; argument := [ word ":" ] expression
  ///
  /// Leaves the height of the highest argument.
  mutating func arguments(callee: Int) throws(SyntaxFailure) -> [Argument] {
    let opening = token
    let outer = open(.plain)
    defer { reopen(outer) }
    advance()
    var arguments: [Argument] = []
    var highest = 0
    var hasLabels = false
    var labels = SeenNames()
    while kind != .rightParenthesis, kind != .end {
      let start = current
      do throws(SyntaxFailure) {
        let argument = try argument(callee: callee, position: arguments.count)
        highest = max(highest, height)
        if let label = argument.label {
          if !labels.insert(label.text, among: arguments, { $0.label?.text }) {
            report(.duplicateLabel(label.text), label.span)
          }
          hasLabels = true
        } else if hasLabels {
          report(.positionalAfterLabel, argument.span)
        }
        arguments.append(argument)
        if kind == .assign { try assignment(behind: argument, callee: callee, position: arguments.count - 1) }
      } catch {
        try skipItem(from: start)
        hasLabels = false
      }
      guard try hasNextItem(before: .rightParenthesis, opening: opening) else { break }
    }
    try close(.rightParenthesis, opening: opening)
    height = highest
    return arguments
  }

  /// `f(x = 3)`, `xs.where(.x = 3)`: reported, then read as what it means.
  private mutating func assignment(behind argument: Argument, callee: Int, position: Int) throws(SyntaxFailure) {
    if case .lambda(let lambda) = argument.value, lambda.isImplicit {
      report(.assignmentAsCondition, token.span)
    } else if case .name(let name) = argument.value, tokens[current - 1].span == name.span, argument.label == nil {
      let isMethod = callee > 0 && [.dot, .questionDot].contains(tokens[callee - 1].kind)
      let isCondition = isMethod && functionParameters(text(tokens[callee])).contains(.position(position))
      if isCondition {
        report(.assignmentAsCondition, token.span, help: ["a field of the items is written .\(name.text)"])
      } else {
        report(.expected(.symbol(":"), found: "'='"), token.span, help: ["labels are written \(name.text): value"])
      }
    } else {
      throw fail(.assignmentInExpression, token.span, help: ["labels are written name: value"])
    }
    advance()
    _ = try self.argument(callee: callee, position: position)
  }

  private mutating func argument(callee: Int, position: Int) throws(SyntaxFailure) -> Argument {
    let start = token.start
    var label: Name?
    var labelToken = -1
    if kind.isWord, peek() == .colon {
      labelToken = current
      label = takeName()
      advance()
    }
    let first = current
    frames.append(
      ArgumentFrame(
        callee: callee, position: position, label: labelToken, firstToken: first,
        role: callee < 0 ? .plain : .unknown))
    let depth = frames.count
    let written: Expression
    do throws(SyntaxFailure) {
      written = try expression()
    } catch {
      frames.removeLast(frames.count - depth + 1)
      throw error
    }
    let frame = frames.removeLast()
    if !frame.strayDots.isEmpty { reportStrayDots(frame) }
    guard frame.isUsed else { return Argument(label: label, value: written, span: span(from: start)) }
    return Argument(label: label, value: try implicit(written), span: span(from: start))
  }

  private mutating func implicit(_ body: Expression) throws(SyntaxFailure) -> Expression {
    try raise(over: height)
    let span = body.span
    let nowhere = Span(start: span.start, end: span.start)
    return .lambda(
      Lambda(
        parameters: [Parameter(name: Name("it", nowhere))], body: .expression(body), isImplicit: true,
        arrowSpan: nowhere, span: span))
  }

  // MARK: - Leading dots and `it`

  /// `.name`: the dot itself is left for `postfix`.
  mutating func dotOperand() throws(SyntaxFailure) -> Expression {
    let place = Span(start: token.start, end: token.start)
    guard peek().isWord else {
      if peek() == .integer {
        throw fail(
          .invalidNumber("." + text(tokens[current + 1])), token.span.through(tokens[current + 1].span),
          help: ["write 0.\(text(tokens[current + 1]))"])
      }
      let help =
        peek() == .leftBracket
        ? "the last result is _: _[0], _.map(…)" : "a dot stands before a name: .name, or _ for the last result"
      throw fail(.expectedExpression(found: found()), token.span, help: [help])
    }
    height = 1
    if claimFunctionArgument() { return .it(place) }
    let member = text(tokens[current + 1])
    switch boundary {
    case .lambda(parameter: let parameter?):
      report(
        .implicitInsideLambda(rewrite: "\(parameter).\(member)"), token.span.through(tokens[current + 1].span))
    case .lambda(parameter: nil), .none:
      if frames.count > frameBase {
        frames[frames.count - 1].strayDots.append(token.start)
      } else {
        report(.dotWithoutValue(member), token.span.through(tokens[current + 1].span))
      }
    }
    return .it(place)
  }

  /// `it`, or `it => …`, which is the same function written out.
  mutating func itOperand() throws(SyntaxFailure) -> Expression {
    let token = token
    if peek() == .arrow { return try itLambda() }
    advance()
    if !claimFunctionArgument() {
      let isMisspelt = frames.count > frameBase && frames.last.map { reportMisspelt($0) } ?? false
      let isRepeated =
        diagnostics.last.map {
          $0.kind == .itOutsideArgument && source.line(of: $0.span.start) == source.line(of: token.start)
        } ?? false
      if !isMisspelt, !isRepeated { report(.itOutsideArgument, token.span) }
    }
    return .it(token.span)
  }

  private mutating func itLambda() throws(SyntaxFailure) -> Expression {
    let name = takeName()
    let arrow = token.span
    advance()
    let outer = enterFunction(.none)
    frames.append(
      ArgumentFrame(callee: -1, position: 0, label: -1, firstToken: current, role: .function, isUsed: true))
    defer {
      frames.removeLast(frames.count - frameBase)
      leaveFunction(outer)
    }
    let body = try lambdaBody()
    try raise(over: height)
    return .lambda(
      Lambda(
        parameters: [Parameter(name: name)], body: body, isImplicit: true, arrowSpan: arrow,
        span: span(from: name.span.start)))
  }

  /// Marks the nearest argument around that takes a function; false when there is none.
  private mutating func claimFunctionArgument() -> Bool {
    var k = frames.count
    while k > frameBase {
      k -= 1
      if takesFunction(k) {
        frames[k].isUsed = true
        return true
      }
    }
    return false
  }

  private mutating func takesFunction(_ k: Int) -> Bool {
    let frame = frames[k]
    switch frame.role {
    case .function: return true
    case .plain: return false
    case .unknown:
      let known = functionParameters(text(tokens[frame.callee]))
      let key: ParameterKey =
        frame.label >= 0 ? .label(text(tokens[frame.label])) : .position(frame.position)
      let takes = known.contains(key)
      frames[k].role = takes ? .function : .plain
      return takes
    }
  }

  /// Shows an argument with its dots written out: `f(.rating > 3)` → `x => x.rating > 3`.
  private mutating func reportStrayDots(_ frame: ArgumentFrame) {
    guard let first = frame.strayDots.first else { return }
    if reportMisspelt(frame) { return }
    let place = Span(start: first, end: first + 1)
    // One report for a call: its other arguments are wrong in the same way.
    if frame.callee >= 0, let last = diagnostics.last, case .implicitOutsideArgument = last.kind,
      last.span.start > tokens[frame.callee].start
    {
      return
    }
    let start = Int(tokens[frame.firstToken].start)
    if let (rewrite, help) = namedFields(frame, text(Span(start, max(start, Int(lastEnd))))) {
      return report(.implicitOutsideArgument(rewrite: rewrite), place, help: help)
    }
    var rewrite: [UInt8] = Array("x => ".utf8)
    var from = start
    for dot in frame.strayDots {
      rewrite += bytes[from..<Int(dot)]
      rewrite.append(UInt8(ascii: "x"))
      from = Int(dot)
    }
    rewrite += bytes[from..<max(from, Int(lastEnd))]
    var whole = String(decoding: rewrite, as: UTF8.self)
    if whole.utf8.count > 60 || whole.utf8.contains(0x0A) { whole = "x => x.name …" }
    report(.implicitOutsideArgument(rewrite: whole), place, help: severalKeys(frame) ?? [])
  }

  /// `xs.select(.name)`, `xs.table(.name)`: what takes names of fields as text.
  private func namedFields(_ frame: ArgumentFrame, _ written: String) -> (rewrite: String, help: [String])? {
    guard frame.callee > 0, frame.label < 0, written.utf8.count <= 60 else { return nil }
    let callee = text(tokens[frame.callee])
    guard ["select", "pick", "omit", "table", "csv", "tsv", "markdown"].contains(callee) else { return nil }
    let path = written.utf8.dropFirst()
    let isPath = path.allSatisfy { Lexer.isNameByte($0) || $0 == UInt8(ascii: ".") }
    if isPath {
      let help = callee == "select" ? ["to keep some of the items: where(\(written))"] : []
      return ("\(callee)(\"\(String(written.dropFirst()))\")", help)
    }
    return callee == "select" ? ("where(\(written)) to keep some of the items", []) : nil
  }

  /// `xs.groupBy(.a, .b)`
  private func severalKeys(_ frame: ArgumentFrame) -> [String]? {
    guard frame.callee > 0, frame.position > 0, frame.label < 0 else { return nil }
    switch text(tokens[frame.callee]) {
    case let name where ["groupBy", "countBy", "distinct"].contains(name):
      return ["several keys are one object: \(name)({.a, .b}), or a list of names: \(name)([\"a\", \"b\"])"]
    case "sortBy": return ["several keys are a list of names, each with - to descend: sortBy([\"a\", \"-b\"])"]
    case "map": return ["several fields are one object: map({.a, .b})"]
    default: return nil
    }
  }

  /// `xs.filter(.a)`, `xs.wher(.a)`: the method is what is wrong.
  private mutating func reportMisspelt(_ frame: ArgumentFrame) -> Bool {
    guard frame.callee > 0, tokens[frame.callee - 1].kind == .dot || tokens[frame.callee - 1].kind == .questionDot
    else { return false }
    let name = tokens[frame.callee]
    let written = text(name)
    let use = ForeignNames.use(written, on: [.list, .sequence])
    let nearest = NearName.of(written, in: Self.usualStages)
    guard use != nil || nearest != nil, !functionParameters(written).contains(.position(0)) else { return false }
    if diagnostics.last?.span == name.span { return true }
    let isList = written == "list"
    report(
      .noFunctionMethod(written, nearest: use == nil ? nearest : nil), name.span,
      help: isList ? ["write .list().where(…)"] : use.map { ["write .\($0)"] } ?? [])
    return true
  }

  private static let usualStages = [
    "where", "map", "flatMap", "sortBy", "groupBy", "countBy", "indexBy", "sum", "average", "min", "max", "any", "all",
    "find", "takeWhile", "skipWhile", "distinct", "each", "reduce",
  ]

  // MARK: - Lambdas

  /// Whether the parenthesis here opens the parameters of a lambda.
  ///
  /// Parameters are names, so the look ahead stops at the first thing that is none. Where the text ends behind a comma,
  /// the prompt has the rest of them still to come.
  var isLambdaAhead: Bool {
    var k = current + 1
    if tokens[k].kind == .rightParenthesis { return tokens[k + 1].kind == .arrow }
    while tokens[k].kind.isWord {
      switch tokens[k + 1].kind {
      case .comma:
        k += 2
        if tokens[k].kind == .end { return true }
      case .rightParenthesis: return k + 2 < tokens.count && tokens[k + 2].kind == .arrow
      case .assign: return true  // a default; nothing else has '=' here
      default: return false
      }
      if tokens[k].kind == .rightParenthesis { return k + 1 < tokens.count && tokens[k + 1].kind == .arrow }
    }
    return false
  }

  /// lambda := (name | "(" parameters ")") "=>" (block | expression)
  mutating func lambda() throws(SyntaxFailure) -> Expression {
    let start = token.start
    var parameters: [Parameter]
    var highest = 0
    if kind == .leftParenthesis {
      parameters = try self.parameters()
      highest = height
    } else {
      parameters = [Parameter(name: takeName())]
    }
    let arrow = token.span
    if kind != .arrow, parameters.count == 1, parameters[0].defaultValue != nil {
      throw fail(.assignmentInExpression, span(from: start))
    }
    try expect(.arrow, .symbol("=>"))
    let outer = enterFunction(.lambda(parameter: parameters.first?.name.text))
    defer { leaveFunction(outer) }
    let body = try lambdaBody()
    try raise(over: max(highest, height))
    return .lambda(
      Lambda(parameters: parameters, body: body, isImplicit: false, arrowSpan: arrow, span: span(from: start)))
  }

  private mutating func lambdaBody() throws(SyntaxFailure) -> Body {
    if kind == .leftBrace, !isObjectAhead { return .block(try block(after: "'=>'")) }
    let outer = bracesOpenBlocks
    bracesOpenBlocks = false
    defer { bracesOpenBlocks = outer }
    return .expression(try expression())
  }

  /// parameters := "(" [ name [ "=" expression ] { "," … } ] ")"
  mutating func parameters() throws(SyntaxFailure) -> [Parameter] {
    let opening = token
    let outer = open(.plain)
    defer { reopen(outer) }
    advance()
    var parameters: [Parameter] = []
    if kind != .rightParenthesis { parameters.reserveCapacity(2) }
    var highest = 0
    var names = SeenNames()
    while kind != .rightParenthesis, kind != .end {
      let name = try name(.parameterName)
      if !names.insert(name.text, among: parameters, { $0.name.text }), name.text != "_" {
        report(.duplicateParameter(name.text), name.span)
      }
      var parameter = Parameter(name: name)
      if kind == .colon {
        throw unexpected(
          .symbol(",' or ')"), help: ["a default is written \(name.text) = value; types are not declared"])
      }
      if take(.assign) {
        parameter.defaultValue = try expression()
        highest = max(highest, height)
      } else if let last = parameters.last, last.defaultValue != nil {
        report(.requiredAfterDefault(name.text), name.span)
      }
      parameters.append(parameter)
      guard take(.comma) else { break }
    }
    if kind != .rightParenthesis, kind != .end {
      throw unexpectedItem(before: .rightParenthesis, opening: opening)
    }
    try close(.rightParenthesis, opening: opening)
    height = highest
    return parameters
  }

  // MARK: - Boundaries

  struct FunctionState {
    var frameBase: Int
    var boundary: Boundary
  }

  /// Goes into a function body: arguments around it are out of reach of dots.
  mutating func enterFunction(_ inner: Boundary) -> FunctionState {
    let outer = FunctionState(frameBase: frameBase, boundary: boundary)
    frameBase = frames.count
    boundary = inner
    return outer
  }

  mutating func leaveFunction(_ outer: FunctionState) {
    frameBase = outer.frameBase
    boundary = outer.boundary
  }

  // MARK: - The brace rule

  /// Whether the `{` here, behind `=>` or `catch`, opens an object: `{}`, `{name:`, `{name,`, `{name}`, `{"…":`, `{[`,
  /// `{.`, `{...`.
  var isObjectAhead: Bool { Self.opensObject(tokens, at: current) }

  static func opensObject(_ tokens: UnsafeBufferPointer<Token>, at brace: Int) -> Bool {
    let kind = { (ahead: Int) in brace + ahead < tokens.count ? tokens[brace + ahead].kind : .end }
    switch kind(1) {
    case .rightBrace, .leftBracket, .dot, .questionDot, .ellipsis: return true
    case .string: return kind(2) == .colon
    case .stringHead: return isColonBehindString(tokens, brace + 1)
    case .identifier:
      let second = kind(2)
      return second == .colon || second == .comma || second == .rightBrace
    default: return kind(1).isWord && kind(2) == .colon
    }
  }

  private static func isColonBehindString(_ tokens: UnsafeBufferPointer<Token>, _ head: Int) -> Bool {
    var depth = 0
    for k in head..<min(tokens.count - 1, head + 10_000) {
      switch tokens[k].kind {
      case .stringHead: depth += 1
      case .stringTail:
        depth -= 1
        if depth == 0 { return tokens[k + 1].kind == .colon }
      default: break
      }
    }
    return false
  }
}

/// Whether a name has come before in its list. A short list is looked through: a set for each call would cost the parser
/// more; a list of 100,000 names would take minutes without one.
struct SeenNames {
  private static let scanned = 16
  private var many: Set<String> = []

  /// False if an earlier item of the list, to which this one is added after, has the name already.
  mutating func insert<Item>(_ name: String, among items: [Item], _ itsName: (Item) -> String?) -> Bool {
    guard items.count >= SeenNames.scanned else { return !items.contains { itsName($0) == name } }
    if many.isEmpty { many = Set(items.compactMap(itsName)) }
    return many.insert(name).inserted
  }
}
