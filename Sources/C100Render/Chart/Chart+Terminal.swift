import C100Language

extension Chart {
  /// Draws the chart with characters, within the width.
  func write(to sink: TextSink, _ look: Look) throws(Raise) {
    let unicode = look.facts.unicode
    if let title = options.title {
      try sink.put("  " + look.paint(TerminalText.clean(title, unicode: unicode), .heading) + "\n")
    }
    guard !points.isEmpty else { return try sink.put("  " + look.paint("nothing to draw", .dim) + "\n") }
    switch options.kind {
    case .bars, .histogram: try bars(sink, look)
    case .line: try area(sink, look)
    case .sparkline:
      let columns = max(1, look.facts.width - 2)
      try sink.put(look.paint(Self.spark(resampled(columns), unicode: unicode), .number) + "\n")
    }
  }

  // MARK: - Bars

  private func bars(_ sink: TextSink, _ look: Look) throws(Raise) {
    let unicode = look.facts.unicode
    let most = max(20, look.facts.height * 4)
    let shown = points.prefix(look.facts.isTerminal ? most : 10_000)
    let labels = shown.map { point in
      let label = TerminalText.clean(point.label, unicode: unicode)
      // The bounds of an interval stand with a dash between them.
      return unicode || options.kind != .histogram ? label : label.replacing("–", with: "-")
    }
    let labelWidth = min(labels.map { DisplayWidth.of($0) }.max() ?? 0, max(8, look.facts.width / 3))
    let numberWidth = shown.map { $0.text.utf8.count }.max() ?? 0
    let room = max(4, look.facts.width - 2 - labelWidth - 2 - 1 - numberWidth)
    let largest = shown.map { abs($0.value) }.max() ?? 0
    for (point, label) in zip(shown, labels) {
      let fitted = DisplayWidth.fitted(label, columns: labelWidth, mark: look.facts.ellipsis)
      let share = largest > 0 ? abs(point.value) / largest : 0
      let bar = Self.bar(share * Double(room), unicode: unicode)
      try sink.put("  " + DisplayWidth.padded(fitted, columns: labelWidth) + "  ")
      try sink.put(look.paint(bar, point.value < 0 ? .bad : .number) + (bar.isEmpty ? "" : " ") + point.text + "\n")
    }
    if shown.count < points.count {
      let more = "\(look.facts.ellipsis) \(Show.grouped(points.count - shown.count)) more"
      try sink.put("  " + look.paint(more, .dim) + "\n")
    }
  }

  /// A bar of so many columns, in eighths where there are blocks for them.
  static func bar(_ columns: Double, unicode: Bool) -> String {
    guard unicode else { return String(repeating: "#", count: Int(columns.rounded())) }
    let eighths = Int((columns * 8).rounded())
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }

  // MARK: - Lines

  private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One row of blocks, from the smallest value to the largest.
  static func spark(_ values: [Double], unicode: Bool) -> String {
    let marks = unicode ? blocks : ["_", ".", "-", "=", "*", "#"]
    guard let low = values.min(), let high = values.max() else { return "" }
    return values.map { value in
      let share = high > low ? (value - low) / (high - low) : 0.5
      return marks[min(marks.count - 1, max(0, Int((share * Double(marks.count - 1)).rounded())))]
    }.joined()
  }

  /// Columns of blocks in several rows, with the largest and smallest value at the left and the ends' labels below.
  private func area(_ sink: TextSink, _ look: Look) throws(Raise) {
    let unicode = look.facts.unicode
    let values = points.map(\.value)
    let low = min(0, values.min() ?? 0)
    let high = max(values.max() ?? 0, low)
    let rows = min(12, max(4, look.facts.height - 6))
    let scale = [Self.short(high), Self.short(low)]
    let margin = scale.map(\.utf8.count).max() ?? 0
    let columns = resampled(max(4, look.facts.width - margin - 5))
    for row in 0..<rows {
      let name = row == 0 ? scale[0] : row == rows - 1 ? scale[1] : ""
      var line = ""
      for value in columns {
        let share = high > low ? (value - low) / (high - low) : 0.5
        let level = share * Double(rows) - Double(rows - 1 - row)
        line += unicode ? Self.cell(level) : level > 0 ? (level <= 1 ? "*" : ":") : " "
      }
      while line.last == " " { line.removeLast() }
      let axis = look.paint(unicode ? "┤" : "|", .border)
      try sink.put("  " + DisplayWidth.padded(name, columns: margin, right: true) + " " + axis)
      try sink.put(look.paint(line, .number) + "\n")
    }
    let first = TerminalText.clean(points[0].label, unicode: unicode)
    let last = TerminalText.clean(points[points.count - 1].label, unicode: unicode)
    let gap = columns.count - DisplayWidth.of(first) - DisplayWidth.of(last)
    guard gap > 0 else { return }
    let blanks = String(repeating: " ", count: margin + 4)
    try sink.put(blanks + look.paint(first + String(repeating: " ", count: gap) + last, .dim) + "\n")
  }

  /// The block for a cell that is filled to `level` (1 is full).
  private static func cell(_ level: Double) -> String {
    if level <= 0 { return " " }
    return blocks[min(7, max(0, Int((level * 8).rounded()) - 1))]
  }
}
