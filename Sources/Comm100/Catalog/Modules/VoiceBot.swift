extension Catalog {
  /// Phone (IVR) bot dialogue.
  enum VoiceBotModule {
    static let module = Module(
      "voiceBot", prefix: "/api/v3/bot", version: "v3", source: "v3/Voice Bot API.md", "Phone (IVR) bot dialogue",
      resources: [
        { sessions }
      ], models: VoiceBotModels.all)

    static let sessions = Resource(
      .collection, "voiceBot.sessions", "/api/v3/bot/chatbots/{chatbotId}/sessions", "Talk to a bot",
      qualifiedOnly: true, itemPath: "/api/v3/bot/sessions/{sessionId}", parent: .init("bot.bots", "chatbotId", .guid),
      id: .init(.guid, "sessionId"), model: "ChatbotSession",
      endpoints: [
        Endpoint(
          .create, "create", "POST /api/v3/bot/chatbots/{chatbotId}/sessions", "Open a bot session",
          body: .fields([.string("channel", .required), .guid("id", .required), .map("context")]),
          returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "detectIntent", "POST /api/v3/bot/sessions/{sessionId}:detectIntent", "Send visitor input",
          body: .fields([
            .string("channel", .required), .string("textInput", values: ["textInput", "audioInput"]),
            .string("audioInput"), .map("context"),
          ]), returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "submitAuthentication", "POST /api/v3/bot/sessions/{sessionId}:submitAuthentication",
          "Send sign-in data",
          body: .fields([.string("channel", .required), .string("authentication", .required), .map("context")]),
          returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "submitIVRKey", "POST /api/v3/bot/sessions/{sessionId}:submitIVRKey", "Send a pressed phone key",
          body: .fields([.string("channel", .required), .string("key", .required), .map("context")]),
          returns: .model("ChatbotSession"), status: 200),
      ])
  }
}
