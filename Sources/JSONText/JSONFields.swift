/// The members of an object for quick reading of a few of them: nothing is decoded, and no node is made for a scalar.
/// Valid only inside the call that hands it out.
public struct JSONFields {
  private let index: Int
  private let tape: JSONTape
  private let bytes: UnsafeBufferPointer<UInt8>
  private let document: Unmanaged<JSONDocument>

  fileprivate init(_ object: JSONNode, _ bytes: UnsafeBufferPointer<UInt8>) {
    index = object.index
    tape = object.document.tape
    document = Unmanaged.passUnretained(object.document)
    self.bytes = bytes
  }

  fileprivate init(_ index: Int, in other: JSONFields) {
    self.index = index
    tape = other.tape
    bytes = other.bytes
    document = other.document
  }

  /// The value of this key, as `JSONNode.member(_:hint:)` finds it; nil where there is none and for what is no object.
  @inline(__always)
  public func member(_ key: UnsafeBufferPointer<UInt8>, hint: inout Int) -> Member? {
    guard JSONTape.kind(tape.entries[index]) == 5 else { return nil }
    let found = JSONNode.find(key, &hint, in: tape, of: index, bytes)
    return found < 0 ? nil : Member(index: found + 1, owner: self)
  }

  /// How many members there are, duplicates counted.
  public var count: Int { JSONNode(document: document.takeUnretainedValue(), index: index).count }

  /// A member's value on its place.
  public struct Member {
    fileprivate let index: Int
    fileprivate let owner: JSONFields

    /// The scalar as it stands in the text; nil for a list or an object.
    @inline(__always)
    public var scalar: JSONScalar? {
      let entry = owner.tape.entries[index]
      guard let kind = JSONKind(rawValue: UInt8(truncatingIfNeeded: JSONTape.kind(entry))), kind != .list,
        kind != .object
      else { return nil }
      let start = JSONTape.offset(entry)
      let end = JSONTape.scalarLength(entry).map { start + $0 } ?? JSONDecoding.scalarEnd(start, in: owner.bytes)
      let inset = kind == .string ? 1 : 0
      return JSONScalar(
        kind: kind, isEscaped: kind == .string && JSONTape.isFlagged(entry),
        source: UnsafeBufferPointer(rebasing: owner.bytes[start + inset..<end - inset]))
    }

    /// The members of an object.
    @inline(__always)
    public var fields: JSONFields { JSONFields(index, in: owner) }

    /// The value as a node, which may be kept.
    public var node: JSONNode { JSONNode(document: owner.document.takeUnretainedValue(), index: index) }
  }
}

/// A scalar as it stands in its document's text.
public struct JSONScalar {
  public let kind: JSONKind
  /// A string has escapes in it.
  public let isEscaped: Bool
  /// The exact bytes: a string without its quotes.
  public let source: UnsafeBufferPointer<UInt8>

  /// What it stands for as text: a string decoded, anything else as written.
  public var text: String { JSONDecoding.string(source, escaped: isEscaped) }

  /// As `JSONNode.unpairedText`.
  public var unpairedText: [UInt32]? { isEscaped ? JSONDecoding.unpaired(source) : nil }
}

extension JSONNode {
  /// Calls `body` with the members of this object.
  @inline(__always)
  public func withFields<R, E: Error>(_ body: (JSONFields) throws(E) -> R) throws(E) -> R {
    let result: Result<R, E> = document.withBytes { bytes in
      do throws(E) { return .success(try body(JSONFields(self, bytes))) } catch { return .failure(error) }
    }
    return try result.get()
  }

  // MARK: - Shape

  /// A number that objects share which have the same keys in the same order, and under them the same kinds of values:
  /// null, list, object (of the same shape, down to `depth` of them) or another scalar.
  public func shape(depth: Int) -> UInt64 {
    document.withBytes { bytes in Self.shape(index, depth, document.tape, bytes) }
  }

  private static func shape(
    _ index: Int, _ depth: Int, _ tape: JSONTape, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    // FNV-1a over the keys' bytes and one for the kind behind each.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ value: UInt64) { hash = (hash ^ value) &* 0x100_0000_01b3 }
    let end = tape.next(after: index)
    var next = index + 2
    while next < end {
      let key = tape.entries[next]
      let start = JSONTape.offset(key)
      let length = JSONTape.scalarLength(key) ?? JSONDecoding.scalarEnd(start, in: bytes) - start
      for i in start..<start + length { mix(UInt64(bytes[i])) }
      let kind = JSONTape.kind(tape.entries[next + 1])
      switch kind {
      case 0, 4: mix(0x100 + kind)
      case 5: mix(depth > 0 ? shape(next + 1, depth - 1, tape, bytes) : 0x105)
      default: mix(0x101)
      }
      next = tape.next(after: next + 1)
    }
    return hash
  }
}
