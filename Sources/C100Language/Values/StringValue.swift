import Glibc

/// A string on the heap, so that a ``Value`` stays two words.
public final class StringValue {
  /// The text. Changed in place only while nobody else holds this object.
  @exclusivity(unchecked) public var text: String

  @inlinable
  public init(_ text: String) { self.text = text }
}

// MARK: - Bytes

/// Comparing text by its UTF-8 bytes: Swift's `==` on strings folds canonically equal spellings into one.
public enum Bytes {
  public static func equal(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count else { return false }
    let fast: Bool?? = a.utf8.withContiguousStorageIfAvailable { left in
      b.utf8.withContiguousStorageIfAvailable { right in same(left, right) }
    }
    if let fast, let fast { return fast }
    return a.utf8.elementsEqual(b.utf8)
  }

  /// Less than zero, zero or more than zero, by bytes.
  public static func order(_ a: String, _ b: String) -> Int {
    let fast: Int?? = a.utf8.withContiguousStorageIfAvailable { left in
      b.utf8.withContiguousStorageIfAvailable { right in order(left, right) }
    }
    if let fast, let fast { return fast }
    if a.utf8.elementsEqual(b.utf8) { return 0 }
    return a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
  }

  static func same(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    guard let left = a.baseAddress, let right = b.baseAddress else { return true }
    return memcmp(left, right, a.count) == 0
  }

  static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    if let left = a.baseAddress, let right = b.baseAddress {
      let result = memcmp(left, right, min(a.count, b.count))
      if result != 0 { return Int(result) }
    }
    return a.count - b.count
  }
}

/// A key of an object: equal and hashed by its bytes.
public struct Key: Hashable, Sendable {
  public let text: String

  @inlinable
  public init(_ text: String) { self.text = text }

  public static func == (a: Key, b: Key) -> Bool { Bytes.equal(a.text, b.text) }

  public func hash(into hasher: inout Hasher) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    if done == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}
