import C100Language
import Comm100
import JSONText

/// A list of the API as a lazy source: a recipe that fixes its arguments when it is built and asks when it is pulled.
public final class Query: SequenceSource {
  let recipe: ListRecipe
  let context: SessionContext
  let origin: ModelOrigin?
  /// The field that tells items apart.
  var idName: String? { origin?.resource?.id?.name }
  let span: Span
  /// Points a server's error at the argument that it names.
  let locate: (Raise) -> Raise

  init(_ invocation: Invocation) {
    recipe = invocation.recipe
    context = invocation.context
    span = invocation.span
    locate = invocation.located
    origin = invocation.returnedModel.map {
      ModelOrigin($0, invocation.resource, invocation.itemBound, invocation.context)
    }
  }

  /// A raw list: `api.pages("/api/v3/…")`.
  init(_ recipe: ListRecipe, _ context: SessionContext, span: Span) {
    self.recipe = recipe
    self.context = context
    self.span = span
    origin = nil
    locate = { error in
      if error.span == nil { error.span = span }
      return error
    }
  }

  public override var typeName: String { "query" }
  public override var text: String { "\(recipe.name)(…)" }

  public override var identity: String {
    var words = recipe.query.map { "\($0.name)=\($0.value)" }
    if let sortBy = recipe.sortBy { words.append("sortBy=\(sortBy) \(recipe.sortOrder ?? "")") }
    if let index = recipe.pageIndex { words.append("pageIndex=\(index)") }
    return "\(recipe.path)?\(words.joined(separator: "&"))"
  }

  /// The model of its items, for columns and completion.
  public var model: Model? { recipe.model }

  /// The resource of its items, for completion.
  public var resource: Resource? { origin?.resource }

  public override func open(
    _ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run
  ) throws(Raise) -> Opened {
    if run.isPlanning {
      let planned = Value.host(PlannedConsumer(self, Array(stages), demand))
      throw Raise(.planned, "an answer that was not asked for", data: planned)
    }
    var plan = Planner.plan(recipe, stages, demand)
    hint(run)
    let feed = QueryFeed(self, run)
    if plan.sort != nil, try !feed.provesSort(&plan) { plan = Planner.unsorted(recipe, stages, demand) }
    switch plan.window {
    case .total:
      guard let total = try feed.total(plan) else { return Opened(try QueryCursor(feed, plan), done: plan.done) }
      return Opened(EmptyCursor(), done: plan.done, answer: .integer(total), honoursDemand: true)
    case .last(let count):
      let cursor = try feed.openLast(count, plan)
      return Opened(cursor, done: plan.done, honoursDemand: true)
    case .from:
      return Opened(try QueryCursor(feed, plan), done: plan.done, honoursDemand: plan.honoursDemand)
    }
  }

  /// The plan that `explain` prints: with what this session has learnt of the server's sorting.
  func plan(_ stages: [Stage], _ demand: Demand) -> QueryPlan {
    let plan = Planner.plan(recipe, stages[...], demand)
    guard let sort = plan.sort, sorts(by: sort) == false else { return plan }
    return Planner.unsorted(recipe, stages[...], demand)
  }

  /// Whether the server sorts by this key: documented, or proved in this session; nil while nobody knows.
  func sorts(by sort: PageRequest.Sort) -> Bool? {
    if recipe.list?.sort.documented == true { return true }
    if !sort.isDescending, context.proofs.verdict(nullFirstKey(sort)) == true { return false }
    return context.proofs.verdict(proofKey(sort))
  }

  func proofKey(_ sort: PageRequest.Sort) -> String { "\(recipe.path) \(sort.field)" }
  func nullFirstKey(_ sort: PageRequest.Sort) -> String { proofKey(sort) + " null first" }

  /// An item as the language sees it: a record of the model, or plain.
  func value(_ node: JSONNode) -> Value {
    guard node.kind == .object, let origin else { return Value(node) }
    return .object(ObjectValue(node, origin: origin))
  }

  /// The request that a walk would begin with.
  func firstRequest(_ stages: [Stage], _ demand: Demand) -> PlannedRequest {
    let plan = plan(stages, demand)
    var request = plan.request
    request.sort = plan.sort
    // The proof that the server sorts begins with its first page.
    if let sort = plan.sort, sorts(by: sort) == nil { request.pageIndex = nil }
    return PlannedRequest(recipe.request(request), name: recipe.name)
  }

  // MARK: - Its own methods

  public override var methodNames: [String] { ["page", "refresh"] }

  public override func call(
    _ name: String, on sequence: SequenceValue, _ call: inout Call
  ) throws(Raise) -> Value? {
    switch name {
    case "page": return try page(sequence, call.run)
    case "refresh":
      refreshes = true
      return .sequence(sequence)
    default: return nil
    }
  }

  /// Set by `refresh()`: the next walk does not look at kept pages.
  var refreshes = false

  /// One page's envelope: `{items, total, nextPage, previousPage}`.
  private func page(_ sequence: SequenceValue, _ run: Run) throws(Raise) -> Value {
    guard sequence.stages.isEmpty else {
      throw Raise(.type, "page() shows a page as the server sends it: call it before '\(sequence.stages[0].name)'")
    }
    let plan = Planner.plan(recipe, [], .page)
    if run.isPlanning {
      return .host(PlannedValue([PlannedRequest(recipe.request(plan.request), name: recipe.name)], model: nil))
    }
    let feed = QueryFeed(self, run)
    let page = try feed.first(plan.request)
    return .object(
      ObjectValue([
        ("items", .elements(page.items.map(value))), ("total", page.total.map(Value.integer) ?? .null),
        ("nextPage", Value(page.nextLink)), ("previousPage", Value(page.previousLink)),
      ]))
  }

  /// Says what a list's own default leaves out.
  private func hint(_ run: Run) {
    guard let note = recipe.surprise else { return }
    context.hintOnce("surprise:\(recipe.name)", note, run, span)
  }
}
