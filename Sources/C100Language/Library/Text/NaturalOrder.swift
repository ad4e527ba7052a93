/// The order people expect of names with numbers in them: `file2` before `file10`, letter case second.
enum NaturalOrder {
  /// Below zero where `a` comes first, 0 where they are equal byte for byte.
  static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let first = run(a, i)
        let second = run(b, j)
        // Longer runs of digits (without leading zeros) are larger numbers.
        if first.count != second.count { return first.count - second.count }
        for k in 0..<first.count where a[first.start + k] != b[second.start + k] {
          return Int(a[first.start + k]) - Int(b[second.start + k])
        }
        i = first.start + first.count
        j = second.start + second.count
        continue
      }
      let x = lower(a[i])
      let y = lower(b[j])
      if x != y { return Int(x) - Int(y) }
      i += 1
      j += 1
    }
    if i < a.count || j < b.count { return (a.count - i) - (b.count - j) }
    for k in 0..<min(a.count, b.count) where a[k] != b[k] { return Int(a[k]) - Int(b[k]) }
    return a.count - b.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

  private static func run(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (start: Int, count: Int) {
    var start = at
    while start + 1 < text.count, text[start] == 48, isDigit(text[start + 1]) { start += 1 }
    var end = start
    while end < text.count, isDigit(text[end]) { end += 1 }
    return (start, end - start)
  }
}
