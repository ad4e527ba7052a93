import C100Language
import JSONText

extension Format {
  static let csv = Format(
    "csv", suffixes: ["csv"],
    "RFC 4180: CR LF line ends, quotes where needed. Cells that a spreadsheet would run are written as they are, unless defused."
  ) { options, sink, look, run throws(Raise) in try CSVFormatWriter(options, sink, look, run) }

  static let tsv = Format(
    "tsv", suffixes: ["tsv", "tab"], "As CSV, with tabs between the cells."
  ) { options, sink, look, run throws(Raise) in
    var options = options
    options.separator = "\t"
    return try CSVFormatWriter(options, sink, look, run)
  }
}

/// Columns are those asked for, else the fields of the first item. An item that has others is an error: a file that
/// lacks data without saying so would be worse.
private final class CSVFormatWriter: FormatWriter {
  private let separator: UInt8
  private let hasHeader: Bool
  private let defuses: Bool
  private var columns: [ColumnPath]?
  private var reader = RowReader([])
  private let isChosen: Bool
  private var names: Set<Key> = []
  /// Items without fields: one column of values.
  private var isPlain = false
  private var row = 0
  private var check = ColumnCheck(nil)
  /// The mark by which Excel knows that a file is UTF-8; a terminal needs none.
  private let hasMark: Bool

  init(_ options: FormatOptions, _ sink: TextSink, _ look: Look, _ run: Run) throws(Raise) {
    let bytes = Array(options.separator.utf8)
    guard bytes.count == 1, bytes[0] < 0x7f, bytes[0] >= 0x20 || bytes[0] == 0x09, bytes[0] != 0x22 else {
      throw Raise(.value, "the separator of CSV is one ASCII character, not a quote or a line end")
    }
    separator = bytes[0]
    hasHeader = options.hasHeader
    defuses = options.defusesFormulas
    columns = options.columns.map { $0.map { ColumnPath($0) } }
    isChosen = columns != nil
    check = ColumnCheck(columns)
    hasMark = options.hasMark && !look.facts.isTerminal
    super.init(sink, look, run)
  }

  override func item(_ value: Value) throws(Raise) {
    if case .object(let object) = value { try check.look(at: object) }
    if row == 0 { try header(for: value) }
    row += 1
    guard !isPlain else { return try line([value]) }
    guard case .object(let object) = value else {
      throw Raise(.value, "row \(row) of the CSV is \(value.typeNameWithArticle), the rows before it are objects")
    }
    try reader.read(object) { cells throws(Raise) in
      if !isChosen { try checkKeys(of: object, cells) }
      for (i, cell) in cells.enumerated() {
        if i > 0 { try sink.put(byte: separator) }
        switch cell {
        case .scalar(let scalar): try put(scalar, isAlone: cells.count == 1)
        case .value(let value): try put(value, isAlone: cells.count == 1)
        }
      }
    }
    try sink.put("\r\n")
  }

  /// Throws if the item has a field that is no column.
  private func checkKeys(of object: ObjectValue, _ cells: [RowReader.Found]) throws(Raise) {
    if let node = object.node {
      // As many fields as columns, and each column found: there is none besides.
      let found = cells.count { if case .value(.nothing) = $0 { false } else { true } }
      if found == node.count { return }
    } else if object.count == cells.count, let columns,
      columns.indices.allSatisfy({ Bytes.equal(object.key(at: $0), columns[$0].name) })
    {
      return
    }
    for key in object.keys where !names.contains(Key(key)) {
      let first = columns?.first?.name ?? "id"
      throw Raise(
        .value, "row \(row) of the CSV has a field '\(key)' that the first row lacks",
        help: ["name the columns: .csv(\"\(first)\", \"\(key)\", …)"])
    }
  }

  override func end() throws(Raise) {
    if row == 0 {
      try mark()
      if hasHeader, let columns { try line(columns.map { .text($0.name) }) }
    } else {
      check.end(run)
    }
  }

  private func mark() throws(Raise) { if hasMark { try sink.put("\u{FEFF}") } }

