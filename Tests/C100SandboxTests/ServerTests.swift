#if canImport(SandboxServer)
  import C100Sandbox
  import Comm100
  import JSONText
  import SandboxServer
  import Testing

  @Suite("the sandbox over HTTP")
  struct ServerTests {
    private func ask(_ server: SandboxServer, _ target: String, token: String?) async throws -> WireReply {
      let transport = HTTPTransport()
      let origin = try #require(Origin(scheme: .http, host: "127.0.0.1", port: server.port))
      var headers: [(name: String, value: String)] = []
      if let token { headers.append(("Authorization", "Bearer " + token)) }
      do {
        let reply = try await transport.send(
          WireRequest(method: .get, origin: origin, target: target, headers: headers))
        await transport.shutdown()
        return reply
      } catch {
        await transport.shutdown()
        throw error
      }
    }

    @Test("answers on a free port of 127.0.0.1 and stops cleanly")
    func answers() async throws {
      let sandbox = Sandbox(SandboxOptions(seed: 1, now: Visit.now))
      let server = try await SandboxServer.start(sandbox)
      let reply = try await ask(server, "/api/v3/partner/sites?pageSize=50&pageIndex=1", token: sandbox.token())
      #expect(reply.status == 200)
      let page = try JSON(reply.body)
      #expect(page["total"]?.integer == 57)
      #expect(page["nextPage"]?.string == "\(server.address)/api/v3/partner/sites?pageSize=50&pageIndex=2")
      #expect(try await ask(server, "/", token: nil).header("Content-Type")?.hasPrefix("text/html") == true)
      #expect(try await ask(server, "/api/v3/partner/sites", token: nil).status == 401)
      try await server.stop()
      await #expect(throws: TransportError.self) { try await ask(server, "/", token: nil) }
    }

    @Test("a cut answer ends the connection")
    func cut() async throws {
      let sandbox = Sandbox(SandboxOptions(seed: 1, limit: nil, faults: try Faults("cut=100%")))
      let server = try await SandboxServer.start(sandbox)
      await #expect(throws: TransportError.self) {
        try await ask(server, "/api/v3/partner/sites", token: sandbox.token())
      }
      try await server.stop()
    }
  }
#endif
