import JSONText

/// A list: its elements, or a JSON list that is decoded when it is first touched.
///
/// A script sees a value: whoever changes one must hold the only reference to it, or change a ``copy()``.
public final class ListValue {
  @exclusivity(unchecked) @usableFromInline var storage: [Value]
  @exclusivity(unchecked) @usableFromInline var source: JSONNode?

  @inlinable
  public init(_ elements: [Value]) {
    storage = elements
    source = nil
  }

  public init(_ node: JSONNode) {
    storage = []
    source = node
  }

  /// The JSON list that it stands for, as long as nothing has touched its elements: printing copies its text.
  public var node: JSONNode? { source }

  @inlinable
  public var count: Int { source == nil ? storage.count : source?.count ?? 0 }

  /// The elements. Setting or changing them is for the only holder of this list.
  @inlinable
  public var elements: [Value] {
    get {
      if source != nil { decode() }
      return storage
    }
    _modify {
      if source != nil { decode() }
      yield &storage
    }
  }

  /// The element at `index`, which must be in range; a JSON list is not decoded for the first.
  @inlinable
  public subscript(index: Int) -> Value {
    if source != nil { return decodedElement(index) }
    return storage[index]
  }

  public func copy() -> ListValue { ListValue(elements) }

  @usableFromInline
  func decodedElement(_ index: Int) -> Value {
    if index == 0, let source, let first = source.element(0) { return Value(first) }
    decode()
    return storage[index]
  }

  @usableFromInline
  func decode() {
    guard let node = source else { return }
    storage.reserveCapacity(node.count)
    for element in node.elements { storage.append(Value(element)) }
    source = nil
  }

  deinit {
    if Reaper.holdsContainer(storage) { Reaper.drain(&storage) }
  }
}
