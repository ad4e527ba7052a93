/// What stands around the cursor in a text that is being typed: enough to say what would be right there.
///
/// Pure and tolerant: only the text before the cursor counts, and it may be anything.
public struct CompletionContext: Sendable {
  public enum Place: Sendable {
    /// Where a statement begins: names, and words such as `let`.
    case statement
    /// Where a value is wanted: names.
    case expression
    /// At the start of an argument of `call`: labels and names.
    case argument
    /// Behind `value.` or `value?.`: the value's tree.
    case member(of: Expression)
    /// Behind a dot that stands for the item of the innermost of `functions`: `.where(.na|`.
    case itemMember
    /// Where an object's key is wanted.
    case key
    /// Inside a string; `prefix` is what it holds so far.
    case string(StringUse)
    /// The word behind the `:` at the start of an entry.
    case command
    /// A new name is being made up, or a comment or number written: nothing to offer.
    case nothing
  }

  public enum StringUse: Sendable {
    /// The value of an argument of `call`.
    case argument
    /// Compared with this: `.status == "…"`, `.status in ["…"]`.
    case compared(with: Expression)
    /// A key of this: `value["…"]`.
    case index(of: Expression)
    case importPath
    case other
  }

  /// A call whose parentheses are open.
  public struct Call: Sendable {
    /// `agents` of `agents.list(`; nil for a plain function.
    public var receiver: Expression?
    /// `list`; empty when what is called has no name.
    public var name: String
    /// Which argument the cursor is in, from 0.
    public var position: Int
    /// The label of that argument.
    public var label: String?
    /// The labels that are given, the one at the cursor included.
    public var labels: [String]
  }

  /// A function argument around the cursor.
  public struct Function: Sendable {
    public var call: Call
    /// `["it"]` when it is implicit.
    public var parameters: [String]
    public var isImplicit: Bool
  }

  public var place: Place
  /// What is typed already of the word (or of the string) at the cursor.
  public var prefix: String
  /// What a candidate replaces, in UTF-8 bytes of the text: the whole word at the cursor.
  public var replaced: Range<Int>
  /// The innermost open call.
  public var call: Call?
  /// The function arguments around the cursor, outermost first.
  public var functions: [Function]
  /// The `:` command that the text belongs to.
  public var command: String?

  /// - Parameters:
  ///   - cursor: an offset in UTF-8 bytes.
  ///   - isPrompt: the text is an entry of the prompt: it may be a `:` command or go on from `_`.
  public static func at(
    _ text: String, cursor: Int, isPrompt: Bool = true, functionParameters: FunctionParameters = { _ in [] }
  ) -> CompletionContext {
    let bytes = Array(text.utf8)
    let cursor = min(max(cursor, 0), bytes.count)
    var start = 0
    var command: String?
    if isPrompt, let colon = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }), bytes[colon] == UInt8(ascii: ":"),
      colon < cursor
    {
      var end = colon + 1
      while end < bytes.count, Lexer.isNameByte(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
      if cursor <= end {
        return CompletionContext(
          place: .command, prefix: String(decoding: bytes[colon + 1..<cursor], as: UTF8.self),
          replaced: colon + 1..<end,
          call: nil, functions: [], command: nil)
      }
      command = String(decoding: bytes[colon + 1..<end], as: UTF8.self)
      start = end
    }
    var reader = CursorReader(bytes, from: start, cursor: cursor, isPrompt: isPrompt, functionParameters)
    var context = reader.context()
    context.command = command
    return context
  }
}
