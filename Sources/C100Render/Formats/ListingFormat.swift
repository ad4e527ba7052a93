import C100Language

extension Format {
  /// What a terminal shows of a lazy sequence when nobody says how; has no name that `-o` takes.
  static let listing = Format("listing", suffixes: [], "A table of records, else JSON, as the items come.") {
    options, sink, look, run throws(Raise) in ListingWriter(options, sink, look, run)
  }
}

/// Holds the first items until they tell what they are, then hands all to the format that fits.
private final class ListingWriter: FormatWriter {
  private let options: FormatOptions
  private var held: [Value] = []
  private var writer: FormatWriter?

  private static let telling = 50

  init(_ options: FormatOptions, _ sink: TextSink, _ look: Look, _ run: Run) {
    self.options = options
    super.init(sink, look, run)
  }

  override func item(_ value: Value) throws(Raise) {
    if let writer { return try writer.item(value) }
    held.append(value)
    if held.count == Self.telling { _ = try settled() }
  }

  override func willWait() throws(Raise) {
    if writer != nil || !held.isEmpty { try settled().willWait() }
  }

  override func end() throws(Raise) { try settled().end() }

  private func settled() throws(Raise) -> FormatWriter {
    if let writer { return writer }
    let format: Format = look.prefersTables && Show.isTable(held) ? .table : .json
    let chosen = try format.make(options, sink, look, run)
    writer = chosen
    try chosen.begin()
    for item in held { try chosen.item(item) }
    held = []
    return chosen
  }
}
