extension Catalog {
  /// The records of `LivechatModule`.
  enum LivechatModels {
    static let all: [Model] = [
      settings, autoDistribution, departmentAutoDistribution, agentAutoDistribution, translationExcludedWords,
      customerSegment, alertToSegment, liveChatCondition, dynamicCampaign, dynamicCampaignRule, mobilePush,
      liveChatAgent, liveChatVisitor, customField, customVariableResult, session, chat, chatMessage, chatPreChat,
      chatPostChat, chatAgentWrapUp, offlineMessage, attachment, fieldValue, campaign, installationCode, chatButton,
      chatWindow, customSMTPServer, preChat, postChat, campaignOfflineMessage, invitation, manualInvitation,
      autoInvitation, agentWrapUp, language, customLanguage, routing, customRule, chatbotIntegration, kbIntegration,
      campaignFormField, ratingGrade, liveChatField, liveChatFieldOption, liveChatFieldOptionGroup, ban,
      conversionAction, conversionAchieved, secureForm, secureFormField, secureFormFieldOption, webhook, customVariable,
    ]

    static let settings = Model(
      "livechat.Settings", sampleOnly: ["iscustomerSegmentEnabled", "isVisitorSSOtEnabled"],
      [
        .integer("siteId", .readOnly),
        .boolean("isMultipleCampaignEnabled", .required),
        .boolean("isAutoDistributionEnabled", .required),
        .boolean("isCustomAwayStatusEnabled", .required),
        .boolean("isDepartmentEnabled", .required),
        .boolean("isAutoTranslationEnabled", .required),
        .boolean("isAudioAndVideoChatEnabled", .required),
        .boolean("isCustomerSegmentEnabled", .required),
        .boolean("isVisitorSSOEnabled", .required),
        .boolean("isCreditCardMaskingEnabled", .required),
        .boolean("isCustomVariablesEnabled", .required),
        .boolean("isSalesforceEnabled", .required),
        .boolean("isZendeskEnabled", .required),
        .boolean("isGoogleAnalyticsEnabled", .required),
        .boolean("isGotoMeetingEnabled", .required),
        .boolean("isJoinmeEnabled", .required),
        .boolean("isCobrowsingEnabled", .required),
      ])

    static let autoDistribution = Model(
      "livechat.AutoDistribution",
      [
        .string("autoDistributionMethod", .required, values: ["loadBanlancing", "roundRobin", "capabilityWeighted"]),
        .boolean("isLastChattedAgentPreferred", .required),
        .boolean("isLimitMaxConcurrentChatsForAllAgents", .required),
        .integer("maxConcurrentChatsForAllAgents", .required),
        .boolean("ifAutoAcceptChatWhenHavingAudioVideoChat", .required),
        .boolean("ifAgentCanManuallyAcceptChatsAfterReachingMaxChatsLimit", .required),
        .object("departmentAutoDistributions", .list, ref: "DepartmentAutoDistribution"),
        .object("agentAutoDistributions", .list, ref: "AgentAutoDistribution"),
      ])

    static let departmentAutoDistribution = Model(
      "livechat.DepartmentAutoDistribution",
      [
        .guid("departmentId", [.readOnly, .required]),
        .string("autoDistributionMethod", values: ["loadBanlancing", "roundRobin", "capabilityWeighted"]),
        .boolean("isLastChattedAgentPreferred"),
        .guid("backupDepartmentId"),
      ])

    static let agentAutoDistribution = Model(
      "livechat.AgentAutoDistribution",
      [
        .integer("agentId", [.readOnly, .required]),
        .boolean("ifAutoAcceptChat"),
        .integer("maxConcurrentChats"),
      ])

    static let translationExcludedWords = Model(
      "livechat.TranslationExcludedWords",
      [
        .string("excludedWords", [.list, .required])
      ])

    static let customerSegment = Model(
      "livechat.CustomerSegment", sampleOnly: ["isEnable"],
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string("color", default: "339FD9"),
        .boolean("isEnabled", default: false),
        .integer("order", default: "max+1"),
        .string("description"),
        .string("conditionMetType", default: "all", values: ["all", "any", "logicalExpression"]),
        .string("logicalExpression"),
        .object("conditions", [.list, .required], ref: "LiveChatCondition"),
        .object("alertTo", ref: "AlertToSegment"),
      ])

