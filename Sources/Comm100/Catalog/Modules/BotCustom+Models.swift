extension Catalog {
  /// The records of `BotCustomModule`.
  enum BotCustomModels {
    static let all: [Model] = [
      chatbotSession, chatbotSessionContext, fieldValue, chatbotMessage, smartTriggerAction, greetingMessage,
      highConfidenceAnswer, possibleAnswer, messageAfterSeveralConsecutivePossibleAnswers, intentScore, noAnswer,
      authenticationRequest, locationRequest, prompt, formRequest, field, notHelpfulMessage, chatbotResponse,
      textResponse, imageResponse, buttonResponse, button, quickReplyResponse, quickReplyItem, ivrMenuResponse,
      ivrMenuKey, transferCallResponse, questionSuggestion, suggestion, cannedMessageSuggestionContent,
      kbArticleSuggestionContent, chatbotIntentSuggestionContent,
    ]

    static let chatbotSession = BotReplyModels.chatbotSession("botCustom")

    static let chatbotSessionContext = Model(
      "botCustom.ChatbotSessionContext", columns: [],
      [
        .guid("chatbotId"),
        .guid("currentIntentId"),
        .string("authentication"),
        .string("location"),
        .object("formValues", .list, ref: "FieldValue"),
        .boolean("isFormSubmitted", default: false),
        .integer("consecutiveTimesOfPossibleAnswers", default: 0),
        .integer("invalidInputTimes", default: 0),
        .object("latestMessage", ref: "ChatbotMessage"),
        .object("customData"),
      ])

    static let fieldValue = BotReplyModels.fieldValue("botCustom")

    static let chatbotMessage = Model(
      "botCustom.ChatbotMessage", columns: [],
      [
        .guid("id"),
        .string("visitorQuestion"),
        .string(
          "type",
          values: [
            "greetingMessage", "highConfidenceAnswer", "possibleAnswer", "noAnswer", "notHelpfulMessage",
            "locationRequest", "formRequest", "authenticationRequest", "prompt",
          ]),
        Field.object("content").with(variants: [
          "highConfidenceAnswer": "HighConfidenceAnswer", "possibleAnswer": "PossibleAnswer", "noAnswer": "NoAnswer",
          "greetingMessage": "GreetingMessage", "authenticationRequest": "AuthenticationRequest",
          "locationRequest": "LocationRequest", "formRequest": "FormRequest", "prompt": "Prompt",
          "notHelpfulMessage": "NotHelpfulMessage",
        ]),
        .boolean("disableChatInputArea", default: false),
        .object("smartTriggerActions", .list, ref: "SmartTriggerAction"),
        .guid("intentId"),
        .string("intentName"),
        .number("score"),
      ])

    static let smartTriggerAction = BotReplyModels.smartTriggerAction("botCustom")
    static let greetingMessage = BotReplyModels.greetingMessage("botCustom")
    static let highConfidenceAnswer = BotReplyModels.highConfidenceAnswer("botCustom")

    static let possibleAnswer = Model(
      "botCustom.PossibleAnswer", columns: [],
      [
        .string("message"),
        .string("audio"),
        .object("intents", .list, ref: "IntentScore"),
        .object("messageAfterSeveralConsecutivePossibleAnswers", ref: "MessageAfterSeveralConsecutivePossibleAnswers"),
      ])

    static let messageAfterSeveralConsecutivePossibleAnswers = Model(
      "botCustom.MessageAfterSeveralConsecutivePossibleAnswers", columns: [],
      [
        .string("message"),
        .string("audio"),
        .boolean("ifIncludeContactAgentOption"),
      ])

    static let intentScore = BotReplyModels.intentScore("botCustom")
    static let noAnswer = BotReplyModels.noAnswer("botCustom")
    static let authenticationRequest = BotReplyModels.authenticationRequest("botCustom")
    static let locationRequest = BotReplyModels.locationRequest("botCustom")
    static let prompt = BotReplyModels.prompt("botCustom")
    static let formRequest = BotReplyModels.formRequest("botCustom")
    static let field = BotReplyModels.field("botCustom")
    static let notHelpfulMessage = BotReplyModels.notHelpfulMessage("botCustom")
    static let chatbotResponse = BotReplyModels.chatbotResponse("botCustom")
    static let textResponse = BotReplyModels.textResponse("botCustom")
    static let imageResponse = BotReplyModels.imageResponse("botCustom")
    static let buttonResponse = BotReplyModels.buttonResponse("botCustom")
    static let button = BotReplyModels.button("botCustom")
    static let quickReplyResponse = BotReplyModels.quickReplyResponse("botCustom")
    static let quickReplyItem = BotReplyModels.quickReplyItem("botCustom")
    static let ivrMenuResponse = BotReplyModels.ivrMenuResponse("botCustom")
    static let ivrMenuKey = BotReplyModels.ivrMenuKey("botCustom")
    static let transferCallResponse = BotReplyModels.transferCallResponse("botCustom")

    static let questionSuggestion = Model(
      "botCustom.QuestionSuggestion", columns: [],
      [
        .string("id"),
        .string("question"),
        .guid("campaignId"),
        .string(
          "channel", .open, default: "Live Chat",
          values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "IVR"]),
        .boolean("ifMatch", default: false),
        .object("suggestions", .list, ref: "Suggestion"),
      ])

    static let suggestion = Model(
      "botCustom.Suggestion", columns: [],
      [
        .string("type", values: ["publicCannedMessage", "KBArticle", "chatbotIntent"]),
        Field.object("content").with(variants: [
          "publicCannedMessage": "CannedMessageSuggestionContent", "KBArticle": "KBArticleSuggestionContent",
          "chatbotIntent": "ChatbotIntentSuggestionContent",
        ]),
        .number("score", default: 0),
      ])

    static let cannedMessageSuggestionContent = Model(
      "botCustom.CannedMessageSuggestionContent", columns: [],
      [
        .guid("id"),
        .string("title"),
        .string("content"),
      ])

    static let kbArticleSuggestionContent = Model(
      "botCustom.KBArticleSuggestionContent", columns: [],
      [
        .guid("id"),
        .guid("articleId"),
        .string("title"),
        .string("content"),
        .string("url"),
        .string("textBeforeKBArticle"),
      ])

    static let chatbotIntentSuggestionContent = Model(
      "botCustom.ChatbotIntentSuggestionContent", columns: [],
      [
        .guid("id"),
        .guid("intentId"),
        .string("intentName"),
        .string("content"),
      ])
  }
}
