import Comm100
import JSONText

/// The reports of conversations, counted from the conversations that the list shows.
extension World {
  func caseReport(_ call: Call) throws(Refusal) -> Answer? {
    let open = rows("messaging.conversations").filter { $0.fields["isDeleted"]?.bool != true }
    switch call.endpoint.name {
    case "realtimeNow": return .json(.object(JSONObject(state(open))))
    case "realtimeByTime":
      let days = try call.integer("days") ?? 1
      return .json(
        .object(JSONObject(try work(call, open, from: Moment.dayStart(now) - (days - 1) * Moment.day, to: now))))
    case "realtimeDepartments":
      return .json(["dataList": .list(groups(open, "assignedDepartmentId", "global.departments", "name"))])
    case "realtimeAgents":
      return .json(["dataList": .list(groups(open, "assignedAgentId", "global.agents", "displayName"))])
    case "volume":
      let from = try call.time("startTime") ?? Moment.dayStart(now) - 29 * Moment.day
      let to = try call.time("endTime") ?? now
      guard to >= from, to - from <= 1000 * Moment.day else {
        throw Refusal(400, "Parameter 'endTime' must be within 1000 days after 'startTime'.")
      }
      return .json(try volume(call, open, from, to))
    default: return try imagined(call)
    }
  }

  private func state(_ rows: [Row]) -> [(String, JSON)] {
    func count(_ field: String, _ value: String) -> JSON {
      .integer(rows.filter { $0.fields[field]?.string == value }.count)
    }
    let open = rows.filter { $0.fields["status"]?.string != "resolved" }
    return [
      ("unassignedConversations", .integer(open.filter { $0.fields["assignedAgentId"]?.isNull ?? true }.count)),
      ("openConversations", .integer(open.count)), ("newConversations", count("status", "new")),
      ("pendingInternalConversations", count("status", "pendingInternal")),
      ("pendingExternalConversations", count("status", "pendingExternal")),
      ("onHoldConversations", count("status", "onHold")),
      ("urgentPriorityConversations", .integer(open.filter { $0.fields["priority"]?.string == "urgent" }.count)),
      ("highPriorityConversations", .integer(open.filter { $0.fields["priority"]?.string == "high" }.count)),
    ]
  }

  private func isWithin(_ row: Row, _ field: String, _ from: Int, _ to: Int) -> Bool {
    guard let time = row.fields[field]?.string.flatMap({ Moment.parse($0) }) else { return false }
    return from <= time && time <= to
  }

  /// Created, resolved, replied: the names that the endpoint's answer has.
  private func work(_ call: Call, _ rows: [Row], from: Int, to: Int) throws(Refusal) -> [(String, JSON)] {
    guard case .fields(let fields) = call.endpoint.returns else { return [] }
    return fields.map { field in
      let count: Int =
        switch field.name {
        case "createdConversations": rows.filter { isWithin($0, "createdAt", from, to) }.count
        case "resolvedConversations":
          rows.filter { $0.fields["status"]?.string == "resolved" && isWithin($0, "lastStatusChangedAt", from, to) }
            .count
        case "repliedConversations": rows.filter { isWithin($0, "lastRepliedAt", from, to) }.count
        default: 0
        }
      return (field.name, .integer(count))
    }
  }

  private func groups(_ rows: [Row], _ field: String, _ key: String, _ name: String) -> [JSON] {
    let today = Moment.dayStart(now)
    return self.rows(key).map { owner in
      let own = rows.filter { $0.fields[field]?.string == owner.id }
      var members: [(String, JSON)] = [("id", .string(owner.id)), ("name", owner.fields[name] ?? "")]
      let state = state(own)
      members.append(state[1])
      members.append(
        ("todayRepliedConversations", .integer(own.filter { isWithin($0, "lastRepliedAt", today, now) }.count)))
      let resolved = own.filter {
        $0.fields["status"]?.string == "resolved" && isWithin($0, "lastStatusChangedAt", today, now)
      }
      members.append(("todayResolvedConversations", .integer(resolved.count)))
      members.append(contentsOf: state[2...])
      return .object(JSONObject(members))
    }
  }

  private func volume(_ call: Call, _ rows: [Row], _ from: Int, _ to: Int) throws(Refusal) -> JSON {
    guard case .fields(let fields) = call.endpoint.returns else { return [:] }
    var lists: [(String, JSON)] = []
    for field in fields {
      guard field.name == "dataList" else {
        lists.append(
          (field.name, field.type == .integer ? .integer(total(field.name, rows, from, to)) : field.array ? [] : 0))
        continue
      }
      var items: [JSON] = []
      var at = from
      while at <= to {
        let end = min(to, Moment.dayStart(at) + Moment.day - 1)
        items.append(.object(JSONObject(field.fields.map { ($0.name, value($0, rows, at, end)) })))
        at = end + 1
      }
      lists.append((field.name, .list(items)))
    }
    return .object(JSONObject(lists))
  }

  private func value(_ field: Field, _ rows: [Row], _ from: Int, _ to: Int) -> JSON {
    switch field.name {
    case "id": .string(Moment.dateText(from))
    case "name": .string(Moment.dateText(from))
    case "startTime": .string(Moment.text(from))
    case "endTime": .string(Moment.text(to))
    default: field.type == .integer ? .integer(total(field.name, rows, from, to)) : field.type == .number ? 0 : ""
    }
  }

  private func total(_ name: String, _ rows: [Row], _ from: Int, _ to: Int) -> Int {
    let lowered = Text.lowered(name)
    if lowered.contains("created") { return rows.filter { isWithin($0, "createdAt", from, to) }.count }
    if lowered.contains("resolved") {
      return rows.filter { $0.fields["status"]?.string == "resolved" && isWithin($0, "lastStatusChangedAt", from, to) }
        .count
    }
    if lowered.contains("replied") { return rows.filter { isWithin($0, "lastRepliedAt", from, to) }.count }
    if lowered.contains("open") {
      return rows.filter { $0.fields["status"]?.string != "resolved" && isWithin($0, "createdAt", Int.min, to) }.count
    }
    return 0
  }
}
