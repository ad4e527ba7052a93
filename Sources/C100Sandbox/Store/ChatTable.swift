import JSONText

/// All chats, as compact rows in the order of their requests, and their JSON.
final class ChatTable {
  private(set) var rows: [ChatRow]
  /// Places by the number behind the identifier.
  private var places: [Int32: Int] = [:]
  private unowned let world: World
  private let chatIds: GuidMaker
  private let sessionIds: GuidMaker
  private let visitorIds: GuidMaker
  private var segmentTexts: [String: [UInt8]] = [:]
  private var departmentIds: [String] = []
  private var campaignIds: [String] = []
  private(set) var deleted: [Int32] = []

  init(_ world: World) {
    self.world = world
    chatIds = world.maker("chat")
    sessionIds = world.maker("session")
    visitorIds = world.maker("visitor")
    let maker = ChatMaker(
      seed: world.seed, isLarge: world.options.size == .large, anchor: world.anchor, now: world.origin)
    let made = maker.make()
    let gone = world.deletedChats
    rows = gone.isEmpty ? made : made.filter { !gone.contains($0.number) }
    deleted = gone.sorted()
    departmentIds = Story.departments.indices.map { world.guid("department", $0) }
    campaignIds = (0..<ChatMaker.campaigns).map { world.guid("campaign", $0) }
    index()
  }

  private func index() {
    places.removeAll(keepingCapacity: true)
    places.reserveCapacity(rows.count)
    for (i, row) in rows.enumerated() { places[row.number] = i }
  }

  // MARK: - Finding

  func id(_ row: ChatRow) -> String { chatIds.text(Int(row.number)) }
  func sessionId(_ row: ChatRow) -> String { sessionIds.text(Int(row.number)) }
  func visitorId(_ row: ChatRow) -> String { visitorIds.text(Int(row.visitor)) }
  func departmentId(_ row: ChatRow) -> String { departmentIds[Int(row.department)] }
  func campaignId(_ row: ChatRow) -> String { campaignIds[Int(row.campaign)] }

  func row(chat id: String) -> ChatRow? { found(chatIds, id) }
  func row(session id: String) -> ChatRow? { found(sessionIds, id) }

  private func found(_ maker: GuidMaker, _ id: String) -> ChatRow? {
    maker.number(id).flatMap { Int32(exactly: $0) }.flatMap { places[$0] }.map { rows[$0] }
  }

  /// The places of the chats that were requested in a span of seconds.
  func places(from: Int, through: Int) -> Range<Int> {
    let low = rows.firstPlace { $0.requested >= from }
    return low..<max(low, rows.firstPlace { $0.requested > through })
  }

  /// When a visitor asked for a chat for the first time; nil for never.
  func first(of visitor: Int) -> Int? { rows.first { Int($0.visitor) == visitor }?.requested }

  func remove(_ numbers: Set<Int32>) {
    rows.removeAll { numbers.contains($0.number) }
    deleted = Set(deleted).union(numbers).sorted()
    index()
  }

  func visitor(_ row: ChatRow) -> Visitor {
    Visitor(Int(row.visitor), seed: world.seed, faults: world.options.faults)
  }

  // MARK: - JSON

  /// Names that chats show may have changed.
  func forgetNames() { segmentTexts.removeAll() }

