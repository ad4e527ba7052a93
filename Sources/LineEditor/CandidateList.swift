import CEditLine

/// Candidates in columns, each with a word about it where the width allows.
struct CandidateList {
  var columns: Int
  var rows: Int
  var usesColour: Bool

  /// The lines below the prompt, each ended by a newline.
  func text(_ candidates: [Candidate]) -> String {
    let hasNotes = candidates.contains { !$0.note.isEmpty }
    if hasNotes, candidates.count <= rows { return candidates.map { line($0, labelWidth(candidates)) }.joined() }
    return table(candidates)
  }

  private func labelWidth(_ candidates: [Candidate]) -> Int {
    min(candidates.map { Self.width($0.label) }.max() ?? 0, columns / 2)
  }

  private func line(_ candidate: Candidate, _ labelWidth: Int) -> String {
    let label = Self.fitted(candidate.label, to: columns - 2)
    let room = columns - max(labelWidth, Self.width(label)) - 5
    guard room >= 8, !candidate.note.isEmpty else { return "  \(label)\n" }
    let padding = String(repeating: " ", count: max(0, labelWidth - Self.width(label)) + 2)
    let note = Self.fitted(candidate.note, to: room)
    return usesColour ? "  \(label)\(padding)\u{1B}[2m\(note)\u{1B}[0m\n" : "  \(label)\(padding)\(note)\n"
  }

  /// Down the columns, as `ls` does; what does not fit the screen is counted.
  private func table(_ candidates: [Candidate]) -> String {
    let labels = candidates.map { Self.fitted($0.label, to: max(1, columns - 2)) }
    let cell = (labels.map(Self.width).max() ?? 0) + 2
    let across = max(1, columns / cell)
    let needed = (labels.count + across - 1) / across
    let shownRows = min(needed, rows)
    let shown = needed <= rows ? labels.count : shownRows * across
    let down = (shown + across - 1) / across
    var text = ""
    for row in 0..<down {
      var line = ""
      for index in stride(from: row, to: shown, by: down) {
        line += labels[index] + String(repeating: " ", count: cell - Self.width(labels[index]))
      }
      while line.hasSuffix(" ") { line.removeLast() }
      text += line + "\n"
    }
    if shown < labels.count { text += "… \(labels.count - shown) more\n" }
    return text
  }

  // MARK: - Width

  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, Int(c100_width($1.value))) }
  }

  static func fitted(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      let width = max(0, Int(c100_width(scalar.value)))
      guard used + width < columns else { break }
      kept.append(scalar)
      used += width
    }
    return String(kept) + "…"
  }
}
