import C100Kit
import C100Language
import C100Sandbox
import Comm100
import Testing

@Suite("Planner") struct PlannerTests {
  /// A list, what can be asked of its items, and keys that no item lacks.
  private struct Subject {
    var list: String
    var conditions: [String]
    var keys: [String]
  }

  private static let subjects = [
    Subject(
      list: "agents.list(SIZE)",
      conditions: [".isAdmin", ".isActive == true", ".id > 3", ".email.contains(\"a\")", "!.isLocked"],
      keys: ["id", "email", "-email", "firstName"]),
    Subject(
      list: "sites.list(SIZE)", conditions: [".id > 10003", ".name.contains(\"a\")", ".id % 2 == 0"],
      keys: ["id", "-id", "name"]),
    Subject(
      list: "contacts.list(SIZE)", conditions: [".name.contains(\"a\")", ".name > \"M\"", ".id != \"x\""],
      keys: ["id", "name", "-name"]),
    Subject(
      list: "chats.list(SIZE, timeFrom: now() - 3.days)",
      conditions: [
        ".status == \"missed\"", ".status != \"refused\"", ".agentMessagesCount > 3",
        ".preChat != null && .preChat.email.contains(\"a\")", "(.agentMessagesCount ?? 0) < 9 && .status == \"normal\"",
      ],
      keys: ["id", "-startTime", "startTime", "-id"]),
  ]

