extension Catalog {
  /// The records of `LivechatReportsModule`.
  enum LivechatReportsModels {
    static let all: [Model] = [
      chatVolume, chatVolumeDistribution, visits, visitsDistribution, chatSource, chatSourceDistribution,
      chatSourceRequestPage, queue, queueDistribution, waitTime, waitTimeDistribution, chatTransferByDepartment,
      chatTransfer, availability, agentStatus, agentPerformance, workload, workloadDistribution, efficiency, rating,
      ratingDistribution, postChatSurvey, prechatSurvey, wrapupSurvey, wrapupCompletion, conversions, manualInvitation,
      autoInvitation, offlineMessage, offlineMessageDistribution, cannedMessage, realtimeRightNow, realtimeToday,
      realtimeCustomMetric, realtimeAgent, realtimeQueue, timeRange, statusTime, statusChange, surveyField, surveyGroup,
      surveyOption, queueTarget, queuedVisitor,
    ]

    static let chatVolume = Model(
      "livechatReports.ChatVolume",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("chatRequests", .readOnly),
        .number("chats", .readOnly),
        .number("missedChats", .readOnly),
        .number("refusedChats", .readOnly),
        Field.guid("campaignId", .readOnly).with(onlyForGroup: ["campaign"]),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
        Field.guid("visitorSegmentId", .readOnly).with(onlyForGroup: ["visitorSegment"]),
      ])

