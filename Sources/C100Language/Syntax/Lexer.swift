/// Cuts a source into tokens. Decodes nothing; strings with holes become several tokens around those of the holes:
///
/// ```
/// "a \(x + 1) b"      stringHead("a \()  x  +  1  stringTail() b")
/// ```
public struct Lexer {
  /// The tokens of a source, the last one being `.end`, and what was wrong with its characters.
  ///
  /// - Parameter cancel: where it is raised, reading stops and what is given is of no use.
  public static func tokens(
    _ source: Source, keepingComments: Bool = false, cancel: CancelFlag? = nil
  ) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    source.bytes.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(bytes, source, keepingComments: keepingComments)
      lexer.cancel = cancel
      lexer.run()
      return (lexer.tokens, lexer.diagnostics)
    }
  }

  /// The tokens of a text that is being typed: comments are kept, nothing is reported, a string that is not closed
  /// yet is a token with the flag `.isBroken`.
  public static func tokens(forCompletion text: String) -> [Token] {
    tokens(Source(name: "", text: text), keepingComments: true).tokens
  }

  /// A `\(` that waits for its `)`.
  private struct Hole {
    var openParentheses: Int
    var flags: Token.Flags
    var start: UInt32
  }

  static let maximumBytes = 1 << 30
  static let maximumDiagnostics = 20

  private let bytes: UnsafeBufferPointer<UInt8>
  private let count: Int
  private let source: Source
  private let keepsComments: Bool
  private var cancel: CancelFlag?
  private var i = 0
  private var flags: Token.Flags = .afterNewline
  private var holes: [Hole] = []
  private var oneLineHoles = 0
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ source: Source, keepingComments: Bool = false) {
    self.bytes = bytes
    self.source = source
    keepsComments = keepingComments
    count = min(bytes.count, Self.maximumBytes)
    // Dense code has a token for every three and a half bytes; pages of room that is not used cost nothing.
    tokens.reserveCapacity(count / 3 + 8)
  }

  // MARK: - The loop

  mutating func run() {
    if bytes.count > Self.maximumBytes { report(.sourceTooLong, 0, 0) }
    if let bad = UTF8Check.firstInvalid(bytes) { report(.invalidUTF8, bad, bad + 1) }
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { i = 3 }
    if peek(0) == UInt8(ascii: "#"), peek(1) == UInt8(ascii: "!") { skipLine() }
    while i < count, cancel?.isRaised != true {
      let look = min(count, i + 1 << 18)
      while i < look { next() }
    }
    if !holes.isEmpty { closeHoles(all: true, reporting: true) }
    emit(.end, count)
  }

  private mutating func next() {
    let start = i
    let byte = bytes[i]
    if Self.isNameStart(byte) { return word() }
    switch byte {
    case 0x20, 0x09, 0x0D:
      i += 1
      while i < count, bytes[i] == 0x20 || bytes[i] == 0x09 || bytes[i] == 0x0D { i += 1 }
      flags.insert(.afterSpace)
    case 0x0A:
      if oneLineHoles > 0 { closeHoles(all: false, reporting: true) }
      i += 1
      flags.formUnion([.afterNewline, .afterSpace])
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "\""): string(isRaw: false)
    case UInt8(ascii: "'"), UInt8(ascii: "`"): foreignString(byte)
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): comment()
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): foreignComment()
    case UInt8(ascii: "#"):
      report(.foreignToken(written: "#", use: "comments start with //"), start, start + 1)
      skipLine()
    case UInt8(ascii: "("):
      if !holes.isEmpty { holes[holes.count - 1].openParentheses += 1 }
      emit(.leftParenthesis, start + 1)
    case UInt8(ascii: ")"):
      guard let hole = holes.last else { return emit(.rightParenthesis, start + 1) }
      if hole.openParentheses == 0 {
        closeHole(hole)
      } else {
        holes[holes.count - 1].openParentheses -= 1
        emit(.rightParenthesis, start + 1)
      }
    case 0x80...: unicode()
    default:
      if !symbol(byte) { unexpected() }
    }
  }

  // MARK: - Words and numbers

  private mutating func word() {
    let start = i
    var end = i + 1
    while end < count, Self.isNameByte(bytes[end]) { end += 1 }
    if end < count, bytes[end] >= 0x80 {
      i = end
      continueUnicodeName()
      end = i
      i = start
    }
    if end - start == 1, bytes[start] == UInt8(ascii: "r"), end < count, bytes[end] == UInt8(ascii: "\"") {
      return string(isRaw: true)
    }
    var kind = Token.Kind.identifier
    if end - start <= 8, end - start >= 2 {
      var packed: UInt64 = 0
      var shift: UInt64 = 0
      for k in start..<end {
        packed |= UInt64(bytes[k]) << shift
        shift += 8
      }
      kind = Self.keyword(packed)
    }
    emit(kind, end)
  }

  /// The keyword whose bytes, first lowest, make this number.
  @inline(__always)
  private static func keyword(_ packed: UInt64) -> Token.Kind {
    switch packed {
    case 0x74_656c: .kLet
    case 0x636e_7566: .kFunc
    case 0x6669: .kIf
    case 0x6573_6c65: .kElse
    case 0x72_6f66: .kFor
    case 0x6e69: .kIn
    case 0x65_6c69_6877: .kWhile
    case 0x6e72_7574_6572: .kReturn
    case 0x6b_6165_7262: .kBreak
    case 0x6575_6e69_746e_6f63: .kContinue
    case 0x79_7274: .kTry
    case 0x68_6374_6163: .kCatch
    case 0x7472_6f70_6d69: .kImport
    case 0x7361: .kAs
    case 0x6575_7274: .kTrue
    case 0x65_736c_6166: .kFalse
    case 0x6c6c_756e: .kNull
    case 0x7469: .kIt
    default: .identifier
    }
  }

  /// number := digits [ "." digits ] [ ("e" | "E") [ "+" | "-" ] digits ], with "_" between digits
  private mutating func number() {
    let start = i
    var end = digits(from: i)
    var kind = Token.Kind.integer
    if end + 1 < count, bytes[end] == UInt8(ascii: "."), Self.isDigit(bytes[end + 1]) {
      kind = .decimal
      end = digits(from: end + 1)
    }
    if end < count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var exponent = end + 1
      if exponent < count, bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-") {
        exponent += 1
      }
      if exponent < count, Self.isDigit(bytes[exponent]) {
        kind = .decimal
        end = digits(from: exponent)
      }
    }
    let hasLetters = end < count && Self.isNameByte(bytes[end])
    guard hasLetters || bytes[end - 1] == UInt8(ascii: "_") else { return emit(kind, end) }
    while end < count, Self.isNameByte(bytes[end]) { end += 1 }
    report(
      .invalidNumber(text(start, end)), start, end,
      help: ["numbers are written 12, 1_000, 2.5 or 1e3; a name starts with a letter"])
    emit(.invalid, end)
  }

  private func digits(from start: Int) -> Int {
    var end = start
    while end < count, Self.isDigit(bytes[end]) || bytes[end] == UInt8(ascii: "_") { end += 1 }
    return end
  }

  // MARK: - Strings

  /// At the opening quote, or at the `r` before it.
  private mutating func string(isRaw: Bool) {
    let start = i
    var kinds: Token.Flags = isRaw ? .isRaw : []
    i += isRaw ? 1 : 0
    if peek(1) == UInt8(ascii: "\""), peek(2) == UInt8(ascii: "\"") {
      kinds.insert(.isBlock)
      i += 3
    } else {
      i += 1
    }
    text(from: start, kinds, whole: .string, part: .stringHead)
  }

  /// At the `)` that ends a hole: goes on with the string around it.
  private mutating func closeHole(_ hole: Hole) {
    holes.removeLast()
    if !hole.flags.contains(.isBlock) { oneLineHoles -= 1 }
    let start = i
    i += 1
    text(from: start, hole.flags, whole: .stringTail, part: .stringMiddle)
  }

  /// Reads string text up to its end or to a hole and emits it as a `whole` or a `part`.
  private mutating func text(from start: Int, _ kinds: Token.Flags, whole: Token.Kind, part: Token.Kind) {
    var kinds = kinds
    let isBlock = kinds.contains(.isBlock)
    let isRaw = kinds.contains(.isRaw)
    while i < count {
      let byte = bytes[i]
      if byte == UInt8(ascii: "\"") {
        guard isBlock else {
          i += 1
          return emit(whole, start, i, kinds)
        }
        if peek(1) == byte, peek(2) == byte {
          i += 3
          return emit(whole, start, i, kinds)
        }
      } else if byte == UInt8(ascii: "\\"), !isRaw {
        if peek(1) == UInt8(ascii: "(") {
          i += 2
          emit(part, start, i, kinds)
          holes.append(Hole(openParentheses: 0, flags: kinds.subtracting(.hasEscapes), start: UInt32(i - 2)))
          if !isBlock { oneLineHoles += 1 }
          return
        }
        kinds.insert(.hasEscapes)
        if i + 1 < count, bytes[i + 1] != 0x0A { i += 1 }
      } else if byte == 0x0A, !isBlock || oneLineHoles > 0 {
        break
      }
      i += 1
    }
    kinds.insert(.isBroken)
    if isBlock, i >= count {
      report(.unterminatedTextBlock, start, min(start + 3, count))
    } else {
      report(.unterminatedString, start, lineEnd(i))
    }
    emit(whole, start, i, kinds)
    if oneLineHoles > 0 { closeHoles(all: false, reporting: false) }
  }

  /// Ends the holes that a newline (or the end of the text) cuts off, so that what follows is read as usual.
  private mutating func closeHoles(all: Bool, reporting: Bool) {
    if reporting, let hole = all ? holes.first : holes.first(where: { !$0.flags.contains(.isBlock) }) {
      let kind: Diagnostic.Kind = hole.flags.contains(.isBlock) ? .unterminatedTextBlock : .newlineInHole
      report(kind, Int(hole.start), Int(hole.start) + 2)
    }
    while let hole = holes.last, all || oneLineHoles > 0 {
      holes.removeLast()
      if !hole.flags.contains(.isBlock) { oneLineHoles -= 1 }
      emit(.stringTail, i, i, hole.flags.union(.isBroken))
    }
  }

  private mutating func foreignString(_ quote: UInt8) {
    let start = i
    var end = i + 1
    while end < count, bytes[end] != quote, bytes[end] != 0x0A {
      end += bytes[end] == UInt8(ascii: "\\") && end + 1 < count && bytes[end + 1] != 0x0A ? 2 : 1
    }
    guard end < count, bytes[end] == quote else { return unexpected() }
    let isTemplate = quote == UInt8(ascii: "`")
    let written = text(start, end + 1)
    let use =
      isTemplate
      ? ForeignText.interpolated(written, opening: "${").map { "write \($0)" } ?? "write \"…\", with values as \\(name)"
      : "strings take double quotes: \(ForeignText.quoted(written) ?? "\"…\"")"
    report(.foreignToken(written: isTemplate ? "`…`" : "…", use: use), start, end + 1)
    i = end + 1
    emit(.string, start, i, .isBroken)
  }

  // MARK: - Comments

  private mutating func comment() {
    let start = i
    if oneLineHoles > 0 { report(.commentInHole, i, i + 2) }
    skipLine()
    if keepsComments { emit(.comment, start, i, []) }
    if oneLineHoles > 0 { closeHoles(all: false, reporting: false) }
    flags.insert(.afterSpace)
  }

  private mutating func foreignComment() {
    let start = i
    i += 2
    while i < count, !(bytes[i] == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) { i += 1 }
    i = min(i + 2, count)
    report(.foreignToken(written: "/* */", use: "comments start with // and end with their line"), start, start + 2)
    flags.insert(.afterSpace)
  }

  private mutating func skipLine() { i = lineEnd(i) }

  private func lineEnd(_ from: Int) -> Int {
    var end = from
    while end < count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  // MARK: - Symbols

  /// Emits the symbol here; false when there is none.
  private mutating func symbol(_ first: UInt8) -> Bool {
    let second = peek(1)
    let third = peek(2)
    switch first {
    case UInt8(ascii: "."):
      if second != first {
        take(.dot, 1)
      } else if third == first {
        take(.ellipsis, 3)
      } else if third == less {
        take(.halfOpenRange, 3)
      } else {
        take(.range, 2)
      }
    case UInt8(ascii: ","): take(.comma, 1)
    case UInt8(ascii: "["): take(.leftBracket, 1)
    case UInt8(ascii: "]"): take(.rightBracket, 1)
    case UInt8(ascii: "{"): take(.leftBrace, 1)
    case UInt8(ascii: "}"): take(.rightBrace, 1)
    case UInt8(ascii: ";"): take(.semicolon, 1)
    case UInt8(ascii: ":"):
      if second == equals {
        foreign(.assign, 2, "declare with let name = …, assign with name = …")
      } else if second == first {
        if tokens.last?.kind == .leftBracket {
          foreign(
            nil, 2, third == minus ? "backwards is written list.reverse()" : "a part of a list is written list[0..<3]")
        } else {
          foreign(.dot, 2, "members are written a.name")
        }
      } else {
        take(.colon, 1)
      }
    case equals:
      if second == equals {
        if third == equals { foreign(.equal, 3, "write ==: it compares by value") } else { take(.equal, 2) }
      } else if second == greater {
        take(.arrow, 2)
      } else if second == UInt8(ascii: "~") {
        foreign(.equal, 2, "write text.matches(r\"pattern\")")
      } else {
        take(.assign, 1)
      }
    case UInt8(ascii: "?"):
      switch second {
      case UInt8(ascii: "."): take(.questionDot, 2)
      case UInt8(ascii: "["): take(.questionBracket, 2)
      case UInt8(ascii: ":"): foreign(.coalesce, 2, "write a ?? b")
      case first:
        if third == equals { foreign(.assign, 3, "write name = name ?? value") } else { take(.coalesce, 2) }
      default: take(.question, 1)
      }
    case UInt8(ascii: "!"):
      if second != equals {
        take(.not, 1)
      } else if third == equals {
        foreign(.notEqual, 3, "write !=: it compares by value")
      } else {
        take(.notEqual, 2)
      }
    case less:
      if second == equals, third == greater {
        foreign(.less, 3, "write a < b; sortBy takes a key: list.sortBy(.name)")
      } else if second == equals {
        take(.lessOrEqual, 2)
      } else if second == greater {
        foreign(.notEqual, 2, "write !=")
      } else if second == less {
        foreign(.star, 2, "numbers have no bits here: write a * 2.pow(n)")
      } else {
        take(.less, 1)
      }
    case greater:
      if second == equals {
        take(.greaterOrEqual, 2)
      } else if second == greater {
        foreign(
          .star, 2, "numbers have no bits here: write a.div(2.pow(n)); a file is written by .save(\"file.csv\")")
      } else {
        take(.greater, 1)
      }
    case UInt8(ascii: "&"):
      if second == UInt8(ascii: ".") {
        foreign(.questionDot, 2, "a member of what may be null is written a?.name")
      } else if second == UInt8(ascii: ":") {
        foreign(nil, 2, "a field of each item is written .name: list.map(.name)")
      } else if second != first {
        foreign(.andAnd, 1, "write && between conditions; texts are joined with +")
      } else if third == equals {
        foreign(.assign, 3, "write name = name && value")
      } else {
        take(.andAnd, 2)
      }
    case UInt8(ascii: "|"):
      if second == greater {
        foreign(.dot, 2, "chain with methods: value.method(…)")
      } else if second != first {
        let opensFunction = tokens.last.map { $0.kind == .leftParenthesis || $0.kind == .comma } ?? false
        foreign(.orOr, 1, opensFunction ? "a function is written x => …" : pipeHelp)
      } else if third == equals {
        foreign(.assign, 3, "write name = name || value")
      } else {
        take(.orOr, 2)
      }
    case UInt8(ascii: "+"):
      if second == first {
        foreign(nil, 2, "write name += 1")
      } else if second == equals {
        take(.plusAssign, 2)
      } else {
        take(.plus, 1)
      }
    case UInt8(ascii: "-"):
      if second == equals {
        take(.minusAssign, 2)
      } else if second == greater {
        foreign(.arrow, 2, "a function is written x => …")
      } else if second == first, endsOperand(at: i + 2) {
        foreign(nil, 2, "write name -= 1")
      } else if second == first, third == 0x20, !flags.isDisjoint(with: [.afterSpace, .afterNewline]) {
        foreign(nil, 2, "comments start with //")
        skipLine()
      } else {
        take(.minus, 1)
      }
    case UInt8(ascii: "*"):
      if second == equals {
        take(.starAssign, 2)
      } else if second == first {
        foreign(.star, 2, "write a.pow(b)")
      } else {
        take(.star, 1)
      }
    case UInt8(ascii: "^"): foreign(.star, 1, "write a.pow(b)")
    case UInt8(ascii: "/"): second == equals ? take(.slashAssign, 2) : take(.slash, 1)
    case UInt8(ascii: "%"):
      if second == equals { foreign(.assign, 2, "write name = name % value") } else { take(.percent, 1) }
    case UInt8(ascii: "^"): foreign(.star, 1, "write a.pow(b)")
    case UInt8(ascii: "~"): foreign(nil, 1, "numbers have no bits here; !condition is the opposite of a condition")
    case UInt8(ascii: "$"):
      foreign(
        nil, 1, second == UInt8(ascii: "{") ? "values go into strings as \\(name)" : "names are written without $")
    default: return false
    }
    return true
  }

  /// `list | sort_by(.name)`: the stage as it is written here.
  private var pipeHelp: String {
    let conditions = "write || between conditions"
    let chain = "stages are chained with a dot: "
    var k = i + 1
    while k < count, bytes[k] == 0x20 { k += 1 }
    guard k < count else { return conditions }
    if bytes[k] == UInt8(ascii: "@") { return chain + ".csv(), .json(), .toBase64()" }
    if bytes[k] == UInt8(ascii: ".") { return chain + ".map(.field), .where(.field == value)" }
    guard Self.isNameStart(bytes[k]) else { return "\(conditions); \(chain)list.sortBy(\"name\")" }
    var end = k
    while end < count, Self.isNameByte(bytes[end]) { end += 1 }
    if let use = ForeignWords.stage(text(k, end)) { return chain + "." + use }
    let isCall = end < count && bytes[end] == UInt8(ascii: "(")
    return "\(isCall ? "" : "\(conditions); ")\(chain).\(text(k, min(end, k + 30)))(…)"
  }

  private var equals: UInt8 { UInt8(ascii: "=") }
  private var minus: UInt8 { UInt8(ascii: "-") }
  private var less: UInt8 { UInt8(ascii: "<") }
  private var greater: UInt8 { UInt8(ascii: ">") }

  @inline(__always)
  private mutating func take(_ kind: Token.Kind, _ length: Int) { emit(kind, i + length) }

  /// A symbol of another language: reported, then read as `kind`, or left out.
  private mutating func foreign(_ kind: Token.Kind?, _ length: Int, _ use: String) {
    report(.foreignToken(written: text(i, i + length), use: use), i, i + length)
    guard let kind else {
      i += length
      return
    }
    take(kind, length)
  }

  /// Whether nothing that could be an operand follows on this line: tells `x--` from `a--b`.
  private func endsOperand(at offset: Int) -> Bool {
    guard let last = tokens.last, !flags.contains(.afterSpace), last.kind == .identifier || last.kind == .rightBracket
    else { return false }
    var k = offset
    while k < count, bytes[k] == 0x20 || bytes[k] == 0x09 || bytes[k] == 0x0D { k += 1 }
    guard k < count else { return true }
    return [0x0A, UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "}")].contains(bytes[k])
  }

  // MARK: - Beyond ASCII

  private mutating func unicode() {
    guard let (scalar, length) = UTF8Check.decode(bytes, at: i), Self.isLetter(scalar) else { return unexpected() }
    let start = i
    i += length
    continueUnicodeName()
    emit(.identifier, start, i, [])
  }

  private mutating func continueUnicodeName() {
    while i < count {
      if Self.isNameByte(bytes[i]) {
        i += 1
      } else if bytes[i] >= 0x80, let (scalar, length) = UTF8Check.decode(bytes, at: i),
        Self.isLetter(scalar) || scalar.properties.isIDContinue
      {
        i += length
      } else {
        return
      }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.isIDStart
  }

  /// Reports a run of equal characters that mean nothing, once.
  private mutating func unexpected() {
    let start = i
    let (scalar, length) = UTF8Check.decode(bytes, at: i) ?? ("\u{FFFD}", 1)
    i += length
    while i + length <= count, (0..<length).allSatisfy({ bytes[start + $0] == bytes[i + $0] }) { i += length }
    flags.insert(.afterSpace)
    if scalar == "\u{FFFD}", diagnostics.contains(where: { $0.kind == .invalidUTF8 }) { return }
    switch scalar {
    case "“", "”", "„", "‘", "’", "«", "»": typographicString(from: start)
    case "…": report(.foreignToken(written: "…", use: "write three dots: ..."), start, i)
    case "\u{A0}", "\u{2007}", "\u{202F}", "\u{3000}", "\u{200B}":
      report(
        .unexpectedCharacter(Self.named(scalar)), start, i, help: ["it looks like a space: type a plain space"])
    default:
      report(.unexpectedCharacter(Self.named(scalar)), start, i, help: LookAlike.help(scalar))
      if let kind = LookAlike.bracket(scalar) { emit(kind, start, i, []) }
    }
  }

  /// `“hello”`, as word processors write it.
  private mutating func typographicString(from start: Int) {
    // Looked for among the bytes: those that are no UTF-8 are longer as text.
    let line = bytes[i..<lineEnd(i)]
    let quotes = LookAlike.quotes.map { Array(String($0).utf8) }
    let closing = line.indices.lazy.compactMap { at in
      quotes.first { line[at...].starts(with: $0) }.map { at + $0.count }
    }.first
    guard let closing else {
      let written = text(start, i)
      return report(.foreignToken(written: written, use: "strings take straight double quotes: \"…\""), start, i)
    }
    i = closing
    let written = text(start, i)
    let use = "strings take straight double quotes: \(ForeignText.quoted(written) ?? "\"…\"")"
    report(.foreignToken(written: "“…”", use: use), start, i)
    emit(.string, start, i, .isBroken)
  }

  /// `'§'` for what can be seen, else `U+0007`.
  private static func named(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    default: return "'\(scalar)'"
    }
  }

  // MARK: - Helpers

  @inline(__always)
  private func peek(_ ahead: Int) -> UInt8 { i + ahead < count ? bytes[i + ahead] : 0 }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<min(end, count)], as: UTF8.self)
  }

  /// From `i` to `end`, moving on.
  @inline(__always)
  private mutating func emit(_ kind: Token.Kind, _ end: Int) {
    tokens.append(Token(kind, start: UInt32(truncatingIfNeeded: i), end: UInt32(truncatingIfNeeded: end), flags: flags))
    i = end
    flags = []
  }

  private mutating func emit(_ kind: Token.Kind, _ start: Int, _ end: Int, _ more: Token.Flags) {
    tokens.append(Token(kind, start: UInt32(start), end: UInt32(end), flags: flags.union(more)))
    flags = []
  }

  private mutating func report(_ kind: Diagnostic.Kind, _ start: Int, _ end: Int, help: [String] = []) {
    guard diagnostics.count < Self.maximumDiagnostics else { return }
    diagnostics.append(Diagnostic(kind, Span(start, end), source: source, help: help))
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }
}
