import Glibc
import Synchronization

/// A listener on loopback that does to each connection what a test says, byte by byte.
final class RawServer: Sendable {
  let port: Int
  private let listener: Int32
  private let state = Mutex(State())

  private struct State: Sendable {
    var requests: [String] = []
    var connections = 0
    var isStopped = false
  }

  struct Failure: Error {}

  init(_ handle: @escaping @Sendable (RawConnection) -> Void) throws {
    signal(SIGPIPE, SIG_IGN)
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { socketAddress in
        bind(listener, socketAddress, size) == 0 && listen(listener, 64) == 0
          && getsockname(listener, socketAddress, &size) == 0
      }
    }
    guard isBound else { throw Failure() }
    self.listener = listener
    port = Int(address.sin_port.bigEndian)
    detach { [self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else {
          // Closed here, where nobody accepts any more: the number may belong to the next server at once.
          close(listener)
          return
        }
        state.withLock { $0.connections += 1 }
        detach { [self] in
          let connection = RawConnection(descriptor) { text in self.state.withLock { $0.requests.append(text) } }
          handle(connection)
          connection.finish()
        }
      }
    }
  }

  /// Answers each request of each connection with the bytes that `answer` gives for its head and number.
  convenience init(answering answer: @escaping @Sendable (String, Int) -> [UInt8]) throws {
    let count = Mutex(0)
    try self.init { connection in
      while let head = connection.readRequest() {
        let number = count.withLock { count in
          count += 1
          return count
        }
        guard connection.write(answer(head, number)) else { return }
      }
    }
  }

  /// Heads and bodies of the requests read so far.
  var requests: [String] { state.withLock { $0.requests } }
  var connections: Int { state.withLock { $0.connections } }

  /// Ends the accepting, which closes the listener.
  func stop() { Glibc.shutdown(listener, Int32(SHUT_RDWR)) }
}

/// Runs on a thread of its own: the pool of the tasks under test has few, and these block.
private func detach(_ body: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let work = Unmanaged.passRetained(Work(body)).toOpaque()
  let status = pthread_create(
    &thread, nil,
    { raw in
      guard let raw else { return nil }
      Unmanaged<Work>.fromOpaque(raw).takeRetainedValue().body()
      return nil
    }, work)
  precondition(status == 0, "a test server needs a thread")
  pthread_detach(thread)
}

/// One accepted connection.
final class RawConnection {
  private let descriptor: Int32
  private let log: (String) -> Void
  private var rest: [UInt8] = []
  private var isFinished = false

  init(_ descriptor: Int32, log: @escaping (String) -> Void) {
    self.descriptor = descriptor
    self.log = log
    var one: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    var limit = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  /// Reads one request with its body; nil when the peer has closed.
  func readRequest() -> String? {
    var bytes = rest
    while true {
      if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound {
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        let length = RawConnection.length(head)
        if bytes.count >= end + length {
          rest = Array(bytes[(end + length)...])
          let text = String(decoding: bytes[..<(end + length)], as: UTF8.self)
          log(text)
          return text
        }
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let n = recv(descriptor, &buffer, buffer.count, 0)
      guard n > 0 else { return nil }
      bytes += buffer[..<n]
    }
  }

  /// False when the peer has gone.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let n = bytes[sent...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard n > 0 else { return false }
      sent += n
    }
    return true
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  /// Waits until the peer closes, at most five seconds.
  func waitForEnd() {
    var buffer = [UInt8](repeating: 0, count: 64)
    while recv(descriptor, &buffer, buffer.count, 0) > 0 {}
  }

  /// Closes with a RST.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    finish()
  }

  func finish() {
    guard !isFinished else { return }
    isFinished = true
    close(descriptor)
  }

  private static func length(_ head: String) -> Int {
    for line in head.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-length" {
        return Int(parts[1].drop { $0 == " " }) ?? 0
      }
    }
    return 0
  }
}

/// An answer's bytes.
func answer(_ body: String, status: String = "200 OK", headers: String = "Content-Type: application/json\r\n")
  -> [UInt8]
{
  Array("HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
}
