import Testing

@testable import JSONText

@Suite("writing")
struct WriterTests {
  let sample: JSON = ["id": 1, "tags": ["a", []], "none": [:], "deep": ["x": nil, "y": [true, 2.5]]]

  @Test("compact and indented")
  func layouts() {
    #expect(sample.text == #"{"id":1,"tags":["a",[]],"none":{},"deep":{"x":null,"y":[true,2.5]}}"#)
    var writer = JSONWriter(style: .indented(2))
    writer.write(sample)
    let indented = """
      {
        "id": 1,
        "tags": [
          "a",
          []
        ],
        "none": {},
        "deep": {
          "x": null,
          "y": [
            true,
            2.5
          ]
        }
      }
      """
    #expect(String(decoding: writer.bytes, as: UTF8.self) == indented)
  }

  @Test("a node inside what is written goes on at its level")
  func nested() throws {
    let node = try JSONDocument(text: #" { "a" : [ 1.10 , {} ] } "#).root
    var writer = JSONWriter(style: .indented(1))
    writer.beginList()
    writer.write(node)
    writer.writeInteger(7)
    writer.endList()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "[\n {\n  \"a\": [\n   1.10,\n   {}\n  ]\n },\n 7\n]")
    var compact = JSONWriter()
    compact.beginObject()
    compact.key("n")
    compact.write(node)
    compact.endObject()
    #expect(String(decoding: compact.bytes, as: UTF8.self) == #"{"n":{"a":[1.10,{}]}}"#)
  }

  @Test("escapes")
  func escapes() {
    #expect(
      JSON.string("\u{0}\u{8}\t\n\u{b}\u{c}\r\u{1f}\"\\/é\u{7f}").text == #""\u0000\b\t\n\u000b\f\r\u001f\"\\/é"#
        + "\u{7f}\"")
    var bytes: [UInt8] = []
    JSONEscape.appendForTerminal("a\u{1b}[2J\u{7f}\u{9b}\u{202e}\u{e0041}\u{200d}é\u{fffe}\u{feff}\n", to: &bytes)
    let shown = #""a\u001b[2J\u007f\u009b\u202e\udb40\udc41"# + "\u{200d}é" + #"\ufffe\ufeff\n""#
    #expect(String(decoding: bytes, as: UTF8.self) == shown)
  }

  @Test("every scalar is safe on a terminal and comes back")
  func everyScalar() throws {
    var text = ""
    for value in UInt32(0)...0x10ffff {
      guard let scalar = UnicodeScalar(value) else { continue }
      if value > 0x3000, value < 0xe0000, value % 64 > 3, value & 0xfffe != 0xfffe, value >> 8 != 0xff { continue }
      text.unicodeScalars.append(scalar)
    }
    var bytes: [UInt8] = []
    JSONEscape.appendForTerminal(text, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { !TerminalScalar.isHidden($0.value) })
    #expect(Array((try JSONDocument(bytes).root.string ?? "").utf8) == Array(text.utf8))
  }

  @Test("objects keep order, one member a key, keys by bytes")
  func objects() {
    var object: JSONObject = ["b": 1, "a": 2, "b": 3]
    #expect(object.keys == ["b", "a"] && object["b"] == 3)
    object["é"] = 1
    object["e\u{301}"] = 2
    #expect(object.count == 4 && object["é"] == 1)
    let copy = object
    object["b"] = nil
    #expect(copy["b"] == 3 && object["b"] == nil && object.keys.first == "a")
    for i in 0..<100 { object["k\(i)"] = .integer(i) }
    object["k5"] = nil
    #expect(object["k99"]?.integer == 99 && object["k5"] == nil && object.count == 102)
    #expect(JSON.object(["a": 1, "b": 1.0]) == JSON.object(["b": 1, "a": 1]))
    #expect(JSON.object(["a": 1]) != JSON.object(["a": 2]))
  }
}
