import JSONText
import Testing

@testable import Comm100

@Suite("requests of the catalog")
struct CatalogRequestTests {
  /// A call of an endpoint by its script name, with JSON values.
  static func build(
    _ name: String, path: [JSON] = [], _ named: [(String, ArgumentValue)] = [], body: ArgumentValue? = nil,
    zones: ZoneDatabase? = nil
  ) throws -> APIRequest {
    let endpoint = try #require(Catalog.endpoint(name))
    let arguments = CallArguments(
      path: path.map(ArgumentValue.json), named: named.map { (label: $0.0, value: $0.1) }, body: body)
    return try RequestBuilder(zones: zones).request(endpoint, arguments)
  }

  static func line(_ request: APIRequest) -> String {
    let query = PercentCoding.query(request.query)
    return "\(request.method.rawValue) \(request.path)" + (query.isEmpty ? "" : "?" + query)
  }

  static func json(_ request: APIRequest) -> String? {
    if case .json(let bytes)? = request.body { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  // MARK: - Every endpoint

  /// A value that fits a parameter, and the text that must be sent for it.
  static func sample(_ parameter: Parameter) -> (ArgumentValue, [(String, String)]) {
    let name = parameter.name
    if parameter.type == .conditions {
      let item: JSON = ["field": "email", "x": "a b", "value": 1]
      return (
        .json([item]),
        [("conditions[0][field]", "email"), ("conditions[0][x]", "a b"), ("conditions[0][value]", "1")]
      )
    }
    if parameter.multiple, let values = parameter.values {
      return (.json(.list(values.map(JSON.string))), [(name, values.joined(separator: ","))])
    }
    if parameter.array { return (.json(["7", "8"]), [(name, "7"), (name, "8")]) }
    if let value = parameter.values?.last { return (.json(.string(value)), [(name, value)]) }
    switch parameter.type {
    case .integer: return (.json(3), [(name, "3")])
    case .number: return (.json(5.5), [(name, "5.5")])
    case .boolean: return (.json(true), [(name, "true")])
    case .datetime, .date, .time:
      let text = parameter.format == nil ? "2026-11-20T09:30:00Z" : "2026-11-20T09:30:00"
      return (.time(WireTime(seconds: 1_795_167_000)), [(name, text)])
    case .string, .guid, .object, .map, .file, .conditions:
      return parameter.format == "+hh:mm" ? (.json("+00:00"), [(name, "+00:00")]) : (.json("a&b"), [(name, "a&b")])
    }
  }

  @Test("each of the 701 endpoints is sent with its method, path, query and shape of body")
  func all() throws {
    var count = 0
    for (_, endpoint) in CatalogTests.endpoints {
      count += 1
      var path = endpoint.path
      var holes: [ArgumentValue] = []
      for hole in endpoint.pathParams {
        holes.append(.json(hole.type == .integer ? 42 : "a/b"))
        path = path.replacing("{\(hole.name)}", with: hole.type == .integer ? "42" : "a%2Fb")
      }
      let samples = endpoint.parameters.map { Self.sample($0) }
      var arguments = CallArguments(path: holes)
      arguments.named = zip(endpoint.parameters, samples).map { (label: $0.name, value: $1.0) }
      switch endpoint.body {
      case .file: arguments.body = .file(UploadFile(name: "a.png", bytes: [1]))
      case .plain, .list, .listOfFields: arguments.body = .json(["x"])
      case .model, .fields: arguments.body = .json(["someKey": "v"])
      case .none, .undocumented, .page: break
      }
      let request = try RequestBuilder().request(endpoint, arguments)
      #expect(request.method == endpoint.method, "\(endpoint.scriptName)")
      #expect(request.path == path, "\(endpoint.scriptName)")
      #expect(
        request.query.map { "\($0.name)=\($0.value)" } == samples.flatMap(\.1).map { "\($0.0)=\($0.1)" },
        "\(endpoint.scriptName)")
      #expect(request.side == Catalog.module(endpoint.module)?.side)
      switch (endpoint.body, request.body) {
      case (.none, nil), (.file, .multipart?): break
      case (.plain, .json(let bytes)?), (.list, .json(let bytes)?), (.listOfFields, .json(let bytes)?):
        #expect(bytes == Array(#"["x"]"#.utf8), "\(endpoint.scriptName)")
      case (.model, .json(let bytes)?), (.fields, .json(let bytes)?):
        #expect(bytes == Array(#"{"someKey":"v"}"#.utf8), "\(endpoint.scriptName)")
      default: Issue.record("\(endpoint.scriptName) has another body")
      }
    }
    #expect(count == 701)
  }

  // MARK: - Single shapes

  @Test("an id stays one segment, whatever it holds")
  func injection() throws {
    let request = try Self.build("departments.get", path: ["1/../x?y#z\r\nX: y"])
    #expect(request.path == "/api/v3/globalSettings/departments/1%2F..%2Fx%3Fy%23z%0D%0AX%3A%20y")
    #expect(request.query.isEmpty)
    let braces = try Self.build("campaignFormFields.get", path: ["{id}", "2"])
    #expect(braces.path == "/api/v3/livechat/campaigns/%7Bid%7D/campaignFormFields/2")
  }

  @Test("an id that servers resolve away is refused", arguments: ["", ".", ".."])
  func dots(id: String) throws {
    #expect(throws: ArgumentProblem.self) { try Self.build("departments.get", path: [.string(id)]) }
  }

  @Test("paging and filters go into the query in the order given")
  func query() throws {
    let request = try Self.build("sites.list", [("pageSize", .json(50)), ("keywords", .json("a b&c"))])
    #expect(Self.line(request) == "GET /api/v3/partner/sites?pageSize=50&keywords=a%20b%26c")
    #expect(request.side == .partner)
  }

  @Test("lists are joined by commas or repeated, as the page says")
  func lists() throws {
    let include = try Self.build("agents.list", [("include", .json(["role", "department"]))])
    #expect(Self.line(include) == "GET /api/v3/globalSettings/agents?include=role,department")
    let views = try Self.build("conversations.unreadCount", [("viewIds", .json(["a", "b"]))])
    #expect(views.query.map(\.name) == ["viewIds", "viewIds"])
  }

  @Test("conditions are numbered")
  func conditions() throws {
    let condition: JSON = ["field": "email", "operate": "contains", "value": "x"]
    let request = try Self.build("chats.list", [("conditions", .json([condition, condition]))])
    #expect(request.query.map(\.name).last == "conditions[1][value]")
    #expect(request.query.first?.value == "email")
  }

  @Test("times are written as the page documents them")
  func times() throws {
    let time = ArgumentValue.time(WireTime(seconds: 1_795_167_000, nanoseconds: 5))
    let chats = try Self.build("chats.list", [("timeFrom", time)])
    #expect(chats.query.first?.value == "2026-11-20T09:30:00")
    let tickets = try Self.build("tickets.list", [("timeFrom", time)])
    #expect(tickets.query.first?.value == "2026-11-20T09:30:00Z")
    let date = try Self.build("chats.list", [("timeFrom", .json("2026-11-20"))])
    #expect(date.query.first?.value == "2026-11-20T00:00:00")
  }

  @Test("a report's times are read in the offset of its timezone, which may be named")
  func reportZone() throws {
    let time = ArgumentValue.time(WireTime(seconds: 1_795_167_000))
    let named: [(String, ArgumentValue)] = [
      ("timeFrom", time), ("timeTo", time), ("timezone", .json("Tokyo Standard Time")),
    ]
    let request = try Self.build("reports.chatVolume", named, zones: ZoneDatabase())
    #expect(
      Self.line(request)
        == "GET /api/v3/livechat/reports/chatVolume?timeFrom=2026-11-20T18:30:00&timeTo=2026-11-20T18:30:00&timezone=%2B09:00"
    )
  }

