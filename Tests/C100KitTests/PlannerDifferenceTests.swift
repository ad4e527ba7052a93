import C100Kit
import C100Language
import C100Sandbox
import Comm100
import Testing

/// A chain over a query answers what the same chain answers over its whole list: random chains from fixed seeds, over
/// servers that sort, that do not, and that order strings and equal keys in ways of their own.
@Suite("a plan gives the local answer") struct PlannerDifferenceTests {
  /// A list, what can be asked of its items, and keys that no item lacks and no two items share.
  private struct Subject {
    var list: String
    var conditions: [String]
    var keys: [String]
  }

  private static let subjects = [
    Subject(
      list: "agents.list(SIZE)",
      conditions: [".isAdmin", ".isActive == true", ".id > 3", ".email.contains(\"a\")", "!.isLocked"],
      keys: ["id", "email", "-email"]),
    Subject(
      list: "sites.list(SIZE)", conditions: [".id > 10003", ".name.contains(\"a\")", ".id % 2 == 0"],
      keys: ["id", "-id", "name"]),
    Subject(
      list: "contacts.list(SIZE)", conditions: [".name.contains(\"a\")", ".name > \"M\"", ".id != 3"],
      keys: ["id", "-id"]),
    Subject(
      list: "chats.list(SIZE, timeFrom: now() - 3.days)",
      conditions: [
        ".status == \"missed\"", ".status != \"refused\"", ".agentMessagesCount > 3",
        ".preChat != null && .preChat.email.contains(\"a\")", "(.agentMessagesCount ?? 0) < 9 && .status == \"normal\"",
        ".startTime >= now() - 1.days", ".requestedTime < time(\"2026-11-20T12:00:00Z\")",
        ".startTime > now() - 30.hours && .endTime <= now() - 2.hours", ".agentIds.contains(2)",
        ".requestedTime >= now() - 90.days", ".preChat?.name?.startsWith(\"A\") ?? false", ".preChat?.name == \"x\"",
      ],
      keys: ["id", "-startTime", "startTime", "-id"]),
    Subject(
      list: "chats.list(SIZE)",
      conditions: [
        ".startTime >= now() - 4.hours", ".requestedTime < now() - 1.hours", ".startTime > date(\"2026-11-01\")",
        ".requestedTime == time(\"2026-11-21T08:00:00Z\")", ".agentIds.contains(1)",
      ], keys: ["id", "-requestedTime"]),
    Subject(
      list: "tickets.list(SIZE)",
      conditions: [
        ".createdTime >= now() - 7.days", ".createdTime > date(\"2026-11-01\")", ".status == \"new\"",
        ".status != \"resolved\"", ".priority == \"high\" && .subject.contains(\"e\")",
        ".lastUpdatedTime < now() - 3.days && .createdTime >= now() - 20.days", ".createdTime >= now() - 200.days",
        ".lastUpdatedTime <= date(\"2026-10-20\")", ".lastRepliedTime > now() - 5.days", ".status == \"unheard of\"",
        ".subject == \"x\"", ".subject.endsWith(\"e\")", ".isReadByAgent == true", ".tagIds.contains(\"1\")",
      ], keys: ["id", "-lastUpdatedTime", "-id"]),
    Subject(
      list: "tickets.list(SIZE, timeFrom: now() - 40.days, timeTo: now() - 2.days)",
      conditions: [
        ".createdTime >= now() - 30.days", ".lastUpdatedTime < now() - 10.days", ".createdTime > now() - 1.days",
        ".createdTime >= now() - 20.days && .lastUpdatedTime < now() - 25.days", ".priority != \"low\"",
      ], keys: ["id", "-id"]),
    Subject(
      list: "conversations.list(SIZE)",
      conditions: [
        ".createdAt >= now() - 7.days", ".status == \"new\"", ".lastUpdatedAt < now() - 1.days",
        ".createdAt > now() - 29.days && .lastUpdatedAt < now() - 2.days", ".subject.contains(\"a\")",
      ], keys: ["id", "-id"]),
    Subject(
      list: "auditLogs.list(SIZE)",
      conditions: [
        ".actionTime >= now() - 7.days", ".actionTime < date(\"2026-11-10\")", ".category == \"agent\"",
        ".actionTime >= date(\"2026-11-03\") && .actionTime < date(\"2026-11-05\")", ".createdBy == 2",
      ], keys: ["id", "-id"]),
    Subject(
      list: "offlineMessages.list(SIZE, timeFrom: now() - 30.days)",
      conditions: [
        ".createdTime >= now() - 7.days", ".createdTime <= now() - 9.days", ".agentId == 2", ".name.contains(\"a\")",
      ], keys: ["id", "-createdTime"]),
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

    private mutating func filter(_ subject: Subject) -> String { ".where(\(pick(subject.conditions)))" }

    private mutating func sort(_ keys: [String]) -> String {
      let key = pick(keys)
      return key.hasPrefix("-") ? ".sortBy(\"\(key.dropFirst())\", \"desc\")" : ".sortBy(\"\(key)\")"
    }

    private mutating func stage(_ subject: Subject) -> String {
      switch below(9) {
      case 0, 1, 2: filter(subject)
      case 3: sort(subject.keys)
      case 4, 5: ".take(\(below(14)))"
      case 6: ".skip(\(below(14)))"
      case 7: pick([".select(\"id\")", ".enumerate()", ".chunk(3)", ".reverse()", ".distinct(it)"])
      default: ".map({.id, n: 1})"
      }
    }

    /// What a chain may end with: each asks for other pages.
    mutating func ends(_ subject: Subject) -> [String] {
      let condition = pick(subject.conditions)
      return [
        "", ".first()", ".first(\(max(1, below(9))))", ".count()", ".any()", ".any(\(condition))",
        ".find(\(condition))",
        pick([".last()", ".at(-1)"]), ".last(\(below(25)))", pick([".at(\(below(20)))", "[\(below(9))]"]),
        "?[\(below(12))..<\(below(30))]", "?[\(below(12))..\(12 + below(20))]",
      ]
    }

    mutating func stages(_ subject: Subject) -> String {
      (0..<below(5)).map { _ in stage(subject) }.joined()
    }

    /// Filters, one sort and a cut: what comes is told by its keys, however a server orders equal ones.
    mutating func sorted(
      _ subject: Subject, by keys: [String]
    ) -> (filters: String, key: String, order: String, cut: String) {
      let filters = (0..<below(3)).map { _ in filter(subject) }.joined()
      let key = pick(keys)
      let cut = pick([
        ".take(\(below(14)))", ".skip(\(below(9))).take(4)", "?[\(below(9))..<20]", ".first(\(below(30)))",
      ])
      return key.hasPrefix("-") ? (filters, String(key.dropFirst()), "desc", cut) : (filters, key, "asc", cut)
    }

    /// Arguments of the list.
    mutating func size() -> String { pick(["", "pageSize: 7", "pageSize: 20", "pageSize: 50", "pageSize: 50"]) }
  }

