import Comm100
import JSONText

/// What tickets and conversations of the two ticketing APIs have in common: one case per number.
private struct Case {
  let number: Int
  let letter: Story.Letter
  let contact: Int
  let agent: Int?
  let department: Int
  let priority: String
  let status: String
  let created: Int
  /// When each message after the first was written, and whether by an agent.
  let replies: [(time: Int, isAgent: Bool, text: String)]
  let isRead: Bool
  let isDeleted: Bool
  let tags: [Int]

  init(_ number: Int, of count: Int, _ kind: String, _ world: World) {
    var random = Random(world.seed, text: kind, number)
    self.number = number
    contact = random.below(min(300, Seeds.contactCount(world)))
    let language = Visitor.place(contact * Seeds.visitorsPerContact, seed: world.seed).language
    letter = Story.pick(Story.letters, for: language, &random)
    department = random.weighted(Self.departments)
    priority = ["normal", "low", "high", "urgent"][random.weighted(Self.priorities)]
    // Numbers grow with time; the last case is about an hour old.
    let days = world.options.size == .large ? 365 : 120
    created = world.origin - 3600 - (count - number) * days * Moment.day / max(1, count) - random.below(3000)
    var replies: [(time: Int, isAgent: Bool, text: String)] = []
    var at = created
    for i in 0..<random.weighted(Self.replyCounts) {
      at += random.skewed(low: 600, typical: 30_000)
      guard at < world.origin else { break }
      replies.append(
        (at, i % 2 == 0, Story.pick(i % 2 == 0 ? Story.replies : Story.answers, for: language, &random).text))
    }
    self.replies = replies
    let isOld = created < world.origin - 10 * Moment.day
    status =
      replies.isEmpty
      ? "new"
      : ["resolved", "pendingExternal", "pendingInternal", "onHold"][
        random.weighted(isOld ? Self.oldStatuses : Self.statuses)]
    let own = department
    let team = Story.agents.indices.filter { Story.agents[$0].isActive && Story.agents[$0].departments.contains(own) }
    agent = status == "new" && random.chance(60) ? nil : random.pick(team) + 1
    isRead = status != "new" || random.chance(40)
    isDeleted = number % 29 == 7
    tags = random.chance(45) ? [random.below(Seeds.tagNames.count)] : []
  }

  private static let departments = Weights(Story.departments.map(\.weight))
  private static let priorities: Weights = [62, 14, 18, 6]
  private static let replyCounts: Weights = [8, 30, 26, 18, 10, 5, 3]
  private static let oldStatuses: Weights = [88, 5, 4, 3]
  private static let statuses: Weights = [40, 30, 22, 8]

  var updated: Int { replies.last?.time ?? created }

  /// Standard, Club members or Payment trouble.
  var policy: Int { letter.subject.hasPrefix("Payment") || letter.subject == "Double charge" ? 2 : tags == [1] ? 1 : 0 }
}

extension Seeds {
  static let tagNames = ["refund", "vip", "payment outage", "group", "praise", "lost & found", "航班"]

  static func tags(_ world: World) -> [Row] {
    tagNames.enumerated().map { i, name in Row(String(i + 1), object([("id", .integer(i + 1)), ("name", text(name))])) }
  }

  private static func caseCount(_ world: World) -> Int { world.options.size == .large ? 4000 : 260 }

  private static func cases(_ world: World, _ kind: String) -> [Case] {
    let count = caseCount(world)
    return (1...count).map { Case($0, of: count, kind, world) }
  }

  private static func customFields(_ number: Int) -> JSON {
    let members: [(String, JSON)] = [
      ("id", "reference"), ("name", "Booking reference"), ("value", text("AT-\(10_000 + number * 77 % 90_000)")),
    ]
    return .list([.object(object(members))])
  }

  // MARK: - Tickets (v4)

