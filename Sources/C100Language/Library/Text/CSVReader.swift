/// Reads comma-separated values (RFC 4180) row by row.
///
/// Fields in double quotes may hold the separator, line breaks and doubled quotes; rows end with CR LF, LF or CR; a byte
/// order mark and empty lines are skipped. Quotes inside an unquoted field stand for themselves.
public struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let isStopped: (() -> Bool)?
  private var at = 0
  /// The line that the reader stands on, from 1.
  private var line = 1
  /// The line that the last row began on.
  public private(set) var rowLine = 1

  public enum Failure: Error, Equatable, Sendable {
    /// The quote that was opened on this line is not closed.
    case openQuote(line: Int)
    /// Text follows the closing quote.
    case textAfterQuote(line: Int)
    /// It was asked to.
    case stopped
  }

  /// - Parameter isStopped: asked every few thousand fields or bytes of a row.
  public init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), isStopped: (() -> Bool)? = nil) {
    self.bytes = bytes
    self.separator = separator
    self.isStopped = isStopped
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next row's fields; nil at the end.
  public mutating func next() throws(Failure) -> [String]? {
    while at < bytes.count, takeLineEnd() {}
    guard at < bytes.count else { return nil }
    rowLine = line
    var row: [String] = []
    while true {
      if row.count & 0xFFF == 0xFFF { try look() }
      row.append(try field())
      if at < bytes.count, bytes[at] == separator {
        at += 1
        continue
      }
      _ = takeLineEnd()
      return row
    }
  }

  private mutating func field() throws(Failure) -> String {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      let start = at
      while at < bytes.count, bytes[at] != separator, bytes[at] != 10, bytes[at] != 13 { at += 1 }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }
    let opened = line
    at += 1
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if text.count & 0xFFFF == 0xFFFF { try look() }
      if byte == UInt8(ascii: "\"") {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
          guard at == bytes.count || bytes[at] == separator || bytes[at] == 10 || bytes[at] == 13 else {
            throw .textAfterQuote(line: line)
          }
          return String(decoding: text, as: UTF8.self)
        }
        at += 1
      } else if byte == 10 || byte == 13 && !(at < bytes.count && bytes[at] == 10) {
        line += 1
      }
      text.append(byte)
    }
    throw .openQuote(line: opened)
  }

  private func look() throws(Failure) { if isStopped?() == true { throw .stopped } }

  private mutating func takeLineEnd() -> Bool {
    guard at < bytes.count else { return false }
    if bytes[at] == 13 {
      at += at + 1 < bytes.count && bytes[at + 1] == 10 ? 2 : 1
    } else if bytes[at] == 10 {
      at += 1
    } else {
      return false
    }
    line += 1
    return true
  }
}
