/// One call of the API, before it is bound to a home.
public struct APIRequest: Sendable {
  public var method: HTTPMethod
  /// Percent-encoded path from the root, such as `/api/v3/livechat/agents/12`.
  public var path: String
  /// Names and values as they are; encoding is done when sent. Order is kept.
  public var query: [(name: String, value: String)]
  public var body: RequestBody?
  public var side: HostSide
  /// The module's name for messages, when it comes from the catalog.
  public var module: String?

  public init(
    method: HTTPMethod, path: String, query: [(name: String, value: String)] = [], body: RequestBody? = nil,
    side: HostSide = .api, module: String? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.body = body
    self.side = side
    self.module = module
  }

  public static func get(_ path: String, query: [(name: String, value: String)] = []) -> APIRequest {
    APIRequest(method: .get, path: path, query: query)
  }
}

/// What a request carries.
public enum RequestBody: Sendable {
  /// JSON bytes, sent as `application/json`.
  case json([UInt8])
  /// Form fields, sent as `application/x-www-form-urlencoded`.
  case form([(name: String, value: String)])
  /// Files and fields, sent as `multipart/form-data`.
  case multipart([MultipartPart])
}

/// One part of a multipart body.
public struct MultipartPart: Sendable {
  public var name: String
  public var fileName: String?
  public var contentType: String?
  public var bytes: [UInt8]

  public init(name: String, fileName: String? = nil, contentType: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.fileName = fileName
    self.contentType = contentType
    self.bytes = bytes
  }
}
