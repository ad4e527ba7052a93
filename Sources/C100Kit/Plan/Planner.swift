import C100Language
import Comm100

/// Splits a chain over a list into what the server does and what runs here. Pure: asks nothing.
struct Planner {
  let recipe: ListRecipe
  /// Pages that the server is asked for when the caller named no size.
  static let generousSize = 100
  /// Rows of the prompt's page when the caller named no size.
  static let promptSize = 50

  private var plan = QueryPlan()
  /// False once the server has shown that it does not sort.
  private var mayHopeForSort = true
  /// Something runs here that may drop items: bounds no longer reach the server.
  private var dropsHere = false
  private var skip = 0
  private var limit: Int?
  private var wasCut = false
  /// What the first `where` said to the server.
  private var firstNarrowing: [String] = []

  init(_ recipe: ListRecipe) { self.recipe = recipe }

  /// The plan for the whole chain of stages and what its consumer wants.
  static func plan(_ recipe: ListRecipe, _ stages: ArraySlice<Stage>, _ demand: Demand) -> QueryPlan {
    var planner = Planner(recipe)
    planner.run(Array(stages), demand)
    return planner.plan
  }

  /// The plan for a server that does not sort by the key that was hoped for.
  static func unsorted(_ recipe: ListRecipe, _ stages: ArraySlice<Stage>, _ demand: Demand) -> QueryPlan {
    var planner = Planner(recipe)
    planner.mayHopeForSort = false
    planner.run(Array(stages), demand)
    return planner.plan
  }

  private mutating func run(_ stages: [Stage], _ demand: Demand) {
    var next = 0
    while next < stages.count, push(stages[next], rest: stages[(next + 1)...], demand) { next += 1 }
    plan.done = next
    // Filters commute with one another and with sorting: a later `where` may narrow what comes too.
    var mayNarrow = dropsHere
    for (i, stage) in stages[next...].enumerated() {
      switch stage.kind {
      case .where(let function) where mayNarrow && i == 0: note(where: firstNarrowing, of: function)
      case .where(let function) where mayNarrow: note(where: narrow(by: function), of: function)
      default:
        if case .sortBy = stage.kind {} else { mayNarrow = false }
        plan.steps.append(.init(text: stage.name, place: .here, reason: reason(for: stage)))
      }
    }
    let appetite = Planner.appetite(stages[next...], demand)
    plan.wantsAll =
      demand == .all && appetite == nil && !stages.contains { if case .takeWhile = $0.kind { true } else { false } }
    finish(demand, isWhole: next == stages.count, appetite: appetite)
  }

  // MARK: - Stages

  /// Gives a leading stage to the server; false when it and all behind it run here.
  private mutating func push(_ stage: Stage, rest: ArraySlice<Stage>, _ demand: Demand) -> Bool {
    switch stage.kind {
    case .where(let function): return pushWhere(function)
    case .sortBy(let keys): return pushSort(keys, rest: rest, demand)
    case .take(let count):
      guard !dropsHere else { return false }
      limit = min(limit ?? Int.max, max(count, 0))
      wasCut = true
      plan.steps.append(.init(text: "take(\(count))", place: .server, reason: "bounds the pages asked for"))
      return true
    case .skip(let count):
      guard !dropsHere, recipe.isPaged, recipe.pageIndex == nil else { return false }
      let (sum, overflow) = skip.addingReportingOverflow(max(count, 0))
      guard !overflow else { return false }
      skip = sum
      if let bound = limit { limit = max(0, bound - max(count, 0)) }
      wasCut = true
      plan.steps.append(.init(text: "skip(\(count))", place: .server, reason: "begins at a later page"))
      return true
    case .map, .flatMap, .select, .takeWhile, .skipWhile, .distinct, .chunk, .zip, .enumerate, .reverse, .concat:
      return false
    }
  }

  /// Filters narrow what comes; a `where` stays here too, so the chain behind it does as well.
  private mutating func pushWhere(_ function: FunctionValue) -> Bool {
    guard !wasCut else { return false }
    firstNarrowing = narrow(by: function)
    dropsHere = true
    return false
  }

  /// Adds the filters that a `where` has; what they say, in words.
  private mutating func narrow(by function: FunctionValue) -> [String] {
    var words: [String] = []
    for condition in Predicate(function).conditions {
      guard let filter = Filters.filter(for: condition, of: recipe, taken: plan.request.filters) else { continue }
      plan.request.filters.append(contentsOf: filter.parameters)
      words.append(filter.words)
    }
    return words
  }

  private mutating func note(where words: [String], of function: FunctionValue) {
    let text = "where(\(function.sourceText ?? "…"))"
    if words.isEmpty {
      plan.steps.append(.init(text: text, place: .here, reason: "the list has no filter for it"))
    } else {
      plan.steps.append(
        .init(text: text, place: .both, reason: "narrowed by \(words.joined(separator: ", ")), checked again here"))
    }
  }

