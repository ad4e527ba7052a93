import C100Language

/// What a person or another program sees of a value that nobody has given a form.
public enum Show {
  /// Writes a value with a line end; nothing for `.nothing`.
  ///
  /// With a format (`-o`), in that. A rendering in its own form. Else on a terminal: strings, scalars and records as JSON,
  /// lists of records as tables; in a pipe: a string bare, other values as JSON.
  public static func value(
    _ value: Value, format: Format? = nil, to sink: TextSink, _ look: Look, _ run: Run
  ) throws(Raise) {
    switch value {
    case .nothing: return
    case .host(let host):
      if let rendering = host as? Rendering { return try rendering.write(to: sink, look, run) }
      if let file = host as? FileValue { return try self.file(file, format, to: sink, look, run) }
      if let format, try host.asSequence(run) != nil {
        return try format.write(value, to: sink, look, run)
      }
      try sink.put(look.clean(try ValueText.scalar(value, run) ?? "", keepsLines: true))
      try sink.put("\n")
    case .string(let string) where format == nil && !look.facts.isTerminal:
      try sink.put(string.text)
      try sink.put("\n")
    case .time, .duration, .function:
      if format == nil {
        try sink.put(look.clean(try ValueText.scalar(value, run) ?? "") + "\n")
      } else {
        try format?.write(value, to: sink, look, run)
      }
    case .range(let range) where format == nil: try sink.put(range.text + "\n")
    case .list(let list) where format == nil && look.facts.isTerminal && look.prefersTables && isTable(list.elements):
      try Format.table.write(value, to: sink, look, run)
    case .sequence where format == nil && look.facts.isTerminal:
      try Format.listing.write(value, to: sink, look, run)
    case .list where format == nil, .object where format == nil, .range where format == nil:
      var look = look
      if look.facts.isTerminal { look.longestList = look.rowLimit }
      try Format.json.write(value, to: sink, look, run)
    case .null, .bool, .integer, .decimal, .number, .string, .list, .object, .range, .sequence:
      try (format ?? .json).write(value, to: sink, look, run)
    }
  }

  /// A file: a line about it on a terminal, its bytes and nothing else in a pipe.
  private static func file(
    _ file: FileValue, _ format: Format?, to sink: TextSink, _ look: Look, _ run: Run
  ) throws(Raise) {
    if look.facts.isTerminal {
      try sink.put(look.clean(file.text) + look.paint("  .save(\"\(look.clean(file.name))\") keeps it", .dim) + "\n")
    } else if format != nil {
      _ = try file.dataText(run)
    } else {
      try sink.put(file.bytes)
    }
  }

  /// `print(a, b)`: the values on one line with blanks between them, strings bare; a rendering streams, and so do the bytes
  /// of a file into a pipe.
  public static func print(_ values: [Value], to sink: TextSink, _ look: Look, _ run: Run) throws(Raise) {
    if values.count == 1, case .host(let host) = values[0], let rendering = host as? Rendering {
      return try rendering.write(to: sink, look, run)
    }
    if values.count == 1, case .host(let host) = values[0], let file = host as? FileValue {
      return try self.file(file, nil, to: sink, look, run)
    }
    let isStreamed = values.contains { if case .sequence = $0 { true } else { false } }
    guard isStreamed else {
      return try sink.whole { sink throws(Raise) in try line(values, to: sink, look, run) }
    }
    try line(values, to: sink, look, run)
  }

  private static func line(_ values: [Value], to sink: TextSink, _ look: Look, _ run: Run) throws(Raise) {
    for (i, value) in values.enumerated() {
      if i > 0 { try sink.put(" ") }
      switch value {
      // Alone on a terminal it is laid out as the list that it stands for.
      case .sequence where values.count == 1 && look.facts.isTerminal:
        try put(.list(ListValue(try collect(value, run))), to: sink, look, run)
      case .list, .object, .sequence: try put(value, to: sink, look, run)
      case .string(let string):
        guard let long = LongText.of(string) else {
          try sink.put(look.clean(string, keepsLines: true))
          continue
        }
        try LongText.pieces(of: long, run) { piece throws(Raise) in try sink.put(look.clean(piece, keepsLines: true)) }
      default: try sink.put(look.clean(try ValueText.scalar(value, run) ?? "", keepsLines: true))
      }
    }
    try sink.put("\n")
  }

  /// Rows of a listing: a table if they are records, else JSON; the footer below, for a list in JSON only when it goes on.
  public static func rows(
    _ items: [Value], footer: String, hasMore: Bool, to sink: TextSink, _ look: Look, _ run: Run
  ) throws(Raise) {
    if look.prefersTables, isTable(items) {
      var options = FormatOptions()
      options.footer = footer
      let writer = try Format.table.make(options, sink, look, run)
      for item in items { try writer.item(item) }
      try writer.end()
    } else {
      var look = look
      look.longestList = look.rowLimit.map { max($0, items.count) }
      var pretty = PrettyJSON(sink, look, run)
      try pretty.write(.list(ListValue(items)))
      try sink.put("\n")
      if hasMore { try sink.put("  " + look.paint(footer, .dim) + "\n") }
    }
  }

  /// A value on as few lines as its width allows, as JSON: what examples and transcripts hold.
  public static func literal(_ value: Value, width: Int = 400, _ run: Run) throws(Raise) -> String {
    var look = Look(TerminalFacts(width: width, isTerminal: true), theme: .none)
    look.longestLine = width
    let bytes = try TextSink.collect { sink throws(Raise) in
      var pretty = PrettyJSON(sink, look, run)
      try pretty.write(value)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// True if a table shows these better than JSON: objects all of them, most with the first one's fields.
  static func isTable(_ items: [Value]) -> Bool {
    guard case .object(let first)? = items.first, first.count > 0 else { return false }
    let keys = Set(first.keys.map { Key($0) })
    var alike = 0
    for item in items.prefix(100) {
      guard case .object(let object) = item, object.count > 0 else { return false }
      // One field in common is enough: answers leave fields out.
      if object.origin != nil || object.keys.contains(where: { keys.contains(Key($0)) }) { alike += 1 }
    }
    return alike * 2 > min(items.count, 100)
  }

  private static func put(_ value: Value, to sink: TextSink, _ look: Look, _ run: Run) throws(Raise) {
    var look = look
    look.longestString = nil
    if look.facts.isTerminal {
      var pretty = PrettyJSON(sink, look, run)
      try pretty.write(value)
    } else {
      var exact = ExactJSON(sink, style: .compact, run)
      try exact.write(value)
    }
  }

  private static func collect(_ value: Value, _ run: Run) throws(Raise) -> [Value] {
    let cursor = try Items.cursor(over: value, run)
    var items: [Value] = []
    while let item = try cursor.next(run) {
      try run.tick()
      items.append(item)
    }
    return items
  }
}
