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

/// Lexer, parser, checker and completion over any bytes: every text ends with a result, every span lies in the text, and a
/// cursor anywhere has a context.
private func fuzzSyntax(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = Source(name: "fuzz", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let takes = { (name: String) in known.builtins.functionParameters(name) }
  for mode in [SourceMode.script, .prompt, .expression] {
    for diagnostic in Parser.parse(source, mode: mode, functionParameters: takes).diagnostics {
      precondition(diagnostic.span.start <= diagnostic.span.end, "a span runs backwards")
      precondition(!diagnostic.message.isEmpty)
    }
  }
  for diagnostic in Checker.check(source, knowledge: known) {
    precondition(Int(diagnostic.span.end) <= source.text.utf8.count + 1, "a span lies outside the text")
  }
  for cursor in [0, count / 2, count] {
    _ = CompletionContext.at(source.text, cursor: cursor, functionParameters: takes)
  }
  return 0
}

private let known = LanguageKnowledge(BuiltinTable(Library.builtins))
