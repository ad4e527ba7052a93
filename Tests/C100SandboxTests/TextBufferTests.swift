import JSONText
import Testing

@testable import C100Sandbox

@Suite("text written in pieces")
struct TextBufferTests {
  private func written(_ write: (inout TextBuffer) -> Void) -> String {
    var text = TextBuffer(capacity: 1)
    write(&text)
    var bytes: [UInt8] = []
    text.copy(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("strings are escaped as everywhere else, whatever they hold and wherever it stands")
  func strings() {
    let pieces: [String] = [
      "", "a", "\"", "\\", "\n", "\u{0}", "\u{1F}", " ", "é", "漢字", "👩‍👩‍👧‍👦", "\u{7F}", "seven77", "eight888", "nine99999",
    ]
    var random = Random(7, "text")
    for _ in 0..<3000 {
      let text = (0..<random.below(8)).map { _ in random.pick(pieces) }.joined()
      var expected: [UInt8] = []
      JSONEscape.append(text, to: &expected)
      #expect(written { $0.add(json: text) } == String(decoding: expected, as: UTF8.self))
    }
  }

  @Test("numbers and times are those of their texts")
  func numbers() {
    for number in [0, 7, 10, 99, 100, -1, Int.max, Int.min, 1_000_000] {
      #expect(written { $0.add(number) } == "\(number)")
    }
    var random = Random(7, "times")
    for _ in 0..<2000 {
      let time = random.below(4_000_000_000) - 500_000_000
      #expect(written { $0.add(time: time) } == "\"\(Moment.text(time))\"")
    }
  }

  @Test("objects of one mold share keys and keep their own values, also where the keys change")
  func mold() {
    var mold = Mold()
    let first = mold.object([("a", 1), ("b", "x")])
    let second = mold.object([("a", 2), ("b", .null)])
    let other = mold.object([("a", 3), ("c", true)])
    #expect(JSON.object(first) == ["a": 1, "b": "x"])
    #expect(JSON.object(second) == ["a": 2, "b": .null])
    #expect(JSON.object(other) == ["a": 3, "c": true])
    var changed = second
    changed["b"] = 5
    changed["d"] = 6
    #expect(JSON.object(second) == ["a": 2, "b": .null])
    #expect(JSON.object(changed) == ["a": 2, "b": 5, "d": 6])
  }

  @Test("a large object of a mold finds its members, and writing one leaves the others alone")
  func largeMold() {
    var mold = Mold()
    let members = (0..<40).map { ("key\($0)", JSON.integer($0)) }
    _ = mold.object(members)
    var second = mold.object(members)
    let third = mold.object(members)
    second["key3"] = nil
    second["extra"] = 1
    #expect(second["key3"] == nil && second["extra"] == 1 && second["key39"] == 39 && second.count == 40)
    #expect(third["key3"] == 3 && third["extra"] == nil && third.count == 40)
  }
}
