import JSONText

/// The numbers of the live chat reports, by the names that the models give them: all counted from the same chats.
struct ReportMetrics {
  let rows: [ChatRow]
  /// Seconds that the group covers.
  let seconds: Int

  private var taken: [ChatRow] { rows.filter { $0.status == .normal } }

  /// nil for a name that is no number.
  func value(_ name: String) -> JSON? {
    switch name {
    case "chatRequests": return count { _ in true }
    case "chats": return count { $0.status == .normal }
    case "missedChats", "abandonedChats": return count { $0.status == .missed }
    case "refusedChats": return count { $0.status == .refused }
    case "visits": return .integer(rows.count * 9 + rows.filter { $0.page % 2 == 0 }.count)
    case "chatsInitiatedByVisitors": return count { $0.status == .normal && $0.source == .chatButton }
    case "chatsFromManualInvitations": return count { $0.status == .normal && $0.source == .manualInvitation }
    case "chatsFromAutoInvitations": return count { $0.status == .normal && $0.source == .autoInvitation }
    case "queuedChatRequests": return count { $0.flags.contains(.queued) }
    case "chatsFromQueue": return count { $0.flags.contains(.queued) && $0.status == .normal }
    case "switchedToMessages": return count { $0.flags.contains(.queued) && $0.flags.contains(.leftMessage) }
    case "maxQueueSize": return .integer(longestQueue)
    case "avgWaitTime": return average(taken) { Int($0.wait) }
    case "avgWaitTimeOfMissedChats": return average(rows.filter { $0.status == .missed }) { Int($0.wait) }
    case "maxWaitTime": return .integer(taken.map { Int($0.wait) }.max() ?? 0)
    case "maxWaitTimeOfMissedChats":
      return .integer(rows.filter { $0.status == .missed }.map { Int($0.wait) }.max() ?? 0)
    case "totalTransferredChats": return count { $0.second >= 0 }
    case "departmentTransferredChats", "departmentTransferredOutChats": return count(Self.isBetweenDepartments)
    case "avgChatTime": return average(taken) { Int($0.length) }
    case "totalChatTime": return .integer(talk)
    case "linearChatTime": return .integer(min(seconds, talk * 7 / 10))
    case "idleTime": return .integer(max(0, seconds - min(seconds, talk * 7 / 10)))
    case "agentUtilization": return ratio(talk * 7 / 10, seconds)
    case "avgConcurrentChats": return ratio(talk, max(1, talk * 7 / 10))
    case "lastMessageSentByAgent": return count { $0.status == .normal && !$0.flags.contains(.visitorLast) }
    case "avgAgentResponseTime": return tenths(taken.reduce(0) { $0 + Int($1.response) }, taken.count)
    case "avgAgentsChatMessages": return average(taken) { Int($0.agentLines) }
    case "avgVisitorsChatMessages": return average(taken) { Int($0.visitorLines) }
    case "avgCannedMessages": return average(taken) { $0.topic % 3 == 0 ? 1 : 0 }
    case "score1", "score2", "score3", "score4", "score5":
      let score = name.utf8.last.map { $0 - 0x30 }
      return count { $0.rating == score }
    case "wrapups": return count { $0.flags.contains(.wrapped) }
    case "conversions", "convertedChattedVisitors": return count { $0.flags.contains(.converted) }
    case "chattedVisitors": return .integer(Set(taken.map(\.visitor)).count)
    case "convertedVisitors": return .integer(Set(rows.filter { $0.flags.contains(.converted) }.map(\.visitor)).count)
    case "value":
      return .integer(rows.filter { $0.flags.contains(.converted) }.reduce(0) { $0 + 90 + Int($1.number % 900) })
    case "messages": return .integer(rows.count)
    case "fromOfflineButton": return count { $0.status != .missed }
    case "fromChatQueue": return count { $0.status == .missed }
    case "online": return .integer(min(seconds, seconds * 8 / 24))
    default: return nil
    }
  }

  /// `avgChats` of a distribution: the number a day.
  func perDay(_ name: String, days: Int) -> JSON? {
    let bare = Text.loweredFirst(String(name.dropFirst(3)))
    // Averages stay what they are; sums are shared out over the days.
    if bare.hasPrefix("waitTime") || bare.hasPrefix("concurrent") || bare.hasPrefix("agentUtil") {
      return value(name) ?? value(bare)
    }
    guard let value = value(bare) ?? value(name) else { return nil }
    guard let number = value.double else { return value }
    return JSONNumber((number / Double(days) * 100).rounded() / 100).map(JSON.number)
  }

  static func isBetweenDepartments(_ row: ChatRow) -> Bool {
    row.second >= 0 && !Story.agents[Int(row.second)].departments.contains(Int(row.department))
  }

  private var talk: Int { taken.reduce(0) { $0 + Int($1.length) } }

  /// The most visitors who waited at one time.
  private var longestQueue: Int {
    var changes: [(time: Int, by: Int)] = []
    for row in rows where row.flags.contains(.queued) {
      changes.append((row.requested, 1))
      changes.append((row.requested + Int(row.wait), -1))
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

  private func count(_ holds: (ChatRow) -> Bool) -> JSON { .integer(rows.reduce(0) { holds($1) ? $0 + 1 : $0 }) }

  private func average(_ rows: [ChatRow], _ value: (ChatRow) -> Int) -> JSON {
    tenths(rows.reduce(0) { $0 + value($1) } * 10, rows.count)
  }

  /// A sum of tenths shared by a count, to two digits.
  private func tenths(_ sum: Int, _ count: Int) -> JSON { ratio(sum, 10 * count) }

  private func ratio(_ a: Int, _ b: Int) -> JSON {
    guard b > 0 else { return 0 }
    return JSONNumber((Double(a) / Double(b) * 100).rounded() / 100).map(JSON.number) ?? 0
  }
}
