import Comm100
import JSONText
import Testing

@testable import C100Sandbox

/// What each live chat report says, reckoned once more from the lists that anybody can read.
@Suite("live chat reports agree with the lists")
struct ReportTests {
  /// A week with the bad day in it, within one month: grouped by month it is one row.
  private static let from = "2026-11-09"
  private static let to = "2026-11-16"
  private static let span = "timeFrom=\(from)&timeTo=\(to)"
  private static let seconds = 7 * Moment.day

  private let visit = Visit()

  private func report(_ name: String, _ group: String? = "month", _ more: String = "") throws -> [JSON] {
    let query = group.map { "&group=\($0)" } ?? ""
    let json = try visit.get("/api/v3/livechat/reports/\(name)?\(Self.span)\(query)\(more)")
    return try #require(json.list)
  }

  /// The chats of the week, read from the list.
  private func chats() throws -> [ChatFacts] {
    let list = try visit.get(
      "/api/v3/livechat/chats?timeFrom=\(Self.from)T00:00:00&timeTo=2026-11-15T23:59:59&pageSize=1000")["chats"]?.list
    return try #require(list).map(ChatFacts.init)
  }

  // MARK: - One row for the whole week

  @Test("every number of a report grouped by time")
  func numbers() throws {
    let chats = try chats()
    #expect(chats.count > 200)
    let taken = chats.filter { $0.status == "normal" }
    let missed = chats.filter { $0.status == "missed" }
    let queued = chats.filter(\.isQueued)
    let departments = try departmentsOfAgents()
    let canned = try cannedTexts()
    let expected: [String: [String: Double]] = [
      "chatVolume": [
        "chatRequests": chats.count(), "chats": taken.count(), "missedChats": missed.count(),
        "refusedChats": chats.count { $0.status == "refused" },
      ],
      "chatSource": [
        "chats": taken.count(), "chatsInitiatedByVisitors": taken.count { $0.source == "chatButton" },
        "chatsFromManualInvitations": taken.count { $0.source == "manualInvitation" },
        "chatsFromAutoInvitations": taken.count { $0.source == "autoInvitation" },
      ],
      "queue": [
        "queuedChatRequests": queued.count(), "chatsFromQueue": queued.count { $0.status == "normal" },
        "switchedToMessages": queued.count { $0.status == "missed" && $0.leftMessage },
        "abandonedChats": queued.count { $0.status == "missed" && !$0.leftMessage },
        "refusedChats": queued.count { $0.status == "refused" }, "maxQueueSize": Self.longestQueue(queued),
      ],
      "waitTime": [
        "avgWaitTime": taken.mean(\.wait), "avgWaitTimeOfMissedChats": missed.mean { Double($0.ended - $0.requested) },
        "maxWaitTime": taken.map(\.wait).max() ?? 0,
        "maxWaitTimeOfMissedChats": missed.map { Double($0.ended - $0.requested) }.max() ?? 0,
      ],
      "chatTransfer": [
        "chats": taken.count(), "totalTransferredChats": taken.count { $0.agents.count == 2 },
        "departmentTransferredChats": taken.count {
          $0.agents.count == 2 && !(departments[$0.agents[1]] ?? []).contains($0.department)
        },
      ],
      "agentPerformance": [
        "avgChatTime": taken.mean(\.length), "avgWaitTime": taken.mean(\.wait),
        "totalChatTime": taken.reduce(0) { $0 + $1.length },
        "lastMessageSentByAgent": chats.count { $0.lastSender == "agent" },
      ],
      "efficiency": [
        "avgAgentResponseTime": taken.filter { $0.response != nil }.mean { $0.response ?? 0 },
        "avgWaitTime": taken.mean(\.wait), "avgChatTime": taken.mean(\.length),
        "avgAgentsChatMessages": taken.mean(\.agentMessages), "avgVisitorsChatMessages": taken.mean(\.visitorMessages),
        "avgCannedMessages": taken.mean { chat in canned.contains { chat.says($0.text) } ? 1 : 0 },
        "lastMessageSentByAgent": chats.count { $0.lastSender == "agent" },
      ],
      "rating": Dictionary(
        uniqueKeysWithValues: (1...5).map { score in ("score\(score)", chats.count { $0.rating == "level\(score)" }) }),
      "wrapup/completion": ["wrapups": chats.count(\.isWrappedUp), "chats": taken.count()],
      "conversions": ["chats": taken.count(), "chattedVisitors": Double(Set(taken.map(\.email)).count)],
      "manualInvitation": ["accepted": chats.count { $0.source == "manualInvitation" }],
      "autoInvitation": ["accepted": chats.count { $0.source == "autoInvitation" }],
      "offlineMessage": ["messages": try Double(messagesOfTheWeek())],
      "workload": [
        "chats": taken.count(), "totalChatTime": taken.reduce(0) { $0 + $1.length },
        "linearChatTime": Double(Self.linear(taken)),
      ],
    ]
    for (name, numbers) in expected {
      let rows = try report(name)
      #expect(rows.count == 1, "\(name)")
      for (field, number) in numbers {
        let told = try #require(rows[0][field]?.double, "\(name).\(field)")
        #expect(abs(told - number) < 0.0051, "\(name).\(field) is \(told), the lists say \(number)")
      }
    }
  }

