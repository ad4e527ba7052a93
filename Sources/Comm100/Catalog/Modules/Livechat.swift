extension Catalog {
  /// Live chat: campaigns, chats, visitors, bans, webhooks.
  enum LivechatModule {
    static let module = Module(
      "livechat", prefix: "/api/v3/livechat", version: "v3", source: "v3/Livechat API.md",
      "Live chat: campaigns, chats, visitors, bans, webhooks",
      resources: [
        { settings }, { autoDistribution }, { translationExcludedWords }, { customerSegments }, { dynamicCampaign },
        { mobilePush }, { agents }, { visitors }, { sessions }, { chats }, { offlineMessages }, { campaigns },
        { installationCode }, { chatButton }, { chatWindow }, { preChat }, { postChat }, { campaignOfflineMessage },
        { invitation }, { manualInvitation }, { autoInvitations }, { agentWrapup }, { campaignLanguage },
        { campaignRouting }, { campaignCustomRules }, { chatbotIntegration }, { kbIntegration }, { campaignFormFields },
        { bans }, { conversionActions }, { secureForms }, { secureFormFields }, { webhooks }, { customVariables },
      ], models: LivechatModels.all)

    static let settings = Resource(
      .singleton, "livechat.settings", "/api/v3/livechat/settings", "Feature switches of live chat",
      qualifiedOnly: true, model: "Settings",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/settings", "Read feature switches", returns: .model("Settings"),
          status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/settings", "Change feature switches", body: .model("Settings"),
          returns: .model("Settings"), status: 200,
          permission: "Manage Settings + Manage Custom Variable + Manage Integration"),
      ])

    static let autoDistribution = Resource(
      .singleton, "livechat.autoDistribution", "/api/v3/livechat/autoDistribution", "How chats are spread over agents",
      model: "AutoDistribution",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/autoDistribution", "Read chat distribution rules",
          returns: .model("AutoDistribution"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/autoDistribution", "Change chat distribution rules",
          body: .model("AutoDistribution"), returns: .model("AutoDistribution"), status: 200,
          permission: "Manage Settings"),
      ])

    static let translationExcludedWords = Resource(
      .singleton, "livechat.translationExcludedWords", "/api/v3/livechat/translationExcludedWords",
      "Words never auto-translated", model: "TranslationExcludedWords", permission: "Manage Settings",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/translationExcludedWords", "Read untranslated words",
          returns: .model("TranslationExcludedWords"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/translationExcludedWords", "Change untranslated words",
          body: .model("TranslationExcludedWords"), returns: .model("TranslationExcludedWords"), status: 200),
      ])

    static let customerSegments = Resource(
      .collection, "livechat.customerSegments", "/api/v3/livechat/customerSegments",
      "Visitor segments and their alerts", id: .init(.guid), model: "CustomerSegment", list: .array,
      permission: "Manage Settings",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/customerSegments", "List customer segments",
          returns: .list("CustomerSegment"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/customerSegments/{id}", "Fetch one customer segment",
          returns: .model("CustomerSegment"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/customerSegments", "Add one customer segment",
          body: .model("CustomerSegment"), returns: .model("CustomerSegment"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/customerSegments/{id}", "Change one customer segment",
          body: .model("CustomerSegment"), returns: .model("CustomerSegment"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/customerSegments/{id}", "Delete one customer segment", status: 204
        ),
      ])

    static let dynamicCampaign = Resource(
      .singleton, "livechat.dynamicCampaign", "/api/v3/livechat/dynamicCampaign",
      "Rules picking a campaign (unpublished)", model: "DynamicCampaign",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/dynamicCampaign", "Read dynamic campaign rules",
          query: [.include("campaign")], returns: .model("DynamicCampaign"), status: 200, marks: .hidden),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/dynamicCampaign", "Change dynamic campaign rules",
          body: .model("DynamicCampaign"), returns: .model("DynamicCampaign"), status: 200, marks: .hidden),
      ])

    static let mobilePush = Resource(
      .singleton, "livechat.mobilePush", "/api/v3/livechat/mobilePush", "Mobile push credentials", model: "MobilePush",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/mobilePush", "Read push settings", returns: .model("MobilePush"),
          status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/mobilePush", "Change push settings", body: .model("MobilePush"),
          returns: .model("MobilePush"), status: 200, pathVariants: ["POST /api/v3/livechat/mobilePush"]),
      ])

    static let agents = Resource(
      .collection, "livechat.agents", "/api/v3/livechat/agents", "Agent presence and load", qualifiedOnly: true,
      id: .init(.integer), model: "LiveChatAgent", list: .array, permission: "Manage Agent & Agent Roles",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/agents", "List live chat agents", returns: .list("LiveChatAgent"),
          status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/agents/{id}", "Fetch one live chat agent",
          returns: .model("LiveChatAgent"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/agents/{id}", "Change one live chat agent",
          body: .model("LiveChatAgent"), returns: .model("LiveChatAgent"), status: 200),
      ])

    static let visitors = Resource(
      .collection, "livechat.visitors", "/api/v3/livechat/visitors", "Visitors seen by live chat", qualifiedOnly: true,
      id: .init(.guid), model: "LiveChatVisitor", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/visitors", "List online visitors", query: [.string("status")],
          returns: .list("LiveChatVisitor"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/visitors/{id}", "Fetch one online visitor",
          returns: .model("LiveChatVisitor"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/visitors/{id}", "Update a visitor's custom variables",
          body: .list("CustomVariableResult"), returns: .model("LiveChatVisitor"), status: 200),
      ])

    static let sessions = Resource(
      .collection, "livechat.sessions", "/api/v3/livechat/sessions", "Website visit sessions", qualifiedOnly: true,
      id: .init(.guid), model: "Session",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/sessions/{id}", "Fetch one visit session",
          path: [.integer("id", .required)], query: [.include("visitor", "contact")], returns: .model("Session"))
      ])

    static let chats = Resource(
      .collection, "livechat.chats", "/api/v3/livechat/chats", "Chat transcripts", id: .init(.guid), model: "Chat",
      list: .pages("chats", or: ["list"], total: "totalCount", size: 50, base: 1),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/chats", "List chats",
          query: [
            .include("department", "agent", "campaign", "chatbot", "autoInvitation", "session", "offlineMessage"),
            .datetime("timeFrom", default: "today", format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", default: "today", format: "yyyy-MM-ddTHH:mm:ss"), .pageIndex(1), .pageSize(50),
            .guid("departmentId"), .guid("categoryId"), .guid("visitorId"), .integer("agentId"), .string("keywords"),
            .conditions,
          ], returns: .page("Chat")),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/chats/{id}", "Fetch one chat", returns: .model("Chat")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/chats/{id}", "Delete one chat", status: 204,
          permission: "Delete Transcripts"),
        Endpoint(
          .action, "deleteMany", "DELETE /api/v3/livechat/chats", "Delete several chats",
          body: .plain(.guid, array: true), status: 204, permission: "Delete Transcripts"),
      ])

    static let offlineMessages = Resource(
      .collection, "livechat.offlineMessages", "/api/v3/livechat/offlineMessages", "Messages left while offline",
      id: .init(.guid), model: "OfflineMessage", list: .pages("offlineMessages", total: "total", size: 50, base: 1),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/offlineMessages", "List offline messages",
          query: [
            .include("department", "agent", "campaign", "autoInvitation", "session"),
            .datetime("timeFrom", default: "today", format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", default: "today", format: "yyyy-MM-ddTHH:mm:ss"), .guid("campaignId"),
            .guid("departmentId"), .integer("agentId"), .guid("visitorSegmentId"), .string("keywords"), .pageIndex(1),
            .pageSize(50),
          ], returns: .page("OfflineMessage")),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/offlineMessages/{id}", "Fetch one offline message",
          query: [.include("department", "agent", "campaign", "autoInvitation", "session")],
          returns: .model("OfflineMessage")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/offlineMessages/{id}", "Delete one offline message", status: 204,
          permission: "Delete Transcripts"),
        Endpoint(
          .action, "deleteMany", "DELETE /api/v3/livechat/offlineMessages", "Delete several offline messages",
          body: .plain(.guid, array: true), status: 204, permission: "Delete Transcripts"),
      ])

    static let campaigns = Resource(
      .collection, "livechat.campaigns", "/api/v3/livechat/campaigns", "Chat campaigns", id: .init(.guid),
      model: "Campaign", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/campaigns", "List campaigns", returns: .list("Campaign"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{id}", "Fetch one campaign", returns: .model("Campaign"),
          status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/campaigns", "Add one campaign", body: .model("Campaign"),
          returns: .model("Campaign"), status: 201, permission: "Manage Campaigns"),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{id}", "Change one campaign", body: .model("Campaign"),
          returns: .model("Campaign"), status: 200, permission: "Manage Campaigns"),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/campaigns/{id}", "Delete one campaign", status: 204,
          permission: "Manage Campaigns"),
      ])

    static let installationCode = Resource(
      .singleton, "livechat.installationCode", "/api/v3/livechat/campaigns/{campaignId}/installationCode",
      "Web page snippet of a campaign", parent: .init("campaigns", "campaignId", .guid), model: "InstallationCode",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/installationCode", "Read installation code",
          returns: .model("InstallationCode"), status: 200)
      ])

    static let chatButton = Resource(
      .singleton, "livechat.chatButton", "/api/v3/livechat/campaigns/{campaignId}/chatButton",
      "Chat button of a campaign", parent: .init("campaigns", "campaignId", .guid), model: "ChatButton",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/chatButton", "Read chat button",
          returns: .model("ChatButton"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/chatButton", "Change chat button",
          body: .model("ChatButton"), returns: .model("ChatButton"), status: 200, permission: "Manage Campaigns"),
      ])

    static let chatWindow = Resource(
      .singleton, "livechat.chatWindow", "/api/v3/livechat/campaigns/{campaignId}/chatWindow",
      "Chat window of a campaign", parent: .init("campaigns", "campaignId", .guid), model: "ChatWindow",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/chatWindow", "Read chat window",
          returns: .model("ChatWindow"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/chatWindow", "Change chat window",
          body: .model("ChatWindow"), returns: .model("ChatWindow"), status: 200, permission: "Manage Campaigns"),
      ])

    static let preChat = Resource(
      .singleton, "livechat.preChat", "/api/v3/livechat/campaigns/{campaignId}/preChat", "Form shown before a chat",
      parent: .init("campaigns", "campaignId", .guid), model: "PreChat",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/preChat", "Read pre-chat form",
          returns: .model("PreChat"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/preChat", "Change pre-chat form",
          body: .model("PreChat"), returns: .model("PreChat"), status: 200, permission: "Manage Campaigns"),
      ])

    static let postChat = Resource(
      .singleton, "livechat.postChat", "/api/v3/livechat/campaigns/{campaignId}/postChat", "Form shown after a chat",
      parent: .init("campaigns", "campaignId", .guid), model: "PostChat",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/postChat", "Read post-chat form",
          returns: .model("PostChat"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/postChat", "Change post-chat form",
          body: .model("PostChat"), returns: .model("PostChat"), status: 200, permission: "Manage Campaigns"),
      ])

    static let campaignOfflineMessage = Resource(
      .singleton, "livechat.campaignOfflineMessage", "/api/v3/livechat/campaigns/{campaignId}/offlineMessage",
      "Offline message form of a campaign", parent: .init("campaigns", "campaignId", .guid),
      model: "CampaignOfflineMessage",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/offlineMessage", "Read offline form",
          returns: .model("CampaignOfflineMessage"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/offlineMessage", "Change offline form",
          body: .model("CampaignOfflineMessage"), returns: .model("CampaignOfflineMessage"), status: 200,
          permission: "Manage Campaigns"),
      ])

    static let invitation = Resource(
      .singleton, "livechat.invitation", "/api/v3/livechat/campaigns/{campaignId}/invitation",
      "Invitations of a campaign", parent: .init("campaigns", "campaignId", .guid), model: "Invitation",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/invitation", "Read invitation settings",
          returns: .model("Invitation"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/invitation", "Change invitation settings",
          body: .model("Invitation"), returns: .model("Invitation"), status: 200, permission: "Manage Campaigns"),
      ])

    static let manualInvitation = Resource(
      .singleton, "livechat.manualInvitation", "/api/v3/livechat/campaigns/{campaignId}/invitation/manualInvitation",
      "Look of manual invitations", parent: .init("campaigns", "campaignId", .guid), model: "ManualInvitation",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/invitation/manualInvitation",
          "Read manual invitation", returns: .model("ManualInvitation"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/invitation/manualInvitation",
          "Change manual invitation", body: .model("ManualInvitation"), returns: .model("ManualInvitation"),
          status: 200, permission: "Manage Campaigns"),
      ])

    static let autoInvitations = Resource(
      .collection, "livechat.autoInvitations", "/api/v3/livechat/campaigns/{campaignId}/invitation/autoInvitations",
      "Rule-driven invitations", parent: .init("campaigns", "campaignId", .guid), id: .init(.guid),
      model: "AutoInvitation", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/campaigns/{campaignId}/invitation/autoInvitations",
          "List auto invitations", returns: .list("AutoInvitation"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/invitation/autoInvitations/{id}",
          "Fetch one auto invitation", returns: .model("AutoInvitation"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/campaigns/{campaignId}/invitation/autoInvitations",
          "Add one auto invitation", body: .model("AutoInvitation"), returns: .model("AutoInvitation"), status: 201,
          permission: "Manage Campaigns"),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/invitation/autoInvitations/{id}",
          "Change one auto invitation", body: .model("AutoInvitation"), returns: .model("AutoInvitation"), status: 200,
          permission: "Manage Campaigns"),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/campaigns/{campaignId}/invitation/autoInvitations/{id}",
          "Delete one auto invitation", status: 204, permission: "Manage Campaigns"),
      ])

    static let agentWrapup = Resource(
      .singleton, "livechat.agentWrapup", "/api/v3/livechat/campaigns/{campaignId}/agentWrapup",
      "Wrap-up form for agents", parent: .init("campaigns", "campaignId", .guid), model: "AgentWrapUp",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/agentWrapup", "Read wrap-up form",
          returns: .model("AgentWrapUp"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/agentWrapup", "Change wrap-up form",
          body: .model("AgentWrapUp"), returns: .model("AgentWrapUp"), status: 200, permission: "Manage Campaigns"),
      ])

    static let campaignLanguage = Resource(
      .singleton, "livechat.campaignLanguage", "/api/v3/livechat/campaigns/{campaignId}/language",
      "Language and texts of a campaign", parent: .init("campaigns", "campaignId", .guid), model: "Language",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/language", "Read campaign texts",
          returns: .model("Language"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/language", "Change campaign texts",
          body: .model("Language"), returns: .model("Language"), status: 200, permission: "Manage Campaigns"),
      ])

    static let campaignRouting = Resource(
      .singleton, "livechat.campaignRouting", "/api/v3/livechat/campaigns/{campaignId}/routing",
      "Chat routing of a campaign", parent: .init("campaigns", "campaignId", .guid), model: "Routing",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/routing", "Read routing settings",
          query: [.include("agent", "department")], returns: .model("Routing"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/routing", "Change routing settings",
          body: .model("Routing"), returns: .model("Routing"), status: 200, permission: "Manage Campaigns"),
      ])

    static let campaignCustomRules = Resource(
      .collection, "livechat.campaignCustomRules", "/api/v3/livechat/campaigns/{campaignId}/routing/customRules",
      "Custom chat routing rules", parent: .init("campaigns", "campaignId", .guid), id: .init(.guid),
      model: "CustomRule", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/campaigns/{campaignId}/routing/customRules", "List routing rules",
          query: [.include("agent", "department")], returns: .list("CustomRule"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/routing/customRules/{id}", "Fetch one routing rule",
          query: [.include("agent", "department")], returns: .model("CustomRule"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/campaigns/{campaignId}/routing/customRules", "Add one routing rule",
          body: .model("CustomRule"), returns: .model("CustomRule"), status: 201, permission: "Manage Campaigns"),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/routing/customRules/{id}",
          "Change one routing rule", body: .model("CustomRule"), returns: .model("CustomRule"), status: 200,
          permission: "Manage Campaigns"),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/campaigns/{campaignId}/routing/customRules/{id}",
          "Delete one routing rule", status: 204, permission: "Manage Campaigns"),
      ])

    static let chatbotIntegration = Resource(
      .singleton, "livechat.chatbotIntegration", "/api/v3/livechat/campaigns/{campaignId}/chatbotIntegration",
      "Chatbot used by a campaign", parent: .init("campaigns", "campaignId", .guid), model: "ChatbotIntegration",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/chatbotIntegration", "Read chatbot link",
          query: [.include("chatbot")], returns: .model("ChatbotIntegration"), status: 200),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/chatbotIntegration", "Change chatbot link",
          body: .model("ChatbotIntegration"), returns: .model("ChatbotIntegration"), status: 200,
          permission: "Manage Campaigns"),
      ])

    static let kbIntegration = Resource(
      .singleton, "livechat.kbIntegration", "/api/v3/livechat/campaigns/{campaignId}/KBIntegration",
      "Knowledge base used by a campaign", parent: .init("campaigns", "campaignId", .guid), model: "KBIntegration",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/KBIntegration", "Read knowledge base link",
          returns: .model("KBIntegration"), status: 200,
          pathVariants: ["/api/v3/livechat/campaigns/{campaignId}/kbIntegration"]),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/KBIntegration", "Change knowledge base link",
          body: .model("KBIntegration"), returns: .model("KBIntegration"), status: 200, permission: "Manage Campaigns",
          pathVariants: ["/api/v3/livechat/campaigns/{campaignId}/kbIntegration"]),
      ])

    static let campaignFormFields = Resource(
      .collection, "livechat.campaignFormFields", "/api/v3/livechat/campaigns/{campaignId}/preChat/campaignFormFields",
      "Fields of the four campaign forms", itemPath: "/api/v3/livechat/campaigns/{campaignId}/campaignFormFields/{id}",
      parent: .init("campaigns", "campaignId", .guid), id: .init(.guid), model: "CampaignFormField", list: .array,
      endpoints: [
        Endpoint(
          .list, "listPreChat", "GET /api/v3/livechat/campaigns/{campaignId}/preChat/campaignFormFields",
          "List pre-chat fields", returns: .list("CampaignFormField"), status: 200),
        Endpoint(
          .list, "listPostChat", "GET /api/v3/livechat/campaigns/{campaignId}/postChat/campaignFormFields",
          "List post-chat fields", returns: .list("CampaignFormField"), status: 200),
        Endpoint(
          .list, "listOfflineMessage", "GET /api/v3/livechat/campaigns/{campaignId}/offlineMessage/campaignFormFields",
          "List offline form fields", returns: .list("CampaignFormField"), status: 200),
        Endpoint(
          .list, "listAgentWrapup", "GET /api/v3/livechat/campaigns/{campaignId}/agentWrapup/campaignFormFields",
          "List wrap-up fields", returns: .list("CampaignFormField"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/campaigns/{campaignId}/campaignFormFields/{id}", "Fetch one form field",
          returns: .model("CampaignFormField"), status: 200),
        Endpoint(
          .create, "createPreChat", "POST /api/v3/livechat/campaigns/{campaignId}/preChat/campaignFormFields",
          "Add one pre-chat field", body: .model("CampaignFormField"), returns: .model("CampaignFormField"),
          status: 201, permission: "Manage Campaigns"),
        Endpoint(
          .create, "createPostChat", "POST /api/v3/livechat/campaigns/{campaignId}/postChat/campaignFormFields",
          "Add one post-chat field", body: .model("CampaignFormField"), returns: .model("CampaignFormField"),
          status: 201, permission: "Manage Campaigns"),
        Endpoint(
          .create, "createOfflineMessage",
          "POST /api/v3/livechat/campaigns/{campaignId}/offlineMessage/campaignFormFields",
          "Add one offline form field", body: .model("CampaignFormField"), returns: .model("CampaignFormField"),
          status: 201, permission: "Manage Campaigns"),
        Endpoint(
          .create, "createAgentWrapup", "POST /api/v3/livechat/campaigns/{campaignId}/agentWrapup/campaignFormFields",
          "Add one wrap-up field", body: .model("CampaignFormField"), returns: .model("CampaignFormField"), status: 201,
          permission: "Manage Campaigns"),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/campaigns/{campaignId}/campaignFormFields/{id}",
          "Change one form field", body: .model("CampaignFormField"), returns: .model("CampaignFormField"), status: 200,
          permission: "Manage Campaigns"),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/campaigns/{campaignId}/campaignFormFields/{id}",
          "Delete one form field", status: 204, permission: "Manage Campaigns"),
      ])

    static let bans = Resource(
      .collection, "livechat.bans", "/api/v3/livechat/bans", "Blocked visitors and IPs", id: .init(.guid), model: "Ban",
      list: .array, permission: "Manage Ban List",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/bans", "List bans", query: [.include("visitor", "agent")],
          returns: .list("Ban"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/bans/{id}", "Fetch one ban", query: [.include("visitor", "agent")],
          returns: .model("Ban")),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/bans", "Add one ban", body: .model("Ban"), returns: .model("Ban"),
          status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/bans/{id}", "Change one ban", body: .model("Ban"),
          returns: .model("Ban"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/bans/{id}", "Delete one ban", status: 204),
      ])

    static let conversionActions = Resource(
      .collection, "livechat.conversionActions", "/api/v3/livechat/conversionActions", "Tracked conversions",
      id: .init(.guid), model: "ConversionAction", list: .array, permission: "Manage Settings",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/conversionActions", "List conversion actions",
          query: [.include("agent")], returns: .list("ConversionAction"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/conversionActions/{id}", "Fetch one conversion action",
          query: [.include("agent")], returns: .model("ConversionAction"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/conversionActions", "Add one conversion action",
          body: .model("ConversionAction"), returns: .model("ConversionAction"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/conversionActions/{id}", "Change one conversion action",
          body: .model("ConversionAction"), returns: .model("ConversionAction"), status: 200),
        Endpoint(
          .action, "achieved", "POST /api/v3/livechat/conversionActions/achieved", "Report an achieved API conversion",
          body: .model("ConversionAchieved"), returns: .model("ConversionAchieved"), status: 200),
      ])

    static let secureForms = Resource(
      .collection, "livechat.secureForms", "/api/v3/livechat/secureForms", "Forms for sensitive data", id: .init(.guid),
      model: "SecureForm", list: .array, permission: "Manage Security",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/secureForms", "List secure forms", returns: .list("SecureForm"),
          status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/secureForms/{id}", "Fetch one secure form", returns: .model("SecureForm"),
          status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/secureForms", "Add one secure form", body: .model("SecureForm"),
          returns: .model("SecureForm"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/secureForms/{id}", "Change one secure form",
          body: .model("SecureForm"), returns: .model("SecureForm"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/secureForms/{id}", "Delete one secure form", status: 204),
      ])

    static let secureFormFields = Resource(
      .collection, "livechat.secureFormFields", "/api/v3/livechat/secureForms/{secureFormId}/secureFormFields",
      "Fields of secure forms", parent: .init("secureForms", "secureFormId", .guid), id: .init(.guid),
      model: "SecureFormField", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/secureForms/{secureFormId}/secureFormFields",
          "List fields of a secure form", returns: .list("SecureFormField"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/secureForms/{secureFormId}/secureFormFields/{id}",
          "Fetch one secure form field", returns: .model("SecureFormField"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/secureForms/{secureFormId}/secureFormFields",
          "Add one secure form field", body: .model("SecureFormField"), returns: .model("SecureFormField"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/secureForms/{secureFormId}/secureFormFields/{id}",
          "Change one secure form field", body: .model("SecureFormField"), returns: .model("SecureFormField"),
          status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/secureForms/{secureFormId}/secureFormFields/{id}",
          "Delete one secure form field", status: 204),
      ])

    static let webhooks = Resource(
      .collection, "livechat.webhooks", "/api/v3/livechat/webhooks", "Outgoing event webhooks", id: .init(.guid),
      model: "Webhook", list: .array, permission: "Manage Integration",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/webhooks", "List webhooks", returns: .list("Webhook"), status: 200),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/webhooks/{id}", "Fetch one webhook", returns: .model("Webhook"),
          status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/webhooks", "Add one webhook", body: .model("Webhook"),
          returns: .model("Webhook")),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/webhooks/{id}", "Change one webhook", body: .model("Webhook"),
          returns: .model("Webhook"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/webhooks/{id}", "Delete one webhook", status: 204),
      ])

    static let customVariables = Resource(
      .collection, "livechat.customVariables", "/api/v3/livechat/customVariables", "Variables captured from web pages",
      id: .init(.guid), model: "CustomVariable", list: .array, permission: "Manage Custom Variable",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/livechat/customVariables", "List custom variables",
          returns: .list("CustomVariable")),
        Endpoint(
          .get, "get", "GET /api/v3/livechat/customVariables/{id}", "Fetch one custom variable",
          returns: .model("CustomVariable"), status: 200),
        Endpoint(
          .create, "create", "POST /api/v3/livechat/customVariables", "Add one custom variable",
          body: .model("CustomVariable"), returns: .model("CustomVariable"), status: 201),
        Endpoint(
          .update, "update", "PUT /api/v3/livechat/customVariables/{id}", "Change one custom variable",
          body: .model("CustomVariable"), returns: .model("CustomVariable"), status: 200),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/livechat/customVariables/{id}", "Delete one custom variable", status: 204),
      ])
  }
}
