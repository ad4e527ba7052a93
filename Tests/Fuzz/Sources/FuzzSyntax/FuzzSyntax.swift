import C100Language
import FuzzDriver

@_cdecl("FuzzSyntax_main")
func main(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzDriver.run(count, arguments, fuzzSyntax) }

/// Lexer, parser, checker and completion over any bytes: every text ends with a result, every span lies in the text, and a
/// cursor anywhere has a context.
private func fuzzSyntax(_ bytes: [UInt8]) {
  let source = Source(name: "fuzz", bytes: bytes)
  let takes = { (name: String) in known.builtins.functionParameters(name) }
  for mode in [SourceMode.script, .prompt, .expression] {
    let result = Parser.parse(source, mode: mode, functionParameters: takes)
    precondition(result.hasErrors || Lexer.tokens(source).diagnostics.isEmpty, "an error is told by nothing")
    for diagnostic in result.diagnostics {
      precondition(diagnostic.span.start <= diagnostic.span.end, "a span runs backwards")
      precondition(!diagnostic.message.isEmpty)
    }
  }
  for diagnostic in Checker.check(source, knowledge: known) {
    precondition(Int(diagnostic.span.end) <= source.text.utf8.count + 1, "a span lies outside the text")
  }
  for cursor in [0, bytes.count / 2, bytes.count] {
    _ = CompletionContext.at(source.text, cursor: cursor, functionParameters: takes)
  }
}

private let known = LanguageKnowledge(BuiltinTable(Library.builtins))
