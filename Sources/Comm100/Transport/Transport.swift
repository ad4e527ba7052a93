/// The one door to the network: sends a request, answers with a whole reply or an error.
///
/// A transport follows no redirect, retries nothing, reads at most as much as its limits allow and ends at the
/// request's deadline. Cancelling the task that waits closes the connection.
public protocol Transport: Sendable {
  /// Sends `request` and waits for the whole reply.
  func send(_ request: WireRequest) async throws(TransportError) -> WireReply

  /// Closes connections and frees threads. Nothing may be sent afterwards.
  func shutdown() async

  /// Where the work around a request runs without a change of threads; `nil` for no such place.
  var executor: (any TaskExecutor)? { get }
}

extension Transport {
  public func shutdown() async {}
  public var executor: (any TaskExecutor)? { nil }
}

/// One request as it goes over the wire.
public struct WireRequest: Sendable {
  /// What is done at the target.
  public var method: HTTPMethod
  /// Who is asked.
  public var origin: Origin
  /// Path and query, percent-encoded: `/api/v3/livechat/agents?pageIndex=1`. Starts with a slash; ASCII only.
  public var target: String
  /// In the order sent; `Host` and `Content-Length` are the transport's business.
  public var headers: [(name: String, value: String)]
  /// What is sent along; nil for nothing.
  public var body: [UInt8]?
  /// How long the whole exchange may last, connecting included.
  public var deadline: Duration

  /// A request of known parts.
  public init(
    method: HTTPMethod, origin: Origin, target: String, headers: [(name: String, value: String)] = [],
    body: [UInt8]? = nil, deadline: Duration = .seconds(30)
  ) {
    self.method = method
    self.origin = origin
    self.target = target
    self.headers = headers
    self.body = body
    self.deadline = deadline
  }

  /// The first header of that name, without regard to ASCII case.
  public func header(_ name: String) -> String? { firstHeader(name, in: headers) }
}

/// One whole reply.
public struct WireReply: Sendable {
  /// Any status that came, redirects and failures included.
  public var status: Int
  /// In the order that they came.
  public var headers: [(name: String, value: String)]
  /// Decompressed.
  public var body: [UInt8]

  /// A reply of known parts.
  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first header of that name, without regard to ASCII case.
  public func header(_ name: String) -> String? { firstHeader(name, in: headers) }
}

private func firstHeader(_ name: String, in headers: [(name: String, value: String)]) -> String? {
  headers.first { ASCII.equalsIgnoringCase($0.name, name) }?.value
}

/// Why no reply came.
public struct TransportError: Error, Sendable, Equatable {
  /// What stood in the way.
  public enum Kind: Sendable, Equatable {
    /// The host name has no address.
    case unknownHost
    /// No connection: refused, unreachable.
    case connect
    /// The TLS handshake failed: certificate expired, wrong name, old version; or the extra trust roots are unusable.
    case tls
    /// The server's certificate is of an issuer that nobody vouches for.
    case untrusted
    /// The deadline passed.
    case timedOut
    /// The connection ended before the reply was whole.
    case closed
    /// What came is not HTTP, or its lengths disagree.
    case malformed
    /// Headers, body or decompressed body are larger than allowed.
    case tooLarge
    /// The waiting task was cancelled.
    case cancelled
  }

  /// What stood in the way.
  public var kind: Kind
  /// One line for a person, lower case, without secrets: `connection refused`.
  public var detail: String
  /// False only when certainly no byte of the request has left.
  public var wasSent: Bool

  /// An error of known parts.
  public init(_ kind: Kind, _ detail: String, wasSent: Bool = true) {
    self.kind = kind
    self.detail = detail
    self.wasSent = wasSent
  }
}
