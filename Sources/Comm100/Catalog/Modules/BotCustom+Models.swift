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

    static let chatbotSession = Model(
      "botCustom.ChatbotSession", columns: [],
      [
        .guid("id"),
        .string(
          "channel", .open,
          values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "IVR"]),
        .object("message", ref: "ChatbotMessage"),
        .object("context", ref: "ChatbotSessionContext"),
      ])

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

    static let fieldValue = Model(
      "botCustom.FieldValue", columns: [],
      [
        .string("name"),
        .string("value"),
      ])

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

    static let smartTriggerAction = Model(
      "botCustom.SmartTriggerAction", columns: [],
      [
        .string("type", values: ["sendNotification", "autoMonitor", "transferChat", "changeAssignee", "addToSegment"]),
        .boolean("isEnabled", default: false),
        .string("agentOfflineMessage"),
        .string("targetType", values: ["department", "agent", "segment"]),
        .guid("selectedDepartments", .list),
        .guid("selectedAgents", .list),
        .guid("segmentId"),
      ])

    static let greetingMessage = Model(
      "botCustom.GreetingMessage", columns: [],
      [
        .object("responses", .list, ref: "ChatbotResponse")
      ])

    static let highConfidenceAnswer = Model(
      "botCustom.HighConfidenceAnswer", columns: [],
      [
        .object("responses", .list, ref: "ChatbotResponse")
      ])

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

    static let intentScore = Model(
      "botCustom.IntentScore", columns: [],
      [
        .guid("id"),
        .string("name"),
        .number("score"),
      ])

    static let noAnswer = Model(
      "botCustom.NoAnswer", columns: [],
      [
        .string("message"),
        .string("audio"),
        .boolean("ifIncludeContactAgentOption"),
      ])

    static let authenticationRequest = Model(
      "botCustom.AuthenticationRequest", columns: [],
      [
        .string("signInMessage"),
        .string("audio"),
        .string("signInButtonText"),
        .string("signInURL"),
      ])

    static let locationRequest = Model(
      "botCustom.LocationRequest", columns: [],
      [
        .string("message"),
        .string("buttonText"),
      ])

    static let prompt = Model(
      "botCustom.Prompt", columns: [],
      [
        .string("question"),
        .string("audio"),
        .string("options", .list),
      ])

    static let formRequest = Model(
      "botCustom.FormRequest", columns: [],
      [
        .string("message"),
        .string("title"),
        .boolean("isConfirmationRequired"),
        .object("fields", .list, ref: "Field"),
        .string("submitButtonText"),
        .string("cancelButtonText"),
        .string("confirmButtonText"),
      ])

    static let field = Model(
      "botCustom.Field", columns: [],
      [
        .string("type", values: ["text", "textArea", "radio", "checkBox", "dropDownList", "checkBoxList", "email"]),
        .string("name"),
        .string("defaultValue"),
        .boolean("isRequired"),
        .boolean("isMasked"),
        .string("options", .list),
        .integer("order"),
      ])

    static let notHelpfulMessage = Model(
      "botCustom.NotHelpfulMessage", columns: [],
      [
        .string("message"),
        .boolean("ifIncludeContactAgentOption"),
      ])

    static let chatbotResponse = Model(
      "botCustom.ChatbotResponse", columns: [],
      [
        .string(
          "type", values: ["text", "htmlText", "button", "quickReply", "image", "video", "ivrMenu", "transferCall"]),
        Field.object("content").with(variants: [
          "text": "TextResponse", "htmlText": "TextResponse", "image": "ImageResponse", "button": "ButtonResponse",
          "quickReply": "QuickReplyResponse", "ivrMenu": "IVRMenuResponse", "transferCall": "TransferCallResponse",
        ]),
        .boolean("disableChatInputArea", default: false),
        .number("delayTime", default: 1),
      ])

    static let textResponse = Model(
      "botCustom.TextResponse", columns: [],
      [
        .string("text"),
        .string("audio"),
      ])

    static let imageResponse = Model(
      "botCustom.ImageResponse", columns: [],
      [
        .string("name"),
        .string("url"),
      ])

    static let buttonResponse = Model(
      "botCustom.ButtonResponse", columns: [],
      [
        .string("message"),
        .object("buttons", .list, ref: "Button"),
      ])

    static let button = Model(
      "botCustom.Button", columns: [],
      [
        .string("buttonText"),
        .string("type", values: ["triggerAnIntent", "link", "webView"]),
        .string("linkUrl"),
        .guid("intentId"),
        .string("openIn", values: ["sideWindow", "newWindow", "currentWindow"]),
        .string("openStyle", values: ["compact", "tall", "full"]),
      ])

    static let quickReplyResponse = Model(
      "botCustom.QuickReplyResponse", columns: [],
      [
        .string("message"),
        .object("quickReplyItems", .list, ref: "QuickReplyItem"),
      ])

    static let quickReplyItem = Model(
      "botCustom.QuickReplyItem", columns: [],
      [
        .string("type", values: ["triggerAnIntent", "contactAnAgent"]),
        .string("text"),
        .guid("intentId"),
      ])

    static let ivrMenuResponse = Model(
      "botCustom.IVRMenuResponse", columns: [],
      [
        .string("message"),
        .string("audio"),
        .integer("invalidInputActionRepeatTime"),
        .object("keys", .list, ref: "IVRMenuKey"),
      ])

    static let ivrMenuKey = Model(
      "botCustom.IVRMenuKey", columns: [],
      [
        .string("key"),
        .string("text"),
        .guid("intentId"),
      ])

    static let transferCallResponse = Model(
      "botCustom.TransferCallResponse", columns: [],
      [
        .string("targetNumber")
      ])

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
