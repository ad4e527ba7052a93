/// The request methods of the API.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
  case get = "GET"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"

  /// True for a method that changes nothing on the server; only such a request is ever sent again after a failure
  /// whose outcome is unknown.
  public var isRead: Bool { self == .get }
}
