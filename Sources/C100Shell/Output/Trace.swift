import Comm100
import Synchronization

/// `--trace` and `:trace on`: each request on stderr, without secrets.
final class Trace: Sendable {
  private let on: Atomic<Bool>
  private let messages: Messages

  init(isOn: Bool, _ messages: Messages) {
    on = Atomic(isOn)
    self.messages = messages
  }

  var isOn: Bool {
    get { on.load(ordering: .relaxed) }
    set { on.store(newValue, ordering: .relaxed) }
  }

  func note(_ event: ClientEvent) {
    guard isOn else { return }
    switch event {
    case .sending(let exchange):
      // The login's body and the token of all others are never part of what is shown.
      let sent = exchange.isLogin ? ", a login: •••" : exchange.bytesSent > 0 ? ", \(exchange.bytesSent) bytes" : ""
      let again = exchange.attempt > 1 ? ", attempt \(exchange.attempt)" : ""
      messages.say("> \(exchange.number) \(exchange.method.rawValue) \(Safe.text(exchange.url))\(sent)\(again)\n")
    case .finished(let exchange):
      let outcome = exchange.status.map(String.init) ?? Safe.text(exchange.failure ?? "no answer")
      messages.say("< \(exchange.number) \(outcome), \(Int(exchange.milliseconds)) ms, \(exchange.bytes) bytes\n")
    case .waiting(let pause):
      messages.say("  waiting \(Self.seconds(pause.duration)) s: \(Self.word(pause.reason))\n")
    case .resumed: break
    case .notice(let text): messages.say("  \(Safe.text(text))\n")
    }
  }

  /// An answer of the last minute took the place of a request.
  func noteKept(_ target: String, _ age: Duration) {
    guard isOn else { return }
    messages.say("= GET \(Safe.text(target)), kept, \(age.components.seconds) s old\n")
  }

  static func word(_ reason: Pause.Reason) -> String {
    switch reason {
    case .budget: "the calls of the window are spent"
    case .serverLimit: "the server's limit is reached"
    case .retry(let attempt): "trying again, attempt \(attempt + 1)"
    }
  }

  /// `4:07`, and `12 s` below a minute.
  static func clock(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  static func seconds(_ duration: Duration) -> Int { Int(duration.components.seconds) + 1 }
}
