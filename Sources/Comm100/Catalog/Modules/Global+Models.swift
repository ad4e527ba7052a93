extension Catalog {
  /// The records of `GlobalModule`.
  enum GlobalModels {
    static let all: [Model] = [
      site, agent, role, department, permission, shift, holiday, workingHours, contact, contactIdentity, visitor,
      publicCannedMessageCategory, publicCannedMessage, privateCannedMessageCategory, privateCannedMessage,
      agentAwayStatus, whitelistedLoginIPRange, agentSSO, visitorSSO, fieldMapping, visitorSSOCampaign, auditLog,
    ]

    static let site = Model(
      "global.Site",
      [
        .integer("id", .readOnly),
        .string(
          "dateTimeFormat", default: "MM-dd-yyyy HH:mm:ss",
          values: [
            "MM-dd-yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss", "dd-MM-yyyy HH:mm:ss", "dd/MM/yyyy HH:mm:ss",
            "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss",
          ]),
        .string("timeZone", .required),
        .string("company", .required),
        .string("companySize", values: ["1-20", "21-50", "51-100", "101-180", "181-310", "311-600", "Above 600"]),
        .string("website", .required),
        .string("registeredEmail", .readOnly),
        .string("phone"),
        .string("fax"),
        .string("mailingAddress"),
        .string("city"),
        .string("stateOrProvince"),
        .string("countryOrRegion"),
        .string("postalOrZipCode"),
        .string("firstName", .required),
        .string("lastName", .required),
      ])

    static let agent = Model(
      "global.Agent", sampleOnly: ["name"],
      [
        .integer("id", .readOnly),
        .string("email", [.readOnly, .required]),
        .string("displayName"),
        .string("firstName", .required),
        .string("lastName", .required),
        .boolean("isAdmin", default: false),
        .boolean("isActive", default: true),
        .string("phone"),
        .string("title"),
        .string("bio"),
        .string("timeZone"),
        .string(
          "datetimeFormat", default: "MM-dd-yyyy HH:mm:ss",
          values: [
            "MM-dd-yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss", "dd-MM-yyyy HH:mm:ss", "dd/MM/yyyy HH:mm:ss",
            "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss",
          ]),
        .datetime("createdTime"),
        .boolean("isLocked", .readOnly, default: false),
        .datetime("lockedTime"),
        .datetime("lastLoginTime"),
        .integer("permissionIds", .list),
        .object("permissions", .list, ref: "Permission", include: "permission"),
        .guid("roleIds", .list),
        .object("roles", .list, ref: "Role", include: "role"),
        .guid("departmentIds", .list),
        .object("departments", .list, ref: "Department", include: "department"),
        .guid("shiftIds", .list),
        .object("shifts", .list, ref: "Shift", include: "shift"),
      ])

    static let role = Model(
      "global.Role",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string("description"),
        .string("type", .readOnly, default: "custom", values: ["administrator", "agent", "custom"]),
        .integer("agentIds", .list),
        .object("agents", .list, ref: "Agent", include: "agent"),
        .integer("permissionIds", .list),
        .object("permissions", .list, ref: "Permission", include: "permission"),
      ])

    static let department = Model(
      "global.Department",
      sampleOnly: ["siteId", "agentId", "site", "offlineMessageMailType", "offlineMessageEmails", "memberIds"],
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string("description"),
        .boolean("isAvailableInChat", default: false),
        .boolean("isAvailableInTicketingAndMessaging", default: false),
        .string(
          "offlineMessageMailTo", default: "All agents in the department",
          values: ["All agents in the department", "The email address(es)"]),
        Field.string("offlineMessageEmailAddresses").with(requiredIf: [
          "offlineMessageMailTo": ["The email address(es)"]
        ]),
        .integer("agentIds", .list),
        .object("agents", .list, ref: "Agent", include: "agent"),
        .guid("shiftIds", .list),
        .object("shifts", .list, ref: "Shift", include: "shift"),
      ])

    static let permission = Model(
      "global.Permission",
      [
        .integer("id"),
        .string("name", .readOnly),
        .string("description", .readOnly),
        .string(
          "category", .readOnly,
          values: ["liveChat", "ticketingAndMessaging", "bot", "globalSettings", "knowledgeBase"]),
      ])

    static let shift = Model(
      "global.Shift",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string("timeZone"),
        .boolean("ifAutoDetectDayLight"),
        .object("holidays", .list, ref: "Holiday"),
        .integer("agentIds", [.list, .readOnly]),
        .guid("departmentIds", [.list, .readOnly]),
        .object("agents", .list, ref: "Agent", include: "agent"),
        .object("departments", .list, ref: "Department", include: "department"),
        .object("workingHours", .list, ref: "WorkingHours"),
      ])

    static let holiday = Model(
      "global.Holiday",
      [
        .string("name", .required),
        .datetime("date", .required),
      ])

    static let workingHours = Model(
      "global.WorkingHours",
      [
        .string(
          "dayOfWeek", .required,
          values: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
        .time("startTime", .required),
        .time("endTime", .required),
        .guid("awayStatusId"),
      ])

    static let contact = Model(
      "global.Contact", sampleOnly: ["email", "displayName"],
      [
        .integer("id", .readOnly),
        .string("name", .required),
        .string("description"),
        .string("firstName"),
        .string("lastName"),
        .string("alias"),
        .string("title"),
        .string("company"),
        .string("fax"),
        .string("phone"),
        .string("mailingAddress"),
        .string("city"),
        .string("stateOrProvince"),
        .string("countryOrRegion"),
        .string("postalOrZipCode"),
        .string("timeZone"),
        .datetime("createdTime"),
        .datetime("lastUpdatedTime"),
        .object("contactIdentities", .list, ref: "ContactIdentity", include: "contactIdentity"),
      ])

    static let contactIdentity = Model(
      "global.ContactIdentity",
      [
        .integer("id", .readOnly),
        .integer("contactId", .required),
        .string("name"),
        .string(
          "type", .required,
          values: [
            "visitor", "email", "SMS", "Facebook", "Twitter", "WeChat", "ssoid", "externalid", "Whatsapp", "inphase",
          ]),
        .string("value", .required),
        .string("avatarURL"),
        .string("infoURL"),
        .string("screenName"),
        .string("originalContactPageURL"),
      ])

    static let visitor = Model(
      "global.Visitor",
      [
        .guid("id", .readOnly),
        .string("name"),
        .string("email"),
        .integer("numberOfVisits"),
        .integer("numberOfChats"),
        .datetime("firstVisitTime"),
      ])

    static let publicCannedMessageCategory = Model(
      "global.PublicCannedMessageCategory",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .guid("parentId", .required),
      ])

    static let publicCannedMessage = Model(
      "global.PublicCannedMessage",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string("message", .required),
        .boolean("IfSetHtmlMessageForEmail", default: false),
        .string("htmlMessage"),
        .guid("categoryId", .required),
        .object("category", ref: "PublicCannedMessageCategory", include: "publicCannedMessageCategory"),
        .string("shortcuts"),
        .string("similarQuestions", .list),
      ])

    static let privateCannedMessageCategory = Model(
      "global.PrivateCannedMessageCategory",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .guid("parentId", .required),
      ])

    static let privateCannedMessage = Model(
      "global.PrivateCannedMessage",
      [
        .guid("id", .readOnly),
        .string("name"),
        .string("message"),
        .boolean("IfSetHtmlMessageForEmail", default: false),
        .string("htmlMessage"),
        .guid("categoryId"),
        .object("category", ref: "PrivateCannedMessageCategory", include: "privateCannedMessageCategory"),
        .string("shortcuts"),
        .string("similarQuestions", .list),
      ])

    static let agentAwayStatus = Model(
      "global.AgentAwayStatus",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .boolean("isSystem", .readOnly, default: false),
        .integer("order", .readOnly),
      ])

    static let whitelistedLoginIPRange = Model(
      "global.WhitelistedLoginIPRange",
      [
        .guid("id", .readOnly),
        .string("ipFrom", .required),
        .string("ipTo", .required),
        .datetime("createdTime"),
      ])

    static let agentSSO = Model(
      "global.AgentSSO",
      [
        .boolean("isEnabled", default: false),
        .string("protocolType", .required, values: ["SAML", "JWT"]),
        Field.string("samlSSOURL", .required).with(requiredIf: ["protocolType": ["SAML"]]),
        .string("samlLogoutURL"),
        Field.string("samlCertificate", .required).with(requiredIf: ["protocolType": ["SAML"]]),
        Field.string("jwtLoginURL", .required).with(requiredIf: ["protocolType": ["JWT"]]),
        .string("jwtLogoutURL"),
        Field.string("jwtSecret").with(requiredIf: ["protocolType": ["JWT"]]),
      ])

    static let visitorSSO = Model(
      "global.VisitorSSO",
      [
        .boolean("isEnabled", default: false),
        .string("loginUrl", .required),
        .string("artifactResolutionService"),
        .string("signOutUrl"),
        .string("SAMLCertificate", .required),
        .object("fieldMappings", .list, ref: "FieldMapping"),
        .object("perCampaign", .list, ref: "VisitorSSOCampaign"),
      ])

    static let fieldMapping = Model(
      "global.FieldMapping",
      [
        .string("attribute", .required),
        .string("comm100Field", .required),
      ])

    static let visitorSSOCampaign = Model(
      "global.VisitorSSOCampaign", sampleOnly: ["ifOPenSignInPageEmbeddedWindow"],
      [
        .guid("campaignId", .required),
        .object("campaign", ref: "livechat.Campaign", include: "campaign"),
        .string("signInOption", default: "noSignIn", values: ["noSignIn", "signInOptional", "signInRequired"]),
        .boolean("isPrechatFromSkipped", default: true),
        .boolean("ifOpenSignInPageEmbeddedWindow", default: true),
      ])

    static let auditLog = Model(
      "global.AuditLog", sampleOnly: ["name"],
      [
        .integer("id", .readOnly),
        .string("category", values: ["liveChat", "ticketingAndMessaging", "bot", "globalSettings", "knowledge base"]),
        .datetime("actionTime"),
        Field.string("actionType").with(valuesByCategory: [
          "liveChat": [
            "audioAndVideoChatManagement", "autoAcceptSetting", "autoInvitationManagement", "autoTranslationManagement",
            "banManagement", "campaignsManagement", "chatsAuto-AllocationManagement", "chatSettingsManagement",
            "cobrowsingManagement", "conversionManagement", "customVariableManage", "dashboardCustomMetricManagement",
            "liveChatRoutingRulesManagement", "secureFormManagement", "segmentationManagement", "shiftsManagement",
            "transcriptDelete", "visitorSSOManagement",
          ],
          "ticketingAndMessaging": [
            "autoAllocationManagement", "blockSenderManagement", "channelIntegrationManagement",
            "conversationManagement", "fieldsAndMappingsManagement", "ticketAndMessagingRoutingRulesManagement",
            "slaPoliciesManagement", "triggerManagement", "workingTimeAndHolidaysManagement",
          ],
          "knowledgeBase": [
            "categoryManagement", "articleManagement", "tagManagement", "imageManagement", "designManagement",
            "customPageManagement", "knowledgeBaseManagement",
          ],
          "bot": [
            "agentAssistLearningManagement", "agentAssistSettingManagement", "agentAssistSynonymManagement",
            "botSettings", "botsManagement", "entitiesManagement", "intentsManagement", "quickRepliesManagement",
            "smartTriggersManagement", "visitorQuestioninLearningDelete",
          ],
          "globalSettings": [
            "accountProfileManagement", "agentManagement", "agentRoleManagement", "applicationsManagement",
            "billingInfoManagement", "cannedMessageManagement", "customAwayStatusManagement",
            "customerAccountsManagement", "departmentManagement", "integrationAndAPIManagement", "licenseManagement",
            "manageAccountStatusorState", "manuallyChargeandActiveAccount", "restrictedWordsManagement",
            "securityManagement", "siteProfileManagement",
          ],
        ]),
        .string("actionSummary"),
        .string("actionDetails"),
        .integer("createdBy"),
        .object("agent", ref: "Agent", include: "agent"),
      ])
  }
}
