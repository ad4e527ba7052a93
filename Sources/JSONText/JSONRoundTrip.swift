/// The promise that what was read prints as the same document; an entry point for fuzzers and tests.
public enum JSONRoundTrip {
  /// Parses, prints and parses again, compact, indented, for a terminal and through a tree.
  ///
  /// - Returns: what went wrong; nil when all is well, or when `bytes` are refused (every offset is then within them).
  public static func check(_ bytes: [UInt8], limits: JSONLimits = .standard) -> String? {
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(bytes, limits: limits)
    } catch {
      return (0...bytes.count).contains(error.offset) ? nil : "offset \(error.offset) is outside the text"
    }
    let tree = JSON(document.root)
    let layouts: [(String, [UInt8])] = [
      ("compact", printed(document.root, .compact)),
      ("indented", printed(document.root, .indented(2))),
      ("terminal", forTerminal(document.root)),
    ]
    for (name, text) in layouts {
      guard let again = try? JSONDocument(text, limits: limits) else { return "\(name): does not parse" }
      guard printed(again.root, .compact) == layouts[0].1 || name == "terminal" else { return "\(name): differs" }
      guard JSON(again.root) == tree else { return "\(name): another value" }
    }
    guard let again = try? JSON(tree.bytes, limits: limits), again == tree else { return "tree: differs" }
    return unpaired(document.root)
  }

  /// What goes wrong when a string with unpaired surrogates is written from its code points.
  private static func unpaired(_ root: JSONNode) -> String? {
    var pending = [root]
    while let node = pending.popLast() {
      pending += node.elements
      for member in node.members.nodes { pending += [member.key, member.value] }
      guard let points = node.unpairedText else { continue }
      for forTerminal in [true, false] {
        var text: [UInt8] = []
        JSONEscape.append(codePoints: points, forTerminal: forTerminal, to: &text)
        guard let again = try? JSONDocument(text).root, again.unpairedText == points, again.string == node.string else {
          return "unpaired surrogates: differ"
        }
      }
    }
    return nil
  }

  private static func printed(_ node: JSONNode, _ style: JSONStyle) -> [UInt8] {
    var bytes: [UInt8] = []
    node.print(style: style, chunk: 1) { bytes.append(contentsOf: $0) }
    return bytes
  }

  private static func forTerminal(_ node: JSONNode) -> [UInt8] {
    var writer = JSONWriter(style: .indented(1))
    writer.isForTerminal = true
    writer.write(node)
    return writer.bytes
  }
}
