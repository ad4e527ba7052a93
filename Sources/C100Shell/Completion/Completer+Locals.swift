import C100Language
import LineEditor

/// Names that the text itself declares: variables, parameters, what a loop walks.
extension Completer {
  /// A name and where its value is written; nil where it cannot be told.
  struct Local {
    var name: String
    /// The token that the value begins with.
    var value: Int?
    /// True where the name holds the items of the value.
    var isItem = false
  }

  /// What is declared before a token, in the order of the text.
  func locals(_ typed: TypedTokens, before end: Int) -> [Local] {
    var found: [Local] = []
    for i in 0..<max(0, min(end, typed.tokens.count)) {
      switch typed.kind(i) {
      case .kLet where typed.isWord(i + 1):
        found.append(Local(name: typed.text(i + 1), value: typed.kind(i + 2) == .assign ? i + 3 : nil))
      case .kFunc where typed.isWord(i + 1):
        found.append(Local(name: typed.text(i + 1)))
        found += names(typed, in: i + 2)
      case .kFor where typed.isWord(i + 1):
        found.append(Local(name: typed.text(i + 1), value: typed.kind(i + 2) == .kIn ? i + 3 : nil, isItem: true))
      case .kFor: found += names(typed, in: i + 1)
      case .kCatch where typed.kind(i + 1) == .identifier, .kAs where typed.isWord(i + 1):
        found.append(Local(name: typed.text(i + 1)))
      case .arrow where typed.isWord(i - 1): found.append(Local(name: typed.text(i - 1)))
      case .arrow: if let open = typed.opening(of: i - 1) { found += names(typed, in: open) }
      default: break
      }
    }
    return found.filter { local in local.value.map { $0 <= end } ?? true }
  }

  /// The parameters between the parentheses that open at a token.
  private func names(_ typed: TypedTokens, in open: Int) -> [Local] {
    guard typed.kind(open) == .leftParenthesis else { return [] }
    var found: [Local] = []
    var depth = 0
    for i in open..<typed.tokens.count {
      switch typed.kind(i) {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
      case .identifier where depth == 1 && (i - 1 == open || typed.kind(i - 1) == .comma):
        found.append(Local(name: typed.text(i)))
      default: break
      }
      if depth == 0 { break }
    }
    return found
  }

  /// What a name of the text holds at a token; nil for a name that the text does not declare.
  func local(_ name: String, _ typed: TypedTokens, at index: Int) -> Subject? {
    guard let local = locals(typed, before: index).last(where: { $0.name == name }) else { return nil }
    guard let value = local.value else { return .unknown }
    let end = typed.chainEnd(from: value)
    // What is still being written says nothing of itself.
    guard end > value, end <= index, depth < Self.deepest else { return .unknown }
    var inner = self
    inner.depth += 1
    let subject = inner.subject(typed, endingAt: end)
    return local.isItem ? subject.item : subject
  }
}

extension TypedTokens {
  /// Behind the chain that begins at a token: `agents.list(pageSize: 5)[0]`.
  func chainEnd(from start: Int) -> Int {
    guard start < tokens.count, kind(start) == .identifier else { return start }
    var end = start + 1
    while end < tokens.count {
      switch kind(end) {
      case .dot, .questionDot:
        guard isWord(end + 1) else { return end }
        end += 2
      case .leftParenthesis, .leftBracket, .questionBracket:
        if kind(end) != .questionBracket, tokens[end].isAfterNewline { return end }
        guard let close = closing(of: end) else { return end }
        end = close + 1
      default: return end
      }
    }
    return end
  }

  /// The matching closing bracket of the opening one at `index`.
  private func closing(of index: Int) -> Int? {
    var depth = 0
    for i in index..<tokens.count {
      switch kind(i) {
      case .leftParenthesis, .leftBracket, .leftBrace, .questionBracket, .stringHead: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace, .stringTail:
        depth -= 1
        if depth == 0 { return i }
      default: break
      }
    }
    return nil
  }
}
