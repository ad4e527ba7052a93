import C100Language
import C100Render
import Comm100

/// What a check knows of the API without asking it: the catalog's resources, modules, calls and models.
public struct CatalogKnowledge: Knowledge, Sendable {
  public let builtins: BuiltinTable
  private let exports: @Sendable (String) -> [KnownExport]?

  /// - Parameters:
  ///   - builtins: the built-ins of the session that the program will run in.
  ///   - exports: what an imported file declares, by the path of the import (``Imports/exports(of:)``); nil when it
  ///     cannot be told.
  public init(_ builtins: BuiltinTable, exports: @escaping @Sendable (String) -> [KnownExport]? = { _ in nil }) {
    self.builtins = BuiltinTable([builtins.all, CatalogKnowledge.queryMethods])
    self.exports = exports
  }

  /// What a query has besides the methods of every sequence. They are looked at here, never called.
  private static let queryMethods = Query.methods.map { name, summary in
    Builtin(name, on: .sequence, [], summary) { _ throws(Raise) in .null }
  }

  public func global(_ name: String) -> KnownType? {
    switch name {
    case "args": return .list(of: .kind(.string))
    case "session": return .host(KnownNames("session", fields: SessionFacts.names))
    default: break
    }
    switch HostName(name) {
    case .api?: return .host(KnownRawAPI())
    case .resource(let resource)?: return .host(KnownResource(resource))
    case .module(let module)?: return .host(KnownModule(module))
    case .ambiguous?: return .host(KnownAmbiguity(typeName: name))
    case nil: return nil
    }
  }

  public var closedBuiltins: [[Builtin]] { Library.builtins + [renderBuiltins] }
  public var zones: (any Zones)? { KnownZones() }

  public var globalNames: [String] { HostName.all + ["args", "stdin"] }

  /// Whether a name without a declaration is the API's: a resource, a module, `api`.
  public static func isResource(_ name: String) -> Bool { HostName(name) != nil }

  public func help(unknown name: String) -> [String] { Synonyms.help(name) }

  public func mayWrite(_ method: String) -> Bool { CatalogKnowledge.writes.contains(method) }

  public func exports(of path: String) -> [KnownExport]? { exports(path) }

  /// The names of all methods that change something on one resource or another.
  private static let writes: Set<String> = {
    var names: Set<String> = ["post", "put", "patch"]
    for module in Catalog.modules {
      for resource in module.resources {
        for endpoint in resource.endpoints where endpoint.isWrite { names.insert(endpoint.name) }
      }
    }
    return names
  }()
}

extension KnownCall {
  /// A call of the catalog where some holes of its path are filled already.
  init(_ endpoint: Endpoint, _ resource: Resource, bound: [String]) {
    let open = endpoint.holes.filter { !bound.contains($0) }
    var parameters = open.map { Parameter($0, isRequired: true) }
    if endpoint.takesBody { parameters.append(Parameter(endpoint.bodyLabel ?? "body")) }
    let positionalCount = parameters.count
    for parameter in endpoint.parameters where !parameters.contains(where: { $0.name == parameter.name }) {
      parameters.append(
        Parameter(
          parameter.name, isRequired: parameter.required,
          values: parameter.isOpen ? nil : endpoint.values(of: parameter),
          isList: parameter.multiple || parameter.array))
    }
    let labels = endpoint.labels
    for field in endpoint.bodyFields ?? [] where labels.contains(field.name) {
      guard !parameters.contains(where: { $0.name == field.name }) else { continue }
      parameters.append(Parameter(field.name, values: field.isOpen || field.array ? nil : field.values))
    }
    var takesAnyLabel = false
    if case .undocumented = endpoint.body { takesAnyLabel = endpoint.takesBody }
    self.init(
      name: endpoint.scriptName, parameters: parameters, positionalCount: positionalCount,
      takesAnyLabel: takesAnyLabel, writes: endpoint.isWrite, result: Self.result(endpoint, resource)
    ) { node, source in LiteralArguments(endpoint, bound, node, source).problems(in: resource) }
  }

  private static func result(_ endpoint: Endpoint, _ resource: Resource) -> KnownType {
    var record = KnownType.unknown
    if endpoint.alsoReturns.isEmpty, let name = endpoint.returns.modelName,
      let model = Catalog.model(name, in: resource.module)
    {
      let bound = endpoint.holes.filter { $0 == resource.parent?.param }
      record = .host(KnownRecord(model, resource, bound: bound))
    }
    if endpoint.isQuery { return .sequence(of: record) }
    switch endpoint.returns {
    case .model: return record
    case .list: return .list(of: record)
    case .none, .undocumented, .page, .plain, .file, .fields, .listOfFields: return .unknown
    }
  }
}
