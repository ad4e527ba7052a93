import Comm100
import JSONText

/// The list of chats: compact rows, filtered and sorted by their columns, rendered page by page.
extension World {
  func listChats(_ call: Call) throws(Refusal) -> Answer {
    let paging = try Paging(call)
    let includes = try call.includes()
    let table = chats
    let places = try keptPlaces(call, table)
    let range = paging.range(of: places.count)
    return .text(
      paging.envelope(total: wrong(places.count)) { out in
        out.reserveCapacity(range.count * 3000)
        for i in range {
          if i > range.lowerBound { out.append(0x2C) }
          table.append(table.rows[Int(places[i])], including: includes, to: &out)
        }
      })
  }

  func chat(_ call: Call) throws(Refusal) -> Answer {
    guard let row = chats.row(chat: call.id) else { throw .notFound("chat", call.id) }
    var out: [UInt8] = []
    chats.append(row, including: [], to: &out)
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

  private func keptPlaces(_ call: Call, _ table: ChatTable) throws(Refusal) -> [Int32] {
    let key = Self.listingKey(call) + "@\(Moment.dayStart(now))"
    if let kept = keptChats.first(where: { $0.key == key && $0.version == version }) { return kept.places }
    let places = try sorted(try chosen(call, table), call, table)
    keptChats.removeAll { $0.version != version }
    if keptChats.count >= 16 { keptChats.removeFirst() }
    keptChats.append(KeptPlaces(key: key, version: version, places: places))
    return places
  }

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
    let rows = table.rows
    func by(_ key: (ChatRow) -> Int) -> [Int32] { ordered(places, sorting.isDescending) { key(rows[Int($0)]) } }
    switch sorting.field {
    case "startTime": return by { $0.started }
    case "endTime": return by { $0.ended }
    case "requestedTime": return by { $0.requested }
    case "avgResponseTime": return by { $0.status == .normal ? Int($0.response) : -1 }
    case "visitorMessagesCount": return by { Int($0.visitorLines) }
    case "agentMessagesCount": return by { Int($0.agentLines) }
    case "ifQueued": return by { $0.flags.contains(.queued) ? 1 : 0 }
    case "ifAudioChatHappened": return by { $0.flags.contains(.audio) ? 1 : 0 }
    case "ifVideoChatHappened": return by { $0.flags.contains(.video) ? 1 : 0 }
    case "status": return by { [1, 2, 0][[ChatRow.Status.normal, .refused, .missed].firstIndex(of: $0.status) ?? 0] }
    case "source": return by { [1, 0, 2][Int($0.source.rawValue)] }
    case "lastMessageSentBy": return by { $0.status != .normal || $0.flags.contains(.visitorLast) ? 1 : 0 }
    case "botId": return by { $0.flags.contains(.bot) ? 1 : 0 }
    case "requestingPageTitle": return by { Self.rank(Story.pages.map(\.title))[Int($0.page)] }
    case "requestingPageURL": return by { Self.rank(Story.pages.map(\.path))[Int($0.page)] }
    case "campaignId":
      let ranks = Self.rank((0..<ChatMaker.campaigns).map { guid("campaign", $0) })
      return by { ranks[Int($0.campaign)] }
    case "autoInvitationId", "offlineMessageId":
      return by {
        sorting.field == "autoInvitationId"
          ? ($0.source == .autoInvitation ? 1 : 0) : $0.flags.contains(.leftMessage) ? 1 : 0
      }
    default:
      return by { table.rank($0, session: sorting.field == "sessionId") }
    }
  }

  /// A stable order by a whole number.
  private func ordered(_ places: [Int32], _ isDescending: Bool, _ key: (Int32) -> Int) -> [Int32] {
    var pairs = places.enumerated().map { (key: key($1), at: $0) }
    if isDescending {
      pairs.sort { $0.key != $1.key ? $0.key > $1.key : $0.at < $1.at }
    } else {
      pairs.sort { $0.key != $1.key ? $0.key < $1.key : $0.at < $1.at }
    }
    return pairs.map { places[$0.at] }
  }

  /// The place of each text in their order.
  private static func rank(_ texts: [String]) -> [Int] {
    let order = texts.indices.sorted { Text.folded(texts[$0]) < Text.folded(texts[$1]) }
    var ranks = Array(repeating: 0, count: texts.count)
    for (rank, at) in order.enumerated() { ranks[at] = rank }
    return ranks
  }
}

/// The chats of a query, remembered while its pages are turned.
struct KeptPlaces {
  let key: String
  let version: Int
  let places: [Int32]
}
