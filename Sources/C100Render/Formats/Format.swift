import C100Language

/// Choices of a format; each takes what concerns it.
public struct FormatOptions: Sendable {
  /// Columns of a table or CSV, dotted paths allowed; nil chooses.
  public var columns: [String]?
  /// Spaces for each level of JSON; 0 is compact, nil the format's own way.
  public var indent: Int?
  /// Between the cells of CSV.
  public var separator = ","
  /// Whether CSV starts with the names of its columns.
  public var hasHeader = true
  /// Whether cells that a spreadsheet would run (`=`, `+`, `-`, `@` first) get a `'` before them.
  public var defusesFormulas = false
  /// Whether CSV starts with U+FEFF, by which Excel knows that it is UTF-8.
  public var hasMark = false
  /// What stands below a table; nil for the number of rows on a terminal.
  public var footer: String?

  public init() {}
}

/// Writes items in one format as they come.
open class FormatWriter {
  public let sink: TextSink
  public let look: Look
  public let run: Run

  public init(_ sink: TextSink, _ look: Look, _ run: Run) {
    self.sink = sink
    self.look = look
    self.run = run
  }

  /// Before the first item of a listing. Not called for a single value.
  open func begin() throws(Raise) {}
  /// After ``begin()`` for a list that is in memory, whose items come next: it can be looked over beforehand.
  open func survey(_ list: ListValue) throws(Raise) {}
  /// One item of the listing.
  open func item(_ value: Value) throws(Raise) {}
  /// After the last item. Not called when the listing failed on the way.
  open func end() throws(Raise) {}
  /// Before the next item has to be waited for: what there is can be shown.
  open func willWait() throws(Raise) { try sink.flush() }
  /// A single value, whole.
  open func single(_ value: Value) throws(Raise) {
    try begin()
    try item(value)
    try end()
  }
}

/// An output format: its name and what makes its writer. Add one as a file and a line in ``Formats/all``.
public struct Format: Sendable {
  public typealias Make = @Sendable (FormatOptions, TextSink, Look, Run) throws(Raise) -> FormatWriter

  /// As `-o` takes it.
  public let name: String
  /// Of file names, without the dot.
  public let suffixes: [String]
  public let summary: String
  /// True if items already written stay right when more are appended.
  public let isAppendable: Bool
  let make: Make

  init(_ name: String, suffixes: [String], isAppendable: Bool = false, _ summary: String, make: @escaping Make) {
    self.name = name
    self.suffixes = suffixes
    self.isAppendable = isAppendable
    self.summary = summary
    self.make = make
  }

  /// Writes any value: what has items is streamed.
  public func write(
    _ value: Value, _ options: FormatOptions = FormatOptions(), to sink: TextSink, _ look: Look, _ run: Run
  ) throws(Raise) {
    let writer = try make(options, sink, look, run)
    guard try Items.has(value, run), !isWhole(value) else {
      try writer.single(value)
      return
    }
    let cursor = try Items.cursor(over: value, run)
    try writer.begin()
    if case .list(let list) = value { try writer.survey(list) }
    let show: () throws(Raise) -> Void = { () throws(Raise) in try writer.willWait() }
    try run.showing(beforeWaits: show) { () throws(Raise) in
      while let item = try cursor.next(run) {
        try run.tick()
        try writer.item(item)
      }
    }
    try writer.end()
  }

  /// JSON writes a list in memory as the single value that it is.
  private func isWhole(_ value: Value) -> Bool {
    if case .list = value { name == Format.json.name } else { false }
  }
}

/// All output formats.
public enum Formats {
  public static let all: [Format] = [.json, .ndjson, .csv, .tsv, .yaml, .table, .markdown]

  public static let names = all.map(\.name)

  /// The format of this name, as `-o` takes it.
  public static func named(_ name: String) -> Format? { all.first { $0.name == name } }

  /// The format of a file name.
  public static func forFile(_ path: String) -> Format? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let suffix = path[path.index(after: dot)...].lowercased()
    return all.first { $0.suffixes.contains(suffix) }
  }
}
