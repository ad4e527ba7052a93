extension Catalog {
  /// Push messages into a running chat.
  enum BotMessageModule {
    static let module = Module(
      "botMessage", prefix: "/api/v3/bot", version: "v3", source: "v3/Bot Message API.md",
      "Push messages into a running chat", side: .botMessage, authentication: [.apiKey],
      resources: [
        { sessions }
      ], models: BotMessageModels.all)

    static let sessions = Resource(
      .collection, "botMessage.sessions", "/api/v3/bot/sessions", "Push messages into a chat", qualifiedOnly: true,
      id: .init(.guid, "sessionId"),
      endpoints: [
        Endpoint(
          .action, "sendMessage", "POST /api/v3/bot/sessions/{sessionId}:sendMessage", "Push bot messages into a chat",
          query: [.integer("siteId", .required)],
          body: .fields([
            .guid("botId", .required), .guid("visitorId", .required), .guid("intentId"),
            .object("messages", [.list, .required], ref: "ChatbotMessage"),
          ]), status: 204)
      ])
  }
}
