import JSONText
import Testing

@testable import C100Language
@testable import C100Render

@Suite("which columns a table shows, and how")
struct TableTests {
  /// Saturday, 2026-11-21 10:00 UTC, told in a zone two hours east.
  private final class Clock: Services {
    override func now() -> (seconds: Int, nanoseconds: Int) { (1_795_255_200, 0) }
    override var zone: ZoneReference { ZoneReference(name: "+02:00", fixedOffset: 7_200) }
  }

  private func table(_ value: Value, _ look: Look, _ columns: [String]? = nil) throws -> String {
    var options = FormatOptions()
    options.columns = columns
    let run = makeRun(Clock())
    return try text { sink throws(Raise) in try Format.table.write(value, options, to: sink, look, run) }
  }

  private func time(_ text: String) throws -> Value {
    .time(try #require(Times.value(of: text, assuming: .utc, FixedZones(), keepsText: true)))
  }

  @Test("fields of nested objects are columns of their own")
  func dotted() throws {
    let rows = #"""
      [{"id":1,"contact":{"name":"Ann","phone":{"home":"1","work":"2"}},"tags":["a","b"],"items":[{"x":1},{"x":2}]},
       {"id":2,"contact":null,"tags":[],"items":[]}]
      """#
    let wanted = """
        id  contact.name  contact.phone.home  contact.phone.work  tags  items
        ──  ────────────  ──────────────────  ──────────────────  ────  ───────
         1  Ann           1                   2                   a, b  2 items
         2
        2 rows

      """
    #expect(trimmed(try table(value(rows), terminal(120))) == trimmed(wanted))
    #expect(try table(value(rows), .plain).contains(#"a, b  [{"x":1},{"x":2}]"#), "in a pipe a cell is whole")
  }

  @Test("what is an object only here and there, or has ever new keys, stays one column")
  func whole() throws {
    let mixed = try table(value(#"[{"a":{"b":1}},{"a":2},{"a":null}]"#), terminal(80))
    #expect(mixed.hasPrefix("  a\n"))
    let many = (0..<40).map { #"{"id":\#($0),"by":{"day\#($0)":1}}"# }.joined(separator: ",")
    #expect(try table(value("[\(many)]"), terminal(80)).hasPrefix("  id  by\n"))
  }

  @Test("where not all fit, what tells rows apart stays")
  func worth() throws {
    let rows = (1...4).map { i in
      #"{"id":\#(i),"flag":false,"link":"https://example.com/\#(i)/\#(String(repeating: "p", count: 50))","#
        + #""note":"\#(String(repeating: "words ", count: 20))","ownerId":"o\#(i)","empty":null,"blank":"","status":"s\#(i % 2)","#
        + #""name":"Name \#(i)"}"#
    }.joined(separator: ",")
    let shown = try table(value("[\(rows)]"), terminal(40))
    #expect(shown.hasPrefix("  id  name    flag   status\n"), "\(shown)")
    #expect(shown.contains("more columns: "))
    #expect(try !table(value("[\(rows)]"), terminal(200)).contains("more column"))
  }

  @Test("times are told by the session's clock, near ones by how near; in a pipe as they came")
  func times() throws {
    let texts = [
      "2026-11-21T09:59:30Z", "2026-11-21T09:15:00Z", "2026-11-21T10:05:00Z", "2026-11-21T00:30:00Z",
      "2026-11-20T22:30:00Z", "2026-11-20T21:30:00Z", "2026-11-21T22:00:00Z", "2026-11-03T08:15:59Z", "2026-11-20",
      "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    ]
    let rows = try texts.enumerated().map { i, text in
      Value.object(ObjectValue([("id", .integer(i)), ("at", try time(text))]))
    }
    let wanted = """
        id  at
        ──  ────────────────────
         0  30 s ago
         1  45 min ago
         2  in 5 min
         3  today 02:30
         4  today 00:30
         5  yesterday 23:30
         6  tomorrow 00:00
         7  2026-11-03 10:15
         8  2026-11-20
         9  0001-01-01 02:00
        10  9999-12-31T23:59:59Z
        11 rows · times in +02:00

      """
    #expect(try table(.list(ListValue(rows)), terminal(80)) == wanted)
    for text in texts { #expect(try table(.list(ListValue(rows)), .plain).contains(text)) }
  }

  @Test("one record a block leaves out what is empty, wraps what is long, and keeps the last step of a name")
  func blocks() throws {
    let row = #"""
      [{"id":"0123456789012345678901234567890123456789","nothing":null,"aVeryLongFieldName":{"ofAnother":"value","x":""},
        "name":"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"}]
      """#
    let shown = try table(value(row), terminal(20))
    #expect(shown.hasPrefix("── 1 ───────────────\n"))
    #expect(!shown.contains("nothing"))
    for line in shown.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 20, "\(line)") }
    #expect(shown.contains("…of"), "\(shown)")
  }

  @Test("a list of objects that have nothing in common is JSON, one whose objects share fields a table")
  func tables() throws {
    func isTable(_ text: String) throws -> Bool {
      guard case .list(let list) = try value(text) else { return false }
      return Show.isTable(list.elements)
    }
    #expect(try isTable(#"[{"id":1,"c":{"d":1}},{"id":2}]"#))
    #expect(try isTable(#"[{"key":"a","items":[{"x":1}]}]"#))
    #expect(try !isTable(#"[{"a":1},{"b":1},{"c":1}]"#))
    #expect(try !isTable(#"[{"a":1},2]"#))
    #expect(try !isTable(#"[{}]"#) && !isTable("[]"))
  }

  private func trimmed(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      var line = String(line)
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
