import C100Kit
import C100Language
import C100Sandbox
import Comm100
import Testing

@Suite("Planner") struct PlannerTests {
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
