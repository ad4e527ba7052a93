/// What the cells of a column have been so far.
struct ColumnMeasure {
  /// The column's name as it is shown.
  let name: String
  private(set) var width: Int
  private var filled = 0
  private var numbers = 0
  private var times = 0

  init(_ path: ColumnPath, unicode: Bool) {
    name = TerminalText.clean(path.name, unicode: unicode)
    width = DisplayWidth.of(name)
  }

  @inline(__always)
  mutating func add(_ columns: Int, _ kind: TableCell.Kind) {
    width = max(width, columns)
    if kind == .empty { return }
    filled += 1
    if kind == .number { numbers += 1 }
    if kind == .time { times += 1 }
  }

  /// Every cell that is not empty is one.
  var isNumber: Bool { filled > 0 && numbers == filled }
  var isTime: Bool { filled > 0 && times == filled }
}
