import C100Language
import Comm100
import JSONText

/// One call of an endpoint with its arguments read and checked; nothing has been sent.
struct Invocation {
  let endpoint: Endpoint
  let resource: Resource
  let context: SessionContext
  let span: Span
  /// Holes of the path with their text, not yet encoded.
  private(set) var holes: BoundPath
  /// Parameters of the query but those of paging and sorting, encoded as text.
  private(set) var query: [(name: String, value: String)] = []
  private(set) var pageIndex: Int?
  private(set) var pageSize: Int?
  private(set) var sortBy: String?
  private(set) var sortOrder: String?
  /// Fields of the body that were named one by one, or the body as a whole.
  private(set) var fields = JSONObject()
  private(set) var wholeBody: JSON?
  private(set) var upload: MultipartPart?
  /// Where each argument stands, for a server's error that names it.
  private(set) var spans: [String: Span] = [:]
  /// The record that an action was called on, for `update`.
  let record: ObjectValue?

  init(
    _ endpoint: Endpoint, _ resource: Resource, _ bound: BoundPath, _ context: SessionContext, _ call: Call,
    record: ObjectValue? = nil
  ) throws(Raise) {
    self.endpoint = endpoint
    self.resource = resource
    self.context = context
    self.record = record
    span = call.span
    holes = bound
    try read(call)
  }

  // MARK: - Reading the arguments

  private mutating func read(_ call: Call) throws(Raise) {
    let reader = ArgumentReader(endpoint, resource, call.run)
    var open = endpoint.holes.filter { !holes.has($0) }
    for (i, value) in call.positional.enumerated() {
      let span = call.writtenSpan(i)
      if !open.isEmpty {
        let hole = open.removeFirst()
        holes = holes.binding(hole, try reader.segment(value, hole, span))
        spans[hole] = span
      } else if endpoint.takesBody, wholeBody == nil {
        wholeBody = try reader.body(value, span)
        spans["body"] = span
      } else {
        throw Raise(
          .value, "\(endpoint.scriptName) takes \(reader.positionalWords), got \(call.positional.count) values",
          help: reader.labelHelp, span: span)
      }
    }
    for (name, value, span) in call.labelled { try readLabel(name, value, span, reader, &open) }
    if let missing = open.first {
      throw Raise(
        .value, "\(endpoint.scriptName) needs '\(missing)'",
        help: ["\(endpoint.scriptName)(\(endpoint.holes.map { $0 == missing ? "…" : $0 }.joined(separator: ", ")))"],
        span: span)
    }
    try reader.checkRequired(query: query, fields: fields, whole: wholeBody, span)
    fillZone(call.run)
  }

  private mutating func readLabel(
    _ name: String, _ value: Value, _ span: Span, _ reader: ArgumentReader, _ open: inout [String]
  ) throws(Raise) {
    if spans[name] != nil { throw Raise(.name, "'\(name)' is given twice", span: span) }
    spans[name] = span
    if let place = open.firstIndex(of: name) {
      holes = holes.binding(open.remove(at: place), try reader.segment(value, name, span))
    } else if let parameter = endpoint.parameters.first(where: { $0.name == name }) {
      try readParameter(parameter, value, span, reader)
    } else if case .file = endpoint.body {
      upload = try reader.file(name, value, span)
    } else if name == "body", endpoint.takesBody {
      wholeBody = try reader.body(value, span)
    } else if endpoint.takesBody, let json = try reader.field(name, value, span) {
      fields[name] = json
    } else {
      throw reader.unknownLabel(name, span)
    }
  }

  private mutating func readParameter(
    _ parameter: APIParameter, _ value: Value, _ span: Span, _ reader: ArgumentReader
  ) throws(Raise) {
    let texts = try reader.texts(parameter, value, span)
    switch parameter.name {
    case "pageIndex": pageIndex = texts.first.flatMap { Int($0.value) }
    case "pageSize": pageSize = texts.first.flatMap { Int($0.value) }
    case "sortBy": sortBy = texts.first?.value
    case "sortOrder": sortOrder = texts.first?.value
    default: query.append(contentsOf: texts)
    }
  }

