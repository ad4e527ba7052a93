/// What a terminal shows: enough of ECMA-48 for what the editor writes.
struct Screen {
  private(set) var columns: Int
  private(set) var rows: Int
  private var cells: [[Unicode.Scalar?]]
  private(set) var row = 0
  private(set) var column = 0
  private var pending: [UInt8] = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: nil, count: columns), count: rows)
  }

  /// The rows without their trailing blanks, joined by newlines.
  var text: String { lines.joined(separator: "\n") }

  var lines: [String] {
    cells.map { row in
      var view = String.UnicodeScalarView()
      for cell in row where cell != "\u{0}" { view.append(cell ?? " ") }
      var line = String(view)
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  mutating func resize(columns: Int, rows: Int) {
    cells = (0..<rows).map { row in
      (0..<columns).map { row < self.rows && $0 < self.columns ? cells[row][$0] : nil }
    }
    self.columns = columns
    self.rows = rows
    row = min(row, rows - 1)
    column = min(column, columns - 1)
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    while !pending.isEmpty {
      let used = step()
      if used == 0 { return }
      pending.removeFirst(used)
    }
  }

  /// Takes one character or sequence; 0 when more is needed.
  private mutating func step() -> Int {
    let first = pending[0]
    switch first {
    case 0x1B: return escape()
    case 0x0D: column = 0
    case 0x0A: lineFeed()
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x00..<0x20, 0x7F: break
    default:
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard pending.count >= length else { return 0 }
      if let scalar = String(decoding: pending[..<length], as: UTF8.self).unicodeScalars.first { put(scalar) }
      return length
    }
    return 1
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let isWide =
      (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
      || (0xAC00...0xD7A3).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
      || (0x1F300...0x1FAFF).contains(scalar.value)
    let width = isWide ? 2 : 1
    if column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = scalar
    if isWide { cells[row][column + 1] = "\u{0}" }
    column += width
  }

  private mutating func lineFeed() {
    if row + 1 < rows {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: nil, count: columns))
    }
  }

  private mutating func escape() -> Int {
    guard pending.count >= 2 else { return 0 }
    guard pending[1] == UInt8(ascii: "[") else { return 2 }
    var end = 2
    while end < pending.count, !(0x40...0x7E).contains(pending[end]) { end += 1 }
    guard end < pending.count else { return 0 }
    let text = String(decoding: pending[2..<end], as: UTF8.self)
    let numbers = text.split(separator: ";").compactMap { Int($0) }
    let count = max(1, numbers.first ?? 1)
    switch pending[end] {
    case UInt8(ascii: "A"): row = max(0, row - count)
    case UInt8(ascii: "B"): row = min(rows - 1, row + count)
    case UInt8(ascii: "C"): column = min(columns - 1, column + count)
    case UInt8(ascii: "D"): column = max(0, column - count)
    case UInt8(ascii: "G"): column = min(columns - 1, count - 1)
    case UInt8(ascii: "H"):
      row = min(rows - 1, count - 1)
      column = min(columns - 1, (numbers.count > 1 ? numbers[1] : 1) - 1)
    case UInt8(ascii: "K"): for i in column..<columns { cells[row][i] = nil }
    case UInt8(ascii: "J"):
      for i in min(column, columns - 1)..<columns { cells[row][i] = nil }
      for i in (row + 1)..<max(row + 1, rows) { cells[i] = Array(repeating: nil, count: columns) }
    case UInt8(ascii: "P"):
      for _ in 0..<count {
        cells[row].remove(at: column)
        cells[row].append(nil)
      }
    case UInt8(ascii: "@"):
      for _ in 0..<count {
        cells[row].insert(nil, at: column)
        cells[row].removeLast()
      }
    default: break
    }
    return end + 1
  }
}
