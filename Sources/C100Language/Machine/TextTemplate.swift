/// The written parts of a text with holes: one before each hole, and one behind the last.
///
/// Plain memory, so that neither the parts nor what holds them are counted when a text is made. Belongs to a
/// ``FunctionCode``, which frees it.
struct TextTemplate {
  let holeCount: Int
  /// Bytes of all written parts.
  let byteCount: Int
  private let bytes: UnsafeMutablePointer<UInt8>
  /// Where each part ends among the bytes.
  private let ends: UnsafeMutablePointer<Int>

  init(_ parts: [String]) {
    holeCount = parts.count - 1
    byteCount = parts.reduce(0) { $0 + $1.utf8.count }
    bytes = .allocate(capacity: max(byteCount, 1))
    ends = .allocate(capacity: parts.count)
    var end = 0
    for (i, part) in parts.enumerated() {
      for byte in part.utf8 {
        (bytes + end).initialize(to: byte)
        end += 1
      }
      (ends + i).initialize(to: end)
    }
  }

  func deallocate() {
    bytes.deallocate()
    ends.deallocate()
  }

  /// The part before hole `i`; the last one for `holeCount`.
  @inline(__always)
  func part(_ i: Int) -> UnsafeBufferPointer<UInt8> {
    let start = i == 0 ? 0 : ends[i &- 1]
    return UnsafeBufferPointer(start: bytes + start, count: ends[i] &- start)
  }
}
