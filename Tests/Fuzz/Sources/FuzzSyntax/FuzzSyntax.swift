import C100Language

typealias Input = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(_ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>, _ input: Input)
  -> CInt

/// The package manager links an executable's entry under this name.
@_cdecl("FuzzSyntax_main")
func main(_ count: CInt, _ arguments: Arguments) -> CInt {
  var count = count
  var arguments = arguments
  return runFuzzer(&count, &arguments) { fuzzSyntax($0, $1) }
}

/// Lexer, parser and formatter over any bytes: every text ends with a result; laying out keeps the tree and is
/// idempotent; a cursor anywhere has a context.
private func fuzzSyntax(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = Source(name: "fuzz", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let result = Parser.parse(source, functionParameters: takesFunctions)
  for diagnostic in result.diagnostics {
    precondition(diagnostic.span.start <= diagnostic.span.end, "a span runs backwards")
    precondition(!diagnostic.message.isEmpty)
  }
  _ = CompletionContext.at(source.text, cursor: count / 2, functionParameters: takesFunctions)
  guard let text = Formatter.format(source, functionParameters: takesFunctions).text else { return 0 }
  let laidOut = Source(name: "fuzz", text: text)
  precondition(
    Formatter.format(laidOut, functionParameters: takesFunctions).text == text, "laying out twice changes the text")
  precondition(
    TreeText.of(Parser.parse(laidOut, functionParameters: takesFunctions).program) == TreeText.of(result.program),
    "laying out changes the tree")
  return 0
}

private func takesFunctions(_ name: String) -> Set<ParameterKey> {
  switch name {
  case "where", "map", "sortBy", "min", "each": [.position(0), .label("key")]
  default: []
  }
}
