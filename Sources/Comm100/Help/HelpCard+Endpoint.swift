extension HelpCard {
  /// The card of a call: its parameters with types, defaults and values, its body, its answer.
  public init(_ endpoint: Endpoint) {
    let resource = Catalog.resource(endpoint.resource)
    var facts: [Row] = []
    if let permission = resource?.permission(for: endpoint) {
      facts.append(Row(name: "permission", text: permission))
    }
    facts.append(Row(name: "gives", text: Self.text(endpoint.returns)))
    if let page = endpoint.page, page.paged { facts.append(Row(name: "pages", text: Self.paging(page))) }
    if let note = endpoint.note { facts.append(Row(name: "note", text: note)) }
    if !endpoint.editions.isEmpty {
      facts.append(Row(name: "editions", text: endpoint.editions.map(\.rawValue).joined(separator: ", ")))
    }
    if endpoint.isUndescribed {
      facts.append(Row(name: "note", text: "named in the documentation, not described"))
    }
    let path = endpoint.pathParams.map { Row(name: $0.name, text: Self.text($0)) }
    let query = endpoint.parameters.map { Row(name: $0.name, text: Self.text($0)) }
    let body = (endpoint.bodyFields ?? Self.itemFields(endpoint)).filter { !$0.isReadOnly(in: endpoint) }
    var rows = body.map { Row(name: $0.name, text: Self.text($0)) }
    if case .file = endpoint.body {
      rows.append(
        Row(name: "file", text: "required, the path of a file here (\"logo.png\"), or a file: file(\"logo.png\")"))
    }
    self.init(
      title: Signature.call(endpoint, qualified: true), summary: endpoint.summary, line: endpoint.line, facts: facts,
      sections: [
        Section(title: "path", rows: path), Section(title: "parameters", rows: query),
        Section(
          title: endpoint.body.isMany ? "each item of the body" : "body",
          rows: rows),
      ],
      examples: HelpExamples.example(of: endpoint).map { [$0] } ?? [])
  }

  private static func itemFields(_ endpoint: Endpoint) -> [Field] {
    switch endpoint.body {
    case .listOfFields(let fields): fields
    case .list(let name): Catalog.model(name, in: endpoint.module)?.fields ?? []
    case .none, .undocumented, .model, .page, .plain, .file, .fields: []
    }
  }

  static func text(_ shape: Shape) -> String {
    switch shape {
    case .none: "nothing"
    case .undocumented: "what the documentation does not say"
    case .model(let name): name
    case .list(let name): "list of \(name)"
    case .page(let name): "query of \(name), page by page"
    case .plain(let type, let array): array ? "list of \(type.rawValue)" : type.rawValue
    case .file: "file: .save(\"…\") keeps it, .text() reads it"
    case .fields(let fields): "{" + fields.map(\.name).joined(separator: ", ") + "}"
    case .listOfFields(let fields): "list of {" + fields.map(\.name).joined(separator: ", ") + "}"
    }
  }

  /// What a parameter takes: `integer, required, default 1`.
  public static func text(_ parameter: Parameter) -> String {
    var parts = [parameter.array || parameter.multiple ? "list of \(parameter.type.rawValue)" : parameter.type.rawValue]
    if parameter.required { parts.append("required") }
    if let value = parameter.default { parts.append("default \(value.text)") }
    if let range = range(parameter.min, parameter.max) { parts.append(range) }
    if let format = parameter.format { parts.append("sent as \(format)") }
    if let other = parameter.dependsOn { parts.append("means what \(other) says") }
    if let values = parameter.values { parts.append(Self.values(values, isOpen: parameter.isOpen)) }
    return parts.joined(separator: ", ")
  }

  /// What a field holds: `string, read-only, one of asc | desc`.
  public static func text(_ field: Field) -> String {
    let type = field.ref ?? field.type.rawValue
    var parts = [field.array ? "list of \(type)" : type]
    if field.readOnly == true { parts.append("read-only") }
    if field.required == true, field.requiredIf == nil { parts.append("required") }
    if let value = field.default { parts.append("default \(value.text)") }
    if let range = range(field.min, field.max) { parts.append(range) }
    if let token = field.include { parts.append("with include: \"\(token)\"") }
    if let groups = field.onlyForGroup { parts.append("with group: " + groups.joined(separator: ", ")) }
    for (other, values) in field.requiredIf ?? [:] {
      parts.append("required when \(other) is " + values.joined(separator: " or "))
    }
    if let values = field.values { parts.append(Self.values(values, isOpen: field.isOpen)) }
    if let flags = field.flags { parts.append(flags.map { "\($0.value) \($0.key)" }.joined(separator: ", ")) }
    return parts.joined(separator: ", ")
  }

  private static func range(_ min: Int?, _ max: Int?) -> String? {
    switch (min, max) {
    case (let min?, let max?): "\(min)...\(max)"
    case (let min?, nil): "at least \(min)"
    case (nil, let max?): "at most \(max)"
    case (nil, nil): nil
    }
  }

  private static func values(_ values: [String], isOpen: Bool) -> String {
    "one of " + values.joined(separator: " | ") + (isOpen ? " | …" : "")
  }
}
