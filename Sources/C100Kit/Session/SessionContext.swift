import C100Language
import Comm100

/// What all values of one session share.
///
/// Unchecked: built-ins, which may be shared between threads, hold it, but it is touched on the language's thread only.
public final class SessionContext: @unchecked Sendable {
  /// Makes the client when the first line needs it; throws where there is neither a profile nor a sandbox.
  public typealias Connect = () throws(Raise) -> Client

  private let connect: Connect
  /// The client, once the first line has needed it.
  private(set) var made: Client?
  /// Refuses every write.
  public var isReadOnly = false
  /// Sends reads, and gives for each write the record that it would have produced.
  public var isDryRun = false
  /// Asks the person before a write is sent; nil where nobody is asked.
  public var confirm: ((PlannedRequest) throws(Raise) -> Bool)?
  /// Shows what is not a result: a write that was not sent, a hint.
  public var tell: (String) -> Void = { _ in }
  /// Asks a person for a password, without echo.
  public var askPassword: (String) throws(Raise) -> Secret = { _ throws(Raise) in
    throw Raise(.auth, "nobody is here to type a password", help: ["login(…, password: env(\"C100_PASSWORD\"))"])
  }
  /// Told every secret that a program used, so that no history keeps it.
  public var noteSecret: (Secret) -> Void = { _ in }
  /// Takes secrets out of a statement before `calls` shows it.
  public var maskStatement: (String) -> String = { $0 }
  /// True at the prompt, where a person may be told what they may not know.
  public var isPrompt = false
  package let kept = KeptPages()
  package let costs = CostGuard()
  package let seen = SeenAnswers()
  package let calls = CallList()
  /// The system's zones, for requests that want an offset.
  public let zoneDatabase: ZoneDatabase
  let proofs = SortProofs()
  private var said: Set<String> = []
  /// Equal requests of a script, for the hint to collect.
  var repeats: [String: Int] = [:]

  public init(zones: ZoneDatabase = ZoneDatabase(), connect: @escaping Connect) {
    zoneDatabase = zones
    self.connect = connect
  }

  /// The client; made on first use.
  public func client() throws(Raise) -> Client {
    if let made { return made }
    let client = try connect()
    made = client
    return client
  }

  /// True once something has been asked of the API.
  public var isConnected: Bool { made != nil }

  /// Forgets what earlier answers taught: somebody else is asking now.
  func forgetAnswers() {
    kept.drop()
    seen.forget()
    proofs.forget()
  }

  /// Told of each page that was read: items delivered so far, and the total if known; for a progress line.
  public var onPage: (Int, Int?) -> Void = { _, _ in }
  /// Told of each answer taken from a kept page, with its age; for the trace.
  public var onKept: (String, Duration) -> Void = { _, _ in }

  /// Says a hint once per session, at the prompt, where a person may not know; in a script too if it is for its author.
  func hintOnce(_ key: String, _ text: String, inScripts: Bool = false, _ run: Run, _ span: Span?) {
    guard inScripts || isPrompt && !run.isPlanning, said.insert(key).inserted else { return }
    run.services.hint(text, span)
  }
}
