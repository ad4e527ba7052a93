import C100Kit
import C100Language
import C100Render
import Comm100
import LineEditor

/// Completion inside a call: labels, and what stands in quotes.
extension Completer {
  /// The call around a place.
  struct EnclosingCall {
    var name: String
    /// What it is called on; nil for a function by itself.
    var receiver: Subject?
    /// Labels that are written already.
    var given: [String]
    /// The label of the argument at the place.
    var label: String?
    /// How many arguments stand before it.
    var position: Int
    /// True where an argument begins.
    var isAtStart: Bool
  }

  /// - Parameter index: the token at the cursor, or the one that would be.
  func call(_ typed: TypedTokens, _ index: Int) -> EnclosingCall? {
    guard let (open, commas) = typed.enclosing(before: index), typed.kind(open) == .leftParenthesis,
      typed.isWord(open - 1)
    else { return nil }
    let starts = [open + 1] + commas.map { $0 + 1 }
    func label(_ start: Int) -> String? {
      start < typed.tokens.count && start != index && typed.isWord(start) && typed.kind(start + 1) == .colon
        ? typed.text(start) : nil
    }
    let current = starts.last ?? open + 1
    let isMethod = typed.kind(open - 2) == .dot || typed.kind(open - 2) == .questionDot
    return EnclosingCall(
      name: typed.text(open - 1), receiver: isMethod ? subject(typed, endingAt: open - 2) : nil,
      given: starts.compactMap(label), label: label(current), position: commas.count, isAtStart: current == index)
  }

  /// What may stand at a place in a call: labels that are not given yet, ids that were seen, fields that a function
  /// takes, and behind a label the values of its kind.
  func arguments(of call: EnclosingCall, _ typed: TypedTokens, _ index: Int) -> [Candidate] {
    if call.isAtStart { return (call.given.isEmpty ? leading(call) : []) + labels(call) }
    guard let label = call.label, typed.kind(index - 1) == .colon else { return [] }
    return literals(of: label, call)
  }

  /// The call's labels that are not given yet.
  private func labels(_ call: EnclosingCall) -> [Candidate] {
    var candidates: [Candidate] = []
    if let endpoint = endpoint(call) {
      candidates = endpoint.parameters.map { Self.label($0.name, Self.word(about: $0)) }
      candidates += bodyFields(endpoint, call).map { Self.label($0.name, $0.type.rawValue) }
    } else if let builtin = builtin(call) {
      candidates = builtin.parameters.filter { !$0.isRequired }.map { Self.label($0.name, "") }
    }
    return candidates.filter { candidate in !call.given.contains { $0 + ":" == candidate.label } }
  }

  private static func label(_ name: String, _ note: String) -> Candidate {
    Candidate(name + ": ", label: name + ":", note: note)
  }

  /// What comes first without a label: an id, a field's name, a field.
  private func leading(_ call: EnclosingCall) -> [Candidate] {
    if case .resource(let resource)? = call.receiver, let endpoint = endpoint(call) {
      guard call.position == 0, !endpoint.pathParams.isEmpty else { return [] }
      return seenItems(resource).map { candidate in
        var candidate = candidate
        if Int(candidate.text) == nil { candidate.text = "\"\(StringLiteral.body(candidate.text))\"" }
        return candidate
      }
    }
    guard let receiver = call.receiver, builtin(call) != nil else { return [] }
    let fields = fields(of: receiver.item)
    if Self.takesFieldNames.contains(call.name) {
      return fields.map { Candidate("\"\($0.text)\"", label: "\"\($0.label)\"", note: $0.note) }
    }
    guard !table.functionParameters(call.name).isEmpty else { return [] }
    return fields.map { Candidate("." + $0.text, label: "." + $0.label, note: $0.note) }
  }

  /// Built-ins whose strings are names of fields.
  private static let takesFieldNames: Set<String> = ["select", "sortBy", "table"]

