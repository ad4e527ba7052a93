/// One sort order: the keys of all items, each where it lies, and a mark of each.
///
/// A mark is a number: of two keys the one that comes first has the lower mark, or the same. Sorting marks takes a fraction
/// of the time of comparing values; keys are only compared where marks are equal and do not tell all.
final class SortColumn {
  private let count: Int
  /// In the items, which outlive the sort, or in ``made``.
  private let places: UnsafeMutablePointer<Register>
  private let marks: UnsafeMutablePointer<UInt64>
  /// Keys that are no part of their items. Memory that is not used is not touched.
  private let made: Register
  @exclusivity(unchecked) private var madeCount = 0
  /// The kinds of the keys, one bit for each tag.
  @exclusivity(unchecked) private var kinds: UInt16 = 0
  @exclusivity(unchecked) private var hasNull = false
  /// True where keys with equal marks are equal.
  @exclusivity(unchecked) private var marksTellAll = true
  private let isDescending: Bool

  /// - Parameters:
  ///   - items: stay where they are as long as this lives, until they are arranged.
  ///   - span: what an error about keys that cannot be compared points to.
  init(
    _ items: UnsafeMutableBufferPointer<Value>, _ pick: Picker, isDescending: Bool, _ run: Run, _ span: Span
  ) throws(Raise) {
    count = items.count
    made = .allocate(capacity: count)
    places = .allocate(capacity: count)
    marks = .allocate(capacity: count)
    self.isDescending = isDescending
    for start in stride(from: 0, to: items.count, by: Near.batch) {
      let end = min(start + Near.batch, items.count)
      let first = items.baseAddress.unsafelyUnwrapped
      Near.bring(end - start) { first + start + $0 }
      for i in start..<end {
        try run.tick()
        places[i] = try place(of: first + i, pick, run)
      }
      Near.bring(end - start) { places[start + $0] }
      for i in start..<end { marks[i] = note(places[i]) }
    }
    try checkKinds(span)
    try finishMarks(run)
  }

  /// Where the key of an item is; one that is no part of the item is made.
  @inline(__always)
  private func place(of item: Register, _ pick: Picker, _ run: Run) throws(Raise) -> Register {
    if let part = pick.part(of: item) { return part }
    let place = made + madeCount
    place.initialize(to: try pick(item.pointee, run))
    madeCount += 1
    return place
  }

  /// Takes note of a key's kind. Keys of the commonest kinds get their marks, while they are near.
  @inline(__always)
  private func note(_ place: Register) -> UInt64 {
    if place.isNull { hasNull = true } else { kinds |= SortColumn.kind(place.kind) }
    switch place.kind {
    case Tag.integer: return SortColumn.mark(place.int)
    case Tag.string: return textMark(place)
    default: return 0
    }
  }

  deinit {
    Reaper.drain(made, madeCount)
    made.deinitialize(count: madeCount)
    made.deallocate()
    places.deallocate()
    marks.deallocate()
  }

  /// Sorts entries for all items by their keys; those of equal keys stay in order.
  func sort(_ order: Sorting.Order, _ run: Run) throws(Raise) {
    let entries = order.entries
    let flip = isDescending ? UInt64.max : 0
    var (kept, withoutKey) = (0, 0)
    for i in 0..<count {
      let position = entries[i].position
      if hasNull && places[position].isNull {
        order.spare[withoutKey] = entries[i]
        withoutKey += 1
      } else {
        entries[kept] = Sorting.Entry(mark: marks[position] ^ flip, position: position)
        kept += 1
      }
    }
    (entries + kept).update(from: order.spare, count: withoutKey)
    try order.sort(first: kept, run)
    if !marksTellAll { try settle(UnsafeMutableBufferPointer(start: order.entries, count: kept), run) }
  }

