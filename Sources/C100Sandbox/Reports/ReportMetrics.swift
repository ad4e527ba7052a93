import JSONText

/// The numbers of the live chat reports, by the names that the models give them: all counted from the same chats.
struct ReportMetrics {
  /// What falls into one stretch of time.
  struct Part {
    var span: Range<Int>
    var chats: [ChatRow] = []
    var visits = 0
  }

  /// One stretch; of a distribution every one that has the same place in its day or week.
  let parts: [Part]
  /// Who was at work, where a report tells it.
  var roster: Roster?
  /// The ids of the agents whose work counts; nil for everybody's who has a part in the chats.
  var agents: [Int]?
  let chats: [ChatRow]

  init(_ parts: [Part], roster: Roster? = nil, agents: [Int]? = nil) {
    self.parts = parts
    self.roster = roster
    self.agents = agents
    chats = parts.count == 1 ? parts[0].chats : parts.flatMap(\.chats)
  }

  init(_ chats: [ChatRow]) { self.init([Part(span: 0..<1, chats: chats)]) }

  private var taken: [ChatRow] { chats.filter { $0.status == .normal } }
  private var missed: [ChatRow] { chats.filter { $0.status == .missed } }
  private var converted: [ChatRow] { chats.filter { $0.flags.contains(.converted) } }

  /// nil for a name that is no number.
  func value(_ name: String) -> JSON? {
    switch name {
    case "visits": return .integer(parts.reduce(0) { $0 + $1.visits })
    case "chatRequests": return .integer(chats.count)
    case "chats": return count { $0.status == .normal }
    case "missedChats": return count { $0.status == .missed }
    case "refusedChats": return count { $0.status == .refused }
    case "abandonedChats": return count { $0.isAbandoned }
    case "switchedToMessages", "switchToMessages": return count { $0.isSwitchedToMessage }
    case "chatsInitiatedByVisitors": return count { $0.status == .normal && $0.source == .chatButton }
    case "chatsFromManualInvitations": return count { $0.status == .normal && $0.source == .manualInvitation }
    case "chatsFromAutoInvitations": return count { $0.status == .normal && $0.source == .autoInvitation }
    case "accepted": return .integer(chats.count)
    // Most invitations are not taken up; nothing is left of those.
    case "sent": return .integer(chats.reduce(0) { $0 + 2 + Int($1.number) % 4 })
    case "queuedChatRequests": return count { $0.flags.contains(.queued) }
    case "chatsFromQueue": return count { $0.flags.contains(.queued) && $0.status == .normal }
    case "maxQueueSize": return .integer(longestQueue)
    case "avgWaitTime": return mean(taken) { Int($0.wait) }
    case "avgWaitTimeOfMissedChats": return mean(missed) { Int($0.wait) }
    case "maxWaitTime": return .integer(taken.map { Int($0.wait) }.max() ?? 0)
    case "maxWaitTimeOfMissedChats": return .integer(missed.map { Int($0.wait) }.max() ?? 0)
    case "totalTransferredChats", "totalTransferChats": return count { $0.second >= 0 }
    case "departmentTransferredChats", "departmentTransferredOutChats", "departmentTransferChats":
      return count { $0.newDepartment != nil }
    case "avgChatTime": return mean(taken) { Int($0.length) }
    case "totalChatTime": return .integer(taken.reduce(0) { $0 + Int($1.length) })
    case "lastMessageSentByAgent": return count { $0.lastSender.description == "agent" }
    case "avgAgentResponseTime", "avgResponseTime":
      let answered = taken.filter { $0.agentLines > 0 }
      return Self.ratio(answered.reduce(0) { $0 + Int($1.response) }, 10 * answered.count)
    case "avgAgentsChatMessages": return mean(taken) { Int($0.agentLines) }
    case "avgVisitorsChatMessages": return mean(taken) { Int($0.visitorLines) }
    case "avgCannedMessages": return mean(taken) { $0.canned == nil ? 0 : 1 }
    case "score1", "score2", "score3", "score4", "score5":
      let score = name.utf8.last.map { $0 - 0x30 }
      return count { $0.rating == score }
    case "avgScore": return mean(chats.filter { $0.rating > 0 }) { Int($0.rating) }
    case "wrapups": return count { $0.flags.contains(.wrapped) }
    case "conversions": return .integer(converted.count)
    case "chattedVisitors": return visitors(taken)
    case "convertedVisitors", "convertedChattedVisitors": return visitors(converted)
    case "value": return .integer(converted.reduce(0) { $0 + $1.conversionValue })
    case "messages": return .integer(chats.count)
    case "fromOfflineButton": return count { $0.status != .missed }
    case "fromChatQueue": return count { $0.status == .missed }
    default: return work(name)
    }
  }

