#if canImport(SandboxServer) && canImport(Glibc)
  import C100Sandbox
  import Glibc
  import JSONText
  import SandboxServer
  import Testing

  /// What the HTTP door does with requests that no library would send, byte by byte.
  @Suite("the door of the sandbox")
  struct DoorTests {
    private let sandbox = Sandbox(SandboxOptions(seed: 1, now: Visit.now))
    private var authorized: String { "Host: x\r\nAuthorization: Bearer \(sandbox.token())\r\n" }
    private let site = "/api/v3/globalSettings/site"

    /// Runs `body` against a server of its own.
    private func serving(silence: Duration = .seconds(60), _ body: (SandboxServer) throws -> Void) async throws {
      let server = try await SandboxServer.start(sandbox, silence: silence)
      let outcome = Result { try body(server) }
      try await server.stop()
      try outcome.get()
    }

    /// The first answer to some bytes: its status line, its head and its body.
    private func answer(_ server: SandboxServer, _ bytes: String) throws -> (status: Int, head: String, body: String) {
      let line = try Line(server.port)
      line.send(bytes)
      let all = line.read(until: 1)
      let halves = all.components(separated: "\r\n\r\n")
      return (Int(all.dropFirst(9).prefix(3)) ?? 0, halves.first ?? "", halves.dropFirst().first ?? "")
    }

    @Test("HEAD tells the length of what GET sends; OPTIONS and 405 tell what a path knows; a target may be a URL")
    func methods() async throws {
      try await serving { server in
        let got = try answer(server, "GET \(site) HTTP/1.1\r\n\(authorized)Connection: close\r\n\r\n")
        let head = try answer(server, "HEAD \(site) HTTP/1.1\r\n\(authorized)Connection: close\r\n\r\n")
        #expect(got.status == 200 && head.status == 200 && head.body.isEmpty)
        #expect(head.head.contains("Content-Length: \(got.body.utf8.count)"))
        let options = try answer(server, "OPTIONS \(site) HTTP/1.1\r\n\(authorized)Connection: close\r\n\r\n")
        #expect(options.status == 204 && options.head.contains("Allow: GET, HEAD, PUT, OPTIONS"))
        let refused = try answer(server, "DELETE \(site) HTTP/1.1\r\n\(authorized)Connection: close\r\n\r\n")
        #expect(refused.status == 405 && refused.body.contains("GET, PUT"))
        let whole = "GET http://127.0.0.1:\(server.port)\(site) HTTP/1.1\r\n\(authorized)Connection: close\r\n\r\n"
        #expect(try answer(server, whole).body == got.body)
        #expect(try answer(server, "GET http:// HTTP/1.1\r\nConnection: close\r\n\r\n").status == 200)
      }
    }

    @Test(
      "what is no HTTP is answered by 400 in the form of every error, and the server goes on",
      arguments: [
        "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET /é HTTP/1.1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -3\r\n\r\n{}",
        "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n{}",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 90_000))\r\n\r\n",
      ])
    func nonsense(bytes: String) async throws {
      try await serving { server in
        let reply = try answer(server, bytes)
        #expect(reply.status == 400)
        #expect(try JSON(Array(reply.body.utf8))["code"]?.integer == 400_000)
        #expect(try answer(server, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status == 200)
      }
    }

    @Test("a body beyond the largest is refused before it is sent, and a request that stops is ended")
    func bounds() async throws {
      try await serving(silence: .milliseconds(40)) { server in
        let large = try answer(server, "POST \(site) HTTP/1.1\r\n\(authorized)Content-Length: 90000000\r\n\r\n")
        #expect(large.status == 413 && large.body.contains("32 MiB"))
        let stopped = try answer(server, "POST \(site) HTTP/1.1\r\n\(authorized)Content-Length: 20\r\n\r\n{")
        #expect(stopped.status == 408)
        // Half a head, and nothing more.
        let line = try Line(server.port)
        line.send("GET / HTTP/1.1\r\nX")
        #expect(line.read(until: 1) == "")
      }
    }

    @Test("pipelined requests are answered in order")
    func pipeline() async throws {
      try await serving { server in
        let line = try Line(server.port)
        let paths = (1...20).map { "/api/v3/globalSettings/agents/\($0)" }
        line.send(paths.map { "GET \($0) HTTP/1.1\r\n\(authorized)\r\n" }.joined())
        let answers = line.read(until: 20).components(separated: #"{"id":"#).dropFirst()
        #expect(answers.map { Int($0.prefix { $0 != "," }) } == (1...20).map { $0 })
        #expect(sandbox.log.map(\.path) == paths)
      }
    }

    @Test("answers are made as the client takes them, not all at once")
    func backpressure() async throws {
      try await serving { server in
        let line = try Line(server.port, receiveBuffer: 4096)
        let chats = "/api/v3/livechat/chats?timeFrom=2026-11-01&pageSize=300"
        line.send(String(repeating: "GET \(chats) HTTP/1.1\r\n\(authorized)\r\n", count: 100))
        // Others are answered meanwhile; nobody reads the line.
        for _ in 0..<10 {
          #expect(try answer(server, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status == 200)
        }
        #expect(sandbox.log.filter { $0.path != "/" }.count < 50)
      }
    }

    @Test("an answer that is on its way when the server stops arrives")
    func stop() async throws {
      var options = SandboxOptions(seed: 1, now: Visit.now)
      options.faults = try Faults("latency=150ms")
      let sandbox = Sandbox(options)
      let server = try await SandboxServer.start(sandbox)
      let line = try Line(server.port)
      line.send("GET \(site) HTTP/1.1\r\nAuthorization: Bearer \(sandbox.token())\r\n\r\n")
      while sandbox.log.isEmpty { await Task.yield() }
      try await server.stop()
      #expect(line.read(until: 1).hasPrefix("HTTP/1.1 200 OK"))
    }

    @Test(
      "a body of another type is refused and told which",
      arguments: ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"])
    func types(type: String) throws {
      let reply = sandbox.answer(
        SandboxRequest(
          "POST", "/api/v3/globalSettings/roles",
          headers: [("Authorization", "Bearer " + sandbox.token()), ("Content-Type", type)],
          body: Array(#"{"name":"x"}"#.utf8)))
      #expect(reply.status == 415)
      #expect(try JSON(reply.body)["message"]?.string?.contains("application/json") == true)
    }
  }

  /// A connection whose bytes a test writes itself.
  private final class Line {
    private let descriptor: Int32

    struct Failure: Error {}

    init(_ port: Int, receiveBuffer: Int32? = nil) throws {
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      if var receiveBuffer { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4) }
      var patience = timeval(tv_sec: 10, tv_usec: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      let isConnected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
      guard isConnected else { throw Failure() }
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }

    /// Reads until so many answers have come whole, or until the other side ends.
    func read(until answers: Int) -> String {
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while Self.whole(bytes) < answers {
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { break }
        bytes += piece[..<count]
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// How many answers are there with all of their bodies.
    private static func whole(_ bytes: [UInt8]) -> Int {
      var rest = bytes[...]
      var answers = 0
      while let end = rest.indices.first(where: { rest[$0...].starts(with: [13, 10, 13, 10]) }) {
        let head = String(decoding: rest[..<end], as: UTF8.self)
        let length = head.components(separated: "Content-Length: ").dropFirst().first.map { $0.prefix { $0 != "\r" } }
        let size = length.flatMap { Int($0) } ?? 0
        guard rest.endIndex - (end + 4) >= size else { return answers }
        rest = rest[(end + 4 + size)...]
        answers += 1
      }
      return answers
    }
  }

  extension String {
    /// The parts between the occurrences of a text.
    fileprivate func components(separated by: String) -> [String] {
      var parts: [String] = []
      var rest = utf8[...]
      let needle = Array(by.utf8)
      var start = rest.startIndex
      while rest.count >= needle.count {
        if rest.starts(with: needle) {
          parts.append(String(decoding: utf8[start..<rest.startIndex], as: UTF8.self))
          rest = rest.dropFirst(needle.count)
          start = rest.startIndex
        } else {
          rest = rest.dropFirst()
        }
      }
      return parts + [String(decoding: utf8[start...], as: UTF8.self)]
    }
  }
#endif
