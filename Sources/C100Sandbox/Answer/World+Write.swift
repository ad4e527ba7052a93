import Comm100
import JSONText

/// Creating, replacing and deleting items.
extension World {
  // MARK: - Create

  func create(_ call: Call) throws(Refusal) -> Answer {
    try requireParents(call)
    let model = answerModel(call)
    if case .file = call.endpoint.body { return try upload(call, model) }
    var rows: [Row] = []
    let bodies: [JSON] = if let list = call.body?.list { list } else { [.object(try call.object())] }
    for body in bodies {
      guard let object = body.object else { throw Refusal(400, "The body must be a JSON object.") }
      let given = try related(try checkedBody(object, call, .create), call)
      rows.append(made(call, given, model))
    }
    guard let row = rows.first else { throw Refusal(400, "The body must not be empty.") }
    for row in rows {
      try refuseDuplicate(row, call)
      store(row, call)
    }
    note(call, "Created", row)
    let shown = present(self.row(key(call.resource), row.id) ?? row, as: model, of: call.resource, including: [])
    if case .list = call.endpoint.returns { return try list(call.listing) }
    if case .fields(let fields) = call.endpoint.returns {
      var object = Filler(self).object(fields, in: call.module.name, seed: row.id)
      for field in fields { if let value = row.fields[field.name] { object[field.name] = value } }
      return .created(.object(object), path: itemPath(call, row.id))
    }
    return .created(wrapped(.object(shown), call), path: itemPath(call, row.id))
  }

  /// A file that was sent as multipart: kept as it is, and given back by its id.
  private func upload(_ call: Call, _ model: Model?) throws(Refusal) -> Answer {
    guard let file = Multipart(call.request)?.parts.first(where: { $0.fileName != nil }) else {
      throw Refusal(400, "The body must be multipart/form-data with a file in it.")
    }
    let key = self.key(call.resource)
    let number = collection(key).created
    let id = guid(key + " created", number)
    var fields = model.map { Filler(self).object($0, seed: key + id, index: number) } ?? JSONObject()
    for field in ["id", "guid"] where fields[field] != nil { fields[field] = .string(id) }
    for field in ["fileName", "name"] where fields[field] != nil { fields[field] = .string(file.fileName ?? "") }
    uploads[Text.lowered(id)] = Upload(
      name: file.fileName ?? "", type: file.contentType ?? "application/octet-stream", bytes: file.bytes)
    if fields["url"] != nil { fields["url"] = .string(call.request.base + "/files/" + id) }
    if fields["isAvailable"] != nil { fields["isAvailable"] = true }
    let row = Row(id, fields)
    store(row, call)
    return .created(wrapped(.object(fields), call), path: itemPath(call, id))
  }

  func store(_ row: Row, _ call: Call) {
    let key = self.key(call.resource)
    change(key) { collection in
      collection.append(row)
      collection.created += 1
    }
    keepRelations(key, before: nil, after: row)
    storeChildren(row, call)
  }

  /// The new row: given values, defaults, and what only the server knows.
  func made(_ call: Call, _ given: JSONObject, _ model: Model?) -> Row {
    let key = self.key(call.resource)
    let own = collection(key)
    let idField = call.resource.id?.name == "guid" ? "guid" : "id"
    let id: String
    if call.resource.id?.type == .integer {
      id = String(own.largest + 1)
    } else {
      id = guid(key + " created", own.created)
    }
    let owner = call.resource.parent.flatMap { call.argument($0.param) } ?? ""
    var fields = given
    fields[idField] = call.resource.id?.type == .integer ? .integer(Int(id) ?? 0) : .string(id)
    if let parent = call.resource.parent, !owner.isEmpty {
      let name = parent.resource == "contacts" ? "contactId" : parent.param
      if name != "id", model?.field(name) != nil {
        fields[name] = parent.type == .integer ? .integer(Int(owner) ?? 0) : .string(owner)
      }
    }
    complete(&fields, model, call, position: own.count)
    let ordered = model.map { self.ordered(fields, $0) } ?? fields
    return Row(id, parent: owner + Self.section(of: call.endpoint), ordered)
  }

