/// Who a session is, and how it proves it.
public enum Access: Sendable {
  /// No identity: only what needs none can be sent.
  case none
  /// A token given from outside. Nothing can renew it.
  case token(Secret)
  /// The agent's JWT: `POST /adminwebservice/api/jwttoken/generate` on the portal.
  case password(email: String, password: SecretSource, siteId: String)
  /// The OAuth password grant: `POST /oauth/token` on the portal.
  case oauth(email: String, password: SecretSource)
  /// The partner's OAuth: `POST /partner/oauth/token` on the partner's host.
  case partner(email: String, password: SecretSource)
  /// E-mail and API key by HTTP Basic; no login.
  case apiKey(email: String, key: SecretSource)

  /// The e-mail address that it names.
  public var email: String? {
    switch self {
    case .none, .token: nil
    case .password(let email, _, _), .oauth(let email, _), .partner(let email, _), .apiKey(let email, _): email
    }
  }

  /// The site that it names.
  public var siteId: String? {
    if case .password(_, _, let siteId) = self { siteId } else { nil }
  }

  /// Whether a token can be had (again) without a person naming one.
  public var canLogIn: Bool {
    switch self {
    case .none, .token, .apiKey: false
    case .password, .oauth, .partner: true
    }
  }
}
