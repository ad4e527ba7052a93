/// Which module has which resources, in the order of `Module.resources`.
///
/// One text, so that a look-up builds nothing: a word with a colon is a module, the words after it are the unique
/// script names of its resources.
enum NameTable {
  static let text: StaticString = """
    global: site agents roles departments permissions shifts contacts contactIdentities visitors
      publicCannedMessageCategories publicCannedMessages privateCannedMessageCategories privateCannedMessages
      agentAwayStatuses whitelistedLoginIPRanges agentSSO visitorSSO auditLogs
    livechat: livechat.settings autoDistribution translationExcludedWords customerSegments dynamicCampaign
      mobilePush livechat.agents livechat.visitors livechat.sessions chats offlineMessages campaigns
      installationCode chatButton chatWindow preChat postChat campaignOfflineMessage invitation manualInvitation
      autoInvitations agentWrapup campaignLanguage campaignRouting campaignCustomRules chatbotIntegration
      kbIntegration campaignFormFields bans conversionActions secureForms secureFormFields webhooks
      customVariables
    livechatReports: reports
    messaging: conversations conversationMessages conversationDraft conversationEventLogs portalConversations
      portalConversationMessages deletedConversations attachments messaging.views routing routingCustomRules
      autoAllocation messaging.triggers messaging.slaPolicies workingTime messaging.holidays messaging.fields
      blockedSenders messaging.junks messaging.channelAccounts messaging.channels messaging.reports
    ticketing: tickets ticketMessages ticketDraft ticketNotes ticketEventLogs deletedTickets ticketing.views
      routingConfig routingRules autoDistributionConfig ticketing.triggers ticketing.slaPolicies
      workingHoursConfig ticketing.holidays ticketing.fields fieldMappings blockedEmailSenders ticketing.junks
      ticketing.channelAccounts ticketing.portalTickets
    bot: subscription bot.languages bots greetingMessageInChannels noAnswerMessageInChannels
      messageAfterSeveralConsecutivePossibleAnswersInChannels categories intents questions answerInChannels
      authenticationRequest locationRequest form bot.fields prompts responses buttons bot.sessions entities
      entityKeywords smartTriggers smartTriggerConditions smartTriggerActions quickReplies quickReplyItems
      bot.learningQuestions prebuiltEntities operations images bot.reports
    agentAssist: agentAssist.languages agentAssist.settings synonyms agentAssist.learningQuestions
      agentAssist.questionSuggestions
    botCustom: botCustom.sessions botCustom.questionSuggestions
    botSession: botSession.sessions
    voiceBot: voiceBot.sessions
    botMessage: botMessage.sessions
    contact: contact.contacts identities
    channelApp: channelApp.channelAccounts messages publicKeys channelApp.channels contactIdentityTypes apps
      ipAddresses versions
    partner: sites
    livechatV2: agentChats missedAndRefusedChats chattingVisitors livechatV2.attachments
    accountV2: ipRestriction
    botV2: botGeneral wordWeight
    ticketV2: ticketV2.portalTickets portalTicketMessages ticketV2.attachments cannedResponses configs
      ticketV2.departments emailAccounts tags
    """

  /// Shorter names for resources.
  static func resource(alias: String) -> String? {
    switch ASCII.lowercased(alias) {
    case "possibleanswerfallbacks": "messageAfterSeveralConsecutivePossibleAnswersInChannels"
    default: nil
    }
  }

  /// The module with a place in the table.
  static func module(_ place: Int) -> Module {
    switch place {
    case 0: Catalog.GlobalModule.module
    case 1: Catalog.LivechatModule.module
    case 2: Catalog.LivechatReportsModule.module
    case 3: Catalog.MessagingModule.module
    case 4: Catalog.TicketingModule.module
    case 5: Catalog.BotModule.module
    case 6: Catalog.AgentAssistModule.module
    case 7: Catalog.BotCustomModule.module
    case 8: Catalog.BotSessionModule.module
    case 9: Catalog.VoiceBotModule.module
    case 10: Catalog.BotMessageModule.module
    case 11: Catalog.ContactModule.module
    case 12: Catalog.ChannelAppModule.module
    case 13: Catalog.PartnerModule.module
    case 14: Catalog.LivechatV2Module.module
    case 15: Catalog.AccountV2Module.module
    case 16: Catalog.BotV2Module.module
    default: Catalog.TicketV2Module.module
    }
  }

  // MARK: - Reading

  /// One resource's place.
  struct Entry {
    var module: Int
    var resource: Int
  }

  /// The place of the resource whose unique name is this one.
  static func find(_ name: String, ignoringCase: Bool) -> Entry? {
    var name = name
    return name.withUTF8 { name in
      var place: Entry?
      forEachWord { word, module, resource in
        guard let resource, word.count == name.count else { return true }
        let same =
          ignoringCase
          ? word.elementsEqual(name) { ASCII.lowercased($0) == ASCII.lowercased($1) } : word.elementsEqual(name)
        if same { place = Entry(module: module, resource: resource) }
        return !same
      }
      return place
    }
  }

  /// Names of modules, or of resources with their module's name.
  static var modules: [String] {
    var names: [String] = []
    forEachWord { word, _, resource in
      if resource == nil { names.append(String(decoding: word, as: UTF8.self)) }
      return true
    }
    return names
  }

  static var resources: [(module: String, name: String)] {
    var module = ""
    var names: [(String, String)] = []
    forEachWord { word, _, resource in
      let text = String(decoding: word, as: UTF8.self)
      if resource == nil { module = text } else { names.append((module, text)) }
      return true
    }
    return names
  }

  /// Walks the table until the body says false; a module's word comes without its colon and without a resource's place.
  private static func forEachWord(_ body: (Slice<UnsafeBufferPointer<UInt8>>, _ module: Int, _ resource: Int?) -> Bool)
  {
    text.withUTF8Buffer { bytes in
      var module = -1
      var resource = 0
      var at = 0
      while at < bytes.count {
        while at < bytes.count, bytes[at] <= UInt8(ascii: " ") { at += 1 }
        let start = at
        while at < bytes.count, bytes[at] > UInt8(ascii: " ") { at += 1 }
        guard at > start else { return }
        if bytes[at - 1] == UInt8(ascii: ":") {
          module += 1
          resource = 0
          guard body(bytes[start..<(at - 1)], module, nil) else { return }
        } else {
          guard body(bytes[start..<at], module, resource) else { return }
          resource += 1
        }
      }
    }
  }
}
