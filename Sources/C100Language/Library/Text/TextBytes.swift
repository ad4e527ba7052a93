import Glibc

/// Algorithms on UTF-8 bytes and their scalars that the string built-ins stand on. Offsets are bytes.
///
/// They take time in step with the text and cannot throw. Where `stop` is raised they end early, and what they give then is
/// of no use: who calls them asks for a cancellation afterwards.
enum TextBytes {
  /// Whether a byte starts a scalar.
  @inline(__always)
  static func isLead(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  /// How many scalars there are.
  static func scalarCount(_ text: UnsafeBufferPointer<UInt8>, _ stop: CancelFlag? = nil) -> Int {
    // The others have bit 7 and not bit 6.
    text.count - total(text, padding: 0, stop) { ($0 &>> 7) & ~($0 &>> 6) }
  }

  /// How often one byte stands there.
  static func count(of byte: UInt8, in text: UnsafeBufferPointer<UInt8>, _ stop: CancelFlag? = nil) -> Int {
    let pattern = UInt64(byte) &* ones
    let low = 0x7F &* ones
    return total(text, padding: ~byte, stop) { word in
      let difference = word ^ pattern
      // Bit 7 of each byte that is not 0: by a carry out of the lower bits, or its own.
      return ~(((difference & low) &+ low) | difference) &>> 7
    }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// How many bytes `marks` picks: it gets eight at a time and answers in the lowest bit of each. It must not pick
  /// `padding`, with which the last ones are filled up.
  @inline(__always)
  private static func total(
    _ text: UnsafeBufferPointer<UInt8>, padding: UInt8, _ stop: CancelFlag?, _ marks: (UInt64) -> UInt64
  ) -> Int {
    guard let base = UnsafeRawPointer(text.baseAddress) else { return 0 }
    var sum = 0
    var i = 0
    while i < text.count {
      var word = UInt64(padding) &* ones
      if i + 8 <= text.count {
        word = (base + i).loadUnaligned(as: UInt64.self)
      } else {
        withUnsafeMutableBytes(of: &word) {
          $0.copyMemory(from: UnsafeRawBufferPointer(start: base + i, count: text.count - i))
        }
      }
      // The product has the sum of all bytes in its highest.
      sum &+= Int(truncatingIfNeeded: ((marks(word) & ones) &* ones) &>> 56)
      i += 8
      if i & (Stretch.large - 1) == 0, isRaised(stop) { break }
    }
    return sum
  }

  @inline(__always)
  private static func isRaised(_ stop: CancelFlag?) -> Bool { stop?.isRaised ?? false }

  /// The byte at which scalar `index` starts; nil past the end (the end itself has an offset).
  static func offset(
    ofScalar index: Int, in text: UnsafeBufferPointer<UInt8>, _ stop: CancelFlag? = nil
  ) -> Int? {
    guard index > 0 else { return index == 0 ? 0 : nil }
    var left = index
    var start = 0
    // As many bytes as scalars are left hold no more of them: these are counted, and only the last are looked through.
    while left > 16, start < text.count, !isRaised(stop) {
      let end = min(start + min(left, Stretch.size), text.count)
      left -= scalarCount(UnsafeBufferPointer(rebasing: text[start..<end]))
      start = end
    }
    for i in start..<text.count where isLead(text[i]) {
      if left == 0 { return i }
      left -= 1
    }
    return left == 0 ? text.count : nil
  }

  /// The first place at or after `from` where `needle` stands; an empty needle stands everywhere. Linear in the text,
  /// whatever the needle.
  static func find(
    _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from: Int = 0, _ stop: CancelFlag? = nil
  ) -> Int? {
    guard let start = needle.baseAddress, needle.count > 0 else { return from <= text.count ? from : nil }
    guard let base = text.baseAddress, from >= 0, from <= text.count - needle.count else { return nil }
    let last = text.count - needle.count
    var at = from
    var wasted = 0
    while at <= last {
      if isRaised(stop) { return nil }
      let reach = min(last - at + 1, Stretch.large)
      guard let hit = memchr(base + at, Int32(start.pointee), reach) else {
        at += reach
        continue
      }
      at = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      var i = 1
      while i < needle.count, base[at + i] == start[i] { i += 1 }
      if i == needle.count { return at }
      at += 1
      // A text that nearly matches everywhere would be compared over and over.
      wasted += i
      if wasted > 4_096 + (at - from) * 4 { return findSteadily(needle, in: text, from: at, stop) }
    }
    return nil
  }

  /// The same by the algorithm of Knuth, Morris and Pratt, which looks at each byte of the text once.
  ///
  /// - Parameter isMirrored: both are read from their ends, and the place is the number of bytes behind the match.
  private static func findSteadily(
    _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from: Int, isMirrored: Bool = false,
    _ stop: CancelFlag?
  ) -> Int? {
    @inline(__always) func part(_ i: Int) -> UInt8 { isMirrored ? needle[needle.count - 1 - i] : needle[i] }
    // For each length that matches, the longest shorter one that matches there too.
    var shorter = [Int](repeating: 0, count: needle.count)
    var length = 0
    for i in 1..<needle.count {
      if Stretch.isDue(i), isRaised(stop) { return nil }
      while length > 0, part(i) != part(length) { length = shorter[length - 1] }
      if part(i) == part(length) { length += 1 }
      shorter[i] = length
    }
    length = 0
    for at in from..<text.count {
      if Stretch.isDue(at), isRaised(stop) { return nil }
      let byte = isMirrored ? text[text.count - 1 - at] : text[at]
      while length > 0, byte != part(length) { length = shorter[length - 1] }
      if byte == part(length) { length += 1 }
      if length == needle.count { return at + 1 - length }
    }
    return nil
  }

  /// The last place where `needle` stands.
  static func findLast(
    _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, _ stop: CancelFlag? = nil
  ) -> Int? {
    guard needle.count <= text.count else { return nil }
    if needle.count > 64 {
      // Comparing at every place would take as many steps as both have bytes, multiplied.
      return findSteadily(needle, in: text, from: 0, isMirrored: true, stop).map { text.count - needle.count - $0 }
    }
    var at = text.count - needle.count
    while at >= 0 {
      if Stretch.isDue(at), isRaised(stop) { return nil }
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
  static func trimmed(
    _ text: UnsafeBufferPointer<UInt8>, start: Bool = true, end: Bool = true, _ stop: CancelFlag? = nil
  ) -> Range<Int> {
    var from = 0
    var to = text.count
    var seen = 0
    @inline(__always) func goesOn() -> Bool {
      seen &+= 1
      return !Stretch.isDue(seen) || !isRaised(stop)
    }
    if start {
      while from < to, goesOn() {
        let width = spaceWidth(text, at: from)
        if width == 0 { break }
        from += width
      }
    }
    if end {
      while to > from, goesOn() {
        var last = to - 1
        while last > from, !isLead(text[last]) { last -= 1 }
        if spaceWidth(text, at: last) == 0 { break }
        to = last
      }
    }
    return from..<to
  }

  /// The next run between white space, not empty; nil at the end. `at` moves behind it.
  static func word(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ stop: CancelFlag) -> Range<Int>? {
    var start = at
    while at < text.count {
      if Stretch.isDue(at), stop.isRaised { return nil }
      let width = spaceWidth(text, at: at)
      if width == 0 {
        at += 1
        continue
      }
      let end = at
      at += width
      if end > start { return start..<end }
      start = at
    }
    return text.count > start ? start..<text.count : nil
  }

  /// The next line without its end, which is LF, CR LF or CR; nil at the end. `at` moves to the line after it.
  static func line(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ stop: CancelFlag) -> Range<Int>? {
    guard at < text.count else { return nil }
    let start = at
    while at < text.count, text[at] != 10, text[at] != 13 {
      if Stretch.isDue(at), stop.isRaised { return nil }
      at += 1
    }
    let end = at
    if at < text.count { at += text[at] == 13 && at + 1 < text.count && text[at + 1] == 10 ? 2 : 1 }
    return start..<end
  }

  // MARK: - Names

  /// Hands on the words of an identifier or phrase: `firstReplyTime`, `first_reply-time`, `HTTPServer2` are split at their
  /// seams.
  static func nameWords(_ text: String, _ run: Run, _ body: (String) throws(Raise) -> Void) throws(Raise) {
    var word = String.UnicodeScalarView()
    func close() throws(Raise) {
      if !word.isEmpty { try body(String(word)) }
      word = String.UnicodeScalarView()
    }
    var scalars = text.unicodeScalars.makeIterator()
    var following = scalars.next()
    while let scalar = following {
      following = scalars.next()
      try run.tick()
      guard scalar != "_", ScalarSet.isWord(scalar.value) else {
        try close()
        continue
      }
      if scalar.properties.isUppercase, let before = word.last {
        let endsAcronym = before.properties.isUppercase && following?.properties.isLowercase ?? false
        if !before.properties.isUppercase || endsAcronym { try close() }
      }
      word.append(scalar)
    }
    try close()
  }
}
