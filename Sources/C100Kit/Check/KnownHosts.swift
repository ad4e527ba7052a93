import C100Language
import Comm100
import JSONText

/// A resource, or one below a reference, as a check sees it.
struct KnownResource: KnownHost {
  let resource: Resource
  var bound: [String] = []
  var renamed: [String: Endpoint] = [:]

  init(_ resource: Resource, bound: [String] = [], renamed: [String: Endpoint] = [:]) {
    self.resource = resource
    self.bound = bound
    self.renamed = renamed
  }

  var typeName: String { resource.name }
  var isOpen: Bool { false }
  var kinds: Kinds { .host }
  var memberNames: [String] { reachable.map(\.name) + renamed.keys.sorted() }

  private var reachable: [Endpoint] {
    resource.endpoints.filter { endpoint in bound.allSatisfy { endpoint.holes.contains($0) } }
  }

  func field(_ name: String) -> KnownType? { nil }

  func method(_ name: String) -> KnownCall? {
    (renamed[name] ?? reachable.first { $0.name == name }).map { KnownCall($0, resource, bound: bound) }
  }

  func indexed(_ key: String?) -> KnownType {
    .host(KnownReference(resource, bound: bound, id: key ?? "…"))
  }

  var standIn: Value? { .host(ResourceValue(resource, .nowhere, bound: .standIn(bound), renamed: renamed)) }
}

/// One item by its id.
struct KnownReference: KnownHost {
  let resource: Resource
  let bound: [String]
  /// How it is written.
  let id: String

  init(_ resource: Resource, bound: [String], id: String) {
    self.resource = resource
    self.bound = bound
    self.id = id
  }

  var standIn: Value? { .host(ReferenceValue(resource, id, .standIn(bound), .nowhere)) }

  var typeName: String { "\(resource.name)[\(id)]" }
  var isOpen: Bool { false }
  var kinds: Kinds { .host }

  private var children: [ReferenceChild] { ReferenceChild.all(below: resource) }

  var memberNames: [String] {
    resource.endpoints.filter { resource.itemHole($0, bound: bound) != nil }.map(\.name) + children.map(\.name)
  }

  func field(_ name: String) -> KnownType? {
    guard let child = children.first(where: { $0.name == name }) else { return nil }
    let outer = child.keepsBound ? bound : []
    return .host(KnownResource(child.resource, bound: outer + [child.hole], renamed: child.renamed))
  }

  func method(_ name: String) -> KnownCall? {
    guard let endpoint = resource.endpoints.first(where: { $0.name == name }),
      let hole = resource.itemHole(endpoint, bound: bound)
    else { return nil }
    return KnownCall(endpoint, resource, bound: bound + [hole])
  }
}

/// A record: its model's fields, and the actions of the resource that it came from.
struct KnownRecord: KnownHost {
  let model: Model
  /// nil for a nested object.
  let resource: Resource?
  let bound: [String]

  init(_ model: Model, _ resource: Resource?, bound: [String] = []) {
    self.model = model
    self.resource = resource
    self.bound = bound
  }

  var typeName: String { model.name }
  /// A model without fields is one that the pages do not describe.
  var isOpen: Bool { model.fields.isEmpty }
  var kinds: Kinds { .object }

  var memberNames: [String] {
    let actions = resource?.endpoints.filter { recordHole($0) != nil }.map(\.name) ?? []
    return model.fields.map(\.name) + actions + (resource == nil ? [] : ["refresh"])
  }

  func field(_ name: String) -> KnownType? {
    guard let field = model.field(name) else { return model.sampleOnly.contains(name) ? .unknown : nil }
    let one = type(of: field)
    return field.array ? .list(of: one) : one
  }

  func hasKey(_ name: String) -> Bool {
    if field(name) != nil { return true }
    return resource?.endpoints.contains { endpoint in
      endpoint.parameters.contains { $0.name == "sortBy" && endpoint.values(of: $0)?.contains(name) ?? true }
    } ?? false
  }

  private func type(of field: Field) -> KnownType {
    switch field.type {
    case .integer, .number: return .kind(.number)
    case .boolean: return .kind(.bool)
    case .string:
      guard let values = field.values, !field.isOpen, field.flags == nil else { return .kind(.string) }
      return .choice(values, of: "\(model.name).\(field.name)")
    case .guid: return .kind(.string)
    case .datetime, .date: return .kind(.time)
    case .object:
      guard let ref = field.ref, field.variants == nil, let target = Catalog.model(ref, in: model.module) else {
        return .unknown
      }
      return .host(KnownRecord(target, nil))
    case .time, .map, .file, .conditions: return .unknown
    }
  }