  /// Fields whose rows add up to the whole, however they are cut.
  private static let sums: [String: [String]] = [
    "chatVolume": ["chatRequests", "chats", "missedChats", "refusedChats"], "visits": ["visits"],
    "chatSource": [
      "chats", "chatsInitiatedByVisitors", "chatsFromManualInvitations", "chatsFromAutoInvitations",
    ],
    "queue": ["queuedChatRequests", "chatsFromQueue", "switchedToMessages", "abandonedChats", "refusedChats"],
    "chatTransfer": ["chats", "totalTransferredChats", "departmentTransferredChats"],
    "agentPerformance": ["totalChatTime", "lastMessageSentByAgent"], "workload": ["totalChatTime", "chats"],
    "efficiency": ["lastMessageSentByAgent"], "rating": ["score1", "score2", "score3", "score4", "score5"],
    "wrapup/completion": ["wrapups", "chats"], "conversions": ["conversions", "chats", "value"],
    "manualInvitation": ["sent", "accepted"], "autoInvitation": ["sent", "accepted"],
    "offlineMessage": ["messages", "fromOfflineButton", "fromChatQueue"],
  ]

  @Test("rows by hour, day, week, department, campaign … add up to the whole", arguments: sums.keys.sorted())
  func addUp(name: String) throws {
    let whole = try report(name)[0]
    let endpoint = try #require(
      Catalog.module("livechatReports")?.resources[0].endpoints.first { $0.path.hasSuffix("/reports/" + name) })
    for group in endpoint.parameter("group")?.values ?? [] where !["visitorSegment"].contains(group) {
      // A chat counts for each agent who had a part in it, and only the department's own for a transfer.
      if group == "agent" || name == "chatTransfer" && group == "department" { continue }
      let rows = try report(name, group)
      for field in Self.sums[name] ?? [] {
        guard group.hasSuffix("Distribution") else {
          let sum = rows.reduce(0) { $0 + ($1[field]?.double ?? 0) }
          #expect(sum == whole[field]?.double, "\(name).\(field) by \(group)")
          continue
        }
        // The usual number of a half hour comes seven times a week, that of an hour of the week once.
        let usual = "avg" + field.prefix(1).uppercased() + field.dropFirst()
        guard rows[0][usual] != nil else { continue }
        let times: Double = group.hasPrefix("half") ? 7 : 1
        let sum = rows.reduce(0) { $0 + ($1[usual]?.double ?? 0) } * times
        #expect(abs(sum - (whole[field]?.double ?? -1)) < 48 * 7 * 0.0051, "\(name).\(usual) by \(group)")
      }
    }
  }

  @Test("an agent's rows are those of the chats with the agent")
  func byAgent() throws {
    let chats = try chats()
    let ratings = try report("rating", "agent")
    let work = try report("workload", "agent")
    #expect(ratings.count == 24)
    for (i, row) in ratings.enumerated() {
      let id = try #require(row["agentId"]?.integer)
      let own = chats.filter { $0.agents.contains(id) }
      #expect(row["score5"]?.double == own.count { $0.rating == "level5" })
      #expect(work[i]["chats"]?.double == own.count { $0.status == "normal" })
      #expect(work[i]["linearChatTime"]?.integer == Self.linear(own.filter { $0.status == "normal" }, of: id))
      let filtered = try report("workload", "month", "&filterName=agent&filterValue=\(id)")[0]
      #expect(filtered["idleTime"] == work[i]["idleTime"])
    }
  }

  // MARK: - Status and visits

  @Test("who was online is told alike by availability, workload and the log of changes, and covers every chat")
  func availability() throws {
    let online = try report("availability", "agent")
    let logs = try report("agentStatus", nil)
    let work = try report("workload", "agent")
    let chats = try chats()
    let start = try #require(Moment.parse(Self.from))
    for (i, row) in online.enumerated() {
      let id = try #require(row["agentId"]?.integer)
      let distribution = row["statusDistribution"]?.list ?? []
      #expect(distribution.reduce(0) { $0 + ($1["time"]?.integer ?? 0) } == Self.seconds)
      #expect(distribution.first { $0["status"] == "Online" }?["time"]?.integer == row["online"]?.integer)
      let idle = try #require(work[i]["idleTime"]?.integer)
      #expect(idle + (work[i]["linearChatTime"]?.integer ?? 0) == row["online"]?.integer)
      // The log, from a status before the week that its first change tells.
      let changes = try #require(logs[i]["changeLogs"]?.list).map {
        (time: Moment.parse($0["time"]?.string ?? "") ?? 0, status: $0["status"]?.string ?? "")
      }
      var spans: [Range<Int>] = []
      for (at, change) in changes.enumerated() where change.status == "Online" {
        spans.append(change.time..<(at + 1 < changes.count ? changes[at + 1].time : start + Self.seconds))
      }
      let early = changes.first.map { $0.status == "Online" ? 0 : $0.time - start } ?? 0
      let told = spans.reduce(0) { $0 + $1.count }
      #expect((told...told + early).contains(row["online"]?.integer ?? -1), "agent \(id)")
      for chat in chats where chat.agents.contains(id) && chat.started > (changes.first?.time ?? Int.max) {
        #expect(spans.contains { $0.contains(chat.started) }, "agent \(id) was not there")
      }
    }
    // Nobody is online in time to come.
    let later = try visit.get("/api/v3/livechat/reports/availability?timeFrom=2026-11-21&timeTo=2026-11-30&group=month")
    #expect(later[0]?["online"]?.integer == 0)
    let days = try report("availability", "day")
    #expect(
      days.reduce(0) { $0 + ($1["online"]?.integer ?? 0) } == online.reduce(0) { $0 + ($1["online"]?.integer ?? 0) })
  }

  @Test("all visits are those that the visitors have made")
  func visits() throws {
    let all = try visit.get("/api/v3/livechat/reports/visits?timeFrom=2020-01-01&timeTo=2027-01-01&group=month")
    var sum = 0
    for page in 1...20 {
      let rows = try visit.get("/api/v3/globalSettings/visitors?pageSize=100&pageIndex=\(page)")["visitors"]?.list ?? []
      sum += rows.reduce(0) { $0 + ($1["numberOfVisits"]?.integer ?? 0) }
    }
    #expect(all.list?.reduce(0) { $0 + ($1["visits"]?.integer ?? 0) } == sum)
    #expect(sum > 3000)
  }

  // MARK: - Pages, surveys, canned messages

  @Test("pages, surveys and canned messages count what the chats hold")
  func surveys() throws {
    let chats = try chats()
    for row in try report("chatSource/requestPage", nil) {
      let page = row["requestPage"]?.string
      #expect(row["chats"]?.double == chats.count { $0.page == page && $0.status == "normal" }, "\(page ?? "")")
    }
    func options(_ name: String, _ campaign: Int) throws -> (id: String, options: [JSON]) {
      let row = try report(name, nil)[campaign]
      return (row["campaignId"]?.string ?? "", row["fields"]?[0]?["options"]?.list ?? [])
    }
    let departments = try visit.get("/api/v3/globalSettings/departments").list ?? []
    for campaign in 0..<4 {
      let (id, ratings) = try options("postChatSurvey", campaign)
      let own = chats.filter { $0.campaign == id }
      for option in ratings { #expect(option["count"]?.double == own.count { $0.rating == option["name"]?.string }) }
      for option in try options("wrapup/survey", campaign).options {
        #expect(option["count"]?.double == own.count { $0.category == option["name"]?.string })
      }
      for (option, department) in zip(try options("prechatSurvey", campaign).options, departments) {
        #expect(option["count"]?.double == own.count { $0.department == department["id"]?.string })
      }
    }
    let canned = try cannedTexts()
    let used = try report("cannedMessage", nil)
    var unused = 0
    for (message, row) in zip(canned, used) {
      #expect(row["id"]?.string == message.id)
      let own = chats.filter { $0.says(message.text) }
      #expect(row["usedTimes"]?.integer == own.count, "\(message.text)")
      #expect(row["agentsUsedIt"]?.integer == Set(own.compactMap(\.agents.first)).count)
      if own.isEmpty { unused += 1 }
    }
    #expect((2..<canned.count - 3).contains(unused))
  }

  // MARK: - Now

  @Test("the reports of this moment and this day agree with the console and with each other")
  func realtime() throws {
    let reports = "/api/v3/livechat/reports/realtime/"
    let agents = try visit.get("/api/v3/livechat/agents").list ?? []
    let visitors = try visit.get("/api/v3/livechat/visitors").list ?? []
    let now = try visit.get(reports + "rightnow")
    func count(_ status: String) -> Double { visitors.count { $0["status"]?.string == status } }
    #expect(now["visitorsOnSite"]?.double == visitors.count())
    #expect(now["ongoingChats"]?.double == count("chatting"))
    #expect(now["currentQueueLength"]?.double == count("waitingForChat"))
    #expect(now["ongoingChatsWithAgents"]?.integer == agents.reduce(0) { $0 + ($1["ongoingChats"]?.integer ?? 0) })
    #expect(now["agentsInChat"]?.double == agents.count { ($0["ongoingChats"]?.integer ?? 0) > 0 })
    #expect(now["loggedInAgents"]?.double == agents.count { $0["status"] != "Offline" })
    let today = try #require(try visit.get("/api/v3/livechat/chats?pageSize=1000")["chats"]?.list).map(ChatFacts.init)
    let taken = today.filter { $0.status == "normal" }
    let told = try visit.get(reports + "today")
    #expect(told["chatOverview"]?["chatRequests"]?.double == today.count())
    #expect(told["chatOverview"]?["chats"]?.double == taken.count())
    #expect(told["chatOverview"]?["missedChats"]?.double == today.count { $0.status == "missed" })
    #expect(told["serviceEfficiency"]?["totalTransferChats"]?.double == taken.count { $0.agents.count == 2 })
    let bot = taken.filter { $0.hasBot && $0.agents.isEmpty }
    #expect(told["chatbot"]?["chatbotOnlyChats"]?.double == bot.count())
    for (row, agent) in zip(try visit.get(reports + "agents").list ?? [], agents) {
      #expect(row["agentId"] == agent["id"] && row["currentStatus"] == agent["status"])
      #expect(row["ongoingChats"] == agent["ongoingChats"])
      #expect(row["todayChats"]?.double == taken.count { $0.agents.contains(agent["id"]?.integer ?? 0) })
    }
    let queue = try visit.get(reports + "queue").list ?? []
    #expect(queue.reduce(0) { $0 + ($1["queue"]?.list?.count ?? 0) } == now["currentQueueLength"]?.integer)
    #expect(queue.reduce(0) { $0 + ($1["ongoingChats"]?.integer ?? 0) } == now["ongoingChats"]?.integer)
    let missed = 100 * today.count { $0.status == "missed" } / today.count()
    let metric = try #require(try visit.get(reports + "today/customMetrics")[0]?["value"]?.double)
    #expect(abs(metric - missed) < 0.0051)
    let id = try #require(agents.first { $0["status"] == "Online" }?["id"]?.integer)
    _ = try visit.json("PUT", "/api/v3/livechat/agents/\(id)", ["status": "Offline"])
    #expect(try visit.get(reports + "rightnow")["loggedInAgents"]?.integer == (now["loggedInAgents"]?.integer ?? 0) - 1)
  }

  // MARK: - From the lists

  private func departmentsOfAgents() throws -> [Int: [String]] {
    let agents = try visit.get("/api/v3/globalSettings/agents?pageSize=100")["agents"]?.list ?? []
    return Dictionary(
      uniqueKeysWithValues: agents.map { agent in
        (agent["id"]?.integer ?? 0, (agent["departmentIds"]?.list ?? []).compactMap(\.string))
      })
  }

  private func cannedTexts() throws -> [(id: String, text: String)] {
    try #require(try visit.get("/api/v3/globalSettings/publicCannedMessages").list).map {
      ($0["id"]?.string ?? "", $0["message"]?.string ?? "")
    }
  }

  private func messagesOfTheWeek() throws -> Int {
    try #require(
      try visit.get(
        "/api/v3/livechat/offlineMessages?timeFrom=\(Self.from)T00:00:00&timeTo=2026-11-15T23:59:59&pageSize=1")[
          "total"]?
        .integer)
  }

  private static func longestQueue(_ queued: [ChatFacts]) -> Double {
    // The queue is longest when somebody has just joined it.
    let sizes = queued.map { one in
      queued.filter { $0.requested <= one.requested && one.requested < $0.waitedUntil }.count
    }
    return Double(sizes.max() ?? 0)
  }

  /// Seconds in which an agent had a chat or several; of all agents together.
  private static func linear(_ taken: [ChatFacts], of agent: Int? = nil) -> Int {
    var seconds: [Int: Set<Int>] = [:]
    for chat in taken { for id in chat.agents { seconds[id, default: []].formUnion(chat.started..<chat.ended) } }
    return agent.map { seconds[$0]?.count ?? 0 } ?? seconds.values.reduce(0) { $0 + $1.count }
  }
}

