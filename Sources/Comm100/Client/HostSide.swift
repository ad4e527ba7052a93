/// Which of the API's hosts a module lives on, and with it the kind of access that it wants.
///
/// Source: the public API reference; `hosts` and `auth` of each module's introduction.
public enum HostSide: String, Sendable, Hashable, CaseIterable {
  /// The agent's API (`https://apiN.comm100.io/api/v3/…`, ticketing `/api/v4/`): JWT, OAuth token or API key.
  case api
  /// The partner's API: a partner token; an agent's token is tried too.
  case partner
  /// The bot message API: e-mail and API key by HTTP Basic only.
  case botMessage
  /// The v2 modules: e-mail and API key by HTTP Basic only.
  case legacy
}
