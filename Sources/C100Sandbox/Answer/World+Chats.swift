import Comm100
import JSONText

/// The list of chats: compact rows, filtered and sorted by their columns, rendered page by page.
extension World {
  func listChats(_ call: Call) throws(Refusal) -> Answer {
    let paging = try Paging(call)
    let includes = try call.includes()
    let table = chats
    let listing = try chatListings.kept(call, self) { () throws(Refusal) -> [Int32] in
      try sorted(try chosen(call, table), call, table)
    }
    return .text(
      paging.envelope(total: wrong(listing.items.count)) { out in
        let range = paging.range(of: listing.items.count)
        out.reserveCapacity(out.count + range.count * 2600)
        for place in range {
          listing.append(place, to: &out) { row, text in
            table.write(table.rows[Int(row)], includes, &text)
          }
        }
      })
  }

  func chat(_ call: Call) throws(Refusal) -> Answer {
    guard let row = chats.row(chat: call.id) else { throw .notFound("chat", call.id) }
    var out: [UInt8] = []
    chats.write(row, [], &out)
    return .text(out)
  }

  func deleteChats(_ call: Call, _ ids: [String]) throws(Refusal) -> Answer {
    var numbers: Set<Int32> = []
    for id in ids {
      guard let row = chats.row(chat: id) else { throw .notFound("chat", id) }
      numbers.insert(row.number)
    }
    removeChats(numbers)
    return .nothing
  }

  // MARK: - Which chats

  private func chosen(_ call: Call, _ table: ChatTable) throws(Refusal) -> [Int32] {
    let span = try TimeSpan(call, now: now)
    let range = table.places(from: span?.from ?? Int.min, through: span?.through ?? Int.max)
    var tests: [(ChatRow) -> Bool] = []
    if let id = call.value("departmentId") {
      let department = Story.departments.indices.first { Text.equal(guid("department", $0), id) }.map(UInt8.init)
      tests.append { $0.department == department }
    }
    if let agent = try call.integer("agentId") {
      tests.append { ($0.agent >= 0 && Int($0.agent) + 1 == agent) || ($0.second >= 0 && Int($0.second) + 1 == agent) }
    }
    if let id = call.value("visitorId") {
      let number = maker("visitor").number(id).flatMap { Int32(exactly: $0) } ?? -1
      tests.append { $0.visitor == number }
    }
    if let id = call.value("categoryId") {
      let topic = Story.topics.indices.first { Text.equal(guid("category", $0), id) }.map(UInt8.init)
      tests.append { $0.flags.contains(.wrapped) && $0.topic == topic }
    }
    for condition in try Condition.read(call) { tests.append(test(condition, table)) }
    if let words = call.value("keywords") { tests.append(mentions(Text.folded(words), table)) }
    guard !tests.isEmpty else { return range.map(Int32.init) }
    return range.filter { place in tests.allSatisfy { $0(table.rows[place]) } }.map(Int32.init)
  }

  /// A test of a chat's visitor, made once for each visitor.
  private func byVisitor(_ table: ChatTable, _ holds: @escaping (Visitor) -> Bool) -> (ChatRow) -> Bool {
    var known: [Int32: Bool] = [:]
    return { row in
      if let answer = known[row.visitor] { return answer }
      let answer = holds(table.visitor(row))
      known[row.visitor] = answer
      return answer
    }
  }

  private func test(_ condition: Condition, _ table: ChatTable) -> (ChatRow) -> Bool {
    switch Text.lowered(condition.field) {
    case "name": return byVisitor(table) { condition.holds(text: $0.name) }
    case "email": return byVisitor(table) { condition.holds(text: $0.email) }
    case "company": return byVisitor(table) { condition.holds(text: $0.company) }
    case "phone": return byVisitor(table) { condition.holds(text: $0.phone) }
    default:
      let campaigns = (0..<ChatMaker.campaigns).map { i in
        condition.holds(text: row("livechat.campaigns", guid("campaign", i))?.fields["name"]?.string ?? "")
      }
      return { campaigns[Int($0.campaign)] }
    }
  }

  /// Keywords look at the visitor, the page and what was said.
  private func mentions(_ needle: String, _ table: ChatTable) -> (ChatRow) -> Bool {
    // The first line of each topic that holds the words: a chat mentions them when it went that far.
    let lines = Story.topics.map { topic in
      topic.lines.firstIndex { Text.contains(Text.folded($0), needle) } ?? Int.max
    }
    let pages = Story.pages.map { Text.contains(Text.folded($0.title), needle) }
    let visitor = byVisitor(table) { visitor in
      [visitor.name, visitor.email, visitor.company].contains { Text.contains(Text.folded($0), needle) }
    }
    return { row in
      let said = row.status == .normal ? Int(row.visitorLines) + Int(row.agentLines) : 1
      return pages[Int(row.page)] || lines[Int(row.topic)] < said || visitor(row)
    }
  }

  private func sorted(_ places: [Int32], _ call: Call, _ table: ChatTable) throws(Refusal) -> [Int32] {
    guard let sorting = try Sorting(call, answerModel(call), options) else {
      // The newest first, as a person expects of a history.
      return places.reversed()
    }
    return ChatOrder(sorting, self).sorted(places, table.rows)
  }
}
