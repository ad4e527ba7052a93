import Testing

@testable import JSONText

/// One text for each class of the JSON grammar, accepted and refused.
@Suite("which texts are JSON")
struct VerdictTests {
  @Test(
    "accepted",
    arguments: [
      "[]", "{}", "0", "-0", "null", "true", "false", "\"\"", " [ ] ", "\t\r\n{}\n", "[1]", "[1,2]", "{\"a\":1}",
      "{\"a\":{\"b\":[]},\"c\":{}}", "[[],[[]],{}]", "1.5", "-1.5e10", "1E+2", "1e-0", "0e1", "0.0", "-0.1",
      "123456789012345678901234567890", "1e400", "[1e-400]", "\"\\u0041\\n\\/\\\\\\\"\\b\\f\\r\\t\"",
      "\"\\ud83d\\ude00\"",
      "\"\\ud800\"", "\"\\udc00x\"", "\"é中😀\"", "\"\u{7f}\"", "\"\u{2028}\"", "\"\u{fffe}\"", "{\"a\":1,\"a\":2}",
      "{\"\":0}",
      "\u{feff}{}", "[null , true\n,\tfalse]", "{ \"a\" : 1 , \"b\" : 2 }", "[        1,         2]", "\"\\u0000\"",
      "\"1234567\"", "\"12345678\"", "\"123456789\"", "\"1234567\\n\"", "\"1234567é\"", "[\"a\",\"bb\"]", "-1", "9",
      "10",
    ])
  func accepted(text: String) throws {
    let document = try JSONDocument(text: text)
    var printed: [UInt8] = []
    document.root.print(style: .compact) { printed.append(contentsOf: $0) }
    let again = try JSONDocument(printed)
    #expect(JSON(again.root) == JSON(document.root))
  }

  @Test(
    "refused, at the byte",
    arguments: [
      ("", 0), ("  ", 2), ("[", 1), ("]", 0), ("{", 1), ("}", 0), ("[1", 2), ("[1,", 3), ("[1,]", 3), ("[,1]", 1),
      ("[1 2]", 3), ("[1}", 2), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{'a':1}", 1),
      ("{1:1}", 1), ("{\"a\" 1}", 5), ("{\"a\":1]", 6), ("{\"a\":1 \"b\":2}", 7), ("01", 1), ("-", 1), ("-a", 1),
      ("+1", 0),
      (".5", 0), ("1.", 2), ("1.e1", 2), ("1e", 2), ("1e+", 3), ("1.5.2", 3), ("0x1", 1), ("-01", 2), ("1_000", 1),
      ("NaN", 0), ("Infinity", 0), ("-Infinity", 1), ("nul", 0), ("nulL", 0), ("True", 0), ("tru", 0), ("fals", 0),
      ("falsy", 0), ("\"", 1), ("\"abc", 4), ("\"\\", 1), ("\"\\x41\"", 1), ("\"\\u12\"", 1), ("\"\\u12g4\"", 1),
      ("\"\\uD8\"", 1), ("\"\u{1}\"", 1), ("\"a\nb\"", 2), ("\"\t\"", 1), ("\"12345678\u{1f}\"", 9), ("1 2", 2),
      ("{}{}", 2),
      ("[1]x", 3), ("/* c */ 1", 0), ("1 // c", 2), ("\u{a0}1", 0), ("\u{b}1", 0), ("[1]\u{c}", 3), ("{\"a\":1}}", 7),
      ("[\u{2060}]", 1), ("\u{feff}", 3), ("[true false]", 6), ("truefalse", 4), ("\"a\"\"b\"", 3),
    ])
  func refused(text: String, offset: Int) {
    #expect { try JSONDocument(text: text) } throws: { ($0 as? JSONError)?.offset == offset }
  }

  @Test(
    "invalid UTF-8 is refused at its byte",
    arguments: [
      [0x80], [0xc0, 0x80], [0xc1, 0xbf], [0xc3], [0xc3, 0x28], [0xe0, 0x80, 0x80], [0xe2, 0x82], [0xed, 0xa0, 0x80],
      [0xef, 0xbf], [0xf0, 0x80, 0x80, 0x80], [0xf0, 0x9f, 0x98], [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80],
      [0xff],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    for lead in 0..<10 {
      let text = [0x5b, 0x22] + [UInt8](repeating: 0x61, count: lead) + bytes + [0x22, 0x5d]
      #expect { try JSONDocument(text) } throws: { error in
        (error as? JSONError)?.reason == .invalidUTF8 && (error as? JSONError)?.offset == lead + 2
      }
    }
  }

  @Test("every scalar beyond ASCII is accepted in a string")
  func scalars() throws {
    var text: [UInt8] = [0x22]
    for value in stride(from: UInt32(0x80), through: 0x10ffff, by: 37) {
      if let scalar = UnicodeScalar(value) { text.append(contentsOf: Array(UTF8.encode(scalar) ?? .init())) }
    }
    text.append(0x22)
    let string = try #require(JSONDocument(text).root.string)
    #expect(Array(string.utf8) == text.dropFirst().dropLast())
  }

