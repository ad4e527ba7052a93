extension Catalog {
  /// Tickets, v4.
  enum TicketingModule {
    static let module = Module(
      "ticketing", prefix: "/api/v4/ticketing", version: "v4", source: "v4/Comm100-Restful-API-Ticketing.md",
      "Tickets, v4",
      resources: [
        { tickets }, { ticketMessages }, { ticketDraft }, { ticketNotes }, { ticketEventLogs }, { deletedTickets },
        { views }, { routingConfig }, { routingRules }, { autoDistributionConfig }, { triggers }, { slaPolicies },
        { workingHoursConfig }, { holidays }, { fields }, { fieldMappings }, { blockedEmailSenders }, { junks },
        { channelAccounts }, { portalTickets },
      ], models: TicketingModels.all)

    static let tickets = Resource(
      .collection, "ticketing.tickets", "/api/v4/ticketing/tickets", "Customer tickets", id: .init(.integer),
      model: "Ticket",
      list: .pages(
        "tickets", total: "total", size: 20, max: 50, base: 1,
        sort: ["nextSLABreach", "lastReplyTime", "lastUpdatedTime", "priority", "status"]),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/tickets", "List tickets",
          query: [
            .string("viewId"), .string("tagId"), .string("keywords"), .datetime("timeFrom", default: "now-90d"),
            .datetime("timeTo", default: "now"), .number("timeZoneOffset"), .pageIndex(1), .pageSize(20, max: 50),
            .string(
              "sortBy", default: "lastUpdatedTime",
              values: ["nextSLABreach", "lastReplyTime", "lastUpdatedTime", "priority", "status"]),
            .string("sortOrder", default: "descending", values: ["ascending", "descending"]), .conditions,
            .include(
              "agentAssignee", "departmentAssignee", "contactOrVisitor", "createdBy", "lastRepliedBy", "lastMessage"),
          ], returns: .page("Ticket")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/tickets/{id}", "Fetch one ticket",
          query: [
            .include(
              "agentAssignee", "departmentAssignee", "contactOrVisitor", "createdBy", "lastRepliedBy", "messages",
              "eventLogs", "lastMessage")
          ], returns: .model("Ticket")),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/tickets", "Add one ticket",
          body: .fields([
            .string("subject", .required), .string("assigneeType", values: ["agent", "bot"]),
            .string("agentAssigneeId"), .string("departmentAssigneeId"),
            .string("priority", default: "normal", values: ["urgent", "high", "normal", "low"]),
            .string(
              "status", default: "new", values: ["new", "pendingInternal", "pendingExternal", "onHold", "resolved"]),
            .object("customFields", .list, ref: "CustomFieldIdAndValue"), .string("tagIds", .list),
            Field.object("message", .required).with(fields: [
              .string("body", .required), .string("type"), .string("metadata"),
            ]),
          ]), returns: .model("Ticket")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/tickets/{id}", "Change one ticket",
          body: .fields([
            .string("subject"), .string("relatedType", values: ["contact", "visitor"]), .integer("relatedId"),
            .string("assigneeType", values: ["agent", "bot"]), .string("assigneeId"), .string("departmentAssigneeId"),
            .string("priority", values: ["urgent", "high", "normal", "low"]),
            .string("status", values: ["new", "pendingInternal", "pendingExternal", "onHold", "resolved"]),
            .boolean("isReadByAgent"), .object("customFields", .list, ref: "CustomFieldIdAndValue"),
            .string("tagIds", .list),
          ]), returns: .model("Ticket")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/tickets/{id}", "Delete one ticket"),
        Endpoint(
          .action, "updateMany", "PUT /api/v4/ticketing/tickets", "Update several tickets",
          body: .fields([
            .integer("ids", .list), .string("status"), .string("priority"),
            .string("assignedType", values: ["agent", "bot"]), .string("assigneeId"), .string("departmentAssigneeId"),
            .boolean("isReadByAgent"),
          ]), returns: .list("Ticket")),
        Endpoint(
          .action, "read", "POST /api/v4/ticketing/tickets/{id}:read", "Flag a ticket read"),
        Endpoint(
          .action, "unread", "POST /api/v4/ticketing/tickets/{id}:unread", "Flag a ticket unread"),
        Endpoint(
          .action, "deleteMany", "DELETE /api/v4/ticketing/tickets", "Delete several tickets",
          body: .fields([.integer("ids", .list)])),
        Endpoint(
          .action, "merge", "POST /api/v4/ticketing/tickets/{id}:merge", "Merge another ticket in",
          body: .fields([.integer("sourceId")]), returns: .model("Ticket")),
        Endpoint(
          .action, "unreadCount", "GET /api/v4/ticketing/tickets/unreadCount", "Unread counts per view",
          query: [.string("viewIds", .list), .number("timeZoneOffset")],
          returns: .fields([
            .integer("allCount"),
            Field.object("items", [.list, .keyUndocumented]).with(fields: [
              .string("viewId"), .integer("unreadCount"), .integer("unreadTicketIds", .list),
              .integer("unreadMentionedCount"), .integer("unreadMentionedTicketIds", .list),
            ]),
          ])),
      ])

    static let ticketMessages = Resource(
      .collection, "ticketing.ticketMessages", "/api/v4/ticketing/tickets/{id}/messages", "Messages inside a ticket",
      itemPath: "/api/v4/ticketing/messages/{id}", parent: .init("tickets", "id", .integer), id: .init(.string),
      model: "Message", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/tickets/{id}/messages", "List the messages of one ticket",
          query: [.include("sender", "messagecontact")], returns: .list("Message")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/messages/{id}", "Fetch one ticket message",
          path: [.string("id", .required)], query: [.include("sender")], returns: .model("Message")),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/tickets/{id}/messages", "Add one ticket message",
          body: .fields([
            .string("type", .required), .string("body", .required), .string("metadata"), .string("parentId"),
            .string("sentByType"), .string("sentById"), .datetime("time"),
          ]), returns: .model("Message")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/messages/{id}", "Change one ticket message",
          path: [.string("id", .required)],
          body: .fields([.string("metadata"), .object("messageDelivery", ref: "MessageDelivery")]),
          returns: .model("Message"), pathVariants: ["GET /api/v4/ticketing/messages/{id}"], marks: .inferred),
        Endpoint(
          .action, "resend", "POST /api/v4/ticketing/messages/{id}:resend", "Send a failed message again",
          path: [.string("id", .required)], returns: .model("Message")),
        Endpoint(
          .action, "botIntent", "POST /api/v4/ticketing/tickets/{id}/messages:botIntent", "Answer with a bot intent",
          body: .fields([.string("botId", .required), .string("intentId", .required), .string("metadata")])),
      ])

    static let ticketDraft = Resource(
      .singleton, "ticketing.ticketDraft", "/api/v4/ticketing/tickets/{id}/draft", "Unsent reply of a ticket",
      parent: .init("tickets", "id", .integer), model: "TicketDraft",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/tickets/{id}/draft", "Read draft", returns: .model("TicketDraft")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/tickets/{id}/draft", "Change draft", body: .model("TicketDraft"),
          returns: .model("TicketDraft")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/tickets/{id}/draft", "Delete draft"),
      ])

    static let ticketNotes = Resource(
      .collection, "ticketing.ticketNotes", "/api/v4/ticketing/tickets/{id}/notes", "Internal notes of a ticket",
      parent: .init("tickets", "id", .integer), id: .init(.string), model: "Note", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/tickets/{id}/notes", "List the notes of one ticket",
          query: [.include("sender")], returns: .list("Note")),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/tickets/{id}/notes", "Add one note",
          body: .fields([.string("text", .required), .object("attachments", .list, ref: "Attachment")]),
          returns: .model("Note")),
      ])

    static let ticketEventLogs = Resource(
      .collection, "ticketing.ticketEventLogs", "/api/v4/ticketing/tickets/{id}/eventLogs", "History of a ticket",
      parent: .init("tickets", "id", .integer), id: .init(.string), model: "EventLog", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/tickets/{id}/eventLogs", "List the events of one ticket",
          returns: .list("EventLog"))
      ])

    static let deletedTickets = Resource(
      .collection, "ticketing.deletedTickets", "/api/v4/ticketing/deletedTickets", "Tickets in the bin",
      id: .init(.integer), model: "Ticket", list: .pages("deletedTickets", total: "total", size: 20, max: 50),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/deletedTickets", "List deleted tickets",
          query: [
            .string("keywords"), .pageIndex(), .pageSize(20, max: 50), .datetime("timeFrom", default: "now-30d"),
            .datetime("timeTo", default: "now"),
            .include(
              "agentAssignee", "departmentAssignee", "contactOrVisitor", "createdBy", "lastRepliedBy", "lastMessage"),
          ], returns: .page("Ticket")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/deletedTickets/{id}", "Fetch one deleted ticket",
          query: [
            .include(
              "agentAssignee", "departmentAssignee", "contactOrVisitor", "createdBy", "lastRepliedBy", "messages",
              "eventLogs")
          ], returns: .model("Ticket")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/deletedTickets/{id}", "Delete a ticket for good"),
        Endpoint(
          .action, "messages", "GET /api/v4/ticketing/deletedTickets/{id}/messages", "Read a deleted ticket's messages",
          query: [.include("sender")], returns: .list("Message")),
        Endpoint(
          .action, "restore", "POST /api/v4/ticketing/deletedTickets/{id}:restore", "Bring a deleted ticket back",
          returns: .model("Ticket")),
      ])

    static let views = Resource(
      .collection, "ticketing.views", "/api/v4/ticketing/views", "Saved ticket filters", qualifiedOnly: true,
      id: .init(.string), model: "View", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/views", "List views", returns: .list("View")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/views/{id}", "Fetch one view", returns: .model("View")),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/views", "Add one view",
          body: .fields([
            .string("name", .required), .boolean("isPrivate", default: false), .string("conditionMetType"),
            .string("logicalExpression"), .object("conditions", .list, ref: "Condition"),
          ]), returns: .list("View")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/views/{id}", "Change one view",
          body: .fields([
            .string("name", .required), .boolean("isPrivate"), .string("conditionMetType"),
            .string("logicalExpression"), .object("conditions", .list, ref: "Condition"),
          ]), returns: .model("View")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/views/{id}", "Delete one view"),
      ])

    static let routingConfig = Resource(
      .singleton, "ticketing.routingConfig", "/api/v4/ticketing/routingConfig", "Ticket routing",
      model: "RoutingConfig",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/routingConfig", "Read routing", returns: .model("RoutingConfig")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/routingConfig", "Change routing",
          body: .fields([
            .boolean("isEnabled"), .string("type", values: ["simple", "routingRules"]),
            .string("routeTypeForSimpleRouting"), .string("routeToAgentIdForSimpleRouting"),
            .string("routeToDepartmentIdForSimpleRouting"), .integer("percentageToBotWhenOnline"),
            .integer("percentageToBotWhenOffline"), .string("priorityForSimpleRouting"),
            .string("routeToTypeWhenNoRuleMatched"), .string("routeToAgentIdWhenNoRuleMatched"),
            .string("RouteToDepartmentIdWhenNoRuleMatched"), .string("priorityWhenNoRuleMatched"),
            .integer("percentageToBotWhenOnlineWhenNoRuleMatched"),
            .integer("percentageToBotWhenOfflineWhenNoRuleMatched"),
          ]), returns: .model("RoutingConfig")),
        Endpoint(
          .action, "enable", "POST /api/v4/ticketing/routingConfig:enable", "Switch routing on",
          returns: .model("RoutingConfig")),
        Endpoint(
          .action, "disable", "POST /api/v4/ticketing/routingConfig:disable", "Switch routing off",
          returns: .model("RoutingConfig")),
      ])

    static let routingRules = Resource(
      .collection, "ticketing.routingRules", "/api/v4/ticketing/routingRules", "Custom ticket routing rules",
      id: .init(.string), model: "RoutingRule",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/routingRules/{id}", "Fetch one routing rule",
          returns: .model("RoutingRule")),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/routingRules", "Add one routing rule", body: .model("RoutingRule"),
          returns: .model("RoutingRule")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/routingRules/{id}", "Change one routing rule",
          body: .model("RoutingRule"), returns: .model("RoutingRule")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/routingRules/{id}", "Delete one routing rule"),
        Endpoint(
          .action, "enable", "POST /api/v4/ticketing/routingRules/{id}:enable", "Switch a rule on",
          returns: .model("RoutingRule")),
        Endpoint(
          .action, "disable", "POST /api/v4/ticketing/routingRules/{id}:disable", "Switch a rule off",
          returns: .model("RoutingRule")),
      ])

    static let autoDistributionConfig = Resource(
      .singleton, "ticketing.autoDistributionConfig", "/api/v4/ticketing/autoDistributionConfig",
      "Automatic assignment of tickets", model: "AutoDistributionConfig",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/autoDistributionConfig", "Read auto distribution",
          returns: .model("AutoDistributionConfig")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/autoDistributionConfig", "Change auto distribution",
          body: .model("AutoDistributionConfig"), returns: .model("AutoDistributionConfig")),
        Endpoint(
          .action, "enable", "POST /api/v4/ticketing/autoDistributionConfig:enable", "Switch auto distribution on",
          returns: .model("AutoDistributionConfig")),
        Endpoint(
          .action, "disable", "POST /api/v4/ticketing/autoDistributionConfig:disable", "Switch auto distribution off",
          returns: .model("AutoDistributionConfig")),
      ])

    static let triggers = Resource(
      .collection, "ticketing.triggers", "/api/v4/ticketing/triggers", "Automation triggers", qualifiedOnly: true,
      id: .init(.string), model: "Trigger", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/triggers", "List triggers", returns: .list("Trigger")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/triggers/{id}", "Fetch one trigger", returns: .model("Trigger")),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/triggers", "Add one trigger", body: .model("Trigger"),
          returns: .model("Trigger")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/triggers/{id}", "Change one trigger", body: .model("Trigger"),
          returns: .model("Trigger")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/triggers/{id}", "Delete one trigger"),
        Endpoint(
          .action, "enable", "POST /api/v4/ticketing/triggers/{id}:enable", "Switch a trigger on",
          returns: .model("Trigger")),
        Endpoint(
          .action, "disable", "POST /api/v4/ticketing/triggers/{id}:disable", "Switch a trigger off",
          returns: .model("Trigger")),
      ])

    static let slaPolicies = Resource(
      .collection, "ticketing.slaPolicies", "/api/v4/ticketing/SlaPolicies", "Service level policies",
      qualifiedOnly: true, id: .init(.string), model: "SLAPolicy", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/SlaPolicies", "List SLA policies", returns: .list("SLAPolicy"),
          pathVariants: ["/api/v4/ticketing/SLAPolicies"]),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/SlaPolicies/{id}", "Fetch one SLA policy", returns: .model("SLAPolicy"),
          pathVariants: ["/api/v4/ticketing/SLAPolicies/{id}"]),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/SlaPolicies", "Add one SLA policy",
          body: .fields([
            .boolean("isEnabled"), .integer("firstRespond"), .integer("nextRespond"), .integer("resolution"),
            .boolean("operationalHours", values: ["businessHours", "calenderHours"]), .string("conditionMetType"),
            .string("logicalExpression"), .object("slaPolicyCondition", .list, ref: "Condition"),
          ]), returns: .model("SLAPolicy"), pathVariants: ["/api/v4/ticketing/SLAPolicies"]),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/SlaPolicies/{id}", "Change one SLA policy",
          body: .fields([
            .boolean("isEnabled"), .integer("firstRespond"), .integer("nextRespond"), .integer("resolution"),
            .boolean("operationalHours", values: ["businessHours", "calenderHours"]), .string("conditionMetType"),
            .string("logicalExpression"), .object("slaPolicyCondition", .list, ref: "Condition"),
          ]), returns: .model("SLAPolicy"), pathVariants: ["/api/v4/ticketing/SLAPolicies/{id}"]),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/SlaPolicies/{id}", "Delete one SLA policy",
          pathVariants: ["/api/v4/ticketing/SLAPolicies/{id}"]),
        Endpoint(
          .action, "enable", "POST /api/v4/ticketing/SlaPolicies/{id}:enable", "Switch a policy on",
          returns: .model("SLAPolicy"), pathVariants: ["/api/v4/ticketing/SLAPolicies/{id}:enable"]),
        Endpoint(
          .action, "disable", "POST /api/v4/ticketing/SlaPolicies/{id}:disable", "Switch a policy off",
          returns: .model("SLAPolicy"), pathVariants: ["/api/v4/ticketing/SLAPolicies/{id}:disable"]),
      ])

    static let workingHoursConfig = Resource(
      .singleton, "ticketing.workingHoursConfig", "/api/v4/ticketing/workingHoursConfig", "Business hours per weekday",
      model: "WorkingHoursConfig",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/workingHoursConfig", "Read working hours",
          returns: .list("WorkingHoursConfig"), pathVariants: ["/api/v4/ticketing/workingHourConfig"]),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/workingHoursConfig", "Change working hours",
          body: .fields([.object("workingHours", .list, ref: "WorkingHoursConfig")]),
          pathVariants: ["/api/v4/ticketing/workingHourConfig"]),
      ])

    static let holidays = Resource(
      .collection, "ticketing.holidays", "/api/v4/ticketing/holidays", "Days off", qualifiedOnly: true,
      id: .init(.string), model: "Holiday", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/holidays", "List holidays", returns: .list("Holiday")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/holidays/{id}", "Fetch one holiday", returns: .model("Holiday")),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/holidays", "Add one holiday",
          body: .fields([.string("title"), .date("date")]), returns: .model("Holiday")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/holidays/{id}", "Change one holiday",
          body: .fields([.string("title"), .date("date")]), returns: .model("Holiday")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/holidays", "Delete one holiday", query: [.string("id")],
          pathVariants: ["/api/v4/ticketing/holidays/{id}"]),
      ])

    static let fields = Resource(
      .collection, "ticketing.fields", "/api/v4/ticketing/fields", "System and custom fields", qualifiedOnly: true,
      id: .init(.string), model: "Field", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/fields", "List fields",
          query: [
            .boolean("isSystem"),
            .string(
              "availableIn",
              values: ["all", "triggerCondition", "view", "SLA", "routingRule", "macro", "triggerFieldSetup"]),
          ], returns: .list("Field")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/fields/{id}", "Fetch one field", returns: .model("Field")),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/fields", "Add one field",
          body: .fields([
            .string("type", .required), .string("name", .required), .boolean("isRequired", default: false),
            .string("defaultValue"), .string("linkURL"), .string("helpText"), .integer("length"),
            .object("fieldOptions", .list, ref: "FieldOption"), .object("fieldMapping", ref: "FieldMapping"),
          ]), returns: .model("Field")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/fields/{id}", "Change one field",
          body: .fields([
            .string("name"), .boolean("isRequired", default: false), .string("defaultValue"), .string("linkURL"),
            .string("helpText"), .integer("length"), .object("fieldOptions", .list, ref: "FieldOption"),
            .object("fieldMapping", ref: "FieldMapping"),
          ]), returns: .model("Field")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/fields/{id}", "Delete one field"),
      ])

    static let fieldMappings = Resource(
      .singleton, "ticketing.fieldMappings", "/api/v4/ticketing/fieldmappings", "Ticket fields fed by chat fields",
      model: "FieldMapping",
      endpoints: [
        Endpoint(
          .replace, "update", "PUT /api/v4/ticketing/fieldmappings", "Replace field mappings",
          body: .fields([.object("fieldMappings", .list, ref: "FieldMapping")]),
          returns: .fields([.object("fieldMappings", .list, ref: "FieldMapping")]))
      ])

    static let blockedEmailSenders = Resource(
      .collection, "ticketing.blockedEmailSenders", "/api/v4/ticketing/blockedEmailSenders",
      "Blocked addresses and domains", id: .init(.string), model: "BlockedEmailSender",
      list: .pages(nil, total: "total"),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/blockedEmailSenders", "List blocked senders",
          query: [.pageIndex(), .pageSize(), .string("emailOrdomain")], returns: .page("BlockedEmailSender")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/blockedEmailSenders/{id}", "Fetch one blocked sender",
          returns: .model("BlockedEmailSender")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/blockedEmailSenders/{id}", "Delete one blocked sender"),
        Endpoint(
          .action, "save", "PUT /api/v4/ticketing/blockedEmailSenders", "Add or update a blocked sender",
          body: .fields([.string("emailOrdomain"), .string("blockLevel")]), returns: .model("BlockedEmailSender")),
      ])

    static let junks = Resource(
      .collection, "ticketing.junks", "/api/v4/ticketing/junks", "Mail caught as junk", qualifiedOnly: true,
      id: .init(.string), model: "Junk", list: .pages("junks", total: "total", size: 20, max: 50),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/junks", "List junk mails",
          query: [
            .string("keywords"), .pageIndex(), .pageSize(20, max: 50), .datetime("timeFrom"), .datetime("timeTo"),
            .include("sender"),
          ], returns: .page("Junk")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/junks/{id}", "Fetch one junk mail", returns: .model("Junk")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/junks/{id}", "Change one junk mail",
          body: .fields([.boolean("isReadByAgent")]), returns: .model("Junk")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/junks/{id}", "Delete one junk mail"),
        Endpoint(
          .action, "notJunk", "POST /api/v4/ticketing/junks/{id}:notJunk", "Turn junk into a ticket",
          returns: .model("Ticket")),
      ])

    static let channelAccounts = Resource(
      .collection, "ticketing.channelAccounts", "/api/v4/ticketing/channelAccounts", "Connected channel accounts",
      qualifiedOnly: true, id: .init(.string), model: "ChannelAccount", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/channelAccounts", "List channel accounts",
          returns: .list("ChannelAccount")),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/channelAccounts/{id}", "Fetch one channel account",
          returns: .model("ChannelAccount")),
        Endpoint(
          .create, "create", "POST /api/v4/ticketing/channelAccounts", "Add one channel account",
          body: .model("ChannelAccount"), returns: .model("ChannelAccount")),
        Endpoint(
          .update, "update", "PUT /api/v4/ticketing/channelAccounts/{id}", "Change one channel account",
          body: .model("ChannelAccount"), returns: .model("ChannelAccount")),
        Endpoint(
          .delete, "delete", "DELETE /api/v4/ticketing/channelAccounts/{id}", "Delete one channel account"),
        Endpoint(
          .action, "enableBot", "POST /api/v4/ticketing/channelAccounts/{id}:enableBot", "Switch the account's bot on",
          returns: .model("ChannelAccount")),
        Endpoint(
          .action, "disableBot", "POST /api/v4/ticketing/channelAccounts/{id}:disableBot",
          "Switch the account's bot off", returns: .model("ChannelAccount")),
      ])

    static let portalTickets = Resource(
      .collection, "ticketing.portalTickets", "/api/v4/ticketing/portalTickets",
      "Tickets seen by contacts (undescribed)", qualifiedOnly: true, id: .init(.integer), list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v4/ticketing/portalTickets", "List portal tickets", query: [.include("contact")],
          returns: .plain(.object, array: false), marks: .undescribed),
        Endpoint(
          .get, "get", "GET /api/v4/ticketing/portalTickets/{id}", "Fetch one portal ticket",
          query: [.include("contact", "messages")], returns: .plain(.object, array: false), marks: .undescribed),
        Endpoint(
          .action, "messages", "GET /api/v4/ticketing/portalTickets/{id}/messages", "Read a portal ticket's messages",
          query: [.include("sender")], returns: .plain(.object, array: true), marks: .undescribed),
      ])
  }
}
