import Comm100
import JSONText

/// Tickets and conversations: what their calls do beyond reading and writing a row.
extension World {
  /// The names that differ between the two APIs.
  private struct Names {
    let isTicket: Bool
    var cases: String { isTicket ? "ticketing.tickets" : "messaging.conversations" }
    var messages: String { isTicket ? "ticketing.ticketMessages" : "messaging.conversationMessages" }
    var events: String { isTicket ? "ticketing.ticketEventLogs" : "messaging.conversationEventLogs" }
    var owner: String { isTicket ? "ticketId" : "conversationId" }
    var read: String { isTicket ? "isReadByAgent" : "isRead" }
    var updated: String { isTicket ? "lastUpdatedTime" : "lastUpdatedAt" }
    var replied: String { isTicket ? "lastRepliedTime" : "lastRepliedAt" }
    var agent: String { isTicket ? "assigneeId" : "assignedAgentId" }
    var statusChanged: String { isTicket ? "lastStatusChangedTime" : "lastStatusChangedAt" }
  }

  func specialCases(_ call: Call) throws(Refusal) -> Answer? {
    let names = Names(isTicket: call.module.name == "ticketing")
    switch (call.resource.localName, call.endpoint.name) {
    case ("tickets", "create"), ("conversations", "create"), ("portalConversations", "create"):
      return try open(call, names)
    case ("tickets", "update"), ("conversations", "update"): return try change(call, names)
    case ("tickets", "delete"), ("conversations", "delete"):
      try bury([found(call).id], names)
      return .nothing
    case ("tickets", "deleteMany"), ("conversations", "deleteMany"):
      try bury(ids(call), names)
      return .nothing
    case ("tickets", "updateMany"), ("conversations", "updateMany"): return try changeMany(call, names)
    case ("tickets", "merge"), ("conversations", "merge"): return try merge(call, names)
    case ("tickets", "unreadCount"), ("conversations", "unreadCount"): return .json(try unread(call, names))
    case ("conversations", "activeAgents"):
      let agent = try found(call).fields[names.agent].flatMap(idText).flatMap { plain("global.agents", $0) }
      return .json(.list(agent.map { [$0] } ?? []))
    case ("deletedTickets", "restore"), ("deletedConversations", "restore"):
      let row = try found(call)
      update(names.cases, row.id) { $0["isDeleted"] = false }
      return try shown(names.cases, row.id, call)
    case ("deletedTickets", "messages"), ("deletedConversations", "messages"), ("portalTickets", "messages"):
      return .json(.list(children(names.messages, of: try found(call).id).map { .object($0.fields) }))
    case ("ticketMessages", "create"), ("conversationMessages", "create"), ("portalConversationMessages", "create"):
      return try write(call, names)
    case ("ticketMessages", "resend"), ("conversationMessages", "resend"):
      let row = try found(call)
      if !names.isTicket { update(names.messages, row.id) { $0["sendStatus"] = "success" } }
      return try shown(names.messages, row.id, call)
    case ("ticketMessages", "botIntent"), ("conversationMessages", "botIntent"):
      _ = try checkedBody(try call.object(), call, .create)
      return .nothing
    case ("ticketNotes", "create"):
      guard let row = row(names.cases, call.id) else { throw .notFound("ticket", call.id) }
      event(names, row.id, "Note added", call)
      return nil
    case ("portalConversations", "close"), ("portalConversations", "reopen"):
      let row = try found(call)
      apply(["status": call.endpoint.name == "close" ? "resolved" : "pendingInternal"], to: row, call, names)
      return try shown(names.cases, row.id, call)
    case ("portalConversations", "read"): return try set(call, ["isReadByContact": true], names.cases)
    case ("portalConversations", "unread"): return try set(call, ["isReadByContact": false], names.cases)
    case (_, "read"):
      return try set(call, [call.resource.localName == "tickets" ? names.read : "isRead": true], key(call.resource))
    case (_, "unread"):
      return try set(call, [call.resource.localName == "tickets" ? names.read : "isRead": false], key(call.resource))
    case (_, "enable"), (_, "disable"): return try enable(call)
    case (_, "enableBot"), (_, "disableBot"):
      let isOn = call.endpoint.name == "enableBot" && call.body?["isEnabled"]?.bool != false
      return try set(call, ["isEnabledBot": .bool(isOn)], key(call.resource))
    case (_, "sort"): return try sort(call)
    case ("blockedSenders", "save"): return try save(call, by: "value")
    case ("blockedEmailSenders", "save"): return try save(call, by: "emailOrdomain")
    case ("junks", "notJunk"): return try notJunk(call, names)
    case ("fields", "mapping"): return try map(call, "messaging.fields")
    case ("fieldMappings", "update"): return try map(call, "ticketing.fields")
    case ("reports", _): return try caseReport(call)
    default: return nil
    }
  }

