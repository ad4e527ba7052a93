import Comm100
import JSONText

/// A request that has been routed: which endpoint, with which arguments, by whom.
struct Call {
  let request: SandboxRequest
  let path: String
  let query: [(name: String, value: String)]
  let module: Module
  let resource: Resource
  let endpoint: Endpoint
  /// The holes of the path, by name.
  let arguments: [(name: String, value: String)]
  var caller = Caller.none
  /// The JSON body, when there is one.
  var body: JSON?

  /// The last hole's value: the id of one item.
  var id: String { arguments.last?.value ?? "" }

  func argument(_ name: String) -> String? { arguments.first { $0.name == name }?.value }

  /// The first value of a query parameter, in any letter case; nil when absent or empty.
  func value(_ name: String) -> String? {
    guard let found = query.first(where: { Text.equal($0.name, name) })?.value, !found.isEmpty else { return nil }
    return found
  }

  /// All values of a parameter that may be repeated, comma lists taken apart.
  func values(_ name: String) -> [String] {
    query.filter { Text.equal($0.name, name) || Text.equal($0.name, name + "[]") }
      .flatMap { $0.value.split(separator: ",").map { String($0.drop { $0 == " " }) } }
  }

  func integer(_ name: String) throws(Refusal) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text) else { throw .bad(name, "a whole number") }
    return number
  }

  func time(_ name: String) throws(Refusal) -> Int? {
    guard let text = value(name) else { return nil }
    guard let time = Moment.parse(text) else { throw .bad(name, "a time such as 2026-11-20T09:30:00") }
    return time
  }

  /// The tokens of `include`, checked against the endpoint's list, in the catalog's spelling.
  func includes() throws(Refusal) -> Set<String> {
    let tokens = values("include")
    guard !tokens.isEmpty else { return [] }
    let known = endpoint.parameter("include")?.values ?? []
    var found: Set<String> = []
    for token in tokens {
      guard let match = known.first(where: { Text.equal($0, token) }) else {
        throw .bad("include", known.isEmpty ? "left out here" : "one of: " + known.joined(separator: ", "))
      }
      found.insert(match)
    }
    return found
  }

  /// The object of the body; refused when there is none.
  func object() throws(Refusal) -> JSONObject {
    guard let body else { throw Refusal(400, "The request needs a JSON body.") }
    guard let object = body.object else { throw Refusal(400, "The body must be a JSON object.") }
    return object
  }
}

/// Who sends a request.
struct Caller {
  var agentId = 0
  var isAdmin = false
  var permissions: Set<String> = []

  static let none = Caller()
}

/// What an endpoint answers.
enum Answer {
  /// The endpoint's success status without a body.
  case nothing
  case json(JSON)
  /// JSON text made already.
  case text([UInt8])
  /// A new item and the path where it lives.
  case created(JSON, path: String)
  case file(Upload)
}
