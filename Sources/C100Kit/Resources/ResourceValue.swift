import C100Language
import Comm100

/// A resource of the catalog as a value: `agents`, or, below a reference, `departments["…"].agents`.
final class ResourceValue: HostValue {
  let resource: Resource
  let bound: BoundPath
  let context: SessionContext
  /// Script names below a reference that stand for another endpoint: `list` for `listByDepartment`.
  let renamed: [String: Endpoint]

  init(_ resource: Resource, _ context: SessionContext, bound: BoundPath = .none, renamed: [String: Endpoint] = [:]) {
    self.resource = resource
    self.context = context
    self.bound = bound
    self.renamed = renamed
  }

  override var plansWithStandIns: Bool { true }
  override var typeName: String { "resource \(resource.name)" }
  override var spokenName: String? { "the \(typeName)" }
  override var text: String { resource.name }

  override var memberNames: [String] {
    resource.endpoints.filter { isReachable($0) }.map(\.name) + (renamed.isEmpty ? [] : renamed.keys.sorted())
  }

  /// An endpoint that can be called from here: every bound hole is one of its own.
  func isReachable(_ endpoint: Endpoint) -> Bool {
    bound.holes.allSatisfy { endpoint.holes.contains($0.name) }
  }

  func endpoint(_ name: String) -> Endpoint? {
    if let other = renamed[name] { return other }
    guard let found = resource.endpoints.first(where: { $0.name == name }), isReachable(found) else { return nil }
    return found
  }

  override func hasMethod(_ name: String) -> Bool { endpoint(name) != nil }

  override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? {
    guard let endpoint = endpoint(name) else { return nil }
    return try Invocation(endpoint, resource, bound, context, call).perform(call.run)
  }

  override func methodReference(_ name: String, _ run: Run) throws(Raise) -> Value {
    guard let endpoint = endpoint(name) else { return try member(name, run) }
    return .host(EndpointReference(endpoint, resource, bound, context))
  }

  override func member(_ name: String, _ run: Run) throws(Raise) -> Value {
    if hasMethod(name) { throw Raise.notCalled(name, of: text) }
    if resource.id == nil, resource.endpoint("get") != nil {
      throw Raise(
        .name, "\(resource.name) is not fetched yet, so it has no '\(name)'",
        help: ["fetch it first: \(resource.name).get().\(name)"])
    }
    throw Raise.noMember(name, of: self, run)
  }

  override func help(missing name: String, _ table: BuiltinTable) -> [String] {
    MissingMember.help(name, of: resource, text, memberNames, table)
  }

  override func index(_ key: Value, _ run: Run) throws(Raise) -> Value {
    guard resource.id != nil || resource.endpoints.contains(where: { $0.holes.count > bound.holes.count }) else {
      throw Raise(.type, "\(resource.name) is one thing: it has no items to pick", help: ["\(resource.name).get()"])
    }
    if case .host(let answer as PlannedAnswer) = key {
      return .host(ReferenceValue(resource, "{id}", bound, context, standIn: answer))
    }
    guard let segment = PathText.segment(of: key) else {
      throw Raise(.type, "an id is a number or a string, got \(key.typeNameWithArticle)")
    }
    return .host(ReferenceValue(resource, segment, bound, context))
  }

  override func invoke(_ call: inout Call) throws(Raise) -> Value {
    let ways = ["get", "list"].filter { endpoint($0) != nil }
    throw Raise(.type, "\(spokenName ?? text) is not a function", help: ways.map { "write \(text).\($0)(…)" })
  }

  override var walkingHelp: [String] { endpoint("list") != nil ? ["its items are listed by \(text).list()"] : [] }

  override func isEqual(to other: HostValue) -> Bool {
    (other as? ResourceValue).map {
      $0.resource === resource && $0.bound.holes.map(\.segment) == bound.holes.map(\.segment)
    }
      ?? false
  }

  override func hash(into hasher: inout Hasher) { hasher.combine(resource.name) }
}

/// One item by its id, asked for by nobody yet: `agents[68]`.
final class ReferenceValue: HostValue {
  let resource: Resource
  let id: String
  let bound: BoundPath
  let context: SessionContext

  /// The answer that a plan does not have the id of.
  private let standIn: PlannedAnswer?

