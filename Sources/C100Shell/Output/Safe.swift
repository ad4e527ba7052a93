import C100Render

/// Text from outside made safe for a terminal: control characters are shown, not obeyed. The rule is `TerminalText`'s.
enum Safe {
  /// Newlines stay.
  static func lines(_ text: String) -> String { TerminalText.clean(text, keepsLines: true) }

  /// One line: newlines are shown too.
  static func text(_ text: String) -> String { TerminalText.clean(text) }
}
