import ArgumentParser

/// A command of the program: one file, and a line in ``Commands/all``.
///
/// It declares what it takes of its own; the options of the program are read before by ``ArgumentScanner``.
protocol ShellCommand: ParsableCommand {
  /// Lines that one would type.
  static var examples: [String] { get }
  /// Reads programs, which may be nested: it runs on a thread with a large stack.
  static var readsPrograms: Bool { get }

  func run(_ context: Context) throws(Failure)
}

extension ShellCommand {
  static var examples: [String] { [] }
  static var readsPrograms: Bool { false }
}

/// What commands are handed.
struct Context {
  var options: Options

  /// Where the configuration is read from, and what it says.
  func configuration() throws(Failure) -> Configuration { try Configuration.read(Paths.configuration) }
}

/// The commands, in the order of the help.
enum Commands {
  static let all: [any ShellCommand.Type] = [
    RunCommand.self, LoginCommand.self, LogoutCommand.self, ProfileCommand.self, CheckCommand.self, FormatCommand.self,
    ResourcesCommand.self, SandboxCommand.self, TourCommand.self, DoctorCommand.self, CompletionsCommand.self,
    HelpCommand.self,
  ]

  /// What each is called and does.
  static var summaries: [(name: String, summary: String)] {
    all.map { ($0.configuration.commandName ?? "", $0.configuration.abstract) }
  }

  /// Known without touching the argument parser, which costs start-up time.
  static let names = [
    "run", "login", "logout", "profile", "check", "fmt", "resources", "sandbox", "tour", "doctor", "completions",
    "help",
  ]
}
