import JSONText

/// Makes the request of a call: method, encoded path, query and body. Pure.
///
/// The arguments are taken as they are; `ArgumentCheck` says before what is wrong with them.
public struct RequestBuilder: Sendable {
  /// The zones by name, for parameters that want an offset.
  public var zones: ZoneDatabase?
  /// Where now is, for the offset of a zone whose call names no time.
  public var now: WireTime

  /// Without zones, names of zones are sent as they are.
  public init(zones: ZoneDatabase? = nil, now: WireTime = WireTime(seconds: 0)) {
    self.zones = zones
    self.now = now
  }

  /// - Throws: the first hole of the path whose value is missing or no single segment.
  public func request(
    _ endpoint: Endpoint, _ arguments: CallArguments
  ) throws(ArgumentProblem) -> APIRequest {
    let split = ArgumentSplit(endpoint, arguments)
    return APIRequest(
      method: endpoint.method, path: try path(endpoint, split), query: query(endpoint, split),
      body: body(endpoint, split), side: Catalog.module(endpoint.module)?.side ?? .api, module: endpoint.module)
  }

  // MARK: - Path

  private func path(_ endpoint: Endpoint, _ split: ArgumentSplit) throws(ArgumentProblem) -> String {
    var path = endpoint.path
    for (parameter, value) in split.path {
      guard let value, !value.isNull else {
        throw ArgumentProblem(.missing, parameter.name, call: endpoint.scriptName)
      }
      guard let text = Self.text(value, parameter, zones: nil), let segment = PercentCoding.segment(text) else {
        throw ArgumentProblem(.noSegment, parameter.name, call: endpoint.scriptName)
      }
      path = Self.filled(path, parameter.name, segment)
    }
    return path
  }

  /// The path with a hole filled. What is filled in holds no brace: it is encoded. By bytes: the first split of a
  /// process costs it 0.1 ms.
  private static func filled(_ path: String, _ hole: String, _ segment: String) -> String {
    let bytes = Array(path.utf8)
    var made: [UInt8] = []
    var i = 0
    while i < bytes.count {
      let isHole = bytes[i] == UInt8(ascii: "{") && bytes[(i + 1)...].starts(with: hole.utf8)
      let end = i + 1 + hole.utf8.count
      if isHole, end < bytes.count, bytes[end] == UInt8(ascii: "}") {
        made += segment.utf8
        i = end + 1
      } else {
        made.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: made, as: UTF8.self)
  }

  // MARK: - Query

  private func query(_ endpoint: Endpoint, _ split: ArgumentSplit) -> [(name: String, value: String)] {
    let offset = clockOffset(split)
    var pairs: [(name: String, value: String)] = []
    for (parameter, value) in split.query where !value.isNull {
      if parameter.type == .conditions {
        pairs += conditions(value)
      } else if let items = value.elements {
        let texts = items.compactMap { text($0, parameter, offset: offset, split) }
        if parameter.multiple {
          pairs.append((parameter.name, texts.joined(separator: ",")))
        } else {
          pairs += texts.map { (parameter.name, $0) }
        }
      } else if let text = text(value, parameter, offset: offset, split) {
        pairs.append((parameter.name, text))
      }
    }
    return pairs
  }

  private func conditions(_ value: ArgumentValue) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for (i, item) in (value.elements ?? []).enumerated() {
      for (key, value) in item.members ?? [] {
        guard let text = Self.text(value, nil, zones: nil) else { continue }
        pairs.append((ConditionForm.name(i, key), text))
      }
    }
    return pairs
  }

  /// Times without a zone of their own are read in the offset that the request names; seconds east of UTC.
  private func clockOffset(_ split: ArgumentSplit) -> Int {
    guard let zone = split.query.last(where: { $0.parameter.format == "+hh:mm" })?.value.string else { return 0 }
    return self.offset(of: zone, split) ?? 0
  }

  private func offset(of zone: String, _ split: ArgumentSplit) -> Int? {
    if let fixed = ZoneDatabase.fixedOffset(zone) { return fixed }
    guard let rules = try? zones?.zone(zone) else { return nil }
    var moment = now
    for (_, value) in split.query {
      if case .time(let time) = value {
        moment = time
        break
      }
    }
    return rules.offset(at: moment.seconds)
  }

