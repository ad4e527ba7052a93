import Comm100
import JSONText

/// Singletons: one item for the site, or one for each parent.
extension World {
  private func owner(_ call: Call) -> String { call.arguments.last?.value ?? "" }

  /// The singleton's row; what nobody has written yet is made from the model.
  private func single(_ call: Call) throws(Refusal) -> Row {
    try requireParents(call)
    let key = self.key(call.resource)
    let owner = self.owner(call)
    if let row = row(key, owner) { return row }
    if key.hasSuffix("Draft") { throw .notFound("draft", owner) }
    let filler = Filler(self)
    var fields: JSONObject
    if let model = Catalog.model(of: call.resource) {
      let seed = owner.isEmpty ? key : key + "/" + Text.lowered(owner)
      fields = filler.object(model, seed: seed, index: 0, resource: call.resource)
    } else if case .fields(let inline) = call.endpoint.returns {
      fields = filler.object(inline, in: call.module.name, seed: key + owner)
    } else {
      fields = JSONObject()
    }
    if fields["siteId"] != nil { fields["siteId"] = .integer(Story.siteId) }
    if let parent = call.resource.parent, fields[parent.param] != nil, parent.param != "id" {
      fields[parent.param] = .string(owner)
    }
    if key == "livechat.installationCode" {
      fields["code"] = .string("<script src=\"https://chat.\(Story.domain)/button.js?campaign=\(owner)\"></script>")
    }
    return Row(owner, fields)
  }

  func getSingle(_ call: Call) throws(Refusal) -> Answer {
    if case .list = call.endpoint.returns { return .json(.list(singleList(call))) }
    let includes = try call.includes()
    return .json(wrapped(.object(presentSingle(try single(call), call, includes)), call))
  }

  private func presentSingle(_ row: Row, _ call: Call, _ includes: Set<String>) -> JSONObject {
    guard let model = Catalog.model(of: call.resource) else { return row.fields }
    var shown = present(row, as: model, of: call.resource, including: includes)
    // Parts of a campaign show the items that are kept beside them.
    for field in model.fields where field.array && field.include == nil {
      guard let key = siblingKey(field, call.resource), let child = Catalog.resource(key) else { continue }
      let section = key == "livechat.campaignFormFields" ? Self.sectionOfPart[call.resource.localName] ?? "" : ""
      let rows = children(key, of: row.id + section)
      let childModel = Catalog.model(of: child)
      shown[field.name] = .list(rows.map { .object(present($0, as: childModel, of: child, including: [])) })
    }
    return shown
  }

  private static let sectionOfPart: [String: String] = [
    "preChat": "/preChat", "postChat": "/postChat", "campaignOfflineMessage": "/offlineMessage",
    "agentWrapup": "/agentWrapup",
  ]

  /// The collection that holds a field's items under the same parent: `customRules` of a campaign's routing.
  private func siblingKey(_ field: Field, _ resource: Resource) -> String? {
    guard let ref = field.ref, let module = Catalog.module(resource.module) else { return nil }
    return module.resources.first { other in
      other.kind == .collection && other.model == ref && other.parent?.resource == resource.parent?.resource
        && (other.path.hasPrefix(resource.path) || other.name == "campaignFormFields")
    }?.qualifiedName
  }

  /// A singleton that is a list: working times, words with weights.
  private func singleList(_ call: Call) -> [JSON] {
    let key = self.key(call.resource)
    if let kept = row(key, "")?.fields["items"]?.list { return kept }
    guard let model = answerModel(call) else { return [] }
    let filler = Filler(self)
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let isWeek = model.field("dayOfWeek") != nil
    return (0..<(isWeek ? 7 : model.field("IfWorkOnSunday") != nil ? 1 : 4)).map { i in
      var fields = filler.object(model, seed: key, index: i)
      if isWeek {
        fields["dayOfWeek"] = .string(days[i])
        fields["isBusinessDay"] = .bool(i < 5)
      }
      return .object(fields)
    }
  }

  func updateSingle(_ call: Call) throws(Refusal) -> Answer {
    if let list = call.body?.list ?? listInBody(call) {
      let key = self.key(call.resource)
      put(key, Row("", JSONObject([("items", .list(list))])))
      if case .none = call.endpoint.returns { return .nothing }
      return .json(call.body ?? .null)
    }
    try requireParents(call)
    let key = self.key(call.resource)
    let given = try checkedBody(try call.object(), call, .replace)
    let isNew = row(key, owner(call)) == nil && key.hasSuffix("Draft")
    var row = isNew ? Row(owner(call), draft(call)) : try single(call)
    let model = Catalog.model(of: call.resource)
    if case .model = call.endpoint.body, let model, !isNew {
      for field in model.fields where field.include == nil && field.readOnly != true && field.name != "id" {
        row.fields[field.name] = given[field.name] ?? usual(field, position: 0)
      }
    }
    for (name, value) in given { row.fields[name] = value }
    put(key, row)
    note(call, "Changed", row)
    if case .none = call.endpoint.returns { return .nothing }
    let shown = wrapped(.object(presentSingle(row, call, [])), call)
    return call.endpoint.operation == .create ? .created(shown, path: call.path) : .json(shown)
  }

  /// The list of a body such as `{"workingTimes": […]}` for a singleton that is a list.
  private func listInBody(_ call: Call) -> [JSON]? {
    guard case .fields(let fields) = call.endpoint.body, fields.count == 1, fields[0].array,
      case .list? = call.resource.endpoint("get")?.returns
    else { return nil }
    return call.body?[fields[0].name]?.list
  }

  private func draft(_ call: Call) -> JSONObject {
    var fields = JSONObject()
    for field in Catalog.model(of: call.resource)?.fields ?? [] where field.include == nil {
      fields[field.name] = usual(field, position: 0)
    }
    if fields["id"] != nil { fields["id"] = .string(guid(key(call.resource), Int(owner(call)) ?? 0)) }
    for name in ["conversationId", "ticketId"] where fields[name] != nil {
      fields[name] = .integer(Int(owner(call)) ?? 0)
    }
    return fields
  }

  /// Switches a singleton on or off.
  func switchSingle(_ call: Call, _ isOn: Bool) throws(Refusal) -> Answer {
    var row = try single(call)
    row.fields["isEnabled"] = .bool(isOn)
    put(key(call.resource), row)
    if case .none = call.endpoint.returns { return .nothing }
    return .json(.object(presentSingle(row, call, [])))
  }

  func put(_ key: String, _ row: Row) {
    change(key) { collection in
      if collection.place(row.id) == nil { collection.append(row) } else { collection.update(row.id) { $0 = row } }
    }
  }

  func deleteSingle(_ call: Call) throws(Refusal) -> Answer {
    let row = try single(call)
    change(key(call.resource)) { $0.remove(row.id) }
    return .nothing
  }
}
