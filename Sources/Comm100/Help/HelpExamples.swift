/// Lines that show a resource at work. They are derived, so that every resource has them.
public enum HelpExamples {
  /// Two lines that can be run as they stand; what they need of other records they ask for themselves, and what would
  /// write is only planned.
  public static func examples(of resource: Resource) -> [String] {
    let reads = resource.endpoints.filter { !$0.isWrite && !$0.isUndescribed }
    var lines: [String] = []
    if let list = resource.endpoint("list"), !list.isUndescribed, let call = example(of: list) {
      lines.append(isQuery(list) ? inside(call, ".take(3)") : call)
      if let get = resource.endpoint("get"), let one = example(of: get) {
        lines.append(one)
      } else {
        lines.append(inside(call, ".count()"))
      }
    } else if let get = resource.endpoint("get"), let call = example(of: get), !call.hasPrefix("explain") {
      lines.append(call)
      let field = Catalog.model(of: resource)?.fields.first { $0.name != "id" && $0.include == nil }
      if let field { lines.append(call + (get.returns.isMany ? ".map(.\(field.name))" : "." + field.name)) }
    }
    for endpoint in reads where lines.count < 2 {
      if let call = example(of: endpoint), !lines.contains(call) { lines.append(call) }
    }
    for endpoint in resource.endpoints where lines.count < 2 && !reads.contains(where: { $0.name == endpoint.name }) {
      if let call = example(of: endpoint), !lines.contains(call) { lines.append(call) }
    }
    let help = ["help(\(resource.name))"] + resource.endpoints.map { "help(\($0.scriptName))" }
    return Array((lines + help).prefix(2))
  }

  /// A line that calls an endpoint; nil for uploads. What writes, and what needs an id that no other call gives, is
  /// only planned: `explain(…)`.
  public static func example(of endpoint: Endpoint) -> String? {
    guard let resource = Catalog.resource(endpoint.resource) else { return nil }
    let (place, rest) = place(of: endpoint, resource)
    var parts: [String] = []
    // An agent's login, which most sessions have, does not reach the older hosts.
    let side = Catalog.module(endpoint.module)?.side ?? .api
    var isPlanned = endpoint.isWrite || side == .legacy || side == .botMessage
    for hole in rest {
      if let value = idExpression(hole, resource, place) {
        parts.append(value)
      } else {
        parts.append(hole.type == .integer ? "1" : quoted("1"))
        isPlanned = true
      }
    }
    let needed = endpoint.query.filter(\.required)
    // What is deleted is named, if not by the path.
    let isByQuery = endpoint.method == .delete && parts.isEmpty && needed.isEmpty && endpoint.pathParams.isEmpty
    parts += (isByQuery ? Array(endpoint.query.prefix(1)) : needed).map { "\($0.name): \(sample($0))" }
    switch endpoint.body {
    case .none, .undocumented, .page: break
    case .model, .fields:
      let fields = (endpoint.bodyFields ?? []).filter { field in
        !field.isReadOnly(in: endpoint) && field.include == nil && !endpoint.holes.contains(field.name)
      }
      var isPart = false
      if case .model = endpoint.body { isPart = endpoint.operation == .update && resource.canRead(before: endpoint) }
      var shown =
        isPart
        ? Array(fields.filter { $0.type == .string }.prefix(1))
        : fields.filter { $0.required == true && $0.requiredIf == nil }
      // Where the pages do not say what is required, what they name first is what the call is about.
      if shown.isEmpty, !isPart { shown = Array(fields.filter { $0.type != .object }.prefix(2)) }
      // What the values that are shown make necessary.
      let more = fields.filter { field in
        field.requiredIf?.contains { key, values in
          shown.contains { $0.name == key && $0.values?.first.map(values.contains) ?? false }
        } ?? false
      }
      parts += (shown + more).map { "\($0.name): \(sample($0))" }
    case .plain(let type, _): parts.append(type == .integer ? "[1]" : "[\"1\"]")
    case .list, .listOfFields: parts.append("[]")
    case .file: return nil
    }
    let call = "\(place).\(endpoint.name)(" + parts.joined(separator: ", ") + ")"
    return isPlanned ? "explain(\(call))" : call
  }

