extension Catalog {
  /// Bot dialogue of the flow builder (v3.1).
  enum BotSessionModule {
    static let module = Module(
      "botSession", prefix: "", version: "v3.1", source: "v3/Bot Session API.md",
      "Bot dialogue of the flow builder (v3.1)",
      resources: [
        { sessions }
      ], models: BotSessionModels.all)

    static let sessions = Resource(
      .collection, "botSession.sessions", "/chatbots/{chatbotId}/sessions", "Talk to a bot", qualifiedOnly: true,
      itemPath: "/sessions/{sessionId}", parent: .init("bot.bots", "chatbotId", .guid), id: .init(.guid, "sessionId"),
      model: "ChatbotSession",
      endpoints: [
        Endpoint(
          .create, "create", "POST /chatbots/{chatbotId}/sessions", "Open a bot session",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "IVR"]),
            .guid("id", .required), .object("context", ref: "ChatbotSessionContext"),
          ]), returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "receiveMessage", "POST /sessions/{sessionId}:recieveMessage", "Send visitor input",
          body: .fields([
            .string(
              "channel", .required,
              values: [
                "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "Voice",
              ]), .string("textInput"), .object("context", .required, ref: "ChatbotSessionContext"),
          ]), returns: .model("ChatbotSession"), status: 200, pathVariants: ["/sessions/{sessionId}:detectIntent"]),
        Endpoint(
          .action, "triggerAnIntent", "POST /sessions/{sessionId}:triggerAnIntent", "Trigger a chosen intent",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .guid("intentId", .required), .object("context", .required, ref: "ChatbotSessionContext"),
          ]), returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "rate", "POST /sessions/{sessionId}:rate", "Rate an answer",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .guid("chatbotMessageId", .required), .string("type", .required, values: ["helpful", "notHelpful"]),
            .object("context", .required, ref: "ChatbotSessionContext"),
          ]), returns: .model("ChatbotSession"), status: 200),
      ])
  }
}
