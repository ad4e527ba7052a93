import C100Sandbox
import SandboxServer
import Testing

/// Two programs of one user at once, against one server.
@Suite("the call limit of two programs")
struct SharedLimitTests {
  @Test("two programs that share a ledger send no more together than one may")
  func shared() async throws {
    let server = try await SandboxServer.start(Sandbox(SandboxOptions(limit: nil)))
    let folders = [BuiltProgram.folder(), BuiltProgram.folder()]
    let script = "for i in 1..40 { api.get(\"/api/v3/globalSettings/agents/me\") }"
    let runs = folders.map { folder in
      BuiltProgram.start(
        [
          "/usr/bin/env", "C100_TOKEN=\(server.sandbox.token())", "XDG_STATE_HOME=\(folders[0])", BuiltProgram.path,
          "--api", server.address, "--limit", "50/1", "-e", script,
        ], in: folder)
    }
    for (run, folder) in zip(runs, folders) {
      let outcome = BuiltProgram.finish(try #require(run), in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let times = server.sandbox.log.map(\.time)
    #expect(times.count == 80)
    let most = times.map { start in times.count { $0 >= start && $0 < start + 1 } }.max()
    #expect(most == 50)
    #expect((times.last ?? 0) - (times.first ?? 0) >= 1)
    try await server.stop()
    for folder in folders { BuiltProgram.remove(folder) }
  }
}
