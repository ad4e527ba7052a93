import JSONText

/// Values of JSON and CSV texts.
enum DataText {
  static let csvParameters: [BuiltinParameter] = [
    BuiltinParameter("header", .bool, default: .value(true)),
    BuiltinParameter("separator", .string, default: .value(",")),
    BuiltinParameter("numbers", .bool, default: .value(false)),
  ]

  static func json(_ bytes: [UInt8], _ call: Call) throws(Raise) -> Value {
    try json(call, size: bytes.count, room: bytes.count) { isStopped throws(JSONError) in
      try JSONDocument(bytes, isStopped: isStopped)
    }
  }

  /// The value of a text, which the document keeps without a copy.
  static func json(text: String, _ call: Call) throws(Raise) -> Value {
    try json(call, size: text.utf8.count, room: text.utf8.count / 2) { isStopped throws(JSONError) in
      try JSONDocument(text: text, isStopped: isStopped)
    }
  }

  private static func json(
    _ call: Call, size: Int, room: Int, _ read: (@escaping () -> Bool) throws(JSONError) -> JSONDocument
  ) throws(Raise) -> Value {
    let run = call.run
    try Room.check(room, run)
    try run.tick(size >> 8)
    do throws(JSONError) {
      return Value(try read { run.mustStop }.root)
    } catch {
      if error.reason == .stopped { throw run.whyStopped() }
      throw failure(error, call.span)
    }
  }

  static func failure(_ error: JSONError, _ span: Span) -> Raise {
    let help = error.reason == .trailingBytes ? ["one value a line is read with parseNDJSON()"] : []
    return Raise(.value, "this is no JSON: \(error.message)", help: help, span: span)
  }

  /// Rows as objects by the first row's names, or as lists.
  static func csv(_ bytes: [UInt8], _ call: Call, header: Bool, separator: String, numbers: Bool) throws(Raise) -> Value
  {
    guard separator.utf8.count == 1, let mark = separator.utf8.first, mark != UInt8(ascii: "\"") else {
      throw Raise(
        .value, "parseCSV: the separator must be one ASCII character, got '\(Excerpt.of(separator))'", span: call.span)
    }
    var room = Room(call.run)
    defer { room.close() }
    let run = call.run
    var reader = CSVReader(bytes, separator: mark) { run.mustStop }
    var names: [String]?
    var shape = Shape([])
    var rows: [Value] = []
    while let row = try next(&reader, call) {
      try call.run.tick(row.count)
      if header, names == nil {
        names = row
        try check(row, call)
        shape = Shape(row)
        continue
      }
      var values: [Value] = []
      values.reserveCapacity(row.count)
      for field in row {
        if values.count & 0xFFFF == 0xFFFF { try call.run.checkCancellation() }
        values.append(numbers ? JSONNumber(field).map { Value($0) } ?? .text(field) : .text(field))
      }
      if let names {
        rows.append(.object(try object(values, names, shape, reader.rowLine, call)))
      } else {
        rows.append(.elements(values))
      }
      try room.grow(to: rows.count * (row.count * 48 + 64))
    }
    return .elements(rows)
  }

  private static func next(_ reader: inout CSVReader, _ call: Call) throws(Raise) -> [String]? {
    do throws(CSVReader.Failure) {
      return try reader.next()
    } catch {
      let message: String
      switch error {
      case .stopped: throw call.run.whyStopped()
      case .openQuote(let line): message = "the quote that opens on line \(line) is not closed"
      case .textAfterQuote(let line): message = "on line \(line), text follows a closing quote"
      }
      throw Raise(
        .value, "this is no CSV: \(message)", help: ["quotes inside quotes are doubled: \"\""], span: call.span)
    }
  }

  private static func check(_ names: [String], _ call: Call) throws(Raise) {
    var seen: Set<Key> = []
    for name in names {
      try call.run.tick()
      if seen.insert(Key(name)).inserted { continue }
      throw Raise(
        .value, "the header of this CSV names '\(Excerpt.of(name))' twice",
        help: ["read it as lists: parseCSV(header: false)"], span: call.span)
    }
  }

  private static func object(
    _ values: [Value], _ names: [String], _ shape: Shape, _ line: Int, _ call: Call
  ) throws(Raise) -> ObjectValue {
    guard values.count <= names.count else {
      throw Raise(
        .value,
        "this CSV does not fit its header: the row on line \(line) has \(values.count) fields, the header names \(names.count)",
        span: call.span)
    }
    // A short row leaves its last fields out.
    if values.count == names.count { return ObjectValue(shape, values) }
    return ObjectValue(shape, values + [Value](repeating: .null, count: names.count - values.count))
  }
}

/// JSON texts one after the other, in memory.
final class DocumentsSource: SequenceSource {
  private let bytes: [UInt8]
  private let span: Span

  init(_ bytes: [UInt8], _ span: Span) {
    self.bytes = bytes
    self.span = span
  }

  override var typeName: String { "documents" }

  override func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
    Opened(DocumentsCursor(bytes, span, run.cancelFlag))
  }
}

private final class DocumentsCursor: Cursor {
  private var documents: JSONStream
  private let span: Span

  init(_ bytes: [UInt8], _ span: Span, _ cancel: CancelFlag) {
    documents = JSONDocument.stream(bytes)
    documents.isStopped = { cancel.isRaised }
    self.span = span
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    do {
      return try documents.next().map { Value($0.root) }
    } catch let error as JSONError {
      try run.checkCancellation()
      throw DataText.failure(error, span)
    } catch {
      throw Raise(.io, "the texts cannot be read", span: span)
    }
  }
}
