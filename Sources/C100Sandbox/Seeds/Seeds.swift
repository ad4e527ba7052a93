import Comm100
import JSONText

/// What a collection holds at the start: written by hand for what people look at first, made from the model for the rest.
enum Seeds {
  static func rows(_ key: String, in world: World) -> [Row] {
    if let make = written[key] { return make(world) }
    guard let resource = Catalog.resource(key) else { return [] }
    return Filler(world).rows(resource)
  }

  private static let written: [String: @Sendable (World) -> [Row]] = [
    "global.site": site, "global.agents": agents, "global.roles": roles, "global.departments": departments,
    "global.permissions": permissions, "global.shifts": shifts, "global.contacts": contacts,
    "global.contactIdentities": contactIdentities, "global.visitors": visitors,
    "global.publicCannedMessageCategories": { categories($0, "public") },
    "global.publicCannedMessages": { cannedMessages($0, "public") },
    "global.privateCannedMessageCategories": { categories($0, "private") },
    "global.privateCannedMessages": { cannedMessages($0, "private") }, "global.agentAwayStatuses": awayStatuses,
    "global.whitelistedLoginIPRanges": ipRanges, "global.auditLogs": auditLogs, "partner.sites": sites,
    "livechat.campaigns": campaigns, "livechat.offlineMessages": offlineMessages,
    "livechat.customerSegments": segments, "livechat.bans": bans, "livechat.webhooks": webhooks,
    "livechat.conversionActions": conversionActions, "livechat.customVariables": customVariables,
    "livechat.visitors": visitorsOnSite, "bot.languages": languages, "bot.bots": bots, "bot.categories": botCategories,
    "bot.intents": intents, "bot.questions": questions, "ticketing.tickets": tickets,
    "ticketing.ticketMessages": ticketMessages, "ticketing.ticketEventLogs": { eventLogs($0, "ticketing.tickets") },
    "messaging.conversations": conversations, "messaging.conversationMessages": conversationMessages,
    "messaging.conversationEventLogs": { eventLogs($0, "messaging.conversations") },
    "messaging.channels": channels, "messaging.channelAccounts": channelAccounts, "contact.contacts": guidContacts,
    "contact.identities": guidIdentities,
    "messaging.slaPolicies": { policies($0, "messaging.slaPolicies") },
    "ticketing.slaPolicies": { policies($0, "ticketing.slaPolicies") },
    "ticketV2.tags": tags, "messaging.conversationDraft": { drafts($0, "messaging.conversations") },
    "ticketing.ticketDraft": { drafts($0, "ticketing.tickets") },
  ]

  static func text(_ text: String) -> JSON { .string(text) }

  static func texts(_ texts: [String]) -> JSON { .list(texts.map { .string($0) }) }

  static func numbers(_ numbers: [Int]) -> JSON { .list(numbers.map { .integer($0) }) }

  static func time(_ seconds: Int) -> JSON { .string(Moment.text(seconds)) }

  static func object(_ members: [(String, JSON)]) -> JSONObject { JSONObject(members) }
}

/// Objects with the same keys, which all of them share.
struct Mold {
  private var first: JSONObject?

  mutating func object(_ members: [(String, JSON)]) -> JSONObject {
    if let first, first.keys.elementsEqual(members.lazy.map(\.0)) {
      return JSONObject(like: first, values: members.map(\.1))
    }
    let made = JSONObject(members)
    first = made
    return made
  }
}
