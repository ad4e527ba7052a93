import Comm100
import JSONText

/// Lists: which rows, in which order, which page of them.
extension World {
  func list(_ call: Call) throws(Refusal) -> Answer {
    let paging = try Paging(call)
    let includes = try call.includes()
    let model = answerModel(call)
    let listing = try listings.kept(call, self) { () throws(Refusal) -> [Row] in
      let rows = try filtered(try candidates(call), call, model)
      return try Sorting(call, model, options)?.sorted(rows, options) ?? rows
    }
    return .text(
      paging.envelope(total: wrong(listing.items.count)) { out in
        for place in paging.range(of: listing.items.count) {
          listing.append(place, to: &out) { row, text in
            write(row, as: model, of: call.resource, including: includes, to: &text)
          }
        }
      })
  }

  /// A wrong total, when the faults ask for one.
  func wrong(_ total: Int) -> Int { wrongTotal.map { max(0, total + $0) } ?? total }

  func answerModel(_ call: Call) -> Model? {
    let name = call.endpoint.returns.modelName ?? call.resource.model
    return name.flatMap { Catalog.model($0, in: call.module.name) }
  }

  // MARK: - Candidates

  /// The rows that the path speaks of.
  private func candidates(_ call: Call) throws(Refusal) -> [Row] {
    let key = self.key(call.resource)
    var rows = self.rows(key)
    switch call.resource.qualifiedName {
    case "ticketing.tickets", "ticketing.portalTickets", "messaging.conversations", "messaging.portalConversations":
      rows = rows.filter { $0.fields["isDeleted"]?.bool != true }
    case "ticketing.deletedTickets", "messaging.deletedConversations":
      rows = rows.filter { $0.fields["isDeleted"]?.bool == true }
    case "messaging.portalConversationMessages": rows = rows.filter { $0.fields["type"]?.string != "note" }
    default: break
    }
    guard let hole = call.arguments.last else { return rows }
    try requireParents(call)
    if call.resource.parent?.param == hole.name {
      let section = Self.section(of: call.endpoint)
      return rows.filter { Text.equal($0.parent, hole.value + section) }
    }
    // A list by another resource: `roles/{roleId}/agents` wants the agents whose `roleIds` hold it.
    let plural = hole.name + "s"
    return rows.filter { row in
      if let value = row.fields[hole.name] { return idText(value).map { Text.equal($0, hole.value) } ?? false }
      let ids = row.fields[plural]?.list ?? []
      return ids.contains { idText($0).map { Text.equal($0, hole.value) } ?? false }
    }
  }

  /// The four lists of form fields of a campaign are kept apart: `/preChat`, `/postChat`, …
  static func section(of endpoint: Endpoint) -> String {
    guard endpoint.resource == "campaignFormFields" else { return "" }
    for part in ["/preChat", "/postChat", "/offlineMessage", "/agentWrapup"] where endpoint.path.contains(part) {
      return part
    }
    return ""
  }

  /// Refuses a path whose parent does not exist.
  func requireParents(_ call: Call) throws(Refusal) {
    for hole in call.arguments {
      guard let key = parentKey(hole.name, call) else { continue }
      guard row(key, hole.value) != nil else { throw .notFound(noun(key), hole.value) }
    }
  }

  /// The collection of the item that a hole of the path names, when it is not the item asked for.
  private func parentKey(_ hole: String, _ call: Call) -> String? {
    // `messages/{id}` names its own item by the word that means the parent in `tickets/{id}/messages`.
    if hole == call.resource.id?.name, let own = call.resource.itemPath, call.endpoint.path.hasPrefix(own) {
      return nil
    }
    if let parent = call.resource.parent, parent.param == hole {
      guard let resource = Catalog.parent(of: call.resource) else { return nil }
      return resource.kind == .collection ? key(resource) : nil
    }
    switch hole {
    case "roleId": return "global.roles"
    case "departmentId": return "global.departments"
    case "agentId": return "global.agents"
    default: return nil
    }
  }

  /// `agents` of `global.agents` in the singular, for messages.
  func noun(_ key: String) -> String {
    let name = key.split(separator: ".").last.map(String.init) ?? key
    if name.hasSuffix("ies") { return String(name.dropLast(3)) + "y" }
    return name.hasSuffix("s") ? String(name.dropLast()) : name
  }

  // MARK: - Filters

  private static let notFilters: Set<String> = [
    "include", "pageindex", "pagesize", "sortby", "sortorder", "keywords", "keyword", "timefrom", "timeto", "datefrom",
    "dateto", "timezone", "timezoneoffset", "conditions", "requestedtime", "viewid", "viewids", "engineType",
    "usagetype", "availablein", "minscore",
  ]

