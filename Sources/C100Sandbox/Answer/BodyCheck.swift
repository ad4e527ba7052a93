import Comm100
import JSONText

/// Checks a body against the fields that its endpoint documents, and puts it into their spelling and types.
///
/// Read-only fields and those that `include` brings in may come along, as when a record is read, changed and sent back;
/// they change nothing. Everything unknown is refused by name.
struct BodyCheck {
  enum Purpose {
    case create
    /// Missing fields lose their values, so required ones must be there.
    case replace
    /// Only what is given changes.
    case merge
  }

  let module: String
  let purpose: Purpose

  /// The given fields by their documented names.
  func checked(_ object: JSONObject, _ fields: [Field], also known: [String] = [], at path: String = "") throws(Refusal)
    -> JSONObject
  {
    var result = JSONObject()
    for (key, value) in object {
      guard let field = Self.field(fields, key) else {
        guard known.contains(where: { Text.equal($0, key) }) else {
          throw Refusal(400, "Parameter '\(Text.short(path + key))' is unknown.")
        }
        continue
      }
      if field.include != nil || isIgnored(field, isInner: !path.isEmpty) { continue }
      result[field.name] = try checked(value, field, at: path + field.name)
    }
    for field in fields where isRequired(field, result, isInner: !path.isEmpty) {
      if result[field.name].map({ $0.isNull || $0.string == "" }) ?? true { throw .required(path + field.name) }
    }
    return result
  }

  private static func field(_ fields: [Field], _ key: String) -> Field? {
    fields.first { $0.name == key } ?? fields.first { Text.equal($0.name, key) }
      ?? fields.first { $0.altName.map { Text.equal($0, key) } ?? false }
  }

  private func isIgnored(_ field: Field, isInner: Bool) -> Bool {
    guard field.readOnly == true else { return false }
    // What is read-only and required is given once, at creation: an agent's e-mail. Inside a record it names the
    // thing that a line is about.
    return !((purpose == .create || isInner) && field.required == true && field.name != "id")
  }

  private func isRequired(_ field: Field, _ given: JSONObject, isInner: Bool) -> Bool {
    guard purpose != .merge, field.include == nil, !isIgnored(field, isInner: isInner), field.name != "id" else {
      return false
    }
    guard let conditions = field.requiredIf else { return field.required == true && field.default == nil }
    return conditions.contains { condition in
      let value = given[condition.key]?.string ?? ""
      return condition.value.contains { Text.equal($0, value) }
    }
  }

  private func checked(_ value: JSON, _ field: Field, at path: String) throws(Refusal) -> JSON {
    if value.isNull { return .null }
    guard field.array else { return try one(value, field, at: path) }
    guard let items = value.list else {
      // A single object where a list is documented is met in the samples.
      guard value.kind == .object else { throw .bad(path, "a list") }
      return .list([try one(value, field, at: path + "[0]")])
    }
    var result: [JSON] = []
    for (i, item) in items.enumerated() { result.append(try one(item, field, at: "\(path)[\(i)]")) }
    return .list(result)
  }

  private func one(_ value: JSON, _ field: Field, at path: String) throws(Refusal) -> JSON {
    switch field.type {
    case .integer: return try integer(value, field, path)
    case .number:
      if case .number = value { return value }
      guard let number = value.string.flatMap({ JSONNumber($0) }) else { throw .bad(path, "a number") }
      return .number(number)
    case .boolean:
      if case .bool = value { return value }
      if let values = field.values, let text = value.string, values.contains(where: { Text.equal($0, text) }) {
        return value
      }
      switch Text.lowered(value.string ?? value.number?.text ?? "") {
      case "true", "yes", "1": return true
      case "false", "no", "0": return false
      default: throw .bad(path, "true or false")
      }
    case .string, .guid: return try string(value, field, path)
    case .datetime, .date:
      guard let text = value.string, Moment.parse(text) != nil else {
        throw .bad(path, "a time such as 2026-11-20T09:30:00Z")
      }
      return value
    case .time:
      guard let text = value.string else { throw .bad(path, "a time of day such as 09:30") }
      return .string(text)
    case .object: return try object(value, field, path)
    case .map:
      guard value.kind == .object else { throw .bad(path, "an object") }
      return value
    case .file, .conditions: return value
    }
  }

  private func integer(_ value: JSON, _ field: Field, _ path: String) throws(Refusal) -> JSON {
    guard let number = value.integer ?? value.string.flatMap({ Int($0) }) else { throw .bad(path, "a whole number") }
    if let least = field.min, number < least { throw .bad(path, Self.span(field)) }
    if let most = field.max, number > most { throw .bad(path, Self.span(field)) }
    if let values = field.values, !field.isOpen, !values.contains(String(number)) {
      throw .bad(path, "one of: " + values.joined(separator: ", "))
    }
    return .integer(number)
  }

  private static func span(_ field: Field) -> String {
    switch (field.min, field.max) {
    case (let a?, let b?): "\(a)...\(b)"
    case (let a?, nil): "at least \(a)"
    case (nil, let b?): "at most \(b)"
    case (nil, nil): "in range"
    }
  }

  private func string(_ value: JSON, _ field: Field, _ path: String) throws(Refusal) -> JSON {
    guard let text = value.string ?? value.number?.text else { throw .bad(path, "a text") }
    if let values = field.values, !field.isOpen, !text.isEmpty {
      guard let match = values.first(where: { Text.equal($0, text) }) else {
        throw .bad(path, "one of: " + values.joined(separator: ", "))
      }
      return .string(match)
    }
    if Text.equal(field.name, "timeZone"), !text.isEmpty, TimeZoneNames.known(text) == false {
      throw .bad(path, "the id of a time zone such as 'Pacific Standard Time'")
    }
    if field.name == "email", !text.isEmpty, !text.utf8.contains(0x40) { throw .bad(path, "an e-mail address") }
    return .string(text)
  }

  private func object(_ value: JSON, _ field: Field, _ path: String) throws(Refusal) -> JSON {
    guard let object = value.object else { throw .bad(path, "an object") }
    // Its shape depends on a sibling.
    if field.variants != nil { return value }
    if let ref = field.ref, let model = Catalog.model(ref, in: module) {
      return .object(try checked(object, model.fields, also: known(model), at: path + "."))
    }
    guard !field.fields.isEmpty else { return value }
    return .object(try checked(object, field.fields, at: path + "."))
  }

  /// Keys that are accepted and not read. Two bot modules share paths, so each takes the other's context.
  private func known(_ model: Model) -> [String] {
    let twin = module == "botCustom" ? Catalog.model(model.name, in: "botSession") : nil
    return model.sampleOnly + ["id"] + (twin?.fields ?? []).map(\.name)
  }
}
