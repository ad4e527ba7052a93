extension Catalog {
  /// The records of `ChannelAppModule`.
  enum ChannelAppModels {
    static let all: [Model] = [
      channelAccount, channelAppContactIdentity, channelAppMessage, messageContent, channel, contactIdentityType, app,
      ipAddress, version, fileUrl,
    ]

    static let channelAccount = Model(
      "channelApp.ChannelAccount", columns: .required,
      [
        .guid("id", .readOnly),
        .guid("appId", .required),
        .integer("siteId", .required),
        .string("accountName"),
        .string("accountOriginalId", .required),
        .boolean("isEnabled"),
      ])

    static let channelAppContactIdentity = Model(
      "channelApp.ChannelAppContactIdentity", columns: .required,
      [
        .string("account", .required),
        .string("name"),
        .string("avatarUrl"),
        .string("originalContactInfoUrl"),
      ])

    static let channelAppMessage = Model(
      "channelApp.ChannelAppMessage", columns: .required,
      [
        .guid("id", .readOnly),
        .string("originalParentId"),
        .string("originalConversationId"),
        .guid("channelId", .required),
        .string("originalMessageId"),
        .string("originalUrl"),
        .string("cc"),
        .string("subject"),
        .object("contents", [.list, .required], ref: "MessageContent"),
        .time("createTime", .required),
      ])

    static let messageContent = Model(
      "channelApp.MessageContent", columns: .required,
      [
        .guid("id", .readOnly),
        .string("type", .required, values: ["Text", "HtmlText", "File", "Video", "Audio", "Picture", "Location"]),
        Field.string("text").with(requiredIf: ["type": ["Text"]]),
        Field.string("htmlText").with(requiredIf: ["type": ["HtmlText"]]),
        Field.string("name").with(requiredIf: ["type": ["File"]]),
        Field.string("title").with(requiredIf: ["type": ["Video", "Audio", "Picture"]]),
        Field.string("mime").with(requiredIf: ["type": ["File", "Video", "Audio", "Picture"]]),
        Field.string("previewUrl").with(requiredIf: ["type": ["Video"]]),
        Field.string("url").with(requiredIf: ["type": ["File", "Video", "Audio", "Picture"]]),
        Field.number("latitude").with(requiredIf: ["type": ["Location"]]),
        Field.number("longitude").with(requiredIf: ["type": ["Location"]]),
        .string("desc"),
      ])

    static let channel = Model(
      "channelApp.Channel", columns: [],
      [
        .guid("id", [.readOnly, .optional]),
        .guid("appId"),
        .string("name"),
        .guid("contactIdentityTypeId"),
        .integer("messageDisplayType"),
        .integer("outgoingMessageMaxLength"),
        .string("outgoingMessageCapability"),
        .boolean("ifSupportDiffAccountReply"),
        .boolean("ifAllowActiveCreation"),
        .boolean("ifDisplaySubject"),
        .boolean("ifDisplayContact"),
        .boolean("ifDisplayCc"),
        .boolean("ifDisplayToolbarOfEditor"),
        .boolean("ifDisplayAttachment"),
        .boolean("ifDisplayChannelAccount"),
        .boolean("ifEnableFullScreenReply"),
        .boolean("IfHasNote"),
        .boolean("IfEnableSaveAsDraft"),
        .boolean("IfAllowAtFeature"),
        .boolean("IfAllowActiveReply"),
      ])

    static let contactIdentityType = Model(
      "channelApp.ContactIdentityType", columns: [],
      [
        .guid("id", [.readOnly, .optional]),
        .string("name"),
        .string("iconUrl"),
      ])

    static let app = Model(
      "channelApp.App", columns: [],
      [
        .guid("id", [.readOnly, .optional]),
        .string("secretKey", [.readOnly, .optional]),
        .boolean("isSystem", .required),
        .boolean("isVirtual", .required),
        .integer("status", .required),
        .string("authorName"),
        .string("authorEmail"),
        .guid("publishVersionId"),
        .guid("lastesVersionId"),
        .string("siteId", .required),
      ])

    static let ipAddress = Model(
      "channelApp.IpAddress", columns: .required,
      [
        .guid("id", .readOnly),
        .string("Ip", .required),
      ])

    static let version = Model(
      "channelApp.Version", columns: [],
      [
        .guid("id", [.readOnly, .optional]),
        .string("number"),
        .string("name"),
        .string("channelAccountName", .required),
        .string("description"),
        .string("largeIconUrl"),
        .string("smallIconUrl"),
        .string("installationUrl"),
        .string("oauthRedirectUrl"),
        .string("settingUrl"),
        .string("messageWebhookUrl"),
        .guid("channelIds", .list),
        .integer("status", .required),
      ])

    static let fileUrl = Model(
      "channelApp.FileUrl", columns: .required,
      [
        .guid("Id", .required),
        .string("Url", .required),
      ])
  }
}
