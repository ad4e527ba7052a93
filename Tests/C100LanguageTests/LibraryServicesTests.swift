import Testing

@testable import C100Language

/// What the library asks of the outside, answered by a test.
private final class TestServices: Services {
  private var input: [[UInt8]]
  private let words: [String]

  init(input: [String] = [], arguments: [String] = []) {
    self.input = input.map { Array($0.utf8) }
    words = arguments
  }

  override func readInput(_ maximum: Int, _ run: Run) throws(Raise) -> [UInt8] {
    input.isEmpty ? [] : input.removeFirst()
  }
  override var arguments: [String] { words }
  override func now() -> (seconds: Int, nanoseconds: Int) { (1_795_255_200, 123_456_789) }
  override func random(below bound: UInt64) -> UInt64 { bound - 1 }
  override var zone: ZoneReference { ZoneReference(name: "+02:00", fixedOffset: 7200) }
}

@Suite("what built-ins ask of the outside")
struct LibraryServicesTests {
  @Test("a file in a character set that nobody here knows is no text, and stays whole")
  func characterSet() {
    let runner = LibraryRunner()
    runner.interpreter[global: "page"] = .host(
      FileValue([0xC1, 0xC2], name: "page.txt", contentType: "text/plain; charset=KOI8-R"))
    let source = Source(name: "test", text: "try page.text() catch e { [e.message, page.size] }")
    let shown = try? runner.interpreter.evaluate(source, mode: .prompt)
    guard case .list(let list)? = shown else {
      Issue.record("\(String(describing: shown))")
      return
    }
    #expect(list[0].string == "page.txt is in the character set koi8-r, which is not known here")
    #expect(list[1].wholeNumber == 2)
  }

