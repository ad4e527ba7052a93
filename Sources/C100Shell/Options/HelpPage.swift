import C100Kit
import C100Render

/// Pages of help, from the tables of options, commands, topics and exit statuses: examples first.
enum HelpPage {
  static let examples: [(line: String, note: String)] = [
    ("c100", "the prompt; without a profile, on the sandbox"),
    ("c100 -e 'agents.list().count()'", "one value"),
    ("c100 --sandbox -o csv -e 'sites.list()'", "a listing as CSV, from made-up data"),
    ("c100 report.c100s 2026-11-01", "a script; what follows it is the script's"),
    ("curl … | c100 -e 'stdin.parseJSON()'", "any JSON, without the API"),
  ]

  /// The page of the program.
  static func program(columns: Int) -> String {
    let table = Table(columns: columns)
    return """
      c100 asks the Comm100 API questions: at a prompt, in scripts, in one line.

      \(table.text(examples.map { ($0.line, $0.note) }))
      Commands (c100 COMMAND --help tells more):
      \(table.text(Commands.summaries.map { ($0.name, $0.summary) }))
      Options, before or after the command:
      \(table.text(OptionTable.all.filter { !$0.isHidden }.map { ($0.usage, $0.summary) }))
      Topics (c100 help TOPIC):
      \(table.wrapped(Topic.all.map { $0.name.split(separator: " ").joined(separator: "-") }.joined(separator: ", ")))
      Exit status:
      \(table.text(ExitStatus.allCases.map { (String($0.rawValue), $0.meaning) }))
      """
  }

  /// The page of a command.
  static func command(_ sheet: CommandSheet, columns: Int) -> String {
    let table = Table(columns: columns)
    var page = "c100 \(sheet.name): \(sheet.abstract)\n\n"
    if !sheet.examples.isEmpty { page += sheet.examples.map { "  \($0)\n" }.joined() + "\n" }
    if !sheet.details.isEmpty {
      page +=
        Paragraph.wrapped(sheet.details.split(separator: "\n").joined(separator: " "), width: min(columns, 100))
        + "\n\n"
    }
    page += "Usage: \(sheet.usage)\n"
    if !sheet.items.isEmpty { page += table.text((sheet.places + sheet.options).map { ($0.usage, $0.summary) }) }
    return page + "\nThe options of c100 --help can stand here too.\n"
  }

  /// Two columns that fit the terminal; the right one goes on below itself.
  private struct Table {
    var columns: Int
    /// A longer left side stands on a line of its own.
    private static let widest = 40

    func text(_ rows: [(left: String, right: String)]) -> String {
      let left = (rows.map(\.left.count).filter { $0 <= Self.widest }.max() ?? 0) + 4
      return rows.map { row in
        let head = "  \(row.left)"
        let gap = head.count < left ? String(repeating: " ", count: left - head.count) : "\n" + blank(left)
        return head + gap + fold(row.right, left).joined(separator: "\n" + blank(left)) + "\n"
      }.joined()
    }

    func wrapped(_ text: String) -> String { fold(text, 2).map { "  \($0)\n" }.joined() }

    private func blank(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// Lines of whole words that fit behind a margin.
    private func fold(_ text: String, _ margin: Int) -> [String] {
      let room = max(24, min(columns, 110) - margin)
      var lines: [String] = []
      for word in text.split(separator: " ") {
        if let last = lines.last, last.count + 1 + word.count <= room {
          lines[lines.count - 1] += " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines
    }
  }
}
