import Comm100
import JSONText
import Testing

@testable import C100Sandbox

/// Calls every endpoint of the catalog with arguments that fit, and compares the answers with their shapes and with
/// the schemas of the OpenAPI document.
@Suite("every endpoint")
struct WalkTests {
  @Test("answers with its status and in its shape", arguments: Catalog.moduleNames)
  func walk(name: String) throws {
    let module = try #require(Catalog.module(name))
    var problems: [String] = []
    // Readers first, then what changes things, then what deletes them, children before their parents.
    let world = World(SandboxOptions(seed: 1, now: Visit.now))
    let calls = module.resources.flatMap { resource in resource.endpoints.map { (resource, $0) } }
    for (resource, endpoint) in calls where !endpoint.isWrite {
      problems += Walk(world, module, resource, endpoint).problems()
    }
    for (resource, endpoint) in calls where endpoint.isWrite && endpoint.method != .delete {
      problems += Walk(world, module, resource, endpoint).problems()
    }
    for (resource, endpoint) in calls.reversed() where endpoint.method == .delete {
      problems += Walk(world, module, resource, endpoint).problems()
    }
    #expect(problems.isEmpty, "\(problems.count):\n\(problems.joined(separator: "\n"))")
  }
}

/// One call, with arguments that fit.
struct Walk {
  let world: World
  let module: Module
  let resource: Resource
  let endpoint: Endpoint

  init(_ world: World, _ module: Module, _ resource: Resource, _ endpoint: Endpoint) {
    self.world = world
    self.module = module
    self.resource = resource
    self.endpoint = endpoint
  }

  func problems() -> [String] {
    let token = world.accounts.issue(1, email: "ada@auroratravel.example", now: world.now, lifetime: 60)
    var target = endpoint.path
    for (hole, value) in arguments() { target = target.replacing("{\(hole)}", with: Text.encoded(value)) }
    let query = self.query()
    if !query.isEmpty { target += "?" + query.joined(separator: "&") }
    var headers: [(name: String, value: String)] = [("Authorization", "Bearer " + token)]
    var body = self.body()?.bytes ?? []
    if endpoint.body.isFile {
      headers.append(("Content-Type", "multipart/form-data; boundary=b"))
      body = Array("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\na\r\n--b--".utf8)
    } else if !body.isEmpty {
      headers.append(("Content-Type", "application/json"))
    }
    let reply = world.answer(SandboxRequest(endpoint.method.rawValue, target, headers: headers, body: body))
    let line = "\(endpoint.scriptName) \(endpoint.method.rawValue) \(target): "
    // Two calls may be one request, and v2 says in a text what it has deleted.
    let same = module.resources.flatMap(\.endpoints).first { $0.line == endpoint.line }?.successStatus
    let isTold = module.version == "v2" && endpoint.operation == .delete
    guard reply.status == endpoint.successStatus || reply.status == same || isTold && reply.status == 200 else {
      return [line + "\(reply.status) \(String(decoding: reply.body.prefix(200), as: UTF8.self))"]
    }
    if reply.status == 201, endpoint.operation == .create, reply.header("Location") == nil {
      return [line + "no Location"]
    }
    guard !reply.body.isEmpty, reply.header("Content-Type")?.hasPrefix("application/json") == true else {
      if case .none = endpoint.returns { return [] }
      if case .file = endpoint.returns { return [] }
      return [line + "no body"]
    }
    guard let json = try? JSON(reply.body) else { return [line + "no JSON"] }
    var check = ShapeCheck(module: module.name)
    if endpoint.isUndescribed { return [] }
    if isTold { return [] }
    check.check(json, endpoint, resource)
    var schema = SchemaCheck()
    schema.check(json, operation: endpoint.scriptName, status: reply.status)
    return (check.problems.prefix(3) + schema.problems.prefix(3)).map { line + $0 }
  }

  // MARK: - Arguments

  func arguments() -> [(String, String)] {
    var found: [(String, String)] = []
    var row: Row?
    let isItem = endpoint.holes.contains { $0 == resource.id?.name } && resource.kind == .collection
    if isItem {
      let isDeleted = resource.localName.hasPrefix("deleted")
      row = world.rows(world.key(resource)).first { row in
        (row.fields["isDeleted"]?.bool ?? false) == isDeleted
          && (resource.name != "roles" || row.fields["type"]?.string == "custom")
          && (resource.name != "agents" || row.id != "1")
      }
    }
    for hole in endpoint.holes {
      let isOwn = hole == resource.id?.name && (resource.itemPath.map { endpoint.path.hasPrefix($0) } ?? false)
      if hole == resource.parent?.param, !isOwn {
        let parent =
          (row?.parent.isEmpty ?? true) ? parentRow()?.id : row?.parent.split(separator: "/").first.map(String.init)
        found.append((hole, parent ?? "1"))
      } else if hole == resource.id?.name {
        found.append((hole, special() ?? row?.id ?? "1"))
      } else {
        let keys = [
          "roleId": "global.roles", "departmentId": "global.departments", "agentId": "global.agents",
          "botId": "bot.bots",
        ]
        found.append((hole, keys[hole].flatMap { world.rows($0).first?.id } ?? row?.id ?? parentRow()?.id ?? "1"))
      }
    }
    return found
  }

