import Comm100
import JSONText

/// The catalog as an OpenAPI 3.1 document.
enum OpenAPI {
  static func document(_ modules: [Module]) -> JSON {
    var paths = JSONObject()
    var schemas = JSONObject()
    for module in modules {
      for resource in module.resources {
        for endpoint in resource.endpoints {
          var item = paths[endpoint.path]?.object ?? JSONObject()
          let method = endpoint.method.rawValue.lowercased()
          if item[method] == nil { item[method] = operation(endpoint, module) }
          paths[endpoint.path] = .object(item)
        }
      }
      for model in module.models { schemas[name(model.name, in: module)] = schema(model.fields, module) }
    }
    return [
      "openapi": "3.1.0",
      "info": ["title": "Comm100 REST API", "version": "3", "description": "Made by c100 from its catalog."],
      "servers": ["https://api1.comm100.io"], "security": [["token": .list([])]], "paths": .object(paths),
      "components": [
        "schemas": .object(schemas),
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer", "bearerFormat": "JWT"]],
      ],
    ]
  }

  private static func name(_ model: String, in module: Module) -> String {
    String("\(module.name).\(model)".map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "_" })
  }

  private static func operation(_ endpoint: Endpoint, _ module: Module) -> JSON {
    var parameters = endpoint.pathParams.map { parameter($0, in: "path") }
    parameters += endpoint.parameters.map { parameter($0, in: "query") }
    var operation: JSONObject = [
      "operationId": .string(endpoint.scriptName), "summary": .string(endpoint.summary), "tags": [.string(module.name)],
      "parameters": .list(parameters),
    ]
    if let body = content(endpoint.body, module) { operation["requestBody"] = ["content": body] }
    var answer: JSONObject = ["description": "Done"]
    if let body = content(endpoint.returns, module) { answer["content"] = body }
    operation["responses"] = .object([String(endpoint.status ?? 200): .object(answer)])
    return .object(operation)
  }

  private static func parameter(_ parameter: Parameter, in place: String) -> JSON {
    var schema = type(parameter.type)
    if let values = parameter.values, !parameter.multiple, !parameter.isOpen {
      schema["enum"] = .list(values.map(JSON.string))
    }
    if let min = parameter.min { schema["minimum"] = .integer(min) }
    if let max = parameter.max { schema["maximum"] = .integer(max) }
    let single = JSON.object(schema)
    return [
      "name": .string(parameter.name), "in": .string(place), "required": .bool(place == "path" || parameter.required),
      "schema": parameter.array ? ["type": "array", "items": single] : single,
    ]
  }

  private static func content(_ shape: Shape, _ module: Module) -> JSON? {
    func reference(_ model: String) -> JSON {
      ["$ref": .string("#/components/schemas/" + name(model, in: module))]
    }
    let schema: JSON
    switch shape {
    case .none: return nil
    case .undocumented: schema = [:]
    case .model(let model): schema = reference(model)
    case .list(let model): schema = ["type": "array", "items": reference(model)]
    case .page(let model): schema = ["type": "object", "description": .string("A page of \(model)")]
    case .plain(let kind, let isArray):
      schema = isArray ? ["type": "array", "items": .object(type(kind))] : .object(type(kind))
    case .file: return ["application/octet-stream": ["schema": [:]]]
    case .fields(let fields): schema = self.schema(fields, module)
    case .listOfFields(let fields): schema = ["type": "array", "items": self.schema(fields, module)]
    }
    return ["application/json": ["schema": schema]]
  }

  private static func schema(_ fields: [Field], _ module: Module) -> JSON {
    var properties = JSONObject()
    for field in fields {
      var schema = type(field.type)
      if !field.fields.isEmpty, let nested = self.schema(field.fields, module).object { schema = nested }
      if let model = field.ref, module.model(model) != nil {
        schema = ["$ref": .string("#/components/schemas/" + name(model, in: module))]
      }
      if let values = field.values, !field.isOpen { schema["enum"] = .list(values.map(JSON.string)) }
      if field.readOnly == true { schema["readOnly"] = true }
      properties[field.name] = field.array ? ["type": "array", "items": .object(schema)] : .object(schema)
    }
    return ["type": "object", "properties": .object(properties)]
  }

  private static func type(_ type: FieldType) -> JSONObject {
    switch type {
    case .integer: ["type": "integer"]
    case .number: ["type": "number"]
    case .boolean: ["type": "boolean"]
    case .string: ["type": "string"]
    case .guid: ["type": "string", "format": "uuid"]
    case .datetime: ["type": "string", "format": "date-time"]
    case .date: ["type": "string", "format": "date"]
    case .time: ["type": "string", "format": "time"]
    case .object, .map: ["type": "object"]
    case .file: ["type": "string", "format": "binary"]
    case .conditions: ["type": "array", "items": ["type": "object"]]
    }
  }
}
