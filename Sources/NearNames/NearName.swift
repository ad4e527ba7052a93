/// Finds what somebody meant to type. One rule for names, fields, labels, values, options and commands.
public enum NearName {
  /// The candidate nearest to a word; nil when none is near enough to be meant.
  public static func of(_ typed: String, in candidates: some Sequence<String>) -> String? {
    of(typed, in: candidates, limit: 1).first
  }

  /// The candidates near enough to be meant, the nearest first, equally near ones in their own order.
  ///
  /// Near are those with at most a third of the letters changed, added, left out or swapped with their neighbour, letter
  /// case not counting. Where there is none, those that start with the word (`upd`); where there is none either, those
  /// that have it among their words (`name` of `displayName`), in the singular or plural.
  public static func of(_ typed: String, in candidates: some Sequence<String>, limit: Int) -> [String] {
    let word = folded(typed)
    guard !word.isEmpty, word.count <= 200 else { return [] }
    var found: [(name: String, distance: Int)] = []
    var farthest = reach(word.count)
    // Most are told apart by their length.
    for candidate in candidates where abs(candidate.utf8.count - word.count) <= farthest && candidate != typed {
      let other = folded(candidate)
      guard !other.isEmpty, word.count > 2 || other.first == word.first else { continue }
      let distance = distance(word, other, below: farthest + 1)
      guard distance <= farthest, distance < max(word.count, other.count) else { continue }
      found.append((candidate, distance))
      // Only a nearer one can take the place of the one that is wanted.
      if limit == 1 { farthest = distance - 1 }
    }
    if !found.isEmpty {
      let order = found.indices.sorted { (found[$0].distance, $0) < (found[$1].distance, $1) }
      return distinct(order.map { found[$0].name }, limit)
    }
    guard word.count >= 3 else { return [] }
    let starting = candidates.filter { candidate in
      candidate.utf8.count > word.count && candidate.utf8.lazy.map(folded).starts(with: word)
    }
    if !starting.isEmpty { return distinct(starting, limit) }
    // Those with the fewest other words first.
    let holding = candidates.filter { hasWords($0, word) }.map { (name: $0, words: $0.utf8.count(where: isCapital)) }
    let order = holding.indices.sorted { (holding[$0].words, $0) < (holding[$1].words, $1) }
    return distinct(order.map { holding[$0].name }, limit)
  }

  /// ` — did you mean 'x'?` or, of several, ` — did you mean 'x', 'y' or 'z'?`; nothing when nothing is near.
  public static func question(_ typed: String, in candidates: some Sequence<String>, limit: Int = 1) -> String {
    question(of(typed, in: candidates, limit: limit))
  }

  /// The same for names that are found already.
  public static func question(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    let others = names.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return " — did you mean \(others.isEmpty ? "" : "\(others) or ")'\(last)'?"
  }

  /// The same for the one that is nearest, if any is.
  public static func question(_ name: String?) -> String { question(name.map { [$0] } ?? []) }

  private static func distinct(_ names: [String], _ limit: Int) -> [String] {
    var seen: [String] = []
    for name in names where seen.count < limit && !seen.contains(name) { seen.append(name) }
    return seen
  }

  /// How many letters may differ in a word of this length.
  private static func reach(_ length: Int) -> Int { max(1, min(length / 3, max(3, length / 4))) }

  private static func folded(_ text: String) -> [UInt8] { text.utf8.map(folded) }

  private static func folded(_ byte: UInt8) -> UInt8 { isCapital(byte) ? byte | 0x20 : byte }

  private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

  /// True if a name has these words, in the singular or plural: `name` and `canned message` are in `cannedMessageName`;
  /// a capital begins a word.
  private static func hasWords(_ name: String, _ words: [UInt8]) -> Bool {
    let singular = words.last == UInt8(ascii: "s") ? words.dropLast() : words[...]
    guard name.utf8.count >= singular.count else { return false }
    let bytes = Array(name.utf8)
    let folded = bytes.map(Self.folded)
    for start in 0...(folded.count - singular.count) where start == 0 || isCapital(bytes[start]) {
      guard folded[start...].starts(with: singular) else { continue }
      var end = start + singular.count
      if end < folded.count, folded[end] == UInt8(ascii: "s") { end += 1 }
      if end == folded.count || isCapital(bytes[end]) { return true }
    }
    return false
  }

  /// Edits between two words, a swap of neighbours counting one (Damerau's restricted distance); gives up at `limit`.
  static func distance(_ a: [UInt8], _ b: [UInt8], below limit: Int) -> Int {
    guard !a.isEmpty else { return min(b.count, limit) }
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = [Int](repeating: 0, count: b.count + 1)
    for i in 1...a.count {
      row[0] = i
      var least = i
      for j in 1..<b.count + 1 {
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
