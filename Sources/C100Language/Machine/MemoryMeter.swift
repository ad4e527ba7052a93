import Glibc

/// Holds the memory that evaluations take under a limit, small values too: what counts is how much the process grows.
///
/// Counting every value would cost each of them; asking the system costs a microsecond and is done now and then. What
/// variables keep of earlier evaluations counts. Growth that the evaluation's own thread has not touched, such as another
/// session's, is another's; only when it is twice the limit does it end this evaluation too. In a process that has one
/// session and nothing else, all growth is its own.
final class MemoryMeter {
  let limit: Int
  private let ownsProcess: Bool
  private let file: CInt
  /// What a few thousand steps of the machine may take at most, as a rule.
  private static let perLook = 16 << 20
  private let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
  /// Bytes that earlier evaluations left alive.
  private(set) var kept = 0
  /// What counts while an evaluation runs: the limit, or a little more where variables fill it, so that a person can look
  /// at them and let them go.
  private var allowed: Int
  private var bytesAtStart = 0
  private var faultsAtStart = 0
  /// Bytes asked for since the system was asked.
  private var unseen = 0
  private var skipped = 0
  private var used = 0

  /// Nil where the system does not say how large a process is: then only large allocations are counted.
  init?(limit: Int, ownsProcess: Bool) {
    self.limit = limit
    self.ownsProcess = ownsProcess
    allowed = limit
    file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
  }

  deinit { close(file) }

  func begin() {
    bytesAtStart = resident()
    faultsAtStart = faults()
    unseen = 0
    skipped = 0
    used = kept
    allowed = min(limit + limit / 4, max(limit, kept + limit / 16))
  }

  func end() {
    look()
    if used > limit / 4 {
      MemoryMeter.trim()
      look()
    }
    kept = max(0, ownsProcess ? used : min(used, kept + touched()))
  }

  /// Called every few thousand steps; true once more than the limit is used.
  func isExceeded() -> Bool {
    // The further below the limit, the more time there is.
    skipped += 1
    if skipped < (allowed - used) / MemoryMeter.perLook { return false }
    return wouldExceed(adding: 0)
  }

  /// Counts an allocation of some size; true if it would go beyond the limit.
  func isExceeded(byAdding bytes: Int) -> Bool {
    unseen += min(bytes, limit)
    if unseen < max(min(1 << 20, limit / 8), (allowed - used) / 16) { return false }
    return wouldExceed(adding: bytes)
  }

  private func wouldExceed(adding bytes: Int) -> Bool {
    skipped = 0
    unseen = 0
    look()
    if used + bytes <= allowed { return false }
    if isOthers(bytes) { return false }
    // Freed memory that the allocator holds back counts as free, but only if it is worth the search for it.
    let before = used
    MemoryMeter.trim()
    look()
    return used + bytes > allowed || before - used < limit / 16
  }

  private func isOthers(_ bytes: Int) -> Bool {
    !ownsProcess && used + bytes <= 2 * limit && kept + touched() + bytes <= limit / 2
  }

  private func look() { used = kept + resident() - bytesAtStart }

  // MARK: - The system's figures

  /// `RUSAGE_THREAD`
  private static let thisThread: CInt = 1

  /// Bytes of the process in memory: the second number of the file, in pages.
  private func resident() -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { room in
      let count = pread(file, room.baseAddress, 128, 0)
      var pages = 0
      var field = 0
      for i in 0..<max(0, count) {
        if room[i] == 0x20 {
          field += 1
          if field == 2 { break }
        } else if field == 1, room[i] &- 0x30 < 10 {
          pages = pages &* 10 &+ Int(room[i] &- 0x30)
        }
      }
      return pages &* pageSize
    }
  }

  /// Bytes that this thread was the first to touch since ``begin()``.
  private func touched() -> Int { (faults() - faultsAtStart) * pageSize }

  private func faults() -> Int {
    var usage = rusage()
    return getrusage(MemoryMeter.thisThread, &usage) == 0 ? usage.ru_minflt : 0
  }

  /// Gives back to the system what the allocator keeps of freed memory, where the C library can.
  private static func trim() {
    typealias Trim = @convention(c) (Int) -> CInt
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: Trim.self)(0)
  }
}