  /// Defaults, times and authors.
  private func complete(_ fields: inout JSONObject, _ model: Model?, _ call: Call, position: Int) {
    let now = JSON.string(Moment.text(self.now))
    for field in model?.fields ?? [] where field.include == nil && fields[field.name] == nil {
      switch field.name {
      case "createdTime", "createdAt", "createTime", "lastUpdatedTime", "lastUpdatedAt", "lastStatusChangedAt",
        "lastStatusChangedTime":
        fields[field.name] = now
      case "createdById", "createdBy", "createdByAgentId", "lastUpdatedByAgentId", "lastUpdatedById":
        let agent = call.caller.agentId
        fields[field.name] = field.type == .integer ? .integer(agent) : .string(String(agent))
      case "createdByType": fields[field.name] = "agent"
      case "siteId":
        fields[field.name] = field.type == .integer ? .integer(Story.siteId) : .string(String(Story.siteId))
      default:
        let usual = usual(field, position: position)
        // What a record always has and the body does not say, the server chooses.
        let isOpen = usual.isNull && field.required == true && field.requiredIf == nil
        fields[field.name] =
          isOpen ? Filler(self).value(field, in: call.module.name, seed: key(call.resource) + field.name) : usual
      }
    }
  }

  /// The documented default, or the empty value of the type.
  func usual(_ field: Field, position: Int) -> JSON {
    switch field.default {
    case .boolean(let flag)?: return .bool(flag)
    case .integer(let number)?: return .integer(number)
    case .text("max+1")?: return .integer(position + 1)
    case .text(let text)?:
      switch field.type {
      case .integer, .number: return JSONNumber(text).map(JSON.number) ?? .null
      case .boolean: return .bool(text == "true")
      case .string, .guid, .datetime, .date, .time, .object, .map, .file, .conditions: return .string(text)
      }
    case nil: break
    }
    if field.array { return [] }
    if field.name == "order" || field.name == "orderNum" { return .integer(position + 1) }
    return field.type == .boolean && field.values == nil ? false : .null
  }

  /// The fields in the model's order, without those that are related or kept as children.
  func ordered(_ fields: JSONObject, _ model: Model) -> JSONObject {
    var result = JSONObject()
    for field in model.fields where field.include == nil {
      if let value = fields[field.name] { result[field.name] = value }
    }
    for (key, value) in fields where result[key] == nil { result[key] = value }
    return result
  }

  private func refuseDuplicate(_ row: Row, _ call: Call) throws(Refusal) {
    let unique = call.resource.qualifiedName == "global.agents" ? "email" : ""
    guard let value = row.fields[unique]?.string else { return }
    let isTaken = rows("global.agents").contains { $0.fields[unique]?.string.map { Text.equal($0, value) } ?? false }
    if isTaken { throw Refusal(400, "Parameter 'email' is used by another agent.", code: 400_001) }
  }

  func itemPath(_ call: Call, _ id: String) -> String {
    if let own = call.resource.endpoint("get")?.path, let open = own.lastIndex(of: "{") {
      var path = String(own[..<open]) + Text.encoded(id)
      for argument in call.arguments { path = path.replacing("{\(argument.name)}", with: Text.encoded(argument.value)) }
      return path
    }
    return call.path + "/" + Text.encoded(id)
  }

  func wrapped(_ json: JSON, _ call: Call) -> JSON {
    guard let key = call.endpoint.unwrapKey else { return json }
    return .object(JSONObject([(key, json)]))
  }

  // MARK: - Bodies

  func checkedBody(_ object: JSONObject, _ call: Call, _ purpose: BodyCheck.Purpose) throws(Refusal) -> JSONObject {
    let check = BodyCheck(module: call.module.name, purpose: purpose)
    switch call.endpoint.body {
    case .model(let name), .list(let name), .page(let name):
      let model = Catalog.model(name, in: call.module.name)
      return try check.checked(object, model?.fields ?? [], also: model?.sampleOnly ?? [])
    case .fields(let fields), .listOfFields(let fields):
      // A record that was read, changed and sent back brings its model's other fields along.
      let own = answerModel(call)
      let known = (own?.fields ?? []).map(\.name) + (own?.sampleOnly ?? [])
      let purpose: BodyCheck.Purpose = purpose == .replace ? .merge : purpose
      let given = try BodyCheck(module: call.module.name, purpose: purpose).checked(object, fields, also: known)
      return try fitted(given, own)
    case .none, .undocumented, .plain, .file: return object
    }
  }

