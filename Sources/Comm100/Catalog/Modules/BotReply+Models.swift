extension Catalog {
  /// Records that the pages of custom bots and of bot sessions describe in the same words, each in its own module.
  enum BotReplyModels {
    static func chatbotSession(_ module: String) -> Model {
      Model(
        module + ".ChatbotSession", columns: [],
        [
          .guid("id"),
          .string(
            "channel", .open,
            values: ["Live Chat", "Facebook Messenger", "Twitter Direct Message", "WeChat", "WhatsApp", "SMS", "IVR"]),
          .object("message", ref: "ChatbotMessage"),
          .object("context", ref: "ChatbotSessionContext"),
        ])
    }

    static func fieldValue(_ module: String) -> Model {
      Model(
        module + ".FieldValue", columns: [],
        [
          .string("name"),
          .string("value"),
        ])
    }

    static func smartTriggerAction(_ module: String) -> Model {
      Model(
        module + ".SmartTriggerAction", columns: [],
        [
          .string(
            "type", values: ["sendNotification", "autoMonitor", "transferChat", "changeAssignee", "addToSegment"]),
          .boolean("isEnabled", default: false),
          .string("agentOfflineMessage"),
          .string("targetType", values: ["department", "agent", "segment"]),
          .guid("selectedDepartments", .list),
          .guid("selectedAgents", .list),
          .guid("segmentId"),
        ])
    }

    static func greetingMessage(_ module: String) -> Model {
      Model(
        module + ".GreetingMessage", columns: [],
        [
          .object("responses", .list, ref: "ChatbotResponse")
        ])
    }

    static func highConfidenceAnswer(_ module: String) -> Model {
      Model(
        module + ".HighConfidenceAnswer", columns: [],
        [
          .object("responses", .list, ref: "ChatbotResponse")
        ])
    }

    static func intentScore(_ module: String) -> Model {
      Model(
        module + ".IntentScore", columns: [],
        [
          .guid("id"),
          .string("name"),
          .number("score"),
        ])
    }

    static func noAnswer(_ module: String) -> Model {
      Model(
        module + ".NoAnswer", columns: [],
        [
          .string("message"),
          .string("audio"),
          .boolean("ifIncludeContactAgentOption"),
        ])
    }

    static func authenticationRequest(_ module: String) -> Model {
      Model(
        module + ".AuthenticationRequest", columns: [],
        [
          .string("signInMessage"),
          .string("audio"),
          .string("signInButtonText"),
          .string("signInURL"),
        ])
    }

    static func locationRequest(_ module: String) -> Model {
      Model(
        module + ".LocationRequest", columns: [],
        [
          .string("message"),
          .string("buttonText"),
        ])
    }

    static func prompt(_ module: String) -> Model {
      Model(
        module + ".Prompt", columns: [],
        [
          .string("question"),
          .string("audio"),
          .string("options", .list),
        ])
    }

    static func formRequest(_ module: String) -> Model {
      Model(
        module + ".FormRequest", columns: [],
        [
          .string("message"),
          .string("title"),
          .boolean("isConfirmationRequired"),
          .object("fields", .list, ref: "Field"),
          .string("submitButtonText"),
          .string("cancelButtonText"),
          .string("confirmButtonText"),
        ])
    }

    static func field(_ module: String) -> Model {
      Model(
        module + ".Field", columns: [],
        [
          .string("type", values: ["text", "textArea", "radio", "checkBox", "dropDownList", "checkBoxList", "email"]),
          .string("name"),
          .string("defaultValue"),
          .boolean("isRequired"),
          .boolean("isMasked"),
          .string("options", .list),
          .integer("order"),
        ])
    }

    static func notHelpfulMessage(_ module: String) -> Model {
      Model(
        module + ".NotHelpfulMessage", columns: [],
        [
          .string("message"),
          .boolean("ifIncludeContactAgentOption"),
        ])
    }

    static func chatbotResponse(_ module: String) -> Model {
      Model(
        module + ".ChatbotResponse", columns: [],
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
    }

    static func textResponse(_ module: String) -> Model {
      Model(
        module + ".TextResponse", columns: [],
        [
          .string("text"),
          .string("audio"),
        ])
    }

    static func imageResponse(_ module: String) -> Model {
      Model(
        module + ".ImageResponse", columns: [],
        [
          .string("name"),
          .string("url"),
        ])
    }

    static func buttonResponse(_ module: String) -> Model {
      Model(
        module + ".ButtonResponse", columns: [],
        [
          .string("message"),
          .object("buttons", .list, ref: "Button"),
        ])
    }

    static func button(_ module: String) -> Model {
      Model(
        module + ".Button", columns: [],
        [
          .string("buttonText"),
          .string("type", values: ["triggerAnIntent", "link", "webView"]),
          .string("linkUrl"),
          .guid("intentId"),
          .string("openIn", values: ["sideWindow", "newWindow", "currentWindow"]),
          .string("openStyle", values: ["compact", "tall", "full"]),
        ])
    }

    static func quickReplyResponse(_ module: String) -> Model {
      Model(
        module + ".QuickReplyResponse", columns: [],
        [
          .string("message"),
          .object("quickReplyItems", .list, ref: "QuickReplyItem"),
        ])
    }

    static func quickReplyItem(_ module: String) -> Model {
      Model(
        module + ".QuickReplyItem", columns: [],
        [
          .string("type", values: ["triggerAnIntent", "contactAnAgent"]),
          .string("text"),
          .guid("intentId"),
        ])
    }

    static func ivrMenuResponse(_ module: String) -> Model {
      Model(
        module + ".IVRMenuResponse", columns: [],
        [
          .string("message"),
          .string("audio"),
          .integer("invalidInputActionRepeatTime"),
          .object("keys", .list, ref: "IVRMenuKey"),
        ])
    }

    static func ivrMenuKey(_ module: String) -> Model {
      Model(
        module + ".IVRMenuKey", columns: [],
        [
          .string("key"),
          .string("text"),
          .guid("intentId"),
        ])
    }

    static func transferCallResponse(_ module: String) -> Model {
      Model(
        module + ".TransferCallResponse", columns: [],
        [
          .string("targetNumber")
        ])
    }
  }
}