  /// A stage put on a call, inside its `explain(…)` if it has one.
  private static func inside(_ call: String, _ stage: String) -> String {
    call.hasPrefix("explain(") ? call.dropLast() + stage + ")" : call + stage
  }

  // MARK: - Places

  private static func isQuery(_ endpoint: Endpoint) -> Bool { endpoint.returns.isMany }

  /// The expression before the method, and the holes of the path that it leaves open.
  private static func place(of endpoint: Endpoint, _ resource: Resource) -> (String, [Parameter]) {
    let holes = endpoint.pathParams
    guard let over = resource.parent, holes.first?.name == over.param, holes.count == 1 || holes[1].name != over.param,
      let parent = Catalog.parent(of: resource), Catalog.child(resource.localName, of: parent) === resource,
      isNested(endpoint, resource), let id = firstID(of: parent)
    else { return (resource.name, holes) }
    // Few have a draft.
    let hasOne = resource.localName.hasSuffix("Draft") && Catalog.model(of: parent)?.field("hasDraft") != nil
    let some = hasOne ? id.replacing(".first()", with: ".find(.hasDraft)") : id
    return ("\(parent.name)[\(some)].\(resource.localName)", Array(holes.dropFirst()))
  }

  /// Whether the first hole of the path is the parent's id, not the item's own of the same name.
  private static func isNested(_ endpoint: Endpoint, _ resource: Resource) -> Bool {
    guard resource.id?.name == resource.parent?.param, let itemPath = resource.itemPath else { return true }
    return !endpoint.path.hasPrefix(itemPath)
  }

  /// The id of some record: `agents.list().first().id`.
  private static func firstID(of resource: Resource) -> String? {
    guard let list = resource.endpoint("list"), list.pathParams.isEmpty, !list.query.contains(where: \.required),
      let id = resource.id
    else { return nil }
    let name = Catalog.model(of: resource)?.field(id.name)?.name ?? Catalog.model(of: resource)?.field("id")?.name
    return name.map { "\(resource.name).list().first().\($0)" }
  }

  private static func idExpression(_ hole: Parameter, _ resource: Resource, _ place: String) -> String? {
    if hole.name == resource.id?.name {
      if place == resource.name, let id = firstID(of: resource) { return id }
      guard resource.endpoint("list") != nil, let field = Catalog.model(of: resource)?.field(hole.name)?.name else {
        return nil
      }
      return place == resource.name ? nil : "\(place).list().first().\(field)"
    }
    // `roleId` is the id of one of the roles.
    guard hole.name.hasSuffix("Id") else { return nil }
    let stem = String(hole.name.dropLast(2))
    let names = [stem + "s", stem + "es", String(stem.dropLast()) + "ies"]
    return names.lazy.compactMap { Catalog.resource($0) }.compactMap { firstID(of: $0) }.first
  }

  // MARK: - Values

  static func sample(_ parameter: Parameter) -> String {
    if let value = parameter.values?.first { return quoted(value) }
    let isEnd = parameter.name.hasSuffix("To") || parameter.name.hasPrefix("end")
    if parameter.takesTime { return isEnd ? "now()" : "now() - 7.days" }
    switch parameter.type {
    case .integer, .number: return parameter.default?.text ?? String(parameter.min ?? 1)
    case .boolean: return "true"
    case .string, .guid, .file, .datetime, .date, .time: return quoted("1")
    case .object, .map: return "{}"
    case .conditions: return "[]"
    }
  }

  static func sample(_ field: Field) -> String {
    if let value = field.values?.first, field.type != .boolean {
      let one = field.type == .integer ? value : quoted(value)
      return field.array ? "[\(one)]" : one
    }
    if field.isZone { return quoted("Tokyo Standard Time") }
    let one: String
    switch field.type {
    case .integer, .number: one = String(field.min ?? 1)
    case .boolean: one = "true"
    case .datetime, .date: one = "now()"
    case .time: one = quoted("09:00")
    case .string: one = quoted(field.name.hasSuffix("mail") ? "tom@example.com" : "text")
    case .guid: one = quoted("1")
    case .object, .map: one = "{}"
    case .file, .conditions: one = "null"
    }
    return field.array ? (one == "{}" ? "[]" : "[\(one)]") : one
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
