/// The items of a list as a request wants them, remembered while its pages are turned.
final class Listing<Item> {
  let items: [Item]
  /// The JSON of each item, once it has been asked for.
  private var texts: [[UInt8]]
  private var space: Int

  /// Bytes of JSON that one listing keeps.
  private static var most: Int { 8 << 20 }

  init(_ items: [Item]) {
    self.items = items
    texts = Array(repeating: [], count: items.count)
    space = Self.most
  }

  /// Appends an item, with a comma before all but the first of a page.
  func append(_ place: Int, to out: inout [UInt8], _ write: (Item, inout [UInt8]) -> Void) {
    if let last = out.last, last != 0x5B { out.append(0x2C) }
    guard texts[place].isEmpty else {
      out.append(contentsOf: texts[place])
      return
    }
    let start = out.count
    write(items[place], &out)
    guard space > 0 else { return }
    texts[place] = Array(out[start...])
    space -= out.count - start
  }
}

/// The last listings; what is written forgets them.
final class Listings<Item> {
  private var known: [(key: String, version: Int, listing: Listing<Item>)] = []
  private static var most: Int { 8 }

  func kept(_ call: Call, _ world: World, _ make: () throws(Refusal) -> [Item]) throws(Refusal) -> Listing<Item> {
    let parts = call.query.filter { !Text.equal($0.name, "pageIndex") && !Text.equal($0.name, "pageSize") }
    // A list's usual time is today, so the day counts too.
    let key =
      call.path + "?" + parts.map { $0.name + "=" + $0.value }.joined(separator: "&")
      + "@\(Moment.dayStart(world.now))"
    if let at = known.firstIndex(where: { $0.version == world.version && $0.key == key }) {
      return known[at].listing
    }
    let listing = Listing(try make())
    known.removeAll { $0.version != world.version }
    if known.count >= Self.most { known.removeFirst() }
    known.append((key, world.version, listing))
    return listing
  }
}