  /// One field of the record, when only a prefix of the sorted list is wanted.
  private mutating func pushSort(_ keys: [SortKey], rest: ArraySlice<Stage>, _ demand: Demand) -> Bool {
    guard mayHopeForSort, recipe.isPaged, recipe.pageIndex == nil, recipe.sortBy == nil, !dropsHere, !wasCut,
      plan.sort == nil,
      keys.count == 1, case .field(let path) = keys[0].by, let field = sortableField(path)
    else { return false }
    guard let bound = Planner.appetite(rest, demand), bound < Int.max else { return false }
    let words = Planner.orderWords(recipe)
    let isDescending = keys[0].isDescending
    plan.sort = .init(
      field: field, order: isDescending ? words.descending : words.ascending, isDescending: isDescending)
    plan.steps.append(
      .init(
        text: "sortBy(\"\(path)\")", place: .server,
        reason: isDocumented(field) ? "documented" : "if the server proves that it sorts"))
    return true
  }

  private func sortableField(_ path: String) -> String? {
    if let list = recipe.list, list.sort.documented { return list.sort.keys.first { $0 == path } }
    guard !path.contains(".") else { return nil }
    guard let model = recipe.model else { return recipe.list == nil ? nil : path }
    return model.field(path)?.name
  }

  func isDocumented(_ field: String) -> Bool { recipe.list?.sort.keys.contains(field) ?? false }

  /// `asc` and `desc`, or the endpoint's own words.
  static func orderWords(_ recipe: ListRecipe) -> (ascending: String, descending: String) {
    let values = recipe.parameters.first { $0.name == "sortOrder" }?.values ?? []
    return (
      values.first { $0.hasPrefix("asc") } ?? "asc", values.first { $0.hasPrefix("desc") } ?? "desc"
    )
  }

  // MARK: - Demand

  private mutating func finish(_ demand: Demand, isWhole: Bool, appetite: Int?) {
    if isWhole, !dropsHere {
      switch demand {
      case .all: break
      case .atMost(let count): limit = min(limit ?? Int.max, max(count, 0))
      case .any: limit = min(limit ?? Int.max, 1)
      case .count where !wasCut && recipe.pageIndex == nil && recipe.isPaged:
        plan.sort = nil
        plan.window = .total
        plan.honoursDemand = true
        plan.request.pageSize = recipe.pageSize
        return
      case .count: break
      case .last(let count) where !wasCut && recipe.isPaged && recipe.pageIndex == nil:
        plan.window = .last(max(count, 0))
        plan.honoursDemand = true
        plan.request.pageSize = recipe.pageSize ?? min(max(count, 1), largestSize)
        return
      case .last: break
      case .slice(let range):
        let (start, overflow) = skip.addingReportingOverflow(range.lowerBound)
        guard !overflow, recipe.isPaged, recipe.pageIndex == nil else { break }
        let width = range.count
        limit = min(limit.map { max(0, $0 - range.lowerBound) } ?? Int.max, width)
        skip = start
        plan.honoursDemand = true
      case .page:
        break
      }
    }
    plan.window = .from(skip: skip, limit: limit == Int.max ? nil : limit)
    plan.appetite = appetite
    if case .page = demand { plan.isShownByPage = true }
    plan.request.pageSize = pageSize(demand, appetite: appetite)
    if let index = recipe.pageIndex {
      plan.request.pageIndex = index
    } else if recipe.isPaged, skip > 0, let size = plan.request.pageSize, size > 0 {
      plan.request.pageIndex = recipe.firstIndex + skip / size
    }
  }

  private var largestSize: Int { recipe.list?.pageSizeMax ?? Planner.generousSize }

  /// The size that needs the fewest calls: all that is wanted in one page, as far as the server allows.
  private func pageSize(_ demand: Demand, appetite: Int?) -> Int? {
    guard recipe.isPaged else { return nil }
    if let size = recipe.pageSize { return size }
    guard recipe.list != nil else { return nil }
    var wanted = appetite ?? Int.max
    if let limit { wanted = min(wanted, limit) }
    if case .page = demand { wanted = min(wanted, Planner.promptSize) }
    guard skip == 0 else {
      // The size must divide the way to the first item well: take the largest, which needs two pages at most more.
      return largestSize
    }
    return max(1, min(wanted, largestSize))
  }

  /// How many items the rest of a chain pulls at most; nil when that depends on the items.
  static func appetite(_ stages: ArraySlice<Stage>, _ demand: Demand) -> Int? {
    var bound: Int?
    switch demand {
    case .all, .count, .last: bound = nil
    case .atMost(let count): bound = max(count, 0)
    case .any: bound = 1
    case .slice(let range): bound = max(range.upperBound, 0)
    case .page: bound = promptSize
    }
    for stage in stages.reversed() {
      switch stage.kind {
      case .map, .select, .enumerate, .zip, .concat: continue
      case .take(let count): bound = min(bound ?? Int.max, max(count, 0))
      case .skip(let count):
        if let known = bound {
          let (sum, overflow) = known.addingReportingOverflow(max(count, 0))
          bound = overflow ? nil : sum
        }
      case .chunk(let size):
        if let known = bound {
          let (product, overflow) = known.multipliedReportingOverflow(by: max(size, 1))
          bound = overflow ? nil : product
        }
      case .takeWhile, .where, .skipWhile, .flatMap, .distinct, .sortBy, .reverse: bound = nil
      }
    }
    return bound
  }

  private func reason(for stage: Stage) -> String? {
    switch stage.kind {
    case .where: "the API has no filter for all of it"
    case .sortBy(let keys):
      keys.contains { if case .function = $0.by { true } else { false } }
        ? "the key is a function"
        : mayHopeForSort ? "the whole list is wanted" : "the server does not sort by it"
    case .reverse: "needs the whole list"
    default: nil
    }
  }
}
