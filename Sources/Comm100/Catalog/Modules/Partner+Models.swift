extension Catalog {
  /// The records of `PartnerModule`.
  enum PartnerModels {
    static let all: [Model] = [
      site, siteContact, plan, accessToken,
    ]

    static let site = Model(
      "partner.Site", columns: [],
      [
        .integer("id", [.readOnly, .optional]),
        .integer("agents"),
        .object("contact", ref: "SiteContact"),
        .string("company"),
        .string("website"),
        .string("fax"),
        .string("mailingAddress"),
        .string("city"),
        .string("stateOrProvince"),
        .string("postalOrZipCode"),
        .string("country"),
        Field.string("timezone").with(altName: "timeZone"),
        .string("companySize"),
        .boolean("activated"),
        .boolean("disabled"),
        .datetime("createTime", .readOnly),
        .object("planList", .list, ref: "Plan"),
      ])

    static let siteContact = Model(
      "partner.SiteContact", columns: [],
      [
        .string("firstName"),
        .string("lastName"),
        .string("email"),
        .string("phone"),
      ])

    static let plan = Model(
      "partner.Plan", columns: [],
      [
        .integer("id"),
        .string("name"),
        .integer("products"),
      ])

    static let accessToken = Model(
      "partner.AccessToken",
      [
        .string("access_token", .readOnly),
        .string("token_type", .readOnly),
        .integer("expires_in", .readOnly),
        .string("refresh_token", .readOnly),
      ])
  }
}
