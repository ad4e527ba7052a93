import JSONText

extension Seeds {
  static func categories(_ world: World, _ kind: String) -> [Row] {
    var names: [String] = []
    for message in Story.canned where !names.contains(message.category) { names.append(message.category) }
    return names.enumerated().map { i, name in
      let id = world.guid("\(kind) category", i)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(kind == "private" ? "My \(name)" : name)),
        ("parentId", "00000000-0000-0000-0000-000000000000"),
      ]
      return Row(id, object(members))
    }
  }

  static func cannedMessages(_ world: World, _ kind: String) -> [Row] {
    let categories = world.rows("global.\(kind)CannedMessageCategories")
    var names: [String] = []
    for message in Story.canned where !names.contains(message.category) { names.append(message.category) }
    let messages = kind == "private" ? Array(Story.canned.prefix(5)) : Story.canned
    return messages.enumerated().map { i, message in
      let place = names.firstIndex(of: message.category) ?? 0
      let id = world.guid("\(kind) canned message", i)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(message.name)), ("message", text(message.text)),
        ("IfSetHtmlMessageForEmail", .bool(i % 4 == 0)),
        ("htmlMessage", i % 4 == 0 ? text("<p>\(message.text)</p>") : .null),
        ("categoryId", text(place < categories.count ? categories[place].id : "")),
        ("shortcuts", text(message.shortcut)),
        ("similarQuestions", texts(i % 3 == 0 ? ["How long does it take?"] : [])),
      ]
      return Row(id, object(members))
    }
  }

  static func auditLogs(_ world: World) -> [Row] {
    var mold = Mold()
    let acts: [(category: String, type: String, summary: String)] = [
      ("globalSettings", "agentManagement", "Changed agent"),
      ("globalSettings", "departmentManagement", "Changed department"),
      ("liveChat", "campaignsManagement", "Changed campaign Winter Sale"),
      ("liveChat", "banManagement", "Banned a visitor for an hour"),
      ("liveChat", "chatSettingsManagement", "Switched on the queue"),
      ("bot", "intentManagement", "Changed intent Refund time"),
      ("ticketingAndMessaging", "routingManagement", "Changed routing"),
      ("globalSettings", "cannedMessageManagement", "Added canned message Payment outage"),
    ]
    var times: [Int] = []
    var random = Random(world.seed, "audit")
    let count = world.options.size == .large ? 1200 : 130
    for _ in 0..<count { times.append(world.anchor - random.below(90 * Moment.day)) }
    times.sort()
    return times.enumerated().map { i, time in
      let act = random.pick(acts)
      let admins = [1, 4, 10, 17]
      let members: [(String, JSON)] = [
        ("id", .integer(i + 1)), ("category", text(act.category)), ("actionTime", self.time(time)),
        ("actionType", text(act.type)), ("actionSummary", text(act.summary)),
        ("actionDetails", text("from \(Story.places[i % Story.places.count].network).\(i % 200 + 2)")),
        ("createdBy", .integer(random.pick(admins))),
      ]
      return Row(String(i + 1), mold.object(members))
    }
  }

  static let campaignNames: [(name: String, about: String, language: String)] = [
    ("Main Site", "The button on every page", "English"), ("Winter Sale", "Pages of the sale", "English"),
    ("中文网站", "中文页面上的按钮", "Simplified Chinese"), ("Sitio en español", "Botón de las páginas en español", "Spanish"),
  ]

  static func campaigns(_ world: World) -> [Row] {
    campaignNames.enumerated().map { i, campaign in
      let id = world.guid("campaign", i)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(campaign.name)), ("description", text(campaign.about)),
        ("language", text(campaign.language)),
      ]
      return Row(id, object(members))
    }
  }

  static func segments(_ world: World) -> [Row] {
    let known: [(String, String, String, String)] = [
      ("Asia", "F2A65A", "TimeZone", "+08:00"), ("Club Members", "339FD9", "Numberofvisits", "9"),
      ("Groups", "7BC67E", "CurrentPageURL", "/groups"),
    ]
    return known.enumerated().map { i, segment in
      let id = world.guid("segment", i)
      let condition: [(String, JSON)] = [
        ("field", text(segment.2)), ("operator", i == 1 ? "isMoreThan" : "contains"), ("value", text(segment.3)),
        ("order", 1),
      ]
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(segment.0)), ("color", text(segment.1)), ("isEnabled", true),
        ("order", .integer(i + 1)), ("description", ""), ("conditionMetType", "all"), ("logicalExpression", ""),
        ("conditions", .list([.object(object(condition))])),
        ("alertTo", .object(object([("departmentIds", []), ("agentIds", [])]))),
      ]
      return Row(id, object(members))
    }
  }

  /// Asia, or Club Members; nil for most.
  static func segment(of visitor: Visitor) -> Int? {
    visitor.place.language == .chinese ? 0 : visitor.visits > 9 ? 1 : nil
  }

  static func bans(_ world: World) -> [Row] {
    (0..<7).map { i in
      let id = world.guid("ban", i)
      let kind = ["ip", "visitor", "ipRange"][i % 3]
      let members: [(String, JSON)] = [
        ("id", text(id)), ("type", text(kind)),
        ("visitorId", kind == "visitor" ? text(world.guid("visitor", i * 11)) : .null),
        ("ip", kind == "ip" ? text("198.51.100.\(10 + i)") : .null),
        ("ipRangeFrom", kind == "ipRange" ? text("198.51.100.\(64 + i)") : .null),
        ("ipRangeTo", kind == "ipRange" ? text("198.51.100.\(80 + i)") : .null),
        ("comment", text(["Advertising", "Insults", "Robot"][i % 3])),
        ("lastUpdatedByAgentId", .integer([4, 10, 17][i % 3])),
      ]
      return Row(id, object(members))
    }
  }

  static func webhooks(_ world: World) -> [Row] {
    ["chatEnds", "offlineMessageSubmitted", "chatWrappedUp"].enumerated().map { i, event in
      let id = world.guid("webhook", i)
      return Row(
        id,
        object([
          ("id", text(id)), ("event", text(event)), ("targetUrl", text("https://hooks.\(Story.domain)/\(event)")),
        ]))
    }
  }

  static func customVariables(_ world: World) -> [Row] {
    let known: [(String, String, String)] = [
      ("bookingReference", "text", "AT-00000"), ("clubPoints", "integer", "0"), ("basketValue", "decimal", "0.00"),
    ]
    return known.enumerated().map { i, variable in
      let id = world.guid("custom variable", i)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(variable.0)), ("type", text(variable.1)), ("value", text(variable.2)),
        ("hyperlink", text(i == 0 ? "https://desk.\(Story.domain)/bookings/{value}" : "")),
      ]
      return Row(id, object(members))
    }
  }

  static func conversionActions(_ world: World) -> [Row] {
    Story.conversions.enumerated().map { i, action in
      let id = world.guid("conversion", i)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(action.name)), ("isEnable", true), ("type", text(action.type)),
        ("customVariableUsedToDetermineConversion", .null), ("operator", "contains"), ("value", text(action.path)),
        ("isCaseSensitive", false), ("isValueAssignedToConversion", .bool(action.hasValue)),
        ("valueSource", "getFromCustomVariable"),
        ("assignedValueFromInputting", .null),
        ("assignedValueFromCustomVariable", text(action.hasValue ? "basketValue" : "")),
        ("chatAssociatedWithConversion", "theLastChat"), ("isChatInLastCertainDaysConsidered", true),
        ("chatInLastDays", 7),
        ("isChatWithAtLeastCertainVisitorMessagesConsidered", false), ("visitorMessagesAtLeast", 1),
        ("isVariableIncludedInTranscript", false), ("appendFieldList", []),
        ("createdTime", time(world.anchor - 300 * Moment.day)),
        ("createdByAgentId", 1), ("lastUpdatedTime", time(world.anchor - 30 * Moment.day)), ("lastUpdatedByAgentId", 4),
      ]
      return Row(id, object(members))
    }
  }

  /// Who is on the site right now.
  static func visitorsOnSite(_ world: World) -> [Row] {
    let statuses = ["inSite", "chatting", "waitingForChat", "preChat", "inSite", "autoInvited", "inSite", "chatEnded"]
    return (0..<14).map { i in
      let number = i * 37 + 5
      let visitor = Visitor(number, seed: world.seed, faults: world.options.faults)
      var random = Random(world.seed, "on site", i)
      let page = random.pick(Story.pages)
      let id = world.guid("visitor", number)
      let variables: [JSON] = [
        .object(object([("name", "clubPoints"), ("value", text(String(random.below(9000)))), ("url", .null)]))
      ]
      let members: [(String, JSON)] = [
        ("id", text(id)), ("name", text(visitor.name)), ("email", text(visitor.email)),
        ("status", text(statuses[i % statuses.count])), ("pageViews", .integer(random.integer(1...14))),
        ("browser", text(visitor.browser)), ("chats", .integer(random.below(4))), ("city", text(visitor.place.city)),
        ("company", text(visitor.company)), ("country", text(visitor.place.country)),
        ("currentBrowsing", text("https://www.\(Story.domain)\(page.path)")), ("customFields", []),
        ("customVariableResults", .list(variables)), ("departmentId", text(world.guid("department", i % 5))),
        (
          "firstVisitTime",
          time(visitor.firstVisit(anchor: world.anchor, firstChat: world.chats.first(of: number) ?? world.origin))
        ), ("flashVersion", ""), ("ip", text(visitor.ip)),
        ("searchKeywords", text(random.pick(Story.searchWords))), ("landingPage", text("https://www.\(Story.domain)/")),
        ("language", text(visitor.place.language.name)), ("operatingSystem", text(visitor.system)),
        ("phone", text(visitor.phone)),
        ("productService", ""), ("referrerUrl", ""), ("screenResolution", text(visitor.screen)),
        ("searchEngine", text(random.pick(Story.searchEngines))), ("state", text(visitor.place.state)),
        ("timeZone", text(visitor.place.zone)), ("visitTime", time(world.origin - random.integer(10...1500))),
        ("visits", .integer(visitor.visits)),
      ]
      return Row(id, object(members))
    }
  }

  /// Messages left when nobody came, and some that were written at night without a chat.
  static func offlineMessages(_ world: World) -> [Row] {
    var mold = Mold()
    let table = world.chats
    let (maker, sessions) = (world.maker("offline message"), world.maker("session"))
    let invitations = (0..<ChatMaker.campaigns).map {
      world.firstChild("livechat.autoInvitations", of: world.guid("campaign", $0))
    }
    let segments = world.rows("livechat.customerSegments").map { JSON.list([.object($0.fields)]) }
    return table.rows.filter { $0.flags.contains(.leftMessage) }.map { chat in
      let visitor = table.visitor(chat)
      var random = Random(world.seed, "offline message", Int(chat.number))
      let letter =
        chat.flags.contains(.badDay)
        ? Story.letters[6] : Story.pick(Story.letters, for: visitor.place.language, &random)
      let id = maker.text(Int(chat.number))
      let page = Story.pages[Int(chat.page)]
      let invitation = chat.source == .autoInvitation ? invitations[Int(chat.campaign)] : nil
      let segment = segment(of: visitor).flatMap { $0 < segments.count ? segments[$0] : nil }
      let members: [(String, JSON)] = [
        ("id", text(id)), ("createdTime", time(min(world.origin, chat.ended + 60))), ("ssoUserId", .null),
        ("name", text(visitor.name)), ("email", text(visitor.email)), ("phone", text(visitor.phone)),
        ("company", text(visitor.company)), ("departmentId", text(table.departmentId(chat))),
        ("agentId", random.chance(40) ? .integer(random.integer(1...Story.agents.count)) : .null), ("ticketId", .null),
        ("subject", text(letter.subject)), ("message", text(letter.text)), ("requestingPageTitle", text(page.title)),
        ("requestingPageURL", text("https://www.\(Story.domain)\(page.path)")),
        ("source", chat.source == .autoInvitation ? "autoInvitation" : "chatButton"),
        ("autoInvitationId", invitation.map { text($0.id) } ?? .null), ("campaignId", text(table.campaignId(chat))),
        ("sessionId", text(sessions.text(Int(chat.number)))), ("customerSegments", segment ?? []), ("customFields", []),
        ("customVariables", []), ("attachment", .null),
      ]
      return Row(id, mold.object(members))
    }
  }
}

extension World {
  /// The customer segment that a visitor falls into.
  func segment(of visitor: Visitor) -> Row? {
    Seeds.segment(of: visitor).flatMap { row("livechat.customerSegments", guid("segment", $0)) }
  }

  /// The contact that a visitor is known as.
  func contactNumber(visitor: Int) -> Int? {
    let isContact =
      visitor % Seeds.visitorsPerContact == 0 && visitor / Seeds.visitorsPerContact < Seeds.contactCount(self)
    return isContact ? visitor / Seeds.visitorsPerContact + 1 : nil
  }
}
