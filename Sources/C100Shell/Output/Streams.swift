import Glibc
import JSONText

/// The process's own streams, by descriptor: whole writes, and what happens when the reader has left.
enum Streams {
  /// A file of more bytes is not read as one text.
  static let largestText = 1 << 31
  /// Nor is more read of a source or a configuration.
  static let largestSource = 1 << 30

  /// Writes all bytes. False: nobody reads any more (EPIPE), or the disk is full.
  @discardableResult
  static func write(_ bytes: some Sequence<UInt8>, to descriptor: Int32) -> Bool {
    let bytes = Array(bytes)
    var start = 0
    while start < bytes.count {
      let n = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if n < 0, errno == EINTR { continue }
      if n < 0, errno == EAGAIN {
        // Somebody made the stream non-blocking, and its reader is slow.
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wanted, 1, -1)
        continue
      }
      guard n > 0 else { return false }
      start += n
    }
    return true
  }

  static func out(_ text: String) {
    guard write(text.utf8, to: 1) else {
      let reason = errno
      if reason != EPIPE { error("error: cannot write the result: \(String(cString: strerror(reason)))\n") }
      exit(reason == EPIPE ? ExitStatus.success.rawValue : ExitStatus.script.rawValue)
    }
  }

  static func error(_ text: String) { write(text.utf8, to: 2) }

  /// Reads up to `count` bytes, less only at the end, straight into memory that is made for them; nil with `errno` set.
  static func read(_ descriptor: Int32, count: Int) -> [UInt8]? {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      failure = fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor, &filled)
    }
    errno = failure
    return failure == 0 ? bytes : nil
  }

  /// Read at one go, after which whoever waits is asked whether it goes on.
  private static let piece = 32 << 20

  /// Fills the memory as far as there is something to read; gives `errno`, 0 for none.
  static func fill(
    _ memory: UnsafeMutableRawBufferPointer, from descriptor: Int32, _ filled: inout Int,
    unless isStopped: () -> Bool = { false }
  ) -> Int32 {
    guard let base = memory.baseAddress else { return 0 }
    LargePages.request(base, count: memory.count)
    while filled < memory.count {
      if isStopped() { return ECANCELED }
      let n = Glibc.read(descriptor, base + filled, min(memory.count - filled, piece))
      if n < 0, errno == EINTR { continue }
      guard n >= 0 else { return errno }
      if n == 0 { break }
      filled += n
    }
    return 0
  }

  /// How many bytes a regular file still has behind its place; nil for a pipe, a terminal, a device.
  static func bytesLeft(_ descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let place = lseek(descriptor, 0, SEEK_CUR)
    guard place >= 0, status.st_size > place else { return nil }
    return Int(status.st_size - place)
  }

  /// All of standard input; what is more than a source may hold is left where it is.
  static func readAll(_ descriptor: Int32) -> [UInt8] {
    // A file is read at once, and what has come to it meanwhile behind that.
    var all = bytesLeft(descriptor).flatMap { read(descriptor, count: $0) } ?? []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while all.count <= largestSource {
      let n = Glibc.read(descriptor, &block, block.count)
      if n < 0, errno == EINTR { continue }
      guard n > 0 else { break }
      all += block[..<n]
    }
    return all
  }

  /// The bytes of a source, of a configuration; nil with `errno` set.
  static func readFile(_ path: [UInt8]) -> [UInt8]? {
    readFile(path, limit: largestSource) { _ in }
  }

  /// The file's bytes; nil with `errno` set. A device may have no end, and a pipe lets one wait: `goOn` hears of the bytes
  /// that take memory, 0 while nothing comes, and ends the reading by throwing.
  static func readFile<E: Error>(
    _ path: [UInt8], limit: Int = .max, _ goOn: (Int) throws(E) -> Void
  ) throws(E) -> [UInt8]? {
    let characters = (path + [0]).map { CChar(bitPattern: $0) }
    // A named pipe that nobody writes to yet would let `open` itself wait.
    let descriptor = open(characters, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      errno = EISDIR
      return nil
    }
    var all: [UInt8] = []
    if let count = bytesLeft(descriptor), count <= limit {
      try goOn(count)
      guard let bytes = read(descriptor, count: count) else { return nil }
      all = bytes
    }
    // What has come meanwhile, and what is no file.
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      try goOn(0)
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&wanted, 1, 50) > 0 else { continue }
      let n = Glibc.read(descriptor, &block, block.count)
      if n < 0, errno == EINTR || errno == EAGAIN { continue }
      guard n >= 0 else { return nil }
      if n == 0 { return all }
      guard all.count + n <= limit else {
        errno = EFBIG
        return nil
      }
      try goOn(n)
      all += block[..<n]
    }
  }
}

/// A variable of the environment; an empty one counts as unset.
func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}
