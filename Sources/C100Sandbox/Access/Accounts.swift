import JSONText

/// What a person needs to log in.
public struct SandboxCredentials: Sendable, Equatable {
  public let email: String
  public let password: String
  public let siteId: Int
  /// For HTTP Basic with the e-mail.
  public let apiKey: String
}

/// Passwords, failed logins and tokens. Agents themselves are rows of the store.
struct Accounts {
  static let triesBeforeLock = 5

  /// Passwords that differ from the one that every agent starts with, by agent id.
  var passwords: [Int: String] = [:]
  private(set) var failures: [Int: Int] = [:]
  private var tokensMade = 0
  private let maker: TokenMaker
  private var lastToken = ""
  private var lastClaims: TokenMaker.Claims?

  init(seed: UInt64) { maker = TokenMaker(seed: seed) }

  func hasPassword(_ agentId: Int, _ password: String) -> Bool {
    (passwords[agentId] ?? Story.password).utf8.elementsEqual(password.utf8)
  }

  /// Notes a failed login; true when it was one too many.
  mutating func fail(_ agentId: Int) -> Bool {
    failures[agentId, default: 0] += 1
    return (failures[agentId] ?? 0) >= Self.triesBeforeLock
  }

  mutating func forgive(_ agentId: Int) { failures[agentId] = nil }

  mutating func issue(_ agentId: Int, email: String, now: Int, lifetime: Int, isPartner: Bool = false) -> String {
    tokensMade += 1
    let claims = TokenMaker.Claims(
      agentId: agentId, siteId: Story.siteId, issued: now, expires: now + lifetime, number: tokensMade,
      isPartner: isPartner)
    return maker.token(claims, email: email)
  }

  /// The claims of a token; the last one is remembered, since most requests come with the same.
  mutating func claims(_ token: String) -> TokenMaker.Claims? {
    if let lastClaims, token.utf8.elementsEqual(lastToken.utf8) { return lastClaims }
    guard let claims = maker.claims(token) else { return nil }
    (lastToken, lastClaims) = (token, claims)
    return claims
  }
}
