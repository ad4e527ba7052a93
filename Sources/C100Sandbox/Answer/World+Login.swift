import Comm100
import JSONText

/// Tokens and who they stand for.
extension World {
  /// Answers the four token calls; nil for any other path.
  func login(_ request: SandboxRequest, _ path: String) throws(Refusal) -> SandboxReply? {
    switch Text.lowered(path) {
    case "/adminwebservice/api/jwttoken/generate": return try jwt(request)
    case "/oauth/token": return try oauth(request, isPartner: false)
    case "/partner/oauth/token", "/api/v3/partner/oauth/token": return try oauth(request, isPartner: true)
    default: return nil
    }
  }

  var tokenLifetime: Int { options.faults.life ?? options.tokenLifetime }

  private func jwt(_ request: SandboxRequest) throws(Refusal) -> SandboxReply {
    let form = try self.form(request)
    guard form["loginType"] == "password" else {
      throw form["loginType"] == nil ? .required("loginType") : .bad("loginType", "password")
    }
    guard let email = form["userName"] else { throw .required("userName") }
    guard let password = form["password"] else { throw .required("password") }
    guard let site = form["siteId"] else { throw .required("siteId") }
    guard let siteId = Int(site) else { throw .bad("siteId", "a whole number") }
    let agent = try agent(email, password)
    guard siteId == Story.siteId else { throw Refusal(401, "The agent does not belong to site \(siteId).") }
    let token = accounts.issue(agent, email: email, now: now, lifetime: tokenLifetime)
    return json([
      ("agentId", .integer(agent)), ("siteId", .integer(siteId)), ("email", .string(email)), ("token", .string(token)),
      ("expiresIn", .integer(tokenLifetime)),
    ])
  }

  private func oauth(_ request: SandboxRequest, isPartner: Bool) throws(Refusal) -> SandboxReply {
    let form = try self.form(request)
    guard let grant = form["grant_type"] else { throw .required("grant_type") }
    guard grant == "password" else { throw .bad("grant_type", "password") }
    guard let email = form["email"] ?? form["username"] else { throw .required("email") }
    guard let password = form["password"] else { throw .required("password") }
    let agent = try agent(email, password)
    let token = accounts.issue(agent, email: email, now: now, lifetime: tokenLifetime, isPartner: isPartner)
    return json([
      ("access_token", .string(token)), ("token_type", "bearer"), ("expires_in", .integer(tokenLifetime)),
      ("refresh_token", .string(guid("refresh", Int(truncatingIfNeeded: Mix.hash(token) >> 33)))),
    ])
  }

  private func json(_ members: [(String, JSON)]) -> SandboxReply {
    SandboxReply(
      status: 200, headers: [("Content-Type", "application/json; charset=utf-8"), ("Cache-Control", "no-store")],
      body: JSON.object(JSONObject(members)).bytes)
  }

  private func form(_ request: SandboxRequest) throws(Refusal) -> [String: String] {
    guard request.method == "POST" else { throw Refusal(405, "A token is asked for by POST.") }
    let type = Text.lowered(request.header("Content-Type") ?? "")
    guard type.hasPrefix("application/x-www-form-urlencoded") else {
      throw Refusal(400, "A token is asked for with Content-Type application/x-www-form-urlencoded.")
    }
    guard let pairs = Text.pairs(String(decoding: request.body, as: UTF8.self)) else {
      throw Refusal(400, "The form holds a broken percent escape.")
    }
    return Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The agent behind e-mail and password. Five failures lock an account until an administrator unlocks it.
  private func agent(_ email: String, _ password: String) throws(Refusal) -> Int {
    let wrong = Refusal(401, "The e-mail or the password is wrong.")
    guard let row = agentRow(email), let id = Int(row.id) else { throw wrong }
    guard row.fields["isActive"]?.bool == true else { throw Refusal(401, "The account is not active.") }
    guard row.fields["isLocked"]?.bool != true else { throw Refusal(401, "The account is locked.", code: 401_001) }
    guard accounts.hasPassword(id, password) else {
      guard accounts.fail(id) else { throw wrong }
      update("global.agents", row.id) { fields in
        fields["isLocked"] = true
        fields["lockedTime"] = .string(Moment.text(now))
      }
      throw Refusal(401, "The account is locked after \(Accounts.triesBeforeLock) failed logins.", code: 401_001)
    }
    accounts.forgive(id)
    return id
  }

  private func agentRow(_ email: String) -> Row? {
    rows("global.agents").first { $0.fields["email"]?.string.map { Text.equal($0, email) } ?? false }
  }

  // MARK: - Callers

  /// Who sends a request, by its `Authorization`.
  func caller(_ call: Call) throws(Refusal) -> Caller {
    guard let header = call.request.header("Authorization") else {
      throw Refusal(401, "The request needs an Authorization header.")
    }
    let words = header.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { throw Refusal(401, "The Authorization header is malformed.") }
    let id: Int
    if Text.equal(words[0], "bearer") {
      guard let claims = accounts.claims(String(words[1])) else { throw Refusal(401, "The token is not valid.") }
      guard claims.expires > now else { throw Refusal(401, "The token has expired.") }
      id = claims.agentId
    } else if Text.equal(words[0], "basic") {
      id = try basic(words[1])
    } else {
      throw Refusal(401, "The Authorization header is malformed.")
    }
    guard let row = row("global.agents", String(id)), row.fields["isActive"]?.bool == true else {
      throw Refusal(401, "The token's agent is gone.")
    }
    guard row.fields["isLocked"]?.bool != true else { throw Refusal(401, "The account is locked.", code: 401_001) }
    let isAdmin = row.fields["isAdmin"]?.bool == true
    return Caller(agentId: id, isAdmin: isAdmin, permissions: isAdmin ? [] : permissionNames(row))
  }

  /// E-mail and API key.
  private func basic(_ text: Substring) throws(Refusal) -> Int {
    guard let bytes = TokenMaker.bytes(base64URL: text), let plain = String(validating: bytes, as: UTF8.self),
      let colon = plain.firstIndex(of: ":")
    else { throw Refusal(401, "The Authorization header is malformed.") }
    let key = plain[plain.index(after: colon)...]
    guard key.utf8.elementsEqual(Story.apiKey.utf8), let row = agentRow(String(plain[..<colon])), let id = Int(row.id)
    else { throw Refusal(401, "The e-mail or the API key is wrong.") }
    return id
  }

  /// The names of the permissions that an agent has, by itself and by roles.
  func permissionNames(_ agent: Row) -> Set<String> {
    Set(effectivePermissions(agent).compactMap { row("global.permissions", String($0))?.fields["name"]?.string })
  }

  func effectivePermissions(_ agent: Row) -> [Int] {
    var ids = Set((agent.fields["permissionIds"]?.list ?? []).compactMap(\.integer))
    for role in agent.fields["roleIds"]?.list ?? [] {
      guard let role = role.string.flatMap({ row("global.roles", $0) }) else { continue }
      ids.formUnion((role.fields["permissionIds"]?.list ?? []).compactMap(\.integer))
    }
    return ids.sorted()
  }
}
