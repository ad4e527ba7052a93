import JSONText

/// The whole catalog as an OpenAPI 3.1 document.
///
/// Operation ids are the script names (`agents.list`), schemas the qualified model names (`global.Agent`), tags the
/// modules. What OpenAPI has no word for stands in members that begin with `x-`.
public enum OpenAPI {
  public static func document() -> JSON {
    let modules = Catalog.modules
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Comm100 RESTful API",
        "version": "3",
        "description":
          "Lists of pages take pageIndex, pageSize, sortBy and sortOrder. At most 300 requests in any 5 minutes from one IP.",
      ],
      "servers": .list([server(.api)]),
      "security": .list(security([.jwt, .oauthPassword, .apiKey])),
      "tags": .list(modules.map { ["name": .string($0.name), "description": .string($0.summary)] }),
      "paths": .object(paths(modules)),
      "components": [
        "schemas": .object(schemas(modules)),
        "responses": .object(OpenAPIResponses.shared),
        "securitySchemes": .object(securitySchemes),
      ],
    ]
  }

  /// The document as indented text.
  public static func text() -> String {
    var writer = JSONWriter(style: .indented(2))
    writer.write(document())
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  // MARK: - Hosts and security

  private static func server(_ side: HostSide) -> JSON {
    switch side {
    case .api:
      [
        "url": "https://api{n}.comm100.io",
        "variables": [
          "n": ["default": "1", "description": "the number of the portal: portal1.comm100.io has api1.comm100.io"]
        ],
      ]
    case .partner: ["url": "https://partner7.comm100.io"]
    case .botMessage: ["url": "https://api2.comm100.io/botapi"]
    case .legacy:
      [
        "url": "https://{host}",
        "variables": ["host": ["default": "hosted.comm100.com", "description": "the portal's host"]],
      ]
    }
  }

  private static func security(_ kinds: [Authentication]) -> [JSON] {
    kinds.map { kind in .object([kind.rawValue: .list([])]) }
  }

  private static let securitySchemes: JSONObject = [
    "jwt": [
      "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
      "description":
        "The token of POST https://{portal}/adminwebservice/api/jwttoken/generate, a form with loginType=password, userName, password and siteId.",
    ],
    "oauthPassword": oauth("https://portal1.comm100.io/oauth/token"),
    "apiKey": ["type": "http", "scheme": "basic", "description": "The e-mail address and the API key of an agent."],
    "partner": oauth("https://partner7.comm100.io/partner/oauth/token"),
  ]

  private static func oauth(_ address: String) -> JSON {
    ["type": "oauth2", "flows": ["password": ["tokenUrl": .string(address), "scopes": [:]]]]
  }

  // MARK: - Paths

  /// The operations by path and method. Where two calls are the same request, the first one is the operation and
  /// names the other ones.
  private static func paths(_ modules: [Module]) -> JSONObject {
    var paths = JSONObject()
    var templates: [String: String] = [:]
    for module in modules {
      for resource in module.resources {
        for endpoint in resource.endpoints {
          let shape = holesEmptied(endpoint.path)
          let template = templates[shape] ?? endpoint.path
          templates[shape] = template
          var item = paths[template]?.object ?? JSONObject()
          let method = ASCII.lowercased(endpoint.method.rawValue)
          if var first = item[method]?.object {
            let others = first["x-same-request"]?.list ?? []
            first["x-same-request"] = .list(
              others + [["operationId": .string(endpoint.scriptName), "summary": .string(endpoint.summary)]])
            item[method] = .object(first)
          } else {
            item[method] = .object(
              operation(endpoint, of: resource, in: module, holes: Endpoint.holes(in: template)))
          }
          paths[template] = .object(item)
        }
      }
    }
    return paths
  }

  /// A path without the names of its holes: two paths that differ by these only are one.
  private static func holesEmptied(_ path: String) -> String {
    Endpoint.holes(in: path).reduce(path) { $0.replacing("{\($1)}", with: "{}") }
  }

  private static func operation(
    _ endpoint: Endpoint, of resource: Resource, in module: Module, holes: [String]
  ) -> JSONObject {
    var operation: JSONObject = [
      "operationId": .string(endpoint.scriptName),
      "tags": .list([.string(module.name)]),
      "summary": .string(endpoint.summary),
    ]
    if let note = endpoint.note { operation["description"] = .string("The answer \(note).") }
    if module.legacy { operation["deprecated"] = true }
    if module.side != .api { operation["servers"] = .list([server(module.side)]) }
    if module.side != .api { operation["security"] = .list(security(module.authentication)) }
    let path = zip(endpoint.pathParams, holes).map { OpenAPISchema.path($0, named: $1) }
    let parameters = path + endpoint.parameters.map { OpenAPISchema.query($0) }
    if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
    if let body = OpenAPISchema.body(endpoint) { operation["requestBody"] = body }
    operation["responses"] = .object(OpenAPIResponses.responses(endpoint))
    if let permission = resource.permission(for: endpoint) { operation["x-permission"] = .string(permission) }
    if !endpoint.editions.isEmpty {
      operation["x-editions"] = .list(endpoint.editions.map { .string($0.rawValue) })
    }
    if !endpoint.pathVariants.isEmpty {
      operation["x-path-variants"] = .list(endpoint.pathVariants.map(JSON.string))
    }
    if endpoint.isHidden { operation["x-hidden"] = true }
    if endpoint.isInferred { operation["x-inferred"] = true }
    if endpoint.isUndescribed { operation["x-undescribed"] = true }
    return operation
  }

  // MARK: - Schemas

  private static func schemas(_ modules: [Module]) -> JSONObject {
    var schemas: JSONObject = [
      "Error": [
        "type": "object",
        "properties": ["code": ["type": ["integer", "string"]], "message": ["type": "string"]],
      ]
    ]
    for model in modules.flatMap(\.models) {
      var schema = OpenAPISchema.object(model.fields, module: model.module)
      if !model.sampleOnly.isEmpty { schema["x-sample-only"] = .list(model.sampleOnly.map(JSON.string)) }
      if model.isHidden { schema["x-hidden"] = true }
      schemas[model.qualifiedName] = .object(schema)
    }
    return schemas
  }
}