  @Test("line and column are counted in scalars")
  func place() {
    #expect { try JSONDocument(text: "{\"é\": 1,\n \"中文\": x}") } throws: { error in
      let error = error as? JSONError
      return error?.line == 2 && error?.column == 8 && error?.offset == 21
        && error?.message == "a JSON value was expected, got 'x' at line 2, column 8 (byte 21)"
    }
  }

  @Test("depth is limited, not by the stack")
  func depth() throws {
    let deep = 100_000
    let text = [UInt8](repeating: 0x5b, count: deep)
    #expect { try JSONDocument(text) } throws: { ($0 as? JSONError)?.reason == .tooDeep(limit: 10_000) }
    let whole = text + [UInt8](repeating: 0x5d, count: deep)
    let document = try JSONDocument(whole, limits: JSONLimits(depth: deep))
    let tree = JSON(document.root)
    #expect(tree.bytes == whole)
    #expect(tree == JSON(document.root))
    #expect(throws: JSONError.self) { try JSONDocument(whole, limits: JSONLimits(depth: deep - 1)) }
    #expect(throws: JSONError.self) { try JSONDocument(whole, limits: JSONLimits(bytes: 10)) }
  }

  @Test("a tree of 200,000 levels is freed")
  func deepTree() {
    var list = JSON.list([])
    var object = JSON.null
    for _ in 0..<200_000 {
      list = .list([list])
      object = .object(["a": object])
    }
    #expect(list.kind == .list && object.kind == .object)
  }

  /// Texts made of the tokens of JSON, right and wrong, and what a second reader says of them: one that follows the
  /// grammar of RFC 8259 rule by rule, with recursion and without any speed.
  @Test("the same verdict as the grammar read rule by rule, on every text of up to five of these tokens")
  func grammar() {
    let tokens: [String] = ["[", "]", "{", "}", ",", ":", "\"a\"", "1", "-", "0", ".5", "e", "true", " "]
    var texts: [[UInt8]] = [[]]
    var level: [[UInt8]] = [[]]
    for _ in 0..<4 {
      level = level.flatMap { text in tokens.map { text + Array($0.utf8) } }
      texts += level
    }
    // Longer ones inside brackets, where there is most to go wrong.
    texts += level.prefix(14 * 14 * 14 * 6).map { Array("[".utf8) + $0 + Array("]".utf8) }
    texts += level.prefix(14 * 14 * 14 * 6).map { Array("{\"k\":".utf8) + $0 + Array("}".utf8) }
    var accepted = 0
    var wrong: [String] = []
    for text in texts {
      let wanted = Grammar.accepts(text)
      if ((try? JSONDocument(text)) != nil) != wanted { wrong.append(String(decoding: text, as: UTF8.self)) }
      if wanted { accepted += 1 }
    }
    #expect(wrong.isEmpty)
    #expect(accepted > 250)
  }
}

/// RFC 8259, sections 2 to 7, for texts of ASCII.
private struct Grammar {
  private let text: [UInt8]
  private var i = 0

  static func accepts(_ text: [UInt8]) -> Bool {
    var grammar = Grammar(text: text)
    grammar.space()
    guard grammar.value() else { return false }
    grammar.space()
    return grammar.i == text.count
  }

  private init(text: [UInt8]) { self.text = text }

  private var next: UInt8 { i < text.count ? text[i] : 0 }

  private mutating func take(_ byte: Character) -> Bool {
    guard next == byte.asciiValue else { return false }
    i += 1
    return true
  }

  private mutating func space() { while [0x20, 0x09, 0x0a, 0x0d].contains(next) { i += 1 } }

  private mutating func value() -> Bool {
    switch next {
    case UInt8(ascii: "["): return sequence("[", "]") { $0.value() }
    case UInt8(ascii: "{"):
      return sequence("{", "}") { grammar in
        guard grammar.string() else { return false }
        grammar.space()
        guard grammar.take(":") else { return false }
        grammar.space()
        return grammar.value()
      }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return number()
    }
  }

  private mutating func sequence(
    _ open: Character, _ close: Character, _ item: (inout Grammar) -> Bool
  ) -> Bool {
    guard take(open) else { return false }
    space()
    if take(close) { return true }
    while true {
      guard item(&self) else { return false }
      space()
      if take(close) { return true }
      guard take(",") else { return false }
      space()
    }
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while next >= 0x20, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") { i += 1 }
    return take("\"")
  }

  private mutating func word(_ word: String) -> Bool {
    for letter in word { guard take(letter) else { return false } }
    return true
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0") { guard digits() else { return false } }
    if take(".") { guard digits() else { return false } }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() else { return false }
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = i
    while next >= 0x30, next <= 0x39 { i += 1 }
    return i > start
  }
}
