import C100Kit
import C100Language
import C100Sandbox
import Comm100

/// A session on a sandbox of its own, on the language's thread.
enum Visit {
  /// Saturday, 2026-11-21 10:00 UTC.
  static let now = 1_795_255_200

  final class Clockwork: Services {
    private let known = KnownZones()
    override func now() -> (seconds: Int, nanoseconds: Int) { (Visit.now, 0) }
    override var zones: any Zones { known }
  }

  static func client(_ sandbox: Sandbox, limit: CallLimit? = .standard) throws(Raise) -> Client {
    do throws(HomeError) {
      let home = try Home(portal: "http://127.0.0.1:1", api: "http://127.0.0.1:1")
      var options = ClientOptions()
      options.limit = limit
      options.pagesAhead = 0
      let credentials = sandbox.credentials
      return Client(
        home: home,
        access: .password(
          email: credentials.email, password: .given(Secret(credentials.password)), siteId: "\(credentials.siteId)"),
        transport: SandboxTransport(sandbox), options: options)
    } catch {
      throw Raise(.network, "no home: \(error)")
    }
  }

  /// Runs `body` with a fresh session and its sandbox.
  ///
  /// - Parameter limit: nil for a test that sends more than 300 requests.
  static func session<R>(
    _ options: SandboxOptions? = nil, limit: CallLimit? = .standard, _ body: (Session, Sandbox) throws -> R
  ) throws -> R {
    let thread = LanguageThread()
    let result: Result<R, any Error> = thread.perform {
      let sandbox = Sandbox(options ?? SandboxOptions(seed: 1, now: Visit.now))
      let session = Session(services: Clockwork()) { () throws(Raise) in try client(sandbox, limit: limit) }
      return Result { try body(session, sandbox) }
    }
    return try result.get()
  }
}
