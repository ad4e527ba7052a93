extension Catalog {
  /// Sites of a reseller.
  enum PartnerModule {
    static let module = Module(
      "partner", prefix: "/api/v3/partner", version: "v3", source: "v3/Partner.md", "Sites of a reseller",
      side: .partner, authentication: [.partner],
      resources: [
        { sites }
      ], models: PartnerModels.all)

    static let sites = Resource(
      .collection, "partner.sites", "/api/v3/partner/sites", "Sites of your customers", id: .init(.integer, "site_id"),
      model: "Site", list: .pages("sites", total: "total", size: 100, max: 100),
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/partner/sites", "List customer sites",
          query: [.string("keywords"), .pageIndex()], returns: .page("Site")),
        Endpoint(
          .get, "get", "GET /api/v3/partner/sites/{site_id}", "Fetch one customer site", returns: .model("Site")),
        Endpoint(
          .create, "create", "POST /api/v3/partner/sites", "Add one customer site",
          body: .fields([
            .string("password", .required), .object("contact", .required, ref: "SiteContact"), .string("company"),
            .string("website"), .string("fax"), .string("mailingAddress"), .string("city"), .string("stateOrProvince"),
            .string("postalOrZipCode"), .string("companySize"), .string("country"), .string("timezone", .required),
            .object("planList", [.list, .required], ref: "Plan"),
          ]), returns: .model("Site"), marks: .hidden),
        Endpoint(
          .update, "update", "PUT /api/v3/partner/sites/{site_id}", "Change one customer site", body: .model("Site"),
          returns: .model("Site")),
        Endpoint(
          .action, "pay", "PUT /api/v3/partner/sites/{site_id}/paying", "Turn a trial into a paid site", status: 200,
          marks: .hidden),
      ])
  }
}
