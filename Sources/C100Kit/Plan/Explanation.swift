import C100Language
import Comm100

/// A plan in words: the requests, what the server does, what runs here.
struct Explanation {
  private(set) var lines: [String] = []
  private var standIns = StandIns()

  /// Explains a chain over a query.
  ///
  /// - Parameter goesOn: more is made of the answer, which nobody knows before it is asked for.
  init(_ query: Query, _ stages: [Stage], _ demand: Demand, _ run: Run, goesOn: Bool = false) {
    let recipe = query.recipe
    let plan = query.plan(stages, demand, run)
    let cost = costText(plan, query, run)
    lines = query.standIns.explanation(run).lines
    standIns = query.standIns
    let trust = plan.sort == nil ? .sorts : query.trust(plan.request)
    let isFromStart = plan.request.pageIndex == nil
    if trust != .sorts, !isFromStart {
      request(recipe.request(plan.request.fromStart), note: "shows how the server sorts")
    } else if cost != nil {
      request(recipe.request(plan.request), note: cost)
    }
    if trust == .unproved {
      request(
        recipe.request(query.backward(plan.request.fromStart)),
        note: "proves once per session that the server sorts, unless one page holds all")
    }
    if trust != .sorts, !isFromStart { request(recipe.request(plan.request), note: cost) }
    if case .last(let count) = plan.window {
      lines.append("  then    the pages that hold the last \(count), by that total")
    }
    if goesOn { lines.append("  then    what the rest of the expression asks, which depends on this answer") }
    for note in standIns.notes { lines.append("  where   \(note)") }
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
    if plan.sort != nil { lines.append("  note    strings and equal keys come in the server's order") }
  }

  /// Explains calls that would be made at once.
  init(_ planned: PlannedValue, goesOn: Bool = false) {
    for plan in planned.requests {
      lines.append("\(plan.line)")
      switch plan.body {
      case .json(let bytes)?: lines.append("  body    \(String(decoding: bytes, as: UTF8.self))")
      case .multipart(let parts)?:
        for part in parts {
          let type = part.contentType ?? "application/octet-stream"
          lines.append("  body    the file \(part.path ?? part.fileName ?? part.name), as it is (\(type))")
        }
      case .form?, nil: break
      }
      for note in plan.notes { lines.append("  where   \(note)") }
      for unknown in plan.unknowns { lines.append("  unknown \(unknown)") }
    }
    if goesOn { lines.append("  then    what the rest of the expression asks, which depends on this answer") }
  }

  init(nothingFor value: Value) {
    lines = ["no request: this is \(value.typeNameWithArticle) that is worked out here"]
  }

  /// Explains several, one after the other.
  init(_ parts: [Explanation]) { lines = parts.flatMap(\.lines) }

  /// This, and what is done behind it: a line and those below it.
  func then(_ more: [String]) -> Explanation {
    guard let first = more.first else { return self }
    var whole = self
    whole.lines += ["  then    " + first] + more.dropFirst().map { "  " + $0 }
    return whole
  }

  var text: String { lines.joined(separator: "\n") }

  private mutating func request(_ request: APIRequest, note: String?) {
    lines.append("\(request.method.rawValue) \(standIns.shown(request.wireTarget))  (\(note ?? "no request"))")
  }

  /// How many requests a walk takes, as far as that is known; nil when none is sent.
  private func costText(_ plan: QueryPlan, _ query: Query, _ run: Run) -> String? {
    let recipe = query.recipe
    guard recipe.isPaged else { return "1 request: the whole list" }
    if recipe.pageIndex != nil { return "1 request: this page" }
    switch plan.window {
    case .total where recipe.list != nil && recipe.list?.totalKey == nil: break
    case .total: return "1 request"
    case .last: return "1 request: tells the total"
    case .from:
      switch plan.pageBound {
      case 0?: return nil
      case 1?: return "1 request"
      case let bound?: return "at most \(bound) requests"
      case nil: break
      }
    }
    if let (page, age) = query.keptPage(plan.request, run), let calls = plan.calls(page, recipe), let total = page.total
    {
      return "\(calls) request\(calls == 1 ? "" : "s") for \(total) items, as of \(age.components.seconds) s ago"
    }
    return "one request a page, as many as the total needs"
  }
}
