import JSONText
import Testing

@testable import C100Language

@Suite("Strings, in the value and on the heap")
struct ValuesTextTests {
  /// Texts around the length at which they move to the heap, with NUL, with bytes of 2 to 4, and made of one another.
  static let texts = [
    "", "a", "\0", "a\0", "\0a", "ab", "é", "éé", "ééé", "é\0é", "😀", "😀a", "😀é", "😀😀", "中文", "中文a", "中文é",
    "abcdef", "abcdefg", "abcdef\0", "abcdefgh", "abcdefg\0", "abcdefghi", "zzzzzzz", "zzzzzzzz", "e\u{301}", "\u{7f}",
    String(repeating: "x", count: 600),
  ]

  /// A string that is on the heap whatever its length.
  static func long(_ text: String) -> StringValue { StringValue(.long(StringStorage(text))) }

  @Test("text, size, equality, order and hash are those of the bytes, whatever the form")
  func forms() {
    for a in Self.texts {
      #expect(StringValue(a).text.utf8.elementsEqual(a.utf8))
      #expect(StringValue(a).byteCount == a.utf8.count)
      for b in Self.texts {
        for x in [StringValue(a), Self.long(a)] {
          for y in [StringValue(b), Self.long(b)] {
            #expect((x == y) == a.utf8.elementsEqual(b.utf8), "\(a.debugDescription) \(b.debugDescription)")
            #expect(StringValue.order(x, y).signum() == Bytes.order(a, b).signum())
            withRegisters(.string(x), .string(y)) { x, y in
              #expect(x.isSameText(y) == a.utf8.elementsEqual(b.utf8))
              #expect(x.textOrder(y).signum() == Bytes.order(a, b).signum())
              #expect(x.textSize == a.utf8.count && y.text?.utf8.elementsEqual(b.utf8) == true)
            }
            if a.utf8.elementsEqual(b.utf8) { #expect(hash(x) == hash(y)) }
          }
        }
      }
    }
  }

  @Test("a text of 7 bytes is in the value, one of 8 is not")
  func border() {
    withRegisters(.text("abcdefg"), .text("abcdefgh")) { short, long in
      #expect(short.tag == Tag.shortString && short.isPlain && short.isString)
      #expect(long.tag == Tag.longString && !long.isPlain && long.isString)
    }
  }

  @Test("joining two texts in a word gives the same as joining them")
  func joining() {
    for a in Self.texts {
      for b in Self.texts {
        guard let x = ShortText(a), let y = ShortText(b) else { continue }
        let both = x.appending(y)
        #expect((both == nil) == (a.utf8.count + b.utf8.count > ShortText.capacity))
        if let both { #expect(both == ShortText(a + b) && both.text.utf8.elementsEqual((a + b).utf8)) }
      }
    }
  }

  /// Some of them: a pair takes seven evaluations.
  static let few = ["", "a\0", "éé", "😀é", "abcdefg", "abcdefgh", String(repeating: "x", count: 600)]

  @Test("+, +=, holes, comparison, sorting, keys and loops over all pairs of texts")
  func language() {
    let bench = Bench()
    for a in Self.few {
      for b in Self.few {
        let (x, y) = (literal(a), literal(b))
        let whole = "\"\(a + b)\""
        let isSame = a.utf8.elementsEqual(b.utf8)
        #expect(bench.result("\(x) + \(y)").utf8.elementsEqual(whole.utf8))
        #expect(bench.result("let s = \(x)\nlet t = s\ns += \(y)\nassert(t == \(x))\ns").utf8.elementsEqual(whole.utf8))
        #expect(bench.result("let a = \(x)\nlet b = \(y)\n\"\\(a)\\(b)\"").utf8.elementsEqual(whole.utf8))
        let isLess = Bytes.order(a, b) < 0
        #expect(
          bench.result("[\(x) < \(y), \(x) == \(y), {[\(x)]: 1}.has(\(y))]").contains(
            "[\(isLess), \(isSame), \(isSame)]"))
        #expect(bench.result("[\(x), \(y)].sorted() == [\(isLess ? x : y), \(isLess ? y : x)]") == "true")
        #expect(bench.result("[\(x), \(y), \(x)].distinct().count()") == (isSame ? "1" : "2"))
      }
    }
  }

  @Test("a text that grows byte by byte passes from the value to the heap and on")
  func growing() {
    #expect(
      Bench().result(
        """
        let s = ""
        for i in 0..<3000 { s += "é"; if s.count() != i + 1 { fail("at \\(i)") } }
        s == "é".repeat(3000)
        """) == "true")
  }

  @Test("text that was joined to a string with an unpaired surrogate is text")
  func unpaired() throws {
    let value = Value(try JSONDocument(text: #""\udfff""#).root)
    guard case .string(let string) = value, case .long(let storage) = string.form else { throw Missing() }
    #expect(string.unpairedText == [0xdfff] && string.byteCount == 3)
    #expect(string == StringValue("\u{fffd}"))
    storage.append("x")
    #expect(string.unpairedText == nil && string.text == "\u{fffd}x")
  }

  private func literal(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { $0 == "\0" ? "\\u{0}" : String($0) }
    return "\"\(escaped.joined())\""
  }

  private struct Missing: Error {}

  private func hash(_ string: StringValue) -> Int {
    var hasher = Hasher()
    Same.hash(.string(string), into: &hasher)
    return hasher.finalize()
  }

  private func withRegisters(_ a: Value, _ b: Value, _ body: (Register, Register) -> Void) {
    let place = Register.allocate(capacity: 2)
    place.initialize(to: a)
    (place + 1).initialize(to: b)
    body(place, place + 1)
    place.deinitialize(count: 2)
    place.deallocate()
  }
}
