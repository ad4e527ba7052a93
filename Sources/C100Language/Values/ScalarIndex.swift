/// Where the scalars of a text begin, so that one in the middle is found without counting from the start.
final class ScalarIndex {
  /// How many scalars there are.
  let count: Int
  /// The byte at which every so manyth scalar begins; none where each scalar is one byte.
  private let marks: [Int]

  /// Scalars between two marks.
  static let step = 128
  /// Shorter texts are counted as quickly.
  static let worthwhile = 512

  /// Of no use where `stop` is raised meanwhile.
  init(_ text: UnsafeBufferPointer<UInt8>, _ stop: CancelFlag) {
    count = TextBytes.scalarCount(text, stop)
    guard count < text.count else {
      marks = []
      return
    }
    var marks: [Int] = []
    marks.reserveCapacity(count / Self.step + 1)
    var left = 1
    for i in 0..<text.count where TextBytes.isLead(text[i]) {
      left -= 1
      guard left == 0 else { continue }
      marks.append(i)
      left = Self.step
      if marks.count & 0x1FF == 0, stop.isRaised { break }
    }
    self.marks = marks
  }

  /// The byte at which scalar `index` of that text begins; its end for ``count``.
  func offset(ofScalar index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    if marks.isEmpty { return index }
    if index >= count { return text.count }
    var left = index % Self.step
    var at = marks[index / Self.step]
    while left > 0 {
      at += 1
      if TextBytes.isLead(text[at]) { left -= 1 }
    }
    return at
  }
}
