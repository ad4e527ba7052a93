import C100Language
import Comm100

/// A plan in words: the requests, what the server does, what runs here.
struct Explanation {
  private var lines: [String] = []

  /// Explains a chain over a query.
  init(_ query: Query, _ stages: [Stage], _ demand: Demand = .all) {
    let recipe = query.recipe
    let plan = query.plan(stages, demand)
    var first = plan.request
    first.sort = plan.sort
    var proof: [PageRequest] = []
    if let sort = plan.sort, query.sorts(by: sort) == nil {
      let words = Planner.orderWords(recipe)
      var forward = first
      forward.pageIndex = nil
      var backward = forward
      backward.sort = .init(
        field: sort.field, order: sort.isDescending ? words.ascending : words.descending,
        isDescending: !sort.isDescending)
      backward.pageSize = 1
      proof = first.pageIndex == nil ? [backward] : [forward, backward]
    }
    let isFirst = first.pageIndex == nil
    if isFirst { request(recipe.request(first), note: pagesText(plan, recipe)) }
    for page in proof { request(recipe.request(page), note: "once per session: proves that the server sorts") }
    if !isFirst { request(recipe.request(first), note: pagesText(plan, recipe)) }
    if let surprise = recipe.surprise { lines.append("  note    \(surprise)") }
    if plan.steps.isEmpty { lines.append("  server  the list as it is") }
    for step in plan.steps {
      let place =
        switch step.place {
        case .server: "server"
        case .both: "both  "
        case .here: "here  "
        }
      lines.append("  \(place)  \(step.text)" + (step.reason.map { " — \($0)" } ?? ""))
    }
    if case .total = plan.window {
      lines.append("  server  count() — the reported total, unless that page refutes it (as reported)")
    }
    if plan.sort != nil { lines.append("  note    strings come in the server's order") }
  }

  /// Explains calls that would be made at once.
  init(_ planned: PlannedValue) {
    for plan in planned.requests {
      lines.append("\(plan.line)")
      if case .json(let bytes) = plan.body { lines.append("  body    \(String(decoding: bytes, as: UTF8.self))") }
      for unknown in plan.unknowns { lines.append("  unknown \(unknown)") }
    }
  }

  init(nothingFor value: Value) {
    lines = ["no request: this is \(value.typeNameWithArticle) that is worked out here"]
  }

  var text: String { lines.joined(separator: "\n") }

  private mutating func request(_ request: APIRequest, note: String) {
    lines.append("\(request.method.rawValue) \(request.wireTarget)  (\(note))")
  }

  private func pagesText(_ plan: QueryPlan, _ recipe: ListRecipe) -> String {
    guard recipe.isPaged else { return "1 request: the whole list" }
    if recipe.pageIndex != nil { return "1 request: this page" }
    switch plan.pageBound {
    case 0?: return "no request"
    case 1?: return "1 request"
    case let bound?: return "at most \(bound) requests"
    case nil: return "one request a page, as many as the total needs"
    }
  }
}
