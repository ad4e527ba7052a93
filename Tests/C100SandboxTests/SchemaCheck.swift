import Comm100
import JSONText

/// Validates answers against the OpenAPI document, as any reader of JSON Schema 2020-12 would: of its words those that
/// the document uses.
struct SchemaCheck {
  private(set) var problems: [String] = []

  private static let document = OpenAPI.document()
  private static let schemas = document["components"]?["schemas"]?.object ?? [:]

  /// Responses by operation; a call that is the same request as another has that one's.
  private static let responses: [String: JSON] = {
    var found: [String: JSON] = [:]
    for (_, item) in document["paths"]?.object ?? [:] {
      for (_, operation) in item.object ?? [:] {
        guard let responses = operation["responses"], let id = operation["operationId"]?.string else { continue }
        found[id] = responses
        for other in operation["x-same-request"]?.list ?? [] {
          if let id = other["operationId"]?.string, found[id] == nil { found[id] = responses }
        }
      }
    }
    return found
  }()

  mutating func check(_ json: JSON, operation: String, status: Int) {
    guard let response = Self.responses[operation]?[String(status)] else {
      problems.append("the document has no answer \(status) of \(operation)")
      return
    }
    guard let schema = response["content"]?["application/json"]?["schema"] else {
      problems.append("the document has no body for \(status) of \(operation)")
      return
    }
    if let problem = Self.problem(json, schema, "$") { problems.append("OpenAPI: " + problem) }
  }

  /// The first thing that does not fit.
  private static func problem(_ json: JSON, _ schema: JSON, _ path: String) -> String? {
    if let ref = schema["$ref"]?.string {
      guard let name = ref.split(separator: "/").last, let target = schemas[String(name)] else {
        return "\(path): \(ref) is nowhere"
      }
      return problem(json, target, path)
    }
    if let types = schema["type"].map({ $0.list ?? [$0] }), !types.contains(where: { fits(json, $0.string ?? "") }) {
      return "\(path) is no \(schema["type"]?.text ?? ""): \(json.text.prefix(50))"
    }
    if let values = schema["enum"]?.list, !values.contains(json) { return "\(path) is \(json.text), none of its enum" }
    if let choices = schema["anyOf"]?.list {
      let problems = choices.compactMap { problem(json, $0, path) }
      if problems.count == choices.count { return problems[0] }
    }
    if let least = schema["minimum"]?.double, let value = json.double, value < least {
      return "\(path) is below \(least)"
    }
    if let most = schema["maximum"]?.double, let value = json.double, value > most { return "\(path) is above \(most)" }
    if let object = json.object {
      for name in schema["required"]?.list ?? [] where object[name.string ?? ""] == nil {
        return "\(path).\(name.string ?? "") is missing"
      }
      for (key, value) in object {
        guard let inner = schema["properties"]?[key] else { continue }
        if let problem = problem(value, inner, "\(path).\(key)") { return problem }
      }
    }
    for (i, item) in (json.list ?? []).enumerated() {
      if let items = schema["items"], let problem = problem(item, items, "\(path)[\(i)]") { return problem }
    }
    return nil
  }

  private static func fits(_ json: JSON, _ type: String) -> Bool {
    switch type {
    case "null": json.isNull
    case "boolean": json.bool != nil
    case "integer": json.integer != nil
    case "number": json.number != nil
    case "string": json.string != nil
    case "array": json.list != nil
    case "object": json.object != nil
    default: false
    }
  }
}
