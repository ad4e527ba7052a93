import ArgumentParser
import Glibc
import LineEditor

/// The program.
public enum Shell {
  /// Runs the command line of the process and ends it.
  public static func main() -> Never {
    Interrupts.harden()
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
      Streams.out("c100 \(Version.number)\n")
      return .success
    }
    switch invocation.action {
    case .command(let name):
      return try command(name, invocation)
    case .session, .expression, .file:
      if invocation.options.help {
        Streams.out(C100.helpMessage(columns: Screen.width(1)) + "\n")
        return .success
      }
      throw .usage("nothing evaluates yet")
    }
  }

  private static func command(_ name: String, _ invocation: Invocation) throws(Failure) -> ExitStatus {
    guard let index = Commands.names.firstIndex(of: name) else { throw .usage("there is no command '\(name)'") }
    if invocation.options.help {
      Streams.out(C100.helpMessage(for: Commands.all[index], columns: Screen.width(1)) + "\n")
      return .success
    }
    let parsed: any ParsableCommand
    do {
      parsed = try Commands.all[index].parseAsRoot(invocation.arguments)
    } catch {
      throw .usage(Commands.all[index].message(for: error), help: "c100 \(name) --help")
    }
    guard let command = parsed as? any ShellCommand else { throw .usage("there is no command '\(name)'") }
    Interrupts.start(interactive: false)
    try command.run(Context(options: invocation.options))
    return .success
  }
}
