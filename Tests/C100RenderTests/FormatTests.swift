import JSONText
import Testing

@testable import C100Language
@testable import C100Render

@Suite("formats in a pipe")
struct FormatTests {
  let rows =
    #"[{"id":1,"name":"Zoë, \"Z\"","tags":["a",2],"deep":{"x":1.10},"on":true,"none":null},"#
    + #"{"id":20,"name":"=1+1\nno","tags":[],"deep":{},"on":false,"none":null}]"#

  @Test("JSON is exact: number text, escapes, order, duplicates")
  func json() throws {
    let source = #"{"b":[1.10,1e400,-0,12345678901234567890],"a":"\u00e9\ud800\/","a":{},"c":[]}"#
    let wanted = """
      {
        "b": [
          1.10,
          1e400,
          -0,
          12345678901234567890
        ],
        "a": "\\u00e9\\ud800\\/",
        "a": {},
        "c": []
      }

      """
    #expect(try formatted(value(source), "json") == wanted)
    var compact = FormatOptions()
    compact.indent = 0
    #expect(try formatted(value(source), "json", .plain, compact) == source + "\n")
  }

  @Test("a built value prints as the document it came from", arguments: [0, 1, 2, 4])
  func builtJSON(indent: Int) throws {
    let source = #"[{"a":[1,[],{}],"b":"é\n\u0000"},1.5,null,"x",[[]],{"c":{"d":{}}}]"#
    var options = FormatOptions()
    options.indent = indent
    let run = makeRun()
    let document = try value(source)
    let tree = try built(source)
    let format = Format.json
    let one = try text { sink throws(Raise) in try format.write(document, options, to: sink, .plain, run) }
    let two = try text { sink throws(Raise) in try format.write(tree, options, to: sink, .plain, run) }
    #expect(one == two.replacing("\\u0000", with: "\\u0000"))
    #expect(try JSON(text: one) == JSON(text: source))
  }

  @Test("a sequence streams as a JSON list")
  func sequence() throws {
    let source = CountingSource(3) { .object(ObjectValue([("i", .integer($0))])) }
    let wanted = "[\n  {\n    \"i\": 0\n  },\n  {\n    \"i\": 1\n  },\n  {\n    \"i\": 2\n  }\n]\n"
    #expect(try formatted(.sequence(SequenceValue(source)), "json") == wanted)
    #expect(try formatted(.sequence(SequenceValue(CountingSource(0) { .integer($0) })), "json") == "[]\n")
    #expect(try formatted(.sequence(SequenceValue(source)), "ndjson") == "{\"i\":0}\n{\"i\":1}\n{\"i\":2}\n")
  }

  @Test("a failure on the way leaves the list open")
  func failure() throws {
    let bytes = try TextSink.collect { sink throws(Raise) in
      let source = FailingSource()
      do throws(Raise) {
        try Format.json.write(.sequence(SequenceValue(source)), to: sink, .plain, makeRun())
      } catch { try sink.put("|\(error.message)") }
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "[\n  1|cut")
  }

