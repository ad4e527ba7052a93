import C100Language
import Comm100

/// The zones of the API's table and of the system's zoneinfo files, as the language asks for them.
package final class KnownZones: Zones {
  private let database: ZoneDatabase
  private let fixed = FixedZones()

  package init(_ database: ZoneDatabase = ZoneDatabase()) { self.database = database }

  package func zone(named name: String) -> ZoneReference? {
    if let known = fixed.zone(named: name) { return known }
    let iana = TimeZones.lookup(name)?.iana ?? name
    guard let rules = try? database.zone(iana) else { return nil }
    return ZoneReference(name: rules.name)
  }

  package func offset(of zone: ZoneReference, at seconds: Int) -> Int {
    if let offset = zone.fixedOffset { return offset }
    return (try? database.zone(zone.name))?.offset(at: seconds) ?? 0
  }

  package func instants(ofLocal seconds: Int, in zone: ZoneReference) -> [Int] {
    guard zone.fixedOffset == nil, let rules = try? database.zone(zone.name) else {
      return fixed.instants(ofLocal: seconds, in: zone)
    }
    switch rules.moments(ofLocal: seconds) {
    case .one(let instant): return [instant]
    case .two(let first, let second): return [first, second]
    case .none: return []
    }
  }

  package func names(near name: String) -> [String] { TimeZones.nearest(name) }
}
