import Comm100
import JSONText

/// The live chat reports.
extension World {
  func livechatReport(_ call: Call) throws(Refusal) -> Answer? {
    switch call.endpoint.name {
    case "chatSourceRequestPage": .json(try byPage(call))
    case "agentStatus": .json(try statusLog(call))
    case "postChatSurvey", "prechatSurvey", "wrapupSurvey": .json(try survey(call))
    case "cannedMessage": .json(try cannedUse(call))
    case "realtimeRightNow": .json(rightNow())
    case "realtimeToday": .json(try today(call))
    case "realtimeCustomMetrics": .json(try customMetrics(call))
    case "realtimeAgents": .json(try agentsToday(call))
    case "realtimeQueue": .json(queueNow())
    default: .json(try grouped(call))
    }
  }

  // MARK: - Grouped reports

  private func grouped(_ call: Call) throws(Refusal) -> JSON {
    let span = try ReportSpan(call, now: now)
    let group = Text.lowered(call.value("group") ?? "day")
    let events = try events(call, span)
    let isTold = !group.hasSuffix("distribution") && !(call.endpoint.name == "chatTransfer" && group == "department")
    let own = call.endpoint.returns.modelName
    let name = isTold ? own : call.endpoint.alsoReturns.compactMap(\.modelName).first ?? own
    guard let model = name.flatMap({ Catalog.model($0, in: call.module.name) }) else { return [] }
    let agents = try agents(call)
    func row(_ parts: [ReportMetrics.Part], _ time: JSON, _ isUsual: Bool) -> JSON {
      line(model, ReportMetrics(parts, roster: roster, agents: agents), time, isUsual, [])
    }
    switch group {
    case "hour", "day", "week", "month":
      return .list(try parts(events, span, group).map { row([$0], span.range($0.span), false) })
    case "24*7distribution", "halfhourdistribution":
      let isHalf = group.hasPrefix("half")
      var slots: [[ReportMetrics.Part]] = Array(repeating: [], count: isHalf ? 48 : 168)
      for part in try parts(events, span, isHalf ? "halfHour" : "hour") {
        slots[span.slot(of: part.span.lowerBound, halfHours: isHalf)].append(part)
      }
      return .list(slots.indices.map { row(slots[$0], span.slot($0, halfHours: isHalf), true) })
    default: return .list(try byEntity(call, model, events, span, group))
    }
  }

  /// The events, shared out over the pieces of a span.
  private func parts(_ events: [ReportEvent], _ span: ReportSpan, _ unit: String) throws(Refusal)
    -> [ReportMetrics.Part]
  {
    let starts = try span.starts(unit)
    var parts = starts.indices.map { i in
      ReportMetrics.Part(span: starts[i]..<(i + 1 < starts.count ? starts[i + 1] : span.to))
    }
    var at = 0
    for event in events {
      while at + 1 < starts.count, starts[at + 1] <= event.time { at += 1 }
      parts[at].add(event)
    }
    return parts
  }

  /// One row of a report.
  private func line(
    _ model: Model, _ metrics: ReportMetrics, _ time: JSON, _ isUsual: Bool, _ ids: [(String, JSON)]
  ) -> JSON {
    var members: [(String, JSON)] = []
    for field in model.fields {
      if field.name == "time" {
        members.append(("time", time))
      } else if let id = ids.first(where: { $0.0 == field.name }) {
        members.append(id)
      } else if field.onlyForGroup == nil, !field.name.hasSuffix("Id") {
        members.append((field.name, (isUsual ? metrics.usual(field.name) : metrics.value(field.name)) ?? 0))
      }
    }
    return .object(JSONObject(members))
  }

  /// One row for each agent, department, campaign, …
  private func byEntity(
    _ call: Call, _ model: Model, _ events: [ReportEvent], _ span: ReportSpan, _ group: String
  ) throws(Refusal) -> [JSON] {
    let whole = span.from..<span.to
    let agents = try agents(call)
    var counted: [String: ReportMetrics.Part] = [:]
    let keys = keys(group)
    for event in events {
      for key in keys(event) { counted[key, default: ReportMetrics.Part(span: whole)].add(event) }
    }
    func row(_ key: String, agents own: [Int]? = nil, _ ids: [(String, JSON)]) -> JSON {
      let part = counted[key] ?? ReportMetrics.Part(span: whole)
      return line(
        model, ReportMetrics([part], roster: roster, agents: own ?? agents), span.range(whole), false, ids)
    }
    switch group {
    case "agent":
      return rows("global.agents").compactMap { agent in
        guard let id = Int(agent.id), agents?.contains(id) ?? true else { return nil }
        return row(
          agent.id, agents: [id], [("agentId", .integer(id)), ("statusDistribution", statusTimes(id, whole))])
      }
    case "department":
      let moved = events.compactMap { $0.chat?.newDepartment.map { guid("department", $0) } }
      return rows("global.departments").map { department in
        let into = moved.filter { $0 == department.id }.count
        return row(
          department.id, agents: members(of: department),
          [("departmentId", .string(department.id)), ("departmentTransferredInChats", .integer(into))])
      }
    case "campaign": return rows("livechat.campaigns").map { row($0.id, [("campaignId", .string($0.id))]) }
    case "autoinvitation":
      return rows("livechat.autoInvitations").map {
        row($0.id, [("campaignId", .string($0.parent)), ("autoInvitationId", .string($0.id))])
      }
    case "visitorsegment":
      return rows("livechat.customerSegments").map { row($0.id, [("visitorSegmentId", .string($0.id))]) }
    case "conversionaction":
      return rows("livechat.conversionActions").map { row($0.id, [("conversionActionId", .string($0.id))]) }
    default: return []
    }
  }

