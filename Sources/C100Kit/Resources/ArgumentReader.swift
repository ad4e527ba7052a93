import C100Language
import Comm100
import JSONText

/// Turns the arguments of a call into what the endpoint wants, or says what is wrong before anything is sent.
struct ArgumentReader {
  let endpoint: Endpoint
  let resource: Resource
  let run: Run

  init(_ endpoint: Endpoint, _ resource: Resource, _ run: Run) {
    self.endpoint = endpoint
    self.resource = resource
    self.run = run
  }

  // MARK: - Paths

  func segment(_ value: Value, _ hole: String, _ span: Span) throws(Raise) -> String {
    guard let text = PathText.segment(of: value) else {
      throw Raise(
        .type, "'\(hole)' must be a number or a string that is not empty, got \(value.typeNameWithArticle)", span: span)
    }
    // A dot segment would climb out of the path on its way.
    guard text != ".", text != ".." else { throw Raise(.value, "'\(text)' is no id", span: span) }
    return text
  }

  // MARK: - Parameters of the query

  /// The texts of one argument: one pair, or several for a list and for `conditions`.
  func texts(_ parameter: APIParameter, _ value: Value, _ span: Span) throws(Raise) -> [(name: String, value: String)] {
    if parameter.type == .conditions { return try conditions(parameter, value, span) }
    if value.isNull { return [] }
    guard parameter.array || parameter.multiple, case .list(let list) = value else {
      return [(parameter.name, try text(parameter, value, span))]
    }
    var texts: [String] = []
    for element in list.elements { texts.append(try text(parameter, element, span)) }
    if parameter.multiple { return [(parameter.name, texts.joined(separator: ","))] }
    return texts.map { (parameter.name, $0) }
  }

  private func text(_ parameter: APIParameter, _ value: Value, _ span: Span) throws(Raise) -> String {
    switch parameter.type {
    case .integer:
      guard let number = value.wholeNumber else { throw wrong(parameter.name, "a whole number", value, span) }
      try checkRange(parameter, number, span)
      return String(number)
    case .number:
      guard value.double != nil else { throw wrong(parameter.name, "a number", value, span) }
      return value.plainText
    case .boolean:
      guard case .bool(let flag) = value else { throw wrong(parameter.name, "true or false", value, span) }
      return flag ? "true" : "false"
    case .datetime, .date: return try time(parameter.name, parameter.type, parameter.format, value, span)
    case .string, .guid, .time, .object, .map, .file, .conditions:
      let text: String
      switch value {
      case .string(let string): text = string.text
      case .integer, .number, .bool: text = value.plainText
      case .time, .duration: text = try time(parameter.name, .datetime, parameter.format, value, span)
      default: throw wrong(parameter.name, "a string", value, span)
      }
      try checkZone(parameter.name, text, span)
      guard let values = parameter.values, !parameter.isOpen else { return text }
      return try checked(text, among: values, of: parameter.name, isList: parameter.multiple, span)
    }
  }

  private func checkRange(_ parameter: APIParameter, _ number: Int, _ span: Span) throws(Raise) {
    let name = parameter.name
    if name == "pageSize" {
      let maximum = parameter.max ?? endpoint.page?.pageSizeMax
      guard number >= 1, number <= maximum ?? Int.max else {
        let range = maximum.map { "1...\($0)" } ?? "1 or more"
        throw Raise(
          .value, "pageSize must be \(range), got \(number)", help: ["take(n) bounds how many items come"], span: span)
      }
    } else if name == "pageIndex", number < endpoint.page?.pageIndexBase ?? 0 {
      throw Raise(.value, "pageIndex starts at \(endpoint.page?.pageIndexBase ?? 0), got \(number)", span: span)
    } else if let low = parameter.min, number < low {
      throw Raise(.value, "\(name) must be \(low) or more, got \(number)", span: span)
    } else if let high = parameter.max, number > high {
      throw Raise(.value, "\(name) must be \(high) or less, got \(number)", span: span)
    }
  }

  private func checked(
    _ text: String, among values: [String], of name: String, isList: Bool, _ span: Span
  ) throws(Raise) -> String {
    let parts = isList ? text.split(separator: ",").map(String.init) : [text]
    var result: [String] = []
    for part in parts {
      guard
        let known = values.first(where: { $0 == part }) ?? values.first(where: { $0.lowercased() == part.lowercased() })
      else {
        var help = ["values of \(name): \(values.joined(separator: ", "))"]
        if let near = Spelling.nearest(to: part, in: values) { help.insert("did you mean '\(near)'?", at: 0) }
        throw Raise(.value, "'\(part)' is no value of \(name)", help: help, span: span)
      }
      result.append(known)
    }
    return result.joined(separator: ",")
  }

