extension Catalog {
  /// Suggestions shown to agents.
  enum AgentAssistModule {
    static let module = Module(
      "agentAssist", prefix: "/api/v3/agentAssist", version: "v3", source: "v3/Bot API.md",
      "Suggestions shown to agents",
      resources: [
        { languages }, { settings }, { synonyms }, { learningQuestions }, { questionSuggestions },
      ], models: AgentAssistModels.all)

    static let languages = Resource(
      .collection, "agentAssist.languages", "/api/v3/agentAssist/languages", "Languages agent assist supports",
      qualifiedOnly: true, model: "bot.Language", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/agentAssist/languages", "List supported languages",
          returns: .list("bot.Language"), status: 200)
      ])

    static let settings = Resource(
      .singleton, "agentAssist.settings", "/api/v3/agentAssist", "Settings of agent assist", qualifiedOnly: true,
      model: "AgentAssist",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/agentAssist", "Read agent assist settings", returns: .model("AgentAssist"),
          status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/agentAssist", "Create agent assist settings", body: .model("AgentAssist"),
          returns: .model("AgentAssist"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/agentAssist", "Change agent assist settings", body: .model("AgentAssist"),
          returns: .model("AgentAssist"), status: 200),
      ])

    static let synonyms = Resource(
      .collection, "agentAssist.synonyms", "/api/v3/agentAssist/synonyms", "Synonyms used for matching",
      id: .init(.guid), model: "Synonym", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/agentAssist/synonyms", "List synonyms", returns: .list("Synonym"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/agentAssist/synonyms/{id}", "Fetch one synonym", returns: .model("Synonym"),
          status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/agentAssist/synonyms", "Add one synonym", body: .model("Synonym"),
          returns: .model("Synonym"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/agentAssist/synonyms/{id}", "Change one synonym", body: .model("Synonym"),
          returns: .model("Synonym"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/agentAssist/synonyms/{id}", "Delete one synonym", status: 204),
      ])

    static let learningQuestions = Resource(
      .collection, "agentAssist.learningQuestions", "/api/v3/agentAssist/learningQuestions",
      "Questions without a good suggestion", qualifiedOnly: true, id: .init(.guid),
      model: "AgentAssistLearningQuestion", list: .pages("list", total: "totalCount", size: 10, base: 1),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/agentAssist/learningQuestions", "List learning questions",
          query: [
            .string("timeFrom", .required), .string("timeTo", .required), .pageIndex(1), .pageSize(10),
            .string("keyword"), .number("minScore"),
          ], returns: .page("AgentAssistLearningQuestion"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/agentAssist/learningQuestions/{id}", "Fetch one learning question",
          returns: .model("AgentAssistLearningQuestion"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/agentAssist/learningQuestions", "Add one learning question",
          body: .model("AgentAssistLearningQuestion"), returns: .model("AgentAssistLearningQuestion"), status: 201),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/agentAssist/learningQuestions/{id}", "Delete one learning question",
          status: 204),
        Endpoint(
          .action, "batchCreate", "POST /api/v3/agentAssist/learningQuestions:batchCreate",
          "Add several learning questions", body: .list("AgentAssistLearningQuestion"), status: 204),
        Endpoint(
          .action, "deleteMany", "DELETE /api/v3/agentAssist/learningQuestions", "Delete several learning questions",
          body: .plain(.guid, array: true), status: 204),
      ])

    static let questionSuggestions = Resource(
      .collection, "agentAssist.questionSuggestions", "/api/v3/agentAssist/questionSuggestions",
      "Suggested answers for questions", qualifiedOnly: true, id: .init(.string), model: "QuestionSuggestion",
      endpoints: [
        Endpoint(
          .action, "query", "POST /api/v3/agentAssist/questionSuggestions", "Ask for suggestions",
          body: .list("AssistQuestion"), returns: .list("QuestionSuggestion"), status: 200),
        Endpoint(
          .action, "click", "POST /api/v3/agentAssist/questionSuggestions:click", "Report a used suggestion",
          body: .model("ClickedQuestionSuggestion"), status: 200),
      ])
  }
}
