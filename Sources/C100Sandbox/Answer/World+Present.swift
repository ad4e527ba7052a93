import Comm100
import JSONText

/// A field of a model, and where its value comes from when a row is shown.
struct ShownField {
  enum Source {
    case row
    /// Related items, when this token is asked for.
    case include(String)
    /// The items of a collection that belong to the row.
    case children(String)
  }

  let name: String
  let field: Field
  let source: Source
  /// `{"name":` and `,"name":`.
  let firstKey: [UInt8]
  let nextKey: [UInt8]

  init(_ name: String, _ field: Field, _ source: Source) {
    (self.name, self.field, self.source) = (name, field, source)
    var key: [UInt8] = []
    key.add(json: name)
    key.append(0x3A)
    firstKey = [0x7B] + key
    nextKey = [0x2C] + key
  }
}

/// Rows as the API shows them: the model's fields in its order, related items where `include` asks for them.
extension World {
  /// Where the items of a resource are kept, when that is not under its own name.
  private static let storedElsewhere: [String: String] = [
    "ticketing.deletedTickets": "ticketing.tickets", "ticketing.portalTickets": "ticketing.tickets",
    "messaging.deletedConversations": "messaging.conversations",
    "messaging.portalConversations": "messaging.conversations",
    "messaging.portalConversationMessages": "messaging.conversationMessages",
    "agentAssist.languages": "bot.languages",
  ]

  func key(_ resource: Resource) -> String { Self.storedElsewhere[resource.qualifiedName] ?? resource.qualifiedName }

  /// The stored fields of one item, without anything related.
  func plain(_ key: String, _ id: String) -> JSON? { row(key, id).map { .object($0.fields) } }

  func children(_ key: String, of parent: String) -> [Row] {
    rows(key).filter { Text.equal($0.parent, parent) }
  }

  func firstChild(_ key: String, of parent: String) -> Row? {
    rows(key).first { Text.equal($0.parent, parent) }
  }

  func agentName(_ id: Int) -> String {
    guard let fields = row("global.agents", String(id))?.fields else { return "" }
    return fields["displayName"]?.string ?? ""
  }

  // MARK: - Rows

  func present(_ row: Row, as model: Model?, of resource: Resource, including includes: Set<String>) -> JSONObject {
    guard let model else { return row.fields }
    var shown: [(String, JSON)] = []
    members(of: row, as: model, of: resource, including: includes) { shown.append(($0.name, $1)) }
    return JSONObject(shown)
  }

  /// The same as JSON text, without the tree.
  func write(
    _ row: Row, as model: Model?, of resource: Resource, including includes: Set<String>, to out: inout [UInt8]
  ) {
    guard let model else {
      out.add(value: .object(row.fields))
      return
    }
    var isFirst = true
    members(of: row, as: model, of: resource, including: includes) { shown, value in
      out.append(contentsOf: isFirst ? shown.firstKey : shown.nextKey)
      isFirst = false
      out.add(value: value)
    }
    out.add(isFirst ? "{}" : "}")
  }

  private func members(
    of row: Row, as model: Model, of resource: Resource, including includes: Set<String>,
    _ body: (ShownField, JSON) -> Void
  ) {
    let (names, values) = (row.fields.keys, row.fields.values)
    // Rows have their fields mostly in the order of the model.
    var at = 0
    for shown in presentation(model, resource) {
      switch shown.source {
      case .row:
        if at < names.count, names[at] == shown.field.name {
          body(shown, values[at])
          at += 1
        } else {
          body(shown, row.fields[shown.field.name] ?? absent(shown.field))
          if let place = names[at...].firstIndex(of: shown.field.name) { at = place + 1 }
        }
      case .include(let token):
        if includes.contains(token) { body(shown, related(shown.field, of: row, in: model, resource)) }
      case .children(let key): body(shown, embedded(key, of: row))
      }
    }
  }

  private func presentation(_ model: Model, _ resource: Resource) -> [ShownField] {
    let key = resource.qualifiedName + " as " + model.qualifiedName
    if let known = presentations[key] { return known }
    let made = model.fields.map { field in
      let source: ShownField.Source =
        if let token = field.include { .include(token) } else if let key = childKey(field, of: resource) {
          .children(key)
        } else { .row }
      return ShownField(answered(field), field, source)
    }
    presentations[key] = made
    return made
  }

  /// The spelling that answers use. A partner's site has both in the pages; people see `timeZone` everywhere else.
  private func answered(_ field: Field) -> String {
    field.name == "timezone" ? field.altName ?? field.name : field.name
  }

  private func absent(_ field: Field) -> JSON { field.array ? [] : .null }

  // MARK: - Children shown inside their parents

  /// The collection behind a field that shows the items of a child resource: `questions` of an intent.
  func childKey(_ field: Field, of resource: Resource) -> String? {
    guard field.array, field.include == nil, let ref = field.ref, let module = Catalog.module(resource.module),
      resource.kind == .collection
    else { return nil }
    let child = module.resources.first { child in
      child.kind == .collection && child.model == ref
        && (child.parent?.resource == resource.name || child.parent?.resource == resource.localName)
    }
    return child?.qualifiedName
  }

