import Comm100
import JSONText

/// The live chat reports that are not told by time: pages, surveys, canned messages.
extension World {
  func byPage(_ call: Call) throws(Refusal) -> JSON {
    let events = try events(call, try ReportSpan(call, now: now))
    return .list(
      Story.pages.indices.map { i in
        let count = events.filter { $0.chat?.status == .normal && $0.chat.map { Int($0.page) } == i }.count
        return [
          "requestPage": .string("https://www.\(Story.domain)\(Story.pages[i].path)"), "chats": .integer(count),
        ]
      })
  }

  /// How often each answer was given: a rating, a department, a category.
  func survey(_ call: Call) throws(Refusal) -> JSON {
    let chats = try events(call, try ReportSpan(call, now: now)).compactMap(\.chat)
    var campaigns = rows("livechat.campaigns")
    if let id = call.value("filterValue") { campaigns = campaigns.filter { Text.equal($0.id, id) } }
    return .list(
      campaigns.map { campaign in
        let own = chats.filter { self.chats.campaignId($0) == campaign.id }
        let (name, options): (String, [(JSON, Int)]) =
          switch call.endpoint.name {
          case "wrapupSurvey":
            (
              "Category",
              Story.topics.enumerated().map { i, topic in
                (.string(topic.name), own.filter { $0.flags.contains(.wrapped) && Int($0.topic) == i }.count)
              }
            )
          case "postChatSurvey":
            (
              "Rating",
              (1...5).map { score in (.string("level\(score)"), own.filter { Int($0.rating) == score }.count) }
            )
          default:
            (
              "Department",
              rows("global.departments").map { department in
                (
                  department.fields["name"] ?? "",
                  own.filter { self.chats.departmentId($0) == department.id }.count
                )
              }
            )
          }
        let field: JSON = [
          "fieldId": .string(guid("survey " + call.endpoint.name, 0)), "fieldName": .string(name),
          "options": .list(options.map { ["name": $0.0, "count": .integer($0.1)] }), "groups": [],
        ]
        return ["campaignId": .string(campaign.id), "fields": [field]]
      })
  }

  func cannedUse(_ call: Call) throws(Refusal) -> JSON {
    let chats = try events(call, try ReportSpan(call, now: now)).compactMap(\.chat)
    var users: [String: [Int8]] = [:]
    for chat in chats {
      if let canned = chat.canned { users[guid("public canned message", canned), default: []].append(chat.agent) }
    }
    var messages = rows("global.publicCannedMessages")
    if let category = call.value("filterValue") {
      messages = messages.filter { $0.fields["categoryId"]?.string.map { Text.equal($0, category) } ?? false }
    }
    return .list(
      messages.map { message in
        let own = users[message.id] ?? []
        return [
          "id": .string(message.id), "usedTimes": .integer(own.count), "agentsUsedIt": .integer(Set(own).count),
        ]
      })
  }
}
