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
  static let examples = ["c100 check report.c100s", "c100 check --read-only examples/*.c100s"]

  @ArgumentParser.Argument(help: "scripts; - is standard input", completion: .file(extensions: ["c100s"])) var files:
    [String]

  func run(_ context: Context) throws(Failure) {
    var worst = ExitStatus.success
    var checked: Set<String> = []
    let bench = try Workbench(context.options, Identity(), arguments: [], isPrompt: false)
    for file in files {
      let source = try SourceFile.read(file)
      do throws(EvaluationFailure) {
        let session = bench.session
        let imports = Imports(
          functionParameters: session.interpreter.table.functionParameters, load: SourceFile.imported)
        Allocator.keepToEnd(imports)
        let found = check(source, imports, session, &checked)
        if found.contains(where: { $0.severity == .error }) { throw EvaluationFailure.syntax(found) }
        // Whether the files are there is known where they are opened.
        if imports.parsed(source).program.hasImport { try session.interpreter.compile(source) }
      } catch {
        let status = bench.report(error)
        if worst == .success || status == .usage { worst = status }
      }
    }
    if worst != .success { Glibc.exit(worst.rawValue) }
  }

  /// What is wrong with a program and the files that it imports; a file that was checked already is not checked again.
  private func check(
    _ program: Source, _ imports: Imports, _ session: Session, _ checked: inout Set<String>
  ) -> [Diagnostic] {
    let table = session.interpreter.table
    var found: [Diagnostic] = []
    for source in imports.sources(of: program) where checked.insert(source.name).inserted {
      let exports = imports.exports(of: source)
      let knowledge = CatalogKnowledge(table) { exports[$0] }
      let parsed = imports.parsed(source)
      found +=
        parsed.hasErrors
        ? parsed.diagnostics
        : Checker.check(
          parsed, source, knowledge: knowledge, options: Checker.Options(readOnly: session.context.isReadOnly))
    }
    return found
  }
}

/// `c100 fmt FILE…`: lays scripts out.
struct FormatCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "lay scripts out",
    discussion: "Files are rewritten in place; - reads standard input and writes standard output.")
  static let examples = ["c100 fmt report.c100s", "c100 fmt --check *.c100s", "c100 fmt - < report.c100s"]

  @ArgumentParser.Argument(help: "scripts; - is standard input", completion: .file(extensions: ["c100s"])) var files:
    [String]
  @Flag(help: "change nothing; status 1 when a file is not laid out") var check = false

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
