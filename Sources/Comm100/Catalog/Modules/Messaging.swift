extension Catalog {
  /// Ticketing and messaging conversations, v3.
  enum MessagingModule {
    static let module = Module(
      "messaging", prefix: "/api/v3/messaging", version: "v3", source: "v3/Messaging Conversations API.md",
      "Ticketing and messaging conversations, v3",
      resources: [
        { conversations }, { conversationMessages }, { conversationDraft }, { conversationEventLogs },
        { portalConversations }, { portalConversationMessages }, { deletedConversations }, { attachments }, { views },
        { routing }, { routingCustomRules }, { autoAllocation }, { triggers }, { slaPolicies }, { workingTime },
        { holidays }, { fields }, { blockedSenders }, { junks }, { channelAccounts }, { channels }, { reports },
      ], models: MessagingModels.all)

    static let conversations = Resource(
      .collection, "messaging.conversations", "/api/v3/messaging/conversations", "Customer conversations",
      id: .init(.integer), model: "Conversation",
      list: .pages(
        "conversations", total: "total", size: 20, max: 50, base: 1,
        sort: ["nextSLABreach", "lastReplyTime", "lastActivityTime", "priority", "status"]),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/conversations", "List conversations",
          query: [
            .string("viewId"), .string("tagId"), .string("keywords"), .datetime("timeFrom", default: "now-30d"),
            .datetime("timeTo", default: "now"), .number("timeZoneOffset"), .pageIndex(1), .pageSize(20, max: 50),
            .string(
              "sortBy", default: "lastReplyTime",
              values: ["nextSLABreach", "lastReplyTime", "lastActivityTime", "priority", "status"]),
            .string("sortOrder", default: "descending", values: ["ascending", "descending"]), .conditions,
            .include(
              "assignedAgent", "assignedDepartment", "contactOrVisitor", "createdBy", "lastRepliedBy", "lastMessage"),
          ], returns: .page("Conversation")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/conversations/{id}", "Fetch one conversation",
          query: [
            .include(
              "assignedAgent", "assignedDepartment", "contactOrVisitor", "createdBy", "lastRepliedBy", "messages",
              "eventLogs", "lastMessage")
          ], returns: .model("Conversation")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/conversations", "Add one conversation",
          body: .fields([
            .string("subject", .required), .string("assignedAgentId"), .string("assignedDepartmentId"),
            .string("assignedBotId"), .string("assignedType", values: ["agent", "bot"]),
            .string("priority", default: "normal", values: ["urgent", "high", "normal", "low"]),
            .string(
              "status", default: "new", values: ["new", "pendingInternal", "pendingExternal", "onHold", "resolved"]),
            .object("customFields", .list, ref: "CustomFieldIdAndValue"), .string("tagIds", .list),
            Field.object("message", .required).with(fields: [
              .string("channelId", .required), .string("channelAccountId"), .string("contactIdentityId"),
              .string("subject"), .string("cc"), .object("contents", .list, ref: "Content"),
            ]),
          ]), returns: .model("Conversation")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/conversations/{id}", "Change one conversation",
          body: .fields([
            .string("subject"), .string("relatedType", values: ["contact", "visitor"]), .guid("relatedId"),
            .string("assignedType", values: ["agent", "bot"]), .string("assignedBotId"), .string("assignedAgentId"),
            .string("assignedDepartmentId"), .string("priority", values: ["urgent", "high", "normal", "low"]),
            .string("status", values: ["new", "pendingInternal", "pendingExternal", "onHold", "resolved"]),
            .boolean("isRead"), .boolean("isActive"), .object("customFields", .list, ref: "CustomFieldIdAndValue"),
            .integer("tagIds", .list),
          ]), returns: .model("Conversation")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/conversations/{id}", "Delete one conversation"),
        Endpoint(
          .action, "updateMany", "PUT /api/v3/messaging/conversations", "Update several conversations",
          body: .fields([
            .integer("ids", .list), .string("status"), .string("priority"),
            .string("assignedType", values: ["agent", "bot"]), .string("assignedBotId"), .string("assignedAgentId"),
            .string("assignedDepartmentId"), .boolean("isRead"),
          ]), returns: .list("Conversation")),
        Endpoint(
          .action, "read", "PUT /api/v3/messaging/conversations/{id}/read", "Flag a conversation read"),
        Endpoint(
          .action, "unread", "PUT /api/v3/messaging/conversations/{id}/unread", "Flag a conversation unread"),
        Endpoint(
          .action, "activeAgents", "GET /api/v3/messaging/conversations/{id}/activedAgents", "Agents who have it open",
          returns: .list("global.Agent"), pathVariants: ["/api/v3/messaging/conversations/{id}/agents"]),
        Endpoint(
          .action, "deleteMany", "DELETE /api/v3/messaging/conversations", "Delete several conversations",
          body: .fields([.integer("ids", .list)])),
        Endpoint(
          .action, "merge", "POST /api/v3/messaging/conversations/{id}/merge", "Merge another conversation in",
          body: .fields([.integer("sourceId")]), returns: .model("Conversation")),
        Endpoint(
          .action, "unreadCount", "GET /api/v3/messaging/conversations/unreadCount", "Unread counts per view",
          query: [.string("viewIds", .list)],
          returns: .fields([
            .integer("allCount"),
            Field.object("items", [.list, .keyUndocumented]).with(fields: [
              .string("viewId"), .integer("unreadCount"), .integer("unreadMentionedCount"),
            ]),
          ])),
      ])

    static let conversationMessages = Resource(
      .collection, "messaging.conversationMessages", "/api/v3/messaging/conversations/{id}/messages",
      "Messages inside a conversation", parent: .init("conversations", "id", .integer), id: .init(.string, "messageId"),
      model: "Message", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/conversations/{id}/messages", "List the messages of one conversation",
          query: [.include("sender", "messagecontact")], returns: .list("Message")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/conversations/{id}/messages/{messageId}", "Fetch one message",
          query: [.include("sender")], returns: .model("Message"),
          pathVariants: ["/api/v3/messaging/conversations{id}/messages/{messageId}"]),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/conversations/{id}/messages", "Add one message",
          body: .fields([
            .string("type", .required, values: ["note", "message"]), .string("channelId", .required),
            .string("channelAccountId"), .string("subject"), .string("cc"), .string("parentId"),
            .object("contents", .list, ref: "Content"), .datetime("time"),
          ]), returns: .model("Message")),
        Endpoint(
          .action, "resend", "PUT /api/v3/messaging/conversations/{id}/messages/{messageId}/resend",
          "Send a failed message again", returns: .model("Message")),
        Endpoint(
          .action, "botIntent", "POST /api/v3/messaging/conversations/{id}/messages/botIntent",
          "Answer with a bot intent",
          body: .fields([
            .string("channelId", .required), .string("channelAccountId", .required), .string("botId", .required),
            .string("intentId", .required),
          ])),
        Endpoint(
          .action, "read", "PUT /api/v3/messaging/conversations/{id}/messages/{messageId}/read", "Flag a message read"),
        Endpoint(
          .action, "unread", "PUT /api/v3/messaging/conversations/{id}/messages/{messageId}/unread",
          "Flag a message unread"),
      ])

    static let conversationDraft = Resource(
      .singleton, "messaging.conversationDraft", "/api/v3/messaging/conversations/{id}/draft",
      "Unsent reply of a conversation", parent: .init("conversations", "id", .integer), model: "ConversationDraft",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/messaging/conversations/{id}/draft", "Read draft",
          returns: .model("ConversationDraft")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/conversations/{id}/draft", "Create draft",
          body: .model("ConversationDraft"), returns: .model("ConversationDraft")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/conversations/{id}/draft", "Change draft",
          body: .model("ConversationDraft"), returns: .model("ConversationDraft")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/conversations/{id}/draft", "Delete draft"),
      ])

    static let conversationEventLogs = Resource(
      .collection, "messaging.conversationEventLogs", "/api/v3/messaging/conversations/{id}/eventLogs",
      "History of a conversation", parent: .init("conversations", "id", .integer), id: .init(.string),
      model: "EventLog", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/conversations/{id}/eventLogs", "List the events of one conversation",
          returns: .list("EventLog"))
      ])

    static let portalConversations = Resource(
      .collection, "messaging.portalConversations", "/api/v3/messaging/portalConversations",
      "Conversations seen by contacts", id: .init(.integer), model: "PortalConversation",
      list: .object("portalTickets", or: ["portalConversations"], size: 100, max: 100),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/portalConversations", "List portal conversations",
          query: [
            .guid("contactIds", .list), .string("keywords"), .datetime("timeFrom", default: "now-90d"),
            .datetime("timeTo", default: "now"), .number("timeZoneOffset"), .conditions, .include("contact"),
          ], returns: .page("PortalConversation")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/portalConversations/{id}", "Fetch one portal conversation",
          query: [.string("contactId"), .include("contact", "messages")], returns: .model("PortalConversation")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/portalConversations", "Add one portal conversation",
          body: .fields([
            .string("subject", .required), .string("contactId"),
            .object("customFields", .list, ref: "CustomFieldIdAndValue"),
            Field.object("message").with(fields: [.object("contents", .list, ref: "Content")]),
          ]), returns: .model("PortalConversation")),
        Endpoint(
          .action, "close", "PUT /api/v3/messaging/portalConversations/{id}/close", "Close one portal conversation",
          body: .fields([.string("contactId", .required)]), returns: .model("PortalConversation")),
        Endpoint(
          .action, "reopen", "PUT /api/v3/messaging/portalConversations/{id}/reopen", "Reopen one portal conversation",
          body: .fields([.string("contactId", .required)]), returns: .model("PortalConversation")),
        Endpoint(
          .action, "read", "PUT /api/v3/messaging/portalConversations/{id}/read", "Mark it read for the contact"),
        Endpoint(
          .action, "unread", "PUT /api/v3/messaging/portalConversations/{id}/unread", "Mark it unread for the contact"),
      ])

    static let portalConversationMessages = Resource(
      .collection, "messaging.portalConversationMessages", "/api/v3/messaging/portalConversations/{id}/messages",
      "Messages seen by contacts", parent: .init("portalConversations", "id", .integer), id: .init(.string),
      model: "PortalConversationMessage", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/portalConversations/{id}/messages",
          "List the messages of one portal conversation", query: [.string("contactId"), .include("sender")],
          returns: .list("PortalConversationMessage")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/portalConversations/{id}/messages", "Add one portal message",
          body: .fields([
            .string("contactId", .required), .object("contents", .list, ref: "Content"), .datetime("time"),
          ]), returns: .model("PortalConversationMessage")),
      ])

    static let deletedConversations = Resource(
      .collection, "messaging.deletedConversations", "/api/v3/messaging/deletedConversations",
      "Conversations in the bin", id: .init(.integer), model: "Conversation",
      list: .pages("deletedConversations", total: "total", size: 20, max: 50),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/deletedConversations", "List deleted conversations",
          query: [
            .string("keywords"), .pageIndex(), .pageSize(20, max: 50), .datetime("timeFrom", default: "now-30d"),
            .datetime("timeTo", default: "now"),
            .include(
              "assignedAgent", "assignedDepartment", "contactOrVisitor", "createdBy", "lastRepliedBy", "lastMessage"),
          ], returns: .page("Conversation")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/deletedConversations/{id}", "Fetch one deleted conversation",
          query: [
            .include(
              "assignedAgent", "assignedDepartment", "contactOrVisitor", "createdBy", "lastRepliedBy", "messages",
              "eventLogs")
          ], returns: .model("Conversation")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/deletedConversations/{id}", "Delete a conversation for good"),
        Endpoint(
          .action, "messages", "GET /api/v3/messaging/deletedConversations/{id}/messages",
          "Read a deleted conversation's messages", query: [.include("sender")], returns: .list("Message")),
        Endpoint(
          .action, "restore", "POST /api/v3/messaging/deletedConversations/{id}/restore",
          "Bring a deleted conversation back", returns: .model("Conversation")),
      ])

    static let attachments = Resource(
      .collection, "messaging.attachments", "/api/v3/messaging/attachments", "Uploaded files",
      id: .init(.string, "guid"), model: "Attachment",
      endpoints: [
        Endpoint(
          .create, "create", "POST /api/v3/messaging/attachments", "Upload a file", body: .file,
          returns: .model("Attachment")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/attachments/{guid}", "Change a file's availability",
          body: .fields([.boolean("isAvailable", .required)]), returns: .model("Attachment")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/attachments/{guid}", "Delete one attachment"),
      ])

    static let views = Resource(
      .collection, "messaging.views", "/api/v3/messaging/views", "Saved conversation filters", qualifiedOnly: true,
      id: .init(.string), model: "View", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/views", "List views", returns: .list("View")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/views/{id}", "Fetch one view", returns: .model("View")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/views", "Add one view",
          body: .fields([
            .string("name", .required), .boolean("isPrivate", default: false), .object("conditions", ref: "Conditions"),
          ]), returns: .list("View")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/views/{id}", "Change one view",
          body: .fields([.string("name", .required), .boolean("isPrivate"), .object("conditions", ref: "Conditions")]),
          returns: .model("View")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/views/{id}", "Delete one view"),
      ])

    static let routing = Resource(
      .singleton, "messaging.routing", "/api/v3/messaging/routing", "Conversation routing", model: "Routing",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/messaging/routing", "Read routing", returns: .model("Routing")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/routing", "Change routing",
          body: .fields([
            .boolean("isEnabled"), .string("type", values: ["simple", "customRules"]), .string("simpleRouteType"),
            .string("simpleRouteToId"), .integer("simpleRoutePercentageOfNewConversationToBotWhenAgentsOnline"),
            .integer("simpleRoutePercentageOfNewConversationToBotWhenAgentsOffline"),
            .string("simpleRouteWithPriority"), .string("matchFailedType"), .string("matchFailedToId"),
            .string("matchFailedWithPriority"), .integer("matchFailedPercentageOfNewConversationToBotWhenAgentsOnline"),
            .integer("matchFailedPercentageOfNewConversationToBotWhenAgentsOffline"),
          ]), returns: .model("Routing")),
        Endpoint(
          .action, "enable", "PUT /api/v3/messaging/routing/enable", "Switch routing on or off",
          body: .fields([.boolean("isEnabled")])),
      ])

    static let routingCustomRules = Resource(
      .collection, "messaging.routingCustomRules", "/api/v3/messaging/routing/customRules",
      "Custom conversation routing rules", id: .init(.string), model: "CustomRule",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/messaging/routing/customRules/{id}", "Fetch one routing rule",
          returns: .model("CustomRule")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/routing/customRules", "Add one routing rule",
          body: .model("CustomRule"), returns: .model("CustomRule")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/routing/customRules/{id}", "Change one routing rule",
          body: .model("CustomRule"), returns: .model("CustomRule")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/routing/customRules/{id}", "Delete one routing rule",
          pathVariants: ["PUT /api/v3/messaging/routing/customRules/{id}"], marks: .inferred),
        Endpoint(
          .action, "enable", "PUT /api/v3/messaging/routing/customRules/{id}/enable", "Switch a rule on or off",
          body: .fields([.boolean("isEnabled")]), returns: .model("CustomRule")),
        Endpoint(
          .action, "sort", "PUT /api/v3/messaging/routing/customRules/{id}/sort", "Move a rule up or down",
          body: .fields([.string("type", values: ["up", "down"])])),
      ])

    static let autoAllocation = Resource(
      .singleton, "messaging.autoAllocation", "/api/v3/messaging/autoAllocation",
      "Automatic assignment of conversations", model: "AutoAllocationSetting",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/messaging/autoAllocation", "Read auto allocation",
          returns: .model("AutoAllocationSetting")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/autoAllocation", "Change auto allocation",
          body: .fields([
            .boolean("isEnabled"), .object("allocationRuleSettings", .list, ref: "AllocationRule"),
            .boolean("ifEnableConversationLimitForEachAgent"), .integer("conversationLimitForAllAgents"),
            .object("allocationAgentPreferences", .list, ref: "AgentPreference"), .boolean("ifExcludePendingExternal"),
            .boolean("ifExcludeOnHold"),
          ]), returns: .model("AutoAllocationSetting")),
        Endpoint(
          .action, "enable", "PUT /api/v3/messaging/autoAllocation/enable", "Switch auto allocation on or off",
          body: .fields([.boolean("isEnabled")])),
      ])

    static let triggers = Resource(
      .collection, "messaging.triggers", "/api/v3/messaging/triggers", "Automation triggers", qualifiedOnly: true,
      id: .init(.string), model: "Trigger", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/triggers", "List triggers", returns: .list("Trigger")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/triggers/{id}", "Fetch one trigger", returns: .model("Trigger")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/triggers", "Add one trigger",
          body: .fields([
            .string("description"), .boolean("isEnabled"),
            .string(
              "event",
              values: [
                "conversationCreated", "conversationReplyReceived", "agentReplied", "conversationAssigneeChanged",
                "conversationStatusChanged", "conversationStatusLastForCertainTime",
              ]), .object("conditions", ref: "Conditions"), .boolean("ifSetValue"),
            .object("autoUpdate", .list, ref: "AutoUpdate"), .boolean("ifSendEmail"), .boolean("ifSendToContacts"),
            .boolean("ifSendToAgents"), .string("recipientAgentIds", .list), .string("subject"), .string("htmlText"),
            .string("plainText"), .object("attachments", .list, ref: "Attachment"),
            .boolean("ifShowInConversationCorrespondences"),
          ]), returns: .model("Trigger")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/triggers/{id}", "Change one trigger",
          body: .fields([
            .string("description"), .boolean("isEnabled"),
            .string(
              "event",
              values: [
                "conversationCreated", "conversationReplyReceived", "agentReplied", "conversationAssigneeChanged",
                "conversationStatusChanged", "conversationStatusLastForCertainTime",
              ]), .object("conditions", ref: "Conditions"), .boolean("ifSetValue"),
            .object("autoUpdate", .list, ref: "AutoUpdate"), .boolean("ifSendEmail"), .boolean("ifSendToContacts"),
            .boolean("ifSendToAgents"), .string("recipientAgentIds", .list), .string("subject"), .string("htmlText"),
            .string("plainText"), .object("attachments", .list, ref: "Attachment"),
            .boolean("ifShowInConversationCorrespondences"),
          ]), returns: .model("Trigger")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/triggers/{id}", "Delete one trigger"),
        Endpoint(
          .action, "sort", "PUT /api/v3/messaging/triggers/{id}/sort", "Move a trigger up or down",
          body: .fields([.string("type", values: ["up", "down"])])),
        Endpoint(
          .action, "enable", "PUT /api/v3/messaging/triggers/{id}", "Switch a trigger on or off",
          body: .fields([.boolean("isEnabled")])),
      ])

    static let slaPolicies = Resource(
      .collection, "messaging.slaPolicies", "/api/v3/messaging/SLAPolicies", "Service level policies",
      qualifiedOnly: true, id: .init(.string), model: "SLAPolicy", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/SLAPolicies", "List SLA policies", returns: .list("SLAPolicy")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/SLAPolicies/{id}", "Fetch one SLA policy", returns: .model("SLAPolicy")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/SLAPolicies", "Add one SLA policy",
          body: .fields([
            .boolean("isEnabled"), .integer("firstRespondWithin"), .integer("nextRespondWithin"),
            .integer("resolveRespondWithin"), .boolean("isBusinessHours", values: ["businessHours", "calenderHours"]),
            .object("conditions", ref: "Conditions"),
          ]), returns: .model("SLAPolicy")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/SLAPolicies/{id}", "Change one SLA policy",
          body: .fields([
            .boolean("isEnabled"), .integer("firstRespondWithin"), .integer("nextRespondWithin"),
            .integer("resolveRespondWithin"), .string("businessHours", values: ["businessHours", "calenderHours"]),
            .object("conditions", ref: "Conditions"),
          ]), returns: .model("SLAPolicy")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/SLAPolicies/{id}", "Delete one SLA policy"),
        Endpoint(
          .action, "sort", "PUT /api/v3/messaging/SLAPolicies/{id}/sort", "Move a policy up or down",
          body: .fields([.string("type", values: ["up", "down"])]),
          pathVariants: ["/api/v3/messaging/triggers/{id}/sort"], marks: .inferred),
      ])

    static let workingTime = Resource(
      .singleton, "messaging.workingTime", "/api/v3/messaging/workingTime", "Business hours per weekday",
      model: "WorkingTime",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/messaging/workingTime", "Read working hours", returns: .list("WorkingTime")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/workingTime", "Change working hours",
          body: .fields([.object("workingTimes", .list, ref: "WorkingTime")])),
      ])

    static let holidays = Resource(
      .collection, "messaging.holidays", "/api/v3/messaging/holidays", "Days off", qualifiedOnly: true,
      id: .init(.string), model: "Holiday", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/holidays", "List holidays", returns: .list("Holiday")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/holidays/{id}", "Fetch one holiday", returns: .model("Holiday")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/holidays", "Add one holiday",
          body: .fields([.string("id"), .string("title"), .datetime("date")]), returns: .model("Holiday")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/holidays/{id}", "Change one holiday",
          body: .fields([.string("title"), .datetime("date")]), returns: .model("Holiday")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/holidays", "Delete one holiday", query: [.string("id")],
          pathVariants: ["/api/v3/messaging/holidays/{id}"]),
      ])

    static let fields = Resource(
      .collection, "messaging.fields", "/api/v3/messaging/fields", "System and custom fields", qualifiedOnly: true,
      id: .init(.string), model: "Field", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/fields", "List fields",
          query: [
            .boolean("isSystemField"),
            .string("usageType", default: "all", values: ["all", "views", "routingRules", "SLA", "triggers"]),
          ], returns: .list("Field")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/fields/{id}", "Fetch one field", returns: .model("Field")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/fields", "Add one field",
          body: .fields([
            .string(
              "type",
              values: [
                "text", "textarea", "email", "url", "date", "integer", "float", "operator", "radio", "checkbox",
                "dropdownList", "checkboxList", "link", "department",
              ]), .string("name"), .boolean("isRequired"), .string("defaultValue"), .string("helpText"),
            .integer("length"), .object("options", .list, ref: "FieldOption"),
          ]), returns: .model("Field")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/fields/{id}", "Change one field",
          body: .fields([
            .string("name"), .boolean("isRequired"), .string("defaultValue"), .string("helpText"), .integer("length"),
            .object("options", .list, ref: "FieldOption"),
          ]), returns: .model("Field")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/fields/{id}", "Delete one field"),
        Endpoint(
          .action, "mapping", "PUT /api/v3/messaging/fields/mapping", "Map fields to chat fields",
          body: .fields([.object("fieldMappings", .list, ref: "FieldMapping")])),
      ])

    static let blockedSenders = Resource(
      .collection, "messaging.blockedSenders", "/api/v3/messaging/blockedSenders", "Blocked addresses and domains",
      id: .init(.string), model: "BlockedSender", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/blockedSenders", "List blocked senders", query: [.string("value")],
          returns: .list("BlockedSender")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/blockedSenders/{id}", "Fetch one blocked sender",
          returns: .model("BlockedSender")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/blockedSenders", "Unblock a sender", query: [.string("value")]),
        Endpoint(
          .action, "save", "PUT /api/v3/messaging/blockedSenders", "Add or update a blocked sender",
          body: .fields([
            .string("value"),
            .string("blockType", values: ["blockEmailasJunk", "rejectEmail", "blockDomainasJunk", "rejectDomain"]),
          ]), returns: .model("BlockedSender")),
      ])

    static let junks = Resource(
      .collection, "messaging.junks", "/api/v3/messaging/junks", "Mail caught as junk", qualifiedOnly: true,
      id: .init(.string), model: "Junk", list: .pages("junks", total: "total", size: 20, max: 50),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/junks", "List junk mails",
          query: [
            .string("keywords"), .pageIndex(), .pageSize(20, max: 50), .datetime("timeFrom"), .datetime("timeTo"),
            .include("sender"),
          ], returns: .page("Junk")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/junks/{id}", "Fetch one junk mail", returns: .model("Junk")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/junks/{id}", "Change one junk mail",
          body: .fields([.boolean("isRead")]), returns: .model("Junk")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/junks/{id}", "Delete one junk mail",
          path: [.integer("id", .required)]),
        Endpoint(
          .action, "notJunk", "POST /api/v3/messaging/junks/{id}/notJunk", "Turn junk into a conversation",
          path: [.integer("id", .required)], returns: .model("Conversation")),
      ])

    static let channelAccounts = Resource(
      .collection, "messaging.channelAccounts", "/api/v3/messaging/channelAccounts", "Connected channel accounts",
      qualifiedOnly: true, id: .init(.string), model: "ChannelAccount", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/channelAccounts", "List channel accounts",
          returns: .list("ChannelAccount")),
        Endpoint(
          .get, "get", "GET /api/v3/messaging/channelAccounts/{id}", "Fetch one channel account",
          returns: .model("ChannelAccount")),
        Endpoint(
          .create, "create", "POST /api/v3/messaging/channelAccounts", "Add one channel account",
          body: .model("ChannelAccount"), returns: .model("ChannelAccount")),
        Endpoint(
          .update, "update", "PUT /api/v3/messaging/channelAccounts/{id}", "Change one channel account",
          body: .fields([.string("accountName")]), returns: .model("ChannelAccount")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/messaging/channelAccounts/{id}", "Delete one channel account"),
        Endpoint(
          .action, "enableBot", "PUT /api/v3/messaging/channelAccounts/{id}/bot/enable",
          "Switch the account's bot on or off", body: .fields([.boolean("isEnabled")])),
      ])

    static let channels = Resource(
      .collection, "messaging.channels", "/api/v3/messaging/channels", "Integrated channels", qualifiedOnly: true,
      id: .init(.string), model: "Channel", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/messaging/channels", "List channels", returns: .list("Channel"))
      ])

    static let reports = Resource(
      .report, "messaging.reports", "/api/v3/messaging/reports", "Messaging statistics", qualifiedOnly: true,
      endpoints: [
        Endpoint(
          .report, "realtimeNow", "GET /api/v3/messaging/reports/realtime/now", "Figures of this moment",
          returns: .fields([
            .integer("unassignedConversations"), .integer("openConversations"), .integer("newConversations"),
            .integer("pendingInternalConversations"), .integer("pendingExternalConversations"),
            .integer("onHoldConversations"), .integer("urgentPriorityConversations"),
            .integer("highPriorityConversations"),
          ])),
        Endpoint(
          .report, "realtimeByTime", "GET /api/v3/messaging/reports/realtime/bytime", "Figures of the last days",
          query: [.integer("days", max: 15), .integer("timezoneOffset")],
          returns: .fields([
            .integer("createdConversations"), .integer("resolvedConversations"), .integer("repliedConversations"),
            .integer("reopenedConverstations"),
          ]), pathVariants: ["/api/v3/messaging/reports/realtime/today"]),
        Endpoint(
          .report, "realtimeDepartments", "GET /api/v3/messaging/reports/realtime/departments", "Departments right now",
          query: [.integer("timezoneOffset")],
          returns: .fields([
            Field.object("dataList", .list).with(fields: [
              .string("id"), .string("name"), .integer("openConversations"), .integer("todayRepliedConversations"),
              .integer("todayResolvedConversations"), .integer("newConversations"),
              .integer("pendingInternalConversations"), .integer("pendingExternalConversations"),
              .integer("onHoldConversations"), .integer("urgentPriorityConversations"),
              .integer("highPriorityConversations"),
            ])
          ])),
        Endpoint(
          .report, "realtimeAgents", "GET /api/v3/messaging/reports/realtime/agents", "Agents right now",
          query: [
            .string("filterType", values: ["site", "agent", "department", "channelAccount", "channel"]),
            .integer("filterValue"),
          ],
          returns: .fields([
            Field.object("dataList", .list).with(fields: [
              .string("id"), .string("name"), .integer("openConversations"), .integer("todayRepliedConversations"),
              .integer("todayResolvedConversations"), .integer("newConversations"),
              .integer("pendingInternalConversations"), .integer("pendingExternalConversations"),
              .integer("onHoldConversations"), .integer("urgentPriorityConversations"),
              .integer("highPriorityConversations"),
            ])
          ])),
        Endpoint(
          .report, "volumeExport", "GET /api/v3/messaging/reports/volume/export", "Conversation volume as CSV",
          query: [
            .datetime("startTime"), .datetime("endTime"),
            .string("filterType", values: ["site", "agent", "department", "channelAccount", "channel"]),
            .string("filterValue"), .string("timeUnit"), .string("dimensionType"), .integer("timezoneOffset"),
            .string("dateFormat"),
          ], returns: .file),
        Endpoint(
          .report, "volume", "GET /api/v3/messaging/reports/volume", "Conversation volume",
          query: [
            .datetime("startTime"), .datetime("endTime"),
            .string("filterType", values: ["site", "agent", "department", "channelAccount", "channel"]),
            .string("filterValue"), .string("timeUnit"), .string("dimensionType"), .integer("timezoneOffset"),
          ],
          returns: .fields([
            Field.object("dataList", .list).with(fields: [
              .string("id"), .string("name"), .integer("createdConversations"),
              .number("createdConversationsPercentage"), .integer("resolvedConversations"),
              .number("resolvedConversationsPercentage"), .integer("repliedConversations"),
              .number("repliedConversationsPercentage"), .integer("reopenedConversations"),
              .number("reopenedConversationsPercentage"), .integer("openConversations"),
              .number("openConversationsPercentage"), .string("startTime"), .string("endTime"),
            ]), .integer("totalCreatedConversations"), .integer("totalResolvedConversations"),
            .integer("totalRepliedConversations"), .integer("totalReopenedConversations"),
            .integer("totalOpenConversations"),
          ])),
        Endpoint(
          .report, "channelExport", "GET /api/v3/messaging/reports/channel/export", "Messages per channel as CSV",
          query: [
            .integer("siteId"), .datetime("startTime"), .datetime("endTime"),
            .string("filterType", values: ["site", "agent", "department", "channelAccount", "channel"]),
            .string("filterValue"), .string("timeUnit"), .string("dimensionType"), .integer("timezoneOffset"),
            .string("dateFormat"),
          ], returns: .file),
        Endpoint(
          .report, "channel", "GET /api/v3/messaging/reports/channel", "Messages per channel",
          query: [
            .datetime("startTime"), .datetime("endTime"),
            .string("filterType", values: ["site", "agent", "department", "channelAccount", "channel"]),
            .string("filterValue"), .string("timeUnit"), .string("dimensionType"), .integer("timezoneOffset"),
          ],
          returns: .fields([
            Field.object("dataList", .list).with(fields: [
              .string("id"), .string("name"), .object("channelEfficiencies", .list, ref: "ChannelEfficiency"),
              .string("startTime"), .string("endTime"),
            ]), .object("channel total number", .list, ref: "ChannelTotalMessagesNumber"),
          ])),
        Endpoint(
          .report, "efficiencyExport", "GET /api/v3/messaging/reports/efficiency/export", "Response times as CSV",
          query: [
            .datetime("startTime"), .datetime("endTime"),
            .string("filterType", values: ["site", "agent", "department", "channelAccount", "channel"]),
            .string("filterValue"), .string("timeUnit"), .string("dimensionType"), .integer("timezoneOffset"),
            .string("dateFormat"),
          ], returns: .file),
        Endpoint(
          .report, "efficiency", "GET /api/v3/messaging/reports/efficiency", "Response times",
          query: [
            .datetime("startTime"), .datetime("endTime"),
            .string("filterType", values: ["site", "agent", "department", "channelAccount", "channel"]),
            .string("filterValue"), .string("timeUnit"),
            .string("dimensionType", values: ["byTime", "byAgent", "byDepartment", "byChannel"]),
            .integer("timezoneOffset"),
          ],
          returns: .fields([
            Field.object("dataList", .list).with(fields: [
              .string("id"), .string("name"), .string("avgAgentResponseTime"), .string("avgFirstResponseTime"),
              .string("avgConversationTime"), .number("avgVisitorMessages"), .number("avgAgentMessages"),
              .string("startTime"), .string("endTime"),
            ]), .string("totalAvgAgentResponseTime"), .string("totalAvgFirstResponseTime"),
            .string("totalAvgConversationTime"), .number("totalAvgVisitorMessages"), .number("totalAvgAgentMessages"),
          ])),
        Endpoint(
          .report, "slaExport", "GET /api/v3/messaging/reports/sla/export", "Exported SLA results",
          query: [
            .datetime("startTime"), .datetime("endTime"), .string("timeUnit", values: ["day", "week", "month"]),
            .string("dimensionType", values: ["slaPolicies", "agent", "department"]), .integer("timezoneOffset"),
          ],
          returns: .fields([
            Field.object("dataList", .list).with(fields: [
              .string("id"), .string("name"), .number("firstRespondTimeAchievedPercentage"),
              .string("avgFirstRespondTime"), .number("nextRespondTimeAchievedPercentage"),
              .string("avgNextRespondTime"), .number("ResolveTimeAchievedPercentage"), .string("avgResolveTime"),
              .integer("breachedTickets"),
            ])
          ])),
        Endpoint(
          .report, "sla", "GET /api/v3/messaging/reports/sla", "SLA results",
          query: [
            .datetime("startTime"), .datetime("endTime"), .string("timeUnit", values: ["day", "week", "month"]),
            .string("dimensionType", values: ["slaPolicies", "agent", "department"]), .integer("timezoneOffset"),
          ],
          returns: .fields([
            Field.object("dataList", .list).with(fields: [
              .string("id"), .string("name"), .number("firstRespondTimeAchievedPercentage"),
              .string("avgFirstRespondTime"), .number("nextRespondTimeAchievedPercentage"),
              .string("avgNextRespondTime"), .number("ResolveTimeAchievedPercentage"), .string("avgResolveTime"),
              .integer("breachedTickets"),
            ])
          ])),
      ])
  }
}
