import Comm100
import JSONText

/// The live chat reports.
extension World {
  func livechatReport(_ call: Call) throws(Refusal) -> Answer? {
    switch call.endpoint.name {
    case "chatSourceRequestPage": return .json(try byPage(call))
    case "agentStatus": return .json(try statusLog(call))
    case "postChatSurvey", "prechatSurvey", "wrapupSurvey": return .json(try survey(call))
    case "cannedMessage": return .json(try cannedUse(call))
    case "realtimeRightNow": return .json(rightNow())
    case "realtimeToday": return .json(try today(call))
    case "realtimeCustomMetrics": return try imagined(call)
    case "realtimeAgents": return .json(try agentsToday(call))
    case "realtimeQueue": return .json(try queueNow(call))
    default: return .json(try grouped(call))
    }
  }

  // MARK: - Grouped reports

  private func grouped(_ call: Call) throws(Refusal) -> JSON {
    let span = try ReportSpan(call, now: now)
    let group = Text.lowered(call.value("group") ?? "day")
    let events = try events(call, span)
    let isDistribution = group.hasSuffix("distribution")
    let transfers = call.endpoint.name == "chatTransfer" && group == "department"
    let others = call.endpoint.alsoReturns.compactMap(\.modelName)
    let name =
      isDistribution || transfers ? others.first ?? call.endpoint.returns.modelName : call.endpoint.returns.modelName
    guard let model = name.flatMap({ Catalog.model($0, in: call.module.name) }) else { return [] }
    switch group {
    case "hour", "day", "week", "month":
      let starts = try span.starts(group)
      var buckets: [[ChatRow]] = Array(repeating: [], count: starts.count)
      var at = 0
      for event in events.sorted(by: { $0.time < $1.time }) {
        while at + 1 < starts.count, starts[at + 1] <= event.time { at += 1 }
        buckets[at].append(event.row)
      }
      return .list(
        starts.indices.map { i in
          let end = i + 1 < starts.count ? starts[i + 1] : span.to
          return line(model, buckets[i], span.range(starts[i], end), seconds: end - starts[i], days: nil, group, [])
        })
    case "24*7distribution", "halfhourdistribution":
      let isHalf = group.hasPrefix("half")
      var buckets: [[ChatRow]] = Array(repeating: [], count: isHalf ? 48 : 168)
      for event in events { buckets[span.slot(of: event.time, halfHours: isHalf)].append(event.row) }
      let days = isHalf ? span.days : max(1, (span.days + 6) / 7)
      return .list(
        buckets.indices.map { i in
          line(model, buckets[i], span.slot(i, halfHours: isHalf), seconds: isHalf ? 1800 : 3600, days: days, group, [])
        })
    default: return .list(byEntity(call, model, events, span, group))
    }
  }

  /// One row of a report.
  private func line(
    _ model: Model, _ rows: [ChatRow], _ time: JSON, seconds: Int, days: Int?, _ group: String, _ ids: [(String, JSON)]
  ) -> JSON {
    let metrics = ReportMetrics(rows: rows, seconds: seconds)
    var members: [(String, JSON)] = []
    for field in model.fields {
      if field.name == "time" {
        members.append(("time", time))
      } else if let id = ids.first(where: { $0.0 == field.name }) {
        members.append(id)
      } else if field.onlyForGroup != nil || field.name.hasSuffix("Id") {
        continue
      } else if let days {
        members.append((field.name, metrics.perDay(field.name, days: days) ?? 0))
      } else {
        members.append((field.name, metrics.value(field.name) ?? 0))
      }
    }
    return .object(JSONObject(members))
  }