    static let alertToSegment = Model(
      "livechat.AlertToSegment",
      [
        .integer("departmentIds", .list),
        .guid("agentIds", .list),
      ])

    static let liveChatCondition = Model(
      "livechat.LiveChatCondition", sampleOnly: ["id"],
      [
        .string(
          "field", [.required, .open],
          values: [
            "CurrentPageURL", "ReferringPageURL", "ChatRequestingPageURL", "LandingPageURL", "SearchEngine",
            "SearchKeywords", "Numberofvisits", "Numberofchats", "Country/Region", "State/Province", "City", "TimeZone",
            "Language", "Segmentation",
          ]),
        Field.string(
          "operator", .required,
          values: [
            "is", "isNot", "contains", "doesNotContain", "isMoreThan", "isNotMoreThan", "isLessThan", "isNotLessThan",
            "regularExpression", "doesnotcontain",
          ]
        ).with(altName: "Operator"),
        .string("value", .required),
        .integer("order", default: "max+1"),
      ])

    static let dynamicCampaign = Model(
      "livechat.DynamicCampaign", hidden: true,
      [
        .guid("defaultCampaignId"),
        .object("defaultCampaign", ref: "Campaign", include: "campaign"),
        .object("dynamicCampaignRules", .list, ref: "DynamicCampaignRule"),
      ])

    static let dynamicCampaignRule = Model(
      "livechat.DynamicCampaignRule", hidden: true,
      [
        .string("name", .required),
        .boolean("isEnabled", .required),
        .string("conditionMetType", .required, values: ["all", "any", "logicalExpression"]),
        .string("logicalExpression"),
        .guid("targetCampaignId", .required),
        .object("targetCampaign", ref: "Campaign", include: "campaign"),
        .object("conditions", .list, ref: "LiveChatCondition"),
        .integer("order", .required),
      ])

    static let mobilePush = Model(
      "livechat.MobilePush",
      [
        .string("iosType", .required, values: ["APNS", "thirdParty"]),
        .string("iosProductionCertificateFileName", .required),
        .string("iosProductionCertificateFileData", .required),
        .string("iosProductionCertificatePassword", .required),
        .string("iosDevelopmentCertificateFileName", .required),
        .string("iosDevelopmentCertificateFileData", .required),
        .string("iosDevelopmentCertificatePassword", .required),
        Field.string("iosApnsPayloadFormat", .required).with(requiredIf: ["iosType": ["thirdParty"]]),
        Field.string("iosThirdPartyURL", .required).with(requiredIf: ["iosType": ["thirdParty"]]),
        Field.string("iosThirdPartyRequestHeaders", .required).with(requiredIf: ["iosType": ["thirdParty"]]),
        Field.string("iosThirdPartyBody", .required).with(requiredIf: ["iosType": ["thirdParty"]]),
        .string("androidType", .required, values: ["GCM", "thirdParty"]),
        Field.string("androidGcmAPIKey", .required).with(requiredIf: ["androidType": ["GCM"]]),
        Field.string("androidGcmExtraData", .required).with(requiredIf: ["androidType": ["GCM"]]),
        Field.string("androidThirdPartyURL", .required).with(requiredIf: ["androidType": ["thirdParty"]]),
        Field.string("androidThirdPartyRequestHeaders", .required).with(requiredIf: ["androidType": ["thirdParty"]]),
        Field.string("androidThirdPartyRequestBody", .required).with(requiredIf: ["androidType": ["thirdParty"]]),
      ])

    static let liveChatAgent = Model(
      "livechat.LiveChatAgent",
      [
        .integer("id", .readOnly),
        .string("status", [.required, .open], values: ["Online", "Away", "Offline"]),
        .integer("ongoingChats", .readOnly),
      ])

