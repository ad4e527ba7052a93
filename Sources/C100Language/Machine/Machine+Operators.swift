extension Machine {
  // MARK: - Arithmetic

  func arithmetic(
    _ operation: BinaryOperator, _ target: Register, _ left: Register, _ right: Int, _ run: Run
  ) throws(Raise) {
    var number = Value.integer(right)
    let failure: Raise? = withUnsafeMutablePointer(to: &number) { pointer in
      do throws(Raise) {
        try arithmetic(operation, target, left, pointer, run)
        return nil
      } catch { return error }
    }
    if let failure { throw failure }
  }

  /// The general case of an arithmetic instruction. A string or list that `target` and nobody else holds grows in place.
  @inline(never)
  func arithmetic(
    _ operation: BinaryOperator, _ target: Register, _ left: Register, _ right: Register, _ run: Run
  ) throws(Raise) {
    if operation == .add, left.kind == right.kind {
      if left.isString {
        if target == left, growText(target, right) { return }
        return try append(target, left, right, run)
      }
      if left.tag == Tag.list { return try join(target, left, right, run) }
    }
    target.pointee = try Arithmetic.apply(operation, left.pointee, right.pointee, run)
  }

  /// Bytes from which growing a string or list is counted.
  private static let counted = 1 << 12

  /// Appends a text to the one in `target`, if nobody else holds that and it is small enough not to be counted.
  @inline(__always)
  func growText(_ target: Register, _ right: Register) -> Bool {
    if target.tag == Tag.shortString {
      guard right.tag == Tag.shortString, let grown = target.shortText.appending(right.shortText) else { return false }
      target.put(grown)
      return true
    }
    let place = UnsafeMutableRawPointer(target).assumingMemoryBound(to: StringStorage.self)
    guard isKnownUniquelyReferenced(&place.pointee) else { return false }
    return target.withStorage { head in
      if right.tag == Tag.shortString {
        if head.appendToTail(right.shortBytes) { return true }
      } else if right.withStorage({ more in !more.isGrowing && more.withSettled { head.appendToTail($0) } }) {
        return true
      }
      // Every so often, and for all that is large at once, the limit of memory is looked at.
      let size = head.byteCount &+ right.textSize
      if size > Machine.counted && size >> 16 != head.settledCount >> 16 { return false }
      head.append(right.text ?? "")
      return true
    }
  }

  @inline(never)
  private func append(_ target: Register, _ left: Register, _ right: Register, _ run: Run) throws(Raise) {
    if left.tag == Tag.shortString, right.tag == Tag.shortString,
      let both = left.shortText.appending(right.shortText)
    {
      return target.put(both)
    }
    let size = left.textSize &+ right.textSize
    if size > Machine.counted { try run.checkSize(size) }
    guard let tail = right.text else { return }
    if target == left, target.tag == Tag.longString {
      let place = UnsafeMutableRawPointer(target).assumingMemoryBound(to: StringStorage.self)
      if isKnownUniquelyReferenced(&place.pointee) { return target.withStorage { $0.append(tail) } }
    }
    guard let head = left.text else { return }
    target.pointee = .text(head + tail)
  }

  private func join(_ target: Register, _ left: Register, _ right: Register, _ run: Run) throws(Raise) {
    guard case .list(let tail) = right.pointee else { return }
    if target == left {
      guard case .list(var head) = target.take() else { return }
      if isKnownUniquelyReferenced(&head) {
        let items = tail.elements
        defer { target.initialize(to: .list(head)) }
        try run.checkSize(ofValues: head.count &+ items.count)
        head.elements.append(contentsOf: items)
        return
      }
      target.initialize(to: .list(head))
    }
    guard case .list(let head) = left.pointee else { return }
    try run.checkSize(ofValues: head.count &+ tail.count)
    try run.tick(1 + (head.count &+ tail.count) / 64)
    target.pointee = .elements(Array(copying: head.elements, tail.elements))
  }

  func negate(_ target: Register, _ operand: Register) throws(Raise) {
    if operand.tag == Tag.integer, operand.int != Int.min { return target.put(-operand.int) }
    if operand.tag == Tag.decimal { return target.put(-operand.double) }
    target.pointee = try Arithmetic.negated(operand.pointee)
  }

  func makeRange(_ target: Register, _ lower: Register, _ upper: Register, isClosed: Bool) throws(Raise) {
    let first = try rangeEnd(lower.pointee)
    let last = try rangeEnd(upper.pointee)
    target.pointee = .range(RangeValue(lower: first, upper: last, isClosed: isClosed))
  }

  private func rangeEnd(_ value: Value) throws(Raise) -> Int {
    if let number = value.wholeNumber { return number }
    var help: [String] = []
    if case .time = value { help = ["days from a day on: (0..<n).map(i => day + i.days); a test: t >= a && t < b"] }
    throw Raise(.type, "the ends of a range must be whole numbers, got \(value.typeNameWithArticle)", help: help)
  }

  // MARK: - Conditions

  func notACondition(_ value: Value) -> Raise {
    Raise.standIn(value)
      ?? Raise(
        .type, "a condition must be true or false, got \(value.typeNameWithArticle)", help: Machine.conditionHelp(value)
      )
  }

  @inline(__always)
  func equal(_ left: Register, _ right: Register, _ run: Run) throws(Raise) -> Bool {
    if left.tag == right.tag {
      if left.tag == Tag.integer { return left.int == right.int }
      if left.tag == Tag.decimal { return left.double == right.double }
      if left.tag == Tag.shortString { return left.shortText == right.shortText }
    }
    return try slowlyEqual(left, right, run)
  }

  @inline(never)
  private func slowlyEqual(_ left: Register, _ right: Register, _ run: Run) throws(Raise) -> Bool {
    if left.isString && right.isString {
      work(min(left.textSize, right.textSize))
      return left.isSameText(right)
    }
    return try Arithmetic.equal(left.pointee, right.pointee, run)
  }

  /// The order of two registers; `>` and `>=` come with their sides swapped.
  @inline(never)
  private func order(_ left: Register, _ right: Register, _ symbol: StaticString) throws(Raise) -> Int? {
    if left.isString && right.isString {
      work(min(left.textSize, right.textSize))
      return left.textOrder(right)
    }
    return try Arithmetic.order(left.pointee, right.pointee, symbol, isSwapped: symbol.utf8Start.pointee == 0x3E)
  }

  @inline(__always)
  func less(_ left: Register, _ right: Register, _ symbol: StaticString, _ run: Run) throws(Raise) -> Bool {
    if left.tag == right.tag {
      if left.tag == Tag.integer { return left.int < right.int }
      if left.tag == Tag.decimal { return left.double < right.double }
    }
    guard let order = try order(left, right, symbol) else { return false }
    return order < 0
  }

  @inline(__always)
  func lessOrEqual(_ left: Register, _ right: Register, _ symbol: StaticString, _ run: Run) throws(Raise) -> Bool {
    if left.tag == right.tag {
      if left.tag == Tag.integer { return left.int <= right.int }
      if left.tag == Tag.decimal { return left.double <= right.double }
    }
    guard let order = try order(left, right, symbol) else { return false }
    return order <= 0
  }

  @inline(never)
  func compare(
    _ left: Register, _ right: Int, _ symbol: StaticString, _ test: (Int) -> Bool
  ) throws(Raise) -> Bool {
    guard let order = try Arithmetic.order(left.pointee, .integer(right), symbol, isSwapped: false) else {
      return false
    }
    return test(order)
  }

  @inline(never)
  func equals(_ left: Register, _ right: Int) -> Bool { Same.equal(left.pointee, .integer(right)) }

  /// `item in container`
  func contains(_ container: Register, _ item: Register, _ run: Run) throws(Raise) -> Bool {
    switch container.pointee {
    case .list(let list):
      for element in list.elements {
        try run.tick()
        if try run.areEqual(element, item.pointee) { return true }
      }
      return false
    case .range(let range): return item.pointee.wholeNumber.map { range.contains($0) } ?? false
    case .string(let text):
      guard case .string(let part) = item.pointee else {
        throw Raise(.type, "'in' a string looks for a string, got \(item.pointee.typeNameWithArticle)")
      }
      var (haystack, needle) = (text.text, part.text)
      let stop = run.cancelFlag
      let isThere = haystack.withUTF8 { text in needle.withUTF8 { TextBytes.find($0, in: text, stop) != nil } }
      try run.checkCancellation()
      return isThere
    case .object(let object):
      guard case .string(let key) = item.pointee else {
        return item.pointee.wholeNumber.map { object.has(String($0)) } ?? false
      }
      return object.has(key.text)
    case .sequence, .host:
      let cursor = try Walk.cursor(over: container.pointee, run)
      while let element = try cursor.next(run) {
        try run.tick()
        if try run.areEqual(element, item.pointee) {
          cursor.close()
          return true
        }
      }
      return false
    case let other:
      throw Raise(
        .type, "'in' needs a list, a range, an object or a string on its right, got \(other.typeNameWithArticle)")
    }
  }

  // MARK: - Counting loops

  /// Makes the two ends of a range ready to count; false when there is nothing to count.
  func startRange(_ counter: Register, isClosed: Bool) throws(Raise) -> Bool {
    let first = try rangeEnd(counter.pointee)
    let last = try rangeEnd((counter + 1).pointee)
    guard let end = RangeValue(lower: first, upper: last, isClosed: isClosed).last else { return false }
    counter.put(first)
    (counter + 1).put(end)
    return true
  }
}
