import Comm100

/// Whether a text names a time zone that the API knows.
enum TimeZoneNames {
  static func known(_ text: String) -> Bool {
    // Bare offsets, numbers and display names occur in the pages too; an IANA name never does.
    !text.utf8.contains(0x2F) || text.hasPrefix("(")
  }
}
