import Comm100
import Glibc
import NearNames

/// Who and where, after flags, environment and profile have had their say, in this order.
struct Identity: Sendable {
  /// The profile that it comes from, when there is one.
  var profile: Profile?
  var portal: String?
  var api: String?
  var site: String?
  var email: String?
  var zone: String?
  var token: Secret?
  var password: SecretSource?
  var isSandbox = false
  /// What gave each value: `--site`, `C100_SITE_ID`, `profile work`. A list: it is short, and a dictionary costs a start.
  private(set) var origins: [(name: String, origin: String)] = []

  /// What gave a value its value; nil when nothing did.
  func origin(of name: String) -> String? { origins.first { $0.name == name }?.origin }

  /// True when something says where the API is: without it only the sandbox can answer.
  var hasHome: Bool { portal != nil || api != nil }

  /// Where the session lives.
  func home() throws(Failure) -> Home {
    do {
      return try Home(portal: portal, api: api)
    } catch {
      throw Failure(.usage, error.message, help: error.advice.map { [$0] } ?? [])
    }
  }

  /// How the session proves who it is.
  var access: Access {
    if let token { return .token(token) }
    if let email, let site, let password { return .password(email: email, password: password, siteId: site) }
    return .none
  }

  // MARK: - Making

  static func resolve(_ options: Options, _ configuration: Configuration) throws(Failure) -> Identity {
    var identity = Identity()
    if options.sandbox {
      identity.isSandbox = true
      identity.zone = identity.first("zone", ("--zone", options.zone), ("C100_ZONE", environment("C100_ZONE")))
      return identity
    }
    let named = options.profile ?? environment("C100_PROFILE")
    if let name = named ?? configuration.current {
      guard let profile = configuration.profile(name) else {
        let near = NearName.of(name, in: configuration.profiles.map(\.name)).map { "did you mean \($0)?" }
        throw Failure(
          .usage, "there is no profile '\(name)'", help: [near ?? "c100 login makes one, c100 profile list shows them"])
      }
      identity.profile = profile
      _ = identity.first(
        "profile", ("--profile", options.profile), ("C100_PROFILE", environment("C100_PROFILE")),
        ("the configuration", configuration.current))
    }
    let profile = identity.profile
    let fromProfile = "profile \(profile?.name ?? "")"
    // A place named by hand is another place: what the profile says of its own is not meant for it.
    let isElsewhere = options.portal != nil || options.api != nil
    let isElsewhereByEnvironment = environment("C100_PORTAL") != nil || environment("C100_API") != nil
    if isElsewhere {
      identity.portal = identity.first("portal", ("--portal", options.portal))
      identity.api = identity.first("api", ("--api", options.api))
    } else if isElsewhereByEnvironment, options.profile == nil {
      identity.portal = identity.first("portal", ("C100_PORTAL", environment("C100_PORTAL")))
      identity.api = identity.first("api", ("C100_API", environment("C100_API")))
    } else {
      identity.portal = identity.first("portal", (fromProfile, profile?.portal))
      identity.api = identity.first("api", (fromProfile, profile?.api))
    }
    let ownsProfile = identity.portal == profile?.portal && identity.api == profile?.api
    identity.site = identity.first(
      "site", ("--site", options.site), ("C100_SITE_ID", environment("C100_SITE_ID")), (fromProfile, profile?.site))
    identity.email = identity.first("email", ("C100_EMAIL", environment("C100_EMAIL")), (fromProfile, profile?.email))
    identity.zone = identity.first(
      "zone", ("--zone", options.zone), ("C100_ZONE", environment("C100_ZONE")), (fromProfile, profile?.zone))
    identity.token = identity.first(
      "token", ("C100_TOKEN", environment("C100_TOKEN").map { Secret($0) }),
      (fromProfile, ownsProfile ? profile?.token : nil))
    identity.password = identity.first(
      "password", ("C100_PASSWORD", environment("C100_PASSWORD").map { .given(Secret($0)) }),
      (fromProfile, ownsProfile ? try profile.flatMap(source) : nil))
    return identity
  }

  /// The first value that is there, noted with what gave it.
  private mutating func first<T>(_ name: String, _ candidates: (origin: String, value: T?)...) -> T? {
    for candidate in candidates {
      guard let value = candidate.value else { continue }
      origins.append((name, candidate.origin))
      return value
    }
    return nil
  }

  /// How a profile gets its password without asking.
  static func source(_ profile: Profile) throws(Failure) -> SecretSource? {
    if let command = profile.passwordCommand { return .command(command) }
    if let path = profile.passwordFile { return .given(try secret(in: path)) }
    return profile.password.map { .given($0) }
  }

  /// The first line of a file that only its owner may read.
  static func secret(in path: String) throws(Failure) -> Secret {
    var path = path
    if path.hasPrefix("~/"), let home = Paths.home { path = home + path.dropFirst() }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .usage("the password file \(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw .usage("the password file \(path) can be read by others", help: "chmod 600 \(path)")
    }
    let line = Streams.readAll(descriptor).prefix { $0 != 0x0A && $0 != 0x0D }
    return Secret(String(decoding: line, as: UTF8.self))
  }
}
