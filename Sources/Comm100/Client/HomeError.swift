/// Why a portal or API name cannot be used. Nothing has been sent.
public enum HomeError: Error, Sendable, Equatable {
  /// Which of the two names it was.
  public enum Part: String, Sendable { case portal, api }

  /// Neither a portal nor an API was named.
  case missing
  case empty(Part)
  /// A scheme other than https (or http to a loopback literal).
  case scheme(String)
  /// Plain http to something that is not a loopback literal.
  case plain(String)
  case host(String, Part)
  case port(Int)
  /// An API address with a path that is not `/api/vN`.
  case path(String)
  /// The API's host was given where the portal's is wanted.
  case isAPI(String)
  /// The API cannot be derived from this portal.
  case noAPI(String)
  /// The portal cannot be derived from this API.
  case noPortal(String)

  /// One line, lower case.
  public var message: String {
    switch self {
    case .missing: "no portal and no API is named"
    case .empty(let part): "the \(part.rawValue) is empty"
    case .scheme(let text): "'\(text)' is not an https address"
    case .plain(let text): "plain http is for loopback addresses only, got '\(text)'"
    case .host(let text, let part): "'\(text)' is not a \(part == .portal ? "portal's domain" : "host of an API")"
    case .port(let port): "a port is 1...65535, got \(port)"
    case .path(let text): "an API address is an origin or ends in /api/v3/, got '\(text)'"
    case .isAPI(let host): "'\(host)' is an API host, not a portal"
    case .noAPI(let host): "the API's host cannot be derived from '\(host)'"
    case .noPortal(let host): "the portal for logging in cannot be derived from '\(host)'"
    }
  }

  /// What to do, or `nil`.
  public var advice: String? {
    switch self {
    case .missing, .empty: "give the domain of your Control Panel, such as portal1.comm100.io"
    case .scheme, .host: "write a domain such as portal1.comm100.io or an address such as https://api1.comm100.io"
    case .port: "leave the port out for the usual one"
    case .plain: "write https://, or use 127.0.0.1, [::1] or localhost"
    case .path: "write https://api1.comm100.io; the version in the path comes with each resource"
    case .isAPI: "name it as the API instead"
    case .noAPI: "name the API too, such as https://api1.comm100.io"
    case .noPortal: "name the portal too, such as portal1.comm100.io"
    }
  }
}
