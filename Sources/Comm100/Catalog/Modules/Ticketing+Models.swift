extension Catalog {
  /// The records of `TicketingModule`.
  enum TicketingModels {
    static let all: [Model] = [
      ticket, customFieldValue, customFieldIdAndValue, mentionedAgent, message, messageDelivery, note, ticketDraft,
      attachment, eventLog, view, condition, routingConfig, routingRule, autoDistributionConfig,
      departmentAutoDistribution, agentAutoDistribution, trigger, triggerActionEmailContent, triggerActionUpdateField,
      slaPolicy, workingHoursConfig, holiday, field, fieldOption, fieldMapping, blockedEmailSender, junk,
      channelAccount,
    ]

    static let ticket = Model(
      "ticketing.Ticket", columns: [],
      [
        .integer("id"),
        .string("subject"),
        .string("assigneeType", values: ["agent", "bot"]),
        .string("assigneeId"),
        .string("departmentAssigneeId"),
        .string("priority", values: ["urgent", "high", "normal", "low"]),
        .string("status", values: ["new", "pendingInternal", "pendingExternal", "onHold", "resolved"]),
        .string("relatedType", values: ["contact", "visitor"]),
        .string("relatedId"),
        .boolean("hasDraft"),
        .integer("mergedToTargetId"),
        .boolean("isReadByAgent"),
        .boolean("isReadByContact"),
        .string("createdById"),
        .string("createdByType", values: ["agent", "contact", "visitor"]),
        .datetime("createdTime"),
        .datetime("lastUpdatedTime"),
        .datetime("lastStatusChangedTime"),
        .datetime("lastRepliedTime"),
        .string("lastRepliedById"),
        .string("lastRepliedByType", values: ["agent", "contact", "visitor", "channelAccount", "bot"]),
        .string("resolvedById"),
        .string("resolvedByType", values: ["agent", "contact", "system"]),
        .datetime("resolvedTime"),
        .string("firstMessageId"),
        .string("firstMessageChannelId"),
        .string("firstMessageChannelAccountId"),
        .string("lastMessageId"),
        .string("lastMessageChannelId"),
        .string("lastMessageChannelAccountId"),
        .integer("totalReplies"),
        .datetime("firstRespondBreachAt"),
        .datetime("nextRespondBreachAt"),
        .datetime("resolveBreachAt"),
        .boolean("isEditable"),
        .string("originalConversationId"),
        .boolean("isDeleted"),
        .object("customFields", .list, ref: "CustomFieldValue"),
        .object("mentionedAgents", .list, ref: "MentionedAgent"),
        .string("tagIds", .list),
        .object("agentAssignee", [.readOnly, .optional], ref: "global.Agent", include: "agentAssignee"),
        .object("departmentAssignee", [.readOnly, .optional], ref: "global.Department", include: "departmentAssignee"),
        .object("contactOrVisitor", [.readOnly, .optional], include: "contactOrVisitor"),
        .object("createdBy", [.readOnly, .optional], include: "createdBy"),
        .object("lastRepliedBy", [.readOnly, .optional], include: "lastRepliedBy"),
        .object("lastMessage", [.readOnly, .optional], ref: "Message", include: "lastMessage"),
        .object("messages", [.list, .readOnly, .optional], ref: "Message", include: "messages"),
        .object("eventLogs", [.list, .readOnly, .optional], ref: "EventLog", include: "eventLogs"),
      ])

    static let customFieldValue = Model(
      "ticketing.CustomFieldValue", columns: [],
      [
        .string("id"),
        .string("name"),
        .string("value"),
      ])

    static let customFieldIdAndValue = Model(
      "ticketing.CustomFieldIdAndValue", columns: [],
      [
        .string("id"),
        .string("value"),
      ])

    static let mentionedAgent = Model(
      "ticketing.MentionedAgent", columns: [],
      [
        .string("agentId"),
        .boolean("isReadByAgent"),
        .string("messageId"),
      ])

    static let message = Model(
      "ticketing.Message", columns: [],
      [
        .string("id"),
        .integer("ticketId"),
        .string("body"),
        .string("type", values: ["text", "html", "audio", "video", "image", "file", "location"]),
        .string("metadata"),
        .string("parentId"),
        .datetime("time"),
        .string("sentById"),
        .string("sentByType", values: ["agent", "contact", "system", "bot", "channelAccount", "visitor"]),
        .object("attachments", .list, ref: "Attachment"),
        .object("messageDelivery", ref: "MessageDelivery"),
        .object("sender", [.readOnly, .optional], include: "sender"),
        .object("messageContact", [.readOnly, .optional], ref: "contact.Contact", include: "messagecontact"),
      ])

    static let messageDelivery = Model(
      "ticketing.MessageDelivery", columns: [],
      [
        .string("messageId"),
        .string("status", values: ["waitForSending", "sending", "failed"]),
        .string("failReason"),
      ])

    static let note = Model(
      "ticketing.Note", columns: [],
      [
        .string("id"),
        .integer("ticketId"),
        .string("text"),
        .datetime("createdTime"),
        .string("sentById"),
        .object("attachments", .list, ref: "Attachment"),
        .object("sender", [.readOnly, .optional], include: "sender"),
      ])

    static let ticketDraft = Model(
      "ticketing.TicketDraft", columns: [],
      [
        .string("id"),
        .integer("ticketId"),
        .string("body"),
        .string("lastUpdatedById"),
        .datetime("LastUpdatedTime"),
        .object("attachments", .list, ref: "Attachment"),
      ])

    static let attachment = Model(
      "ticketing.Attachment", columns: [],
      [
        .string("id"),
        .string("fileKey"),
        .string("name"),
        .integer("size"),
        .string("url"),
      ])

    static let eventLog = Model(
      "ticketing.EventLog", columns: [],
      [
        .string("id"),
        .integer("ticketId"),
        .string("text"),
        .datetime("time"),
      ])

    static let view = Model(
      "ticketing.View", columns: [],
      [
        .string("id"),
        .string("name"),
        .boolean("isPrivate"),
        .string("conditionMetType"),
        .string("logicalExpression"),
        .object("conditions", .list, ref: "Condition"),
        .string("createdById"),
      ])

    static let condition = Model(
      "ticketing.Condition", columns: [],
      [
        .string("id"),
        .string("fieldId"),
        .string(
          "operator", values: ["contains", "notContains", "is", "isNot", "isMoreThan", "isLessThan", "before", "after"]),
        .string("value"),
        .integer("order"),
      ])

    static let routingConfig = Model(
      "ticketing.RoutingConfig", columns: [],
      [
        .boolean("isEnabled"),
        .string("type", values: ["simple", "routingRules"]),
        .string("routeTypeForSimpleRouting", values: ["department", "agent"]),
        .string("routeToAgentIdForSimpleRouting"),
        .string("routeToDepartmentIdForSimpleRouting"),
        .string("priorityForSimpleRouting", values: ["urgent", "high", "normal", "low"]),
        .integer("percentageToBotWhenOnline"),
        .integer("percentageToBotWhenOffline"),
        .object("routingRules", .list, ref: "RoutingRule"),
        .string("routeToTypeWhenNoRuleMatched", values: ["department", "agent"]),
        .string("routeToAgentIdWhenNoRuleMatched"),
        .string("RouteToDepartmentIdWhenNoRuleMatched"),
        .string("priorityWhenNoRuleMatched", values: ["urgent", "high", "normal", "low"]),
        .integer("percentageToBotWhenOnlineWhenNoRuleMatched"),
        .integer("percentageToBotWhenOfflineWhenNoRuleMatched"),
      ])

    static let routingRule = Model(
      "ticketing.RoutingRule", columns: [],
      [
        .string("id"),
        .boolean("isEnabled"),
        .string("name"),
        .string("conditionMetType", values: ["any", "all", "logicalExpression"]),
        .string("logicalExpression"),
        .object("conditions", .list, ref: "Condition"),
        .string("routeToType", values: ["agent", "department"]),
        .string("routeToAgentId"),
        .string("routeToDepartmentId"),
        .string("priority"),
        .integer("percentageToBotWhenOnline"),
        .integer("percentageToBotWhenOffline"),
        .integer("order"),
      ])

    static let autoDistributionConfig = Model(
      "ticketing.AutoDistributionConfig", columns: [],
      [
        .boolean("isEnabled"),
        .string("autoDistributionMethod", values: ["loadBalancing", "roundRobin"]),
        .boolean("isLastAssignedAgentPreferred"),
        .boolean("ifLimitMaxTicketsForAllAgents"),
        .integer("maxTicketsForAllAgents"),
        .boolean("ifExcludePendingExternalFromAgentMaxTicketCount"),
        .boolean("ifExcludeOnHoldFromAgentMaxTicketCount"),
        .object("agentAutoDistributions", .list, ref: "AgentAutoDistribution"),
        .object("departmentAutoDistributions", .list, ref: "DepartmentAutoDistribution"),
      ])

    static let departmentAutoDistribution = Model(
      "ticketing.DepartmentAutoDistribution", columns: [],
      [
        .string("departmentId"),
        .string("autoDistributionMethod", values: ["loadBalancing", "roundRobin"]),
        .boolean("isLastAssignedAgentPreferred"),
      ])

    static let agentAutoDistribution = Model(
      "ticketing.AgentAutoDistribution", columns: [],
      [
        .string("agentId"),
        .integer("maxTickets"),
        .boolean("ifParticipateInAutoDistribution"),
      ])

    static let trigger = Model(
      "ticketing.Trigger", columns: [],
      [
        .string("id"),
        .string("name"),
        .string("description"),
        .boolean("isEnabled"),
        .integer("order"),
        .string(
          "event",
          values: [
            "whenTicketIsCreated", "whenATicketReplyIsReceived", "whenAnAgentReplied",
            "whenTheAssigneeOfATicketHasChanged", "whenTheStatusOfATicketHasChanged",
            "whenATicketStatusStaysTheSameForASpecifiedPeriodOfTime",
          ]),
        .string("status"),
        .string("statusDuration"),
        .boolean("isValueSettingEnabled"),
        .object("triggerActionUpdateField", .list, ref: "TriggerActionUpdateField"),
        .boolean("ifSendEmail"),
        .boolean("ifSendEmailToContacts"),
        .boolean("ifSendEmailToAgents"),
        .string("conditionMetType", values: ["any", "all", "logicalExpression"]),
        .string("logicalExpression"),
        .object("triggerConditions", .list, ref: "Condition"),
        .string("triggerActionAgentRecipient", .list),
        .object("triggerActionEmailContent", .list, ref: "TriggerActionEmailContent"),
      ])

    static let triggerActionEmailContent = Model(
      "ticketing.TriggerActionEmailContent", columns: [],
      [
        .string("subject"),
        .string("htmlBody"),
        .string("textBody"),
      ])

    static let triggerActionUpdateField = Model(
      "ticketing.TriggerActionUpdateField", columns: [],
      [
        .string("id"),
        .string("fieldId"),
        .string("value"),
      ])

    static let slaPolicy = Model(
      "ticketing.SLAPolicy", columns: [],
      [
        .string("id"),
        .boolean("isEnabled"),
        .integer("firstRespond"),
        .integer("nextRespond"),
        .integer("resolution"),
        .boolean("operationalHours", values: ["businessHours", "calenderHours"]),
        .string("conditionMetType", values: ["any", "all", "logicalExpression"]),
        .string("logicalExpression"),
        .object("slaPolicyCondition", .list, ref: "Condition"),
        .integer("order"),
      ])

    static let workingHoursConfig = Model(
      "ticketing.WorkingHoursConfig", columns: [],
      [
        .boolean("IfWorkOnSunday"),
        .boolean("IfWorkOnMonday"),
        .boolean("IfWorkOnTuesday"),
        .boolean("IfWorkOnWednesday"),
        .boolean("IfWorkOnThursday"),
        .boolean("IfWorkOnFriday"),
        .boolean("IfWorkOnSaturday"),
        .time("SundayStartTime"),
        .time("SundayEndTime"),
        .time("MondayStartTime"),
        .time("MondayEndTime"),
        .time("TuesdayStartTime"),
        .time("TuesdayEndTime"),
        .time("WednesdayStartTime"),
        Field.time("WedesdayEndTime").with(altName: "WednesdayEndTime"),
        .time("ThursdayStartTime"),
        .time("ThursdayEndTime"),
        .time("FridayStartTime"),
        .time("FridayEndTime"),
        .time("SaturdayStartTime"),
        .time("SaturdayEndTime"),
      ])

    static let holiday = Model(
      "ticketing.Holiday", columns: [],
      [
        .string("id"),
        .string("title"),
        .date("date"),
      ])

    static let field = Model(
      "ticketing.Field", columns: [],
      [
        .string("id"),
        .string(
          "type",
          values: [
            "text", "textarea", "email", "url", "date", "integer", "float", "operator", "radio", "checkbox",
            "dropdownList", "checkboxList", "link", "department",
          ]),
        .string("name"),
        .boolean("isSystem"),
        .boolean("isRequired"),
        .string("defaultValue"),
        .string("linkURL"),
        .string("helpText"),
        .integer("length"),
        Field.integer("availableIn").with(flags: [
          "none": 0, "triggerCondition": 1, "view": 2, "SLA": 4, "routingRule": 8, "macro": 16, "triggerFieldSetup": 32,
        ]),
        .object("fieldOptions", .list, ref: "FieldOption"),
        .object("fieldMapping", ref: "FieldMapping"),
      ])

    static let fieldOption = Model(
      "ticketing.FieldOption", columns: [],
      [
        .string("id"),
        .string("name"),
        .string("value"),
        .integer("order"),
      ])

    static let fieldMapping = Model(
      "ticketing.FieldMapping", columns: [],
      [
        .string("fieldId"),
        .string("chatFieldId"),
        .string("offlineMessageFieldId"),
      ])

    static let blockedEmailSender = Model(
      "ticketing.BlockedEmailSender", columns: [],
      [
        .string("id"),
        .string("emailOrdomain"),
        .string("blockLevel", values: ["blockasJunk", "reject"]),
      ])

    static let junk = Model(
      "ticketing.Junk", columns: [],
      [
        .string("id"),
        .string("channelAccountId"),
        .string("content"),
        .boolean("isReadByAgent"),
        .datetime("Time"),
        .object("sender", [.readOnly, .optional], include: "sender"),
      ])

    static let channelAccount = Model(
      "ticketing.ChannelAccount", columns: [],
      [
        .string("id"),
        .string("name"),
        .string("channelAppId"),
        .string("accountOriginalId"),
        .boolean("isEnabled"),
        .boolean("isDefault"),
        .string("screenName"),
        .string("avatarUrl"),
        .boolean("isEnabledBot"),
        .string("selectedBotId"),
        .integer("percentageToBotWhenOnline"),
        .integer("percentageToBotWhenOffline"),
        .string("channelIds", .list),
      ])
  }
}