  private func text(_ value: ArgumentValue, _ parameter: Parameter, offset: Int, _ split: ArgumentSplit) -> String? {
    if parameter.format == "+hh:mm", let zone = value.string {
      return self.offset(of: zone, split).map(ZoneDatabase.text(ofOffset:)) ?? zone
    }
    return Self.text(value, parameter, offset: offset, zones: zones)
  }

  /// A scalar as the text of a path or query; nil for null, lists, objects and files.
  static func text(
    _ value: ArgumentValue, _ parameter: Parameter?, offset: Int = 0, zones: ZoneDatabase?
  ) -> String? {
    let type = parameter?.type ?? .string
    switch value {
    case .time(let time):
      let format = parameter?.format ?? WireTime.format(of: type)
      return time.text(format, offset: format.hasSuffix("Z") ? 0 : offset)
    case .json(let json):
      switch json {
      case .null, .list: return nil
      case .object: return type == .object || type == .map ? json.text : nil
      case .bool(let flag): return flag ? "true" : "false"
      case .number(let number): return number.integer.map(String.init) ?? number.text
      case .string(let text):
        let isDateOnly = type == .datetime && text.utf8.count == 10 && WireTime.isTime(text, .date)
        return isDateOnly && parameter?.format != nil ? text + "T00:00:00" : text
      }
    case .unknown(let mark): return mark
    case .file, .list, .object: return nil
    }
  }

  // MARK: - Body

  private func body(_ endpoint: Endpoint, _ split: ArgumentSplit) -> RequestBody? {
    switch endpoint.body {
    case .none: return nil
    case .file:
      guard case .file(let file)? = split.whole else { return nil }
      return .multipart([MultipartPart(file: file)])
    case .plain, .list, .listOfFields, .page:
      guard let whole = split.whole else { return nil }
      return .json(list(whole, itemFields(endpoint), module: endpoint.module).bytes)
    case .model, .fields, .undocumented:
      if let whole = split.whole { return .json(json(whole, nil, module: endpoint.module).bytes) }
      if case .undocumented = endpoint.body, split.fields.isEmpty { return nil }
      return .json(JSON.object(object(split.fields, endpoint.bodyFields, module: endpoint.module)).bytes)
    }
  }

  private func itemFields(_ endpoint: Endpoint) -> [Field]? {
    switch endpoint.body {
    case .listOfFields(let fields): fields
    case .list(let name), .page(let name): Catalog.model(name, in: endpoint.module)?.fields
    case .none, .undocumented, .model, .plain, .file, .fields: nil
    }
  }

  private func object(
    _ members: [(name: String, value: ArgumentValue)], _ fields: [Field]?, module: String
  ) -> JSONObject {
    JSONObject(
      members.map { name, value in
        let field = fields?.first { $0.name == name } ?? fields?.first { ASCII.equalsIgnoringCase($0.name, name) }
        return (name, json(value, field, module: module))
      })
  }

  private func json(_ value: ArgumentValue, _ field: Field?, module: String) -> JSON {
    switch value {
    case .json(let json):
      guard let field, field.isZone, let text = json.string, let row = TimeZones.listed(text) else { return json }
      return .string(row.id)
    case .time(let time): return .string(time.text(WireTime.format(of: field?.type ?? .datetime)))
    case .file: return .null
    case .unknown(let mark): return .string(mark)
    case .list(let items): return .list(items.map { json($0, field, module: module) })
    case .object(let members):
      var fields = field?.fields ?? []
      if fields.isEmpty, let ref = field?.ref { fields = Catalog.model(ref, in: module)?.fields ?? [] }
      return .object(object(members.map { ($0.key, $0.value) }, fields, module: module))
    }
  }

  /// A body that is a list of objects with these fields.
  private func list(_ value: ArgumentValue, _ fields: [Field]?, module: String) -> JSON {
    guard case .list(let items) = value else { return json(value, nil, module: module) }
    return .list(
      items.map { item in
        guard case .object(let members) = item else { return json(item, nil, module: module) }
        return .object(object(members.map { ($0.key, $0.value) }, fields, module: module))
      })
  }
}
