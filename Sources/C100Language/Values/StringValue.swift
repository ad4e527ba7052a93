import Glibc
import JSONText

/// A string of the language: in the value itself where it is short, on the heap where it is not.
public struct StringValue {
  enum Form {
    case short(ShortText)
    case long(StringStorage)
  }

  var form: Form

  init(_ form: Form) { self.form = form }

  public init(_ text: String) { form = ShortText(text).map { .short($0) } ?? .long(StringStorage(text)) }

  /// A text with these bytes, which are UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    form = ShortText(bytes).map { .short($0) } ?? .long(StringStorage(String(decoding: bytes, as: UTF8.self)))
  }

  /// The text of a JSON string.
  init(_ node: JSONNode) {
    let text = node.string ?? ""
    let unpaired = node.unpairedText.map { UnpairedString(text, $0) }
    self = unpaired.map { StringValue(.long($0)) } ?? StringValue(text)
  }

  /// The text.
  public var text: String {
    switch form {
    case .short(let short): short.text
    case .long(let long): long.text
    }
  }

  /// How many bytes the text has.
  public var byteCount: Int {
    switch form {
    case .short(let short): short.count
    case .long(let long): long.byteCount
    }
  }

  /// The code points of a string of a JSON text where some are unpaired surrogates; nil for all other strings.
  public var unpairedText: [UInt32]? {
    guard case .long(let long) = form else { return nil }
    return (long as? UnpairedString)?.codePoints
  }

  /// Where the scalars of a long text begin; see ``StringStorage/scalars(_:)``.
  func scalars(_ run: Run) throws(Raise) -> ScalarIndex? {
    guard case .long(let long) = form else { return nil }
    return try long.scalars(run)
  }

  /// The same, where it was found before.
  var knownScalars: ScalarIndex? {
    guard case .long(let long) = form else { return nil }
    return long.knownScalars
  }

  static func == (a: StringValue, b: StringValue) -> Bool {
    switch (a.form, b.form) {
    case (.short(let x), .short(let y)): x == y
    case (.long(let x), .long(let y)): x === y || Bytes.equal(x.text, y.text)
    case (.short, .long), (.long, .short): a.byteCount == b.byteCount && Bytes.equal(a.text, b.text)
    }
  }

  /// Less than zero, zero or more than zero, by bytes.
  static func order(_ a: StringValue, _ b: StringValue) -> Int {
    if case .short(let x) = a.form, case .short(let y) = b.form {
      return x.order < y.order ? -1 : x.order > y.order ? 1 : 0
    }
    return Bytes.order(a.text, b.text)
  }

  /// The same text in its short form, if it is short enough: equal short texts have equal short forms.
  var shortForm: ShortText? {
    switch form {
    case .short(let short): short
    // One with unpaired surrogates is never in the value itself.
    case .long(let long): long.byteCount <= ShortText.capacity ? ShortText(long.text) : nil
    }
  }
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
