/// The keys of objects and where each is. Objects made at one place share one shape, so that a call site that has
/// seen the shape knows the place; a shape that is shared never changes.
public final class Shape {
  @exclusivity(unchecked) @usableFromInline var keys: [Key]
  /// Positions by key; only kept where looking through the keys would take longer.
  @exclusivity(unchecked) private var positions: [Key: Int]
  /// True once a call site or another object may rely on it.
  @exclusivity(unchecked) @usableFromInline var isFrozen = false
  /// Places whose keys were removed and that are not yet closed: only in a shape of one object, that has many keys.
  @exclusivity(unchecked) private var holes: [Int] = []
  /// This shape with the key that was the first to be appended to it.
  @exclusivity(unchecked) private var next: Shape?

  /// Up to this many keys are looked through one by one.
  private static let scanned = 8
  /// Shapes of more keys are not worth remembering at call sites.
  static let rememberedKeys = 64
  /// Larger shapes are made for each object.
  private static let extendedKeys = 32

  /// The shape without keys. Frozen, so it may be shared between threads.
  nonisolated(unsafe) static let none = frozen()
  /// The shape of an object that stands for a JSON object, until that is decoded.
  nonisolated(unsafe) static let undecoded = frozen()

  private static func frozen() -> Shape {
    let shape = Shape(keys: [])
    shape.isFrozen = true
    return shape
  }

  /// A shape of these keys, which must differ.
  public init(_ keys: [String]) {
    self.keys = keys.map { Key($0) }
    positions = [:]
    index()
  }

  private init(keys: [Key]) {
    self.keys = keys
    positions = [:]
    index()
  }

  /// A shape of the same keys, to be changed.
  init(copying other: Shape) {
    keys = other.keys
    positions = other.positions
    holes = other.holes
  }

  /// The shape of these keys and one more, if objects of this shape get that key first: those that are made one key after
  /// the other, as by `{...row, name: x}`, then share a shape too. Nil where the object is to have a shape of its own.
  func extended(by key: String) -> Shape? {
    guard isFrozen, count < Shape.extendedKeys, self !== Shape.none, self !== Shape.undecoded else { return nil }
    if let next { return Bytes.equal(next.keys[count].text, key) ? next : nil }
    let made = Shape(copying: self)
    made.append(key)
    made.isFrozen = true
    next = made
    return made
  }

  /// How many places there are, holes among them.
  public var count: Int { keys.count }

  /// How many of the places are holes.
  var holeCount: Int { holes.count }

  public func position(of key: String) -> Int? {
    if keys.count > Shape.scanned { return positions[Key(key)] }
    for i in 0..<keys.count where Bytes.equal(keys[i].text, key) { return i }
    return nil
  }

  /// Appends a key that is not yet there. Only for a shape that nobody else holds.
  func append(_ key: String) {
    let key = Key(key)
    keys.append(key)
    if keys.count == Shape.scanned + 1 {
      index()
    } else if keys.count > Shape.scanned {
      positions[key] = keys.count - 1
    }
  }

  /// Takes the key at a place out and leaves a hole, if the keys are so many that closing it each time would take long;
  /// else the places behind it move up. Only for a shape that nobody else holds.
  ///
  /// - Returns: whether there is a hole now.
  func remove(at position: Int) -> Bool {
    if keys.count > Shape.rememberedKeys && position < keys.count - 1 {
      positions[keys[position]] = nil
      holes.append(position)
      return true
    }
    let removed = keys.remove(at: position)
    positions[removed] = nil
    for i in position..<keys.count where keys.count > Shape.scanned { positions[keys[i]] = i }
    if keys.count == Shape.scanned { positions = [:] }
    return false
  }

  /// Closes the holes; `move` gets each place that a key stays at and the place where it goes, in order.
  func closeHoles(_ move: (Int, Int) -> Void) {
    holes.sort()
    var moved = [Int](repeating: 0, count: keys.count)
    var (kept, hole) = (0, 0)
    for i in 0..<keys.count {
      if hole < holes.count && holes[hole] == i {
        hole += 1
        continue
      }
      moved[i] = kept
      if kept != i {
        keys[kept] = keys[i]
        move(i, kept)
      }
      kept += 1
    }
    keys.removeLast(keys.count - kept)
    holes = []
    guard keys.count > Shape.scanned else {
      positions = [:]
      return
    }
    // No key needs to be hashed for this.
    var i = positions.startIndex
    while i != positions.endIndex {
      positions.values[i] = moved[positions.values[i]]
      positions.formIndex(after: &i)
    }
  }

  private func index() {
    guard keys.count > Shape.scanned else { return }
    positions.reserveCapacity(keys.count)
    for i in 0..<keys.count { positions[keys[i]] = i }
  }
}