    static let liveChatVisitor = Model(
      "livechat.LiveChatVisitor", sampleOnly: ["department"],
      [
        .guid("id", .readOnly),
        .string("name", .readOnly),
        .string("email", .readOnly),
        .string(
          "status", .readOnly,
          values: [
            "waitingForChat", "chatting", "preChat", "manuallyInvited", "autoInvited", "offlineMessage",
            "refusedByOperator", "refusedByVisitor", "chatEnded", "inSite", "outOfSite", "transferring",
            "mannullyInvitedByWindow", "systemProcessing",
          ]),
        .integer("pageViews", .readOnly),
        .string("browser", .readOnly),
        .integer("chats", .readOnly),
        .string("city", .readOnly),
        .string("company", .readOnly),
        .string("country", .readOnly),
        .string("currentBrowsing", .readOnly),
        .object("customFields", [.list, .readOnly], ref: "CustomField"),
        .object("customVariableResults", [.list, .readOnly, .required], ref: "CustomVariableResult"),
        .guid("departmentId", .readOnly),
        .datetime("firstVisitTime", .readOnly),
        .string("flashVersion", .readOnly),
        .string("ip", .readOnly),
        .string("searchKeywords", .readOnly),
        .string("landingPage", .readOnly),
        .string("language", .readOnly),
        .string("operatingSystem", .readOnly),
        .string("phone", .readOnly),
        .string("productService", .readOnly),
        .string("referrerUrl", .readOnly),
        .string("screenResolution", .readOnly),
        .string("searchEngine", .readOnly),
        .string("state", .readOnly),
        .string("timeZone", .readOnly),
        .datetime("visitTime", .readOnly),
        .integer("visits", .readOnly),
      ])

    static let customField = Model(
      "livechat.CustomField",
      [
        .guid("id", .readOnly),
        .string("name", .readOnly),
        .string("value", .readOnly),
      ])

    static let customVariableResult = Model(
      "livechat.CustomVariableResult",
      [
        .string("name", .readOnly),
        .string("value"),
        .string("url", .readOnly),
      ])

    static let session = Model(
      "livechat.Session",
      [
        .guid("id", .readOnly),
        .datetime("startTime"),
        .string("ip"),
        .string("referrerURL"),
        .string("searchEngine"),
        .string("keywords"),
        .string("browser"),
        .string("flashVersion"),
        .string("language"),
        .string("screenResolution"),
        .integer("operatingSystem"),
        .string("timeZone"),
        .string("landingPageURL"),
        .string("landingPageTitle"),
        .guid("visitorId"),
        .object("visitor", ref: "global.Visitor", include: "visitor"),
        .integer("contactId"),
        .object("contact", ref: "global.Contact", include: "contact"),
      ])

    static let chat = Model(
      "livechat.Chat", sampleOnly: ["fieldValues"],
      [
        .guid("id", .readOnly),
        .integer("agentIds", .list),
        .object("agents", .list, ref: "global.Agent", include: "agent"),
        .datetime("startTime"),
        .datetime("endTime"),
        .boolean("ifQueued"),
        .boolean("ifAudioChatHappened", default: false),
        .boolean("ifVideoChatHappened", default: false),
        .object("messages", .list, ref: "ChatMessage"),
        .string("status", values: ["normal", "refused", "missed"]),
        .string("requestingPageTitle"),
        .string("requestingPageURL"),
        .string("source", values: ["chatButton", "autoInvitation", "manualInvitation"]),
        .guid("autoInvitationId"),
        .object("autoInvitation", ref: "AutoInvitation", include: "autoInvitation"),
        .object("preChat", ref: "ChatPreChat"),
        .object("postChat", ref: "ChatPostChat"),
        .object("agentWrapUp", ref: "ChatAgentWrapUp"),
        .object("customVariable", ref: "FieldValue"),
        .datetime("requestedTime"),
        .guid("offlineMessageId"),
        .object("offlineMessage", ref: "OfflineMessage", include: "offlineMessage"),
        .number("avgResponseTime"),
        .integer("visitorMessagesCount", default: 0),
        .integer("agentMessagesCount", default: 0),
        .guid("campaignId"),
        .object("campaign", ref: "Campaign", include: "campaign"),
        .string("lastMessageSentBy", values: ["visitor", "agent", "chatbot", "system"]),
        .object("customerSegments", .list, ref: "CustomerSegment"),
        .guid("sessionId"),
        .object("session", ref: "Session", include: "session"),
        .guid("botId"),
        .object("chatBot", ref: "bot.Bot", include: "chatbot"),
      ])

    static let chatMessage = Model(
      "livechat.ChatMessage",
      [
        .string("type", values: ["system", "visitor", "agent", "chatbot", "note"]),
        .string("senderName"),
        .datetime("sentTime"),
        .string("content"),
        .string("translatedMessage"),
        .string("attachmentUrl"),
      ])