  private func filtered(_ rows: [Row], _ call: Call, _ model: Model?) throws(Refusal) -> [Row] {
    var rows = rows
    let span = try TimeSpan(call, now: now)
    if let span, let field = timeField(model) {
      rows = rows.filter { row in
        guard let text = row.fields[field]?.string, let time = Moment.parse(text) else { return false }
        return span.contains(time)
      }
    }
    for parameter in call.endpoint.parameters where !Self.notFilters.contains(Text.lowered(parameter.name)) {
      let wanted =
        parameter.array || parameter.multiple
        ? call.values(parameter.name) : call.value(parameter.name).map { [$0] } ?? []
      guard !wanted.isEmpty else { continue }
      rows = rows.filter { Self.matches($0, parameter, wanted) }
    }
    if let words = call.value("keywords") ?? call.value("keyword") {
      let needle = Text.folded(words)
      rows = rows.filter { Self.mentions(.object($0.fields), needle) }
    }
    let conditions = try Condition.read(call)
    if !conditions.isEmpty { rows = rows.filter { row in conditions.allSatisfy { $0.holds(row.fields) } } }
    if let view = call.value("viewId") { rows = try viewed(rows, view, call) }
    return rows
  }

  /// The field that `timeFrom` and `timeTo` speak of.
  private func timeField(_ model: Model?) -> String? {
    let names = [
      "actionTime", "createdAt", "createdTime", "time", "createTime", "requestedTime", "firstVisitTime",
      "lastUpdatedTime",
    ]
    return names.first { model?.field($0) != nil }
  }

  private static func matches(_ row: Row, _ parameter: Parameter, _ wanted: [String]) -> Bool {
    let name = alias[parameter.name] ?? parameter.name
    guard let value = row.fields[name] ?? row.fields[name + "s"] else { return true }
    return wanted.contains { text in
      switch value {
      case .string(let s):
        let isFree = parameter.type == .string && parameter.values == nil && !parameter.name.hasSuffix("Id")
        return isFree ? Text.contains(Text.folded(s), Text.folded(text)) : Text.equal(s, text)
      case .number(let n): return n.text == text
      case .bool(let flag): return Text.equal(flag ? "true" : "false", text)
      case .list(let list):
        return list.array.contains { ($0.string ?? $0.number?.text).map { Text.equal($0, text) } ?? false }
      case .null, .object: return false
      }
    }
  }

  /// Parameters that are spelled unlike the field they filter.
  private static let alias: [String: String] = [
    "tagId": "tagIds", "contactIds": "relatedId", "agentId": "createdBy", "isSystemField": "isSystemField",
    "emailOrdomain": "emailOrdomain",
  ]

  /// Whether a text anywhere in a value holds the folded words.
  static func mentions(_ json: JSON, _ needle: String) -> Bool {
    switch json {
    case .string(let text): Text.contains(Text.folded(text), needle)
    case .list(let list): list.array.contains { mentions($0, needle) }
    case .object(let object): object.values.contains { mentions($0, needle) }
    case .number(let number): number.text == needle
    case .null, .bool: false
    }
  }

  /// The rows that a saved view shows.
  private func viewed(_ rows: [Row], _ view: String, _ call: Call) throws(Refusal) -> [Row] {
    let key = call.module.name + ".views"
    guard let view = row(key, view) else { throw .notFound("view", view) }
    let holder = view.fields["conditions"]
    let list = holder?.list ?? holder?["list"]?.list ?? []
    let conditions = list.compactMap { Condition(kept: $0) }
    return rows.filter { row in conditions.allSatisfy { $0.holds(row.fields) } }
  }
}

/// The time that a list covers.
struct TimeSpan {
  let from: Int
  /// The last second that belongs to it.
  let through: Int

  func contains(_ time: Int) -> Bool { from <= time && time <= through }

  /// - Returns: nil when the request names no time and the list has no usual one.
  init?(_ call: Call, now: Int) throws(Refusal) {
    let names = (try call.time("dateFrom"), try call.time("dateTo"))
    let start = try call.time("timeFrom") ?? names.0
    let end = try call.time("timeTo") ?? names.1
    let usual = call.endpoint.parameter("timeFrom")?.default?.text
    if usual == nil, start == nil, end == nil { return nil }
    let today = Moment.dayStart(now)
    // A start alone asks for everything since; an end alone for its own day, or for the usual days before it, or, on a
    // list without a usual time, for everything until then.
    let first =
      switch usual {
      case "today": Moment.dayStart(end ?? now)
      case "now-30d": (end ?? now) - 30 * Moment.day
      case "now-90d": (end ?? now) - 90 * Moment.day
      default: Int.min
      }
    from = start ?? first
    through = Self.last(end, call) ?? (start == nil && usual == "today" ? today + Moment.day - 1 : Int.max)
    if through < from { throw Refusal(400, "Parameter 'timeTo' must not be before 'timeFrom'.") }
  }

