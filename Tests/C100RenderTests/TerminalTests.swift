import JSONText
import Testing

@testable import C100Language
@testable import C100Render

@Suite("what a terminal shows")
struct TerminalTests {
  @Test("short lists and objects stay on one line within the width")
  func pretty() throws {
    let source =
      #"{"id":1,"name":"Acme","tags":["a","b"],"contact":{"phone":"123","mail":"someone@example.com"},"n":[1.10,2]}"#
    let wide = """
      {
        "id": 1,
        "name": "Acme",
        "tags": ["a", "b"],
        "contact": {"phone": "123", "mail": "someone@example.com"},
        "n": [1.10, 2]
      }

      """
    // Lines of more than 100 columns are hard to read however wide the terminal is.
    #expect(try formatted(value(source), "json", terminal(80)) == wide)
    #expect(try formatted(value(source), "json", terminal(200)) == wide)
    #expect(try formatted(value(#"{"a":[1,2],"b":{}}"#), "json", terminal(200)) == "{\"a\": [1, 2], \"b\": {}}\n")
    let narrow = """
      {
        "id": 1,
        "name": "Acme",
        "tags": ["a", "b"],
        "contact": {
          "phone": "123",
          "mail": "someone@example.com"
        },
        "n": [1.10, 2]
      }

      """
    #expect(try formatted(value(source), "json", terminal(40)) == narrow)
    #expect(try JSON(text: narrow) == JSON(text: source))
  }

