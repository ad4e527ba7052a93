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
      // Without a size the pages are as a person would choose them.
      ("ALL.skip(100).take(10).collect()", 1), ("ALL[95..<105]", 1), ("ALL.at(120)", 1), ("ALL.at(-1)", 2),
      ("ALL.last(20)", 2), ("ALL.last(70)", 2), ("ALL.take(100).collect()", 1), ("ALL.take(101).collect()", 2),
      ("ALL[90..<190]", 2), ("ALL.skip(5).first()", 1), ("ALL.isEmpty()", 1), ("ALL.skip(100000).take(3).collect()", 1),
      ("agents.list().sortBy(.email).take(2).collect()", 2), ("contact.contacts.list().skip(60).take(5).collect()", 1),
      ("tickets.list().find(.status == \"unheard of\")", 4), ("tickets.list().any(.status == \"new\")", 1),
    ])
  func counted(source: String, wanted: Int) throws {
    try visit { session, sandbox in
      let source = source.replacing("WEEK", with: "chats.list(timeFrom: now() - 30.days, pageSize: 50)")
        .replacing("ALL", with: "chats.list(timeFrom: now() - 30.days)")
      try session.evaluate("let seen = \(source)")
      #expect(requests(sandbox).count == wanted, "\(requests(sandbox))")
    }
  }

  @Test(
    "explain names the requests that are sent", arguments: [true, false],
    [
      "agents.list().take(3)", "agents.list().sortBy(\"email\").take(3)",
      "agents.list(pageSize: 50).take(30).collect()",
      "agents.list().sortBy(\"email\").skip(20).take(3)", "agents.list(pageSize: 5).sortBy(\"email\").skip(10).take(3)",
      "agents.list(pageSize: 7).where(.isAdmin).first()", "chats.list(pageSize: 20).skip(45).take(3)",
      "chats.list(pageSize: 20)[25..<28]", "chats.list().count()", "chats.list().last(5)", "contacts.list().any()",
      "agents.list(pageSize: 4).sortBy(\"email\", \"desc\").first()", "departments.list().sortBy(\"name\").first()",
      "sites.list().where(.id > 1).sortBy(\"name\").map(.name)", "tickets.list().sortBy(\"nextSLABreach\").take(60)",
      "sites.list(pageSize: 20).where(.id > 10020).sortBy(\"name\").take(2)", "sites.list(pageIndex: 2, pageSize: 10)",
      "tickets.list().where(.createdTime >= now() - 7.days && .status == \"new\").count()",
      "chats.list(timeFrom: now() - 9.days).where(.startTime < now() - 2.days).take(1)", "agents.get(1)",
      "agents.update(1, title: \"x\")", "roles.list().map(.name)", "tickets.list(pageSize: 30).at(-1)",
      "conversations.list().where(.subject.contains(\"a\")).any()", "sites.list(pageSize: 10).page()",
    ])
  func explained(sorts: Bool, source: String) throws {
    try visit(sorts: sorts) { session, sandbox in
      // The second time, what the first walk taught about sorting is known.
      for _ in 1...2 {
        sandbox.clearLog()
        let planned = Planned(text(try session.evaluate("\"\\(explain(\(source)))\"")))
        #expect(requests(sandbox).isEmpty)
        session["seen"] = try session.evaluate("try { \(source) } catch e { null }")
        try session.evaluate("type(seen) == \"query\" ? seen.collect() : seen")
        #expect(planned.problem(with: requests(sandbox)) == nil, "\(source)")
      }
    }
  }

  /// The requests that an explanation names.
  private struct Planned {
    private var lines: [(request: String, note: String)] = []
    private let goesOn: Bool

    init(_ text: String) {
      goesOn = text.contains("\n  then ")
      for line in text.split(separator: "\n") where !line.hasPrefix(" ") {
        let words = line.split(separator: " ", maxSplits: 2)
        lines.append(("\(words[0]) \(words[1])", words.count > 2 ? String(words[2]) : ""))
      }
    }

    /// What was sent that is not named, or what is named and was not sent; nil when both agree.
    func problem(with sent: [String]) -> String? {
      guard sent.first == lines.first?.request else { return "first \(sent.first ?? "nothing")" }
      for line in lines where !sent.contains(line.request) && !line.note.contains("unless one page holds all") {
        // A server that turns out not to sort is asked for the whole list instead.
        if !lines.contains(where: { $0.note.contains("proves once") }) { return "not sent: \(line.request)" }
      }
      let names = lines.map { shape($0.request) }
      let isUnproved = lines.contains { $0.note.contains("proves once") }
      if !isUnproved, let other = sent.first(where: { !names.contains(shape($0)) }) { return "not named: \(other)" }
      let isExact = !goesOn && !isUnproved && lines.allSatisfy { $0.note.isEmpty || $0.note.hasPrefix(" (1 request") }
      if isExact, sent.count != lines.count { return "\(sent.count) sent" }
      let bound = lines.first?.note.split(separator: " ").compactMap { Int($0) }.first
      if lines.count == 1, !goesOn, lines[0].note.contains("at most"), let bound, sent.count > bound {
        return "\(sent.count) sent"
      }
      return nil
    }

    /// A request without its page's number, however its parameters are written and ordered.
    private func shape(_ request: String) -> [String] {
      let parts = request.replacing("%3A", with: ":").split { $0 == "?" || $0 == "&" }.map(String.init)
      // How long the last pages are best depends on the total.
      return parts.filter { !$0.hasPrefix("pageIndex=") && !(goesOn && $0.hasPrefix("pageSize=")) }.sorted()
    }
  }
}
