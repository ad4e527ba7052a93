import Testing

@testable import C100Shell

@Suite("the command line")
struct ArgumentScannerTests {
  private func scan(_ arguments: String...) throws -> Invocation {
    try ArgumentScanner.scan(arguments.map { Array($0.utf8) }, commands: Commands.names)
  }

  @Test("nothing named is a session")
  func empty() throws { #expect(try scan() == Invocation()) }

  @Test("an option's value may stand before the command word")
  func optionBeforeCommand() throws {
    let invocation = try scan("--site", "3", "profile", "list")
    #expect(invocation.options.site == "3")
    #expect(invocation.action == .command("profile"))
    #expect(invocation.arguments == ["list"])
  }

  @Test("options stand after the command word too, and its own are left to it")
  func optionAfterCommand() throws {
    let invocation = try scan("resources", "--json", "-q", "agents")
    #expect(invocation.options.quiet)
    #expect(invocation.arguments == ["--json", "agents"])
  }

  @Test("what follows a FILE is the script's")
  func file() throws {
    let invocation = try scan("--sandbox", "a.c100s", "--help", "-o", "x", "--")
    #expect(invocation.options.sandbox && !invocation.options.help)
    #expect(invocation.action == .file(path: Array("a.c100s".utf8), isForced: false))
    #expect(invocation.arguments == ["--help", "-o", "x", "--"])
  }

  @Test("run takes options before its FILE, and any name")
  func run() throws {
    let invocation = try scan("run", "-q", "profile", "--help")
    #expect(invocation.action == .file(path: Array("profile".utf8), isForced: true))
    #expect(invocation.options.quiet && !invocation.options.help)
    #expect(invocation.arguments == ["--help"])
  }

  @Test("-e takes what comes, also -1")
  func expression() throws {
    #expect(try scan("-e", "-1").action == .expression("-1"))
    #expect(try scan("-e--help").action == .expression("--help"))
    let invocation = try scan("-e", "args", "a", "-o", "json", "--", "-x")
    #expect(invocation.arguments == ["a", "-x"])
    #expect(invocation.options.output == "json")
  }

  @Test("-- ends the options; what follows is a FILE")
  func doubleDash() throws {
    #expect(try scan("--", "-e").action == .file(path: Array("-e".utf8), isForced: true))
  }

  @Test(
    "limits of evaluations are read and written back",
    arguments: [
      ("memory", "512M", "512M"), ("memory", "2g", "2G"), ("memory", "1.5GB", "1536M"), ("memory", "64MiB", "64M"),
      ("memory", "1048576", "1M"), ("memory", "none", "none"), ("steps", "1_000_000", "1000000"),
      ("steps", "none", "none"), ("depth", "500", "500"),
    ])
  func limits(name: String, written: String, shown: String) throws {
    let limits = try scan("--\(name)", written, "-e", "1").options.limits(isPrompt: false)
    #expect(EvaluationLimit(rawValue: name)?.text(limits) == shown)
  }

  @Test(
    "a limit that is none is refused with what it wants",
    arguments: [
      ("memory", "512"), ("memory", "-1G"), ("memory", "1.2345G"), ("memory", "G"), ("memory", "99999999999G"),
      ("memory", "1..2M"), ("steps", "0"), ("steps", "_1"), ("steps", "9223372036854775808"), ("depth", "9"),
      ("depth", "none"), ("depth", ""),
    ])
  func wrongLimits(name: String, written: String) {
    #expect { try scan("--\(name)", written, "-e", "1") } throws: { error in
      ((error as? Failure)?.message ?? "").hasPrefix("--\(name) wants ")
    }
  }

  @Test("- is standard input")
  func dash() throws {
    #expect(try scan("-", "x").action == .file(path: Array("-".utf8), isForced: false))
  }

  @Test("values join their option", arguments: ["-ojson", "-o=json", "--output=json"])
  func joined(argument: String) throws { #expect(try scan(argument).options.output == "json") }

  @Test("short flags join")
  func joinedFlags() throws {
    let options = try scan("-qny").options
    #expect(options.quiet && options.dryRun && options.yes)
  }

  @Test("limits", arguments: [("none", CallLimit.none), ("30/10", .calls(30, seconds: 10))])
  func limit(text: String, limit: CallLimit) throws { #expect(try scan("--limit", text).options.limit == limit) }

  struct WrongLine: Sendable {
    var line: String
    var message: String
    var help: String?
  }

  static let wrongLines: [WrongLine] = [
    WrongLine(line: "--outptu json", message: "unknown option --outptu", help: "did you mean --output?"),
    WrongLine(
      line: "-o jso", message: "-o, --output json|ndjson|csv|tsv|yaml|table|md: got 'jso'", help: "did you mean json?"),
    WrongLine(line: "-e", message: "-e needs a value: -e EXPR"),
    WrongLine(line: "--quiet=1", message: "--quiet takes no value"),
    WrongLine(line: "--limit 0/1", message: "--limit wants N/SECONDS or none, got '0/1'"),
    WrongLine(line: "--timeout -3", message: "--timeout wants seconds above 0, at most 86400, got '-3'"),
    WrongLine(line: "-e 1 -e 2", message: "-e stands by itself: no FILE, no command, no other -e"),
    WrongLine(line: "run", message: "`c100 run` needs a FILE"),
    WrongLine(line: "-Z", message: "unknown option -Z", help: "c100 --help lists the options"),
  ]

  @Test("what is wrong ends with usage", arguments: wrongLines)
  func wrong(wrong: WrongLine) throws {
    let arguments = wrong.line.split(separator: " ").map { Array($0.utf8) }
    let failure = #expect(throws: Failure.self) {
      _ = try ArgumentScanner.scan(arguments, commands: Commands.names)
    }
    #expect(failure?.status == .usage)
    #expect(failure?.message == wrong.message)
    #expect(failure?.help.first == wrong.help)
  }

  @Test("a path keeps its bytes")
  func bytes() throws {
    let path: [UInt8] = [0x66, 0xFF, 0x2E]
    let invocation = try ArgumentScanner.scan([path], commands: [])
    #expect(invocation.action == .file(path: path, isForced: false))
  }

  @Test("the names that the scanner knows are the commands")
  func names() throws { #expect(Commands.all.map { $0.configuration.commandName } == Commands.names) }

  @Test("help shows every option that the scanner reads")
  func help() {
    let help = HelpPage.program(columns: 200)
    for option in OptionTable.all where !option.isHidden {
      if let long = option.long { #expect(help.contains("--\(long)"), "--\(long)") }
    }
  }
}
