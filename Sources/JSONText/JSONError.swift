/// Why a text is not JSON, and where.
///
/// - Source: RFC 8259; the decisions that it leaves open are on `JSONDocument`.
public struct JSONError: Error, Equatable, Sendable {
  /// What is wrong. The words are in `JSONError.message`.
  public enum Reason: Equatable, Sendable {
    case empty
    case unexpectedByte(UInt8)
    case unexpectedEnd
    case unterminatedString
    case controlCharacter(UInt8)
    case badEscape
    case badNumber
    case badLiteral
    case invalidUTF8
    case expectedKey
    case expectedColon
    case expectedCommaOrEnd(object: Bool)
    case trailingBytes
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
    /// Whoever asked for the reading wants no more of it.
    case stopped
  }

  /// Zero-based byte offset of the first byte that cannot be right.
  public var offset: Int
  /// One-based line; lines end with LF.
  public var line: Int
  /// One-based column, counted in Unicode scalars.
  public var column: Int
  public var reason: Reason

  public init(offset: Int, line: Int, column: Int, reason: Reason) {
    self.offset = offset
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// One line, lower case, with the place at its end.
  public var message: String { "\(reason.words) at line \(line), column \(column) (byte \(offset))" }
}

extension JSONError: CustomStringConvertible {
  public var description: String { message }
}

extension JSONError.Reason {
  /// What went wrong, without the place.
  public var words: String {
    switch self {
    case .empty: "no JSON value, only white space"
    case .unexpectedByte(let byte): "a JSON value was expected, got \(Self.shown(byte))"
    case .unexpectedEnd: "the JSON text ends too early"
    case .unterminatedString: "the JSON string does not end"
    case .controlCharacter(let byte): "a JSON string holds \(Self.shown(byte)) unescaped"
    case .badEscape: "a JSON string holds an unknown escape"
    case .badNumber: "a JSON number is not well formed"
    case .badLiteral: "only true, false and null are JSON words"
    case .invalidUTF8: "the JSON text is not valid UTF-8"
    case .expectedKey: "a JSON object wants a string as key"
    case .expectedColon: "a JSON key wants ':' after it"
    case .expectedCommaOrEnd(object: true): "',' or '}' was expected in the JSON object"
    case .expectedCommaOrEnd(object: false): "',' or ']' was expected in the JSON list"
    case .trailingBytes: "the JSON text goes on after its value"
    case .tooDeep(let limit): "the JSON text is nested deeper than \(limit)"
    case .tooLarge(let limit): "the JSON text is larger than \(limit) bytes"
    case .stopped: "the reading was stopped"
    }
  }

  private static func shown(_ byte: UInt8) -> String {
    if byte > 0x20 && byte < 0x7f { return "'\(Character(UnicodeScalar(byte)))'" }
    let hex = String(byte, radix: 16, uppercase: true)
    return "byte 0x" + (hex.utf8.count == 1 ? "0" + hex : hex)
  }
}

extension JSONError {
  /// Places `offset` in `bytes`: counts lines and columns.
  init(_ reason: Reason, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var line = 1
    var column = 1
    for i in 0..<min(offset, bytes.count) {
      let byte = bytes[i]
      if byte == 0x0a {
        line += 1
        column = 1
      } else if byte & 0xc0 != 0x80 {
        column += 1
      }
    }
    self.init(offset: offset, line: line, column: column, reason: reason)
  }
}
