/// The documents of a text that holds several: one a line (NDJSON), or one after another. Reads and indexes one at a time.
public struct JSONStream {
  /// Where a document ends.
  public enum Layout: Sendable {
    /// One document a line; blank lines are skipped.
    case lines
    /// One after another, with white space between them where two scalars meet; a document may span lines.
    case concatenated
  }

  private let layout: Layout
  private let limits: JSONLimits
  /// Asked now and then; once it is true, `JSONError.Reason.stopped` is thrown.
  public var isStopped: (() -> Bool)?
  private let read: () throws -> [UInt8]?
  private var buffer: [UInt8]
  private var start = 0  // of what has not been given out
  private var scanned = 0  // how far the end of the next document has been sought
  private var isBegun = false
  private var isAtEnd = false
  private var passed = 0  // bytes before the buffer
  private var passedLines = 0
  private var passedColumns = 0  // scalars of the last of these lines
  // The search inside a concatenated document.
  private var depth = 0
  private var inString = false
  private var afterBackslash = false
  private var inScalar = false

  /// - Parameter read: gives the next bytes, nil or none at the end.
  public init(
    _ layout: Layout, startingWith bytes: [UInt8] = [], limits: JSONLimits = .standard,
    read: @escaping () throws -> [UInt8]? = { nil }
  ) {
    self.layout = layout
    self.limits = limits
    self.read = read
    buffer = bytes
  }

  /// The next document, nil after the last.
  ///
  /// - Throws: `JSONError` with offset and line counted from the start of the stream, and whatever `read` throws.
  ///   In the layout `lines`, the next call goes on with the next line.
  public mutating func next() throws -> JSONDocument? {
    if !isBegun { try skipMark() }
    while true {
      if let end = documentEnd() {
        if let document = try take(upTo: end) { return document }
        continue
      }
      if isStopped?() == true { throw JSONError(offset: 0, line: 1, column: 1, reason: .stopped) }
      if scanned < buffer.count { continue }
      if isAtEnd { return nil }
      try fill()
    }
  }

  // MARK: - Bytes

  /// Skips the byte order mark, which may come in pieces as anything else.
  private mutating func skipMark() throws {
    while buffer.count < 3, !isAtEnd { try fill() }
    start = buffer.withUnsafeBufferPointer { JSONDocument.markLength($0) }
    scanned = start
    isBegun = true
  }

  private mutating func fill() throws {
    if let limit = limits.bytes, buffer.count - start > limit {
      throw placed(JSONError(offset: 0, line: 1, column: 1, reason: .tooLarge(limit: limit)))
    }
    guard let more = try read(), !more.isEmpty else {
      isAtEnd = true
      return
    }
    drop()
    buffer.append(contentsOf: more)
  }

  private mutating func take(upTo end: Int) throws -> JSONDocument? {
    let text = Array(buffer[start..<end])
    guard text.contains(where: { $0 != 0x20 && $0 != 0x0a && $0 != 0x0d && $0 != 0x09 }) else {
      advance(to: end)
      return nil
    }
    do {
      let document = try JSONDocument(text, limits: limits, isStopped: isStopped)
      advance(to: end)
      return document
    } catch {
      let placed = placed(error)
      advance(to: end)
      throw placed
    }
  }

  private mutating func advance(to end: Int) {
    start = end
    scanned = end
    (depth, inString, afterBackslash, inScalar) = (0, false, false, false)
    // What was given out is dropped once it is most of the buffer.
    if start > 1 << 20, start > buffer.count / 2 { drop() }
  }

  /// Takes what was given out from the buffer, and counts it.
  private mutating func drop() {
    for byte in buffer[..<start] {
      if byte == 0x0a {
        passedLines += 1
        passedColumns = 0
      } else if byte & 0xc0 != 0x80 {
        passedColumns += 1
      }
    }
    passed += start
    buffer.removeSubrange(..<start)
    scanned -= start
    start = 0
  }

  /// The error of a document at `start`, counted from the start of the stream.
  private func placed(_ error: JSONError) -> JSONError {
    var error = error
    let newLine = buffer[..<start].lastIndex(of: 0x0a)
    if error.line == 1 {
      if newLine == nil { error.column += passedColumns }
      error.column += buffer[(newLine.map { $0 + 1 } ?? 0)..<start].reduce(0) { $0 + ($1 & 0xc0 != 0x80 ? 1 : 0) }
    }
    error.line += passedLines + buffer[..<start].reduce(0) { $0 + ($1 == 0x0a ? 1 : 0) }
    error.offset += passed + start
    return error
  }

  // MARK: - Ends

  /// Where the document at `start` ends, if that is known yet; looks through a megabyte more at most.
  private mutating func documentEnd() -> Int? {
    if start >= buffer.count { return nil }
    let limit = min(buffer.count, scanned + 1 << 20)
    let end: Int? = buffer.withUnsafeBufferPointer { whole in
      let bytes = UnsafeBufferPointer(rebasing: whole[..<limit])
      switch layout {
      case .lines:
        while scanned < bytes.count {
          scanned += 1
          if bytes[scanned - 1] == 0x0a { return scanned }
        }
        return nil
      case .concatenated: return concatenatedEnd(bytes)
      }
    }
    return end ?? (isAtEnd && scanned >= buffer.count ? buffer.count : nil)
  }

  private mutating func concatenatedEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    while scanned < bytes.count {
      let byte = bytes[scanned]
      if inString {
        scanned += 1
        if afterBackslash {
          afterBackslash = false
        } else if byte == 0x5c {
          afterBackslash = true
        } else if byte == 0x22 {
          inString = false
          if depth == 0 { return scanned }
        }
        continue
      }
      switch byte {
      case 0x22, 0x7b, 0x5b:
        if inScalar { return scanned }
        if byte == 0x22 { inString = true } else { depth += 1 }
      case 0x7d, 0x5d:
        depth -= 1
        if depth <= 0 && !inScalar || depth < 0 {
          scanned += 1
          return scanned
        }
      case 0x20, 0x0a, 0x0d, 0x09:
        if inScalar && depth == 0 { return scanned }
      default:
        if depth == 0 { inScalar = true }
      }
      scanned += 1
    }
    return nil
  }
}

extension JSONDocument {
  /// The documents of a text that holds several, indexed one at a time.
  public static func stream(
    _ bytes: [UInt8], _ layout: JSONStream.Layout = .concatenated, limits: JSONLimits = .standard
  ) -> JSONStream {
    JSONStream(layout, startingWith: bytes, limits: limits)
  }
}
