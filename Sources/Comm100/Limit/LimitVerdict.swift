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

/// The `Retry-After` header (RFC 9110, 10.2.3), bounded: a server cannot make a client wait for ever.
enum RetryAfter {
  /// Seconds or an HTTP date, as a wait of 0...`most`; `nil` when it is neither.
  static func wait(_ text: String, wall: Duration, atMost most: Duration) -> Duration? {
    let text = trimmed(text)
    if let seconds = seconds(text) { return bounded(seconds, most) }
    guard let moment = HTTPDate.seconds(text) else { return nil }
    return Swift.min(Swift.max(.seconds(moment) - wall, .zero), most)
  }

  private static func seconds(_ text: String) -> Double? {
    // Digits, perhaps signed or with a fraction or an exponent: some servers write them.
    guard let first = text.utf8.first, ASCII.isDigit(first) || first == 0x2D || first == 0x2B || first == 0x2E,
      let value = Double(text), !value.isNaN
    else { return nil }
    return value
  }

  private static func bounded(_ seconds: Double, _ most: Duration) -> Duration {
    guard seconds > 0 else { return .zero }
    return seconds >= most.inSeconds ? most : .microseconds(Int64(seconds * 1_000_000))
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

/// Dates as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
public enum HTTPDate {
  /// Seconds since 1970; `nil` for another form.
  public static func seconds(_ text: String) -> Int64? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "," })
    guard parts.count == 6, parts[5] == "GMT", let day = ASCII.decimal(parts[1]), let year = ASCII.decimal(parts[3]),
      let month = months.firstIndex(where: { $0 == parts[2] }), (1...31).contains(day), (1970...9999).contains(year)
    else { return nil }
    let clock = parts[4].split(separator: ":").compactMap { ASCII.decimal($0) }
    guard clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] <= 60 else { return nil }
    let days = Int64(daysSince1970(year: year, month: month + 1, day: day))
    return days * 86_400 + Int64(clock[0] * 3600 + clock[1] * 60 + clock[2])
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  // Counts in years that begin in March, so that the leap day is the last.
  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468
  }
}
