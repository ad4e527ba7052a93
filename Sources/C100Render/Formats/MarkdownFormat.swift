import C100Language

extension Format {
  static let markdown = Format(
    "md", suffixes: ["md", "markdown"], "A table as GitHub's Markdown has it."
  ) { options, sink, look, run throws(Raise) in MarkdownWriter(options, sink, look, run) }
}

/// Columns are those asked for, else those of the first item; streams.
private final class MarkdownWriter: FormatWriter {
  private let chosen: [ColumnPath]?
  private var columns: [ColumnPath] = []
  private var isPlain = false
  private var isBegun = false
  private var check: ColumnCheck

  init(_ options: FormatOptions, _ sink: TextSink, _ look: Look, _ run: Run) {
    chosen = options.columns.map { $0.map { ColumnPath($0) } }
    check = ColumnCheck(chosen)
    super.init(sink, look, run)
  }

  override func item(_ value: Value) throws(Raise) {
    if case .object(let object) = value { try check.look(at: object) }
    if !isBegun { try header(value) }
    if case .object(let object) = value, !isPlain {
      try line(columns.map { $0.value(in: object) })
    } else {
      try line([value] + columns.dropFirst().map { _ in .nothing })
    }
  }

  override func end() throws(Raise) {
    if isBegun { check.end(run) }
    if !isBegun, let chosen { try head(chosen.map(\.name), numbers: chosen.map { _ in false }) }
  }

  private func header(_ value: Value) throws(Raise) {
    isBegun = true
    if case .object(let object) = value {
      columns = chosen ?? TableColumns.paths(of: object)
      try head(columns.map(\.name), numbers: columns.map { $0.value(in: object).isNumber })
    } else {
      isPlain = true
      columns = [ColumnPath(field: "value")]
      try head(["value"], numbers: [value.isNumber])
    }
  }

  private func head(_ names: [String], numbers: [Bool]) throws(Raise) {
    try line(names.map { .text($0) })
    try sink.put("|")
    for isNumber in numbers { try sink.put(isNumber ? " ---: |" : " --- |") }
    try sink.put("\n")
  }

  private func line(_ cells: [Value]) throws(Raise) {
    try sink.put("|")
    for cell in cells {
      try sink.put(" ")
      if !cell.isNull, !cell.isNothing {
        try LongText.pieces(of: try ValueText.line(cell, run), run) { piece throws(Raise) in
          let lines = TerminalText.lineEnds(of: piece, as: "\n")
          try sink.put(Self.escaped(TerminalText.clean(lines, keepsLines: true)))
        }
      }
      try sink.put(" |")
    }
    try sink.put("\n")
  }

  /// What would end the cell or start markup is escaped.
  static func escaped(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|", "\\", "`", "*", "_", "[", "]", "~": shown += "\\" + String(scalar)
      case "<": shown += "&lt;"
      case ">": shown += "&gt;"
      case "&": shown += "&amp;"
      case "\n": shown += "<br>"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