  private func shown(_ key: String, _ id: String, _ call: Call) throws(Refusal) -> Answer {
    guard let row = row(key, id) else { throw .notFound(noun(key), id) }
    if case .none = call.endpoint.returns { return .nothing }
    return .json(.object(present(row, as: answerModel(call), of: call.resource, including: [])))
  }

  /// Sets fields of the item that the path names.
  private func set(_ call: Call, _ values: [String: JSON], _ key: String) throws(Refusal) -> Answer {
    if case .fields = call.endpoint.body { _ = try checkedBody(try call.object(), call, .create) }
    let row = try found(call)
    update(key, row.id) { fields in
      for (name, value) in values where fields[name] != nil { fields[name] = value }
    }
    return try shown(key, row.id, call)
  }

  // MARK: - Opening and changing

  private func open(_ call: Call, _ names: Names) throws(Refusal) -> Answer {
    var given = try checkedBody(try call.object(), call, .create)
    let message = given["message"]?.object ?? [:]
    given["message"] = nil
    let agent = given["agentAssigneeId"] ?? given["assigneeId"]
    given["agentAssigneeId"] = nil
    if names.isTicket, let agent { given["assigneeId"] = agent }
    let contact = given["contactId"]
    given["contactId"] = nil
    if let contact { given["relatedId"] = contact }
    var row = made(call, given, Catalog.model(names.isTicket ? "Ticket" : "Conversation", in: call.module.name))
    let now = JSON.string(Moment.text(self.now))
    let defaults: [(String, JSON)] = [
      ("relatedType", "contact"), ("priority", "normal"), ("status", "new"),
      (names.isTicket ? "assigneeType" : "assignedType", "agent"),
      ("isActive", true), ("isEditable", true), (names.read, true), ("totalReplies", 0),
      ("guid", .string(guid("conversation made", collection(names.cases).largest))),
      (names.updated, now), (names.statusChanged, now),
    ]
    for (name, value) in defaults where row.fields[name].map({ $0.isNull || $0.bool == false }) ?? false {
      row.fields[name] = value
    }
    if contact != nil { row.fields["createdByType"] = "contact" }
    row.fields["isDeleted"] = false
    row.parent = ""
    change(names.cases) { collection in
      collection.append(row)
      collection.created += 1
    }
    let id = append(message, to: row.id, call, names, isFirst: true)
    update(names.cases, row.id) { fields in
      fields["firstMessageId"] = .string(id)
      fields["lastMessageId"] = .string(id)
    }
    event(names, row.id, "Created by agent", call)
    let stored = self.row(names.cases, row.id) ?? row
    let shown = present(stored, as: answerModel(call), of: call.resource, including: [])
    return .created(.object(shown), path: itemPath(call, row.id))
  }

  private func change(_ call: Call, _ names: Names) throws(Refusal) -> Answer {
    let before = try found(call)
    let given = try checkedBody(try call.object(), call, .merge)
    apply(given, to: before, call, names)
    return try shown(names.cases, before.id, call)
  }

  private func apply(_ given: JSONObject, to row: Row, _ call: Call, _ names: Names) {
    let now = JSON.string(Moment.text(self.now))
    update(names.cases, row.id) { fields in
      for (name, value) in given where fields[name] != nil { fields[name] = value }
      fields[names.updated] = now
      if let status = given["status"], status != row.fields["status"] {
        fields[names.statusChanged] = now
        if fields["resolvedTime"] != nil { fields["resolvedTime"] = status.string == "resolved" ? now : .null }
      }
    }
    if let status = given["status"]?.string, status != row.fields["status"]?.string {
      event(names, row.id, "Status changed from \(row.fields["status"]?.string ?? "") to \(status)", call)
    }
  }

  private func changeMany(_ call: Call, _ names: Names) throws(Refusal) -> Answer {
    let ids = try ids(call)
    var given = try checkedBody(try call.object(), call, .merge)
    given["ids"] = nil
    if let type = given["assignedType"], names.isTicket { given["assigneeType"] = type }
    var rows: [Row] = []
    for id in ids {
      guard let row = row(names.cases, id), row.fields["isDeleted"]?.bool != true else {
        throw .notFound(noun(names.cases), id)
      }
      rows.append(row)
    }
    for row in rows { apply(given, to: row, call, names) }
    let model = answerModel(call)
    let shown = ids.compactMap { self.row(names.cases, $0) }.map {
      JSON.object(present($0, as: model, of: call.resource, including: []))
    }
    return .json(.list(shown))
  }

  /// Deleted items can be restored until they are deleted for good.
  private func bury(_ ids: [String], _ names: Names) throws(Refusal) {
    for id in ids {
      guard let row = row(names.cases, id), row.fields["isDeleted"]?.bool != true else {
        throw .notFound(noun(names.cases), id)
      }
    }
    for id in ids { update(names.cases, id) { $0["isDeleted"] = true } }
  }

