import C100Language
import Comm100

/// What `help(…)` answers, as text.
enum Help {
  static func text(_ value: Value, _ table: BuiltinTable) -> String {
    switch value {
    case .nothing: overview
    case .string(let text): about(text.text, table)
    case .host(let host as ResourceValue): card(host.resource)
    case .host(let host as ReferenceValue): card(host.resource)
    case .host(let host as EndpointReference): card(host.endpoint, host.resource)
    case .host(let host as ModuleValue): card(host.module)
    case .host(let host as PlannedValue): host.requests.first.map { planned($0) } ?? overview
    case .sequence(let sequence):
      (sequence.source as? Query).flatMap { Catalog.endpoint($0.recipe.name) }.map { planned($0) } ?? overview
    case .function(let function): function.name.map { about($0, table) } ?? overview
    case .object(let object): object.origin.map { record($0) } ?? overview
    default: overview
    }
  }

  static let overview = """
    Ask the API by its resources: agents, departments, sites, chats, contacts, tickets, …
      agents.list(pageSize: 5)            a list, page by page
      agents.get(68) · agents[68].get()   one record
      .where(.isActive).sortBy("email")   stages on a list
    help(agents) · help(agents.list) · help("paging")   explain · topics: \(Topic.all.map(\.name).joined(separator: ", "))
    explain(agents.list()) shows what would be sent · `c100 resources` lists all resources
    """

  // MARK: - The catalog

  private static func card(_ module: Module) -> String {
    var lines = ["\(module.name) — \(module.summary)" + (module.legacy ? " (legacy, v2)" : "")]
    for resource in module.resources { lines.append("  \(pad(resource.localName, 24)) \(resource.summary)") }
    return lines.joined(separator: "\n")
  }

  private static func card(_ resource: Resource) -> String {
    var lines = ["\(resource.name) — \(resource.summary)"]
    if let permission = resource.permission { lines.append("  needs      \(permission)") }
    for endpoint in resource.endpoints { lines.append("  \(pad(signature(endpoint), 44)) \(endpoint.summary)") }
    if let model = Catalog.model(of: resource) {
      lines.append("  fields     \(model.fields.map(\.name).joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }

  private static func signature(_ endpoint: Endpoint) -> String {
    "\(endpoint.name)(\((endpoint.holes + endpoint.parameters.map(\.name)).joined(separator: ", ")))"
  }

  private static func card(_ endpoint: Endpoint, _ resource: Resource) -> String {
    var lines = ["\(resource.name).\(signature(endpoint)) — \(endpoint.summary)", "  sends      \(endpoint.line)"]
    for parameter in endpoint.parameters {
      let values = parameter.values.map { ": \($0.joined(separator: ", "))" } ?? ""
      lines.append("  \(pad(parameter.name, 20)) \(parameter.type.rawValue)\(values)")
    }
    return lines.joined(separator: "\n")
  }

  private static func planned(_ request: PlannedRequest) -> String {
    let card = Catalog.endpoint(request.name).map { planned($0) } ?? request.name
    return card + "\n  this call  \(request.line)"
  }

  private static func planned(_ endpoint: Endpoint) -> String {
    guard let resource = Catalog.resource(endpoint.resource) else { return endpoint.scriptName }
    return card(endpoint, resource)
  }

  private static func record(_ origin: RecordOrigin) -> String {
    guard let origin = origin as? ModelOrigin else { return origin.fieldNames.joined(separator: ", ") }
    var text = "\(origin.model.name): \(origin.fieldNames.joined(separator: ", "))"
    if !origin.methodNames.isEmpty { text += "\n  actions    \(origin.methodNames.joined(separator: ", "))" }
    return text
  }

  // MARK: - Words

  /// A topic, a built-in, or whatever in the catalog speaks of these words.
  static func about(_ words: String, _ table: BuiltinTable) -> String {
    if let topic = Topic.named(words) { return page(topic) }
    let builtins = table.all.filter { $0.name == words }
    if !builtins.isEmpty { return builtins.map { card($0) }.joined(separator: "\n\n") }
    if let resource = Catalog.resource(words) { return card(resource) }
    var lines: [String] = []
    let wanted = words.lowercased()
    for builtin in table.all
    where builtin.name.lowercased().contains(wanted) || builtin.summary.lowercased().contains(wanted) {
      lines.append("  \(pad(builtin.signature, 34)) \(builtin.summary)")
    }
    for topic in Topic.all where topic.text.lowercased().contains(wanted) {
      lines.append("  \(pad("help(\"\(topic.name)\")", 34)) \(topic.summary)")
    }
    guard !lines.isEmpty else {
      return "nothing speaks of “\(words)”; topics: \(Topic.all.map(\.name).joined(separator: ", "))"
    }
    return lines.prefix(30).joined(separator: "\n")
  }

  private static func page(_ topic: Topic) -> String {
    "\(topic.name) — \(topic.summary)\n\n\(topic.text)\n\n" + topic.lines.map { "  " + $0 }.joined(separator: "\n")
  }

  private static func card(_ builtin: Builtin) -> String {
    var lines = ["\(builtin.signature) — \(builtin.summary)"]
    for example in builtin.examples { lines.append("  \(example.source)  →  \(example.result)") }
    return lines.joined(separator: "\n")
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }
}
