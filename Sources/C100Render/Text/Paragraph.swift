/// Sentences broken into lines.
public enum Paragraph {
  /// Breaks at blanks so that no line is wider than `width` columns; a word that fits on no line stays where it is.
  /// Lines of the text stay lines, and go on below their own indentation.
  ///
  /// With `hangs`, lines of `name    what it is` go on below what the blanks set off, where that leaves half of the
  /// width; else that part begins a line of its own, four columns in.
  public static func wrapped(_ text: String, width: Int, hangs: Bool = false) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrappedLine(String($0), width, hangs) }.joined(separator: "\n")
  }

  /// The rest of a line whose first columns are taken, broken at blanks so that no line is wider than `width`; what does
  /// not fit goes on in column `next`, at most in a third of the width.
  static func continued(_ text: String, from column: Int, goingOn next: Int, width: Int) -> String {
    guard column + DisplayWidth.of(text) > width else { return text }
    let made = filled(text[...], from: column, goingOn: min(next, width / 3), width)
    return String(made.dropFirst(column))
  }

  private static func wrappedLine(_ line: String, _ width: Int, _ hangs: Bool) -> String {
    guard DisplayWidth.of(line) > width else { return line }
    let indent = line.prefix { $0 == " " }.count
    guard hangs else { return filled(line[...], from: indent, goingOn: indent, width) }
    guard let (head, tail) = halves(of: line, indent) else {
      return filled(line[...], from: indent, goingOn: indent + 4, width)
    }
    let column = DisplayWidth.of(String(line[..<tail.startIndex]))
    if column <= width / 2 { return filled(line[...], from: indent, goingOn: column, width) }
    return filled(head, from: indent, goingOn: indent + 4, width) + "\n"
      + filled(tail, from: indent + 4, goingOn: indent + 4, width)
  }

  /// A line in two, where the first two blanks stand behind its indentation.
  private static func halves(of line: String, _ indent: Int) -> (Substring, Substring)? {
    let words = line.dropFirst(indent)
    guard let gap = zip(words.indices, words.indices.dropFirst()).first(where: { words[$0] == " " && words[$1] == " " })
    else { return nil }
    let tail = words[gap.1...].drop { $0 == " " }
    return tail.isEmpty ? nil : (words[..<gap.0], tail)
  }

  /// The words of a text in lines, the first and the further ones with so many blanks before them.
  private static func filled(_ text: Substring, from first: Int, goingOn next: Int, _ width: Int) -> String {
    var made = String(repeating: " ", count: first)
    var column = first
    var isEmpty = true
    var rest = text.drop { $0 == " " }
    while !rest.isEmpty {
      // Blanks between words stay as they are: they may line up columns.
      let blanks = rest.prefix { $0 == " " }
      let word = rest.dropFirst(blanks.count).prefix { $0 != " " }
      rest = rest.dropFirst(blanks.count + word.count)
      let columns = DisplayWidth.of(String(word))
      if isEmpty || next + columns > width || column + blanks.count + columns <= width {
        made += blanks + word
        column += blanks.count + columns
      } else {
        made += "\n" + String(repeating: " ", count: next) + word
        column = next + columns
      }
      isEmpty = false
    }
    return made
  }
}
