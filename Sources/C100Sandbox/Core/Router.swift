import Comm100

/// Finds the endpoint of a request, by method and path.
///
/// Paths are matched without regard to the letter case of their literal parts. A literal part wins over a hole, so that
/// `agents/me` is not the agent with the id `me`. A module's routes are made when its prefix is first asked for.
struct Router {
  struct Match {
    let module: Module
    let resource: Resource
    let endpoint: Endpoint
    let arguments: [(name: String, value: String)]
  }

  private struct Route {
    let module: Module
    let resource: Resource
    let endpoint: Endpoint
    let parts: [Part]
    /// Bytes of literal text: the more, the closer the match.
    let weight: Int
  }

  /// One segment: `agents`, `{id}`, `{id}:unlock`, `conversations{id}`.
  private struct Part {
    let prefix: String
    let hole: String?
    let suffix: String

    init(_ segment: Substring) {
      guard let open = segment.firstIndex(of: "{"), let close = segment.firstIndex(of: "}") else {
        prefix = Text.lowered(segment)
        hole = nil
        suffix = ""
        return
      }
      prefix = Text.lowered(segment[..<open])
      hole = String(segment[segment.index(after: open)..<close])
      suffix = Text.lowered(segment[segment.index(after: close)...])
    }

    func argument(_ segment: String, lowered: String) -> String? {
      guard lowered.hasPrefix(prefix), lowered.hasSuffix(suffix) else { return nil }
      let count = segment.utf8.count - prefix.utf8.count - suffix.utf8.count
      guard count > 0 else { return nil }
      let value = segment.utf8.dropFirst(prefix.utf8.count).prefix(count)
      return String(Substring(value))
    }
  }

  private var routes: [String: [Route]] = [:]
  private var isBuilt: Set<String> = []

  /// The modules by the start of their paths, longest first; those without a prefix last.
  private static let prefixes: [(prefix: String, modules: [String])] = [
    ("/api/v3/globalsettings/", ["global"]), ("/api/v3/livechat/reports", ["livechatReports", "livechat"]),
    ("/api/v3/livechat/", ["livechat", "global"]), ("/api/v3/messaging/", ["messaging"]),
    ("/api/v4/ticketing/", ["ticketing"]), ("/api/v3/chatbot/", ["bot"]), ("/api/v3/agentassist", ["agentAssist"]),
    ("/api/v3/bot/", ["voiceBot", "botMessage"]), ("/api/v3/contact/", ["contact"]),
    ("/api/v3/channelapp/", ["channelApp"]), ("/api/v3/partner/", ["partner"]), ("/api/v2/livechat/", ["livechatV2"]),
    ("/api/v2/account/", ["accountV2"]), ("/api/v2/ticket", ["ticketV2"]), ("/api/v2/", ["botV2"]),
  ]

  /// The endpoint for a request; `allowed` says which other methods the path knows.
  mutating func match(_ method: String, segments: [String]) -> (match: Match?, allowed: [String]) {
    let lowered = segments.map { Text.lowered($0) }
    build(for: "/" + lowered.joined(separator: "/"))
    if let match = find(method, segments, lowered) { return (match, []) }
    let others = HTTPMethod.allCases.map(\.rawValue).filter { $0 != method && find($0, segments, lowered) != nil }
    return (nil, others)
  }

  private func find(_ method: String, _ segments: [String], _ lowered: [String]) -> Match? {
    for route in routes["\(method) \(segments.count)"] ?? [] {
      guard let arguments = Self.arguments(route.parts, segments, lowered) else { continue }
      return Match(
        module: route.module, resource: route.resource, endpoint: route.endpoint, arguments: arguments)
    }
    return nil
  }

  private static func arguments(
    _ parts: [Part], _ segments: [String], _ lowered: [String]
  ) -> [(name: String, value: String)]? {
    var found: [(name: String, value: String)] = []
    for (i, part) in parts.enumerated() {
      if let hole = part.hole {
        guard let value = part.argument(segments[i], lowered: lowered[i]) else { return nil }
        found.append((hole, value))
      } else if part.prefix != lowered[i] {
        return nil
      }
    }
    return found
  }

  // MARK: - Building

  private mutating func build(for path: String) {
    let modules = Self.prefixes.first { (path + "/").hasPrefix($0.prefix) }?.modules ?? ["botCustom", "botSession"]
    for name in modules where isBuilt.insert(name).inserted { add(name) }
  }

  private mutating func add(_ name: String) {
    guard let module = Catalog.module(name) else { return }
    for resource in module.resources {
      for endpoint in resource.endpoints {
        add(module, resource, endpoint, endpoint.method.rawValue, endpoint.path)
        for variant in endpoint.pathVariants {
          let words = variant.split(separator: " ")
          if words.count == 2 {
            add(module, resource, endpoint, String(words[0]), String(words[1]))
          } else {
            add(module, resource, endpoint, endpoint.method.rawValue, variant)
          }
        }
      }
    }
  }

  private mutating func add(
    _ module: Module, _ resource: Resource, _ endpoint: Endpoint, _ method: String, _ path: String
  ) {
    let parts = path.split(separator: "/").map(Part.init)
    let weight = parts.reduce(0) { $0 + ($1.hole == nil ? 100 + $1.prefix.utf8.count : $1.suffix.utf8.count) }
    let route = Route(module: module, resource: resource, endpoint: endpoint, parts: parts, weight: weight)
    let key = "\(method) \(parts.count)"
    // The closest first; of equals the one declared first, and never a variant before another's own path.
    let at = routes[key, default: []].firstIndex { $0.weight < weight } ?? routes[key, default: []].count
    routes[key, default: []].insert(route, at: at)
  }
}
