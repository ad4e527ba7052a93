import C100Language
import Comm100
import JSONText
import NearNames

/// A list of the API as a lazy source: a recipe that fixes its arguments when it is built and asks when it is pulled.
public final class Query: SequenceSource {
  let recipe: ListRecipe
  let context: SessionContext
  let origin: ModelOrigin?
  /// What a planned list lacks of earlier answers.
  let standIns: StandIns
  /// The field that tells items apart.
  var idName: String? { origin?.resource?.id?.name }
  let span: Span
  /// Points a server's error at the argument that it names.
  let locate: (Raise) -> Raise

  init(_ invocation: Invocation) {
    recipe = invocation.recipe
    context = invocation.context
    span = invocation.span
    standIns = invocation.standIns
    locate = invocation.located
    origin = invocation.returnedModel.map {
      ModelOrigin($0, invocation.resource, invocation.itemBound, invocation.context)
    }
  }

  /// A raw list: `api.pages("/api/v3/…")`.
  init(_ recipe: ListRecipe, _ context: SessionContext, span: Span, source: Source?) {
    self.recipe = recipe
    self.context = context
    self.span = span
    origin = nil
    standIns = StandIns()
    locate = { error in
      guard error.span == nil else { return error }
      error.span = span
      if error.source == nil { error.source = source }
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
    hint(run)
    let hoped = Planner.plan(recipe, stages, demand, run)
    hintValues(hoped.conditions, run)
    let feed = QueryFeed(self, run)
    let plan = try feed.settled(hoped) {
      Planner.plan(recipe, stages, demand, sorts: false, run)
    }
    switch plan.window {
    case .total:
      guard let total = try feed.total(plan) else { return Opened(try QueryCursor(feed, plan), rest: plan.rest) }
      return Opened(EmptyCursor(), rest: plan.rest, answer: .integer(total), honoursDemand: true)
    case .last(let count):
      let cursor = try feed.openLast(count, plan)
      return Opened(cursor, rest: plan.rest, honoursDemand: true)
    case .from:
      return Opened(try QueryCursor(feed, plan), rest: plan.rest, honoursDemand: plan.honoursDemand)
    }
  }

  /// The plan that `explain` prints: with what this session has learnt of the server's sorting.
  func plan(_ stages: [Stage], _ demand: Demand, _ run: Run) -> QueryPlan {
    var plan = Planner.plan(recipe, stages[...], demand, run)
    plan.request.sort = plan.sort
    guard plan.sort != nil, trust(plan.request) == .doesNot else { return plan }
    return Planner.plan(recipe, stages[...], demand, sorts: false, run)
  }

  // MARK: - Does the server sort?

  /// What is known of a list that is asked for in an order.
  enum SortTrust {
    /// Documented, or proved in this session.
    case sorts
    /// It does not, or it puts items without a key first, which come last here.
    case doesNot
    /// Nobody knows.
    case unproved
    /// It sorts by this key, but whether items without one come first in this very list has not been seen.
    case unseen
  }

  func trust(_ request: PageRequest) -> SortTrust {
    if recipe.list?.sort.documented == true { return .sorts }
    let isNullFirst = context.proofs.verdict(nullKey(request))
    switch context.proofs.verdict(proofKey(request)) {
    case false?: return .doesNot
    case _ where isNullFirst == true: return .doesNot
    case nil: return .unproved
    case true?: return isNullFirst == nil ? .unseen : .sorts
    }
  }

  func note(sorts: Bool, in request: PageRequest) { context.proofs.record(proofKey(request), sorts) }
  func note(isNullFirst: Bool, in request: PageRequest) { context.proofs.record(nullKey(request), isNullFirst) }

  /// A list sorts by a key or it does not, whatever else is asked.
  private func proofKey(_ request: PageRequest) -> String { "\(recipe.path) \(request.sort?.field ?? "")" }

  /// Which items there are depends on the filters, and which come first on the order.
  private func nullKey(_ request: PageRequest) -> String {
    recipe.request(PageRequest(filters: request.filters, sort: request.sort)).wireTarget
  }

  /// The same request for one item in the opposite order: another item there proves that the server sorts.
  func backward(_ forward: PageRequest) -> PageRequest {
    guard let sort = forward.sort else { return forward }
    let words = Planner.orderWords(recipe)
    var backward = forward
    backward.sort = .init(
      field: sort.field, order: sort.isDescending ? words.ascending : words.descending,
      isDescending: !sort.isDescending)
    backward.pageSize = 1
    return backward
  }

  /// A walk over the pages that begins with this request.
  func walk(_ request: APIRequest, _ client: Client) -> PageWalk {
    let origin = client.origin(of: request.side) ?? client.home.api
    return PageWalk(request, list: ListShape(recipe.list, id: idName), origin: origin)
  }

  /// The page that was kept for a request, and its age; asks nothing.
  func keptPage(_ request: PageRequest, _ run: Run) -> (page: Page, age: Duration)? {
    let request = recipe.request(request)
    let now: Duration = .nanoseconds(Int64(clamping: run.services.monotonicNanoseconds()))
    guard let client = context.made, let kept = context.kept.reply(to: request.wireTarget, at: now) else { return nil }
    var walk = walk(request, client)
    return (try? walk.absorb(kept.reply)).map { ($0, kept.age) }
  }

  /// An item as the language sees it: a record of the model, or plain.
  func value(_ node: JSONNode) -> Value {
    guard node.kind == .object, let origin else { return Value(node) }
    return .object(ObjectValue(node, origin: origin))
  }

  /// The request that a walk would begin with.
  func firstRequest(_ stages: [Stage], _ demand: Demand, _ run: Run) -> PlannedRequest {
    let request = plan(stages, demand, run).request
    let looksFirst = request.sort != nil && trust(request) != .sorts
    return planned(looksFirst ? request.fromStart : request)
  }

  // MARK: - Its own methods

  /// What a query has besides the methods of every sequence, with a line of help each.
  static let methods = [
    (name: "page", summary: "One page's envelope."),
    (name: "cost", summary: "How many calls it takes to walk it, by what its first page tells."),
    (name: "refresh", summary: "Asks again, whatever was kept."),
  ]

  public override var methodNames: [String] { Query.methods.map(\.name) }

  public override func call(
    _ name: String, on sequence: SequenceValue, _ call: inout Call
  ) throws(Raise) -> Value? {
    switch name {
    case "page": return try page(sequence, call.run)
    case "cost": return try cost(sequence, call.run)
    case "refresh":
      refreshes = true
      return .sequence(sequence)
    default: return nil
    }
  }

  /// Set by `refresh()`: the next walk does not look at kept pages.
  var refreshes = false

  private func planned(_ request: PageRequest) -> PlannedRequest {
    PlannedRequest(recipe.request(request), name: recipe.name, standIns: standIns)
  }

  /// One page's envelope: `{items, total, nextPage, previousPage}`.
  private func page(_ sequence: SequenceValue, _ run: Run) throws(Raise) -> Value {
    guard sequence.stages.isEmpty else {
      throw Raise(.type, "page() shows a page as the server sends it: call it before '\(sequence.stages[0].name)'")
    }
    let plan = Planner.plan(recipe, [], .page, run)
    if run.isPlanning {
      return .host(PlannedValue([planned(plan.request)], model: nil, standIns: standIns))
    }
    let feed = QueryFeed(self, run)
    let page = try feed.first(plan.request)
    return .object(
      ObjectValue([
        ("items", .elements(page.items.map(value))), ("total", page.total.map(Value.integer) ?? .null),
        ("nextPage", Value(page.nextLink)), ("previousPage", Value(page.previousLink)),
      ]))
  }

  /// How many calls it takes to walk the whole chain, the first page's included, which is asked for and tells the
  /// total; null when the list reports no total.
  private func cost(_ sequence: SequenceValue, _ run: Run) throws(Raise) -> Value {
    let plan = plan(sequence.stages, .all, run)
    if let bound = plan.pageBound, bound <= 1 || !recipe.isPaged { return .integer(bound) }
    if run.isPlanning {
      return .host(PlannedValue([planned(plan.request)], model: nil, standIns: standIns))
    }
    hint(run)
    let page = try QueryFeed(self, run).first(plan.request)
    return plan.calls(page, recipe).map(Value.integer) ?? .null
  }

  /// Says what a list's own default leaves out.
  private func hint(_ run: Run) {
    guard let note = recipe.surprise else { return }
    context.hintOnce("surprise:\(recipe.name)", note, run, span)
  }

  /// Says which text a field is compared with that the documentation does not have among its values: the comparison is
  /// carried out all the same, since a server may know more values than its pages.
  private func hintValues(_ conditions: [Condition], _ run: Run) {
    guard let model else { return }
    for condition in conditions { hintValue(condition, model, run) }
  }

  private func hintValue(_ condition: Condition, _ model: Model, _ run: Run) {
    guard condition.relation == .equal || condition.relation == .notEqual, case .string(let text) = condition.value,
      let field = model.field(condition.field), !field.isOpen, let values = field.values, !values.contains(text.text)
    else { return }
    let finding = Diagnostic.Kind.unknownValue(
      text.text, of: "\(model.name).\(field.name)", known: values,
      nearest: NearName.of(text.text, in: values))
    let message = ([finding.message] + finding.help).joined(separator: "; ")
    context.hintOnce("value:\(model.name).\(field.name) \(text.text)", message, inScripts: true, run, span)
  }
}
