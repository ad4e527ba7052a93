import Glibc

/// The C library's allocator, as this program wants it.
enum Allocator {
  /// Gives all threads one heap that grows in large steps. The language's thread allocates nearly everything; a heap of its
  /// own would grow page by page, each with a call of the system: 15,000 for 300,000 records, a seventh of the time. Room
  /// that is not used costs nothing, and behind what is used there can be large pages.
  static func useOneHeap() {
    typealias Set = @convention(c) (CInt, CInt) -> CInt
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let set = unsafeBitCast(symbol, to: Set.self)
    for (option, value) in options { _ = set(option, value) }
  }

  /// Options of malloc.h.
  private static let options: [(CInt, CInt)] = [
    (-8, 1),  // M_ARENA_MAX
    (-2, 64 << 20),  // M_TOP_PAD
    (-1, 128 << 20),  // M_TRIM_THRESHOLD
    (-3, 8 << 20),  // M_MMAP_THRESHOLD: a list that grows finds its room where the one before it was
  ]

  /// Lets an object, and all that it holds, live until the process ends, which frees it at once: taking the trees of 50,000
  /// lines apart piece by piece was 8 % of checking them.
  static func keepToEnd(_ object: AnyObject) { _ = Unmanaged.passRetained(object) }
}
