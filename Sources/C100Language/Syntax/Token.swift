/// A piece of source: its kind and its bytes. 12 bytes, nothing decoded.
public struct Token: Hashable, Sendable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    case end
    /// Something that was reported already.
    case invalid
    case identifier
    case integer, decimal
    /// A whole string without holes.
    case string
    /// `"text\(`, `)text\(`, `)text"`: the pieces around holes.
    case stringHead, stringMiddle, stringTail

    case kLet, kFunc, kIf, kElse, kFor, kIn, kWhile, kReturn, kBreak, kContinue, kTry, kCatch, kImport, kAs
    case kTrue, kFalse, kNull, kIt

    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, semicolon, colon, question
    case dot, questionDot, questionBracket, ellipsis, range, halfOpenRange, arrow
    case assign, plusAssign, minusAssign, starAssign, slashAssign
    case orOr, andAnd, coalesce
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case plus, minus, star, slash, percent, not
    /// Only for highlighting and formatting; the parser never sees one.
    case comment
  }

  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The first of its line.
    public static let afterNewline = Flags(rawValue: 1)
    /// White space or a comment lies before it.
    public static let afterSpace = Flags(rawValue: 2)
    /// A string that holds backslashes to decode.
    public static let hasEscapes = Flags(rawValue: 4)
    /// `r"…"`
    public static let isRaw = Flags(rawValue: 8)
    /// `"""`
    public static let isBlock = Flags(rawValue: 16)
    /// Reported as wrong; decode what is there and say nothing more.
    public static let isBroken = Flags(rawValue: 32)

    /// A string whose text is not just the bytes between its quotes.
    static let needsDecoding: Flags = [.hasEscapes, .isRaw, .isBlock, .isBroken]
  }

  public var start: UInt32
  public var end: UInt32
  public var kind: Kind
  public var flags: Flags

  public init(_ kind: Kind, start: UInt32, end: UInt32, flags: Flags = []) {
    self.kind = kind
    self.start = start
    self.end = end
    self.flags = flags
  }

  public var span: Span { Span(start: start, end: end) }
  public var isAfterNewline: Bool { flags.contains(.afterNewline) }
}
