extension Catalog {
  /// The records of `BotSessionModule`.
  enum BotSessionModels {
    static let all: [Model] = [
      chatbotSession, chatbotSessionContext, fieldValue, chatbotMessage, messageData, smartTriggerAction,
      greetingMessage, highConfidenceAnswer, possibleAnswer, intentScore, noAnswer, authenticationRequest,
      locationRequest, prompt, formRequest, field, notHelpfulMessage, chatbotResponse, textResponse, imageResponse,
      buttonResponse, button, quickReplyResponse, quickReplyItem, ivrMenuResponse, ivrMenuKey, transferCallResponse,
    ]

    static let chatbotSession = Model(
      "botSession.ChatbotSession", columns: [],
      [
        .guid("id"),
        .string(
          "channel", .open,
          values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "IVR"]),
        .object("message", ref: "ChatbotMessage"),
        .object("context", ref: "ChatbotSessionContext"),
      ])

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

    static let fieldValue = Model(
      "botSession.FieldValue", columns: [],
      [
        .string("name"),
        .string("value"),
      ])

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

    static let smartTriggerAction = Model(
      "botSession.SmartTriggerAction", columns: [],
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
      "botSession.GreetingMessage", columns: [],
      [
        .object("responses", .list, ref: "ChatbotResponse")
      ])

    static let highConfidenceAnswer = Model(
      "botSession.HighConfidenceAnswer", columns: [],
      [
        .object("responses", .list, ref: "ChatbotResponse")
      ])

    static let possibleAnswer = Model(
      "botSession.PossibleAnswer", columns: [],
      [
        .string("message"),
        .string("audio"),
        .object("intents", .list, ref: "IntentScore"),
      ])

    static let intentScore = Model(
      "botSession.IntentScore", columns: [],
      [
        .guid("id"),
        .string("name"),
        .number("score"),
      ])

    static let noAnswer = Model(
      "botSession.NoAnswer", columns: [],
      [
        .string("message"),
        .string("audio"),
        .boolean("ifIncludeContactAgentOption"),
      ])

    static let authenticationRequest = Model(
      "botSession.AuthenticationRequest", columns: [],
      [
        .string("signInMessage"),
        .string("audio"),
        .string("signInButtonText"),
        .string("signInURL"),
      ])

    static let locationRequest = Model(
      "botSession.LocationRequest", columns: [],
      [
        .string("message"),
        .string("buttonText"),
      ])

    static let prompt = Model(
      "botSession.Prompt", columns: [],
      [
        .string("question"),
        .string("audio"),
        .string("options", .list),
      ])

    static let formRequest = Model(
      "botSession.FormRequest", columns: [],
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
      "botSession.Field", columns: [],
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
      "botSession.NotHelpfulMessage", columns: [],
      [
        .string("message"),
        .boolean("ifIncludeContactAgentOption"),
      ])

    static let chatbotResponse = Model(
      "botSession.ChatbotResponse", columns: [],
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
      "botSession.TextResponse", columns: [],
      [
        .string("text"),
        .string("audio"),
      ])

    static let imageResponse = Model(
      "botSession.ImageResponse", columns: [],
      [
        .string("name"),
        .string("url"),
      ])

    static let buttonResponse = Model(
      "botSession.ButtonResponse", columns: [],
      [
        .string("message"),
        .object("buttons", .list, ref: "Button"),
      ])

    static let button = Model(
      "botSession.Button", columns: [],
      [
        .string("buttonText"),
        .string("type", values: ["triggerAnIntent", "link", "webView"]),
        .string("linkUrl"),
        .guid("intentId"),
        .string("openIn", values: ["sideWindow", "newWindow", "currentWindow"]),
        .string("openStyle", values: ["compact", "tall", "full"]),
      ])

    static let quickReplyResponse = Model(
      "botSession.QuickReplyResponse", columns: [],
      [
        .string("message"),
        .object("quickReplyItems", .list, ref: "QuickReplyItem"),
      ])

    static let quickReplyItem = Model(
      "botSession.QuickReplyItem", columns: [],
      [
        .string("type", values: ["triggerAnIntent", "contactAnAgent"]),
        .string("text"),
        .guid("intentId"),
      ])

    static let ivrMenuResponse = Model(
      "botSession.IVRMenuResponse", columns: [],
      [
        .string("message"),
        .string("audio"),
        .integer("invalidInputActionRepeatTime"),
        .object("keys", .list, ref: "IVRMenuKey"),
      ])

    static let ivrMenuKey = Model(
      "botSession.IVRMenuKey", columns: [],
      [
        .string("key"),
        .string("text"),
        .guid("intentId"),
      ])

    static let transferCallResponse = Model(
      "botSession.TransferCallResponse", columns: [],
      [
        .string("targetNumber")
      ])
  }
}
