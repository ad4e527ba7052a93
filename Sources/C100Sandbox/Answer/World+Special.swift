import Comm100
import JSONText

/// Calls that do more than read and write one row.
extension World {
  func special(_ call: Call) throws(Refusal) -> Answer? {
    switch call.module.name {
    case "global": return try specialGlobal(call)
    case "livechat": return try specialLivechat(call)
    case "messaging", "ticketing": return try specialCases(call)
    case "bot", "botCustom", "botSession", "voiceBot": return try specialBot(call)
    case "livechatReports": return try livechatReport(call)
    case "livechatV2": return try specialV2(call)
    default: return nil
    }
  }

  // MARK: - Global

  private func specialGlobal(_ call: Call) throws(Refusal) -> Answer? {
    switch call.endpoint.scriptName {
    case "agents.me": return try get(call.about(String(call.caller.agentId)))
    case "agents.updateMe": return try updateMe(call)
    case "agents.unlock":
      let row = try found(call)
      update("global.agents", row.id) { fields in
        fields["isLocked"] = false
        fields["lockedTime"] = .null
      }
      accounts.forgive(Int(row.id) ?? 0)
      note(call, "Unlocked", row)
      return .nothing
    case "agents.changePassword":
      let row = try found(call)
      let given = try checkedBody(try call.object(), call, .create)
      try setPassword(Int(row.id) ?? 0, given["password"]?.string ?? "", "password")
      note(call, "Changed the password of", row)
      return .nothing
    case "agents.changeMyPassword":
      let given = try checkedBody(try call.object(), call, .create)
      guard accounts.hasPassword(call.caller.agentId, given["currentPassword"]?.string ?? "") else {
        throw Refusal(400, "Parameter 'currentPassword' is not the current password.")
      }
      try setPassword(call.caller.agentId, given["newPassword"]?.string ?? "", "newPassword")
      return .nothing
    case "agents.delete":
      if call.id == String(call.caller.agentId) { throw Refusal(400, "An agent cannot delete itself.") }
      return nil
    case "roles.delete":
      let row = try found(call)
      if row.fields["type"]?.string != "custom" {
        throw Refusal(400, "The role '\(row.fields["name"]?.string ?? "")' belongs to the system.")
      }
      return nil
    case "permissions.listByRole":
      try requireParents(call)
      return .json(permissions(row("global.roles", call.id)?.fields["permissionIds"]?.list ?? []))
    case "permissions.listByAgent":
      try requireParents(call)
      return .json(permissions(row("global.agents", call.id)?.fields["permissionIds"]?.list ?? []))
    case "permissions.effective":
      guard let agent = row("global.agents", call.id) else { throw .notFound("agent", call.id) }
      let isAdmin = agent.fields["isAdmin"]?.bool == true
      return .json(
        permissions(
          isAdmin ? rows("global.permissions").map { .string($0.id) } : effectivePermissions(agent).map { .integer($0) }
        ))
    case "permissions.setForRole": return try setPermissions(call, "global.roles")
    case "permissions.setForAgent": return try setPermissions(call, "global.agents")
    case "publicCannedMessages.addSimilarQuestions", "privateCannedMessages.addSimilarQuestions":
      let row = try found(call)
      guard let questions = call.body?.list, questions.allSatisfy({ $0.string != nil }) else {
        throw Refusal(400, "The body must be a list of texts.")
      }
      update(key(call.resource), row.id) { fields in
        fields["similarQuestions"] = .list((fields["similarQuestions"]?.list ?? []) + questions)
      }
      return try get(call)
    default: return nil
    }
  }

  /// An agent changes its own profile, not what it may do.
  private func updateMe(_ call: Call) throws(Refusal) -> Answer {
    let own = call.about(String(call.caller.agentId))
    let kept = ["isAdmin", "isActive", "roleIds", "permissionIds", "departmentIds", "shiftIds"]
    let before = try found(own)
    var body = try call.object()
    for name in kept { body[name] = before.fields[name] }
    var changed = own
    changed.body = .object(body)
    return try update(changed)
  }

