/// The keys of the numbered filters that some lists take: `conditions[0][field]=email&conditions[0][operate]=…`.
public struct ConditionForm: Sendable, Equatable {
  /// `field`, then `operate`, `matchType` or `operator`, then `value`.
  public let keys: [String]
  /// The documented values of `field`; nil when the page lists none.
  public let fields: [String]?
  /// The documented values of the second key; nil when the page lists none.
  public let operators: [String]?

  /// The name of the second key.
  public var operatorKey: String { keys[1] }

  init(_ operatorKey: String, fields: [String]? = nil, operators: [String]? = nil) {
    keys = ["field", operatorKey, "value"]
    self.fields = fields
    self.operators = operators
  }

  /// `conditions[n][key]`.
  public static func name(_ index: Int, _ key: String) -> String { "conditions[\(index)][\(key)]" }
}

extension Endpoint {
  /// The form of the `conditions` parameter, where the endpoint takes it and a page describes it.
  public var conditionForm: ConditionForm? {
    guard query.contains(where: { $0.type == .conditions }) else { return nil }
    return switch module + "." + Catalog.localName(of: resource) {
    case "livechat.chats":
      ConditionForm(
        "operate", fields: ["name", "email", "company", "phone", "campaign"], operators: ["contains", "notContains"])
    case "messaging.conversations", "messaging.portalConversations": ConditionForm("matchType")
    case "ticketing.tickets": ConditionForm("operator")
    default: nil
    }
  }
}
