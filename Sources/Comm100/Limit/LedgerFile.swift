#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The ledger's bytes on disk, and its lock.
///
/// ```
/// 0    8    "c100 v1\n"
/// 8    40   the clock's epoch, padded with zeros
/// 48   8    wall minus monotonic clock at the last write, microseconds
/// 56   8    calls of the limit
/// 64   8    window, microseconds
/// 72   8    last taken
/// 80   8×n  each ticket's moment
/// ```
final class LedgerFile: Sendable {
  private static let magic: [UInt8] = Array("c100 v1\n".utf8)
  private static let header = 80

  private let descriptor: Int32

  struct Problem: Error { var text: String }

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Opens or makes the file; refuses symbolic links and files of others.
  static func open(_ path: String) -> Result<LedgerFile, Problem> {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    var descriptor = Files.open(path, flags, 0o600)
    if descriptor < 0, errno == ENOENT {
      Directories.make(above: path)
      descriptor = Files.open(path, flags, 0o600)
    }
    guard descriptor >= 0 else { return .failure(Problem(text: "\(path): \(Files.errorText(errno))")) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == geteuid() else {
      close(descriptor)
      return .failure(Problem(text: "\(path): not a file of this user"))
    }
    if facts.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
    return .success(LedgerFile(descriptor))
  }

  /// Waits for the lock at most a fifth of a second: its holders hold it for microseconds.
  func lock() -> Bool {
    for _ in 0..<200 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      usleep(1000)
    }
    return false
  }

  func unlock() { flock(descriptor, LOCK_UN) }

  /// The budget on disk, on this clock; `nil` when there is none or it is not readable.
  func read(_ limit: CallLimit, _ ticker: any Ticker, _ now: Duration) -> RequestBudget? {
    var bytes = [UInt8](repeating: 0, count: LedgerFile.header + limit.calls * 8)
    let wanted = bytes.count
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, wanted, 0) }
    guard count >= LedgerFile.header, bytes.prefix(8).elementsEqual(LedgerFile.magic) else { return nil }
    let calls = bytes.int64(at: 56)
    guard calls > 0, bytes.int64(at: 64) == limit.window.microseconds else { return nil }
    var moments = [Int64](repeating: .min, count: limit.calls)
    for i in 0..<Swift.min((count - LedgerFile.header) / 8, limit.calls, Int(clamping: calls)) {
      moments[i] = bytes.int64(at: LedgerFile.header + i * 8)
    }
    var budget = RequestBudget(limit, freeAt: moments, lastTaken: bytes.int64(at: 72))
    if !bytes[8..<48].elementsEqual(LedgerFile.epoch(ticker)) {
      let offset = ticker.wall.microseconds - now.microseconds
      budget.shift(by: .microseconds(bytes.int64(at: 48).addingClamped(-offset)))
    }
    return budget
  }

  func write(_ budget: RequestBudget, _ ticker: any Ticker, _ now: Duration) {
    var bytes = LedgerFile.magic + LedgerFile.epoch(ticker)
    bytes.reserveCapacity(LedgerFile.header + budget.freeAt.count * 8)
    bytes.append(int64: ticker.wall.microseconds - now.microseconds)
    bytes.append(int64: Int64(budget.limit.calls))
    bytes.append(int64: budget.limit.window.microseconds)
    bytes.append(int64: budget.lastTaken)
    for moment in budget.freeAt { bytes.append(int64: moment) }
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  private static func epoch(_ ticker: any Ticker) -> [UInt8] {
    let name = Array(ticker.epoch.utf8.prefix(40))
    return name + [UInt8](repeating: 0, count: 40 - name.count)
  }
}

extension [UInt8] {
  fileprivate func int64(at offset: Int) -> Int64 {
    var value: UInt64 = 0
    for i in 0..<8 { value |= UInt64(self[offset + i]) << (8 * UInt64(i)) }
    return Int64(bitPattern: value)
  }

  fileprivate mutating func append(int64 value: Int64) {
    for i in 0..<8 { append(UInt8(truncatingIfNeeded: value >> (8 * Int64(i)))) }
  }
}
