import Comm100
import JSONText

/// The reports of conversations, counted from the conversations and messages that the lists show.
extension World {
  func caseReport(_ call: Call) throws(Refusal) -> Answer? {
    let cases = try caseFacts(call)
    switch call.endpoint.name {
    case "realtimeNow": return .json(.object(JSONObject(state(cases))))
    case "realtimeByTime":
      let days = try call.integer("days") ?? 1
      guard (1...1000).contains(days) else { throw .bad("days", "1...1000") }
      let tally = CaseTally(cases: cases, span: today(try offset(call), days: days))
      guard case .fields(let fields) = call.endpoint.returns else { return nil }
      return .json(.object(JSONObject(fields.map { ($0.name, tally.value($0.name) ?? 0) })))
    case "realtimeDepartments": return .json(try now(call, cases, "assignedDepartmentId", "global.departments"))
    case "realtimeAgents": return .json(try now(call, cases, "assignedAgentId", "global.agents"))
    case "volumeExport", "efficiencyExport", "channelExport":
      return .file(
        Upload(
          name: call.endpoint.name + ".csv", type: "text/csv; charset=utf-8", bytes: Self.csv(try told(call, cases))))
    default: return .json(try told(call, cases))
    }
  }

  /// The conversations that `filterType` leaves.
  private func caseFacts(_ call: Call) throws(Refusal) -> [CaseFacts] {
    var open = allCaseFacts
    let filter = Text.lowered(call.value("filterType") ?? "site")
    if filter != "site" {
      guard let value = call.value("filterValue") else { throw .required("filterValue") }
      let names = [
        "agent": "assignedAgentId", "department": "assignedDepartmentId", "channel": "firstMessageChannelId",
        "channelaccount": "firstMessageChannelAccountId",
      ]
      let name = names[filter] ?? ""
      open = open.filter { $0.row.fields[name].flatMap(idText).map { Text.equal($0, value) } ?? false }
    }
    return open
  }

  /// Read once after each write.
  private var allCaseFacts: [CaseFacts] {
    if let (known, of) = madeCaseFacts, of == version { return known }
    let messages = Dictionary(grouping: rows("messaging.conversationMessages"), by: \.parent)
    let events = Dictionary(grouping: rows("messaging.conversationEventLogs"), by: \.parent)
    let policies = Dictionary(rows("messaging.slaPolicies").map { ($0.id, CaseDue($0.fields)) }) { first, _ in first }
    let made = rows("messaging.conversations").filter { $0.fields["isDeleted"]?.bool != true }.map {
      CaseFacts(
        $0, messages: messages[$0.id] ?? [], events: events[$0.id] ?? [],
        due: $0.fields["slaPolicyId"]?.string.flatMap { policies[$0] } ?? CaseDue())
    }
    madeCaseFacts = (made, version)
    return made
  }

  /// Seconds of `timezoneOffset`, whose unit the pages do not name: small numbers are hours, others minutes.
  private func offset(_ call: Call) throws(Refusal) -> Int {
    let number = try call.integer("timezoneOffset") ?? 0
    guard (-1000...1000).contains(number) else { throw .bad("timezoneOffset", "hours or minutes ahead of UTC") }
    return number.magnitude <= 14 ? number * 3600 : number * 60
  }

  private func today(_ offset: Int, days: Int = 1) -> Range<Int> {
    Moment.dayStart(now + offset) - offset - (days - 1) * Moment.day..<now + 1
  }

  // MARK: - Now

  private func state(_ cases: [CaseFacts]) -> [(String, JSON)] {
    let open = cases.filter { $0.resolved == nil }
    func count(_ field: String, _ value: String) -> JSON { .integer(open.filter { $0.text(field) == value }.count) }
    return [
      ("unassignedConversations", .integer(open.filter { $0.text("assignedAgentId") == nil }.count)),
      ("openConversations", .integer(open.count)), ("newConversations", count("status", "new")),
      ("pendingInternalConversations", count("status", "pendingInternal")),
      ("pendingExternalConversations", count("status", "pendingExternal")),
      ("onHoldConversations", count("status", "onHold")), ("urgentPriorityConversations", count("priority", "urgent")),
      ("highPriorityConversations", count("priority", "high")),
    ]
  }

  private func now(_ call: Call, _ cases: [CaseFacts], _ field: String, _ key: String) throws(Refusal) -> JSON {
    let today = today(try offset(call))
    return [
      "dataList": .list(
        rows(key).map { owner in
          let own = cases.filter { $0.text(field) == owner.id }
          let tally = CaseTally(cases: own, span: today)
          var state = state(own)
          state.removeFirst()
          let members: [(String, JSON)] = [
            ("id", .string(owner.id)), ("name", title(owner)), state.removeFirst(),
            ("todayRepliedConversations", tally.value("repliedConversations") ?? 0),
            ("todayResolvedConversations", tally.value("resolvedConversations") ?? 0),
          ]
          return .object(JSONObject(members + state))
        })
    ]
  }

  private func title(_ row: Row) -> JSON { row.fields["displayName"] ?? row.fields["name"] ?? "" }

  // MARK: - By time, agent, department, channel, policy

  /// One line of a report: what it is about, and what it counts.
  private struct Slice {
    let id: String
    let name: JSON
    let tally: CaseTally
  }

