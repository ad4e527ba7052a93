import Comm100

/// Who and where, by name.
struct Profile: Sendable {
  var name: String
  var portal: String?
  var api: String?
  var site: String?
  var email: String?
  var zone: String?
  /// A shell command whose first line is the password.
  var passwordCommand: String?
  /// A file whose first line is the password; refused unless only its owner can read it.
  var passwordFile: String?
  var password: Secret?
  var token: Secret?

  /// The keys of a profile in the file, with what they hold.
  static let keys: [(name: String, meaning: String)] = [
    ("portal", "the Control Panel's domain"), ("api", "the API's origin"), ("site", "the site's id"),
    ("email", "the agent's e-mail address"), ("zone", "the session's time zone"),
    ("password_command", "a command that prints the password"),
    ("password_file", "a file that holds the password (0600)"),
  ]
  /// Keys that hold a secret themselves: never written, and only read from a file that is the owner's alone.
  static let secretKeys = ["password", "token"]
}

/// The configuration file: profiles, and which one is in use.
struct Configuration: Sendable {
  var path: String?
  /// The profile that is used when none is named.
  var current: String?
  var profiles: [Profile] = []
  /// Words about what is not understood in the file.
  var warnings: [String] = []

  func profile(_ name: String) -> Profile? { profiles.first { $0.name == name } }
}
