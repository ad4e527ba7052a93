import C100Language
import Comm100

/// The conditions that a list's documented filters can express. Each only narrows; it is checked again here.
///
/// Servers compare without regard to letter case, so what they find holds what is equal here. Their "is not" leaves out
/// more than `!=` does, and is sent only for the states that a record always has.
enum Filters {
  struct Filter {
    var parameters: [(name: String, value: String)]
    /// For `explain`.
    var words: String
  }

  /// Where a list takes `conditions[n][…]`: what the operator's key is called, and which field of the record each
  /// documented field of the filter speaks of.
  private struct Numbered {
    var operatorKey: String
    /// The record's path, the filter's name for it, and whether it has one of a few values.
    var fields: [(path: String, name: String, isChoice: Bool)]
  }

  /// Source: the catalog's `batchConditions`, and the pages of the four lists.
  private static func numbered(_ name: String) -> Numbered? {
    let ticket = [
      (path: "subject", name: "subject", isChoice: false), (path: "status", name: "status", isChoice: true),
      (path: "priority", name: "priority", isChoice: true),
    ]
    switch name {
    case "chats.list":
      return Numbered(
        operatorKey: "operate",
        fields: [
          ("preChat.name", "name", false), ("preChat.email", "email", false), ("preChat.company", "company", false),
          ("preChat.phone", "phone", false), ("campaign.name", "campaign", false),
        ])
    case "conversations.list", "portalConversations.list": return Numbered(operatorKey: "matchType", fields: ticket)
    case "tickets.list": return Numbered(operatorKey: "operator", fields: ticket)
    default: return nil
    }
  }

  static func filter(
    for condition: Condition, of recipe: ListRecipe, taken: [(name: String, value: String)]
  ) -> Filter? {
    guard !condition.followsClock else { return nil }
    return exact(condition, recipe, taken) ?? numbered(condition, recipe, taken)
  }

  /// Why a condition on a text could not be sent, where the server has a search of its own.
  static func keywordsNote(_ condition: Condition, _ recipe: ListRecipe) -> String? {
    guard condition.relation == .contains || condition.relation == .within || condition.relation == .equal,
      case .string = condition.value, let field = recipe.model?.field(condition.field), field.type == .string,
      field.values == nil,
      let keywords = recipe.parameters.first(where: { $0.name == "keywords" || $0.name == "keyword" }),
      !recipe.query.contains(where: { $0.name == keywords.name })
    else { return nil }
    return "\(keywords.name): searches on the server, by its own rules"
  }

  /// `.agentId == 68` where the list has a parameter of the field's name, and `.agentIds.contains(68)`.
  private static func exact(
    _ condition: Condition, _ recipe: ListRecipe, _ taken: [(name: String, value: String)]
  ) -> Filter? {
    guard let field = recipe.model?.field(condition.field) else { return nil }
    let wanted: String
    switch condition.relation {
    case .equal where !field.array: wanted = field.name
    case .contains where field.array && field.name.hasSuffix("Ids"): wanted = String(field.name.dropLast())
    default: return nil
    }
    guard let parameter = recipe.parameters.first(where: { $0.name == wanted && !$0.isFromUser }),
      !["keywords", "keyword", "include", "sortBy", "sortOrder", "pageIndex", "pageSize"].contains(parameter.name),
      !recipe.query.contains(where: { $0.name == parameter.name }),
      !taken.contains(where: { $0.name == parameter.name }),
      let text = text(condition.value, for: parameter)
    else { return nil }
    return Filter(parameters: [(parameter.name, text)], words: "\(parameter.name)=\(text)")
  }

  /// The value as the parameter takes it; nil for what the server would refuse.
  private static func text(_ value: Value, for parameter: APIParameter) -> String? {
    switch (parameter.type, value) {
    case (.integer, .integer(let number)): return String(number)
    case (.boolean, .bool(let flag)): return flag ? "true" : "false"
    case (.string, .string(let text)), (.guid, .string(let text)):
      guard !text.text.isEmpty, parameter.isOpen || parameter.values?.contains(text.text) != false else { return nil }
      return text.text
    default: return nil
    }
  }

  /// `.subject.contains("x")`, `.subject == "x"` and `.status == "new"` as `conditions[n]`.
  private static func numbered(
    _ condition: Condition, _ recipe: ListRecipe, _ taken: [(name: String, value: String)]
  ) -> Filter? {
    guard let rule = numbered(recipe.name), let field = rule.fields.first(where: { $0.path == condition.field }),
      case .string(let text) = condition.value, !text.text.isEmpty,
      // Whether several conditions must all hold is not said: those of the caller are left alone.
      !recipe.query.contains(where: { $0.name.hasPrefix("conditions[") }),
      let match = match(condition.relation, field.isChoice, isDocumented(text.text, field.path, recipe))
    else { return nil }
    let n = taken.filter { $0.name.hasPrefix("conditions[") }.count / 3
    return Filter(
      parameters: [
        (ConditionForm.name(n, "field"), field.name), (ConditionForm.name(n, rule.operatorKey), match),
        (ConditionForm.name(n, "value"), text.text),
      ], words: "\(field.name) \(match) \"\(text.text)\"")
  }

  private static func match(_ relation: Condition.Relation, _ isChoice: Bool, _ isDocumented: Bool) -> String? {
    switch relation {
    case .equal where isChoice: isDocumented ? "is" : nil
    case .notEqual where isChoice: isDocumented ? "isNot" : nil
    case .equal where !isChoice, .contains where !isChoice, .within where !isChoice: "contains"
    default: nil
    }
  }

  private static func isDocumented(_ text: String, _ path: String, _ recipe: ListRecipe) -> Bool {
    recipe.model?.field(path)?.values?.contains(text) ?? false
  }
}
