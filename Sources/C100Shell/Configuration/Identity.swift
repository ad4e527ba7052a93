import Comm100
import Glibc

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

  /// True when something says where the API is: without it only the sandbox can answer.
  var hasHome: Bool { portal != nil || api != nil }

  /// Where the session lives.
  func home() throws(Failure) -> Home {
    do {
      return try Home(portal: portal, api: api)
    } catch {
      throw Failure(.usage, error.message)
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
    identity.zone = options.zone ?? environment("C100_ZONE")
    if options.sandbox {
      identity.isSandbox = true
      return identity
    }
    let named = options.profile ?? environment("C100_PROFILE")
    if let name = named ?? configuration.current {
      guard let profile = configuration.profile(name) else {
        let near = Nearest.name(to: name, in: configuration.profiles.map(\.name)).map { "did you mean \($0)?" }
        throw Failure(
          .usage, "there is no profile '\(name)'", help: [near ?? "c100 login makes one, c100 profile list shows them"])
      }
      identity.profile = profile
    }
    let profile = identity.profile
    // A place named by hand is another place: what the profile says of its own is not meant for it.
    let isElsewhere = options.portal != nil || options.api != nil
    let isElsewhereByEnvironment = environment("C100_PORTAL") != nil || environment("C100_API") != nil
    identity.portal = options.portal
    identity.api = options.api
    if !isElsewhere {
      identity.portal = environment("C100_PORTAL")
      identity.api = environment("C100_API")
      if !isElsewhereByEnvironment || named != nil && options.profile != nil {
        identity.portal = profile?.portal
        identity.api = profile?.api
      }
    }
    let ownsProfile = identity.portal == profile?.portal && identity.api == profile?.api
    identity.site = options.site ?? environment("C100_SITE_ID") ?? profile?.site
    identity.email = environment("C100_EMAIL") ?? profile?.email
    identity.zone = identity.zone ?? profile?.zone
    identity.token = environment("C100_TOKEN").map { Secret($0) } ?? (ownsProfile ? profile?.token : nil)
    if let password = environment("C100_PASSWORD") {
      identity.password = .given(Secret(password))
    } else if let profile, ownsProfile {
      identity.password = try source(of: profile)
    }
    return identity
  }

  private static func source(of profile: Profile) throws(Failure) -> SecretSource? {
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
