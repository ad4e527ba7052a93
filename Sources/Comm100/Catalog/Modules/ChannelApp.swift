extension Catalog {
  /// Third-party channel apps.
  enum ChannelAppModule {
    static let module = Module(
      "channelApp", prefix: "/api/v3/channelApp", version: "v3", source: "v3/ChannelApp API.md",
      "Third-party channel apps",
      resources: [
        { channelAccounts }, { messages }, { publicKeys }, { channels }, { contactIdentityTypes }, { apps },
        { ipAddresses }, { versions },
      ], models: ChannelAppModels.all)

    static let channelAccounts = Resource(
      .collection, "channelApp.channelAccounts", "/api/v3/channelApp/channelAccounts",
      "Accounts connected through an app", qualifiedOnly: true, id: .init(.guid), model: "ChannelAccount", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/channelApp/channelAccounts", "List channel accounts",
          query: [.guid("appId"), .integer("siteId")], returns: .list("ChannelAccount")),
        Endpoint(
          .get, "get", "GET /api/v3/channelApp/channelAccounts/{id}", "Fetch one channel account",
          returns: .model("ChannelAccount")),
        Endpoint(
          .create, "create", "POST /api/v3/channelApp/channelAccounts", "Add one channel account",
          body: .fields([
            .string("accountOriginalId", .required), .string("accountName", .required), .boolean("isEnable"),
          ]), returns: .model("ChannelAccount")),
        Endpoint(
          .update, "update", "PUT /api/v3/channelApp/channelAccounts/{id}", "Change one channel account",
          body: .fields([
            .string("accountOriginalId", .required), .string("accountName", .required), .boolean("isEnable"),
          ]), returns: .model("ChannelAccount")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/channelApp/channelAccounts/{id}", "Delete one channel account"),
      ])

    static let messages = Resource(
      .collection, "channelApp.messages", "/api/v3/channelApp/messages", "Messages exchanged with a channel",
      id: .init(.guid), model: "ChannelAppMessage",
      endpoints: [
        Endpoint(
          .create, "create", "POST /api/v3/channelApp/messages", "Hand a message over",
          body: .fields([
            .guid("ChannelAccountId", .required),
            .object("ChannelAppContactIdentity", ref: "ChannelAppContactIdentity"), .boolean("IsReceive"),
            .object("Message", ref: "ChannelAppMessage"),
          ]), returns: .fields([.guid("MessageId")])),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/channelApp/messages/{id}", "Delete one channel message"),
        Endpoint(
          .action, "updateResult", "PUT /api/v3/channelApp/messages/{id}:updateResult", "Report the delivery result",
          body: .fields([
            .boolean("IsSuccessful", .required), .string("ErrorMessage"), .object("Urls", .list, ref: "FileUrl"),
            .string("OriginalMessageId"), .string("OriginalMessageUrl"),
          ])),
      ])

    static let publicKeys = Resource(
      .singleton, "channelApp.publicKeys", "/api/v3/channelApp/publicKeys", "Key that signs app traffic",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v3/channelApp/publicKeys", "Read an app's public key",
          query: [.guid("appId", .required)], returns: .fields([.string("key")]))
      ])

    static let channels = Resource(
      .collection, "channelApp.channels", "/api/v3/channelApp/versions/{versionId}/channels",
      "Channels of an app version", qualifiedOnly: true, parent: .init("versions", "versionId", .guid),
      id: .init(.guid), model: "Channel", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/channelApp/versions/{versionId}/channels", "List channels of a version",
          query: [.guid("appId")], returns: .list("Channel"),
          pathVariants: [
            "/api/v3/channelApp/apps/{appId}/channels", "/api/v3/channelApp/apps/{appId}/versions/{versionId}/channels",
          ]),
        Endpoint(
          .get, "get", "GET /api/v3/channelApp/versions/{versionId}/channels/{id}", "Fetch one app channel",
          returns: .model("Channel"),
          pathVariants: [
            "/api/v3/channelApp/apps/{appId}/channels/{id}",
            "/api/v3/channelApp/apps/{appId}/versions/{versionId}/channels/{id}",
          ]),
        Endpoint(
          .create, "create", "POST /api/v3/channelApp/versions/{versionId}/channels", "Add one app channel",
          body: .model("Channel"), returns: .model("Channel"),
          pathVariants: [
            "/api/v3/channelApp/apps/{appId}/channels", "/api/v3/channelApp/apps/{appId}/versions/{versionId}/channels",
          ]),
        Endpoint(
          .update, "update", "PUT /api/v3/channelApp/versions/{versionId}/channels/{id}", "Change one app channel",
          body: .model("Channel"), returns: .model("Channel"),
          pathVariants: [
            "/api/v3/channelApp/apps/{appId}/channels/{id}",
            "/api/v3/channelApp/apps/{appId}/versions/{versionId}/channels/{id}",
          ]),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/channelApp/versions/{versionId}/channels/{id}", "Delete one app channel",
          pathVariants: [
            "/api/v3/channelApp/apps/{appId}/channels/{id}",
            "/api/v3/channelApp/apps/{appId}/versions/{versionId}/channels/{id}",
          ]),
      ])

    static let contactIdentityTypes = Resource(
      .collection, "channelApp.contactIdentityTypes", "/api/v3/channelApp/contactIdentityTypes",
      "Kinds of contact identity", id: .init(.guid), model: "ContactIdentityType", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/channelApp/contactIdentityTypes", "List identity types",
          returns: .list("ContactIdentityType"), pathVariants: ["/api/v3/channelApp/contactIdentityType"]),
        Endpoint(
          .get, "get", "GET /api/v3/channelApp/contactIdentityTypes/{id}", "Fetch one identity type",
          returns: .model("ContactIdentityType"), pathVariants: ["/api/v3/channelApp/contactIdentityType/{id}"],
          marks: .undescribed),
        Endpoint(
          .create, "create", "POST /api/v3/channelApp/contactIdentityTypes", "Add one identity type",
          body: .model("ContactIdentityType"), returns: .model("ContactIdentityType"),
          pathVariants: ["/api/v3/channelApp/contactIdentityType"], marks: .undescribed),
        Endpoint(
          .update, "update", "PUT /api/v3/channelApp/contactIdentityTypes/{id}", "Change one identity type",
          body: .model("ContactIdentityType"), returns: .model("ContactIdentityType"),
          pathVariants: ["/api/v3/channelApp/contactIdentityType/{id}"], marks: .undescribed),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/channelApp/contactIdentityTypes/{id}", "Delete one identity type",
          pathVariants: ["/api/v3/channelApp/contactIdentityType/{id}"], marks: .undescribed),
      ])

    static let apps = Resource(
      .collection, "channelApp.apps", "/api/v3/channelApp/apps", "Channel apps", id: .init(.guid), model: "App",
      list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/channelApp/apps", "List channel apps", returns: .list("App")),
        Endpoint(
          .get, "get", "GET /api/v3/channelApp/apps/{id}", "Fetch one channel app", returns: .model("App")),
        Endpoint(
          .create, "create", "POST /api/v3/channelApp/apps", "Add one channel app", body: .model("App"),
          returns: .model("App")),
        Endpoint(
          .update, "update", "PUT /api/v3/channelApp/apps/{id}", "Change one channel app", body: .model("App"),
          returns: .model("App")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/channelApp/apps/{id}", "Delete one channel app"),
      ])

    static let ipAddresses = Resource(
      .collection, "channelApp.ipAddresses", "/api/v3/channelApp/apps/{appId}/ipAddresses", "IPs an app may call from",
      parent: .init("apps", "appId", .guid), id: .init(.guid), model: "IpAddress", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/channelApp/apps/{appId}/ipAddresses", "List allowed IPs of an app",
          returns: .list("IpAddress")),
        Endpoint(
          .get, "get", "GET /api/v3/channelApp/apps/{appId}/ipAddresses/{id}", "Fetch one allowed IP",
          returns: .model("IpAddress"), marks: .undescribed),
        Endpoint(
          .create, "create", "POST /api/v3/channelApp/apps/{appId}/ipAddresses", "Add one allowed IP",
          body: .model("IpAddress"), returns: .model("IpAddress"), marks: .undescribed),
        Endpoint(
          .update, "update", "PUT /api/v3/channelApp/apps/{appId}/ipAddresses/{id}", "Change one allowed IP",
          body: .model("IpAddress"), returns: .model("IpAddress"), marks: .undescribed),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/channelApp/apps/{appId}/ipAddresses/{id}", "Delete one allowed IP",
          marks: .undescribed),
      ])

    static let versions = Resource(
      .collection, "channelApp.versions", "/api/v3/channelApp/apps/{appId}/versions", "Versions of an app",
      parent: .init("apps", "appId", .guid), id: .init(.guid), model: "Version", list: .array,
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/channelApp/apps/{appId}/versions", "List versions of an app",
          returns: .list("Version")),
        Endpoint(
          .get, "get", "GET /api/v3/channelApp/apps/{appId}/versions/{id}", "Fetch one app version",
          returns: .model("Version"), marks: .undescribed),
        Endpoint(
          .create, "create", "POST /api/v3/channelApp/apps/{appId}/versions", "Add one app version",
          body: .model("Version"), returns: .model("Version"), marks: .undescribed),
        Endpoint(
          .update, "update", "PUT /api/v3/channelApp/apps/{appId}/versions/{id}", "Change one app version",
          body: .model("Version"), returns: .model("Version"), marks: .undescribed),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/channelApp/apps/{appId}/versions/{id}", "Delete one app version",
          marks: .undescribed),
      ])
  }
}
