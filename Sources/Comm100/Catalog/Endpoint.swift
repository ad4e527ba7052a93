/// What a body or an answer holds.
public indirect enum Shape: Sendable {
  case none
  /// The endpoint is named in the pages, its body is not.
  case undocumented
  /// One record.
  case model(String)
  /// A bare array of records.
  case list(String)
  /// A list inside an envelope (`Endpoint.page`).
  case page(String)
  case plain(FieldType, array: Bool)
  /// A multipart upload or a binary answer.
  case file
  case fields([Field])
  case listOfFields([Field])

  /// The name of the records' model.
  public var modelName: String? {
    switch self {
    case .model(let name), .list(let name), .page(let name): name
    case .none, .undocumented, .plain, .file, .fields, .listOfFields: nil
    }
  }

  /// The shape of a body: fields described in place that are not marked required are optional.
  var completed: Shape {
    switch self {
    case .fields(let fields): .fields(fields.map { $0.completed(readOnly: false, required: true) })
    case .listOfFields(let fields): .listOfFields(fields.map { $0.completed(readOnly: false, required: true) })
    case .none, .undocumented, .model, .list, .page, .plain, .file: self
    }
  }

  /// A file that is uploaded or downloaded.
  public var isFile: Bool { if case .file = self { true } else { false } }

  /// Whether the answer is several items.
  public var isMany: Bool {
    switch self {
    case .list, .page, .listOfFields, .plain(_, array: true): true
    case .none, .undocumented, .model, .plain, .file, .fields: false
    }
  }
}

/// The kinds of endpoints.
public enum Operation: String, Sendable, CaseIterable {
  case list, get, create, update, replace, delete, action, report
}

/// The editions of the product that have a report.
public enum Edition: String, Sendable, CaseIterable {
  case enterprise, business
}

