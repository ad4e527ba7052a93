import Testing

@testable import JSONText

@Suite("print after parse is identity")
struct RoundTripTests {
  @Test("made-up documents", arguments: 0..<40)
  func documents(seed: Int) {
    var maker = Maker(seed: UInt64(seed))
    for _ in 0..<25 {
      let text = maker.document()
      #expect((try? JSONDocument(text)) != nil)
      #expect(JSONRoundTrip.check(text) == nil, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test("damaged documents are refused or still round-trip", arguments: 0..<40)
  func damaged(seed: Int) {
    var maker = Maker(seed: UInt64(1000 + seed))
    for _ in 0..<50 {
      var text = maker.document()
      for _ in 0...2 where !text.isEmpty {
        let place = Int.random(in: 0..<text.count, using: &maker.random)
        switch UInt8.random(in: 0..<3, using: &maker.random) {
        case 0: text.remove(at: place)
        case 1: text[place] = UInt8.random(in: 0...255, using: &maker.random)
        default: text.insert(Array("[]{},:\"\\0e- \n".utf8).randomElement(using: &maker.random) ?? 0, at: place)
        }
      }
      #expect(JSONRoundTrip.check(text) == nil, "\(text)")
    }
  }

  @Test("every cut of a document is refused")
  func cuts() {
    let text = Array(#"{"a":[1,-2.5e3,"x\u00e9é😀",true,null,{"b":{}}]}"#.utf8)
    for end in 0..<text.count { #expect(throws: JSONError.self) { try JSONDocument(Array(text[..<end])) } }
    #expect(JSONRoundTrip.check(text) == nil)
  }
}

/// Makes documents with every form of value, key, escape and white space.
struct Maker {
  var random: Seeded
  init(seed: UInt64) { random = Seeded(seed: seed) }

  mutating func document() -> [UInt8] {
    var text = ""
    value(&text, depth: 0)
    return Array(text.utf8)
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  private mutating func space(_ text: inout String) {
    if pick(4) == 0 { text += ["  ", "\n", "\t", "\r\n          ", " "][pick(5)] }
  }

  private mutating func value(_ text: inout String, depth: Int) {
    space(&text)
    switch pick(depth > 5 ? 5 : 8) {
    case 0: text += "null"
    case 1: text += ["true", "false"][pick(2)]
    case 2, 3: text += ["0", "-0", "1.10", "1e400", "-12E-7", "12345678901234567890", "0.5", "\(pick(99999))"][pick(8)]
    case 4: string(&text)
    case 5, 6:
      text += "["
      let count = pick(5)
      for i in 0..<count {
        if i > 0 { text += "," }
        value(&text, depth: depth + 1)
      }
      space(&text)
      text += "]"
    default:
      text += "{"
      let count = pick(5)
      for i in 0..<count {
        if i > 0 { text += "," }
        space(&text)
        string(&text)
        space(&text)
        text += ":"
        value(&text, depth: depth + 1)
      }
      space(&text)
      text += "}"
    }
    space(&text)
  }

  private mutating func string(_ text: inout String) {
    text += "\""
    for _ in 0..<pick(12) {
      text +=
        [
          "a", "name", "é", "中", "😀", "\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00", "\\u0000", "\u{7f}",
          "\u{202e}", "\u{85}",
          "/", "\\/", "\u{200d}", "\u{e0041}",
        ][pick(18)]
    }
    text += "\""
  }
}