  init(
    _ resource: Resource, _ id: String, _ bound: BoundPath, _ context: SessionContext, standIn: PlannedAnswer? = nil
  ) {
    self.resource = resource
    self.id = id
    self.standIn = standIn
    self.bound = bound
    self.context = context
  }

  override var plansWithStandIns: Bool { true }
  override var typeName: String { "reference to \(resource.name)" }
  override var spokenName: String? { text }
  override var text: String { "\(resource.name)[\(id)]" }

  private func hole(_ endpoint: Endpoint) -> String? {
    resource.itemHole(endpoint, bound: bound.holes.map(\.name))
  }

  private func endpoint(_ name: String) -> Endpoint? {
    guard let found = resource.endpoints.first(where: { $0.name == name }), hole(found) != nil else { return nil }
    return found
  }

  override var memberNames: [String] {
    resource.endpoints.filter { hole($0) != nil }.map(\.name) + children.map(\.name)
  }

  override func hasMethod(_ name: String) -> Bool { endpoint(name) != nil }

  override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? {
    guard let endpoint = endpoint(name), let hole = hole(endpoint) else { return nil }
    return try Invocation(endpoint, resource, binding(bound, hole), context, call).perform(call.run)
  }

  private func binding(_ bound: BoundPath, _ hole: String) -> BoundPath {
    standIn.map { bound.binding(hole, standIn: $0) } ?? bound.binding(hole, id)
  }

  override func methodReference(_ name: String, _ run: Run) throws(Raise) -> Value {
    guard let endpoint = endpoint(name) else { return try member(name, run) }
    return .host(EndpointReference(endpoint, resource, bound, context))
  }

  override func member(_ name: String, _ run: Run) throws(Raise) -> Value {
    if hasMethod(name) { throw Raise.notCalled(name, of: text) }
    if let child = children.first(where: { $0.name == name }) {
      let bound = binding(child.keepsBound ? bound : .none, child.hole)
      return .host(ResourceValue(child.resource, context, bound: bound, renamed: child.renamed))
    }
    if let model = Catalog.model(of: resource), let field = model.field(name) {
      throw Raise(
        .name, "\(text) is a reference: nothing has been fetched, so it has no '\(field.name)'",
        help: ["fetch it first: \(text).get().\(field.name)"])
    }
    throw Raise.noMember(name, of: self, run)
  }

  private var children: [ReferenceChild] { ReferenceChild.all(below: resource) }

  override func isEqual(to other: HostValue) -> Bool {
    (other as? ReferenceValue).map { $0.resource === resource && $0.id == id } ?? false
  }

  override func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A module of the catalog: `livechat.campaigns`.
final class ModuleValue: HostValue {
  let module: Module
  let context: SessionContext

  init(_ module: Module, _ context: SessionContext) {
    self.module = module
    self.context = context
  }

  override var typeName: String { "module \(module.name)" }
  override var spokenName: String? { "the \(typeName)" }
  override var text: String { module.name }
  override var memberNames: [String] { module.resources.map(\.localName) }

  override func help(missing name: String, _ table: BuiltinTable) -> [String] { MissingMember.help(name, of: module) }

  override func member(_ name: String, _ run: Run) throws(Raise) -> Value {
    guard let resource = module.resources.first(where: { $0.localName == name }) else {
      throw Raise.noMember(name, of: self, run)
    }
    return .host(ResourceValue(resource, context))
  }
}

/// A method that is asked about, not called: `help(agents.list)`.
public final class EndpointReference: HostValue {
  public let endpoint: Endpoint
  public let resource: Resource
  let bound: BoundPath
  let context: SessionContext

  init(_ endpoint: Endpoint, _ resource: Resource, _ bound: BoundPath, _ context: SessionContext) {
    self.endpoint = endpoint
    self.resource = resource
    self.bound = bound
    self.context = context
  }

  public override var typeName: String { "method \(endpoint.scriptName)" }
  public override var text: String { endpoint.scriptName }
}

extension Raise {
  /// A method named without its parentheses.
  fileprivate static func notCalled(_ name: String, of owner: String) -> Raise {
    Raise(
      .name, "'\(name)' of \(owner) is a method: it wants parentheses",
      help: ["\(owner).\(name)(…)", "help(\(owner).\(name)) tells what it takes"])
  }
}
