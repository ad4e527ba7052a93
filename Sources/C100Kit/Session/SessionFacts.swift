import Comm100

/// What `session` tells: no token, no password.
public struct SessionFacts: Sendable {
  public var site: Int?
  public var agent: String?
  public var host: String
  /// Seconds since 1970 at which the token ends; nil when nobody knows.
  public var expiresAt: Int?
  /// Calls left in the window; nil without a limit.
  public var callsLeft: Int?
}

extension SessionFacts {
  init(_ client: Client) {
    site = client.access.siteId.flatMap { Int($0) }
    agent = client.access.email
    host = client.home.api.description
    expiresAt = client.expiresAt.map { Int($0.components.seconds) }
    callsLeft = client.requestsLeft
  }
}
