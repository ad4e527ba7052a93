import LineEditor

extension ColonCommand {
  /// `:history [TEXT]`: earlier entries, those that hold a text.
  static let history = ColonCommand(":history", "[TEXT]", "earlier entries, those that hold a text") { prompt, text in
    for entry in prompt.history.entries where text.isEmpty || entry.contains(text) {
      prompt.tell(
        "  " + Safe.lines(entry).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
          + "\n")
    }
  }
}
