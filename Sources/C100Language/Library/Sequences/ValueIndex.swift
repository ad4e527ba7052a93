/// A value as a key: equal and hashed by exact value, whatever its kind.
struct ValueKey: Hashable {
  let value: Value
  /// Ends the comparison of large values where it is to end; see ``Same/equal(_:_:_:)``.
  var run: Run?

  static func == (a: ValueKey, b: ValueKey) -> Bool { Same.equal(a.value, b.value, a.run ?? b.run) }

  func hash(into hasher: inout Hasher) { Same.hash(value, into: &hasher) }
}

/// Values in first-seen order with quick look-up: what `groupBy`, `distinct` and the like stand on.
struct ValueIndex {
  private var shortStrings: [UInt64: Int] = [:]
  private var strings: [Key: Int] = [:]
  private var integers: [Int: Int] = [:]
  private var others: [ValueKey: Int] = [:]
  private(set) var keys: [Value] = []

  /// The position of a value, given to it now if it is new.
  mutating func insert(_ value: Value, _ run: Run) throws(Raise) -> (position: Int, isNew: Bool) {
    let next = keys.count
    switch value {
    case .string(let text):
      if let short = text.shortForm {
        if let known = shortStrings[short.word] { return (known, false) }
        shortStrings[short.word] = next
      } else {
        let key = Key(text.text)
        if let known = strings[key] { return (known, false) }
        strings[key] = next
      }
    case .integer(let number):
      if let known = integers[number] { return (known, false) }
      integers[number] = next
    case .decimal, .number:
      // `1.0` is the key `1`.
      if let whole = value.wholeNumber { return try insert(.integer(whole), whole: value, run) }
      return try insertOther(value, run)
    case .list, .object:
      return try insertOther(Same.settled(value), run)
    case .bool, .range, .function, .time, .duration, .sequence, .host, .null, .nothing:
      return try insertOther(value, run)
    }
    return try add(value, run)
  }

  /// The position of a value that was inserted; nil for any other.
  func position(of value: Value) -> Int? {
    if case .string(let text) = value {
      return text.shortForm.map { shortStrings[$0.word] } ?? strings[Key(text.text)]
    }
    if let whole = value.wholeNumber { return integers[whole] }
    return others[ValueKey(value: value)]
  }

  private mutating func insert(_ key: Value, whole: Value, _ run: Run) throws(Raise) -> (position: Int, isNew: Bool) {
    guard case .integer(let number) = key else { return try insertOther(whole, run) }
    if let known = integers[number] { return (known, false) }
    integers[number] = keys.count
    return try add(whole, run)
  }

  private mutating func insertOther(_ value: Value, _ run: Run) throws(Raise) -> (position: Int, isNew: Bool) {
    if let known = others[ValueKey(value: value, run: run)] { return (known, false) }
    try run.tick()
    others[ValueKey(value: value)] = keys.count
    return try add(value, run)
  }

  private mutating func add(_ value: Value, _ run: Run) throws(Raise) -> (position: Int, isNew: Bool) {
    keys.append(value)
    return (keys.count - 1, true)
  }
}