  /// Values of a body in the types and spellings of the record that it becomes: its page names enums that the body's
  /// does not, and ids as texts where the body has numbers.
  private func fitted(_ given: JSONObject, _ model: Model?) throws(Refusal) -> JSONObject {
    guard let model else { return given }
    var fitted = given
    for (key, value) in given {
      guard let field = model.field(key, ignoringCase: false), field.type == .string || field.type == .guid else {
        continue
      }
      if field.array, let list = value.list {
        fitted[key] = .list(list.map { $0.number.map { .string($0.text) } ?? $0 })
      } else if case .number(let number) = value {
        fitted[key] = .string(number.text)
      } else if let text = value.string, !text.isEmpty, let values = field.values, !field.isOpen {
        guard let match = values.first(where: { Text.equal($0, text) }) else {
          throw .bad(key, "one of: " + values.joined(separator: ", "))
        }
        fitted[key] = .string(match)
      }
    }
    return fitted
  }

  // MARK: - Get

  func get(_ call: Call) throws(Refusal) -> Answer {
    let includes = try call.includes()
    let row = try found(call)
    let shown = present(row, as: answerModel(call), of: call.resource, including: includes)
    return .json(wrapped(.object(shown), call))
  }

  /// The item that the path names; refused when there is none.
  func found(_ call: Call) throws(Refusal) -> Row {
    let key = self.key(call.resource)
    let id = call.arguments.last?.value ?? call.value("id") ?? ""
    guard let row = row(key, id) else { throw .notFound(noun(call.resource.qualifiedName), id) }
    if let parent = call.resource.parent, let owner = call.argument(parent.param), call.arguments.count > 1 {
      let own = row.parent.split(separator: "/").first.map(String.init) ?? ""
      guard own.isEmpty || Text.equal(own, owner) else { throw .notFound(noun(call.resource.qualifiedName), id) }
    }
    let isDeleted = row.fields["isDeleted"]?.bool == true
    let wantsDeleted = call.resource.localName.hasPrefix("deleted")
    if row.fields["isDeleted"] != nil, isDeleted != wantsDeleted {
      throw .notFound(noun(call.resource.qualifiedName), id)
    }
    return row
  }

  // MARK: - Update

  func update(_ call: Call) throws(Refusal) -> Answer {
    let before = try found(call)
    let model = answerModel(call) ?? Catalog.model(of: call.resource)
    let given = try related(try checkedBody(try call.object(), call, .replace), call)
    let after = replaced(before, with: given, call, model)
    change(key(call.resource)) { collection in collection.update(before.id) { $0 = after } }
    keepRelations(key(call.resource), before: before, after: after)
    storeChildren(after, call)
    note(call, "Changed", after)
    if case .none = call.endpoint.returns { return .nothing }
    return .json(wrapped(.object(present(after, as: model, of: call.resource, including: [])), call))
  }

  private func replaced(_ before: Row, with given: JSONObject, _ call: Call, _ model: Model?) -> Row {
    var after = before
    if case .model = call.endpoint.body, let model {
      for field in model.fields where field.include == nil && childKey(field, of: call.resource) == nil {
        if field.readOnly == true || field.name == "id" || Self.isServers(field.name) { continue }
        after.fields[field.name] = given[field.name] ?? usual(field, position: 0)
      }
    }
    for (key, value) in given where model?.field(key).map({ childKey($0, of: call.resource) == nil }) ?? false {
      after.fields[key] = value
    }
    for name in ["lastUpdatedTime", "lastUpdatedAt"] where after.fields[name] != nil {
      after.fields[name] = .string(Moment.text(now))
    }
    if let status = given["status"], status != before.fields["status"] ?? .null {
      for name in ["lastStatusChangedAt", "lastStatusChangedTime"] where after.fields[name] != nil {
        after.fields[name] = .string(Moment.text(now))
      }
    }
    return after
  }

