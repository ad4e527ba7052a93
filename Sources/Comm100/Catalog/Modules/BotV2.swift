extension Catalog {
  /// Chatbot parts only v2 has.
  enum BotV2Module {
    static let module = Module(
      "botV2", prefix: "/api/v2", version: "v2", source: "v2/Bot-api - v2.md", "Chatbot parts only v2 has",
      legacy: true, side: .legacy, authentication: [.apiKey],
      resources: [
        { botGeneral }, { wordWeight },
      ], models: BotV2Models.all)

    static let botGeneral = Resource(
      .collection, "botV2.botGeneral", "/api/v2/bot", "Odd general bot calls",
      endpoints: [
        Endpoint(
          .action, "availability", "GET /api/v2/bot/bots/{id}/availability", "Is the bot usable",
          path: [.integer("id", .required)], query: [.integer("siteId", .required)],
          returns: .plain(.boolean, array: false)),
        Endpoint(
          .action, "botEnabled", "GET /api/v2/bot/botEnabled", "Is the bot feature on",
          query: [.integer("siteId", .required)], returns: .plain(.boolean, array: false)),
        Endpoint(
          .action, "defaultAvatar", "GET /api/v2/bot/defaultAvatar", "Read the stock bot avatar",
          query: [.integer("siteId", .required)], returns: .model("NameUrl")),
        Endpoint(
          .action, "newBotRequest", "POST /api/v2/bot/newBotRequest", "Ask for a new bot",
          query: [.integer("siteId", .required)], body: .model("NewBotRequest")),
        Endpoint(
          .action, "settings", "GET /api/v2/bot/settings", "Read one bot message text",
          query: [.integer("siteId", .required), .string("languageCode"), .string("type")],
          returns: .fields([.string("message")])),
        Endpoint(
          .action, "uploadFile", "POST /api/v2/bot/file", "Upload a file for three hours",
          query: [.integer("siteId", .required)], body: .file, returns: .fields([.string("fileName")])),
      ])

    static let wordWeight = Resource(
      .singleton, "botV2.wordWeight", "/api/v2/agentBot/wordWeight", "Word weights of agent assist",
      model: "WordWeight",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v2/agentBot/wordWeight", "Read word weights", returns: .list("WordWeight")),
        Endpoint(
          .update, "update", "PUT /api/v2/agentBot/wordWeight", "Replace word weights", body: .list("WordWeight"),
          status: 200),
      ])
  }
}
