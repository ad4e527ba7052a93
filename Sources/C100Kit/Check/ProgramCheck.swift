import C100Language

/// Finds what is wrong with programs without running them, in the files that they import too; each file once. What
/// `c100 check` does.
public struct ProgramCheck {
  private let table: BuiltinTable
  private let options: Checker.Options
  private var checked: Set<String> = []

  /// - Parameters:
  ///   - session: where the programs would run: its built-ins, the host's functions among them.
  ///   - readOnly: reports every call that might write.
  public init(for session: Session, readOnly: Bool = false) {
    table = session.interpreter.table
    options = Checker.Options(readOnly: readOnly)
  }

  /// All problems of a program and of what it imports, in the order of the imports, the program first.
  public mutating func problems(of program: Source, _ imports: Imports) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for source in imports.sources(of: program) where checked.insert(source.name).inserted {
      let exports = imports.exports(of: source)
      let parsed = imports.parsed(source)
      found +=
        parsed.hasErrors
        ? parsed.diagnostics
        : Checker.check(parsed, source, knowledge: CatalogKnowledge(table) { exports[$0] }, options: options)
    }
    return found
  }
}

extension Session {
  /// What is wrong with a program, as far as it can be known without running it: syntax, names, members, labels, values
  /// and kinds of arguments. Empty where nothing is; a warning is among them where a program runs all the same.
  ///
  /// - Parameters:
  ///   - readOnly: reports every call that might write.
  ///   - load: gives the file that `import "path"` in a source means; nil where it cannot be read.
  public func check(
    _ program: Source, readOnly: Bool = false,
    load: @escaping (_ path: String, _ importer: Source) -> Source? = { _, _ in nil }
  ) -> [Diagnostic] {
    var check = ProgramCheck(for: self, readOnly: readOnly)
    return check.problems(
      of: program, Imports(functionParameters: interpreter.table.functionParameters, load: load))
  }

  /// A program laid out as `c100 fmt` does; what is wrong with it instead, where it is none.
  public func format(_ program: Source) -> Formatter.Result {
    Formatter.format(program, functionParameters: interpreter.table.functionParameters)
  }
}
