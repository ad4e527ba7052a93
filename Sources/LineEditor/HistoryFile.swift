#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The history on disk: one entry a line, oldest first, `\\` for a backslash and `\n` for a newline in an entry.
///
/// The file is opened without following a link, made with mode 0600, and locked for each change.
struct HistoryFile {
  let path: String

  /// More than this of a file is not read.
  private static let readLimit = 8 << 20
  /// A longer entry is not kept.
  static let entryLimit = 256 << 10

  // MARK: - Reading

  /// The last entries, and what was wrong with the file.
  func load(last count: Int) -> (entries: [String], warning: String?) {
    guard let descriptor = opened(O_RDONLY) else {
      return ([], errno == ENOENT ? nil : problem("cannot be read"))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return ([], problem("is not a plain file"))
    }
    let size = Int(status.st_size)
    let start = max(0, size - Self.readLimit)
    if start > 0 { lseek(descriptor, off_t(start), SEEK_SET) }
    let bytes = Self.readAll(descriptor)
    let (entries, damaged) = Self.entries(in: bytes, fromMiddle: start > 0)
    return (
      Array(entries.suffix(count)), damaged > 0 ? "history: \(damaged) damaged lines of \(path) are left out" : nil
    )
  }

  static func entries(in bytes: [UInt8], fromMiddle: Bool) -> (entries: [String], damaged: Int) {
    var entries: [String] = []
    var damaged = 0
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)[...]
    if fromMiddle {
      lines = lines.dropFirst()
      if lines.isEmpty { damaged = 1 }
    }
    for line in lines {
      guard line.count <= entryLimit, let entry = decoded(line) else {
        damaged += 1
        continue
      }
      entries.append(entry)
    }
    return (entries, damaged)
  }

  // MARK: - Writing

  /// Appends an entry; gives what went wrong.
  func append(_ entry: String, keeping capacity: Int) -> String? {
    guard entry.utf8.count <= Self.entryLimit else { return nil }
    guard let descriptor = locked() else { return problem("cannot be written") }
    defer { close(descriptor) }
    guard Self.writeAll(descriptor, Self.encoded(entry)) else { return problem("cannot be written") }
    var status = stat()
    // Long since too long: written anew, so that it does not grow for ever.
    if fstat(descriptor, &status) == 0, status.st_size > 2 << 20 { return compact(capacity) }
    return nil
  }

  /// Writes the file anew without these entries.
  func remove(_ gone: Set<String>) -> String? {
    guard let descriptor = locked() else { return problem("cannot be written") }
    defer { close(descriptor) }
    return rewrite(Self.entries(in: contents(), fromMiddle: false).entries.filter { !gone.contains($0) })
  }

  private func compact(_ capacity: Int) -> String? {
    var seen: Set<String> = []
    let all = Self.entries(in: contents(), fromMiddle: false).entries
    let kept = all.reversed().filter { seen.insert($0).inserted }.prefix(capacity)
    var size = 0
    let fitting = kept.prefix { entry in
      size += entry.utf8.count + 1
      return size < 1 << 20
    }
    return rewrite(fitting.reversed())
  }

  /// The caller holds the lock of the file that is replaced.
  private func rewrite(_ entries: [String]) -> String? {
    let temporary = "\(path).\(getpid())"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return problem("cannot be written") }
    let written = Self.writeAll(descriptor, entries.flatMap(Self.encoded)) && fsync(descriptor) == 0
    close(descriptor)
    guard written, rename(temporary, path) == 0 else {
      unlink(temporary)
      return problem("cannot be written")
    }
    return nil
  }

  /// The whole file as it is now, however large its tail.
  private func contents() -> [UInt8] {
    guard let descriptor = opened(O_RDONLY) else { return [] }
    defer { close(descriptor) }
    return Self.readAll(descriptor)
  }

  // MARK: - Opening

  private func opened(_ flags: Int32) -> Int32? {
    let descriptor = open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    return descriptor < 0 ? nil : descriptor
  }

  /// The file, made if need be, locked, and still the one that the path names.
  private func locked() -> Int32? {
    for _ in 0..<100 {
      guard let descriptor = opened(O_RDWR | O_APPEND | O_CREAT) else { return nil }
      var mine = stat()
      var named = stat()
      guard fstat(descriptor, &mine) == 0, mine.st_mode & S_IFMT == S_IFREG, flock(descriptor, LOCK_EX) == 0 else {
        close(descriptor)
        return nil
      }
      if mine.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
      if lstat(path, &named) == 0, named.st_ino == mine.st_ino, named.st_dev == mine.st_dev { return descriptor }
      close(descriptor)
    }
    return nil
  }

  private func problem(_ what: String) -> String { "history: \(path) \(what): \(String(cString: strerror(errno)))" }

  // MARK: - Bytes

  static func encoded(_ entry: String) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(entry.utf8.count + 1)
    for byte in entry.utf8 {
      switch byte {
      case 0x5C: line += [0x5C, 0x5C]
      case 0x0A: line += [0x5C, 0x6E]
      case 0x0D: line += [0x5C, 0x72]
      default: line.append(byte)
      }
    }
    line.append(0x0A)
    return line
  }

  /// Nil for a line that no session has written: not UTF-8, or with control characters.
  static func decoded(_ line: ArraySlice<UInt8>) -> String? {
    if !line.contains(where: { $0 == 0x5C || $0 == 0 }) { return String(validating: line, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    var isEscaped = false
    for byte in line {
      if isEscaped {
        isEscaped = false
        switch byte {
        case 0x5C: bytes.append(0x5C)
        case 0x6E: bytes.append(0x0A)
        case 0x72: bytes.append(0x0D)
        default: return nil
        }
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        guard byte != 0 else { return nil }
        bytes.append(byte)
      }
    }
    return isEscaped ? nil : String(validating: bytes, as: UTF8.self)
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = read(descriptor, &block, block.count)
      if n < 0, errno == EINTR { continue }
      guard n > 0 else { return all }
      all += block[..<n]
    }
  }

  private static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let n = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if n < 0, errno == EINTR { continue }
      guard n > 0 else { return false }
      rest = rest.dropFirst(n)
    }
    return true
  }
}