  private func special() -> String? {
    switch resource.qualifiedName {
    case "livechat.chats": world.chats.rows.first.map { world.chats.id($0) }
    case "livechat.sessions": world.chats.rows.first.map { world.chats.sessionId($0) }
    case "livechat.agents": "2"
    default: nil
    }
  }

  private func parentRow() -> Row? {
    guard let owner = Catalog.parent(of: resource) else { return nil }
    let rows = world.rows(world.key(owner)).filter { $0.fields["isDeleted"]?.bool != true }
    // Of a case the draft may be asked for, so it should have one.
    return rows.first { $0.fields["hasDraft"]?.bool == true } ?? rows.first
  }

  func query() -> [String] {
    var parts = endpoint.query.filter(\.required).map { parameter -> String in
      switch parameter.type {
      case .datetime, .date: return parameter.name + (parameter.name.hasSuffix("From") ? "=2026-11-01" : "=2026-11-20")
      case .integer, .number: return parameter.name + "=\(max(1, parameter.min ?? 1))"
      case .boolean: return parameter.name + "=true"
      default:
        if parameter.name == "targetCategoryId" {
          return "targetCategoryId=" + (world.rows("bot.categories").last?.id ?? "")
        }
        if parameter.name == "timeFrom" { return "timeFrom=2026-11-01" }
        if parameter.name == "timeTo" { return "timeTo=2026-11-20" }
        return parameter.name + "=" + Text.encoded(parameter.values?.first ?? world.rows("bot.bots").first?.id ?? "x")
      }
    }
    if endpoint.method == .delete, endpoint.holes.isEmpty {
      let row = world.rows(world.key(resource)).first
      if endpoint.parameter("id") != nil { parts.append("id=" + (row?.id ?? "")) }
      if endpoint.parameter("value") != nil {
        parts.append("value=" + Text.encoded(row?.fields["value"]?.string ?? ""))
      }
    }
    if let tokens = endpoint.parameter("include")?.values { parts.append("include=" + tokens.joined(separator: ",")) }
    return parts
  }

  // MARK: - Bodies

  func body() -> JSON? {
    let filler = Filler(world)
    switch endpoint.body {
    case .none, .undocumented, .file: return nil
    case .model(let name), .page(let name): return model(name, filler)
    case .list(let name): return [model(name, filler)]
    case .plain(let type, let array):
      if endpoint.name == "deleteMany" {
        return .list([.string(special() ?? world.rows(world.key(resource)).first?.id ?? "")])
      }
      if resource.name == "permissions" { return [1, 2] }
      let value = filler.value(type, seed: "body")
      return array ? [value] : value
    case .fields(let fields): return object(fields, filler)
    case .listOfFields(let fields):
      guard endpoint.name == "sort" else { return [object(fields, filler)] }
      return .list(world.rows(world.key(resource)).map { ["id": .string($0.id), "order": 1] })
    }
  }

  private func model(_ name: String, _ filler: Filler) -> JSON {
    guard let model = Catalog.model(name, in: module.name) else { return [:] }
    var object = filler.object(model, seed: "body", index: 0)
    if resource.name == "agents" { object["email"] = "new@auroratravel.example" }
    for field in model.fields where field.required == true && object[field.name]?.string == "" {
      object[field.name] = "text"
    }
    return .object(object)
  }

  private func object(_ fields: [Field], _ filler: Filler) -> JSON {
    var object = filler.object(fields, in: module.name, seed: "body")
    for name in ["ids", "sourceId"] where object[name] != nil {
      let live = world.rows(world.key(resource)).filter { $0.fields["isDeleted"]?.bool != true }
      let id = live.last?.id ?? ""
      let value: JSON = Int(id).map { .integer($0) } ?? .string(id)
      object[name] = name == "ids" ? [value] : value
    }
    let model = world.answerModelName(endpoint, resource).flatMap { Catalog.model($0, in: module.name) }
    for field in fields where field.values == nil {
      if let values = model?.field(field.name)?.values, object[field.name] != nil {
        object[field.name] = .string(values[0])
      }
    }
    if endpoint.name == "changeMyPassword" { object["currentPassword"] = "northern-lights" }
    for name in ["password", "newPassword"] where object[name] != nil { object[name] = "a long password" }
    for field in fields where field.required == true && object[field.name]?.string == "" { object[field.name] = "text" }
    if object["contactId"] != nil, let id = world.rows("contact.contacts").first?.id, resource.module == "messaging" {
      object["contactId"] = .string(id)
    }
    return .object(object)
  }
}

extension World {
  fileprivate func answerModelName(_ endpoint: Endpoint, _ resource: Resource) -> String? {
    endpoint.returns.modelName ?? resource.model
  }
}
