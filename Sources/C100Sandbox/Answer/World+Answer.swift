import Comm100
import JSONText

/// From a request to a reply: route, who, may they, is it well formed, do it.
extension World {
  func answer(_ request: SandboxRequest) -> SandboxReply {
    do {
      return try respond(to: request)
    } catch {
      return Self.reply(error)
    }
  }

  static func reply(_ refusal: Refusal) -> SandboxReply {
    let body = JSON.object(JSONObject([("code", .integer(refusal.code)), ("message", .string(refusal.message))]))
    var headers = [(name: "Content-Type", value: "application/json")]
    // With it a browser asks for the e-mail and the API key.
    if refusal.status == 401 { headers.append(("WWW-Authenticate", #"Basic realm="c100 sandbox", Bearer"#)) }
    return SandboxReply(status: refusal.status, headers: headers, body: body.bytes)
  }

  private func respond(to request: SandboxRequest) throws(Refusal) -> SandboxReply {
    let target = Self.local(request.target)
    let cut = target.firstIndex(of: "?")
    let path = String(target[..<(cut ?? target.endIndex)])
    let queryText = cut.map { target[target.index(after: $0)...] } ?? ""
    guard let query = Text.pairs(queryText) else { throw Refusal(400, "The query holds a broken percent escape.") }
    if path == "/" || path.isEmpty { return try frontPage(request) }
    if let reply = try login(request, path) { return reply }
    var segments: [String] = []
    for piece in path.split(separator: "/") {
      guard let segment = Text.decoded(piece, plusIsSpace: false) else {
        throw Refusal(400, "The path holds a broken percent escape.")
      }
      segments.append(segment)
    }
    // The bot message samples put another word before the path.
    if let first = segments.first, Text.equal(first, "botapi") { segments.removeFirst() }
    let method = request.method == "HEAD" ? "GET" : request.method
    // An attachment's address: whoever knows it gets the file, as with signed links.
    if method == "GET", segments.count == 2, segments[0] == "files", let file = uploads[Text.lowered(segments[1])] {
      return Self.reply(file)
    }
    let (match, allowed) = router.match(method, segments: segments)
    guard let match else {
      if path == "*", method == "OPTIONS" { return Self.options(HTTPMethod.allCases.map(\.rawValue)) }
      guard !allowed.isEmpty else { throw Refusal(404, "There is nothing at \(Text.short(path)).") }
      var reply = Self.options(allowed)
      guard method != "OPTIONS" else { return reply }
      let refused = Self.reply(
        Refusal(405, "\(Text.short(path)) does not take \(Text.short(method)), but \(allowed.joined(separator: ", ")).")
      )
      reply.status = 405
      reply.headers += refused.headers
      reply.body = refused.body
      return reply
    }
    var call = Call(
      request: request, path: path, query: query, module: match.module, resource: match.resource,
      endpoint: match.endpoint, arguments: match.arguments)
    call.caller = try caller(call)
    try permit(call)
    try checkQuery(call)
    call.body = try body(call)
    return reply(try perform(call), call)
  }

  /// What a path knows: GET brings HEAD, and OPTIONS is this answer.
  private static func options(_ methods: [String]) -> SandboxReply {
    let all = methods.flatMap { $0 == "GET" ? ["GET", "HEAD"] : [$0] } + ["OPTIONS"]
    return SandboxReply(status: 204, headers: [("Allow", all.joined(separator: ", "))])
  }

  /// The path and query of a target, which may also be a whole URL (RFC 9112, 3.2.2).
  private static func local(_ target: String) -> Substring {
    guard let scheme = ["http://", "https://"].first(where: { target.hasPrefix($0) }) else { return target[...] }
    let rest = target.dropFirst(scheme.count)
    return rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
  }

  // MARK: - Checks

  private func permit(_ call: Call) throws(Refusal) {
    guard !call.caller.isAdmin, let wanted = call.resource.permission(for: call.endpoint) else { return }
    // What concerns only oneself needs no permission.
    if call.path.utf8.count > 3, call.arguments.isEmpty, call.path.contains("/me") { return }
    for name in wanted.split(separator: "+").map({ $0.filter { $0 != " " } }) {
      let isHeld = call.caller.permissions.contains { $0.filter { $0 != " " } == name }
      guard isHeld else {
        throw Refusal(
          403, "The permission '\(wanted)' is needed for \(call.endpoint.method.rawValue) \(call.path).", code: 403_000)
      }
    }
  }

  private static let everywhere: Set<String> = ["pageindex", "pagesize", "sortby", "sortorder"]

  private func checkQuery(_ call: Call) throws(Refusal) {
    let parameters = call.endpoint.parameters
    for pair in call.query {
      let bare = pair.name.split(separator: "[").first.map(String.init) ?? pair.name
      guard let parameter = parameters.first(where: { Text.equal($0.name, bare) }) else {
        let isList = call.endpoint.operation == .list
        guard isList, Self.everywhere.contains(Text.lowered(bare)) else {
          throw Refusal(400, "Parameter '\(Text.short(pair.name))' is unknown.")
        }
        continue
      }
      if !pair.value.isEmpty, Text.lowered(bare) != "include" { try check(pair.value, parameter) }
    }
    for parameter in parameters where parameter.required {
      guard call.value(parameter.name) != nil || !call.values(parameter.name).isEmpty else {
        throw .required(parameter.name)
      }
    }
    for parameter in parameters {
      guard let other = parameter.dependsOn, call.value(parameter.name) != nil else { continue }
      guard call.value(other) != nil else { throw .required(other) }
    }
  }

  private func check(_ value: String, _ parameter: Parameter) throws(Refusal) {
    let values = parameter.multiple ? value.split(separator: ",").map(String.init) : [value]
    for value in values {
      if let allowed = parameter.values, !parameter.isOpen, parameter.name != "sortOrder" {
        guard allowed.contains(where: { Text.equal($0, value) }) else {
          throw .bad(parameter.name, "one of: " + allowed.joined(separator: ", "))
        }
      }
      switch parameter.type {
      case .integer:
        guard let number = Int(value) else { throw .bad(parameter.name, "a whole number") }
        let isPlace = Text.equal(parameter.name, "pageSize") || Text.equal(parameter.name, "pageIndex")
        let least = parameter.min ?? Int.min
        let most = parameter.max ?? Int.max
        if !isPlace, number < least || number > most { throw .bad(parameter.name, "\(least)...\(most)") }
      case .number:
        guard Double(value) != nil else { throw .bad(parameter.name, "a number") }
      case .boolean:
        guard Text.equal(value, "true") || Text.equal(value, "false") else {
          throw .bad(parameter.name, "true or false")
        }
      case .datetime, .date:
        guard Moment.parse(value) != nil else { throw .bad(parameter.name, "a time such as 2026-11-20T09:30:00") }
      case .string, .guid, .time, .object, .map, .file, .conditions:
        break
      }
    }
  }

  private func body(_ call: Call) throws(Refusal) -> JSON? {
    guard !call.request.body.isEmpty else { return nil }
    let type = Text.lowered(call.request.header("Content-Type") ?? "application/json")
    if type.hasPrefix("multipart/") {
      if case .file = call.endpoint.body { return nil }
      throw Self.wrongType(type)
    }
    if type.hasPrefix("application/x-www-form-urlencoded") {
      // What `curl -d` says of everything, unless it is told otherwise.
      let first = call.request.body.first { $0 > 0x20 }
      if first == 0x7B || first == 0x5B && call.request.body.contains(0x22) { throw Self.wrongType(type) }
      let text = String(decoding: call.request.body, as: UTF8.self)
      guard let pairs = Text.pairs(text) else { throw Refusal(400, "The form holds a broken percent escape.") }
      if pairs.allSatisfy({ $0.name.hasPrefix("[") }) { return .list(pairs.map { .string($0.value) }) }
      return .object(JSONObject(pairs.map { ($0.name, JSON.string($0.value)) }))
    }
    guard type.isEmpty || type.contains("json") else { throw Self.wrongType(type) }
    do {
      return try JSON(call.request.body)
    } catch {
      throw Refusal(400, "The body is not JSON: \(error.message).")
    }
  }

  private static func wrongType(_ type: String) -> Refusal {
    Refusal(415, "The body was sent as \(Text.short(type)); send JSON with the header Content-Type: application/json.")
  }

  // MARK: - Doing it

  private func perform(_ call: Call) throws(Refusal) -> Answer {
    if let answer = try special(call) { return answer }
    switch call.endpoint.operation {
    case .list: return try list(call)
    case .get: return call.resource.kind == .singleton ? try getSingle(call) : try get(call)
    case .create: return call.resource.kind == .singleton ? try updateSingle(call) : try create(call)
    case .update, .replace: return call.resource.kind == .singleton ? try updateSingle(call) : try update(call)
    case .delete: return call.resource.kind == .singleton ? try deleteSingle(call) : try delete(call)
    case .action: return call.endpoint.name == "deleteMany" ? try deleteMany(call) : try imagined(call)
    case .report: return try imagined(call)
    }
  }

  private func reply(_ answer: Answer, _ call: Call) -> SandboxReply {
    let json: [(name: String, value: String)] = [("Content-Type", "application/json; charset=utf-8")]
    let status = call.endpoint.status ?? 200
    switch answer {
    case .nothing: return SandboxReply(status: call.endpoint.status ?? 204)
    case .json(let json_): return SandboxReply(status: status, headers: json, body: json_.bytes)
    case .text(let bytes): return SandboxReply(status: status, headers: json, body: bytes)
    case .created(let json_, let path):
      return SandboxReply(
        status: status, headers: json + [("Location", call.request.base + path)], body: json_.bytes)
    case .file(let file): return Self.reply(file, status)
    }
  }

  /// A file as it came, under the name that it came with.
  static func reply(_ file: Upload, _ status: Int = 200) -> SandboxReply {
    SandboxReply(
      status: status,
      headers: [
        ("Content-Type", file.type), ("Content-Disposition", "attachment; filename*=UTF-8''\(Text.encoded(file.name))"),
      ], body: file.bytes)
  }
}