  private func embedded(_ key: String, of row: Row) -> JSON {
    guard let resource = Catalog.resource(key) else { return [] }
    let model = Catalog.model(of: resource)
    return .list(children(key, of: row.id).map { .object(present($0, as: model, of: resource, including: [])) })
  }

  // MARK: - Related items

  /// The items that an `include` token brings in.
  func related(_ field: Field, of row: Row, in model: Model, _ resource: Resource) -> JSON {
    guard let ref = field.ref else { return person(field.name, of: row) }
    guard let key = collectionKey(ref, in: model.module) else { return absent(field) }
    let refModel = Catalog.model(ref, in: model.module)
    func shown(_ row: Row) -> JSON {
      guard let owner = Catalog.resource(key) else { return .object(row.fields) }
      return .object(present(row, as: refModel, of: owner, including: []))
    }
    for name in idFields(field) {
      guard let value = row.fields[name] else { continue }
      if field.array {
        let found = (value.list ?? []).compactMap { idText($0).flatMap { self.row(key, $0) } }
        return .list(found.map(shown))
      }
      return idText(value).flatMap { self.row(key, $0) }.map(shown) ?? .null
    }
    guard field.array else { return .null }
    return .list(reverse(key, of: row, resource).map(shown))
  }

  /// The fields that may hold the ids for a related field: `roleIds` for `roles`, `assignedAgentId` for `assignedAgent`.
  private func idFields(_ field: Field) -> [String] {
    let name = field.name
    switch name {
    case "agent" where field.include == "agent": return ["agentId", "createdBy", "createdByAgentId"]
    case "chatBot": return ["botId"]
    case "createdAgent": return ["createdByAgentId"]
    case "lastUpdatedAgent": return ["lastUpdatedByAgentId"]
    case "routeToAgent", "routeToDepartment": return ["routeToId"]
    case "routeToAgentWhenNoRuleMatched", "routeToDepartmentWhenNoRuleMatched": return ["routeToIdWhenNoRuleMatched"]
    case "agentAssignee": return ["assigneeId"]
    case "departmentAssignee": return ["departmentAssigneeId"]
    case "category": return ["categoryId"]
    case "lastMessage": return ["lastMessageId"]
    case "contact": return ["contactId", "relatedId"]
    default:
      guard field.array else { return [name + "Id", name] }
      let singular = name.hasSuffix("s") ? String(name.dropLast()) : name
      return [singular + "Ids", name + "Ids"]
    }
  }

  /// Items of another collection that point to this one: by a parent, or by a field such as `contactId`.
  private func reverse(_ key: String, of row: Row, _ resource: Resource) -> [Row] {
    let owner =
      resource.localName.hasSuffix("ies")
      ? String(resource.localName.dropLast(3)) + "y"
      : String(resource.localName.dropLast())
    return rows(key).filter { other in
      if !other.parent.isEmpty { return Text.equal(other.parent, row.id) }
      if let value = other.fields[owner + "Id"] { return idText(value).map { Text.equal($0, row.id) } ?? false }
      if let values = other.fields[owner + "Ids"]?.list {
        return values.contains { idText($0).map { Text.equal($0, row.id) } ?? false }
      }
      return false
    }
  }

  /// `createdBy`, `sender`, `contactOrVisitor`: a person whose kind a sibling field tells.
  private func person(_ name: String, of row: Row) -> JSON {
    let (idName, typeName): (String, String) =
      switch name {
      case "contactOrVisitor": ("relatedId", "relatedType")
      default: (name + "Id", name + "Type")
      }
    guard let id = row.fields[idName].flatMap(idText) else { return .null }
    switch row.fields[typeName]?.string ?? "agent" {
    case "contact": return plain("contact.contacts", id) ?? plain("global.contacts", id) ?? .null
    case "visitor": return plain("global.visitors", id) ?? .null
    case "bot": return plain("bot.bots", id) ?? .null
    default: return plain("global.agents", id) ?? .null
    }
  }

  /// The collection that holds the items of a model.
  func collectionKey(_ ref: String, in module: String) -> String? {
    let parts = ref.split(separator: ".")
    let owner = parts.count == 2 ? String(parts[0]) : module
    let name = parts.last.map(String.init) ?? ref
    if let key = relatedKeys["\(owner).\(name)"] { return key.isEmpty ? nil : key }
    let found = Catalog.module(owner)?.resources.first { resource in
      resource.kind == .collection && (resource.model == name || resource.model == ref)
    }
    let key = found.map { self.key($0) }
    relatedKeys["\(owner).\(name)"] = key ?? ""
    return key
  }

  /// An id as it stands in a path; nil for what is none.
  func idText(_ value: JSON) -> String? { value.string ?? value.number?.text }
}
