/// A script whose comments hold what each entry prints (`//>`), refuses (`//!`) and sends (`//?`).
///
/// What one types and what is expected stand together; recording writes the expectations anew.
struct Transcript {
  struct Entry {
    /// Comments and blank lines before the entry.
    var preamble: [String]
    var lines: [String]
    var source: String { lines.joined(separator: "\n") }
  }

  var entries: [Entry] = []
  /// Comments after the last entry.
  var tail: [String] = []

  /// - Parameter isIncomplete: whether a text needs further lines, as the prompt asks it.
  init(_ text: String, isIncomplete: (String) -> Bool) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .filter { line in !["//>", "//!", "//?"].contains { line.hasPrefix($0) } }
    var preamble: [String] = []
    var i = 0
    while i < lines.count {
      let line = lines[i]
      guard !line.allSatisfy({ $0 == " " }), !line.hasPrefix("//") else {
        preamble.append(line)
        i += 1
        continue
      }
      var entry = [line]
      i += 1
      while i < lines.count, isIncomplete(entry.joined(separator: "\n")) || Transcript.goesOn(lines[i]) {
        entry.append(lines[i])
        i += 1
      }
      // What is never closed reaches to the end of the file, and each recording would lengthen it.
      while entry.count > 1, entry.last == "" { entry.removeLast() }
      entries.append(Entry(preamble: preamble, lines: entry))
      preamble = []
    }
    while preamble.last == "" { preamble.removeLast() }
    tail = preamble
  }

  /// A line that begins with a dot belongs to the entry before it.
  private static func goesOn(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    guard let second = text.dropFirst().first else { return false }
    return text.hasPrefix("?.") || text.hasPrefix(".") && (second.isLetter || second == "_")
  }

  /// What an entry did, as the lines below it.
  struct Outcome {
    var sent: [String] = []
    var printed: String = ""
    var refused: String = ""

    var lines: [String] {
      sent.map { "//? " + $0 } + Outcome.marked(printed, "//>") + Outcome.marked(refused, "//!")
    }

    private static func marked(_ text: String, _ mark: String) -> [String] {
      guard !text.isEmpty else { return [] }
      // By scalars: CR LF is one character. A CR is not shown.
      var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in String(String.UnicodeScalarView(line.last == "\r" ? line.dropLast() : line)) }
      if lines.last == "" { lines.removeLast() }
      return lines.map { $0.isEmpty ? mark : mark + " " + $0 }
    }
  }

  /// The whole text with these outcomes below the entries.
  func text(_ outcomes: [Outcome]) -> String {
    var lines: [String] = []
    for (entry, outcome) in zip(entries, outcomes) { lines += entry.preamble + entry.lines + outcome.lines }
    return (lines + tail).joined(separator: "\n") + "\n"
  }
}
