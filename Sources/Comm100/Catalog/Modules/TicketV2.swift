extension Catalog {
  /// Ticket parts only v2 has.
  enum TicketV2Module {
    static let module = Module(
      "ticketV2", prefix: "/api/v2/ticket", version: "v2", source: "Comm100-Restful-API-Ticket.md",
      "Ticket parts only v2 has", legacy: true, side: .legacy, authentication: [.apiKey],
      resources: [
        { portalTickets }, { portalTicketMessages }, { attachments }, { cannedResponses }, { configs }, { departments },
        { emailAccounts }, { tags },
      ], models: TicketV2Models.all)

    static let portalTickets = Resource(
      .collection, "ticketV2.portalTickets", "/api/v2/ticket/portalTickets", "Tickets seen by contacts",
      qualifiedOnly: true, id: .init(.integer), model: "PortalTicket",
      list: .object("portalTickets", size: 100, max: 100),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v2/ticket/portalTickets", "List portal tickets",
          query: [
            .integer("contactIds", .list), .string("keywords"), .datetime("timeFrom", default: "now-90d"),
            .datetime("timeTo", default: "now"), .number("timeZoneOffset"), .conditions, .include("contact"),
          ], returns: .page("PortalTicket")),
        Endpoint(
          .get, "get", "GET /api/v2/ticket/portalTickets/{id}", "Fetch one portal ticket",
          query: [.integer("contactId"), .include("contact", "messages")], returns: .model("PortalTicket"),
          unwrapKey: "portalTicket"),
        Endpoint(
          .create, "create", "POST /api/v2/ticket/portalTickets", "Add one portal ticket",
          body: .fields([
            .string("subject", .required), .integer("contactId"),
            .object("customFields", .list, ref: "CustomFieldIdAndValue"),
            Field.object("message").with(fields: [
              .string("htmlBody"), .string("plainBody"), .object("attachments", .list, ref: "Attachment"),
            ]),
          ]), returns: .model("PortalTicket"), unwrapKey: "portalTicket"),
        Endpoint(
          .action, "close", "PUT /api/v2/ticket/portalTickets/{id}/close", "Close a portal ticket",
          body: .fields([.integer("contactId", .required)]), returns: .model("PortalTicket"), unwrapKey: "portalTicket"),
        Endpoint(
          .action, "reopen", "PUT /api/v2/ticket/portalTickets/{id}/reopen", "Reopen a portal ticket",
          body: .fields([.integer("contactId", .required)]), returns: .model("PortalTicket"), unwrapKey: "portalTicket"),
        Endpoint(
          .action, "read", "PUT /api/v2/ticket/portalTickets/{id}/read", "Mark it read for the contact"),
        Endpoint(
          .action, "unread", "PUT /api/v2/ticket/portalTickets/{id}/unread", "Mark it unread for the contact"),
      ])

    static let portalTicketMessages = Resource(
      .collection, "ticketV2.portalTicketMessages", "/api/v2/ticket/portalTickets/{id}/messages",
      "Messages seen by contacts", parent: .init("portalTickets", "id", .integer), id: .init(.integer),
      model: "PortalTicketMessage", list: .object("messages"),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v2/ticket/portalTickets/{id}/messages", "List messages of a portal ticket",
          query: [.integer("contactId"), .include("sender")], returns: .page("PortalTicketMessage")),
        Endpoint(
          .create, "create", "POST /api/v2/ticket/portalTickets/{id}/messages", "Add one portal message",
          body: .fields([
            .integer("contactId", .required), .string("htmlBody"), .string("plainBody"),
            .object("attachments", .list, ref: "Attachment"),
          ]), returns: .model("PortalTicketMessage"), unwrapKey: "message"),
      ])

    static let attachments = Resource(
      .collection, "ticketV2.attachments", "/api/v2/ticket/attachments", "Files of tickets", qualifiedOnly: true,
      id: .init(.guid, "guid"), model: "Attachment",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v2/ticket/attachments/{guid}", "Fetch one attachment",
          path: [.string("guid", .required)], returns: .model("Attachment"), unwrapKey: "attachment"),
        Endpoint(
          .create, "create", "POST /api/v2/ticket/attachments", "Upload files", body: .file,
          returns: .model("Attachment"), unwrapKey: "attachments"),
        Endpoint(
          .update, "update", "PUT /api/v2/ticket/attachments/{guid}", "Change a file's availability",
          path: [.string("guid", .required)], body: .fields([.boolean("isAvailable", .required)]),
          returns: .model("Attachment"), unwrapKey: "attachment"),
        Endpoint(
          .delete, "delete", "DELETE /api/v2/ticket/attachments/{guid}", "Delete one attachment",
          path: [.string("guid", .required)]),
      ])

    static let cannedResponses = Resource(
      .collection, "ticketV2.cannedResponses", "/api/v2/ticket/cannedResponses", "Ready-made ticket answers",
      id: .init(.integer), model: "CannedResponse", list: .object("cannedResponses"),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v2/ticket/cannedResponses", "List canned responses", returns: .page("CannedResponse")
        ),
        Endpoint(
          .get, "get", "GET /api/v2/tickets/cannedResponses/{id}", "Fetch one canned response",
          returns: .model("CannedResponse"), unwrapKey: "cannedResponse"),
        Endpoint(
          .create, "create", "POST /api/v2/tickets/cannedResponses", "Add one canned response",
          body: .fields([.string("name"), .string("htmlContent"), .string("textContent")]),
          returns: .model("CannedResponse"), unwrapKey: "cannedResponse"),
        Endpoint(
          .update, "update", "PUT /api/v2/tickets/cannedResponses/{id}", "Change one canned response",
          body: .model("CannedResponse"), returns: .model("CannedResponse"), unwrapKey: "cannedResponse"),
        Endpoint(
          .delete, "delete", "DELETE /api/v2/tickets/cannedResponses/{id}", "Delete one canned response"),
      ])

    static let configs = Resource(
      .singleton, "ticketV2.configs", "/api/v2/ticket/configs", "Ticket settings of the site",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v2/ticket/configs", "Read ticket settings",
          returns: .fields([
            Field.object("configs").with(fields: [.boolean("isEnabledDepartment"), .integer("recipientLimitPerEmail")])
          ]))
      ])

    static let departments = Resource(
      .collection, "ticketV2.departments", "/api/v2/ticket/departments", "Departments and their members",
      qualifiedOnly: true, id: .init(.integer), model: "Department", list: .object("departments"),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v2/ticket/departments", "List departments", returns: .page("Department")),
        Endpoint(
          .get, "get", "GET /api/v2/ticket/departments/{id}", "Fetch one department", returns: .model("Department"),
          unwrapKey: "department"),
      ])

    static let emailAccounts = Resource(
      .collection, "ticketV2.emailAccounts", "/api/v2/ticket/emailAccounts", "Mailboxes of the site",
      id: .init(.integer), model: "EmailAccount", list: .object("emailAccounts"),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v2/ticket/emailAccounts", "List email accounts", returns: .page("EmailAccount"))
      ])

    static let tags = Resource(
      .collection, "ticketV2.tags", "/api/v2/ticket/tags", "Ticket tags", id: .init(.integer), model: "Tag",
      list: .object("tags"),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v2/ticket/tags", "List tags", returns: .page("Tag")),
        Endpoint(
          .create, "create", "POST /api/v2/ticket/tags", "Add one tag", body: .fields([.string("name")]),
          returns: .model("Tag"), unwrapKey: "tag"),
        Endpoint(
          .update, "update", "PUT /api/v2/ticket/tags/{id}", "Change one tag", body: .fields([.string("name")]),
          returns: .model("Tag"), unwrapKey: "tag"),
        Endpoint(
          .delete, "delete", "DELETE /api/v2/ticket/tags/{id}", "Delete one tag"),
      ])
  }
}
