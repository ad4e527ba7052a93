extension Catalog {
  /// The records of `BotModule`.
  enum BotModels {
    static let all: [Model] = [
      chatbotSubscription, chatbotUsage, language, bot, greetingMessageInChannel, noAnswerMessageInChannel,
      messageAfterSeveralConsecutivePossibleAnswersInChannel, category, intent, answerInChannel, authenticationRequest,
      locationRequest, prompt, form, field, fieldValue, response, image, webhook, ivrMenu, ivrMenuOption,
      ivrMenuResponse, button, intentScore, question, questionSelectedKeyword, highConfidenceAnswer, possibleAnswer,
      noAnswer, entity, entityKeyword, smartTrigger, smartTriggerCondition, smartTriggerAction, quickReply,
      quickReplyItem, learningQuestion, prebuiltEntity, operationState, chatReport, chatReportDetail, answerReport,
      answerReportDetail, highConfidenceReport, highConfidenceReportDetail, ratingReport, ratingReportDetail,
      botAgentReport, botAgentReportDetail, summaryReport, dailyReport, dailyDetailReport, intentUsageByCategory,
      intentUsageByTime, intentUsage, intentUsageDetailsByTime,
    ]

    static let chatbotSubscription = Model(
      "bot.ChatbotSubscription",
      [
        .boolean("isChatbotEnabled", .readOnly, default: false),
        .integer("totalPurchasedMessageAmount", .readOnly, default: 0),
        .date("startDate", .readOnly),
        .date("nextRenewDate", .readOnly),
        .integer("messageQuotaPerMonth", .readOnly, default: 0),
        .string("paymentPeriod", .readOnly, default: "monthly", values: ["monthly", "quarterly", "yearly"]),
        .number("monthlyPrice", .readOnly, default: 0),
        .number("quarterlyPrice", .readOnly, default: 0),
        .number("yearlyPrice", .readOnly, default: 0),
        .number("overageUnitPrice", .readOnly, default: 0),
        .integer("overageMessageQuota", .readOnly, default: 0),
        .object("chatbotUsages", [.list, .readOnly], ref: "ChatbotUsage"),
      ])

    static let chatbotUsage = Model(
      "bot.ChatbotUsage",
      [
        .guid("botId", .readOnly),
        .number("usedMessageAmount", .readOnly, default: 0),
        .object("bot", .readOnly, ref: "Bot", include: "bot"),
      ])

    static let language = Model(
      "bot.Language",
      [
        .string("code", .readOnly),
        .string("name", .readOnly),
      ])

    static let bot = Model(
      "bot.Bot",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string(
          "engineType", [.readOnly, .required], default: "dialogflow", values: ["dialogflow", "chloe", "thirdParty"]),
        .string("language", [.readOnly, .required], default: "en"),
        .object("avatar", ref: "Image"),
        .boolean("isTrained", .readOnly, default: false),
        .object(
          "greetingMessageInChannels", .list, ref: "GreetingMessageInChannel", include: "greetingMessageInChannels"),
        .object(
          "noAnswerMessageInChannels", .list, ref: "NoAnswerMessageInChannel", include: "noAnswerMessageInChannels"),
        .string("messageWhenNotHelpful", .textDefault),
        .boolean("ifIncludeContactAgentOptionWhenNotHelpful", default: true),
        .string("messageWhenProvidingPossibleAnswer", .textDefault),
        .integer("consecutiveTimesOfPossibleAnswers", default: 3),
        .object(
          "messageAfterSeveralConsecutivePossibleAnswersInChannels", .list,
          ref: "MessageAfterSeveralConsecutivePossibleAnswersInChannel",
          include: "messageAfterSeveralConsecutivePossibleAnswersInChannels"),
        .string("messageAfterVisitorChooseToContactAgent", .textDefault),
        .string("contactAgentButtonTextWhenOnline", default: "Chat with Human Agent"),
        .string("contactAgentButtonTextWhenOffline", default: "Leave a Message"),
        .string("formSubmitButtonText", default: "Submit"),
        .string("formCancelButtonText", default: "Cancel"),
        .string("formConfirmButtonText", default: "Confirm"),
        Field.integer("highConfidenceScore", default: 40).with(min: 0, max: 100),
        Field.integer("noAnswerScore", default: 10).with(min: 0, max: 100),
        .datetime("lastUpdatedTime", .readOnly),
        .object("thirdPartyWebhook", ref: "Webhook"),
        .string(
          "enabledChannels", [.list, .open],
          values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
      ])

    static let greetingMessageInChannel = Model(
      "bot.GreetingMessageInChannel",
      [
        .guid("id", .readOnly),
        .string(
          "channel", [.readOnly, .required],
          values: [
            "Default", "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS",
            "Voice",
          ]),
        .object("responses", [.list, .required], ref: "Response"),
      ])

    static let noAnswerMessageInChannel = Model(
      "bot.NoAnswerMessageInChannel",
      [
        .guid("id", .readOnly),
        .string(
          "channel", [.readOnly, .required],
          values: ["Default", "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
        .string("message", .required),
        .boolean("ifIncludeContactAgentOption", .required, default: false),
      ])

    static let messageAfterSeveralConsecutivePossibleAnswersInChannel = Model(
      "bot.MessageAfterSeveralConsecutivePossibleAnswersInChannel",
      [
        .guid("id", .readOnly),
        .string(
          "channel", [.readOnly, .required],
          values: ["Default", "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS"]),
        .string("message", .required),
        .boolean("ifIncludeContactAgentOption", .required, default: false),
      ])

    static let category = Model(
      "bot.Category",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .guid("parentId", .required),
      ])

    static let intent = Model(
      "bot.Intent",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .guid("categoryId", .required),
        .object("category", .readOnly, ref: "Category", include: "category"),
        .object("questions", [.list, .required], ref: "Question"),
        .object("answerInChannels", [.list, .required], ref: "AnswerInChannel"),
      ])

    static let answerInChannel = Model(
      "bot.AnswerInChannel",
      [
        .guid("id", .readOnly),
        .string(
          "channel", [.readOnly, .required],
          values: [
            "Default", "Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS",
            "Voice",
          ]),
        .object("responses", [.list, .required], ref: "Response", include: "responses"),
        .string("informationCollectionType", .required, default: "none", values: ["form", "prompt", "none"]),
        .object("authenticationRequest", ref: "AuthenticationRequest", include: "authenticationRequest"),
        .object("locationRequest", ref: "LocationRequest", include: "locationRequest"),
        .object("form", ref: "Form", include: "form"),
        .object("prompts", .list, ref: "Prompt", include: "prompts"),
      ])

    static let authenticationRequest = Model(
      "bot.AuthenticationRequest", sampleOnly: ["methord"],
      [
        .guid("id", .readOnly),
        .string("signInMessage", .required),
        .string("signInButtonText", .required),
        .string("method", .required, default: "sso", values: ["sso", "customVariable"]),
        .string("signInURL"),
        .string("customVariable"),
      ])

    static let locationRequest = Model(
      "bot.LocationRequest",
      [
        .guid("id", .readOnly),
        .string("message", .required, default: "Please share your location"),
        .string("buttonText", .required, default: "Send Location"),
      ])

    static let prompt = Model(
      "bot.Prompt",
      [
        .guid("id", .readOnly),
        .guid("entityId", .required),
        .object("entity", .readOnly, ref: "Entity", include: "entity"),
        .string("entityLabel", .required),
        .string("question", .required),
        .string("options", .list),
        .integer("order", .required),
      ])

    static let form = Model(
      "bot.Form",
      [
        .guid("id", .readOnly),
        .string("message", .required),
        .string("title", .required),
        .boolean("isConfirmationRequired", .required, default: false),
        .object("fields", [.list, .required], ref: "Field"),
      ])

    static let field = Model(
      "bot.Field",
      [
        .guid("id", .readOnly),
        .string(
          "type", .required, default: "text",
          values: ["text", "textArea", "radioBox", "checkBox", "dropDownList", "checkBoxList"]),
        .string("name", .required),
        .guid("entityId"),
        .object("entity", .readOnly, ref: "Entity", include: "entity"),
        .string("entityLabel"),
        .boolean("isRequired", .required, default: false),
        .boolean("isMasked", .required, default: false),
        .string("options", .list),
        .integer("order", .required),
      ])

    static let fieldValue = Model(
      "bot.FieldValue",
      [
        .string("name", .readOnly),
        .string("value", .readOnly),
      ])

    static let response = Model(
      "bot.Response",
      [
        .guid("id", .readOnly),
        .string(
          "type", .required,
          values: ["text", "htmlText", "button", "quickReply", "image", "video", "webhook", "ivrMenu", "transferCall"]),
        .string("textVariants", .list),
        .string("speechVariants", .list),
        .string("htmlTextVariants", .list),
        .object("image", ref: "Image"),
        .string("videoUrl"),
        .string("message"),
        .object("quickReply", ref: "QuickReply"),
        .object("buttons", .list, ref: "Button"),
        .object("webhook", ref: "Webhook"),
        .object("ivrMenu", ref: "IVRMenu"),
        .integer("order", .required),
      ])

    static let image = Model(
      "bot.Image",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string("url", .required),
      ])

    static let webhook = Model(
      "bot.Webhook",
      [
        .guid("id", .readOnly),
        .string("url", .required),
        .map("headers"),
      ])

    static let ivrMenu = Model(
      "bot.IVRMenu",
      [
        .guid("id", .readOnly),
        .string("Message", .required),
        .map("InvalidInputActionRepeatTime"),
        .map("InvalidInputActionIntentId"),
        .object("options", [.list, .required], ref: "IVRMenuOption"),
      ])

    static let ivrMenuOption = Model(
      "bot.IVRMenuOption",
      [
        .guid("id", .readOnly),
        .string("text", .required),
        .string("key", .required, values: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"]),
        .string("intentId"),
        .object("intent", .readOnly, ref: "Intent", include: "intent"),
        .integer("order", .required),
      ])

    static let ivrMenuResponse = Model(
      "bot.IVRMenuResponse",
      [
        .guid("id", .readOnly),
        .string("Message", .required),
        .string("speech"),
      ])

    static let button = Model(
      "bot.Button",
      [
        .guid("id", .readOnly),
        .string("text", .required),
        .string("type", .required, values: ["triggerAnIntent", "link", "webView"]),
        Field.string("url").with(requiredIf: ["type": ["link", "webView"]]),
        Field.guid("intentId").with(requiredIf: ["type": ["triggerAnIntent"]]),
        .object("intent", .readOnly, ref: "Intent", include: "intent"),
        Field.string("openIn", values: ["sideWindow", "newWindow", "currentWindow"]).with(requiredIf: [
          "channel": ["Live Chat"], "type": ["link"],
        ]),
        Field.string("openStyle", default: "full", values: ["compact", "tall", "full"]).with(requiredIf: [
          "channel": ["Live Chat", "Facebook Messenger"], "type": ["webView"],
        ]),
        .integer("order", .required),
      ])

    static let intentScore = Model(
      "bot.IntentScore",
      [
        .guid("id", .readOnly),
        .string("name", .readOnly),
        .number("score", .readOnly),
      ])

    static let question = Model(
      "bot.Question",
      [
        .guid("id", .readOnly),
        .string("content", .required),
        .object("selectedKeywords", .list, ref: "QuestionSelectedKeyword"),
        .integer("order", .required),
      ])

    static let questionSelectedKeyword = Model(
      "bot.QuestionSelectedKeyword", sampleOnly: ["id"],
      [
        .integer("startPosition", .required, default: 0),
        .integer("endPosition", .required, default: 0),
        .guid("entityId", .required),
        .object("entity", .readOnly, ref: "Entity", include: "entity"),
        .string("entityLabel", .required),
      ])

    static let highConfidenceAnswer = Model(
      "bot.HighConfidenceAnswer",
      [
        .guid("intentId", .readOnly),
        .string("intentName", .readOnly),
        .number("score", .readOnly),
        .object("answer", .readOnly, ref: "AnswerInChannel"),
      ])

    static let possibleAnswer = Model(
      "bot.PossibleAnswer",
      [
        .string("messageWhenProvidingPossibleAnswer", .readOnly),
        .object("intents", [.list, .readOnly], ref: "IntentScore"),
        .object(
          "messageAfterSeveralConsecutivePossibleAnswers", .readOnly,
          ref: "MessageAfterSeveralConsecutivePossibleAnswersInChannel"),
      ])

    static let noAnswer = Model(
      "bot.NoAnswer",
      [
        .guid("intentId", .readOnly),
        .string("intentName", .readOnly),
        .number("score", .readOnly),
        .object("answer", .readOnly, ref: "NoAnswerMessageInChannel"),
      ])

    static let entity = Model(
      "bot.Entity",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .object("keywords", [.list, .required], ref: "EntityKeyword"),
      ])

    static let entityKeyword = Model(
      "bot.EntityKeyword",
      [
        .guid("id", .readOnly),
        .string("content", .required),
        .string("synonyms", [.list, .required]),
      ])

    static let smartTrigger = Model(
      "bot.SmartTrigger",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .boolean("isEnabled", default: false),
        .string("conditionExpressionType", values: ["all", "any", "logicalExpression"]),
        .string("logicalExpression"),
        .object("conditions", .list, ref: "SmartTriggerCondition"),
        .object("actions", .list, ref: "SmartTriggerAction"),
        .integer("order", .required),
      ])

    static let smartTriggerCondition = Model(
      "bot.SmartTriggerCondition",
      [
        .guid("id", .readOnly),
        .string("variable", .required),
        .string(
          "expression", .required,
          values: ["equal", "notEqual", "contains", "notContains", "regularExpression", "lessThan", "moreThan"]),
        .string("value", .required),
        .integer("order", .required),
      ])

    static let smartTriggerAction = Model(
      "bot.SmartTriggerAction",
      [
        .guid("id", .readOnly),
        .string(
          "type", .required,
          values: ["sendNotification", "autoMonitor", "transferChat", "changeAssignee", "addToSegment"]),
        .boolean("isEnabled", .required, default: false),
        .string("agentOfflineMessage"),
        .string("targetType", .required, values: ["department", "agent", "visitorSegment"]),
        .guid("selectedDepartments", .list),
        .guid("selectedAgents", .list),
        .guid("selectedVisitorSegments", .list),
      ])

    static let quickReply = Model(
      "bot.QuickReply",
      [
        .guid("id", .readOnly),
        .string("type", .required, values: ["custom", "canned"]),
        .string("name", .required),
        .object("items", [.list, .required], ref: "QuickReplyItem"),
      ])

    static let quickReplyItem = Model(
      "bot.QuickReplyItem",
      [
        .guid("id", .readOnly),
        .string("type", .required, values: ["triggerAnIntent", "contactAgent"]),
        .string("text", .required),
        .string("intentId"),
        .object("intent", .readOnly, ref: "Intent", include: "intent"),
        .integer("order", .required),
      ])

    static let learningQuestion = Model(
      "bot.LearningQuestion",
      [
        .string("id", .readOnly),
        .string("type", .readOnly, default: "none", values: ["notHelpful", "possibleAnswer", "noAnswer", "none"]),
        .string("question", .readOnly),
        .string("topScoreIntentId", .readOnly),
        .object("intent", .readOnly, ref: "Intent", include: "intent"),
        .number("topScore", .readOnly, default: 0),
        .datetime("createdTime", .readOnly),
      ])

    static let prebuiltEntity = Model(
      "bot.PrebuiltEntity",
      [
        .guid("id", .readOnly),
        .string("name", .readOnly),
        .string("description", .readOnly),
        .string("example", [.list, .readOnly]),
      ])

    static let operationState = Model(
      "bot.OperationState",
      [
        .string("operationId", .readOnly),
        .string("status", .readOnly, default: "wait", values: ["wait", "succeeded", "failed", "processing"]),
        .integer("percent", .readOnly, default: 0),
        .string("errorMessage", .readOnly),
      ])

    static let chatReport = Model(
      "bot.ChatReport", columns: [], sampleOnly: ["totalBotTransferredAgent"],
      [
        .integer("totalBotResolved", default: 0),
        .integer("totalBotUnResolved", default: 0),
        .integer("totalBotTransferedAgent", default: 0),
        .integer("totalBotTransferredOfflineMessage", default: 0),
        .string("totalAgentChatTime"),
        .string("totalBotChatTime"),
        .object("dataList", .list, ref: "ChatReportDetail"),
      ])

    static let chatReportDetail = Model(
      "bot.ChatReportDetail", columns: [], sampleOnly: ["startTime", "endTime", "botTransferredAgent"],
      [
        .integer("botResolved", default: 0),
        .integer("botUnResolved", default: 0),
        .integer("botTransferedAgent", default: 0),
        .integer("botTransferredOfflineMessage", default: 0),
        .string("agentChatTime"),
        .string("botChatTime"),
        .datetime("time"),
      ])

    static let answerReport = Model(
      "bot.AnswerReport", columns: [],
      [
        .number("percentOfHighConfidenceAnswers", default: 0),
        .integer("totalAnswers", default: 0),
        .integer("totalHighConfidenceAnswers", default: 0),
        .integer("totalNoAnswers", default: 0),
        .integer("totalPossibleAnswers", default: 0),
        .object("dataList", .list, ref: "AnswerReportDetail"),
      ])

    static let answerReportDetail = Model(
      "bot.AnswerReportDetail", columns: [], sampleOnly: ["startTime", "endTime"],
      [
        .number("percentOfHighConfidenceAnswers", default: 0),
        .integer("answers", default: 0),
        .integer("highConfidenceAnswers", default: 0),
        .integer("noAnswers", default: 0),
        .integer("possibleAnswers", default: 0),
        .datetime("time"),
      ])

    static let highConfidenceReport = Model(
      "bot.HighConfidenceReport", columns: [],
      [
        .integer("totalHelpful", default: 0),
        .integer("totalHighConfidence", default: 0),
        .integer("totalNoRate", default: 0),
        .integer("totalNotHelpful", default: 0),
        .object("dataList", .list, ref: "HighConfidenceReportDetail"),
      ])

    static let highConfidenceReportDetail = Model(
      "bot.HighConfidenceReportDetail", columns: [], sampleOnly: ["startTime", "endTime"],
      [
        .integer("helpful", default: 0),
        .integer("highConfidence", default: 0),
        .integer("noRate", default: 0),
        .integer("notHelpful", default: 0),
        .datetime("time"),
      ])

    static let ratingReport = Model(
      "bot.RatingReport", columns: [],
      [
        .number("avgScore", default: 0),
        .integer("totalRatingTimes", default: 0),
        .integer("totalScore1Times", default: 0),
        .integer("totalScore2Times", default: 0),
        .integer("totalScore3Times", default: 0),
        .integer("totalScore4Times", default: 0),
        .integer("totalScore5Times", default: 0),
        .object("dataList", .list, ref: "RatingReportDetail"),
      ])

    static let ratingReportDetail = Model(
      "bot.RatingReportDetail", columns: [], sampleOnly: ["startTime", "endTime"],
      [
        .number("avgScore", default: 0),
        .integer("ratingTimes", default: 0),
        .integer("score1Times", default: 0),
        .integer("score2Times", default: 0),
        .integer("score3Times", default: 0),
        .integer("score4Times", default: 0),
        .integer("score5Times", default: 0),
        .datetime("time"),
      ])

    static let botAgentReport = Model(
      "bot.BotAgentReport", columns: [],
      [
        .number("avgScore", default: 0),
        .number("avgTime", default: 0),
        .integer("chats", default: 0),
        .object("agent", .list, ref: "BotAgentReportDetail"),
        .object("bot", .list, ref: "BotAgentReportDetail"),
      ])

    static let botAgentReportDetail = Model(
      "bot.BotAgentReportDetail", columns: [], sampleOnly: ["startTime", "endTime"],
      [
        .number("avgScore", default: 0),
        .number("avgTime", default: 0),
        .integer("chats", default: 0),
        .string("totalChatTime"),
        .datetime("time"),
      ])

    static let summaryReport = Model(
      "bot.SummaryReport", columns: [], sampleOnly: ["highConfidenceAnswerCount"],
      [
        .number("averageRatingScore", default: 0),
        .integer("botOnlyChatCount", default: 0),
        .integer("botOnlyChatsTime", default: 0),
        .integer("botAnswerCount", default: 0),
        .integer("chatsFromBotToAgentCount", default: 0),
        .number("percentageOfBotOnlyChats", default: 0),
        .number("percentageOfHighConfidenceAnswers", default: 0),
      ])

    static let dailyReport = Model(
      "bot.DailyReport", columns: [],
      [
        .integer("totalChatbotOnly", default: 0),
        .integer("totalFromBotToAgent", default: 0),
        .number("totalPercentageOfBotOnlyChats", default: 0),
        .object("dataList", .list, ref: "DailyDetailReport"),
      ])

    static let dailyDetailReport = Model(
      "bot.DailyDetailReport", columns: [], sampleOnly: ["startTime", "endTime", "chatBotOnly"],
      [
        .integer("chatbotOnly", default: 0),
        .integer("fromBotToAgent", default: 0),
        .integer("dailyChatsCount", default: 0),
        .number("percentageOfBotOnlyChats", default: 0),
        .datetime("time"),
      ])

    static let intentUsageByCategory = Model(
      "bot.IntentUsageByCategory", columns: [], sampleOnly: ["categoryName"],
      [
        .string("category"),
        .string("intentName"),
        .integer("count", default: 0),
      ])

    static let intentUsageByTime = Model(
      "bot.IntentUsageByTime", columns: [],
      [
        .integer("total", default: 0),
        .object("top3UsedIntents", .list, ref: "IntentUsage"),
        .object("dataList", .list, ref: "IntentUsageDetailsByTime"),
      ])

    static let intentUsage = Model(
      "bot.IntentUsage", columns: [],
      [
        .string("intentName"),
        .integer("count", default: 0),
      ])

    static let intentUsageDetailsByTime = Model(
      "bot.IntentUsageDetailsByTime", columns: [], sampleOnly: ["startTime", "endTime"],
      [
        .string("time"),
        .integer("totalCount", default: 0),
        .integer("mostTriggered", default: 0),
        .integer("secondMostTriggered", default: 0),
        .integer("thirdMostTriggered", default: 0),
      ])
  }
}
