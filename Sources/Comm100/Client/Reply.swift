import JSONText

/// The answer to a request that succeeded (status 200...299).
public struct Reply: Sendable {
  /// 200...299.
  public var status: Int
  /// In the order that they came.
  public var headers: [(name: String, value: String)]
  /// The body as it came, decompressed.
  public var bytes: [UInt8]
  /// The method and address that it answers, without secrets.
  public var method: HTTPMethod
  /// The whole address, query included.
  public var url: String
  /// The number of the request in this client, from 1.
  public var number: Int
  /// From sending to the last byte.
  public var milliseconds: Double

  /// An answer of known parts, as tests make them.
  public init(
    status: Int, headers: [(name: String, value: String)] = [], bytes: [UInt8], method: HTTPMethod = .get,
    url: String = "", number: Int = 0, milliseconds: Double = 0
  ) {
    self.status = status
    self.headers = headers
    self.bytes = bytes
    self.method = method
    self.url = url
    self.number = number
    self.milliseconds = milliseconds
  }

  /// The first header of that name, without regard to case.
  public func header(_ name: String) -> String? {
    headers.first { ASCII.equalsIgnoringCase($0.name, name) }?.value
  }

  /// True when there is no body: 204, or nothing but white space.
  public var isEmpty: Bool { bytes.allSatisfy { $0 <= 0x20 } }

  /// True when the server says that it is something else than JSON or text: a file.
  ///
  /// - Parameter promised: the documentation says that a file comes; then text is one too.
  public func isFile(promised: Bool = false) -> Bool {
    if header("Content-Disposition").map({ ASCII.contains($0, "attachment") }) == true { return true }
    guard let type = header("Content-Type") else { return promised }
    if ASCII.contains(type, "json") { return false }
    return promised || !ASCII.contains(type, "text/plain") && !ASCII.contains(type, "text/html")
  }

  /// The name that the server gives a file, as it came; nil without one. Of the two spellings the one in UTF-8 counts.
  /// - Source: RFC 6266.
  public var fileName: String? {
    guard let text = header("Content-Disposition") else { return nil }
    var plain: String?
    for (name, value) in HeaderParameters.all(of: text) {
      if ASCII.equalsIgnoringCase(name, "filename*") {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count == 3, ASCII.equalsIgnoringCase(parts[0], "utf-8") { return PercentCoding.decoded(parts[2]) }
      } else if ASCII.equalsIgnoringCase(name, "filename") {
        plain = value
      }
    }
    return plain
  }

  /// The body as JSON; `nil` when it is empty.
  /// - Throws: `APIError.malformed` with what is wrong with it.
  public func json() throws(APIError) -> JSONDocument? {
    if isEmpty { return nil }
    do {
      return try JSONDocument(bytes)
    } catch {
      let type = header("Content-Type").map { " (\(Preview.short($0)))" } ?? ""
      throw malformed("the answer is not JSON\(type): \(error.message)")
    }
  }

  /// The error of an answer that is empty where something was asked for.
  public var emptyAnswer: APIError { malformed("the answer is empty") }

  /// An error about this answer.
  func malformed(_ message: String, advice: String? = nil) -> APIError {
    APIError(.malformed, message, status: status, method: method, url: url, request: number, advice: advice)
  }
}
