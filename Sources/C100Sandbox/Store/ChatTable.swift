import JSONText

/// All chats, as compact rows in the order of their requests, and their JSON.
final class ChatTable {
  /// Their numbers grow.
  private(set) var rows: [ChatRow]
  private unowned let world: World
  private let chatIds: GuidMaker
  private let sessionIds: GuidMaker
  private let visitorIds: GuidMaker
  private let offlineIds: GuidMaker
  private let botId: String
  private var text = TextBuffer(capacity: 8192)
  /// What chats show of other collections, and the version of the world that it is of.
  private var shown = Shown()
  private var shownVersion = -1
  private var departmentIds: [String] = []
  private var campaignIds: [String] = []
  private(set) var deleted: [Int32] = []

  init(_ world: World) {
    self.world = world
    chatIds = world.maker("chat")
    sessionIds = world.maker("session")
    visitorIds = world.maker("visitor")
    offlineIds = world.maker("offline message")
    botId = world.guid("bot", 0)
    let maker = ChatMaker(
      seed: world.seed, isLarge: world.options.size == .large, anchor: world.anchor, now: world.origin)
    let made = maker.make()
    let gone = world.deletedChats
    rows = gone.isEmpty ? made : made.filter { !gone.contains($0.number) }
    deleted = gone.sorted()
    departmentIds = Story.departments.indices.map { world.guid("department", $0) }
    campaignIds = (0..<ChatMaker.campaigns).map { world.guid("campaign", $0) }
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
    guard let number = maker.number(id) else { return nil }
    let place = rows.firstPlace { Int($0.number) >= number }
    return place < rows.count && Int(rows[place].number) == number ? rows[place] : nil
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
  }

  func visitor(_ row: ChatRow) -> Visitor {
    Visitor(Int(row.visitor), seed: world.seed, faults: world.options.faults)
  }

  // MARK: - JSON

  /// What chats show of agents, segments and invitations.
  private struct Shown {
    var agents: [Int: String] = [:]
    /// By the index of `World.segment(of:)`.
    var segments: [Int: [UInt8]] = [:]
    /// By campaign.
    var invitations: [Row?] = []
  }

  /// Forgets what a write may have changed.
  private func refresh() {
    guard shownVersion != world.version else { return }
    shown = Shown()
    shown.invitations = campaignIds.map { world.firstChild("livechat.autoInvitations", of: $0) }
    shownVersion = world.version
  }

  private func name(ofAgent place: Int) -> String {
    if let name = shown.agents[place] { return name }
    let name = world.agentName(place + 1)
    shown.agents[place] = name
    return name
  }

  /// The transcript of a chat; the numbers that its texts are drawn from go on in the rest of the row.
  func lines(_ row: ChatRow, _ visitor: Visitor, _ random: inout Random) -> ChatLines {
    refresh()
    return ChatLines(row, visitor, name: visitor.name, agents: row.agents.map(name(ofAgent:)), &random)
  }

  func write(_ row: ChatRow, _ includes: Set<String>, _ out: inout [UInt8]) {
    text.removeAll()
    write(row, includes, to: &text)
    text.copy(to: &out)
  }

  private func write(_ row: ChatRow, _ includes: Set<String>, to out: inout TextBuffer) {
    let visitor = self.visitor(row)
    var random = Random(world.seed, "chat text", Int(row.number))
    let lines = self.lines(row, visitor, &random)
    out.add(#"{"id":""#)
    chatIds.append(Int(row.number), to: &out)
    out.add(#"","agentIds":["#)
    if row.agent >= 0 { out.add(Int(row.agent) + 1) }
    if row.agent >= 0, row.second >= 0 {
      out.append(0x2C)
      out.add(Int(row.second) + 1)
    }
    out.append(0x5D)
    if includes.contains("agent") {
      out.add(#","agents":"#)
      out.add(value: .list(row.agents.compactMap { world.plain("global.agents", String($0 + 1)) }))
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
    lines.write(&random, to: &out)
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
    let invitation = row.source == .autoInvitation ? shown.invitations[Int(row.campaign)] : nil
    if let invitation { out.add(json: invitation.id) } else { out.add("null") }
    if includes.contains("autoInvitation") {
      out.add(#","autoInvitation":"#)
      out.add(value: invitation.map { .object($0.fields) } ?? .null)
    }
    out.add(#","preChat":{"socialMediaSource":"none","socialProfileURL":null,"name":"#)
    out.add(json: lines.name)
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
    out.add(#","customVariable":{"fieldName":"bookingReference","value":""#)
    lines.writeReference(to: &out)
    out.add(#"","url":null},"requestedTime":"#)
    out.add(time: row.requested)
    let hasMessage = row.flags.contains(.leftMessage)
    out.add(#","offlineMessageId":"#)
    if hasMessage {
      out.append(0x22)
      offlineIds.append(Int(row.number), to: &out)
      out.append(0x22)
    } else {
      out.add("null")
    }
    if includes.contains("offlineMessage") {
      out.add(#","offlineMessage":"#)
      let id = hasMessage ? offlineIds.text(Int(row.number)) : ""
      out.add(value: world.plain("livechat.offlineMessages", id) ?? .null)
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
    writeSegments(visitor, &out)
    out.add(#","sessionId":""#)
    sessionIds.append(Int(row.number), to: &out)
    out.append(0x22)
    if includes.contains("session") {
      out.add(#","session":"#)
      out.add(value: .object(session(row)))
    }
    let bot = row.flags.contains(.bot) ? botId : nil
    out.add(#","botId":"#)
    if let bot { out.add(json: bot) } else { out.add("null") }
    if includes.contains("chatbot") {
      out.add(#","chatBot":"#)
      out.add(value: bot.flatMap { world.plain("bot.bots", $0) } ?? .null)
    }
    out.append(0x7D)
  }

  /// The list of a visitor's segments as JSON; most have none.
  private func writeSegments(_ visitor: Visitor, _ out: inout TextBuffer) {
    guard let place = Seeds.segment(of: visitor) else { return out.add("[]") }
    if let known = shown.segments[place] { return out.add(bytes: known) }
    let segment = world.segment(of: visitor)
    let bytes = JSON.list(segment.map { [.object($0.fields)] } ?? []).bytes
    shown.segments[place] = bytes
    out.add(bytes: bytes)
  }

  private func writePostChat(_ row: ChatRow, _ visitor: Visitor, _ random: inout Random, _ out: inout TextBuffer) {
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

  private func writeWrapUp(_ row: ChatRow, _ random: inout Random, _ out: inout TextBuffer) {
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
      ("flashVersion", ""), ("language", .string(visitor.place.language.name)),
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
