import C100Kit
import C100Language
import C100Render
import C100Sandbox
import Comm100
import Glibc
import JSONText
import Synchronization
import Testing

/// Programs with a session inside: functions of their own, values in and out, limits, stopping.
@Suite("embedding")
struct EmbeddingTests {
  @Test("the example host does what its page says")
  func example() throws {
    let expected = """
      ["Aurora Travel","Blue Heron Bank"]
      [15.6]
      ann's script prints: upset
      "discount: nobody gives 400.0 percent off"
      2
      ["Ticket 10","Ticket 20"]
      false
      2:9 no field 'emial' on Agent — did you mean 'email'?
      2:16 discount needs 'price'
      failed: type: discount: 'price' must be a number, got a string
      failed: syntax: expected an expression, found the end of the text
      failed: exhausted: the limit of 2000000 steps is used up
      failed: exhausted: this needs more memory than the limit of 64 MB
      failed: syntax: unknown name 'budget'
      failed: cancelled: cancelled
      42

      """
    #expect(try Self.output(of: Self.folder + "/EmbeddingExample") == expected)
  }

  @Test("what the page shows is in the example, word for word")
  func page() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let program = try Self.output(of: "cat \(root)/examples/embedding/main.swift")
    let page = try Self.output(of: "cat \(root)/examples/guide/embedding.md")
    let blocks = page.split(separator: "```swift\n", omittingEmptySubsequences: false).dropFirst()
    #expect(blocks.count > 4)
    for block in blocks {
      let code = block[..<(block.firstRange(of: "```")?.lowerBound ?? block.endIndex)]
      #expect(program.contains(code), "\(code)")
    }
  }

  @Test("functions of the host: checked arguments, defaults, errors that a script may catch")
  func functions() async throws {
    struct Broken: Error, CustomStringConvertible { let description = "the till is shut" }
    let session = Self.session([
      Builtin("twice", [BuiltinParameter("n", .integer)], "Doubles.") { .integer((Int($0[0].double ?? 0)) * 2) },
      Builtin("pay", [BuiltinParameter("sum", .number, default: .value(1))], "Fails.") { _ in throw Broken() },
      Builtin(
        "later", [BuiltinParameter("x")], "Waits.",
        awaiting: { arguments in
          await Task.yield()
          return .list([arguments[0], arguments[0]])
        }),
      Builtin("laterBroken", [], "Waits and fails.", awaiting: { _ in throw Broken() }),
    ])
    #expect(try await session.json("[1, 2].map(twice(it))").description == "[2,4]")
    #expect(try await session.json("later({a: 1})").description == #"[{"a":1},{"a":1}]"#)
    #expect(
      try await session.json("try pay() catch e { [e.kind, e.message] }").description
        == #"["host","pay: the till is shut"]"#)
    #expect(try await session.json("try laterBroken() catch e { e.message }").string == "laterBroken: the till is shut")
    #expect(
      try await session.json("try twice(\"x\") catch e { e.message }").string
        == "twice: 'n' must be a whole number, got a string")
    #expect(try await session.json("try twice(m: 1) catch e { e.message }").string == "twice has no parameter 'm'")
    #expect(try await session.json("try later(x => x) catch e { e.message }").string == "a function has no JSON form")
  }

  @Test("values go in and come out, lazy ones pulled to their end")
  func values() async throws {
    let session = Self.session()
    let given = JSON(try JSONDocument(Array(#"{"a":[1,2.50,null],"b":{"c":"é"}}"#.utf8)).root)
    try await session.set("x", to: given)
    #expect(try await session.json("x") == given)
    #expect(try await session.json("(1..3).map(it * x.a[0])").description == "[1,2,3]")
    #expect(try await session.with { $0["x"]?.typeName } == "object")
    #expect(try await session.with { $0["y"] == nil })
  }

  @Test("files stay closed where the host opens none")
  func closed() async throws {
    let session = Self.session()
    for text in ["[1].save(\"x.json\")", "read(\"x\")", "file(\"x\")"] {
      let message = try await session.json("try \(text) catch e { e.kind + \": \" + e.message }").string ?? ""
      #expect(message.hasPrefix("io: cannot ") && message.hasSuffix(": files are not available here"), "\(message)")
    }
  }

  @Test("cancelling a task stops its own evaluation, running or waiting, and no other")
  func cancellation() async throws {
    let session = Self.session()
    let endless = Task { try await session.json("while true {}") }
    let waiting = Task { try await session.json("1") }
    let patient = Task { try await session.json("2") }
    waiting.cancel()
    endless.cancel()
    await #expect(throws: (any Error).self) { try await endless.value }
    #expect(try await patient.value == .integer(2))
    #expect(try await session.json("3") == .integer(3))
  }

  @Test("a cancellation while nothing runs ends the next evaluation, and no more")
  func early() async throws {
    let session = Self.session()
    try await session.with { $0.cancel() }
    await #expect(throws: EvaluationFailure.self) { try await session.json("while true {}") }
    #expect(try await session.json("1 + 1") == .integer(2))
  }

  @Test("endless recursion on a thread of the host with 512 KiB of stack is an error, and the session goes on")
  func smallStack() {
    let programs = [
      "func f(n) { f(n + 1) }; f(1)", "func a(n) { b(n) }; func b(n) { a(n) }; a(1)",
      "func f(n) { [n].map(x => f(x)) }; f(1)", "func f(n) { [n, 1].sortBy(x => f(x)) }; f(1)",
      "func f(n) { [n].groupBy(x => f(x)) }; f(1)", "func f(n) { (1..2).map(x => f(x)).first() }; f(1)",
      "func f(n) { \"\\(f(n))\" }; f(1)", "let o = {}; o.f = () => o.f(); o.f()",
      "func f(n) { [1, 2].reduce(0, (a, b) => f(b)) }; f(1)",
      "func f(n) { [[1]].flatMap(x => [f(x)].each(y => f(y))) }; f(1)",
    ]
    let outcomes = SmallStack.run {
      let session = Session(services: HostServices { _ in })
      return programs.map { program in
        do throws(EvaluationFailure) {
          return "\(try session.evaluate(program))"
        } catch {
          guard case .raised(let raise) = error else { return "syntax" }
          return "\(raise.kind.name): \(raise.message), \(raise.trace.count <= 20)"
        }
      } + ["\((try? session.evaluate("[1, 2].map(it + 1).sum()")) ?? .null)"]
    }
    // Programs that nest are refused or run, however large the frames of a build are.
    let nested = SmallStack.run {
      let session = Session(services: HostServices { _ in })
      let forms: [(String, String, String)] = [
        ("(", "1", ")"), ("[", "", "]"), ("{a: ", "1", "}"), ("!", "true", ""), ("true ? ", "1", " : 2"),
        ("x => ", "1", ""), ("f(", "1", ")"), ("[0][", "0", "]"), ("\"\\(", "1", ")\""), ("if true {", "", "}"),
        ("func f() {", "", "}"), ("try ", "1", " catch 2"), ("x => {", "", "}"), ("[1].map(", "it", ")"),
        ("(x = ", "1", ") => x"), ("1 + (", "1", ")"), ("a.b(", "1", ")"), ("match(", "1", ")"),
      ]
      for (open, inner, close) in forms {
        for depth in stride(from: 20, through: 1_000, by: 70) {
          let text = String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
          _ = try? session.evaluate(text)
          _ = session.check(Source(name: "nested", text: text))
          _ = session.format(Source(name: "nested", text: text))
        }
      }
      return ["done"]
    }
    #expect(nested == ["done"])
    for outcome in outcomes.dropLast() {
      #expect(outcome == "exhausted: call depth: too many calls inside one another, true")
    }
    #expect(outcomes.count == programs.count + 1 && outcomes.last == "integer(5)")
  }

  @Test("a session without an API is the language alone, and tells failures as one text")
  func languageAlone() async throws {
    let session = AsyncSession { Session(services: HostServices { _ in }) }
    #expect(try await session.json("let x = 20; print(x)") == .null)
    #expect(try await session.json("x * 2 + 1") == .integer(41))
    let failures = try await session.with { session in
      ["agents.list().count()", "x +"].map { text in
        do throws(EvaluationFailure) {
          return "\(try session.evaluate(text))"
        } catch {
          return DiagnosticText.draw(error)
        }
      }
    }
    #expect(
      failures == [
        """
        error: this program asks no API
          ┌─ input:1:15
        1 │ agents.list().count()
          │               ^^^^^^^

        """,
        """
        error: expected an expression, found the end of the text
          ┌─ input:1:4
        1 │ x +
          │    ^

        """,
      ])
    let stop = try await session.with { $0.cancellation }
    let endless = Task { try await session.json("while true {}") }
    stop.raise()
    await #expect(throws: EvaluationFailure.self) { try await endless.value }
  }

  @Test("arguments and results are what JSON output shows: lazy ones pulled, durations and times as their texts")
  func shown() async throws {
    let session = Self.session([
      Builtin("echo", [BuiltinParameter("x")], "Gives it back.") { $0[0] },
      Builtin("span", [BuiltinParameter("length", .duration)], "Takes a duration.") { $0[0] },
      Builtin("total", [BuiltinParameter("items", .walkable)], "Adds.") { arguments in
        .integer((arguments[0].list ?? []).compactMap(\.integer).reduce(0, +))
      },
    ])
    #expect(try await session.json("total((1..1_000_000).map(it * 2).take(3))") == 12)
    #expect(try await session.json("span(90.minutes)") == "1h 30m")
    #expect(
      try await session.json("echo({a: [3.days], b: date(\"2026-11-20\")})").text == #"{"a":["3d"],"b":"2026-11-20"}"#)
    #expect(try await session.json("[1.hours]") == ["1h"])
    // What goes over the wire is stricter.
    #expect(
      try await session.json("try api.post(\"/api/v3/x\", {a: [x => x]}) catch e { e.message }")
        == "a function has no JSON form")
  }

  @Test("a time limit ends an evaluation, its waits included, and the session goes on")
  func timeLimit() async throws {
    let session = AsyncSession(timeLimit: .milliseconds(40)) {
      Session(
        services: HostServices(),
        functions: [
          Builtin(
            "forever", [], "Waits.",
            awaiting: { _ in
              try await Task.sleep(for: .seconds(60))
              return nil
            })
        ])
    }
    for text in ["while true {}", "forever()", "try forever() catch 1"] {
      await #expect(throws: EvaluationFailure.self, "\(text)") { try await session.json(text) }
      do {
        _ = try await session.json(text)
      } catch {
        #expect("\(error)" == "exhausted: the time limit of 0.04 seconds is used up")
      }
    }
    #expect(try await session.json("1 + 1") == 2)
  }

  @Test("a function that waits for its own session is told so, and may ask another")
  func ownSession() async throws {
    final class Sessions: Sendable {
      let own = Mutex<AsyncSession?>(nil)
    }
    let sessions = Sessions()
    let other = AsyncSession { Session(services: HostServices()) }
    let session = Self.session([
      Builtin(
        "own", [], "Asks the session.", awaiting: { _ in try await sessions.own.withLock { $0 }?.json("1") ?? nil }),
      Builtin("other", [], "Asks another.", awaiting: { _ in try await other.json("6 * 7") }),
    ])
    sessions.own.withLock { $0 = session }
    defer { sessions.own.withLock { $0 = nil } }
    #expect(
      try await session.json("try own() catch e { [e.kind, e.message] }")
        == ["host", "the session is waiting for the function that asks it"])
    #expect(try await session.json("other()") == 42)
  }

  @Test("every failure of an evaluation is an EvaluationFailure, as one line and as data")
  func failures() async throws {
    let session = Self.session()
    for (text, line, places) in [
      ("x +", "syntax: expected an expression, found the end of the text", ["1:4"]),
      ("[1].foo()", "name: a list has no method 'foo'", ["1:5"]),
      ("x => x", "type: a function has no JSON form", ["1:1"]),
      ("agents.list(pageSize: 0)", "value: 'pageSize' must be at least 1, got 0", ["1:23"]),
    ] {
      do {
        _ = try await session.json(text)
        Issue.record("\(text) is no failure")
      } catch let failure as EvaluationFailure {
        #expect("\(failure)" == line)
        let found = failure.diagnostics.compactMap { problem in
          problem.source.map { source in
            let place = source.position(problem.span.start)
            return "\(place.line):\(place.column)"
          }
        }
        if text != "x => x" { #expect(found == places, "\(text)") }
      }
    }
  }

  @Test("sessions by the hundred leave nothing behind")
  func many() async throws {
    func memory() -> Int {
      let file = fopen("/proc/self/statm", "r")
      defer { if let file { fclose(file) } }
      var line = [UInt8](repeating: 0, count: 100)
      let count = file.map { fread(&line, 1, line.count, $0) } ?? 0
      return
        (String(decoding: line[..<count], as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int($0) }
        ?? 0)
        * 4096
    }
    func turn() async throws {
      for _ in 0..<100 {
        let session = AsyncSession { Session(services: HostServices()) }
        #expect(
          try await session.json("let x = [1, 2, 3].map(it * 2); let o = {f: null}; o.f = () => o; x.sum()") == 12)
      }
    }
    try await turn()
    let before = memory()
    for _ in 0..<3 { try await turn() }
    #expect(memory() - before < 20 << 20)
  }

  @Test("a text is checked and laid out as by the commands, the host's functions included")
  func tools() async throws {
    let session = Self.session([Builtin("twice", [BuiltinParameter("n", .integer)], "Doubles.") { $0[0] }])
    let found = try await session.with { session in
      session.check(
        Source(name: "t", text: "twice(1)\ntwice(\"a\")\nagents.lst()\nimport \"lib.c100s\" as lib\nlib.nope()")
      ) {
        path, _ in path == "lib.c100s" ? Source(name: path, text: "let a = zzz") : nil
      }.map { "\($0.source?.name ?? "") \($0.message)" }
    }
    #expect(
      found == [
        "t twice: 'n' must be a whole number, got a string",
        "t the resource agents has no method 'lst' — did you mean 'list'?", "t a module has no method 'nope'",
        "lib.c100s unknown name 'zzz'",
      ])
    let laidOut = try await session.with { $0.format(Source(name: "t", text: "let x=1")).text }
    #expect(laidOut == "let x = 1\n")
  }

  @Test("two sessions in one process are independent")
  func independence() async throws {
    let a = Self.session()
    let b = Self.session()
    try await a.set("x", to: .integer(1))
    #expect(try await a.json("x + 1") == .integer(2))
    await #expect(throws: EvaluationFailure.self) { try await b.json("x") }
    async let long = a.json("(1..200_000).map(it * 2).sum()")
    async let short = b.json("let y = [3, 1]; y.sorted()")
    #expect(try await long == .integer(40_000_200_000))
    #expect(try await short.description == "[1,3]")
  }

  // MARK: -

  private static func session(_ functions: [Builtin] = [], limits: Limits = .standard) -> AsyncSession {
    AsyncSession {
      Session(services: HostServices(), limits: limits, functions: functions) { () throws(Raise) in
        try Visit.client(Sandbox(SandboxOptions(seed: 1, now: Visit.now)))
      }
    }
  }

  /// Where the built programs lie: beside the tests.
  private static let folder: String = {
    let named = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return named.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }()

  private static func output(of command: String) throws -> String {
    let pipe = try #require(popen(command, "r"))
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&block, 1, block.count, pipe)
      if count == 0 { break }
      bytes += block[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Runs something on a thread with 512 KiB of stack.
private final class SmallStack {
  private let body: () -> [String]
  private var result: [String] = []

  private init(_ body: @escaping () -> [String]) { self.body = body }

  static func run(_ body: @escaping () -> [String]) -> [String] {
    let work = SmallStack(body)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 512 << 10)
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument else { return nil }
        let work = Unmanaged<SmallStack>.fromOpaque(argument).takeUnretainedValue()
        work.result = work.body()
        return nil
      }, Unmanaged.passUnretained(work).toOpaque())
    guard failure == 0 else { return [] }
    pthread_join(thread, nil)
    return work.result
  }
}
