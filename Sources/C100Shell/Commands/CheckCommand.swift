import ArgumentParser
import C100Kit
import C100Language
import C100Render
import Glibc

/// `c100 check FILE…`: finds errors without running.
struct CheckCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find errors in scripts without running them.")

  @OptionGroup var global: GlobalOptions
  @ArgumentParser.Argument(help: "Scripts; - is standard input.", completion: .file(extensions: ["c100s"])) var files:
    [String]

  func run(_ context: Context) throws(Failure) {
    var worst = ExitStatus.success
    let bench = try Workbench(context.options, Identity(), arguments: [], isPrompt: false)
    for file in files {
      let source = try SourceFile.read(file)
      do throws(EvaluationFailure) {
        let session = bench.session
        let found = Checker.check(
          source, knowledge: CatalogKnowledge(session.interpreter.table),
          options: Checker.Options(readOnly: session.context.isReadOnly))
        if found.contains(where: { $0.severity == .error }) { throw EvaluationFailure.syntax(found) }
        _ = try session.interpreter.listing(source)
      } catch {
        let status = bench.report(error)
        if worst == .success || status == .usage { worst = status }
      }
    }
    if worst != .success { Glibc.exit(worst.rawValue) }
  }
}

/// `c100 fmt FILE…`: lays scripts out.
struct FormatCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Lay scripts out.",
    discussion: "Files are rewritten in place; - reads standard input and writes standard output.")

  @OptionGroup var global: GlobalOptions
  @ArgumentParser.Argument(help: "Scripts; - is standard input.", completion: .file(extensions: ["c100s"])) var files:
    [String]
  @Flag(help: "Change nothing; status 1 when a file is not laid out.") var check = false

  func run(_ context: Context) throws(Failure) {
    let bench = try Workbench(context.options, Identity(), arguments: [], isPrompt: false)
    let table = bench.session.interpreter.table
    var isOther = false
    for file in files {
      let source = try SourceFile.read(file)
      let result = Formatter.format(source, functionParameters: table.functionParameters)
      guard let text = result.text else {
        _ = bench.report(.syntax(result.diagnostics))
        throw Failure(.usage, "\(file) is left as it is")
      }
      if file == "-" {
        Streams.out(text)
      } else if Array(text.utf8) != source.bytes {
        isOther = true
        if check { Streams.error("\(Safe.text(file)) is not laid out\n") } else { try SourceFile.replace(file, text) }
      }
    }
    if check, isOther { Glibc.exit(ExitStatus.script.rawValue) }
  }
}

/// Scripts on disk.
enum SourceFile {
  static func read(_ path: String) throws(Failure) -> Source {
    if path == "-" { return Source(name: "stdin", bytes: Streams.readAll(0)) }
    guard let bytes = Streams.readFile(Array(path.utf8)) else {
      throw .usage("cannot read '\(path)': \(String(cString: strerror(errno)))")
    }
    return Source(name: path, bytes: bytes)
  }

  /// Puts a new text in a file's place as one step, with the old one's mode.
  static func replace(_ path: String, _ text: String) throws(Failure) {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let temporary = "\(path).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    let isWritten = descriptor >= 0 && Streams.write(text.utf8, to: descriptor)
    if descriptor >= 0 { close(descriptor) }
    guard isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      throw Failure(.script, "cannot write '\(path)': \(String(cString: strerror(errno)))")
    }
  }
}
