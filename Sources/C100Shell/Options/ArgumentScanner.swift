import C100Language
import NearNames

/// Reads a command line: options before or after the command word, and what follows a FILE belongs to the script.
///
/// The commands' own options are left to the commands.
struct ArgumentScanner {
  private var rest: ArraySlice<[UInt8]>
  private var invocation = Invocation()
  private let commands: [String]

  /// - Parameter arguments: without the program's name, as bytes: a path need not be UTF-8.
  static func scan(_ arguments: [[UInt8]], commands: [String]) throws(Failure) -> Invocation {
    var scanner = ArgumentScanner(rest: arguments[...], commands: commands)
    try scanner.scan()
    return scanner.invocation
  }

  private init(rest: ArraySlice<[UInt8]>, commands: [String]) {
    self.rest = rest
    self.commands = commands
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private mutating func scan() throws(Failure) {
    while let bytes = rest.popFirst() {
      let argument = Self.text(bytes)
      if argument == "--" {
        try afterOptions()
        return
      }
      if argument.hasPrefix("-"), argument != "-" {
        if try scanOption(argument) { continue }
        invocation.arguments.append(argument)
        continue
      }
      switch invocation.action {
      case .session:
        if commands.contains(argument) {
          invocation.action = .command(argument)
        } else {
          takeFile(bytes, isForced: false)
          return
        }
      case .command("run"):
        takeFile(bytes, isForced: true)
        return
      case .expression, .command, .file:
        invocation.arguments.append(argument)
      }
    }
    if invocation.action == .command("run"), !invocation.options.help {
      throw .usage("`c100 run` needs a FILE")
    }
  }

  private mutating func takeFile(_ path: [UInt8], isForced: Bool) {
    invocation.action = .file(path: path, isForced: isForced)
    invocation.arguments = rest.map(Self.text)
    rest = []
  }

  private mutating func afterOptions() throws(Failure) {
    switch invocation.action {
    case .session:
      if let path = rest.popFirst() { takeFile(path, isForced: true) }
    case .command("run"):
      guard let path = rest.popFirst() else { throw .usage("`c100 run` needs a FILE") }
      takeFile(path, isForced: true)
    case .expression:
      invocation.arguments += rest.map(Self.text)
    case .command, .file:
      // The command sees that options have ended.
      invocation.arguments += ["--"] + rest.map(Self.text)
    }
    rest = []
  }

  // MARK: - Options

  /// False when a command may know the option.
  private mutating func scanOption(_ argument: String) throws(Failure) -> Bool {
    if argument.hasPrefix("--") {
      let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = OptionTable.long(name) else {
        if case .command = invocation.action { return false }
        let help = OptionTable.nearest(to: name).map { "did you mean --\($0)?" } ?? "c100 --help lists the options"
        throw .usage("unknown option --\(name)", help: help)
      }
      let given = parts.count == 2 ? String(parts[1]) : nil
      if !option.takesValue, given != nil { throw .usage("--\(name) takes no value") }
      var taken = given ?? ""
      if option.takesValue, given == nil { taken = try value(of: "--\(name)", option) }
      try apply(option, taken)
      return true
    }
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = OptionTable.short(letter) else {
        if case .command = invocation.action { return false }
        throw .usage("unknown option -\(letter)", help: "c100 --help lists the options")
      }
      guard option.takesValue else {
        try apply(option, "")
        continue
      }
      let joined = letters.first == "=" ? letters.dropFirst() : letters
      var taken = String(joined)
      if letters.isEmpty { taken = try value(of: "-\(letter)", option) }
      try apply(option, taken)
      return true
    }
    return true
  }

  /// The next argument, whatever it looks like: `-e -1` is the expression `-1`.
  private mutating func value(of name: String, _ option: OptionSpec) throws(Failure) -> String {
    guard let next = rest.popFirst() else { throw .usage("\(name) needs a value: \(option.usage)") }
    return Self.text(next)
  }

  private mutating func apply(_ option: OptionSpec, _ value: String) throws(Failure) {
    if case .choice(let values) = option.kind, !values.contains(value) {
      let near = NearName.of(value, in: values).map { "did you mean \($0)?" }
      throw Failure(
        .usage, "\(option.usage): got '\(value)'", help: [near].compactMap(\.self))
    }
    switch option.target {
    case .expression:
      guard invocation.action == .session else { throw .usage("-e stands by itself: no FILE, no command, no other -e") }
      invocation.action = .expression(value)
    case .output: invocation.options.output = value
    case .profile: invocation.options.profile = value
    case .portal: invocation.options.portal = value
    case .api: invocation.options.api = value
    case .site: invocation.options.site = value
    case .zone: invocation.options.zone = value
    case .sandbox: invocation.options.sandbox = true
    case .readOnly: invocation.options.readOnly = true
    case .dryRun: invocation.options.dryRun = true
    case .yes: invocation.options.yes = true
    case .trace: invocation.options.trace = true
    case .noWait: invocation.options.noWait = true
    case .limit:
      guard let limit = CallLimit(value) else { throw .usage("--limit wants N/SECONDS or none, got '\(value)'") }
      invocation.options.limit = limit
    case .ca: invocation.options.ca = value
    case .timeout:
      guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let seconds = Double(value),
        seconds > 0, seconds <= 86_400
      else { throw .usage("--timeout wants seconds above 0, at most 86400, got '\(value)'") }
      invocation.options.timeout = seconds
    case .evaluation(let limit):
      var limits = Limits.standard
      if let problem = limit.set(value, in: &limits) { throw .usage("--\(problem)") }
      invocation.options.evaluationLimits.removeAll { $0.limit == limit }
      invocation.options.evaluationLimits.append(GivenLimit(limit: limit, text: value))
    case .colour: invocation.options.colour = Colour(rawValue: value)
    case .noColour: invocation.options.colour = .never
    case .quiet: invocation.options.quiet = true
    case .noInput: invocation.options.noInput = true
    case .plain: invocation.options.plain = true
    case .help: invocation.options.help = true
    case .version: invocation.options.version = true
    }
  }
}
