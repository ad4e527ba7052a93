import JSONText

/// Texts and values inside messages, cut to 30 letters; names, which are to be found again, to 100.
enum Excerpt {
  static func of(_ text: String) -> String { cut(text, 30) }

  static func name(_ name: String) -> String { cut(name, 100) }

  /// The names that there are, with commas: no more of them than somebody reads.
  static func names(_ names: [String]) -> String {
    let shown = names.prefix(200).map(name).joined(separator: ", ")
    return names.count > 200 ? "\(shown) and \(names.count - 200) more" : shown
  }

  private static func cut(_ text: String, _ count: Int) -> String {
    guard text.utf8.count > count else { return text }
    let letters = text.unicodeScalars
    let start = letters.prefix(count)
    return start.endIndex == letters.endIndex ? text : String(start.dropLast()) + "…"
  }

  /// The text as a string literal, cut short.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONEscape.append(of(text), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