  /// Literals behind a label: `include: `, `isActive: `, `timeFrom: `.
  private func literals(of label: String, _ call: EnclosingCall) -> [Candidate] {
    let quoted = values(call, "").map { candidate in
      Candidate("\"\(StringLiteral.body(candidate.text))\"", label: "\"\(candidate.label)\"", note: candidate.note)
    }
    if !quoted.isEmpty { return quoted }
    guard let endpoint = endpoint(call) else { return [] }
    let field = bodyFields(endpoint, call).first { $0.name.lowercased() == label.lowercased() }
    switch endpoint.parameter(label)?.type ?? field?.type {
    case .boolean: return ["true", "false"].map { Candidate($0) }
    case .datetime, .date:
      return [
        Candidate("now()", note: "this moment"), Candidate("today()", note: "the day's beginning"),
        Candidate("now() - 7.days", note: "a week ago"), Candidate("date(\"", label: "date(\"2026-11-20\")"),
        Candidate("time(\"", label: "time(\"2026-11-20T09:30:00Z\")"),
      ]
    default: return []
    }
  }

  static func word(about parameter: Comm100.Parameter) -> String {
    var words = [parameter.required ? "required \(parameter.type.rawValue)" : parameter.type.rawValue]
    if let values = parameter.values { words.append(values.joined(separator: " | ")) }
    if let maximum = parameter.max { words.append("at most \(maximum)") }
    return words.joined(separator: ", ")
  }

  private func endpoint(_ call: EnclosingCall) -> Endpoint? {
    switch call.receiver {
    case .resource(let resource), .reference(let resource), .record(_, let resource?): resource.endpoint(call.name)
    default: nil
    }
  }

  private func builtin(_ call: EnclosingCall) -> Builtin? {
    guard let receiver = call.receiver else { return table.lookup(.global, call.name) }
    return table.lookup(receiver.kinds ?? .any, call.name)
  }

  /// The fields that a body may hold.
  private func bodyFields(_ endpoint: Endpoint, _ call: EnclosingCall) -> [Field] {
    let fields: [Field] =
      switch endpoint.body {
      case .model(let name): Catalog.model(name, in: endpoint.module)?.fields ?? []
      case .fields(let fields): fields
      default: []
      }
    return fields.filter { $0.readOnly != true }
  }

  // MARK: - In quotes