  final class FailingSource: SequenceSource {
    override func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
      Opened(Walk())
    }
    final class Walk: Cursor {
      var isFirst = true
      override func next(_ run: Run) throws(Raise) -> Value? {
        if !isFirst { throw Raise(.network, "cut") }
        isFirst = false
        return .integer(1)
      }
    }
  }

  @Test("CSV")
  func csv() throws {
    let wanted =
      "id,name,tags,deep,on,none\r\n1,\"Zoë, \"\"Z\"\"\",\"[\"\"a\"\",2]\",\"{\"\"x\"\":1.10}\",true,\r\n"
      + "20,\"=1+1\nno\",[],{},false,\r\n"
    #expect(try formatted(value(rows), "csv") == wanted)
    var options = FormatOptions()
    options.columns = ["deep.x", "name", "zz"]
    options.defusesFormulas = true
    options.separator = ";"
    #expect(
      try formatted(value(rows), "csv", .plain, options)
        == "deep.x;name;zz\r\n1.10;\"Zoë, \"\"Z\"\"\";\r\n;\"'=1+1\nno\";\r\n")
    #expect(try formatted(value(#"["a",null,1]"#), "csv") == "value\r\na\r\n\"\"\r\n1\r\n")
    #expect(try formatted(value(#"[{"a":-1},{"a":"-1"}]"#), "tsv") == "a\r\n-1\r\n-1\r\n")
    #expect(throws: Raise.self) { try formatted(value(#"[{"a":1},{"b":1}]"#), "csv") }
    #expect(throws: Raise.self) { try formatted(value(#"[{"a":"\u0000"}]"#), "csv") }
    #expect(try formatted(value(#"[]"#), "csv") == "")
  }

  @Test("YAML")
  func yaml() throws {
    let source =
      #"{"a":[1,[2,[]],{"b":null,"c":{"d":[{}]}}],"yes":"no","e":"1e3","f":"~","g":"a: b","h":"0o7","i":"x\ny\u0007","x# ":"#
      + #"[],"j":1e400,"k":"Ünï code","l":"","m":" a","n":"2020-01-01","o":"=","p":"😀"}"#
    let wanted = """
      a:
        - 1
        - - 2
          - []
        - b: null
          c:
            d:
              - {}
      "yes": "no"
      e: "1e3"
      f: "~"
      g: "a: b"
      h: "0o7"
      i: "x\\ny\\u0007"
      "x# ": []
      j: 1.0e+400
      k: Ünï code
      l: ""
      m: " a"
      "n": "2020-01-01"
      o: "="
      p: "😀"

      """
    let shown = try formatted(value(source), "yaml")
    #expect(shown == wanted)
    #expect(try formatted(value(#"[{"a":1,"b":[]},[1],[]]"#), "yaml") == "- a: 1\n  b: []\n- - 1\n- []\n")
    #expect(try formatted(value("[]"), "yaml") == "[]\n")
    #expect(try formatted(.text("x"), "yaml") == "x\n")
  }

  @Test("Markdown")
  func markdown() throws {
    let wanted = #"""
      | id | name | on |
      | ---: | --- | --- |
      | 1 | a\|b\*<br>&lt;i&gt; | true |
      | 2 |  |  |

      """#
    #expect(try formatted(value(#"[{"name":"a|b*\n<i>","id":1,"on":true},{"id":2}]"#), "md") == wanted)
  }

  @Test("a table in a pipe is whole")
  func table() throws {
    let wanted = """
        id  name                 n
        ──  ─────────────────  ───
         1  日本 \(String(repeating: "x", count: 12))  2.5
        20                      10

      """
    let source = #"[{"name":"日本 xxxxxxxxxxxx","n":2.5,"id":1},{"id":20,"n":10,"name":null}]"#
    #expect(try formatted(value(source), "table") == wanted)
  }

  @Test("the format of a file name")
  func suffixes() {
    #expect(Formats.forFile("a/b.CSV")?.name == "csv")
    #expect(Formats.forFile("x.jsonl")?.name == "ndjson")
    #expect(Formats.forFile("a.csv/b") == nil && Formats.forFile("b") == nil && Formats.forFile("b.exe") == nil)
    #expect(Formats.names == ["json", "ndjson", "csv", "tsv", "yaml", "table", "md"])
  }

  @Test("deep values need no stack")
  func deep() throws {
    var deep = Value.integer(1)
    for _ in 0..<50_000 { deep = .list(ListValue([deep])) }
    for name in ["json", "ndjson"] {
      var options = FormatOptions()
      options.indent = 0
      #expect(try formatted(deep, name, .plain, options).utf8.count > 99_000)
    }
    #expect(try formatted(.list(ListValue([deep])), "csv").utf8.count > 99_000)
  }
}