    static let chatPreChat = Model(
      "livechat.ChatPreChat",
      [
        .string("socialMediaSource", values: ["none", "facebook"]),
        .string("socialProfileURL"),
        .string("name"),
        .string("email"),
        .string("phone"),
        .string("company"),
        .string("productService"),
        .string("ticketID"),
        .object("fieldValues", .list, ref: "FieldValue"),
        .guid("departmentId"),
        .object("department", ref: "global.Department"),
      ])

    static let chatPostChat = Model(
      "livechat.ChatPostChat",
      [
        .string("ratingGrade", values: ["noRating", "level1", "level2", "level3", "level4", "level5"]),
        .string("ratingComment"),
        .datetime("ratingTime"),
        .object("fieldValues", .list, ref: "FieldValue"),
      ])

    static let chatAgentWrapUp = Model(
      "livechat.ChatAgentWrapUp", sampleOnly: ["categorys", "lastUpdatedBy"],
      [
        .string("categories", .list),
        .string("comment"),
        .datetime("lastUpdatedTime"),
        .integer("lastUpdatedByAgentId"),
        .object("fieldValues", .list, ref: "FieldValue"),
      ])

    static let offlineMessage = Model(
      "livechat.OfflineMessage", sampleOnly: ["ssoUSerId"],
      [
        .guid("id", .readOnly),
        .datetime("createdTime"),
        .string("ssoUserId"),
        .string("name"),
        .string("email"),
        .string("phone"),
        .string("company"),
        .guid("departmentId"),
        .object("department", ref: "global.Department", include: "department"),
        .integer("agentId"),
        .object("agent", ref: "global.Agent", include: "agent"),
        .integer("ticketId"),
        .string("subject"),
        .string("message"),
        .string("requestingPageTitle"),
        .string("requestingPageURL"),
        .string("source", values: ["chatButton", "autoInvitation"]),
        .guid("autoInvitationId"),
        .object("autoInvitation", ref: "AutoInvitation", include: "autoInvitation"),
        .guid("campaignId"),
        .object("campaign", ref: "Campaign", include: "campaign"),
        .guid("sessionId"),
        .object("session", ref: "Session", include: "session"),
        .object("customerSegments", .list, ref: "CustomerSegment"),
        .object("customFields", .list, ref: "FieldValue"),
        .object("customVariables", .list, ref: "FieldValue"),
        .object("attachment", ref: "Attachment"),
      ])

    static let attachment = Model(
      "livechat.Attachment",
      [
        .string("name"),
        .string("uri"),
      ])

    static let fieldValue = Model(
      "livechat.FieldValue",
      [
        .string("fieldName"),
        .string("value"),
        .string("url"),
      ])

    static let campaign = Model(
      "livechat.Campaign",
      [
        .guid("id", .readOnly),
        .string("name", .required, default: "Default Plan"),
        .string("description"),
        .string("language", default: "English"),
      ])

    static let installationCode = Model(
      "livechat.InstallationCode",
      [
        .string("code")
      ])

    static let chatButton = Model(
      "livechat.ChatButton",
      [
        .string("type", default: "adaptive", values: ["adaptive", "image", "textLink"]),
        .boolean("isHideWhenOffline"),
        .boolean("isDomainRestrictionEnabled"),
        .string("allowedDomains", .list),
        .string("adaptiveButtonColor"),
        .integer("adaptiveButtonRightOffset", default: 0),
        .integer("adaptiveButtonBottomOffset", default: 0),
        .integer("adaptiveButtonRightOffsetOnMobile", default: 0),
        .integer("adaptiveButtonBottomOffsetOnMobile", default: 0),
        .boolean("isCustomizedAdaptiveButtonUsed"),
        .string("customizedAdaptiveButtonIcon"),
        .boolean("isImageButtonFloating"),
        .string(
          "imageButtonPosition",
          values: [
            "centered", "topLeft", "topMiddle", "topRight", "bottomLeft", "bottomMiddle", "bottomRight", "leftMiddle",
            "rightMiddle", "static",
          ]),
        .string("imageButtonPositionMode", values: ["Basic", "Advanced"]),
        .boolean("isImageButtonXOffsetByPixel"),
        .integer("imageButtonXOffset"),
        .boolean("isImageButtonYOffsetByPixel"),
        .integer("imageButtonYOffset"),
        .string("imageButtonImageSource", .readOnly, values: ["fromGallery", "fromMyComputer"]),
        .guid("imageButtonOnlineImage", .readOnly),
        .guid("imageButtonOfflineImage", .readOnly),
        .string("imageButtonTypeOnMobile", values: ["text", "image"]),
        .string("imageButtonColorOnMobile"),
        .string("imageButtonTextColorOnMobile"),
        .guid("imageButtonOnlineImageOnMobile", .readOnly),
        .guid("imageButtonOfflineImageOnMobile", .readOnly),
        .string(
          "imageButtonPositionOnMobile",
          values: [
            "bottomLeft", "bottomMiddle", "bottomRight", "topLeft", "leftMiddle", "RightMiddle", "leftBottom",
            "rightBottom",
          ]),
        .string("textLinkButtonText"),
      ])

