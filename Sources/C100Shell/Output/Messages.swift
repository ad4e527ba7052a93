import Synchronization

/// What is said on stderr beside results. While a pager has the screen it is held back, and said when the pager is left.
final class Messages: Sendable {
  private let state = Mutex((isHeld: false, text: ""))

  var isHeld: Bool { state.withLock { $0.isHeld } }

  func say(_ text: String) {
    state.withLock { state in
      if state.isHeld { state.text += text } else { Streams.error(text) }
    }
  }

  func hold() { state.withLock { $0.isHeld = true } }

  /// Says what was held back.
  func release() {
    state.withLock { state in
      Streams.error(state.text)
      state = (false, "")
    }
  }
}
