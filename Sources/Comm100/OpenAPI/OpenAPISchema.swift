import JSONText

/// Fields, parameters and shapes as JSON Schema.
enum OpenAPISchema {
  // MARK: - Objects

  static func object(_ fields: [Field], module: String) -> JSONObject {
    var properties = JSONObject()
    for field in fields { properties[field.name] = .object(schema(field, module: module)) }
    var object: JSONObject = ["type": "object", "properties": .object(properties)]
    let required = fields.filter(isAlwaysThere).map { JSON.string($0.name) }
    if !required.isEmpty { object["required"] = .list(required) }
    return object
  }

  /// Neither by the value of another field nor by `include` alone.
  private static func isAlwaysThere(_ field: Field) -> Bool {
    field.required == true && field.requiredIf == nil && field.include == nil
  }

  private static func schema(_ field: Field, module: String) -> JSONObject {
    var schema = value(field, module: module)
    if field.array { schema = ["type": "array", "items": .object(schema)] }
    if !isAlwaysThere(field) { schema = nullable(schema) }
    if field.readOnly == true, field.required != true { schema["readOnly"] = true }
    if let value = json(field.default, field.type), !field.array { schema["default"] = value }
    let remarks = self.remarks(field)
    if !remarks.isEmpty { schema["description"] = .string(remarks.joined(separator: "; ")) }
    if field.isFromUser { schema["x-from-user"] = true }
    return schema
  }

  /// The same or null: what a record does not have is answered as null.
  private static func nullable(_ schema: JSONObject) -> JSONObject {
    var schema = schema
    if let type = schema["type"] {
      schema["type"] = [type, "null"]
      if let values = schema["enum"]?.list { schema["enum"] = .list(values + [.null]) }
    } else if let choices = schema["anyOf"]?.list {
      schema["anyOf"] = .list(choices + [["type": "null"]])
    } else if !schema.isEmpty {
      schema = ["anyOf": [.object(schema), ["type": "null"]]]
    }
    return schema
  }

  /// One value of a field.
  private static func value(_ field: Field, module: String) -> JSONObject {
    if let variants = field.variants {
      let known = variants.compactMap { $0.value }
      var names: [String] = []
      for name in known where !names.contains(name) { names.append(name) }
      return ["anyOf": .list(names.map { .object(reference($0, module: module)) } + [["type": "object"]])]
    }
    if !field.fields.isEmpty { return object(field.fields, module: module) }
    if let ref = field.ref { return reference(ref, module: module) }
    var schema = plain(field.type)
    if field.type == .boolean, let values = field.values {
      return ["anyOf": [.object(schema), ["type": "string", "enum": .list(values.map(JSON.string))]]]
    }
    if let values = field.values { schema = among(values, schema, field.type, isOpen: field.isOpen) }
    if let min = field.min { schema["minimum"] = .integer(min) }
    if let max = field.max { schema["maximum"] = .integer(max) }
    return schema
  }

  private static func remarks(_ field: Field) -> [String] {
    var remarks: [String] = []
    if field.type == .guid { remarks.append("a guid") }
    if let token = field.include { remarks.append("answered with include=\(token)") }
    if let name = field.altName { remarks.append("also spelt \(name)") }
    if let groups = field.onlyForGroup { remarks.append("answered with group=" + groups.joined(separator: ", ")) }
    for (other, values) in field.requiredIf ?? [:] {
      remarks.append("required when \(other) is " + values.joined(separator: " or "))
    }
    if let flags = field.flags { remarks.append(flags.map { "\($0.value) \($0.key)" }.joined(separator: ", ")) }
    for (category, values) in field.valuesByCategory ?? [:] {
      remarks.append("in \(category): " + values.joined(separator: ", "))
    }
    if field.keyUndocumented { remarks.append("the name of the key is a guess") }
    return remarks
  }

  /// A reference to a model, seen from a module.
  static func reference(_ name: String, module: String) -> JSONObject {
    let model = Catalog.model(name, in: module)
    return ["$ref": .string("#/components/schemas/" + (model?.qualifiedName ?? module + "." + name))]
  }

  // MARK: - Values

  static func plain(_ type: FieldType) -> JSONObject {
    switch type {
    case .integer: ["type": "integer"]
    case .number: ["type": "number"]
    case .boolean: ["type": "boolean"]
    case .string, .guid, .time: ["type": "string"]
    case .datetime: ["type": "string", "format": "date-time"]
    case .date: ["type": "string", "format": "date"]
    case .object, .map: ["type": "object"]
    case .file: ["type": "string", "format": "binary"]
    case .conditions: ["type": "array", "items": ["type": "object", "additionalProperties": ["type": "string"]]]
    }
  }

