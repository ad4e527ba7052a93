/// A JSON text with an index over it. Nothing is decoded until a node is asked.
///
/// Strict RFC 8259. What the RFC leaves open is decided so:
/// - A UTF-8 byte order mark at the start is skipped; UTF-16 and UTF-32 are refused as invalid UTF-8 or unexpected bytes.
/// - Bytes that are not well-formed UTF-8 (overlong forms and encoded surrogates too) are an error at the first such byte.
/// - Duplicate keys are kept and printed; `member(_:)` gives the last one. Keys are compared by their decoded bytes.
/// - Escapes of unpaired surrogates are accepted and printed as written; decoded to a `String` each becomes U+FFFD.
/// - Numbers of any size and precision are accepted and keep their text.
/// - Nesting is limited by `JSONLimits.depth`, the size to 4 GiB.
public final class JSONDocument: Sendable {
  /// The text as it was given: bytes or a string, whichever there was; neither is copied.
  private enum Text: Sendable {
    case bytes([UInt8])
    case string(String)
  }

  private let text: Text
  /// True when the text has no white space between its tokens.
  public let isCompact: Bool
  // Written before `init` returns and never after.
  nonisolated(unsafe) let tape: JSONTape

  /// Indexes `bytes`.
  ///
  /// - Parameter isStopped: asked now and then; once it is true, `JSONError.Reason.stopped` is thrown.
  /// - Throws: `JSONError` with the place of the first byte that cannot be right.
  public init(
    _ bytes: [UInt8], limits: JSONLimits = .standard, isStopped: (() -> Bool)? = nil
  ) throws(JSONError) {
    (tape, isCompact) = try bytes.withUnsafeBufferPointer { Self.index($0, limits, isStopped) }.get()
    text = .bytes(bytes)
  }

  /// Indexes the UTF-8 bytes of `text`, which is kept, not copied.
  public init(
    text: String, limits: JSONLimits = .standard, isStopped: (() -> Bool)? = nil
  ) throws(JSONError) {
    var text = text
    (tape, isCompact) = try text.withUTF8 { Self.index($0, limits, isStopped) }.get()
    self.text = .string(text)
  }

  private static func index(
    _ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits, _ isStopped: (() -> Bool)?
  ) -> Result<(JSONTape, Bool), JSONError> {
    let limit = min(limits.bytes ?? .max, Int(UInt32.max) - 16)
    guard bytes.count <= limit else { return .failure(JSONError(.tooLarge(limit: limit), at: 0, in: bytes)) }
    var indexer = JSONIndexer(bytes, depth: max(0, limits.depth), isStopped: isStopped)
    do throws(JSONIndexer.Failure) {
      try indexer.indexAll(from: markLength(bytes))
    } catch {
      indexer.tape.free()
      return .failure(JSONError(error.reason, at: error.offset, in: bytes))
    }
    return .success((indexer.tape.fitted(), indexer.isCompact))
  }

  deinit { tape.free() }

  /// The value of the whole text.
  public var root: JSONNode { JSONNode(document: self, index: 0) }

  /// The whole text; a copy where the document was made from a string.
  public var bytes: [UInt8] {
    switch text {
    case .bytes(let bytes): bytes
    case .string(let string): Array(string.utf8)
    }
  }

  /// Calls `body` with the whole text.
  @inline(__always)
  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    switch text {
    case .bytes(let bytes): return try bytes.withUnsafeBufferPointer(body)
    case .string(let string):
      if let result = try string.utf8.withContiguousStorageIfAvailable(body) { return result }
      var copy = string
      return try copy.withUTF8(body)
    }
  }

  /// Length of the byte order mark at the start of `bytes`.
  static func markLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf ? 3 : 0
  }
}

extension JSONTape {
  /// The tape without its unused tail where that is worth a copy; untouched pages of a large one cost nothing.
  func fitted() -> JSONTape {
    capacity > used + 64 && capacity <= 1 << 17 ? moved(capacity: max(used, 1)) : self
  }
}