  private func told(_ call: Call, _ cases: [CaseFacts]) throws(Refusal) -> JSON {
    let offset = try offset(call)
    let from = try call.time("startTime") ?? today(offset, days: 30).lowerBound
    let to = try call.time("endTime") ?? now + 1
    guard to >= from, to - from <= 1000 * Moment.day else {
      throw Refusal(400, "Parameter 'endTime' must be within 1000 days after 'startTime'.")
    }
    let whole = CaseTally(cases: cases, span: from..<to)
    let slices = try slices(call, whole, offset)
    // An export has the lines of its report.
    let name = call.endpoint.name.replacing("Export", with: "")
    let report = call.resource.endpoint(name) ?? call.endpoint
    guard case .fields(let fields) = report.returns else { return [:] }
    var members: [(String, JSON)] = []
    for field in fields {
      switch field.name {
      case "dataList":
        let items = slices.map { slice in
          JSON.object(JSONObject(field.fields.map { ($0.name, value($0.name, slice, of: whole)) }))
        }
        members.append((field.name, .list(items)))
      case "channel total number":
        let totals = channels { ("totalNumber", .integer(whole.messages($0)), nil) }
        members.append((field.name, totals))
      default:
        let bare = Text.loweredFirst(String(field.name.dropFirst(5)))
        members.append((field.name, whole.value(bare) ?? 0))
      }
    }
    return .object(JSONObject(members))
  }

  private func value(_ name: String, _ slice: Slice, of whole: CaseTally) -> JSON {
    switch name {
    case "id": return .string(slice.id)
    case "name": return slice.name
    case "startTime": return .string(Moment.text(slice.tally.span.lowerBound))
    case "endTime": return .string(Moment.text(slice.tally.span.upperBound))
    case "channelEfficiencies":
      let all = rows("messaging.channels").reduce(0) { $0 + slice.tally.messages($1.id) }
      return channels { id in
        let count = slice.tally.messages(id)
        return ("channelMessageNumber", .integer(count), ReportMetrics.ratio(100 * count, all))
      }
    default: break
    }
    if let value = slice.tally.value(name) { return value }
    let counted = String(name.dropLast("Percentage".utf8.count))
    return ReportMetrics.ratio(100 * (slice.tally.count(counted) ?? 0), whole.count(counted) ?? 0)
  }

  private func channels(_ count: (String) -> (name: String, count: JSON, share: JSON?)) -> JSON {
    .list(
      rows("messaging.channels").map { channel in
        let own = count(channel.id)
        var fields: JSONObject = [
          "channelId": .string(channel.id), "channelName": title(channel), "channelAppName": "Aurora Travel",
          own.name: own.count,
        ]
        if let share = own.share { fields["channelPercentage"] = share }
        return .object(fields)
      })
  }

  private func slices(_ call: Call, _ whole: CaseTally, _ offset: Int) throws(Refusal) -> [Slice] {
    func by(_ key: String, _ field: String) -> [Slice] {
      rows(key).map { owner in
        let own = whole.cases.filter { $0.text(field) == owner.id }
        return Slice(id: owner.id, name: title(owner), tally: CaseTally(cases: own, span: whole.span))
      }
    }
    switch Text.lowered(call.value("dimensionType") ?? (call.endpoint.name.hasPrefix("sla") ? "slapolicies" : "time")) {
    case "agent", "byagent": return by("global.agents", "assignedAgentId")
    case "department", "bydepartment": return by("global.departments", "assignedDepartmentId")
    case "channel", "bychannel": return by("messaging.channels", "firstMessageChannelId")
    case "slapolicies":
      let names = Words.names("slaPolicies")
      return by("messaging.slaPolicies", "slaPolicyId").enumerated().map { i, slice in
        Slice(id: slice.id, name: .string(names[i % names.count]), tally: slice.tally)
      }
    default:
      let span = ReportSpan(from: whole.span.lowerBound, to: whole.span.upperBound, offset: offset)
      let starts = try span.starts(Text.lowered(call.value("timeUnit") ?? "day"))
      return starts.indices.map { i in
        let end = i + 1 < starts.count ? starts[i + 1] : whole.span.upperBound
        let day = Moment.dateText(starts[i] + offset)
        return Slice(id: day, name: .string(day), tally: CaseTally(cases: whole.cases, span: starts[i]..<end))
      }
    }
  }

  // MARK: - Export

  /// The lines of a report as RFC 4180 text; a channel is a line of its own.
  private static func csv(_ report: JSON) -> [UInt8] {
    var lines: [[(key: String, value: JSON)]] = []
    for item in report["dataList"]?.list ?? [] {
      let own = (item.object ?? [:]).filter { $0.value.list == nil }
      guard let channels = item["channelEfficiencies"]?.list else {
        lines.append(own)
        continue
      }
      for channel in channels { lines.append(own + Array(channel.object ?? [:])) }
    }
    func cell(_ value: JSON) -> String {
      let text = value.string ?? value.text
      guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    var out = (lines.first ?? []).map(\.key).joined(separator: ",") + "\r\n"
    for line in lines { out += line.map { cell($0.value) }.joined(separator: ",") + "\r\n" }
    return Array(out.utf8)
  }
}
