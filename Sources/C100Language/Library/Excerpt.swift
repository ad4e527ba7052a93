/// Texts cut short for messages.
enum Excerpt {
  static func of(_ text: String) -> String {
    let cut = text.unicodeScalars.prefix(30)
    return cut.endIndex == text.unicodeScalars.endIndex ? text : String(cut) + "…"
  }
}
