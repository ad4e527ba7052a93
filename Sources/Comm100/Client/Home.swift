/// One portal and one API: where a session lives.
///
/// Requests for a token go to the portal, all others to the API; a token goes only to its home's API.
/// The hosts derive from one name: portal `portal1.comm100.io` → API `https://api1.comm100.io`.
/// - Source: the public API reference, "The Basics".
public struct Home: Hashable, Sendable {
  /// Where tokens come from, and where the v2 modules live.
  public let portal: Origin
  /// Where all else is asked.
  public let api: Origin
  /// Where the partner's API lives when it can be derived (`partnerN` beside `portalN`), else the API's origin.
  public let partner: Origin

  /// A home of known origins.
  public init(portal: Origin, api: Origin) {
    self.portal = portal
    self.api = api
    partner = Home.renumbered(portal, from: "portal", to: "partner") ?? api
  }

  /// The home that a person named.
  ///
  /// - Parameter portal: the domain of the Control Panel or any URL in it: `portal1.comm100.io`,
  ///   `https://portal1.comm100.io/…`, `http://127.0.0.1:8080`.
  /// - Parameter api: an origin, or the documented prefix `…/api/v3/`, which means the same origin. Alone, it is also
  ///   the place of login when it is loopback; else login is at `portalN` beside `apiN`.
  public init(portal: String?, api: String?) throws(HomeError) {
    let apiOrigin: Origin? = if let api { try Home.apiOrigin(api) } else { nil }
    let portalOrigin: Origin? = if let portal { try Home.origin(portal, as: .portal).origin } else { nil }
    switch (portalOrigin, apiOrigin) {
    case (let portal?, let api?):
      self.init(portal: portal, api: api)
    case (let portal?, nil):
      if portal.isLoopback {
        self.init(portal: portal, api: portal)
      } else if let api = Home.renumbered(portal, from: "portal", to: "api") {
        self.init(portal: portal, api: api)
      } else if Home.number(of: portal.host, after: "api") != nil {
        throw .isAPI(portal.host)
      } else {
        throw .noAPI(portal.host)
      }
    case (nil, let api?):
      if api.isLoopback {
        self.init(portal: api, api: api)
      } else if let portal = Home.renumbered(api, from: "api", to: "portal") {
        self.init(portal: portal, api: api)
      } else {
        throw .noPortal(api.host)
      }
    case (nil, nil):
      throw .missing
    }
  }

  /// The same API under the other suffix that the reference writes (`.com` for `.io` and back), worth a hint when the
  /// name does not resolve.
  public var otherSpelling: String? {
    let host = api.host
    if host.hasSuffix(".comm100.io") { return String(host.dropLast(2)) + "com" }
    if host.hasSuffix(".comm100.com") { return String(host.dropLast(3)) + "io" }
    return nil
  }

  // MARK: - Reading

  private static func apiOrigin(_ text: String) throws(HomeError) -> Origin {
    let (origin, path) = try origin(text, as: .api)
    let parts = path.split(separator: "/")
    let isPrefix =
      parts.isEmpty
      || parts.count == 2 && parts[0] == "api" && parts[1].first == "v" && ASCII.decimal(parts[1].dropFirst()) != nil
    guard isPrefix, !path.contains("?"), !path.contains("#") else { throw .path(preview(text)) }
    return origin
  }

  private static func origin(_ text: String, as part: HomeError.Part) throws(HomeError) -> (
    origin: Origin, path: String
  ) {
    guard !text.isEmpty else { throw .empty(part) }
    guard let scheme = schemeSplit(text) else {
      // A bare domain means https, also for a loopback name: `127.0.0.1:8080` must be written with its scheme.
      return try located(text, scheme: .https, whole: text, part)
    }
    switch scheme.name {
    case "https": return try located(scheme.rest, scheme: .https, whole: text, part)
    case "http": return try located(scheme.rest, scheme: .http, whole: text, part)
    default: throw .scheme(preview(text))
    }
  }

  private static func schemeSplit(_ text: String) -> (name: String, rest: String)? {
    guard let range = text.firstRange(of: "://") else { return nil }
    return (ASCII.lowercased(text[..<range.lowerBound]), String(text[range.upperBound...]))
  }

  private static func located(
    _ rest: String, scheme: Origin.Scheme, whole: String, _ part: HomeError.Part
  ) throws(HomeError) -> (origin: Origin, path: String) {
    let stop = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    guard let (host, port) = HostPort.split(rest[..<stop]) else { throw .host(preview(whole), part) }
    if let origin = Origin(scheme: scheme, host: host, port: port) { return (origin, String(rest[stop...])) }
    let isName = Host.isValid(ASCII.lowercased(host))
    if isName, let port, !(1...65535).contains(port) { throw .port(port) }
    throw scheme == .http && isName ? .plain(preview(whole)) : .host(preview(whole), part)
  }

  /// `portal12.example.io` → `api12.example.io`.
  private static func renumbered(_ origin: Origin, from: String, to: String) -> Origin? {
    guard number(of: origin.host, after: from) != nil else { return nil }
    return Origin(scheme: origin.scheme, host: to + origin.host.dropFirst(from.count), port: origin.port)
  }

  private static func number(of host: String, after word: String) -> Int? {
    guard host.hasPrefix(word), let dot = host.firstIndex(of: ".") else { return nil }
    return ASCII.decimal(host.dropFirst(word.count).prefix(upTo: dot))
  }

  private static func preview(_ text: String) -> String { Preview.short(text) }
}

/// `host[:port]` taken apart; `nil` for user information, a malformed port or brackets out of place.
enum HostPort {
  static func split(_ text: some StringProtocol) -> (host: String, port: Int?)? {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, !bytes.contains(UInt8(ascii: "@")) else { return nil }
    var end = bytes.count
    var port: Int?
    let searchFrom = bytes.lastIndex(of: UInt8(ascii: "]")) ?? 0
    if let colon = bytes[searchFrom...].lastIndex(of: UInt8(ascii: ":")) {
      guard let number = ASCII.decimal(String(decoding: bytes[(colon + 1)...], as: UTF8.self)) else { return nil }
      port = number
      end = colon
    }
    return (String(decoding: bytes[..<end], as: UTF8.self), port)
  }
}