  /// Sorts entries of equal marks by their keys.
  private func settle(_ entries: UnsafeMutableBufferPointer<Sorting.Entry>, _ run: Run) throws(Raise) {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count && entries[end].mark == entries[start].mark { end += 1 }
      if end - start > 1 {
        var equal = Array(entries[start..<end])
        try Sorting.merge(&equal, run) { a, b in
          let order = self.order(places[a.position], places[b.position])
          return isDescending ? order > 0 : order < 0
        }
        for i in 0..<equal.count { entries[start + i] = equal[i] }
      }
      start = end
    }
  }

  private func order(_ a: Register, _ b: Register) -> Int {
    guard a.isString, b.isString else { return Same.order(a.pointee, b.pointee) }
    return a.textOrder(b)
  }

  // MARK: - Kinds

  private static func kind(_ kind: UInt8) -> UInt16 { 1 &<< UInt16(kind &>> 4) }

  /// Makes sure that every key that is not null can be compared with every other.
  private func checkKinds(_ span: Span) throws(Raise) {
    let places = UnsafeBufferPointer(start: places, count: count)
    guard let first = places.first(where: { !$0.isNull }) else { return }
    guard Same.isComparable(first.pointee, first.pointee) else { throw cannotOrder(first.pointee, span) }
    if kinds.nonzeroBitCount == 1 { return }
    for place in places where !place.isNull && !Same.isComparable(first.pointee, place.pointee) {
      throw cannotCompare(first.pointee, place.pointee, span)
    }
  }

  private func cannotCompare(_ a: Value, _ b: Value, _ span: Span) -> Raise {
    Raise(
      .type, "sorting cannot compare \(a.typeNameWithArticle) with \(b.typeNameWithArticle)",
      help: ["give a key of one kind: .sortBy(string(.name)) or .sortBy(.count.toNumber())"], span: span)
  }

  private func cannotOrder(_ value: Value, _ span: Span) -> Raise {
    Raise(
      .type, "sorting has no order for \(value.typeNameWithArticle)",
      help: ["sort by a field: .sortBy(.name); by several: .sortBy([\"name\", \"-time\"])"], span: span)
  }

  // MARK: - Marks

  private func finishMarks(_ run: Run) throws(Raise) {
    try run.tick(count)
    switch kinds {
    case 0, SortColumn.kind(Tag.integer): break
    case SortColumn.kind(Tag.string): try finishTextMarks(run)
    case SortColumn.kind(Tag.bool): for i in 0..<count { marks[i] = places[i].isTrue ? 1 : 0 }
    case SortColumn.kind(Tag.time):
      marksTellAll = false
      for i in 0..<count {
        if case .time(let time) = places[i].pointee { marks[i] = SortColumn.mark(time.seconds) }
      }
    default: markNumbers()
    }
  }

  private static func mark(_ number: Int) -> UInt64 { UInt64(bitPattern: Int64(number)) ^ 1 << 63 }

  /// Marks numbers by the nearest double, which orders those that differ enough; others all alike.
  private func markNumbers() {
    marksTellAll = false
    for i in 0..<count where !places[i].isNull {
      guard let number = places[i].pointee.double, !number.isNaN else {
        return marks.update(repeating: 0, count: count)
      }
      // The bits of doubles are in order but for the sign; zero has two.
      let bits = (number == 0 ? 0 : number).bitPattern
      marks[i] = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }
  }

  // MARK: - Marks of texts

  /// Bytes before those that marks of texts are made of: all texts begin with the same.
  @exclusivity(unchecked) private var skipped = 0
  @exclusivity(unchecked) private var leastMark = UInt64.max
  @exclusivity(unchecked) private var greatestMark = UInt64.min
  /// True once a text goes on behind its mark.
  @exclusivity(unchecked) private var isCut = false
  /// True once a mark may be that of a shorter text too, with a zero where this one has a byte.
  @exclusivity(unchecked) private var isAmbiguous = false

  /// Texts are marked by eight bytes of each, those behind what all begin with.
  private func finishTextMarks(_ run: Run) throws(Raise) {
    while isCut {
      let common = (leastMark ^ greatestMark).leadingZeroBitCount / 8
      if common == 0 { break }
      skipped += common
      (leastMark, greatestMark, isCut, isAmbiguous) = (.max, .min, false, false)
      for i in 0..<count where places[i].isString { marks[i] = textMark(places[i]) }
      try run.tick(count)
    }
    marksTellAll = !isCut && !isAmbiguous
  }

  /// The mark of the text that is here: the first byte highest, zeros behind the end.
  @inline(__always)
  private func textMark(_ place: Register) -> UInt64 {
    let mark = place.withText { bytes in
      var mark: UInt64 = 0
      let count = min(max(bytes.count &- skipped, 0), MemoryLayout<UInt64>.size)
      for i in 0..<count { mark |= UInt64(bytes[skipped &+ i]) &<< UInt64(56 &- 8 &* i) }
      if bytes.count > skipped &+ MemoryLayout<UInt64>.size { isCut = true }
      if count > 0 && bytes[skipped &+ count &- 1] == 0 { isAmbiguous = true }
      return mark
    }
    leastMark = min(leastMark, mark)
    greatestMark = max(greatestMark, mark)
    return mark
  }
}
