import Comm100
import JSONText

/// The reports of the chatbot, counted from the chats that it began.
extension World {
  func botReport(_ call: Call) throws(Refusal) -> Answer? {
    let span = try ReportSpan(call, now: now)
    let chats = try botChats(call, span)
    switch call.endpoint.name {
    case "botAgent": return .json(try botAgainstAgents(call, chats, span))
    case "intentUsageByCategory":
      let used = Self.uses(chats)
      return .json(
        .list(
          Story.intents.indices.map { i in
            [
              "category": .string(Story.intents[i].category), "intentName": .string(Story.intents[i].name),
              "count": .integer(used[i]),
            ]
          }))
    case "intentUsageByTime": return .json(try intentsByTime(call, chats, span))
    case "export":
      return .json(["fileUrl": .string("\(call.request.base)/files/report-\(call.value("reportName") ?? "").csv")])
    default: return .json(try tally(call, chats, span))
    }
  }

  /// The chats that the filters leave; none of other channels than live chat, which the story does not have.
  private func botChats(_ call: Call, _ span: ReportSpan) throws(Refusal) -> [ChatRow] {
    let channel = call.value("channel") ?? call.value("type") ?? "All Channels"
    guard Text.equal(channel, "All Channels") || Text.equal(channel, "Live Chat") else { return [] }
    let all = chats.rows[chats.places(from: span.from, through: span.to - 1)]
    guard let filter = call.value("filterType") else { return Array(all) }
    guard let value = call.value("filterValue") else { throw .required("filterValue") }
    switch Text.lowered(filter) {
    case "bot": return Text.equal(value, guid("bot", 0)) ? Array(all) : []
    case "campaign": return all.filter { Text.equal(chats.campaignId($0), value) }
    default: return []
    }
  }

  private func pieces(_ chats: [ChatRow], _ call: Call, _ span: ReportSpan) throws(Refusal)
    -> [(time: JSON, chats: [ChatRow])]
  {
    let starts = try span.starts(Text.lowered(call.value("displayBy") ?? "day"))
    var pieces = starts.map { (time: JSON.string(Moment.text($0)), chats: [ChatRow]()) }
    var at = 0
    for chat in chats {
      while at + 1 < starts.count, starts[at + 1] <= chat.requested { at += 1 }
      pieces[at].chats.append(chat)
    }
    return pieces
  }

  /// A report of the model's names: sums beside a list of pieces.
  private func tally(_ call: Call, _ chats: [ChatRow], _ span: ReportSpan) throws(Refusal) -> JSON {
    guard let model = answerModel(call) else { return [:] }
    let all = BotTally(chats)
    var members: [(String, JSON)] = []
    for field in model.fields {
      guard field.name == "dataList" else {
        let bare = field.name.hasPrefix("total") ? Text.loweredFirst(String(field.name.dropFirst(5))) : field.name
        members.append((field.name, all.value(bare) ?? 0))
        continue
      }
      let names = (field.ref.flatMap { Catalog.model($0, in: model.module) }?.fields ?? []).map(\.name)
      let items = try pieces(chats, call, span).map { piece -> JSON in
        let own = BotTally(piece.chats)
        return .object(JSONObject(names.map { ($0, $0 == "time" ? piece.time : own.value($0) ?? 0) }))
      }
      members.append((field.name, .list(items)))
    }
    return .object(JSONObject(members))
  }

  private func botAgainstAgents(_ call: Call, _ chats: [ChatRow], _ span: ReportSpan) throws(Refusal) -> JSON {
    let isWithout = Text.equal(call.value("chatFilter") ?? "", "Exclude Chats from Bot to Agents")
    let counted = chats.filter { $0.status == .normal && !(isWithout && $0.flags.contains(.bot) && $0.agent >= 0) }
    func facts(_ chats: [ChatRow]) -> JSONObject {
      [
        "avgScore": BotTally.score(chats), "avgTime": ReportMetrics.ratio(BotTally.length(chats), chats.count),
        "chats": .integer(chats.count),
      ]
    }
    func details(_ isBot: Bool) throws(Refusal) -> JSON {
      .list(
        try pieces(counted.filter { $0.isBotOnly == isBot }, call, span).map { piece in
          var facts = facts(piece.chats)
          facts["totalChatTime"] = .string(Span.text(BotTally.length(piece.chats)))
          facts["time"] = piece.time
          return .object(facts)
        })
    }
    var report = facts(counted)
    report["agent"] = try details(false)
    report["bot"] = try details(true)
    return .object(report)
  }

  // MARK: - Intents

  /// How often each intent of the story was understood.
  private static func uses(_ chats: [ChatRow]) -> [Int] {
    var uses = Array(repeating: 0, count: Story.intents.count)
    for chat in chats { for intent in chat.intents { uses[intent] += 1 } }
    return uses
  }

  private func intentsByTime(_ call: Call, _ chats: [ChatRow], _ span: ReportSpan) throws(Refusal) -> JSON {
    let used = Self.uses(chats)
    let top = used.indices.sorted { used[$0] != used[$1] ? used[$0] > used[$1] : $0 < $1 }.prefix(3)
    let items = try pieces(chats, call, span).map { piece -> JSON in
      let own = Self.uses(piece.chats)
      let counts = top.map { JSON.integer(own[$0]) }
      return [
        "time": piece.time, "totalCount": .integer(own.reduce(0, +)), "mostTriggered": counts[0],
        "secondMostTriggered": counts[1], "thirdMostTriggered": counts[2],
      ]
    }
    return [
      "total": .integer(used.reduce(0, +)),
      "top3UsedIntents": .list(
        top.map { ["intentName": .string(Story.intents[$0].name), "count": .integer(used[$0])] }),
      "dataList": .list(items),
    ]
  }
}
