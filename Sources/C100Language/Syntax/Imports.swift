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

  /// What each import of a source brings in, by its path; a file that cannot be read is not among them.
  public func exports(of importer: Source) -> [String: [KnownExport]] {
    var exports: [String: [KnownExport]] = [:]
    for case .import(let node) in statements(of: importer) {
      guard let source = load(node.path, importer) else { continue }
      let assigned = parsed(source).assignedNames
      exports[node.path] = statements(of: source).compactMap { statement in
        switch statement {
        case .let(let node):
          guard case .lambda(let lambda) = node.value, !lambda.isImplicit, !assigned.contains(node.name.text) else {
            return KnownExport(node.name.text)
          }
          return KnownExport(node.name.text, .function(KnownFunction(nil, lambda.parameters)))
        case .function(let node):
          let known = KnownFunction(node.name.text, node.parameters)
          return KnownExport(node.name.text, assigned.contains(node.name.text) ? .unknown : .function(known))
        default: return nil
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
