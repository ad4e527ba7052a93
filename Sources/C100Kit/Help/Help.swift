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
    // A topic may be called by a method's name: `where` is one of the filters, and has a card too.
    let cards = C100Language.HelpCard.cards(words, table).map { $0.lines.joined(separator: "\n") }
    let pages = Topic.named(words).map { [$0.page] } ?? []
    if !(cards + pages).isEmpty { return (cards + pages).joined(separator: "\n\n") }
    if let resource = Catalog.resource(words) { return card(resource) }
    if let word = Synonyms.word(words.lowercased()), word != words, Topic.named(word) != nil || isBuiltin(word, table) {
      return "“\(words)” is told here:\n" + about(word, table)
    }
    let found = search(words, table)
    if !found.isEmpty { return found.prefix(30).joined(separator: "\n") }
    // What people call a thing, where the API has another word for it.
    let parts = words.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let wanted = parts.filter { !Self.plainWords.contains($0) }
    let other = wanted.map { Synonyms.word($0) ?? $0 }
    for text in [wanted.joined(separator: " "), other.joined(separator: " ")] where text != words.lowercased() {
      let instead = search(text, table)
      if !instead.isEmpty {
        return "nothing speaks of “\(words)”; here it is “\(text)”\n" + instead.prefix(30).joined(separator: "\n")
      }
    }
    var lines: [String] = []
    for word in other where wanted.count > 1 {
      let found = Topic.named(word).map { [line($0)] } ?? []
      for line in (found + search(word, table)).prefix(6) where !lines.contains(line) { lines.append(line) }
    }
    guard lines.isEmpty else {
      return "nothing speaks of all of “\(words)”; of one or the other:\n" + lines.joined(separator: "\n")
    }
    return "nothing speaks of “\(words)”; topics: \(Topic.all.map(\.name).joined(separator: ", "))"
  }

  private static func isBuiltin(_ name: String, _ table: BuiltinTable) -> Bool {
    table.all.contains { $0.name == name }
  }

  /// Words of a question that say nothing of its subject.
  private static let plainWords: Set<String> = [
    "a", "an", "the", "of", "by", "do", "does", "i", "you", "how", "to", "is", "are", "in", "on", "with", "for", "and",
    "or",
    "what", "which", "who", "can", "my", "me", "all", "get", "show", "list", "two", "from", "it", "per", "use", "make",
  ]

  /// The lines of everything that speaks of these words.
  private static func search(_ words: String, _ table: BuiltinTable) -> [String] {
    var lines: [String] = []
    let wanted = words.lowercased().split(separator: " ")
    /// Each word somewhere, at the start of a word unless it is in a name.
    func speaks(_ text: String, name: String = "") -> Bool {
      let (text, name) = (" \(text.lowercased())", name.lowercased())
      return wanted.allSatisfy { word in
        name.contains(word) || [" ", "(", "`", "“"].contains { text.contains($0 + word) }
      }
    }
    for builtin in table.all where speaks(builtin.summary, name: builtin.name) {
      lines.append("  \(pad(builtin.signature, 34)) \(builtin.summary)")
    }
    for hit in Catalog.search(words, limit: 12) {
      lines.append(hit.summary.isEmpty ? "  \(hit.name)" : "  \(pad(hit.name, 34)) \(hit.summary)")
    }
    for topic in Topic.all where speaks(topic.text, name: topic.name) { lines.append(line(topic)) }
    return lines
  }

  private static func line(_ topic: Topic) -> String {
    "  \(pad("help(\"\(topic.name)\")", 34)) \(topic.summary)"
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }
}
