/// Finds what somebody meant to type.
public enum Spelling {
  /// The candidate nearest to a word: at most a third of its letters changed, added, left out or swapped with their
  /// neighbour, letter case not counting; of equals the first. nil when none is near.
  public static func nearest(to typed: String, in candidates: some Sequence<String>) -> String? {
    let word = folded(typed)
    guard !word.isEmpty, word.count <= 64 else { return nil }
    var best: String?
    var bestDistance = limit(word.count) + 1
    for candidate in candidates where candidate != typed {
      let other = folded(candidate)
      guard !other.isEmpty, abs(other.count - word.count) < bestDistance else { continue }
      if word.count <= 2, other.first != word.first { continue }
      let distance = distance(word, other, below: bestDistance)
      if distance < bestDistance {
        best = candidate
        bestDistance = distance
        if distance == 0 { break }
      }
    }
    if best == nil, word.count >= 3 {
      best = candidates.first { candidate in
        let other = folded(candidate)
        return other.count > word.count && other.starts(with: word)
      }
    }
    return best
  }

  /// How many letters may differ in a word of this length.
  private static func limit(_ length: Int) -> Int { length <= 2 ? 1 : max(1, min(3, (length + 1) / 3)) }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
  }

  /// Edits between two words, a swap of neighbours counting one (Damerau's restricted distance); gives up at `limit`.
  private static func distance(_ a: [UInt8], _ b: [UInt8], below limit: Int) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = [Int](repeating: 0, count: b.count + 1)
    for i in 1...a.count {
      row[0] = i
      var least = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { value = min(value, before[j - 2] + 1) }
        row[j] = value
        least = min(least, value)
      }
      if least >= limit { return limit }
      (before, last, row) = (last, row, before)
    }
    return last[b.count]
  }
}
