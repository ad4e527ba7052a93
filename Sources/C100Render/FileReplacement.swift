import C100Language
import Glibc

/// Services whose program may write files: `.save(…)` asks it first.
public protocol SavesFiles: AnyObject {
  /// Throws if this file may not be written.
  func checkSave(_ path: String) throws(Raise)
  /// The path that a written one stands for.
  func expanded(_ path: String) -> String
  /// The file is whole and in its place.
  func didSave(_ path: String)
}

extension SavesFiles {
  public func expanded(_ path: String) -> String { path }
  public func didSave(_ path: String) {}
}

/// Writes a file under another name beside it and renames it when it is whole: whoever looks finds the old file or the
/// whole new one.
package enum FileReplacement {
  /// Replaces the file at `path` by what `body` writes. Devices and pipes are written to as they are.
  package static func replace(_ path: String, _ body: (TextSink) throws(Raise) -> Void) throws(Raise) {
    let target = try resolved(path)
    if target.isSpecial {
      let file = try OpenFile(target.path, O_WRONLY | O_CLOEXEC, shownAs: path)
      defer { file.close() }
      return try file.write(body)
    }
    let temporary = target.path + ".tmp-\(getpid())-\(target.path.utf8.count)"
    unlink(temporary)
    let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, shownAs: path)
    do throws(Raise) {
      if let mode = target.mode { fchmod(file.descriptor, mode) }
      try file.write(body)
      try file.sync()
      file.close()
      guard rename(temporary, target.path) == 0 else { throw failure(path) }
    } catch {
      file.close()
      unlink(temporary)
      throw error
    }
  }

  /// Appends lines to `path.part`, and renames it when `body` is through. A later run goes on behind the last whole line.
  ///
  /// - Parameters:
  ///   - recipe: what is saved, in words; a part of another recipe is refused.
  ///   - body: gets how many lines are there already, and the last of them.
  static func resume(
    _ path: String, recipe: String, _ body: (TextSink, PartialFile) throws(Raise) -> Void
  ) throws(Raise) {
    let target = try resolved(path)
    if target.isSpecial {
      return try replace(path) { sink throws(Raise) in try body(sink, PartialFile()) }
    }
    let part = target.path + ".part"
    let note = target.path + ".part.note"
    let file = try OpenFile(part, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, shownAs: path)
    defer { file.close() }
    try file.lock()
    if let mode = target.mode { fchmod(file.descriptor, mode) }
    let there = try file.wholeLines()
    if there.end > 0 {
      let noted = try? OpenFile(note, O_RDONLY | O_CLOEXEC, shownAs: note).readAll()
      guard let noted, String(decoding: noted, as: UTF8.self) == recipe + "\n" else {
        throw Raise(
          .io, "'\(path).part' was begun by another expression than \(Self.preview(recipe))",
          help: ["remove '\(path).part' to start afresh; a time such as now() makes each run another: name a fixed one"]
        )
      }
    } else {
      try replace(note) { sink throws(Raise) in try sink.put(recipe + "\n") }
    }
    guard ftruncate(file.descriptor, there.end) == 0, lseek(file.descriptor, there.end, SEEK_SET) == there.end else {
      throw failure(path)
    }
    // Small pieces: what an interruption costs is what was not written yet.
    try file.write(pieces: 4_096) { sink throws(Raise) in try body(sink, there) }
    try file.sync()
    guard rename(part, target.path) == 0 else { throw failure(path) }
    unlink(note)
  }

  private static func preview(_ text: String) -> String {
    text.unicodeScalars.count > 60 ? String(text.unicodeScalars.prefix(60)) + "…" : text
  }

  // MARK: - Paths

  private struct Target {
    var path: String
    var isSpecial = false
    var mode: mode_t?
  }

  /// Refuses what no file can be called, before anything is worked out for it.
  static func check(_ path: String) throws(Raise) { _ = try resolved(path) }

  /// What the path stands for; a link is followed, so that the file behind it is replaced.
  private static func resolved(_ path: String) throws(Raise) -> Target {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw Raise(.io, "a file needs a name, and one without U+0000") }
    var status = stat()
    guard stat(path, &status) == 0 else { return Target(path: path) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw Raise(.io, "cannot write '\(path)': it is a directory") }
    if kind != S_IFREG { return Target(path: path, isSpecial: true) }
    var target = Target(path: path, mode: status.st_mode & 0o7777)
    if let real = realpath(path, nil) {
      target.path = String(cString: real)
      free(real)
    }
    return target
  }

  static func failure(_ path: String) -> Raise {
    Raise(.io, "cannot write '\(path)': \(String(cString: strerror(errno)))")
  }
}

/// What an interrupted save has written.
struct PartialFile {
  var lines = 0
  /// Where the last whole line ends.
  var end = 0
  /// The last whole line, without its end.
  var last: [UInt8] = []
}

/// An open file descriptor.
private final class OpenFile {
  private(set) var descriptor: Int32
  private let path: String

  init(_ name: String, _ flags: Int32, shownAs path: String) throws(Raise) {
    self.path = path
    descriptor = open(name, flags, 0o666)
    if descriptor < 0 { throw FileReplacement.failure(path) }
  }

  func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  deinit { close() }

  /// What was made before a failure is written too.
  func write(pieces size: Int = 65_536, _ body: (TextSink) throws(Raise) -> Void) throws(Raise) {
    let sink = TextSink(size: size) { piece throws(Raise) in try self.writeAll(piece) }
    do throws(Raise) { try body(sink) } catch {
      try? sink.flush()
      throw error
    }
    try sink.flush()
  }

  /// Keeps other programs from writing the same file.
  func lock() throws(Raise) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Raise(.io, "another program is writing '\(path)'", help: ["wait for it, or save under another name"])
    }
  }

  private func writeAll(_ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) {
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileReplacement.failure(path)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  func sync() throws(Raise) {
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileReplacement.failure(path) }
  }

  func readAll() throws(Raise) -> [UInt8] {
    var all: [UInt8] = []
    try read { all.append(contentsOf: $0) }
    return all
  }

  /// The whole lines that the file has.
  func wholeLines() throws(Raise) -> PartialFile {
    var there = PartialFile()
    var offset = 0
    var line: [UInt8] = []
    try read { piece in
      for byte in piece {
        offset += 1
        if byte == 0x0a {
          there.lines += 1
          there.end = offset
          swap(&there.last, &line)
          line.removeAll(keepingCapacity: true)
        } else {
          line.append(byte)
        }
      }
    }
    return there
  }

  private func read(_ body: (UnsafeRawBufferPointer) -> Void) throws(Raise) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileReplacement.failure(path)
      }
      if count == 0 { return }
      buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }
}
