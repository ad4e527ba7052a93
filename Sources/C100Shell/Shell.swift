import ArgumentParser
import C100Language
import Glibc
import LineEditor
import NearNames

/// The program.
public enum Shell {
  /// Runs the command line of the process and ends it.
  public static func main() -> Never {
    Interrupts.harden()
    Allocator.useOneHeap()
    exit(run(arguments()).rawValue)
  }

  /// The arguments as bytes: a path need not be UTF-8.
  private static func arguments() -> [[UInt8]] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { argument in
        Array(UnsafeBufferPointer(start: argument, count: strlen(argument))).map { UInt8(bitPattern: $0) }
      }
    }
  }

  static func run(_ arguments: [[UInt8]]) -> ExitStatus {
    do {
      let invocation = try ArgumentScanner.scan(arguments, commands: Commands.names)
      return try perform(invocation)
    } catch {
      return report(error)
    }
  }

  /// Shows a failure and gives its status.
  static func report(_ failure: Failure) -> ExitStatus {
    Streams.error("error: \(Safe.text(failure.message))\n")
    for line in failure.help { Streams.error("  = \(Safe.text(line))\n") }
    return failure.status
  }

  private static func perform(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    if invocation.options.version {
      Streams.out("c100 \(Version.text)\n\(Version.build), \(Libraries.text)\n")
      return .success
    }
    switch invocation.action {
    case .command(let name):
      return try command(name, invocation)
    case .session, .expression, .file:
      if invocation.options.help {
        Streams.out(HelpPage.program(columns: Screen.width(1)))
        return .success
      }
      return try evaluate(invocation)
    }
  }

  // MARK: - Programs

  /// Runs the prompt, a script, an expression or the program on standard input, on a thread with a large stack.
  private static func evaluate(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try onLanguageThread { () throws(Failure) in try evaluateHere(invocation) }
  }

  private static func onLanguageThread(_ body: () throws(Failure) -> ExitStatus) throws(Failure) -> ExitStatus {
    // No `Result`: its type alone costs the runtime a search at the start of the program.
    var failure: Failure?
    let status = LanguageThread().perform { () -> ExitStatus in
      do throws(Failure) { return try body() } catch {
        failure = error
        return error.status
      }
    }
    if let failure { throw failure }
    return status
  }

  private static func evaluateHere(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    var options = invocation.options
    switch invocation.action {
    case .session where Screen.isTerminal(0) && !options.noInput:
      Interrupts.start(interactive: true)
      Terminal.useUTF8()
      options.plain = options.plain || Screen.isDumb
      let bench = try workbench(options, [], isPrompt: true)
      let status = PromptLoop(bench).run()
      return finish(bench, status)
    case .session where Screen.isTerminal(0):
      throw .usage(
        "there is no program to run, and --no-input asks for none", help: "-e EXPR, FILE, or a pipe gives one")
    case .session:
      return try run(Source(name: "stdin", bytes: Streams.readAll(0)), options, [], shows: .last)
    case .expression(let text):
      return try run(Source(name: "-e", text: text), options, invocation.arguments, shows: .last)
    case .file(let path, _):
      if path == [UInt8(ascii: "-")] {
        return try run(Source(name: "stdin", bytes: Streams.readAll(0)), options, invocation.arguments, shows: .last)
      }
      return try run(script: try script(path), options, invocation.arguments)
    case .command: return .success
    }
  }

  private static func script(_ path: [UInt8]) throws(Failure) -> Source {
    let name = String(decoding: path, as: UTF8.self)
    guard let bytes = Streams.readFile(path) else {
      let reason = String(cString: strerror(errno))
      let near = errno == ENOENT ? NearName.of(name, in: Commands.names) : nil
      throw Failure(
        .usage, "cannot read '\(name)': \(reason)", help: near.map { ["did you mean the command `c100 \($0)`?"] } ?? [])
    }
    return Source(name: name, bytes: bytes)
  }

  /// Runs a script; what its options say is read before anything happens.
  private static func run(
    script source: Source, _ options: Options, _ arguments: [String]
  ) throws(Failure) -> ExitStatus {
    guard !arguments.isEmpty else { return try run(source, options, [], shows: .nothing) }
    let usage = ScriptUsage(source)
    let taken = try usage.arguments(arguments)
    if usage.explains(taken) {
      Streams.out(usage.text(width: Screen.width(1)))
      return .success
    }
    return try run(source, options, arguments, shows: .nothing) { bench throws(Failure) in
      try usage.check(taken, bench.services)
      if !usage.declared.isOpen { bench.services.take(taken) }
    }
  }

  private static func run(
    _ source: Source, _ options: Options, _ arguments: [String], shows: Workbench.Shown,
    prepare: (Workbench) throws(Failure) -> Void = { _ in }
  ) throws(Failure) -> ExitStatus {
    Interrupts.start(interactive: false)
    let bench = try workbench(options, arguments, isPrompt: false)
    try prepare(bench)
    let status = bench.evaluate(source, mode: .script, shows: shows)
    bench.close()
    Allocator.keepToEnd(bench)
    return finish(bench, status)
  }

  private static func workbench(
    _ options: Options, _ arguments: [String], isPrompt: Bool
  ) throws(Failure) -> Workbench {
    let configuration = options.sandbox ? Configuration() : try Configuration.read(Paths.configuration)
    for warning in configuration.warnings where !options.quiet { Streams.error("warning: \(Safe.text(warning))\n") }
    return try Workbench(
      options, try Identity.resolve(options, configuration), arguments: arguments, isPrompt: isPrompt)
  }

  /// What `exit(n)` asked for wins.
  private static func finish(_ bench: Workbench, _ status: ExitStatus) -> ExitStatus {
    if let requested = bench.requestedExit { exit(requested) }
    return status
  }

  // MARK: - Commands

  /// What the parser says of a command line, in the words of the help.
  private static func usageProblem(_ message: String, _ sheet: CommandSheet) -> String {
    if message.hasPrefix("Missing expected argument"), let wanted = sheet.places.first {
      return "c100 \(sheet.name) needs \(wanted.usage)"
    }
    return message.prefix(1).lowercased() + message.dropFirst()
  }

  private static func command(_ name: String, _ invocation: Invocation) throws(Failure) -> ExitStatus {
    guard let index = Commands.names.firstIndex(of: name) else { throw .usage("there is no command '\(name)'") }
    if invocation.options.help {
      Streams.out(HelpPage.command(CommandSheet(Commands.all[index]), columns: Screen.width(1)))
      return .success
    }
    let parsed: any ParsableCommand
    do {
      parsed = try Commands.all[index].parseAsRoot(invocation.arguments)
    } catch {
      throw .usage(
        usageProblem(Commands.all[index].message(for: error), CommandSheet(Commands.all[index])),
        help: "c100 \(name) --help")
    }
    guard let command = parsed as? any ShellCommand else { throw .usage("there is no command '\(name)'") }
    Interrupts.start(interactive: false)
    let context = Context(options: invocation.options)
    guard type(of: command).readsPrograms else {
      try command.run(context)
      return .success
    }
    return try onLanguageThread { () throws(Failure) in
      try command.run(context)
      return .success
    }
  }
}
