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
    let all = labels.map(Self.width)
    var shown = labels.count
    var layout = Self.layout(all[...], columns)
    if layout.rows > rows {
      // As many as fill the screen.
      while shown > 1, layout.rows > rows {
        shown = max(1, shown * rows / layout.rows)
        layout = Self.layout(all[..<shown], columns)
      }
    }
    var text = ""
    for row in 0..<layout.rows {
      var line = ""
      for (column, index) in stride(from: row, to: shown, by: layout.rows).enumerated() {
        let isLast = index + layout.rows >= shown
        line += labels[index]
        if !isLast { line += String(repeating: " ", count: layout.widths[column] - all[index]) }
      }
      text += line + "\n"
    }
    if shown < labels.count { text += "… \(labels.count - shown) more\n" }
    return text
  }

  /// The fewest rows whose columns, each as wide as its widest, fit side by side.
  private static func layout(_ widths: ArraySlice<Int>, _ columns: Int) -> (rows: Int, widths: [Int]) {
    let count = widths.count
    guard count > 0 else { return (0, []) }
    var across = min(count, max(1, columns / 3))
    while across > 1 {
      let rows = (count + across - 1) / across
      let cells = stride(from: 0, to: count, by: rows).map { start in
        (widths[start..<min(count, start + rows)].max() ?? 0) + 2
      }
      if cells.reduce(0, +) - 2 < columns { return (rows, cells) }
      across -= 1
    }
    return (count, [widths.max() ?? 0])
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
