import Glibc
import Synchronization

/// Why a zone cannot be had.
public enum ZoneError: Error, Sendable, Equatable {
  /// Neither in the API's table nor a zone of the database.
  case unknown(String, near: [String])
  /// The database has no readable file for a known zone.
  case noFile(String, directory: String)
}

/// The zones of a zoneinfo directory, each read when first asked for.
///
/// UTC and fixed offsets (`+08:00`, `GMT+8`, `UTC-03:30`) need no directory.
public final class ZoneDatabase: Sendable {
  /// Where Linux and macOS keep them.
  public static let systemDirectory = "/usr/share/zoneinfo"
  /// No file of a zone is near this size.
  private static let sizeLimit = 1 << 20

  private let directory: String
  private let known = Mutex<[String: ZoneRules]>([:])

  /// Reads nothing until a zone is asked for.
  public init(directory: String = ZoneDatabase.systemDirectory) {
    self.directory = directory
  }

  /// The rules of a zone named as `TimeZones.lookup` takes it, by any IANA name or as a fixed offset.
  public func zone(_ name: String) throws(ZoneError) -> ZoneRules {
    if let rules = known.withLock({ $0[name] }) { return rules }
    let rules = try find(name)
    known.withLock { $0[name] = rules }
    return rules
  }

  /// Seconds east of UTC of a text such as `Z`, `UTC`, `+08:00`, `GMT +08:00`, `UTC-3`; nil for other text.
  public static func fixedOffset(_ text: String) -> Int? {
    var bytes = Array(text.utf8.filter { $0 != UInt8(ascii: " ") }.map(ASCII.lowercased))[...]
    if bytes.elementsEqual("z".utf8) { return 0 }
    let isPrefixed = bytes.starts(with: "utc".utf8) || bytes.starts(with: "gmt".utf8)
    if isPrefixed { bytes = bytes.dropFirst(3) }
    if bytes.isEmpty { return isPrefixed ? 0 : nil }
    let isWest: Bool
    switch bytes.removeFirst() {
    case UInt8(ascii: "+"): isWest = false
    case UInt8(ascii: "-"): isWest = true
    default: return nil
    }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let first = parts.first, bytes.allSatisfy({ ASCII.isDigit($0) || $0 == UInt8(ascii: ":") }) else {
      return nil
    }
    var hours: Int
    var minutes = 0
    switch (parts.count, first.count) {
    case (1, 1...2): hours = decimal(first)
    case (1, 4): (hours, minutes) = (decimal(first.prefix(2)), decimal(first.suffix(2)))
    case (2, 1...2) where parts[1].count == 2: (hours, minutes) = (decimal(first), decimal(parts[1]))
    default: return nil
    }
    guard hours <= 15, minutes < 60 else { return nil }
    hours = hours * 3600 + minutes * 60
    return isWest ? -hours : hours
  }

  /// An offset as the API writes it: `+08:00`.
  public static func text(ofOffset seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return (seconds < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
  }

  // MARK: - Finding

  private static func decimal(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private func find(_ name: String) throws(ZoneError) -> ZoneRules {
    if let row = TimeZones.lookup(name) {
      if let rules = rules(iana: row.iana, name: row.iana) { return rules }
      throw .noFile(row.iana, directory: directory)
    }
    if let offset = ZoneDatabase.fixedOffset(name) {
      return ZoneRules(name: offset == 0 ? "UTC" : ZoneDatabase.text(ofOffset: offset), fixedOffset: offset)
    }
    if ASCII.equalsIgnoringCase(name, "(GMT) Coordinated Universal Time") {
      return ZoneRules(name: "UTC", fixedOffset: 0)
    }
    if let rules = rules(iana: name, name: name) { return rules }
    throw .unknown(name, near: TimeZones.nearest(name))
  }

  private func rules(iana: String, name: String) -> ZoneRules? {
    if ["UTC", "Etc/UTC", "Etc/GMT", "GMT", "Zulu"].contains(iana) { return ZoneRules(name: "UTC", fixedOffset: 0) }
    // The signs of these names are the other way round: Etc/GMT+12 is 12 hours west.
    if iana.hasPrefix("Etc/GMT"), let offset = ZoneDatabase.fixedOffset(String(iana.dropFirst(4))) {
      return ZoneRules(name: name, fixedOffset: -offset)
    }
    guard ZoneDatabase.isName(iana), let bytes = read(iana) else { return nil }
    return ZoneFile.rules(name: name, bytes)
  }

  /// Whether a name can be a zone's: parts of letters, digits, `_`, `+`, `-` between single slashes, so that it never
  /// leaves the directory.
  private static func isName(_ name: String) -> Bool {
    guard name.utf8.count <= 100 else { return false }
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "-")
        }
    }
  }

  private func read(_ name: String) -> [UInt8]? {
    let file = open(directory + "/" + name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0, bytes.count <= ZoneDatabase.sizeLimit else { return nil }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