  /// Fields that the server keeps, whatever a body says.
  private static func isServers(_ name: String) -> Bool {
    ["createdTime", "createdAt", "createTime", "lastLoginTime", "lockedTime"].contains(name)
  }

  // MARK: - Delete

  func delete(_ call: Call) throws(Refusal) -> Answer {
    if call.arguments.isEmpty, call.value("id") == nil, let value = call.value("value") {
      return try deleteByValue(call, value)
    }
    if call.arguments.isEmpty, call.value("id") == nil { throw .required("id") }
    let row = try found(call)
    remove(row, from: key(call.resource))
    note(call, "Deleted", row)
    return deleted(call)
  }

  private func deleteByValue(_ call: Call, _ value: String) throws(Refusal) -> Answer {
    let key = self.key(call.resource)
    guard let row = rows(key).first(where: { $0.fields["value"]?.string.map { Text.equal($0, value) } ?? false }) else {
      throw Refusal(404, "There is no \(noun(key)) '\(Text.short(value))'.")
    }
    remove(row, from: key)
    return .nothing
  }

  private func deleted(_ call: Call) -> Answer {
    guard call.module.version == "v2" else { return .nothing }
    return .json(.string("The \(noun(call.resource.qualifiedName)) has been removed."))
  }

  /// Several items at once, by `["…", "…"]` or `{"ids": [1, 2]}`.
  func deleteMany(_ call: Call) throws(Refusal) -> Answer {
    let key = self.key(call.resource)
    for id in try ids(call) {
      guard let row = row(key, id) else { throw .notFound(noun(key), id) }
      remove(row, from: key)
    }
    return .nothing
  }

  func ids(_ call: Call) throws(Refusal) -> [String] {
    let list = call.body?.list ?? call.body?["ids"]?.list
    guard let list, !list.isEmpty else { throw .required("ids") }
    return list.compactMap { idText($0) }
  }

  /// Removes an item, what belongs to it, and what points to it.
  func remove(_ row: Row, from key: String) {
    change(key) { $0.remove(row.id) }
    uploads[Text.lowered(row.id)] = nil
    keepRelations(key, before: row, after: nil)
    guard let resource = Catalog.resource(key) else { return }
    for child in Catalog.module(resource.module)?.resources ?? [] {
      guard let parent = child.parent, parent.resource == resource.name || parent.resource == resource.localName else {
        continue
      }
      let childKey = self.key(child)
      removeChildren(childKey, of: row.id)
    }
    if key.hasSuffix("Categories") {
      let messages = key.replacing("Categories", with: "s")
      let orphans = rows(messages).filter { $0.fields["categoryId"]?.string.map { Text.equal($0, row.id) } ?? false }
      for orphan in orphans { remove(orphan, from: messages) }
    }
  }

  private func removeChildren(_ key: String, of parent: String) {
    for child in rows(key) where child.parent.split(separator: "/").first.map({ Text.equal($0, parent) }) ?? false {
      remove(child, from: key)
    }
  }

  // MARK: - Children in a body

  /// Items given inside their parent (`questions` of an intent) become items of their own collection.
  private func storeChildren(_ row: Row, _ call: Call) {
    guard let model = answerModel(call), let object = call.body?.object else { return }
    for field in model.fields {
      guard let childKey = childKey(field, of: call.resource), let child = Catalog.resource(childKey),
        let items = object.first(where: { Text.equal($0.key, field.name) })?.value.list
      else { continue }
      let childModel = Catalog.model(of: child)
      removeChildren(childKey, of: row.id)
      for item in items {
        guard case .object(var fields) = item else { continue }
        let number = collection(childKey).created
        let id = guid(childKey + " created", number)
        fields["id"] = .string(id)
        for field in childModel?.fields ?? [] where field.include == nil && fields[field.name] == nil {
          fields[field.name] = usual(field, position: number)
        }
        let made = Row(id, parent: row.id, childModel.map { ordered(fields, $0) } ?? fields)
        change(childKey) { collection in
          collection.append(made)
          collection.created += 1
        }
      }
    }
  }

