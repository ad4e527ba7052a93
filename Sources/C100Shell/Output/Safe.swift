/// Text from outside made safe for a terminal: control characters are shown, not obeyed.
enum Safe {
  /// The same for text of several lines: newlines stay.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { Safe.text(String($0)) }.joined(separator: "\n")
  }

  /// C0 and DEL in caret notation, other controls, bidirectional and invisible ones as `‹U+202E›`; newlines too.
  static func text(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x00...0x1F: clean.append(contentsOf: ["^", Unicode.Scalar(UInt8(scalar.value) + 0x40)])
      case 0x7F: clean.append(contentsOf: "^?".unicodeScalars)
      case _ where isShown(scalar):
        clean.append(contentsOf: "‹U+\(String(scalar.value, radix: 16, uppercase: true))›".unicodeScalars)
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }

  /// True for controls, and for bidirectional and invisible characters, which a terminal would obey.
  static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}
