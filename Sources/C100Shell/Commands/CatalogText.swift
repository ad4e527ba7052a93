import Comm100
import JSONText

/// The catalog's entries as text and as JSON.
enum CatalogText {
  /// `agents · globalSettings · …` with a line for each call.
  static func card(_ resource: Resource) -> String {
    var text = "\(resource.name): \(resource.summary)\n"
    text += "  module \(resource.module), path \(resource.path)"
    if let model = resource.model { text += ", model \(model)" }
    text += "\n"
    for endpoint in resource.endpoints {
      text +=
        "  \(signature(endpoint))\n      \(endpoint.line)\(endpoint.summary.isEmpty ? "" : ": " + endpoint.summary)\n"
    }
    return text
  }

  /// `agents.list(keywords, pageIndex = 1)`: required parameters first, optional ones with `?`.
  static func signature(_ endpoint: Endpoint) -> String {
    let places = endpoint.pathParams.map(\.name)
    let required = endpoint.parameters.filter(\.required).map { "\($0.name):" }
    let optional = endpoint.parameters.filter { !$0.required }.map { "\($0.name)?:" }
    let body = endpoint.body.isNothing ? [] : ["…fields"]
    return "\(endpoint.scriptName)(\((places + required + optional + body).joined(separator: ", ")))"
  }

  static func json(_ resource: Resource) -> JSON {
    [
      "name": .string(resource.name), "module": .string(resource.module), "kind": .string(resource.kind.rawValue),
      "path": .string(resource.path), "model": resource.model.map(JSON.string) ?? .null,
      "summary": .string(resource.summary), "endpoints": .list(resource.endpoints.map(json)),
    ]
  }

  private static func json(_ endpoint: Endpoint) -> JSON {
    [
      "name": .string(endpoint.name), "method": .string(endpoint.method.rawValue), "path": .string(endpoint.path),
      "summary": .string(endpoint.summary), "write": .bool(endpoint.isWrite),
      "parameters": .list((endpoint.pathParams + endpoint.parameters).map(json)),
      "returns": endpoint.returns.modelName.map(JSON.string) ?? .null, "many": .bool(endpoint.returns.isMany),
    ]
  }

  private static func json(_ parameter: Parameter) -> JSON {
    [
      "name": .string(parameter.name), "type": .string(parameter.type.rawValue), "required": .bool(parameter.required),
      "values": parameter.values.map { .list($0.map(JSON.string)) } ?? .null,
    ]
  }
}

extension Shape {
  var isNothing: Bool { if case .none = self { true } else { false } }
}
