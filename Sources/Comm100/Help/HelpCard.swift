/// What help says of a resource, a call or a model: text in parts, drawn elsewhere.
public struct HelpCard: Sendable, Equatable {
  /// A name and what is said of it.
  public struct Row: Sendable, Equatable {
    /// What the row is about.
    public let name: String
    /// What is said of it.
    public let text: String
  }

  /// Rows under a heading.
  public struct Section: Sendable, Equatable {
    /// The heading.
    public let title: String
    /// In the order shown.
    public let rows: [Row]
  }

  /// What a script writes: `agents`, `agents.list(include:, keywords:, …)`, `Agent`.
  public let title: String
  /// One line.
  public let summary: String
  /// The HTTP line underneath, where there is one.
  public let line: String?
  /// Short facts: the permission, the envelope, defaults that surprise.
  public let facts: [Row]
  /// In the order shown.
  public let sections: [Section]
  /// Lines that can be run as they stand.
  public let examples: [String]

  init(
    title: String, summary: String, line: String? = nil, facts: [Row] = [], sections: [Section] = [],
    examples: [String] = []
  ) {
    self.title = title
    self.summary = summary
    self.line = line
    self.facts = facts
    self.sections = sections.filter { !$0.rows.isEmpty }
    self.examples = examples
  }

  /// The card as plain lines, names in a column.
  public var lines: [String] {
    var lines = [title, "  " + summary]
    if let line { lines.append("  " + line) }
    lines += HelpCard.columns(facts)
    for section in sections {
      lines += ["", section.title] + HelpCard.columns(section.rows)
    }
    if !examples.isEmpty { lines += ["", "examples"] + examples.map { "  " + $0 } }
    return lines
  }

  private static func columns(_ rows: [Row]) -> [String] {
    let width = Swift.min(28, rows.map(\.name.unicodeScalars.count).max() ?? 0)
    return rows.map { row in
      let gap = String(repeating: " ", count: Swift.max(0, width - row.name.unicodeScalars.count))
      return row.text.isEmpty ? "  " + row.name : "  " + row.name + gap + "  " + row.text
    }
  }
}
