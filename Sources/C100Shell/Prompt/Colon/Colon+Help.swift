extension ColonCommand {
  /// `:help`: the commands of the prompt.
  static let help = ColonCommand(":help", "[TOPIC]", "the commands of the prompt, or a topic") { prompt, text in
    guard text.isEmpty else {
      prompt.help(text)
      return
    }
    for command in ColonCommand.all {
      let head = command.argument.isEmpty ? command.name : "\(command.name) \(command.argument)"
      let padding = String(repeating: " ", count: max(1, 24 - head.count))
      prompt.say("  \(head)\(padding)\(command.summary)\n")
    }
    prompt.say("help tells about the rest: help(agents), help(\"paging\"); c100 help prompt\n")
  }

  /// `:quit`: leaves.
  static let quit = ColonCommand(":quit", "", "leaves") { prompt, _ in prompt.leave() }
}
