import Glibc

/// Algorithms on UTF-8 bytes and their scalars that the string built-ins stand on. Offsets are bytes.
enum TextBytes {
  /// Whether a byte starts a scalar.
  @inline(__always)
  static func isLead(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  /// How many scalars there are.
  static func scalarCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    // Without a branch, so that it is done for many bytes at once.
    for byte in text { count &+= byte & 0xC0 == 0x80 ? 0 : 1 }
    return count
  }

  /// How often one byte stands there.
  static func count(of byte: UInt8, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for other in text { count &+= other == byte ? 1 : 0 }
    return count
  }

  /// The byte at which scalar `index` starts; nil past the end (the end itself has an offset).
  static func offset(ofScalar index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard index > 0 else { return index == 0 ? 0 : nil }
    var seen = 0
    for (i, byte) in text.enumerated() where isLead(byte) {
      if seen == index { return i }
      seen += 1
    }
    return seen == index ? text.count : nil
  }

  /// The first place at or after `from` where `needle` stands; an empty needle stands everywhere. Linear in the text,
  /// whatever the needle.
  static func find(_ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from: Int = 0) -> Int? {
    guard let start = needle.baseAddress, needle.count > 0 else { return from <= text.count ? from : nil }
    guard let base = text.baseAddress, from >= 0, from <= text.count - needle.count else { return nil }
    let last = text.count - needle.count
    var at = from
    var wasted = 0
    while at <= last {
      guard let hit = memchr(base + at, Int32(start.pointee), last - at + 1) else { return nil }
      at = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      var i = 1
      while i < needle.count, base[at + i] == start[i] { i += 1 }
      if i == needle.count { return at }
      at += 1
      // A text that nearly matches everywhere would be compared over and over.
      wasted += i
      if wasted > 4_096 + (at - from) * 4 { return findSteadily(needle, in: text, from: at) }
    }
    return nil
  }

  /// The same by the algorithm of Knuth, Morris and Pratt, which looks at each byte of the text once.
  private static func findSteadily(
    _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from: Int
  ) -> Int? {
    // For each length that matches, the longest shorter one that matches there too.
    var shorter = [Int](repeating: 0, count: needle.count)
    var length = 0
    for i in 1..<needle.count {
      while length > 0, needle[i] != needle[length] { length = shorter[length - 1] }
      if needle[i] == needle[length] { length += 1 }
      shorter[i] = length
    }
    length = 0
    for at in from..<text.count {
      while length > 0, text[at] != needle[length] { length = shorter[length - 1] }
      if text[at] == needle[length] { length += 1 }
      if length == needle.count { return at + 1 - length }
    }
    return nil
  }

  /// The last place where `needle` stands.
  static func findLast(_ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard needle.count <= text.count else { return nil }
    if needle.count > 64 {
      // Comparing at every place would take as many steps as both have bytes, multiplied.
      let mirrored = Array(needle.reversed())
      let place = Array(text.reversed()).withUnsafeBufferPointer { text in
        mirrored.withUnsafeBufferPointer { find($0, in: text) }
      }
      return place.map { text.count - needle.count - $0 }
    }
    var at = text.count - needle.count
    while at >= 0 {
      var i = 0
      while i < needle.count, text[at + i] == needle[i] { i += 1 }
      if i == needle.count { return at }
      at -= 1
    }
    return nil
  }

  static func starts(_ text: UnsafeBufferPointer<UInt8>, with prefix: UnsafeBufferPointer<UInt8>) -> Bool {
    prefix.count <= text.count && Bytes.same(UnsafeBufferPointer(rebasing: text[..<prefix.count]), prefix)
  }

  static func ends(_ text: UnsafeBufferPointer<UInt8>, with suffix: UnsafeBufferPointer<UInt8>) -> Bool {
    suffix.count <= text.count
      && Bytes.same(UnsafeBufferPointer(rebasing: text[(text.count - suffix.count)...]), suffix)
  }

  // MARK: - White space

  /// The width of the white space that starts at a byte; 0 where there is none.
  static func spaceWidth(_ text: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    let byte = text[at]
    if byte < 0x80 { return byte == 32 || byte &- 9 < 5 ? 1 : 0 }
    switch byte {
    case 0xC2:  // next line, no-break space
      return at + 1 < text.count && (text[at + 1] == 0x85 || text[at + 1] == 0xA0) ? 2 : 0
    case 0xE1:  // U+1680
      return matches(text, at, 0x9A, 0x80) ? 3 : 0
    case 0xE2:  // U+2000–200A, 2028, 2029, 202F, 205F
      guard at + 2 < text.count else { return 0 }
      let second = text[at + 1]
      let third = text[at + 2]
      let isSpace =
        second == 0x80 && (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF)
        || second == 0x81 && third == 0x9F
      return isSpace ? 3 : 0
    case 0xE3: return matches(text, at, 0x80, 0x80) ? 3 : 0  // ideographic space
    default: return 0
    }
  }

  private static func matches(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ second: UInt8, _ third: UInt8) -> Bool {
    at + 2 < text.count && text[at + 1] == second && text[at + 2] == third
  }

  /// The bytes between the white space at either end.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>, start: Bool = true, end: Bool = true) -> Range<Int> {
    var from = 0
    var to = text.count
    if start {
      while from < to {
        let width = spaceWidth(text, at: from)
        if width == 0 { break }
        from += width
      }
    }
    if end {
      while to > from {
        var last = to - 1
        while last > from, !isLead(text[last]) { last -= 1 }
        if spaceWidth(text, at: last) == 0 { break }
        to = last
      }
    }
    return from..<to
  }

  /// The runs between white space, none of them empty.
  static func words(_ text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    var at = 0
    while at < text.count {
      let width = spaceWidth(text, at: at)
      if width == 0 {
        at += 1
        continue
      }
      if at > start { words.append(start..<at) }
      at += width
      start = at
    }
    if text.count > start { words.append(start..<text.count) }
    return words
  }

  /// The next line's range and where the line after it starts; lines end with LF, CR LF or CR.
  static func line(_ text: UnsafeBufferPointer<UInt8>, from: Int) -> (line: Range<Int>, next: Int) {
    var at = from
    while at < text.count, text[at] != 10, text[at] != 13 { at += 1 }
    guard at < text.count else { return (from..<at, at) }
    let width = text[at] == 13 && at + 1 < text.count && text[at + 1] == 10 ? 2 : 1
    return (from..<at, at + width)
  }

  // MARK: - Names

  /// The words of an identifier or phrase: `firstReplyTime`, `first_reply-time`, `HTTPServer2` are split at their seams.
  static func nameWords(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    func close() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    for (i, scalar) in scalars.enumerated() {
      guard scalar != "_", ScalarSet.isWord(scalar.value) else {
        close()
        continue
      }
      if scalar.properties.isUppercase, let before = word.last {
        let endsAcronym =
          before.properties.isUppercase && i + 1 < scalars.count && scalars[i + 1].properties.isLowercase
        if !before.properties.isUppercase || endsAcronym { close() }
      }
      word.append(scalar)
    }
    close()
    return words
  }
}
