import C100Language

/// A command of the prompt: one file, and a line in the table below.
struct ColonCommand: Sendable {
  /// With its colon.
  let name: String
  /// What stands behind it: `EXPR`, `on|off`.
  let argument: String
  let summary: String
  let run: @Sendable (PromptLoop, String) -> Void

  init(
    _ name: String, _ argument: String = "", _ summary: String, run: @escaping @Sendable (PromptLoop, String) -> Void
  ) {
    self.name = name
    self.argument = argument
    self.summary = summary
    self.run = run
  }

  static let all: [ColonCommand] = [
    .explain, .curl, .time, .type, .fields, .trace, .edit, .load, .script, .history, .set, .help, .quit,
  ]

  /// Whether what stands behind it is program text.
  var takesExpression: Bool { argument == "EXPR" }

  /// The name of an entry's command, and what stands behind it.
  static func parts(of entry: String) -> (name: String, rest: String) {
    let end = entry.firstIndex { $0 == " " || $0 == "\n" || $0 == "\t" } ?? entry.endIndex
    return (String(entry[..<end]), PromptLoop.trimmed(String(entry[end...])))
  }

  static func named(_ name: String) -> ColonCommand? { all.first { $0.name == name } }
}
