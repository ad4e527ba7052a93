extension Catalog {
  /// Contacts with guid ids.
  enum ContactModule {
    static let module = Module(
      "contact", prefix: "/api/v3/contact", version: "v3", source: "v3/Contact API.md", "Contacts with guid ids",
      resources: [
        { contacts }, { identities },
      ], models: ContactModels.all)

    static let contacts = Resource(
      .collection, "contact.contacts", "/api/v3/contact/contacts", "Contacts (guid ids)", qualifiedOnly: true,
      id: .init(.string), model: "Contact", list: .pages("contacts", total: "total", size: 50, max: 50, base: 1),
      permission: "Manage Contacts",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/contact/contacts", "Search contacts",
          query: [.pageIndex(1), .string("keywords")], returns: .page("Contact")),
        Endpoint(
          .get, "get", "GET /api/v3/contact/contacts/{id}", "Fetch one contact", returns: .model("Contact")),
        Endpoint(
          .create, "create", "POST /api/v3/contact/contacts", "Add one contact", body: .model("Contact"),
          returns: .model("Contact")),
        Endpoint(
          .update, "update", "PUT /api/v3/contact/contacts/{id}", "Change one contact", body: .model("Contact"),
          returns: .model("Contact")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/contact/contacts/{id}", "Delete one contact", status: 200),
      ])

    static let identities = Resource(
      .collection, "contact.identities", "/api/v3/contact/contacts/{contactId}/identities",
      "Channel identities of a contact", parent: .init("contacts", "contactId", .string), id: .init(.string),
      model: "Identity", list: .array, permission: "Manage Contacts",
      endpoints: [
        Endpoint(
          .list, "list", "GET /api/v3/contact/contacts/{contactId}/identities", "List identities of a contact",
          returns: .list("Identity")),
        Endpoint(
          .get, "get", "GET /api/v3/contact/contacts/{contactId}/identities/{id}", "Fetch one identity",
          returns: .model("Identity")),
        Endpoint(
          .create, "create", "POST /api/v3/contact/contacts/{contactId}/identities", "Add one identity",
          body: .model("Identity"), returns: .model("Identity")),
        Endpoint(
          .update, "update", "PUT /api/v3/contact/contacts/{contactId}/identities/{id}", "Change an identity's value",
          body: .fields([.string("value", .required)]), returns: .model("Identity")),
        Endpoint(
          .delete, "delete", "DELETE /api/v3/contact/contacts/{contactId}/identities/{id}", "Delete one identity",
          status: 200),
      ])
  }
}
