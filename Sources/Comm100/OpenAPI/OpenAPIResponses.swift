import JSONText

/// What a request can answer.
enum OpenAPIResponses {
  /// The failures that every call shares.
  static let shared: JSONObject = [
    "BadRequest": failure("Bad parameters"),
    "Unauthorized": failure("Not authenticated"),
    "Forbidden": failure("No permission, or more than 300 requests in 5 minutes"),
    "NotFound": failure("Absent"),
    "ServerError": failure("The server's failure"),
  ]

  private static func failure(_ description: String) -> JSON {
    [
      "description": .string(description),
      "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]],
    ]
  }

  static func responses(_ endpoint: Endpoint) -> JSONObject {
    var responses: JSONObject = [String(endpoint.successStatus): .object(success(endpoint))]
    for (status, name) in [
      ("400", "BadRequest"), ("401", "Unauthorized"), ("403", "Forbidden"), ("404", "NotFound"), ("500", "ServerError"),
    ] {
      responses[status] = ["$ref": .string("#/components/responses/" + name)]
    }
    return responses
  }

  private static func success(_ endpoint: Endpoint) -> JSONObject {
    var response: JSONObject = ["description": "Success"]
    guard var schema = OpenAPISchema.shape(endpoint.returns, endpoint) else { return response }
    if !endpoint.alsoReturns.isEmpty {
      let others = endpoint.alsoReturns.compactMap { OpenAPISchema.shape($0, endpoint) }
      schema = ["anyOf": .list(([schema] + others).map(JSON.object))]
    }
    if let key = endpoint.unwrapKey {
      schema = ["type": "object", "properties": .object([key: .object(schema)])]
    }
    let isFile = if case .file = endpoint.returns { true } else { false }
    response["content"] = .object([
      isFile ? "application/octet-stream" : "application/json": ["schema": .object(schema)]
    ])
    return response
  }
}
