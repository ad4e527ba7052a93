import JSONText
import Testing

@testable import C100Sandbox

/// Relations that are told on both sides, after any sequence of writes.
@Suite("relations hold")
struct RelationTests {
  private struct Relation {
    let one: String
    let field: String
    let other: String
    let back: String
  }

  private static let relations: [Relation] = [
    Relation(one: "agents", field: "roleIds", other: "roles", back: "agentIds"),
    Relation(one: "agents", field: "departmentIds", other: "departments", back: "agentIds"),
    Relation(one: "agents", field: "shiftIds", other: "shifts", back: "agentIds"),
    Relation(one: "departments", field: "shiftIds", other: "shifts", back: "departmentIds"),
  ]

  private let visit = Visit()
  private let base = "/api/v3/globalSettings/"

  private func rows(_ name: String) throws -> [JSON] {
    let answer = try visit.get(base + name + (name == "agents" ? "?pageSize=500" : ""))
    return answer[name]?.list ?? answer.list ?? []
  }

  private func texts(_ list: JSON?) -> [String] { (list?.list ?? []).map { $0.string ?? $0.text } }

  /// What does not agree.
  private func problems() throws -> [String] {
    var problems: [String] = []
    for relation in Self.relations {
      func pairs(_ name: String, _ field: String) throws -> [(String, String)] {
        try rows(name).flatMap { row in texts(row[field]).map { (row["id"]?.string ?? row["id"]?.text ?? "", $0) } }
      }
      let forth = try pairs(relation.one, relation.field).map { "\($0.0) - \($0.1)" }
      let back = try pairs(relation.other, relation.back).map { "\($0.1) - \($0.0)" }
      if Set(forth).count != forth.count { problems.append("\(relation.one).\(relation.field) doubles") }
      if Set(forth) != Set(back) {
        let lost = Set(forth).symmetricDifference(back)
        problems.append("\(relation.one).\(relation.field) and \(relation.other).\(relation.back): \(lost.sorted())")
      }
    }
    return problems
  }

  @Test("on both sides, after each of a hundred random writes", arguments: [1, 2])
  func random(seed: UInt64) throws {
    var random = Random(seed, "relations")
    #expect(try problems().isEmpty)
    for step in 0..<50 {
      let name = random.pick(["agents", "roles", "departments", "shifts"])
      let all = try rows(name)
      let row = all.isEmpty ? JSON.null : random.pick(all)
      let id = row["id"]?.string ?? row["id"]?.text ?? ""
      var body = JSONObject([("name", .string("Row \(seed) \(step)"))])
      if name == "agents" {
        body = ["firstName": "A", "lastName": "B", "email": .string("a\(seed).\(step)@auroratravel.example")]
      }
      if name == "shifts" { body = row.object ?? body }
      for relation in Self.relations {
        let (field, other) =
          relation.one == name
          ? (relation.field, relation.other) : relation.other == name ? (relation.back, relation.one) : ("", "")
        guard !field.isEmpty else { continue }
        let ids = try rows(other).compactMap { $0["id"] }
        body[field] = .list(random.sample(ids, random.below(4)))
      }
      let draw = random.below(10)
      let path = base + name
      let reply =
        draw < 4
        ? visit.send("PUT", "\(path)/\(id)", .object(body))
        : draw < 8 ? visit.send("POST", path, .object(body)) : visit.send("DELETE", "\(path)/\(id)")
      #expect(reply.status < 500)
      let found = try problems()
      #expect(found.isEmpty, "step \(step), \(draw) \(name) \(id), \(reply.status): \(found)")
      if !found.isEmpty { return }
    }
  }

  @Test("an id that nobody has is refused by the name of its field")
  func unknown() throws {
    let body: JSON = [
      "firstName": "A", "lastName": "B", "email": "x@auroratravel.example", "departmentIds": ["no-such-department"],
    ]
    #expect(try visit.refusal("POST", base + "agents", body, status: 400).contains("'departmentIds'"))
    #expect(
      try visit.refusal(
        "PUT", base + "roles/" + (texts(.list(rows("roles").compactMap { $0["id"] }))[2]),
        ["name": "x", "agentIds": [4711]], status: 400
      ).contains("'agentIds'"))
  }
}
