#if canImport(AsyncHTTPClient)
  import Glibc
  import JSONText
  import Synchronization
  import Testing

  @testable import Comm100

  /// The real transport against servers that misbehave.
  @Suite("the network", .serialized)
  struct NetworkTests {
    func client(
      _ server: RawServer, timeout: Duration = .seconds(5), access: Access = .token(Secret("T")), attempts: Int = 3,
      limits: TransportOptions = TransportOptions()
    ) -> Client {
      var options = ClientOptions()
      options.timeout = timeout
      options.limit = nil
      options.retry = RetryPolicy(attempts: attempts, base: .milliseconds(2), cap: .milliseconds(5))
      return Client(
        home: .loopback(port: server.port), access: access, transport: HTTPTransport(limits), options: options)
    }

    func items(_ client: Client) async throws(APIError) -> [Int] {
      var ids: [Int] = []
      for try await item in client.items(.get("/things"), ahead: 0) { ids.append(item.member("id")?.plainInteger ?? 0) }
      return ids
    }

    static let login = Access.password(email: "a@b.c", password: .given(Secret("p")), siteId: "1")

    static let exchange: @Sendable (String, Int) -> [UInt8] = { head, _ in
      if head.hasPrefix("POST") { return answer(#"{"token":"abc"}"#) }
      if head.contains("pageIndex=2") { return answer(#"{"total":3,"nextPage":null,"things":[{"id":3}]}"#) }
      return answer(#"{"total":3,"nextPage":"?pageIndex=2","things":[{"id":1},{"id":2}]}"#)
    }

    @Test("a silent server and a dripping one end at the deadline, with host and time")
    func deadline() async throws {
      let silent = try RawServer { connection in
        _ = connection.readRequest()
        connection.waitForEnd()
      }
      let drip = try RawServer { connection in
        _ = connection.readRequest()
        for byte in answer(String(repeating: "1", count: 500)) {
          guard connection.write([byte]) else { return }
          usleep(20_000)
        }
      }
      for server in [silent, drip] {
        let start = ContinuousClock.now
        let client = client(server, timeout: .milliseconds(300))
        let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
        #expect(error?.kind == .network && error?.message.contains("127.0.0.1:\(server.port) within 0.3 s") == true)
        // Generous for a busy machine; the dripping answer would take eleven seconds.
        #expect(ContinuousClock.now - start < .seconds(8))
        #expect(server.requests.count == 1)
        await client.shutdown()
        server.stop()
      }
    }

    @Test("a handshake that never ends is given up at the deadline, and nobody waits for it afterwards")
    func silentHandshake() async throws {
      let server = try RawServer { $0.waitForEnd() }
      let origin = Origin(known: .https, host: "localhost", port: server.port)
      var options = ClientOptions()
      options.limit = nil
      options.timeout = .milliseconds(200)
      let client = Client(
        home: Home(portal: origin, api: origin), access: .token(Secret("T")), transport: HTTPTransport(),
        options: options)
      let start = ContinuousClock.now
      let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
      #expect(error?.message == "no whole answer from localhost:\(server.port) within 0.2 s")
      await client.shutdown()
      // The connection's own time-out is ten seconds.
      #expect(ContinuousClock.now - start < .seconds(5))
      server.stop()
    }

    @Test("extra roots that cannot be used are told before anything is sent")
    func roots() async throws {
      let directory = try TemporaryDirectory()
      let empty = "\(directory.path)/empty.pem"
      close(Files.open(empty, O_CREAT | O_WRONLY, 0o600))
      for (file, words) in [
        ("\(directory.path)/none.pem", "cannot be read: No such file"), (empty, "no certificate in"),
      ] {
        let server = try RawServer { $0.waitForEnd() }
        let client = client(server, attempts: 1, limits: TransportOptions(extraRoots: file))
        let error = await failure { () throws(APIError) in
          try await client.send(APIRequest(method: .post, path: "/x"))
        }
        #expect(error?.kind == .network && error?.isOutcomeUnknown == false && server.connections == 0)
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
        await client.shutdown()
        server.stop()
      }
    }

    @Test("a connection cut after any byte gives whole items in order or an error")
    func cuts() async throws {
      let whole = [Self.login].count + 2
      let total = (1...whole).reduce(0) { sum, n in
        sum + Self.exchange(n == 1 ? "POST" : n == 2 ? "GET /things" : "GET /things?pageIndex=2", n).count
      }
      let left = Mutex(0)
      let server = try RawServer { connection in
        while let head = connection.readRequest() {
          let bytes = Self.exchange(head, 0)
          let count = left.withLock { left in
            let count = min(left, bytes.count)
            left -= count
            return count
          }
          guard connection.write(Array(bytes[..<count])), count == bytes.count else { return }
        }
      }
      for k in 0...total {
        left.withLock { $0 = k }
        let client = client(server, access: Self.login, attempts: 1)
        var ids: [Int] = []
        var error: APIError?
        do throws(APIError) {
          for try await item in client.items(.get("/things"), ahead: 0) {
            ids.append(item.member("id")?.plainInteger ?? 0)
          }
        } catch let thrown {
          error = thrown
        }
        #expect(k == total ? error == nil && ids == [1, 2, 3] : error?.kind == .network, "cut after \(k)")
        #expect(ids == [] || ids == [1, 2] || ids == [1, 2, 3], "cut after \(k)")
        await client.shutdown()
      }
      server.stop()
    }

    @Test("a cut within the head is told as a cut, and a read is sent again", arguments: [false, true])
    func cutHead(resets: Bool) async throws {
      let hasCut = Mutex(false)
      let server = try RawServer { connection in
        while connection.readRequest() != nil {
          let cuts = hasCut.withLock { hasCut in
            defer { hasCut = true }
            return !hasCut
          }
          if cuts {
            connection.write("HTTP/1.1 200 OK\r\nContent-Le")
            return resets ? connection.reset() : ()
          }
          connection.write(answer("{}"))
        }
      }
      let client = client(server, attempts: 1)
      let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
      #expect(error?.kind == .network && error?.message.contains("HTTP") == false, "\(String(describing: error))")
      #expect(try await client.send(.get("/x")).status == 200)
      await client.shutdown()
      server.stop()
    }

    @Test("one byte at a time is whole")
    func slices() async throws {
      let server = try RawServer { connection in
        while let head = connection.readRequest() {
          for byte in Self.exchange(head, 0) { guard connection.write([byte]) else { return } }
        }
      }
      let client = client(server, access: Self.login)
      #expect(try await items(client) == [1, 2, 3])
      await client.shutdown()
      server.stop()
    }

    @Test(
      "answers that are not whole or not HTTP are network errors",
      arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", "garbage\r\n\r\n", "HTTP/9.9 abc\r\n\r\n",
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
      ])
    func broken(text: String) async throws {
      let server = try RawServer { connection in
        _ = connection.readRequest()
        connection.write(text)
      }
      let client = client(server, timeout: .seconds(2), attempts: 1)
      let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
      #expect(error?.kind == .network, "\(String(describing: error))")
      await client.shutdown()
      server.stop()
    }

    @Test("an answer longer than announced ends where it said, and the next request is well")
    func tooLong() async throws {
      let server = try RawServer { connection in
        while connection.readRequest() != nil {
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}garbage")
        }
      }
      let client = client(server)
      for _ in 0..<3 { #expect(try await client.send(.get("/x")).bytes == Array("{}".utf8)) }
      await client.shutdown()
      server.stop()
    }

    @Test("a reset and a closed port are errors at once; a write's outcome is unknown only when it left")
    func resets() async throws {
      let server = try RawServer { connection in
        _ = connection.readRequest()
        connection.reset()
      }
      let client = client(server)
      let write = await failure { () throws(APIError) in
        try await client.send(APIRequest(method: .post, path: "/x", body: .json(Array("{}".utf8))))
      }
      #expect(write?.kind == .network && write?.isOutcomeUnknown == true)
      #expect(server.requests.count == 1)
      let read = await failure { () throws(APIError) in try await client.send(.get("/x")) }
      #expect(read?.kind == .network && server.requests.count == 4)
      server.stop()
      let start = ContinuousClock.now
      let refused = await failure { () throws(APIError) in
        try await client.send(APIRequest(method: .post, path: "/x"))
      }
      #expect(refused?.kind == .network && refused?.isOutcomeUnknown == false)
      #expect(refused?.message.contains("refused") == true, "\(String(describing: refused))")
      #expect(ContinuousClock.now - start < .seconds(3))
      await client.shutdown()
    }

    @Test("links and redirects to another listener leave it silent")
    func stranger() async throws {
      let stranger = try RawServer { connection in _ = connection.readRequest() }
      let location = Mutex("")
      let server = try RawServer(answering: { head, _ in
        let link = location.withLock { $0 }
        if head.contains("/things") { return answer(#"{"total":9,"nextPage":"\#(link)","things":[{"id":1}]}"#) }
        return answer("", status: "307 Temporary Redirect", headers: "Location: \(link)\r\n")
      })
      let port = stranger.port
      for link in [
        "http://127.0.0.1:\(port)/", "//127.0.0.1:\(port)/", "http://localhost:\(port)/x",
        "http://127.0.0.1:\(server.port)@127.0.0.1:\(port)/",
      ] {
        location.withLock { $0 = link }
        let client = client(server)
        #expect(await failure { () throws(APIError) in try await items(client) }?.kind == .malformed)
        for method in [HTTPMethod.get, .put, .post] {
          _ = await failure { () throws(APIError) in try await client.send(APIRequest(method: method, path: "/x")) }
        }
        let loggingIn = self.client(server, access: Self.login)
        #expect(await failure { () throws(APIError) in try await loggingIn.login() } != nil)
        await client.shutdown()
        await loggingIn.shutdown()
      }
      #expect(stranger.connections == 0)
      server.stop()
      stranger.stop()
    }

    @Test("bodies and headers beyond the limit are refused", arguments: 0..<5)
    func bombs(kind: Int) async throws {
      let server = try RawServer { connection in
        _ = connection.readRequest()
        switch kind {
        case 0: connection.write(answer(String(repeating: "0", count: 3 << 20)))
        case 1:
          connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
          let chunk = "10000\r\n" + String(repeating: "0", count: 65536) + "\r\n"
          for _ in 0..<64 { guard connection.write(Array(chunk.utf8)) else { return } }
        case 2:
          let body = zeros(16 << 20)
          connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n")
          connection.write(body)
        case 3:
          connection.write(
            "HTTP/1.1 200 OK\r\nX: \(String(repeating: "a", count: 1 << 20))\r\nContent-Length: 0\r\n\r\n")
        default:
          let lines = (0..<100_000).map { "X\($0): y\r\n" }.joined()
          connection.write("HTTP/1.1 200 OK\r\n\(lines)Content-Length: 0\r\n\r\n")
        }
        connection.waitForEnd()
      }
      let client = client(server, attempts: 1, limits: TransportOptions(maximumBody: 1 << 20))
      let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
      #expect(error?.kind == .network && error?.message.contains("limit") == true, "\(String(describing: error))")
      await client.shutdown()
      server.stop()
    }

    @Test("a gibibyte, plain or unpacked, is refused and held by nobody", arguments: [false, true])
    func memory(isPacked: Bool) async throws {
      let server = try RawServer { connection in
        _ = connection.readRequest()
        if isPacked {
          let body = zeros(1 << 30)
          connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n")
          connection.write(body)
        } else {
          connection.write("HTTP/1.1 200 OK\r\n\r\n")
          let block = [UInt8](repeating: 0x20, count: 1 << 20)
          for _ in 0..<1024 { guard connection.write(block) else { return } }
        }
        connection.waitForEnd()
      }
      let client = client(server, timeout: .seconds(20), attempts: 1)
      let before = try #require(PeakMemory.reset())
      let error = await failure { () throws(APIError) in try await client.send(.get("/x")) }
      let peak = try #require(PeakMemory.mebibytes("VmHWM:"))
      #expect(error?.kind == .network && error?.message.contains("beyond the limit") == true)
      #expect(peak - before <= 192, "\(before) MiB, then \(peak) MiB")
      await client.shutdown()
      server.stop()
    }

    @Test("compressed answers are read")
    func gzip() async throws {
      let server = try RawServer { connection in
        guard let head = connection.readRequest(), head.contains("gzip") else { return }
        let body = zeros(100_000, withTrailer: true)
        connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n")
        connection.write(body)
        connection.waitForEnd()
      }
      let client = client(server, attempts: 1)
      #expect(try await client.send(.get("/x")).bytes == [UInt8](repeating: 0, count: 100_000))
      await client.shutdown()
      server.stop()
    }

    @Test("what a person writes stays in its place on the wire")
    func injection() async throws {
      let server = try RawServer(answering: { _, _ in answer("{}") })
      let client = client(server)
      let segment = try #require(PercentCoding.segment("1/../x?y#z\r\nX: y"))
      _ = try await client.send(.get("/api/v3/departments/\(segment)", query: [("a\r\nB", "c&d=e #\r\nX: y")]))
      let lines = try #require(server.requests.first).split(separator: "\r\n")
      #expect(
        lines[0]
          == "GET /api/v3/departments/1%2F..%2Fx%3Fy%23z%0D%0AX%3A%20y?a%0D%0AB=c%26d%3De%20%23%0D%0AX:%20y HTTP/1.1")
      #expect(!lines.contains { $0.hasPrefix("X:") || $0.hasPrefix("B") })
      await client.shutdown()
      server.stop()
    }

    @Test("a cancelled request closes its connection within a tenth of a second")
    func cancel() async throws {
      let closed = Mutex(false)
      let server = try RawServer { connection in
        _ = connection.readRequest()
        connection.waitForEnd()
        closed.withLock { $0 = true }
      }
      let client = client(server)
      let task = Task { await failure { () throws(APIError) in try await client.send(.get("/x")) } }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      let start = ContinuousClock.now
      task.cancel()
      #expect(await task.value?.kind == .cancelled)
      #expect(ContinuousClock.now - start < .milliseconds(100))
      for _ in 0..<200 where !closed.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
      #expect(closed.withLock { $0 })
      await client.shutdown()
      server.stop()
    }

    @Test("one connection serves request after request")
    func keepAlive() async throws {
      let server = try RawServer(answering: { _, _ in answer("{}") })
      let client = client(server)
      for _ in 0..<20 { _ = try await client.send(.get("/x")) }
      #expect(server.connections == 1 && server.requests.count == 20)
      await client.shutdown()
      server.stop()
    }
  }

  /// The memory of this process, from the kernel's own books.
  enum PeakMemory {
    /// Forgets the peak; the memory held now, in MiB.
    static func reset() -> Int? {
      let file = Files.open("/proc/self/clear_refs", O_WRONLY)
      defer { close(file) }
      return file >= 0 && write(file, "5", 1) == 1 ? mebibytes("VmRSS:") : nil
    }

    static func mebibytes(_ field: String) -> Int? {
      let status = Files.read("/proc/self/status", limit: 1 << 16).map { String(decoding: $0, as: UTF8.self) } ?? ""
      guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(field) }) else { return nil }
      return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).compactMap { Int($0) }.first.map { $0 / 1024 }
    }
  }

  /// Zeros as gzip, by hand: a literal, then matches of 258 bytes at distance 1 in the fixed code (RFC 1951, 3.2.6).
  func zeros(_ count: Int, withTrailer: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var bits: UInt64 = 0
    var used: UInt64 = 0
    func put(_ value: UInt64, _ length: UInt64) {
      bits |= value << used
      used += length
      while used >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        used -= 8
      }
    }
    func reversed(_ value: UInt64, _ length: Int) -> UInt64 {
      (0..<length).reduce(0) { $0 | ((value >> UInt64($1)) & 1) << UInt64(length - 1 - $1) }
    }
    put(0b011, 3)
    put(reversed(0b0011_0000, 8), 8)
    var left = count - 1
    func match() {
      put(reversed(0b1100_0101, 8), 8)
      put(0, 5)
      left -= 258
    }
    // Eight matches are thirteen bytes, the same again and again.
    if left >= 258 * 64 {
      for _ in 0..<16 { match() }
      let rounds = left / (258 * 8)
      let pattern = Array(bytes.suffix(13))
      bytes.reserveCapacity(bytes.count + rounds * 13 + 16)
      for _ in 0..<rounds { bytes += pattern }
      left -= rounds * 8 * 258
    }
    while left >= 258 { match() }
    for _ in 0..<left { put(reversed(0b0011_0000, 8), 8) }
    put(0, 7)
    if used > 0 { put(0, 8 - used) }
    guard withTrailer else { return bytes }
    var crc: UInt32 = .max
    for _ in 0..<count {
      var c = crc & 0xFF
      for _ in 0..<8 { c = c & 1 == 1 ? 0xEDB8_8320 ^ (c >> 1) : c >> 1 }
      crc = c ^ (crc >> 8)
    }
    crc = ~crc
    for value in [crc, UInt32(count)] {
      for i in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * i))) }
    }
    return bytes
  }
#endif
