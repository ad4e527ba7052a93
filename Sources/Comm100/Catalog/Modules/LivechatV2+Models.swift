extension Catalog {
  /// The records of `LivechatV2Module`.
  enum LivechatV2Models {
    static let all: [Model] = [
      agentChat, transcriptLine, missedOrRefusedChat,
    ]

    static let agentChat = Model(
      "livechatV2.AgentChat", columns: [],
      [
        .string("agents", .list),
        .object("transcript", .list, ref: "TranscriptLine"),
      ])

    static let transcriptLine = Model(
      "livechatV2.TranscriptLine", columns: [],
      [
        .datetime("time"),
        .string("sender"),
        .string("content"),
      ])

    static let missedOrRefusedChat = Model(
      "livechatV2.MissedOrRefusedChat", columns: [],
      [
        .string("type", values: ["missed", "refused"]),
        .object("chat"),
      ])
  }
}
