import C100Language
import Comm100
import Synchronization

/// Which entries of the prompt hold a secret: decided on the call that is written, and on values that were used.
final class Secrets: Sendable {
  private let values = Mutex<[String]>([])

  /// A value that was used to log in. Short ones are no secrets that a text could be searched for.
  func note(_ secret: Secret) {
    let text = secret.reveal()
    guard text.utf8.count >= 3 else { return }
    values.withLock { if !$0.contains(text) { $0.append(text) } }
  }

  /// True for an entry that must not be kept.
  func isHeld(by entry: String) -> Bool {
    values.withLock { $0.contains { Self.contains(entry, $0) } } || Self.logsIn(entry) || Self.names(entry)
  }

  /// An entry as it may be shown again.
  func masked(_ entry: String) -> String {
    guard isHeld(by: entry) else { return entry }
    return Self.logsIn(entry) ? "login(•••)" : "•••"
  }

  /// By bytes, also as a string literal or JSON would write it.
  static func contains(_ text: String, _ secret: String) -> Bool {
    let escaped = secret.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }.joined()
    return text.contains(secret) || text.contains(escaped)
  }

  // MARK: - Labels and names

  /// True when a text is given to something that is called a password, a secret, a token or an API key: by a label, a key
  /// of an object or a declaration, whatever the call is.
  static func names(_ entry: String) -> Bool {
    let typed = TypedTokens(entry)
    return typed.tokens.indices.contains { i in
      guard typed.kind(i) == .string || typed.kind(i) == .stringHead, i >= 2 else { return false }
      let isGiven = typed.kind(i - 1) == .colon || typed.kind(i - 1) == .assign
      guard isGiven, typed.isWord(i - 2) || typed.kind(i - 2) == .string else { return false }
      let name = typed.text(i - 2).lowercased()
      return ["password", "secret", "token", "apikey"].contains { name.contains($0) }
    }
  }

  // MARK: - Calls of login

  /// True when a call of `login` is written with a password, token or key in it, also in a hole of a string, over several
  /// lines, or as `session["login"](…)`.
  static func logsIn(_ entry: String) -> Bool {
    let typed = TypedTokens(entry)
    for index in typed.tokens.indices where typed.kind(index) == .leftParenthesis {
      if isLogin(typed, before: index), givesSecret(typed, after: index) { return true }
    }
    return false
  }

  private static func isLogin(_ typed: TypedTokens, before index: Int) -> Bool {
    var i = index - 1
    while typed.kind(i) == .rightBracket || typed.kind(i) == .rightParenthesis { i -= 1 }
    guard i >= 0 else { return false }
    switch typed.kind(i) {
    case .string: return typed.text(i).contains("login")
    default: return typed.isWord(i) && typed.text(i) == "login"
    }
  }

  private static func givesSecret(_ typed: TypedTokens, after open: Int) -> Bool {
    var depth = 0
    var position = 0
    var label = ""
    for i in (open + 1)..<max(open + 1, typed.tokens.count) {
      switch typed.kind(i) {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        depth -= 1
        if depth < 0 { return false }
      case .comma where depth == 0:
        position += 1
        label = ""
      case .colon where depth == 0: label = typed.isWord(i - 1) ? typed.text(i - 1).lowercased() : label
      case .string, .stringHead, .stringMiddle, .stringTail, .integer, .decimal:
        // `env("C100_PASSWORD")` names a variable: that is no secret.
        let isVariable =
          typed.kind(i - 1) == .leftParenthesis && i >= 2 && typed.isWord(i - 2) && typed.text(i - 2) == "env"
        if isVariable { continue }
        if ["password", "token", "apikey"].contains(label) || label.isEmpty && position >= 2 { return true }
      default: break
      }
    }
    return false
  }
}
