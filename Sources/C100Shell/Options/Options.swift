/// What the options of a command line say. Nil: not given, so that the environment and the profile may.
struct Options: Equatable, Sendable {
  var output: String?
  var profile: String?
  var portal: String?
  var api: String?
  var site: String?
  var zone: String?
  var sandbox = false
  var readOnly = false
  var dryRun = false
  var yes = false
  var trace = false
  var noWait = false
  var limit: CallLimit?
  var ca: String?
  /// Seconds.
  var timeout: Double?
  /// What `--memory`, `--steps` and `--depth` say; see ``limits(isPrompt:)``.
  var evaluationLimits: [GivenLimit] = []
  var colour: Colour?
  var quiet = false
  var noInput = false
  var plain = false
  var help = false
  var version = false
}

/// A limit of evaluations as it was written.
struct GivenLimit: Equatable, Sendable {
  let limit: EvaluationLimit
  let text: String
}

enum Colour: String, Sendable { case auto, always, never }

/// `--limit`: so many calls in so many seconds, or none.
enum CallLimit: Equatable, Sendable {
  case none
  case calls(Int, seconds: Int)

  init?(_ text: String) {
    if text == "none" {
      self = .none
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let calls = Self.whole(parts[0]), let seconds = Self.whole(parts[1]), calls > 0, seconds > 0
    else { return nil }
    self = .calls(calls, seconds: seconds)
  }

  private static func whole(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}

/// What a command line asks for.
struct Invocation: Equatable, Sendable {
  enum Action: Equatable, Sendable {
    /// Nothing named: the prompt, or the program on standard input.
    case session
    case expression(String)
    /// The path's bytes as they came.
    case file(path: [UInt8], isForced: Bool)
    case command(String)
  }

  var options = Options()
  var action = Action.session
  /// The script's, or the command's, as they came.
  var arguments: [String] = []
}
