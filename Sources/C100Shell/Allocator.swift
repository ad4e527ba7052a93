import Glibc

/// The C library's allocator, as this program wants it.
enum Allocator {
  /// Gives all threads one heap. The language's thread allocates nearly everything; a heap of its own would grow page by
  /// page, each with a call of the system: 15,000 for 300,000 records, a seventh of the time.
  static func useOneHeap() {
    typealias Setting = @convention(c) (CInt, CInt) -> CInt
    guard let symbol = dlsym(nil, "mallopt") else { return }
    _ = unsafeBitCast(symbol, to: Setting.self)(maximumOfHeaps, 1)
  }

  /// `M_ARENA_MAX` of malloc.h.
  private static let maximumOfHeaps: CInt = -8

  /// Lets an object, and all that it holds, live until the process ends, which frees it at once: taking the trees of 50,000
  /// lines apart piece by piece was 8 % of checking them.
  static func keepToEnd(_ object: AnyObject) { _ = Unmanaged.passRetained(object) }
}
