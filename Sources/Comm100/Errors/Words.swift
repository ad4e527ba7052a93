/// How messages write durations and numbers.
enum Words {
  /// `0.25 s`, `3 s`, `2 min 12 s`, `1 h 5 min`.
  static func duration(_ duration: Duration) -> String {
    let milliseconds = Swift.max(0, duration.microseconds) / 1000
    if milliseconds < 10_000, milliseconds % 1000 != 0 {
      let hundredths = (milliseconds + 5) / 10
      let fraction = hundredths % 100
      let digits = fraction % 10 == 0 ? "\(fraction / 10)" : fraction < 10 ? "0\(fraction)" : "\(fraction)"
      return fraction == 0 ? "\(hundredths / 100) s" : "\(hundredths / 100).\(digits) s"
    }
    let seconds = (milliseconds + 999) / 1000
    if seconds < 60 { return "\(seconds) s" }
    let minutes = seconds / 60
    if minutes < 60 { return seconds % 60 == 0 ? "\(minutes) min" : "\(minutes) min \(seconds % 60) s" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
