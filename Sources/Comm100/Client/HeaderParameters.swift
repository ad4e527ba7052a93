/// The parameters of a header's value: `filename` and `size` of `attachment; filename="a b.png"; size=3`.
public enum HeaderParameters {
  /// All of them in order; quotes are taken off. A backslash escapes a quote and nothing else, since senders disagree.
  public static func all(of header: String) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    var part: [UInt8] = []
    var isQuoted = false
    var bytes = Array(header.utf8)[...]
    func close() {
      defer { part = [] }
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return }
      let name = String(decoding: part[..<equals], as: UTF8.self).filter { $0 != " " && $0 != "\t" }
      found.append((name, text(part[(equals + 1)...])))
    }
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\\"), isQuoted, bytes.first == UInt8(ascii: "\"") {
        part += [byte, bytes.removeFirst()]
      } else if byte == UInt8(ascii: ";"), !isQuoted {
        close()
      } else {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        part.append(byte)
      }
    }
    close()
    return found
  }

  /// A value without the blanks and quotes around it.
  private static func text(_ value: ArraySlice<UInt8>) -> String {
    var value = value
    while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
    while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
    guard value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") else {
      return String(decoding: value, as: UTF8.self)
    }
    let inner = String(decoding: value.dropFirst().dropLast(), as: UTF8.self)
    return inner.replacing("\\\"", with: "\"")
  }
}
