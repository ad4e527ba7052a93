import C100Language

typealias Input = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(_ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>, _ input: Input)
  -> CInt

/// The package manager links an executable's entry under this name.
@_cdecl("FuzzFormat_main")
func main(_ count: CInt, _ arguments: Arguments) -> CInt {
  var count = count
  var arguments = arguments
  return runFuzzer(&count, &arguments) { fuzzFormat($0, $1) }
}

private let table = BuiltinTable(Library.builtins)

/// Laying out any text that is a program keeps its tree and its comments, and doing it again changes nothing.
private func fuzzFormat(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = Source(name: "fuzz", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let takes = { (name: String) in table.functionParameters(name) }
  guard let text = Formatter.format(source, functionParameters: takes).text else { return 0 }
  let laidOut = Source(name: "fuzz", text: text)
  precondition(Formatter.format(laidOut, functionParameters: takes).text == text, "laying out twice changes the text")
  precondition(
    TreeText.of(Parser.parse(laidOut, functionParameters: takes).program)
      == TreeText.of(Parser.parse(source, functionParameters: takes).program),
    "laying out changes the tree")
  return 0
}