  static func tickets(_ world: World) -> [Row] {
    var mold = Mold()
    return cases(world, "ticket").map { one in
      let messages = one.replies.count
      let isResolved = one.status == "resolved"
      let last = one.replies.last
      let channel = world.guid("channel", one.number % 3)
      let account = world.guid("channel account", one.number % 3)
      let members: [(String, JSON)] = [
        ("id", .integer(one.number)), ("subject", text(one.letter.subject)), ("assigneeType", "agent"),
        ("assigneeId", one.agent.map { text(String($0)) } ?? .null),
        ("departmentAssigneeId", text(world.guid("department", one.department))), ("priority", text(one.priority)),
        ("status", text(one.status)), ("relatedType", "contact"),
        ("relatedId", text(world.guid("contact", one.contact))),
        ("hasDraft", .bool(one.number % 17 == 0)), ("mergedToTargetId", .null), ("isReadByAgent", .bool(one.isRead)),
        ("isReadByContact", .bool(messages > 1)), ("createdById", text(world.guid("contact", one.contact))),
        ("createdByType", "contact"), ("createdTime", time(one.created)), ("lastUpdatedTime", time(one.updated)),
        ("lastStatusChangedTime", time(one.updated)), ("lastRepliedTime", last.map { time($0.time) } ?? .null),
        (
          "lastRepliedById",
          last.map { $0.isAgent ? text(String(one.agent ?? 1)) : text(world.guid("contact", one.contact)) } ?? .null
        ),
        ("lastRepliedByType", last.map { $0.isAgent ? "agent" : "contact" } ?? .null),
        ("resolvedById", isResolved ? text(String(one.agent ?? 1)) : .null),
        ("resolvedByType", isResolved ? "agent" : .null),
        ("resolvedTime", isResolved ? time(one.updated) : .null),
        ("firstMessageId", text(world.guid("ticket message", one.number * 16))),
        ("firstMessageChannelId", text(channel)), ("firstMessageChannelAccountId", text(account)),
        ("lastMessageId", text(world.guid("ticket message", one.number * 16 + messages))),
        ("lastMessageChannelId", text(channel)),
        ("lastMessageChannelAccountId", text(account)), ("totalReplies", .integer(messages)),
        ("firstRespondBreachAt", messages == 0 ? time(one.created + CaseTally.firstRespond) : .null),
        ("nextRespondBreachAt", last?.isAgent == false ? time(one.updated + CaseTally.nextRespond) : .null),
        ("resolveBreachAt", isResolved ? .null : time(one.created + CaseTally.resolve)), ("isEditable", true),
        ("originalConversationId", .null), ("isDeleted", .bool(one.isDeleted)),
        ("customFields", customFields(one.number)),
        ("mentionedAgents", []), ("tagIds", texts(one.tags.map { String($0 + 1) })),
      ]
      return Row(String(one.number), mold.object(members))
    }
  }

  static func ticketMessages(_ world: World) -> [Row] {
    var mold = Mold()
    var rows: [Row] = []
    for one in cases(world, "ticket") {
      let contact = text(world.guid("contact", one.contact))
      let first = (time: one.created, isAgent: false, text: one.letter.text)
      for (i, message) in ([first] + one.replies).enumerated() {
        let id = world.guid("ticket message", one.number * 16 + i)
        let members: [(String, JSON)] = [
          ("id", text(id)), ("ticketId", .integer(one.number)), ("body", text(message.text)), ("type", "text"),
          ("metadata", .null),
          ("parentId", i == 0 ? .null : text(world.guid("ticket message", one.number * 16 + i - 1))),
          ("time", time(message.time)), ("sentById", message.isAgent ? text(String(one.agent ?? 1)) : contact),
          ("sentByType", message.isAgent ? "agent" : "contact"), ("attachments", []), ("messageDelivery", .null),
        ]
        rows.append(Row(id, parent: String(one.number), mold.object(members)))
      }
    }
    return rows
  }

  // MARK: - Conversations (v3)

