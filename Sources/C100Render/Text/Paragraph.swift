/// Sentences broken into lines.
public enum Paragraph {
  /// Breaks at blanks so that no line is wider than `width` columns; a longer word stands alone. Lines of the text stay
  /// lines, and go on below their own indentation; with `hangs` below their second column, or a little further in.
  public static func wrapped(_ text: String, width: Int, hangs: Bool = false) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrappedLine(String($0), width, hangs) }.joined(separator: "\n")
  }

  private static func wrappedLine(_ line: String, _ width: Int, _ hangs: Bool) -> String {
    guard DisplayWidth.of(line) > width else { return line }
    let indent = String(line.prefix { $0 == " " })
    let next = String(repeating: " ", count: hangs ? column(of: line, indent.count, width) : indent.count)
    var lines: [String] = []
    var current = indent
    var rest = line.dropFirst(indent.count)
    while !rest.isEmpty {
      // Blanks between words stay as they are: they may line up columns.
      let blanks = rest.prefix { $0 == " " }
      let word = rest.dropFirst(blanks.count).prefix { $0 != " " }
      rest = rest.dropFirst(blanks.count + word.count)
      let isEmpty = current.allSatisfy { $0 == " " }
      let columns = DisplayWidth.of(String(word))
      // A word that fits on no line gains nothing by a line of its own.
      if isEmpty || next.count + columns > width || DisplayWidth.of(current) + blanks.count + columns <= width {
        current += (isEmpty ? "" : blanks) + word
      } else {
        lines.append(current)
        current = next + word
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }

  /// Where a line of `name    what it is` goes on: below what two blanks or more set off, if half of the width is left
  /// for it; else four columns in.
  private static func column(of line: String, _ indent: Int, _ width: Int) -> Int {
    let words = line.dropFirst(indent)
    let gap = zip(words.indices, words.indices.dropFirst()).first { words[$0] == " " && words[$1] == " " }
    if let gap {
      let after = words[gap.1...].drop { $0 == " " }
      let column = DisplayWidth.of(String(line[..<after.startIndex]))
      if column <= width / 2 { return column }
    }
    return indent + 4
  }
}
