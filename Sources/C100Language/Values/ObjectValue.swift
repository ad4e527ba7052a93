import JSONText

/// An object: ordered keys with values, or a JSON object that is decoded where it is touched; a record knows its origin.
///
/// A reference: a copy of it is the same object. A script sees a value: whoever changes one must be its only holder, or
/// change a ``copy()``.
public struct ObjectValue {
  var storage: ObjectStorage

  public init() { storage = .make(Shape.none) }

  /// An object of this shape; one value for each key.
  public init(_ shape: Shape, _ values: [Value]) {
    precondition(shape.count == values.count, "an object has one value for each key")
    storage = .make(shape, count: values.count) { place, i in (place + i).initialize(to: values[i]) }
  }

  /// An object of this shape whose values are taken out of registers, one for each key.
  init(_ shape: Shape, taking first: Register) {
    storage = .make(shape, count: shape.count) { place, i in (place + i).initialize(to: (first + i).take()) }
  }

  /// An object that stands for a JSON object; a record if `origin` is given.
  public init(_ node: JSONNode, origin: RecordOrigin? = nil) {
    storage = .make(node, origin: origin)
  }

  public init(_ members: [(String, Value)]) {
    self.init()
    for (key, value) in members { set(key, value) }
  }

  /// The JSON object that it stands for, as long as nothing has changed it: printing copies its text.
  public var node: JSONNode? { storage.source }

  /// Where a record came from; nil for a plain object.
  public var origin: RecordOrigin? {
    get { storage.head.pointee.origin }
    nonmutating set { storage.head.pointee.origin = newValue }
  }

  /// The keys, and where the value of each is: those of no key, as long as it stands for a JSON object.
  var shape: Shape { storage.head.pointee.shape }

  /// Whether nobody else holds this object.
  mutating func hasOneHolder() -> Bool { isKnownUniquelyReferenced(&storage) }

  public var count: Int {
    decode()
    return shape.count - shape.holeCount
  }

  /// The keys in order, in the server's spelling.
  public var keys: [String] { settledShape.keys.map(\.text) }

  /// The values in the order of the keys.
  public var values: [Value] {
    settle()
    return Array(UnsafeBufferPointer(start: storage.head.pointee.values, count: storage.count))
  }

  public func key(at position: Int) -> String { settledShape.keys[position].text }

  public func value(at position: Int) -> Value {
    settle()
    precondition(position >= 0 && position < storage.count, "an object has a value for each of its keys")
    return place(position).pointee
  }

  /// The value of this very key, by bytes; nil when it is not there.
  public subscript(key: String) -> Value? {
    if let source = node {
      guard let member = source.member(key) else { return nil }
      return wrapped(key, Value(member))
    }
    guard let position = shape.position(of: key) else { return nil }
    return place(position).pointee
  }

  public func has(_ key: String) -> Bool {
    if let source = node { return source.member(key) != nil }
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

  /// The place of a value, until the object changes; `position` must be one of its shape.
  func place(_ position: Int) -> Register { storage.head.pointee.values.unsafelyUnwrapped + position }

  /// Sets or appends a key. For the only holder of this object.
  public func set(_ key: String, _ value: Value) {
    decode()
    if let position = shape.position(of: key) { place(position).pointee = value } else { storage.append(key, value) }
  }

  /// Removes a key and gives its value. For the only holder of this object.
  @discardableResult
  public func remove(_ key: String) -> Value? {
    decode()
    return shape.position(of: key).map { storage.remove(at: $0) }
  }

  /// The same fields; `asRecord` keeps where it came from.
  public func copy(asRecord: Bool = true) -> ObjectValue {
    var made = ObjectValue()
    made.storage = .make(settledShape, count: count, origin: asRecord ? origin : nil) { values, i in
      (values + i).initialize(to: place(i).pointee)
    }
    return made
  }

  /// Calls `body` for each key and value in order.
  public func forEach<E: Error>(_ body: (String, Value) throws(E) -> Void) throws(E) {
    let shape = settledShape
    for i in 0..<shape.count { try body(shape.keys[i].text, place(i).pointee) }
  }

  // MARK: - Decoding

  /// The shape with all keys, and no holes among them.
  private var settledShape: Shape {
    settle()
    return shape
  }

  /// Makes ready for whoever goes by position.
  private func settle() {
    decode()
    if shape.holeCount > 0 { storage.closeHoles() }
  }

  func decode() {
    guard let node else { return }
    guard node.count > 0 else { return storage.settle(.none, nil) }
    let shape = Shape([])
    let values = ObjectStorage.room(for: node.count)
    for (key, member) in node.members {
      let value = wrapped(key, Value(member))
      if let position = shape.position(of: key) {
        values[position] = value
      } else {
        (values + shape.count).initialize(to: value)
        shape.append(key)
      }
    }
    storage.settle(shape, values)
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
}
