import Comm100
import JSONText

/// Compares an answer with what the catalog says of it.
struct ShapeCheck {
  private var module: String
  private(set) var problems: [String] = []

  init(module: String) { self.module = module }

  mutating func check(_ json: JSON, _ endpoint: Endpoint, _ resource: Resource) {
    var json = json
    if let key = endpoint.unwrapKey {
      guard let inner = json[key] else {
        problems.append("no \(key) around the object")
        return
      }
      json = inner
    }
    switch endpoint.returns {
    case .none, .undocumented, .file: break
    case .model(let name): model(json, name, "$")
    case .list(let name): list(json, name, "$")
    case .page(let name):
      let page = endpoint.page
      let key = page?.itemsKey ?? resource.localName
      guard let items = json[key] else {
        problems.append("no \(key) in the envelope")
        return
      }
      list(items, name, key)
      if let total = page?.totalKey, json[total]?.integer == nil { problems.append("no \(total)") }
      if page?.paged == true, json["nextPage"] == nil || json["previousPage"] == nil { problems.append("no links") }
    case .plain(let type, let array):
      if array { each(json, "$") { check, item in check.scalar(item, type, "$") } } else { scalar(json, type, "$") }
    case .fields(let fields): object(json, fields, [], "$")
    case .listOfFields(let fields): each(json, "$") { check, item in check.object(item, fields, [], "$") }
    }
  }

  private mutating func list(_ json: JSON, _ name: String, _ path: String) {
    each(json, path) { check, item in check.model(item, name, path) }
  }

  private mutating func each(_ json: JSON, _ path: String, _ body: (inout ShapeCheck, JSON) -> Void) {
    guard let items = json.list else {
      problems.append("\(path) is no list")
      return
    }
    for item in items.prefix(5) { body(&self, item) }
  }

  private mutating func model(_ json: JSON, _ name: String, _ path: String) {
    guard let model = Catalog.model(name, in: module) else {
      problems.append("unknown model \(name)")
      return
    }
    let outer = module
    module = model.module
    object(json, model.fields, model.sampleOnly, path + "<\(name)>")
    module = outer
  }

  private mutating func object(_ json: JSON, _ fields: [Field], _ also: [String], _ path: String) {
    guard let object = json.object else {
      problems.append("\(path) is no object: \(json.text.prefix(60))")
      return
    }
    for (key, value) in object {
      guard let field = fields.first(where: { $0.name == key || $0.altName == key }) else {
        if !also.contains(key) { problems.append("\(path).\(key) is not documented") }
        continue
      }
      self.field(value, field, "\(path).\(key)")
    }
  }

  private mutating func field(_ value: JSON, _ field: Field, _ path: String) {
    if value.isNull { return }
    guard field.array else {
      one(value, field, path)
      return
    }
    each(value, path) { check, item in check.one(item, field, path) }
  }

  private mutating func one(_ value: JSON, _ field: Field, _ path: String) {
    if field.type == .object {
      if let ref = field.ref {
        model(value, ref, path)
      } else if !field.fields.isEmpty {
        object(value, field.fields, [], path)
      }
      return
    }
    if let values = field.values, !field.isOpen, field.type == .string, let text = value.string, !text.isEmpty {
      if !values.contains(text) { problems.append("\(path) is '\(text)', none of \(values.prefix(4))") }
      return
    }
    scalar(value, field.type, path, isText: field.values != nil)
  }

  private mutating func scalar(_ value: JSON, _ type: FieldType, _ path: String, isText: Bool = false) {
    let fits =
      switch type {
      case .integer: value.integer != nil
      case .number: value.kind == .number
      case .boolean: value.bool != nil || isText
      case .string, .guid, .datetime, .date, .time: value.string != nil
      case .object, .map: value.kind == .object
      case .file, .conditions: true
      }
    if !fits { problems.append("\(path) is no \(type.rawValue): \(value.text.prefix(40))") }
  }
}