  static func conversations(_ world: World) -> [Row] {
    var mold = Mold()
    let policies = world.rows("messaging.slaPolicies")
    return cases(world, "conversation").map { one in
      let messages = one.replies.count
      let last = one.replies.last
      let members: [(String, JSON)] = [
        ("id", .integer(one.number)), ("guid", text(world.guid("conversation", one.number))),
        ("relatedType", "contact"),
        ("relatedId", text(world.guid("contact", one.contact))), ("subject", text(one.letter.subject)),
        ("assignedType", "agent"), ("assignedBotId", .null),
        ("assignedAgentId", one.agent.map { text(String($0)) } ?? .null),
        ("assignedDepartmentId", text(world.guid("department", one.department))), ("originalId", .null),
        ("priority", text(one.priority)), ("status", text(one.status)), ("hasDraft", .bool(one.number % 17 == 0)),
        ("isDeleted", .bool(one.isDeleted)), ("isRead", .bool(one.isRead)), ("isReadByContact", .bool(messages > 1)),
        ("isEditable", true), ("isActive", .bool(one.status != "resolved")),
        ("isMultiChannel", .bool(one.number % 9 == 0)),
        ("tagIds", texts(one.tags.map { String($0 + 1) })), ("mentionedAgents", []),
        ("customFields", customFields(one.number)),
        ("createdById", text(world.guid("contact", one.contact))), ("createdByType", "contact"),
        ("createdAt", time(one.created)),
        ("lastUpdatedAt", time(one.updated)), ("lastStatusChangedAt", time(one.updated)),
        ("lastRepliedAt", last.map { time($0.time) } ?? .null),
        ("lastRepliedById", last.map { $0.isAgent ? .integer(one.agent ?? 1) : .integer(one.contact + 1) } ?? .null),
        ("lastRepliedByType", last.map { $0.isAgent ? "agent" : "contact" } ?? .null),
        ("firstMessageId", text(world.guid("conversation message", one.number * 16))),
        ("firstMessageChannelId", text(world.guid("channel", one.number % 3))),
        ("firstMessageChannelAccountId", text(world.guid("channel account", one.number % 3))),
        ("lastMessageId", text(world.guid("conversation message", one.number * 16 + messages))),
        ("totalReplies", .integer(messages)),
        ("slaPolicyId", policies.isEmpty ? .null : text(policies[one.policy % policies.count].id)),
        ("firstRespondBreachAt", messages == 0 ? time(one.created + CaseTally.firstRespond) : .null),
        ("nextRespondBreachAt", last?.isAgent == false ? time(one.updated + CaseTally.nextRespond) : .null),
        ("resolveBreachAt", one.status == "resolved" ? .null : time(one.created + CaseTally.resolve)),
        ("nextSLABreachAt", one.status == "resolved" ? .null : time(one.updated + CaseTally.nextRespond)),
      ]
      return Row(String(one.number), mold.object(members))
    }
  }

  static func conversationMessages(_ world: World) -> [Row] {
    var mold = Mold()
    var rows: [Row] = []
    for one in cases(world, "conversation") {
      let contact = text(world.guid("contact", one.contact))
      let first = (time: one.created, isAgent: false, text: one.letter.text)
      for (i, message) in ([first] + one.replies).enumerated() {
        let id = world.guid("conversation message", one.number * 16 + i)
        let content: [(String, JSON)] = [
          ("id", text(world.guid("content", one.number * 16 + i))), ("type", "text"), ("text", text(message.text)),
          ("orderNum", 1),
        ]
        let members: [(String, JSON)] = [
          ("id", text(id)), ("conversationId", .integer(one.number)),
          ("channelId", text(world.guid("channel", one.number % 3))),
          ("type", "message"), ("directType", message.isAgent ? "send" : "receive"),
          ("channelAccountId", text(world.guid("channel account", one.number % 3))), ("contactIdentityId", .null),
          ("originalMessageId", .null), ("originalMessageUrl", .null), ("parentId", .null),
          ("subject", text(one.letter.subject)),
          ("cc", ""), ("bcc", ""), ("contents", .list([.object(object(content))])), ("quote", ""),
          ("mentionedAgentIds", []),
          ("isRead", .bool(one.isRead)), ("sendStatus", "success"),
          ("senderId", message.isAgent ? text(String(one.agent ?? 1)) : contact),
          ("senderType", message.isAgent ? "agent" : "contact"), ("time", time(message.time)), ("errorMessage", .null),
        ]
        rows.append(Row(id, parent: String(one.number), mold.object(members)))
      }
    }
    return rows
  }

  /// The hours that the breach times of the cases are reckoned with.
  static func policies(_ world: World, _ key: String) -> [Row] {
    guard let resource = Catalog.resource(key) else { return [] }
    return Filler(world).rows(resource).map { row in
      var row = row
      let hours: [(String, Int)] = [
        ("firstRespondWithin", CaseTally.firstRespond), ("nextRespondWithin", CaseTally.nextRespond),
        ("resolveRespondWithin", CaseTally.resolve),
      ]
      for (name, seconds) in hours where row.fields[name] != nil { row.fields[name] = .integer(seconds / 3600) }
      return row
    }
  }

  static func eventLogs(_ world: World, _ owners: String) -> [Row] {
    var mold = Mold()
    let isTicket = owners == "ticketing.tickets"
    var rows: [Row] = []
    for row in world.rows(owners) {
      let number = Int(row.id) ?? 0
      let created = row.fields[isTicket ? "createdTime" : "createdAt"] ?? .null
      let status = row.fields["status"]?.string ?? "new"
      let changed = row.fields[isTicket ? "lastStatusChangedTime" : "lastStatusChangedAt"] ?? .null
      let events: [(String, JSON)] =
        status == "new"
        ? [("Created by contact", created)]
        : [("Created by contact", created), ("Status changed from new to \(status)", changed)]
      for (i, event) in events.enumerated() {
        let id = world.guid(owners + " event", number * 4 + i)
        let members: [(String, JSON)] = [
          ("id", text(id)), (isTicket ? "ticketId" : "conversationId", .integer(number)), ("text", text(event.0)),
          ("time", event.1),
        ]
        rows.append(Row(id, parent: row.id, mold.object(members)))
      }
    }
    return rows
  }

