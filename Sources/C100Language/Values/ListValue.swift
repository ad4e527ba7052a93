import JSONText

/// A list: its elements, or what they are made of when they are first touched, a JSON list or a text in parts.
///
/// A script sees a value: whoever changes one must hold the only reference to it, or change a ``copy()``.
public final class ListValue {
  @exclusivity(unchecked) @usableFromInline var storage: [Value]
  @exclusivity(unchecked) @usableFromInline var source: Source?

  @usableFromInline
  enum Source {
    case json(JSONNode)
    indirect case split(TextSplit)
  }

  @inlinable
  public init(_ elements: [Value]) {
    storage = elements
    source = nil
  }

  public init(_ node: JSONNode) {
    storage = []
    source = .json(node)
  }

  init(_ split: TextSplit) {
    storage = []
    source = .split(split)
  }

  /// The JSON list that it stands for, as long as nothing has touched its elements: printing copies its text.
  public var node: JSONNode? { if case .json(let node) = source { node } else { nil } }

  /// The text whose parts it stands for, as long as nothing has touched them.
  var split: TextSplit? { if case .split(let split) = source { split } else { nil } }

  @inlinable
  public var count: Int { source == nil ? storage.count : sourceCount }

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

  /// The elements, which the list no longer has. For its only holder.
  func takeElements() -> [Value] {
    if source != nil { decode() }
    defer { storage = [] }
    return storage
  }

  /// The same elements: copied once one side changes them.
  public func copy() -> ListValue { ListValue(elements) }

  @usableFromInline
  var sourceCount: Int {
    switch source {
    case .json(let node): node.count
    case .split(let split): split.count
    case nil: 0
    }
  }

  @usableFromInline
  func decodedElement(_ index: Int) -> Value {
    if index == 0, let first = node?.element(0) { return Value(first) }
    decode()
    return storage[index]
  }

  @usableFromInline
  func decode() {
    switch source {
    case .json(let node):
      storage.reserveCapacity(node.count)
      for element in node.elements { storage.append(Value(element)) }
    case .split(let split): storage = split.parts
    case nil: return
    }
    source = nil
  }

  deinit {
    if storage.count > Reaper.slice || Reaper.holdsContainer(storage) { Reaper.drain(&storage) }
  }
}

extension [Value] {
  /// The values of a list, with room for some more. Values without references are copied as the words that they are, which
  /// takes a fraction of what an array's own copy does.
  init(copying values: ArraySlice<Value>, room: Int = 0) {
    guard values.count > 0 else {
      self = []
      return
    }
    self.init(unsafeUninitializedCapacity: values.count &+ room) { made, count in
      made.fill(from: 0, values)
      count = values.count
    }
  }

  /// The values of two lists.
  init(copying first: [Value], _ second: [Value]) {
    guard first.count &+ second.count > 0 else {
      self = []
      return
    }
    self.init(unsafeUninitializedCapacity: first.count &+ second.count) { made, count in
      made.fill(from: 0, first[...])
      made.fill(from: first.count, second[...])
      count = first.count &+ second.count
    }
  }
}

extension UnsafeMutableBufferPointer where Element == Value {
  /// Puts copies of values into places that hold nothing yet.
  fileprivate func fill(from start: Int, _ values: ArraySlice<Value>) {
    guard let to = baseAddress.map({ $0 + start }) else { return }
    precondition(start &+ values.count <= count, "there is room for all")
    values.withUnsafeBufferPointer { values in
      guard let from = values.baseAddress.map({ Register(mutating: $0) }) else { return }
      for i in 0..<values.count {
        if (from + i).isPlain { (to + i).copyPlain(from + i) } else { (to + i).initialize(to: from[i]) }
      }
    }
  }
}
