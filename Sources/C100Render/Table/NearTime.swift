import C100Language

/// A time as a person reads it in a column: by the clock of the session's zone, to the minute; what is near, by how near.
///
/// ```
/// 40 s ago · 12 min ago · in 5 min · today 18:35 · yesterday 17:20 · tomorrow 09:00 · 2026-11-03 08:15
/// ```
/// At most 16 columns. A date without a time of day stays as it is.
enum NearTime {
  static func text(_ time: TimeValue, _ services: Services) -> String {
    if time.isDate { return Times.text(time) }
    let now = services.now().seconds
    guard let shown = Times.at(seconds: time.seconds, in: services.zone, services.zones),
      let here = Times.at(seconds: now, in: services.zone, services.zones),
      let clock = Times.civil(shown), let today = Times.civil(here)?.date
    else { return Times.text(time) }
    let distance = time.seconds - now
    if distance.magnitude < 3_600 {
      let size = distance.magnitude
      let words = size < 60 ? "\(size) s" : "\(size / 60) min"
      return distance > 0 ? "in \(words)" : "\(words) ago"
    }
    // yyyy-MM-ddTHH:mm
    let text = String(decoding: Array(Times.text(shown).utf8.prefix(16)), as: UTF8.self)
    let minute = text.suffix(5)
    for (days, word) in [(0, "today"), (-1, "yesterday"), (1, "tomorrow")] where clock.date == today.adding(days: days)
    {
      return "\(word) \(minute)"
    }
    return "\(clock.date.text) \(minute)"
  }
}
