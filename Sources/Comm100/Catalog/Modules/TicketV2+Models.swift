extension Catalog {
  /// The records of `TicketV2Module`.
  enum TicketV2Models {
    static let all: [Model] = [
      customFieldValue, customFieldIdAndValue, portalTicket, portalTicketMessage, attachment, cannedResponse,
      department, departmentMember, emailAccount, tag,
    ]

    static let customFieldValue = Model(
      "ticketV2.CustomFieldValue", columns: [],
      [
        .integer("id"),
        .string("name"),
        .string("value"),
      ])

    static let customFieldIdAndValue = Model(
      "ticketV2.CustomFieldIdAndValue", columns: [],
      [
        .integer("id"),
        .string("value"),
      ])

    static let portalTicket = Model(
      "ticketV2.PortalTicket", columns: [],
      [
        .integer("id"),
        .string("subject"),
        .integer("contactId"),
        .boolean("isRead"),
        .boolean("isReadByContact"),
        .integer("agentAssigneeId"),
        .integer("departmentAssigneeId"),
        .string("receivedFrom"),
        .string("channel", values: ["portal", "email"]),
        .string("priority", values: ["urgent", "high", "normal", "low"]),
        .string("status"),
        .datetime("closedTime"),
        .integer("createdById"),
        .string("createdByType"),
        .datetime("createdTime"),
        .datetime("lastActivityTime"),
        .datetime("lastStatusChangeTime"),
        .datetime("lastRepliedTime"),
        .integer("lastRepliedById"),
        .string("lastRepliedByType", values: ["agent", "contact", "system"]),
        .string("lastMessage"),
        .integer("totalReplies"),
        .object("customFields", .list, ref: "CustomFieldValue"),
      ])

    static let portalTicketMessage = Model(
      "ticketV2.PortalTicketMessage", columns: [],
      [
        .integer("id"),
        .integer("ticketId"),
        .string("htmlBody"),
        .string("plainBody"),
        .integer("senderId"),
        .string("senderType", values: ["agent", "contact", "system"]),
        .datetime("time"),
        .object("attachments", .list, ref: "Attachment"),
      ])

    static let attachment = Model(
      "ticketV2.Attachment", columns: [],
      [
        .string("guid"),
        .string("fileName"),
        .string("url"),
        .boolean("isAvailable"),
      ])

    static let cannedResponse = Model(
      "ticketV2.CannedResponse", columns: [],
      [
        .integer("id"),
        .string("name"),
        .string("htmlContent"),
        .string("textContent"),
      ])

    static let department = Model(
      "ticketV2.Department", columns: [],
      [
        .integer("id"),
        .string("name"),
        .string("description"),
        .object("members", .list, ref: "DepartmentMember"),
      ])

    static let departmentMember = Model(
      "ticketV2.DepartmentMember", columns: [],
      [
        .integer("id"),
        .string("name"),
        .string("type"),
      ])

    static let emailAccount = Model(
      "ticketV2.EmailAccount", columns: [],
      [
        .integer("id"),
        .string("email"),
        .string("type"),
        .integer("agentAssigneeId"),
        .integer("departmentAssigneeId"),
        .boolean("isDefault"),
      ])

    static let tag = Model(
      "ticketV2.Tag", columns: [],
      [
        .integer("id"),
        .string("name"),
        .integer("ticketCount"),
      ])
  }
}
