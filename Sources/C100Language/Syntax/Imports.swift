/// What a program imports, found without running it. Each file is parsed once.
public final class Imports {
  /// Gives the file that `import "path"` in a source means; nil when it cannot be read.
  private let load: (_ path: String, _ importer: Source) -> Source?
  private let functionParameters: FunctionParameters
  private var results: [String: ParseResult] = [:]

  public init(
    functionParameters: @escaping FunctionParameters, load: @escaping (_ path: String, _ importer: Source) -> Source?
  ) {
    self.functionParameters = functionParameters
    self.load = load
  }

  /// The program and all files that it imports, directly or through others: each once, the program first.
  public func sources(of program: Source) -> [Source] {
    var all = [program]
    var seen: Set<String> = [program.name]
    var next = 0
    while next < all.count {
      let source = all[next]
      next += 1
      for case .import(let node) in statements(of: source) {
        guard let found = load(node.path, source), seen.insert(found.name).inserted else { continue }
        all.append(found)
      }
    }
    return all
  }

  /// The names that each import of a source brings in, by its path; a file that cannot be read is not among them.
  public func exports(of importer: Source) -> [String: [String]] {
    var exports: [String: [String]] = [:]
    for case .import(let node) in statements(of: importer) {
      guard let source = load(node.path, importer) else { continue }
      exports[node.path] = statements(of: source).compactMap { statement in
        switch statement {
        case .let(let node): node.name.text
        case .function(let node): node.name.text
        default: nil
        }
      }
    }
    return exports
  }

  /// The tree of a source, which its name stands for.
  public func parsed(_ source: Source) -> ParseResult {
    if let known = results[source.name] { return known }
    let result = Parser.parse(source, mode: .script, functionParameters: functionParameters)
    results[source.name] = result
    return result
  }

  private func statements(of source: Source) -> [Statement] { parsed(source).program.statements }
}

extension Program {
  /// True if it imports a file.
  public var hasImport: Bool { statements.contains { if case .import = $0 { true } else { false } } }
}
