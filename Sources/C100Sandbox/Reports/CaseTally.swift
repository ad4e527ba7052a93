import JSONText

/// What the messaging reports know of a conversation: read from the rows that the lists show.
struct CaseFacts {
  let row: Row
  let created: Int
  /// When it was resolved; nil while it is open.
  let resolved: Int?
  let messages: [(time: Int, isByAgent: Bool, channel: String)]
  let reopened: [Int]
  let due: CaseDue

  init(_ row: Row, messages: [Row], events: [Row], due: CaseDue) {
    self.row = row
    self.due = due
    created = Self.time(row, "createdAt") ?? 0
    resolved = row.fields["status"]?.string == "resolved" ? Self.time(row, "lastStatusChangedAt") : nil
    self.messages = messages.compactMap { message in
      guard message.fields["type"]?.string != "note", let time = Self.time(message, "time") else { return nil }
      return (time, message.fields["senderType"]?.string == "agent", message.fields["channelId"]?.string ?? "")
    }.sorted { $0.time < $1.time }
    reopened = events.filter { $0.fields["text"]?.string?.hasPrefix("Status changed from resolved") ?? false }
      .compactMap { Self.time($0, "time") }
  }

  static func time(_ row: Row, _ name: String) -> Int? { row.fields[name]?.string.flatMap { Moment.parse($0) } }

  func text(_ name: String) -> String? { row.fields[name]?.string }

  /// Seconds from each message of a contact, or a series of them, to the agent's answer; the first one is the first.
  var answers: [Int] {
    var answers: [Int] = []
    var asked: Int?
    for message in messages {
      if !message.isByAgent {
        asked = asked ?? message.time
      } else if let since = asked {
        answers.append(message.time - since)
        asked = nil
      }
    }
    return answers
  }

  var firstAnswer: Int? { messages.first?.isByAgent == false ? answers.first : nil }

  /// The answers after the first one.
  var nextAnswers: [Int] { Array(answers.dropFirst(firstAnswer == nil ? 0 : 1)) }

  /// From its beginning to its end.
  var length: Int? { resolved.map { $0 - created } }

  var isBreached: Bool {
    firstAnswer.map { $0 > due.first } ?? false || nextAnswers.contains { $0 > due.next }
      || length.map { $0 > due.resolve } ?? false
  }
}

/// The seconds within which the first answer, each further one and the end of a case are due.
struct CaseDue {
  var first = CaseTally.firstRespond
  var next = CaseTally.nextRespond
  var resolve = CaseTally.resolve

  /// Those of the seed.
  init() {}

  /// Those of a policy, which tells hours.
  init(_ policy: JSONObject) {
    if let hours = policy["firstRespondWithin"]?.integer { first = hours * 3600 }
    if let hours = policy["nextRespondWithin"]?.integer { next = hours * 3600 }
    if let hours = policy["resolveRespondWithin"]?.integer { resolve = hours * 3600 }
  }
}

/// The numbers of the messaging reports, by their names.
struct CaseTally {
  let cases: [CaseFacts]
  let span: Range<Int>

  private var created: [CaseFacts] { cases.filter { span.contains($0.created) } }

  /// nil for a name that is no number of these.
  func value(_ name: String) -> JSON? {
    if let count = count(name) { return .integer(count) }
    switch name {
    case "avgAgentResponseTime": return mean(created.flatMap(\.answers))
    case "avgFirstResponseTime", "avgFirstRespondTime": return mean(created.compactMap(\.firstAnswer))
    case "avgNextRespondTime": return mean(created.flatMap(\.nextAnswers))
    case "avgConversationTime", "avgResolveTime":
      return mean(created.compactMap(\.length))
    case "avgVisitorMessages": return messages(isByAgent: false)
    case "avgAgentMessages": return messages(isByAgent: true)
    case "firstRespondTimeAchievedPercentage":
      return achieved(created.compactMap { one in one.firstAnswer.map { $0 <= one.due.first } })
    case "nextRespondTimeAchievedPercentage":
      return achieved(created.flatMap { one in one.nextAnswers.map { $0 <= one.due.next } })
    case "ResolveTimeAchievedPercentage":
      return achieved(created.compactMap { one in one.length.map { $0 <= one.due.resolve } })
    case "breachedTickets": return .integer(created.filter(\.isBreached).count)
    default: return nil
    }
  }

  /// The seconds within which an answer, the next one and the end are due in the seed.
  static let firstRespond = 4 * 3600
  static let nextRespond = 8 * 3600
  static let resolve = 72 * 3600

  func count(_ name: String) -> Int? {
    switch name {
    case "createdConversations": created.count
    case "resolvedConversations": cases.filter { $0.resolved.map(span.contains) ?? false }.count
    case "repliedConversations":
      cases.filter { $0.messages.dropFirst().contains { $0.isByAgent && span.contains($0.time) } }.count
    case "reopenedConversations", "reopenedConverstations":
      cases.filter { $0.reopened.contains(where: span.contains) }.count
    case "openConversations":
      cases.filter { $0.created < span.upperBound && !($0.resolved.map { $0 < span.upperBound } ?? false) }.count
    default: nil
    }
  }

  /// How many messages were sent by a channel.
  func messages(_ channel: String) -> Int {
    cases.reduce(0) { $0 + $1.messages.filter { $0.channel == channel && span.contains($0.time) }.count }
  }

  private func messages(isByAgent: Bool) -> JSON {
    ReportMetrics.ratio(
      created.reduce(0) { $0 + $1.messages.filter { $0.isByAgent == isByAgent }.count }, created.count)
  }

  private func mean(_ seconds: [Int]) -> JSON {
    .string(Span.text(seconds.isEmpty ? 0 : seconds.reduce(0, +) / seconds.count))
  }

  private func achieved(_ kept: [Bool]) -> JSON {
    kept.isEmpty ? 100 : ReportMetrics.ratio(100 * kept.filter { $0 }.count, kept.count)
  }
}
