import JSONText

/// What an object consists of.
struct ObjectHead {
  var shape: Shape
  /// As many values as the shape has keys: behind the head, or in memory of their own once keys were added; nil without
  /// any.
  var values: Register?
  var origin: RecordOrigin?
}

/// An object's head and its values in one allocation: an object made at one go is one piece of memory, which takes a
/// third less of it than a list of values beside the head (208 bytes to 144 for three fields and a short text), and a
/// field is read from where the head was just read.
final class ObjectStorage: ManagedBuffer<ObjectHead, Value> {
  /// Storage with `count` values, which `fill` puts into their places one by one.
  @inline(__always)
  static func make(
    _ shape: Shape, count: Int = 0, origin: RecordOrigin? = nil,
    fill: (Register, Int) -> Void = { _, _ in }
  ) -> ObjectStorage {
    if !shape.isFrozen { shape.isFrozen = true }
    let made = create(minimumCapacity: count) { made in
      let values = count > 0 ? made.withUnsafeMutablePointerToElements { $0 } : nil
      if let values { for i in 0..<count { fill(values, i) } }
      return ObjectHead(shape: shape, values: values, origin: origin)
    }
    return unsafeDowncast(made, to: ObjectStorage.self)
  }

  /// Storage of a JSON object that waits to be decoded.
  static func make(_ source: JSONNode, origin: RecordOrigin?) -> ObjectStorage {
    let made = create(minimumCapacity: 1) { _ in ObjectHead(shape: .undecoded, values: nil, origin: origin) }
    let storage = unsafeDowncast(made, to: ObjectStorage.self)
    storage.sourcePlace.initializeMemory(as: JSONNode.self, to: source)
    return storage
  }

  /// The JSON object that waits to be decoded; the shape has no keys until then.
  var source: JSONNode? {
    head.pointee.shape === Shape.undecoded ? sourcePlace.assumingMemoryBound(to: JSONNode.self).pointee : nil
  }

  /// Where the JSON object is: in the place of a first value, so that objects without one need no room for it.
  private var sourcePlace: UnsafeMutableRawPointer {
    assert(MemoryLayout<JSONNode>.size <= MemoryLayout<Value>.stride, "a JSON object fits the place of a value")
    return withUnsafeMutablePointerToElements { UnsafeMutableRawPointer($0) }
  }

  /// Gives an object that waited to be decoded its keys and values, these in memory of their own.
  func settle(_ shape: Shape, _ values: Register?) {
    head.pointee.shape = shape
    head.pointee.values = values
    sourcePlace.assumingMemoryBound(to: JSONNode.self).deinitialize(count: 1)
  }

  /// The head in its place. Reached through its address: `header` itself is checked for overlapping access each time, which
  /// took 3 % of W-PIPE.
  @inline(__always)
  var head: UnsafeMutablePointer<ObjectHead> { withUnsafeMutablePointerToHeader { $0 } }

  /// How many values there are, those in holes among them.
  var count: Int { head.pointee.shape.count }

  /// Whether the values lie behind the head, where there is no room for more.
  private var isCompact: Bool { head.pointee.values == withUnsafeMutablePointerToElements { $0 } }

  // MARK: - Changing

  /// Appends a key that is not yet there.
  func append(_ key: String, _ value: Value) {
    let count = count
    if head.pointee.values == nil || isCompact || count == ObjectStorage.capacity(for: count) {
      moveOut(toFit: count + 1)
    }
    if let next = head.pointee.shape.extended(by: key) {
      head.pointee.shape = next
    } else {
      ownShape().append(key)
    }
    (head.pointee.values.unsafelyUnwrapped + count).initialize(to: value)
  }

  func remove(at position: Int) -> Value {
    let after = count - position - 1
    let shape = ownShape()
    let place = head.pointee.values.unsafelyUnwrapped + position
    if shape.remove(at: position) {
      let removed = place.take()
      if shape.holeCount > shape.count / 2 { closeHoles() }
      return removed
    }
    let removed = place.move()
    place.moveInitialize(from: place + 1, count: after)
    return removed
  }

  /// Moves the values up to where keys were removed: who goes by position meets no holes.
  func closeHoles() {
    guard let values = head.pointee.values else { return }
    let before = count
    head.pointee.shape.closeHoles { from, to in (values + to).pointee = (values + from).take() }
    (values + count).deinitialize(count: before - count)
  }

  /// Moves the values to memory of their own.
  private func moveOut(toFit count: Int) {
    let room = ObjectStorage.room(for: count)
    if let values = head.pointee.values {
      room.moveInitialize(from: values, count: self.count)
      if !isCompact { values.deallocate() }
    }
    head.pointee.values = room
  }

  /// Memory of its own for so many values.
  static func room(for count: Int) -> Register { .allocate(capacity: capacity(for: count)) }

  /// How many values there is room for, at least, in memory of its own that holds `count`.
  private static func capacity(for count: Int) -> Int {
    count <= 8 ? 8 : 1 << (Int.bitWidth - (count - 1).leadingZeroBitCount)
  }

  /// The shape, made this object's own, to be changed.
  private func ownShape() -> Shape {
    if head.pointee.shape.isFrozen || !isKnownUniquelyReferenced(&head.pointee.shape) {
      head.pointee.shape = Shape(copying: head.pointee.shape)
    }
    return head.pointee.shape
  }

  // MARK: - Freeing

  /// Hands the containers among its values to the reaper.
  func releaseContainers(into pending: inout [Value]) {
    if let values = head.pointee.values { Reaper.takeContainers(values, count, into: &pending) }
  }

  deinit {
    if head.pointee.shape === Shape.undecoded {
      sourcePlace.assumingMemoryBound(to: JSONNode.self).deinitialize(count: 1)
    }
    guard let values = head.pointee.values else { return }
    Reaper.drain(values, count)
    values.deinitialize(count: count)
    if !isCompact { values.deallocate() }
  }
}
