import Comm100
import JSONText
import Testing

@testable import C100Sandbox

/// The reports of the chatbot and of conversations, reckoned once more from the lists.
@Suite("bot and messaging reports agree with the lists")
struct OtherReportTests {
  private let visit = Visit()

  private func sum(_ rows: JSON?, _ name: String) -> Int {
    (rows?.list ?? []).reduce(0) { $0 + ($1[name]?.integer ?? 0) }
  }

  // MARK: - Chatbot

  private static let span = "timeFrom=2026-11-09&timeTo=2026-11-16"

  private func bot(_ name: String, _ more: String = "") throws -> JSON {
    try visit.get("/api/v3/chatbot/reports/\(name)?\(Self.span)\(more)")
  }

  private func botChats() throws -> [JSON] {
    let list = try visit.get(
      "/api/v3/livechat/chats?timeFrom=2026-11-09T00:00:00&timeTo=2026-11-15T23:59:59&pageSize=1000")["chats"]?.list
    return try #require(list).filter { $0["botId"]?.string != nil }
  }

  @Test("what became of the chats that the chatbot began")
  func chatbot() throws {
    let chats = try botChats()
    let alone = chats.filter { $0["status"] == "normal" && $0["agentIds"]?.list?.isEmpty == true }
    let handed = chats.filter { $0["agentIds"]?.list?.isEmpty == false }
    #expect(alone.count > 5 && handed.count > 10)
    let report = try bot("chat")
    #expect(report["totalBotTransferedAgent"]?.integer == handed.count)
    let bad = alone.filter { ["level1", "level2"].contains($0["postChat"]?["ratingGrade"]?.string) }
    #expect(report["totalBotResolved"]?.integer == alone.count - bad.count)
    let parts = ["BotResolved", "BotUnResolved", "BotTransferedAgent", "BotTransferredOfflineMessage"]
    #expect(parts.reduce(0) { $0 + (report["total" + $1]?.integer ?? 0) } == chats.count)
    for part in parts {
      #expect(sum(report["dataList"], Text.loweredFirst(part)) == report["total" + part]?.integer, "\(part)")
    }
    let answers = try bot("answer", "&displayBy=week")
    let said = alone.reduce(0) { sum, chat in
      sum + (chat["messages"]?.list ?? []).filter { $0["type"] == "chatbot" }.count
    }
    #expect(answers["totalHighConfidenceAnswers"]?.integer == said)
    #expect(sum(answers["dataList"], "answers") == answers["totalAnswers"]?.integer)
    let helped = try bot("highConfidenceAnswer")
    #expect(
      ["totalHelpful", "totalNotHelpful", "totalNoRate"].reduce(0) { $0 + (helped[$1]?.integer ?? 0) } == said)
    let ratings = try bot("rating")
    for score in 1...5 {
      let given = alone.filter { $0["postChat"]?["ratingGrade"]?.string == "level\(score)" }.count
      #expect(ratings["totalScore\(score)Times"]?.integer == given)
    }
    #expect(try bot("summary")["botOnlyChatCount"]?.integer == alone.count)
    #expect(try bot("dailyDetails")["totalFromBotToAgent"]?.integer == handed.count)
    #expect(sum(try bot("botAgent")["bot"], "chats") == alone.count)
    #expect(try bot("chat", "&channel=WhatsApp")["totalBotResolved"]?.integer == 0)
  }

  @Test("how often an intent was used is how often its answer was given")
  func intents() throws {
    let chats = try botChats()
    let id = try #require(chats[0]["botId"]?.string)
    let used = try bot("intentUsageByCategory", "&filterType=bot&filterValue=\(id)")
    let time = try bot("intentUsageByTime", "&filterType=bot&filterValue=\(id)")
    #expect(sum(used, "count") == time["total"]?.integer)
    for (row, intent) in zip(used.list ?? [], Story.intents) where intent.name != "Talk to a person" {
      let given = chats.reduce(0) { sum, chat in
        sum + (chat["messages"]?.list ?? []).filter { $0["content"]?.string == intent.answer }.count
      }
      #expect(row["count"]?.integer == given, "\(intent.name)")
    }
  }

  // MARK: - Conversations

  private func conversations() throws -> [JSON] {
    var all: [JSON] = []
    for page in 1...10 {
      let list = "/api/v3/messaging/conversations?timeFrom=2020-01-01&pageSize=50&pageIndex=\(page)"
      all += try visit.get(list)["conversations"]?.list ?? []
    }
    return all
  }

  /// In October.
  private func within(_ json: JSON?) -> Bool { json?.string?.hasPrefix("2026-10-") ?? false }

  @Test("volume, channels and efficiency count the conversations and messages of the lists")
  func messaging() throws {
    let all = try conversations()
    #expect(all.count > 200)
    let october = "startTime=2026-10-01&endTime=2026-11-01"
    func report(_ name: String, _ more: String = "") throws -> JSON {
      try visit.get("/api/v3/messaging/reports/\(name)?\(october)\(more)")
    }
    let created = all.filter { within($0["createdAt"]) }
    let resolved = all.filter { $0["status"] == "resolved" && within($0["lastStatusChangedAt"]) }
    for dimension in ["byTime", "byAgent", "byDepartment", "byChannel"] {
      let volume = try report("volume", "&dimensionType=\(dimension)")
      #expect(volume["totalCreatedConversations"]?.integer == created.count)
      #expect(volume["totalResolvedConversations"]?.integer == resolved.count)
      // A conversation of nobody is in no agent's line.
      let unassigned = dimension == "byAgent" ? created.filter { $0["assignedAgentId"]?.isNull ?? true }.count : 0
      #expect(sum(volume["dataList"], "createdConversations") == created.count - unassigned, "\(dimension)")
    }
    var messages: [(channel: String, isByAgent: Bool, owner: Int)] = []
    for one in all {
      let id = one["id"]?.integer ?? 0
      for message in try visit.get("/api/v3/messaging/conversations/\(id)/messages").list ?? [] {
        guard within(message["time"]) else { continue }
        messages.append((message["channelId"]?.string ?? "", message["senderType"] == "agent", id))
      }
    }
    for channel in try report("channel")["channel total number"]?.list ?? [] {
      let sent = messages.filter { $0.channel == channel["channelId"]?.string }.count
      #expect(channel["totalNumber"]?.integer == sent && sent > 10)
    }
    let replied = Set(messages.filter(\.isByAgent).map(\.owner)).count
    #expect(try report("volume")["totalRepliedConversations"]?.integer == replied)
    #expect(sum(try report("sla")["dataList"], "breachedTickets") > 0)
    let lines = try #require(
      String(
        validating: visit.send("GET", "/api/v3/messaging/reports/volume/export?\(october)").body, as: UTF8.self))
    #expect(lines.split(separator: "\r\n").count == 32)
  }

  /// The seconds from each question of a contact to the answer, the first apart, and from the beginning to the end.
  private struct Reckoned {
    var first: [Int] = []
    var next: [Int] = []
    var length: [Int] = []
    var messages = (contact: 0, agent: 0)
    var count = 0
    var breached = 0

    mutating func add(_ one: JSON, _ messages: [JSON], hours: (first: Int, next: Int, resolve: Int)) {
      count += 1
      var asked: Int?
      var own = Reckoned()
      for message in messages.sorted(by: { time($0["time"]) < time($1["time"]) }) {
        if message["senderType"] == "agent" {
          self.messages.agent += 1
          if let since = asked {
            if own.first.isEmpty {
              own.first.append(time(message["time"]) - since)
            } else {
              own.next.append(time(message["time"]) - since)
            }
          }
          asked = nil
        } else {
          self.messages.contact += 1
          asked = asked ?? time(message["time"])
        }
      }
      if one["status"] == "resolved" { own.length.append(time(one["lastStatusChangedAt"]) - time(one["createdAt"])) }
      let isLate =
        own.first.contains { $0 > hours.first * 3600 } || own.next.contains { $0 > hours.next * 3600 }
        || own.length.contains { $0 > hours.resolve * 3600 }
      breached += isLate ? 1 : 0
      first += own.first
      next += own.next
      length += own.length
    }

    private func time(_ json: JSON?) -> Int { Moment.parse(json?.string ?? "") ?? 0 }
  }

  private func mean(_ seconds: [Int]) -> JSON {
    .string(Span.text(seconds.isEmpty ? 0 : seconds.reduce(0, +) / seconds.count))
  }

  private func share(_ seconds: [Int], within hours: Int) -> Double {
    seconds.isEmpty ? 100 : 100 * Double(seconds.filter { $0 <= hours * 3600 }.count) / Double(seconds.count)
  }

  /// October's conversations, those for which `isOf` holds.
  private func reckoned(
    _ hours: (first: Int, next: Int, resolve: Int) = (4, 8, 72), _ isOf: (JSON) -> Bool
  ) throws -> Reckoned {
    var reckoned = Reckoned()
    for one in try conversations() where within(one["createdAt"]) && isOf(one) {
      let id = one["id"]?.integer ?? 0
      let messages = try visit.get("/api/v3/messaging/conversations/\(id)/messages").list ?? []
      reckoned.add(one, messages, hours: hours)
    }
    return reckoned
  }

  private static let october = "startTime=2026-10-01&endTime=2026-11-01"

  @Test("efficiency: how long answers take and how many messages a conversation has", arguments: ["Agent", "Channel"])
  func efficiency(dimension: String) throws {
    let report = try visit.get("/api/v3/messaging/reports/efficiency?\(Self.october)&dimensionType=by\(dimension)")
    let field = dimension == "Agent" ? "assignedAgentId" : "firstMessageChannelId"
    let rows = try #require(report["dataList"]?.list)
    var told = 0
    for row in rows {
      let own = try reckoned { $0[field].flatMap { $0.string ?? $0.text } == row["id"]?.string }
      #expect(row["avgFirstResponseTime"] == mean(own.first))
      #expect(row["avgAgentResponseTime"] == mean(own.first + own.next))
      #expect(row["avgConversationTime"] == mean(own.length))
      let count = Double(max(1, own.count))
      #expect(abs((row["avgVisitorMessages"]?.double ?? -1) - Double(own.messages.contact) / count) < 0.006)
      #expect(abs((row["avgAgentMessages"]?.double ?? -1) - Double(own.messages.agent) / count) < 0.006)
      told += own.count
      if told > 40 { break }
    }
    #expect(told > 20)
  }

  @Test("SLA: what was answered within the hours of its policy, also when they change")
  func sla() throws {
    let policies = "/api/v3/messaging/slaPolicies"
    func check(_ id: String) throws -> Int {
      let policy = try visit.get("\(policies)/\(id)")
      let hours = (
        policy["firstRespondWithin"]?.integer ?? 0, policy["nextRespondWithin"]?.integer ?? 0,
        policy["resolveRespondWithin"]?.integer ?? 0
      )
      let own = try reckoned(hours) { $0["slaPolicyId"]?.string == id }
      let rows = try visit.get("/api/v3/messaging/reports/sla?\(Self.october)")["dataList"]?.list ?? []
      let row = try #require(rows.first { $0["id"]?.string == id })
      #expect(row["avgFirstRespondTime"] == mean(own.first) && row["avgNextRespondTime"] == mean(own.next))
      #expect(row["avgResolveTime"] == nil || row["avgResolveTime"] == mean(own.length))
      for (name, seconds, within) in [
        ("firstRespondTimeAchievedPercentage", own.first, hours.0),
        ("nextRespondTimeAchievedPercentage", own.next, hours.1),
        ("ResolveTimeAchievedPercentage", own.length, hours.2),
      ] {
        #expect(abs((row[name]?.double ?? -1) - share(seconds, within: within)) < 0.006, "\(name)")
      }
      #expect(row["breachedTickets"]?.integer == own.breached)
      return own.breached
    }
    let first = try #require(try visit.get(policies).list?.first)
    let id = try #require(first["id"]?.string)
    let before = try check(id)
    var stricter = try #require(first.object)
    stricter["firstRespondWithin"] = 1
    #expect(visit.send("PUT", "\(policies)/\(id)", .object(stricter)).status == 200)
    #expect(try check(id) > before)
  }

  @Test("the state of now is that of the lists, and a change is seen at once")
  func now() throws {
    let all = try conversations()
    func state() throws -> JSON { try visit.get("/api/v3/messaging/reports/realtime/now") }
    let before = try state()
    #expect(before["openConversations"]?.integer == all.filter { $0["status"] != "resolved" }.count)
    #expect(before["onHoldConversations"]?.integer == all.filter { $0["status"] == "onHold" }.count)
    let agents = try visit.get("/api/v3/messaging/reports/realtime/agents")["dataList"]
    #expect(
      sum(agents, "openConversations") + (before["unassignedConversations"]?.integer ?? 0)
        == before["openConversations"]?.integer)
    let resolved = try #require(all.first { $0["status"] == "resolved" }?["id"]?.integer)
    let base = "/api/v3/messaging/portalConversations/\(resolved)"
    #expect(visit.send("PUT", base + "/reopen").status == 200)
    #expect(try state()["openConversations"]?.integer == (before["openConversations"]?.integer ?? 0) + 1)
    let today = try visit.get("/api/v3/messaging/reports/realtime/bytime")
    #expect(today["reopenedConverstations"]?.integer == 1)
  }
}
