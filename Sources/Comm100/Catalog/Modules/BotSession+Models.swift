extension Catalog {
  /// The records of `BotSessionModule`.
  enum BotSessionModels {
    static let all: [Model] = [
      chatbotSession, chatbotSessionContext, fieldValue, chatbotMessage, messageData, smartTriggerAction,
      greetingMessage, highConfidenceAnswer, possibleAnswer, intentScore, noAnswer, authenticationRequest,
      locationRequest, prompt, formRequest, field, notHelpfulMessage, chatbotResponse, textResponse, imageResponse,
      buttonResponse, button, quickReplyResponse, quickReplyItem, ivrMenuResponse, ivrMenuKey, transferCallResponse,
    ]

    static let chatbotSession = BotReplyModels.chatbotSession("botSession")

    static let chatbotSessionContext = Model(
      "botSession.ChatbotSessionContext", columns: [],
      [
        .guid("chatbotId"),
        .guid("currentIntentId"),
        .guid("chatbotResponseId"),
        .string("authentication"),
        .string("location"),
        .object("formValues", .list, ref: "FieldValue"),
        .boolean("isFormSubmitted", default: false),
        .integer("consecutiveTimesOfPossibleAnswers", default: 0),
        .integer("invalidInputTimes", default: 0),
        .object("latestMessage", ref: "ChatbotMessage"),
        .object("customData"),
      ])

    static let fieldValue = BotReplyModels.fieldValue("botSession")

    static let chatbotMessage = Model(
      "botSession.ChatbotMessage", columns: [], sampleOnly: ["visitorQuestion", "type", "content"],
      [
        .guid("id"),
        .object("messages", .list, ref: "MessageData"),
        .boolean("disableChatInputArea", default: false),
        .object("smartTriggerActions", .list, ref: "SmartTriggerAction"),
        .guid("intentId"),
        .string("intentName"),
        .number("score"),
      ])

    static let messageData = Model(
      "botSession.MessageData", columns: [],
      [
        .string(
          "type",
          values: [
            "chatbotActionSendMessage", "chatbotActionQuickReply", "chatbotActionSendImage", "chatbotSendVideo",
            "chatbotActionSSOLoginButton", "chatbotActionCollectLocation", "chatbotCollectCompany",
            "chatbotCollectEmail", "chatbotCollectName", "chatbotActionCollectPhoneNumber",
            "chatbotActionCollectComment", "chatbotActionCollectVariableData", "chatbotActionBookMeeting",
            "chatbotActionTransferChat", "chatbotActionGotoTaskbot",
          ]),
        Field.object("content").with(variants: [
          "chatbotActionSendMessage": nil, "chatbotActionQuickReply": nil, "chatbotActionSendImage": nil,
          "chatbotActionSendVideo": nil, "chatbotActionSSOLoginButton": nil, "chatbotActionCollectLocation": nil,
          "chatbotActionCollectCompany": nil, "chatbotActionCollectEmail": nil, "chatbotActionCollectName": nil,
          "chatbotActionCollectPhoneNumber": nil, "chatbotActionCollectComment": nil,
          "chatbotActionCollectVariableData": nil, "chatbotActionBookMeeting": nil, "chatbotActionTransferChat": nil,
          "chatbotActionGotoTaskbot": nil,
        ]),
      ])

    static let smartTriggerAction = BotReplyModels.smartTriggerAction("botSession")
    static let greetingMessage = BotReplyModels.greetingMessage("botSession")
    static let highConfidenceAnswer = BotReplyModels.highConfidenceAnswer("botSession")

    static let possibleAnswer = Model(
      "botSession.PossibleAnswer", columns: [],
      [
        .string("message"),
        .string("audio"),
        .object("intents", .list, ref: "IntentScore"),
      ])

    static let intentScore = BotReplyModels.intentScore("botSession")
    static let noAnswer = BotReplyModels.noAnswer("botSession")
    static let authenticationRequest = BotReplyModels.authenticationRequest("botSession")
    static let locationRequest = BotReplyModels.locationRequest("botSession")
    static let prompt = BotReplyModels.prompt("botSession")
    static let formRequest = BotReplyModels.formRequest("botSession")
    static let field = BotReplyModels.field("botSession")
    static let notHelpfulMessage = BotReplyModels.notHelpfulMessage("botSession")
    static let chatbotResponse = BotReplyModels.chatbotResponse("botSession")
    static let textResponse = BotReplyModels.textResponse("botSession")
    static let imageResponse = BotReplyModels.imageResponse("botSession")
    static let buttonResponse = BotReplyModels.buttonResponse("botSession")
    static let button = BotReplyModels.button("botSession")
    static let quickReplyResponse = BotReplyModels.quickReplyResponse("botSession")
    static let quickReplyItem = BotReplyModels.quickReplyItem("botSession")
    static let ivrMenuResponse = BotReplyModels.ivrMenuResponse("botSession")
    static let ivrMenuKey = BotReplyModels.ivrMenuKey("botSession")
    static let transferCallResponse = BotReplyModels.transferCallResponse("botSession")
  }
}
