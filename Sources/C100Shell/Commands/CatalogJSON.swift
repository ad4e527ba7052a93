import Comm100
import JSONText

/// The catalog's entries as JSON.
enum CatalogJSON {
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
