import Comm100
import JSONText

/// Makes believable values from the catalog's fields: for the many resources that nobody wrote data for by hand.
///
/// Types, enums, defaults and ranges are the catalog's; a field such as `departmentId` gets the id of a department that
/// exists. Everything depends on the seed, the collection and the place in it alone.
struct Filler {
  let world: World

  init(_ world: World) { self.world = world }

  /// How deep nested objects go.
  private static let deepest = 4

  // MARK: - Rows

  func rows(_ resource: Resource) -> [Row] {
    guard resource.kind == .collection, let id = resource.id else { return singles(resource) }
    let key = resource.qualifiedName
    guard resource.parent != nil else {
      let names = Words.names(resource.localName)
      var random = Random(world.seed, text: key)
      let count = names.isEmpty ? random.integer(3...7) : names.count
      return (0..<count).map { row(resource, id, number: $0, index: $0, parent: "") }
    }
    guard let owner = Catalog.parent(of: resource) else { return [] }
    var rows: [Row] = []
    let owners = owner.kind == .collection ? world.rows(world.key(owner)).map(\.id) : [""]
    let sections =
      resource.name == "campaignFormFields" ? ["/preChat", "/postChat", "/offlineMessage", "/agentWrapup"] : [""]
    for ownerId in owners.prefix(400) {
      for section in sections {
        var random = Random(world.seed, text: key + ownerId + section)
        for i in 0..<random.integer(1...3) {
          rows.append(row(resource, id, number: rows.count, index: i, parent: ownerId + section))
        }
      }
    }
    return rows
  }

  /// A collection whose items have no id, such as a list of languages.
  private func singles(_ resource: Resource) -> [Row] {
    guard resource.kind == .collection, let model = Catalog.model(of: resource) else { return [] }
    return (0..<5).map { i in Row(String(i + 1), object(model, seed: resource.qualifiedName, index: i)) }
  }

  private func row(_ resource: Resource, _ id: Resource.IDInfo, number: Int, index: Int, parent: String) -> Row {
    let key = resource.qualifiedName
    let isNumber = id.type == .integer
    let text = isNumber ? String(number + 1) : world.guid(key, number)
    var fields =
      Catalog.model(of: resource).map { object($0, seed: key, index: number, parent: parent, resource: resource) }
      ?? JSONObject()
    let name = id.name == "guid" ? "guid" : "id"
    if fields[name] != nil || Catalog.model(of: resource) == nil {
      let isText = Catalog.model(of: resource)?.field(name)?.type != .integer
      fields[name] =
        isNumber && !isText || isNumber && Catalog.model(of: resource) == nil ? .integer(number + 1) : .string(text)
    }
    for name in ["order", "orderNum"] where fields[name] != nil { fields[name] = .integer(index + 1) }
    if let parentInfo = resource.parent, !parent.isEmpty {
      for field in [parentInfo.param, world.noun("x." + parentInfo.resource) + "Id"]
      where field != "id" && fields[field] != nil {
        fields[field] = parentInfo.type == .integer ? .integer(Int(parent) ?? 0) : .string(parent)
      }
    }
    return Row(text, parent: parent, fields)
  }

  /// Fills what is missing of an item that was begun by hand.
  func complete(_ fields: inout JSONObject, _ key: String, index: Int) {
    guard let resource = Catalog.resource(key), let model = Catalog.model(of: resource) else { return }
    var made = object(model, seed: key, index: index, resource: resource)
    for (name, value) in fields { made[name] = value }
    fields = made
  }

  // MARK: - Objects

  func object(_ model: Model, seed: String, index: Int, parent: String = "", resource: Resource? = nil) -> JSONObject {
    var random = Random(world.seed, text: seed + "/" + model.name, index)
    return object(
      model.fields, in: model.module, Words.names(resource?.localName ?? ""), model.name, index, &random, 0, resource)
  }

  func object(_ fields: [Field], in module: String, seed: String) -> JSONObject {
    var random = Random(world.seed, text: seed)
    return object(fields, in: module, [], "", 0, &random, 0, nil)
  }

  func value(_ field: Field, in module: String, seed: String) -> JSON {
    var random = Random(world.seed, text: seed)
    return value(field, in: module, "", 0, &random, 0)
  }

  func value(_ type: FieldType, seed: String) -> JSON {
    var random = Random(world.seed, text: seed)
    return scalar(type, "value", "", 0, &random)
  }

  private func object(
    _ fields: [Field], in module: String, _ names: [String], _ owner: String, _ index: Int, _ random: inout Random,
    _ depth: Int,
    _ resource: Resource?
  ) -> JSONObject {
    var members: [(String, JSON)] = []
    for field in fields where field.include == nil {
      if let resource, world.childKey(field, of: resource) != nil { continue }
      if field.name == "name", !names.isEmpty {
        members.append(("name", .string(names[index % names.count])))
        continue
      }
      members.append((field.name, value(field, in: module, owner, index, &random, depth)))
    }
    var result = JSONObject(members)
    for field in fields {
      guard let variants = field.variants else { continue }
      let type = result["type"]?.string ?? ""
      let name = variants.first { Text.equal($0.key, type) }?.value
      if let model = name.flatMap({ Catalog.model($0, in: module) }), depth < Self.deepest {
        result[field.name] = .object(
          object(model.fields, in: model.module, [], model.name, index, &random, depth + 1, nil))
      } else {
        result[field.name] = [:]
      }
    }
    return result
  }