  /// A number of a distribution: `avgChats` is how many chats there are a day.
  func usual(_ name: String) -> JSON? {
    if let value = value(name) { return value }
    guard name.hasPrefix("avg") else { return nil }
    let bare = Text.loweredFirst(String(name.dropFirst(3)))
    guard bare != "agentUtilization" else { return value(bare) }
    let sum = parts.reduce(0) { $0 + (one($1).value(bare)?.integer ?? 0) }
    return Self.ratio(sum, parts.count)
  }

  private func one(_ part: Part) -> ReportMetrics { ReportMetrics([part], roster: roster, agents: agents) }

  // MARK: - Work

  private func work(_ name: String) -> JSON? {
    switch name {
    case "online": .integer(online)
    case "linearChatTime": .integer(linear.total)
    case "idleTime": .integer(max(0, online - linear.total))
    case "agentUtilization": Self.ratio(100 * linear.total, max(online, linear.total))
    case "avgConcurrentChats": Self.ratio(linear.handled, linear.total)
    default: nil
    }
  }

  /// Seconds that the agents were online.
  private var online: Int {
    guard let roster else { return 0 }
    let ids = agents ?? Array(1...Story.agents.count)
    return parts.reduce(0) { sum, part in
      sum + ids.reduce(0) { $0 + (roster.seconds($1, in: part.span)[.online] ?? 0) }
    }
  }

  /// Seconds in which each agent had a chat or several, and the sum of the lengths of these.
  private var linear: (total: Int, handled: Int) {
    var talks: [Int: [Range<Int>]] = [:]
    for chat in chats where chat.status == .normal {
      for agent in chat.agents where agents?.contains(agent + 1) ?? true {
        talks[agent, default: []].append(chat.started..<max(chat.started, chat.ended))
      }
    }
    var result = (total: 0, handled: 0)
    for spans in talks.values {
      var reached = Int.min
      for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        result.handled += span.count
        result.total += max(0, span.upperBound - max(reached, span.lowerBound))
        reached = max(reached, span.upperBound)
      }
    }
    return result
  }

  /// The most visitors who waited at one time.
  private var longestQueue: Int {
    var changes: [(time: Int, by: Int)] = []
    for chat in chats where chat.flags.contains(.queued) {
      changes.append((chat.requested, 1))
      changes.append((chat.requested + Int(chat.wait), -1))
    }
    changes.sort { $0.time != $1.time ? $0.time < $1.time : $0.by < $1.by }
    var waiting = 0
    var most = 0
    for change in changes {
      waiting += change.by
      most = max(most, waiting)
    }
    return most
  }

  // MARK: - Counting

  private func count(_ holds: (ChatRow) -> Bool) -> JSON { .integer(chats.reduce(0) { holds($1) ? $0 + 1 : $0 }) }

  private func visitors(_ chats: [ChatRow]) -> JSON { .integer(Set(chats.map(\.visitor)).count) }

  private func mean(_ chats: [ChatRow], _ value: (ChatRow) -> Int) -> JSON {
    Self.ratio(chats.reduce(0) { $0 + value($1) }, chats.count)
  }

  /// To two digits; 0 of nothing.
  static func ratio(_ a: Int, _ b: Int) -> JSON {
    guard b > 0 else { return 0 }
    return JSONNumber((Double(a) / Double(b) * 100).rounded() / 100).map(JSON.number) ?? 0
  }
}

extension ChatRow {
  /// Who waited in the queue and left.
  var isAbandoned: Bool { flags.contains(.queued) && status == .missed && !flags.contains(.leftMessage) }

  /// Who waited in the queue and left a message in the end.
  var isSwitchedToMessage: Bool { flags.contains(.queued) && status == .missed && flags.contains(.leftMessage) }

  /// The department that the chat was passed on to, when that is not its own.
  var newDepartment: Int? {
    guard second >= 0 else { return nil }
    let departments = Story.agents[Int(second)].departments
    return departments.contains(Int(department)) ? nil : departments.first
  }

  /// What the visitor did afterwards, as a place in `Story.conversions`.
  var conversion: Int { Int(number) % Story.conversions.count }

  var conversionValue: Int { Story.conversions[conversion].hasValue ? 90 + Int(number % 900) : 0 }
}
