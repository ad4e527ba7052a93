import C100Language
import Comm100

/// The conditions that a list's documented filters can express. Each only narrows; it is checked again here.
enum Filters {
  struct Filter {
    var parameters: [(name: String, value: String)]
    /// For `explain`.
    var words: String
  }

  /// Where a list takes `conditions[n][…]`: what the operator's key is called, and which field of the record each
  /// documented field of the filter speaks of.
  struct Numbered {
    var operatorKey: String
    /// The record's path, and the filter's name for it.
    var fields: [(path: String, name: String)]
  }

  /// Source: the catalog's `batchConditions`, and the pages of the four lists.
  static func numbered(_ name: String) -> Numbered? {
    let subject = [(path: "subject", name: "subject")]
    switch name {
    case "chats.list":
      return Numbered(
        operatorKey: "operate",
        fields: [
          ("preChat.name", "name"), ("preChat.email", "email"), ("preChat.company", "company"),
          ("preChat.phone", "phone"), ("campaign.name", "campaign"),
        ])
    case "conversations.list", "portalConversations.list":
      return Numbered(operatorKey: "matchType", fields: subject)
    case "tickets.list": return Numbered(operatorKey: "operator", fields: subject)
    default: return nil
    }
  }

  static func filter(
    for condition: Condition, of recipe: ListRecipe, taken: [(name: String, value: String)]
  ) -> Filter? {
    exact(condition, recipe, taken) ?? contains(condition, recipe, taken) ?? bound(condition, recipe)
  }

  /// `.agentId == 68` where the list has a parameter of the field's name.
  private static func exact(
    _ condition: Condition, _ recipe: ListRecipe, _ taken: [(name: String, value: String)]
  ) -> Filter? {
    guard condition.relation == .equal, recipe.model?.field(condition.field) != nil,
      let parameter = recipe.parameters.first(where: { $0.name == condition.field && !$0.isFromUser }),
      parameter.type != .conditions, !parameter.type.isTime,
      !["keywords", "keyword", "include", "sortBy", "sortOrder", "pageIndex", "pageSize"].contains(parameter.name),
      !recipe.query.contains(where: { $0.name == parameter.name }),
      !taken.contains(where: { $0.name == parameter.name }),
      let text = plainText(condition.value), !text.isEmpty
    else { return nil }
    return Filter(parameters: [(parameter.name, text)], words: "\(parameter.name)=\(text)")
  }

  /// `.email.contains("x")` and `.email == "x"` as `conditions[n]`: both are within what contains it.
  private static func contains(
    _ condition: Condition, _ recipe: ListRecipe, _ taken: [(name: String, value: String)]
  ) -> Filter? {
    guard condition.relation == .contains || condition.relation == .equal, let rule = numbered(recipe.name),
      let field = rule.fields.first(where: { $0.path == condition.field })?.name,
      case .string(let text) = condition.value, !text.text.isEmpty,
      !recipe.query.contains(where: { $0.name.hasPrefix("conditions[") })
    else { return nil }
    let n = taken.filter { $0.name.hasPrefix("conditions[") }.count / 3
    return Filter(
      parameters: [
        ("conditions[\(n)][field]", field), ("conditions[\(n)][\(rule.operatorKey)]", "contains"),
        ("conditions[\(n)][value]", text.text),
      ], words: "\(field) contains \"\(text.text)\"")
  }

  /// Time bounds are not moved: a list whose window is left out means one of its own (today, 30 or 90 days), and
  /// naming a bound would widen it.
  private static func bound(_ condition: Condition, _ recipe: ListRecipe) -> Filter? { nil }

  private static func plainText(_ value: Value) -> String? {
    switch value {
    case .string(let text): text.text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }
}
