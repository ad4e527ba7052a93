import Glibc

/// The lessons that a person has been through: a file of numbers, one a line, for its owner alone.
struct TourProgress {
  private let path: String?
  private(set) var done: Set<Int> = []

  /// - Parameter path: nil keeps nothing.
  init(path: String?) {
    self.path = path
    guard let path, let bytes = Streams.readFile(Array(path.utf8)) else { return }
    done = Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { Int($0) })
  }

  static var standardPath: String? { Paths.stateFolder.map { $0 + "/tour" } }

  /// The first lesson of `count` that is not done; the first of all when all are.
  func next(of count: Int) -> Int { (1...max(1, count)).first { !done.contains($0) } ?? 1 }

  /// Notes a lesson. That it could not be kept is no reason to stop.
  mutating func note(_ lesson: Int) {
    done.insert(lesson)
    guard let path, Paths.makeFolder(of: path) else { return }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    Streams.write(done.sorted().map { "\($0)\n" }.joined().utf8, to: descriptor)
  }
}
