import JSONText
import Testing

@testable import C100Language
@testable import C100Render

@Suite("rows that are read where they stand in their document")
struct RowReaderTests {
  private static let rows = #"""
    [{"id":1,"a":{"b":"x","c":{"d":1.50}},"l":[7,"q"],"t":"plain"},
     {"a":{"c":{"d":true},"b":null},"id":22,"t":"中文 é\n\u0041","l":[]},
     {"id":333,"a":null,"t":"\u001b[2J‮","x.y":"dotted"},
     {"t":"e\u0301 👩‍👩‍👧 \ud83d\ude00","x":{"y":1},"x.y":null,"\u0069d":4},
     {"id":1e400,"a":{"b":{"z":1}},"t":"","l":[{"m":[]}]}]
    """#

  @Test(
    "are the rows of the same values taken apart", arguments: ["table", "csv", "tsv"],
    [nil, ["id", "t"], ["a.b", "a.c.d", "l.0", "l.0.m", "x.y", "none", "none.at.all"]] as [[String]?])
  func same(name: String, columns: [String]?) throws {
    // CSV wants the same fields everywhere.
    if columns == nil, name != "table" { return }
    var options = FormatOptions()
    options.columns = columns
    for look in [Look.plain, terminal(200), terminal(60), terminal(30, unicode: false), terminal(120, colour: true)] {
      let read = try formatted(value(Self.rows), name, look, options)
      #expect(try read == formatted(built(Self.rows), name, look, options))
      // Twice from one list: what was read is not taken apart.
      let list = try value(Self.rows)
      #expect(try formatted(list, name, look, options) == read && formatted(list, name, look, options) == read)
    }
  }

  @Test("a list in memory is measured whole: late and wide rows stay aligned, late fields have columns")
  func whole() throws {
    let count = 12_000
    let rows = (1...count).map { $0 == count ? #"{"id":\#($0),"name":"中文","late":"x"}"# : #"{"id":\#($0),"name":"n"}"# }
    let lines = try formatted(value("[\(rows.joined(separator: ","))]"), "table").split(separator: "\n")
    #expect(lines[0] == "     id  name  late")
    #expect(lines[2] == "      1  n")
    #expect(lines[count + 1] == "  12000  中文  x")
  }

  @Test("a record's typed fields are read through its model")
  func records() throws {
    final class Origin: RecordOrigin {
      override func wraps(_ field: String) -> Bool { field == "at" }
      override func wrap(field: String, value: Value) -> Value { .text("wrapped") }
    }
    guard case .object(let object) = try value(#"{"id":1,"at":"2026-11-21"}"#) else { return }
    object.origin = Origin()
    #expect(try formatted(.list(ListValue([.object(object)])), "csv") == "id,at\r\n1,wrapped\r\n")
  }

  // MARK: - Unpaired surrogates

  private static let cut = #"[{"n":"a\ud83d","m":"\ud83d\ude00\uDC00\n"}]"#

  @Test("an unpaired surrogate keeps its escape in JSON and YAML, also in a value that went through a script")
  func unpaired() throws {
    for keeps in [true, false] {
      var list = try value(Self.cut)
      if !keeps, case .list(let items) = list, case .object(let row) = items.elements[0] {
        list = .list(ListValue([.object(row.copy())]))
      }
      let second = keeps ? #"\ud83d\ude00\uDC00\n"# : #"😀\udc00\n"#
      #expect(try formatted(list, "ndjson") == #"{"n":"a\ud83d","m":""# + second + "\"}\n")
      #expect(try formatted(list, "yaml") == "- \"n\": \"a\\ud83d\"\n  m: \"😀\\udc00\\n\"\n")
      #expect(try formatted(list, "json", terminal(80)) == #"[{"n": "a\ud83d", "m": "😀\udc00\n"}]"# + "\n")
      #expect(try formatted(list, "csv") == "n,m\r\na\u{fffd},\"😀\u{fffd}\n\"\r\n")
      #expect(try formatted(list, "table").hasSuffix("  a‹U+D83D›  😀‹U+DC00›^J\n"))
    }
  }
}