  private func setPassword(_ agent: Int, _ password: String, _ name: String) throws(Refusal) {
    guard password.utf8.count >= 8 else { throw .bad(name, "at least 8 characters long") }
    accounts.passwords[agent] = password
    touch()
  }

  private func permissions(_ ids: [JSON]) -> JSON {
    .list(ids.compactMap { idText($0).flatMap { plain("global.permissions", $0) } })
  }

  private func setPermissions(_ call: Call, _ key: String) throws(Refusal) -> Answer {
    guard let row = row(key, call.id) else { throw .notFound(noun(key), call.id) }
    guard let ids = call.body?.list else { throw Refusal(400, "The body must be a list of permission ids.") }
    for id in ids {
      guard let text = idText(id), self.row("global.permissions", text) != nil else {
        throw .notFound("permission", id.text)
      }
    }
    update(key, row.id) { $0["permissionIds"] = .list(ids) }
    return .json(permissions(ids))
  }

  // MARK: - Live chat

  private func specialLivechat(_ call: Call) throws(Refusal) -> Answer? {
    switch call.endpoint.scriptName {
    case "chats.list": return try listChats(call)
    case "chats.get": return try chat(call)
    case "chats.delete": return try deleteChats(call, [call.id])
    case "chats.deleteMany": return try deleteChats(call, try ids(call))
    case "livechat.sessions.get": return try session(call)
    case "livechat.agents.list": return .json(.list(rows("global.agents").map { .object(consoleAgent($0)) }))
    case "livechat.agents.get":
      guard let row = row("global.agents", call.id) else { throw .notFound("agent", call.id) }
      return .json(.object(consoleAgent(row)))
    case "livechat.agents.update":
      guard let row = row("global.agents", call.id) else { throw .notFound("agent", call.id) }
      let given = try checkedBody(try call.object(), call, .merge)
      let status = given["status"]?.string ?? ""
      guard let known = Roster.Status.allCases.first(where: { Text.equal($0.rawValue, status) }) else {
        throw .bad("status", "one of: " + Roster.Status.allCases.map(\.rawValue).joined(separator: ", "))
      }
      setStatus(known, of: Int(row.id) ?? 0)
      return .json(.object(consoleAgent(row)))
    case "livechat.visitors.update":
      let row = try found(call)
      guard let results = call.body?.list else { throw Refusal(400, "The body must be a list.") }
      update(key(call.resource), row.id) { $0["customVariableResults"] = .list(results) }
      return try get(call)
    case "conversionActions.achieved": return .json(.object(try checkedBody(try call.object(), call, .create)))
    default: return nil
    }
  }

  private func session(_ call: Call) throws(Refusal) -> Answer {
    let includes = try call.includes()
    guard let chat = chats.row(session: call.id) else { throw .notFound("session", call.id) }
    var fields = chats.session(chat)
    if includes.contains("visitor") { fields["visitor"] = plain("global.visitors", chats.visitorId(chat)) ?? .null }
    if includes.contains("contact") {
      fields["contact"] = fields["contactId"].flatMap(idText).flatMap { plain("global.contacts", $0) } ?? .null
    }
    return .json(.object(fields))
  }

  /// An agent as the console of live chat shows it.
  private func consoleAgent(_ row: Row) -> JSONObject {
    let id = Int(row.id) ?? 0
    return [
      "id": .integer(id), "status": .string(roster.status(id, at: now).rawValue),
      "ongoingChats": .integer(ongoingChats(of: id)),
    ]
  }
}

extension Call {
  /// The same call about another item.
  func about(_ id: String) -> Call {
    Call(
      request: request, path: path, query: query, module: module, resource: resource, endpoint: endpoint,
      arguments: [("id", id)], caller: caller, body: body)
  }
}
