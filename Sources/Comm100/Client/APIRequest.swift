/// One call of the API, before it is bound to a home.
public struct APIRequest: Sendable {
  /// What is done at the path.
  public var method: HTTPMethod
  /// Percent-encoded path from the root, such as `/api/v3/livechat/agents/12`.
  public var path: String
  /// Names and values as they are; encoding is done when sent. Order is kept.
  public var query: [(name: String, value: String)]
  /// What is sent along, with its type; nil for nothing.
  public var body: RequestBody?
  /// Which of the API's hosts it goes to.
  public var side: HostSide
  /// The module's name for messages, when it comes from the catalog.
  public var module: String?
  /// The query as a server's link wrote it, in place of ``query``.
  var encodedQuery: String?

  /// A request of known parts; a path that is not encoded is refused when it is sent.
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

  /// A read of a path that is encoded already: `.get("/api/v3/livechat/agents", query: [("status", "online")])`.
  public static func get(_ path: String, query: [(name: String, value: String)] = []) -> APIRequest {
    APIRequest(method: .get, path: path, query: query)
  }
}

extension APIRequest {
  /// A request by path, for what the catalog lacks.
  ///
  /// - Parameter path: from the root, such as `/api/v3/livechat/agents?status=online`; a query in it is kept. What may
  ///   not stand in a path is encoded. No scheme, host, dot segments, backslashes or control characters.
  /// - Throws: `.refused`.
  public static func raw(
    _ method: HTTPMethod, _ path: String, query: [(name: String, value: String)] = [], body: RequestBody? = nil
  ) throws(APIError) -> APIRequest {
    guard path.utf8.first == UInt8(ascii: "/"), !path.hasPrefix("//"),
      let target = try? Target(path, on: rawOrigin, from: Target(path: "/"))
    else { throw .badPath(path) }
    var request = APIRequest(method: method, path: target.path, query: query, body: body)
    if let encoded = target.query {
      request.encodedQuery = query.isEmpty ? encoded : "\(encoded)&\(PercentCoding.query(query))"
      request.query = []
    }
    return request
  }

  /// Path and query as they go over the wire: `/api/v3/livechat/agents?pageIndex=1`.
  public var wireTarget: String { (try? target.text) ?? path }

  /// The same request with the query parameter set.
  public func setting(_ name: String, to value: String) -> APIRequest {
    var request = self
    if encodedQuery != nil {
      request.encodedQuery = Target(path: path, query: encodedQuery).setting(name, to: value).query
    } else if let i = query.firstIndex(where: { ASCII.equalsIgnoringCase($0.name, name) }) {
      request.query[i].value = value
    } else {
      request.query.append((name, value))
    }
    return request
  }

  var target: Target {
    get throws(APIError) {
      let isSafe =
        path.utf8.first == UInt8(ascii: "/")
        && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x23 && $0 != 0x3F }
      guard isSafe else { throw .badPath(path) }
      return Target(path: path, query: encodedQuery ?? (query.isEmpty ? nil : PercentCoding.query(query)))
    }
  }

  // Only to read a path by the rules for links: no request goes there.
  private static let rawOrigin = Origin(known: .https, host: "api.invalid", port: 443)
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
  /// The form field.
  public var name: String
  /// What the server is to call the file; nil for a plain field.
  public var fileName: String?
  /// `image/png`; nil means `application/octet-stream` for a file and nothing for a field.
  public var contentType: String?
  /// The content as it is.
  public var bytes: [UInt8]
  /// Where a file lies on this machine, if it does.
  public var path: String?

  /// The part that an upload sends.
  public init(file: UploadFile) {
    self.init(name: "file", fileName: file.name, contentType: file.contentType, bytes: file.bytes)
    path = file.path
  }

  /// A file when it has a file name, else a field.
  public init(name: String, fileName: String? = nil, contentType: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.fileName = fileName
    self.contentType = contentType
    self.bytes = bytes
  }
}

extension RequestBody {
  /// The bytes and their type.
  func encoded() -> (bytes: [UInt8], type: String) {
    switch self {
    case .json(let bytes): (bytes, "application/json")
    case .form(let pairs): (PercentCoding.form(pairs), "application/x-www-form-urlencoded")
    case .multipart(let parts): Multipart.encoded(parts)
    }
  }
}

/// `multipart/form-data` (RFC 7578).
enum Multipart {
  static func encoded(_ parts: [MultipartPart]) -> (bytes: [UInt8], type: String) {
    let boundary = boundary(for: parts)
    var bytes: [UInt8] = []
    for part in parts {
      var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(quoted(part.name))\""
      if let fileName = part.fileName { head += "; filename=\"\(quoted(fileName))\"" }
      head += "\r\n"
      if let type = part.contentType ?? (part.fileName == nil ? nil : "application/octet-stream") {
        head += "Content-Type: \(cleaned(type))\r\n"
      }
      bytes.append(contentsOf: Array("\(head)\r\n".utf8))
      bytes.append(contentsOf: part.bytes)
      bytes.append(contentsOf: Array("\r\n".utf8))
    }
    bytes.append(contentsOf: Array("--\(boundary)--\r\n".utf8))
    return (bytes, "multipart/form-data; boundary=\(boundary)")
  }

  /// A line that no part holds: a hash of the parts, changed until it is absent.
  private static func boundary(for parts: [MultipartPart]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      part.bytes.withUnsafeBufferPointer { bytes in
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
    }
    while true {
      let boundary = "c100-\(String(hash, radix: 16))"
      let mark = Array(boundary.utf8)
      let isTaken = parts.contains { part in
        part.bytes.withUnsafeBufferPointer { ByteSearch.place(of: mark, in: $0) != nil }
      }
      if !isTaken { return boundary }
      hash = hash &* 0x5851_f42d_4c95_7f2d &+ 1
    }
  }

  // As browsers do: quotes and line ends as percent escapes.
  private static func quoted(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "%22"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func cleaned(_ text: String) -> String {
    String(decoding: text.utf8.filter { $0 >= 0x20 && $0 < 0x7F }, as: UTF8.self)
  }
}
