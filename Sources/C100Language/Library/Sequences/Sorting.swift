/// Stable sorting by exact keys, null last in either direction.
enum Sorting {
  /// Sorts items by keys, the first of them first. Where it fails they are gone.
  ///
  /// - Parameter span: what an error about keys that cannot be compared points to.
  static func sort(_ items: inout [Value], by keys: [SortKey], _ run: Run, _ span: Span) throws(Raise) {
    try sort(&items, run) { items throws(Raise) in
      var columns: [SortColumn] = []
      for key in keys {
        let pick: Picker =
          switch key.by {
          case .function(let function): .function(function)
          case .field(let name): .field(FieldPath(name), span)
          }
        columns.append(try SortColumn(items, pick, isDescending: key.isDescending, run, span))
      }
      return columns
    }
  }

  /// Sorts items in the order of their own values.
  static func sort(_ items: inout [Value], isDescending: Bool, _ run: Run, _ span: Span) throws(Raise) {
    try sort(&items, run) { items throws(Raise) in
      [try SortColumn(items, .whole, isDescending: isDescending, run, span)]
    }
  }

  private static func sort(
    _ items: inout [Value], _ run: Run, by columns: (UnsafeMutableBufferPointer<Value>) throws(Raise) -> [SortColumn]
  ) throws(Raise) {
    do throws(Raise) {
      try items.withUnsafeMutableBufferPointer { items throws(Raise) in
        let order = Order(items.count)
        // Sorts are stable: what a later key has put in order stays so where an earlier one finds no difference.
        for column in try columns(items).reversed() { try column.sort(order, run) }
        order.arrange(items)
      }
    } catch {
      Reaper.drain(&items)
      throw error
    }
  }

  // MARK: - By marks

  /// The mark of a key, and which item it is of.
  struct Entry {
    var mark: UInt64
    var position: Int
  }

  /// One entry for each item, and room for as many: in plain memory, of which a large sort needs little.
  final class Order {
    private let count: Int
    @exclusivity(unchecked) private(set) var entries: UnsafeMutablePointer<Entry>
    @exclusivity(unchecked) private(set) var spare: UnsafeMutablePointer<Entry>

    /// From so many entries on, passes over their bytes are quicker than comparing them.
    private static let worthPasses = 200

    init(_ count: Int) {
      self.count = count
      entries = .allocate(capacity: count)
      spare = .allocate(capacity: count)
      for i in 0..<count { entries[i] = Entry(mark: 0, position: i) }
    }

    deinit {
      entries.deallocate()
      spare.deallocate()
    }

    /// Sorts the first so many entries by their marks; equal ones stay in order, and so do those behind.
    func sort(first count: Int, _ run: Run) throws(Raise) {
      guard count >= Self.worthPasses else {
        var few = Array(UnsafeBufferPointer(start: entries, count: count))
        try merge(&few, run) { $0.mark < $1.mark }
        for i in 0..<count { entries[i] = few[i] }
        return
      }
      var (differing, isSorted, last) = (UInt64(0), true, entries[0].mark)
      for i in 0..<count {
        let mark = entries[i].mark
        differing |= mark ^ last
        isSorted = isSorted && last <= mark
        last = mark
      }
      try run.tick(count)
      if isSorted { return }
      // From the lowest byte to the highest; those in which all are equal have nothing to tell.
      for shift in stride(from: 0, to: UInt64.bitWidth, by: 8) where differing &>> shift & 0xFF != 0 {
        distribute(first: count, byByteAt: shift)
        try run.tick(count)
      }
    }

    /// Sorts entries by one byte of their marks; equal ones stay in order.
    private func distribute(first count: Int, byByteAt shift: Int) {
      let (from, to) = (entries, spare)
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { next in
        next.initialize(repeating: 0)
        for i in 0..<count { next[Int(truncatingIfNeeded: from[i].mark &>> shift & 0xFF)] &+= 1 }
        var start = 0
        for byte in 0..<256 { (next[byte], start) = (start, start &+ next[byte]) }
        for i in 0..<count {
          let byte = Int(truncatingIfNeeded: from[i].mark &>> shift & 0xFF)
          to[next[byte]] = from[i]
          next[byte] &+= 1
        }
      }
      if count < self.count { (to + count).update(from: from + count, count: self.count - count) }
      swap(&entries, &spare)
    }

    /// Puts the items in this order. They are moved and not counted: counting them in an order in which memory never comes
    /// took longer than sorting them.
    func arrange(_ items: UnsafeMutableBufferPointer<Value>) {
      guard let start = items.baseAddress else { return }
      precondition(MemoryLayout<Entry>.stride == MemoryLayout<Value>.stride, "an entry's room is that of a value")
      let arranged = UnsafeMutableRawPointer(spare).bindMemory(to: Value.self, capacity: count)
      for i in 0..<count { (arranged + i).moveInitialize(from: start + entries[i].position, count: 1) }
      start.moveInitialize(from: arranged, count: count)
      spare = UnsafeMutableRawPointer(arranged).bindMemory(to: Entry.self, capacity: count)
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