  private func merge(_ call: Call, _ names: Names) throws(Refusal) -> Answer {
    let target = try found(call)
    guard let sourceId = call.body?["sourceId"].flatMap(idText) else { throw .required("sourceId") }
    guard sourceId != target.id else { throw .bad("sourceId", "another \(noun(names.cases))") }
    guard let source = row(names.cases, sourceId), source.fields["isDeleted"]?.bool != true else {
      throw .notFound(noun(names.cases), sourceId)
    }
    let moved = children(names.messages, of: source.id)
    for message in moved {
      change(names.messages) { collection in
        collection.update(message.id) { row in
          row.parent = target.id
          row.fields[names.owner] = .integer(Int(target.id) ?? 0)
        }
      }
    }
    let replies = (target.fields["totalReplies"]?.integer ?? 0) + moved.count
    update(names.cases, target.id) { fields in
      fields["totalReplies"] = .integer(replies)
      fields[names.updated] = .string(Moment.text(now))
    }
    update(names.cases, source.id) { fields in
      fields["isDeleted"] = true
      if fields["mergedToTargetId"] != nil { fields["mergedToTargetId"] = .integer(Int(target.id) ?? 0) }
    }
    event(names, target.id, "Merged with \(source.id)", call)
    return try shown(names.cases, target.id, call)
  }

  private func unread(_ call: Call, _ names: Names) throws(Refusal) -> JSON {
    let open = rows(names.cases).filter { $0.fields["isDeleted"]?.bool != true && $0.fields[names.read]?.bool == false }
    var items: [JSON] = []
    let views = names.isTicket ? "ticketing.views" : "messaging.views"
    let wanted = call.values("viewIds")
    for view in wanted.isEmpty ? rows(views).map(\.id) : wanted {
      guard let row = row(views, view) else { throw .notFound("view", view) }
      let holder = row.fields["conditions"]
      let conditions = (holder?.list ?? holder?["list"]?.list ?? []).compactMap { Condition(kept: $0) }
      let inView = open.filter { row in conditions.allSatisfy { $0.holds(row.fields) } }
      var members: [(String, JSON)] = [("viewId", .string(view)), ("unreadCount", .integer(inView.count))]
      if names.isTicket {
        members.append(("unreadTicketIds", .list(inView.prefix(100).compactMap { Int($0.id).map { .integer($0) } })))
        members.append(("unreadMentionedCount", 0))
        members.append(("unreadMentionedTicketIds", []))
      } else {
        members.append(("unreadMentionedCount", 0))
      }
      items.append(.object(JSONObject(members)))
    }
    let fields: [Field] = if case .fields(let fields) = call.endpoint.returns { fields } else { [] }
    let key = fields.first { $0.array }?.name ?? "items"
    return .object(JSONObject([("allCount", .integer(open.count)), (key, .list(items))]))
  }

  // MARK: - Messages

  private func write(_ call: Call, _ names: Names) throws(Refusal) -> Answer {
    guard let row = row(names.cases, call.id), row.fields["isDeleted"]?.bool != true else {
      throw .notFound(noun(names.cases), call.id)
    }
    let given = try checkedBody(try call.object(), call, .create)
    let id = append(given, to: row.id, call, names, isFirst: false)
    let isByContact = call.resource.localName.hasPrefix("portal")
    let now = JSON.string(Moment.text(self.now))
    let isNote = given["type"]?.string == "note"
    update(names.cases, row.id) { fields in
      fields["lastMessageId"] = .string(id)
      fields[names.updated] = now
      guard !isNote else { return }
      fields["totalReplies"] = .integer((fields["totalReplies"]?.integer ?? 0) + 1)
      fields[names.replied] = now
      fields["lastRepliedByType"] = isByContact ? "contact" : "agent"
      fields["lastRepliedById"] = names.isTicket ? .string(String(call.caller.agentId)) : .integer(call.caller.agentId)
      if fields["status"]?.string == "new" { fields["status"] = "pendingExternal" }
    }
    return try shown(names.messages, id, call)
  }

