/// One value of a document: the document and a place on its index. Cheap to copy; keeps the document alive.
public struct JSONNode: Sendable {
  public let document: JSONDocument
  let index: Int

  @inline(__always)
  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  @inline(__always) var entry: UInt64 { document.tape.entries[index] }

  // MARK: - Kind and scalars

  public var kind: JSONKind {
    let raw = UInt8(truncatingIfNeeded: JSONTape.kind(entry))
    return JSONKind(rawValue: raw) ?? .string  // a key read as a value
  }

  public var isNull: Bool { JSONTape.kind(entry) == 0 }

  public var bool: Bool? { kind == .bool ? JSONTape.isFlagged(entry) : nil }

  /// The decoded text; an unpaired surrogate becomes U+FFFD.
  public var string: String? {
    guard kind == .string else { return nil }
    let escaped = JSONTape.isFlagged(entry)
    return withSource { JSONDecoding.string(UnsafeBufferPointer(rebasing: $0[1..<$0.count - 1]), escaped: escaped) }
  }

  /// The code points of a string that has unpaired surrogates, these among them; nil for all others, which ``string`` holds.
  public var unpairedText: [UInt32]? {
    guard kind == .string, JSONTape.isFlagged(entry) else { return nil }
    return withSource { JSONDecoding.unpaired(UnsafeBufferPointer(rebasing: $0[1..<$0.count - 1])) }
  }

  /// The number with its text.
  public var number: JSONNumber? {
    guard kind == .number else { return nil }
    return withSource { JSONNumber(validated: String(decoding: $0, as: UTF8.self)) }
  }

  /// The value of an integer of at most 18 digits that prints as it is written (not `-0`, `1.0`, `1e2`). Costs no allocation.
  public var plainInteger: Int? {
    guard kind == .number, JSONTape.isFlagged(entry) else { return nil }
    return withSource { digits in
      var value = 0
      for byte in digits where byte != 0x2d { value = value &* 10 &+ Int(byte &- 0x30) }
      return digits[0] == 0x2d ? -value : value
    }
  }

  /// The nearest Double of a number; nil for another kind and beyond the finite range.
  public var double: Double? {
    guard kind == .number else { return nil }
    return withSource { JSONDecoding.double($0) }
  }

  // MARK: - Source

  /// Calls `body` with the value's exact bytes in the document: a string with its quotes, a list with its brackets.
  @inline(__always)
  public func withSource<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    try document.withBytes { bytes in
      let start = JSONTape.offset(entry)
      return try body(UnsafeBufferPointer(rebasing: bytes[start..<sourceEnd(entry, start, bytes)]))
    }
  }

  /// Byte offsets of the value in the document.
  public var sourceRange: Range<Int> {
    document.withBytes { bytes in
      let start = JSONTape.offset(entry)
      return start..<sourceEnd(entry, start, bytes)
    }
  }

  @inline(__always)
  private func sourceEnd(_ entry: UInt64, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let kind = JSONTape.kind(entry)
    if kind == 4 || kind == 5 { return Int(truncatingIfNeeded: document.tape.entries[index + 1] >> 32) }
    return JSONTape.scalarLength(entry).map { start + $0 } ?? JSONDecoding.scalarEnd(start, in: bytes)
  }

  // MARK: - Lists and objects

  /// Elements of a list, members of an object, 0 for a scalar.
  public var count: Int {
    guard kind == .list || kind == .object else { return 0 }
    let length = JSONTape.length(entry)
    guard length == JSONTape.saturated else { return length }
    var count = 0
    var next = index + 2
    let end = document.tape.next(after: index)
    while next < end {
      next = document.tape.next(after: kind == .object ? next + 1 : next)
      count += 1
    }
    return count
  }

  /// The element at `position` of a list; walks over those before it.
  public func element(_ position: Int) -> JSONNode? {
    guard kind == .list, position >= 0, position < count else { return nil }
    var next = index + 2
    for _ in 0..<position { next = document.tape.next(after: next) }
    return JSONNode(document: document, index: next)
  }

  /// The elements of a list in order; empty for another kind.
  public var elements: JSONElements { JSONElements(self) }

  /// The members of an object in the document's order, duplicates too; empty for another kind.
  public var members: JSONMembers { JSONMembers(self) }
}

/// The elements of a list.
public struct JSONElements: Sequence, Sendable {
  private let node: JSONNode

  init(_ node: JSONNode) { self.node = node }

  public var underestimatedCount: Int { node.kind == .list ? node.count : 0 }

  public func makeIterator() -> Iterator { Iterator(node) }

  public struct Iterator: IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var place: Int
    private let end: Int

    init(_ list: JSONNode) {
      document = list.document
      place = list.index + 2
      end = list.kind == .list ? list.document.tape.next(after: list.index) : 0
    }

    @inline(__always)
    public mutating func next() -> JSONNode? {
      let element = place
      guard element < end else { return nil }
      place = document.tape.next(after: element)
      return JSONNode(document: document, index: element)
    }
  }
}

/// The members of an object.
public struct JSONMembers: Sequence, Sendable {
  public typealias Element = (key: String, value: JSONNode)

  private let node: JSONNode

  init(_ node: JSONNode) { self.node = node }

  public var underestimatedCount: Int { node.kind == .object ? node.count : 0 }

  public func makeIterator() -> Iterator { Iterator(node) }

  /// The same members with the key as a node of kind string: its text is decoded only where asked.
  public var nodes: [(key: JSONNode, value: JSONNode)] {
    var list: [(key: JSONNode, value: JSONNode)] = []
    var members = Iterator(node)
    while let member = members.nextNodes() { list.append(member) }
    return list
  }

  public struct Iterator: IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var place: Int
    private let end: Int

    init(_ object: JSONNode) {
      document = object.document
      place = object.index + 2
      end = object.kind == .object ? object.document.tape.next(after: object.index) : 0
    }

    public mutating func next() -> Element? {
      guard let (key, value) = nextNodes() else { return nil }
      return (key.string ?? "", value)
    }

    /// The next member with its key as a node.
    @inline(__always)
    public mutating func nextNodes() -> (key: JSONNode, value: JSONNode)? {
      guard place < end else { return nil }
      let key = place
      place = document.tape.next(after: key + 1)
      return (JSONNode(document: document, index: key), JSONNode(document: document, index: key + 1))
    }
  }
}
