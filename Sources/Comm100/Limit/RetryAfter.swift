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