    static let chatWindow = Model(
      "livechat.ChatWindow",
      [
        .string("style", values: ["classic", "circle", "bubble"]),
        .string("color"),
        .string("type", values: ["embedded", "popup"]),
        .string("headerType", values: ["agentInfo", "bannerImage", "avatarAndLogo"]),
        .boolean("isAvatarDisplayed"),
        .boolean("isTitleDisplayed"),
        .boolean("isBioDisplayed"),
        .boolean("isLogoDisplayed"),
        .string("logo", .readOnly),
        .string("bannerImageType", .readOnly, values: ["fromGallery", "fromMyComputer"]),
        .guid("bannerImage", .required),
        .boolean("isAvatarDisplayedWithMessage"),
        .boolean("isBackgroundDisplayed"),
        .integer("backgroundTexture", values: ["0", "1", "2", "3", "4"]),
        .string("customCSS"),
        .boolean("isTranscriptDownloadAllowed"),
        .boolean("isTranscriptPrintAllowed"),
        .boolean("isTranscriptSentToVisitors"),
        .boolean("isTranscriptSentFromCurrentAgentEmail"),
        .string("fromEmailName"),
        .string("fromEmailAddress"),
        .boolean("isSMTPServerCustomized"),
        .object("customSMTPServer", ref: "CustomSMTPServer"),
        .boolean("isSwitchToOfflineMessageAllow"),
        .boolean("isFileSendAllow"),
        .boolean("ifMarkUnreadMessage"),
        .boolean("isAudioChatEnabled"),
        .boolean("isVideoChatEnabled"),
        .boolean("isBrowserPopupNotificationEnabled"),
        .boolean("ifEndChatWhenVisitorIsInactive"),
        .integer("minutesOfVisitorInactivity", values: ["3", "5", "10", "15", "20", "30", "60"]),
        .boolean("isTranscriptSentForArchiving"),
        .string("receivingEmailAddressesForArchivingTranscripts"),
        .string("emailSubjectForArchivingTranscripts"),
        .string("greetingMessage"),
        .boolean("isCustomJSEnabled"),
        .string("customJS"),
      ])

    static let customSMTPServer = Model(
      "livechat.CustomSMTPServer",
      [
        .string("fromName"),
        .string("fromEmail"),
        .string("mailServer"),
        .integer("port"),
        .string("encryptedType", values: ["none", "SSL", "TLS"]),
        .boolean("IsAuthenticationRequired"),
        .string("username"),
        .string("password"),
      ])

    static let preChat = Model(
      "livechat.PreChat",
      [
        .boolean("isEnable"),
        .boolean("isTeamNameDisplayed"),
        .string("teamName"),
        .boolean("isAgentAvatarDisplayed"),
        .string("greetingMessage"),
        .string("socialMediaLogin", values: ["none", "facebook"]),
        .boolean("isEnableGoogleReCAPTCHA"),
        .string("reCAPTCHALabel"),
        .object("fields", .list, ref: "CampaignFormField"),
        .boolean("isVisitorInfoRecorded", default: true),
        .string("formFieldLayoutStyle", values: ["leftOfInput", "aboveInput"]),
      ])

    static let postChat = Model(
      "livechat.PostChat",
      [
        .boolean("isEnable"),
        .object("fields", .list, ref: "CampaignFormField"),
        .string("greetingMessage"),
        .string("formFieldLayoutStyle", values: ["leftOfInput", "aboveInput"]),
      ])

