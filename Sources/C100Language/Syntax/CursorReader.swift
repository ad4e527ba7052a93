/// Reads the tokens before a cursor: open brackets, the value in front of a dot, the argument being typed.
struct CursorReader {
  private struct Frame {
    /// The token of the open bracket.
    var opening: Int
    var isCall: Bool
    var isObject: Bool
    var commas = 0
    /// The first token of the current argument or item.
    var itemStart: Int
    var labels: [String] = []
  }

  private let bytes: [UInt8]
  private let offset: Int
  private let cursor: Int
  private let isPrompt: Bool
  private let functionParameters: FunctionParameters
  private var tokens: [Token] = []
  /// For each closing bracket its opening one.
  private var matches: [Int: Int] = [:]
  private var frames: [Frame] = []

  init(
    _ bytes: [UInt8], from offset: Int, cursor: Int, isPrompt: Bool, _ functionParameters: FunctionParameters
  ) {
    self.bytes = bytes
    self.offset = offset
    self.cursor = cursor
    self.isPrompt = isPrompt
    self.functionParameters = withoutActuallyEscaping(functionParameters) { known in
      // Kept only as long as this reader, which does not outlive the call.
      var cache: [String: [ParameterKey]] = [:]
      for name in Self.words(bytes, offset, cursor) where cache[name] == nil { cache[name] = known(name) }
      let found = cache
      return { found[$0] ?? [] }
    }
  }

