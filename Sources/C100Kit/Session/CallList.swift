import Comm100
import Synchronization

/// The requests of a session, oldest first: what `calls` lists.
package final class CallList: Sendable {
  /// One request.
  package struct Entry: Sendable {
    package var number: Int
    /// The statement that caused it.
    package var statement: String
    package var method: String
    /// Path and query.
    package var path: String
    package var status: Int?
    package var failure: String?
    package var milliseconds: Double
    package var bytes: Int
    /// Answered from a kept page; nothing was sent.
    package var wasKept: Bool
  }

  private struct State {
    var entries: [Entry] = []
    var statement = ""
    var dropped = 0
  }

  /// Older entries are forgotten beyond this.
  package static let capacity = 10_000

  private let state = Mutex(State())

  package init() {}

  package var entries: [Entry] { state.withLock { $0.entries } }

  /// How many were forgotten.
  package var dropped: Int { state.withLock { $0.dropped } }

  /// Names the statement that the next requests belong to.
  package func begin(_ statement: String) { state.withLock { $0.statement = statement } }

  /// Notes a finished exchange.
  package func note(_ exchange: Exchange) {
    append(
      Entry(
        number: exchange.number, statement: "", method: exchange.method.rawValue,
        path: CallList.path(of: exchange.url), status: exchange.status, failure: exchange.failure,
        milliseconds: exchange.milliseconds, bytes: exchange.bytes, wasKept: false))
  }

  /// Notes an answer from a kept page.
  func noteKept(_ request: APIRequest, bytes: Int) {
    append(
      Entry(
        number: 0, statement: "", method: request.method.rawValue, path: request.wireTarget, status: 200, failure: nil,
        milliseconds: 0, bytes: bytes, wasKept: true))
  }

  private func append(_ entry: Entry) {
    state.withLock { state in
      var entry = entry
      entry.statement = state.statement
      state.entries.append(entry)
      if state.entries.count > CallList.capacity {
        state.entries.removeFirst(CallList.capacity / 10)
        state.dropped += CallList.capacity / 10
      }
    }
  }

  /// Path and query of a URL: what begins with the third slash.
  static func path(of url: String) -> String {
    var slashes = 0
    for place in url.utf8.indices where url.utf8[place] == UInt8(ascii: "/") {
      slashes += 1
      if slashes == 3 { return String(url[place...]) }
    }
    return "/"
  }
}