  private func header(for value: Value) throws(Raise) {
    try mark()
    if case .object(let object) = value {
      if columns == nil {
        try run.checkSize(object.count * ColumnPath.size)
        columns = object.keys.map { ColumnPath(field: $0) }
        names = Set(object.keys.map { Key($0) })
      }
      reader = RowReader(columns ?? [])
      if hasHeader { try line((columns ?? []).map { .text($0.name) }) }
    } else {
      guard !isChosen else { throw Raise(.value, "columns are named, but the items are \(value.typeName) values") }
      isPlain = true
      if hasHeader { try line([.text("value")]) }
    }
  }

  private func line(_ cells: [Value]) throws(Raise) {
    for (i, cell) in cells.enumerated() {
      if i > 0 { try sink.put(byte: separator) }
      try put(cell, isAlone: cells.count == 1)
    }
    try sink.put("\r\n")
  }

  private func put(_ cell: Value, isAlone: Bool) throws(Raise) {
    if cell.isNull || cell.isNothing {
      // A line that is one empty cell would be no line.
      if isAlone { try sink.put("\"\"") }
      return
    }
    try put(try ValueText.data(cell, run), isNumber: cell.isNumber, isAlone: isAlone)
  }

  /// A scalar, straight from its document where nothing has to be done to it.
  private func put(_ scalar: JSONScalar, isAlone: Bool) throws(Raise) {
    switch scalar.kind {
    case .string:
      var needs = Needs()
      needs.add(scalar.source, separator)
      if scalar.source.first == 0x20 || scalar.source.last == 0x20 { needs.quotes = true }
      guard !scalar.isEscaped, needs.isPlain, !isAlone, !defuses, !look.facts.isTerminal else {
        return try put(scalar.text, isNumber: false, isAlone: isAlone)
      }
      guard needs.quotes else { return try sink.put(scalar.source) }
      try sink.append { bytes throws(Raise) in
        bytes.append(0x22)
        Self.double(scalar.source, &bytes)
        bytes.append(0x22)
      }
    case .null: if isAlone { try sink.put("\"\"") }
    case .bool, .number, .list, .object: try sink.put(scalar.source)
    }
  }

  private func put(_ text: String, isNumber: Bool, isAlone: Bool) throws(Raise) {
    let isDefused = defuses && !isNumber && text.utf8.first.map { Self.formulaStarts.contains($0) } ?? false
    let hasBlankEnd = text.utf8.first == 0x20 || text.utf8.last == 0x20
    var needsQuotes = hasBlankEnd || isAlone && !isDefused && text.isEmpty
    let separator = separator
    try LongText.pieces(of: text, run) { piece throws(Raise) in
      var needs = Needs(isPlain: !piece.utf8.contains(0))
      guard needs.isPlain else {
        throw Raise(.value, "row \(row) of the CSV holds U+0000, which CSV readers refuse")
      }
      var shown = look.clean(piece, keepsLines: true)
      shown.withUTF8 { needs.add($0, separator) }
      needsQuotes = needsQuotes || needs.quotes
    }
    if needsQuotes { try sink.put(byte: 0x22) }
    if isDefused { try sink.put(byte: 0x27) }
    try LongText.pieces(of: text, run) { piece throws(Raise) in
      var shown = look.clean(piece, keepsLines: true)
      try sink.append { bytes throws(Raise) in
        shown.withUTF8 { if needsQuotes { Self.double($0, &bytes) } else { bytes.append(contentsOf: $0) } }
      }
    }
    if needsQuotes { try sink.put(byte: 0x22) }
  }

  /// What a cell's text asks for.
  private struct Needs {
    /// A quote, a line end, the separator.
    var quotes = false
    /// No U+0000, which is refused.
    var isPlain = true

    mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ separator: UInt8) {
      for byte in text {
        if byte == 0x22 || byte == 0x0a || byte == 0x0d || byte == separator { quotes = true }
        if byte == 0 { isPlain = false }
      }
    }
  }

  /// Appends a text with each of its quotes twice.
  private static func double(_ text: UnsafeBufferPointer<UInt8>, _ bytes: inout [UInt8]) {
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
  }

  /// `= + - @`, tab and CR: what spreadsheets take for the start of a formula (OWASP, "CSV Injection").
  private static let formulaStarts: [UInt8] = [0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0d]
}
