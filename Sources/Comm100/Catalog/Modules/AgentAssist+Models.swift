extension Catalog {
  /// The records of `AgentAssistModule`.
  enum AgentAssistModels {
    static let all: [Model] = [
      agentAssist, synonym, agentAssistLearningQuestion, cannedMessageSuggestionContent, knowledgeBaseSuggestionContent,
      chatbotSuggestionContent, assistQuestion, suggestion, questionSuggestion, clickedQuestionSuggestion,
    ]

    static let agentAssist = Model(
      "agentAssist.AgentAssist",
      [
        .guid("id", .readOnly),
        .boolean("isEnabled", .required, default: false),
        .string("language", .required, default: "en"),
        .boolean("ifIncludeCannedMessage", .required, default: true),
        .boolean("ifIncludeKnowledgeBase", .required, default: false),
        .boolean("ifIncludeChatbot", .required, default: false),
        .guid("selectedKnowledgeBases", [.list, .required]),
        .guid("selectedChatbots", [.list, .required]),
        Field.integer("highConfidenceScore", .required, default: 60).with(min: 1, max: 100),
        .integer("maximumSuggestionNumber", .required, default: 3, values: ["1", "2", "3", "4", "5"]),
        .boolean("ifAddVisitorQuestionAsSimilarQuestion", .required, default: true),
        .string("textBeforeKBArticle", [.required, .textDefault]),
        .boolean("ifAddUnrecognizedQuestionsToLearning", .required, default: false),
      ])

    static let synonym = Model(
      "agentAssist.Synonym",
      [
        .guid("id", .readOnly),
        .string("content", .required),
        .string("synonyms", [.list, .required]),
      ])

    static let agentAssistLearningQuestion = Model(
      "agentAssist.AgentAssistLearningQuestion",
      [
        .guid("id", .readOnly),
        .string("type", .required, default: "unidentified", values: ["manual", "unidentified"]),
        .string("question", .required),
        .string("agentResponse", .required),
        .string("suggestionType", .required, default: "none", values: ["cannedMessage", "article", "intent", "none"]),
        Field.object("topScoreSuggestion", .required).with(variants: [
          "cannedMessage": "CannedMessageSuggestionContent", "article": "KnowledgeBaseSuggestionContent",
          "intent": "ChatbotSuggestionContent",
        ]),
        .number("score", .required, default: 0),
        .datetime("createdTime", .readOnly),
      ])

    static let cannedMessageSuggestionContent = Model(
      "agentAssist.CannedMessageSuggestionContent",
      [
        .guid("id", [.readOnly, .required]),
        .string("title", [.readOnly, .required]),
        .string("content", .readOnly),
      ])

    static let knowledgeBaseSuggestionContent = Model(
      "agentAssist.KnowledgeBaseSuggestionContent",
      [
        .guid("id", [.readOnly, .required]),
        .guid("articleId", [.readOnly, .required]),
        .string("title", [.readOnly, .required]),
        .string("content", .readOnly),
        .string("url", .readOnly),
        .string("textBeforeKBArticle", .readOnly),
      ])

    static let chatbotSuggestionContent = Model(
      "agentAssist.ChatbotSuggestionContent",
      [
        .guid("id", [.readOnly, .required]),
        .guid("intentId", [.readOnly, .required]),
        .string("intentName", [.readOnly, .required]),
        .string("content", .readOnly),
      ])

    static let assistQuestion = Model(
      "agentAssist.AssistQuestion",
      [
        .string("id", [.readOnly, .required]),
        .string("question", [.readOnly, .required]),
        .guid("campaignId", [.readOnly, .required]),
      ])

    static let suggestion = Model(
      "agentAssist.Suggestion",
      [
        .string("type", .readOnly, values: ["cannedMessage", "article", "intent"]),
        Field.object("content", .readOnly).with(variants: [
          "cannedMessage": "CannedMessageSuggestionContent", "article": "KnowledgeBaseSuggestionContent",
          "intent": "ChatbotSuggestionContent",
        ]),
        .number("score", .readOnly, default: 0),
      ])

    static let questionSuggestion = Model(
      "agentAssist.QuestionSuggestion",
      [
        .string("id", .readOnly),
        .string("question", .readOnly),
        .boolean("ifMatch", .readOnly, default: false),
        .object("suggestions", [.list, .readOnly], ref: "Suggestion"),
      ])

    static let clickedQuestionSuggestion = Model(
      "agentAssist.ClickedQuestionSuggestion",
      [
        .string("question", .readOnly),
        .object("clickedSuggestion", .readOnly, ref: "Suggestion"),
      ])
  }
}