  @Test("a body merges the object given and the labels; zones are sent by id")
  func body() throws {
    let request = try Self.build(
      "agents.create", [("timeZone", .json("Asia/Shanghai"))], body: .json(["email": "a@b.c"]))
    #expect(Self.json(request) == #"{"email":"a@b.c","timeZone":"China Standard Time"}"#)
    let times = try Self.build("agents.create", [("createdTime", .time(WireTime(seconds: 0)))])
    #expect(Self.json(times) == #"{"createdTime":"1970-01-01T00:00:00Z"}"#)
  }

  @Test("a delete of several carries its ids")
  func deleteMany() throws {
    #expect(Self.json(try Self.build("chats.deleteMany", body: .json(["a", "b"]))) == #"["a","b"]"#)
    #expect(Self.json(try Self.build("tickets.deleteMany", [("ids", .json([1, 2]))])) == #"{"ids":[1,2]}"#)
  }

  // MARK: - Checks

  static func problems(
    _ name: String, path: [JSON] = [], _ named: [(String, JSON)] = [], body: JSON? = nil, merged: Bool = false
  ) throws -> [String] {
    let endpoint = try #require(Catalog.endpoint(name))
    let arguments = CallArguments(
      path: path.map(ArgumentValue.json), named: named.map { (label: $0.0, value: .json($0.1)) },
      body: body.map(ArgumentValue.json))
    return ArgumentCheck.problems(endpoint, arguments, merged: merged).map(\.message)
  }