  @Test("what is alike looks alike: one long item puts all of a list's objects on lines of their own")
  func alike() throws {
    let long = String(repeating: "x", count: 40)
    let tall = """
      [
        {
          "a": 1
        },
        {
          "a": "\(long)",
          "b": [1, 2]
        }
      ]

      """
    let source = #"[{"a":1},{"a":"\#(long)","b":[1,2]}]"#
    #expect(try formatted(value(source), "json", terminal(40)) == tall)
    #expect(try formatted(built(source), "json", terminal(40)) == tall)
    #expect(
      try formatted(value(#"[{"a":1},{"a":2,"b":[1,2]}]"#), "json", terminal(20)).contains(#"  {"a": 1},"#) == false)
    #expect(try formatted(value(#"[{"a":1},{"a":2,"b":[]}]"#), "json", terminal(24)).contains(#"  {"a": 1},"#))
  }

  @Test("a lazy sequence is drawn as a list is, item by item, and colour can be asked for in a pipe")
  func drawnSequence() throws {
    let source = CountingSource(2) { .object(ObjectValue([("i", .integer($0)), ("l", .list(ListValue([])))])) }
    let drawn = try formatted(.sequence(SequenceValue(source)), "json", terminal(80))
    #expect(drawn == "[\n  {\"i\": 0, \"l\": []},\n  {\"i\": 1, \"l\": []}\n]\n")
    let pipe = Look(TerminalFacts(isTerminal: false, colour: true))
    #expect(try formatted(value("[1]"), "json", pipe) == "[\u{1b}[36m1\u{1b}[0m]\n")
  }

  @Test("colour by kind, SGR only")
  func colour() throws {
    let shown = try formatted(value(#"{"a":[1,true,"x"]}"#), "json", terminal(80, colour: true))
    #expect(
      shown
        == "{\u{1b}[34m\"a\"\u{1b}[0m: [\u{1b}[36m1\u{1b}[0m, \u{1b}[35mtrue\u{1b}[0m, \u{1b}[32m\"x\"\u{1b}[0m]}\n")
  }

  @Test("long strings are cut at the prompt, with their length")
  func cut() throws {
    var look = terminal(40)
    look.longestString = 5
    #expect(
      try formatted(value(#"{"a":"12345","b":"123456"}"#), "json", look)
        == "{\n  \"a\": \"12345\",\n  \"b\": \"12345…\" (6 characters)\n}\n  … long strings are cut; whole: print(_)\n")
  }

  @Test("a table chooses columns that fit")
  func table() throws {
    var rows: [String] = []
    for i in 1...3 {
      rows.append(
        #"{"note":"\#(String(repeating: "long ", count: 12))","email":"agent\#(i)@example.com","id":\#(i * 7),"name":"Näme 中文 \#(i)","x":{"y":1},"ok":true}"#
      )
    }
    let items = try value("[" + rows.joined(separator: ",") + "]")
    let wanted = """
        id  name         email               note                              ok    x.y
        ──  ───────────  ──────────────────  ────────────────────────────────  ────  ───
         7  Näme 中文 1  agent1@example.com  long long long long long long l…  true    1
        14  Näme 中文 2  agent2@example.com  long long long long long long l…  true    1
        21  Näme 中文 3  agent3@example.com  long long long long long long l…  true    1
        3 rows

      """
    let wide = try formatted(items, "table", terminal(82))
    #expect(wide == wanted)
    let narrow = """
        id  name         email
        ──  ───────────  ──────────────────
         7  Näme 中文 1  agent1@example.com
        14  Näme 中文 2  agent2@example.com
        21  Näme 中文 3  agent3@example.com
        3 rows · 3 more columns: note, ok, x.y

      """
    let small = try formatted(items, "table", terminal(40))
    #expect(small == narrow)
    let ascii = try formatted(items, "table", terminal(40, unicode: false))
    #expect(ascii.contains("--  -----------") && ascii.contains("3 rows - 3 more"))
    for width in [20, 40, 80, 200] {
      for line in try formatted(items, "table", terminal(width)).split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(width): \(line)")
      }
    }
  }

  @Test("too narrow for the columns asked for: one record a block")
  func vertical() throws {
    var options = FormatOptions()
    options.columns = ["id", "contact.phone", "description"]
    let items = try value(
      #"[{"id":"0123456789012345678901234567890","contact":{"phone":"+1 234 567"},"description":"some text here that is long"},{"id":"b"}]"#
    )
    let wanted = """
      ── 1 ───────────────────────────────────
        id             01234567890123456789012
                       34567890
        contact.phone  +1 234 567
        description    some text here that is
                       long
      ── 2 ───────────────────────────────────
        id             b
        contact.phone
        description
        2 rows

      """
    #expect(trimmed(try formatted(items, "table", terminal(40), options)) == trimmed(wanted))
  }

  /// Without blanks at the ends of lines.
  private func trimmed(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      var line = String(line)
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  @Test("a lazy sequence is shown as a table of records, else as JSON")
  func listing() throws {
    let records = CountingSource(60) { .object(ObjectValue([("id", .integer($0)), ("name", .text("n\($0)"))])) }
    let table = try text { sink throws(Raise) in
      try Show.value(.sequence(SequenceValue(records)), to: sink, terminal(80), makeRun())
    }
    #expect(table.hasPrefix("  id  name\n") && table.hasSuffix("  59  n59\n  60 rows\n"))
    let numbers = CountingSource(2) { .integer($0) }
    let list = try text { sink throws(Raise) in
      try Show.value(.sequence(SequenceValue(numbers)), to: sink, terminal(80), makeRun())
    }
    #expect(list == "[\n  0,\n  1\n]\n")
    let nothing = try text { sink throws(Raise) in
      try Show.value(.sequence(SequenceValue(CountingSource(0) { .integer($0) })), to: sink, terminal(80), makeRun())
    }
    #expect(nothing == "[]\n")
  }

  @Test(
    "nothing hidden reaches the terminal, in any place", arguments: ["json", "ndjson", "csv", "yaml", "table", "md"])
  func hidden(format: String) throws {
    let evil = "\u{1b}]0;t\u{7}\u{1b}[2J\r\u{9b}31m\u{202e}x\u{2028}\u{e0041}\u{feff}\u{7f}\u{85}"
    let item = ObjectValue([(evil, .text(evil)), ("list", .list(ListValue([.text(evil)])))])
    for value in [Value.object(item), .list(ListValue([.object(item)])), .text(evil)] {
      let shown = try formatted(value, format, terminal(80))
      for scalar in shown.unicodeScalars where !(scalar == "\n" || scalar == "\r" && format == "csv") {
        #expect(!TerminalScalar.isHidden(scalar.value), "\(format): U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  @Test("plain text shows what is hidden")
  func clean() {
    #expect(
      TerminalText.clean("a\u{1b}[1m\r\n\tb\u{7f}\u{9b}\u{202e}\u{e0041}") == "a^[[1m^M^J^Ib^?‹U+009B›‹U+202E›‹U+E0041›"
    )
    #expect(TerminalText.clean("a\r\nb", keepsLines: true) == "a^M\nb")
    #expect(TerminalText.clean("سلام\u{200c}ها 👨\u{200d}👩") == "سلام\u{200c}ها 👨\u{200d}👩")
    #expect(TerminalText.clean("\u{2066}", unicode: false) == "<U+2066>")
    var text = ""
    for value in UInt32(0)...0x10ffff {
      guard let scalar = UnicodeScalar(value) else { continue }
      if value < 0x3000 || value >= 0xe0000 && value < 0xe0100 || value & 0xffff > 0xfdc0 {
        text.unicodeScalars.append(scalar)
      }
    }
    #expect(TerminalText.clean(text).unicodeScalars.allSatisfy { !TerminalScalar.isHidden($0.value) })
  }

  @Test(
    "display width",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("ｶﾅ", 2), ("한국", 4), ("😀", 2),
      ("👨\u{200d}👩\u{200d}👧", 2),
      ("🇩🇪", 2), ("🇩🇪🇫🇷", 4), ("👍🏽", 2), ("❤\u{fe0f}", 2), ("❤", 1), ("a\u{200b}b", 2), ("नमस्ते", 4), ("＠", 2), ("…", 1),
      ("│", 1),
    ])
  func width(text: String, columns: Int) { #expect(DisplayWidth.of(text) == columns) }

  @Test("cutting never splits a cluster")
  func prefix() {
    #expect(DisplayWidth.fitted("abcdef", columns: 4) == "abc…")
    #expect(DisplayWidth.fitted("中文字", columns: 4) == "中…")
    #expect(DisplayWidth.fitted("中文字", columns: 6) == "中文字")
    #expect(DisplayWidth.prefix("e\u{301}e\u{301}", columns: 1) == "e\u{301}")
    #expect(DisplayWidth.prefix("a👨\u{200d}👩b", columns: 2) == "a")
    #expect(DisplayWidth.prefix("a👨\u{200d}👩b", columns: 3) == "a👨\u{200d}👩")
    #expect(DisplayWidth.prefix("🇩🇪🇫🇷", columns: 3) == "🇩🇪")
    #expect(DisplayWidth.prefix("❤\u{fe0f}x", columns: 1) == "")
  }

  @Test("a string shows bare in a pipe and as JSON on a terminal")
  func show() throws {
    let run = makeRun()
    func shown(_ value: Value, _ look: Look) throws -> String {
      try text { sink throws(Raise) in try Show.value(value, to: sink, look, run) }
    }
    #expect(try shown(.text("a\nb"), .plain) == "a\nb\n")
    #expect(try shown(.text("a\nb"), terminal(80)) == "\"a\\nb\"\n")
    #expect(try shown(.nothing, terminal(80)) == "")
    #expect(try shown(.decimal(3), .plain) == "3.0\n")
    let printed = try text { sink throws(Raise) in
      try Show.print([.text("x"), .integer(1), .list(ListValue([.text("y")])), .null], to: sink, .plain, run)
    }
    #expect(printed == "x 1 [\"y\"] null\n")
    #expect(try Show.literal(built(#"[1,{"a":2.0,"b":[]}]"#), run) == #"[1, {"a": 2.0, "b": []}]"#)
  }

  @Test("a printed value that cannot be written whole leaves nothing")
  func wholeOrAbsent() throws {
    let run = makeRun()
    let file = Value.host(FileValue([1, 2], name: "a.png", contentType: "image/png"))
    let written = try text { sink throws(Raise) in
      try Show.print([.text("before")], to: sink, .plain, run)
      do throws(Raise) {
        try Show.print([.text("x"), .list(ListValue([.integer(1), file]))], to: sink, .plain, run)
        Issue.record("a file has no JSON")
      } catch {}
      try Show.print([.text("behind")], to: sink, .plain, run)
    }
    #expect(written == "before\nbehind\n")
  }

  @Test("progress")
  func progress() {
    var progress = Progress()
    progress.seconds = 0.4
    #expect(!progress.isShown && progress.line(terminal(80)) == "0 requests")
    progress.items = 1_250
    progress.ofItems = 2_050
    progress.requests = 25
    progress.seconds = 2.5
    #expect(progress.isShown)
    #expect(progress.line(terminal(80)) == "1,250 of 2,050 items · 500 a second · 25 requests")
    progress.waiting = "3:12: the calls of the window are spent"
    #expect(
      progress.line(terminal(120)).hasSuffix(" · waiting 3:12: the calls of the window are spent; Ctrl-C stops"))
    #expect(DisplayWidth.of(progress.line(terminal(40))) < 40)
  }
}
