import C100Kit
import C100Language
import C100Sandbox
import Comm100
import Glibc
import LineEditor
import SandboxServer

/// A session with the process around it: what the prompt, a script and `-e` evaluate in.
final class Workbench {
  let options: Options
  let identity: Identity
  let display: Display
  let services: ShellServices
  let isPrompt: Bool
  let trace: Trace
  /// True when the sandbox answers, asked for or because there is no profile.
  let usesSandbox: Bool
  private let door = SandboxDoor()
  private let limits: Limits

  private(set) lazy var session: Session = makeSession()

  init(_ options: Options, _ identity: Identity, arguments: [String], isPrompt: Bool) throws(Failure) {
    self.options = options
    self.identity = identity
    self.isPrompt = isPrompt
    limits = try options.limits(isPrompt: isPrompt)
    usesSandbox = identity.isSandbox || isPrompt && !identity.hasHome
    display = Display(options, isPrompt: isPrompt)
    var zone = ZoneReference.utc
    if let name = identity.zone {
      guard let found = KnownZones().zone(named: name) else {
        let near = TimeZones.nearest(name)
        throw Failure(
          .usage, "there is no time zone '\(name)'",
          help: near.isEmpty ? [] : ["did you mean \(near.joined(separator: ", "))?"])
      }
      zone = found
    }
    services = ShellServices(arguments: arguments, zone: zone, display: display)
    // Where nobody looks, as in cron, whatever is written is taken for trouble.
    services.tellsSaves = isPrompt && !options.quiet
    services.showsHints = !options.quiet && (isPrompt || Screen.isTerminal(2))
    trace = Trace(isOn: options.trace, display.messages)
    // What is wrong with the place is said before anything runs.
    if !usesSandbox, identity.hasHome { _ = try identity.home() }
    if let limit = options.limit, limit != .calls(300, seconds: 300), !usesSandbox, identity.hasHome,
      try !identity.home().api.isLoopback
    {
      throw .usage("--limit is for loopback origins only: the API's limit is 300 calls in 5 minutes")
    }
  }

  private func makeSession() -> Session {
    let session = Session(services: services, limits: limits, functions: isPrompt ? ShellBuiltins.all : []) {
      [unowned self] () throws(Raise) in try connect()
    }
    // The process ends with its script.
    session.interpreter.leavesVariables = !isPrompt
    let context = session.context
    context.isReadOnly = options.readOnly
    context.isDryRun = options.dryRun
    context.isPrompt = isPrompt
    context.kept.isOn = isPrompt
    context.seen.isOn = isPrompt
    context.tell = { [display] in display.tell(Safe.lines($0) + "\n") }
    context.askPassword = { [options] question throws(Raise) in try Ask.password(question, options) }
    return session
  }

  /// Ends the connections.
  func close() {
    session.close()
    door.close()
  }

  // MARK: - Connecting

  private func connect() throws(Raise) -> Client {
    let calls = session.context.calls
    var clientOptions = ClientOptions()
    if let timeout = options.timeout { clientOptions.timeout = .milliseconds(Int(timeout * 1000)) }
    clientOptions.waitsForLimit = !options.noWait
    switch options.limit {
    case .calls(let count, let seconds)?: clientOptions.limit = Comm100.CallLimit(calls: count, per: .seconds(seconds))
    case CallLimit.none?: clientOptions.limit = nil
    case nil: break
    }
    let trace = trace
    let progress = progress
    clientOptions.observer = { event in
      if case .finished(let exchange) = event { calls.note(exchange) }
      if trace.isOn { progress.clear() }
      trace.note(event)
      progress.note(event)
    }
    if usesSandbox { return try sandboxClient(clientOptions) }
    guard identity.hasHome else {
      throw Raise(
        .auth, "nobody is logged in, so there is no API to ask",
        help: ["c100 login makes a profile", "--sandbox uses the built-in emulation of the API"])
    }
    let home: Home
    do throws(Failure) { home = try identity.home() } catch { throw Raise(.value, error.message, help: error.help) }
    if let state = Paths.stateFolder, Paths.makeFolder(state) { clientOptions.ledgerDirectory = state }
    var transport = TransportOptions()
    transport.extraRoots = options.ca
    return Client(
      home: home, access: access(), transport: HTTPTransport(transport), options: clientOptions)
  }

