import C100Language
import Comm100
import JSONText

/// The calls of `api`, each with a word about it.
package enum RawCalls {
  package static let all: [(name: String, summary: String)] =
    RawAPI.methods.map { ($0.name, "\($0.method.rawValue) of a path of the API") }
    + [("pages", "a list at a path, page by page")]
}

/// `api.get("/api/v3/…")`: what the catalog lacks.
final class RawAPI: HostValue {
  let context: SessionContext

  init(_ context: SessionContext) { self.context = context }

  fileprivate static let methods: [(name: String, method: HTTPMethod)] = [
    ("get", .get), ("post", .post), ("put", .put), ("patch", .patch), ("delete", .delete),
  ]

  override var typeName: String { "api" }
  override var text: String { "api" }
  /// What a script may call on `api`.
  static let names = RawCalls.all.map(\.name)

  override var memberNames: [String] { RawAPI.names }
  override func hasMethod(_ name: String) -> Bool { RawAPI.names.contains(name) }

  override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? {
    let isPages = name == "pages"
    guard let method = isPages ? .get : RawAPI.methods.first(where: { $0.name == name })?.method else { return nil }
    let first = call.positional.first?.string
    if let misuse = RawAPI.misuse(name, hasPath: first != nil, call.positional.count) {
      misuse.span = call.span
      throw misuse
    }
    let path = first ?? ""
    var query: [(name: String, value: String)] = []
    let takesBody = method != .get && call.positional.count > 1
    for (label, value, _) in call.labelled {
      if case .list(let list) = value {
        for element in list.elements { query.append((label, element.plainText)) }
      } else {
        query.append((label, value.plainText))
      }
    }
    let body = takesBody ? try RawAPI.body(call.positional[1], call.run) : nil
    if isPages { return .sequence(SequenceValue(try pages(path, query, call))) }
    let request = try RawAPI.request(method, path, query, body, call)
    return try send(request, name, call)
  }

  /// What is wrong with a call as it is written; nil when nothing is.
  static func misuse(_ name: String, hasPath: Bool, _ count: Int) -> Raise? {
    guard hasPath else {
      return Raise(.type, "api.\(name) needs a path: api.\(name)(\"/api/v3/livechat/campaigns\")")
    }
    let reads = name == "get" || name == "pages"
    guard count > (reads ? 1 : 2) else { return nil }
    return Raise(
      .value, "api.\(name) takes a path\(reads ? "" : " and a body")",
      help: ["what goes behind the ? of the URL has labels: api.\(name)(\"…\", pageSize: 10)"])
  }

  /// A file as the one part of a form, anything else as JSON.
  private static func body(_ value: Value, _ run: Run) throws(Raise) -> RequestBody {
    guard case .host(let file as FileValue) = value else { return .json(try JSON(of: value, run).bytes) }
    return .multipart([MultipartPart(file: UploadFile(file))])
  }

  private static func request(
    _ method: HTTPMethod, _ path: String, _ query: [(name: String, value: String)], _ body: RequestBody?, _ call: Call
  ) throws(Raise) -> APIRequest {
    do throws(APIError) {
      var request = try APIRequest.raw(method, path, query: query, body: body)
      request.side = path.hasPrefix("/api/v3/partner") ? .partner : .api
      return request
    } catch {
      let raise = Raise(error)
      raise.span = call.writtenSpan(0)
      throw raise
    }
  }

  private func pages(_ path: String, _ query: [(name: String, value: String)], _ call: Call) throws(Raise) -> Query {
    func value(_ name: String) -> String? { query.last { $0.name == name }?.value }
    let taken: Set<String> = ["pageIndex", "pageSize", "sortBy", "sortOrder"]
    let base = try RawAPI.request(.get, path, query.filter { !taken.contains($0.name) }, nil, call)
    let recipe = ListRecipe(
      name: "api.pages", base: base, pageIndex: value("pageIndex").flatMap { Int($0) },
      pageSize: value("pageSize").flatMap { Int($0) }, sortBy: value("sortBy"), sortOrder: value("sortOrder"),
      list: nil, parameters: [], model: nil)
    return Query(recipe, context, span: call.span, source: call.source)
  }

  private func send(_ request: APIRequest, _ name: String, _ call: Call) throws(Raise) -> Value {
    let plan = PlannedRequest(request, name: "api.\(name)")
    if call.run.isPlanning { return .host(PlannedValue([plan], model: nil)) }
    if request.method != .get {
      guard !context.isReadOnly else {
        throw Raise(.value, "api.\(name) may change something, and this session only reads", span: call.span)
      }
      if context.isDryRun {
        context.tell("not sent: \(plan.line)")
        return call.positional.count > 1 ? call.positional[1] : .null
      }
      if let confirm = context.confirm, try !confirm(plan) { throw Raise(.cancelled, "not sent") }
    }
    defer { if request.method != .get { context.kept.drop() } }
    do throws(Raise) {
      let client = try context.client()
      try context.costs.willSend(client)
      let reply = try Blocking.wait(call.run, on: client) { () async throws(APIError) in try await client.send(request)
      }
      if reply.isFile() { return .host(FileValue(reply)) }
      do throws(APIError) {
        return try reply.json().map { Value($0.root) } ?? .null
      } catch {
        throw Raise(error)
      }
    } catch {
      if error.span == nil {
        let named = ServerWords(error.message).first(of: call.labelled.map(\.name))
        error.span = call.labelled.first { $0.name == named }?.span ?? call.span
      }
      throw error
    }
  }
}