  private func list(_ subject: Subject, _ size: String) -> String {
    subject.list.replacing("SIZE", with: size).replacing("(, ", with: "(")
  }

  /// Runs `body` with a session whose `all0`, `all1`, … hold the subjects' lists.
  private func visit(_ options: SandboxOptions, _ body: (Session) throws -> Void) throws {
    try Visit.session(options, limit: nil) { session, _ in
      // Equal requests are answered once: it is the plans that are tested.
      session.context.kept.isOn = true
      for (i, subject) in Self.subjects.enumerated() {
        try session.evaluate("let all\(i) = \(list(subject, "pageSize: 50")).collect()")
      }
      try body(session)
    }
  }

  @Test("whole answers", arguments: [(true, 0), (true, 1), (true, 2), (false, 3), (false, 4)])
  func same(sorts: Bool, seed: UInt64) throws {
    var options = SandboxOptions(seed: 1, now: Visit.now)
    options.collation = .bytes
    options.sortsEverywhere = sorts
    var count = 0
    try visit(options) { session in
      var generator = Generator(seed)
      for n in 0..<70 {
        let i = n % Self.subjects.count
        let subject = Self.subjects[i]
        let stages = generator.stages(subject)
        let query = list(subject, generator.size()) + stages
        let ends = generator.ends(subject)
        // The list is worked out once for all that is taken from it; it may be a refusal itself.
        let here = "let here = try { all\(i)\(stages) } catch e { null }"
        let pairs = ends.map { end in
          "[try { \(query)\(end) } catch e { e.kind }, "
            + "try { (here ?? all\(i)\(stages))\(end) } catch e { e.kind }]"
        }
        try session.evaluate(here)
        guard case .list(let answers) = try session.evaluate("[" + pairs.joined(separator: ", ") + "]") else {
          continue
        }
        for (end, pair) in zip(ends, answers.elements) {
          guard case .list(let both) = pair else { continue }
          if !isSame(both[0], both[1]) { Issue.record("\(query)\(end)") }
          count += 1
        }
      }
    }
    #expect(count == 840)
  }

