import ArgumentParser
import Comm100
import NearNames

/// `c100 profile list|use|show|remove`: who and where, by name.
struct ProfileCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "list, choose, show and remove profiles")
  static let examples = [
    "c100 profile list",
    "c100 profile use work",
    "c100 profile remove old",
  ]

  enum Verb: String, CaseIterable, ExpressibleByArgument { case list, use, show, remove }

  @Argument(help: "list, use, show or remove") var verb: Verb = .list
  @Argument(help: "the profile", completion: .shellCommand("c100 profile list --names")) var name: String?
  @Flag(help: "only the names, one a line") var names = false

  func run(_ context: Context) throws(Failure) {
    let configuration = try context.configuration()
    for warning in configuration.warnings { Streams.error("warning: \(Safe.text(warning))\n") }
    switch verb {
    case .list: list(configuration)
    case .use: try use(configuration)
    case .show: try show(configuration, context.options)
    case .remove: try remove(configuration)
    }
  }

  private func list(_ configuration: Configuration) {
    if names {
      for profile in configuration.profiles { Streams.out(profile.name + "\n") }
      return
    }
    guard !configuration.profiles.isEmpty else {
      Streams.error("no profiles yet: c100 login makes one\n")
      return
    }
    let width = configuration.profiles.map(\.name.count).max() ?? 0
    for profile in configuration.profiles {
      let mark = profile.name == configuration.current ? "*" : " "
      let words = [profile.portal ?? profile.api, profile.email, profile.site.map { "site \($0)" }].compactMap(\.self)
      let padding = String(repeating: " ", count: width - profile.name.count)
      Streams.out("\(mark) \(profile.name)\(padding)  \(Safe.text(words.joined(separator: ", ")))\n")
    }
  }

  private func use(_ configuration: Configuration) throws(Failure) {
    let profile = try named(configuration)
    try ConfigurationEdit.apply(to: path(configuration)) { $0.set("profile", profile.name, in: nil) }
    Streams.error("profile \(profile.name) is in use now\n")
  }

  private func show(_ configuration: Configuration, _ options: Options) throws(Failure) {
    let profile = try named(configuration)
    let values: [(String, String?)] = [
      ("portal", profile.portal), ("api", profile.api), ("site", profile.site), ("email", profile.email),
      ("zone", profile.zone), ("password_command", profile.passwordCommand), ("password_file", profile.passwordFile),
      ("password", profile.password?.description), ("token", profile.token?.description),
    ]
    Streams.out("[profiles.\(profile.name)]\n")
    for case (let key, let value?) in values {
      Streams.out("\(key) = \(Safe.text(ConfigurationEdit.quoted(value)))\n")
    }
  }

  private func remove(_ configuration: Configuration) throws(Failure) {
    let profile = try named(configuration)
    try ConfigurationEdit.apply(to: path(configuration)) { edit in
      edit.remove(table: ConfigurationEdit.table(ofProfile: profile.name))
      if configuration.current == profile.name { edit.set("profile", nil, in: nil) }
    }
    Streams.error("profile \(profile.name) is removed\n")
  }

  /// The profile that is named, or the one in use.
  private func named(_ configuration: Configuration) throws(Failure) -> Profile {
    guard let name = name ?? (verb == .show ? configuration.current : nil) else {
      throw .usage("c100 profile \(verb.rawValue) needs a NAME", help: "c100 profile list")
    }
    guard let profile = configuration.profile(name) else {
      let near = NearName.of(name, in: configuration.profiles.map(\.name)).map { "did you mean \($0)?" }
      throw Failure(.usage, "there is no profile '\(name)'", help: [near ?? "c100 profile list"])
    }
    return profile
  }

  private func path(_ configuration: Configuration) throws(Failure) -> String {
    guard let path = configuration.path else { throw .usage("HOME is not set: there is no place for profiles") }
    return path
  }
}

/// `c100 logout`: removes the profile's means to log in.
struct LogoutCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "remove how the profile gets its password",
    discussion:
      "The token of a session is never stored; what is removed is the profile's password command or file entry.")

  static let examples = ["c100 logout", "c100 logout work"]

  @Argument(help: "the profile; without one, the one in use") var name: String?

  func run(_ context: Context) throws(Failure) {
    let configuration = try context.configuration()
    guard let name = name ?? context.options.profile ?? environment("C100_PROFILE") ?? configuration.current else {
      throw .usage("no profile is in use", help: "c100 profile list")
    }
    guard configuration.profile(name) != nil, let path = configuration.path else {
      throw .usage("there is no profile '\(name)'", help: "c100 profile list")
    }
    try ConfigurationEdit.apply(to: path) { edit in
      for key in ["password_command", "password_file", "password", "token"] {
        edit.set(key, nil, in: ConfigurationEdit.table(ofProfile: name))
      }
    }
    Streams.error("logged out: profile \(name) asks for the password from now on\n")
  }
}
