import ArgumentParser
import C100Kit

/// `c100 help [TOPIC|COMMAND]`
struct HelpCommand: ShellCommand {
  static let configuration = CommandConfiguration(commandName: "help", abstract: "Help about a topic or a command.")

  @OptionGroup var global: GlobalOptions
  @Argument(help: "A topic or a command.", completion: .list(Topic.all.map(\.name) + Commands.names)) var topic: String?
  @Flag(help: .hidden) var man = false

  func run(_ context: Context) throws(Failure) {
    if man {
      Streams.out(ManPage.text)
      return
    }
    guard let topic else {
      Streams.out(C100.helpMessage(columns: Screen.width(1)) + "\n")
      return
    }
    if let topic = Topic.named(topic) {
      Streams.out(topic.page + "\n")
      if topic.name == "environment" { Streams.out("\n" + ProcessHelp.environmentTable) }
    } else if let index = Commands.names.firstIndex(of: topic) {
      Streams.out(C100.helpMessage(for: Commands.all[index], columns: Screen.width(1)) + "\n")
    } else {
      let near = Nearest.name(to: topic, in: Topic.all.map(\.name) + Commands.names).map { "did you mean \($0)?" }
      let names = Topic.all.map(\.name).joined(separator: ", ")
      throw Failure(.usage, "there is no help about '\(topic)'", help: [near, "topics: \(names)"].compactMap(\.self))
    }
  }
}

/// `c100 completions bash|zsh|fish`
struct CompletionsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print a completion script for a shell.",
    discussion: """
      Examples:
        c100 completions bash > ~/.local/share/bash-completion/completions/c100
        c100 completions zsh > "${fpath[1]}/_c100"
        c100 completions fish > ~/.config/fish/completions/c100.fish
      """)

  enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

  @OptionGroup var global: GlobalOptions
  @Argument(help: "bash, zsh or fish.") var shell: Shell

  func run(_ context: Context) throws(Failure) {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Streams.out(C100.completionScript(for: kind))
  }
}

/// `c100 run FILE` is read by the scanner; this is its help.
struct RunCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a script; what follows FILE is the script's.")

  @OptionGroup var global: GlobalOptions
  @Argument(help: "The script.", completion: .file(extensions: ["c100s"])) var file: String
  @Argument(parsing: .captureForPassthrough, help: "Its arguments.") var arguments: [String] = []

  func run(_ context: Context) throws(Failure) { throw .usage("`c100 run` needs a FILE") }
}
