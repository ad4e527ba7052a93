import ArgumentParser
import C100Kit
import C100Language
import C100Render
import Glibc

/// `c100 check FILE…`: finds errors without running.
struct CheckCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "find errors in scripts without running them",
    discussion: """
      Names, labels, fields, values and the number of arguments are checked against the language and the catalog, in the
      files that a script imports too. With --read-only every call that might write is an error: a script that passes
      cannot change anything at the API. Nothing is sent.
      """)
  static let readsPrograms = true
  static let examples = ["c100 check report.c100s", "c100 check --read-only examples/*.c100s"]

  @ArgumentParser.Argument(help: "scripts; - is standard input", completion: .file(extensions: ["c100s"])) var files:
    [String]

  func run(_ context: Context) throws(Failure) {
    var worst = ExitStatus.success
    let bench = try Workbench(context.options, Identity(), arguments: [], isPrompt: false)
    let session = bench.session
    var check = ProgramCheck(for: session, readOnly: session.context.isReadOnly)
    for file in files {
      let source = try SourceFile.read(file)
      do throws(EvaluationFailure) {
        let imports = Imports(
          functionParameters: session.interpreter.table.functionParameters, load: SourceFile.imported)
        Allocator.keepToEnd(imports)
        let found = check.problems(of: source, imports)
        if found.contains(where: { $0.severity == .error }) { throw EvaluationFailure.syntax(found) }
        if !found.isEmpty { _ = bench.report(.syntax(found)) }
        // Whether the files are there is known where they are opened.
        if imports.parsed(source).program.hasImport { try session.interpreter.compile(source) }
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
    commandName: "fmt", abstract: "lay scripts out",
    discussion: """
      Files are rewritten in place, each as one step; - reads standard input and writes standard output. A file with errors
      is left as it is: the errors are shown, the other files are laid out, and the status is 2.
      """)
  static let readsPrograms = true
  static let examples = ["c100 fmt report.c100s", "c100 fmt --check *.c100s", "c100 fmt - < report.c100s"]

  @ArgumentParser.Argument(help: "scripts; - is standard input", completion: .file(extensions: ["c100s"])) var files:
    [String]
  @Flag(help: "change nothing; status 1 when a file is not laid out") var check = false

  func run(_ context: Context) throws(Failure) {
    let bench = try Workbench(context.options, Identity(), arguments: [], isPrompt: false)
    var worst = ExitStatus.success
    for file in files {
      let source = try SourceFile.read(file)
      let result = bench.session.format(source)
      guard let text = result.text else {
        // The others are laid out all the same.
        worst = bench.report(.syntax(result.diagnostics))
        continue
      }
      let isOther = Array(text.utf8) != source.bytes
      if check {
        guard isOther else { continue }
        Streams.error("\(Safe.text(source.name)) is not laid out\n")
        if worst == .success { worst = .script }
      } else if file == "-" {
        Streams.out(text)
      } else if isOther {
        try SourceFile.replace(file, text)
      }
    }
    if worst != .success { Glibc.exit(worst.rawValue) }
  }
}
