import JSONText

// Numbers, lists, objects, strings.
extension ParserState {
  // MARK: - Numbers

  mutating func numberLiteral(_ token: Token, isNegative: Bool, _ span: Span) -> Expression {
    if token.kind == .integer {
      if let value = integer(token, isNegative: isNegative) { return .integer(value, span) }
      report(
        .integerTooLarge(text(span)), span, help: ["write it as a decimal (\(Excerpt.of(text(span))).0)"])
      return .invalid(span)
    }
    guard let value = decimal(token), value.isFinite else {
      report(.decimalTooLarge(text(span)), span)
      return .invalid(span)
    }
    return .decimal(isNegative ? -value : value, span)
  }

  private func decimal(_ token: Token) -> Double? {
    let digits = UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)])
    guard digits.contains(UInt8(ascii: "_")) else { return JSONNumber.double(digits) }
    return digits.filter { $0 != UInt8(ascii: "_") }.withUnsafeBufferPointer { JSONNumber.double($0) }
  }

  private func integer(_ token: Token, isNegative: Bool) -> Int? {
    var value = 0
    for k in Int(token.start)..<Int(token.end) where bytes[k] != UInt8(ascii: "_") {
      let digit = Int(bytes[k] &- UInt8(ascii: "0"))
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, carry) =
        isNegative ? scaled.subtractingReportingOverflow(digit) : scaled.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = next
    }
    return value
  }

  // MARK: - Lists and objects

  /// list := "[" [ item { "," item } [ "," ] ] "]"; item := [ "..." ] expression
  mutating func list() throws(SyntaxFailure) -> Expression {
    let opening = token
    let outer = open(.plain)
    defer { reopen(outer) }
    advance()
    var items: [ListItem] = []
    var highest = 0
    while kind != .rightBracket, kind != .end {
      let start = current
      do throws(SyntaxFailure) {
        items.append(try listItem())
        highest = max(highest, height)
      } catch {
        try skipItem(from: start)
      }
      guard try hasNextItem(before: .rightBracket, opening: opening) else { break }
    }
    try close(.rightBracket, opening: opening)
    try raise(over: highest)
    return .list(items, span(from: opening.start))
  }

  private mutating func listItem() throws(SyntaxFailure) -> ListItem {
    guard kind == .ellipsis else { return .item(try expression()) }
    let dots = token.span
    advance()
    return .spread(try expression(), dots)
  }

  /// object := "{" [ entry { "," entry } [ "," ] ] "}"
  mutating func object() throws(SyntaxFailure) -> Expression {
    let opening = token
    let outer = open(.plain)
    defer { reopen(outer) }
    advance()
    var entries: [ObjectEntry] = []
    if kind != .rightBrace { entries.reserveCapacity(4) }
    var highest = 0
    while kind != .rightBrace, kind != .end {
      let start = current
      do throws(SyntaxFailure) {
        entries.append(try entry())
        highest = max(highest, height)
      } catch {
        try skipItem(from: start)
      }
      guard try hasNextItem(before: .rightBrace, opening: opening) else { break }
    }
    try close(.rightBrace, opening: opening)
    try raise(over: highest)
    return .object(entries, span(from: opening.start))
  }

  /// entry := key ":" expression | "..." expression | name | "." name { "." name }
  private mutating func entry() throws(SyntaxFailure) -> ObjectEntry {
    switch kind {
    case .ellipsis:
      let dots = token.span
      advance()
      return .spread(try expression(), dots)
    case .leftBracket:
      let opening = token
      let outer = open(.plain)
      defer { reopen(outer) }
      advance()
      let key = try expression()
      let keyHeight = height
      try close(.rightBracket, opening: opening)
      return try field(.computed(key, span(from: opening.start)), over: keyHeight)
    case .string:
      let key = token
      advance()
      return try field(.string(stringText(key), key.span), over: 0)
    case .stringHead:
      let key = try interpolation()
      return try field(.computed(key, key.span), over: height)
    case .dot, .questionDot: return try projection()
    default: break
    }
    guard kind.isWord else {
      if kind == .integer || kind == .decimal {
        throw unexpected(.key, help: ["keys are names, strings or [expressions]: {\"\(text(token))\": …}"])
      }
      throw unexpected(.key, help: kind == .colon ? ["a key is a name or a text: {name: value}"] : [])
    }
    if kind == .kIt, peek() == .dot {
      throw unexpected(.key, help: ["a field of the item goes in as .name, or under a key: {key: it.name}"])
    }
    if kind.isKeyword, peek() != .colon {
      throw unexpected(.key, help: ["this '{' opens an object; statements stand in blocks behind if, for, =>, …"])
    }
    let name = takeName()
    if kind == .colon { return try field(.name(name), over: 0) }
    height = 1
    if kind == .comma || kind == .rightBrace { return .field(.name(name), .name(name), .shorthand) }
    throw unexpected(
      .symbol(":"),
      help: kind == .assign
        ? ["a field is written \(name.text): value"]
        : ["this '{' opens an object: {\(name.text): …}; statements stand in blocks behind if, for, =>, …"])
  }

  private mutating func field(_ key: ObjectKey, over keyHeight: Int) throws(SyntaxFailure) -> ObjectEntry {
    if kind == .arrow { throw unexpected(.symbol(":"), help: ["a field is written \(text(key.span)): value"]) }
    try expect(.colon, .symbol(":"))
    let value = try expression()
    height = max(height, keyHeight)
    return .field(key, value, .written)
  }

  /// `.contact.phone` stands for `phone: .contact.phone`.
  private mutating func projection() throws(SyntaxFailure) -> ObjectEntry {
    let start = token.start
    let operand = try dotOperand()
    let value = try postfix(operand, from: start)
    guard case .member(let node) = value, kind == .comma || kind.isClosing || kind == .end || token.isAfterNewline
    else {
      if isBroken { throw .reported }
      if kind != .comma, kind != .rightBrace { _ = try expression(startingWith: value) }
      throw fail(.projectionWithoutKey("name: " + Excerpt.of(text(span(from: start)))), span(from: start))
    }
    return .field(.name(node.name), value, .projection)
  }

  // MARK: - Strings

  /// interpolation := head expression { middle expression } tail
  mutating func interpolation() throws(SyntaxFailure) -> Expression {
    let head = token
    var pieces: [Token] = []
    pieces.reserveCapacity(4)
    pieces.append(head)
    var holes: [(Expression, Span)] = []
    var highest = 0
    let outer = open(.plain)
    defer { reopen(outer) }
    while true {
      let opening = Span(start: max(token.start, token.end &- 2), end: token.end)
      advance()
      if kind == .stringTail || kind == .stringMiddle { throw noExpression() }
      let value = try expression()
      highest = max(highest, height)
      guard kind == .stringMiddle || kind == .stringTail else {
        if kind == .end { throw fail(.unclosed(bracket: "\\("), opening) }
        throw unexpected(.symbol(")"))
      }
      holes.append((value, Span(start: opening.start, end: token.start + (isBroken ? 0 : 1))))
      pieces.append(token)
      if kind == .stringTail { break }
    }
    advance()
    try raise(over: highest)
    let texts = decode(pieces)
    var parts: [StringPart] = []
    parts.reserveCapacity(texts.count + holes.count)
    for (k, text) in texts.enumerated() {
      if !text.isEmpty { parts.append(.text(text, pieces[k].span)) }
      if k < holes.count { parts.append(.hole(holes[k].0, holes[k].1)) }
    }
    return .interpolation(parts, span(from: head.start))
  }

  /// The decoded text of a string without holes.
  mutating func stringText(_ token: Token) -> String {
    if token.flags.isDisjoint(with: .needsDecoding) { return plainText(token, closedBy: 1) }
    return decode([token]).first ?? ""
  }

  /// The bytes of a piece behind its opening quote or parenthesis and before the bytes that close it.
  private func plainText(_ piece: Token, closedBy closing: Int) -> String {
    let range = Int(piece.start) + 1..<Int(piece.end) - closing
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// The texts of the pieces of one string.
  private mutating func decode(_ pieces: [Token]) -> [String] {
    if pieces.allSatisfy({ $0.flags.isDisjoint(with: .needsDecoding) }) {
      return pieces.map { plainText($0, closedBy: $0.kind == .stringTail ? 1 : 2) }
    }
    var text = StringText(bytes: bytes, pieces: pieces)
    text.decode()
    for problem in text.problems { report(problem.kind, problem.span, help: problem.help) }
    return text.texts
  }
}
