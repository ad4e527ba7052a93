import C100Language
import Comm100

extension ErrorKind {
  init(_ kind: APIError.Kind) {
    switch kind {
    case .api, .malformed: self = .api
    case .auth: self = .auth
    case .network: self = .network
    case .limit: self = .limit
    case .cancelled: self = .cancelled
    case .refused: self = .value
    }
  }
}

extension Raise {
  /// The client's error as the language raises it: what the server said, which request it was, what to do.
  public init(_ error: APIError) {
    var message = error.message
    if error.kind == .api || error.kind == .auth, let status = error.status {
      message = "the API answered \(status): \(message)"
    }
    if let code = error.code { message += " (code \(code))" }
    var help: [String] = []
    if let method = error.method, let url = error.url {
      // Of an answer that is not what the API promises, the status is part of what came.
      let status = error.kind == .malformed ? error.status.map { "status \($0)" } : nil
      let facts = [error.request.map { "call \($0)" }, status].compactMap { $0 }
      help.append("request: \(method.rawValue) \(url)" + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"))
    }
    if let advice = error.advice { help.append(advice) }
    self.init(ErrorKind(error.kind), message, help: help, status: error.status, code: error.code)
  }
}
