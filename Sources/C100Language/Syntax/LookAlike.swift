/// Characters that look like, or stand for, what is written with another one here: from word processors, formulas, and
/// keyboards of other scripts.
enum LookAlike {
  static let quotes: Set<Unicode.Scalar> = ["“", "”", "„", "‘", "’", "«", "»"]

  /// What to write instead of a character that means nothing here.
  static func help(_ scalar: Unicode.Scalar) -> [String] {
    switch scalar {
    case "×", "·": ["write *"]
    case "÷": ["write /"]
    case "–", "—", "−", "‐", "‑": ["write -"]
    case "≤": ["write <="]
    case "≥": ["write >="]
    case "≠": ["write !="]
    case "→", "⇒": ["a function is written x => …"]
    case "¬": ["write !condition"]
    case "、": ["write ,"]
    case "。": ["write ."]
    case "\\": ["a field of each item is written .name; \\ stands in strings only"]
    default: plain(scalar).map { ["write \($0)"] } ?? []
    }
  }

  /// The token that a bracket of a wide script means, so that what it encloses is still read as enclosed.
  static func bracket(_ scalar: Unicode.Scalar) -> Token.Kind? {
    switch plain(scalar) {
    case "(": .leftParenthesis
    case ")": .rightParenthesis
    case "[": .leftBracket
    case "]": .rightBracket
    case "{": .leftBrace
    case "}": .rightBrace
    default: nil
    }
  }

  /// The ASCII character of a full-width one (Unicode's block "Halfwidth and Fullwidth Forms").
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
  }
}
