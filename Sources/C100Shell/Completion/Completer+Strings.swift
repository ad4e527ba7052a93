import C100Kit
import C100Language
import Comm100
import LineEditor

/// Completion of what stands in quotes.
extension Completer {
  func insideString(_ typed: TypedTokens, _ index: Int) -> Completion {
    let body = typed.stringBody(index)
    let end = typed.bytes.count
    if typed.kind(index - 1) == .kImport { return quoted(body, end, scripts(body)) }
    if let candidates = comparison(typed, index) { return quoted(body, end, candidates) }
    if typed.kind(index - 1) == .leftBracket, typed.canEndOperand(index - 2) {
      return quoted(body, end, indexed(subject(typed, endingAt: index - 1)))
    }
    if let candidates = memberValues(typed, index) {
      return quoted(body, end, candidates.filter(\.isText).map(\.candidate))
    }
    guard let call = call(typed, index) else { return .none }
    return quoted(body, end, values(call, body))
  }

  /// Scripts and folders; whatever there is where there are none.
  func scripts(_ begun: String) -> [Candidate] {
    let files = facts.files(begun)
    let scripts = files.filter { $0.hasSuffix(".c100s") || $0.hasSuffix("/") }
    return (scripts.isEmpty ? files : scripts).map { Candidate($0) }
  }

  /// Candidates in quotes get their closing quote.
  private func quoted(_ body: String, _ end: Int, _ candidates: [Candidate]) -> Completion {
    let candidates = candidates.map { candidate in
      var candidate = candidate
      candidate.text = StringLiteral.body(candidate.text)
      return candidate
    }
    var seen: Set<String> = []
    var fitting = candidates.filter { $0.text.utf8.starts(with: body.utf8) && seen.insert($0.text).inserted }
    if fitting.isEmpty {
      let folded = body.lowercased()
      fitting = candidates.filter { $0.text.lowercased().hasPrefix(folded) && seen.insert($0.text).inserted }
    }
    if fitting.isEmpty, !body.isEmpty {
      let folded = body.lowercased()
      fitting = candidates.filter { $0.note.lowercased().contains(folded) && seen.insert($0.text).inserted }
    }
    return Completion(
      range: (end - body.utf8.count)..<end,
      candidates: fitting.map { candidate in
        var candidate = candidate
        if !candidate.text.hasSuffix("/") { candidate.text += "\"" }
        return candidate
      })
  }

  /// `agents["`: ids and names seen in this session.
  private func indexed(_ subject: Subject) -> [Candidate] {
    switch subject {
    case .resource(let resource):
      seenItems(resource)
    case .record(let model, _): model.fields.map { Candidate($0.name, note: $0.type.rawValue) }
    case .object(let members): members.map { Candidate($0.name) }
    default: []
    }
  }

  func seenItems(_ resource: Resource) -> [Candidate] {
    facts.seenItems(resource.name).map { Candidate($0.id, label: Safe.text($0.id), note: Safe.text($0.name)) }
  }

  func values(_ call: EnclosingCall, _ body: String) -> [Candidate] {
    if let endpoint = endpoint(call) {
      guard let label = call.label else {
        guard case .resource(let resource) = call.receiver, call.position == 0, !endpoint.pathParams.isEmpty else {
          return []
        }
        return seenItems(resource)
      }
      if label == "sortBy" || label == "field" { return fields(of: answerItem(endpoint)) }
      if let values = endpoint.parameter(label)?.values { return values.map { Candidate($0) } }
      if Self.isZone(label) { return facts.zones.map { Candidate($0.id, note: $0.note) } }
      return endpoint.settableField(label)?.values?.map { Candidate($0) } ?? []
    }
    if case .api? = call.receiver, call.position == 0 { return Self.paths(body) }
    switch call.name {
    case "in" where call.receiver != nil: return facts.zones.map { Candidate($0.id, note: $0.note) }
    case "save",
      "read" where call.position == 0:
      return facts.files(body).map { Candidate($0) }
    case "help": return Topic.all.map { Candidate($0.name, note: $0.summary) }
    default: break
    }
    if let builtin = builtin(call) {
      let parameter =
        call.label.flatMap { label in builtin.parameters.first { $0.name == label } }
        ?? builtin.parameter(at: call.unlabelled)
      if let values = parameter?.values { return values.map { Candidate($0) } }
    }
    switch call.name {
    case "select", "sortBy", "groupBy", "countBy", "indexBy", "table", "sum", "average", "min", "max", "distinct",
      "csv":
      return fields(of: call.receiver?.item ?? .unknown, along: body)
    default: return []
    }
  }

  /// `"preChat.`: the fields of what a dotted path has come to.
  private func fields(of subject: Subject, along path: String) -> [Candidate] {
    let sign = path.hasPrefix("-") ? "-" : ""
    var names = path.dropFirst(sign.count).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if !names.isEmpty { names.removeLast() }
    let owner = names.reduce(subject) { $0.member($1, isCalled: false) }
    let head = sign + names.map { $0 + "." }.joined()
    return fields(of: owner).map { Candidate(head + $0.text, note: $0.note) }
  }

  /// Paths of the catalog, a part at a time, up to where an id has to stand.
  private static func paths(_ begun: String) -> [Candidate] {
    let parts = begun.utf8.count { $0 == UInt8(ascii: "/") }
    var seen: Set<String> = []
    var found: [Candidate] = []
    for endpoint in Catalog.modules.flatMap(\.resources).flatMap(\.endpoints) {
      guard let path = endpoint.path.split(separator: "{").first, path.utf8.starts(with: begun.utf8) else { continue }
      // The first part says nothing by itself: `/api/v3/`.
      let pieces = path.split(separator: "/", omittingEmptySubsequences: false)
      let shown = max(parts + 1, 4)
      let text = pieces.prefix(shown).joined(separator: "/") + (pieces.count > shown ? "/" : "")
      if seen.insert(text).inserted { found.append(Candidate(text, note: text == path ? endpoint.summary : "")) }
    }
    return found.sorted { $0.text < $1.text }
  }

  private func answerItem(_ endpoint: Endpoint) -> Subject {
    Catalog.resource(endpoint.resource)?.answer(of: endpoint).item ?? .unknown
  }

  func fields(of subject: Subject) -> [Candidate] {
    switch subject {
    case .record(let model, _): model.fields.map { Candidate($0.name, note: $0.type.rawValue) }
    case .object(let members): members.map { Candidate($0.name) }
    default: []
    }
  }
}
