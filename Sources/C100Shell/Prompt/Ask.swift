import C100Language
import Comm100
import LineEditor

/// Questions to a person. Only on a terminal, and never with `--no-input`.
enum Ask {
  static func canAsk(_ options: Options) -> Bool {
    !options.noInput && Screen.isTerminal(0) && (Screen.isTerminal(2) || Screen.isTerminal(1))
  }

  /// A line; nil at the end of input.
  static func line(_ question: String, _ options: Options, default fallback: String? = nil) throws(Failure) -> String? {
    guard canAsk(options) else { throw .usage("'\(question)' is to be answered, and nobody is here to ask") }
    switch Terminal.readLine(asking: Safe.text(question) + (fallback.map { " [\(Safe.text($0))]" } ?? "") + ": ") {
    case .line(let bytes):
      let text = trimmed(String(decoding: bytes, as: UTF8.self))
      return text.isEmpty ? fallback ?? "" : text
    case .end: return nil
    case .interrupted: throw Failure(.interrupted, "interrupted")
    }
  }

  static func password(_ question: String, _ options: Options) throws(Raise) -> Secret {
    guard canAsk(options) else {
      throw Raise(
        .auth, "a password is needed, and nobody is here to type it",
        help: ["C100_PASSWORD, or password_command in the profile, gives it without a question"])
    }
    switch Terminal.readLine(asking: Safe.text(question), echo: false) {
    case .line(let bytes): return Secret(String(decoding: bytes, as: UTF8.self))
    case .end: throw Raise(.auth, "no password was typed")
    case .interrupted: throw Raise(.cancelled, "cancelled")
    }
  }

  /// One word, lower case: `standing` for an empty line, "y" with `--yes`, "n" where nobody can answer.
  static func word(_ question: String, standing: String, _ options: Options) -> String {
    if options.yes { return "y" }
    guard canAsk(options) else { return "n" }
    guard case .line(let bytes) = Terminal.readLine(asking: question) else {
      Streams.error("\n")
      return "n"
    }
    let word = trimmed(String(decoding: bytes, as: UTF8.self)).lowercased()
    return word.isEmpty ? standing : word
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.unicodeScalars.removeLast() }
    while let first = text.unicodeScalars.first, first.properties.isWhitespace { text.unicodeScalars.removeFirst() }
    return String(text)
  }
}
