/// Where a line that is too long to read is broken: around the blocks of a statement, before the links of its chain, around
/// blocks further in, behind its loosest operators, else at the items of its largest brackets. Line breaks never change the
/// tree there.
struct LineBreaks {
  /// Columns that a line may have. A comment at its end, and a string of several lines, may go beyond.
  static let width = 100

  let tokens: [Token]
  /// Offsets of the braces that open blocks.
  let blocks: Set<UInt32>

  /// The tokens of one line that lines of their own should begin with; empty where nothing is to be won.
  func breaks(in line: Range<Int>) -> [Int] {
    guard let line = balanced(line) else { return [] }
    let isStatement = line.contains { $0.depth == 0 && blocks.contains(tokens[$0.token].start) }
    let choices = isStatement ? [bodies(line), chain(line)] : [chain(line), bodies(line)]
    return (choices + [operators(line), items(line)]).first { !$0.isEmpty } ?? []
  }

  // MARK: - The line

  /// A token of the line with the brackets around it that were opened in the line, holes of strings included.
  private struct Item {
    let token: Int
    let depth: Int
    let isInHole: Bool
  }

  /// Nil for a line that closes what others opened or opens what others close in the middle, or that has statements.
  private func balanced(_ line: Range<Int>) -> [Item]? {
    var items: [Item] = []
    var open: [Token.Kind] = []
    for k in line {
      let kind = tokens[k].kind
      if kind == .comment { continue }
      let isClosing = kind.isClosing || kind == .stringTail
      if isClosing, open.popLast() == nil { return nil }
      if kind == .semicolon, open.isEmpty {
        // One at the end of the line says nothing and is not written.
        let isLast = (k..<line.upperBound).allSatisfy { [.semicolon, .comment].contains(tokens[$0].kind) }
        return isLast ? items : nil
      }
      items.append(Item(token: k, depth: open.count, isInHole: open.contains(.stringHead)))
      if kind.isOpening || kind == .stringHead { open.append(kind) }
    }
    return items
  }

  // MARK: - Chains

  /// The dots of calls at the top of the line. The first one stays with a receiver of one word.
  private func chain(_ line: [Item]) -> [Int] {
    var links: [Int] = []
    for (i, item) in line.enumerated() where item.depth == 0 && i + 2 < line.count {
      guard [.dot, .questionDot].contains(tokens[item.token].kind), i > 0, isOperandEnd(line[i - 1]) else { continue }
      guard tokens[line[i + 1].token].kind.isWord, tokens[line[i + 2].token].kind == .leftParenthesis else { continue }
      let isFirst =
        links.isEmpty && !line[..<i].contains { $0.depth == 0 && tokens[$0.token].kind == .rightParenthesis }
      if isFirst, tokens[line[i - 1].token].kind.isWord { continue }
      links.append(item.token)
    }
    return links
  }

  private func isOperandEnd(_ item: Item) -> Bool {
    tokens[item.token].kind.endsOperand || tokens[item.token].kind.isWord
  }

  // MARK: - Blocks

  /// What stands first in the outermost blocks, and their closing braces.
  private func bodies(_ line: [Item]) -> [Int] {
    let braces = line.indices.filter { blocks.contains(tokens[line[$0].token].start) && !line[$0].isInHole }
    guard let depth = braces.map({ line[$0].depth }).min() else { return [] }
    var breaks: [Int] = []
    for open in braces where line[open].depth == depth {
      guard let close = line[(open + 1)...].firstIndex(where: { $0.depth == depth }), close > open + 1 else { continue }
      breaks += [line[open + 1].token, line[close].token]
    }
    return breaks
  }

  // MARK: - Operators

  /// What stands behind the loosest operators of the line.
  private func operators(_ line: [Item]) -> [Int] {
    let choices = choices(line)
    if !choices.isEmpty { return choices }
    for wanted in [Token.Kind.orOr, .andAnd, .plus] {
      let places = line.indices.filter { line[$0].depth == 0 && tokens[line[$0].token].kind == wanted }
      if places.isEmpty { continue }
      return places.compactMap { $0 + 1 < line.count ? line[$0 + 1].token : nil }
    }
    return []
  }

  /// What stands behind the colons of choices: `a ? b :` is a line.
  private func choices(_ line: [Item]) -> [Int] {
    var open = 0
    var breaks: [Int] = []
    for (i, item) in line.enumerated() where item.depth == 0 && i + 1 < line.count {
      switch tokens[item.token].kind {
      case .question: open += 1
      case .colon where open > 0:
        open -= 1
        breaks.append(line[i + 1].token)
      default: break
      }
    }
    return breaks
  }

  // MARK: - Items of brackets

  /// The items of the outermost brackets that hold several and are long themselves, and the closing one.
  private func items(_ line: [Item]) -> [Int] {
    var best: (depth: Int, width: Int, open: Int, close: Int)?
    for (i, item) in line.enumerated() where tokens[item.token].kind.isOpening && !item.isInHole {
      if blocks.contains(tokens[item.token].start) { continue }
      guard let close = line[(i + 1)...].firstIndex(where: { $0.depth == item.depth }) else { continue }
      let width = Int(tokens[line[close].token].end - tokens[item.token].start)
      let hasComma = line[i..<close].contains { $0.depth == item.depth + 1 && tokens[$0.token].kind == .comma }
      guard hasComma, width >= LineBreaks.width / 3 else { continue }
      if best.map({ item.depth < $0.depth || item.depth == $0.depth && width > $0.width }) ?? true {
        best = (item.depth, width, i, close)
      }
    }
    guard let best else { return [] }
    return items(line, from: best.open, to: best.close)
  }

  private func items(_ line: [Item], from open: Int, to close: Int) -> [Int] {
    let depth = line[open].depth
    let commas = (open..<close).filter { line[$0].depth == depth + 1 && tokens[line[$0].token].kind == .comma }
    // An object that is the last argument behind short ones is broken instead: `fail("no", {` is a line.
    if tokens[line[open].token].kind == .leftParenthesis, let last = commas.last, last + 1 < close - 1,
      case let inner = line[last + 1], tokens[inner.token].kind == .leftBrace,
      !blocks.contains(tokens[inner.token].start),
      line[close - 1].depth == depth + 1, tokens[line[close - 1].token].kind == .rightBrace,
      line[open...last].allSatisfy({ $0.depth <= depth + 1 }),
      tokens[inner.token].end - tokens[line[0].token].start < LineBreaks.width
    {
      return items(line, from: last + 1, to: close - 1)
    }
    return [line[open + 1].token] + commas.map { line[$0 + 1].token } + [line[close].token]
  }
}
