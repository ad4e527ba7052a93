/// Stable sorting by exact keys, null last in either direction.
enum Sorting {
  /// - Parameter span: what an error about keys that cannot be compared points to.
  static func sort(_ items: [Value], by keys: [SortKey], _ run: Run, _ span: Span) throws(Raise) -> [Value] {
    var columns: [Column] = []
    for key in keys {
      columns.append(try Column(try values(of: items, key, run, span), isDescending: key.isDescending, run, span))
    }
    var order = Array(0..<items.count)
    if columns.count == 1 {
      try columns[0].sort(&order, run)
    } else {
      try merge(&order, run) { a, b in
        for column in columns {
          let difference = column.compare(a, b)
          if difference != 0 { return difference < 0 }
        }
        return false
      }
    }
    var sorted: [Value] = []
    sorted.reserveCapacity(items.count)
    for i in order { sorted.append(items[i]) }
    return sorted
  }

  /// Items in the order of their own values.
  static func sort(_ items: [Value], isDescending: Bool, _ run: Run, _ span: Span) throws(Raise) -> [Value] {
    let column = try Column(items, isDescending: isDescending, run, span)
    var order = Array(0..<items.count)
    try column.sort(&order, run)
    return order.map { items[$0] }
  }

  private static func values(
    of items: [Value], _ key: SortKey, _ run: Run, _ span: Span
  ) throws(Raise) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(items.count)
    switch key.by {
    case .function(let function):
      for item in items {
        try run.tick()
        values.append(try run.call(function, item))
      }
    case .field(let name):
      let path = FieldPath(name)
      for item in items {
        try run.tick()
        values.append(try path.value(in: item, span))
      }
    }
    return values
  }

  /// A stable merge sort that notices a cancellation.
  static func merge<T>(_ items: inout [T], _ run: Run, _ precedes: (T, T) -> Bool) throws(Raise) {
    let count = items.count
    guard count > 1 else { return }
    // Short runs by insertion, then merged pair by pair.
    let width = 8
    var start = 0
    while start < count {
      let end = min(start + width, count)
      for i in start + 1..<max(end, start + 1) {
        let item = items[i]
        var j = i
        while j > start, precedes(item, items[j - 1]) {
          items[j] = items[j - 1]
          j -= 1
        }
        items[j] = item
      }
      start = end
    }
    try run.tick(count)
    var other = items
    var size = width
    while size < count {
      var low = 0
      while low < count {
        let middle = min(low + size, count)
        let high = min(low + 2 * size, count)
        mergeRuns(items, low, middle, high, into: &other, precedes)
        try run.tick(high - low)
        low = high
      }
      swap(&items, &other)
      size *= 2
    }
  }

  private static func mergeRuns<T>(
    _ items: [T], _ low: Int, _ middle: Int, _ high: Int, into other: inout [T], _ precedes: (T, T) -> Bool
  ) {
    items.withUnsafeBufferPointer { from in
      other.withUnsafeMutableBufferPointer { to in
        var i = low
        var j = middle
        // Runs that are in order already are copied.
        if middle >= high || !precedes(from[middle], from[middle - 1]) {
          for k in low..<high { to[k] = from[k] }
          return
        }
        for k in low..<high {
          if i < middle, j >= high || !precedes(from[j], from[i]) {
            to[k] = from[i]
            i += 1
          } else {
            to[k] = from[j]
            j += 1
          }
        }
      }
    }
  }
}

/// The keys of one sort order, in the quickest form that their kinds allow.
private struct Column {
  private enum Keys {
    case integers([Int])
    /// With eight bytes of each as a number, those behind what all begin with: they decide most comparisons.
    case strings([Value], marks: [UInt64])
    case mixed([Value])
  }

  private let keys: Keys
  private let isNull: [Bool]?
  private let isDescending: Bool

  init(_ values: [Value], isDescending: Bool, _ run: Run, _ span: Span) throws(Raise) {
    self.isDescending = isDescending
    var first: Value?
    var nulls = 0
    var integers = 0
    for value in values {
      if case .null = value {
        nulls += 1
        continue
      }
      if case .integer = value { integers += 1 }
      if let first {
        guard Same.isComparable(first, value) else { throw Self.cannotCompare(first, value, span) }
      } else {
        guard Same.isComparable(value, value) else { throw Self.cannotOrder(value, span) }
        first = value
      }
    }
    try run.tick(values.count)
    isNull = nulls == 0 ? nil : values.map { if case .null = $0 { true } else { false } }
    if integers + nulls == values.count {
      keys = .integers(values.map { if case .integer(let number) = $0 { number } else { 0 } })
    } else if case .string = first {
      keys = .strings(values, marks: try Self.marks(values, run))
    } else {
      keys = .mixed(values)
    }
  }

