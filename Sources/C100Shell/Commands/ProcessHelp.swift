import C100Kit

/// The parts of help that only the program itself knows: its variables and their values, its exit statuses.
enum ProcessHelp {
  /// Name, meaning, and whether the value may be shown.
  static let variables: [(name: String, meaning: String, isSecret: Bool)] = [
    ("C100_PROFILE", "the profile", false), ("C100_PORTAL", "the Control Panel's domain", false),
    ("C100_API", "the API's origin", false), ("C100_EMAIL", "the agent's e-mail address", false),
    ("C100_PASSWORD", "the password", true), ("C100_SITE_ID", "the site's id", false),
    ("C100_TOKEN", "a token", true), ("C100_API_KEY", "an API key, for login(apiKey: env(\"C100_API_KEY\"))", true),
    ("C100_ZONE", "the session's time zone", false),
    ("C100_MEMORY", "memory that evaluations may take, as --memory", false),
    ("C100_CONFIG", "the configuration file", false), ("C100_PAGER", "the pager, before PAGER", false),
    ("C100_EDITOR", "the editor, before VISUAL and EDITOR", false), ("NO_COLOR", "no colour", false),
    ("CLICOLOR", "0: no colour", false), ("CLICOLOR_FORCE", "colour in pipes too", false),
    ("PAGER", "the pager", false), ("VISUAL", "the editor", false), ("EDITOR", "the editor", false),
  ]

  /// What each status tells.
  static var statusTable: String { ExitStatus.allCases.map { "  \($0.rawValue)\t\($0.meaning)\n" }.joined() }

  /// The variables with what they hold now.
  static var environmentTable: String {
    variables.map { variable in
      let value = environment(variable.name).map { variable.isSecret ? "•••" : Safe.text($0) } ?? "(not set)"
      let padding = String(repeating: " ", count: max(1, 16 - variable.name.count))
      return "  \(variable.name)\(padding)\(variable.meaning): \(value)\n"
    }.joined()
  }
}
