import C100Language

/// Which fields a table shows, and in which order, when nobody says.
enum TableColumns {
  /// The fields of one item: `id` and `name` (or what comes nearest) first, then the model's order, what is nested last.
  static func ordered(_ object: ObjectValue) -> [String] {
    var keys = object.keys
    if let declared = object.origin?.fieldNames, !declared.isEmpty {
      var rank: [Key: Int] = [:]
      for (i, name) in declared.enumerated() { rank[Key(name)] = i }
      keys = stable(keys) { rank[Key($0)] ?? declared.count }
    }
    return stable(keys) { key in
      if let place = leading.firstIndex(where: { Bytes.equal($0, key) }) { return place }
      switch object[key] {
      case .object, .list: return leading.count + 1
      default: return leading.count
      }
    }
  }

  private static let leading = ["id", "name", "displayName", "title", "email"]

  /// Sorted by rank, equal ranks in the order given.
  private static func stable(_ keys: [String], _ rank: (String) -> Int) -> [String] {
    keys.enumerated().map { (rank($0.element), $0.offset, $0.element) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
