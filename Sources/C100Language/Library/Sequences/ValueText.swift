import JSONText

/// The text of values: what `string(value)`, interpolation and `print` show.
///
/// A string is itself; lists and objects are JSON on one line, `[1, {"a": null}]`, with date-times and durations as
/// strings. Depth takes no stack.
struct ValueText {
  private enum Open {
    case list(ListValue, Int)
    case object(ObjectValue, Int)
  }

  private var bytes: [UInt8] = []
  private var open: [Open] = []
  private let run: Run
  private var room: Room

  private init(_ run: Run) {
    self.run = run
    room = Room(run)
  }

  static func of(_ value: Value, _ run: Run) throws(Raise) -> String {
    if let text = try plain(value, run) { return text }
    var writer = ValueText(run)
    defer { writer.room.close() }
    try writer.write(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The text of anything but a list or an object.
  private static func plain(_ value: Value, _ run: Run) throws(Raise) -> String? {
    switch value {
    case .list, .object: return nil
    case .string(let text): return text.text
    case .null: return "null"
    case .nothing: return ""
    case .bool(let flag): return flag ? "true" : "false"
    case .integer(let number): return String(number)
    case .decimal(let number): return number.description
    case .number(let number): return number.number.text
    case .time(let time): return Times.text(time)
    case .duration(let duration): return Durations.text(duration)
    case .range(let range): return range.text
    case .host(let host): return try host.asText(run) ?? host.text
    case .function(let function): return function.name.map { "function \($0)" } ?? "function"
    case .sequence(let sequence):
      return ([sequence.source.text] + sequence.stages.map { "\($0.name)(…)" }).joined(separator: ".")
    }
  }

  private mutating func write(_ value: Value) throws(Raise) {
    try put(value)
    while let last = open.popLast() {
      try run.tick()
      try room.grow(to: bytes.count + open.count * 24)
      switch last {
      case .list(let list, let index):
        guard index < list.count else {
          bytes.append(UInt8(ascii: "]"))
          continue
        }
        if index > 0 { bytes += [UInt8(ascii: ","), 32] }
        open.append(.list(list, index + 1))
        try put(list[index])
      case .object(let object, let index):
        guard index < object.count else {
          bytes.append(UInt8(ascii: "}"))
          continue
        }
        if index > 0 { bytes += [UInt8(ascii: ","), 32] }
        open.append(.object(object, index + 1))
        quote(object.key(at: index))
        bytes += [UInt8(ascii: ":"), 32]
        try put(object.value(at: index))
      }
    }
  }

  private mutating func put(_ value: Value) throws(Raise) {
    switch value {
    case .list(let list):
      bytes.append(UInt8(ascii: "["))
      open.append(.list(list, 0))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      open.append(.object(object, 0))
    case .null, .bool, .integer, .decimal, .number:
      bytes.append(contentsOf: (try Self.plain(value, run) ?? "").utf8)
    case .nothing: bytes.append(contentsOf: "null".utf8)
    case .string, .time, .duration, .range, .function, .sequence, .host:
      quote(try Self.plain(value, run) ?? "")
    }
  }

  private mutating func quote(_ text: String) { JSONEscape.append(text, to: &bytes) }
}
