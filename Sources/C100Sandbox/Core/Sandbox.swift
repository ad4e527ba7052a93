import Comm100
import JSONText
import Synchronization

/// The API in a box: a made-up company's site that answers as the documentation says, without a network.
///
/// ```swift
/// let sandbox = Sandbox(SandboxOptions(seed: 1, now: 1_795_132_800))
/// let reply = sandbox.answer(SandboxRequest("GET", "/api/v3/globalSettings/agents", headers: …))
/// ```
/// Any thread may ask; answers are made one at a time. The same seed and the same clock give the same bytes.
public final class Sandbox: Sendable {
  public let options: SandboxOptions
  /// The e-mail, password and site of the account that may do everything.
  public let credentials: SandboxCredentials
  private let state: Mutex<State>

  // The world is reached through the lock alone, and nothing of it leaves.
  private struct State: @unchecked Sendable {
    let world: World
    var log = RequestLog()
    var limit: RequestLimit?
    var mischief: Mischief
    var file: DataFile?
  }

  /// - Throws: `DataFile.Failure` when the data file exists and cannot be read.
  public init(opening options: SandboxOptions) throws {
    self.options = options
    credentials = SandboxCredentials(
      email: "\(Story.agents[0].mail)@\(Story.domain)", password: Story.password, siteId: Story.siteId,
      apiKey: Story.apiKey)
    let file = options.dataFile.map { DataFile(path: $0) }
    let world = try World.open(options, file)
    state = Mutex(
      State(
        world: world, limit: options.limit.map { RequestLimit($0) },
        mischief: Mischief(options.faults, seed: options.seed), file: file))
  }

  /// A sandbox that keeps nothing across runs.
  public init(_ options: SandboxOptions = SandboxOptions()) {
    var options = options
    options.dataFile = nil
    self.options = options
    credentials = SandboxCredentials(
      email: "\(Story.agents[0].mail)@\(Story.domain)", password: Story.password, siteId: Story.siteId,
      apiKey: Story.apiKey)
    state = Mutex(
      State(
        world: World(options), limit: options.limit.map { RequestLimit($0) },
        mischief: Mischief(options.faults, seed: options.seed)))
  }

  /// Answers one request.
  public func answer(_ request: SandboxRequest) -> SandboxReply {
    state.withLock { state in
      let time = state.world.time
      let before = state.world.version
      var reply =
        state.mischief.instead(of: request, state.world)
        ?? (state.limit?.admits(request.client, at: time) == false ? Self.overLimit(state.limit) : nil)
        ?? state.world.answer(request)
      if state.world.version != before, let why = state.file?.save(state.world) {
        reply = .refusal(500, "The change holds until the sandbox ends, but could not be kept: \(why).")
      }
      state.mischief.spoil(&reply, request)
      state.log.add(request, reply.status, time)
      return reply
    }
  }

  private static func overLimit(_ limit: RequestLimit?) -> SandboxReply {
    let requests = limit?.limit.requests ?? 0
    let seconds = limit?.limit.seconds ?? 0
    return World.reply(
      Refusal(
        403, "The request limit is exceeded: \(requests) requests in \(seconds) seconds from one address.",
        code: 403_001))
  }

  /// The requests answered so far, oldest first; the last 10,000 are kept.
  public var log: [LoggedRequest] { state.withLock { $0.log.entries } }

  /// Seconds since 1970, by the sandbox's clock.
  public var now: Double { state.withLock { $0.world.time } }

  public func clearLog() { state.withLock { $0.log.clear() } }

  /// A token of the account in `credentials`, as a login gives it; not in the log.
  public func token() -> String {
    state.withLock { state in
      let world = state.world
      return world.accounts.issue(1, email: credentials.email, now: world.now, lifetime: world.tokenLifetime)
    }
  }
}

/// The last requests.
private struct RequestLog {
  private static let most = 10_000
  private(set) var entries: [LoggedRequest] = []

  mutating func add(_ request: SandboxRequest, _ status: Int, _ time: Double) {
    if entries.count >= 2 * Self.most { entries.removeFirst(entries.count - Self.most) }
    let cut = request.target.firstIndex(of: "?")
    entries.append(
      LoggedRequest(
        method: request.method, path: String(request.target[..<(cut ?? request.target.endIndex)]),
        query: cut.map { String(request.target[request.target.index(after: $0)...]) } ?? "", status: status, time: time,
        client: request.client))
  }

  mutating func clear() { entries = [] }
}
