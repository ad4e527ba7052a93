import C100Language
import LineEditor
import Synchronization

/// Hands Ctrl-C to the evaluation under way: a thread waits for the signal.
final class Cancellation: Sendable {
  static let shared = Cancellation()

  private struct State {
    var flag: CancelFlag?
    var isWatching = false
  }
  private let state = Mutex(State())

  /// From now on Ctrl-C raises this flag; so does one that came since the line was read.
  func begin(_ flag: CancelFlag) {
    Interrupts.listen(.evaluation)
    let isNew = state.withLock { state in
      state.flag = flag
      Self.raise(state)
      defer { state.isWatching = true }
      return !state.isWatching
    }
    if isNew { Interrupts.watch { Cancellation.shared.raise() } }
  }

  /// The evaluation has ended: an interrupt that came too late for it is none for the next.
  func end() {
    state.withLock { state in
      Interrupts.settle()
      state.flag?.lower()
      state.flag = nil
    }
    Interrupts.listen(.process)
  }

  private func raise() { state.withLock { Self.raise($0) } }

  private static func raise(_ state: borrowing State) {
    if Interrupts.isPending { state.flag?.raise() }
  }
}
