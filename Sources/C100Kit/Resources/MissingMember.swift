import C100Language
import Comm100
import NearNames

/// Lines of help where one asks for a member that is not there: the same at run time and in a check.
enum MissingMember {
  /// A field that records of a model have not: where else in the record it may be, and where all are listed.
  static func help(_ name: String, of model: Model, _ resource: Resource?) -> [String] {
    var lines: [String] = []
    let deeper = paths(to: name, below: model, depth: 2)
    if !deeper.isEmpty { lines.append("further down: " + deeper.prefix(3).joined(separator: ", ")) }
    if let resource { lines.append("fields of \(model.name): help(\(resource.name))") }
    return lines
  }

  /// Fields of nested objects that are called so, or have the word in their name: `.postChat.ratingGrade`.
  private static func paths(to name: String, below model: Model, depth: Int) -> [String] {
    guard depth > 0 else { return [] }
    var found: [String] = []
    for field in model.fields where !field.array {
      guard let ref = field.ref, let target = Catalog.model(ref, in: model.module), target !== model else { continue }
      found += NearName.of(name, in: target.fields.map(\.name), limit: 2).map { ".\(field.name).\($0)" }
      if target.field(name) != nil { found.insert(".\(field.name).\(name)", at: 0) }
      found += paths(to: name, below: target, depth: depth - 1).map { ".\(field.name)\($0)" }
    }
    return found
  }

  /// A field that the answer left out: what brings it.
  static func help(absent name: String, of model: Model, _ resource: Resource?) -> [String] {
    var lines: [String] = []
    if let resource, ReferenceChild.all(below: resource).contains(where: { $0.name == name }) {
      lines.append("ask for them by the record's id: \(resource.name)[record.id].\(name).list()")
    }
    if let include = model.field(name)?.include {
      lines.append("it comes with the record where the call says include: \"\(include)\"")
    }
    return lines
  }

  /// A method or field that a resource has not.
  static func help(
    _ name: String, of resource: Resource, _ text: String, _ members: [String], _ table: BuiltinTable
  ) -> [String] {
    if let endpoint = endpoint(name), members.contains(endpoint) { return ["here it is \(text).\(endpoint)(…)"] }
    guard members.contains("list") else { return Raise.has(members) }
    if let stage = table.lookup(.sequence, name) {
      return ["a list has it: \(text).list().\(name)\(stage.traits.contains(.isProperty) ? "" : "(…)")"]
    }
    if let use = ForeignNames.use(name, on: .sequence) { return ["here it is \(text).list().\(use)"] }
    if Catalog.model(of: resource)?.field(name) != nil {
      return ["it is a field of each: \(text).list().map(.\(name))"]
    }
    return Raise.has(members)
  }

  /// What an endpoint is called elsewhere.
  private static func endpoint(_ name: String) -> String? {
    switch name {
    case "all", "getAll", "fetch", "index", "query": "list"
    case "new", "add", "insert", "post": "create"
    case "edit", "modify", "patch", "put", "save": "update"
    case "destroy", "remove", "del": "delete"
    case "read", "findById", "find_by_id": "get"
    default: nil
    }
  }

  /// A resource that a module has not: its endpoints and those of other modules may be called so.
  static func help(_ name: String, of module: Module) -> [String] {
    for resource in module.resources where resource.endpoint(name) != nil {
      return ["it is a call: \(module.name).\(resource.localName).\(name)(…)"]
    }
    let elsewhere = Catalog.candidates(name)
    if !elsewhere.isEmpty { return ["it is in another module: " + elsewhere.joined(separator: ", ")] }
    for resource in module.resources {
      if let near = NearName.of(name, in: resource.endpoints.map(\.name)) {
        return ["it may be \(module.name).\(resource.localName).\(near)(…)"]
      }
    }
    return Raise.has(module.resources.map(\.localName))
  }
}
