import Glibc
import JSONText

/// Makes the C library's heap ready where it has grown. Most values are small: the faults of small pages took as long as
/// making the values on them, so large pages are asked for; and clearing these took a quarter of the time of W-PIPE, so
/// another thread does that, a little ahead of what is used.
///
/// Of use where the heap grows in large steps, as ``Allocator`` of the program sees to; elsewhere nothing is done. A
/// program that walks pages stays below the first large page: its memory grows by what it keeps, not by steps of 2 MB.
final class HeapGrowth {
  /// Where large pages may begin.
  private let first: UnsafeMutableRawPointer?
  /// What of the heap has been looked at.
  @exclusivity(unchecked) private var end: UnsafeMutableRawPointer?
  /// Up to where memory is ready.
  @exclusivity(unchecked) private var ready: UnsafeMutableRawPointer?
  private let hasHelper = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1

  private static let small = 8 << 20
  /// How far ahead of what is used memory is made ready, and how much of it at once: what a small program takes too much
  /// is no more than both.
  private static let ahead = 2 << 20
  private static let step = 4 << 20

  init() {
    let used = malloc(1)
    free(used)
    first = used.map { $0 + Self.small }
    end = first
    ready = first
  }

  /// Called every few thousand steps.
  @inline(__always)
  func look() {
    let now = sbrk(0)
    if now != end { moved(to: now) }
    prepare()
  }

  @inline(never)
  private func moved(to now: UnsafeMutableRawPointer?) {
    guard let first, let end, let now else { return }
    if now > end { LargePages.request(end, count: now - end) }
    self.end = max(now, first)
  }

  private func prepare() {
    guard hasHelper, let ready, let end, ready < end else { return }
    // A piece that no hole has room for, as a rule, comes from where the heap is not used yet.
    let probe = malloc(4_000)
    free(probe)
    guard let probe, ready == first ? probe >= ready : probe + Self.ahead >= ready else { return }
    let start = max(ready, probe)
    let count = min(Self.step, end - start)
    guard count > 0 else { return }
    self.ready = start + count
    LargePages.touch(start, count: count)
  }
}
