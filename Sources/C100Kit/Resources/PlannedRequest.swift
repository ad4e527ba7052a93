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
  /// What depends on an earlier answer, in words; empty when all is known.
  public var unknowns: [String] = []

  init(_ request: APIRequest, name: String, unknowns: [String] = []) {
    method = request.method
    target = request.wireTarget
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

/// The value of a call that was planned and not made: its requests, and the model of the answer that nobody has.
public final class PlannedValue: HostValue {
  public let requests: [PlannedRequest]
  /// The answer's model, if it is known.
  let model: Model?

  init(_ requests: [PlannedRequest], model: Model?) {
    self.requests = requests
    self.model = model
  }

  public override var typeName: String { "planned call" }
  public override var text: String { requests.map(\.line).joined(separator: ", then ") }

  /// Whatever is taken from an answer that nobody has is as unknown as the answer.
  public override func member(_ name: String, _ run: Run) throws(Raise) -> Value { .host(self) }
  public override func optionalMember(_ name: String, _ run: Run) throws(Raise) -> Value { .host(self) }
  public override func index(_ key: Value, _ run: Run) throws(Raise) -> Value { .host(self) }
  public override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? { .host(self) }
}
