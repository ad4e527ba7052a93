import JSONText

/// Texts and values inside messages, cut to 30 letters.
enum Excerpt {
  static func of(_ text: String) -> String {
    let letters = text.unicodeScalars
    let start = letters.prefix(30)
    return start.endIndex == letters.endIndex ? text : String(start.dropLast()) + "…"
  }

  /// The text as a string literal, cut short.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONEscape.append(of(text), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
