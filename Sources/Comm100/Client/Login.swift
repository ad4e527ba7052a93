/// The requests for a token, and what their answers mean.
///
/// - Source: the public API reference, "JWT Authentication"; "Introduction", "OAuth"; "Partner", "Authentication".
struct Login: Sendable {
  let origin: Origin
  let path: String
  let fields: [(name: String, value: String)]
  /// The key of the token in the answer.
  let key: String

  /// `nil` for an access that needs no login.
  init?(_ access: Access, _ home: Home) async throws(APIError) {
    switch access {
    case .none, .token, .apiKey: return nil
    case .password(let email, let source, let siteId):
      let password = try await source.secret().reveal()
      origin = home.portal
      path = "/adminwebservice/api/jwttoken/generate"
      key = "token"
      fields = [("loginType", "password"), ("userName", email), ("password", password), ("siteId", siteId)]
    case .oauth(let email, let source):
      let password = try await source.secret().reveal()
      origin = home.portal
      path = "/oauth/token"
      key = "access_token"
      fields = [("grant_type", "password"), ("email", email), ("password", password)]
    case .partner(let email, let source):
      let password = try await source.secret().reveal()
      origin = home.partner
      path = "/partner/oauth/token"
      key = "access_token"
      fields = [("grant_type", "password"), ("email", email), ("password", password)]
    }
  }
}

extension SecretSource {
  /// The secret itself.
  func secret() async throws(APIError) -> Secret {
    let secret: Secret
    switch self {
    case .given(let given): secret = given
    case .command(let command): secret = try await PasswordCommand(command).run()
    case .ask(let ask): secret = try await ask()
    }
    guard !secret.isEmpty else { throw .missingSecret }
    return secret
  }
}
