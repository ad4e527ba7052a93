extension Catalog {
  /// Chatbots: intents, entities, triggers, reports.
  enum BotModule {
    static let module = Module(
      "bot", prefix: "/api/v3/chatbot", version: "v3", source: "v3/Bot API.md",
      "Chatbots: intents, entities, triggers, reports",
      resources: [
        { subscription }, { languages }, { bots }, { greetingMessageInChannels }, { noAnswerMessageInChannels },
        { messageAfterSeveralConsecutivePossibleAnswersInChannels }, { categories }, { intents }, { questions },
        { answerInChannels }, { authenticationRequest }, { locationRequest }, { form }, { fields }, { prompts },
        { responses }, { buttons }, { sessions }, { entities }, { entityKeywords }, { smartTriggers },
        { smartTriggerConditions }, { smartTriggerActions }, { quickReplies }, { quickReplyItems },
        { learningQuestions }, { prebuiltEntities }, { operations }, { images }, { reports },
      ], models: BotModels.all)

    static let subscription = Resource(
      .singleton, "bot.subscription", "/api/v3/chatbot/subscription", "Chatbot plan and quota",
      model: "ChatbotSubscription",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/subscription", "Read chatbot plan", query: [.include("bot")],
          returns: .model("ChatbotSubscription"), status: 200)
      ])

    static let languages = Resource(
      .collection, "bot.languages", "/api/v3/chatbot/languages", "Languages bots support", qualifiedOnly: true,
      model: "Language", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/languages", "List bot languages",
          query: [.string("engineType", default: "dialogflow", values: ["dialogflow", "chloe"])],
          returns: .list("Language"), status: 200)
      ])

    static let bots = Resource(
      .collection, "bot.bots", "/api/v3/chatbot/bots", "Chatbots of the site", id: .init(.guid), model: "Bot",
      list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots", "List bots",
          query: [
            .string("channel"),
            .include(
              "greetingMessageInChannels", "noAnswerMessageInChannels",
              "messageAfterSeveralConsecutivePossibleAnswersInChannels"),
          ], returns: .list("Bot"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/bots/{id}", "Fetch one bot",
          query: [
            .include(
              "greetingMessageInChannels", "noAnswerMessageInChannels",
              "messageAfterSeveralConsecutivePossibleAnswersInChannels", "intent")
          ], returns: .model("Bot"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/bots", "Add one bot", body: .model("Bot"), returns: .model("Bot"),
          status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/bots/{id}", "Change one bot", body: .model("Bot"),
          returns: .model("Bot"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/bots/{id}", "Delete one bot", status: 204),
        Endpoint(
          .action, "export", "GET /api/v3/chatbot/bots/{id}:export", "Export a bot to a file",
          returns: .fields([.string("fileUrl")]), status: 200),
        Endpoint(
          .action, "import", "POST /api/v3/chatbot/bots/{id}:import", "Import a bot file", body: .file,
          returns: .fields([.guid("operationId")]), status: 200),
        Endpoint(
          .action, "train", "POST /api/v3/chatbot/bots/{id}:train", "Start training a bot",
          returns: .fields([.guid("operationId")]), status: 200),
        Endpoint(
          .action, "test", "POST /api/v3/chatbot/bots/{id}:test", "Ask a bot a question",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .string("question", .required),
          ]),
          returns: .fields([
            .string("type", .required, values: ["highConfidenceAnswer", "possibleAnswer", "noAnswer"]),
            Field.object("content", .required).with(variants: [
              "highConfidenceAnswer": "HighConfidenceAnswer", "possibleAnswer": "PossibleAnswer",
              "noAnswer": "NoAnswer",
            ]),
          ]), status: 200),
      ])

    static let greetingMessageInChannels = Resource(
      .collection, "bot.greetingMessageInChannels", "/api/v3/chatbot/bots/{botId}/greetingMessageInChannels",
      "Greetings per channel", itemPath: "/api/v3/chatbot/greetingMessageInChannels/{id}",
      parent: .init("bots", "botId", .guid), id: .init(.guid), model: "GreetingMessageInChannel", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/greetingMessageInChannels", "List greetings of a bot",
          query: [.include("intent")], returns: .list("GreetingMessageInChannel"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/greetingMessageInChannels/{id}", "Fetch one greeting",
          query: [.include("intent")], returns: .model("GreetingMessageInChannel"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/bots/{botId}/greetingMessageInChannels", "Add one greeting",
          body: .model("GreetingMessageInChannel"), returns: .model("GreetingMessageInChannel"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/greetingMessageInChannels/{id}", "Change one greeting",
          body: .model("GreetingMessageInChannel"), returns: .model("GreetingMessageInChannel"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/greetingMessageInChannels/{id}", "Delete one greeting", status: 204
        ),
      ])

    static let noAnswerMessageInChannels = Resource(
      .collection, "bot.noAnswerMessageInChannels", "/api/v3/chatbot/bots/{botId}/noAnswerMessageInChannels",
      "Texts sent when no intent matches", itemPath: "/api/v3/chatbot/noAnswerMessageInChannels/{id}",
      parent: .init("bots", "botId", .guid), id: .init(.guid), model: "NoAnswerMessageInChannel", list: .array,
      permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/noAnswerMessageInChannels",
          "List no-answer messages of a bot", returns: .list("NoAnswerMessageInChannel"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/noAnswerMessageInChannels/{id}", "Fetch one no-answer message",
          returns: .model("NoAnswerMessageInChannel"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/bots/{botId}/noAnswerMessageInChannels", "Add one no-answer message",
          body: .model("NoAnswerMessageInChannel"), returns: .model("NoAnswerMessageInChannel"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/noAnswerMessageInChannels/{id}", "Change one no-answer message",
          body: .model("NoAnswerMessageInChannel"), returns: .model("NoAnswerMessageInChannel"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/noAnswerMessageInChannels/{id}", "Delete one no-answer message",
          status: 204),
      ])

    static let messageAfterSeveralConsecutivePossibleAnswersInChannels = Resource(
      .collection, "bot.messageAfterSeveralConsecutivePossibleAnswersInChannels",
      "/api/v3/chatbot/bots/{botId}/messageAfterSeveralConsecutivePossibleAnswersInChannels",
      "Texts sent after repeated guesses",
      itemPath: "/api/v3/chatbot/messageAfterSeveralConsecutivePossibleAnswersInChannels/{id}",
      parent: .init("bots", "botId", .guid), id: .init(.guid),
      model: "MessageAfterSeveralConsecutivePossibleAnswersInChannel", list: .array, permission: "Manage Bot",
      alias: "possibleAnswerFallbacks",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/messageAfterSeveralConsecutivePossibleAnswersInChannels",
          "List fallback messages of a bot", returns: .list("MessageAfterSeveralConsecutivePossibleAnswersInChannel"),
          status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/messageAfterSeveralConsecutivePossibleAnswersInChannels/{id}",
          "Fetch one fallback message", returns: .model("MessageAfterSeveralConsecutivePossibleAnswersInChannel"),
          status: 200),
        Endpoint(
          .create, "create",
          "POST /api/v3/chatbot/bots/{botId}/messageAfterSeveralConsecutivePossibleAnswersInChannels",
          "Add one fallback message", body: .model("MessageAfterSeveralConsecutivePossibleAnswersInChannel"),
          returns: .model("MessageAfterSeveralConsecutivePossibleAnswersInChannel"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/messageAfterSeveralConsecutivePossibleAnswersInChannels/{id}",
          "Change one fallback message", body: .model("MessageAfterSeveralConsecutivePossibleAnswersInChannel"),
          returns: .model("MessageAfterSeveralConsecutivePossibleAnswersInChannel"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/messageAfterSeveralConsecutivePossibleAnswersInChannels/{id}",
          "Delete one fallback message", status: 204),
      ])

    static let categories = Resource(
      .collection, "bot.categories", "/api/v3/chatbot/bots/{botId}/categories", "Intent categories",
      itemPath: "/api/v3/chatbot/categories/{id}", parent: .init("bots", "botId", .guid), id: .init(.guid),
      model: "Category", list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/categories", "List intent categories of a bot",
          returns: .list("Category"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/categories/{id}", "Fetch one intent category", returns: .model("Category"),
          status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/bots/{botId}/categories", "Add one intent category",
          body: .model("Category"), returns: .model("Category"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/categories/{id}", "Change one intent category",
          body: .model("Category"), returns: .model("Category"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/categories/{id}", "Delete one intent category", status: 204),
        Endpoint(
          .action, "reassign", "POST /api/v3/chatbot/categories/{id}:reassign", "Move its content, then delete it",
          query: [.guid("targetCategoryId", .required)], status: 204),
      ])

    static let intents = Resource(
      .collection, "bot.intents", "/api/v3/chatbot/bots/{botId}/intents", "What visitors may want",
      itemPath: "/api/v3/chatbot/intents/{id}", parent: .init("bots", "botId", .guid), id: .init(.guid),
      model: "Intent", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/intents", "List intents of a bot",
          query: [.include("category", "questions", "answerInChannels"), .guid("categoryId"), .string("keyword")],
          returns: .list("Intent"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/intents/{id}", "Fetch one intent",
          query: [.include("category", "entity", "intent")], returns: .model("Intent"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/bots/{botId}/intents", "Add one intent", body: .model("Intent"),
          returns: .model("Intent"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/intents/{id}", "Change one intent", body: .model("Intent"),
          returns: .model("Intent"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/intents/{id}", "Delete one intent", status: 204),
        Endpoint(
          .action, "queryTopScore", "GET /api/v3/chatbot/bots/{botId}/intents:queryTopScore",
          "Rank the best matching intents",
          query: [.string("question", .required), .integer("top", default: 10, min: 1, max: 100)],
          returns: .list("IntentScore"), status: 200),
        Endpoint(
          .action, "import", "POST /api/v3/chatbot/bots/{botId}/intents:import", "Import intents from a file",
          query: [.string("mode", default: "add", values: ["add", "replace"])], body: .file,
          returns: .fields([.guid("operationId")]), status: 200),
      ])

    static let questions = Resource(
      .collection, "bot.questions", "/api/v3/chatbot/intents/{intentId}/questions", "Training questions",
      itemPath: "/api/v3/chatbot/questions/{id}", parent: .init("intents", "intentId", .guid), id: .init(.guid),
      model: "Question", list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/intents/{intentId}/questions", "List training questions of an intent",
          query: [.include("entity")], returns: .list("Question"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/questions/{id}", "Fetch one training question", query: [.include("entity")],
          returns: .model("Question"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/intents/{intentId}/questions", "Add one training question",
          body: .model("Question"), returns: .model("Question"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/questions/{id}", "Change one training question",
          body: .model("Question"), returns: .model("Question"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/questions/{id}", "Delete one training question", status: 204),
        Endpoint(
          .action, "batchCreate", "POST /api/v3/chatbot/intents/{intentId}/questions:batchCreate",
          "Add several questions", body: .list("Question"), returns: .list("Question"), status: 200,
          pathVariants: ["/api/v3/intents/{intentId}/questions:batchCreate"]),
      ])

    static let answerInChannels = Resource(
      .collection, "bot.answerInChannels", "/api/v3/chatbot/intents/{intentId}/answerInChannels", "Answers per channel",
      itemPath: "/api/v3/chatbot/answerInChannels/{id}", parent: .init("intents", "intentId", .guid), id: .init(.guid),
      model: "AnswerInChannel", list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/intents/{intentId}/answerInChannels", "List channel answers of an intent",
          returns: .list("AnswerInChannel"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/answerInChannels/{id}", "Fetch one channel answer",
          query: [.include("intent", "entity")], returns: .model("AnswerInChannel"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/intents/{intentId}/answerInChannels", "Add one channel answer",
          body: .model("AnswerInChannel"), returns: .model("AnswerInChannel"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/answerInChannels/{id}", "Change one channel answer",
          body: .model("AnswerInChannel"), returns: .model("AnswerInChannel"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/answerInChannels/{id}", "Delete one channel answer", status: 204),
      ])

    static let authenticationRequest = Resource(
      .singleton, "bot.authenticationRequest",
      "/api/v3/chatbot/answerInChannels/{answerInChannelId}/authenticationRequest", "Sign-in asked by an answer",
      itemPath: "/api/v3/chatbot/authenticationRequests/{id}",
      parent: .init("answerInChannels", "answerInChannelId", .guid), model: "AuthenticationRequest",
      permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/answerInChannels/{answerInChannelId}/authenticationRequest",
          "Read sign-in request", returns: .model("AuthenticationRequest"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/answerInChannels/{answerInChannelId}/authenticationRequest",
          "Create sign-in request", body: .model("AuthenticationRequest"), returns: .model("AuthenticationRequest"),
          status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/authenticationRequests/{id}", "Change one sign-in request",
          path: [.guid("id", .required)], body: .model("AuthenticationRequest"),
          returns: .model("AuthenticationRequest"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/authenticationRequests/{id}", "Delete one sign-in request",
          path: [.guid("id", .required)], status: 204),
      ])

    static let locationRequest = Resource(
      .singleton, "bot.locationRequest", "/api/v3/chatbot/answerInChannels/{answerInChannelId}/locationRequest",
      "Location asked by an answer", itemPath: "/api/v3/chatbot/locationRequests/{id}",
      parent: .init("answerInChannels", "answerInChannelId", .guid), model: "LocationRequest", permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/answerInChannels/{answerInChannelId}/locationRequest",
          "Read location request", returns: .model("LocationRequest"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/answerInChannels/{answerInChannelId}/locationRequest",
          "Create location request", body: .model("LocationRequest"), returns: .model("LocationRequest"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/locationRequests/{id}", "Change one location request",
          path: [.guid("id", .required)], body: .model("LocationRequest"), returns: .model("LocationRequest"),
          status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/locationRequests/{id}", "Delete one location request",
          path: [.guid("id", .required)], status: 204),
      ])

    static let form = Resource(
      .singleton, "bot.form", "/api/v3/chatbot/answerInChannels/{answerInChannelId}/form", "Form asked by an answer",
      itemPath: "/api/v3/chatbot/forms/{id}", parent: .init("answerInChannels", "answerInChannelId", .guid),
      model: "Form", permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/answerInChannels/{answerInChannelId}/form", "Read answer form",
          query: [.include("entity")], returns: .model("Form"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/answerInChannels/{answerInChannelId}/form", "Create answer form",
          body: .model("Form"), returns: .model("Form"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/forms/{id}", "Change one answer form", path: [.guid("id", .required)],
          body: .model("Form"), returns: .model("Form"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/forms/{id}", "Delete one answer form",
          path: [.guid("id", .required)], status: 204),
      ])

    static let fields = Resource(
      .collection, "bot.fields", "/api/v3/chatbot/forms/{formId}/fields", "Fields of answer forms", qualifiedOnly: true,
      itemPath: "/api/v3/chatbot/fields/{id}", parent: .init("form", "formId", .guid), id: .init(.guid), model: "Field",
      list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/forms/{formId}/fields", "List fields of an answer form",
          query: [.include("entity")], returns: .list("Field"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/fields/{id}", "Fetch one form field", query: [.include("entity")],
          returns: .model("Field"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/forms/{formId}/fields", "Add one form field", body: .model("Field"),
          returns: .model("Field"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/fields/{id}", "Change one form field", body: .model("Field"),
          returns: .model("Field"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/fields/{id}", "Delete one form field", status: 204),
      ])

    static let prompts = Resource(
      .collection, "bot.prompts", "/api/v3/chatbot/answerInChannels/{answerInChannelId}/prompts", "Follow-up prompts",
      itemPath: "/api/v3/chatbot/prompts/{id}", parent: .init("answerInChannels", "answerInChannelId", .guid),
      id: .init(.guid), model: "Prompt", list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/answerInChannels/{answerInChannelId}/prompts",
          "List prompts of an answer", query: [.include("entity")], returns: .list("Prompt"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/prompts/{id}", "Fetch one prompt", query: [.include("entity")],
          returns: .model("Prompt"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/answerInChannels/{answerInChannelId}/prompts", "Add one prompt",
          body: .model("Prompt"), returns: .model("Prompt"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/prompts/{id}", "Change one prompt", body: .model("Prompt"),
          returns: .model("Prompt"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/prompts/{id}", "Delete one prompt", status: 204),
      ])

    static let responses = Resource(
      .collection, "bot.responses", "/api/v3/chatbot/answerInChannels/{answerInChannelId}/responses",
      "Messages a bot sends", itemPath: "/api/v3/chatbot/responses/{id}",
      parent: .init("answerInChannels", "answerInChannelId", .guid), id: .init(.guid), model: "Response", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/answerInChannels/{answerInChannelId}/responses",
          "List responses of an answer", query: [.include("intent")], returns: .list("Response"), status: 200),
        Endpoint(
          .list, "listByGreeting",
          "GET /api/v3/chatbot/greetingMessageInChannels/{greetingMessageInChannelId}/responses",
          "List responses of a greeting", query: [.include("intent")], returns: .list("Response"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/responses/{id}", "Fetch one bot response", query: [.include("intent")],
          returns: .model("Response"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/answerInChannels/{answerInChannelId}/responses",
          "Add one bot response", body: .model("Response"), returns: .model("Response"), status: 201),
        Endpoint(
          .create, "createForGreeting",
          "POST /api/v3/chatbot/greetingMessageInChannels/{greetingMessageInChannelId}/responses",
          "Add one response to a greeting", body: .model("Response"), returns: .model("Response"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/responses/{id}", "Change one bot response", body: .model("Response"),
          returns: .model("Response"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/responses/{id}", "Delete one bot response", status: 204),
      ])

    static let buttons = Resource(
      .collection, "bot.buttons", "/api/v3/chatbot/responses/{responseId}/buttons", "Buttons under a response",
      itemPath: "/api/v3/chatbot/buttons/{id}", parent: .init("responses", "responseId", .guid), id: .init(.guid),
      model: "Button", list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/responses/{responseId}/buttons", "List buttons of a response",
          query: [.include("intent")], returns: .list("Button"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/buttons/{id}", "Fetch one button", query: [.include("intent")],
          returns: .model("Button"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/responses/{responseId}/buttons", "Add one button",
          body: .model("Button"), returns: .model("Button"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/buttons/{id}", "Change one button", body: .model("Button"),
          returns: .model("Button"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/buttons/{id}", "Delete one button", status: 204),
      ])

    static let sessions = Resource(
      .collection, "bot.sessions", "/api/v3/chatbot/sessions", "Talk to a bot (v3.0 protocol)", qualifiedOnly: true,
      id: .init(.guid, "sessionId"),
      endpoints: [
        Endpoint(
          .action, "greeting", "POST /api/v3/chatbot/sessions/{sessionId}:greeting", "Get the greeting",
          body: .fields([
            .string(
              "channel", .required,
              values: [
                "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "Voice",
              ]), .guid("botId", .required), .map("extra"),
          ]), returns: .model("GreetingMessageInChannel"), status: 200),
        Endpoint(
          .action, "detectIntent", "POST /api/v3/chatbot/sessions/{sessionId}:detectIntent", "Send a visitor question",
          body: .fields([
            .string(
              "channel", .required,
              values: [
                "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "Voice",
              ]), .guid("botId", .required), .string("question", .required), .string("speech", .required),
            .map("extra"),
          ]),
          returns: .fields([
            .guid("questionId"), .string("question"),
            .string(
              "type", .required,
              values: ["highConfidenceAnswer", "possibleAnswer", "noAnswer", "authenticationRequest"]),
            .object("smartTriggerActions", .list, ref: "SmartTriggerAction"),
            Field.object("content", .required).with(variants: [
              "highConfidenceAnswer": "HighConfidenceAnswer", "possibleAnswer": "PossibleAnswer",
              "noAnswer": "NoAnswer", "authenticationRequest": "AuthenticationRequest",
            ]),
          ]), status: 200),
        Endpoint(
          .action, "triggerAnIntent", "POST /api/v3/chatbot/sessions/{sessionId}:triggerAnIntent",
          "Trigger a chosen intent",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .guid("botId", .required), .guid("intentId", .required), .map("extra"),
          ]),
          returns: .fields([
            .string("type", .required, values: ["highConfidenceAnswer", "noAnswer"]),
            .object("smartTriggerActions", .list, ref: "SmartTriggerAction"),
            Field.object("content", .required).with(variants: [
              "highConfidenceAnswer": "HighConfidenceAnswer", "noAnswer": "NoAnswer",
            ]),
          ]), status: 200),
        Endpoint(
          .action, "submitAuthentication", "POST /api/v3/chatbot/sessions/{sessionId}:submitAuthentication",
          "Send sign-in data",
          body: .fields([
            .string(
              "channel", .required,
              values: [
                "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "Voice",
              ]), .guid("botId", .required), .string("authentication", .required), .map("extra"),
          ]),
          returns: .fields([
            .string("type", .required, values: ["highConfidenceAnswer", "noAnswer"]),
            Field.object("content", .required).with(variants: [
              "highConfidenceAnswer": "HighConfidenceAnswer", "noAnswer": "NoAnswer",
            ]),
          ]), status: 200),
        Endpoint(
          .action, "submitLocation", "POST /api/v3/chatbot/sessions/{sessionId}:submitLocation", "Send a location",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .guid("botId", .required), .string("location", .required), .map("extra"),
          ]),
          returns: .fields([
            .string("type", .required, values: ["highConfidenceAnswer", "noAnswer"]),
            Field.object("content", .required).with(variants: [
              "highConfidenceAnswer": "HighConfidenceAnswer", "noAnswer": "NoAnswer",
            ]),
          ]), status: 200),
        Endpoint(
          .action, "submitForm", "POST /api/v3/chatbot/sessions/{sessionId}:submitForm", "Send collected form values",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .guid("botId", .required), .object("formValues", [.list, .required], ref: "FieldValue"), .map("extra"),
          ]),
          returns: .fields([
            .string("type", .required, values: ["highConfidenceAnswer", "noAnswer"]),
            Field.object("content", .required).with(variants: [
              "highConfidenceAnswer": "HighConfidenceAnswer", "noAnswer": "NoAnswer",
            ]),
          ]), status: 200),
        Endpoint(
          .action, "rate", "POST /api/v3/chatbot/sessions/{sessionId}:rate", "Rate an answer",
          body: .fields([
            .string(
              "channel", .required,
              values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
            .guid("botId", .required), .guid("questionId", .required),
            .string("type", .required, values: ["helpful", "notHelpful"]), .map("extra"),
          ]),
          returns: .fields([
            .string("messageWhenNotHelpful", .required),
            .boolean("ifIncludeContactAgentOptionWhenNotHelpful", .required),
            .object("smartTriggerActionsWhenNotHelpful", .list, ref: "SmartTriggerAction"),
          ]), status: 200),
      ])

    static let entities = Resource(
      .collection, "bot.entities", "/api/v3/chatbot/bots/{botId}/entities", "Keyword entities",
      itemPath: "/api/v3/chatbot/entities/{id}", parent: .init("bots", "botId", .guid), id: .init(.guid),
      model: "Entity", list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/entities", "List entities of a bot",
          query: [.string("keyword"), .include("keywords")], returns: .list("Entity"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/entities/{id}", "Fetch one entity", returns: .model("Entity"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/bots/{botId}/entities", "Add one entity", body: .model("Entity"),
          returns: .model("Entity"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/entities/{id}", "Change one entity", body: .model("Entity"),
          returns: .model("Entity"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/entities/{id}", "Delete one entity", status: 204),
        Endpoint(
          .action, "import", "POST /api/v3/chatbot/bots/{botId}/entities:import", "Import entities from a file",
          body: .file, returns: .fields([.guid("operationId")]), status: 200),
      ])

    static let entityKeywords = Resource(
      .collection, "bot.entityKeywords", "/api/v3/chatbot/entities/{entityId}/entityKeywords", "Keywords and synonyms",
      itemPath: "/api/v3/chatbot/entityKeywords/{id}", parent: .init("entities", "entityId", .guid), id: .init(.guid),
      model: "EntityKeyword", list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/entities/{entityId}/entityKeywords", "List keywords of an entity",
          returns: .list("EntityKeyword"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/entityKeywords/{id}", "Fetch one entity keyword",
          returns: .model("EntityKeyword"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/entities/{entityId}/entityKeywords", "Add one entity keyword",
          body: .model("EntityKeyword"), returns: .model("EntityKeyword"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/entityKeywords/{id}", "Change one entity keyword",
          body: .model("EntityKeyword"), returns: .model("EntityKeyword"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/entityKeywords/{id}", "Delete one entity keyword", status: 204),
      ])

    static let smartTriggers = Resource(
      .collection, "bot.smartTriggers", "/api/v3/chatbot/bots/{botId}/smartTriggers", "Automatic reactions of a bot",
      itemPath: "/api/v3/chatbot/smartTriggers/{id}", parent: .init("bots", "botId", .guid), id: .init(.guid),
      model: "SmartTrigger", list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/smartTriggers", "List smart triggers of a bot",
          query: [.include("conditions", "actions")], returns: .list("SmartTrigger"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/smartTriggers/{id}", "Fetch one smart trigger",
          returns: .model("SmartTrigger"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/bots/{botId}/smartTriggers", "Add one smart trigger",
          body: .model("SmartTrigger"), returns: .model("SmartTrigger"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/smartTriggers/{id}", "Change one smart trigger",
          body: .model("SmartTrigger"), returns: .model("SmartTrigger"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/smartTriggers/{id}", "Delete one smart trigger", status: 204),
        Endpoint(
          .action, "sort", "POST /api/v3/chatbot/bots/{botId}/smartTriggers:sort", "Reorder smart triggers",
          body: .listOfFields([.guid("id", .required), .integer("order", .required)]), status: 204),
      ])

    static let smartTriggerConditions = Resource(
      .collection, "bot.smartTriggerConditions",
      "/api/v3/chatbot/smartTriggers/{smartTriggerId}/smartTriggerConditions", "Conditions of smart triggers",
      itemPath: "/api/v3/chatbot/smartTriggerConditions/{id}", parent: .init("smartTriggers", "smartTriggerId", .guid),
      id: .init(.guid), model: "SmartTriggerCondition", list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/smartTriggers/{smartTriggerId}/smartTriggerConditions",
          "List conditions of a smart trigger", returns: .list("SmartTriggerCondition"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/smartTriggerConditions/{id}", "Fetch one trigger condition",
          returns: .model("SmartTriggerCondition"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/smartTriggers/{smartTriggerId}/smartTriggerConditions",
          "Add one trigger condition", body: .model("SmartTriggerCondition"), returns: .model("SmartTriggerCondition"),
          status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/smartTriggerConditions/{id}", "Change one trigger condition",
          body: .model("SmartTriggerCondition"), returns: .model("SmartTriggerCondition"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/smartTriggerConditions/{id}", "Delete one trigger condition",
          status: 204),
      ])

    static let smartTriggerActions = Resource(
      .collection, "bot.smartTriggerActions", "/api/v3/chatbot/smartTriggers/{smartTriggerId}/smartTriggerActions",
      "Actions of smart triggers", itemPath: "/api/v3/chatbot/smartTriggerActions/{id}",
      parent: .init("smartTriggers", "smartTriggerId", .guid), id: .init(.guid), model: "SmartTriggerAction",
      list: .array, permission: "Manage Bot",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/smartTriggers/{smartTriggerId}/smartTriggerActions",
          "List actions of a smart trigger", returns: .list("SmartTriggerAction"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/smartTriggerActions/{id}", "Fetch one trigger action",
          returns: .model("SmartTriggerAction"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/smartTriggers/{smartTriggerId}/smartTriggerActions",
          "Add one trigger action", body: .model("SmartTriggerAction"), returns: .model("SmartTriggerAction"),
          status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/smartTriggerActions/{id}", "Change one trigger action",
          body: .model("SmartTriggerAction"), returns: .model("SmartTriggerAction"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/smartTriggerActions/{id}", "Delete one trigger action", status: 204
        ),
      ])

    static let quickReplies = Resource(
      .collection, "bot.quickReplies", "/api/v3/chatbot/bots/{botId}/quickreplies", "Quick reply sets",
      itemPath: "/api/v3/chatbot/quickreplies/{id}", parent: .init("bots", "botId", .guid), id: .init(.guid),
      model: "QuickReply", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/quickreplies", "List quick replies of a bot",
          query: [.string("type", values: ["custom", "canned"]), .include("items")], returns: .list("QuickReply"),
          status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/quickreplies/{id}", "Fetch one quick reply", query: [.include("intent")],
          returns: .model("QuickReply"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/bots/{botId}/quickreplies", "Add one quick reply",
          body: .model("QuickReply"), returns: .model("QuickReply"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/quickreplies/{id}", "Change one quick reply",
          body: .model("QuickReply"), returns: .model("QuickReply"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/quickreplies/{id}", "Delete one quick reply", status: 204),
      ])

    static let quickReplyItems = Resource(
      .collection, "bot.quickReplyItems", "/api/v3/chatbot/quickreplies/{quickreplyId}/quickreplyItems",
      "Items of quick replies", itemPath: "/api/v3/chatbot/quickreplyItems/{id}",
      parent: .init("quickReplies", "quickreplyId", .guid), id: .init(.guid), model: "QuickReplyItem", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/quickreplies/{quickreplyId}/quickreplyItems",
          "List items of a quick reply", query: [.include("intent")], returns: .list("QuickReplyItem"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/quickreplyItems/{id}", "Fetch one quick reply item",
          query: [.include("intent")], returns: .model("QuickReplyItem"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/quickreplies/{quickreplyId}/quickreplyItems",
          "Add one quick reply item", body: .model("QuickReplyItem"), returns: .model("QuickReplyItem"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/chatbot/quickreplyItems/{id}", "Change one quick reply item",
          body: .model("QuickReplyItem"), returns: .model("QuickReplyItem"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/quickreplyItems/{id}", "Delete one quick reply item", status: 204),
      ])

    static let learningQuestions = Resource(
      .collection, "bot.learningQuestions", "/api/v3/chatbot/bots/{botId}/learningQuestions",
      "Questions a bot failed on", qualifiedOnly: true, itemPath: "/api/v3/chatbot/learningQuestions/{id}",
      parent: .init("bots", "botId", .guid), id: .init(.string), model: "LearningQuestion",
      list: .pages("list", total: "totalCount", size: 10, base: 1),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/learningQuestions", "List learning questions of a bot",
          query: [
            .include("intent"), .string("timeFrom", .required), .string("timeTo", .required), .pageIndex(1),
            .pageSize(10), .string("keyword"), .number("minScore"),
          ], returns: .page("LearningQuestion"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/learningQuestions/{id}", "Fetch one learning question",
          path: [.guid("id", .required)], query: [.include("intent")], returns: .model("LearningQuestion"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/chatbot/learningQuestions/{id}", "Delete one learning question",
          path: [.guid("id", .required)], status: 204),
        Endpoint(
          .action, "deleteMany", "DELETE /api/v3/chatbot/learningQuestions", "Delete several learning questions",
          body: .plain(.guid, array: true), status: 204),
        Endpoint(
          .action, "batchCreate", "POST /api/v3/chatbot/bots/{botId}/learningQuestions:batchCreate",
          "Add several learning questions", body: .plain(.string, array: true),
          returns: .fields([.guid("operationId")]), status: 200),
      ])

    static let prebuiltEntities = Resource(
      .collection, "bot.prebuiltEntities", "/api/v3/chatbot/bots/{botId}/prebuiltEntities",
      "Entities shipped with the engine", parent: .init("bots", "botId", .guid), id: .init(.guid),
      model: "PrebuiltEntity", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/chatbot/bots/{botId}/prebuiltEntities", "List built-in entities of a bot",
          returns: .list("PrebuiltEntity"), status: 200, pathVariants: ["/api/v3/chatbot/prebuiltEntities"])
      ])

    static let operations = Resource(
      .collection, "bot.operations", "/api/v3/chatbot/operations", "Progress of imports and training", id: .init(.guid),
      model: "OperationState",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/operations/{id}", "Fetch one long-running job",
          returns: .model("OperationState"), status: 200)
      ])

    static let images = Resource(
      .collection, "bot.images", "/api/v3/chatbot/images", "Uploaded pictures", id: .init(.guid), model: "Image",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/chatbot/images/{id}", "Download a picture", returns: .file, status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/chatbot/images", "Upload a picture", body: .file, returns: .model("Image"),
          status: 201),
      ])

    static let reports = Resource(
      .report, "bot.reports", "/api/v3/chatbot/reports", "Chatbot statistics", qualifiedOnly: true,
      endpoints: [
        Endpoint(
          .report, "chat", "GET /api/v3/chatbot/reports/chat", "Bot and agent chats",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("filterType", values: ["bot", "campaign", "channelAccount"]), .string("filterValue"),
            .string("displayBy", default: "day", values: ["day", "week", "month"]),
            .string(
              "channel", .open, default: "All Channels",
              values: [
                "All Channels", "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp",
                "SMS",
              ]),
          ], returns: .model("ChatReport"), status: 200),
        Endpoint(
          .report, "answer", "GET /api/v3/chatbot/reports/answer", "Answer quality",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("filterType", values: ["bot", "campaign", "channelAccount"]), .string("filterValue"),
            .string("displayBy", default: "day", values: ["day", "week", "month"]),
            .string(
              "channel", .open, default: "All Channels",
              values: [
                "All Channels", "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp",
                "SMS",
              ]),
          ], returns: .model("AnswerReport"), status: 200),
        Endpoint(
          .report, "highConfidenceAnswer", "GET /api/v3/chatbot/reports/highConfidenceAnswer",
          "High-confidence answers",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("filterType", values: ["bot", "campaign"]), .string("filterValue"),
            .string("displayBy", default: "day", values: ["day", "week", "month"]),
          ], returns: .model("HighConfidenceReport"), status: 200),
        Endpoint(
          .report, "rating", "GET /api/v3/chatbot/reports/rating", "Bot ratings",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("filterType", values: ["bot", "campaign"]), .string("filterValue"),
            .string("displayBy", default: "day", values: ["day", "week", "month"]),
          ], returns: .model("RatingReport"), status: 200),
        Endpoint(
          .report, "botAgent", "GET /api/v3/chatbot/reports/botAgent", "Bot compared with agents",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("chatFilter", default: "All Chats", values: ["All Chats", "Exclude Chats from Bot to Agents"]),
          ], returns: .model("BotAgentReport"), status: 200),
        Endpoint(
          .report, "summary", "GET /api/v3/chatbot/reports/summary", "Bot summary",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("type", default: "Live Chat", values: ["Messaging", "Live Chat"]),
          ], returns: .model("SummaryReport"), status: 200),
        Endpoint(
          .report, "dailyDetails", "GET /api/v3/chatbot/reports/dailyDetails", "Bot figures per day",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("type", default: "Live Chat", values: ["Messaging", "Live Chat"]),
          ], returns: .model("DailyReport"), status: 200),
        Endpoint(
          .report, "intentUsageByCategory", "GET /api/v3/chatbot/reports/intentUsageByCategory",
          "Intent usage per category",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("filterType", .required, default: "bot", values: ["bot"]), .string("filterValue", .required),
            .string(
              "channel", .open, default: "All Channels",
              values: [
                "All Channels", "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp",
                "SMS",
              ]),
          ], returns: .list("IntentUsageByCategory"), status: 200),
        Endpoint(
          .report, "intentUsageByTime", "GET /api/v3/chatbot/reports/intentUsageByTime", "Intent usage over time",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("filterType", .required, default: "bot", values: ["bot"]), .string("filterValue", .required),
            .string("displayBy", default: "day", values: ["day", "week", "month"]),
            .string(
              "channel", .open, default: "All Channels",
              values: [
                "All Channels", "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp",
                "SMS",
              ]),
          ], returns: .model("IntentUsageByTime"), status: 200),
        Endpoint(
          .report, "export", "GET /api/v3/chatbot/reports:export", "Export a report to Excel",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required),
            .string("filterType", values: ["bot", "campaign"]), .string("filterValue"),
            .string("displayBy", default: "day", values: ["day", "week", "month"]),
            .string("chatFilter", default: "All Chats", values: ["All Chats", "Exclude Chats from Bot to Agents"]),
            .string(
              "channel", .open, default: "All Channels",
              values: [
                "All Channels", "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp",
                "SMS",
              ]),
            .string(
              "reportName", .required,
              values: [
                "chat", "answer", "highConfidenceAnswer", "rating", "botAgent", "intentUsageByCategory",
                "intentUsageByTime",
              ]),
          ], returns: .fields([.string("fileUrl")]), status: 200),
      ])
  }
}
