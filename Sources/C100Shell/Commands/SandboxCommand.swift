import ArgumentParser
import C100Kit
import C100Language
import C100Sandbox
import Comm100
import LineEditor
import SandboxServer

/// `c100 sandbox`: the emulator by itself, until Ctrl-C.
struct SandboxCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "the emulated API by itself, on 127.0.0.1",
    discussion: """
      Prints its address and how to log in, then answers until Ctrl-C or SIGTERM, and ends with 0. \
      c100 help sandbox lists the faults.
      """)
  static let examples = [
    "c100 sandbox --port 8080",
    "c100 sandbox --faults 'latency=200ms,500=5%' --data /tmp/sandbox.json",
  ]

  @Option(help: "the port; a free one when it is not given") var port: UInt16 = 0
  @Option(help: "another made-up company") var seed: UInt64 = 1
  @Option(help: "small or large") var size: String = "small"
  @Option(help: ArgumentHelp("what goes wrong, and how often", valueName: "spec")) var faults: String?
  @Option(help: ArgumentHelp("a clock that stands still, such as 2026-11-20T15:30:00Z", valueName: "time"))
  var now: String?
  @Option(help: ArgumentHelp("keeps changes in this file", valueName: "file"), completion: .file()) var data: String?

  func run(_ context: Context) throws(Failure) {
    var options = SandboxOptions(seed: seed)
    guard let size = SandboxOptions.Size(rawValue: size) else {
      throw .usage("--size wants small or large, got '\(self.size)'")
    }
    options.size = size
    options.dataFile = data
    if let now {
      guard let clock = SandboxOptions.Clock.fixed(at: now) else {
        throw .usage("--now wants a time such as 2026-11-20T15:30:00Z, got '\(now)'")
      }
      options.clock = clock
    }
    switch context.options.limit {
    case .calls(let count, let seconds)?: options.limit = SandboxOptions.Limit(requests: count, seconds: seconds)
    case CallLimit.none?: options.limit = nil
    case nil: break
    }
    if let faults {
      do { options.faults = try Faults(faults) } catch { throw .usage("--faults: \(error)") }
    }
    // Before anybody can know that it runs.
    Interrupts.listen(.evaluation)
    Interrupts.serve()
    let sandbox: Sandbox
    do { sandbox = try Sandbox(opening: options) } catch { throw Failure(.script, "\(error)") }
    let isTraced = context.options.trace
    let port = Int(port)
    let server: SandboxServer
    do {
      server = try Blocking.wait { () async throws(APIError) in
        do {
          return try await SandboxServer.start(sandbox, port: port) { request in
            guard isTraced else { return }
            let query = request.query.isEmpty ? "" : "?" + request.query
            Streams.error("\(request.status) \(request.method) \(Safe.text(request.path + query))\n")
          }
        } catch {
          throw APIError(.network, "cannot listen on 127.0.0.1:\(port): \(error)")
        }
      }
    } catch {
      throw Failure(.network, error.message)
    }
    let account = sandbox.credentials
    Streams.out(
      """
      address   \(server.address)
      e-mail    \(account.email)
      password  \(account.password)
      site id   \(account.siteId)

      C100_PORTAL=\(server.address) C100_API=\(server.address) C100_EMAIL=\(account.email) \
      C100_PASSWORD='\(account.password)' C100_SITE_ID=\(account.siteId) c100

      """)
    Interrupts.waitForOne()
    _ = try? Blocking.wait { () async throws(APIError) in try? await server.stop() }
  }
}
