import C100Language
import LineEditor

/// Whether an entry goes on, and the prompt of its next line, which shows what is open.
///
/// One value per entry. Each line is read once; the whole entry is parsed when it may be over, or when somebody waits
/// for the next prompt: a paste of many lines costs as much per line as a short one.
struct Continuation {
  /// Columns of the first line's prompt, without the blank behind it.
  let width: Int
  let table: BuiltinTable
  private var brackets = OpenBrackets()

  init(width: Int, _ table: BuiltinTable) {
    self.width = width
    self.table = table
  }

  /// The next line's prompt; nil when the entry is whole.
  ///
  /// ```
  /// c100> chats.list().where({
  /// ...({>
  /// ```
  /// - Parameter moreWaits: the next line is there already: an error in what is still open can wait for its end.
  mutating func prompt(after entry: String, moreWaits: Bool) -> String? {
    guard let start = Self.program(in: entry) else { return nil }
    brackets.read(entry, from: start)
    guard moreWaits && brackets.goesOn || isIncomplete(entry, start) else { return nil }
    let marks = String(brackets.open.joined().suffix(max(1, width - 2)))
    return String(repeating: ".", count: max(1, width - 1 - marks.count)) + marks + "> "
  }

  private func isIncomplete(_ entry: String, _ start: Int) -> Bool {
    let text = start == 0 ? entry : String(decoding: entry.utf8.dropFirst(start), as: UTF8.self)
    return Parser.parse(
      Source(name: "", text: text), mode: .prompt, functionParameters: table.functionParameters
    ).isIncomplete
  }

  /// Where the program text of an entry begins: at 0, or behind a `:command` that takes an expression; nil for none.
  private static func program(in entry: String) -> Int? {
    guard entry.utf8.first == UInt8(ascii: ":") else { return 0 }
    let (name, rest) = ColonCommand.parts(of: entry)
    guard ColonCommand.named(name)?.takesExpression == true, !rest.isEmpty else { return nil }
    return entry.utf8.count - rest.utf8.count
  }
}

/// The brackets and quotes that are open in a text which grows by lines; what has been read is not read again.
private struct OpenBrackets {
  /// Outermost first.
  private(set) var open: [String] = []
  /// The last token is one that something has to follow.
  private var wantsOperand = false
  /// A place between lines, outside of every string, and what is open there.
  private var settled: (offset: Int, open: [String]) = (0, [])
  private var isInBlock = false

  /// True when the text surely goes on.
  var goesOn: Bool { !open.isEmpty || wantsOperand }

  mutating func read(_ text: String, from start: Int) {
    settled.offset = max(settled.offset, start)
    let bytes = text.utf8.dropFirst(settled.offset)
    // A block of text ends with its quotes and with nothing else.
    if isInBlock, !Self.hasQuotes(text.utf8) { return }
    let typed = TypedTokens(String(decoding: bytes, as: UTF8.self))
    open = typed.open(after: settled.open)
    isInBlock = open.last == TypedTokens.blockQuotes
    wantsOperand = typed.tokens.last?.kind.wantsOperand ?? false
    if !typed.tokens.contains(where: { $0.flags.contains(.isBroken) }) { settled = (text.utf8.count, open) }
  }

  /// Whether the last line holds three quotes.
  private static func hasQuotes(_ bytes: String.UTF8View) -> Bool {
    var run = 0
    for byte in bytes.reversed() {
      if byte == 0x0A { return false }
      run = byte == UInt8(ascii: "\"") ? run + 1 : 0
      if run == 3 { return true }
    }
    return false
  }
}

extension Token.Kind {
  /// True where an expression stops in the middle: `1 +`, `x =`, `a =>`.
  fileprivate var wantsOperand: Bool {
    switch self {
    case .plus, .minus, .star, .slash, .percent, .assign, .plusAssign, .minusAssign, .starAssign, .slashAssign, .andAnd,
      .orOr, .coalesce, .equal, .notEqual, .arrow:
      true
    default: false
    }
  }
}

extension TypedTokens {
  static let blockQuotes = "\"\"\""

  /// The brackets and quotes that are open at the end, outermost first, when these are open before it.
  func open(after earlier: [String]) -> [String] {
    var open = earlier
    for index in tokens.indices {
      switch kind(index) {
      case .leftParenthesis: open.append("(")
      case .leftBracket, .questionBracket: open.append("[")
      case .leftBrace: open.append("{")
      case .stringHead: open.append("\\(")
      case .rightParenthesis, .rightBracket, .rightBrace, .stringTail: _ = open.popLast()
      case .string where tokens[index].flags.contains(.isBroken):
        open.append(text(index).hasPrefix(Self.blockQuotes) ? Self.blockQuotes : "\"")
      default: break
      }
    }
    return open
  }
}
