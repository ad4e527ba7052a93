/// What a 403 or 429 means: the API answers 403 both for a missing permission and for too many calls.
///
/// - Source: the public API reference, "Error handling": 403.
enum LimitVerdict: Equatable {
  /// The calls of the window are spent; wait and send again.
  case window
  /// The calls of the day are spent; waiting does not help.
  case day
  /// Something else.
  case none

  init(status: Int, message: String, code: String?, hasRetryAfter: Bool, isBudgetNearEnd: Bool) {
    guard status == 403 || status == 429 else {
      self = .none
      return
    }
    let speaksOfLimit = LimitVerdict.words.contains { ASCII.contains(message, $0) } || code?.hasPrefix("429") == true
    if (speaksOfLimit || status == 429) && LimitVerdict.days.contains(where: { ASCII.contains(message, $0) }) {
      self = .day
    } else if status == 429 || speaksOfLimit || hasRetryAfter {
      self = .window
    } else if isBudgetNearEnd && LimitVerdict.isUnexplained(message) {
      self = .window
    } else {
      self = .none
    }
  }

  private static let words: [StaticString] = [
    "limit exceeded", "exceeded the limit", "exceeds the limit", "exceed the limit", "rate limit", "request limit",
    "call limit", "limit of", "limit is reached", "limit reached", "reached the limit", "too many requests",
    "too many calls", "throttl", "quota",
  ]

  private static let days: [StaticString] = ["day", "daily"]

  private static func isUnexplained(_ message: String) -> Bool {
    message.isEmpty || ASCII.equalsIgnoringCase(message, "forbidden") || ASCII.equalsIgnoringCase(message, "forbidden.")
  }
}