  private static func among(_ values: [String], _ schema: JSONObject, _ type: FieldType, isOpen: Bool) -> JSONObject {
    let list = values.map { text in type == .integer ? Int(text).map(JSON.integer) ?? .string(text) : .string(text) }
    guard isOpen else {
      var schema = schema
      schema["enum"] = .list(list)
      return schema
    }
    return ["anyOf": [["enum": .list(list)], .object(schema)]]
  }

  /// A default that is a value of its type; symbols such as `today` are none.
  private static func json(_ value: DefaultValue?, _ type: FieldType) -> JSON? {
    switch (value, type) {
    case (.integer(let number)?, .integer), (.integer(let number)?, .number): .integer(number)
    case (.boolean(let flag)?, .boolean): .bool(flag)
    case (.text(let text)?, .string): .string(text)
    default: nil
    }
  }

  // MARK: - Parameters

  static func path(_ parameter: Parameter, named name: String) -> JSON {
    ["name": .string(name), "in": "path", "required": true, "schema": .object(plain(parameter.type))]
  }

  static func query(_ parameter: Parameter) -> JSON {
    var schema = plain(parameter.type)
    if let values = parameter.values { schema = among(values, schema, parameter.type, isOpen: parameter.isOpen) }
    if let min = parameter.min { schema["minimum"] = .integer(min) }
    if let max = parameter.max { schema["maximum"] = .integer(max) }
    if parameter.format != nil, parameter.type == .datetime { schema["format"] = nil }
    if parameter.array || parameter.multiple {
      schema = ["type": "array", "items": .object(schema)]
    } else if let value = json(parameter.default, parameter.type) {
      schema["default"] = value
    }
    var object: JSONObject = ["name": .string(parameter.name), "in": "query", "schema": .object(schema)]
    if parameter.required { object["required"] = true }
    if parameter.array { object["explode"] = true }
    if parameter.multiple { object["explode"] = false }
    if parameter.indexed { object["style"] = "deepObject" }
    let remarks = self.remarks(parameter)
    if !remarks.isEmpty { object["description"] = .string(remarks.joined(separator: "; ")) }
    if parameter.isFromUser { object["x-from-user"] = true }
    return .object(object)
  }

  private static func remarks(_ parameter: Parameter) -> [String] {
    var remarks: [String] = []
    if let format = parameter.format { remarks.append("written as \(format)") }
    if parameter.indexed { remarks.append("sent numbered: conditions[0][field]=…") }
    if let other = parameter.dependsOn { remarks.append("means what \(other) says") }
    if case .text(let text)? = parameter.default, parameter.type.isTime { remarks.append("default: \(text)") }
    return remarks
  }

  // MARK: - Shapes

  static func body(_ endpoint: Endpoint) -> JSON? {
    if case .file = endpoint.body {
      return [
        "required": true,
        "content": [
          "multipart/form-data": [
            "schema": ["type": "object", "properties": ["file": ["type": "string", "format": "binary"]]]
          ]
        ],
      ]
    }
    guard let schema = shape(endpoint.body, endpoint) else { return nil }
    return ["required": true, "content": ["application/json": ["schema": .object(schema)]]]
  }

  /// The schema of a body or an answer; nil for none.
  static func shape(_ shape: Shape, _ endpoint: Endpoint) -> JSONObject? {
    switch shape {
    case .none: return nil
    case .undocumented: return [:]
    case .model(let name): return reference(name, module: endpoint.module)
    case .list(let name): return list(reference(name, module: endpoint.module))
    case .page(let name): return page(reference(name, module: endpoint.module), endpoint.page)
    case .plain(let type, let array): return array ? list(plain(type)) : plain(type)
    case .file: return plain(.file)
    case .fields(let fields): return object(fields, module: endpoint.module)
    case .listOfFields(let fields): return list(object(fields, module: endpoint.module))
    }
  }

  private static func list(_ item: JSONObject) -> JSONObject { ["type": "array", "items": .object(item)] }

  private static func page(_ item: JSONObject, _ info: ListInfo?) -> JSONObject {
    var properties = JSONObject()
    if info?.paged == true {
      properties["previousPage"] = ["type": ["string", "null"]]
      properties["nextPage"] = ["type": ["string", "null"]]
    }
    if let total = info?.totalKey { properties[total] = ["type": "integer"] }
    properties[info?.itemsKey ?? "list"] = .object(list(item))
    return ["type": "object", "properties": .object(properties)]
  }
}
