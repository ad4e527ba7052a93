/// A text that is to be cut at separators: what `split` gives until somebody looks at the parts. Counting them, or joining
/// them with another separator, needs none of them.
@usableFromInline
struct TextSplit {
  let text: String
  let separator: String
  /// How many parts there are, 1 or more; the last one holds the rest.
  let count: Int
  /// Whether a limit of parts may have left separators in the last one.
  let isLimited: Bool

  /// So many parts are made within a moment; for more somebody may want to stop it.
  static let mostParts = 10_000

  var parts: [Value] {
    var (text, separator) = (text, separator)
    return text.withUTF8 { text in separator.withUTF8 { TextPieces.split(text, by: $0, count: count) } }
  }
}
