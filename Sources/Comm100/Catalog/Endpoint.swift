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

  public let operation: Operation
  /// The script's method name, unique in its resource.
  public let name: String
  public let method: HTTPMethod
  /// The path with its holes: `/api/v3/globalSettings/agents/{id}`.
  public let path: String
  public let summary: String
  /// The documented query parameters.
  public let query: [Parameter]
  /// One for each hole of the path, in order.
  public internal(set) var pathParams: [Parameter]
  public let body: Shape
  public let returns: Shape
  /// The documented success status.
  public let status: Int?
  /// Needed for this call, where it differs from the resource's.
  public let permission: String?
  /// Other spellings in the pages, some with their own method: `POST /api/v3/…`.
  public let pathVariants: [String]
  /// The answer wraps the object in this key.
  public let unwrapKey: String?
  /// The editions that have this report; empty where the page does not say.
  public let editions: [Edition]
  /// Other row models of a report.
  public let alsoReturns: [Shape]
  public let marks: Marks

  /// The unique script name of the resource.
  public internal(set) var resource: String = ""
  public internal(set) var module: String = ""
  /// The envelope of a paged answer.
  public internal(set) var page: ListInfo?

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
    self.operation = operation
    self.name = name
    (method, path) = Endpoint.methodAndPath(line)
    self.summary = summary
    pathParams = holes
    self.query = query
    self.body = body
    self.returns = returns
    self.status = status
    self.permission = permission
    self.pathVariants = pathVariants
    self.unwrapKey = unwrapKey
    self.editions = editions
    self.alsoReturns = alsoReturns
    self.marks = marks
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
