import C100Language

/// How text is to look: the place, its colours, and what is cut.
public struct Look: Equatable, Sendable {
  public var facts: TerminalFacts
  public var theme: Theme
  /// Strings are cut after this many characters when drawn as JSON for a person; nil shows them whole.
  public var longestString: Int?
  /// Elements of a list inside a value that are drawn as JSON for a person; the others are counted. nil shows all.
  var longestList: Int?
  /// No list or object is drawn as JSON on a line longer than this, however wide the terminal: long lines are hard to read.
  public var longestLine = 100
  /// Rows of a listing at the prompt; nil for no limit.
  public var rowLimit: Int?
  /// Lists of records are shown as tables.
  public var prefersTables: Bool

  public init(
    _ facts: TerminalFacts, theme: Theme = .standard, longestString: Int? = nil, rowLimit: Int? = nil,
    prefersTables: Bool = true
  ) {
    self.prefersTables = prefersTables
    self.facts = facts
    self.theme = theme
    self.longestString = longestString
    self.rowLimit = rowLimit
  }

  /// Exact text for a pipe or file.
  public static let plain = Look(.pipe)

  /// True if JSON is laid out and coloured for a person: on a terminal, and where colour is asked for in a pipe.
  var drawsJSON: Bool { facts.isTerminal || facts.colour }

  func paint(_ text: String, _ role: Role) -> String { theme.paint(text, role, facts) }

  /// A string from elsewhere, safe for this place: a terminal shows its unpaired surrogates too.
  func clean(_ string: StringValue, keepsLines: Bool = false) -> String {
    guard facts.isTerminal, let points = string.unpairedText else { return clean(string.text, keepsLines: keepsLines) }
    return TerminalText.clean(points, keepsLines: keepsLines, unicode: facts.unicode)
  }

  /// Text from elsewhere, safe for this place: cleaned on a terminal, as it is in a pipe.
  public func clean(_ text: String, keepsLines: Bool = false) -> String {
    facts.isTerminal ? TerminalText.clean(text, keepsLines: keepsLines, unicode: facts.unicode) : text
  }
}
