extension Catalog {
  /// Site-wide settings: agents, roles, contacts, messages.
  enum GlobalModule {
    static let module = Module(
      "global", prefix: "/api/v3/globalSettings", version: "v3", source: "v3/Global API.md",
      "Site-wide settings: agents, roles, contacts, messages",
      resources: [
        { site }, { agents }, { roles }, { departments }, { permissions }, { shifts }, { contacts },
        { contactIdentities }, { visitors }, { publicCannedMessageCategories }, { publicCannedMessages },
        { privateCannedMessageCategories }, { privateCannedMessages }, { agentAwayStatuses },
        { whitelistedLoginIPRanges }, { agentSSO }, { visitorSSO }, { auditLogs },
      ], models: GlobalModels.all)

    static let site = Resource(
      .singleton, "global.site", "/api/v3/globalSettings/site", "Company profile of the site", model: "Site",
      permission: "Manage Site",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/site", "Read site profile", returns: .model("Site"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/site", "Change site profile", body: .model("Site"),
          returns: .model("Site"), status: 200),
      ])

    static let agents = Resource(
      .collection, "global.agents", "/api/v3/globalSettings/agents", "Agent accounts of the site", id: .init(.integer),
      model: "Agent", list: .pages("agents", total: "count", size: 10, base: 1),
      permission: "Manage Agent & Agent Roles",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/agents", "List agents",
          query: [
            .include("department", "role", "permission", "shift"), .string("keywords"), .pageIndex(1), .pageSize(10),
          ], returns: .page("Agent"), status: 200),
        Endpoint(
          .list, "listByRole", "GET /api/v3/globalSettings/roles/{roleId}/agents", "List agents holding a role",
          path: [.guid("roleId", .required)],
          query: [.include("department", "role", "permission", "shift"), .pageIndex(1), .pageSize(10)],
          returns: .page("Agent"), status: 200),
        Endpoint(
          .list, "listByDepartment", "GET /api/v3/globalSettings/departments/{departmentId}/agents",
          "List agents of a department", path: [.guid("departmentId", .required)],
          query: [.include("department", "role", "permission", "shift"), .pageIndex(1), .pageSize(10)],
          returns: .page("Agent"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/agents/{id}", "Fetch one agent",
          query: [.include("department", "role", "permission", "shift")], returns: .model("Agent"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/agents", "Add one agent", body: .model("Agent"),
          returns: .model("Agent"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/agents/{id}", "Change one agent", body: .model("Agent"),
          returns: .model("Agent"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/agents/{id}", "Delete one agent", status: 204),
        Endpoint(
          .action, "me", "GET /api/v3/globalSettings/agents/me", "Show the signed-in agent",
          query: [.include("department", "role", "permission", "shift")], returns: .model("Agent"), status: 200),
        Endpoint(
          .action, "unlock", "POST /api/v3/globalSettings/agents/{id}:unlock", "Unlock an agent's account", status: 204),
        Endpoint(
          .action, "changePassword", "POST /api/v3/globalSettings/agents/{id}:changePassword",
          "Give an agent a new password", body: .fields([.string("password", .required)]), status: 204),
        Endpoint(
          .action, "changeMyPassword", "POST /api/v3/globalSettings/agents/me:changePassword",
          "Change your own password",
          body: .fields([.string("currentPassword", .required), .string("newPassword", .required)]), status: 204),
        Endpoint(
          .action, "updateMe", "PUT /api/v3/globalSettings/agents/me", "Update the signed-in agent",
          body: .model("Agent"), returns: .model("Agent"), status: 200),
      ])

    static let roles = Resource(
      .collection, "global.roles", "/api/v3/globalSettings/roles", "Agent roles", id: .init(.guid), model: "Role",
      list: .array, permission: "Manage Agent & Agent Roles",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/roles", "List roles", query: [.include("agent", "permission")],
          returns: .list("Role"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/roles/{id}", "Fetch one role",
          query: [.include("agent", "permission")], returns: .model("Role"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/roles", "Add one role", body: .model("Role"),
          returns: .model("Role"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/roles/{id}", "Change one role", body: .model("Role"),
          returns: .model("Role"), status: 201),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/roles/{id}", "Delete one role", status: 204),
      ])

    static let departments = Resource(
      .collection, "global.departments", "/api/v3/globalSettings/departments", "Departments of the site",
      id: .init(.guid), model: "Department", list: .array, permission: "Manage departments",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/departments", "List departments",
          query: [.include("agent", "shift")], returns: .list("Department"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/departments/{id}", "Fetch one department",
          query: [.include("agent", "shift")], returns: .model("Department"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/departments", "Add one department",
          body: .model("Department"), returns: .model("Department"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/departments/{id}", "Change one department",
          body: .model("Department"), returns: .model("Department"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/departments/{id}", "Delete one department", status: 204),
      ])

    static let permissions = Resource(
      .collection, "global.permissions", "/api/v3/globalSettings/permissions", "Permission catalog and grants",
      id: .init(.integer), model: "Permission", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/permissions", "List permissions", returns: .list("Permission"),
          status: 200),
        Endpoint(
          .list, "listByRole", "GET /api/v3/globalSettings/roles/{roleId}/permissions", "List permissions of a role",
          path: [.guid("roleId", .required)], returns: .list("Permission"), status: 200),
        Endpoint(
          .list, "listByAgent", "GET /api/v3/globalSettings/agents/{agentId}/permissions",
          "List permissions set on an agent", returns: .list("Permission"), status: 200),
        Endpoint(
          .list, "effective", "GET /api/v3/globalSettings/agents/{agentId}/permissions:effective",
          "List permissions an agent really has", returns: .list("Permission"), status: 200),
        Endpoint(
          .replace, "setForRole", "PUT /api/v3/globalSettings/roles/{roleId}/permissions",
          "Replace the permissions of a role", path: [.guid("roleId", .required)], body: .plain(.integer, array: true),
          returns: .list("Permission"), status: 201),
        Endpoint(
          .replace, "setForAgent", "PUT /api/v3/globalSettings/agents/{agentId}/permissions",
          "Replace the permissions of an agent", body: .plain(.integer, array: true), returns: .list("Permission"),
          status: 201),
      ])

    static let shifts = Resource(
      .collection, "global.shifts", "/api/v3/globalSettings/shifts", "Working shifts", id: .init(.guid), model: "Shift",
      list: .array, permission: "Manage Security",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/shifts", "List shifts", query: [.include("department", "agent")],
          returns: .list("Shift"), status: 200),
        Endpoint(
          .list, "listByDepartment", "GET /api/v3/globalSettings/departments/{departmentId}/shifts",
          "List shifts of a department", returns: .list("Shift"), status: 200),
        Endpoint(
          .list, "listByAgent", "GET /api/v3/globalSettings/agents/{agentId}/shifts", "List shifts of an agent",
          path: [.integer("agentId", .required)], returns: .list("Shift"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/shifts/{id}", "Fetch one shift",
          query: [.include("department", "agent")], returns: .model("Shift"), status: 200,
          pathVariants: ["/api/v3/livechat/shifts/{id}"]),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/shifts", "Add one shift", body: .model("Shift"),
          returns: .model("Shift"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/shifts/{id}", "Change one shift", body: .model("Shift"),
          returns: .model("Shift"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/shifts/{id}", "Delete one shift", status: 204),
      ])

    static let contacts = Resource(
      .collection, "global.contacts", "/api/v3/globalSettings/contacts", "Contacts (numeric ids)", id: .init(.integer),
      model: "Contact", list: .pages("contacts", total: "count", size: 10, base: 1),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/contacts", "List contacts",
          query: [
            .string("name"), .string("company"), .string("contactIdentityName"), .string("contactIdentityValue"),
            .string("contactIdentityType"), .string("keywords"), .include("contactIdentity"), .pageIndex(1),
            .pageSize(10),
          ], returns: .page("Contact"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/contacts/{id}", "Fetch one contact",
          query: [.include("contactIdentity")], returns: .model("Contact"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/contacts", "Add one contact", body: .model("Contact"),
          returns: .model("Contact"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/contacts/{id}", "Change one contact", body: .model("Contact"),
          returns: .model("Contact"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/contacts/{id}", "Delete one contact", status: 204),
      ])

    static let contactIdentities = Resource(
      .collection, "global.contactIdentities", "/api/v3/globalSettings/contacts/{contactId}/contactIdentities",
      "Channel identities of contacts", itemPath: "/api/v3/globalSettings/contactIdentities/{id}",
      parent: .init("contacts", "contactId", .integer), id: .init(.integer), model: "ContactIdentity", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/contacts/{contactId}/contactIdentities",
          "List identities of a contact", returns: .list("ContactIdentity"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/contactIdentities/{id}", "Fetch one contact identity",
          returns: .model("ContactIdentity"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/contacts/contactIdentities", "Add one contact identity",
          body: .model("ContactIdentity"), returns: .model("ContactIdentity"), status: 201,
          pathVariants: ["/api/v3/globalSettings/contactIdentities"]),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/contactIdentities/{id}", "Change one contact identity",
          body: .model("ContactIdentity"), returns: .model("ContactIdentity"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/contactIdentities/{id}", "Delete one contact identity",
          status: 204),
      ])

    static let visitors = Resource(
      .collection, "global.visitors", "/api/v3/globalSettings/visitors", "Website visitors (summary)", id: .init(.guid),
      model: "Visitor", list: .pages("visitors", total: "totalCount", size: 50, base: 1), permission: "Manage Settings",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/visitors", "List visitors",
          query: [
            .datetime("requestedTime", default: "today", format: "yyyy-MM-ddTHH:mm:ss"), .pageIndex(1), .pageSize(50),
            .string("keywords"),
          ], returns: .page("Visitor"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/visitors/{id}", "Fetch one visitor", returns: .model("Visitor"),
          status: 200),
      ])

    static let publicCannedMessageCategories = Resource(
      .collection, "global.publicCannedMessageCategories", "/api/v3/globalSettings/publicCannedMessageCategories",
      "Categories of shared canned messages", id: .init(.guid), model: "PublicCannedMessageCategory", list: .array,
      permission: "Manage Public Canned Messages",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/publicCannedMessageCategories", "List public canned categories",
          returns: .list("PublicCannedMessageCategory"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/publicCannedMessageCategories/{id}",
          "Fetch one public canned category", returns: .model("PublicCannedMessageCategory"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/publicCannedMessageCategories",
          "Add one public canned category", body: .model("PublicCannedMessageCategory"),
          returns: .model("PublicCannedMessageCategory"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/publicCannedMessageCategories/{id}",
          "Change one public canned category", body: .model("PublicCannedMessageCategory"),
          returns: .model("PublicCannedMessageCategory"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/publicCannedMessageCategories/{id}",
          "Delete one public canned category", status: 204),
      ])

    static let publicCannedMessages = Resource(
      .collection, "global.publicCannedMessages", "/api/v3/globalSettings/publicCannedMessages",
      "Canned messages shared by all agents", id: .init(.guid), model: "PublicCannedMessage", list: .array,
      permission: "Manage Public Canned Messages",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/publicCannedMessages", "List public canned messages",
          query: [.include("publicCannedMessageCategory")], returns: .list("PublicCannedMessage"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/publicCannedMessages/{id}", "Fetch one public canned message",
          query: [.include("publicCannedMessageCategory")], returns: .model("PublicCannedMessage"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/publicCannedMessages", "Add one public canned message",
          body: .model("PublicCannedMessage"), returns: .model("PublicCannedMessage"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/publicCannedMessages/{id}", "Change one public canned message",
          body: .model("PublicCannedMessage"), returns: .model("PublicCannedMessage"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/publicCannedMessages/{id}",
          "Delete one public canned message", status: 204),
        Endpoint(
          .action, "addSimilarQuestions", "POST /api/v3/globalSettings/publicCannedMessages/{id}/similarQuestions",
          "Attach similar questions", body: .plain(.string, array: true), returns: .model("PublicCannedMessage"),
          status: 201),
      ])

    static let privateCannedMessageCategories = Resource(
      .collection, "global.privateCannedMessageCategories", "/api/v3/globalSettings/privateCannedMessageCategories",
      "Categories of personal canned messages", id: .init(.guid), model: "PrivateCannedMessageCategory", list: .array,
      permission: "Manage Private Canned Messages",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/privateCannedMessageCategories", "List private canned categories",
          returns: .list("PrivateCannedMessageCategory"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/privateCannedMessageCategories/{id}",
          "Fetch one private canned category", returns: .model("PrivateCannedMessageCategory"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/privateCannedMessageCategories",
          "Add one private canned category", body: .model("PrivateCannedMessageCategory"),
          returns: .model("PrivateCannedMessageCategory"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/privateCannedMessageCategories/{id}",
          "Change one private canned category", body: .model("PrivateCannedMessageCategory"),
          returns: .model("PrivateCannedMessageCategory"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/privateCannedMessageCategories/{id}",
          "Delete one private canned category", status: 204),
      ])

    static let privateCannedMessages = Resource(
      .collection, "global.privateCannedMessages", "/api/v3/globalSettings/privateCannedMessages",
      "Personal canned messages", id: .init(.guid), model: "PrivateCannedMessage", list: .array,
      permission: "Manage Private Canned Messages",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/privateCannedMessages", "List private canned messages",
          query: [.include("privateCannedMessageCategory")], returns: .list("PrivateCannedMessage"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/privateCannedMessages/{id}", "Fetch one private canned message",
          query: [.include("privateCannedMessageCategory")], returns: .model("PrivateCannedMessage"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/privateCannedMessages", "Add one private canned message",
          body: .model("PrivateCannedMessage"), returns: .model("PrivateCannedMessage"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/privateCannedMessages/{id}",
          "Change one private canned message", body: .model("PrivateCannedMessage"),
          returns: .model("PrivateCannedMessage"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/privateCannedMessages/{id}",
          "Delete one private canned message", status: 204),
        Endpoint(
          .action, "addSimilarQuestions", "POST /api/v3/globalSettings/privateCannedMessages/{id}/similarQuestions",
          "Attach similar questions", body: .plain(.string, array: true), returns: .model("PrivateCannedMessage"),
          status: 201),
      ])

    static let agentAwayStatuses = Resource(
      .collection, "global.agentAwayStatuses", "/api/v3/globalSettings/agentAwayStatuses",
      "Away statuses agents can pick", id: .init(.guid), model: "AgentAwayStatus", list: .array,
      permission: "Manage Custom Away Status",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/agentAwayStatuses", "List away statuses",
          returns: .list("AgentAwayStatus"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/agentAwayStatuses/{id}", "Fetch one away status",
          returns: .model("AgentAwayStatus"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/agentAwayStatuses", "Add one away status",
          body: .model("AgentAwayStatus"), returns: .model("AgentAwayStatus"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/agentAwayStatuses/{id}", "Change one away status",
          body: .model("AgentAwayStatus"), returns: .model("AgentAwayStatus"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/agentAwayStatuses/{id}", "Delete one away status",
          status: 204),
      ])

    static let whitelistedLoginIPRanges = Resource(
      .collection, "global.whitelistedLoginIPRanges", "/api/v3/globalSettings/whitelistedLoginIPRanges",
      "IP ranges agents may log in from", id: .init(.guid), model: "WhitelistedLoginIPRange", list: .array,
      permission: "Manage Security",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/whitelistedLoginIPRanges", "List allowed login IP ranges",
          returns: .list("WhitelistedLoginIPRange"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/whitelistedLoginIPRanges/{id}", "Fetch one allowed login IP range",
          returns: .model("WhitelistedLoginIPRange"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/globalSettings/whitelistedLoginIPRanges", "Add one allowed login IP range",
          body: .model("WhitelistedLoginIPRange"), returns: .model("WhitelistedLoginIPRange"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/whitelistedLoginIPRanges/{id}",
          "Change one allowed login IP range", body: .model("WhitelistedLoginIPRange"),
          returns: .model("WhitelistedLoginIPRange"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/globalSettings/whitelistedLoginIPRanges/{id}",
          "Delete one allowed login IP range", status: 204),
      ])

    static let agentSSO = Resource(
      .singleton, "global.agentSSO", "/api/v3/globalSettings/agentSSO", "Single sign-on for agents", model: "AgentSSO",
      permission: "Manage Security",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/agentSSO", "Read agent single sign-on", returns: .model("AgentSSO"),
          status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/agentSSO", "Change agent single sign-on",
          body: .model("AgentSSO"), returns: .model("AgentSSO"), status: 200),
      ])

    static let visitorSSO = Resource(
      .singleton, "global.visitorSSO", "/api/v3/globalSettings/visitorSSO", "Single sign-on for visitors",
      model: "VisitorSSO", permission: "Manage Settings",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/globalSettings/visitorSSO", "Read visitor single sign-on",
          query: [.include("campaign")], returns: .model("VisitorSSO"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/globalSettings/visitorSSO", "Change visitor single sign-on",
          body: .model("VisitorSSO"), returns: .model("VisitorSSO"), status: 200),
      ])

    static let auditLogs = Resource(
      .collection, "global.auditLogs", "/api/v3/globalSettings/auditLogs", "Trail of agent actions",
      id: .init(.integer), model: "AuditLog", list: .pages("auditLogs", total: "count", size: 10, base: 1),
      permission: "View Audit Log",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/globalSettings/auditLogs", "List audit log entries",
          query: [
            .datetime("dateFrom", format: "yyyy-MM-ddTHH:mm:ss"), .datetime("dateTo", format: "yyyy-MM-ddTHH:mm:ss"),
            .string("category"), .string("actionType"), .integer("agentId"), .string("keywords"), .pageIndex(1),
            .pageSize(10), .include("agent"),
          ], returns: .page("AuditLog"), status: 200)
      ])
  }
}
