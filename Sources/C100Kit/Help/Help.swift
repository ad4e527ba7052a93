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
    case .host(let host as EndpointReference): card(host.endpoint)
    case .host(let host as ModuleValue): card(host.module)
    case .host(is RawAPI): raw
    case .host(let host as PlannedValue): host.requests.first.map { planned($0) } ?? overview
    case .host(let host as PlannedAnswer):
      host.model.map { card($0) } ?? Catalog.endpoint(host.callName).map { card($0) } ?? overview
    case .sequence(let sequence):
      (sequence.source as? Query).flatMap { Catalog.endpoint($0.recipe.name) }.map { card($0) } ?? overview
    case .function(let function): function.name.map { about($0, table) } ?? overview
    case .object(let object): object.origin.map { record($0) } ?? overview
    default: overview
    }
  }

  /// What a person sees who names a resource, a module or a reference and asks for nothing; nil for other values.
  static func shown(_ value: Value) -> String? {
    guard case .host(let host) = value else { return nil }
    switch host {
    case let host as ResourceValue: return card(host.resource)
    case let host as ModuleValue: return card(host.module)
    case let host as ReferenceValue: return reference(host)
    case is RawAPI: return raw
    case let host as AmbiguousName:
      return "several resources are called '\(host.name)': \(host.candidates.joined(separator: ", "))"
    default: return nil
    }
  }

  /// `agents[68]`, which asks nothing: what it is, and what can follow.
  private static func reference(_ value: ReferenceValue) -> String {
    let methods = value.resource.endpoints.map(\.name).filter { value.hasMethod($0) }
    let others = methods.filter { $0 != "get" }.prefix(6).map { ".\($0)()" }
    let get = methods.contains("get") ? "\(value.text).get() asks" : ""
    let also = others.isEmpty ? "" : "\(get.isEmpty ? "" : "; ")also \(others.joined(separator: " "))"
    return "\(value.text): one of \(value.resource.name) by its id, not asked for yet. \(get)\(also)"
  }

  static let overview = """
    Ask the API by its resources: agents, departments, sites, chats, contacts, tickets, …
      agents.list(pageSize: 5)            a list, page by page
      agents.get(68) · agents[68].get()   one record
      .where(.isActive).sortBy("email")   stages on a list
    help(agents) · help(agents.list) · help("paging") explain; topics:
    \(lines(Topic.all.map(\.name)))
    explain(agents.list()) shows what would be sent; `c100 resources` lists all resources
    """

  /// `api`
  private static let raw = """
    api — any path of the API, for what the catalog lacks
      api.get("/api/v3/livechat/campaigns")                 the answer as it comes
      api.get("/api/v3/livechat/chats", pageSize: 5)        labels become the query
      api.post("/api/v3/livechat/bans", {type: "ip", …})    put, patch and delete alike: the body is an object
      api.pages("/api/v3/globalSettings/agents")            a list, page by page
    """

  /// Names on lines of at most 76 columns, indented.
  private static func lines(_ names: [String]) -> String {
    var lines = [" "]
    for (index, name) in names.enumerated() {
      let word = " " + name + (index + 1 < names.count ? "," : "")
      if lines[lines.count - 1].count + word.count > 76 { lines.append(" ") }
      lines[lines.count - 1] += word
    }
    return lines.joined(separator: "\n")
  }

  // MARK: - The catalog

  private static func card(_ module: Module) -> String {
    var lines = ["\(module.name) — \(module.summary)" + (module.legacy ? " (legacy, v2)" : "")]
    for resource in module.resources { lines.append("  \(pad(resource.localName, 24)) \(resource.summary)") }
    return lines.joined(separator: "\n")
  }

  private static func card(_ resource: Resource) -> String {
    Comm100.HelpCard(resource).lines.joined(separator: "\n")
  }

  private static func card(_ endpoint: Endpoint) -> String {
    Comm100.HelpCard(endpoint).lines.joined(separator: "\n")
  }

  private static func card(_ model: Model) -> String {
    Comm100.HelpCard(model).lines.joined(separator: "\n")
  }

  private static func planned(_ request: PlannedRequest) -> String {
    let text = Catalog.endpoint(request.name).map { card($0) } ?? request.name
    return text + "\n  this call  \(request.line)"
  }

  private static func record(_ origin: RecordOrigin) -> String {
    guard let origin = origin as? ModelOrigin else { return origin.fieldNames.joined(separator: ", ") }
    var text = card(origin.model)
    if !origin.methodNames.isEmpty { text += "\n  actions    \(origin.methodNames.joined(separator: ", "))" }
    return text
  }

  // MARK: - Words

  /// A topic, a built-in, or whatever in the catalog speaks of these words.
  static func about(_ words: String, _ table: BuiltinTable) -> String {
    if let topic = Topic.named(words) { return topic.page }
    let builtins = table.all.filter { $0.name == words }
    if !builtins.isEmpty {
      return builtins.map { C100Language.HelpCard($0).lines.joined(separator: "\n") }.joined(separator: "\n\n")
    }
    if let resource = Catalog.resource(words) { return card(resource) }
    let found = search(words, table)
    if !found.isEmpty { return found.prefix(30).joined(separator: "\n") }
    // What people call a thing, where the API has another word for it.
    let other = words.lowercased().split(separator: " ").map { Help.synonyms[String($0)] ?? String($0) }
      .joined(separator: " ")
    let instead = other == words.lowercased() ? [] : search(other, table)
    guard !instead.isEmpty else {
      return "nothing speaks of “\(words)”; topics: \(Topic.all.map(\.name).joined(separator: ", "))"
    }
    return "nothing speaks of “\(words)”; here it is “\(other)”\n" + instead.prefix(30).joined(separator: "\n")
  }

  /// Words of people who look after live chat, and the API's own.
  private static let synonyms: [String: String] = [
    "csat": "rating", "satisfaction": "rating", "score": "rating", "nps": "rating", "feedback": "rating",
    "operator": "agent", "user": "agent", "staff": "agent", "employee": "agent", "customer": "contact",
    "client": "contact", "team": "department", "group": "department", "canned": "cannedMessage",
    "macro": "cannedMessage", "template": "cannedMessage", "snippet": "cannedMessage", "conversation": "chat",
    "waiting": "queue", "wait": "queue", "block": "ban", "blacklist": "ban", "permission": "role", "rights": "role",
    "log": "audit", "history": "audit", "schedule": "shift", "hours": "shift", "holiday": "shift",
    "language": "locale", "webpage": "page", "widget": "campaign", "proactive": "invitation", "webhook": "webhooks",
  ]

  /// The lines of everything that speaks of these words.
  private static func search(_ words: String, _ table: BuiltinTable) -> [String] {
    var lines: [String] = []
    let wanted = words.lowercased()
    for builtin in table.all
    where builtin.name.lowercased().contains(wanted) || builtin.summary.lowercased().contains(wanted) {
      lines.append("  \(pad(builtin.signature, 34)) \(builtin.summary)")
    }
    for hit in Catalog.search(words, limit: 12) {
      lines.append(hit.summary.isEmpty ? "  \(hit.name)" : "  \(pad(hit.name, 34)) \(hit.summary)")
    }
    let spoken = " \(wanted)"
    for topic in Topic.all where " \(topic.text.lowercased())".contains(spoken) {
      lines.append("  \(pad("help(\"\(topic.name)\")", 34)) \(topic.summary)")
    }
    return lines
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }
}
