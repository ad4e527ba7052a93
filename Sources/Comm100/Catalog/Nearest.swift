/// Near names, for did-you-mean.
public enum Nearest {
  /// The nearest of the candidates, or nil when none is near enough to be meant.
  public static func name(to typed: String, in candidates: [String]) -> String? {
    names(to: typed, in: candidates, limit: 1).first
  }

  /// The candidates near enough to be meant, the nearest first; equally near ones in their own order.
  public static func names(to typed: String, in candidates: [String], limit: Int) -> [String] {
    let wanted = Array(ASCII.lowercased(typed).utf8)
    guard !wanted.isEmpty, wanted.count <= 200 else { return [] }
    let allowed = max(1, wanted.count / 3)
    var found: [(name: String, distance: Int)] = []
    for candidate in candidates {
      let bytes = Array(ASCII.lowercased(candidate).utf8)
      guard abs(bytes.count - wanted.count) <= allowed else { continue }
      let distance = self.distance(wanted, bytes)
      if distance <= allowed, distance < max(wanted.count, bytes.count) { found.append((candidate, distance)) }
    }
    let order = found.indices.sorted { (found[$0].distance, $0) < (found[$1].distance, $1) }
    return order.prefix(limit).map { found[$0].name }
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var best = Swift.min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = Swift.min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
