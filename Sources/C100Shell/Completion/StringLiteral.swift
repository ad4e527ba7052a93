import JSONText

/// Text as it is written between the quotes of a string.
enum StringLiteral {
  /// Quotes and backslashes with a backslash; what a line of text cannot hold or would obey as `\\u{…}`.
  static func body(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 >= 0x7F }) else { return text }
    var body = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": body += "\\\(scalar)"
      case "\n": body += "\\n"
      case "\t": body += "\\t"
      case _ where TerminalScalar.isHidden(scalar.value):
        body += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: body.unicodeScalars.append(scalar)
      }
    }
    return body
  }
}