  // MARK: - Relations told on both sides

  private static let relations: [(String, String, String, String)] = [
    ("global.agents", "roleIds", "global.roles", "agentIds"),
    ("global.agents", "departmentIds", "global.departments", "agentIds"),
    ("global.agents", "shiftIds", "global.shifts", "agentIds"),
    ("global.departments", "shiftIds", "global.shifts", "departmentIds"),
    ("messaging.channels", "channelAccountIds", "messaging.channelAccounts", "channelIds"),
  ]

  /// The fields of a body, ids of other items each once; refused where there is no such item.
  private func related(_ given: JSONObject, _ call: Call) throws(Refusal) -> JSONObject {
    let key = self.key(call.resource)
    var given = given
    for (a, fieldA, b, fieldB) in Self.relations where key == a || key == b {
      let (field, other) = key == a ? (fieldA, b) : (fieldB, a)
      guard let ids = given[field]?.list else { continue }
      var known: [JSON] = []
      for id in ids {
        guard let text = idText(id), row(other, text) != nil else {
          throw .bad(field, "ids of \(noun(other))s that exist, not \(Text.short(id.text))")
        }
        if !known.contains(id) { known.append(id) }
      }
      given[field] = .list(known)
    }
    return given
  }

  private func keepRelations(_ key: String, before: Row?, after: Row?) {
    for (a, fieldA, b, fieldB) in Self.relations {
      if key == a {
        keep(
          b, fieldB, id: (after ?? before)?.id ?? "", isNumber: a == "global.agents", before?.fields[fieldA],
          after?.fields[fieldA])
      }
      if key == b {
        keep(a, fieldA, id: (after ?? before)?.id ?? "", isNumber: false, before?.fields[fieldB], after?.fields[fieldB])
      }
    }
  }

  private func keep(_ key: String, _ field: String, id: String, isNumber: Bool, _ before: JSON?, _ after: JSON?) {
    let own: JSON = isNumber ? .integer(Int(id) ?? 0) : .string(id)
    let old = Set((before?.list ?? []).compactMap { idText($0) })
    let new = Set((after?.list ?? []).compactMap { idText($0) })
    for other in old.symmetricDifference(new).sorted() where row(key, other) != nil {
      update(key, other) { fields in
        var ids = fields[field]?.list ?? []
        ids.removeAll { idText($0) == id }
        if new.contains(other) { ids.append(own) }
        fields[field] = .list(ids)
      }
    }
  }

  // MARK: - Audit

  /// Writes down who changed what, as the audit log shows it.
  func note(_ call: Call, _ verb: String, _ row: Row) {
    guard call.module.name == "global" || call.module.name == "livechat", call.resource.localName != "auditLogs" else {
      return
    }
    let name = row.fields["name"]?.string ?? row.fields["displayName"]?.string ?? row.id
    let what = noun(call.resource.qualifiedName)
    let number = collection("global.auditLogs").largest + 1
    let members: [(String, JSON)] = [
      ("id", .integer(number)), ("category", call.module.name == "global" ? "globalSettings" : "liveChat"),
      ("actionTime", .string(Moment.text(now))), ("actionType", .string(what + "Management")),
      ("actionSummary", .string("\(verb) \(what) \(name)")),
      ("actionDetails", .string("\(call.endpoint.method.rawValue) \(call.path)")),
      ("createdBy", .integer(call.caller.agentId)),
    ]
    change("global.auditLogs") { $0.append(Row(String(number), JSONObject(members))) }
  }
}

extension Call {
  /// The same place asked as a plain list.
  var listing: Call {
    guard let list = resource.endpoint("list") else { return self }
    return Call(
      request: request, path: path, query: [], module: module, resource: resource, endpoint: list,
      arguments: arguments, caller: caller, body: nil)
  }
}
