/// Scheme, host and port of a server: the unit that a token belongs to.
///
/// The host is lower-case ASCII: a DNS name, a dotted address, or an IPv6 address in brackets. Anything that a resolver
/// or a browser might read in another way (`0x7f.1`, a trailing dot, percent signs, U+3002) is not an origin.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
  /// How it is spoken to; `http` with loopback literals only.
  public enum Scheme: String, Hashable, Sendable {
    case http
    case https

    var defaultPort: Int { self == .http ? 80 : 443 }
  }

  /// How it is spoken to.
  public let scheme: Scheme
  /// Lower-case ASCII; an IPv6 address in brackets.
  public let host: String
  /// 1...65535, also where it is the scheme's own.
  public let port: Int

  /// Accepts a host by the rules above and a port of 1...65535; `nil` otherwise, or for plain http to a host that is
  /// not a loopback literal.
  public init?(scheme: Scheme, host: String, port: Int? = nil) {
    let host = ASCII.lowercased(host)
    let port = port ?? scheme.defaultPort
    guard Host.isValid(host), (1...65535).contains(port) else { return nil }
    guard scheme == .https || Host.isLoopback(host) else { return nil }
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  /// An origin of known parts.
  init(known scheme: Scheme, host: String, port: Int) {
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  /// `127/8` in dotted form, `[::1]` or exactly `localhost`.
  public var isLoopback: Bool { Host.isLoopback(host) }

  /// `https://api1.comm100.io`, with the port only when it is not the scheme's own.
  public var description: String {
    port == scheme.defaultPort ? "\(scheme.rawValue)://\(host)" : "\(scheme.rawValue)://\(host):\(port)"
  }

  /// `host` or `host:port`, as in a `Host` header.
  public var authority: String { port == scheme.defaultPort ? host : "\(host):\(port)" }
}

/// The rules for host names.
enum Host {
  /// host := label { "." label } | dotted-quad | "[" IPv6 "]"
  static func isValid(_ host: String) -> Bool {
    let bytes = Array(host.utf8)
    guard !bytes.isEmpty, bytes.count <= 253 else { return false }
    if bytes.first == UInt8(ascii: "[") { return isIPv6(bytes) }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.allSatisfy(isLabel), let last = labels.last else { return false }
    // A last label that is a number makes the whole an address; only the plain dotted form of it is taken.
    let looksNumeric = last.utf8.allSatisfy(ASCII.isDigit) || last.hasPrefix("0x")
    return !looksNumeric || octets(host) != nil
  }

  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "[::1]" || octets(host)?.first == 127
  }

  private static func isLabel(_ label: Substring) -> Bool {
    let bytes = label.utf8
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
    let hyphen = UInt8(ascii: "-")
    return first != hyphen && last != hyphen
      && bytes.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == hyphen }
  }

  /// Four decimal numbers of 0...255 without leading zeros.
  private static func octets(_ host: String) -> [Int]? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      guard let n = ASCII.decimal(part), n <= 255, String(n) == part else { return nil }
      return n
    }
    return parts.count == 4 && numbers.count == 4 ? numbers : nil
  }

  private static func isIPv6(_ bytes: [UInt8]) -> Bool {
    guard bytes.last == UInt8(ascii: "]"), bytes.count >= 4, bytes.count <= 41 else { return false }
    let inner = bytes.dropFirst().dropLast()
    return inner.contains(UInt8(ascii: ":"))
      && inner.allSatisfy { ASCII.isHexDigit($0) || $0 == UInt8(ascii: ":") }
  }
}
