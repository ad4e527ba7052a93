extension Catalog {
  /// The records of `BotMessageModule`.
  enum BotMessageModels {
    static let all: [Model] = [
      chatbotMessage, textResponse, link, imageResponse, videoResponse, quickReplyResponse, quickReplyItem,
      buttonResponse, buttonItem,
    ]

    static let chatbotMessage = Model(
      "botMessage.ChatbotMessage", columns: .required,
      [
        .string("type", .required, values: ["text", "image", "video", "quickreply", "button"]),
        Field.object("content", .required).with(variants: [
          "text": "TextResponse", "image": "ImageResponse", "video": "VideoResponse",
          "quickreply": "QuickReplyResponse", "button": "ButtonResponse",
        ]),
        .boolean("disableChatInputArea", default: false),
        .number("delayTime", default: 1),
      ])

    static let textResponse = Model(
      "botMessage.TextResponse", columns: .required,
      [
        .string("message", .required),
        .object("links", [.list, .required], ref: "Link"),
      ])

    static let link = Model(
      "botMessage.Link", columns: .required,
      [
        .string("type", .required, values: ["hyperlink"]),
        .integer("startPosition", .required),
        .integer("endPosition", .required),
        Field.string("url").with(requiredIf: ["type": ["hyperlink"]]),
        .boolean("ifPushPage"),
        .string("openIn", values: ["currentWindow", "sideWindow", "newWindow"]),
      ])

    static let imageResponse = Model(
      "botMessage.ImageResponse", columns: .required,
      [
        .string("description", .required),
        .string("url", .required),
      ])

    static let videoResponse = Model(
      "botMessage.VideoResponse", columns: .required,
      [
        .string("url", .required)
      ])

    static let quickReplyResponse = Model(
      "botMessage.QuickReplyResponse", columns: .required,
      [
        .string("message", .required),
        .object("items", [.list, .required], ref: "QuickReplyItem"),
      ])

    static let quickReplyItem = Model(
      "botMessage.QuickReplyItem", columns: .required,
      [
        .string("type", .required, values: ["goToIntent", "contactAgent", "text"]),
        .string("text", .required),
        Field.guid("intentId").with(requiredIf: ["type": ["goToIntent"]]),
      ])

    static let buttonResponse = Model(
      "botMessage.ButtonResponse", columns: .required,
      [
        .string("message", .required),
        .object("items", [.list, .required], ref: "ButtonItem"),
      ])

    static let buttonItem = Model(
      "botMessage.ButtonItem", columns: .required,
      [
        .string("type", .required, values: ["hyperlink", "webview", "goToIntent"]),
        .string("text", .required),
        Field.string("url").with(requiredIf: ["type": ["hyperlink", "webview"]]),
        Field.guid("intentId").with(requiredIf: ["type": ["goToIntent"]]),
        Field.string("openIn", values: ["currentWindow", "sideWindow", "newWindow"]).with(requiredIf: [
          "type": ["hyperlink"]
        ]),
        Field.string("webviewOpenStyle", values: ["compact", "tall", "full"]).with(requiredIf: ["type": ["webview"]]),
      ])
  }
}
