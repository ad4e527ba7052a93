/// The kinds of resources.
public enum ResourceKind: String, Sendable, CaseIterable {
  case collection, singleton, report
}

/// What a page says of a list's envelope. Nil means that it does not say.
public struct ListInfo: Sendable, Equatable {
  public enum Envelope: String, Sendable { case array, object }

  public struct Sort: Sendable, Equatable {
    public let documented: Bool
    public let keys: [String]
  }

  public let envelope: Envelope
  /// The key of the rows in an object.
  public let itemsKey: String?
  /// Other keys for the rows met in the pages.
  public let itemsKeyAlternatives: [String]
  public let totalKey: String?
  public let paged: Bool
  public let pageSizeDefault: Int?
  public let pageSizeMax: Int?
  public let pageIndexBase: Int?
  public let sort: Sort

  /// A bare array.
  static let array = ListInfo(.array)

  /// Rows under a key, all at once.
  static func object(
    _ itemsKey: String?, or alternatives: [String] = [], total: String? = nil, size: Int? = nil, max: Int? = nil
  ) -> ListInfo {
    ListInfo(.object, itemsKey, or: alternatives, total: total, size: size, max: max)
  }

  /// Rows under a key, page by page.
  static func pages(
    _ itemsKey: String?, or alternatives: [String] = [], total: String? = nil, size: Int? = nil, max: Int? = nil,
    base: Int? = nil, sort: [String] = []
  ) -> ListInfo {
    ListInfo(
      .object, itemsKey, or: alternatives, total: total, paged: true, size: size, max: max, base: base, sort: sort)
  }

  private init(
    _ envelope: Envelope, _ itemsKey: String? = nil, or alternatives: [String] = [], total: String? = nil,
    paged: Bool = false, size: Int? = nil, max: Int? = nil, base: Int? = nil, sort: [String] = []
  ) {
    self.envelope = envelope
    self.itemsKey = itemsKey
    itemsKeyAlternatives = alternatives
    totalKey = total
    self.paged = paged
    pageSizeDefault = size
    pageSizeMax = max
    pageIndexBase = base
    self.sort = Sort(documented: !sort.isEmpty, keys: sort)
  }
}

/// A family of endpoints around one path: what scripts call by one name.
public final class Resource: Sendable {
  /// The id of one item.
  public struct IDInfo: Sendable {
    public let name: String
    public let type: FieldType

    init(_ type: FieldType, _ name: String = "id") {
      self.name = name
      self.type = type
    }
  }

  /// The resource whose id the path needs.
  public struct Parent: Sendable {
    /// The parent's unique script name.
    public let resource: String
    /// The hole of the path that takes the parent's id.
    public let param: String
    public let type: FieldType

    init(_ resource: String, _ param: String, _ type: FieldType) {
      self.resource = resource
      self.param = param
      self.type = type
    }
  }

  /// The unique script name; equals `qualifiedName` when `qualifiedOnly`.
  public let name: String
  public let localName: String
  public let qualifiedName: String
  /// The bare name belongs to another resource or to none.
  public let qualifiedOnly: Bool
  public let module: String
  public let kind: ResourceKind
  public let summary: String
  /// Where lists live.
  public let path: String
  /// Where single items live, if elsewhere.
  public let itemPath: String?
  public let parent: Parent?
  /// Needed for every call; else see the endpoint.
  public let permission: String?
  public let id: IDInfo?
  /// The records' model; `module.Model` when another module owns it.
  public let model: String?
  /// The envelope of the main list.
  public let list: ListInfo?
  /// A shorter name that works as well.
  public let alias: String?
  /// The page that describes it, when not the module's.
  public let source: String?
  public let endpoints: [Endpoint]

  /// Declares a resource: `Resource(.collection, "global.roles", "/api/v3/globalSettings/roles", "Agent roles", …)`.
  @inline(never)
  init(
    _ kind: ResourceKind, _ qualifiedName: String, _ path: String, _ summary: String, qualifiedOnly: Bool = false,
    itemPath: String? = nil, parent: Parent? = nil, id: IDInfo? = nil, model: String? = nil,
    list: ListInfo? = nil, permission: String? = nil, alias: String? = nil, source: String? = nil,
    endpoints: [Endpoint]
  ) {
    self.qualifiedName = qualifiedName
    self.qualifiedOnly = qualifiedOnly
    (module, localName) = Catalog.halves(of: qualifiedName)
    name = qualifiedOnly ? qualifiedName : localName
    self.kind = kind
    self.path = path
    self.summary = summary
    self.itemPath = itemPath
    self.parent = parent
    self.id = id
    self.model = model
    self.list = list
    self.permission = permission
    self.alias = alias
    self.source = source
    let (module, name) = (self.module, self.name)
    self.endpoints = endpoints.map { $0.placed(in: name, module, id: id, parent: parent, list: list) }
  }

  /// The endpoint with this script name; the exact one first, then in any letter case.
  public func endpoint(_ name: String) -> Endpoint? {
    endpoints.first { $0.name == name } ?? endpoints.first { ASCII.equalsIgnoringCase($0.name, name) }
  }

  /// Whether what a call replaces can be read first, at the same path.
  public func canRead(before endpoint: Endpoint) -> Bool {
    endpoints.contains { $0.method == .get && $0.path == endpoint.path && !$0.returns.isMany }
  }

  /// The permission that a call needs.
  public func permission(for endpoint: Endpoint) -> String? { endpoint.permission ?? permission }
}
