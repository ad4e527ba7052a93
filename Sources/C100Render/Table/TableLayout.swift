/// How wide each column is, and which are left out. A value without I/O: measured rows in, widths out.
struct TableLayout {
  struct Column {
    var name: String
    var width: Int
    /// Numbers stand at the right, and are never cut.
    var isNumber: Bool
    /// An identifier or a time is no use when it is cut.
    var isWhole: Bool
    var isTime = false
    /// What it is worth where room is short; see ``TableColumns/Worth``.
    var worth = TableColumns.Worth.usual
  }

  private(set) var columns: [Column]
  /// Positions of the columns that are shown.
  private(set) var shown: [Int]
  /// One record a block: too narrow for a table.
  private(set) var isVertical = false

  static let margin = 2
  static let gap = 2
  /// Cells are cut to this rather than leaving the column out: less where somebody asked for it.
  private let narrowest: Int
  private static let longestWhole = 40

  /// - Parameters:
  ///   - width: of the terminal; nil for no limit.
  ///   - mayDrop: whether columns may be left out.
  init(_ columns: [Column], width: Int?, mayDrop: Bool) {
    self.columns = columns
    shown = Array(columns.indices)
    narrowest = mayDrop ? 20 : 10
    guard let width else { return }
    let room = width - Self.margin
    while !fits(room) {
      // A column goes if there are others enough; else records become blocks.
      guard mayDrop, shown.count > 2 else {
        isVertical = true
        self.columns = columns
        shown = columns.indices.filter { !mayDrop || columns[$0].worth.rawValue < TableColumns.Worth.minor.rawValue }
        if shown.isEmpty { shown = Array(columns.indices) }
        return
      }
      // The one that is worth least, of several the last.
      let least = shown.max { (columns[$0].worth.rawValue, $0) < (columns[$1].worth.rawValue, $1) }
      shown.removeAll { $0 == least }
      self.columns = columns
    }
  }

  /// Narrows the shown columns until they fit, if they can.
  private mutating func fits(_ room: Int) -> Bool {
    let free = room - Self.gap * (shown.count - 1)
    guard total(.max) > free else { return true }
    guard total(narrowest) <= free else { return false }
    var low = narrowest
    var high = free
    while low < high {
      let middle = (low + high + 1) / 2
      if total(middle) <= free { low = middle } else { high = middle - 1 }
    }
    for i in shown { columns[i].width = capped(i, low) }
    // What is left over goes to the first columns that were cut.
    var left = free - total(.max)
    for i in shown where left > 0 && columns[i].width == low {
      columns[i].width += 1
      left -= 1
    }
    return true
  }

  private func capped(_ i: Int, _ cap: Int) -> Int {
    let column = columns[i]
    if column.isNumber || column.isWhole && column.width <= Self.longestWhole { return column.width }
    return min(column.width, cap)
  }

  private func total(_ cap: Int) -> Int { shown.reduce(0) { $0 + capped($1, cap) } }
}
