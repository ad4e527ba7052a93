import C100Language
import Comm100

extension TimeValue {
  /// The time that a text of the API names, printing that text; nil for a text that names no day.
  ///
  /// A text without a zone is UTC, as messaging and ticketing document.
  convenience init?(apiText text: String) {
    guard let read = TimeText(text), let date = read.date else { return nil }
    let offset = read.offset ?? 0
    let civil = CivilDateTime(date, read.time ?? .midnight)
    let zone =
      offset == 0 ? ZoneReference.utc : ZoneReference(name: ZoneDatabase.text(ofOffset: offset), fixedOffset: offset)
    self.init(
      seconds: civil.secondsSinceEpoch - offset, nanoseconds: read.time?.nanosecond ?? 0, zone: zone, offset: offset,
      isDate: read.time == nil, ownText: text)
  }

  /// `2026-11-20T09:30:00Z`, or the date alone; in UTC.
  func apiText(isDate: Bool) -> String {
    guard let civil = CivilDateTime(secondsSinceEpoch: seconds) else { return ownText ?? "" }
    let text = civil.text
    return isDate ? String(text.prefix(10)) : text + "Z"
  }
}
