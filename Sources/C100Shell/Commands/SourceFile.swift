import C100Language
import Glibc

/// Scripts on disk.
enum SourceFile {
  static func read(_ path: String) throws(Failure) -> Source {
    if path == "-" { return Source(name: "stdin", bytes: Streams.readAll(0)) }
    guard let bytes = Streams.readFile(Array(path.utf8)) else {
      throw .usage("cannot read '\(path)': \(String(cString: strerror(errno)))")
    }
    return Source(name: path, bytes: bytes)
  }

  /// The file that `import "path"` means: relative to the file that imports it. nil leaves the reason in `errno`.
  static func imported(_ path: String, by importer: Source) -> Source? {
    var full = path
    if !path.hasPrefix("/"), let slash = importer.name.lastIndex(of: "/") {
      full = importer.name[...slash] + path
    }
    return Streams.readFile(Array(full.utf8)).map { Source(name: shortened(full), bytes: $0) }
  }

  /// A path without `.` and inner `..`: one file has one name.
  private static func shortened(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      switch part {
      case ".": continue
      case ".." where parts.last.map({ $0 != ".." }) ?? false: parts.removeLast()
      default: parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Puts a new text in a file's place as one step, with the old one's mode.
  static func replace(_ path: String, _ text: String) throws(Failure) {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let temporary = "\(path).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    let isWritten = descriptor >= 0 && Streams.write(text.utf8, to: descriptor)
    if descriptor >= 0 { close(descriptor) }
    guard isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      throw Failure(.script, "cannot write '\(path)': \(String(cString: strerror(errno)))")
    }
  }
}