  @Test("counts and places at the edge of integers", arguments: ["pageSize: 1", "pageSize: 50", ""])
  func edges(size: String) throws {
    let numbers = [
      "9223372036854775807", "9223372036854775806", "4611686018427387904", "2147483648", "2147483647", "(-1)",
      "(-9223372036854775807)", "(-9223372036854775807 - 1)", "0", "3",
    ]
    try Visit.session(limit: nil) { session, _ in
      session.context.kept.isOn = true
      try session.evaluate("let all = agents.list().collect()")
      for a in numbers {
        let ends =
          [
            ".take(\(a))", ".skip(\(a))", ".first(\(a))", ".last(\(a))", ".chunk(\(a))", "?[\(a)]", ".at(\(a))",
            ".take(\(a)).skip(\(a))", ".skip(\(a)).take(\(a))", ".skip(\(a)).first()", ".skip(\(a)).count()",
            ".where(.id > 0).skip(\(a)).last(\(a))",
          ] + numbers.map { "?[\(a)..\($0)]" }
        for end in ends {
          let query = "agents.list(\(size))\(end)"
          let pair = [query, "all\(end)"].map { "try { \($0) } catch e { e.kind }" }
          guard case .list(let both) = try session.evaluate("[\(pair[0]), \(pair[1])]") else { continue }
          if !isSame(both[0], both[1]) { Issue.record("\(query)") }
          try session.evaluate("try { explain(\(query)) } catch e { e.kind }")
        }
      }
    }
  }

  /// Whether two answers are the same, records by their ids: cheaper than by all they hold.
  private func isSame(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.integer(let x), .integer(let y)): x == y
    case (.string(let x), .string(let y)): x.text == y.text
    case (.list(let x), .list(let y)): x.count == y.count && (0..<x.count).allSatisfy { isSame(x[$0], y[$0]) }
    case (.object(let x), .object(let y)): isSame(x.field("id") ?? .nothing, y.field("id") ?? .nothing)
    default: false
    }
  }

  @Test(
    "the order of strings and of equal keys is the server's, the rest is the same",
    arguments: SandboxOptions.Collation.allCases, SandboxOptions.Ties.allCases)
  func keys(collation: SandboxOptions.Collation, ties: SandboxOptions.Ties) throws {
    var options = SandboxOptions(seed: 1, now: Visit.now)
    options.collation = collation
    options.ties = ties
    options.nullsFirst = ties != .mixed
    try visit(options) { session in
      var generator = Generator(7)
      // Keys that many items share, that some lack, and texts in two letter cases.
      let shared = [
        0: ["isAdmin", "-isActive", "firstName", "lockedTime", "-lockedTime"], 1: ["timeZone", "name"],
        3: ["status", "-agentMessagesCount", "avgResponseTime", "visitorMessagesCount", "offlineMessageId"],
        9: ["agentId", "-agentId"],
      ]
      for n in 0..<48 {
        let i = [0, 1, 3, 9][n % 4]
        let subject = Self.subjects[i]
        let (filters, key, order, cut) = generator.sorted(subject, by: shared[i] ?? [])
        let query = list(subject, generator.size())
        let chain = "\(filters).sortBy(\"\(key)\", \"\(order)\")\(cut)"
        // Here the keys are compared as this server compares them.
        let folded = "x => type(x.\(key)) == \"string\" ? x.\(key).lower() : x.\(key)"
        let sort = collation == .bytes ? "\"\(key)\"" : folded
        let isSame = try session.evaluate(
          "[\(query)\(chain)].flatMap(it).map(\(folded)) == "
            + "[all\(i)\(filters).sortBy(\(sort), \"\(order)\")\(cut)].flatMap(it).map(\(folded))")
        if case .bool(true) = isSame { continue }
        Issue.record("\(query)\(chain)")
      }
    }
  }
}
