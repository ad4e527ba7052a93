import C100Language
import Comm100

/// Splits a chain over a list into what the server does and what runs here. Asks nothing.
struct Planner {
  let recipe: ListRecipe
  private let run: Run
  /// Pages that the server is asked for when the caller named no size.
  static let generousSize = 100
  /// Rows of the prompt's page when the caller named no size.
  static let promptSize = 50
  /// Servers count items in 32 bits: they are not asked for a page behind that.
  private static let farthest = Int(Int32.max)

  private var plan = QueryPlan()
  /// False once the server has shown that it does not sort.
  private var mayHopeForSort = true
  /// Something runs here that may drop items: bounds no longer reach the server.
  private var dropsHere = false
  private var skip = 0
  private var limit: Int?
  private var wasCut = false
  private var bounds: TimeBounds?

  private init(_ recipe: ListRecipe, _ run: Run) {
    self.recipe = recipe
    self.run = run
    bounds = TimeBounds(recipe, now: run.services.now().seconds)
  }

  /// The plan for the whole chain of stages and what its consumer wants.
  ///
  /// - Parameter sorts: false for a server that has shown that it does not sort by the key that was hoped for.
  static func plan(
    _ recipe: ListRecipe, _ stages: ArraySlice<Stage>, _ demand: Demand, sorts: Bool = true, _ run: Run
  ) -> QueryPlan {
    var planner = Planner(recipe, run)
    planner.mayHopeForSort = sorts
    planner.make(Array(stages), demand)
    return planner.plan
  }

  private mutating func make(_ stages: [Stage], _ demand: Demand) {
    var next = 0
    leading: while next < stages.count {
      let rest = stages[(next + 1)...]
      switch stages[next].kind {
      case .where(let function) where !wasCut:
        // Filters commute with one another and with sorting: they stay here, and what follows is looked at still.
        note(narrow(by: function), of: function)
        plan.rest.append(stages[next])
        dropsHere = true
      case .sortBy(let keys):
        guard pushSort(keys, rest: rest, demand) else { break leading }
      case .take(let count):
        guard !dropsHere else { break leading }
        limit = min(limit ?? Int.max, max(count, 0))
        wasCut = true
        plan.steps.append(
          recipe.isPaged && recipe.pageIndex == nil
            ? .init(text: "take(\(count))", place: .server, reason: "bounds the pages asked for")
            : .init(text: "take(\(count))", place: .here, reason: recipe.isPaged ? nil : "the list comes whole"))
      case .skip(let count):
        guard pushSkip(max(count, 0)) else { break leading }
        plan.steps.append(.init(text: "skip(\(count))", place: .server, reason: "begins at a later page"))
      case .where, .map, .flatMap, .select, .takeWhile, .skipWhile, .distinct, .chunk, .zip, .enumerate, .reverse,
        .concat:
        break leading
      }
      next += 1
    }
    stay(stages[next...])
    let appetite = Planner.appetite(plan.rest[...], demand)
    plan.wantsAll =
      demand == .all && appetite == nil && !stages.contains { if case .takeWhile = $0.kind { true } else { false } }
    finish(demand, isWhole: plan.rest.isEmpty, appetite: appetite)
    plan.request.filters += bounds?.parameters ?? []
  }

  /// The stages that run here. A `where` behind a sort that runs here may narrow what comes all the same.
  private mutating func stay(_ stages: ArraySlice<Stage>) {
    var mayNarrow = !wasCut
    var areRecords = true
    for stage in stages {
      plan.rest.append(stage)
      switch stage.kind {
      case .where(let function) where mayNarrow:
        note(narrow(by: function), of: function)
        continue
      case .where(let function): if areRecords { _ = read(function) }
      case .sortBy: break
      case .take, .skip, .takeWhile, .skipWhile, .distinct, .reverse: mayNarrow = false
      case .map, .flatMap, .select, .chunk, .zip, .enumerate, .concat:
        mayNarrow = false
        areRecords = false
      }
      plan.steps.append(.init(text: text(of: stage), place: .here, reason: reason(for: stage)))
    }
  }