  func method(_ name: String) -> KnownCall? {
    guard let resource else { return nil }
    if name == "refresh" {
      return KnownCall(name: "\(model.name).refresh", parameters: [], positionalCount: 0, result: .host(self))
    }
    guard let endpoint = resource.endpoint(name), let hole = recordHole(endpoint) else { return nil }
    return KnownCall(endpoint, resource, bound: bound + [hole])
  }

  private func recordHole(_ endpoint: Endpoint) -> String? { resource?.recordHole(endpoint, bound: bound) }

  var standIn: Value? {
    let origin = ModelOrigin(model, resource, .standIn(bound), .nowhere)
    return (try? JSONDocument(Array("{}".utf8))).map { .object(ObjectValue($0.root, origin: origin)) }
  }
}

/// A module: its resources.
struct KnownModule: KnownHost {
  let module: Module

  init(_ module: Module) { self.module = module }

  var typeName: String { "the module \(module.name)" }
  var isOpen: Bool { false }
  var kinds: Kinds { .host }
  var memberNames: [String] { module.resources.map(\.localName) }

  func field(_ name: String) -> KnownType? {
    module.resources.first { $0.localName == name }.map { .host(KnownResource($0)) }
  }

  var standIn: Value? { .host(ModuleValue(module, .nowhere)) }

  func method(_ name: String) -> KnownCall? { nil }
}

/// A value of which the fields' names are known and nothing else.
struct KnownNames: KnownHost {
  let typeName: String
  let memberNames: [String]

  init(_ typeName: String, fields: [String]) {
    self.typeName = typeName
    memberNames = fields
  }

  var isOpen: Bool { false }
  var kinds: Kinds { .object }
  var standIn: Value? { .object(ObjectValue(memberNames.map { ($0, .null) })) }
  func field(_ name: String) -> KnownType? { memberNames.contains(name) ? .unknown : nil }
  func method(_ name: String) -> KnownCall? { nil }
}

/// A name that several resources share.
struct KnownAmbiguity: KnownHost {
  let typeName: String

  var isOpen: Bool { false }
  var kinds: Kinds { .host }
  var memberNames: [String] { [] }
  var standIn: Value? { HostName(typeName)?.value(typeName, .nowhere) }
  func field(_ name: String) -> KnownType? { nil }
  func method(_ name: String) -> KnownCall? { nil }
}

/// `api`: any path, any label.
struct KnownRawAPI: KnownHost {
  var typeName: String { "api" }
  var isOpen: Bool { false }
  var kinds: Kinds { .host }
  var memberNames: [String] { RawAPI.names }
  func field(_ name: String) -> KnownType? { nil }

  var standIn: Value? { .host(RawAPI(.nowhere)) }

  func method(_ name: String) -> KnownCall? {
    guard memberNames.contains(name) else { return nil }
    let reads = name == "get" || name == "pages"
    let path = KnownCall.Parameter("path", isRequired: true)
    return KnownCall(
      name: "api.\(name)", parameters: reads ? [path] : [path, .init("body")], positionalCount: reads ? 1 : 2,
      takesAnyLabel: true, writes: !reads, result: name == "pages" ? .sequence(of: .unknown) : .unknown
    ) { node, source in
      let values = node.arguments.filter { $0.label == nil }.map(\.value)
      guard let misuse = RawAPI.misuse(name, hasPath: values.first?.mayBeText ?? false, values.count) else { return [] }
      return [Diagnostic(.other(misuse.message), node.parenthesisSpan, source: source, help: misuse.help)]
    }
  }
}

extension Expression {
  /// False for a literal of another kind.
  fileprivate var mayBeText: Bool {
    switch self {
    case .null, .bool, .integer, .decimal, .list, .object, .range, .lambda: false
    default: true
    }
  }
}

extension BoundPath {
  /// Holes that are filled with an id which nobody knows.
  fileprivate static func standIn(_ holes: [String]) -> BoundPath { BoundPath(holes: holes.map { ($0, "…", nil) }) }
}

extension SessionContext {
  /// That of values which only show what a run says of their like.
  fileprivate static let nowhere = SessionContext { () throws(Raise) in
    throw Raise(.planned, "a check asks nobody")
  }
}
