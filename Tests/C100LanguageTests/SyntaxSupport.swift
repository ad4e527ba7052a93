import C100Language

/// The built-ins that the syntax tests pretend to have.
func testFunctionParameters(_ name: String) -> [ParameterKey] {
  switch name {
  case "where", "map", "flatMap", "sortBy", "groupBy", "countBy", "indexBy", "sum", "average", "min", "max", "any",
    "all", "find", "takeWhile", "skipWhile", "distinct", "each":
    [.position(0), .label("key")]
  case "reduce": [.position(1)]
  default: []
  }
}

func parse(_ text: String, mode: SourceMode = .script, limits: SyntaxLimits = .standard) -> ParseResult {
  Parser.parse(
    Source(name: "test", text: text), mode: mode, functionParameters: testFunctionParameters, limits: limits)
}

/// The tree as text, or the messages.
func tree(_ text: String, mode: SourceMode = .script) -> String {
  let result = parse(text, mode: mode)
  guard result.diagnostics.isEmpty else { return problems(result.diagnostics) }
  return TreeText.of(result.program)
}

/// `line:column message [| help]`, one line each.
func problems(_ diagnostics: [Diagnostic]) -> String {
  diagnostics.map { diagnostic in
    let place = diagnostic.source?.position(diagnostic.span.start) ?? (0, 0)
    let help = diagnostic.help.map { " | " + $0 }.joined()
    return "\(place.0):\(place.1) \(diagnostic.message)\(help)"
  }.joined(separator: "\n")
}
