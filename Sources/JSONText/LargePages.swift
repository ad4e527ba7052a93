import Glibc

/// Large pages behind large memory: one fault for 2 MiB instead of 512 faults, which cost more than indexing what they hold.
public enum LargePages {
  /// Asks for large pages behind memory that has not been touched yet. A wish: nothing depends on its being granted, and
  /// for less than a few megabytes nothing is asked.
  public static func request(_ start: UnsafeMutableRawPointer, count: Int) {
    guard count >= 4 << 20 else { return }
    // Only whole pages inside the memory: what else is on its first and last one is not ours.
    let page = 1 << 12
    let first = (UInt(bitPattern: start) + UInt(page - 1)) / UInt(page) * UInt(page)
    let end = (UInt(bitPattern: start) + UInt(count)) / UInt(page) * UInt(page)
    guard end > first, let place = UnsafeMutableRawPointer(bitPattern: first) else { return }
    _ = madvise(place, Int(end - first), MADV_HUGEPAGE)
  }
}
