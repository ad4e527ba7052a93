/// One chat in 64 bytes; its texts are made when it is shown.
struct ChatRow: Sendable {
  enum Status: UInt8, CaseIterable {
    case normal
    case refused
    case missed

    var text: StaticString {
      switch self {
      case .normal: "normal"
      case .refused: "refused"
      case .missed: "missed"
      }
    }
  }

  enum Source: UInt8, CaseIterable {
    case chatButton
    case autoInvitation
    case manualInvitation

    var text: StaticString {
      switch self {
      case .chatButton: "chatButton"
      case .autoInvitation: "autoInvitation"
      case .manualInvitation: "manualInvitation"
      }
    }
  }

  /// The number behind the chat's and its session's identifier.
  var number: Int32
  var visitor: Int32
  /// Seconds since 1970.
  var requested: Int
  /// Seconds until an agent came, or until the visitor gave up.
  var wait: Int32
  /// Seconds of talk.
  var length: Int32
  /// Average time of an agent's answer, in tenths of a second.
  var response: Int32
  /// Index in `Story.agents`; -1 for none.
  var agent: Int8
  /// Whoever it was passed on to; -1 for nobody.
  var second: Int8
  var department: UInt8
  var campaign: UInt8
  var topic: UInt8
  var page: UInt8
  var rating: UInt8
  var visitorLines: UInt8
  var agentLines: UInt8
  var status: Status
  var source: Source
  var flags: Flags

  struct Flags: OptionSet {
    let rawValue: UInt16
    static let queued = Flags(rawValue: 1)
    static let audio = Flags(rawValue: 2)
    static let video = Flags(rawValue: 4)
    static let bot = Flags(rawValue: 8)
    static let wrapped = Flags(rawValue: 16)
    static let leftMessage = Flags(rawValue: 32)
    static let comment = Flags(rawValue: 64)
    static let visitorLast = Flags(rawValue: 128)
    static let badDay = Flags(rawValue: 256)
    static let converted = Flags(rawValue: 512)
    static let deleted = Flags(rawValue: 1024)
  }

  /// Whether the chatbot answered alone.
  var isBotOnly: Bool { status == .normal && agent < 0 }

  /// The agents of the chat, as places in `Story.agents`.
  var agents: [Int] { agent < 0 ? [] : second < 0 ? [Int(agent)] : [Int(agent), Int(second)] }

  /// Who wrote the last message.
  var lastSender: StaticString {
    isBotOnly ? "chatbot" : status != .normal || flags.contains(.visitorLast) ? "visitor" : "agent"
  }

  /// The chatbot answers at once, and nobody else.
  mutating func leaveToBot() {
    (agent, second, agentLines, response) = (-1, -1, 0, 0)
    wait = min(wait, 1)
    visitorLines = UInt8(1 + number / 3 % 3)
    flags.subtract([.queued, .audio, .video, .wrapped, .visitorLast])
  }

  /// What the chatbot understood, as places in `Story.intents`: one for each question that it was asked.
  var intents: [Int] {
    guard flags.contains(.bot) else { return [] }
    guard isBotOnly else { return [Story.talkToPerson] }
    return (0..<Int(visitorLines)).map { (Int(number) / 7 + $0 * 3) % Story.intents.count }
  }

  /// The canned message that was sent, as a place in `Story.canned`.
  var canned: Int? {
    let known = Story.cannedByTopic[Int(topic)]
    let draw = Int(Mix.finish(UInt64(truncatingIfNeeded: number)) >> 40)
    guard status == .normal, agent >= 0, !known.isEmpty, draw % 100 < 40 else { return nil }
    return known[draw / 100 % known.count]
  }

  var started: Int { requested + (status == .normal ? Int(wait) : 0) }
  var ended: Int { requested + Int(wait) + Int(length) }
}
