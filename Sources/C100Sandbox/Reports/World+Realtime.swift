import Comm100
import JSONText

/// The live chat reports of this moment and this day.
extension World {
  /// The visitors who are chatting now and the agents they chat with; nil is the chatbot.
  private var ongoing: [(visitor: Row, agent: Int?)] {
    let there = rows("global.agents").compactMap { Int($0.id) }.filter { roster.status($0, at: now) == .online }
    return onSite("chatting").enumerated().map { i, visitor in
      let department = visitor.fields["departmentId"]?.string.flatMap { row("global.departments", $0) }
      let team = department?.fields["agentIds"]?.list?.compactMap(\.integer).filter(there.contains) ?? []
      let agents = team.isEmpty ? there : team
      return (visitor, agents.isEmpty ? nil : agents[i % agents.count])
    }
  }

  private func onSite(_ status: String) -> [Row] {
    rows("livechat.visitors").filter { $0.fields["status"]?.string == status }
  }

  func ongoingChats(of agent: Int) -> Int { ongoing.filter { $0.agent == agent }.count }

  func rightNow() -> JSON {
    let ongoing = ongoing
    let withAgents = ongoing.compactMap(\.agent)
    let statuses = rows("global.agents").compactMap { Int($0.id) }.map { roster.status($0, at: now) }
    let online = statuses.filter { $0 == .online }.count
    let known: JSONObject = [
      "agentsInChat": .integer(Set(withAgents).count), "ongoingChats": .integer(ongoing.count),
      "visitorsOnSite": .integer(rows("livechat.visitors").count),
      "loggedInAgents": .integer(statuses.filter { $0 != .offline }.count),
      "currentQueueLength": .integer(onSite("waitingForChat").count),
      "chatUtilization": ReportMetrics.ratio(100 * withAgents.count, online * Self.chatsAtOnce),
      "ongoingChatsWithAgents": .integer(withAgents.count),
      "ongoingChatsWithChatbot": .integer(ongoing.count - withAgents.count),
    ]
    return .object(known)
  }

  /// How many chats an agent may have at a time.
  private static let chatsAtOnce = 3

  /// The chats of the day that has begun in a zone.
  private func metricsToday(_ call: Call) throws(Refusal) -> ReportMetrics {
    let offset = try ReportSpan(call, now: now).offset
    let start = Moment.dayStart(now + offset) - offset
    let chats = Array(chats.rows[chats.places(from: start, through: now)])
    return ReportMetrics(
      [ReportMetrics.Part(span: start..<now + 1, chats: chats)], roster: roster,
      agents: rows("global.agents").compactMap { Int($0.id) })
  }

  func today(_ call: Call) throws(Refusal) -> JSON {
    let metrics = try metricsToday(call)
    let chats = metrics.chats
    func share(_ part: Int, _ of: Int) -> JSON { ReportMetrics.ratio(100 * part, of) }
    let taken = chats.filter { $0.status == .normal }
    let bot = BotTally(chats)
    let own: JSONObject = [
      "chatAcceptanceRate": share(taken.count, chats.count),
      "acceptedInvitations": .integer(chats.filter { $0.source != .chatButton }.count),
      "uniqueChatRate": share(Set(taken.map(\.visitor)).count, taken.count),
      "chatbotOnlyChats": .integer(bot.botOnly), "chatsFromChatbotToAgent": .integer(bot.toAgent),
      "answers": .integer(bot.answers), "highConfidenceAnswers": .integer(bot.sure),
    ]
    let parts: [Field] = Catalog.model("RealtimeToday", in: call.module.name)?.fields ?? []
    return .object(
      JSONObject(
        parts.map { part in
          let members = part.fields.map { ($0.name, own[$0.name] ?? metrics.value($0.name) ?? 0) }
          return (part.name, JSON.object(JSONObject(members)))
        }))
  }

  /// Three numbers that the company watches: missed chats and good ratings in per cent, and the mean wait.
  func customMetrics(_ call: Call) throws(Refusal) -> JSON {
    let metrics = try metricsToday(call)
    let rated = metrics.chats.filter { $0.rating > 0 }
    let values: [JSON] = [
      ReportMetrics.ratio(100 * metrics.chats.filter { $0.status == .missed }.count, metrics.chats.count),
      ReportMetrics.ratio(100 * rated.filter { $0.rating >= 4 }.count, rated.count),
      metrics.value("avgWaitTime") ?? 0,
    ]
    return .list(values.enumerated().map { i, value in ["id": .string(guid("custom metric", i)), "value": value] })
  }

  func agentsToday(_ call: Call) throws(Refusal) -> JSON {
    let today = try metricsToday(call)
    let span = today.parts[0].span
    var agents = rows("global.agents")
    if let id = call.value("filterValue") {
      agents = agents.filter { agent in
        agent.fields["departmentIds"]?.list?.contains { $0.string.map { Text.equal($0, id) } ?? false } ?? false
      }
    }
    return .list(
      agents.map { agent in
        let id = Int(agent.id) ?? 0
        let own = today.chats.filter { $0.agents.contains(id - 1) }
        let metrics = ReportMetrics([ReportMetrics.Part(span: span, chats: own)], roster: roster, agents: [id])
        return [
          "agentId": .integer(id), "currentStatus": .string(roster.status(id, at: now).rawValue),
          "ongoingChats": .integer(ongoingChats(of: id)), "todayChats": metrics.value("chats") ?? 0,
          "todayLinearChatTime": metrics.value("linearChatTime") ?? 0, "statusDistribution": statusTimes(id, span),
        ]
      })
  }

  func queueNow() -> JSON {
    let recent = chats.rows[chats.places(from: now - 3600, through: now)]
    let (ongoing, waiting) = (ongoing.map(\.visitor), onSite("waitingForChat"))
    return .list(
      Story.departments.indices.filter { Story.departments[$0].isInChat }.map { i in
        let id = guid("department", i)
        func isHere(_ visitor: Row) -> Bool { visitor.fields["departmentId"]?.string == id }
        let hour = ReportMetrics(recent.filter { Int($0.department) == i })
        let half = ReportMetrics(hour.chats.filter { $0.requested > now - 1800 })
        let queue = waiting.filter(isHere).map { visitor -> JSON in
          let since = visitor.fields["visitTime"]?.string.flatMap { Moment.parse($0) } ?? now
          return ["visitorId": .string(visitor.id), "waitTime": .integer(max(0, now - since))]
        }
        return [
          "routeTo": ["type": 1, "id": .string(id)], "ongoingChats": .integer(ongoing.filter(isHere).count),
          "avgWaitTimeInLast30Mins": half.value("avgWaitTime") ?? 0,
          "avgWaitTimeInLast60Mins": hour.value("avgWaitTime") ?? 0,
          "abandonedChatsInLast30Mins": half.value("abandonedChats") ?? 0,
          "switchedToMessagesInLast30Mins": half.value("switchedToMessages") ?? 0, "queue": .list(queue),
        ]
      })
  }
}
