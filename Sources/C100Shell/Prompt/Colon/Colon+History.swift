import C100Render
import LineEditor

extension ColonCommand {
  /// More than these are counted: nobody reads thousands.
  private static let historyRows = 50

  /// `:history [TEXT]`: earlier entries, those that hold a text.
  static let history = ColonCommand(":history", "[TEXT]", "earlier entries, those that hold a text") { prompt, text in
    let found = prompt.history.entries.filter { text.isEmpty || $0.contains(text) }
    if found.count > historyRows {
      let words = text.isEmpty ? ":history TEXT finds them" : "a longer text finds fewer"
      prompt.tell("  … \(Show.grouped(found.count - historyRows)) earlier: \(words)\n")
    }
    for entry in found.suffix(historyRows) {
      prompt.tell(
        "  " + Safe.lines(entry).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
          + "\n")
    }
  }
}