  /// A zone must be one of the table: its id goes out, whatever name it was given by.
  private func checkZone(_ name: String, _ text: String, _ span: Span) throws(Raise) {
    guard name == "timeZone" else { return }
    guard run.services.zones.zone(named: text) == nil else { return }
    let near = run.services.zones.names(near: text)
    throw Raise(
      .value, "no time zone '\(text)'",
      help: near.isEmpty ? ["help(\"time zones\")"] : ["near it: \(near.joined(separator: ", "))"],
      span: span)
  }

  // MARK: - Times

  /// A date-time, a duration before now, or a text that reads as a time; sent in UTC as the endpoint writes it.
  private func time(
    _ name: String, _ type: FieldType, _ format: String?, _ value: Value, _ span: Span
  ) throws(Raise) -> String {
    switch value {
    case .time(let time): return time.apiText(isDate: type == .date)
    case .duration(let duration):
      let now = run.services.now()
      return TimeValue(before: now, duration).apiText(isDate: type == .date)
    case .string(let text):
      guard TimeValue(apiText: text.text) != nil else {
        throw Raise(
          .value, "'\(text.text)' is no time",
          help: ["\(name): now() - 7.days, date(\"2026-11-20\"), \"2026-11-20T09:30:00\""],
          span: span)
      }
      return text.text
    default: throw wrong(name, "a time", value, span)
    }
  }

  // MARK: - Conditions

  private func conditions(
    _ parameter: APIParameter, _ value: Value, _ span: Span
  ) throws(Raise) -> [(name: String, value: String)] {
    guard case .list(let list) = value else {
      throw wrong(parameter.name, "a list of {field, …, value} objects", value, span)
    }
    var result: [(name: String, value: String)] = []
    for (n, element) in list.elements.enumerated() {
      guard case .object(let object) = element else {
        throw wrong("\(parameter.name)[\(n)]", "an object", element, span)
      }
      for key in object.keys {
        guard let value = object[key] else { continue }
        result.append(("\(parameter.name)[\(n)][\(key)]", value.plainText))
      }
    }
    return result
  }

  // MARK: - Bodies

  /// A whole body; its top fields are checked against the model.
  func body(_ value: Value, _ span: Span) throws(Raise) -> JSON {
    guard case .object(let object) = value, !bodyFields.isEmpty else { return try json(value, span) }
    var result = JSONObject()
    for key in object.keys {
      guard let field = object[key] else { continue }
      // A record carries its read-only fields along; only what somebody writes is held against the model.
      if object.origin != nil || bodyField(key) == nil && object.node != nil {
        result[key] = try json(field, span)
      } else {
        guard let json = try self.field(key, field, span) else { throw unknownField(key, span) }
        result[key] = json
      }
    }
    return .object(result)
  }

  /// One field of the body; nil when the endpoint's body has none of this name.
  func field(_ name: String, _ value: Value, _ span: Span) throws(Raise) -> JSON? {
    if case .undocumented = endpoint.body { return try json(value, span) }
    guard let field = bodyField(name) else { return nil }
    if field.readOnly == true, endpoint.operation != .create {
      throw Raise(
        .value, "\(name) of \(modelWords) is read-only", help: ["writable fields: help(\(endpoint.scriptName))"],
        span: span)
    }
    if value.isNull { return .null }
    if field.type.isTime, !field.array { return .string(try time(name, field.type, nil, value, span)) }
    if let problem = mismatch(field, value) { throw wrong(name, problem, value, span) }
    if case .string(let text) = value, !field.array {
      if field.name.lowercased() == "timezone" { try checkZone("timeZone", text.text, span) }
      if let values = field.values, !field.isOpen {
        return .string(try checked(text.text, among: values, of: name, isList: false, span))
      }
    }
    return try json(value, span)
  }

