import Comm100
import JSONText

/// The parts of live chat that only v2 has, told from the same chats.
extension World {
  func specialV2(_ call: Call) throws(Refusal) -> Answer? {
    switch call.endpoint.scriptName {
    case "agentChats.list":
      let chosen = try recent(call).filter { $0.status == .normal }
      return .json(["agentChats": .list(chosen.prefix(200).map(transcript))])
    case "missedAndRefusedChats.list": return try missed(call)
    case "chattingVisitors.list":
      let chatting = rows("livechat.visitors").filter { $0.fields["status"]?.string == "chatting" }
      return .json(.list(chatting.map { .object($0.fields) }))
    default: return nil
    }
  }

  private func recent(_ call: Call) throws(Refusal) -> [ChatRow] {
    let from = try call.time("timeFrom") ?? Moment.dayStart(now)
    let to = try call.time("timeTo") ?? now
    let agent = try call.integer("agentId")
    let table = chats
    return table.rows[table.places(from: from, through: to)].filter { agent == nil || Int($0.agent) + 1 == agent }
  }

  private func transcript(_ row: ChatRow) -> JSON {
    var random = Random(seed, "chat text", Int(row.number))
    let lines = chats.lines(row, chats.visitor(row), &random)
    let transcript = lines.plain(&random).map { line -> JSON in
      .object(
        JSONObject([
          ("time", .string(Moment.text(line.time))), ("sender", .string(line.sender)), ("content", .string(line.text)),
        ]))
    }
    return .object(
      JSONObject([("agents", .list(row.agents.map { .string(agentName($0 + 1)) })), ("transcript", .list(transcript))]))
  }

  private func missed(_ call: Call) throws(Refusal) -> Answer {
    let paging = try Paging(call)
    let type = call.value("type").map { Text.lowered($0) }
    let chosen = try recent(call).filter { row in
      guard row.status != .normal else { return false }
      if let type, type != (row.status == .missed ? "missed" : "refused") { return false }
      if let id = call.value("departmentId"), !Text.equal(chats.departmentId(row), id) { return false }
      if let id = call.value("campaignId"), !Text.equal(chats.campaignId(row), id) { return false }
      return true
    }
    return .text(
      paging.envelope(total: wrong(chosen.count)) { out in
        for i in paging.range(of: chosen.count) {
          if i > paging.range(of: chosen.count).lowerBound { out.append(0x2C) }
          out.add(#"{"type":""#)
          out.add(chosen[i].status.text)
          out.add(#"","chat":"#)
          chats.write(chosen[i], [], &out)
          out.append(0x7D)
        }
      })
  }
}
