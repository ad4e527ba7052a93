import C100Render
import Comm100
import Glibc
import Synchronization

/// One line on stderr of a terminal that says what long work is at: shown after half a second, gone before results.
final class ProgressLine: Sendable {
  private struct State {
    var isOn = false
    var isPaused = false
    var isShown = false
    var started = 0.0
    var lastDrawn = 0.0
    var requests = 0
    var items = 0
    var total: Int?
    /// Why nothing is sent, and until when.
    var waiting: (reason: String, until: Double)?
  }
  private let state = Mutex(State())

  func begin(isOn: Bool) {
    state.withLock { state in
      state = State()
      state.isOn = isOn
      state.started = Self.now
    }
  }

  func end() {
    clear()
    state.withLock { $0.isOn = false }
  }

  /// While a pager has the screen nothing is drawn.
  func pause(_ isPaused: Bool) { state.withLock { $0.isPaused = isPaused } }

  /// Takes the line away before something else is written.
  func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      Streams.error("\r\u{1B}[K")
    }
  }

  func note(_ event: ClientEvent) {
    state.withLock { state in
      guard state.isOn else { return }
      switch event {
      case .finished: state.requests += 1
      case .waiting(let pause):
        let (seconds, attoseconds) = pause.duration.components
        let isFirst = state.waiting == nil
        state.waiting = (Trace.word(pause.reason), Self.now + Double(seconds) + Double(attoseconds) / 1e18)
        if isFirst { Task.detached { [self] in await countDown() } }
      case .resumed: state.waiting = nil
      case .sending, .notice: break
      }
      draw(&state)
    }
  }

  func note(items: Int, total: Int?) {
    state.withLock { state in
      guard state.isOn else { return }
      state.items = items
      state.total = total
      draw(&state)
    }
  }

  /// Draws the time that is left, each second, until the wait is over.
  private func countDown() async {
    while true {
      try? await Task.sleep(for: .seconds(1))
      let isWaiting = state.withLock { state in
        guard state.isOn, state.waiting != nil else { return false }
        draw(&state)
        return true
      }
      if !isWaiting { return }
    }
  }

  private func draw(_ state: inout State) {
    let now = Self.now
    var progress = Progress()
    progress.items = state.items
    progress.ofItems = state.total
    progress.requests = state.requests
    progress.seconds = now - state.started
    progress.waiting = state.waiting.map { waiting in
      "\(Trace.clock(max(1, Int((waiting.until - now).rounded(.up))))): \(waiting.reason)"
    }
    let isDue = progress.isShown && (state.waiting != nil || now - state.lastDrawn >= 0.1)
    guard isDue, !state.isPaused else { return }
    state.lastDrawn = now
    state.isShown = true
    let facts = TerminalFacts(width: Screen.width(2), isTerminal: true, unicode: Screen.usesUnicode)
    Streams.error("\r\(progress.line(Look(facts, theme: .none)))\u{1B}[K")
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
