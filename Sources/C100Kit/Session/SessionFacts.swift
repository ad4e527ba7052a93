import C100Language
import Comm100

/// What `session` tells: who is asked, and what is left to ask. No token, no password.
package enum SessionFacts {
  package static let names = ["site", "agent", "host", "expiresAt", "callsLeft"]

  /// The facts of this moment; null for what nobody knows, and for the calls where there is no limit.
  static func value(of client: Client) -> Value {
    let values: [Value] = [
      client.access.siteId.flatMap { Int($0) }.map(Value.integer) ?? .null,
      Value(client.access.email),
      .text(client.home.api.description),
      client.expiresAt.map { .time(TimeValue(seconds: Int($0.components.seconds))) } ?? .null,
      client.requestsLeft.map(Value.integer) ?? .null,
    ]
    return .object(ObjectValue(Array(zip(names, values))))
  }
}
