import JSONText

/// Values as compact JSON text, however deep they are: `{"a":1,"b":[true,null]}`.
///
/// What JSON has no word for is written as text: date-times and durations as their own text in quotes, a function as
/// `"function"`, and so on.
public enum ValueText {
  public static func compact(_ value: Value, _ run: Run) throws(Raise) -> String {
    var bytes: [UInt8] = []
    try write(value, to: &bytes, run)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One container on the way down, and how far it has been written.
  private enum Level {
    case list(ListValue, next: Int)
    case object(ObjectValue, next: Int)
  }

  public static func write(_ value: Value, to bytes: inout [UInt8], _ run: Run) throws(Raise) {
    var levels: [Level] = []
    var current: Value? = value
    while true {
      if let value = current {
        current = nil
        switch value {
        case .list(let list) where list.node == nil:
          bytes.append(UInt8(ascii: "["))
          levels.append(.list(list, next: 0))
        case .object(let object) where object.node == nil:
          bytes.append(UInt8(ascii: "{"))
          levels.append(.object(object, next: 0))
        default: try scalar(value, to: &bytes, run)
        }
      }
      guard let level = levels.popLast() else { return }
      try run.tick()
      if bytes.count & 0xFFFF < 16 { try run.checkSize(bytes.count) }
      switch level {
      case .list(let list, let next):
        guard next < list.count else {
          bytes.append(UInt8(ascii: "]"))
          continue
        }
        if next > 0 { bytes.append(UInt8(ascii: ",")) }
        current = list[next]
        levels.append(.list(list, next: next + 1))
      case .object(let object, let next):
        guard next < object.count else {
          bytes.append(UInt8(ascii: "}"))
          continue
        }
        if next > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONEscape.append(object.key(at: next), to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        current = object.value(at: next)
        levels.append(.object(object, next: next + 1))
      }
    }
  }

  private static func scalar(_ value: Value, to bytes: inout [UInt8], _ run: Run) throws(Raise) {
    switch value {
    case .null, .nothing: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .decimal(let number): bytes.append(contentsOf: number.description.utf8)
    case .number(let number): bytes.append(contentsOf: number.number.text.utf8)
    case .string(let text): JSONEscape.append(text.text, to: &bytes)
    case .list(let list):
      if let node = list.node { node.withSource { bytes.append(contentsOf: $0) } }
    case .object(let object):
      if let node = object.node { node.withSource { bytes.append(contentsOf: $0) } }
    case .range, .function, .time, .duration, .sequence, .host:
      JSONEscape.append(try Same.text(value, run), to: &bytes)
    }
  }
}
