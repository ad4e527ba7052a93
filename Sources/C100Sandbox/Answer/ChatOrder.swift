/// The order of chats by one of their fields: a whole number for each chat, so that 200,000 sort in a blink.
struct ChatOrder {
  /// nil where the chat has no value.
  private let key: (ChatRow) -> Int?
  private let isDescending: Bool
  private let options: SandboxOptions

  init(_ sorting: Sorting, _ world: World) {
    key = Self.key(sorting.field, world)
    isDescending = sorting.isDescending
    options = world.options
  }

  private static func key(_ field: String, _ world: World) -> (ChatRow) -> Int? {
    func flag(_ flag: ChatRow.Flags) -> (ChatRow) -> Int? { { $0.flags.contains(flag) ? 1 : 0 } }
    func rank(_ texts: [String]) -> [Int] { ranks(texts, world.options) }
    switch field {
    case "startTime": return { $0.started }
    case "endTime": return { $0.ended }
    case "requestedTime": return { $0.requested }
    case "avgResponseTime": return { $0.agentLines > 0 ? Int($0.response) : nil }
    case "visitorMessagesCount": return { Int($0.visitorLines) }
    case "agentMessagesCount": return { Int($0.agentLines) }
    case "ifQueued": return flag(.queued)
    case "ifAudioChatHappened": return flag(.audio)
    case "ifVideoChatHappened": return flag(.video)
    case "status":
      let ranks = rank(ChatRow.Status.allCases.map(\.text.description))
      return { ranks[Int($0.status.rawValue)] }
    case "source":
      let ranks = rank(ChatRow.Source.allCases.map(\.text.description))
      return { ranks[Int($0.source.rawValue)] }
    case "lastMessageSentBy": return { ["agent", "chatbot", "visitor"].firstIndex(of: $0.lastSender.description) }
    case "botId": return { $0.flags.contains(.bot) ? 1 : nil }
    case "requestingPageTitle":
      let ranks = rank(Story.pages.map(\.title))
      return { ranks[Int($0.page)] }
    case "requestingPageURL":
      let ranks = rank(Story.pages.map(\.path))
      return { ranks[Int($0.page)] }
    case "campaignId":
      let ranks = rank((0..<ChatMaker.campaigns).map { world.guid("campaign", $0) })
      return { ranks[Int($0.campaign)] }
    case "autoInvitationId":
      let ids = (0..<ChatMaker.campaigns).map {
        world.firstChild("livechat.autoInvitations", of: world.guid("campaign", $0))?.id
      }
      let ranks = rank(ids.map { $0 ?? "" })
      return { $0.source == .autoInvitation && ids[Int($0.campaign)] != nil ? ranks[Int($0.campaign)] : nil }
    case "offlineMessageId":
      let maker = world.maker("offline message")
      return { $0.flags.contains(.leftMessage) ? maker.rank(Int($0.number)) : nil }
    case "sessionId":
      let maker = world.maker("session")
      return { maker.rank(Int($0.number)) }
    default:
      let maker = world.maker("chat")
      return { maker.rank(Int($0.number)) }
    }
  }

  /// The place of each text in their order; of equal ones the same.
  private static func ranks(_ texts: [String], _ options: SandboxOptions) -> [Int] {
    let keys = texts.map { options.collation == .bytes ? $0 : Text.folded($0) }
    return keys.map { key in keys.filter { $0.utf8.lexicographicallyPrecedes(key.utf8) }.count }
  }

  /// Bits for the place among at most a million chats; above them the key, which needs 33.
  private static let placeBits: UInt64 = 20

  /// - Parameter places: in the order that the list has without sorting.
  func sorted(_ places: [Int32], _ rows: [ChatRow]) -> [Int32] {
    var base = places
    if options.ties != .stored {
      let ranks = base.indices.map(options.ties.rank)
      base = base.indices.sorted { ranks[$0] < ranks[$1] }.map { places[$0] }
    }
    let least = options.nullsFirst ? 0 : UInt64(1) << 40
    var packed = base.indices.map { i -> UInt64 in
      // Times before 1970 and after 2100 do not occur.
      let value = key(rows[Int(base[i])]).map { UInt64(clamping: $0 + 1) } ?? least
      return (isDescending ? 1 << 41 - value : value) << Self.placeBits | UInt64(i)
    }
    packed.sort()
    return packed.map { base[Int($0 & (1 << Self.placeBits - 1))] }
  }
}
