import JSONText
import Testing

@testable import C100Language

@Suite("Values")
struct ValuesTests {
  @Test("a value is two words")
  func size() {
    #expect(MemoryLayout<Value>.stride == 16)
    #expect(Tag.isAsExpected)
  }

  @Test(
    "a JSON number becomes an integer or a decimal where that prints the same text",
    arguments: [
      "0", "-1", "1.5", "0.1", "100.25", "9223372036854775807", "-9223372036854775808", "0.0", "-0.0", "0.0001",
      "12345678901234.5", "3.0",
    ])
  func plain(text: String) throws {
    let number = try #require(JSONNumber(text))
    switch Value(number) {
    case .integer(let value): #expect(String(value) == text)
    case .decimal(let value): #expect(value.description == text)
    default: Issue.record("\(text) is kept as text")
    }
  }

  @Test(
    "any other JSON number keeps its text",
    arguments: ["-0", "1.10", "1e400", "12345678901234567890", "1E2", "0.00001", "1.50", "9223372036854775808"])
  func exact(text: String) throws {
    guard case .number(let kept) = Value(try #require(JSONNumber(text))) else {
      Issue.record("\(text) is not kept")
      return
    }
    #expect(kept.number.text == text)
  }

  @Test("keys are compared by bytes")
  func keys() {
    let object = ObjectValue()
    object.set("é", .integer(1))
    object.set("e\u{301}", .integer(2))
    #expect(object.count == 2)
    #expect(Bytes.order("a", "b") < 0 && Bytes.order("b", "a") > 0 && Bytes.order("ab", "ab") == 0)
  }

  private static func hash(_ value: Value) -> Int {
    var hasher = Hasher()
    Same.hash(value, into: &hasher)
    return hasher.finalize()
  }

  private static func nested(_ i: Int, _ depth: Int) -> Value {
    (0..<depth).reduce(Value.integer(i)) { inner, _ in .elements([inner]) }
  }

  private static func record(_ fields: Int, _ i: Int) -> Value {
    .object(ObjectValue((0..<fields).map { ("k\($0)", $0 == fields - 1 ? .integer(i) : .text("same")) }))
  }

  @Test(
    "values that differ anywhere hash differently, so that many of them are told apart quickly",
    arguments: [
      { .elements([Value](repeating: .null, count: 500) + [.integer($0)]) }, { nested($0, 30) }, { record(3, $0) },
      { record(300, $0) }, { .elements([record(40, 0), record(40, $0)]) },
      { .range(RangeValue(lower: 0, upper: $0, isClosed: true)) },
      { .time(TimeValue(seconds: 0, nanoseconds: $0)) },
    ] as [@Sendable (Int) -> Value])
  func hashes(make: @Sendable (Int) -> Value) {
    #expect(Set((0..<300).map { Self.hash(make($0)) }).count == 300)
  }

  @Test("equal values hash equally, however they are written and whatever the order of their keys")
  func equalHashes() throws {
    let pairs = [
      (#"{"a":1,"b":{"c":[1.0,2]},"d":"x"}"#, #"{"d":"x","b":{"c":[1,2.00]},"a":1e0}"#), ("[1e400]", "[10e399]"),
      (#"["é"]"#, #"["\u00e9"]"#),
    ]
    for (a, b) in pairs {
      let (x, y) = (Value(try JSONDocument(text: a).root), Value(try JSON(text: b)))
      #expect(Same.equal(x, y) && Self.hash(x) == Self.hash(y), "\(a)")
    }
    let wide = (0..<5_000).map { ("k\($0)", Value.integer($0)) }
    #expect(
      Self.hash(.object(ObjectValue(wide))) == Self.hash(.object(ObjectValue(wide.reversed()))))
    #expect(Self.hash(Self.nested(1, 100_000)) == Self.hash(Self.nested(1, 100_000)))
  }

  @Test("an object with many keys finds, changes and removes them")
  func manyKeys() {
    let object = ObjectValue()
    for i in 0..<1_000 { object.set("k\(i)", .integer(i)) }
    for i in 0..<1_000 { #expect(object["k\(i)"]?.wholeNumber == i) }
    object.remove("k500")
    #expect(object["k500"] == nil && object.count == 999 && object["k999"]?.wholeNumber == 999)
    let copy = object.copy()
    copy.set("new", .null)
    #expect(object.count == 999 && copy.count == 1_000)
  }

  @Test("an object grows, shrinks and is copied as a list of pairs does", arguments: 0..<20)
  func likePairs(seed: Int) {
    var random = SyntaxGenerator(seed: UInt64(seed))
    var model: [(key: String, value: Int)] = (0..<random.next(12)).map { ("k\($0)", $0) }
    var object = ObjectValue(Shape(model.map(\.key)), model.map { .integer($0.value) })
    // With many keys the holes that removed ones leave stay open for a while: until somebody goes by position.
    let (keys, rest) = seed % 2 == 0 ? (24, 1) : (300, 37)
    for turn in 0..<100 * rest {
      let key = "k\(random.next(keys))"
      let place = model.firstIndex { $0.key == key }
      switch random.next(16) {
      case 0...5:
        #expect(object.remove(key)?.wholeNumber == place.map { model.remove(at: $0).value })
      case 6:
        // A copy shares what it can, and neither sees what becomes of the other.
        let original = object
        object = object.copy()
        _ = original.remove(key)
        original.set("other", .elements([.text("gone")]))
      default:
        object.set(key, .integer(turn))
        if let place { model[place].value = turn } else { model.append((key, turn)) }
      }
      #expect(object.count == model.count && object.has(key) == model.contains { $0.key == key })
      if turn % rest == 0 {
        #expect(object.keys == model.map(\.key) && object.values.map(\.wholeNumber) == model.map(\.value))
      }
    }
  }

  @Test("a JSON object is read without being built, and the last of equal keys counts")
  func node() throws {
    let document = try JSONDocument(Array(#"{"a": 1, "b": {"c": [1, 2]}, "a": 2}"#.utf8))
    let object = ObjectValue(document.root)
    #expect(object["a"]?.wholeNumber == 2)
    #expect(object.node != nil)
    object.set("z", .null)
    #expect(object.node == nil && object.keys == ["a", "b", "z"])
    #expect(object["a"]?.wholeNumber == 2)
  }

  @Test("ranges know their size to the edge")
  func ranges() {
    #expect(RangeValue(lower: 1, upper: 0, isClosed: true).isEmpty)
    #expect(RangeValue(lower: 0, upper: 0, isClosed: true).count == 1)
    #expect(RangeValue(lower: Int.min, upper: Int.min, isClosed: false).isEmpty)
    #expect(RangeValue(lower: Int.min, upper: Int.max, isClosed: true).count == nil)
    #expect(RangeValue(lower: 0, upper: Int.max, isClosed: false).count == Int.max)
  }

  @Test("taking all keys out one by one takes time in step with their number")
  func removingAll() {
    let start = ContinuousClock.now
    let program = """
      let o = {}
      for i in 0..<20_000 { o["k\\(i)"] = i }
      for k in o.keys() { if k != "k77" { o.remove(k) } }
      for i in 0..<20_000 { o["a\\(i)"] = i; if i >= 5 { o.remove("a\\(i - 5)") } }
      [o.count(), o.keys()[0], o.k77, o.keys()[-1]]
      """
    #expect(Bench().result(program) == #"[6, "k77", 77, "a19999"]"#)
    // Where each turn moves all keys behind, a debug build takes a minute.
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
