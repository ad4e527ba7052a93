/// Stable sorting by exact keys, null last in either direction.
enum Sorting {
  /// Sorts items by keys, the first of them first.
  ///
  /// - Parameter span: what an error about keys that cannot be compared points to.
  static func sort(_ items: inout [Value], by keys: [SortKey], _ run: Run, _ span: Span) throws(Raise) {
    try items.withUnsafeMutableBufferPointer { items throws(Raise) in
      var columns: [SortColumn] = []
      for key in keys {
        let pick: Picker =
          switch key.by {
          case .function(let function): .function(function)
          case .field(let name): .field(FieldPath(name), span)
          }
        columns.append(try SortColumn(items, pick, isDescending: key.isDescending, run, span))
      }
      try sort(items, columns, run)
    }
  }

  /// Sorts items in the order of their own values.
  static func sort(_ items: inout [Value], isDescending: Bool, _ run: Run, _ span: Span) throws(Raise) {
    try items.withUnsafeMutableBufferPointer { items throws(Raise) in
      try sort(items, [try SortColumn(items, .whole, isDescending: isDescending, run, span)], run)
    }
  }

  private static func sort(
    _ items: UnsafeMutableBufferPointer<Value>, _ columns: [SortColumn], _ run: Run
  ) throws(Raise) {
    var order = Array(0..<items.count)
    // Sorts are stable: what a later key has put in order stays so where an earlier one finds no difference.
    for column in columns.reversed() { try column.sort(&order, run) }
    arrange(items, order)
  }

  /// Puts items in this order. They are moved and not counted: counting them in an order in which memory never comes took
  /// longer than sorting them.
  private static func arrange(_ items: UnsafeMutableBufferPointer<Value>, _ order: [Int]) {
    guard let start = items.baseAddress else { return }
    let arranged = Register.allocate(capacity: items.count)
    for i in 0..<items.count { (arranged + i).moveInitialize(from: start + order[i], count: 1) }
    start.moveInitialize(from: arranged, count: items.count)
    arranged.deallocate()
  }

  // MARK: - By marks

  /// The mark of a key, and which item it is of.
  struct Entry {
    var mark: UInt64
    var position: Int
  }

  /// From so many entries on, passes over their bytes are quicker than comparing them.
  private static let worthPasses = 200

  /// Sorts entries by their marks; equal ones stay in order.
  static func sort(_ entries: inout [Entry], _ run: Run) throws(Raise) {
    guard entries.count >= worthPasses else { return try merge(&entries, run) { $0.mark < $1.mark } }
    var (differing, isSorted, last) = (UInt64(0), true, entries[0].mark)
    for entry in entries {
      differing |= entry.mark ^ last
      isSorted = isSorted && last <= entry.mark
      last = entry.mark
    }
    try run.tick(entries.count)
    if isSorted { return }
    var sorted = entries
    // From the lowest byte to the highest; those in which all are equal have nothing to tell.
    for shift in stride(from: 0, to: UInt64.bitWidth, by: 8) where differing &>> shift & 0xFF != 0 {
      distribute(entries, into: &sorted, byByteAt: shift)
      swap(&entries, &sorted)
      try run.tick(entries.count)
    }
  }

  /// Sorts entries by one byte of their marks; equal ones stay in order.
  private static func distribute(_ entries: [Entry], into sorted: inout [Entry], byByteAt shift: Int) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { next in
      next.initialize(repeating: 0)
      for entry in entries { next[Int(truncatingIfNeeded: entry.mark &>> shift & 0xFF)] &+= 1 }
      var start = 0
      for byte in 0..<256 { (next[byte], start) = (start, start &+ next[byte]) }
      sorted.withUnsafeMutableBufferPointer { sorted in
        for entry in entries {
          let byte = Int(truncatingIfNeeded: entry.mark &>> shift & 0xFF)
          sorted[next[byte]] = entry
          next[byte] &+= 1
        }
      }
    }
  }

  // MARK: - By comparing

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
