/// The built-in functions and methods of the language, one literal each.
public enum Library {
  /// All of them, by subject, in the order of the reference page.
  public static let groups: [(title: String, builtins: [Builtin])] = [
    ("Functions", functions),
    ("Stages of sequences", stages),
    ("Consuming sequences", consumers),
    ("Summaries", summaries),
    ("Joins and tables", relations),
    ("Lists", lists),
    ("Ranges", ranges),
    ("Objects", objects),
    ("Strings", strings),
    ("Regular expressions", patterns),
    ("Files", files),
    ("Conversions and data", conversions),
    ("Numbers", numbers),
    ("Dates and times", times),
    ("Durations", durations),
  ]

  /// The language's own table, to which other layers add theirs.
  public static let builtins: [[Builtin]] = groups.map(\.builtins)
}