  static func drafts(_ world: World, _ owners: String) -> [Row] {
    let isTicket = owners == "ticketing.tickets"
    return world.rows(owners).filter { $0.fields["hasDraft"]?.bool == true }.map { row in
      let number = Int(row.id) ?? 0
      let id = world.guid(owners + " draft", number)
      let words = text(Story.replies[number % Story.replies.count].text)
      let content: [(String, JSON)] = [
        ("id", text(world.guid("draft content", number))), ("type", "text"), ("text", words),
      ]
      let ticket: [(String, JSON)] = [
        ("id", text(id)), ("ticketId", .integer(number)), ("body", words), ("lastUpdatedById", "1"),
        ("LastUpdatedTime", time(world.anchor)), ("attachments", []),
      ]
      let conversation: [(String, JSON)] = [
        ("id", text(id)), ("conversationId", .integer(number)), ("channelId", text(world.guid("channel", number % 3))),
        ("channelAccountId", text(world.guid("channel account", number % 3))), ("contactIdentityId", .null),
        ("parentId", .null), ("subject", row.fields["subject"] ?? .null), ("quote", ""), ("cc", ""),
        ("contents", .list([.object(object(content))])), ("senderId", "1"), ("time", time(world.anchor)),
      ]
      return Row(row.id, object(isTicket ? ticket : conversation))
    }
  }

  // MARK: - Channels

  private static let channelNames = ["Email", "Facebook Messenger", "WhatsApp"]

  static func channels(_ world: World) -> [Row] {
    channelNames.enumerated().map { i, name in
      let id = world.guid("channel", i)
      let isMail = i == 0
      let members: [(String, JSON)] = [
        ("id", text(id)), ("appId", text(world.guid("app", i))),
        ("channelAccountIds", texts([world.guid("channel account", i)])),
        ("name", text(name)), ("contactIdentityTypeId", text(world.guid("identity type", i))),
        ("contactIdentityType", text(["email", "Facebook", "Whatsapp"][i])),
        ("icon", text("https://static.\(Story.domain)/\(i).svg")),
        ("messageDisplayType", isMail ? "emailView" : "flatView"),
        ("outgoingMessageMaxLength", .integer(isMail ? 100_000 : 2000)),
        ("outgoingMessageCapability", .integer(isMail ? 7 : 3)), ("ifSupportDiffAccountReply", .bool(isMail)),
        ("ifAllowActiveCreation", .bool(isMail)), ("ifDisplaySubject", .bool(isMail)), ("ifDisplayContact", true),
        ("ifDisplayCc", .bool(isMail)), ("ifDisplayToolbarOfEditor", .bool(isMail)), ("ifDisplayAttachment", true),
        ("ifDisplayChannelAccount", true), ("ifEnableFullScreenReplay", .bool(isMail)), ("ifHasNote", true),
        ("ifEnableSaveAsDraft", true), ("ifAllowAtFeature", true), ("ifAllowActiveReply", .bool(isMail)),
        ("ifSupportBot", .bool(!isMail)),
      ]
      return Row(id, object(members))
    }
  }

  static func channelAccounts(_ world: World) -> [Row] {
    ["support@" + Story.domain, "Aurora Travel", "+358 40 555 0100"].enumerated().map { i, name in
      let id = world.guid("channel account", i)
      let members: [(String, JSON)] = [
        ("id", text(id)), ("accountName", text(name)), ("appId", text(world.guid("app", i))),
        ("accountOriginalId", text("orig-\(i + 1)")),
        ("isEnabled", true), ("screenName", text(name)), ("channelIds", texts([world.guid("channel", i)])),
        ("isEnabledBot", .bool(i > 0)), ("selectedBotId", i > 0 ? text(world.guid("bot", 0)) : .null),
        ("percentageOfNewConversationToBotWhenAgentsOnline", .integer(i * 20)),
        ("percentageOfNewConversationToBotWhenAgentsOffline", .integer(i > 0 ? 100 : 0)),
      ]
      return Row(id, object(members))
    }
  }
}
