/// Writes JSON text piece by piece.
///
/// ```swift
/// var writer = JSONWriter(style: .indented(2))
/// writer.beginObject()
/// writer.key("name")
/// writer.write("Acme")
/// writer.endObject()
/// ```
/// The caller keeps begin and end in balance and gives each member a key; commas and lines come by themselves.
public struct JSONWriter: Sendable {
  /// What has been written. May be taken and emptied between calls.
  public var bytes: [UInt8] = []
  public let style: JSONStyle
  /// Hidden scalars (`TerminalScalar`) are written as escapes.
  public var isForTerminal = false

  private var levels: [Level] = []
  private var afterKey = false

  private struct Level {
    var isObject: Bool
    var isEmpty = true
  }

  /// - Parameter level: how deep what is written stands in a larger text; its later lines start with that indentation.
  public init(style: JSONStyle = .compact, level: Int = 0) {
    self.style = style
    self.level = level
  }

  private let level: Int

  /// The open lists and objects.
  public var depth: Int { levels.count }

  // MARK: - Lists and objects

  public mutating func beginObject() { begin(isObject: true) }
  public mutating func beginList() { begin(isObject: false) }
  public mutating func endObject() { end() }
  public mutating func endList() { end() }

  /// Writes the key of the member whose value comes next.
  public mutating func key(_ key: String) {
    separate()
    appendString(key)
    appendColon()
  }

  // MARK: - Values

  public mutating func writeNull() { word("null") }
  public mutating func writeBool(_ value: Bool) { word(value ? "true" : "false") }
  public mutating func writeNumber(_ value: JSONNumber) { word(value.text) }
  public mutating func writeInteger(_ value: Int) { word(String(value)) }

  public mutating func writeString(_ value: String) {
    separate()
    appendString(value)
  }

  public mutating func write(_ value: String) { writeString(value) }

  /// Writes a node: number text, escapes and order as in its document.
  public mutating func write(_ node: JSONNode) {
    separate()
    var bytes = bytes
    self.bytes = []
    if isForTerminal {
      node.print(style: style, level: level + levels.count) { piece in
        JSONWriter.appendForTerminal(piece, to: &bytes)
      }
    } else {
      node.print(style: style, level: level + levels.count) { bytes.append(contentsOf: $0) }
    }
    self.bytes = bytes
  }

  /// Writes a tree; no recursion.
  public mutating func write(_ json: JSON) {
    var open: [(items: [JSON], keys: [String]?, next: Int)] = []
    var value = json
    while true {
      switch value {
      case .null: writeNull()
      case .bool(let bool): writeBool(bool)
      case .number(let number): writeNumber(number)
      case .string(let string): writeString(string)
      case .list(let list):
        beginList()
        open.append((list.array, nil, 0))
      case .object(let object):
        beginObject()
        open.append((object.values, object.keys, 0))
      }
      while let top = open.last, top.next == top.items.count {
        end()
        open.removeLast()
      }
      guard let top = open.last else { return }
      open[open.count - 1].next += 1
      if let keys = top.keys { key(keys[top.next]) }
      value = top.items[top.next]
    }
  }

  // MARK: - Layout

  private mutating func begin(isObject: Bool) {
    separate()
    bytes.append(isObject ? 0x7b : 0x5b)
    levels.append(Level(isObject: isObject))
  }

  private mutating func end() {
    guard let level = levels.popLast() else { return }
    if !level.isEmpty { line() }
    bytes.append(level.isObject ? 0x7d : 0x5d)
  }

  private mutating func word(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  /// What stands before a value or key: nothing after a key, else a comma and a new line where they belong.
  private mutating func separate() {
    if afterKey {
      afterKey = false
      return
    }
    guard let last = levels.indices.last else { return }
    if levels[last].isEmpty { levels[last].isEmpty = false } else { bytes.append(0x2c) }
    line()
  }

  private mutating func line() {
    guard style != .compact else { return }
    bytes.append(0x0a)
    for _ in 0..<style.blanks(at: level + levels.count) { bytes.append(0x20) }
  }

  private mutating func appendColon() {
    bytes.append(0x3a)
    if style != .compact { bytes.append(0x20) }
    afterKey = true
  }

  private mutating func appendString(_ text: String) {
    if isForTerminal {
      JSONEscape.appendForTerminal(text, to: &bytes)
    } else {
      JSONEscape.append(text, to: &bytes)
    }
  }

  /// As `JSONEscape.appendSourceForTerminal`, for printed text: its line ends stay.
  private static func appendForTerminal(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var lines = text[...]
    while let end = lines.firstIndex(of: 0x0a) {
      JSONEscape.appendSourceForTerminal(UnsafeBufferPointer(rebasing: lines[..<end]), to: &bytes)
      bytes.append(0x0a)
      lines = lines[(end + 1)...]
    }
    JSONEscape.appendSourceForTerminal(UnsafeBufferPointer(rebasing: lines), to: &bytes)
  }
}
