/// Long texts are worked on in stretches, so that a cancellation is noticed within milliseconds.
enum Stretch {
  /// Bytes between two looks at the flag where each byte is touched by itself.
  static let size = 1 << 16
  /// The same where the C library or the processor takes many bytes at once.
  static let large = 1 << 20

  /// Whether a loop that has come to this place should look at the flag.
  @inline(__always)
  static func isDue(_ i: Int) -> Bool { i & (size - 1) == 0 }

  /// The bytes of a text from `start` on, up to about a stretch, ending where a scalar ends.
  static func end(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = min(start + size, text.count)
    while end < text.count, end > start + 1, !TextBytes.isLead(text[end]) { end -= 1 }
    return end
  }
}

extension String {
  /// Calls `body` with the UTF-8 bytes; they are copied only where they are not in one piece.
  @inline(__always)
  mutating func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws(Raise) -> R) throws(Raise) -> R {
    let result: Result<R, Raise> = withUTF8 { bytes in
      do throws(Raise) { return .success(try body(bytes)) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