/// A chat as its list shows it.
private struct ChatFacts {
  let json: JSON

  init(_ json: JSON) { self.json = json }

  private func time(_ name: String) -> Int { json[name]?.string.flatMap { Moment.parse($0) } ?? 0 }

  var status: String { json["status"]?.string ?? "" }
  var source: String { json["source"]?.string ?? "" }
  var agents: [Int] { json["agentIds"]?.list?.compactMap(\.integer) ?? [] }
  var department: String { json["preChat"]?["departmentId"]?.string ?? "" }
  var campaign: String { json["campaignId"]?.string ?? "" }
  var email: String { json["preChat"]?["email"]?.string ?? "" }
  var page: String { json["requestingPageURL"]?.string ?? "" }
  var rating: String { json["postChat"]?["ratingGrade"]?.string ?? "" }
  var isWrappedUp: Bool { json["agentWrapUp"]?.object != nil }
  var category: String? { json["agentWrapUp"]?["categories"]?[0]?.string }
  var isQueued: Bool { json["ifQueued"]?.bool ?? false }
  var leftMessage: Bool { json["offlineMessageId"]?.string != nil }
  var hasBot: Bool { json["botId"]?.string != nil }
  var lastSender: String { json["lastMessageSentBy"]?.string ?? "" }
  var response: Double? { json["avgResponseTime"]?.double }
  var agentMessages: Double { json["agentMessagesCount"]?.double ?? 0 }
  var visitorMessages: Double { json["visitorMessagesCount"]?.double ?? 0 }
  var requested: Int { time("requestedTime") }
  var started: Int { time("startTime") }
  var ended: Int { time("endTime") }
  var wait: Double { Double(started - requested) }
  var waitedUntil: Int { status == "normal" ? started : ended }
  var length: Double { Double(ended - started) }

  func says(_ text: String) -> Bool {
    (json["messages"]?.list ?? []).contains {
      $0["type"] == "agent" && ($0["content"]?.string?.hasSuffix(text) ?? false)
    }
  }
}

extension Array {
  fileprivate func count(_ holds: (Element) -> Bool = { _ in true }) -> Double { Double(filter(holds).count) }

  fileprivate func mean(_ value: (Element) -> Double) -> Double {
    isEmpty ? 0 : reduce(0) { $0 + value($1) } / Double(count as Int)
  }
}
