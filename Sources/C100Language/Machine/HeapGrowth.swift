import Glibc
import JSONText

/// Asks for large pages where the C library's heap has grown: most values are small, and the faults of small pages took
/// as long as making the values on them.
///
/// Of use where the heap grows in large steps, as ``Allocator`` of the program sees to; elsewhere nothing is asked.
final class HeapGrowth {
  /// What of the heap was there when it was last looked at; in the beginning, what is in use.
  @exclusivity(unchecked) private var end: UnsafeMutableRawPointer?

  init() {
    end = malloc(1)
    free(end)
  }

  /// Called every few thousand steps.
  @inline(__always)
  func look() {
    let now = sbrk(0)
    if now != end { moved(to: now) }
  }

  @inline(never)
  private func moved(to now: UnsafeMutableRawPointer?) {
    if let end, let now, now > end { LargePages.request(end, count: now - end) }
    end = now
  }
}