  private func byEntity(_ call: Call, _ model: Model, _ events: [ReportEvent], _ span: ReportSpan, _ group: String)
    -> [JSON]
  {
    let time = span.range(span.from, span.to)
    let seconds = span.to - span.from
    func entry(_ ids: [(String, JSON)], _ holds: (ChatRow) -> Bool) -> JSON {
      var ids = ids
      if group == "agent", model.field("statusDistribution") != nil {
        ids.append(("statusDistribution", statusTimes(seconds)))
      }
      if let department = ids.first(where: { $0.0 == "departmentId" })?.1,
        model.field("departmentTransferredInChats") != nil
      {
        let into = events.filter { event in
          ReportMetrics.isBetweenDepartments(event.row)
            && Story.agents[Int(event.row.second)].departments.first.map { guid("department", $0) } == department.string
        }
        ids.append(("departmentTransferredInChats", .integer(into.count)))
      }
      return line(model, events.map(\.row).filter(holds), time, seconds: seconds, days: nil, group, ids)
    }
    switch group {
    case "agent":
      return rows("global.agents").map { agent in
        let index = (Int(agent.id) ?? 0) - 1
        return entry([("agentId", .integer(index + 1))]) {
          Int($0.agent) == index || $0.second >= 0 && Int($0.second) == index
        }
      }
    case "department":
      return rows("global.departments").map { department in
        let index = Story.departments.indices.first { guid("department", $0) == department.id } ?? -1
        return entry([("departmentId", .string(department.id))]) { Int($0.department) == index }
      }
    case "campaign":
      return rows("livechat.campaigns").map { campaign in
        let index = (0..<ChatMaker.campaigns).first { guid("campaign", $0) == campaign.id } ?? -1
        return entry([("campaignId", .string(campaign.id))]) { Int($0.campaign) == index }
      }
    case "autoinvitation":
      return rows("livechat.autoInvitations").map { invitation in
        let isFirst = firstChild("livechat.autoInvitations", of: invitation.parent)?.id == invitation.id
        let index = (0..<ChatMaker.campaigns).first { guid("campaign", $0) == invitation.parent } ?? -1
        return entry([("campaignId", .string(invitation.parent)), ("autoInvitationId", .string(invitation.id))]) {
          isFirst && Int($0.campaign) == index
        }
      }
    case "visitorsegment":
      return rows("livechat.customerSegments").map { segment in
        entry([("visitorSegmentId", .string(segment.id))]) {
          self.segment(of: self.chats.visitor($0))?.id == segment.id
        }
      }
    case "conversionaction":
      let actions = rows("livechat.conversionActions")
      return actions.enumerated().map { i, action in
        entry([("conversionActionId", .string(action.id))]) { Int($0.number) % max(1, actions.count) == i }
      }
    default: return []
    }
  }

  /// What a report counts, within its span and filter.
  private func events(_ call: Call, _ span: ReportSpan) throws(Refusal) -> [ReportEvent] {
    let table = chats
    var events: [ReportEvent]
    if call.endpoint.name == "offlineMessage" {
      // The messages that the list shows: those that were deleted count no more.
      events = table.rows.compactMap { row in
        guard row.flags.contains(.leftMessage),
          let message = self.row("livechat.offlineMessages", guid("offline message", Int(row.number))),
          let time = message.fields["createdTime"]?.string.flatMap({ Moment.parse($0) })
        else { return nil }
        return ReportEvent(time: time, row: row)
      }
      events = events.filter { span.from <= $0.time && $0.time < span.to }
    } else {
      events = table.rows[table.places(from: span.from, through: span.to - 1)].map {
        ReportEvent(time: $0.requested, row: $0)
      }
    }
    switch call.endpoint.name {
    case "manualInvitation": events = events.filter { $0.row.source == .manualInvitation }
    case "autoInvitation": events = events.filter { $0.row.source == .autoInvitation }
    default: break
    }
    guard let name = call.value("filterName") else { return events }
    guard let value = call.value("filterValue") else { throw .required("filterValue") }
    switch Text.lowered(name) {
    case "agent":
      guard let id = Int(value) else { throw .bad("filterValue", "the id of an agent") }
      return events.filter { Int($0.row.agent) == id - 1 || $0.row.second >= 0 && Int($0.row.second) == id - 1 }
    case "department": return events.filter { Text.equal(table.departmentId($0.row), value) }
    case "campaign": return events.filter { Text.equal(table.campaignId($0.row), value) }
    case "visitorsegment":
      return events.filter { segment(of: table.visitor($0.row)).map { Text.equal($0.id, value) } ?? false }
    default: return events
    }
  }

  // MARK: - Others

  private func byPage(_ call: Call) throws(Refusal) -> JSON {
    let events = try events(call, try ReportSpan(call, now: now))
    return .list(
      Story.pages.indices.map { i in
        let count = events.filter { Int($0.row.page) == i && $0.row.status == .normal }.count
        let members: [(String, JSON)] = [
          ("requestPage", .string("https://www.\(Story.domain)\(Story.pages[i].path)")), ("chats", .integer(count)),
        ]
        return .object(JSONObject(members))
      })
  }

  private func statusTimes(_ seconds: Int) -> JSON {
    let parts: [(String, Int)] = [
      ("Online", seconds * 8 / 24), ("Away", seconds * 2 / 24), ("Offline", seconds * 14 / 24),
    ]
    return .list(parts.map { .object(JSONObject([("status", .string($0.0)), ("time", .integer($0.1))])) })
  }

