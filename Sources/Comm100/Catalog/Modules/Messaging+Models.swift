extension Catalog {
  /// The records of `MessagingModule`.
  enum MessagingModels {
    static let all: [Model] = [
      conversation, customFieldValue, customFieldIdAndValue, mentionedAgent, message, content, conversationDraft,
      eventLog, portalConversation, portalConversationMessage, attachment, view, conditions, condition, routing,
      customRule, autoAllocationSetting, allocationRule, agentPreference, trigger, autoUpdate, slaPolicy, workingTime,
      holiday, field, fieldOption, fieldMapping, blockedSender, junk, channelAccount, channel, channelEfficiency,
      channelTotalMessagesNumber,
    ]

    static let conversation = Model(
      "messaging.Conversation", columns: [],
      [
        .integer("id"),
        .string("guid"),
        .string("relatedType", values: ["contact", "visitor", "agent"]),
        .guid("relatedId"),
        .string("subject"),
        .string("assignedType", values: ["agent", "bot"]),
        .string("assignedBotId"),
        .string("assignedAgentId"),
        .string("assignedDepartmentId"),
        .string("originalId"),
        .string("priority", values: ["urgent", "high", "normal", "low"]),
        .string("status", values: ["new", "pendingInternal", "pendingExternal", "onHold", "resolved"]),
        .boolean("hasDraft"),
        .boolean("isDeleted"),
        .boolean("isRead"),
        .boolean("isReadByContact"),
        .boolean("isEditable"),
        .boolean("isActive"),
        .boolean("isMultiChannel"),
        .string("tagIds", .list),
        .object("mentionedAgents", .list, ref: "MentionedAgent"),
        .object("customFields", .list, ref: "CustomFieldValue"),
        .string("createdById"),
        .string("createdByType", values: ["agent", "contact", "system", "visitor"]),
        .datetime("createdAt"),
        .datetime("lastUpdatedAt"),
        .datetime("lastStatusChangedAt"),
        .datetime("lastRepliedAt"),
        .integer("lastRepliedById"),
        .string("lastRepliedByType", values: ["agent", "contact", "system"]),
        .string("firstMessageId"),
        .string("firstMessageChannelId"),
        .string("firstMessageChannelAccountId"),
        .string("lastMessageId"),
        .integer("totalReplies"),
        .string("slaPolicyId"),
        .datetime("firstRespondBreachAt"),
        .datetime("nextRespondBreachAt"),
        .datetime("resolveBreachAt"),
        .datetime("nextSLABreachAt"),
        .object("assignedAgent", [.readOnly, .optional], ref: "global.Agent", include: "assignedAgent"),
        .object("assignedDepartment", [.readOnly, .optional], ref: "global.Department", include: "assignedDepartment"),
        .object("contactOrVisitor", [.readOnly, .optional], include: "contactOrVisitor"),
        .object("createdBy", [.readOnly, .optional], include: "createdBy"),
        .object("lastRepliedBy", [.readOnly, .optional], include: "lastRepliedBy"),
        .object("lastMessage", [.readOnly, .optional], ref: "Message", include: "lastMessage"),
        .object("messages", [.list, .readOnly, .optional], ref: "Message", include: "messages"),
        .object("eventLogs", [.list, .readOnly, .optional], ref: "EventLog", include: "eventLogs"),
      ])

    static let customFieldValue = Model(
      "messaging.CustomFieldValue", columns: [],
      [
        .string("id"),
        .string("name"),
        .string("value"),
      ])

    static let customFieldIdAndValue = Model(
      "messaging.CustomFieldIdAndValue", columns: [],
      [
        .string("id"),
        .string("value"),
      ])

    static let mentionedAgent = Model(
      "messaging.MentionedAgent", columns: [],
      [
        .string("agentId"),
        .boolean("isRead"),
        .string("messageId"),
      ])

    static let message = Model(
      "messaging.Message", columns: [],
      [
        .string("id"),
        .integer("conversationId"),
        .string("channelId"),
        .string("type", values: ["note", "message"]),
        .string("directType", values: ["receive", "send"]),
        .string("channelAccountId"),
        .string("contactIdentityId"),
        .string("originalMessageId"),
        .string("originalMessageUrl"),
        .string("parentId"),
        .string("subject"),
        .string("cc"),
        .string("bcc"),
        .object("contents", .list, ref: "Content"),
        .string("quote"),
        .string("mentionedAgentIds", .list),
        .boolean("isRead"),
        .string("sendStatus", values: ["success", "sending", "failed"]),
        .string("senderId"),
        .string("senderType", values: ["agent", "contact", "system", "bot"]),
        .datetime("time"),
        .string("errorMessage"),
        .object("sender", [.readOnly, .optional], include: "sender"),
        .object("messageContact", [.readOnly, .optional], ref: "contact.Contact", include: "messagecontact"),
      ])

    static let content = Model(
      "messaging.Content", columns: [],
      [
        .string("id"),
        .string(
          "type",
          values: ["text", "htmlText", "video", "audio", "picture", "file", "location", "webView", "quickReply"]),
        .string("text"),
        .string("htmlText"),
        .string("name"),
        .string("attachmentId"),
        .string("url"),
        .string("title"),
        .string("latitude"),
        .string("longitude"),
        .string("mime"),
        .string("previewUrl"),
        .string("desc"),
        .string("fallbackurl"),
        .string("webviewHeight", values: ["compact", "tall", "full"]),
        .string("payload"),
        .integer("orderNum"),
      ])

    static let conversationDraft = Model(
      "messaging.ConversationDraft", columns: [],
      [
        .string("id"),
        .integer("conversationId"),
        .string("channelId"),
        .string("channelAccountId"),
        .string("contactIdentityId"),
        .string("parentId"),
        .string("subject"),
        .string("quote"),
        .string("cc"),
        .object("contents", .list, ref: "Content"),
        .string("senderId"),
        .datetime("time"),
      ])

    static let eventLog = Model(
      "messaging.EventLog", columns: [],
      [
        .string("id"),
        .integer("conversationId"),
        .string("text"),
        .datetime("time"),
      ])

    static let portalConversation = Model(
      "messaging.PortalConversation", columns: [],
      [
        .integer("id"),
        .string("guid"),
        .string("relatedType", values: ["contact", "visitor", "agent"]),
        .guid("relatedId"),
        .string("subject"),
        .string("assignedType", values: ["agent", "bot"]),
        .string("assignedAgentId"),
        .string("assignedBotId"),
        .string("assignedDepartmentId"),
        .string("originalId"),
        .string("priority", values: ["urgent", "high", "normal", "low"]),
        .string("status", values: ["new", "pendingInternal", "pendingExternal", "onHold", "resolved"]),
        .boolean("isRead"),
        .boolean("isReadByContact"),
        .boolean("isMultiChannel"),
        .object("customFields", .list, ref: "CustomFieldValue"),
        .string("createdById"),
        .string("createdByType", values: ["agent", "contact", "system", "visitor"]),
        .datetime("createdAt"),
        .datetime("lastUpdatedAt"),
        .datetime("lastStatusChangedAt"),
        .datetime("lastRepliedAt"),
        .integer("lastRepliedById"),
        .string("lastRepliedByType", values: ["agent", "contact", "system"]),
        .string("firstMessageId"),
        .string("lastMessageId"),
        .integer("totalReplies"),
        .object("contact", [.readOnly, .optional], ref: "contact.Contact", include: "contact"),
        .object("messages", [.list, .readOnly, .optional], ref: "PortalConversationMessage", include: "messages"),
      ])

    static let portalConversationMessage = Model(
      "messaging.PortalConversationMessage", columns: [],
      [
        .string("id"),
        .integer("conversationId"),
        .string("channelId"),
        .string("type", values: ["message"]),
        .string("directType", values: ["receive", "send"]),
        .string("channelAccountId"),
        .string("contactIdentityId"),
        .string("originalMessageId"),
        .string("originalMessageUrl"),
        .string("parentId"),
        .string("subject"),
        .string("cc"),
        .object("contents", .list, ref: "Content"),
        .boolean("isRead"),
        .string("sendStatus", values: ["success", "sending", "failed"]),
        .string("senderId"),
        .string("senderType", values: ["agent", "contact", "system"]),
        .datetime("time"),
        .object("sender", [.readOnly, .optional], include: "sender"),
      ])

    static let attachment = Model(
      "messaging.Attachment", columns: [],
      [
        .string("id"),
        .string("fileName"),
        .string("url"),
        .boolean("isAvailable"),
      ])

    static let view = Model(
      "messaging.View", columns: [],
      [
        .string("id"),
        .string("name"),
        .boolean("isPrivate"),
        .string("createdById"),
        .object("conditions", ref: "Conditions"),
      ])

    static let conditions = Model(
      "messaging.Conditions", columns: [],
      [
        .string("when", values: ["all", "any", "logicalExpression"]),
        .string("logicExpression"),
        .object("list", .list, ref: "Condition"),
      ])

    static let condition = Model(
      "messaging.Condition", columns: [],
      [
        .string("id"),
        .string("type", values: ["view", "trigger", "sla", "routingRule"]),
        .string("fieldId"),
        .string(
          "matchType",
          values: ["contains", "notContains", "is", "isNot", "isMoreThan", "isLessThan", "before", "after"]),
        .string("value"),
        .integer("orderNum"),
      ])

    static let routing = Model(
      "messaging.Routing", columns: [],
      [
        .boolean("isEnabled"),
        .string("type", values: ["simple", "customRules"]),
        .string("simpleRouteType", values: ["department", "agent"]),
        .string("simpleRouteToId"),
        .string("simpleRouteWithPriority", values: ["urgent", "high", "normal", "low"]),
        .integer("percentageToBotWhenAgentsOnline"),
        .integer("percentageToBotWhenAgentsOffline"),
        .object("customRules", .list, ref: "CustomRule"),
        .string("matchFailedType", values: ["department", "agent"]),
        .string("matchFailedrouteToId"),
        .string("matchFailedWithPriority", values: ["urgent", "high", "normal", "low"]),
        .integer("matchFailedPercentageToBotWhenAgentsOnline"),
        .integer("matchFailedPercentageToBotWhenAgentsOffline"),
      ])

    static let customRule = Model(
      "messaging.CustomRule", columns: [],
      [
        .string("id"),
        .integer("orderNum"),
        .boolean("isEnabled"),
        .string("name"),
        .object("conditions", ref: "Conditions"),
        .string("routeType", values: ["agent", "department"]),
        .string("routeToId"),
        .string("routeWithPriority"),
        .integer("percentageToBotWhenAgentsOnline"),
        .integer("percentageToBotWhenAgentsOffline"),
      ])

    static let autoAllocationSetting = Model(
      "messaging.AutoAllocationSetting", columns: [],
      [
        .boolean("isEnabled"),
        .object("departmentAllocationRule", .list, ref: "AllocationRule"),
        .string("defaultRule", values: ["loadBalancing", "roundRobin"]),
        .boolean("defaultPreferLastAssignee"),
        .boolean("ifEnableConversationLimitForEachAgent"),
        .integer("conversationLimitForAllAgents"),
        .object("agentPreferences", .list, ref: "AgentPreference"),
        .boolean("excludePendingExternal"),
        .boolean("excludeOnHold"),
      ])

    static let allocationRule = Model(
      "messaging.AllocationRule", columns: [],
      [
        .string("departmentId"),
        .string("departmentName"),
        .string("allocationRule", values: ["loadBalancing", "roundRobin"]),
        .boolean("preferLastAssignee"),
      ])

    static let agentPreference = Model(
      "messaging.AgentPreference", columns: [],
      [
        .string("agentId"),
        .integer("maxConcurrentCount"),
        .boolean("isAcceptAllocation"),
      ])

    static let trigger = Model(
      "messaging.Trigger", columns: [],
      [
        .string("id"),
        .string("description"),
        .boolean("isEnabled"),
        .string(
          "event",
          values: [
            "conversationCreated", "conversationReplyReceived", "agentReplied", "conversationAssigneeChanged",
            "conversationStatusChanged", "conversationStatusLastForCertainTime",
          ]),
        .object("conditions", ref: "Conditions"),
        .boolean("ifSetValue"),
        .object("autoUpdate", .list, ref: "AutoUpdate"),
        .boolean("ifSendEmail"),
        .boolean("ifSendToContacts"),
        .boolean("ifSendToAgents"),
        .string("recipientAgentIds", .list),
        .string("subject"),
        .string("htmlText"),
        .string("plainText"),
        .object("attachments", .list, ref: "Attachment"),
        .boolean("ifShowInConversationCorrespondences"),
        .integer("orderNum"),
      ])

    static let autoUpdate = Model(
      "messaging.AutoUpdate", columns: [],
      [
        .string("id"),
        .string("triggerId"),
        .string("fieldId"),
        .string("value"),
      ])

    static let slaPolicy = Model(
      "messaging.SLAPolicy", columns: [],
      [
        .string("id"),
        .boolean("isEnabled"),
        .integer("firstRespondWithin"),
        .integer("nextRespondWithin"),
        .integer("resolveRespondWithin"),
        .boolean("isBusinessHours"),
        .object("conditions", ref: "Conditions"),
        .integer("orderNum"),
      ])

    static let workingTime = Model(
      "messaging.WorkingTime", columns: [],
      [
        .string("dayOfWeek"),
        .boolean("isBusinessDay"),
        .integer("startHour"),
        .integer("startMin"),
        .integer("endHour"),
        .integer("endMin"),
      ])

    static let holiday = Model(
      "messaging.Holiday", columns: [],
      [
        .string("id"),
        .string("title"),
        .datetime("date"),
      ])

    static let field = Model(
      "messaging.Field", columns: [],
      [
        .string("id"),
        .string(
          "type",
          values: [
            "text", "textarea", "email", "url", "date", "integer", "float", "operator", "radio", "checkbox",
            "dropdownList", "checkboxList", "link", "department",
          ]),
        .string("name"),
        .boolean("isSystemField"),
        .boolean("isRequired"),
        .string("defaultValue"),
        .string("helpText"),
        .integer("length"),
        .object("options", .list, ref: "FieldOption"),
        .string("chatFieldMapping"),
        .string("offlineMessageFieldMapping"),
      ])

    static let fieldOption = Model(
      "messaging.FieldOption", columns: [],
      [
        .string("id"),
        .string("name"),
        .string("value"),
        .integer("orderNum"),
      ])

    static let fieldMapping = Model(
      "messaging.FieldMapping", columns: [],
      [
        .string("fieldId"),
        .string("chatFieldMapping"),
        .string("offlineMessageFieldMapping"),
      ])

    static let blockedSender = Model(
      "messaging.BlockedSender", columns: [],
      [
        .string("id"),
        .string("value"),
        .string("blockType", values: ["blockEmailasJunk", "rejectEmail", "blockDomainasJunk", "rejectDomain"]),
      ])

    static let junk = Model(
      "messaging.Junk", columns: [],
      [
        .string("id"),
        .string("channelId"),
        .string("channelAccountId"),
        .string("contactIdentityId"),
        .string("originalMessageId"),
        .string("originalMessageUrl"),
        .string("parentId"),
        .object("contents", .list, ref: "Content"),
        .string("subject"),
        .string("cc"),
        .boolean("isRead"),
        .string("senderId"),
        .string("senderType", values: ["contact", "visitor", "system"]),
        .datetime("time"),
        .object("sender", [.readOnly, .optional], include: "sender"),
      ])

    static let channelAccount = Model(
      "messaging.ChannelAccount", columns: [],
      [
        .string("id"),
        .string("accountName"),
        .string("appId"),
        .string("accountOriginalId"),
        .boolean("isEnabled"),
        .string("screenName"),
        .string("channelIds", .list),
        .boolean("isEnabledBot"),
        .string("selectedBotId"),
        .integer("percentageOfNewConversationToBotWhenAgentsOnline"),
        .integer("percentageOfNewConversationToBotWhenAgentsOffline"),
      ])

    static let channel = Model(
      "messaging.Channel", columns: [],
      [
        .string("id"),
        .string("appId"),
        .string("channelAccountIds", .list),
        .string("name"),
        .string("contactIdentityTypeId"),
        .string("contactIdentityType"),
        .string("icon"),
        .string("messageDisplayType", values: ["treeView", "flatView", "emailView"]),
        .integer("outgoingMessageMaxLength"),
        .integer("outgoingMessageCapability"),
        .boolean("ifSupportDiffAccountReply"),
        .boolean("ifAllowActiveCreation"),
        .boolean("ifDisplaySubject"),
        .boolean("ifDisplayContact"),
        .boolean("ifDisplayCc"),
        .boolean("ifDisplayToolbarOfEditor"),
        .boolean("ifDisplayAttachment"),
        .boolean("ifDisplayChannelAccount"),
        .boolean("ifEnableFullScreenReplay"),
        .boolean("ifHasNote"),
        .boolean("ifEnableSaveAsDraft"),
        .boolean("ifAllowAtFeature"),
        .boolean("ifAllowActiveReply"),
        .boolean("ifSupportBot"),
      ])

    static let channelEfficiency = Model(
      "messaging.ChannelEfficiency", columns: [],
      [
        .string("channelId"),
        .string("channelName"),
        .string("channelAppName"),
        .integer("channelMessageNumber"),
        .number("channelPercentage"),
      ])

    static let channelTotalMessagesNumber = Model(
      "messaging.ChannelTotalMessagesNumber", columns: [],
      [
        .string("channelId"),
        .string("channelName"),
        .string("channelAppName"),
        .integer("totalNumber"),
      ])
  }
}
