import C100Language
import Comm100
import JSONText

/// One call of an endpoint with its arguments read and checked; nothing has been sent.
struct Invocation {
  let endpoint: Endpoint
  let resource: Resource
  let context: SessionContext
  let span: Span
  let source: Source?
  /// Ids that the call names in its path, parents' and items'.
  let ids: BoundPath
  let arguments: CallArguments
  /// The request as the arguments make it.
  let request: APIRequest
  /// Answers that a plan lacks.
  let standIns: StandIns
  /// Where each argument stands, for a server's error that names it.
  let spans: [String: Span]

  init(
    _ endpoint: Endpoint, _ resource: Resource, _ bound: BoundPath, _ context: SessionContext, _ call: Call
  ) throws(Raise) {
    self.endpoint = endpoint
    self.resource = resource
    self.context = context
    span = call.span
    source = call.source
    var reader = ArgumentReader(endpoint, bound, call)
    arguments = try reader.read()
    spans = reader.spans
    standIns = reader.standIns
    ids = reader.ids
    let merges = endpoint.keepsRest(of: resource)
    if let failure = reader.failure(ArgumentCheck.problems(endpoint, arguments, merged: merges)) { throw failure }
    let now = call.run.services.now()
    let builder = RequestBuilder(
      zones: context.zoneDatabase, now: WireTime(seconds: now.seconds, nanoseconds: now.nanoseconds))
    do throws(ArgumentProblem) {
      request = try builder.request(endpoint, arguments)
    } catch {
      throw reader.failure(error)
    }
  }

  /// The recipe of a list.
  var recipe: ListRecipe {
    let paging: Set<String> = ["pageIndex", "pageSize", "sortBy", "sortOrder"]
    func value(_ name: String) -> String? { request.query.last { $0.name == name }?.value }
    var base = request
    base.query.removeAll { paging.contains($0.name) }
    return ListRecipe(
      name: endpoint.scriptName, base: base, pageIndex: value("pageIndex").flatMap { Int($0) },
      pageSize: value("pageSize").flatMap { Int($0) }, sortBy: value("sortBy"), sortOrder: value("sortOrder"),
      list: endpoint.page ?? (endpoint.name == "list" ? resource.list : nil) ?? ListRecipe.bare,
      parameters: endpoint.parameters,
      model: endpoint.returns.modelName.flatMap { Catalog.model($0, in: resource.module) })
  }

  /// The same request with this body instead.
  func request(body: JSON?) -> APIRequest {
    var request = request
    if let body { request.body = .json(body.bytes) }
    return request
  }
}

extension ListRecipe {
  /// What is known of a list of which the pages say nothing.
  static let bare: ListInfo? = Catalog.resource("departments")?.list
}
