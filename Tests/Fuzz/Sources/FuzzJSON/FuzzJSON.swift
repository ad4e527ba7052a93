import FuzzDriver
import JSONText

@_cdecl("FuzzJSON_main")
func main(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzDriver.run(count, arguments, fuzzJSON) }

/// Reader and writers over any bytes: what is read prints as the same document, in every layout and through a tree;
/// look-ups agree with a walk from any hint; a stream in pieces gives what the whole gives; every error lies in the text.
private func fuzzJSON(_ bytes: [UInt8]) {
  if let wrong = JSONRoundTrip.check(bytes) { fatalError(wrong) }
  let whole = documents(JSONDocument.stream(bytes))
  var rest = bytes[...]
  let pieces = documents(
    JSONStream(.concatenated) {
      let piece = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      return piece
    })
  precondition(whole == pieces, "a stream in pieces differs")
  if let document = try? JSONDocument(bytes) { lookUps(document.root) }
  var shown: [UInt8] = []
  JSONEscape.appendForTerminal(String(decoding: bytes, as: UTF8.self), to: &shown)
  precondition(
    (try? JSONDocument(shown))?.root.string?.utf8.elementsEqual(String(decoding: bytes, as: UTF8.self).utf8) == true)
}

/// The documents as compact text, and the place of the error that ends them.
private func documents(_ stream: JSONStream) -> [String] {
  var stream = stream
  var texts: [String] = []
  do {
    while let document = try stream.next() { texts.append(JSON(document.root).text) }
  } catch let error as JSONError {
    texts.append("\(error.offset) \(error.line) \(error.column)")
  } catch {
    texts.append("other")
  }
  return texts
}

/// Every key of every object among the first hundred values, found from right and wrong hints.
private func lookUps(_ root: JSONNode) {
  var open = [root]
  var keys: [String] = []
  var hint = -1
  for _ in 0..<100 {
    guard let node = open.popLast() else { return }
    open.append(contentsOf: node.elements)
    for (key, value) in node.members {
      open.append(value)
      keys.append(key)
    }
    guard node.kind == .object else { continue }
    for key in keys.suffix(20) {
      // Equal by bytes, as members are.
      let wanted = Array(node.members).last { $0.key.utf8.elementsEqual(key.utf8) }?.value.sourceRange
      precondition(node.member(key)?.sourceRange == wanted, "a key is not found")
      precondition(node.member(key, hint: &hint)?.sourceRange == wanted, "a hint leads astray")
    }
  }
}
