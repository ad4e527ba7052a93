import Glibc

/// A text that is too long for a ``ShortText``, on the heap, so that a ``Value`` stays two words.
public class StringStorage {
  @exclusivity(unchecked) @usableFromInline final var settled: String
  /// What was appended and is not yet part of ``settled``; or what is known of its scalars.
  @exclusivity(unchecked) @usableFromInline final var tail: UnsafeMutablePointer<Tail>?

  @inlinable
  init(_ text: String) { settled = text }

  /// The text.
  @inlinable
  public final var text: String {
    if tail != nil { settle() }
    return settled
  }

  /// How many bytes the text has.
  @inlinable
  public final var byteCount: Int { settled.utf8.count &+ (tail?.pointee.count ?? 0) }

  deinit {
    if tail != nil { dropTail() }
    if settled.utf8.count > StringStorage.immense { Graveyard.take(settled) }
  }

  /// Giving the pages of such a text back takes the system longer than one waits for the end of an evaluation.
  private static let immense = 64 << 20

  final func empty() { settled = "" }

  // MARK: - Growing

  /// Bytes waiting to become part of a long text: a copy of a few bytes costs less than a call of the string's `append`.
  @usableFromInline
  struct Tail {
    static let capacity = 2_000

    @usableFromInline var count: Int
    /// Where the scalars of a text begin to which nothing was appended since; nothing waits beside it.
    var scalars: Unmanaged<ScalarIndex>?
    /// How many bytes may wait.
    var room: Int

    /// Where the bytes are, behind the count.
    static func bytes(_ tail: UnsafeMutablePointer<Tail>) -> UnsafeMutablePointer<UInt8> {
      UnsafeMutableRawPointer(tail + 1).assumingMemoryBound(to: UInt8.self)
    }
  }

  /// Texts shorter than this grow at once.
  private static let short = 512
  /// Texts longer than this are appended at once.
  private static let small = 64

  /// How many bytes of the text are not waiting.
  final var settledCount: Int { settled.utf8.count }

  /// Appends a short text to the bytes that wait; false where none do, or there is no room for more. For the only holder
  /// of this string.
  @inline(__always)
  final func appendToTail(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let tail else { return false }
    let count = tail.pointee.count
    guard bytes.count <= StringStorage.small, count &+ bytes.count <= tail.pointee.room else { return false }
    let end = Tail.bytes(tail) + count
    for i in 0..<bytes.count { end[i] = bytes[i] }
    tail.pointee.count = count &+ bytes.count
    return true
  }

  /// Whether there are bytes that are not yet part of the text, or something is known of its scalars.
  final var isGrowing: Bool { tail != nil }

  /// The text without what waits; nothing is counted.
  @inline(__always)
  final func withSettled(_ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    settled.utf8.withContiguousStorageIfAvailable(body) ?? false
  }

  /// Appends a text. For the only holder of this string.
  final func append(_ more: String) {
    letGoOfScalars()
    let size = more.utf8.count
    guard settled.utf8.count >= StringStorage.short, size <= StringStorage.small else {
      settle()
      settled.append(more)
      return
    }
    let tail = tail ?? makeTail(room: Tail.capacity)
    if tail.pointee.count &+ size > Tail.capacity { flush(tail) }
    let end = Tail.bytes(tail) + tail.pointee.count
    var more = more
    more.withUTF8 { bytes in for i in 0..<bytes.count { end[i] = bytes[i] } }
    tail.pointee.count &+= size
  }

  private func makeTail(room: Int, _ scalars: ScalarIndex? = nil) -> UnsafeMutablePointer<Tail> {
    let made = UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<Tail>.stride + room, alignment: MemoryLayout<Tail>.alignment
    ).bindMemory(to: Tail.self, capacity: 1)
    made.initialize(to: Tail(count: 0, scalars: scalars.map { .passRetained($0) }, room: room))
    tail = made
    return made
  }

  private func dropTail() {
    tail?.pointee.scalars?.release()
    tail?.deallocate()
    tail = nil
  }

  private func flush(_ tail: UnsafeMutablePointer<Tail>) {
    let bytes = UnsafeBufferPointer(start: Tail.bytes(tail), count: tail.pointee.count)
    settled.append(String(decoding: bytes, as: UTF8.self))
    tail.pointee.count = 0
  }

  @usableFromInline
  final func settle() {
    guard let tail, tail.pointee.scalars == nil else { return }
    flush(tail)
    dropTail()
  }

  // MARK: - Scalars

  /// Where the scalars of a long text begin: found once, and kept until the text grows. Nil for a text in which they are
  /// as soon counted.
  final func scalars(_ run: Run) throws(Raise) -> ScalarIndex? {
    guard byteCount >= ScalarIndex.worthwhile else { return nil }
    if let known = knownScalars { return known }
    var text = text
    try run.checkSize(text.utf8.count / ScalarIndex.step * MemoryLayout<Int>.stride)
    try run.tick(1 + text.utf8.count >> 8)
    let made = text.withUTF8 { ScalarIndex($0, run.cancelFlag) }
    try run.checkCancellation()
    _ = makeTail(room: 0, made)
    return made
  }

  /// The same, where it was found before.
  final var knownScalars: ScalarIndex? { tail?.pointee.scalars?.takeUnretainedValue() }

  private func letGoOfScalars() { if tail?.pointee.scalars != nil { dropTail() } }
}

/// A string of a JSON text that has unpaired surrogates: no text can hold them, there each is U+FFFD. Formats that have
/// escapes write them again.
public final class UnpairedString: StringStorage {
  private let points: [UInt32]
  private let size: Int

  init(_ text: String, _ points: [UInt32]) {
    self.points = points
    size = text.utf8.count
    super.init(text)
  }

  var codePoints: [UInt32]? {
    // What grew is another text.
    byteCount == size ? points : nil
  }
}
