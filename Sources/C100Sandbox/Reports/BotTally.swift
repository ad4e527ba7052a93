import JSONText

/// What became of the chats that the chatbot began, by the names of its reports.
struct BotTally {
  /// Those the chatbot had a part in.
  let chats: [ChatRow]
  private let alone: [ChatRow]
  private let handed: [ChatRow]

  init(_ chats: [ChatRow]) {
    self.chats = chats.filter { $0.flags.contains(.bot) }
    alone = self.chats.filter(\.isBotOnly)
    handed = self.chats.filter { $0.agent >= 0 }
  }

  var botOnly: Int { alone.count }
  var toAgent: Int { handed.count }
  /// Of a chat that was passed on, the one answer was a guess or none.
  var answers: Int { chats.reduce(0) { $0 + $1.intents.count } }
  var sure: Int { alone.reduce(0) { $0 + $1.intents.count } }
  private var guesses: Int { chats.filter { !$0.isBotOnly && $0.number % 2 == 0 }.count }
  private var toMessage: Int { chats.filter { $0.agent < 0 && !$0.isBotOnly && $0.flags.contains(.leftMessage) }.count }
  private var bad: Int { alone.filter { (1...2).contains($0.rating) }.count }
  private var lost: Int { chats.count - botOnly - toAgent - toMessage }

  private func answers(rated: ClosedRange<UInt8>) -> Int {
    alone.filter { rated.contains($0.rating) }.reduce(0) { $0 + $1.intents.count }
  }

  private func rated(_ scores: ClosedRange<UInt8>) -> [ChatRow] { alone.filter { scores.contains($0.rating) } }

  /// nil for a name that is no number of these.
  func value(_ name: String) -> JSON? {
    switch name {
    case "botResolved": .integer(botOnly - bad)
    case "botUnResolved": .integer(lost + bad)
    case "botTransferedAgent", "fromBotToAgent", "chatsFromBotToAgentCount": .integer(toAgent)
    case "botTransferredOfflineMessage": .integer(toMessage)
    case "chatbotOnly", "botOnlyChatCount": .integer(botOnly)
    case "dailyChatsCount": .integer(chats.count)
    case "percentageOfBotOnlyChats": ReportMetrics.ratio(100 * botOnly, chats.count)
    case "agentChatTime": .string(Span.text(Self.length(handed)))
    case "botChatTime": .string(Span.text(Self.length(alone)))
    case "botOnlyChatsTime": .integer(Self.length(alone))
    case "answers", "botAnswerCount": .integer(answers)
    case "highConfidenceAnswers", "highConfidence": .integer(sure)
    case "possibleAnswers": .integer(guesses)
    case "noAnswers": .integer(answers - sure - guesses)
    case "percentOfHighConfidenceAnswers", "percentageOfHighConfidenceAnswers":
      ReportMetrics.ratio(100 * sure, answers)
    case "helpful": .integer(answers(rated: 4...5))
    case "notHelpful": .integer(answers(rated: 1...2))
    case "noRate": .integer(sure - answers(rated: 4...5) - answers(rated: 1...2))
    case "ratingTimes": .integer(rated(1...5).count)
    case "score1Times": .integer(rated(1...1).count)
    case "score2Times": .integer(rated(2...2).count)
    case "score3Times": .integer(rated(3...3).count)
    case "score4Times": .integer(rated(4...4).count)
    case "score5Times": .integer(rated(5...5).count)
    case "avgScore", "averageRatingScore": Self.score(alone)
    default: nil
    }
  }

  static func length(_ chats: [ChatRow]) -> Int { chats.reduce(0) { $0 + Int($1.length) } }

  static func score(_ chats: [ChatRow]) -> JSON {
    let rated = chats.filter { $0.rating > 0 }
    return ReportMetrics.ratio(rated.reduce(0) { $0 + Int($1.rating) }, rated.count)
  }
}

/// Lengths of time as the reports write them.
enum Span {
  /// `00:04:10`, and `1.02:00:00` beyond a day.
  static func text(_ seconds: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let clock = "\(two(seconds / 3600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    return seconds < Moment.day ? clock : "\(seconds / Moment.day).\(clock)"
  }
}