  @Test(
    "what is wrong with an argument is said",
    arguments: [
      ("sites.list", "pagesize", 5, "sites.list has no parameter 'pagesize' — did you mean 'pageSize'?"),
      ("sites.list", "pageSize", 500, "'pageSize' must be 1...100, got 500"),
      ("sites.list", "pageSize", 0, "'pageSize' must be 1...100, got 0"),
      ("agents.list", "pageSize", "x", "'pageSize' must be a whole number, got \"x\""),
      ("agents.list", "pageSize", 2.5, "'pageSize' must be a whole number, got 2.5"),
      ("agents.list", "keywords", 5, "'keywords' must be a string, got 5"),
      ("agents.list", "include", "rolle", "'include' has no value \"rolle\" — did you mean 'role'?"),
      ("agents.list", "sortOrder", "up", "'sortOrder' has no value \"up\""),
      ("agents.list", "sortBy", "emial", "'sortBy' has no value \"emial\" — did you mean 'email'?"),
      ("tickets.list", "pageSize", 51, "'pageSize' must be 1...50, got 51"),
      ("chats.list", "timeFrom", "yesterday", "'timeFrom' must be a date or a time, got \"yesterday\""),
      ("chats.list", "timeFrom", "2026-02-30", "'timeFrom' must be a date or a time, got \"2026-02-30\""),
      ("chats.list", "conditions", "x", "'conditions' must be a list of objects, got a string"),
      (
        "chats.list", "conditions", [["field": "email", "operator": "contains", "value": "x"]],
        "chats.list has no field 'conditions[0].operator' — did you mean 'operate'?"
      ),
    ] as [(String, String, JSON, String)])
  func wrong(call: String, label: String, value: JSON, message: String) throws {
    let found = try Self.problems(call, [(label, value)])
    #expect(found == [message])
  }

  @Test(
    "what is right is let through",
    arguments: [
      ("agents.list", "include", "role,department"), ("agents.list", "include", ["role"]),
      ("agents.list", "sortBy", "email"), ("chats.list", "timeFrom", "2026-11-20"),
      ("chats.list", "timeFrom", "2026-11-20T09:30:00+08:00"), ("sites.list", "sortBy", "name"),
      ("tickets.list", "sortBy", "priority"), ("agents.list", "keywords", nil),
    ] as [(String, String, JSON)])
  func right(call: String, label: String, value: JSON) throws {
    #expect(try Self.problems(call, [(label, value)]) == [])
  }

