import Testing

@testable import JSONText

@Suite("nodes")
struct NodeTests {
  @Test("kinds, scalars and sources")
  func scalars() throws {
    let root = try JSONDocument(
      text: #"{"n": null, "t": true, "f":false,"i":-12,"d": 1.50,"s":"aé\u00e9\n","l":[1,[2],{}],"o":{"x":1}}"#
    ).root
    #expect(root.kind == .object && root.count == 8)
    #expect(root.member("n")?.isNull == true)
    #expect(root.member("t")?.bool == true)
    #expect(root.member("f")?.bool == false)
    #expect(root.member("i")?.plainInteger == -12)
    #expect(root.member("d")?.plainInteger == nil)
    #expect(root.member("d")?.number?.text == "1.50")
    #expect(root.member("d")?.double == 1.5)
    #expect(root.member("s")?.string == "aéé\n")
    #expect(root.member("l")?.count == 3)
    #expect(root.member("l")?.element(1)?.element(0)?.plainInteger == 2)
    #expect(root.member("l")?.element(3) == nil)
    #expect(root.member("zz") == nil)
    #expect(root.members.map(\.key) == ["n", "t", "f", "i", "d", "s", "l", "o"])
    let source = root.member("l")?.withSource { String(decoding: $0, as: UTF8.self) }
    #expect(source == "[1,[2],{}]")
    #expect(root.member("s")?.withSource { String(decoding: $0, as: UTF8.self) } == #""aé\u00e9\n""#)
  }

  @Test("keys compare by bytes, the last duplicate wins, hints hold")
  func members() throws {
    let root = try JSONDocument(text: #"[{"é":1,"e\u0301":2,"a":3,"a":4,"\u0061":5,"B":6},{"é":7,"x":0,"a":"é"}]"#).root
    let first = try #require(root.element(0))
    let second = try #require(root.element(1))
    #expect(first.count == 6)
    #expect(first.member("\u{e9}")?.plainInteger == 1)
    #expect(first.member("e\u{301}")?.plainInteger == 2)
    #expect(first.member("a")?.plainInteger == 5)
    #expect(first.member("b") == nil)
    #expect(first.member("b", ignoringCase: true)?.plainInteger == 6)
    var hint = -1
    #expect(first.member("\u{e9}", hint: &hint)?.plainInteger == 1)
    #expect(hint == 2)
    #expect(second.member("\u{e9}", hint: &hint)?.plainInteger == 7)
    #expect(second.member("a", hint: &hint)?.string == "é")
    #expect(hint == 6)
    #expect(first.member("a", hint: &hint)?.plainInteger == 5)
  }

  @Test("unpaired surrogates decode to U+FFFD and print as written")
  func surrogates() throws {
    let text = #"["\ud800","\udc00\ud83d\ude00","\ud83dx","\ud83d\u0041"]"#
    let root = try JSONDocument(text: text).root
    #expect(root.elements.map { $0.string } == ["\u{fffd}", "\u{fffd}😀", "\u{fffd}x", "\u{fffd}A"])
    var printed: [UInt8] = []
    root.print(style: .compact) { printed.append(contentsOf: $0) }
    #expect(String(decoding: printed, as: UTF8.self) == text)
  }

  #if !DEBUG
    @Test("scalars too long for the index are found again")
    func long() throws {
      let count = JSONTape.saturated + 10
      var text: [UInt8] = [0x5b, 0x22]
      text.append(contentsOf: [UInt8](repeating: 0x61, count: count))
      text.append(contentsOf: Array("\",7]".utf8))
      let root = try JSONDocument(text).root
      #expect(root.element(0)?.withSource { $0.count } == count + 2)
      #expect(root.element(1)?.plainInteger == 7)
    }
  #endif

  @Test("a hint never leads into another object, and any hint gives the answer that none gives")
  func hints() throws {
    let long = String(repeating: "k", count: 5_000)
    let document = try JSONDocument(
      text: #"[{"a":[],"b":2},{"x":{"b":9},"c":3},{"x":{"b":9},"b":4},{"b":1,"c":[{"b":5}],"b":6},{"\u0062":7},"#
        + #"{"\#(long)":{"b":8},"b":9},{}]"#)
    for key in ["a", "b", "c", "x", long] {
      for object in document.root.elements {
        let plain = object.member(key).map { JSON($0) }
        for start in -1..<40 {
          var hint = start
          #expect(object.member(key, hint: &hint).map { JSON($0) } == plain, "\(key.prefix(3)) from \(start)")
        }
      }
    }
    var hint = -1
    #expect(document.root.elements.map { $0.member("b", hint: &hint)?.plainInteger } == [2, nil, 4, 6, 7, 9, nil])
  }

  @Test("the key of an object with more members than a key can say its distance")
  func farKeys() throws {
    let members = (0..<40_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let object = try JSONDocument(text: "{\(members)}").root
    var hint = -1
    for i in [39_999, 39_999, 0, 32_766, 32_767, 32_768, 20_000] {
      #expect(object.member("k\(i)", hint: &hint)?.plainInteger == i)
    }
  }
}
