import C100Language

extension Format {
  static let table = Format(
    "table", suffixes: ["txt"], "Columns for reading: chosen, aligned and cut on a terminal, whole in a pipe."
  ) { options, sink, look, run throws(Raise) in TableWriter(options, sink, look, run) }
}

/// Measures the first rows, then writes as rows come. On a terminal later cells are cut to their column; elsewhere they
/// are whole, even where that breaks the alignment.
private final class TableWriter: FormatWriter {
  private let options: FormatOptions
  private var paths: [ColumnPath] = []
  /// Of the items that are measured; a column that comes later still is told by its being filled.
  private var check: ColumnCheck
  private var reader = RowReader([])
  private var worths: [TableColumns.Worth] = []
  /// Items of a listing that are measured before the first is written.
  private var waiting: [Value] = []
  private var measures: [ColumnMeasure] = []
  private var layout: TableLayout?
  private var slots: [Slot] = []
  private var rows = 0
  /// Items without fields: one column of values.
  private var isPlain = false
  /// A time is among the cells that were shown.
  private var showsTimes = false

  /// Where a cell stands in a line.
  private struct Slot {
    var column: Int
    var blanksBefore: Int
    var width: Int
    var isNumber: Bool
  }

  /// A column is laid out no wider than this: longer texts go beyond it.
  private static let widest = 1_000

  /// Rows that are measured before the first is written. Of a list in memory all are.
  private var sampleSize: Int { look.facts.isTerminal ? max(50, look.facts.height) : 100 }

  init(_ options: FormatOptions, _ sink: TextSink, _ look: Look, _ run: Run) {
    self.options = options
    paths = options.columns.map { $0.map { ColumnPath($0) } } ?? []
    check = ColumnCheck(options.columns == nil ? nil : paths)
    super.init(sink, look, run)
  }

  override func item(_ value: Value) throws(Raise) {
    rows += 1
    guard layout == nil else {
      if case .object(let object) = value { try check.look(at: object) }
      return try write(value)
    }
    waiting.append(value)
    if waiting.count >= sampleSize { try settle() }
  }

  override func survey(_ list: ListValue) throws(Raise) {
    guard list.count > 0 else { return }
    if options.columns == nil { choose(try TableColumns(list, run)) }
    startMeasuring()
    let cursor = ListCursor(list)
    while let item = try cursor.next(run) {
      try run.tick()
      try measure(item)
    }
    try layOut()
  }

  /// The first page is shown when the second has to be waited for; its widths stay.
  override func willWait() throws(Raise) {
    if layout == nil, !waiting.isEmpty { try settle() }
    try super.willWait()
  }

  override func end() throws(Raise) {
    if layout == nil { try settle() }
    try footer()
    if rows > 0 { check.end(run) }
  }

  /// A single object: its fields below one another.
  override func single(_ value: Value) throws(Raise) {
    guard case .object(let object) = value, options.columns == nil else {
      try item(value)
      return try end()
    }
    try run.checkSize(object.count * ColumnPath.size)
    try block(TableColumns.paths(of: object), object)
  }

  // MARK: - Columns

  private func settle() throws(Raise) {
    let items = waiting
    waiting = []
    if options.columns == nil { choose(TableColumns(items)) }
    startMeasuring()
    for item in items { try measure(item) }
    try layOut()
    rows = 0
    for item in items {
      rows += 1
      try write(item)
    }
  }

  private func choose(_ found: TableColumns) {
    paths = found.columns.map(\.path)
    worths = found.columns.map(\.worth)
    if paths.isEmpty {
      isPlain = true
      paths = [ColumnPath(field: "value")]
      worths = [.naming]
    }
  }

  private func startMeasuring() {
    reader = RowReader(paths)
    measures = paths.map { ColumnMeasure($0, unicode: look.facts.unicode) }
  }

  private func measure(_ item: Value) throws(Raise) {
    if case .object(let object) = item { try check.look(at: object) }
    try cells(item) { cells throws(Raise) in
      for i in cells.indices {
        if let (columns, kind) = Self.shownAsItStands(cells[i]) {
          measures[i].add(columns, kind)
        } else {
          let cell = try TableCell(cells[i], look, run)
          measures[i].add(cell.width, cell.kind)
        }
      }
    }
  }

