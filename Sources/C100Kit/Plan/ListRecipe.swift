import C100Language
import Comm100

/// A list call with its arguments fixed: what is asked, before any stage is looked at.
struct ListRecipe {
  /// `agents.list`, for messages and plans.
  var name: String
  /// The request with the caller's parameters, but those of paging and sorting.
  var base: APIRequest
  /// `pageIndex:` when the caller asked for exactly one page.
  var pageIndex: Int?
  var pageSize: Int?
  /// `sortBy:` and `sortOrder:` as the caller gave them.
  var sortBy: String?
  var sortOrder: String?
  /// The envelope; nil for a raw list (`api.pages`).
  var list: ListInfo?
  /// The documented parameters.
  var parameters: [APIParameter]
  var model: Model?

  /// Whether the server hands out pages. A raw list may.
  var isPaged: Bool { list?.paged ?? true }
  /// The path, encoded.
  var path: String { base.path }
  /// The caller's parameters, as far as they are known one by one.
  var query: [(name: String, value: String)] { base.query }
  /// The first page's number.
  var firstIndex: Int { list?.pageIndexBase ?? 1 }

  /// What the list leaves out unless told otherwise; nil when the caller did tell, or it leaves out nothing.
  var surprise: String? {
    guard let bound = parameters.first(where: { $0.name == "timeFrom" || $0.name == "requestedTime" }),
      let window = bound.default?.text, !query.contains(where: { $0.name == bound.name })
    else { return nil }
    let words =
      switch window {
      case "today": "today only"
      case "now-30d": "the last 30 days only"
      case "now-90d": "the last 90 days only"
      default: "a window of its own"
      }
    return "\(name) covers \(words), unless \(bound.name): says otherwise (\(bound.name): now() - 7.days)"
  }

  /// Whether the endpoint takes this parameter.
  func takes(_ name: String) -> Bool { parameters.contains { $0.name == name } }

  /// The request for one page.
  func request(_ plan: PageRequest) -> APIRequest {
    var request = base
    var more = plan.filters
    if isPaged {
      if let sort = plan.sort {
        more += [("sortBy", sort.field), ("sortOrder", sort.order)]
      } else if let sortBy {
        more.append(("sortBy", sortBy))
        if let sortOrder { more.append(("sortOrder", sortOrder)) }
      }
      if let index = plan.pageIndex { more.append(("pageIndex", String(index))) }
      if let size = plan.pageSize { more.append(("pageSize", String(size))) }
    }
    for (name, value) in more { request = request.setting(name, to: value) }
    return request
  }
}

/// What one page's request adds to the recipe.
struct PageRequest: Equatable {
  struct Sort: Equatable {
    var field: String
    /// In the server's own words: `asc`, `descending`.
    var order: String
    var isDescending: Bool
  }

  var filters: [(name: String, value: String)] = []
  var sort: Sort?
  /// nil: the server's first page, unnamed.
  var pageIndex: Int?
  var pageSize: Int?

  /// The same request for the first page.
  var fromStart: PageRequest {
    var request = self
    request.pageIndex = nil
    return request
  }

  static func == (a: PageRequest, b: PageRequest) -> Bool {
    a.sort == b.sort && a.pageIndex == b.pageIndex && a.pageSize == b.pageSize
      && a.filters.elementsEqual(b.filters) { $0.name == $1.name && $0.value == $1.value }
  }
}
