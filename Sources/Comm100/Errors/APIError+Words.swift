/// The words of this module's errors.
extension APIError {
  // MARK: - Before anything is sent

  static func noAccess(_ module: String?) -> APIError {
    let reason = module.map { "\($0) is reached with a login, and nobody is logged in" } ?? "nobody is logged in"
    return APIError(.auth, reason, advice: "log in first, or name a token")
  }

  static let badToken = APIError(
    .auth, "the token holds characters that no token has, such as spaces or line ends",
    advice: "name the token alone, without quotes, spaces and line ends")

  static func wrongSide(_ side: HostSide, _ access: Access, _ module: String?) -> APIError {
    let name = module ?? "this module"
    let wanted =
      switch side {
      case .api: "an agent's login"
      case .partner: "a partner's login"
      case .botMessage, .legacy: "an e-mail and an API key"
      }
    let held =
      switch access {
      case .none: "no login"
      case .token: "a token"
      case .password, .oauth: "an agent's login"
      case .partner: "a partner's login"
      case .apiKey: "an e-mail and an API key"
      }
    return APIError(.refused, "\(name) is reached with \(wanted); this session has \(held)")
  }

  static func badPath(_ text: String) -> APIError {
    APIError(
      .refused, "'\(Preview.short(text))' is not a path of the API",
      advice: "write it from the root, such as /api/v3/livechat/agents")
  }

  static let missingSecret = APIError(
    .auth, "the password is empty", advice: "give the password, or a command that prints it")

  // MARK: - Limit

  static func limitSpent(_ limit: CallLimit, next: Duration) -> APIError {
    APIError(
      .limit,
      "all \(limit.calls) calls of \(Words.duration(limit.window)) are spent; the next is free in \(Words.duration(next))",
      advice: "wait, or ask for fewer pages")
  }

  static func limitRefused(next: Duration) -> APIError {
    APIError(
      .limit,
      "the server says that its limit of calls is reached; it may be asked again in \(Words.duration(next))",
      advice: "wait, or ask for fewer pages; others behind the same address may have spent the calls")
  }

  static let limitOfTheDay = APIError(
    .limit, "the server's limit of calls is reached, also after a whole window: it is the limit of the day",
    advice: "try again tomorrow; the reference speaks of a reset at 0:00 UTC")

  // MARK: - Answers

  static func login(status: Int, _ body: ErrorBody) -> APIError {
    APIError(
      .auth, body.message.isEmpty ? "the login was refused" : body.message, status: status, code: body.code,
      advice: "check e-mail, password and site id")
  }

  static let noToken = APIError(
    .auth, "the login was answered without a token", advice: "check the portal's domain")

  static func refused(status: Int, _ body: ErrorBody) -> APIError {
    APIError(
      .api, body.message.isEmpty ? words(for: status) : body.message, status: status, code: body.code,
      advice: advice(for: status), parameter: body.parameter)
  }

  static func unauthenticated(_ body: ErrorBody, canLogIn: Bool) -> APIError {
    APIError(
      .auth, body.message.isEmpty ? "the server does not accept the token" : body.message, status: 401,
      code: body.code, advice: canLogIn ? "check the account's permission for the API" : "log in again")
  }

  static func redirected(_ status: Int, to link: String?) -> APIError {
    let words =
      link.map { "the server redirects to '\(Preview.short($0, limit: 80))', which is not followed" }
      ?? "the server answers \(status), a redirect that names no place"
    return APIError(.malformed, words, status: status, advice: "check the portal's and the API's address")
  }

  /// What a transport said, as an error of the client, with what to do about it.
  public static func transport(_ error: TransportError, method: HTTPMethod) -> APIError {
    if error.kind == .cancelled { return .cancelled }
    let isUnknown = !method.isRead && error.wasSent
    return APIError(
      .network, isUnknown ? "\(error.detail); whether the \(method.rawValue) took place is unknown" : error.detail,
      advice: isUnknown ? "read it back before you send it again" : advice(for: error.kind), isOutcomeUnknown: isUnknown
    )
  }

  private static func words(for status: Int) -> String {
    switch status {
    case 400: "the server refused the request"
    case 403: "no permission"
    case 404: "not found"
    case 500...599: "the server failed"
    default: "the server answered \(status)"
    }
  }

  private static func advice(for status: Int) -> String? {
    switch status {
    case 403: "ask an administrator for the permission; some reports need a larger edition"
    case 500: "the server or the request was wrong: check the arguments, then try again"
    default: nil
    }
  }

  private static func advice(for kind: TransportError.Kind) -> String? {
    switch kind {
    case .unknownHost: "check the domain"
    case .connect: "check the address, and that the server runs"
    case .untrusted: "an extra trust root can be named as a file of certificates"
    case .timedOut: "try again, or allow more time"
    case .tls, .closed, .malformed, .tooLarge, .cancelled: nil
    }
  }
}
