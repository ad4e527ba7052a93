import JSONText

/// Appending JSON text by hand, where thousands of rows a second are wanted.
extension [UInt8] {
  mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  mutating func add(text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  mutating func add(_ value: Int) {
    if value < 0 { append(0x2D) }
    var rest = value.magnitude
    let start = count
    repeat {
      append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  mutating func add(json text: String) { JSONEscape.append(text, to: &self) }

  mutating func add(_ flag: Bool) { flag ? add("true") : add("false") }

  mutating func add(value: JSON) {
    switch value {
    case .null: add("null")
    case .bool(let flag): add(flag)
    case .number(let number): add(text: number.text)
    case .string(let text): add(json: text)
    case .list(let list): list.count == 0 ? add("[]") : append(contentsOf: value.bytes)
    case .object: append(contentsOf: value.bytes)
    }
  }
}