  private func statusLog(_ call: Call) throws(Refusal) -> JSON {
    let span = try ReportSpan(call, now: now)
    var agents = rows("global.agents")
    if let id = call.value("filterValue"), Text.equal(call.value("filterName") ?? "", "agent") {
      agents = agents.filter { $0.id == id }
    }
    let day = Moment.dayStart(span.to - 1)
    return .list(
      agents.map { agent in
        let start = day + (7 + (Int(agent.id) ?? 0) % 5) * 3600
        let changes: [(Int, String)] = [
          (start, "Online"), (start + 4 * 3600, "Away"), (start + 5 * 3600, "Online"), (start + 9 * 3600, "Offline"),
        ]
        let log = changes.filter { $0.0 >= span.from && $0.0 < span.to }.map { change -> JSON in
          .object(JSONObject([("time", .string(Moment.text(change.0))), ("status", .string(change.1))]))
        }
        return .object(
          JSONObject([
            ("time", span.range(span.from, span.to)), ("agentId", .integer(Int(agent.id) ?? 0)),
            ("changeLogs", .list(log)),
          ]))
      })
  }

  private func survey(_ call: Call) throws(Refusal) -> JSON {
    let events = try events(call, try ReportSpan(call, now: now))
    var campaigns = rows("livechat.campaigns")
    if let id = call.value("filterValue") { campaigns = campaigns.filter { Text.equal($0.id, id) } }
    return .list(
      campaigns.map { campaign in
        let own = events.filter { chats.campaignId($0.row) == campaign.id }.map(\.row)
        let options: [JSON]
        if call.endpoint.name == "wrapupSurvey" {
          options = Story.topics.indices.map { i in
            let count = own.filter { $0.flags.contains(.wrapped) && Int($0.topic) == i }.count
            return .object(JSONObject([("name", .string(Story.topics[i].name)), ("count", .integer(count))]))
          }
        } else if call.endpoint.name == "postChatSurvey" {
          options = (1...5).map { score in
            .object(
              JSONObject([
                ("name", .string("level\(score)")), ("count", .integer(own.filter { Int($0.rating) == score }.count)),
              ]))
          }
        } else {
          options = rows("global.departments").map { department in
            let count = own.filter { chats.departmentId($0) == department.id }.count
            return .object(JSONObject([("name", department.fields["name"] ?? ""), ("count", .integer(count))]))
          }
        }
        let names = ["wrapupSurvey": "Category", "postChatSurvey": "Rating"]
        let field: [(String, JSON)] = [
          ("fieldId", .string(guid("survey " + call.endpoint.name, 0))),
          ("fieldName", .string(names[call.endpoint.name] ?? "Department")),
          ("options", .list(options)), ("groups", []),
        ]
        return .object(
          JSONObject([("campaignId", .string(campaign.id)), ("fields", .list([.object(JSONObject(field))]))]))
      })
  }

  private func cannedUse(_ call: Call) throws(Refusal) -> JSON {
    let events = try events(call, try ReportSpan(call, now: now)).filter {
      $0.row.status == .normal && $0.row.topic % 3 == 0
    }
    let messages = rows("global.publicCannedMessages")
    return .list(
      messages.enumerated().map { i, message in
        let own = events.filter { Int($0.row.number) % messages.count == i }
        let members: [(String, JSON)] = [
          ("id", .string(message.id)), ("usedTimes", .integer(own.count)),
          ("agentsUsedIt", .integer(Set(own.map(\.row.agent)).count)),
        ]
        return .object(JSONObject(members))
      })
  }

  // MARK: - Real time

  private func chatsToday(_ offset: Int) -> [ChatRow] {
    let start = Moment.dayStart(now + offset) - offset
    return Array(chats.rows[chats.places(from: start, through: start + Moment.day - 1)])
  }

  private func rightNow() -> JSON {
    let visitors = rows("livechat.visitors")
    let chatting = visitors.filter { $0.fields["status"]?.string == "chatting" }.count
    let waiting = visitors.filter { $0.fields["status"]?.string == "waitingForChat" }.count
    let online =
      rows("global.agents").filter { $0.fields["isActive"]?.bool == true && $0.fields["isLocked"]?.bool != true }.count
      * 3 / 5
    let members: [(String, JSON)] = [
      ("agentsInChat", .integer(min(online, chatting))), ("ongoingChats", .integer(chatting)),
      ("visitorsOnSite", .integer(visitors.count)),
      ("loggedInAgents", .integer(online)), ("currentQueueLength", .integer(waiting)),
      ("chatUtilization", JSONNumber(Double(chatting * 100 / max(1, online * 3))).map(JSON.number) ?? 0),
      ("ongoingChatsWithAgents", .integer(chatting)), ("ongoingChatsWithChatbot", 0),
    ]
    return .object(JSONObject(members))
  }