  private static func words(_ bytes: [UInt8], _ start: Int, _ end: Int) -> [String] {
    bytes[start..<max(start, end)].split { !Lexer.isNameByte($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: - The answer

  mutating func context() -> CompletionContext {
    let source = Source(name: "", bytes: Array(bytes[offset..<max(offset, cursor)]))
    tokens = Lexer.tokens(source, keepingComments: true).tokens
    let end = source.bytes.count
    tokens.removeAll { $0.kind == .end || ($0.flags.contains(.isBroken) && $0.start == $0.end) }
    var found = CompletionContext(
      place: .nothing, prefix: "", replaced: cursor..<cursor, call: nil, functions: [], command: nil)
    if let last = tokens.last, last.kind == .comment, !bytes[offset + Int(last.end)..<cursor].contains(0x0A) {
      return found
    }
    tokens.removeAll { $0.kind == .comment }
    var text: Token?
    var word: Token?
    if let last = tokens.last, Int(last.end) == end {
      if isOpenString(last) {
        text = last
        tokens.removeLast()
      } else if last.kind.isWord {
        word = last
        tokens.removeLast()
      } else if last.kind == .integer || last.kind == .decimal || last.kind == .invalid {
        return found
      }
    }
    walk(upTo: tokens.count)
    found.call = innermostCall()
    found.functions = functions()
    if let text {
      found.prefix = self.text(Int(text.start) + openingLength(text), end)
      found.replaced = offset + Int(text.start) + openingLength(text)..<cursor
      found.place = .string(stringUse())
      return found
    }
    found.prefix = word.map { self.text(Int($0.start), Int($0.end)) } ?? ""
    found.replaced = cursor - found.prefix.utf8.count..<wordEnd()
    found.place = place(isAfterNewline: word?.isAfterNewline ?? endsWithNewline(end))
    return found
  }

  private func isOpenString(_ token: Token) -> Bool {
    switch token.kind {
    case .string, .stringTail:
      token.flags.contains(.isBroken) && !(text(token).hasPrefix("'") && token.end - token.start > 1)
    default: false
    }
  }

  private func openingLength(_ token: Token) -> Int {
    if token.kind == .stringTail { return 1 }
    return (token.flags.contains(.isRaw) ? 1 : 0) + (token.flags.contains(.isBlock) ? 3 : 1)
  }

  private func wordEnd() -> Int {
    var end = cursor
    while end < bytes.count, Lexer.isNameByte(bytes[end]) || bytes[end] >= 0x80 { end += 1 }
    return end
  }

  private func endsWithNewline(_ end: Int) -> Bool {
    let last = tokens.last.map { Int($0.end) } ?? 0
    return bytes[offset + last..<offset + end].contains(0x0A)
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[offset + start..<offset + max(start, end)], as: UTF8.self)
  }

  private func text(_ token: Token) -> String { text(Int(token.start), Int(token.end)) }

  // MARK: - Brackets

  private mutating func walk(upTo count: Int) {
    for k in 0..<count {
      switch tokens[k].kind {
      case .leftParenthesis:
        push(k, isCall: k > 0 && endsOperand(k - 1) && !(tokens[k].isAfterNewline && frames.isEmpty))
      case .leftBracket, .questionBracket, .stringHead: push(k)
      case .leftBrace: push(k, isObject: isObject(k))
      case .rightParenthesis, .rightBracket, .rightBrace, .stringTail:
        if let frame = frames.popLast() { matches[k] = frame.opening }
      case .comma where !frames.isEmpty:
        frames[frames.count - 1].commas += 1
        frames[frames.count - 1].itemStart = k + 1
      case .semicolon where !frames.isEmpty: frames[frames.count - 1].itemStart = k + 1
      case .colon where !frames.isEmpty:
        let frame = frames[frames.count - 1]
        if frame.itemStart == k - 1, tokens[k - 1].kind.isWord {
          frames[frames.count - 1].labels.append(text(tokens[k - 1]))
        }
      default: break
      }
    }
  }

  private mutating func push(_ k: Int, isCall: Bool = false, isObject: Bool = false) {
    frames.append(Frame(opening: k, isCall: isCall, isObject: isObject, itemStart: k + 1))
  }

  /// Objects stand where an operand is wanted, and behind `=>` by what follows; the rest are blocks.
  private func isObject(_ k: Int) -> Bool {
    guard k > 0 else { return true }
    switch tokens[k - 1].kind {
    case .kElse, .kTry, .rightParenthesis, .identifier, .rightBracket, .rightBrace, .kTrue, .kFalse, .semicolon:
      return false
    case .arrow:
      guard k + 1 < tokens.count else { return false }
      switch tokens[k + 1].kind {
      case .dot, .leftBracket, .ellipsis: return true
      case .string: return k + 2 < tokens.count && tokens[k + 2].kind == .colon
      case .identifier: return k + 2 < tokens.count && (tokens[k + 2].kind == .colon || tokens[k + 2].kind == .comma)
      default: return false
      }
    default: return !endsOperand(k - 1)
    }
  }

  private func endsOperand(_ k: Int) -> Bool {
    guard k >= 0 else { return false }
    if tokens[k].kind.endsOperand { return true }
    return tokens[k].kind.isWord && k > 0 && (tokens[k - 1].kind == .dot || tokens[k - 1].kind == .questionDot)
  }

  // MARK: - The place

  private func place(isAfterNewline: Bool) -> CompletionContext.Place {
    guard let last = tokens.last else { return .statement }
    let k = tokens.count - 1
    let frame = frames.last
    let isInBlock = frame.map { tokens[$0.opening].kind == .leftBrace && !$0.isObject } ?? true
    switch last.kind {
    case .dot, .questionDot:
      if k == 0, isPrompt { return .member(of: .name(Name("_", .zero))) }
      guard endsOperand(k - 1) else { return .itemMember }
      return expression(endingAt: k - 1).map { .member(of: $0) } ?? .nothing
    case .kLet, .kFunc, .kFor, .kAs, .kImport, .kBreak, .kContinue: return .nothing
    case .semicolon: return .statement
    case .kCatch: return .expression
    case .leftBrace: return frame?.isObject == true ? .key : .statement
    case .leftParenthesis:
      if frame?.isCall == true { return isDeclaration(frame) ? .nothing : .argument }
      return .expression
    case .comma:
      guard let frame else { return .nothing }
      if frame.isObject { return .key }
      return frame.isCall ? (isDeclaration(frame) ? .nothing : .argument) : .expression
    case .rightBrace where isInBlock: return .statement
    default: break
    }
    if isAfterNewline, isInBlock, endsOperand(k) || last.kind == .kReturn { return .statement }
    return endsOperand(k) ? .nothing : .expression
  }

  /// `func f(|`
  private func isDeclaration(_ frame: Frame?) -> Bool {
    guard let frame, frame.opening > 1 else { return false }
    return tokens[frame.opening - 2].kind == .kFunc
  }

  private func stringUse() -> CompletionContext.StringUse {
    guard let last = tokens.last else { return .other }
    let k = tokens.count - 1
    switch last.kind {
    case .kImport: return .importPath
    case .equal, .notEqual:
      if let other = expression(endingAt: k - 1) { return .compared(with: other) }
    case .leftBracket, .questionBracket, .comma:
      guard let frame = frames.last else { break }
      let kind = tokens[frame.opening].kind
      let before = frame.opening - 1
      if kind == .leftBracket, before > 0, tokens[before].kind == .kIn {
        if let other = expression(endingAt: before - 1) { return .compared(with: other) }
      } else if kind == .questionBracket || kind == .leftBracket, last.kind != .comma, endsOperand(before) {
        if let value = expression(endingAt: before) { return .index(of: value) }
      }
    default: break
    }
    if let frame = frames.last, frame.isCall {
      let item = tokens.count - frame.itemStart
      if item == 0 || (item == 2 && last.kind == .colon) { return .argument }
    }
    return .other
  }

  // MARK: - Calls and functions around

  private func call(_ frame: Frame) -> CompletionContext.Call? {
    guard frame.isCall, !isDeclaration(frame) else { return nil }
    let callee = frame.opening - 1
    var receiver: Expression?
    var name = ""
    if tokens[callee].kind.isWord {
      name = text(tokens[callee])
      if callee > 0, tokens[callee - 1].kind == .dot || tokens[callee - 1].kind == .questionDot {
        receiver =
          endsOperand(callee - 2)
          ? expression(endingAt: callee - 2) : callee == 1 && isPrompt ? .name(Name("_", .zero)) : .it(.zero)
      }
    }
    return CompletionContext.Call(
      receiver: receiver, name: name, position: frame.commas, label: label(frame), labels: frame.labels)
  }

  /// The label of the argument being typed.
  private func label(_ frame: Frame) -> String? {
    let k = frame.itemStart
    guard k + 1 < tokens.count, tokens[k].kind.isWord, tokens[k + 1].kind == .colon else { return nil }
    return text(tokens[k])
  }

  private func innermostCall() -> CompletionContext.Call? {
    for frame in frames.reversed() {
      if let call = call(frame) { return call }
      if tokens[frame.opening].kind == .leftBrace, !frame.isObject { return nil }
    }
    return nil
  }

  private func functions() -> [CompletionContext.Function] {
    var functions: [CompletionContext.Function] = []
    for (depth, frame) in frames.enumerated() {
      guard let call = call(frame) else { continue }
      let first = frame.itemStart + (call.label == nil ? 0 : 2)
      if let parameters = explicitParameters(from: first, depth) {
        functions.append(
          CompletionContext.Function(call: call, parameters: parameters, isImplicit: parameters == ["it"]))
      } else {
        let key: ParameterKey = call.label.map { .label($0) } ?? .position(call.position)
        if functionParameters(call.name).contains(key) {
          functions.append(CompletionContext.Function(call: call, parameters: ["it"], isImplicit: true))
        }
      }
    }
    return functions
  }

  /// `x` of `x => …`, `a, b` of `(a, b) => …` at the start of an argument.
  private func explicitParameters(from first: Int, _ depth: Int) -> [String]? {
    guard first + 1 < tokens.count else { return nil }
    if tokens[first].kind.isWord, tokens[first + 1].kind == .arrow { return [text(tokens[first])] }
    guard tokens[first].kind == .leftParenthesis else { return nil }
    var names: [String] = []
    var k = first + 1
    while k < tokens.count, tokens[k].kind.isWord || tokens[k].kind == .comma {
      if tokens[k].kind.isWord { names.append(text(tokens[k])) }
      k += 1
    }
    guard k + 1 < tokens.count, tokens[k].kind == .rightParenthesis, tokens[k + 1].kind == .arrow else { return nil }
    return names
  }

  // MARK: - Values before the cursor

  /// The tree of the postfix chain that ends with a token.
  private func expression(endingAt last: Int) -> Expression? {
    guard last >= 0, endsOperand(last) else { return nil }
    let first = chainStart(last)
    let piece = Source(name: "", text: text(Int(tokens[first].start), Int(tokens[last].end)))
    let isContinuation = first == 0 && isPrompt && (tokens[0].kind == .dot || tokens[0].kind == .questionDot)
    let parsed = Parser.parse(
      piece, mode: isContinuation ? .prompt : .expression, functionParameters: functionParameters)
    guard case .expression(let expression)? = parsed.program.statements.first else { return nil }
    if case .invalid = expression { return nil }
    return expression
  }

  /// The first token of the postfix chain that ends with a token.
  private func chainStart(_ last: Int) -> Int {
    var k = last
    while true {
      switch tokens[k].kind {
      case .rightParenthesis, .rightBracket:
        guard let opening = matches[k] else { return k }
        guard endsOperand(opening - 1) else { return opening }
        k = opening - 1
      case .rightBrace, .stringTail:
        return matches[k] ?? k
      default:
        guard k > 0, tokens[k - 1].kind == .dot || tokens[k - 1].kind == .questionDot else { return k }
        guard endsOperand(k - 2) else { return k - 1 }
        k -= 2
      }
    }
  }
}
