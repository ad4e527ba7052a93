import JSONText

/// What a change by PUT keeps of the record that it replaces.
///
/// The API replaces the whole record ("PUT replaces: missing keys are lost"), so a change of some fields is read, merged
/// and sent back whole. Some pages list the fields of the body instead of naming the record; whether those servers
/// replace or merge is not said. Sending what was read loses nothing either way, so the rule is one.
extension Endpoint {
  /// Whether a call reads, at its own path, the record that it replaces. What is a switch (`triggers.enable`) shares
  /// its path with the record, but has a body of its own.
  public func keepsRest(of resource: Resource) -> Bool {
    guard method == .put, resource.canRead(before: self) else { return false }
    switch (body, operation) {
    case (.model, .update), (.model, .replace), (.model, .action), (.fields, .update), (.fields, .replace): return true
    default: return false
    }
  }

  /// Whether there is a field that a change leaves as it is. A model may hold more than its page names.
  public func leavesOut(_ change: JSONObject) -> Bool {
    guard case .fields(let fields) = body else { return true }
    return fields.contains { change[$0.name] == nil }
  }

  /// The body that replaces a record: the change, and of the record all else that the body may hold. A body of a model
  /// is the record without its read-only fields; a body of listed fields takes these, each in the form that it has there.
  public func replacement(of record: JSONObject, changed change: JSONObject) -> JSONObject {
    var kept = JSONObject()
    if case .fields(let fields) = body {
      for field in fields {
        guard let value = record.value(of: field.name), let fitted = field.fitted(value, module) else { continue }
        kept[field.name] = fitted
      }
    } else {
      let model = (body.modelName ?? returns.modelName).flatMap { Catalog.model($0, in: module) }
      let readOnly = Set(model?.fields.filter { $0.readOnly == true }.map(\.name) ?? [])
      for (key, value) in record where !readOnly.contains(key) { kept[key] = value }
    }
    for (key, value) in change { kept[key] = value }
    return kept
  }
}

extension Field {
  /// A value of a record in the form that a body has for it: `"42"` for a whole number, `{id, value}` of a larger
  /// object. Nil where it has none.
  fileprivate func fitted(_ value: JSON, _ module: String) -> JSON? {
    guard array else { return fittedItem(value, module) }
    if case .null = value { return value }
    guard let items = value.list else { return nil }
    var fitted: [JSON] = []
    for item in items {
      guard let item = fittedItem(item, module) else { return nil }
      fitted.append(item)
    }
    return .list(fitted)
  }

  private func fittedItem(_ value: JSON, _ module: String) -> JSON? {
    switch (type, value) {
    case (_, .null), (.number, .number), (.boolean, .bool), (.map, .object): return value
    case (.integer, .number): return value
    case (.integer, .string(let text)): return Int(text).map { .integer($0) }
    case (.string, .string), (.guid, .string), (.datetime, .string), (.date, .string), (.time, .string): return value
    case (.string, .number(let number)), (.guid, .number(let number)): return .string(number.text)
    case (.object, .object(let object)):
      let own = inner(module)
      guard !own.isEmpty else { return value }
      var fitted = JSONObject()
      for field in own where field.readOnly != true || field.name == "id" {
        guard let value = object.value(of: field.name) else { continue }
        guard let part = field.fitted(value, module) else { return nil }
        fitted[field.name] = part
      }
      return .object(fitted)
    default: return nil
    }
  }

  private func inner(_ module: String) -> [Field] {
    if !fields.isEmpty { return fields }
    return ref.flatMap { Catalog.model($0, in: module) }?.fields ?? []
  }
}

extension JSONObject {
  /// The value of this key, whose letter case varies between pages and answers.
  fileprivate func value(of name: String) -> JSON? {
    self[name] ?? first { ASCII.equalsIgnoringCase($0.key, name) }?.value
  }
}
