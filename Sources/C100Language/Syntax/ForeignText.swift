/// Strings of other languages as they are written here.
enum ForeignText {
  /// `f"hello {name}"`, `` `hello ${name}` ``: with holes `\( )`. nil for what is long or holds more than names and calls
  /// in its holes.
  ///
  /// - Parameter written: the string with its quotes.
  static func interpolated(_ written: String, opening: String) -> String? {
    guard written.utf8.count <= 60, let content = content(written) else { return nil }
    var rest = content[...]
    var rewrite = "\""
    while let hole = rest.firstRange(of: opening) {
      guard let end = rest[hole.upperBound...].firstIndex(of: "}") else { return nil }
      let value = rest[hole.upperBound..<end]
      guard !value.isEmpty, !value.contains(where: { "{:\"'`\\!".contains($0) }) else { return nil }
      rewrite += rest[..<hole.lowerBound] + "\\(" + value + ")"
      rest = rest[rest.index(after: end)...]
    }
    return rewrite + rest + "\""
  }

  /// `'hello'`: in double quotes. nil for what is long or holds some itself.
  static func quoted(_ written: String) -> String? {
    guard written.utf8.count <= 60, let content = content(written) else { return nil }
    return "\"\(content)\""
  }

  /// What stands between the quotes, where it can stand between double quotes as it is.
  private static func content(_ written: String) -> String? {
    guard written.unicodeScalars.count >= 2 else { return nil }
    let content = String(written.unicodeScalars.dropFirst().dropLast())
    return content.contains("\"") || content.contains("\\") || content.contains("\n") ? nil : content
  }
}