  @Test("lines of the standard input come one by one, whatever the pieces they are read in")
  func lines() {
    let pieces = ["on", "e\r", "\ntwo\n\nfo", "ur\r"]
    #expect(
      LibraryRunner(TestServices(input: pieces)).show("stdin.lines().collect()") == #"["one", "two", "", "four"]"#)
    #expect(LibraryRunner(TestServices(input: pieces)).show("stdin.lines().first()") == #""one""#)
    #expect(
      LibraryRunner(TestServices(input: pieces)).show("stdin.lines().first(); stdin.lines().map(it.count()).collect()")
        == "[3, 0, 4]")
    #expect(LibraryRunner(TestServices(input: [])).show("stdin.lines().count()") == "0")
  }

  @Test("the standard input is read whole, as JSON, as NDJSON and as CSV")
  func forms() {
    func show(_ program: String, _ input: String) -> String {
      LibraryRunner(TestServices(input: [input])).show(program)
    }
    #expect(show("stdin.text().upper()", "a\nb") == #""A\nB""#)
    #expect(show("stdin.parseJSON().chats.where(.r == 5).count()", #"{"chats": [{"r": 5}, {"r": 4}]}"#) == "1")
    #expect(show("stdin.parseNDJSON().sum(.a)", "{\"a\":1}\n\n{\"a\":2}\n") == "3")
    #expect(show("stdin.parseCSV().map(.n)", "id,n\n1,x\n") == #"["x"]"#)
    #expect(show("stdin.parseCSV(separator: \";\", header: false)", "1;2") == #"[["1", "2"]]"#)
    #expect(
      show("stdin.parseCSV(sep: \";\")", "1;2") == "name: parseCSV has no parameter 'sep' — did you mean 'separator'?")
    #expect(
      show("stdin.parseNDJSON().collect()", "{}\n{\n").hasPrefix("value: line 2 of the standard input is no JSON"))
    #expect(show("stdin.text(); stdin.text()", "a") == "io: the standard input was read already")
  }

  @Test(
    "declared options are read as the kind of their default",
    arguments: [
      (["--days", "3"], "option(\"days\", default: 7)", "3"), (["--days=3"], "option(\"days\", default: 7)", "3"),
      ([], "option(\"days\", default: 7)", "7"), (["--rate", "2.50"], "option(\"rate\", default: 1.0)", "2.50"),
      (["--all"], "option(\"all\", default: false)", "true"), (["--no-all"], "option(\"all\", default: true)", "false"),
      (["--from", "2026-01-02"], "option(\"from\", default: today()).day", "2"),
      (["--wait", "1h 30m"], "option(\"wait\", default: 1.hours).minutes", "90"),
      (["--name", "Ann"], "option(\"name\")", "\"Ann\""),
      (["--", "--name", "Ann"], "option(\"name\", default: null)", "null"),
      ([], "option(\"name\", help: \"who\")", "usage: --name must be given: who"),
      (["--days", "x"], "option(\"days\", default: 7)", "usage: --days must be a whole number, got 'x'"),
      (["--name"], "option(\"name\")", "usage: --name needs a value: --name TEXT"),
      (["--id", "3", "--id", "4"], "option(\"id\", default: [1])", "[3, 4]"),
      (
        ["--by", "dya"], "option(\"by\", default: \"day\", values: [\"day\"])",
        "usage: --by must be one of day, got 'dya'"
      ),
    ])
  func options(arguments: [String], program: String, result: String) {
    #expect(LibraryRunner(TestServices(arguments: arguments)).show(program) == result)
  }

  @Test("the options that a script declares are found without running it")
  func declared() {
    let text = """
      let from = option("from", default: today() - 7.days, help: "first day")
      let n = option("count", default: 5).clamp(1, 9)
      print(option("quiet", default: false, help: "say little") ? "" : "hello")
      """
    let table = BuiltinTable(Library.builtins)
    let declared = DeclaredOptions(
      [Source(name: "report.c100s", text: text)], functionParameters: table.functionParameters)
    let found = declared.all
    #expect(!declared.isOpen && !declared.takesRest)
    #expect(found.map(\.name) == ["from", "count", "quiet"])
    #expect(found.map(\.defaultSource) == ["today() - 7.days", "5", "false"])
    #expect(found.map(\.help) == ["first day", "", "say little"])
    #expect(found.map(\.kind) == [.time, .whole, .flag])
  }

  @Test("the clock, the zone and chance are handed in")
  func surroundings() {
    let runner = LibraryRunner(TestServices(arguments: ["a", "b"]))
    #expect(runner.show("string(now())") == #""2026-11-21T12:00:00.123+02:00""#)
    #expect(runner.show("string(today())") == #""2026-11-21""#)
    #expect(runner.show("string(time(\"2026-11-21T00:30\").in(\"UTC\"))") == #""2026-11-20T22:30:00Z""#)
    #expect(runner.show("args") == #"["a", "b"]"#)
    #expect(runner.show("random(10)") == "9")
    #expect(runner.show("[1, 2, 3].shuffle()") == "[3, 1, 2]")
    #expect(runner.show("[1, 2, 3].sample()") == "[3]")
  }

  @Test("a walk that stops early closes what it walks over")
  func closing() throws {
    let source = CountingSource()
    let interpreter = Interpreter(table: BuiltinTable(Library.builtins), services: Services())
    interpreter[global: "q"] = .sequence(SequenceValue(source))
    for program in [
      "q.take(2).collect()", "q.first()", "q.any(it > 3)", "q.find(it == 2)", "q.takeWhile(it < 3).count()",
      "q.contains(4)", "q.zip([1]).collect()", "q.at(1)", "try q.map(x => fail(\"x\")).count() catch 0",
      "try q.map(x => fail(\"x\")).collect() catch 0", "try q.map(x => fail(\"x\")).sortBy(it).first() catch 0",
      "try q.map(x => fail(\"x\")).sum() catch 0",
    ] {
      source.opened = 0
      source.closed = 0
      _ = try interpreter.evaluate(Source(name: "test", text: program), mode: .prompt)
      #expect(source.opened == 1 && source.closed == 1, "\(program)")
    }
  }
}

/// Whole numbers without end, which counts how often it was opened and closed.
private final class CountingSource: SequenceSource {
  var opened = 0
  var closed = 0

  override func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
    opened += 1
    return Opened(CountingCursor(self))
  }
}

private final class CountingCursor: Cursor {
  private let source: CountingSource
  private var number = 0

  init(_ source: CountingSource) { self.source = source }

  override func next(_ run: Run) throws(Raise) -> Value? {
    number += 1
    return .integer(number)
  }

  override func close() { source.closed += 1 }
}