    static let campaignOfflineMessage = Model(
      "livechat.CampaignOfflineMessage",
      [
        .string("type", values: ["systemOfflineMessageWindow", "customOfflineMessagePage"]),
        .string("customOfflineMessagePageURL"),
        .boolean("ifOpenCustomOfflineMessagePageInNewWindow"),
        .boolean("isTeamNameDisplayed"),
        .string("teamName"),
        .boolean("isAgentAvatarDisplayed"),
        .string("greetingMessage"),
        .string("emailOfflineMessageTo", values: ["allAgents", "customEmailAddresses"]),
        .string("customEmailAddresses"),
        .boolean("customEmailIfAddClientInfo"),
        .boolean("customEmailIfAddGeoInfo"),
        .boolean("customEmailIfAddNavigationInfo"),
        .boolean("customEmailIfAddVisitorInfo"),
        .string("formFieldLayoutStyle", values: ["leftOfInput", "aboveInput"]),
        .object("fields", .list, ref: "CampaignFormField"),
      ])

    static let invitation = Model(
      "livechat.Invitation", sampleOnly: ["manualInvitation"],
      [
        .guid("id", .readOnly),
        .string("style", values: ["bubble", "popup", "chatWindow"]),
        .object("autoInvitations", .list, ref: "AutoInvitation"),
        .object("manualInvitations", ref: "ManualInvitation"),
      ])

    static let manualInvitation = Model(
      "livechat.ManualInvitation",
      [
        .string(
          "manualInvitationPosition",
          values: [
            "centered", "centeredWithOverlay", "topLeft", "topMiddle", "topRight", "bottomLeft", "bottomMiddle",
            "bottomRight", "leftMiddle", "rightMiddle",
          ]),
        .string("manualInvitationImageType", .readOnly, values: ["fromGallery", "fromMyComputer"]),
        .guid("manualInvitationImage", .readOnly),
        .integer("manualInvitationCloseAreaXOffset"),
        .integer("manualInvitationCloseAreaYOffset"),
        .integer("manualInvitationCloseAreaWidth"),
        .integer("manualInvitationCloseAreaHeight"),
        .integer("manualInvitationTextAreaXOffset"),
        .integer("manualInvitationTextAreaYOffset"),
        .integer("manualInvitationTextAreaWidth"),
        .integer("manualInvitationTextAreaHeight"),
        .string("manualInvitationText"),
        .string(
          "manualInvitationTextFont",
          values: ["times new roman", "tahoma", "verdana", "arial", "comic sans ms", "courier"]),
        .string(
          "manualInvitationTextSize", values: ["XXSmall", "XSmall", "small", "medium", "large", "XLarge", "XXLarge"]),
        .boolean("isManualInvitationTextBold"),
        .boolean("isManualInvitationTextItalic"),
        .string("manualInvitationTextColor"),
      ])

