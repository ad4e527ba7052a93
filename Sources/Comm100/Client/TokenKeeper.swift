import Synchronization

/// Holds the session's token and gets a new one: before it ends, and once upon a 401, for all requests together.
final class TokenKeeper: Sendable {
  typealias LogIn = @Sendable (Access) async -> Result<TokenAnswer.Facts, APIError>

  private struct State: Sendable {
    var access: Access
    var token: SessionToken?
    /// When the token was got, by the wall clock.
    var since: Duration?
    var basic: Secret?
    var login: SharedWork<SessionToken>?
    var generations = 0
  }

  private let state: Mutex<State>
  private let ticker: any Ticker

  init(_ access: Access, _ ticker: any Ticker) {
    self.ticker = ticker
    state = Mutex(State(access: access, token: TokenKeeper.given(access)))
  }

  var access: Access { state.withLock { $0.access } }

  /// The token's end by the wall clock, when known.
  var endsAt: Duration? { state.withLock { $0.token?.endsAt } }

  var hasToken: Bool { state.withLock { $0.token != nil || $0.basic != nil } }

  /// Forgets the token and becomes somebody else.
  func become(_ access: Access) {
    state.withLock { state in
      state.access = access
      state.token = TokenKeeper.given(access)
      state.basic = nil
      state.login = nil
      state.since = nil
      // What is on its way for the other access is not for this one.
      state.generations += 1
    }
  }

  /// The `Authorization` header and the generation of the token in it.
  func authorization(_ module: String?, _ logIn: @escaping LogIn) async throws(APIError) -> (
    header: String, generation: Int
  ) {
    let (access, basic, generations) = state.withLock { ($0.access, $0.basic, $0.generations) }
    switch access {
    case .none: throw .noAccess(module)
    case .apiKey(let email, let source):
      if let basic { return (basic.reveal(), 0) }
      let header = try await TokenKeeper.basic(email, source)
      state.withLock { state in
        if state.generations == generations { state.basic = Secret(header) }
      }
      return (header, 0)
    case .token(let secret) where !TokenAnswer.isToken(secret.reveal()): throw .badToken
    case .token, .password, .oauth, .partner:
      let token = try await current(logIn)
      return ("Bearer \(token.secret.reveal())", token.generation)
    }
  }

  /// A token that is not about to end.
  func current(_ logIn: @escaping LogIn) async throws(APIError) -> SessionToken {
    let wall = ticker.wall
    let (token, work) = state.withLock { state -> (SessionToken?, SharedWork<SessionToken>?) in
      if let token = state.token, !state.access.canLogIn || !token.isEnding(at: wall, since: state.since) {
        return (token, nil)
      }
      return (nil, joinLogin(&state, isRenewal: false, logIn))
    }
    if let token { return token }
    guard let work else { throw .noAccess(nil) }
    return try await work.value().get()
  }

  /// A new token in place of the one that met a 401; at once when another request has renewed it meanwhile.
  /// - Throws: `.auth` when a renewed token was refused without ever having been accepted.
  func renew(after generation: Int, _ logIn: @escaping LogIn) async throws(APIError) {
    let work: SharedWork<SessionToken>? = state.withLock { state in
      guard let token = state.token, token.generation == generation else { return state.login }
      return joinLogin(&state, isRenewal: true, logIn)
    }
    if let work { _ = try await work.value().get() }
  }

  /// Whether a 401 for a token of this generation may lead to a new one.
  func mayRenew(_ generation: Int) -> Bool {
    state.withLock { state in
      guard state.access.canLogIn else { return false }
      guard let token = state.token, token.generation == generation else { return true }
      return !token.isRenewal || token.isAccepted
    }
  }

  /// The server has answered a request with this token with something else than 401.
  func accept(_ generation: Int) {
    state.withLock { state in
      if state.token?.generation == generation { state.token?.isAccepted = true }
    }
  }

  // MARK: - Logging in

  private func joinLogin(
    _ state: inout sending State, isRenewal: Bool, _ logIn: @escaping LogIn
  ) -> SharedWork<SessionToken> {
    if let login = state.login { return login }
    let access = state.access
    state.generations += 1
    let generation = state.generations
    let work = SharedWork<SessionToken> { [self] in
      let result = await logIn(access).map {
        SessionToken(secret: $0.secret, endsAt: $0.endsAt, generation: generation, isRenewal: isRenewal)
      }
      keep(result, generation)
      return result
    }
    state.login = work
    return work
  }

  private func keep(_ result: Result<SessionToken, APIError>, _ generation: Int) {
    let wall = ticker.wall
    state.withLock { state in
      guard state.generations == generation else { return }
      state.login = nil
      guard case .success(let token) = result else { return }
      state.token = token
      state.since = wall
    }
  }

  private static func basic(_ email: String, _ source: SecretSource) async throws(APIError) -> String {
    guard !email.utf8.contains(UInt8(ascii: ":")) else { throw APIError(.refused, "an e-mail holds no colon") }
    let key = try await source.secret()
    return "Basic \(Base64.encoded(Array("\(email):\(key.reveal())".utf8)))"
  }

  private static func given(_ access: Access) -> SessionToken? {
    guard case .token(let secret) = access else { return nil }
    return SessionToken(secret: secret, endsAt: TokenAnswer.end(ofJWT: secret.reveal()), generation: 0)
  }
}
