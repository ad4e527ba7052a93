import Glibc

/// Large pages behind large memory: one fault for 2 MiB instead of 512 faults, which cost more than indexing what they hold.
public enum LargePages {
  /// Asks for large pages behind memory that has not been touched yet. A wish: nothing depends on its being granted, and
  /// for less than a few megabytes nothing is asked.
  public static func request(_ start: UnsafeMutableRawPointer, count: Int) {
    guard count >= 4 << 20, let pages = Pages(start, count) else { return }
    _ = madvise(pages.start, pages.count, MADV_HUGEPAGE)
  }

  /// Has another thread fill the pages of some memory with zeros that the system has not filled yet, so that nobody waits
  /// for that who uses them later. What they hold is not changed, and memory that is gone by then is left alone.
  public static func touch(_ start: UnsafeMutableRawPointer, count: Int) {
    guard let pages = Pages(start, count) else { return }
    let work = UnsafeMutablePointer<Pages>.allocate(capacity: 1)
    work.initialize(to: pages)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 64 << 10)
    pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, &attributes,
      { work in
        guard let pages = work?.assumingMemoryBound(to: Pages.self) else { return nil }
        _ = madvise(pages.pointee.start, pages.pointee.count, LargePages.populateForWriting)
        pages.deallocate()
        return nil
      }, work)
    if failure != 0 { work.deallocate() }
  }

  /// `MADV_POPULATE_WRITE` of Linux 5.14; an older system refuses it.
  private static let populateForWriting: CInt = 23

  /// Whole pages inside memory: what else is on its first and last one is not ours.
  private struct Pages {
    let start: UnsafeMutableRawPointer
    let count: Int

    init?(_ start: UnsafeMutableRawPointer, _ count: Int) {
      let page: UInt = 1 << 12
      let first = (UInt(bitPattern: start) + page - 1) / page * page
      let end = (UInt(bitPattern: start) + UInt(count)) / page * page
      guard end > first, let place = UnsafeMutableRawPointer(bitPattern: first) else { return nil }
      self.start = place
      self.count = Int(end - first)
    }
  }
}