  @Test("ids of a path are checked")
  func pathIDs() throws {
    #expect(try Self.problems("agents.get", path: [68]) == [])
    #expect(try Self.problems("agents.get", path: ["68"]) == [])
    #expect(try Self.problems("agents.get", path: ["x"]) == ["'id' must be a whole number, got \"x\""])
    #expect(try Self.problems("agents.get") == ["agents.get needs 'id'"])
    let surplus = "agents.get takes no value without a label but for id"
    #expect(try Self.problems("agents.get", path: [1, 2]) == [surplus])
    #expect(try Self.problems("departments.get", path: [".."]) == ["'id' must not be empty, '.' or '..'"])
    #expect(try Self.problems("livechat.sessions.get", path: ["a-b"]) == [])
  }

  @Test("required parameters are asked for")
  func required() throws {
    #expect(
      try Self.problems("reports.chatVolume", [("group", "day")])
        == ["reports.chatVolume needs 'timeFrom'", "reports.chatVolume needs 'timeTo'"])
  }

  @Test("the fields of a body are checked: unknown, read-only, missing, zone, type, nested")
  func bodies() throws {
    #expect(
      try Self.problems("agents.create", [("emial", "a@b.c"), ("firstName", "A"), ("lastName", "B")])
        == ["agents.create has no field 'emial' — did you mean 'email'?", "agents.create needs 'email'"])
    #expect(try Self.problems("agents.update", path: [1], [("isLocked", true)]) == ["'isLocked' is read-only"])
    #expect(try Self.problems("agents.update", path: [1], [("title", "CEO")]) == [])
    #expect(
      try Self.problems("agents.update", path: [1], [("timeZone", "China Standart Time")])
        == ["unknown time zone \"China Standart Time\" — did you mean 'China Standard Time'?"])
    #expect(try Self.problems("agents.update", path: [1], [("timeZone", "Asia/Shanghai")]) == [])
    #expect(
      try Self.problems("agents.update", path: [1], [("isActive", "yes")])
        == ["'isActive' must be true or false, got \"yes\""])
    #expect(
      try Self.problems("agents.update", path: [1], [("roleIds", "x")]) == ["'roleIds' must be a list, got a string"])
    #expect(
      try Self.problems("sites.update", path: [1], [("contact", ["emial": "x"])])
        == ["sites.update has no field 'contact.emial' — did you mean 'email'?"])
    #expect(try Self.problems("sites.update", path: [1], [("name", "Acme")]) == [])
    #expect(
      try Self.problems("agents.changePassword", path: [1]) == ["agents.changePassword needs 'password'"])
  }

  @Test("bodies that are no objects are checked")
  func otherBodies() throws {
    #expect(try Self.problems("chats.deleteMany", body: ["a"]) == [])
    #expect(
      try Self.problems("chats.deleteMany") == [
        "chats.deleteMany needs 'ids'"
      ])
    #expect(try Self.problems("chats.deleteMany", body: "a") == ["'ids' must be a list, got a string"])
    #expect(
      try Self.problems("attachments.create", body: "a") == ["'file' must be a file or the path of one, got a string"])
    #expect(
      try Self.problems("smartTriggers.sort", path: ["b"], body: [["id": "x", "ordr": 1]])
        == ["smartTriggers.sort has no field 'items[0].ordr' — did you mean 'order'?"])
  }

  @Test("times are written in every format of the pages")
  func formats() {
    let time = WireTime(seconds: 1_795_167_000, nanoseconds: 123_000_000)
    #expect(time.text("yyyy-MM-dd HH:mm:ss") == "2026-11-20 09:30:00")
    #expect(time.text("yyyy-MM-ddTHH:mm:ss.fff") == "2026-11-20T09:30:00.123")
    #expect(time.text("MM/dd/yyyy") == "11/20/2026")
    #expect(time.text("HH:mm", offset: 8 * 3600) == "17:30")
    #expect(WireTime(seconds: .max).text("yyyy") == "9999" && WireTime(seconds: .min).text("yyyy") == "0001")
  }
}
