import C100Render

/// Sentences broken into lines.
enum Paragraph {
  /// Breaks at blanks so that no line is wider than `width` columns; a longer word stands alone. Lines of the text stay
  /// lines, and go on below their own indentation.
  static func wrapped(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrappedLine(String($0), width: width) }.joined(separator: "\n")
  }

  private static func wrappedLine(_ line: String, width: Int) -> String {
    guard DisplayWidth.of(line) > width else { return line }
    let indent = String(line.prefix { $0 == " " })
    var lines: [String] = []
    var current = indent
    for word in line.split(separator: " ") {
      if current == indent {
        current += word
      } else if DisplayWidth.of(current) + 1 + DisplayWidth.of(String(word)) <= width {
        current += " " + word
      } else {
        lines.append(current)
        current = indent + word
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }
}
