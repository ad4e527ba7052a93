import Glibc
import Synchronization

/// A server on loopback that takes its time: each connection is answered by one thread, in pieces.
final class SlowServer: Sendable {
  /// What is done with a request, by its number from 0.
  enum Answer: Sendable {
    /// Nothing is ever sent.
    case silence
    /// A whole JSON answer.
    case json(String)
    /// A refusal with this body.
    case refusal(String)
    /// The head and the first bytes of a body that is said to be longer.
    case half(String)
  }

  let port: UInt16
  private let socket: Int32
  private let answer: @Sendable (_ number: Int, _ target: String) -> Answer
  private let count = Mutex(0)

  /// Requests that have come.
  var requests: Int { count.withLock { $0 } }
  var origin: String { "http://127.0.0.1:\(port)" }

  init?(_ answer: @escaping @Sendable (_ number: Int, _ target: String) -> Answer) {
    self.answer = answer
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = self.socket
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 64) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard isBound else { return nil }
  }

  /// Takes connections until it is stopped.
  func start() {
    Self.thread { [self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { return }
        Self.thread { [self] in serve(connection) }
      }
    }
  }

  func stop() {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var received: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let n = read(connection, &block, block.count)
      guard n > 0 else { return }
      received += block[..<n]
      guard let target = Self.target(of: &received) else { continue }
      let number = count.withLock { count in
        defer { count += 1 }
        return count
      }
      switch answer(number, target) {
      case .silence: continue
      case .json(let body): Self.send(connection, Self.head(body.utf8.count) + body)
      case .refusal(let body): Self.send(connection, Self.head(body.utf8.count, status: "404 Not Found") + body)
      case .half(let body): Self.send(connection, Self.head(body.utf8.count + 1000) + body)
      }
    }
  }

  /// The target of a whole request, which is taken away.
  private static func target(of received: inout [UInt8]) -> String? {
    let text = String(decoding: received, as: UTF8.self)
    guard text.contains("\r\n\r\n") else { return nil }
    received = []
    let words = text.split(separator: " ", maxSplits: 2)
    return words.count > 1 ? String(words[1]) : ""
  }

  private static func head(_ length: Int, status: String = "200 OK") -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nContent-Length: \(length)\r\n\r\n"
  }

  private static func send(_ connection: Int32, _ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let n = bytes.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard n > 0 else { return }
      bytes = bytes.dropFirst(n)
    }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func thread(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, Unmanaged.passRetained(Work(body)).toOpaque())
    pthread_detach(thread)
  }
}
