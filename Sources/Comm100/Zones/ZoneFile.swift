/// Reads the bytes of a zoneinfo file.
///
/// Source: RFC 8536, "The Time Zone Information Format (TZif)".
enum ZoneFile {
  /// - Returns: nil for bytes that are no such file.
  static func rules(name: String, _ bytes: [UInt8]) -> ZoneRules? {
    guard let first = Header(bytes, at: 0) else { return nil }
    guard first.version >= 2 else { return block(name: name, bytes, first, timeSize: 4, footer: false) }
    guard let second = Header(bytes, at: first.end(timeSize: 4)) else { return nil }
    return block(name: name, bytes, second, timeSize: 8, footer: true)
  }

  private struct Header {
    static let size = 44
    var version: Int
    var start: Int
    var utcCount: Int
    var standardCount: Int
    var leapCount: Int
    var timeCount: Int
    var typeCount: Int
    var characterCount: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard bytes.count >= start + Header.size, bytes[start..<(start + 4)].elementsEqual("TZif".utf8) else {
        return nil
      }
      let digit = Int(bytes[start + 4])
      version = digit == 0 ? 1 : digit - Int(UInt8(ascii: "0"))
      let counts = (0..<6).map { ZoneFile.integer(bytes, start + 20 + $0 * 4, 4) }
      guard counts.allSatisfy({ (0...100_000).contains($0) }), counts[4] > 0 else { return nil }
      (utcCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
      (timeCount, typeCount, characterCount) = (counts[3], counts[4], counts[5])
      self.start = start + Header.size
    }

    func end(timeSize: Int) -> Int {
      start + timeCount * (timeSize + 1) + typeCount * 6 + characterCount + leapCount * (timeSize + 4) + standardCount
        + utcCount
    }
  }

  private static func block(name: String, _ bytes: [UInt8], _ header: Header, timeSize: Int, footer: Bool) -> ZoneRules?
  {
    let end = header.end(timeSize: timeSize)
    guard bytes.count >= end else { return nil }
    let typesAt = header.start + header.timeCount * (timeSize + 1)
    let namesAt = typesAt + header.typeCount * 6
    var types: [ZoneRules.Kind] = []
    for i in 0..<header.typeCount {
      let at = typesAt + i * 6
      var nameAt = namesAt + Int(bytes[at + 5])
      var abbreviation: [UInt8] = []
      while nameAt < namesAt + header.characterCount, bytes[nameAt] != 0 {
        abbreviation.append(bytes[nameAt])
        nameAt += 1
      }
      types.append(
        ZoneRules.Kind(
          offset: integer(bytes, at, 4), isDaylight: bytes[at + 4] != 0,
          abbreviation: String(decoding: abbreviation, as: UTF8.self)))
    }
    var transitions: [Int] = []
    var kinds: [ZoneRules.Kind] = []
    for i in 0..<header.timeCount {
      let time = integer(bytes, header.start + i * timeSize, timeSize)
      let type = Int(bytes[header.start + header.timeCount * timeSize + i])
      guard type < types.count, transitions.last.map({ $0 < time }) ?? true else { return nil }
      transitions.append(time)
      kinds.append(types[type])
    }
    return ZoneRules(
      name: name, transitions: transitions, kinds: kinds, before: types[0],
      rule: footer ? rule(bytes[end...]) : nil)
  }

  /// The line between two line feeds at the end of the file.
  private static func rule(_ tail: ArraySlice<UInt8>) -> ZoneRule? {
    guard tail.first == 0x0A, let end = tail.dropFirst().firstIndex(of: 0x0A) else { return nil }
    return ZoneRule(Array(tail[(tail.startIndex + 1)..<end]))
  }

  /// A big-endian two's complement number.
  private static func integer(_ bytes: [UInt8], _ at: Int, _ size: Int) -> Int {
    var value = bytes[at] >= 0x80 ? -1 : 0
    for i in 0..<size { value = value << 8 | Int(bytes[at + i]) }
    return value
  }
}
