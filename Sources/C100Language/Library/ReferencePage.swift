/// Makes the reference pages from the declarations.
public enum ReferencePage {
  /// The built-ins of a table as Markdown: by subject, each with its signature, what it takes, and its examples.
  public static func language(_ table: BuiltinTable) -> String {
    var page = [
      "# Built-in functions and methods",
      "",
      "Made from the declarations in the program; `help(\"name\")` shows the same card at the prompt, and every example is run",
      "by the tests. `name?` may be left out, `name = value` has a default, `…names` takes as many as there are. What is",
      "written without parentheses is read without them.",
      "",
    ]
    var groups = Library.groups.map { group in
      (group.title, table.all.filter { builtin in group.builtins.contains { same($0, builtin) } })
    }
    let known = Library.groups.flatMap(\.builtins)
    let others = table.all.filter { builtin in !known.contains { same($0, builtin) } }
    groups.append(("Output and the session", others))
    groups.removeAll { $0.1.isEmpty }
    for (title, _) in groups { page.append("- [\(title)](#\(anchor(title)))") }
    page.append("")
    for (title, builtins) in groups {
      page.append("## \(title)")
      page.append("")
      for builtin in builtins { page += card(HelpCard(builtin)) }
    }
    page += foreignWords()
    return page.joined(separator: "\n") + "\n"
  }

  private static func same(_ a: Builtin, _ b: Builtin) -> Bool { a.name == b.name && a.on == b.on }

  private static func anchor(_ title: String) -> String {
    title.lowercased().split(separator: " ").joined(separator: "-")
  }

  private static func card(_ card: HelpCard) -> [String] {
    var lines = ["### `\(card.signature)`", ""]
    lines.append((card.receivers.map { "On \($0). " } ?? "") + card.summary)
    lines.append("")
    for (name, words) in card.parameters { lines.append("- `\(name)`: \(words)") }
    if !card.parameters.isEmpty { lines.append("") }
    if !card.examples.isEmpty {
      lines.append("```c100")
      for example in card.examples {
        lines.append(example.source)
        if !example.result.isEmpty { lines.append("//> \(example.result)") }
      }
      lines.append("```")
      lines.append("")
    }
    return lines
  }

  private static func foreignWords() -> [String] {
    var lines = ["## Words of other languages", "", "| there | here | on |", "| --- | --- | --- |"]
    for (kinds, name, use) in ForeignNames.all {
      lines.append("| `\(name)` | `\(use)` | \(HelpCard.words(for: kinds) ?? "") |")
    }
    return lines
  }
}
