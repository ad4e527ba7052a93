import Comm100

/// Answers of the last minute, kept for a person who looks at one thing in many ways. Off in scripts.
///
/// Bounded: at most `capacity` answers and `byteLimit` bytes; dropped by any write, a login and `:set keep off`.
package final class KeptPages {
  private struct Kept {
    var key: String
    var reply: Reply
    var at: Duration
  }

  static let lifetime: Duration = .seconds(60)
  static let capacity = 200
  static let byteLimit = 32 << 20

  /// Whether answers are kept at all.
  package var isOn = false { didSet { if !isOn { drop() } } }
  private var kept: [Kept] = []
  private var bytes = 0

  /// The answer to this request, if it came within the last minute, and how old it is.
  func reply(to key: String, at now: Duration) -> (reply: Reply, age: Duration)? {
    guard isOn else { return nil }
    expire(now)
    return kept.last { $0.key == key }.map { ($0.reply, now - $0.at) }
  }

  func keep(_ reply: Reply, for key: String, at now: Duration) {
    guard isOn, reply.bytes.count <= KeptPages.byteLimit / 4 else { return }
    forget(key)
    kept.append(Kept(key: key, reply: reply, at: now))
    bytes += reply.bytes.count
    expire(now)
  }

  /// Forgets one request's answer (`refresh()`).
  func forget(_ key: String) {
    kept.removeAll { kept in
      guard kept.key == key else { return false }
      bytes -= kept.reply.bytes.count
      return true
    }
  }

  /// Forgets everything: something was written.
  package func drop() {
    kept = []
    bytes = 0
  }

  private func expire(_ now: Duration) {
    while let first = kept.first,
      now - first.at > KeptPages.lifetime || kept.count > KeptPages.capacity || bytes > KeptPages.byteLimit
    {
      bytes -= first.reply.bytes.count
      kept.removeFirst()
    }
  }
}

/// Which lists have proved that their server sorts, and which have not.
final class SortProofs {
  private var verdicts: [String: Bool] = [:]

  func verdict(_ key: String) -> Bool? { verdicts[key] }
  func record(_ key: String, _ sorts: Bool) { verdicts[key] = sorts }
  func forget() { verdicts = [:] }
}
