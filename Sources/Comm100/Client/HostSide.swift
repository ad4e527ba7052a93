/// Which of the API's hosts a module lives on, and with it the kind of access that it wants.
///
/// - Source: the public API reference; `hosts` and `auth` of each module's introduction.
public enum HostSide: String, Sendable, Hashable, CaseIterable {
  /// The agent's API (`https://apiN.comm100.io/api/v3/…`, ticketing `/api/v4/`): JWT, OAuth token or API key.
  case api
  /// The partner's API (`https://partnerN.comm100.io`) with a partner token; the agent's token is tried on the API's host.
  case partner
  /// The bot message API (`https://apiN.comm100.io/botapi/…`): e-mail and API key by HTTP Basic only.
  case botMessage
  /// The v2 modules, on the portal's own host: e-mail and API key by HTTP Basic only.
  case legacy

  /// What stands before the documented path on the wire: `/botapi` or nothing.
  public var pathPrefix: String { self == .botMessage ? "/botapi" : "" }
}
