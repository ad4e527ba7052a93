/// What a terminal shows: enough of ECMA-48 for what the editor writes.
struct Screen {
  private(set) var columns: Int
  private(set) var rows: Int
  /// A cell holds a character with the marks that combine with it; the second cell of a wide one is empty text.
  private var cells: [[String?]]
  private(set) var row = 0
  private(set) var column = 0
  /// What was set by an OSC sequence, such as the window's title: nothing that c100 writes may.
  private(set) var title = ""
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
      var line = row.map { $0 ?? " " }.joined()
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  /// The last row that holds something.
  var lastLine: String { lines.last { !$0.isEmpty } ?? "" }

  /// True when nothing stands behind the last prompt, but for the calls that are left.
  var isAtPrompt: Bool {
    guard lastLine.hasPrefix("c100>") else { return false }
    return lastLine.dropFirst(5).allSatisfy { $0 == " " || $0.isNumber || $0 == "/" || $0 == ":" }
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
    var used = 0
    while used < pending.count {
      let step = step(pending[used...])
      if step == 0 { break }
      used += step
    }
    pending.removeFirst(used)
  }

  /// Takes one character or sequence; 0 when more is needed.
  private mutating func step(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    switch first {
    case 0x1B: return escape(Array(bytes.prefix(256)))
    case 0x0D: column = 0
    case 0x0A: lineFeed()
    case 0x08: column = max(0, min(column, columns - 1) - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x00..<0x20, 0x7F: break
    default:
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard bytes.count >= length else { return 0 }
      let text = String(decoding: bytes.prefix(length), as: UTF8.self)
      if let scalar = text.unicodeScalars.first { put(scalar) }
      return length
    }
    return 1
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(scalar)
    guard width > 0 else {
      // What combines belongs to the character before it.
      if column > 0 { cells[row][min(column, columns) - 1, default: ""].unicodeScalars.append(scalar) }
      return
    }
    if column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xFF00...0xFF60, 0x1F300...0x1FAFF: 2
    default: 1
    }
  }

  private mutating func lineFeed() {
    if row + 1 < rows {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: nil, count: columns))
    }
  }

  private mutating func escape(_ bytes: [UInt8]) -> Int {
    guard bytes.count >= 2 else { return 0 }
    if bytes[1] == UInt8(ascii: "]") {
      guard let end = bytes.firstIndex(of: 7) else { return bytes.count < 256 ? 0 : 2 }
      title = String(decoding: bytes[2..<end], as: UTF8.self)
      return end + 1
    }
    guard bytes[1] == UInt8(ascii: "[") else { return 2 }
    guard let end = bytes.indices.dropFirst(2).first(where: { (0x40...0x7E).contains(bytes[$0]) }) else { return 0 }
    let text = String(decoding: bytes[2..<end], as: UTF8.self)
    let numbers = text.split(separator: ";").compactMap { Int($0) }
    let count = max(1, numbers.first ?? 1)
    let here = min(column, columns - 1)
    switch bytes[end] {
    case UInt8(ascii: "A"): row = max(0, row - count)
    case UInt8(ascii: "B"): row = min(rows - 1, row + count)
    case UInt8(ascii: "C"): column = min(columns - 1, column + count)
    case UInt8(ascii: "D"): column = max(0, here - count)
    case UInt8(ascii: "G"): column = min(columns - 1, count - 1)
    case UInt8(ascii: "H"):
      row = min(rows - 1, count - 1)
      column = min(columns - 1, (numbers.count > 1 ? numbers[1] : 1) - 1)
    case UInt8(ascii: "K"): for i in here..<columns { cells[row][i] = nil }
    case UInt8(ascii: "J"):
      for i in here..<columns { cells[row][i] = nil }
      for i in (row + 1)..<max(row + 1, rows) { cells[i] = Array(repeating: nil, count: columns) }
    case UInt8(ascii: "P"):
      for _ in 0..<count {
        cells[row].remove(at: here)
        cells[row].append(nil)
      }
    case UInt8(ascii: "@"):
      for _ in 0..<count {
        cells[row].insert(nil, at: here)
        cells[row].removeLast()
      }
    default: break
    }
    return end + 1
  }
}

extension Array where Element == String? {
  fileprivate subscript(index: Int, default fallback: String) -> String {
    get { self[index] ?? fallback }
    set { self[index] = newValue }
  }
}