  /// Adds a message; gives its id.
  private func append(_ given: JSONObject, to owner: String, _ call: Call, _ names: Names, isFirst: Bool) -> String {
    let id = guid(names.messages + " created", collection(names.messages).created)
    let model = Catalog.model("Message", in: call.module.name)
    var fields = JSONObject()
    for field in model?.fields ?? [] where field.include == nil { fields[field.name] = usual(field, position: 0) }
    for (name, value) in given where fields[name] != nil { fields[name] = value }
    let isByContact = call.resource.localName.hasPrefix("portal")
    let sender: JSON = isByContact ? given["contactId"] ?? .null : .string(String(call.caller.agentId))
    let members: [(String, JSON)] = [
      ("id", .string(id)), (names.owner, .integer(Int(owner) ?? 0)), ("time", .string(Moment.text(now))),
      (names.isTicket ? "sentById" : "senderId", sender),
      (names.isTicket ? "sentByType" : "senderType", isByContact ? "contact" : "agent"),
    ]
    for (name, value) in members { fields[name] = value }
    if names.isTicket {
      if fields["type"]?.isNull ?? true { fields["type"] = "text" }
    } else {
      if fields["type"]?.isNull ?? true { fields["type"] = "message" }
      fields["directType"] = isByContact ? "receive" : "send"
      fields["sendStatus"] = "success"
      fields["isRead"] = true
    }
    change(names.messages) { collection in
      collection.append(Row(id, parent: owner, fields))
      collection.created += 1
    }
    return id
  }

  private func event(_ names: Names, _ owner: String, _ text: String, _ call: Call) {
    let id = guid(names.events + " created", collection(names.events).created)
    let members: [(String, JSON)] = [
      ("id", .string(id)), (names.owner, .integer(Int(owner) ?? 0)), ("text", .string(text)),
      ("time", .string(Moment.text(now))),
    ]
    change(names.events) { collection in
      collection.append(Row(id, parent: owner, JSONObject(members)))
      collection.created += 1
    }
  }

  // MARK: - Settings

  /// `:enable`, `:disable`, `/enable` with `isEnabled` in the body; of an item or of a singleton.
  private func enable(_ call: Call) throws(Refusal) -> Answer {
    let isOn = call.body?["isEnabled"]?.bool ?? (call.endpoint.name == "enable")
    guard call.resource.kind == .collection else { return try switchSingle(call, isOn) }
    return try set(call, ["isEnabled": .bool(isOn)], key(call.resource))
  }

  /// Moves an item up or down among its neighbours.
  private func sort(_ call: Call) throws(Refusal) -> Answer {
    let row = try found(call)
    let given = try checkedBody(try call.object(), call, .create)
    guard let type = given["type"]?.string else { throw .required("type") }
    let key = self.key(call.resource)
    var rows = self.rows(key)
    guard let at = rows.firstIndex(where: { $0.id == row.id }) else { return .nothing }
    let other = type == "up" ? at - 1 : at + 1
    if rows.indices.contains(other) { rows.swapAt(at, other) }
    for i in rows.indices where rows[i].fields["orderNum"] != nil { rows[i].fields["orderNum"] = .integer(i + 1) }
    change(key) { $0.reorder(rows) }
    return .nothing
  }

  /// Changes the item with the same value, or adds one.
  private func save(_ call: Call, by name: String) throws(Refusal) -> Answer {
    let given = try checkedBody(try call.object(), call, .create)
    guard let value = given[name]?.string else { throw .required(name) }
    let key = self.key(call.resource)
    if let known = rows(key).first(where: { $0.fields[name]?.string.map { Text.equal($0, value) } ?? false }) {
      update(key, known.id) { fields in
        for (name, value) in given { fields[name] = value }
      }
      return try shown(key, known.id, call)
    }
    let row = made(call, given, answerModel(call))
    store(row, call)
    return try shown(key, row.id, call)
  }

  private func notJunk(_ call: Call, _ names: Names) throws(Refusal) -> Answer {
    let junk = try found(call)
    change(key(call.resource)) { $0.remove(junk.id) }
    guard let cases = Catalog.resource(names.cases), let create = cases.endpoint("create") else { return .nothing }
    let opening = Call(
      request: call.request, path: create.path, query: [], module: call.module, resource: cases, endpoint: create,
      arguments: [], caller: call.caller,
      body: [
        "subject": junk.fields["subject"]?.string.map { .string($0) } ?? "From the junk",
        "message": names.isTicket
          ? ["body": junk.fields["content"] ?? ""] : ["channelId": junk.fields["channelId"] ?? ""],
      ])
    guard case .created(let shown, _) = try open(opening, names) else { return .nothing }
    return .json(shown)
  }

  private func map(_ call: Call, _ key: String) throws(Refusal) -> Answer {
    let given = try checkedBody(try call.object(), call, .merge)
    for mapping in given["fieldMappings"]?.list ?? [] {
      guard let id = mapping["fieldId"]?.string else { throw .required("fieldMappings.fieldId") }
      guard row(key, id) != nil else { continue }
      update(key, id) { fields in
        for name in ["chatFieldMapping", "offlineMessageFieldMapping"] {
          if let value = mapping[name] { fields[name] = value }
        }
        if fields["fieldMapping"] != nil { fields["fieldMapping"] = mapping }
      }
    }
    if case .none = call.endpoint.returns { return .nothing }
    return .json(.object(given))
  }
}