/// One call of the API: a method, a path and what goes with it.
public struct Endpoint: Sendable {
  /// What an endpoint's documentation is besides plain.
  public struct Marks: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Inside an HTML comment of the page.
    public static let hidden = Marks(rawValue: 1)
    /// The page has an obvious slip, corrected here.
    public static let inferred = Marks(rawValue: 2)
    /// Named only, no parameters given.
    public static let undescribed = Marks(rawValue: 4)
  }

  /// One reference, so that long lists of declarations compile to little code.
  private final class Facts: Sendable {
    let operation: Operation
    let name: String
    let method: HTTPMethod
    let path: String
    let summary: String
    let stated: [Parameter]
    let query: [Parameter]
    let body: Shape
    let returns: Shape
    let status: Int?
    let permission: String?
    let pathVariants: [String]
    let unwrapKey: String?
    let editions: [Edition]
    let alsoReturns: [Shape]
    let marks: Marks

    init(
      _ operation: Operation, _ name: String, _ line: String, _ summary: String, _ stated: [Parameter],
      _ query: [Parameter], _ body: Shape, _ returns: Shape, _ status: Int?, _ permission: String?,
      _ pathVariants: [String], _ unwrapKey: String?, _ editions: [Edition], _ alsoReturns: [Shape], _ marks: Marks
    ) {
      self.operation = operation
      self.name = name
      (method, path) = Endpoint.methodAndPath(line)
      self.summary = summary
      self.stated = stated
      self.query = query
      self.body = body.completed
      self.returns = returns
      self.status = status
      self.permission = permission
      self.pathVariants = pathVariants
      self.unwrapKey = unwrapKey
      self.editions = editions
      self.alsoReturns = alsoReturns
      self.marks = marks
    }
  }

  /// What an endpoint has from its resource.
  private final class Place: Sendable {
    let resource: String
    let module: String
    let pathParams: [Parameter]
    let page: ListInfo?

    init(_ resource: String, _ module: String, _ pathParams: [Parameter], _ page: ListInfo?) {
      self.resource = resource
      self.module = module
      self.pathParams = pathParams
      self.page = page
    }
  }

  private let facts: Facts
  private var place: Place?

  public var operation: Operation { facts.operation }
  /// The script's method name, unique in its resource.
  public var name: String { facts.name }
  public var method: HTTPMethod { facts.method }
  /// The path with its holes: `/api/v3/globalSettings/agents/{id}`.
  public var path: String { facts.path }
  public var summary: String { facts.summary }
  /// The documented query parameters.
  public var query: [Parameter] { facts.query }
  /// One for each hole of the path, in order.
  public var pathParams: [Parameter] { place?.pathParams ?? facts.stated }
  public var body: Shape { facts.body }
  public var returns: Shape { facts.returns }
  /// The documented success status.
  public var status: Int? { facts.status }
  /// The documented success status; where there is none, that of an answer with or without a body.
  public var successStatus: Int {
    if case .none = returns { return status ?? 204 }
    return status ?? 200
  }
  /// Needed for this call, where it differs from the resource's.
  public var permission: String? { facts.permission }
  /// Other spellings in the pages, some with their own method: `POST /api/v3/…`.
  public var pathVariants: [String] { facts.pathVariants }
  /// The answer wraps the object in this key.
  public var unwrapKey: String? { facts.unwrapKey }
  /// The editions that have this report; empty where the page does not say.
  public var editions: [Edition] { facts.editions }
  /// Other row models of a report.
  public var alsoReturns: [Shape] { facts.alsoReturns }
  public var marks: Marks { facts.marks }

  /// The unique script name of the resource.
  public var resource: String { place?.resource ?? "" }
  public var module: String { place?.module ?? "" }
  /// The envelope of a paged answer.
  public var page: ListInfo? { place?.page }

  public var isHidden: Bool { marks.contains(.hidden) }
  public var isInferred: Bool { marks.contains(.inferred) }
  public var isUndescribed: Bool { marks.contains(.undescribed) }
  public var isWrite: Bool { !method.isRead }
  /// `agents.list`, with the resource's unique name.
  public var scriptName: String { resource + "." + name }
  /// `GET /api/v3/globalSettings/agents/{id}`.
  public var line: String { method.rawValue + " " + path }

  /// The documented query parameters and those that every paged list takes.
  public var parameters: [Parameter] { query + UserAdditions.parameters(of: self) }

  /// Declares an endpoint.
  ///
  /// `Endpoint(.list, "list", "GET /api/v3/globalSettings/roles", "List roles", returns: .list("Role"))`.
  /// - Parameter path: the types of the holes that are neither the resource's id nor its parent's.
  @inline(never)
  init(
    _ operation: Operation, _ name: String, _ line: String, _ summary: String, path holes: [Parameter] = [],
    query: [Parameter] = [], body: Shape = .none, returns: Shape = .none, status: Int? = nil,
    permission: String? = nil, pathVariants: [String] = [], unwrapKey: String? = nil, editions: [Edition] = [],
    alsoReturns: [Shape] = [], marks: Marks = []
  ) {
    facts = Facts(
      operation, name, line, summary, holes, query, body, returns, status, permission, pathVariants, unwrapKey,
      editions, alsoReturns, marks)
  }

  /// The endpoint in its resource: with the envelope of its pages and a parameter for each hole of its path.
  func placed(
    in resource: String, _ module: String, id: Resource.IDInfo?, parent: Resource.Parent?, list: ListInfo?
  ) -> Endpoint {
    let pathParams = holes.map { hole in
      if let own = facts.stated.first(where: { $0.name == hole }) { return own }
      let type = (parent?.param == hole ? parent?.type : nil) ?? id?.type ?? .string
      return Parameter(type, hole, .required)
    }
    var page: ListInfo?
    if case .page = returns { page = list }
    var endpoint = self
    endpoint.place = Place(resource, module, pathParams, page)
    return endpoint
  }

  /// The names of the path's holes, in order.
  public var holes: [String] { Endpoint.holes(in: path) }

  /// The parameter of the path or query with this name, in any letter case.
  public func parameter(_ name: String) -> Parameter? {
    parameters.first { ASCII.equalsIgnoringCase($0.name, name) }
      ?? pathParams.first { ASCII.equalsIgnoringCase($0.name, name) }
  }

  // MARK: - Reading a declaration

  static func holes(in path: String) -> [String] {
    var holes: [String] = []
    var start: String.UTF8View.Index?
    let bytes = path.utf8
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "{") {
        start = bytes.index(after: index)
      } else if bytes[index] == UInt8(ascii: "}"), let from = start {
        holes.append(String(path[from..<index]))
        start = nil
      }
    }
    return holes
  }

  private static func methodAndPath(_ line: String) -> (HTTPMethod, String) {
    guard let space = line.utf8.firstIndex(of: UInt8(ascii: " ")),
      let method = HTTPMethod(rawValue: String(line[..<space]))
    else { preconditionFailure("an endpoint is declared with METHOD and path: \(line)") }
    return (method, String(line[line.utf8.index(after: space)...]))
  }
}
