import ArgumentParser

/// A command of the program: one file, and a line in ``Commands/all``.
protocol ShellCommand: ParsableCommand {
  func run(_ context: Context) throws(Failure)
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

  /// Known without touching the argument parser, which costs start-up time.
  static let names = [
    "run", "login", "logout", "profile", "check", "fmt", "resources", "sandbox", "tour", "doctor", "completions",
    "help",
  ]
}

/// The whole command line as swift-argument-parser sees it: help, completion scripts, commands' own arguments.
///
/// The global options are read by ``ArgumentScanner`` before; here they are declared for help and completion.
struct C100: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "c100",
    abstract: "Ask the Comm100 API questions: at a prompt, in scripts, on the command line.",
    usage: """
      c100 [OPTION…]                     the prompt, or the program on standard input
      c100 [OPTION…] FILE [ARG…]         run a script
      c100 [OPTION…] -e EXPR [ARG…]      one expression
      c100 [OPTION…] COMMAND …
      """,
    discussion: """
      Examples:
        c100                                                     the prompt; without a profile, on the sandbox
        c100 -e 'agents.list().count()'                          one value
        c100 --sandbox -o csv -e 'sites.list().sortBy("name")'   a listing as CSV
        c100 report.c100s 2026-11-01                             a script with an argument
        echo '1 + 1' | c100                                      a program from a pipe

      The status is 0, or 1 for a script error, 2 usage, 3 the API, 4 authentication, 5 network, 6 call limit.
      Topics: c100 help language | exit-codes | environment | paging | times | secrets | sandbox
      """,
    subcommands: Commands.all)

  @OptionGroup var global: GlobalOptions

  @Option(name: .customShort("e"), help: ArgumentHelp("Evaluate one expression and show its value.", valueName: "expr"))
  var expression: String?

  @Argument(help: "A script.", completion: .file(extensions: ["c100s"]))
  var file: String?
}

/// The options that stand before or after the command word.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("How results are written.", valueName: "format"),
    completion: .list(OptionTable.formats))
  var output: String?
  @Option(
    help: ArgumentHelp("Who and where, from the configuration.", valueName: "name"),
    completion: .shellCommand("c100 profile list --names"))
  var profile: String?
  @Option(help: ArgumentHelp("The Control Panel's domain: where to log in.", valueName: "domain"))
  var portal: String?
  @Option(help: ArgumentHelp("The API's origin, when it is not the portal's.", valueName: "origin"))
  var api: String?
  @Option(help: ArgumentHelp("The site to log in to.", valueName: "id"))
  var site: String?
  @Option(help: ArgumentHelp("The time zone of the session.", valueName: "zone"))
  var zone: String?
  @Flag(help: "Use the built-in sandbox.") var sandbox = false
  @Flag(help: "Refuse every write.") var readOnly = false
  @Flag(name: [.customShort("n"), .customLong("dry-run")], help: "Send reads, print writes instead of sending them.")
  var dryRun = false
  @Flag(name: [.customShort("y"), .customLong("yes")], help: "Answer the questions of the prompt with yes.")
  var yes = false
  @Flag(help: "Show each request on stderr, secrets masked.") var trace = false
  @Flag(help: "End with status 6 instead of waiting for the call limit.") var noWait = false
  @Option(help: ArgumentHelp("Another call limit; loopback origins only.", valueName: "n/seconds|none"))
  var limit: String?
  @Option(help: ArgumentHelp("Trust these roots too (PEM).", valueName: "file"), completion: .file())
  var ca: String?
  @Option(help: ArgumentHelp("The deadline of each whole request.", valueName: "seconds"))
  var timeout: String?
  @Option(
    help: ArgumentHelp("auto, always or never.", valueName: "when"), completion: .list(["auto", "always", "never"]))
  var color: String?
  @Flag(name: [.customShort("q"), .customLong("quiet")], help: "No hints and no progress.") var quiet = false
  @Flag(help: "Ask nothing; fail with the option to give instead.") var noInput = false
  @Flag(help: "No colour, no redrawing, for screen readers and logs.") var plain = false
  @Flag(help: "The version.") var version = false
}
