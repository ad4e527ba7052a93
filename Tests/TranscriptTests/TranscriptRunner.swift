import C100Kit
import C100Language
import C100Render
import C100Sandbox
import Comm100

/// Runs the entries of one transcript, one after the other, as the prompt would.
struct TranscriptRunner {
  let name: String
  /// Saturday, 2026-11-21 10:00 UTC.
  static let now = 1_795_255_200

  func run(_ text: String) -> String {
    let thread = LanguageThread()
    return thread.perform { perform(text) }
  }

  /// Runs a whole script as `c100 FILE` does, and gives what it printed, with its error at the end.
  func runScript(_ text: String, arguments: [String]) -> String {
    let thread = LanguageThread()
    return thread.perform {
      let sandbox = Sandbox(SandboxOptions(seed: 1, now: TranscriptRunner.now))
      let source = Source(name: name, text: text)
      let table = BuiltinTable(Library.builtins + [renderBuiltins])
      let declared = DeclaredOptions([source], functionParameters: table.functionParameters)
      let taken = declared.isOpen ? nil : try? ScriptArguments(arguments, declared.all, isOpen: false)
      let services = TranscriptServices(now: TranscriptRunner.now, arguments: arguments, taken: taken)
      let session = Session(services: services) { () throws(Raise) in try TranscriptRunner.client(sandbox) }
      session.context.tell = { services.printed += $0 + "\n" }
      do throws(EvaluationFailure) {
        try session.evaluate(source, mode: .script)
      } catch {
        if case .raised(let raise) = error, case .exit(let status) = raise.kind {
          services.printed += "(status \(status))\n"
        } else {
          services.printed += TranscriptRunner.drawn(error)
        }
      }
      return services.printed
    }
  }

  private func perform(_ text: String) -> String {
    let sandbox = Sandbox(SandboxOptions(seed: 1, now: TranscriptRunner.now))
    let setting = TranscriptSetting(text)
    let services = TranscriptServices(now: TranscriptRunner.now, arguments: setting.arguments, input: setting.input)
    var calls: CallList?
    let session = Session(services: services, limits: setting.limits) { () throws(Raise) in
      try TranscriptRunner.client(sandbox, calls)
    }
    session.context.isReadOnly = setting.isReadOnly
    let folder = setting.hasFolder ? TranscriptFolder() : nil
    defer { folder?.leave() }
    services.hasFolder = folder != nil
    calls = session.context.calls
    let presenter = Presenter(Look(TerminalFacts(width: 80, isTerminal: true), theme: .none, longestString: 200))
    session.context.tell = { services.printed += $0 + "\n" }
    let table = session.interpreter.table
    let transcript = Transcript(text) { source in
      Parser.parse(
        Source(name: name, text: source), mode: .prompt, functionParameters: table.functionParameters
      ).isIncomplete
    }
    var outcomes: [Transcript.Outcome] = []
    for entry in transcript.entries {
      services.printed = ""
      sandbox.clearLog()
      var outcome = Transcript.Outcome()
      do throws(EvaluationFailure) {
        if setting.isChecked {
          try check(entry.source, session, isReadOnly: setting.isReadOnly)
        } else {
          try evaluate(entry.source, session, presenter, services)
        }
      } catch {
        outcome.refused = TranscriptRunner.drawn(error)
      }
      outcome.printed = services.printed
      outcome.sent = sandbox.log.filter { !$0.path.contains("jwttoken") }.map(TranscriptRunner.line)
      outcomes.append(outcome)
    }
    return transcript.text(outcomes)
  }

  /// As `c100 check` and `c100 check --read-only` do.
  private func check(_ text: String, _ session: Session, isReadOnly: Bool) throws(EvaluationFailure) {
    let found = Checker.check(
      Source(name: name, text: text), knowledge: CatalogKnowledge(session.interpreter.table),
      options: .init(readOnly: isReadOnly))
    if !found.isEmpty { throw .syntax(found) }
  }

