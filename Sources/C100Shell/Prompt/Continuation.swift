import C100Language
import LineEditor

/// Whether an entry goes on, and the prompt of its next line, which shows what is open.
enum Continuation {
  /// The next line's prompt; nil when the entry is whole.
  ///
  /// ```
  /// c100> chats.list().where({
  /// ...({>
  /// ```
  /// - Parameter width: columns of the first line's prompt, without the blank behind it.
  static func prompt(after entry: String, width: Int, _ table: BuiltinTable) -> String? {
    guard let text = program(in: entry) else { return nil }
    let parsed = Parser.parse(
      Source(name: "", text: text), mode: .prompt, functionParameters: table.functionParameters)
    guard parsed.isIncomplete else { return nil }
    let marks = String(TypedTokens(text).open.joined().suffix(max(1, width - 2)))
    return String(repeating: ".", count: max(1, width - 1 - marks.count)) + marks + "> "
  }

  /// What of an entry is program text: all of it, or what a `:command` takes as an expression; nil for none.
  private static func program(in entry: String) -> String? {
    guard entry.hasPrefix(":") else { return entry }
    let (name, rest) = ColonCommand.parts(of: entry)
    return ColonCommand.named(name)?.takesExpression == true && !rest.isEmpty ? rest : nil
  }
}

extension TypedTokens {
  /// The brackets and quotes that are open at the end, outermost first.
  var open: [String] {
    var open: [String] = []
    for index in tokens.indices {
      switch kind(index) {
      case .leftParenthesis: open.append("(")
      case .leftBracket, .questionBracket: open.append("[")
      case .leftBrace: open.append("{")
      case .stringHead: open.append("\\(")
      case .rightParenthesis, .rightBracket, .rightBrace, .stringTail: _ = open.popLast()
      case .string where tokens[index].flags.contains(.isBroken):
        open.append(text(index).hasPrefix("\"\"\"") ? "\"\"\"" : "\"")
      default: break
      }
    }
    return open
  }
}
