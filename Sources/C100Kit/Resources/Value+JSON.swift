import C100Language
import Comm100
import JSONText

/// A parameter of an endpoint; the language has a type of the same name.
typealias APIParameter = Comm100.Parameter

extension Value {
  /// A scalar as it stands in a query or a path: no quotes; lists and objects by the name of their kind.
  var plainText: String {
    switch self {
    case .null, .nothing: ""
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .decimal(let number): JSONNumber(number)?.text ?? String(number)
    case .number(let number): number.number.text
    case .string(let text): text.text
    case .time(let time): time.ownText ?? time.apiText(isDate: time.isDate)
    case .range, .list, .object, .function, .duration, .sequence, .host: typeName
    }
  }
}

extension JSON {
  /// How deep a value may be nested to become a body or a file.
  static let depthLimit = 512

  /// The value as a JSON tree that may go over the wire.
  /// - Throws: `type` for what JSON has no form of, `exhausted` for one nested too deep.
  public init(of value: C100Language.Value, _ run: Run) throws(Raise) {
    self = try JSON.make(value, run, depth: 0, isShown: false)
  }

  /// The value as `-o json` shows it: a lazy one is pulled to its end, a duration is its text (`1h 30m`), nothing is null.
  /// - Throws: what the lazy one raises; `type` for functions and the like, `exhausted` for one nested too deep.
  public init(showing value: C100Language.Value, _ run: Run) throws(Raise) {
    guard case .sequence(let sequence) = value else {
      self = value.isNothing ? .null : try JSON.make(value, run, depth: 0, isShown: true)
      return
    }
    let cursor = try sequence.walk(.all, run).cursor
    var items: [JSON] = []
    do throws(Raise) {
      while let item = try cursor.next(run) { items.append(try JSON.make(item, run, depth: 1, isShown: true)) }
    } catch {
      cursor.close()
      throw error
    }
    self = .list(JSONList(items))
  }

  private static func make(
    _ value: C100Language.Value, _ run: Run, depth: Int, isShown: Bool
  ) throws(Raise) -> JSON {
    guard depth < depthLimit else { throw Raise(.exhausted, "nested deeper than \(depthLimit) levels") }
    try run.tick()
    switch value {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .integer(let number): return .integer(number)
    case .decimal(let number):
      guard let exact = JSONNumber(number) else { throw Raise(.value, "\(number) is no JSON number") }
      return .number(exact)
    case .number(let number): return .number(number.number)
    case .string(let text): return .string(text.text)
    case .time(let time): return .string(time.ownText ?? time.apiText(isDate: time.isDate))
    case .list(let list):
      var items: [JSON] = []
      for element in list.elements { items.append(try make(element, run, depth: depth + 1, isShown: isShown)) }
      return .list(items)
    case .object(let object):
      if let node = object.node { return JSON(node) }
      var result = JSONObject()
      for key in object.keys {
        if let field = object[key] { result[key] = try make(field, run, depth: depth + 1, isShown: isShown) }
      }
      return .object(result)
    case .range(let range):
      guard let count = range.count, count <= 100_000 else {
        throw Raise(.value, "this range is too long for JSON")
      }
      return .list((0..<count).map { .integer(range.lower + $0) })
    case .host(let host):
      if let text = try host.asText(run) { return .string(text) }
      if host is FileValue { return .string(try host.dataText(run)) }
      throw Raise(.type, "\(value.typeNameWithArticle) has no JSON form")
    case .duration(let duration) where isShown:
      return .string(
        DurationText(days: duration.days, seconds: duration.seconds, nanoseconds: duration.nanoseconds).text)
    case .sequence, .function, .duration, .nothing:
      throw Raise(
        .type, "\(value.typeNameWithArticle) has no JSON form", help: value.isWalkable ? ["collect() it first"] : [])
    }
  }
}
