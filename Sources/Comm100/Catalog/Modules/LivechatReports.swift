extension Catalog {
  /// Live chat reports.
  enum LivechatReportsModule {
    static let module = Module(
      "livechatReports", prefix: "/api/v3/livechat/reports", version: "v3", source: "v3/reports.md",
      "Live chat reports",
      resources: [
        { reports }
      ], models: LivechatReportsModels.all)

    static let reports = Resource(
      .report, "livechatReports.reports", "/api/v3/livechat/reports", "Live chat statistics",
      permission: "View Reports",
      endpoints: [
        Endpoint(
          .report, "chatVolume", "GET /api/v3/livechat/reports/chatVolume", "Chat requests over time",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["campaign", "department", "visitorSegment"]),
            .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required,
              values: [
                "hour", "day", "week", "month", "24*7Distribution", "halfHourDistribution", "campaign", "department",
                "visitorSegment",
              ]),
          ], returns: .list("ChatVolume"), editions: [.enterprise, .business],
          alsoReturns: [.list("ChatVolumeDistribution")]),
        Endpoint(
          .report, "visits", "GET /api/v3/livechat/reports/visits", "Website visits over time",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["campaign"]),
            .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required,
              values: ["hour", "day", "week", "month", "24*7Distribution", "halfHourDistribution", "campaign"]),
          ], returns: .list("Visits"), editions: [.enterprise, .business], alsoReturns: [.list("VisitsDistribution")]),
        Endpoint(
          .report, "chatSource", "GET /api/v3/livechat/reports/chatSource", "Where chats started",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["department"]),
            .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required,
              values: ["hour", "day", "week", "month", "24*7Distribution", "halfHourDistribution", "department"]),
          ], returns: .list("ChatSource"), editions: [.enterprise], alsoReturns: [.list("ChatSourceDistribution")]),
        Endpoint(
          .report, "chatSourceRequestPage", "GET /api/v3/livechat/reports/chatSource/requestPage",
          "Chats per requesting page",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
          ], returns: .list("ChatSourceRequestPage"), pathVariants: ["/api/v3/livechat/reports/chatSourceRequestPage"],
          editions: [.enterprise]),
        Endpoint(
          .report, "queue", "GET /api/v3/livechat/reports/queue", "Queue length and outcomes",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["department"]),
            .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required,
              values: ["hour", "day", "week", "month", "24*7Distribution", "halfHourDistribution", "department"]),
          ], returns: .list("Queue"), editions: [.enterprise], alsoReturns: [.list("QueueDistribution")]),
        Endpoint(
          .report, "waitTime", "GET /api/v3/livechat/reports/waitTime", "Time spent waiting",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["department"]),
            .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required,
              values: ["hour", "day", "week", "month", "24*7Distribution", "halfHourDistribution", "department"]),
          ], returns: .list("WaitTime"), editions: [.enterprise], alsoReturns: [.list("WaitTimeDistribution")]),
        Endpoint(
          .report, "chatTransfer", "GET /api/v3/livechat/reports/chatTransfer", "Transferred chats",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["department"]),
            .string("filterValue", dependsOn: "filterName"),
            .string("group", .required, values: ["hour", "day", "week", "month", "department"]),
          ], returns: .list("ChatTransfer"), editions: [.enterprise], alsoReturns: [.list("ChatTransferByDepartment")]),
        Endpoint(
          .report, "availability", "GET /api/v3/livechat/reports/availability", "Online time",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["agent", "department"]), .string("filterValue", dependsOn: "filterName"),
            .string("group", .required, values: ["hour", "day", "week", "month", "agent", "department"]),
          ], returns: .list("Availability"), editions: [.enterprise, .business]),
        Endpoint(
          .report, "agentStatus", "GET /api/v3/livechat/reports/agentStatus", "Log of agent status changes",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["agent", "department"]), .string("filterValue", dependsOn: "filterName"),
          ], returns: .list("AgentStatus"), editions: [.enterprise, .business]),
        Endpoint(
          .report, "agentPerformance", "GET /api/v3/livechat/reports/agentPerformance", "Agent performance figures",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["agent", "department"]), .string("filterValue", dependsOn: "filterName"),
            .string("group", .required, values: ["hour", "day", "week", "month", "agent", "department"]),
          ], returns: .list("AgentPerformance"), editions: [.business]),
        Endpoint(
          .report, "workload", "GET /api/v3/livechat/reports/workload", "Agent utilization",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["agent", "department"]), .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required,
              values: [
                "hour", "day", "week", "month", "24*7Distribution", "halfHourDistribution", "department", "agent",
              ]),
          ], returns: .list("Workload"), editions: [.enterprise], alsoReturns: [.list("WorkloadDistribution")]),
        Endpoint(
          .report, "efficiency", "GET /api/v3/livechat/reports/efficiency", "Response and chat times",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["agent", "department"]), .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required,
              values: [
                "hour", "day", "week", "month", "24*7Distribution", "halfHourDistribution", "department", "agent",
              ]),
          ], returns: .list("Efficiency"), editions: [.enterprise]),
        Endpoint(
          .report, "rating", "GET /api/v3/livechat/reports/rating", "Chat ratings",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["agent", "department"]), .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required,
              values: [
                "hour", "day", "week", "month", "24*7Distribution", "halfHourDistribution", "agent", "department",
              ]),
          ], returns: .list("Rating"), editions: [.enterprise, .business], alsoReturns: [.list("RatingDistribution")]),
        Endpoint(
          .report, "postChatSurvey", "GET /api/v3/livechat/reports/postChatSurvey", "Post-chat answers",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["campaign"]),
            .string("filterValue", dependsOn: "filterName"),
          ], returns: .list("PostChatSurvey"), editions: [.enterprise, .business]),
        Endpoint(
          .report, "prechatSurvey", "GET /api/v3/livechat/reports/prechatSurvey", "Pre-chat answers",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["campaign"]),
            .string("filterValue", dependsOn: "filterName"),
          ], returns: .list("PrechatSurvey"), editions: [.enterprise, .business]),
        Endpoint(
          .report, "wrapupSurvey", "GET /api/v3/livechat/reports/wrapup/survey", "Wrap-up answers",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["campaign"]),
            .string("filterValue", dependsOn: "filterName"),
          ], returns: .list("WrapupSurvey"), editions: [.enterprise, .business]),
        Endpoint(
          .report, "wrapupCompletion", "GET /api/v3/livechat/reports/wrapup/completion", "Share of wrapped-up chats",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["agent", "department"]), .string("filterValue", dependsOn: "filterName"),
            .string("group", .required, values: ["hour", "day", "week", "month", "agent", "department"]),
          ], returns: .list("WrapupCompletion"), editions: [.enterprise, .business]),
        Endpoint(
          .report, "conversions", "GET /api/v3/livechat/reports/conversions", "Conversions and their value",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["department", "agent", "conversion"]),
            .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required, values: ["hour", "day", "week", "month", "department", "agent", "conversionAction"]),
          ], returns: .list("Conversions"), editions: [.enterprise]),
        Endpoint(
          .report, "manualInvitation", "GET /api/v3/livechat/reports/manualInvitation", "Manual invitation results",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["agent"]),
            .string("filterValue", dependsOn: "filterName"),
            .string("group", .required, values: ["hour", "day", "week", "month", "agent"]),
          ], returns: .list("ManualInvitation"), editions: [.enterprise]),
        Endpoint(
          .report, "autoInvitation", "GET /api/v3/livechat/reports/autoInvitation", "Auto invitation results",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["campaign"]),
            .string("filterValue", dependsOn: "filterName"),
            .string("group", .required, values: ["hour", "day", "week", "month", "campaign", "autoInvitation"]),
          ], returns: .list("AutoInvitation"), editions: [.enterprise]),
        Endpoint(
          .report, "offlineMessage", "GET /api/v3/livechat/reports/offlineMessage", "Offline messages received",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"),
            .string("filterName", values: ["department", "campaign", "visitorSegment"]),
            .string("filterValue", dependsOn: "filterName"),
            .string(
              "group", .required,
              values: [
                "hour", "day", "week", "month", "24*7Distribution", "halfHourDistribution", "department", "campaign",
                "visitorSegment",
              ]),
          ], returns: .list("OfflineMessage"), editions: [.enterprise, .business],
          alsoReturns: [.list("OfflineMessageDistribution")]),
        Endpoint(
          .report, "cannedMessage", "GET /api/v3/livechat/reports/cannedMessage", "Canned message usage",
          query: [
            .datetime("timeFrom", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .datetime("timeTo", .required, format: "yyyy-MM-ddTHH:mm:ss"),
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["category"]),
            .string("filterValue", dependsOn: "filterName"),
          ], returns: .list("CannedMessage"), editions: [.enterprise, .business]),
        Endpoint(
          .report, "realtimeRightNow", "GET /api/v3/livechat/reports/realtime/rightnow", "Figures of this moment",
          returns: .model("RealtimeRightNow"),
          pathVariants: ["/api/v3/livechat/reports/realtime/rightNow", "/api/v3/livechat/reports/rightnow"],
          editions: [.enterprise, .business]),
        Endpoint(
          .report, "realtimeToday", "GET /api/v3/livechat/reports/realtime/today", "Figures of today",
          query: [.string("timezone", default: "+00:00", format: "+hh:mm")], returns: .model("RealtimeToday"),
          editions: [.enterprise, .business]),
        Endpoint(
          .report, "realtimeCustomMetrics", "GET /api/v3/livechat/reports/realtime/today/customMetrics",
          "Custom metric values", query: [.string("timezone", default: "+00:00", format: "+hh:mm")],
          returns: .list("RealtimeCustomMetric"), editions: [.enterprise]),
        Endpoint(
          .report, "realtimeAgents", "GET /api/v3/livechat/reports/realtime/agents", "Agents right now",
          query: [
            .string("timezone", default: "+00:00", format: "+hh:mm"), .string("filterName", values: ["department"]),
            .string("filterValue", dependsOn: "filterName"),
          ], returns: .list("RealtimeAgent"), editions: [.enterprise, .business]),
        Endpoint(
          .report, "realtimeQueue", "GET /api/v3/livechat/reports/realtime/queue", "Queues right now",
          query: [.string("timezone", default: "+00:00", format: "+hh:mm")], returns: .list("RealtimeQueue"),
          editions: [.enterprise]),
      ])
  }
}
