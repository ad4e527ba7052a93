extension Catalog {
  /// Account parts only v2 has.
  enum AccountV2Module {
    static let module = Module(
      "accountV2", prefix: "/api/v2/account", version: "v2", source: "v2/Account.md", "Account parts only v2 has",
      legacy: true, side: .legacy, authentication: [.apiKey],
      resources: [
        { ipRestriction }
      ], models: AccountV2Models.all)

    static let ipRestriction = Resource(
      .singleton, "accountV2.ipRestriction", "/api/v2/account/ipRestriction", "Switch for login IP ranges",
      model: "IpRestriction", permission: "Manage Security",
      endpoints: [
        Endpoint(
          .get, "get", "GET /api/v2/account/ipRestriction", "Read the IP restriction switch",
          returns: .model("IpRestriction")),
        Endpoint(
          .update, "update", "PUT /api/v2/account/ipRestriction", "Change the IP restriction switch",
          body: .model("IpRestriction"), returns: .model("IpRestriction")),
      ])
  }
}
