/// The order people expect of names with numbers in them: `file2` before `file10`, letter case aside.
enum NaturalOrder {
  /// A text whose bytes order so: each run of digits behind the number of its digits.
  ///
  /// - Parameters:
  ///   - text: in lower case.
  ///   - stop: ends it early; what it gives then is of no use.
  static func key(_ text: String, _ stop: CancelFlag) -> String {
    var key: [UInt8] = []
    let bytes = Array(text.utf8)
    key.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if Stretch.isDue(key.count), stop.isRaised { break }
      guard bytes[at] &- 48 < 10 else {
        key.append(bytes[at])
        at += 1
        continue
      }
      while at + 1 < bytes.count, bytes[at] == 48, bytes[at + 1] &- 48 < 10 { at += 1 }
      let start = at
      while at < bytes.count, bytes[at] &- 48 < 10 { at += 1 }
      // Lengths from 1 to 9 take one digit; a longer one says how long it is behind a "9".
      var length = at - start
      while length > 8 {
        key.append(UInt8(ascii: "9"))
        length -= 8
      }
      key.append(UInt8(48 + length))
      key.append(contentsOf: bytes[start..<at])
    }
    return String(decoding: key, as: UTF8.self)
  }
}
