import JSONText

/// The keys of objects and where each is. Objects made at one place share one shape, so that a call site that has
/// seen the shape knows the place; a shape that is shared never changes.
public final class Shape {
  @usableFromInline var keys: [Key]
  /// Positions by key; only kept where looking through the keys would take longer.
  private var positions: [Key: Int]
  /// True once a call site or another object may rely on it.
  @usableFromInline var isFrozen = false

  /// Up to this many keys are looked through one by one.
  private static let scanned = 8
  /// Shapes of more keys are not worth remembering at call sites.
  static let rememberedKeys = 64

  /// The shape without keys. Frozen, so it may be shared between threads.
  nonisolated(unsafe) static let none: Shape = {
    let shape = Shape(keys: [])
    shape.isFrozen = true
    return shape
  }()

  /// A shape of these keys, which must differ.
  public init(_ keys: [String]) {
    self.keys = keys.map { Key($0) }
    positions = [:]
    index()
  }

  init(keys: [Key]) {
    self.keys = keys
    positions = [:]
    index()
  }

  public var count: Int { keys.count }

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

  func remove(at position: Int) {
    keys.remove(at: position)
    positions = [:]
    index()
  }

  private func index() {
    guard keys.count > Shape.scanned else { return }
    positions.reserveCapacity(keys.count)
    for i in 0..<keys.count { positions[keys[i]] = i }
  }
}

/// An object: ordered keys with values, or a JSON object that is decoded where it is touched; a record knows its origin.
///
/// A script sees a value: whoever changes one must hold the only reference to it, or change a ``copy()``.
public final class ObjectValue {
  @exclusivity(unchecked) @usableFromInline var shape: Shape
  @exclusivity(unchecked) @usableFromInline var slots: [Value]
  @exclusivity(unchecked) @usableFromInline var source: JSONNode?
  /// Where a record came from; nil for a plain object.
  @exclusivity(unchecked) public var origin: RecordOrigin?

  public init() {
    shape = Shape.none
    slots = []
  }

  /// An object of this shape; one value for each key.
  public init(_ shape: Shape, _ values: [Value]) {
    precondition(shape.count == values.count, "an object has one value for each key")
    if !shape.isFrozen { shape.isFrozen = true }
    self.shape = shape
    slots = values
  }

  /// An object that stands for a JSON object; a record if `origin` is given.
  public init(_ node: JSONNode, origin: RecordOrigin? = nil) {
    shape = Shape.none
    slots = []
    source = node
    self.origin = origin
  }

  public convenience init(_ members: [(String, Value)]) {
    self.init()
    for (key, value) in members { set(key, value) }
  }

  /// The JSON object that it stands for, as long as nothing has changed it: printing copies its text.
  public var node: JSONNode? { source }

  public var count: Int { source == nil ? slots.count : decodedShape.count }

  /// The keys in order, in the server's spelling.
  public var keys: [String] { decodedShape.keys.map(\.text) }

  /// The values in the order of the keys.
  public var values: [Value] {
    decode()
    return slots
  }

  public func key(at position: Int) -> String { decodedShape.keys[position].text }

  public func value(at position: Int) -> Value {
    decode()
    return slots[position]
  }

  /// The value of this very key, by bytes; nil when it is not there.
  public subscript(key: String) -> Value? {
    if let source {
      guard let member = source.member(key) else { return nil }
      return wrapped(key, Value(member))
    }
    guard let position = shape.position(of: key) else { return nil }
    return slots[position]
  }

  public func has(_ key: String) -> Bool {
    if let source { return source.member(key) != nil }
    return shape.position(of: key) != nil
  }

  /// The value of a field as `object.name` sees it: on a record in any letter case, and null for a declared field
  /// that the answer left out; nil when there is no such field.
  public func field(_ name: String) -> Value? {
    if let value = self[name] { return value }
    guard let origin else { return nil }
    let canonical = origin.canonicalField(name)
    if let canonical, let value = self[canonical] { return value }
    if let key = spelling(of: canonical ?? name) { return self[key] }
    return canonical == nil ? nil : .null
  }

  /// The server's spelling of a field, where it differs from the model's in letter case only.
  func spelling(of name: String) -> String? {
    keys.first { key in
      key.utf8.elementsEqual(name.utf8) { a, b in
        a == b || (a | 0x20 == b | 0x20 && (a | 0x20) >= 0x61 && (a | 0x20) <= 0x7A)
      }
    }
  }

  /// Sets or appends a key. For the only holder of this object.
  public func set(_ key: String, _ value: Value) {
    decode()
    if let position = shape.position(of: key) {
      slots[position] = value
      return
    }
    if shape.isFrozen || !isKnownUniquelyReferenced(&shape) { shape = Shape(keys: shape.keys) }
    shape.append(key)
    slots.append(value)
  }

  /// Removes a key and gives its value. For the only holder of this object.
  @discardableResult
  public func remove(_ key: String) -> Value? {
    decode()
    guard let position = shape.position(of: key) else { return nil }
    if shape.isFrozen || !isKnownUniquelyReferenced(&shape) { shape = Shape(keys: shape.keys) }
    shape.remove(at: position)
    return slots.remove(at: position)
  }

  /// The same fields; `asRecord` keeps where it came from.
  public func copy(asRecord: Bool = true) -> ObjectValue {
    decode()
    let made = ObjectValue(shape, slots)
    if asRecord { made.origin = origin }
    return made
  }

  /// Calls `body` for each key and value in order.
  public func forEach<E: Error>(_ body: (String, Value) throws(E) -> Void) throws(E) {
    decode()
    for i in 0..<slots.count { try body(shape.keys[i].text, slots[i]) }
  }

  // MARK: - Decoding

  private var decodedShape: Shape {
    decode()
    return shape
  }

  @usableFromInline
  func decode() {
    guard let node = source else { return }
    let made = Shape([])
    slots.reserveCapacity(node.count)
    for (key, member) in node.members {
      let value = wrapped(key, Value(member))
      if let position = made.position(of: key) {
        slots[position] = value
      } else {
        made.append(key)
        slots.append(value)
      }
    }
    shape = made
    source = nil
  }

  /// What the record's model makes of a field's value.
  func wrapped(_ key: String, _ value: Value) -> Value {
    guard let origin else { return value }
    if case .object(let nested) = value, nested.origin == nil {
      nested.origin = origin.origin(ofField: key)
      return value
    }
    return origin.wraps(key) ? origin.wrap(field: key, value: value) : value
  }

  deinit {
    if Reaper.holdsContainer(slots) { Reaper.drain(&slots) }
  }
}
