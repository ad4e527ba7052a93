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

  static func named(_ name: String) -> ColonCommand? { all.first { $0.name == name } }
}
