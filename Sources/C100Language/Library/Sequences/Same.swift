import JSONText
import NearNames

/// Equality, order, hash and text of values, as the library asks for them.
enum Same {
  // MARK: - Equality

  /// Equal by value and structure; values of different kinds are unequal. Depth takes no stack.
  ///
  /// - Parameter run: counts the steps, and may end the comparison of large values early; the answer is of no use then,
  ///   and the next tick throws.
  static func equal(_ a: Value, _ b: Value, _ run: Run? = nil) -> Bool {
    switch (a, b) {
    case (.list, .list), (.object, .object): deepEqual(a, b, run)
    default: plainEqual(a, b)
    }
  }

  /// The same for a value where it lies and one that many are compared with: most are told apart by a look.
  @inline(__always)
  static func equal(at place: Register, _ other: Register, _ run: Run) throws(Raise) -> Bool {
    if place.isString && other.isString { return place.isSameText(other) }
    if place.tag == Tag.integer && other.tag == Tag.integer { return place.int == other.int }
    return try run.areEqual(place.pointee, other.pointee)
  }

  /// Two containers of one size whose items are being compared, and the next of them.
  private enum Pair {
    case lists(ListValue, ListValue, next: Int)
    case objects(ObjectValue, ObjectValue, next: Int)
  }

  private static let perLook = 1_000

  private static func deepEqual(_ a: Value, _ b: Value, _ run: Run?) -> Bool {
    var open: [Pair] = []
    guard begin(a, b, &open) else { return false }
    var seen = 0
    while let pair = open.popLast() {
      seen &+= 1
      if seen == Same.perLook {
        seen = 0
        if run?.isOver(Same.perLook) ?? false { return false }
      }
      switch pair {
      case .lists(let x, let y, let i):
        let (end, areEqual) = compare(x.elements, y.elements, from: i, run)
        guard areEqual else { return false }
        guard end < x.count else { continue }
        open.append(.lists(x, y, next: end + 1))
        guard begin(x[end], y[end], &open) else { return false }
      case .objects(let x, let y, let i):
        guard i < x.count else { continue }
        open.append(.objects(x, y, next: i + 1))
        guard let other = y[x.key(at: i)], begin(x.value(at: i), other, &open) else { return false }
      }
    }
    return true
  }

