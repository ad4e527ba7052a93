import C100Language
import C100Render
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
  static func imported(_ path: String, by importer: Source) -> Source? { imported(path, by: importer) { _ in } }

  /// The same; `goOn` may end the reading, as of ``Streams/readFile(_:limit:_:)``.
  static func imported<E: Error>(
    _ path: String, by importer: Source, _ goOn: (Int) throws(E) -> Void
  ) throws(E) -> Source? {
    var full = path
    if !path.hasPrefix("/"), let slash = importer.name.lastIndex(of: "/") {
      full = importer.name[...slash] + path
    }
    let bytes = try Streams.readFile(Array(full.utf8), limit: Streams.largestSource, goOn)
    return bytes.map { Source(name: shortened(full), bytes: $0) }
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

  /// Puts a new text in a file's place as one step, with the old one's mode; the file behind a link. A file that may not be
  /// written stays as it is.
  static func replace(_ path: String, _ text: String) throws(Failure) {
    guard access(path, W_OK) == 0 else {
      throw Failure(.script, "cannot write '\(path)': \(String(cString: strerror(errno)))")
    }
    do throws(Raise) {
      try FileReplacement.replace(path) { sink throws(Raise) in try sink.put(text) }
    } catch {
      throw Failure(.script, error.message)
    }
  }
}