  // MARK: - Stages

  private mutating func pushSkip(_ count: Int) -> Bool {
    guard !dropsHere, recipe.isPaged, recipe.pageIndex == nil else { return false }
    guard count <= Planner.farthest - skip else { return false }
    skip += count
    if let bound = limit { limit = max(0, bound - count) }
    wasCut = true
    return true
  }

  /// What a `where` came to: what was sent of it in words, and why the rest was not.
  private struct Narrowing {
    var sent: [String] = []
    var reasons: [String] = []
  }

  /// Adds the filters that a `where` has. Lower bounds come first: an upper one may need one beside it.
  private mutating func narrow(by function: FunctionValue) -> Narrowing {
    var result = Narrowing()
    let conditions = read(function)
    for condition in conditions.filter(\.isLowerBound) + conditions.filter({ !$0.isLowerBound }) {
      if let filter = Filters.filter(for: condition, of: recipe, taken: plan.request.filters) {
        plan.request.filters.append(contentsOf: filter.parameters)
        result.sent.append(filter.words)
        continue
      }
      switch bounds?.narrow(by: condition) {
      case .sent(let words)?: result.sent.append(words)
      case .stays(let reason)?: result.reasons.append(reason)
      case nil:
        if let note = Filters.keywordsNote(condition, recipe) { result.reasons.append(note) }
      }
    }
    return result
  }

  private mutating func read(_ function: FunctionValue) -> [Condition] {
    let conditions = Predicate(function, run).conditions
    plan.conditions += conditions
    return conditions
  }

  private mutating func note(_ narrowing: Narrowing, of function: FunctionValue) {
    let text = "where(\(function.sourceText ?? "…"))"
    if narrowing.sent.isEmpty {
      let reason = narrowing.reasons.first ?? "the list has no filter for it"
      plan.steps.append(.init(text: text, place: .here, reason: reason))
    } else {
      plan.steps.append(
        .init(
          text: text, place: .both, reason: "narrowed by \(narrowing.sent.joined(separator: ", ")), checked again here")
      )
    }
  }

  /// One field of the record, when only a prefix of the sorted list is wanted, or only the server knows the key.
  private mutating func pushSort(_ keys: [SortKey], rest: ArraySlice<Stage>, _ demand: Demand) -> Bool {
    guard mayHopeForSort, recipe.isPaged, recipe.pageIndex == nil, recipe.sortBy == nil, !wasCut,
      plan.sort == nil,
      keys.count == 1, let field = sortableField(keys[0])
    else { return false }
    guard isServersOwn(field) || Planner.stopsEarly(rest, demand) else { return false }
    let words = Planner.orderWords(recipe)
    let isDescending = keys[0].isDescending
    plan.sort = .init(
      field: field, order: isDescending ? words.descending : words.ascending, isDescending: isDescending)
    plan.steps.append(
      .init(
        text: text(of: keys), place: .server,
        reason: isDocumented(field) ? "documented" : "if the server proves that it sorts"))
    return true
  }

  private func sortableField(_ key: SortKey) -> String? {
    switch key.by {
    case .field(let path): return sortableField(path)
    // `sortBy(.email)`: the same for a field that every record has.
    case .function(let function):
      guard let path = Predicate.path(function), recipe.model?.field(path, ignoringCase: false) != nil else {
        return nil
      }
      return sortableField(path)
    }
  }

  private func sortableField(_ path: String) -> String? {
    if let list = recipe.list, list.sort.documented { return list.sort.keys.first { $0 == path } }
    guard !path.contains(".") else { return nil }
    guard let model = recipe.model else { return recipe.list == nil ? nil : path }
    return model.field(path)?.name
  }

  /// A documented key that is no field of the record, so that nobody can sort by it here.
  private func isServersOwn(_ key: String) -> Bool {
    isDocumented(key) && recipe.model.map { $0.field(key) == nil } ?? false
  }

