extension Catalog {
  /// The records of `ContactModule`.
  enum ContactModels {
    static let all: [Model] = [
      contact, identity,
    ]

    static let contact = Model(
      "contact.Contact", columns: .required,
      [
        .string("id", .readOnly),
        .string("name", [.writable, .required]),
        .string("alias", .writable),
        .string("avatar", .writable),
        .object("identities", [.list, .writable], ref: "Identity"),
        .string("description", .writable),
        .string("company", .writable),
        .string("title", .writable),
        .string("phoneNumber", .writable),
        .string("faxNumber", .writable),
        .string("address", .writable),
        .string("city", .writable),
        .string("stateOrProvince", .writable),
        .string("country", .writable),
        .string("postalOrZipCode", .writable),
        .datetime("createdTime", .writable),
        .object("tags", [.list, .writable]),
        .boolean("isDeleted"),
      ])

    static let identity = Model(
      "contact.Identity", columns: .required,
      [
        .string("id", .readOnly),
        .string("type", [.writable, .required]),
        .string("value", [.writable, .required]),
        .string("name", [.writable, .required]),
        .string("avatar", .writable),
        .string("identityInfoUrl", .writable),
        .string("originalContactPageUrl", .writable),
        .string("screenName", .writable),
        .boolean("isDeleted"),
      ])
  }
}
