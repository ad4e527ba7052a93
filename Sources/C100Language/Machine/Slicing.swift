/// Slices and single items of lists, strings, ranges and lazy sequences.
enum Slicing {
  /// `value[lower..upper]`; an absent end is nothing. Negative ends count from the back.
  static func slice(
    _ value: Value, _ lower: Value, _ upper: Value, closed: Bool, optional: Bool, _ run: Run
  ) throws(Raise) -> Value {
    let first = try end(lower)
    let last = try end(upper)
    switch value {
    case .list(let list):
      let bounds = try bounds(first, last, closed, list.count, optional, "list")
      try run.tick(1 + bounds.count / 64)
      return .elements(Array(copying: list.elements[bounds]))
    case .string(let string):
      // Scalars, as `count()` counts them.
      let scalars = try string.scalars(run)
      var text = string.text
      return try text.withBytes { bytes throws(Raise) in
        let count = scalars?.count ?? TextBytes.scalarCount(bytes)
        let bounds = try bounds(first, last, closed, count, optional, "string")
        try run.tick(1 + bounds.count >> 8)
        if count == bytes.count { return .text(TextPieces.string(bytes, bounds)) }
        func offset(_ scalar: Int) -> Int {
          scalars?.offset(ofScalar: scalar, in: bytes) ?? TextBytes.offset(ofScalar: scalar, in: bytes) ?? bytes.count
        }
        let start = offset(bounds.lowerBound)
        return .text(TextPieces.string(bytes, start..<max(start, offset(bounds.upperBound))))
      }
    case .range(let range):
      guard let count = range.count else {
        throw Raise(.value, "this range is too long to be cut")
      }
      let bounds = try bounds(first, last, closed, count, optional, "range")
      // Behind the largest integer there is none: what ends there is closed, or empty.
      let (upper, isPast) = range.lower.addingReportingOverflow(bounds.upperBound)
      let lower = isPast && bounds.isEmpty ? Int.max : range.lower + bounds.lowerBound
      return .range(
        RangeValue(lower: lower, upper: isPast ? Int.max : upper, isClosed: isPast && !bounds.isEmpty))
    case .sequence: return try slice(of: value, first, last, closed, run)
    case .null where optional: return .null
    default: throw Raise(.type, "\(value.typeNameWithArticle) cannot be cut into slices")
    }
  }

  private static func end(_ value: Value) throws(Raise) -> Int? {
    if value.isNothing { return nil }
    if let number = value.wholeNumber { return number }
    throw Raise(.type, "the ends of a slice must be whole numbers, got \(value.typeNameWithArticle)")
  }

  private static func bounds(
    _ first: Int?, _ last: Int?, _ closed: Bool, _ count: Int, _ optional: Bool, _ what: String
  ) throws(Raise) -> Range<Int> {
    let start = first.map { $0 < 0 ? $0.addingReportingOverflow(count).partialValue : $0 } ?? 0
    var stop = count
    if let last {
      let place = last < 0 ? last.addingReportingOverflow(count).partialValue : last
      stop = closed ? place.addingReportingOverflow(1).partialValue : place
      if closed, place == Int.max { stop = Int.max }
    }
    if optional {
      let from = min(max(start, 0), count)
      return from..<max(from, min(max(stop, 0), count))
    }
    guard start >= 0, start <= count, stop >= 0, stop <= count else {
      throw Raise(
        .value, "the slice is out of range: the \(what) has \(count)", help: ["for what there is of it: ?[…]"])
    }
    return start..<max(start, stop)
  }

  /// A slice of a lazy sequence: only what is needed of it is walked.
  private static func slice(
    of value: Value, _ first: Int?, _ last: Int?, _ closed: Bool, _ run: Run
  ) throws(Raise) -> Value {
    let start = first ?? 0
    if start >= 0, last.map({ $0 >= 0 }) ?? true, case .sequence(let sequence) = value {
      var stop = last ?? Int.max
      if closed, last != nil, stop < Int.max { stop += 1 }
      let range = start..<max(start, stop)
      let opened = try sequence.walk(.slice(range), run)
      var items: [Value] = []
      var position = opened.honoursDemand ? range.lowerBound : 0
      while position < range.upperBound, let item = try opened.cursor.next(run) {
        try run.tick()
        if position >= range.lowerBound { items.append(item) }
        position += 1
      }
      if position >= range.upperBound { opened.cursor.close() }
      return .elements(items)
    }
    let items = try Walk.items(try Walk.cursor(over: value, run), run)
    return .elements(Array(items[try bounds(first, last, closed, items.count, true, "sequence")]))
  }

  /// The item at a place of a lazy sequence; from the back when negative.
  static func item(of value: Value, _ place: Int, _ run: Run) throws(Raise) -> Value? {
    guard case .sequence(let sequence) = value else { return nil }
    if place >= 0 {
      let range = place..<(place == Int.max ? place : place + 1)
      let opened = try sequence.walk(.slice(range), run)
      var position = opened.honoursDemand ? place : 0
      while let item = try opened.cursor.next(run) {
        try run.tick()
        if position == place {
          opened.cursor.close()
          return item
        }
        position += 1
      }
      return nil
    }
    let count = place == Int.min ? Int.max : -place
    let opened = try sequence.walk(.last(count), run)
    var items: [Value] = []
    while let item = try opened.cursor.next(run) {
      try run.tick()
      items.append(item)
    }
    return items.count >= count ? items[items.count - count] : nil
  }

  static func element(of range: RangeValue, _ index: Int) -> Int? {
    guard let last = range.last else { return nil }
    let (place, overflow) = (index < 0 ? last : range.lower).addingReportingOverflow(index < 0 ? index + 1 : index)
    return overflow || place < range.lower || place > last ? nil : place
  }

  /// The Unicode scalar at a place; from the end for a negative one.
  static func character(of string: StringValue, _ index: Int, _ run: Run) throws(Raise) -> String? {
    // Near the start nothing needs to be known of the rest.
    let scalars = (0..<ScalarIndex.step).contains(index) ? string.knownScalars : try string.scalars(run)
    var text = string.text
    return text.withUTF8 { bytes in
      var place = index
      if index < 0 { place = index &+ (scalars?.count ?? TextBytes.scalarCount(bytes)) }
      guard place >= 0, place < scalars?.count ?? bytes.count,
        let start = scalars?.offset(ofScalar: place, in: bytes) ?? TextBytes.offset(ofScalar: place, in: bytes),
        start < bytes.count
      else { return nil }
      var end = start + 1
      while end < bytes.count, !TextBytes.isLead(bytes[end]) { end += 1 }
      return TextPieces.string(bytes, start..<end)
    }
  }
}
