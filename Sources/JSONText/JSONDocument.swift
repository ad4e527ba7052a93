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
  /// The text as it was given.
  public let bytes: [UInt8]
  /// True when the text has no white space between its tokens.
  public let isCompact: Bool
  // Written before `init` returns and never after.
  nonisolated(unsafe) let tape: JSONTape

  /// Indexes `bytes`.
  ///
  /// - Throws: `JSONError` with the place of the first byte that cannot be right.
  public init(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
    let limit = min(limits.bytes ?? .max, Int(UInt32.max) - 16)
    let indexed: Result<(JSONTape, Bool), JSONError> = bytes.withUnsafeBufferPointer { buffer in
      guard buffer.count <= limit else { return .failure(JSONError(.tooLarge(limit: limit), at: 0, in: buffer)) }
      var indexer = JSONIndexer(buffer, depth: max(0, limits.depth))
      do throws(JSONIndexer.Failure) {
        try indexer.indexAll(from: Self.markLength(buffer))
      } catch {
        indexer.tape.free()
        return .failure(JSONError(error.reason, at: error.offset, in: buffer))
      }
      return .success((indexer.tape.fitted(), indexer.isCompact))
    }
    let (tape, isCompact) = try indexed.get()
    self.tape = tape
    self.isCompact = isCompact
    self.bytes = bytes
  }

  /// Indexes the UTF-8 bytes of `text`.
  public convenience init(text: String, limits: JSONLimits = .standard) throws(JSONError) {
    try self.init(Array(text.utf8), limits: limits)
  }

  deinit { tape.free() }

  /// The value of the whole text.
  public var root: JSONNode { JSONNode(document: self, index: 0) }

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