  /// Below zero where item `a` comes before item `b`.
  func compare(_ a: Int, _ b: Int) -> Int {
    if let isNull, isNull[a] || isNull[b] { return isNull[a] ? (isNull[b] ? 0 : 1) : -1 }
    let difference: Int
    switch keys {
    case .integers(let numbers): difference = numbers[a] < numbers[b] ? -1 : numbers[a] > numbers[b] ? 1 : 0
    case .strings(let texts, let marks):
      difference = marks[a] != marks[b] ? (marks[a] < marks[b] ? -1 : 1) : Self.order(texts[a], texts[b])
    case .mixed(let values): difference = Same.order(values[a], values[b])
    }
    return isDescending ? -difference : difference
  }

  func sort(_ order: inout [Int], _ run: Run) throws(Raise) {
    guard isNull == nil else {
      try Sorting.merge(&order, run) { compare($0, $1) < 0 }
      return
    }
    switch keys {
    case .integers(let numbers): try sort(numbers, &order, run) { _, _ in 0 }
    case .strings(let texts, let marks):
      // The texts themselves are only looked at where marks are equal.
      try sort(marks, &order, run) { a, b in Self.order(texts[a], texts[b]) }
    case .mixed: try Sorting.merge(&order, run) { compare($0, $1) < 0 }
    }
  }

  /// Sorts keys with their positions side by side, which is kinder to the cache than looking keys up; `order` decides
  /// between the positions of equal keys.
  private func sort<T: Comparable>(
    _ keys: [T], _ order: inout [Int], _ run: Run, _ tie: (Int, Int) -> Int
  ) throws(Raise) {
    var pairs: [(key: T, position: Int)] = []
    pairs.reserveCapacity(keys.count)
    for (i, key) in keys.enumerated() { pairs.append((key, i)) }
    let isDescending = isDescending
    try Sorting.merge(&pairs, run) { a, b in
      if a.key != b.key { return (a.key < b.key) != isDescending }
      let order = tie(a.position, b.position)
      return isDescending ? order > 0 : order < 0
    }
    for (i, pair) in pairs.enumerated() { order[i] = pair.position }
  }

  // MARK: - Strings

  /// The order of two strings by their bytes.
  private static func order(_ a: Value, _ b: Value) -> Int {
    guard case .string(let a) = a, case .string(let b) = b else { return 0 }
    return Bytes.order(a.text, b.text)
  }

  /// Of each string eight bytes as a number, those behind what all begin with; 0 for null.
  private static func marks(_ values: [Value], _ run: Run) throws(Raise) -> [UInt64] {
    var start = 0
    while true {
      var (least, most) = (UInt64.max, UInt64.min)
      var hasMore = false
      let marks = values.map { value in
        guard case .string(let string) = value else { return UInt64(0) }
        let mark = mark(string.text, from: start)
        least = min(least, mark)
        most = max(most, mark)
        hasMore = hasMore || string.byteCount > start + MemoryLayout<UInt64>.size
        return mark
      }
      let common = most < least ? 0 : (least ^ most).leadingZeroBitCount / 8
      if common == 0 || !hasMore { return marks }
      start += common
      try run.tick(values.count)
    }
  }

  /// Eight bytes of a text from `start` on, the first one highest; zeros behind its end.
  private static func mark(_ text: String, from start: Int) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      guard start < bytes.count else { return 0 }
      var mark: UInt64 = 0
      withUnsafeMutableBytes(of: &mark) { $0.copyBytes(from: bytes[start...].prefix(MemoryLayout<UInt64>.size)) }
      return UInt64(bigEndian: mark)
    }
  }

  private static func cannotCompare(_ a: Value, _ b: Value, _ span: Span) -> Raise {
    Raise(
      .type, "sorting cannot compare \(a.typeNameWithArticle) with \(b.typeNameWithArticle)",
      help: ["give a key of one kind: .sortBy(string(.name)) or .sortBy(.count.toNumber())"], span: span)
  }

  private static func cannotOrder(_ value: Value, _ span: Span) -> Raise {
    Raise(
      .type, "sorting has no order for \(value.typeNameWithArticle)",
      help: ["sort by a field: .sortBy(.name)"], span: span)
  }
}
