import NearNames

/// One option of the program: what the scanner, help, completion and the man page read.
struct OptionSpec: Sendable {
  enum Kind: Sendable {
    case flag
    /// Takes a value, called so in help.
    case value(String)
    /// Takes one of these.
    case choice([String])
  }

  /// What gets the value.
  enum Target: Sendable {
    case expression, output, profile, portal, api, site, zone, sandbox, readOnly, dryRun, yes, trace, noWait, limit, ca
    case evaluation(EvaluationLimit)
    case timeout, colour, noColour, quiet, noInput, plain, help, version
  }

  let target: Target
  let long: String?
  let short: Character?
  let kind: Kind
  let summary: String
  /// Understood, not shown.
  let isHidden: Bool

  init(
    _ target: Target, _ long: String?, _ short: Character? = nil, _ kind: Kind = .flag, _ summary: String,
    hidden: Bool = false
  ) {
    self.target = target
    self.long = long
    self.short = short
    self.kind = kind
    self.summary = summary
    isHidden = hidden
  }

  var takesValue: Bool { if case .flag = kind { false } else { true } }

  /// `-o, --output FORMAT`
  var usage: String {
    let names = [short.map { "-\($0)" }, long.map { "--\($0)" }].compactMap(\.self).joined(separator: ", ")
    return switch kind {
    case .flag: names
    case .value(let name): "\(names) \(name)"
    case .choice(let values): "\(names) \(values.joined(separator: "|"))"
    }
  }
}

enum OptionTable {
  static let formats = ["json", "ndjson", "csv", "tsv", "yaml", "table", "md"]

  static let all: [OptionSpec] = [
    OptionSpec(.expression, nil, "e", .value("EXPR"), "evaluate one expression and show its value"),
    OptionSpec(.output, "output", "o", .choice(formats), "how results are written"),
    OptionSpec(.profile, "profile", nil, .value("NAME"), "who and where, from the configuration"),
    OptionSpec(.portal, "portal", nil, .value("DOMAIN"), "the Control Panel's domain: where to log in"),
    OptionSpec(.api, "api", nil, .value("ORIGIN"), "the API's origin, when it is not the portal's"),
    OptionSpec(.site, "site", nil, .value("ID"), "the site to log in to"),
    OptionSpec(.zone, "zone", nil, .value("ZONE"), "the time zone of the session"),
    OptionSpec(.sandbox, "sandbox", nil, .flag, "use the built-in sandbox"),
    OptionSpec(.readOnly, "read-only", nil, .flag, "refuse every write"),
    OptionSpec(.dryRun, "dry-run", "n", .flag, "send reads, print writes instead of sending them"),
    OptionSpec(.yes, "yes", "y", .flag, "answer the questions of the prompt with yes"),
    OptionSpec(.trace, "trace", nil, .flag, "show each request on stderr, secrets masked"),
    OptionSpec(.noWait, "no-wait", nil, .flag, "end with status 6 instead of waiting for the call limit"),
    OptionSpec(.limit, "limit", nil, .value("N/SECONDS|none"), "another call limit; loopback origins only"),
    OptionSpec(.ca, "ca", nil, .value("FILE"), "trust these roots too (PEM)"),
    OptionSpec(.timeout, "timeout", nil, .value("SECONDS"), "the deadline of each whole request"),
    limit(.memory), limit(.steps), limit(.depth),
    OptionSpec(.colour, "color", nil, .choice(["auto", "always", "never"]), "colour"),
    OptionSpec(.noColour, "no-color", nil, .flag, "the same as --color never", hidden: true),
    OptionSpec(.quiet, "quiet", "q", .flag, "no hints and no progress"),
    OptionSpec(.noInput, "no-input", nil, .flag, "ask nothing; fail with the option to give instead"),
    OptionSpec(.plain, "plain", nil, .flag, "no colour, no redrawing, for screen readers and logs"),
    OptionSpec(.help, "help", "h", .flag, "help, also about a command"),
    OptionSpec(.version, "version", nil, .flag, "the version"),
  ]

  private static func limit(_ limit: EvaluationLimit) -> OptionSpec {
    OptionSpec(.evaluation(limit), limit.rawValue, nil, .value(limit.form), "limit of the \(limit.summary)")
  }

  static func long(_ name: some StringProtocol) -> OptionSpec? { all.first { $0.long.map { $0 == name } ?? false } }
  static func short(_ name: Character) -> OptionSpec? { all.first { $0.short == name } }

  /// A long option close to a mistyped one.
  static func nearest(to name: String) -> String? {
    NearName.of(name, in: all.compactMap(\.long))
  }
}