  private func evaluate(
    _ text: String, _ session: Session, _ presenter: Presenter, _ services: TranscriptServices
  ) throws(EvaluationFailure) {
    let source = Source(name: name, text: text)
    try session.evaluate(source, mode: .prompt) { value, _, run throws(Raise) in
      let bytes = try TextSink.collect { sink throws(Raise) in try presenter.show(value, to: sink, run) }
      services.printed += String(decoding: bytes, as: UTF8.self)
    }
  }

  private static func drawn(_ failure: EvaluationFailure) -> String {
    // Wide: a message is one line here, so that it can be looked for.
    let facts = TerminalFacts(width: 400, isTerminal: true)
    switch failure {
    case .syntax(let diagnostics): return DiagnosticText.draw(diagnostics, facts, .none)
    case .raised(let raise): return DiagnosticText.draw(raise, facts, .none)
    }
  }

  private static func line(_ request: LoggedRequest) -> String {
    "\(request.method) \(request.path)" + (request.query.isEmpty ? "" : "?" + request.query)
  }

  /// - Parameter calls: notes what is sent.
  static func client(_ sandbox: Sandbox, _ calls: CallList? = nil) throws(Raise) -> Client {
    do {
      let home = try Home(portal: "http://127.0.0.1:1", api: "http://127.0.0.1:1")
      var options = ClientOptions()
      options.limit = nil
      options.pagesAhead = 0
      options.observer = { event in if case .finished(let exchange) = event { calls?.note(exchange) } }
      let credentials = sandbox.credentials
      return Client(
        home: home,
        access: .password(
          email: credentials.email, password: .given(Secret(credentials.password)), siteId: "\(credentials.siteId)"),
        transport: SandboxTransport(sandbox), options: options)
    } catch {
      throw Raise(.network, "the sandbox has no home: \(error)")
    }
  }
}

/// A program's surroundings in a transcript: printed text is collected, the clock stands still.
final class TranscriptServices: Services, SavesFiles {
  var printed = ""
  private let seconds: Int
  private let table = KnownZones()

  /// As they came: the files among them may be used.
  private let given: [String]
  private let taken: ScriptArguments?

  /// True in a folder of its own, where everything may be read and written.
  var hasFolder = false
  private var input: ArraySlice<UInt8>

  init(now: Int, arguments: [String] = [], taken: ScriptArguments? = nil, input: [UInt8] = []) {
    seconds = now
    given = arguments
    self.taken = taken
    self.input = input[...]
  }

  override func readInput(_ maximum: Int, _ run: Run) throws(Raise) -> [UInt8] {
    let bytes = Array(input.prefix(maximum))
    input = input.dropFirst(maximum)
    return bytes
  }

  override var arguments: [String] { taken?.rest ?? given }
  override var scriptArguments: ScriptArguments? { taken }

  /// Only what the test itself named.
  func checkSave(_ path: String) throws(Raise) {
    guard hasFolder || given.contains(path) else { throw Raise(.io, "cannot write '\(path)' here") }
  }

  override func readFile(_ path: String, _ run: Run) throws(Raise) -> [UInt8] {
    guard hasFolder || given.contains(path), let bytes = Files.bytes(path) else { return try super.readFile(path, run) }
    return bytes
  }

  override func load(_ path: String, from importer: Source) throws(Raise) -> Source {
    guard hasFolder, let text = Files.read(path) else { return try super.load(path, from: importer) }
    return Source(name: path, text: text)
  }

  override func print(_ values: [Value], _ run: Run) throws(Raise) {
    let bytes = try TextSink.collect { sink throws(Raise) in
      try Show.print(values, to: sink, Look(TerminalFacts(width: 80, isTerminal: true), theme: .none), run)
    }
    printed += String(decoding: bytes, as: UTF8.self)
  }

  override func now() -> (seconds: Int, nanoseconds: Int) { (seconds, 0) }
  override func monotonicNanoseconds() -> UInt64 { 0 }
  override var zones: any Zones { table }
  override func hint(_ message: String, _ span: Span?) { printed += "hint: \(message)\n" }
}
