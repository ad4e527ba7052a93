import C100Language
import Comm100
import JSONText

/// A request that was asked about, or not sent because of `--dry-run`: what would go over the wire.
public struct PlannedRequest {
  public var method: HTTPMethod
  /// Path and query, percent-encoded; without the origin, and as documented.
  public var target: String
  public var body: RequestBody?
  public var side: HostSide
  /// `agents.update`
  public var name: String
  /// What the body lacks that an earlier answer has, in words; empty when all is known.
  public var unknowns: [String] = []
  /// What the marks in it stand for: `{id} is agents.list().first().id`.
  public var notes: [String] = []

  init(_ request: APIRequest, name: String, unknowns: [String] = [], standIns: StandIns = StandIns()) {
    method = request.method
    target = standIns.shown(request.wireTarget)
    notes = standIns.notes
    body = request.body
    side = request.side
    self.name = name
    self.unknowns = unknowns
  }

  /// True for a call on several records at once: `deleteMany`, `updateMany`.
  public var touchesMany: Bool { name.hasSuffix("Many") }

  /// `PUT /api/v3/globalSettings/agents/68`
  public var line: String { "\(method.rawValue) \(target)" }
}

/// The value of a call that was planned and not made: its requests, and what is known of the answer that nobody has.
public final class PlannedValue: PlannedAnswer {
  public let requests: [PlannedRequest]
  private let answerModel: Model?
  private let origin: ModelOrigin?
  /// The answers that it needs first.
  let standIns: StandIns

  init(_ requests: [PlannedRequest], model: Model?, origin: ModelOrigin? = nil, standIns: StandIns = StandIns()) {
    self.requests = requests
    answerModel = model
    self.origin = origin
    self.standIns = standIns
  }

  public override var typeName: String { "planned call" }
  public override var text: String { requests.map(\.line).joined(separator: ", then ") }
  override public var model: Model? { answerModel }
  override var recordOrigin: ModelOrigin? { origin }
  override var callName: String { requests.last?.name ?? "" }

  override func explanation(_ run: Run, goesOn: Bool) -> Explanation {
    Explanation([standIns.explanation(run), Explanation(self, goesOn: goesOn)])
  }

  override func requests(_ run: Run) -> [PlannedRequest] { standIns.requests(run) + requests }
}
