import Glibc

/// How far a person has come: the lessons that are done, and the one that was left on the way. A file for its owner alone.
struct TourProgress {
  private let path: String?
  private(set) var done: Set<Int> = []
  /// The lesson that was left, and how many of its steps were done.
  private(set) var left: (lesson: Int, steps: Int)?

  /// - Parameter path: nil keeps nothing.
  init(path: String?) {
    self.path = path
    guard let path, let bytes = Streams.readFile(Array(path.utf8)) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let numbers = line.split(separator: ":").map { Int($0) }
      if numbers.count == 2, let lesson = numbers[0], let steps = numbers[1], steps > 0 {
        left = (lesson, steps)
      } else if numbers.count == 1, let lesson = numbers[0] {
        done.insert(lesson)
      }
    }
  }

  static var standardPath: String? { Paths.stateFolder.map { $0 + "/tour" } }

  /// Where to go on in a tour of `count` lessons: where it was left, else with the first lesson that is not done; with the
  /// first of all when all are.
  func next(of count: Int) -> (lesson: Int, steps: Int) {
    if let left, (1...max(1, count)).contains(left.lesson) { return left }
    return ((1...max(1, count)).first { !done.contains($0) } ?? 1, 0)
  }

  /// Notes a lesson that is done.
  mutating func note(_ lesson: Int) {
    done.insert(lesson)
    left = nil
    write()
  }

  /// Notes how many steps of a lesson are done.
  mutating func note(_ lesson: Int, steps: Int) {
    left = steps > 0 ? (lesson, steps) : nil
    write()
  }

  /// That it could not be kept is no reason to stop.
  private func write() {
    guard let path, Paths.makeFolder(of: path) else { return }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    let lines = done.sorted().map { "\($0)\n" } + (left.map { ["\($0.lesson):\($0.steps)\n"] } ?? [])
    Streams.write(lines.joined().utf8, to: descriptor)
  }
}
