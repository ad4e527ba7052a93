/// What went wrong with a request: one type for all of this module. Holds no header, token or password.
public struct APIError: Error, Sendable, Equatable {
  /// What kind of thing went wrong: what a program decides by.
  public enum Kind: String, Sendable, Hashable {
    /// The server refused: status 400 and above, other than authentication and limit.
    case api
    /// No access: no token, a refused login, a 401 after renewal.
    case auth
    /// No whole answer came.
    case network
    /// The call limit, and waiting was not wanted or did not help.
    case limit
    /// The task was cancelled.
    case cancelled
    /// Refused here, before anything was sent.
    case refused
    /// An answer that is not what the API promises: no JSON, a page without items, a loop of pages.
    case malformed
  }

  /// What kind of thing went wrong.
  public var kind: Kind
  /// The HTTP status, when an answer came.
  public var status: Int?
  /// The server's `code`, as text, whatever type it had.
  public var code: String?
  /// One line, lower case unless the server wrote it.
  public var message: String
  /// What was tried, when a request was made.
  public var method: HTTPMethod?
  /// Without user information and token: `https://api1.comm100.io/api/v3/livechat/chats?pageIndex=1`.
  public var url: String?
  /// The number of the request in this client, from 1.
  public var request: Int?
  /// What to do next.
  public var advice: String?
  /// The parameter that the server's message names.
  public var parameter: String?
  /// True when a write was sent and nobody knows whether it took place.
  public var isOutcomeUnknown: Bool

  /// An error of known parts.
  public init(
    _ kind: Kind, _ message: String, status: Int? = nil, code: String? = nil, method: HTTPMethod? = nil,
    url: String? = nil, request: Int? = nil, advice: String? = nil, parameter: String? = nil,
    isOutcomeUnknown: Bool = false
  ) {
    self.kind = kind
    self.message = message
    self.status = status
    self.code = code
    self.method = method
    self.url = url
    self.request = request
    self.advice = advice
    self.parameter = parameter
    self.isOutcomeUnknown = isOutcomeUnknown
  }
}

extension APIError {
  /// The waiting task was cancelled.
  public static let cancelled = APIError(.cancelled, "cancelled")
}