  /// Compares items up to the first two that are containers; tells where they are, or that two differ before them.
  private static func compare(
    _ a: [Value], _ b: [Value], from start: Int, _ run: Run?
  ) -> (end: Int, areEqual: Bool) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        var i = start
        while i < a.count {
          if i % Same.perLook == Same.perLook - 1, run?.isOver(Same.perLook) ?? false { return (i, false) }
          switch (a[i], b[i]) {
          case (.list, .list), (.object, .object): return (i, true)
          case (.integer(let x), .integer(let y)): if x != y { return (i, false) }
          case (let x, let y): if !plainEqual(x, y) { return (i, false) }
          }
          i += 1
        }
        return (i, true)
      }
    }
  }

  /// False where two values differ; containers that may be equal are opened.
  private static func begin(_ a: Value, _ b: Value, _ open: inout [Pair]) -> Bool {
    switch (a, b) {
    case (.list(let x), .list(let y)):
      if x === y { return true }
      guard x.count == y.count else { return false }
      open.append(.lists(x, y, next: 0))
      return true
    case (.object(let x), .object(let y)):
      if x.storage === y.storage { return true }
      guard x.count == y.count else { return false }
      open.append(.objects(x, y, next: 0))
      return true
    default: return plainEqual(a, b)
    }
  }

  private static func plainEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.null, .null), (.nothing, .nothing): true
    case (.bool(let x), .bool(let y)): x == y
    case (.integer(let x), .integer(let y)): x == y
    case (.string(let x), .string(let y)): x == y
    case (.time(let x), .time(let y)): x.seconds == y.seconds && x.nanoseconds == y.nanoseconds
    case (.duration(let x), .duration(let y)): durationOrder(x, y) == 0
    // By the numbers in them, however they are written.
    case (.range(let x), .range(let y)): x.last == y.last && (x.isEmpty || x.lower == y.lower)
    case (.function(let x), .function(let y)): x === y
    case (.sequence(let x), .sequence(let y)): x === y
    case (.host(let x), .host(let y)): x.isEqual(to: y)
    default: a.isNumber && b.isNumber && numberOrder(a, b) == 0
    }
  }

  // MARK: - Order

  /// True where `<` between the two is defined: numbers, strings, date-times, durations, booleans with their like.
  static func isComparable(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.string, .string), (.time, .time), (.duration, .duration), (.bool, .bool): true
    default: a.isNumber && b.isNumber
    }
  }

  /// Below zero where `a` comes first; only for comparable values.
  static func order(_ a: Value, _ b: Value) -> Int {
    switch (a, b) {
    case (.string(let x), .string(let y)): StringValue.order(x, y)
    case (.time(let x), .time(let y)):
      x.seconds != y.seconds ? (x.seconds < y.seconds ? -1 : 1) : x.nanoseconds - y.nanoseconds
    case (.duration(let x), .duration(let y)): durationOrder(x, y)
    case (.bool(let x), .bool(let y)): (x ? 1 : 0) - (y ? 1 : 0)
    default: numberOrder(a, b)
    }
  }

  /// By the whole length, a day as 24 hours.
  private static func durationOrder(_ a: DurationValue, _ b: DurationValue) -> Int {
    let x = Durations.total(Durations.parts(a))
    let y = Durations.total(Durations.parts(b))
    return x < y ? -1 : x > y ? 1 : 0
  }

  private static func numberOrder(_ a: Value, _ b: Value) -> Int {
    if case .integer(let x) = a, case .integer(let y) = b { return x < y ? -1 : x > y ? 1 : 0 }
    if case .decimal(let x) = a, case .decimal(let y) = b { return x < y ? -1 : x > y ? 1 : 0 }
    if case .integer(let x) = a, case .decimal(let y) = b { return order(x, y) }
    if case .decimal(let x) = a, case .integer(let y) = b { return -order(y, x) }
    // What is far enough apart is told by doubles near it.
    if let x = near(a), let y = near(b), abs(x - y) > (abs(x) + abs(y)) * 0x1p-50 { return x < y ? -1 : 1 }
    guard let x = exact(a), let y = exact(b) else { return 0 }
    return x < y ? -1 : y < x ? 1 : 0
  }

  /// A double within 2⁻⁵² of the value, relatively.
  private static func near(_ value: Value) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    case .number(let number): number.approximation
    default: nil
    }
  }

  private static func order(_ a: Int, _ b: Double) -> Int {
    if b >= 0x1p63 { return -1 }
    if b < -0x1p63 { return 1 }
    let whole = Int(b.rounded(.towardZero))
    if a != whole { return a < whole ? -1 : 1 }
    let rest = b - Double(whole)
    return rest > 0 ? -1 : rest < 0 ? 1 : 0
  }

  private static func exact(_ value: Value) -> JSONNumber? {
    switch value {
    case .integer(let number): JSONNumber(number)
    case .decimal(let number): Int(exactly: number).map { JSONNumber($0) } ?? JSONNumber(number)
    case .number(let number): number.number
    default: nil
    }
  }

  // MARK: - Hash

  /// Equal values hash equally. A large or deep value is hashed by a part of it, which takes a bounded time: each item
  /// gets an equal share of the room, so that the order of keys does not count.
  static func hash(_ value: Value, into hasher: inout Hasher) { hash(value, into: &hasher, room: 4_096, depth: 0) }

  private static let deepestHash = 64

  private static func hash(_ value: Value, into hasher: inout Hasher, room: Int, depth: Int) {
    switch value {
    case .null, .nothing: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .integer, .decimal, .number:
      if let whole = value.wholeNumber { hasher.combine(whole) } else { exact(value)?.hash(into: &hasher) }
    case .string(let text): Key(text.text).hash(into: &hasher)
    case .time(let time):
      hasher.combine(time.seconds)
      hasher.combine(time.nanoseconds)
    case .duration(let duration): hasher.combine(Durations.total(Durations.parts(duration)))
    case .list(let list):
      hasher.combine(list.count)
      guard list.count > 0, depth < deepestHash else { return }
      let share = (room - 1) / list.count
      for i in 0..<min(list.count, room) { hash(list[i], into: &hasher, room: share, depth: depth + 1) }
    case .object(let object):
      hasher.combine(object.count)
      guard object.count > 0, object.count <= room, depth < deepestHash else { return }
      let share = (room - 1) / object.count
      var sum = 0
      for i in 0..<object.count {
        var inner = Hasher()
        Key(object.key(at: i)).hash(into: &inner)
        hash(object.value(at: i), into: &inner, room: share, depth: depth + 1)
        sum &+= inner.finalize()
      }
      hasher.combine(sum)
    case .range(let range):
      hasher.combine(range.last)
      if !range.isEmpty { hasher.combine(range.lower) }
    case .function(let function): hasher.combine(ObjectIdentifier(function))
    case .sequence(let sequence): hasher.combine(ObjectIdentifier(sequence))
    case .host(let host): host.hash(into: &hasher)
    }
  }
}

extension Same {
  /// What `string(value)`, `print` and interpolation show.
  static func text(_ value: Value, _ run: Run) throws(Raise) -> String { try ValueText.of(value, run) }

  /// A value that will not change under a key's feet: lists and objects are copied.
  static func settled(_ value: Value) -> Value {
    switch value {
    case .list(let list): .list(list.copy())
    case .object(let object): .object(object.copy())
    default: value
    }
  }
}
