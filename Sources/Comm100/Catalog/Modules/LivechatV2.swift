extension Catalog {
  /// Live chat parts only v2 has.
  enum LivechatV2Module {
    static let module = Module(
      "livechatV2", prefix: "/api/v2/livechat", version: "v2", source: "v2/Livechat.md", "Live chat parts only v2 has",
      legacy: true, side: .legacy, authentication: [.apiKey],
      resources: [
        { agentChats }, { missedAndRefusedChats }, { chattingVisitors }, { attachments },
      ], models: LivechatV2Models.all)

    static let agentChats = Resource(
      .collection, "livechatV2.agentChats", "/api/v2/livechat/agentChats", "Chats between agents", model: "AgentChat",
      list: .object("agentChats"),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v2/livechat/agentChats", "List chats between agents",
          query: [
            .datetime("timeFrom", format: "yyyy-MM-ddTHH:mm:ss"), .datetime("timeTo", format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone"), .integer("agentId"), .string("keywords"),
          ], returns: .page("AgentChat"))
      ])

    static let missedAndRefusedChats = Resource(
      .collection, "livechatV2.missedAndRefusedChats", "/api/v2/livechat/missedAndRefusedChats", "Chats nobody took",
      model: "MissedOrRefusedChat", list: .pages("missedAndRefusedChats", total: "total", size: 10, max: 100, base: 0),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v2/livechat/missedAndRefusedChats", "List missed and refused chats",
          query: [
            .datetime("timeFrom", format: "yyyy-MM-ddTHH:mm:ss"), .datetime("timeTo", format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone"), .string("type", values: ["missed", "refused"]), .string("campaignId"),
            .string("departmentId"), .string("visitorSegmentation"), .pageIndex(), .pageSize(10),
          ], returns: .page("MissedOrRefusedChat"))
      ])

    static let chattingVisitors = Resource(
      .collection, "livechatV2.chattingVisitors", "/api/v2/livechat/visitors/chatting", "Visitors chatting now",
      list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v2/livechat/visitors/chatting", "List visitors in a chat",
          returns: .plain(.object, array: true))
      ])

    static let attachments = Resource(
      .collection, "livechatV2.attachments", "/api/v2/livechat/attachments", "Files sent in chats", qualifiedOnly: true,
      id: .init(.guid, "guid"), source: "Comm100-UploadFile-Webhook.md",
      endpoints: [
        Endpoint(
          .update, "update", "PUT /api/v2/livechat/attachments/{guid}", "Change a file's availability",
          body: .fields([
            .boolean("isAvailable", .required),
            .string("attachmentType", .required, values: ["chat", "offlineMessage"]),
          ]), returns: .plain(.object, array: false)),
        Endpoint(
          .delete, "delete", "DELETE /api/v2/livechat/attachments/{guid}", "Delete one chat file",
          query: [.string("attachmentType", .required, values: ["chat", "offlineMessage"])]),
      ])
  }
}
