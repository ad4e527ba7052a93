extension Catalog {
  /// Bot dialogue without version prefix.
  enum BotCustomModule {
    static let module = Module(
      "botCustom", prefix: "", version: "v3", source: "v3/Bot Custom API.md", "Bot dialogue without version prefix",
      resources: [
        { sessions }, { questionSuggestions },
      ], models: BotCustomModels.all)

    static let sessions = Resource(
      .collection, "botCustom.sessions", "/chatbots/{chatbotId}/sessions", "Talk to a bot", qualifiedOnly: true,
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
          .action, "detectIntent", "POST /sessions/{sessionId}:detectIntent", "Send visitor input",
          body: .fields([
            .string(
              "channel", .required,
              values: [
                "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "Voice",
              ]), .string("textInput"), .string("audioInput"),
            .object("context", .required, ref: "ChatbotSessionContext"),
          ]), returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "triggerAnIntent", "POST /sessions/{sessionId}:triggerAnIntent", "Trigger a chosen intent",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .guid("intentId", .required), .object("context", .required, ref: "ChatbotSessionContext"),
          ]), returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "submitAuthentication", "POST /sessions/{sessionId}:submitAuthentication", "Send sign-in data",
          body: .fields([
            .string(
              "channel", .required,
              values: [
                "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "Voice",
              ]), .string("authentication", .required), .object("context", .required, ref: "ChatbotSessionContext"),
          ]), returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "submitLocation", "POST /sessions/{sessionId}:submitLocation", "Send a location",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .string("location", .required), .object("context", .required, ref: "ChatbotSessionContext"),
          ]), returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "submitForm", "POST /sessions/{sessionId}:submitForm", "Send collected form values",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .object("formValues", [.list, .required], ref: "FieldValue"),
            .object("context", .required, ref: "ChatbotSessionContext"),
          ]), returns: .model("ChatbotSession"), status: 200),
        Endpoint(
          .action, "submitIVRKey", "POST /sessions/{sessionId}:submitIVRKey", "Send a pressed phone key",
          body: .fields([
            .string("channel", .required), .string("key", .required),
            .object("context", .required, ref: "ChatbotSessionContext"),
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

    static let questionSuggestions = Resource(
      .collection, "botCustom.questionSuggestions", "/agentAssist/questionSuggestions",
      "Suggested answers for questions", qualifiedOnly: true, id: .init(.string), model: "QuestionSuggestion",
      endpoints: [
        Endpoint(
          .action, "query", "POST /agentAssist/questionSuggestions", "Ask for suggestions",
          body: .listOfFields([
            .string("id", .required), .string("question", .required), .guid("campaignId"),
            .string("channel", default: "Live Chat"),
          ]), returns: .list("QuestionSuggestion"), status: 200, pathVariants: ["/bot/agentAssist/questionSuggestions"])
      ])
  }
}
