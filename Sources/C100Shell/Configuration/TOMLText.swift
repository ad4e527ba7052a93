import TOMLKit

/// TOML for the library that reads it. A table's name that begins with a character of no name (`[$work]`) ends the process
/// there, by an assertion of the library's: it is looked for beforehand.
enum TOMLText {
  /// Where the text is not TOML, from 1.
  struct Failure: Error, Equatable {
    var line = 1
    var column = 1
  }

  static func table(_ text: String) throws(Failure) -> TOMLTable {
    let bytes = Array(text.utf8)
    let broken = brokenHeader(bytes)
    // What is wrong before such a name comes first.
    let readable = broken.map { String(decoding: bytes[..<$0], as: UTF8.self) } ?? text
    let table: TOMLTable
    do {
      table = try TOMLTable(string: readable)
    } catch {
      guard let begin = (error as? TOMLParseError)?.source.begin else { throw Failure() }
      throw Failure(line: Int(begin.line), column: Int(begin.column))
    }
    guard let broken else { return table }
    let before = String(decoding: bytes[..<broken], as: UTF8.self).unicodeScalars
    let line = before.split(separator: "\n", omittingEmptySubsequences: false)
    throw Failure(line: line.count, column: (line.last?.count ?? 0) + 1)
  }

  /// The place of the first table's name that begins with a character of no name. Of use up to the first error.
  private static func brokenHeader(_ bytes: [UInt8]) -> Int? {
    func isBlank(_ i: Int) -> Bool { i < bytes.count && (bytes[i] == 0x20 || bytes[i] == 0x09) }
    var i = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while i < bytes.count {
      while isBlank(i) { i += 1 }
      guard i < bytes.count, bytes[i] == UInt8(ascii: "[") else {
        i = endOfStatement(bytes, i)
        continue
      }
      i += 1
      if i < bytes.count, bytes[i] == UInt8(ascii: "[") { i += 1 }
      while isBlank(i) { i += 1 }
      guard i < bytes.count, canBeginName(bytes[i]) else { return i }
      i = endOfLine(bytes, i) + 1
    }
    return nil
  }

  private static func endOfLine(_ bytes: [UInt8], _ start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  }

  /// A letter, a digit, `-`, `_` or a quote.
  private static func canBeginName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: [0x2D, 0x5F, 0x22, 0x27].contains(byte)
    }
  }

  /// Behind the line on which a key's value ends: it may hold line ends in brackets and in strings of three quotes.
  private static func endOfStatement(_ bytes: [UInt8], _ start: Int) -> Int {
    var i = start
    var depth = 0
    while i < bytes.count {
      switch bytes[i] {
      case 0x0A where depth <= 0: return i + 1
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "#"):
        i = endOfLine(bytes, i)
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        i = endOfString(bytes, i)
        continue
      default: break
      }
      i += 1
    }
    return i
  }

  /// Behind a string that begins with a quote; at a line end in one that may have none.
  private static func endOfString(_ bytes: [UInt8], _ start: Int) -> Int {
    let quote = bytes[start]
    let isLong = bytes[start...].starts(with: [quote, quote, quote])
    var i = start + (isLong ? 3 : 1)
    while i < bytes.count {
      if bytes[i] == 0x5C, quote == 0x22 {
        i += 2
        continue
      }
      if !isLong, bytes[i] == 0x0A { return i }
      if bytes[i] == quote, !isLong || bytes[i...].starts(with: [quote, quote, quote]) {
        i += isLong ? 3 : 1
        // One or two more belong to the text.
        while isLong, i < bytes.count, bytes[i] == quote { i += 1 }
        return i
      }
      i += 1
    }
    return bytes.count
  }
}