  private func layOut() throws(Raise) {
    let columns = zip(paths, measures).enumerated().map { i, column in
      let (path, measure) = column
      return TableLayout.Column(
        name: measure.name, width: min(measure.width, Self.widest), isNumber: measure.isNumber,
        isWhole: measure.isTime || Bytes.equal(path.name, "id") || path.name.hasSuffix("Id"), isTime: measure.isTime,
        worth: worths.isEmpty ? .usual : worths[i])
    }
    let layout = TableLayout(
      columns, width: look.facts.isTerminal ? look.facts.width : nil, mayDrop: options.columns == nil)
    self.layout = layout
    guard !layout.isVertical else { return }
    try head(layout)
    slots = layout.shown.enumerated().map { place, i in
      Slot(
        column: i, blanksBefore: place == 0 ? TableLayout.margin : TableLayout.gap, width: layout.columns[i].width,
        isNumber: layout.columns[i].isNumber)
    }
  }

  /// Calls `body` with what stands in each column.
  private func cells(_ item: Value, _ body: ([RowReader.Found]) throws(Raise) -> Void) throws(Raise) {
    if case .object(let object) = item, !isPlain { return try reader.read(object, body) }
    var cells = [RowReader.Found](repeating: .value(.nothing), count: paths.count)
    if !cells.isEmpty { cells[0] = .value(item) }
    try body(cells)
  }

  /// Columns and kind of a cell whose text needs nothing done to it.
  private static func shownAsItStands(_ found: RowReader.Found) -> (Int, TableCell.Kind)? {
    guard case .scalar(let scalar) = found else { return nil }
    switch scalar.kind {
    case .null, .list, .object: return (0, .empty)
    case .bool, .number: return (scalar.source.count, TableCell.Kind(scalar.kind))
    case .string: return scalar.isEscaped ? nil : DisplayWidth.of(scalar.source).map { ($0, .text) }
    }
  }

  // MARK: - Rows

  private func write(_ item: Value) throws(Raise) {
    guard let layout else { return }
    if layout.isVertical { try writeBlock(item) } else { try line(item) }
  }

  private func head(_ layout: TableLayout) throws(Raise) {
    var names = ""
    var rule = ""
    for (place, i) in layout.shown.enumerated() {
      let column = layout.columns[i]
      let gap = String(repeating: " ", count: place == 0 ? TableLayout.margin : TableLayout.gap)
      let name = DisplayWidth.fitted(column.name, columns: column.width, mark: look.facts.ellipsis)
      let isLast = place == layout.shown.count - 1
      let padded = DisplayWidth.padded(name, columns: column.width, right: column.isNumber)
      names += gap + look.paint(isLast && !column.isNumber ? name : padded, .heading)
      rule += gap + String(repeating: look.facts.unicode ? "─" : "-", count: column.width)
    }
    try sink.put(names + "\n" + look.paint(rule, .border) + "\n")
  }

  private func line(_ item: Value) throws(Raise) {
    // They are written when something follows: no blanks at the end of a line.
    var blanks = 0
    try cells(item) { cells throws(Raise) in
      for slot in slots {
        let found = cells[slot.column]
        if case .scalar(let scalar) = found, !look.facts.colour, let (columns, kind) = Self.shownAsItStands(found),
          columns <= slot.width || !look.facts.isTerminal
        {
          try align(slot, columns: columns, isEmpty: kind == .empty || scalar.source.isEmpty, &blanks)
          if kind != .empty { try sink.put(scalar.source) }
          continue
        }
        var cell = try TableCell(found, look, run)
        if look.facts.isTerminal, cell.width > slot.width {
          cell.text = DisplayWidth.fitted(cell.text, columns: slot.width, mark: look.facts.ellipsis)
          cell.width = DisplayWidth.of(cell.text)
        }
        try align(slot, columns: cell.width, isEmpty: cell.text.isEmpty, &blanks)
        try cell.put(to: sink, look, run) { paint(cell, $0) }
      }
    }
    try sink.put(byte: 0x0a)
  }

  /// Writes the blanks before a cell.
  ///
  /// - Parameter blanks: those that are not written yet; changed to those after the cell.
  private func align(_ slot: Slot, columns: Int, isEmpty: Bool, _ blanks: inout Int) throws(Raise) {
    let padding = max(0, slot.width - columns)
    blanks += slot.blanksBefore + (slot.isNumber ? padding : 0)
    if !isEmpty {
      try sink.put(0x20, times: blanks)
      blanks = 0
    }
    if !slot.isNumber { blanks += padding }
  }

  private func paint(_ cell: TableCell, _ text: String) -> String {
    switch cell.kind {
    case .empty, .text: return text
    case .number: return look.paint(text, .number)
    case .literal: return look.paint(text, .literal)
    case .time: return look.paint(text, .string)
    }
  }

  // MARK: - Blocks

