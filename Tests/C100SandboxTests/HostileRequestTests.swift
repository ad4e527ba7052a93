import Comm100
import JSONText
import Testing

@testable import C100Sandbox

/// Calls every endpoint with one argument that it is not made for, the others fitting: the answer is one, and nothing
/// ends.
@Suite("requests that nobody should send")
struct HostileRequestTests {
  private static let texts: [String] = [
    "9223372036854775807", "-9223372036854775808", "-1", "0", "1e400", "nan", "", "\u{0}", "\u{202E}é😀", "0001-01-01",
    "9999-12-31T23:59:59-15:59", "a,b,,", "+99:99", String(repeating: "9", count: 400), "%zz", "../..", "[]",
  ]
  private static let values: [JSON] = [
    .integer(.max), .integer(.min), .integer(-1), JSONNumber("1e400").map(JSON.number) ?? 0, 0.5, "", "\u{0}é😀",
    "9999-12-31T23:59:59-15:59", .string(String(repeating: "9", count: 400)), .null, true, [], [:], [[1, [:]]], [.null],
    ["id": .null],
  ]
  @Test("each part of each request", arguments: Catalog.moduleNames)
  func hostile(name: String) throws {
    let module = try #require(Catalog.module(name))
    let world = World(SandboxOptions(seed: 1, now: Visit.now))
    let token = world.accounts.issue(1, email: "ada@auroratravel.example", now: world.now, lifetime: 600)
    // Each argument gets the next one.
    var turn = 0
    func next<T>(_ values: [T]) -> T {
      turn += 1
      return values[turn % values.count]
    }
    func send(_ endpoint: Endpoint, _ holes: [(String, String)], _ query: [String], _ body: JSON?) {
      var target = endpoint.path
      for (hole, value) in holes { target = target.replacing("{\(hole)}", with: Text.encoded(value)) }
      if !query.isEmpty { target += "?" + query.joined(separator: "&") }
      let reply = world.answer(
        SandboxRequest(
          endpoint.method.rawValue, target,
          headers: [("Authorization", "Bearer " + token), ("Content-Type", "application/json")],
          body: body?.bytes ?? []))
      let isJSON = reply.header("Content-Type")?.hasPrefix("application/json") ?? false
      if !(200...499).contains(reply.status) || isJSON && (try? JSON(reply.body)) == nil {
        Issue.record("\(endpoint.method.rawValue) \(target): \(reply.status)")
      }
    }
    let calls = module.resources.flatMap { resource in resource.endpoints.map { (resource, $0) } }
    // What only reads comes first, while there is something to read.
    for (resource, endpoint) in calls.filter({ !$0.1.isWrite }) + calls.filter({ $0.1.isWrite }) {
      let walk = Walk(world, module, resource, endpoint)
      let (holes, query, body) = (walk.arguments(), walk.query(), walk.body())
      for i in holes.indices {
        var changed = holes
        changed[i].1 = next(Self.texts)
        send(endpoint, changed, query, body)
      }
      for parameter in endpoint.parameters {
        let others = query.filter { !$0.hasPrefix(parameter.name + "=") }
        send(endpoint, holes, others + ["\(parameter.name)=\(Text.encoded(next(Self.texts)))"], body)
      }
      guard let body else { continue }
      send(endpoint, holes, query, next(Self.values))
      guard let object = body.object ?? body.list?.first?.object else { continue }
      for key in object.keys {
        var changed = object
        changed[key] = next(Self.values)
        send(endpoint, holes, query, body.list == nil ? .object(changed) : .list([.object(changed)]))
      }
    }
  }
}
