extension JSONNode {
  /// The member with this key, the last of several; nil for another kind too. Keys are compared by their UTF-8 bytes.
  public func member(_ key: String) -> JSONNode? {
    var hint = -1
    return member(key, hint: &hint)
  }

  /// The member with this key. `hint` is the place, relative to its object, where the last look-up of this key found it
  /// (-1: nowhere yet): records of a page share their shape, so most look-ups find their key at once.
  public func member(_ key: String, hint: inout Int) -> JSONNode? {
    var key = key
    return key.withUTF8 { member($0, hint: &hint) }
  }

  /// The member with this key's UTF-8 bytes; see `member(_:hint:)`.
  public func member(_ key: UnsafeBufferPointer<UInt8>, hint: inout Int) -> JSONNode? {
    let tape = document.tape
    guard JSONTape.kind(tape.entries[index]) == 5 else { return nil }
    let found = document.withBytes { JSONNode.find(key, &hint, in: tape, of: index, $0) }
    return found < 0 ? nil : JSONNode(document: document, index: found + 1)
  }

  /// Index of the entry of this key in the object at `index`, the last of several; -1 for none. See `member(_:hint:)`.
  @inline(__always)
  static func find(
    _ key: UnsafeBufferPointer<UInt8>, _ hint: inout Int, in tape: JSONTape, of index: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let end = tape.next(after: index)
    var found = -1
    // The key of another object may stand at that place; this one's are as far from it as the hint says.
    if hint >= 2, index + hint < end {
      let entry = tape.entries[index + hint]
      if JSONTape.kind(entry) == JSONTape.key, JSONTape.distance(entry) == hint, hint < JSONTape.farthest {
        found = last(key, tape, from: index + hint, to: end, bytes)
      }
    }
    if found < 0 { found = last(key, tape, from: index + 2, to: end, bytes) }
    if found >= 0 { hint = found - index }
    return found
  }

  /// Index of the last entry of this key from one of an object's keys on, -1 for none: of duplicates the last counts, so
  /// what stands behind a find is looked at too.
  @inline(__always)
  private static func last(
    _ key: UnsafeBufferPointer<UInt8>, _ tape: JSONTape, from start: Int, to end: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let wanted = JSONTape.keyEntry(flag: false, offset: 0, length: key.count + 2, distance: 0)
    let isShort = key.count + 2 < JSONTape.longestKey
    var found = -1
    var next = start
    while next < end {
      let entry = tape.entries[next]
      // The quick answer for nearly all: another length, and nothing escaped.
      if isShort && !JSONTape.isFlagged(entry) {
        if entry & JSONTape.keyShape == wanted, equals(entry, key, bytes) { found = next }
      } else if matches(entry, key, bytes) {
        found = next
      }
      next = tape.next(after: next + 1)
    }
    return found
  }

  /// The member whose key equals `key` in any letter case (ASCII letters): one spelled exactly so first, else the last other.
  public func member(_ key: String, ignoringCase: Bool) -> JSONNode? {
    if let exact = member(key) { return exact }
    guard ignoringCase, kind == .object else { return nil }
    var key = key
    return key.withUTF8 { key in
      var found: JSONNode?
      var iterator = members.makeIterator()
      while let (name, value) = iterator.nextNodes() {
        let equal = name.withText { text in
          text.count == key.count && zip(text, key).allSatisfy { Self.lowercased($0) == Self.lowercased($1) }
        }
        if equal { found = value }
      }
      return found
    }
  }

  /// Calls `body` with the decoded UTF-8 bytes of a string or key; with none for another kind.
  public func withText<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    guard kind == .string else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    let escaped = JSONTape.isFlagged(entry)
    return try withSource { source in
      let inner = UnsafeBufferPointer(rebasing: source[1..<source.count - 1])
      guard escaped else { return try body(inner) }
      return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: inner.count) { buffer in
        let count = JSONDecoding.unescape(inner, into: buffer)
        return try body(UnsafeBufferPointer(rebasing: buffer[0..<count]))
      }
    }
  }

  /// True when a key without escapes and of this length has these bytes.
  @inline(__always)
  private static func equals(
    _ entry: UInt64, _ key: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let start = JSONTape.offset(entry) + 1
    for i in 0..<key.count where bytes[start &+ i] != key[i] { return false }
    return true
  }

  /// True when the entry is a key that decodes to `key`.
  @inline(never)
  private static func matches(
    _ entry: UInt64, _ key: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let start = JSONTape.offset(entry)
    let end = JSONTape.scalarLength(entry).map { start + $0 } ?? JSONDecoding.scalarEnd(start, in: bytes)
    let inner = UnsafeBufferPointer(rebasing: bytes[start + 1..<end - 1])
    guard JSONTape.isFlagged(entry) else { return inner.elementsEqual(key) }
    guard inner.count >= key.count else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: inner.count) { buffer in
      let count = JSONDecoding.unescape(inner, into: buffer)
      return buffer[0..<count].elementsEqual(key)
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
  }
}
