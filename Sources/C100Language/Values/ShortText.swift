/// A text of at most 7 bytes in one word: the bytes in the order in which they lie in memory, zeros behind them, and how
/// many there are in the last byte.
struct ShortText: Equatable {
  let word: UInt64

  static let capacity = 7

  init(word: UInt64) { self.word = word }

  /// Nil for a text that is too long.
  @inline(__always)
  init?(_ text: String) {
    guard text.utf8.count <= ShortText.capacity else { return nil }
    var text = text
    word = text.withUTF8 { ShortText.word($0) }
  }

  /// A text with these bytes; nil where they are too many.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= ShortText.capacity else { return nil }
    word = ShortText.word(bytes)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var word = UInt64(truncatingIfNeeded: bytes.count) &<< 56
    for i in 0..<bytes.count { word |= UInt64(bytes[i]) &<< UInt64(truncatingIfNeeded: 8 &* i) }
    return word
  }

  /// A text that `fill` writes, at most ``capacity`` bytes; it tells how many it wrote.
  @inline(__always)
  init(_ fill: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    var word: UInt64 = 0
    let count = withUnsafeMutableBytes(of: &word) { room in
      fill(UnsafeMutableBufferPointer(rebasing: room.assumingMemoryBound(to: UInt8.self)[..<ShortText.capacity]))
    }
    self.word = word | UInt64(truncatingIfNeeded: count) &<< 56
  }

  @inline(__always) var count: Int { Int(truncatingIfNeeded: word &>> 56) }

  var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  @inline(__always)
  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withUnsafeBytes(of: word) { bytes in
      body(UnsafeBufferPointer(start: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count: count))
    }
  }

  /// This text and another behind it, if that is no longer than a short text may be.
  @inline(__always)
  func appending(_ other: ShortText) -> ShortText? {
    let size = count &+ other.count
    guard size <= ShortText.capacity else { return nil }
    let bytes = UInt64.max &>> 8
    // A shift by all the bytes there are leaves none, of a full text only the empty one goes behind.
    let behind = count == ShortText.capacity ? 0 : (other.word & bytes) &<< UInt64(truncatingIfNeeded: 8 &* count)
    return ShortText(word: word & bytes | behind | UInt64(truncatingIfNeeded: size) &<< 56)
  }

  /// A number that is in the order of the texts: the first byte highest, the count lowest.
  @inline(__always) var order: UInt64 { word.byteSwapped }
}
