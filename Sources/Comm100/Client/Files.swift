#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Thin wrappers of file system calls.
enum Files {
  static func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, flags, mode)
    #else
      Darwin.open(path, flags, mode)
    #endif
  }

  /// The first `limit` bytes; `nil` when the file cannot be read.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return readAll(descriptor, limit: limit)
  }

  /// Reads until the end or `limit` bytes.
  static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let n = bytes.withUnsafeMutableBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        #if canImport(Glibc)
          return Glibc.read(descriptor, base + count, limit - count)
        #else
          return Darwin.read(descriptor, base + count, limit - count)
        #endif
      }
      if n < 0, errno == EINTR { continue }
      guard n > 0 else { break }
      count += n
    }
    return Array(bytes.prefix(count))
  }

  /// The system's word for why the last call failed.
  static var lastError: String { errorText(errno) }

  /// The system's word for an error number.
  static func errorText(_ number: Int32) -> String { strerror(number).map { String(cString: $0) } ?? "error \(number)" }
}

enum Directories {
  /// Makes the directories above a file that do not exist, with mode 0700.
  static func make(above path: String) {
    var prefix = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      prefix += "/\(part)"
      mkdir(prefix, 0o700)
    }
  }
}