  private func mismatch(_ field: Field, _ value: Value) -> String? {
    if field.array {
      if case .list = value { return nil }
      return "a list"
    }
    switch (field.type, value) {
    case (.integer, _): return value.wholeNumber == nil ? "a whole number" : nil
    case (.number, _): return value.double == nil ? "a number" : nil
    case (.boolean, .bool): return nil
    case (.boolean, _): return "true or false"
    case (.string, .string), (.guid, .string), (.time, .string), (.guid, .integer): return nil
    case (.string, _), (.guid, _), (.time, _): return "a string"
    default: return nil
    }
  }

  private func json(_ value: Value, _ span: Span) throws(Raise) -> JSON {
    do throws(Raise) {
      return try JSON(of: value, run)
    } catch {
      if error.span == nil { error.span = span }
      throw error
    }
  }

  /// The fields that the body may have.
  var bodyFields: [Field] {
    switch endpoint.body {
    case .model(let name), .list(let name), .page(let name):
      Catalog.model(name, in: resource.module)?.fields ?? []
    case .fields(let fields), .listOfFields(let fields): fields
    case .none, .undocumented, .plain, .file: []
    }
  }

  private func bodyField(_ name: String) -> Field? { bodyFields.first { $0.name == name } }

  private var modelWords: String { endpoint.body.modelName ?? endpoint.scriptName }

  func file(_ name: String, _ value: Value, _ span: Span) throws(Raise) -> MultipartPart {
    guard case .string(let text) = value else {
      throw wrong(name, "a file's content: read(\"picture.png\")", value, span)
    }
    return MultipartPart(name: name, fileName: name, contentType: nil, bytes: Array(text.text.utf8))
  }

  // MARK: - What is missing or unknown

  func checkRequired(
    query: [(name: String, value: String)], fields: JSONObject, whole: JSON?, _ span: Span
  ) throws(Raise) {
    for parameter in endpoint.query where parameter.required && parameter.default == nil {
      guard !["pageIndex", "pageSize", "sortBy", "sortOrder"].contains(parameter.name),
        !query.contains(where: { $0.name == parameter.name })
      else { continue }
      throw Raise(
        .value, "\(endpoint.scriptName) needs '\(parameter.name)'",
        help: ["\(endpoint.scriptName)(\(parameter.name): …)"], span: span)
    }
    guard endpoint.operation == .create || endpoint.operation == .action, whole == nil || whole?.object != nil else {
      return
    }
    let given = (whole?.object ?? JSONObject()).merging(fields)
    for field in bodyFields where field.required == true && field.readOnly != true && field.default == nil {
      guard given[field.name] == nil, !endpoint.holes.contains(field.name) else { continue }
      if case .list = endpoint.body { continue }
      throw Raise(
        .value, "\(endpoint.scriptName) needs '\(field.name)'",
        help: ["\(endpoint.scriptName)(\(field.name): …)", "help(\(endpoint.scriptName)) lists them all"], span: span)
    }
  }

  func unknownLabel(_ name: String, _ span: Span) -> Raise {
    let known = labels
    var help: [String] = []
    if let near = Spelling.nearest(to: name, in: known) { help.append("did you mean '\(near)'?") }
    help += labelHelp
    return Raise(.name, "\(endpoint.scriptName) has no parameter '\(name)'", help: help, span: span)
  }

  private func unknownField(_ name: String, _ span: Span) -> Raise {
    let known = bodyFields.map(\.name)
    var help: [String] = []
    if let near = Spelling.nearest(to: name, in: known) { help.append("did you mean '\(near)'?") }
    help.append("fields: \(known.prefix(20).joined(separator: ", "))")
    return Raise(.name, "\(modelWords) has no field '\(name)'", help: help, span: span)
  }

  var labels: [String] {
    endpoint.holes + endpoint.parameters.map(\.name) + bodyFields.filter { $0.readOnly != true }.map(\.name)
  }

  var labelHelp: [String] {
    let known = labels
    guard !known.isEmpty else { return ["\(endpoint.scriptName) takes no labels"] }
    return ["parameters: \(known.prefix(24).joined(separator: ", "))\(known.count > 24 ? ", …" : "")"]
  }

  var positionalWords: String {
    let holes = endpoint.holes
    let names = holes + (endpoint.takesBody ? ["body"] : [])
    return names.isEmpty ? "no values without a label" : names.joined(separator: ", ")
  }

  private func wrong(_ name: String, _ wanted: String, _ value: Value, _ span: Span) -> Raise {
    Raise(.type, "\(name) must be \(wanted), got \(value.typeNameWithArticle)", span: span)
  }
}