  /// Reports and lists that take the zone of their times get the session's, when the caller named none.
  private mutating func fillZone(_ run: Run) {
    guard let parameter = endpoint.query.first(where: { $0.name.lowercased() == "timezone" && $0.type == .string }),
      spans[parameter.name] == nil, parameter.format == "+hh:mm" || endpoint.operation == .report
    else { return }
    let services = run.services
    let zone = services.zone
    guard zone != .utc else { return }
    let offset = services.zones.offset(of: zone, at: services.now().seconds)
    query.append((parameter.name, ZoneText.offset(offset)))
  }

  // MARK: - The request

  /// The path with its holes filled, percent-encoded.
  var path: String {
    var path = ""
    var rest = Substring(endpoint.path)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      path += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      path += PathText.encoded(holes.holes.first { $0.name == name }?.segment ?? "")
      rest = rest[rest.index(after: close)...]
    }
    return path + rest
  }

  var module: Module? { Catalog.module(resource.module) }

  /// The recipe of a list.
  var recipe: ListRecipe {
    ListRecipe(
      name: endpoint.scriptName,
      base: APIRequest(
        method: .get, path: path, query: query, side: module?.side ?? .api, module: resource.module),
      pageIndex: pageIndex, pageSize: pageSize, sortBy: sortBy, sortOrder: sortOrder,
      list: endpoint.page ?? (endpoint.name == "list" ? resource.list : nil) ?? ListRecipe.bare,
      parameters: endpoint.parameters,
      model: endpoint.returns.modelName.flatMap { Catalog.model($0, in: resource.module) })
  }

  func request(body: JSON?) -> APIRequest {
    var query = query
    if let pageIndex { query.append(("pageIndex", String(pageIndex))) }
    if let pageSize { query.append(("pageSize", String(pageSize))) }
    if let sortBy { query.append(("sortBy", sortBy)) }
    if let sortOrder { query.append(("sortOrder", sortOrder)) }
    let content: RequestBody? = upload.map { .multipart([$0]) } ?? body.map { .json($0.bytes) }
    return APIRequest(
      method: endpoint.method, path: path, query: query, body: content, side: module?.side ?? .api,
      module: resource.module)
  }

  /// The body as written: the whole one, with the named fields put in.
  var body: JSON? {
    guard endpoint.takesBody else { return nil }
    guard fields.count > 0 else { return wholeBody ?? (endpoint.method == .get ? nil : emptyBody) }
    guard let whole = wholeBody?.object else { return .object(fields) }
    return .object(whole.merging(fields))
  }

  private var emptyBody: JSON? {
    switch endpoint.body {
    case .none, .file: nil
    case .undocumented: nil
    case .model, .fields: .object(JSONObject())
    case .list, .page, .plain, .listOfFields: nil
    }
  }
}

extension JSONObject {
  /// These members with those of `other` put over them.
  func merging(_ other: JSONObject) -> JSONObject {
    var result = self
    for (key, value) in other { result[key] = value }
    return result
  }
}

extension ListRecipe {
  /// What is known of a list of which the pages say nothing.
  static let bare: ListInfo? = Catalog.resource("departments")?.list
}

extension Endpoint {
  var takesBody: Bool {
    switch body {
    case .none: false
    case .undocumented: method != .get
    case .model, .list, .page, .plain, .file, .fields, .listOfFields: true
    }
  }
}

extension PathText {
  /// One segment: everything but RFC 3986's unreserved characters is percent-encoded, so nothing ends it early.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: bytes.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Zones as the API writes them.
enum ZoneText {
  /// `+08:00`
  static func offset(_ seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    let hour = String(minutes / 60)
    let minute = String(minutes % 60)
    return (seconds < 0 ? "-" : "+") + (hour.utf8.count < 2 ? "0" : "") + hour + ":"
      + (minute.utf8.count < 2 ? "0" : "") + minute
  }
}
