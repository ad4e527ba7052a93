import JSONText

/// The ids of the last few pages: enough to notice an item that slid over a seam, and no more memory for a long walk.
struct SeenItems: Sendable {
  private static let pages = 4
  private var recent: [Set<Mark>] = []
  private let idName: String

  /// 128 bits of an id's bytes.
  private struct Mark: Hashable {
    var a: UInt64 = 0xcbf2_9ce4_8422_2325
    var b: UInt64 = 0x9e37_79b9_7f4a_7c15

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      for byte in bytes {
        a = (a ^ UInt64(byte)) &* 0x100_0000_01b3
        b = (b &+ UInt64(byte)) &* 0xff51_afd7_ed55_8ccd
        b ^= b >> 33
      }
    }
  }

  init(idName: String) { self.idName = idName }

  /// Takes a page's items; keeps those whose id no recent page had. Items without an id are kept.
  mutating func fresh(_ items: [JSONNode]) -> [JSONNode] {
    var marks = Set<Mark>(minimumCapacity: items.count)
    var result: [JSONNode] = []
    var known: [Bool] = []
    var repeated = 0
    var key = idName
    var hint = -1
    known.reserveCapacity(items.count)
    for (i, item) in items.enumerated() {
      var id = item.member(key, hint: &hint)
      if id == nil, i == 0, let spelling = spelling(in: item) {
        key = spelling
        id = item.member(key, hint: &hint)
      }
      guard let id, !id.isNull else {
        known.append(false)
        continue
      }
      let mark = id.withSource { Mark($0) }
      let isKnown = recent.contains { $0.contains(mark) }
      if isKnown { repeated += 1 }
      known.append(isKnown)
      marks.insert(mark)
    }
    recent.append(marks)
    if recent.count > SeenItems.pages { recent.removeFirst() }
    if repeated == 0 { return items }
    result.reserveCapacity(items.count - repeated)
    for (item, isKnown) in zip(items, known) where !isKnown { result.append(item) }
    return result
  }

  private func spelling(in item: JSONNode) -> String? {
    guard item.kind == .object else { return nil }
    for (key, _) in item.members where ASCII.equalsIgnoringCase(key, idName) { return key }
    return nil
  }
}