    static let chatVolumeDistribution = Model(
      "livechatReports.ChatVolumeDistribution",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgChats", .readOnly),
        .number("avgMissedChats", .readOnly),
        .number("avgRefusedChats", .readOnly),
        .number("avgChatRequests", .readOnly),
      ])

    static let visits = Model(
      "livechatReports.Visits",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("visits", .readOnly),
        Field.guid("campaignId", .readOnly).with(onlyForGroup: ["campaign"]),
      ])

    static let visitsDistribution = Model(
      "livechatReports.VisitsDistribution",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgVisits", .readOnly),
      ])

    static let chatSource = Model(
      "livechatReports.ChatSource",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("chats", .readOnly),
        .number("chatsInitiatedByVisitors", .readOnly),
        .number("chatsFromManualInvitations", .readOnly),
        .number("chatsFromAutoInvitations", .readOnly),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
      ])

    static let chatSourceDistribution = Model(
      "livechatReports.ChatSourceDistribution",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgChats", .readOnly),
        .number("avgChatsInitiatedByVisitors", .readOnly),
        .number("avgChatsFromManualInvitations", .readOnly),
        .number("avgChatsFromAutoInvitations", .readOnly),
      ])

    static let chatSourceRequestPage = Model(
      "livechatReports.ChatSourceRequestPage",
      [
        .string("requestPage", .readOnly),
        .number("chats", .readOnly),
      ])

    static let queue = Model(
      "livechatReports.Queue",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("queuedChatRequests", .readOnly),
        .number("chatsFromQueue", .readOnly),
        .number("switchedToMessages", .readOnly),
        .number("abandonedChats", .readOnly),
        .number("refusedChats", .readOnly),
        .number("maxQueueSize", .readOnly),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
      ])

    static let queueDistribution = Model(
      "livechatReports.QueueDistribution",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgQueuedChatRequests", .readOnly),
        .number("avgChatsFromQueue", .readOnly),
        .number("avgSwitchedToMessages", .readOnly),
        .number("avgAbandonedChats", .readOnly),
        .number("avgRefusedChats", .readOnly),
        .number("avgmaxQueueSize", .readOnly),
      ])

    static let waitTime = Model(
      "livechatReports.WaitTime",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgWaitTime", .readOnly),
        .number("avgWaitTimeOfMissedChats", .readOnly),
        .number("maxWaitTime", .readOnly),
        .number("maxWaitTimeOfMissedChats", .readOnly),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
      ])

    static let waitTimeDistribution = Model(
      "livechatReports.WaitTimeDistribution",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgWaitTime", .readOnly),
        .number("avgWaitTimeOfMissedChats", .readOnly),
        .number("avgMaxWaitTime", .readOnly),
        .number("avgMaxWaitTimeOfMissedChats", .readOnly),
      ])

    static let chatTransferByDepartment = Model(
      "livechatReports.ChatTransferByDepartment",
      [
        .guid("departmentId", .readOnly),
        .number("departmentTransferredInChats", .readOnly),
        .number("departmentTransferredOutChats", .readOnly),
        .number("chats", .readOnly),
      ])

    static let chatTransfer = Model(
      "livechatReports.ChatTransfer",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("chats", .readOnly),
        .number("totalTransferredChats", .readOnly),
        .number("departmentTransferredChats", .readOnly),
      ])

    static let availability = Model(
      "livechatReports.Availability",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("online", .readOnly),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
        Field.integer("agentId", .readOnly).with(onlyForGroup: ["agent"]),
        Field.object("statusDistribution", [.list, .readOnly], ref: "StatusTime").with(onlyForGroup: ["agent"]),
      ])

    static let agentStatus = Model(
      "livechatReports.AgentStatus",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .integer("agentId", .readOnly),
        .object("changeLogs", [.list, .readOnly], ref: "StatusChange"),
      ])

    static let agentPerformance = Model(
      "livechatReports.AgentPerformance",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgChatTime", .readOnly),
        .number("avgWaitTime", .readOnly),
        .number("totalChatTime", .readOnly),
        .number("lastMessageSentByAgent", .readOnly),
        Field.integer("agentId", .readOnly).with(onlyForGroup: ["agent"]),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
      ])

    static let workload = Model(
      "livechatReports.Workload",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("linearChatTime", .readOnly),
        .number("idleTime", .readOnly),
        .number("agentUtilization", .readOnly),
        .number("avgConcurrentChats", .readOnly),
        .number("totalChatTime", .readOnly),
        .number("chats", .readOnly),
        Field.integer("agentId", .readOnly).with(onlyForGroup: ["agent"]),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
      ])

    static let workloadDistribution = Model(
      "livechatReports.WorkloadDistribution",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgLinearChatTime", .readOnly),
        .number("avgIdleTime", .readOnly),
        .number("avgAgentUtilization", .readOnly),
        .number("avgConcurrentChats", .readOnly),
        .number("avgTotalChatTime", .readOnly),
        .number("avgChats", .readOnly),
      ])

    static let efficiency = Model(
      "livechatReports.Efficiency",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgAgentResponseTime", .readOnly),
        .number("avgWaitTime", .readOnly),
        .number("avgChatTime", .readOnly),
        .number("avgAgentsChatMessages", .readOnly),
        .number("avgVisitorsChatMessages", .readOnly),
        .number("avgCannedMessages", .readOnly),
        .number("lastMessageSentByAgent", .readOnly),
        Field.integer("agentId", .readOnly).with(onlyForGroup: ["agent"]),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
      ])

    static let rating = Model(
      "livechatReports.Rating",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("score5", .readOnly),
        .number("score4", .readOnly),
        .number("score3", .readOnly),
        .number("score2", .readOnly),
        .number("score1", .readOnly),
        Field.integer("agentId", .readOnly).with(onlyForGroup: ["agent"]),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
      ])

    static let ratingDistribution = Model(
      "livechatReports.RatingDistribution",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgScore5", .readOnly),
        .number("avgScore4", .readOnly),
        .number("avgScore3", .readOnly),
        .number("avgScore2", .readOnly),
        .number("avgScore1", .readOnly),
      ])

    static let postChatSurvey = Model(
      "livechatReports.PostChatSurvey",
      [
        .guid("campaignId", .readOnly),
        .object("fields", [.list, .readOnly], ref: "SurveyField"),
      ])

    static let prechatSurvey = Model(
      "livechatReports.PrechatSurvey",
      [
        .guid("campaignId", .readOnly),
        .object("fields", [.list, .readOnly], ref: "SurveyField"),
      ])

    static let wrapupSurvey = Model(
      "livechatReports.WrapupSurvey",
      [
        .guid("campaignId", .readOnly),
        .object("fields", [.list, .readOnly], ref: "SurveyField"),
      ])

    static let wrapupCompletion = Model(
      "livechatReports.WrapupCompletion",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("wrapups", .readOnly),
        .number("chats", .readOnly),
        Field.integer("agentId", .readOnly).with(onlyForGroup: ["agent"]),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
      ])

    static let conversions = Model(
      "livechatReports.Conversions",
      [
        .number("conversions", .readOnly),
        .number("chats", .readOnly),
        .number("chattedVisitors", .readOnly),
        .number("convertedVisitors", .readOnly),
        .number("convertedChattedVisitors", .readOnly),
        .number("value", .readOnly),
        .object("time", .readOnly, ref: "TimeRange"),
        .guid("conversionActionId", .readOnly),
      ])

    static let manualInvitation = Model(
      "livechatReports.ManualInvitation",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("sent", .readOnly),
        .number("accepted", .readOnly),
        Field.integer("agentId", .readOnly).with(onlyForGroup: ["agent"]),
      ])

    static let autoInvitation = Model(
      "livechatReports.AutoInvitation",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("sent", .readOnly),
        .number("accepted", .readOnly),
        Field.guid("campaignId", .readOnly).with(onlyForGroup: ["campaign", "autoInvitation"]),
        Field.guid("autoInvitationId", .readOnly).with(onlyForGroup: ["autoInvitation"]),
      ])

    static let offlineMessage = Model(
      "livechatReports.OfflineMessage",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("messages", .readOnly),
        .number("fromOfflineButton", .readOnly),
        .number("fromChatQueue", .readOnly),
        Field.guid("departmentId", .readOnly).with(onlyForGroup: ["department"]),
        Field.guid("campaignId", .readOnly).with(onlyForGroup: ["campaign"]),
        Field.guid("visitorSegmentId", .readOnly).with(onlyForGroup: ["visitorSegment"]),
      ])

    static let offlineMessageDistribution = Model(
      "livechatReports.OfflineMessageDistribution",
      [
        .object("time", .readOnly, ref: "TimeRange"),
        .number("avgMessages", .readOnly),
        .number("avgFromOfflineButton", .readOnly),
        .number("avgFromChatQueue", .readOnly),
      ])

    static let cannedMessage = Model(
      "livechatReports.CannedMessage",
      [
        .guid("id", .readOnly),
        .number("usedTimes", .readOnly),
        .number("agentsUsedIt", .readOnly),
      ])

    static let realtimeRightNow = Model(
      "livechatReports.RealtimeRightNow",
      [
        .number("agentsInChat", .readOnly),
        .number("ongoingChats", .readOnly),
        .number("visitorsOnSite", .readOnly),
        .number("loggedInAgents", .readOnly),
        .number("currentQueueLength", .readOnly),
        .number("chatUtilization", .readOnly),
        .number("ongoingChatsWithAgents", .readOnly),
        .number("ongoingChatsWithChatbot", .readOnly),
      ])

    static let realtimeToday = Model(
      "livechatReports.RealtimeToday",
      [
        Field.object("chatOverview", .readOnly).with(fields: [
          .number("chatRequests", .readOnly), .number("chats", .readOnly), .number("chatAcceptanceRate", .readOnly),
          .number("abandonedChats", .readOnly), .number("switchToMessages", .readOnly),
          .number("missedChats", .readOnly),
        ]),
        Field.object("serviceEfficiency", .readOnly).with(fields: [
          .number("avgWaitTime", .readOnly), .number("avgChatTime", .readOnly), .number("avgResponseTime", .readOnly),
          .number("acceptedInvitations", .readOnly), .number("departmentTransferChats", .readOnly),
          .number("totalTransferChats", .readOnly),
        ]),
        Field.object("agentPerformance", .readOnly).with(fields: [
          .number("uniqueChatRate", .readOnly), .number("agentUtilization", .readOnly), .number("avgScore", .readOnly),
        ]),
        Field.object("chatbot", .readOnly).with(fields: [
          .number("chatbotOnlyChats", .readOnly), .number("chatsFromChatbotToAgent", .readOnly),
          .number("answers", .readOnly), .number("highConfidenceAnswers", .readOnly),
        ]),
      ])

    static let realtimeCustomMetric = Model(
      "livechatReports.RealtimeCustomMetric",
      [
        .guid("id", .readOnly),
        .number("value", .readOnly),
      ])

    static let realtimeAgent = Model(
      "livechatReports.RealtimeAgent",
      [
        .integer("agentId", .readOnly),
        .string("currentStatus", .readOnly),
        .number("ongoingChats", .readOnly),
        .number("todayChats", .readOnly),
        .number("todayLinearChatTime", .readOnly),
        .object("statusDistribution", [.list, .readOnly], ref: "StatusTime"),
      ])

    static let realtimeQueue = Model(
      "livechatReports.RealtimeQueue",
      [
        .object("routeTo", .readOnly, ref: "QueueTarget"),
        .number("ongoingChats", .readOnly),
        .number("avgWaitTimeInLast30Mins", .readOnly),
        .number("avgWaitTimeInLast60Mins", .readOnly),
        .number("abandonedChatsInLast30Mins", .readOnly),
        .number("switchedToMessagesInLast30Mins", .readOnly),
        .object("queue", [.list, .readOnly], ref: "QueuedVisitor"),
      ])

    static let timeRange = Model(
      "livechatReports.TimeRange",
      [
        .string("from", .readOnly),
        .string("to", .readOnly),
      ])

    static let statusTime = Model(
      "livechatReports.StatusTime",
      [
        .string("status", .readOnly),
        .number("time", .readOnly),
      ])

    static let statusChange = Model(
      "livechatReports.StatusChange",
      [
        .datetime("time", .readOnly),
        .string("status", .readOnly),
      ])

    static let surveyField = Model(
      "livechatReports.SurveyField",
      [
        .guid("fieldId", .readOnly),
        .string("fieldName", .readOnly),
        .object("options", [.list, .readOnly], ref: "SurveyOption"),
        .object("groups", [.list, .readOnly], ref: "SurveyGroup"),
      ])

    static let surveyGroup = Model(
      "livechatReports.SurveyGroup",
      [
        .string("name", .readOnly),
        .object("options", [.list, .readOnly], ref: "SurveyOption"),
      ])

    static let surveyOption = Model(
      "livechatReports.SurveyOption",
      [
        .string("name", .readOnly),
        .integer("count", .readOnly),
      ])

    static let queueTarget = Model(
      "livechatReports.QueueTarget",
      [
        Field.integer("type", .readOnly, values: ["0", "1", "2"]).with(flags: ["site": 0, "department": 1, "agent": 2]),
        .string("id", .readOnly),
      ])

    static let queuedVisitor = Model(
      "livechatReports.QueuedVisitor",
      [
        .guid("visitorId", .readOnly),
        .number("waitTime", .readOnly),
      ])
  }
}
