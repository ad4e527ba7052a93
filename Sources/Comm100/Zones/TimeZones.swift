import NearNames

/// The time zones that the API names: Windows ids with their display and IANA names.
public enum TimeZones {
  /// One zone of the API's table.
  public struct Row: Sendable, Hashable {
    /// What the API takes and answers: `China Standard Time`.
    public let id: String
    /// `(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi`.
    public let display: String
    /// `Asia/Shanghai`.
    public let iana: String
    /// Whether the API's introduction page has it.
    public let isListed: Bool

    init(_ id: String, _ display: String, _ iana: String, isListed: Bool = true) {
      self.id = id
      self.display = display
      self.iana = iana
      self.isListed = isListed
    }

    /// The places of the display name, without the offset.
    var places: Substring {
      guard let end = display.utf8.firstIndex(of: UInt8(ascii: ")")) else { return display[...] }
      return display[display.utf8.index(after: end)...].drop { $0 == " " }
    }
  }

  /// The row that a text means, in any letter case: by id (also as `canadaCentralStandardTime`), by IANA name, by
  /// display name or one of its places, where there is one match. Listed rows first.
  public static func lookup(_ text: String) -> Row? {
    match(text, in: rows) ?? match(text, in: others)
  }

  /// The listed row that a text means: what may be sent.
  public static func listed(_ text: String) -> Row? { match(text, in: rows) }

  /// Ids near a text that is none: by spelling, and those whose display or IANA name holds it.
  public static func nearest(_ text: String, limit: Int = 3) -> [String] {
    var names: [String] = []
    func add(_ id: String) {
      if names.count < limit, !names.contains(id) { names.append(id) }
    }
    let wanted = squeezed(text)
    NearName.of(text, in: rows.map(\.id), limit: limit).forEach(add)
    if wanted.count >= 3 {
      for row in rows where squeezed(row.display + " " + row.iana + " " + row.id).contains(wanted) { add(row.id) }
    }
    let cities = rows.map { String($0.iana.split(separator: "/").last ?? "") }
    for city in NearName.of(text, in: cities, limit: limit) {
      if let index = cities.firstIndex(of: city) { add(rows[index].id) }
    }
    return names
  }

  // MARK: - Matching

  private static func match(_ text: String, in rows: [Row]) -> Row? {
    let wanted = squeezed(text)
    guard !wanted.isEmpty else { return nil }
    if let row = rows.first(where: { squeezed($0.id) == wanted }) { return row }
    let old = renamed.first { ASCII.equalsIgnoringCase($0.new, text) }?.old ?? text
    if let row = rows.first(where: { ASCII.equalsIgnoringCase($0.iana, old) }) { return row }
    return only(rows) { squeezed($0.display) == wanted }
      ?? only(rows) { squeezed($0.places) == wanted }
      ?? only(rows) { row in
        row.places.split(separator: ",").contains { squeezed($0) == wanted }
      }
  }

  private static func only(_ rows: [Row], _ isIt: (Row) -> Bool) -> Row? {
    let found = rows.filter(isIt)
    return found.count == 1 ? found[0] : nil
  }

  /// Letters in lower case, digits and signs: what is left of a name in any of its spellings.
  private static func squeezed(_ text: some StringProtocol) -> [UInt8] {
    text.utf8.compactMap { byte in
      let isKept =
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-")
      return isKept ? ASCII.lowercased(byte) : nil
    }
  }
}
