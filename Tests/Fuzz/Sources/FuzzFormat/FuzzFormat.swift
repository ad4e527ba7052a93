import C100Language
import FuzzDriver

@_cdecl("FuzzFormat_main")
func main(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzDriver.run(count, arguments, fuzzFormat) }

private let table = BuiltinTable(Library.builtins)

/// Laying out any text that is a program keeps its tree and its comments, and doing it again changes nothing.
private func fuzzFormat(_ bytes: [UInt8]) {
  let source = Source(name: "fuzz", bytes: bytes)
  let takes = { (name: String) in table.functionParameters(name) }
  guard let text = Formatter.format(source, functionParameters: takes).text else { return }
  let laidOut = Source(name: "fuzz", text: text)
  precondition(Formatter.format(laidOut, functionParameters: takes).text == text, "laying out twice changes the text")
  precondition(
    TreeText.of(Parser.parse(laidOut, functionParameters: takes).program)
      == TreeText.of(Parser.parse(source, functionParameters: takes).program),
    "laying out changes the tree")
}
