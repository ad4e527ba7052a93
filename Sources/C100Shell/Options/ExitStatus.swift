import C100Language

/// How the program ends; `help exit-codes` lists them.
enum ExitStatus: Int32, CaseIterable, Sendable {
  case success = 0
  case script = 1
  case usage = 2
  case api = 3
  case authentication = 4
  case network = 5
  case limit = 6
  case interrupted = 130

  var meaning: String {
    switch self {
    case .success: "all went well; also when the reader of a pipe has left"
    case .script: "the script failed"
    case .usage: "the command line or the program's syntax is wrong"
    case .api: "the API refused a request"
    case .authentication: "nobody is logged in, or the login was refused"
    case .network: "no whole answer came"
    case .limit: "the call limit is reached and `--no-wait` is given, or the limit is of the day"
    case .interrupted: "interrupted by Ctrl-C"
    }
  }
}

extension ExitStatus {
  /// The status that tells what kind of failure ended a program.
  init(_ kind: ErrorKind) {
    self =
      switch kind {
      case .api: .api
      case .auth: .authentication
      case .network: .network
      case .limit: .limit
      case .usage: .usage
      case .cancelled: .interrupted
      default: .script
      }
  }
}

/// Ends a command with a status after a word on stderr.
struct Failure: Error, Sendable {
  var status: ExitStatus
  var message: String
  var help: [String]

  init(_ status: ExitStatus, _ message: String, help: [String] = []) {
    self.status = status
    self.message = message
    self.help = help
  }

  static func usage(_ message: String, help: String...) -> Failure { Failure(.usage, message, help: help) }
}
