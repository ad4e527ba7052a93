/// What is known of the place that text goes to. Handed in; nothing here asks the environment.
public struct TerminalFacts: Equatable, Sendable {
  /// Columns and rows.
  public var width: Int
  public var height: Int
  /// False for pipes and files: text is then exact, and colour and cuts do not apply.
  public var isTerminal: Bool
  public var colour: Bool
  /// True where box drawing and `…` can be shown; else ASCII is used.
  public var unicode: Bool

  public init(width: Int = 80, height: Int = 24, isTerminal: Bool, colour: Bool = false, unicode: Bool = true) {
    self.width = max(10, width)
    self.height = max(2, height)
    self.isTerminal = isTerminal
    self.colour = colour
    self.unicode = unicode
  }

  /// A pipe or file.
  public static let pipe = TerminalFacts(isTerminal: false)

  /// The mark for what was cut off.
  var ellipsis: String { unicode ? "…" : "..." }
}

/// What a piece of text is, for its colour.
public enum Role: Int, CaseIterable, Sendable {
  case key, string, number, literal, punctuation
  case heading, border, dim
  case error, warning, hint, caret, place
  case good, bad, prompt
}

/// Colours by role, as parameters of SGR sequences (ECMA-48, 8.3.117); an empty one means no colour.
public struct Theme: Equatable, Sendable {
  private var parameters: [String]

  /// - Parameter colours: a list and no dictionary: a dictionary's type alone costs a search at the start of the program.
  public init(_ colours: KeyValuePairs<Role, String> = [:]) {
    parameters = Array(repeating: "", count: Role.allCases.count)
    for (role, colour) in colours { parameters[role.rawValue] = colour }
  }

  public subscript(role: Role) -> String {
    get { parameters[role.rawValue] }
    set { parameters[role.rawValue] = newValue }
  }

  /// Readable on light and on dark grounds: the terminal's own colours, no fixed ones.
  public static let standard = Theme([
    .key: "34", .string: "32", .number: "36", .literal: "35", .heading: "1", .border: "2", .dim: "2", .error: "1;31",
    .warning: "1;33", .hint: "1;36", .caret: "1;31", .place: "34", .good: "32", .bad: "31", .prompt: "1",
  ])

  public static let none = Theme()

  /// `text` in the role's colour, if the terminal has colours.
  public func paint(_ text: String, _ role: Role, _ facts: TerminalFacts) -> String {
    let colour = self[role]
    return facts.colour && !colour.isEmpty ? "\u{1b}[\(colour)m\(text)\u{1b}[0m" : text
  }
}