  func insideString(_ typed: TypedTokens, _ index: Int) -> Completion {
    let body = typed.stringBody(index)
    let end = typed.bytes.count
    if typed.kind(index - 1) == .identifier || typed.kind(index - 1) == .kImport, typed.text(index - 1) == "import" {
      return quoted(body, end, facts.files(body).map { Candidate($0) })
    }
    if let candidates = comparison(typed, index) { return quoted(body, end, candidates) }
    if let (open, _) = typed.enclosing(before: index), typed.kind(open) == .leftBracket, open == index - 1 {
      return quoted(body, end, indexed(subject(typed, endingAt: open)))
    }
    guard let call = call(typed, index) else { return .none }
    return quoted(body, end, values(call, body))
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

  /// `.status == "`: the documented values of the field, and those seen in this session.
  private func comparison(_ typed: TypedTokens, _ index: Int) -> [Candidate]? {
    guard let values = fieldValues(comparedAt: index, typed) else { return nil }
    return values.filter(\.isText).map(\.candidate)
  }

  /// `.status == `, without a quote yet: the same as literals, and null.
  func comparedValues(_ typed: TypedTokens, _ index: Int) -> [Candidate] {
    guard let values = fieldValues(comparedAt: index, typed), !values.isEmpty else { return [] }
    let literals = values.map { value in
      var candidate = value.candidate
      if value.isText {
        candidate.text = "\"\(StringLiteral.body(candidate.text))\""
        candidate.label = "\"\(candidate.label)\""
      }
      return candidate
    }
    return literals + [Candidate("null", note: "left out, or not known")]
  }

  private struct FieldValue {
    var candidate: Candidate
    var isText: Bool
  }

  /// The values that the field before a comparison may have; nil where nothing is compared at this token.
  private func fieldValues(comparedAt index: Int, _ typed: TypedTokens) -> [FieldValue]? {
    switch typed.kind(index - 1) {
    case .equal, .notEqual: break
    default: return nil
    }
    guard let (links, start) = typed.chain(endingAt: index - 1) else { return [] }
    // The last names are the field; what stands before them has the model.
    var path: [String] = []
    for case .member(let name) in links.reversed().prefix(while: { $0.isMember }) { path.insert(name, at: 0) }
    guard !path.isEmpty else { return [] }
    for length in 1...path.count {
      // The names and their dots stand right before the comparison.
      let dot = index - 1 - 2 * length
      let owner = dot <= start ? subjectOfDot(typed, dot) : subject(typed, endingAt: dot)
      if case .record(let model, _) = owner { return fieldValues(Array(path.suffix(length)), of: model) }
    }
    return []
  }

  private func fieldValues(_ path: [String], of model: Model) -> [FieldValue] {
    guard let first = path.first, let field = model.field(named: first) else { return [] }
    let seen = facts.seen(model.name, path)
    var values: [FieldValue] = []
    if path.count == 1 {
      if field.type == .boolean {
        return ["true", "false"].map { FieldValue(candidate: Candidate($0), isText: false) }
      }
      values += (field.values ?? []).map { value in
        let count = seen.first { $0.text == value }?.count ?? 0
        return FieldValue(candidate: Candidate(value, note: count > 0 ? Self.seenWord(count) : ""), isText: true)
      }
    }
    values += seen.filter { value in !values.contains { $0.candidate.text == value.text } }.prefix(200).map { value in
      FieldValue(
        candidate: Candidate(value.text, label: Safe.text(value.text), note: Self.seenWord(value.count)),
        isText: value.isText)
    }
    if Self.isZone(path.last ?? "") {
      values += facts.zones.map { FieldValue(candidate: Candidate($0.id, note: $0.note), isText: true) }
    }
    return values
  }

  private static func seenWord(_ count: Int) -> String { "seen \(Show.grouped(count))×" }

  private static func isZone(_ name: String) -> Bool { name.lowercased().hasSuffix("timezone") || name == "zone" }

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

  private func values(_ call: EnclosingCall, _ body: String) -> [Candidate] {
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
      let field = bodyFields(endpoint, call).first { $0.name.lowercased() == label.lowercased() }
      return field?.values?.map { Candidate($0) } ?? []
    }
    switch call.name {
    case "in" where call.receiver != nil: return facts.zones.map { Candidate($0.id, note: $0.note) }
    case "save", "read": return facts.files(body).map { Candidate($0) }
    case "help": return Topic.all.map { Candidate($0.name, note: $0.summary) }
    default: break
    }
    if let builtin = builtin(call) {
      let parameter =
        call.label.flatMap { label in builtin.parameters.first { $0.name == label } }
        ?? (call.position < builtin.parameters.count ? builtin.parameters[call.position] : builtin.parameters.last)
      if let values = parameter?.values { return values.map { Candidate($0) } }
    }
    let item = call.receiver?.item ?? .unknown
    switch call.name {
    case "select", "sortBy", "groupBy", "countBy", "indexBy", "table", "sum", "average", "min", "max", "distinct":
      return fields(of: item)
    default: return []
    }
  }

  private func answerItem(_ endpoint: Endpoint) -> Subject {
    Catalog.resource(endpoint.resource)?.answer(of: endpoint.name).item ?? .unknown
  }

  private func fields(of subject: Subject) -> [Candidate] {
    switch subject {
    case .record(let model, _): model.fields.map { Candidate($0.name, note: $0.type.rawValue) }
    case .object(let members): members.map { Candidate($0.name) }
    default: []
    }
  }
}