  func write(_ row: ChatRow, _ includes: Set<String>, _ out: inout [UInt8]) {
    let visitor = self.visitor(row)
    let agents = row.agents.map { $0 + 1 }
    var random = Random(world.seed, "chat text", Int(row.number))
    let lines = ChatLines(row, visitor: visitor, agents: agents, world: world, &random)
    out.add(#"{"id":""#)
    chatIds.append(Int(row.number), to: &out)
    out.add(#"","agentIds":["#)
    for (i, agent) in agents.enumerated() {
      if i > 0 { out.append(0x2C) }
      out.add(agent)
    }
    out.append(0x5D)
    if includes.contains("agent") {
      out.add(#","agents":"#)
      out.add(value: .list(agents.compactMap { world.plain("global.agents", String($0)) }))
    }
    out.add(#","startTime":"#)
    out.add(time: row.started)
    out.add(#","endTime":"#)
    out.add(time: row.ended)
    out.add(#","ifQueued":"#)
    out.add(row.flags.contains(.queued))
    out.add(#","ifAudioChatHappened":"#)
    out.add(row.flags.contains(.audio))
    out.add(#","ifVideoChatHappened":"#)
    out.add(row.flags.contains(.video))
    out.add(#","messages":["#)
    lines.write(to: &out)
    out.add(#"],"status":""#)
    out.add(row.status.text)
    let page = Story.pages[Int(row.page)]
    out.add(#"","requestingPageTitle":"#)
    out.add(json: page.title)
    out.add(#","requestingPageURL":"https://www.auroratravel.example"#)
    out.add(text: page.path)
    out.add(#"","source":""#)
    out.add(row.source.text)
    out.add(#"","autoInvitationId":"#)
    let invitation =
      row.source == .autoInvitation ? world.firstChild("livechat.autoInvitations", of: campaignId(row)) : nil
    if let invitation { out.add(json: invitation.id) } else { out.add("null") }
    if includes.contains("autoInvitation") {
      out.add(#","autoInvitation":"#)
      out.add(value: invitation.map { .object($0.fields) } ?? .null)
    }
    out.add(#","preChat":{"socialMediaSource":"none","socialProfileURL":null,"name":"#)
    out.add(json: visitor.name)
    out.add(#","email":"#)
    out.add(json: visitor.email)
    out.add(#","phone":"#)
    out.add(json: visitor.phone)
    out.add(#","company":"#)
    out.add(json: visitor.company)
    out.add(#","productService":"Travel","ticketID":null,"fieldValues":[],"departmentId":""#)
    out.add(text: departmentId(row))
    out.append(0x22)
    if includes.contains("department") {
      out.add(#","department":"#)
      out.add(value: world.plain("global.departments", departmentId(row)) ?? .null)
    }
    out.add(#"},"postChat":"#)
    writePostChat(row, visitor, &random, &out)
    out.add(#","agentWrapUp":"#)
    writeWrapUp(row, &random, &out)
    out.add(#","customVariable":{"fieldName":"bookingReference","value":"#)
    out.add(json: lines.reference)
    out.add(#","url":null},"requestedTime":"#)
    out.add(time: row.requested)
    let offline = row.flags.contains(.leftMessage) ? world.guid("offline message", Int(row.number)) : nil
    out.add(#","offlineMessageId":"#)
    if let offline { out.add(json: offline) } else { out.add("null") }
    if includes.contains("offlineMessage") {
      out.add(#","offlineMessage":"#)
      out.add(value: offline.flatMap { world.plain("livechat.offlineMessages", $0) } ?? .null)
    }
    out.add(#","avgResponseTime":"#)
    if row.agentLines > 0 {
      out.add(Int(row.response) / 10)
      out.append(0x2E)
      out.add(Int(row.response) % 10)
    } else {
      out.add("null")
    }
    out.add(#","visitorMessagesCount":"#)
    out.add(Int(row.visitorLines))
    out.add(#","agentMessagesCount":"#)
    out.add(Int(row.agentLines))
    out.add(#","campaignId":""#)
    out.add(text: campaignId(row))
    out.append(0x22)
    if includes.contains("campaign") {
      out.add(#","campaign":"#)
      out.add(value: world.plain("livechat.campaigns", campaignId(row)) ?? .null)
    }
    out.add(#","lastMessageSentBy":""#)
    out.add(row.lastSender)
    out.add(#"","customerSegments":"#)
    out.append(contentsOf: segmentText(visitor))
    out.add(#","sessionId":""#)
    sessionIds.append(Int(row.number), to: &out)
    out.append(0x22)
    if includes.contains("session") {
      out.add(#","session":"#)
      out.add(value: .object(session(row)))
    }
    let bot = row.flags.contains(.bot) ? world.guid("bot", 0) : nil
    out.add(#","botId":"#)
    if let bot { out.add(json: bot) } else { out.add("null") }
    if includes.contains("chatbot") {
      out.add(#","chatBot":"#)
      out.add(value: bot.flatMap { world.plain("bot.bots", $0) } ?? .null)
    }
    out.append(0x7D)
  }

  /// The list of a visitor's segments as JSON; most have none.
  private func segmentText(_ visitor: Visitor) -> [UInt8] {
    guard let segment = world.segment(of: visitor) else { return [0x5B, 0x5D] }
    if let known = segmentTexts[segment.id] { return known }
    let bytes = JSON.list([.object(segment.fields)]).bytes
    segmentTexts[segment.id] = bytes
    return bytes
  }

  private func writePostChat(_ row: ChatRow, _ visitor: Visitor, _ random: inout Random, _ out: inout [UInt8]) {
    let grade: StaticString =
      switch row.rating {
      case 1: "level1"
      case 2: "level2"
      case 3: "level3"
      case 4: "level4"
      case 5: "level5"
      default: "noRating"
      }
    let comment = Story.pick(
      row.rating >= 4 ? Story.praise : Story.complaints, for: visitor.place.language, &random
    ).text
    out.add(#"{"ratingGrade":""#)
    out.add(grade)
    out.add(#"","ratingComment":"#)
    out.add(json: row.rating > 0 && row.flags.contains(.comment) ? comment : "")
    out.add(#","ratingTime":"#)
    if row.rating > 0 { out.add(time: min(world.origin, row.ended + 40)) } else { out.add("null") }
    out.add(#","fieldValues":[]}"#)
  }

  private func writeWrapUp(_ row: ChatRow, _ random: inout Random, _ out: inout [UInt8]) {
    let note = random.pick(Story.notes)
    guard row.flags.contains(.wrapped) else {
      out.add("null")
      return
    }
    out.add(#"{"categories":["#)
    out.add(json: Story.topics[Int(row.topic)].name)
    out.add(#"],"comment":"#)
    out.add(json: row.flags.contains(.badDay) ? "Payment outage" : note)
    out.add(#","lastUpdatedTime":"#)
    out.add(time: min(world.origin, row.ended + 95))
    out.add(#","lastUpdatedByAgentId":"#)
    out.add(Int(row.agent) + 1)
    out.add(#","fieldValues":[]}"#)
  }

  /// The browser session in which a chat was asked for.
  func session(_ row: ChatRow) -> JSONObject {
    let visitor = self.visitor(row)
    var random = Random(world.seed, "session", Int(row.number))
    let search = random.below(Story.searchEngines.count)
    let page = Story.pages[random.below(Story.pages.count)]
    let members: [(String, JSON)] = [
      ("id", .string(sessionId(row))), ("startTime", .string(Moment.text(row.requested - random.integer(20...900)))),
      ("ip", .string(visitor.ip)),
      (
        "referrerURL",
        search == 4 ? "" : .string("https://search.example/?q=\(Text.encoded(random.pick(Story.searchWords)))")
      ),
      ("searchEngine", .string(Story.searchEngines[search])),
      ("keywords", .string(search == 4 ? "" : random.pick(Story.searchWords))), ("browser", .string(visitor.browser)),
      ("flashVersion", ""), ("language", .string(visitor.place.language)),
      ("screenResolution", .string(visitor.screen)),
      ("operatingSystem", .integer(Story.systems.firstIndex(of: visitor.system) ?? 0)),
      ("timeZone", .string(visitor.place.zone)),
      ("landingPageURL", .string("https://www.auroratravel.example" + page.path)),
      ("landingPageTitle", .string(page.title)), ("visitorId", .string(visitorId(row))),
      ("contactId", world.contactNumber(visitor: visitor.number).map { .integer($0) } ?? .null),
    ]
    return JSONObject(members)
  }
}
