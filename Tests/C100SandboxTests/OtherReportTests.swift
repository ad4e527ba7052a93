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