    static let autoInvitation = Model(
      "livechat.AutoInvitation",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .boolean("isEnable"),
        .boolean("isDisplayedOnceInOneSession"),
        .integer("order"),
        .string("imageType", .readOnly, values: ["fromGallery", "fromMyComputer"]),
        .guid("image", .readOnly),
        .integer("closeAreaXOffset"),
        .integer("closeAreaYOffset"),
        .integer("closeAreaWidth"),
        .integer("closeAreaHeight"),
        .integer("textAreaXOffset"),
        .integer("textAreaYOffset"),
        .integer("textAreaWidth"),
        .integer("textAreaHeight"),
        .string("text"),
        .string("textFont", values: ["times new roman", "tahoma", "verdana", "arial", "comic sans ms", "courier"]),
        .string("textSize", values: ["XXSmall", "XSmall", "small", "medium", "large", "XLarge", "XXLarge"]),
        .boolean("isTextBold"),
        .boolean("isTextItalic"),
        .string("textColor"),
        .string(
          "position",
          values: [
            "centered", "centeredWithOverlay", "topLeft", "topMiddle", "topRight", "bottomLeft", "bottomMiddle",
            "bottomRight", "leftMiddle", "rightMiddle",
          ]),
        .string("conditionMetType", values: ["all", "any", "logicalExpression"]),
        .string("logicalExpression"),
        .object("conditions", .list, ref: "LiveChatCondition"),
      ])

    static let agentWrapUp = Model(
      "livechat.AgentWrapUp",
      [
        .object("fields", .list, ref: "CampaignFormField")
      ])

    static let language = Model(
      "livechat.Language",
      [
        .string("defaultLanguage"),
        .boolean("isCustomLanguageEnabled"),
        .boolean("isTextDirectionRightToLeft"),
        .object("customLanguageItems", .list, ref: "CustomLanguage"),
      ])

    static let customLanguage = Model(
      "livechat.CustomLanguage",
      [
        .string("systemName"),
        .string("customText"),
      ])

    static let routing = Model(
      "livechat.Routing",
      [
        .boolean("isEnable", default: false),
        .string("type", values: ["simple", "customRule"]),
        .string("routeTo", values: ["agent", "department"]),
        .string("routeToId"),
        .object("routeToAgent", ref: "global.Agent", include: "agent"),
        .object("routeToDepartment", ref: "global.Department", include: "department"),
        .string("priority", values: ["lowest", "low", "normal", "high", "highest"]),
        .integer("percentageToBot"),
        .object("customRules", .list, ref: "CustomRule"),
        .string(
          "actionWhenNoRuleMatched",
          values: ["routeToSite", "routeToDepartment", "routeToAgent", "redirectToOfflineMessage"]),
        .string("routeToIdWhenNoRuleMatched"),
        .object("routeToAgentWhenNoRuleMatched", ref: "global.Agent", include: "agent"),
        .object("routeToDepartmentWhenNoRuleMatched", ref: "global.Department", include: "department"),
        .string("priorityWhenNoRuleMatched", values: ["lowest", "low", "normal", "high", "highest"]),
        .integer("percentageToBotWhenNoRuleMatched"),
        .string("emailsToReceiveOfflineMessage"),
      ])

    static let customRule = Model(
      "livechat.CustomRule",
      [
        .guid("id", .readOnly),
        .boolean("isEnable"),
        .string("name"),
        .integer("order"),
        .string("routeTo", values: ["agent", "department"]),
        .string("routeToId"),
        .object("routeToAgent", ref: "global.Agent", include: "agent"),
        .object("routeToDepartment", ref: "global.Department", include: "department"),
        .string("priority", values: ["lowest", "low", "normal", "high", "highest"]),
        .integer("percentageToBot"),
        .string("conditionMetType", values: ["all", "any", "logicalExpression"]),
        .string("logicalExpression"),
        .object("conditions", .list, ref: "LiveChatCondition"),
      ])

    static let chatbotIntegration = Model(
      "livechat.ChatbotIntegration",
      [
        .boolean("isEnable"),
        .guid("selectedChatbotId"),
        .object("selectedChatbot", ref: "bot.Bot", include: "chatbot"),
        .boolean("isChatbotAllocatedWhenAgentOnline"),
        .boolean("ifDistributeChatsToChatbotByQueueLength"),
        .boolean("ifDistributeChatsToChatbotByPercentage"),
        .integer("queueLength"),
        .integer("percentageToChatbot"),
        .boolean("isChatbotAllocatedWhenAgentOffline"),
      ])

    static let kbIntegration = Model(
      "livechat.KBIntegration",
      [
        .boolean("isEnable"),
        .guid("selectedKBId"),
        .boolean("isSearchAllowedBeforeChatting"),
        .string("greetingMessageBeforeChatting"),
        .boolean("isSearchAllowedBeforeOfflineMessage"),
        .string("greetingMessageBeforeOfflineMessage"),
        .integer("articlesShowedInSearchResult"),
      ])

    static let campaignFormField = Model(
      "livechat.CampaignFormField",
      [
        .guid("id", .readOnly),
        .object("field", ref: "LiveChatField"),
        .boolean("isVisible"),
        .boolean("isRequired"),
        .integer("order"),
        .object("ratingGrades", .list, ref: "RatingGrade"),
      ])

    static let ratingGrade = Model(
      "livechat.RatingGrade",
      [
        .integer("grade"),
        .string("label"),
        .boolean("isVisible"),
      ])

    static let liveChatField = Model(
      "livechat.LiveChatField",
      [
        .guid("id", .readOnly),
        .boolean("isSystem"),
        .string("name"),
        .string(
          "type",
          values: [
            "textBox", "textArea", "radioBox", "checkbox", "dropdownList", "checkboxList", "NPS", "file", "rating",
            "checkboxListwithOptionGroups",
          ]),
        .object("options", .list, ref: "LiveChatFieldOption"),
        .string("leftText"),
        .string("rightText"),
        .object("optionGroups", .list, ref: "LiveChatFieldOptionGroup"),
      ])

    static let liveChatFieldOption = Model(
      "livechat.LiveChatFieldOption",
      [
        .string("value"),
        .integer("order"),
      ])

    static let liveChatFieldOptionGroup = Model(
      "livechat.LiveChatFieldOptionGroup",
      [
        .string("name"),
        .integer("order"),
        .object("options", .list, ref: "LiveChatFieldOption"),
      ])

    static let ban = Model(
      "livechat.Ban", sampleOnly: ["lastUpdatedBy", "ipAddress"],
      [
        .guid("id", .readOnly),
        .string("type", .required, values: ["visitor", "ip", "ipRange"]),
        Field.guid("visitorId", .required).with(requiredIf: ["type": ["visitor"]]),
        .object("visitor", ref: "global.Visitor", include: "visitor"),
        Field.string("ip", .required).with(requiredIf: ["type": ["ip"]]),
        Field.string("ipRangeFrom", .required).with(requiredIf: ["type": ["ipRange"]]),
        Field.string("ipRangeTo", .required).with(requiredIf: ["type": ["ipRange"]]),
        .string("comment"),
        .integer("lastUpdatedByAgentId", .readOnly),
        .object("lastUpdatedAgent", ref: "global.Agent", include: "agent"),
      ])

    static let conversionAction = Model(
      "livechat.ConversionAction", sampleOnly: ["createdBy", "lastUpdatedBy"],
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .boolean("isEnable"),
        .string("type", .required, values: ["url", "customVariable", "api"]),
        .string("customVariableUsedToDetermineConversion"),
        .string("operator", values: ["is", "beginsWith", "contains", "regularExpression", "isLessThen", "isMoreThen"]),
        .string("value"),
        .boolean("isCaseSensitive"),
        .boolean("isValueAssignedToConversion"),
        .string("valueSource", values: ["inputAValue", "getFromCustomVariable"]),
        Field.integer("assignedValueFromInputting").with(min: 1, max: 999_999_999),
        .string("assignedValueFromCustomVariable"),
        .string("chatAssociatedWithConversion", values: ["theFirstChat", "theLastChat"]),
        .boolean("isChatInLastCertainDaysConsidered"),
        Field.integer("chatInLastDays").with(min: 1, max: 30),
        .boolean("isChatWithAtLeastCertainVisitorMessagesConsidered"),
        Field.integer("visitorMessagesAtLeast").with(min: 1, max: 999),
        .boolean("isVariableIncludedInTranscript"),
        .string("appendFieldList", .list),
        .datetime("createdTime", .readOnly),
        .integer("createdByAgentId", .readOnly),
        .object("createdAgent", .readOnly, ref: "global.Agent", include: "agent"),
        .datetime("lastUpdatedTime", .readOnly),
        .integer("lastUpdatedByAgentId", .readOnly),
        .object("lastUpdatedAgent", .readOnly, ref: "global.Agent", include: "agent"),
      ])

    static let conversionAchieved = Model(
      "livechat.ConversionAchieved",
      [
        .string("conversionName", .required),
        .guid("visitorId", .required),
        .number("value", .required),
      ])

    static let secureForm = Model(
      "livechat.SecureForm",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string("description"),
        .object("fields", .list, ref: "SecureFormField"),
      ])

    static let secureFormField = Model(
      "livechat.SecureFormField",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string("displayName", .required),
        .string(
          "type", .required,
          values: ["text", "textArea", "radioBox", "checkbox", "dropdownList", "checkboxList", "datePicker"]),
        .boolean("isSystem", .readOnly, default: false),
        .boolean("isVisible", default: false),
        .boolean("isRequired", default: false),
        .integer("order", default: 1),
        Field.object("options", [.list, .required], ref: "SecureFormFieldOption").with(requiredIf: [
          "type": ["radioBox", "dropdownList", "checkboxList"]
        ]),
      ])

    static let secureFormFieldOption = Model(
      "livechat.SecureFormFieldOption",
      [
        .string("value", .required),
        .integer("order", default: 1),
      ])

    static let webhook = Model(
      "livechat.Webhook",
      [
        .guid("id", .readOnly),
        .string(
          "event", .required,
          values: [
            "offlineMessageSubmitted", "agentStatusChanges", "chatStarts", "chatEnds", "chatWrappedUp", "chatRequested",
            "chatTransferred",
          ]),
        .string("targetUrl", .required),
      ])

    static let customVariable = Model(
      "livechat.CustomVariable",
      [
        .guid("id", .readOnly),
        .string("name", .required),
        .string("type", .required, values: ["text", "integer", "decimal"]),
        .string("value"),
        .string("hyperlink"),
      ])
  }
}
