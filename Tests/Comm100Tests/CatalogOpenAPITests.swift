import JSONText
import Testing

@testable import Comm100

@Suite("OpenAPI document")
struct CatalogOpenAPITests {
  static let document = OpenAPI.document()

  static func operations() -> [JSONObject] {
    var found: [JSONObject] = []
    for (_, item) in document["paths"]?.object ?? JSONObject() {
      for (_, operation) in item.object ?? JSONObject() {
        if let operation = operation.object { found.append(operation) }
      }
    }
    return found
  }

  @Test("every call is an operation, or named by the operation that is the same request")
  func operationIDs() {
    var names: [String] = []
    for operation in Self.operations() {
      if let id = operation["operationId"]?.string { names.append(id) }
      names += (operation["x-same-request"]?.list ?? []).compactMap { $0["operationId"]?.string }
    }
    #expect(names.count == 701 && Set(names).count == 701)
    #expect(Self.operations().count > 680)
  }

  @Test("every operation has a summary, a tag, an answer for success and the shared failures")
  func operations() {
    for operation in Self.operations() {
      let name = operation["operationId"]?.string ?? "?"
      #expect(operation["summary"]?.string?.isEmpty == false, "\(name)")
      #expect(operation["tags"]?.list?.count == 1, "\(name)")
      let statuses = operation["responses"]?.object?.keys ?? []
      #expect(statuses.contains { $0.hasPrefix("2") } && statuses.contains("403"), "\(name)")
    }
  }

  @Test("the holes of every path are its path parameters, and no parameter is there twice")
  func holes() {
    for (path, item) in Self.document["paths"]?.object ?? JSONObject() {
      for (method, operation) in item.object ?? JSONObject() {
        let parameters = operation["parameters"]?.list ?? []
        let inPath = parameters.filter { $0["in"] == "path" }.compactMap { $0["name"]?.string }
        #expect(inPath == Endpoint.holes(in: path), "\(method) \(path)")
        let keys = parameters.map { "\($0["in"]?.string ?? "") \($0["name"]?.string ?? "")" }
        #expect(Set(keys).count == keys.count, "\(method) \(path)")
      }
    }
  }

  @Test("every model is a schema, and every reference resolves")
  func references() throws {
    let schemas = try #require(Self.document["components"]?["schemas"]?.object)
    #expect(schemas.count == 363)
    func walk(_ json: JSON) {
      if let ref = json["$ref"]?.string {
        var target: JSON? = Self.document
        for part in ref.dropFirst(2).split(separator: "/") { target = target?[String(part)] }
        #expect(target != nil, "\(ref)")
      }
      for (_, value) in json.object ?? JSONObject() { walk(value) }
      for value in json.list ?? [] { walk(value) }
    }
    walk(Self.document)
  }

  @Test("the facts of the user are marked")
  func fromUser() {
    let site = Self.document["components"]?["schemas"]?["partner.Site"]?["properties"]?["name"]
    #expect(site?["x-from-user"] == true)
  }

  @Test("security names the four ways in")
  func security() {
    #expect(
      Self.document["components"]?["securitySchemes"]?.object?.keys == ["jwt", "oauthPassword", "apiKey", "partner"])
  }

  @Test("the text reads back as the document")
  func text() throws {
    #expect(try JSON(text: OpenAPI.text()) == Self.document)
  }
}