  private func value(
    _ field: Field, in module: String, _ owner: String, _ index: Int, _ random: inout Random, _ depth: Int
  ) -> JSON {
    if field.array {
      let count = field.type == .object ? (depth >= Self.deepest ? 0 : random.integer(1...2)) : random.integer(0...2)
      var items: [JSON] = []
      for i in 0..<count {
        let item = one(field, in: module, owner, index + i, &random, depth)
        if !items.contains(item) { items.append(item) }
      }
      return .list(items)
    }
    return one(field, in: module, owner, index, &random, depth)
  }

  private func one(
    _ field: Field, in module: String, _ owner: String, _ index: Int, _ random: inout Random, _ depth: Int
  ) -> JSON {
    if let values = field.values, !values.isEmpty {
      if let usual = field.default?.text, random.chance(60), values.contains(usual) { return typed(usual, field.type) }
      return typed(random.pick(values), field.type)
    }
    if let known = field.valuesByCategory?.first?.value, !known.isEmpty { return .string(random.pick(known)) }
    if [.integer, .string, .guid].contains(field.type), let id = reference(field, in: module, &random) { return id }
    if field.default != nil, random.chance(70) { return world.usual(field, position: index) }
    switch field.type {
    case .integer:
      let low = field.min ?? 0
      if let high = field.max { return .integer(random.integer(low...max(low, min(high, low + 1000)))) }
      return scalar(.integer, field.name, owner, index, &random)
    case .object:
      guard depth < Self.deepest else { return .null }
      if let ref = field.ref, let model = Catalog.model(ref, in: module) {
        return .object(object(model.fields, in: model.module, [], model.name, index, &random, depth + 1, nil))
      }
      guard !field.fields.isEmpty else { return [:] }
      return .object(object(field.fields, in: module, [], owner, index, &random, depth + 1, nil))
    case .number, .boolean, .string, .guid, .datetime, .date, .time, .map, .file, .conditions:
      return scalar(field.type, field.name, owner, index, &random)
    }
  }

  private func typed(_ text: String, _ type: FieldType) -> JSON {
    switch type {
    case .integer, .number: JSONNumber(text).map(JSON.number) ?? .string(text)
    case .boolean: text == "true" ? true : text == "false" ? false : .bool(text.hasPrefix("b"))
    default: .string(text)
    }
  }

  private func scalar(_ type: FieldType, _ name: String, _ owner: String, _ index: Int, _ random: inout Random) -> JSON
  {
    switch type {
    case .integer: return .integer(Words.number(name, index, &random))
    case .number: return JSONNumber(Double(random.below(10_000)) / 100).map(JSON.number) ?? 0
    case .boolean:
      let isSwitch = Text.lowered(name).contains("enable") || name.hasPrefix("isVisible")
      return .bool(random.chance(isSwitch ? 80 : 40))
    case .guid: return .string(world.guid(name, random.below(1 << 20)))
    case .datetime: return .string(Moment.text(world.anchor - random.below(60 * Moment.day)))
    case .date: return .string(Moment.dateText(world.anchor - random.below(60 * Moment.day)))
    case .time: return .string(random.chance(50) ? "09:00" : "18:00")
    case .string: return .string(Words.text(name, owner, index, world, &random))
    case .map: return ["source": "sandbox"]
    case .object, .conditions: return [:]
    case .file: return .null
    }
  }

  // MARK: - References

  /// The id of an item that exists, for fields such as `departmentId` and `agentIds`.
  private func reference(_ field: Field, in module: String, _ random: inout Random) -> JSON? {
    guard let key = target(field.name, in: module) else { return nil }
    if key.isEmpty { return "00000000-0000-0000-0000-000000000000" }
    let rows = world.rows(key)
    guard !rows.isEmpty else { return nil }
    let id = rows[random.below(rows.count)].id
    return field.type == .integer ? Int(id).map { .integer($0) } : .string(id)
  }

  private func target(_ name: String, in module: String) -> String? {
    let lowered = Text.lowered(name)
    guard lowered.hasSuffix("id") || lowered.hasSuffix("ids") || lowered.hasPrefix("selected") else { return nil }
    for (part, key) in Self.targets
    where lowered.hasSuffix(part + "id") || lowered.hasSuffix(part + "ids") || lowered.hasSuffix(part + "s") {
      guard let dot = key.firstIndex(of: "*") else { return key }
      return module + key[key.index(after: dot)...]
    }
    return nil
  }

  /// The end of a field's name before `Id`, and where such ids live; `*` stands for the field's own module.
  private static let targets: [(String, String)] = [
    ("agent", "global.agents"), ("department", "global.departments"), ("campaign", "livechat.campaigns"),
    ("chatbot", "bot.bots"), ("bot", "bot.bots"), ("intent", "bot.intents"), ("role", "global.roles"),
    ("shift", "global.shifts"),
    ("channelaccount", "messaging.channelAccounts"), ("channel", "messaging.channels"),
    ("routeto", "global.departments"),
    ("visitor", "global.visitors"), ("parent", ""), ("awaystatus", "global.agentAwayStatuses"),
    ("createdby", "global.agents"),
    ("updatedby", "global.agents"), ("sentby", "global.agents"), ("sender", "global.agents"),
  ]
}
