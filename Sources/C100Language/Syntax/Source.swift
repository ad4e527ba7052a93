import Synchronization

/// A text with a name: a file, an entry of the prompt, an argument of `-e`.
///
/// Offsets everywhere are UTF-8 byte offsets into `bytes`.
public final class Source: Sendable {
  /// What messages call it: a path, `prompt:3`, `-e`.
  public let name: String
  public let bytes: [UInt8]
  /// Where lines begin, looked up once: a program that catches an error a million times asks each time.
  private let lineStarts = Mutex<[Int]>([])

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  public convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The whole text; bytes that are not UTF-8 are shown as U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text of a piece, cut to the source's bounds.
  public func text(_ span: Span) -> String {
    let start = min(Int(span.start), bytes.count)
    let end = min(max(Int(span.end), start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Where an offset lies. Line and column count from 1; a column is one Unicode scalar.
  public func position(_ offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), bytes.count)
    let (line, start) = line(holding: offset)
    return (line, 1 + bytes[start..<offset].count { $0 & 0xC0 != 0x80 })
  }

  public func position(_ offset: UInt32) -> (line: Int, column: Int) { position(Int(offset)) }

  /// The line number of an offset, from 1.
  public func line(of offset: UInt32) -> Int { line(holding: Int(offset)).line }

  private func line(holding offset: Int) -> (line: Int, start: Int) {
    lineStarts.withLock { starts in
      if starts.isEmpty {
        starts = [0]
        for i in bytes.indices where bytes[i] == 0x0A { starts.append(i + 1) }
      }
      var (before, behind) = (0, starts.count)
      while behind - before > 1 {
        let middle = (before + behind) / 2
        if starts[middle] > offset { behind = middle } else { before = middle }
      }
      return (behind, starts[before])
    }
  }

  /// The bounds of the line that holds an offset, without its line end.
  public func lineSpan(around offset: UInt32) -> Span {
    let offset = min(Int(offset), bytes.count)
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return Span(start, end)
  }
}
