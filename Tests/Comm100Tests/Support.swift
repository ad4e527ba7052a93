import JSONText
import Synchronization

@testable import Comm100

/// A clock that moves only by sleeping and by hand.
final class ManualTicker: Ticker {
  private let elapsed = Mutex(Duration.zero)
  private let start: Duration
  let epoch: String

  init(start: Duration = .seconds(1000), epoch: String = "manual") {
    self.start = start
    self.epoch = epoch
  }

  var monotonic: Duration { start + elapsed.withLock { $0 } }
  var wall: Duration { .seconds(1_700_000_000) + elapsed.withLock { $0 } }

  func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    advance(by: duration)
  }

  func advance(by duration: Duration) { elapsed.withLock { $0 += duration } }
}

/// Answers requests from a closure and keeps a log.
final class ScriptedTransport: Transport {
  typealias Answer = @Sendable (WireRequest, Int) async throws(TransportError) -> WireReply

  private let entries = Mutex<[WireRequest]>([])
  private let answer: Answer

  init(_ answer: @escaping Answer) { self.answer = answer }

  /// Answers in order; the last one again and again.
  convenience init(_ replies: [WireReply]) {
    self.init { (_, number) throws(TransportError) in replies[min(number, replies.count) - 1] }
  }

  var log: [WireRequest] { entries.withLock { $0 } }
  var lines: [String] { log.map { "\($0.method.rawValue) \($0.target)" } }

  func send(_ request: WireRequest) async throws(TransportError) -> WireReply {
    let number = entries.withLock { entries in
      entries.append(request)
      return entries.count
    }
    return try await answer(request, number)
  }
}

extension WireReply {
  static func json(_ text: String, status: Int = 200, headers: [(name: String, value: String)] = []) -> WireReply {
    WireReply(status: status, headers: headers, body: Array(text.utf8))
  }
}

extension Home {
  /// A home on loopback.
  static func loopback(port: Int = 8080) -> Home {
    let origin = Origin(known: .http, host: "127.0.0.1", port: port)
    return Home(portal: origin, api: origin)
  }

  static var company: Home {
    Home(
      portal: Origin(known: .https, host: "portal1.comm100.io", port: 443),
      api: Origin(known: .https, host: "api1.comm100.io", port: 443))
  }
}

/// A client over a scripted transport, with a token and a clock of its own.
func makeClient(
  _ transport: any Transport, access: Access = .token(Secret("T")), home: Home = .loopback(),
  ticker: any Ticker = ManualTicker(), change: (inout ClientOptions) -> Void = { _ in }
) -> Client {
  var options = ClientOptions()
  options.random = { 0.5 }
  change(&options)
  return Client(home: home, access: access, transport: transport, ticker: ticker, options: options)
}

/// The error that an operation throws; nil when it throws none.
func failure<T>(_ operation: () async throws(APIError) -> T) async -> APIError? {
  do throws(APIError) {
    _ = try await operation()
    return nil
  } catch {
    return error
  }
}