  private func today(_ call: Call) throws(Refusal) -> JSON {
    let metrics = ReportMetrics(
      rows: chatsToday(try ReportSpan(call, now: now).offset), seconds: max(1, now - Moment.dayStart(now)))
    let fields: [Field] = Catalog.model("RealtimeToday", in: call.module.name)?.fields ?? []
    let requests = metrics.value("chatRequests")?.integer ?? 0
    let taken = metrics.value("chats")?.integer ?? 0
    let rated = metrics.rows.filter { $0.rating > 0 }
    let bot = metrics.rows.filter { $0.flags.contains(.bot) }.count
    let own: [String: JSON] = [
      "chatAcceptanceRate": requests == 0 ? 0 : .integer(taken * 100 / requests),
      "switchToMessages": metrics.value("switchedToMessages") ?? 0,
      "avgResponseTime": metrics.value("avgAgentResponseTime") ?? 0,
      "acceptedInvitations": .integer(metrics.rows.filter { $0.source != .chatButton }.count),
      "departmentTransferChats": metrics.value("departmentTransferredChats") ?? 0,
      "totalTransferChats": metrics.value("totalTransferredChats") ?? 0,
      "uniqueChatRate": 0,
      "avgScore": JSONNumber(
        rated.isEmpty ? 0 : Double(rated.reduce(0) { $0 + Int($1.rating) } * 100 / rated.count) / 100
      ).map(JSON.number) ?? 0,
      "chatbotOnlyChats": 0, "chatsFromChatbotToAgent": .integer(bot), "answers": .integer(bot * 2),
      "highConfidenceAnswers": .integer(bot),
    ]
    return .object(
      JSONObject(
        fields.map { part in
          let members = part.fields.map { ($0.name, own[$0.name] ?? metrics.value($0.name) ?? 0) }
          return (part.name, JSON.object(JSONObject(members)))
        }))
  }

  private func agentsToday(_ call: Call) throws(Refusal) -> JSON {
    let today = chatsToday(try ReportSpan(call, now: now).offset)
    let seconds = max(1, now - Moment.dayStart(now))
    return .list(
      rows("global.agents").map { agent in
        let index = (Int(agent.id) ?? 0) - 1
        let metrics = ReportMetrics(rows: today.filter { Int($0.agent) == index }, seconds: seconds)
        let members: [(String, JSON)] = [
          ("agentId", .integer(index + 1)), ("currentStatus", .string(agentStatuses[index + 1] ?? "Online")),
          ("ongoingChats", 0),
          ("todayChats", metrics.value("chats") ?? 0), ("todayLinearChatTime", metrics.value("linearChatTime") ?? 0),
          ("statusDistribution", statusTimes(seconds)),
        ]
        return .object(JSONObject(members))
      })
  }

  private func queueNow(_ call: Call) throws(Refusal) -> JSON {
    let recent = chats.rows[chats.places(from: now - 3600, through: now)]
    let waiting = rows("livechat.visitors").filter { $0.fields["status"]?.string == "waitingForChat" }
    return .list(
      Story.departments.indices.filter { Story.departments[$0].isInChat }.map { i in
        let id = guid("department", i)
        let hour = ReportMetrics(rows: recent.filter { Int($0.department) == i }, seconds: 3600)
        let half = ReportMetrics(rows: hour.rows.filter { $0.requested > now - 1800 }, seconds: 1800)
        let queue = waiting.filter { $0.fields["departmentId"]?.string == id }.map { row -> JSON in
          .object(JSONObject([("visitorId", .string(row.id)), ("waitTime", .integer(40 + row.id.utf8.count))]))
        }
        let members: [(String, JSON)] = [
          ("routeTo", .object(JSONObject([("type", 1), ("id", .string(id))]))), ("ongoingChats", .integer(queue.count)),
          ("avgWaitTimeInLast30Mins", half.value("avgWaitTime") ?? 0),
          ("avgWaitTimeInLast60Mins", hour.value("avgWaitTime") ?? 0),
          ("abandonedChatsInLast30Mins", half.value("abandonedChats") ?? 0),
          ("switchedToMessagesInLast30Mins", half.value("switchedToMessages") ?? 0),
          ("queue", .list(queue)),
        ]
        return .object(JSONObject(members))
      })
  }
}
