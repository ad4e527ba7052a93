extension Catalog {
  /// Which module has which resources; a resource is found here before its module is built.
  static let table: [(module: String, resources: [String], build: @Sendable () -> Module)] = [
    (
      "global",
      [
        "site", "agents", "roles", "departments", "permissions", "shifts", "contacts", "contactIdentities", "visitors",
        "publicCannedMessageCategories", "publicCannedMessages", "privateCannedMessageCategories",
        "privateCannedMessages", "agentAwayStatuses", "whitelistedLoginIPRanges", "agentSSO", "visitorSSO", "auditLogs",
      ],
      { GlobalModule.module }
    ),
    (
      "livechat",
      [
        "livechat.settings", "autoDistribution", "translationExcludedWords", "customerSegments", "dynamicCampaign",
        "mobilePush", "livechat.agents", "livechat.visitors", "livechat.sessions", "chats", "offlineMessages",
        "campaigns", "installationCode", "chatButton", "chatWindow", "preChat", "postChat", "campaignOfflineMessage",
        "invitation", "manualInvitation", "autoInvitations", "agentWrapup", "campaignLanguage", "campaignRouting",
        "campaignCustomRules", "chatbotIntegration", "kbIntegration", "campaignFormFields", "bans", "conversionActions",
        "secureForms", "secureFormFields", "webhooks", "customVariables",
      ],
      { LivechatModule.module }
    ),
    (
      "livechatReports",
      ["reports"],
      { LivechatReportsModule.module }
    ),
    (
      "messaging",
      [
        "conversations", "conversationMessages", "conversationDraft", "conversationEventLogs", "portalConversations",
        "portalConversationMessages", "deletedConversations", "attachments", "messaging.views", "routing",
        "routingCustomRules", "autoAllocation", "messaging.triggers", "messaging.slaPolicies", "workingTime",
        "messaging.holidays", "messaging.fields", "blockedSenders", "messaging.junks", "messaging.channelAccounts",
        "messaging.channels", "messaging.reports",
      ],
      { MessagingModule.module }
    ),
    (
      "ticketing",
      [
        "tickets", "ticketMessages", "ticketDraft", "ticketNotes", "ticketEventLogs", "deletedTickets",
        "ticketing.views", "routingConfig", "routingRules", "autoDistributionConfig", "ticketing.triggers",
        "ticketing.slaPolicies", "workingHoursConfig", "ticketing.holidays", "ticketing.fields", "fieldMappings",
        "blockedEmailSenders", "ticketing.junks", "ticketing.channelAccounts", "ticketing.portalTickets",
      ],
      { TicketingModule.module }
    ),
    (
      "bot",
      [
        "subscription", "bot.languages", "bots", "greetingMessageInChannels", "noAnswerMessageInChannels",
        "messageAfterSeveralConsecutivePossibleAnswersInChannels", "categories", "intents", "questions",
        "answerInChannels", "authenticationRequest", "locationRequest", "form", "bot.fields", "prompts", "responses",
        "buttons", "bot.sessions", "entities", "entityKeywords", "smartTriggers", "smartTriggerConditions",
        "smartTriggerActions", "quickReplies", "quickReplyItems", "bot.learningQuestions", "prebuiltEntities",
        "operations", "images", "bot.reports",
      ],
      { BotModule.module }
    ),
    (
      "agentAssist",
      [
        "agentAssist.languages", "agentAssist.settings", "synonyms", "agentAssist.learningQuestions",
        "agentAssist.questionSuggestions",
      ],
      { AgentAssistModule.module }
    ),
    (
      "botCustom",
      ["botCustom.sessions", "botCustom.questionSuggestions"],
      { BotCustomModule.module }
    ),
    (
      "botSession",
      ["botSession.sessions"],
      { BotSessionModule.module }
    ),
    (
      "voiceBot",
      ["voiceBot.sessions"],
      { VoiceBotModule.module }
    ),
    (
      "botMessage",
      ["botMessage.sessions"],
      { BotMessageModule.module }
    ),
    (
      "contact",
      ["contact.contacts", "identities"],
      { ContactModule.module }
    ),
    (
      "channelApp",
      [
        "channelApp.channelAccounts", "messages", "publicKeys", "channelApp.channels", "contactIdentityTypes", "apps",
        "ipAddresses", "versions",
      ],
      { ChannelAppModule.module }
    ),
    (
      "partner",
      ["sites"],
      { PartnerModule.module }
    ),
    (
      "livechatV2",
      ["agentChats", "missedAndRefusedChats", "chattingVisitors", "livechatV2.attachments"],
      { LivechatV2Module.module }
    ),
    (
      "accountV2",
      ["ipRestriction"],
      { AccountV2Module.module }
    ),
    (
      "botV2",
      ["botGeneral", "wordWeight"],
      { BotV2Module.module }
    ),
    (
      "ticketV2",
      [
        "ticketV2.portalTickets", "portalTicketMessages", "ticketV2.attachments", "cannedResponses", "configs",
        "ticketV2.departments", "emailAccounts", "tags",
      ],
      { TicketV2Module.module }
    ),
  ]

  /// Shorter names for resources.
  static let aliases: [(alias: String, resource: String)] = [
    ("possibleAnswerFallbacks", "messageAfterSeveralConsecutivePossibleAnswersInChannels")
  ]
}