  private func isDocumented(_ field: String) -> Bool { recipe.list?.sort.keys.contains(field) ?? false }

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
        guard range.lowerBound <= Planner.farthest - skip, recipe.isPaged, recipe.pageIndex == nil else { break }
        limit = min(limit.map { max(0, $0 - range.lowerBound) } ?? Int.max, range.count)
        skip += range.lowerBound
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

  private var largestSize: Int { Planner.largestSize(recipe) }

  private static func largestSize(_ recipe: ListRecipe) -> Int { recipe.list?.pageSizeMax ?? generousSize }

  /// The smallest size that has all that is wanted on one page, as a person would work it out; else two pages of what
  /// is wanted. Where the pages name no size, the server has one of its own, which is not put to the test.
  static func pageSize(of recipe: ListRecipe, from skip: Int, count: Int) -> Int {
    let largest = largestSize(recipe)
    let isDocumented = recipe.parameters.contains { $0.name == "pageSize" && !$0.isFromUser }
    let (end, overflow) = skip.addingReportingOverflow(count - 1)
    guard isDocumented, count > 0, count <= largest, !overflow else { return largest }
    return (count...largest).first { skip / $0 == end / $0 } ?? count
  }

  /// The size that needs the fewest calls: all that is wanted in one page, as far as the server allows.
  private func pageSize(_ demand: Demand, appetite: Int?) -> Int? {
    guard recipe.isPaged else { return nil }
    if let size = recipe.pageSize { return size }
    guard recipe.list != nil else { return nil }
    var wanted = appetite ?? Int.max
    if let limit { wanted = min(wanted, limit) }
    if case .page = demand { wanted = min(wanted, Planner.promptSize) }
    guard skip == 0 else { return Planner.pageSize(of: recipe, from: skip, count: wanted) }
    return max(1, min(wanted, largestSize))
  }

  /// Whether the rest of a chain may end before the list does.
  private static func stopsEarly(_ stages: ArraySlice<Stage>, _ demand: Demand) -> Bool {
    var stops =
      switch demand {
      case .atMost(let count): count < Int.max
      case .any, .page: true
      case .slice(let range): range.upperBound < Int.max
      case .all, .count, .last: false
      }
    for stage in stages.reversed() {
      switch stage.kind {
      case .take(let count): stops = count < Int.max
      case .takeWhile: stops = true
      case .sortBy, .reverse: stops = false
      case .where, .map, .flatMap, .select, .skip, .skipWhile, .distinct, .chunk, .zip, .enumerate, .concat: break
      }
    }
    return stops
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

  private func text(of stage: Stage) -> String {
    switch stage.kind {
    case .where(let function): "where(\(function.sourceText ?? "…"))"
    case .take(let count), .skip(let count): "\(stage.name)(\(count))"
    case .sortBy(let keys): text(of: keys)
    case .select(let paths): "select(\(paths.map { "\"\($0)\"" }.joined(separator: ", ")))"
    case .map, .flatMap, .takeWhile, .skipWhile, .distinct, .chunk, .zip, .enumerate, .reverse, .concat: stage.name
    }
  }

  private func text(of keys: [SortKey]) -> String {
    let names = keys.map { key in
      switch key.by {
      case .field(let path): "\"\(path)\""
      case .function(let function): function.sourceText ?? "…"
      }
    }
    if keys.count > 1 {
      return "sortBy([" + zip(keys, names).map { $0.isDescending ? "\"-" + $1.dropFirst() : $1 }.joined(separator: ", ")
        + "])"
    }
    return "sortBy(\(names.first ?? "")" + (keys.first?.isDescending == true ? ", \"desc\")" : ")")
  }

  private func reason(for stage: Stage) -> String? {
    switch stage.kind {
    case .where: "it follows a cut"
    case .select: "the API has no list of fields to ask for"
    case .sortBy(let keys):
      keys.contains { if case .function(let key) = $0.by { Predicate.path(key) == nil } else { false } }
        ? "the key is a function"
        : !recipe.isPaged
          ? "the list comes whole"
          : keys.count > 1
            ? "servers sort by one key" : mayHopeForSort ? "the whole list is wanted" : "the server does not sort by it"
    case .reverse: "needs the whole list"
    default: nil
    }
  }
}