  /// The ids of the items that an event counts for.
  private func keys(_ group: String) -> (ReportEvent) -> [String] {
    let campaigns = (0..<ChatMaker.campaigns).map { guid("campaign", $0) }
    switch group {
    case "agent": return { event in event.chat?.agents.map { String($0 + 1) } ?? [] }
    case "department":
      let ids = Story.departments.indices.map { guid("department", $0) }
      return { event in event.chat.map { [ids[Int($0.department)]] } ?? [] }
    case "campaign": return { [campaigns[Int($0.campaign)]] }
    case "autoinvitation":
      let ids = campaigns.map { firstChild("livechat.autoInvitations", of: $0).map { [$0.id] } ?? [] }
      return { ids[Int($0.campaign)] }
    case "visitorsegment":
      let segment = self.segmentOfVisitor()
      return { event in event.chat.flatMap(segment).map { [$0] } ?? [] }
    default:
      let ids = Story.conversions.indices.map { guid("conversion", $0) }
      return { event in event.chat.map { [ids[$0.conversion]] } ?? [] }
    }
  }

  /// The segment of a chat's visitor, found once for each visitor.
  private func segmentOfVisitor() -> (ChatRow) -> String? {
    var known: [Int32: String?] = [:]
    return { [self] chat in
      if let id = known[chat.visitor] { return id }
      let id = segment(of: chats.visitor(chat))?.id
      known[chat.visitor] = .some(id)
      return id
    }
  }

  // MARK: - Whose work

  /// The agents that a report's filter leaves; nil for all.
  private func agents(_ call: Call) throws(Refusal) -> [Int]? {
    let all = rows("global.agents").compactMap { Int($0.id) }
    guard let name = call.value("filterName"), let value = call.value("filterValue") else { return all }
    switch Text.lowered(name) {
    case "agent": return all.filter { String($0) == value }
    case "department": return row("global.departments", value).map(members) ?? []
    default: return all
    }
  }

  private func members(of department: Row) -> [Int] { department.fields["agentIds"]?.list?.compactMap(\.integer) ?? [] }

  func statusTimes(_ agent: Int, _ span: Range<Int>) -> JSON {
    let seconds = roster.seconds(agent, in: span)
    return .list(
      Roster.Status.allCases.map { ["status": .string($0.rawValue), "time": .integer(seconds[$0] ?? 0)] })
  }

  private func statusLog(_ call: Call) throws(Refusal) -> JSON {
    let span = try ReportSpan(call, now: now)
    let whole = span.from..<span.to
    return .list(
      (try agents(call) ?? []).map { agent in
        let log = roster.changes(agent, in: span.from..<max(span.from, min(span.to, now + 1))).map { change -> JSON in
          ["time": .string(Moment.text(change.time)), "status": .string(change.status.rawValue)]
        }
        return ["time": span.range(whole), "agentId": .integer(agent), "changeLogs": .list(log)]
      })
  }

  // MARK: - What is counted

  /// What a report counts, within its span and filter, in the order of time.
  func events(_ call: Call, _ span: ReportSpan) throws(Refusal) -> [ReportEvent] {
    let events = events(call.endpoint.name, span.from..<span.to)
    guard let name = call.value("filterName") else { return events }
    guard let value = call.value("filterValue") else { throw .required("filterValue") }
    let group = Text.lowered(name)
    // Of these filters what is filtered is no chat.
    guard !["category"].contains(group) else { return events }
    if group == "agent", Int(value) == nil { throw .bad("filterValue", "the id of an agent") }
    let keys = keys(group)
    return events.filter { keys($0).contains { Text.equal($0, value) } }
  }

  private func events(_ report: String, _ span: Range<Int>) -> [ReportEvent] {
    let table = chats
    switch report {
    case "visits":
      let all = visits.all
      let (low, high) = (
        all.firstPlace { $0.time >= span.lowerBound }, all.firstPlace { $0.time >= span.upperBound }
      )
      return all[low..<max(low, high)].map { ReportEvent(time: $0.time, campaign: $0.campaign, chat: nil) }
    case "offlineMessage":
      // The messages that the list shows: those that were deleted count no more.
      let left = table.rows.compactMap { chat -> ReportEvent? in
        guard chat.flags.contains(.leftMessage),
          let message = row("livechat.offlineMessages", guid("offline message", Int(chat.number))),
          let time = message.fields["createdTime"]?.string.flatMap({ Moment.parse($0) }), span.contains(time)
        else { return nil }
        return ReportEvent(time: time, campaign: chat.campaign, chat: chat)
      }
      return left.sorted { $0.time < $1.time }
    default:
      let holds: (ChatRow) -> Bool =
        switch report {
        case "manualInvitation": { $0.source == .manualInvitation }
        case "autoInvitation": { $0.source == .autoInvitation }
        case "queue": { $0.flags.contains(.queued) }
        default: { _ in true }
        }
      return table.rows[table.places(from: span.lowerBound, through: span.upperBound - 1)].lazy.filter(holds).map {
        ReportEvent(time: $0.requested, campaign: $0.campaign, chat: $0)
      }
    }
  }
}

/// One chat, visit or offline message as the reports count it.
struct ReportEvent {
  let time: Int
  let campaign: UInt8
  /// nil for a visit.
  let chat: ChatRow?
}

extension ReportMetrics.Part {
  mutating func add(_ event: ReportEvent) {
    if let chat = event.chat { chats.append(chat) } else { visits += 1 }
  }
}