  /// Who the session is; a person may be asked for the password that nothing tells.
  private func access() -> Access {
    if case .none = identity.access, identity.token == nil, let email = identity.email, let site = identity.site,
      isPrompt || Screen.isTerminal(0)
    {
      let options = options
      return .password(
        email: email,
        password: .ask { () async throws(APIError) in
          do throws(Raise) {
            return try Ask.password("password of \(email): ", options)
          } catch {
            throw APIError(.auth, error.message)
          }
        }, siteId: site)
    }
    return identity.access
  }

  private func sandboxClient(_ clientOptions: ClientOptions) throws(Raise) -> Client {
    let sandbox = Sandbox()
    let account = sandbox.credentials
    let access = Access.password(
      email: account.email, password: .given(Secret(account.password)), siteId: String(account.siteId))
    // At the prompt over real HTTP, so that what is taught is what is sent; elsewhere without a detour.
    let address = isPrompt ? try door.open(sandbox) : "http://127.0.0.1:9"
    let home: Home
    do { home = try Home(portal: address, api: address) } catch { throw Raise(.network, error.message) }
    let transport: any Transport = isPrompt ? HTTPTransport() : SandboxTransport(sandbox)
    return Client(home: home, access: access, transport: transport, options: clientOptions)
  }

  let progress = ProgressLine()

  // MARK: - Evaluating

  /// Evaluates a text and shows what is to be shown.
  ///
  /// - Parameter shows: every expression statement's value (`all`), the last one, or nothing.
  func evaluate(
    _ source: Source, mode: SourceMode, shows: Shown, onValue: @escaping (Value, Span) -> Void = { _, _ in }
  )
    -> ExitStatus
  {
    let interpreter = session.interpreter
    Cancellation.shared.begin(interpreter.cancellation)
    progress.begin(isOn: !options.quiet && !options.plain && Screen.isTerminal(2) && !Screen.isDumb)
    display.beforeWriting = { [progress] in progress.clear() }
    display.onPager = { [progress] in progress.pause($0) }
    defer {
      progress.end()
      Cancellation.shared.end()
    }
    do {
      switch shows {
      case .nothing:
        try session.evaluate(source, mode: mode)
      case .last:
        let value = try session.evaluate(source, mode: mode)
        try interpreter.perform { run throws(Raise) in try display.show(value, run) }
      case .all:
        try session.evaluate(source, mode: mode) { [display] value, span, run throws(Raise) in
          onValue(value, span)
          try display.show(value, run)
        }
      }
      return .success
    } catch {
      return report(error)
    }
  }

  /// Shows something outside of an entry, such as the next rows of a listing.
  func showing(_ body: (Run) throws(Raise) -> Void) -> ExitStatus {
    Cancellation.shared.begin(session.interpreter.cancellation)
    defer { Cancellation.shared.end() }
    do {
      try session.interpreter.perform { run throws(Raise) in try body(run) }
      return .success
    } catch {
      return report(error)
    }
  }

  enum Shown { case all, last, nothing }

  /// Shows why there is no value, and gives the status that tells it.
  func report(_ failure: EvaluationFailure) -> ExitStatus {
    progress.clear()
    switch failure {
    case .syntax(let diagnostics):
      display.report(diagnostics)
      let isTooDeep = diagnostics.contains { if case .tooDeep = $0.kind { true } else { false } }
      return isTooDeep ? .script : .usage
    case .raised(let raise):
      switch raise.kind {
      case .cancelled:
        if isPrompt { display.tell("\(stopWord ?? "interrupted")\n") }
        stopWord = nil
        return .interrupted
      case .exit(let status):
        requestedExit = Int32(truncatingIfNeeded: status & 0xFF)
        return .success
      default:
        display.report(raise)
        return ExitStatus(raise.kind)
      }
    }
  }

  /// Set when a person said no: what ends then is no interrupt.
  var stopWord: String?

  /// Set by `exit(status)`.
  private(set) var requestedExit: Int32?
}

/// The sandbox's HTTP door, opened on first use.
final class SandboxDoor {
  private var server: SandboxServer?

  func open(_ sandbox: Sandbox) throws(Raise) -> String {
    let server = try Blocking.wait { () async throws(APIError) in
      do {
        return try await SandboxServer.start(sandbox)
      } catch {
        throw APIError(.network, "the sandbox cannot listen on 127.0.0.1: \(error)")
      }
    }
    self.server = server
    return server.address
  }

  func close() {
    guard let server else { return }
    self.server = nil
    try? Blocking.wait { () async throws(APIError) in try? await server.stop() }
  }
}
