import Glibc
import JSONText

/// Asks for large pages where the C library's heap has grown: most values are small, and the faults of small pages took
/// as long as making the values on them.
///
/// Of use where the heap grows in large steps, as ``Allocator`` of the program sees to; elsewhere nothing is asked. A
/// program that walks pages stays below the first large page: its memory grows by what it keeps, not by steps of 2 MB.
final class HeapGrowth {
  /// Where large pages may begin.
  private let first: UnsafeMutableRawPointer?
  /// What of the heap has been looked at.
  @exclusivity(unchecked) private var end: UnsafeMutableRawPointer?

  private static let small = 8 << 20

  init() {
    let used = malloc(1)
    free(used)
    first = used.map { $0 + Self.small }
    end = first
  }

  /// Called every few thousand steps.
  @inline(__always)
  func look() {
    let now = sbrk(0)
    if now != end { moved(to: now) }
  }

  @inline(never)
  private func moved(to now: UnsafeMutableRawPointer?) {
    guard let first, let end, let now else { return }
    if now > end { LargePages.request(end, count: now - end) }
    self.end = max(now, first)
  }
}