  /// Chains from a seed: the same ones on every machine.
  private struct Generator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(bound))
    }

    private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

    private mutating func stage(_ subject: Subject) -> String {
      switch below(6) {
      case 0: return ".where(\(pick(subject.conditions)))"
      case 1:
        let key = pick(subject.keys)
        return key.hasPrefix("-") ? ".sortBy(\"\(key.dropFirst())\", \"desc\")" : ".sortBy(\"\(key)\")"
      case 2, 3: return ".take(\(below(14)))"
      case 4: return ".skip(\(below(14)))"
      default: return ".map({...it, n: 1})"
      }
    }

    private mutating func end() -> String {
      switch below(12) {
      case 0: ".first()"
      case 1: ".first(\(below(9)))"
      case 2: ".count()"
      case 3: ".any()"
      case 4: ".last()"
      case 5: ".last(\(below(25)))"
      case 6: ".at(-1)"
      case 7: ".at(\(below(20)))"
      case 8: "?[\(below(12))..<\(below(30))]"
      case 9: "?[\(below(12))..\(12 + below(20))]"
      case 10: "[\(below(9))]"
      default: ""
      }
    }

    mutating func chain(_ subject: Subject) -> String {
      (0..<below(4)).map { _ in stage(subject) }.joined() + end()
    }

    /// Arguments of the list.
    mutating func size() -> String { pick(["", "pageSize: 3", "pageSize: 7", "pageSize: 20"]) }
  }

  private final class Clock: Services {
    /// Saturday, 2026-11-21 10:00 UTC.
    static let seconds = 1_795_255_200
    private let known = KnownZones()
    override func now() -> (seconds: Int, nanoseconds: Int) { (Clock.seconds, 0) }
    override var zones: any Zones { known }
  }

  private func visit(sorts: Bool = true, _ body: (Session, Sandbox) throws -> Void) throws {
    let result: Result<Void, any Error> = LanguageThread().perform {
      var options = SandboxOptions(seed: 1, now: Clock.seconds)
      options.collation = .bytes
      options.sortsEverywhere = sorts
      let sandbox = Sandbox(options)
      let session = Session(services: Clock()) { () throws(Raise) in
        do throws(HomeError) {
          let credentials = sandbox.credentials
          var options = ClientOptions()
          options.limit = nil
          options.pagesAhead = 0
          return Client(
            home: try Home(portal: "http://127.0.0.1:1", api: "http://127.0.0.1:1"),
            access: .password(
              email: credentials.email, password: .given(Secret(credentials.password)),
              siteId: "\(credentials.siteId)"),
            transport: SandboxTransport(sandbox), options: options)
        } catch {
          throw Raise(.network, "no home: \(error)")
        }
      }
      return Result { try body(session, sandbox) }
    }
    try result.get()
  }

  private func requests(_ sandbox: Sandbox) -> [String] {
    sandbox.log.filter { !$0.path.contains("jwttoken") }.map { entry in
      "\(entry.method) \(entry.path)" + (entry.query.isEmpty ? "" : "?" + entry.query)
    }
  }

  private func text(_ value: Value) -> String {
    if case .string(let text) = value { return text.text }
    return "\(value)"
  }

  @Test("a chain over a query answers as the same chain over its list", arguments: [true, false])
  func same(sorts: Bool) throws {
    try visit(sorts: sorts) { session, sandbox in
      for (i, subject) in PlannerTests.subjects.enumerated() {
        let everything = subject.list.replacing("SIZE", with: "pageSize: 50").replacing("(, ", with: "(")
        try session.evaluate("let all\(i) = \(everything).collect()")
      }
      var generator = Generator(sorts ? 20 : 21)
      for n in 0..<300 {
        let i = n % PlannerTests.subjects.count
        let subject = PlannerTests.subjects[i]
        let chain = generator.chain(subject)
        let list = subject.list.replacing("SIZE", with: generator.size()).replacing("(, ", with: "(")
        let plain = "try { all\(i)\(chain) } catch e { e.kind }"
        let isSame = try session.evaluate("(try { \(list)\(chain) } catch e { e.kind }) == (\(plain))")
        guard case .bool(true) = isSame else {
          Issue.record("\(list)\(chain)")
          continue
        }
      }
    }
  }

  @Test(
    "so many requests",
    arguments: [
      ("WEEK.take(120).collect()", 3), ("WEEK.take(50).collect()", 1), ("WEEK.take(0).collect()", 0),
      ("WEEK.first()", 1), ("WEEK.first(51)", 2), ("WEEK.any()", 1), ("WEEK.count()", 1), ("WEEK[60..<70]", 1),
      ("WEEK[95..<105]", 2), ("WEEK.skip(100).take(10).collect()", 1), ("WEEK.skip(100).first()", 1),
      ("WEEK.at(120)", 1), ("WEEK.at(-1)", 2), ("WEEK.last()", 2), ("WEEK.map(.id).take(60).collect()", 2),
      ("WEEK.take(60).map(.id).last()", 2), ("agents.list().sortBy(\"email\").take(2).collect()", 2),
      ("agents.list().sortBy(\"email\").first()", 2),
    ])
  func counted(source: String, wanted: Int) throws {
    try visit { session, sandbox in
      let source = source.replacing("WEEK", with: "chats.list(timeFrom: now() - 30.days, pageSize: 50)")
      try session.evaluate("let seen = \(source)")
      #expect(requests(sandbox).count == wanted, "\(requests(sandbox))")
    }
  }

  @Test(
    "explain names the request that is sent first", arguments: [true, false],
    [
      "agents.list().take(3)", "agents.list().sortBy(\"email\").take(3)",
      "agents.list().sortBy(\"email\").skip(20).take(3)",
      "agents.list(pageSize: 7).where(.isAdmin).first()", "chats.list(pageSize: 20).skip(45).take(3)",
      "chats.list(pageSize: 20)[45..<50]", "chats.list().count()", "chats.list().last(5)", "contacts.list().any()",
      "agents.list().sortBy(\"email\", \"desc\").first()", "sites.list().where(.id > 1).sortBy(\"name\").map(.name)",
    ])
  func explained(sorts: Bool, source: String) throws {
    try visit(sorts: sorts) { session, sandbox in
      // The second time, what the first walk taught about sorting is known.
      for _ in 1...2 {
        sandbox.clearLog()
        let lines = text(try session.evaluate("\"\\(explain(\(source)))\"")).split(separator: "\n")
        #expect(requests(sandbox).isEmpty)
        try session.evaluate("let seen = try { \(source) } catch e { null }")
        let planned = lines.first.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(planned == requests(sandbox).first)
      }
    }
  }
}