  private func writeBlock(_ item: Value) throws(Raise) {
    let title = " \(rows) "
    let mark = look.facts.unicode ? "─" : "-"
    let line =
      mark + mark + title + String(repeating: mark, count: max(0, min(look.facts.width, 60) - 2 - title.utf8.count))
    try sink.put(look.paint(line, .border) + "\n")
    guard case .object(let object) = item else {
      let cell = try TableCell(item, look, run)
      return try sink.put(
        "  " + DisplayWidth.fitted(cell.text, columns: look.facts.width - 2, mark: look.facts.ellipsis) + "\n")
    }
    try block(layout.map { layout in layout.shown.map { paths[$0] } } ?? paths, object)
  }

  /// The fields of one object below one another.
  private func block(_ paths: [ColumnPath], _ object: ObjectValue) throws(Raise) {
    let names = paths.map { TerminalText.clean($0.name, unicode: look.facts.unicode) }
    var width = names.map { DisplayWidth.of($0) }.max() ?? 0
    if look.facts.isTerminal { width = min(width, max(8, look.facts.width / 2 - 4)) }
    let room = look.facts.width - width - 2 * TableLayout.gap
    for (path, name) in zip(paths, names) {
      let cell = try TableCell(path.value(in: object), look, run)
      // Where nobody asked for it, what is empty is left out.
      if cell.text.isEmpty, look.facts.isTerminal, options.columns == nil { continue }
      if cell.kind == .time { showsTimes = true }
      var shown = name
      if DisplayWidth.of(name) > width, path.steps.count > 1, let last = path.steps.last {
        // The last step tells a dotted name from its neighbours.
        shown = look.facts.ellipsis + TerminalText.clean(last, unicode: look.facts.unicode)
      }
      let label = DisplayWidth.padded(
        DisplayWidth.fitted(shown, columns: width, mark: look.facts.ellipsis), columns: cell.text.isEmpty ? 0 : width)
      try sink.put("  " + look.paint(label, .key))
      if look.facts.isTerminal {
        for (i, line) in wrapped(cell.text, room).enumerated() {
          if i > 0 { try sink.put("\n" + String(repeating: " ", count: width + TableLayout.margin)) }
          if !line.isEmpty { try sink.put("  " + paint(cell, line)) }
        }
      } else if !cell.text.isEmpty {
        try sink.put("  ")
        try cell.put(to: sink, look, run) { paint(cell, $0) }
      }
      try sink.put(byte: 0x0a)
    }
  }

  /// A cell of a block in lines of this width, at most three: what is longer is cut.
  private func wrapped(_ text: String, _ columns: Int) -> [String] {
    var lines: [String] = []
    var rest = text
    while lines.count < 2, DisplayWidth.of(rest) > columns {
      let line = DisplayWidth.prefix(rest, columns: columns)
      guard !line.isEmpty else { break }
      lines.append(line)
      rest = String(rest.unicodeScalars.dropFirst(line.unicodeScalars.count))
    }
    return lines + [DisplayWidth.fitted(rest, columns: columns, mark: look.facts.ellipsis)]
  }

  // MARK: - Footer

  private func footer() throws(Raise) {
    guard look.facts.isTerminal else { return }
    var parts: [String] = []
    if let text = options.footer {
      if !text.isEmpty { parts.append(text) }
    } else {
      parts.append(rows == 1 ? "1 row" : "\(Show.grouped(rows)) rows")
    }
    if showsTimes || layout.map({ layout in layout.shown.contains { layout.columns[$0].isTime } }) ?? false {
      parts.append("times in \(TerminalText.clean(run.services.zone.name, unicode: look.facts.unicode))")
    }
    if let layout, layout.shown.count < paths.count {
      let hidden = paths.indices.filter { !layout.shown.contains($0) }.map { paths[$0].name }
      let names = TerminalText.clean(hidden.joined(separator: ", "), unicode: look.facts.unicode)
      let what = layout.isVertical ? "field" : "column"
      let way = look.facts.width < 80 ? "" : " for .table(\(look.facts.ellipsis))"
      parts.append("\(hidden.count) more \(what)\(hidden.count == 1 ? "" : "s")\(way): \(names)")
    }
    guard !parts.isEmpty else { return }
    let text = parts.joined(separator: look.facts.unicode ? " · " : " - ")
    let fitted = DisplayWidth.fitted(text, columns: look.facts.width - TableLayout.margin, mark: look.facts.ellipsis)
    try sink.put("  " + look.paint(fitted, .dim) + "\n")
  }
}

extension Show {
  /// A count with commas between thousands.
  public static func grouped(_ count: Int) -> String {
    var text = ""
    for (i, digit) in String(count.magnitude).reversed().enumerated() {
      if i > 0, i % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (count < 0 ? "-" : "") + String(text.reversed())
  }
}