  /// A date without a time means the whole day.
  private static func last(_ end: Int?, _ call: Call) -> Int? {
    guard let end else { return nil }
    let text = call.value("timeTo") ?? call.value("dateTo") ?? ""
    return text.utf8.count <= 10 ? end + Moment.day - 1 : end
  }
}

/// One of the filters `conditions[n][field]=…`.
struct Condition {
  let field: String
  let match: String
  let value: String

  private static let fields: [String] = ["name", "email", "company", "phone", "campaign"]
  private static let matches: [String] = [
    "contains", "notcontains", "doesnotcontain", "is", "isnot", "ismorethan", "islessthan", "isnotmorethan",
    "isnotlessthan", "before", "after", "beginswith",
  ]

  init?(kept json: JSON) {
    guard let field = json["field"]?.string ?? json["fieldId"]?.string else { return nil }
    let match = json["operate"]?.string ?? json["matchType"]?.string ?? json["operator"]?.string ?? "is"
    let value = json["value"]?.string ?? json["value"]?.number?.text ?? ""
    (self.field, self.match, self.value) = (field, Text.lowered(match), value)
  }

  private init(field: String, match: String, value: String) {
    (self.field, self.match, self.value) = (field, match, value)
  }

  /// Reads `conditions[0][field]`, `conditions[0][operate|matchType|operator]`, `conditions[0][value]`.
  static func read(_ call: Call) throws(Refusal) -> [Condition] {
    var parts: [(number: Int, key: String, value: String)] = []
    for pair in call.query where Text.lowered(pair.name).hasPrefix("conditions") {
      let pieces = pair.name.split { $0 == "[" || $0 == "]" }
      guard pieces.count == 3, let number = Int(pieces[1]) else {
        throw Refusal(400, "Parameter '\(Text.short(pair.name))' must look like conditions[0][field].")
      }
      parts.append((number, Text.lowered(pieces[2]), pair.value))
    }
    var conditions: [Condition] = []
    for number in Set(parts.map(\.number)).sorted() {
      func part(_ keys: String...) -> String? { parts.first { $0.number == number && keys.contains($0.key) }?.value }
      guard let field = part("field", "fieldid") else { throw .required("conditions[\(number)][field]") }
      let name = call.module.name == "livechat" ? "operate" : call.module.name == "ticketing" ? "operator" : "matchType"
      guard let match = part("operate", "matchtype", "operator").map({ Text.lowered($0) }) else {
        throw .required("conditions[\(number)][\(name)]")
      }
      guard let value = part("value") else { throw .required("conditions[\(number)][value]") }
      guard matches.contains(match) else { throw .bad("conditions[\(number)][\(name)]", "a known comparison") }
      if call.resource.name == "chats", !fields.contains(where: { Text.equal($0, field) }) {
        throw .bad("conditions[\(number)][field]", "one of: " + fields.joined(separator: ", "))
      }
      conditions.append(Condition(field: field, match: match, value: value))
    }
    return conditions
  }

  func holds(_ fields: JSONObject) -> Bool {
    for (key, value) in fields where Text.equal(key, field) { return holds(value) }
    for custom in fields["customFields"]?.list ?? [] {
      let names = [custom["id"]?.string, custom["name"]?.string]
      if names.contains(where: { $0.map { Text.equal($0, field) } ?? false }) { return holds(custom["value"] ?? .null) }
    }
    return match.contains("not")
  }

  func holds(_ json: JSON) -> Bool {
    switch json {
    case .string(let text): holds(text: text)
    case .number(let number): holds(text: number.text)
    case .bool(let flag): holds(text: flag ? "true" : "false")
    case .list(let list): list.array.contains { holds($0) }
    case .null, .object: match.contains("not")
    }
  }

  func holds(text: String) -> Bool {
    let (a, b) = (Text.folded(text), Text.folded(value))
    switch match {
    case "contains": return Text.contains(a, b)
    case "notcontains", "doesnotcontain": return !Text.contains(a, b)
    case "is": return a == b
    case "isnot": return a != b
    case "beginswith": return a.hasPrefix(b)
    default: break
    }
    let order: Int
    if let x = Double(a), let y = Double(b) {
      order = x < y ? -1 : x > y ? 1 : 0
    } else if let x = Moment.parse(text), let y = Moment.parse(value) {
      order = x < y ? -1 : x > y ? 1 : 0
    } else {
      order = a < b ? -1 : a > b ? 1 : 0
    }
    switch match {
    case "ismorethan", "after": return order > 0
    case "islessthan", "before": return order < 0
    case "isnotmorethan": return order <= 0
    default: return order >= 0
    }
  }
}
