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
    /// Each with its first eight bytes as a number, which decides most comparisons.
    case strings([(prefix: UInt64, text: String)])
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
      keys = .strings(values.map { if case .string(let text) = $0 { Self.key(text.text) } else { (0, "") } })
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
    case .strings(let texts): difference = Self.order(texts[a], texts[b])
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
    case .integers(let numbers):
      try sort(numbers, &order, run) { $0 < $1 }
    case .strings(let texts):
      try sort(texts, &order, run) { Self.order($0, $1) < 0 }
    case .mixed(let values):
      try sort(values, &order, run) { Same.order($0, $1) < 0 }
    }
  }

  /// Sorts keys with their positions side by side, which is kinder to the cache than looking keys up.
  private func sort<T>(
    _ keys: [T], _ order: inout [Int], _ run: Run, _ precedes: @escaping (T, T) -> Bool
  ) throws(Raise) {
    var pairs: [(key: T, position: Int)] = []
    pairs.reserveCapacity(keys.count)
    for (i, key) in keys.enumerated() { pairs.append((key, i)) }
    if isDescending {
      try Sorting.merge(&pairs, run) { precedes($1.key, $0.key) }
    } else {
      try Sorting.merge(&pairs, run) { precedes($0.key, $1.key) }
    }
    for (i, pair) in pairs.enumerated() { order[i] = pair.position }
  }

  private static func key(_ text: String) -> (prefix: UInt64, text: String) {
    var prefix: UInt64 = 0
    var shift: UInt64 = 56
    for byte in text.utf8.prefix(8) {
      prefix |= UInt64(byte) << shift
      shift = shift &- 8
    }
    return (prefix, text)
  }

  private static func order(_ a: (prefix: UInt64, text: String), _ b: (prefix: UInt64, text: String)) -> Int {
    if a.prefix != b.prefix { return a.prefix < b.prefix ? -1 : 1 }
    return Bytes.order(a.text, b.text)
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
