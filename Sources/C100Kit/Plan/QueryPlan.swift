import C100Language
import Comm100

/// How a query will be answered: what the server does, what runs here, and which pages are asked for.
///
/// Made by ``Planner`` without asking anything; `explain` prints it and ``QueryCursor`` runs it.
struct QueryPlan {
  /// A line of `explain`: a stage, where it runs, and why.
  struct Step {
    enum Place: Equatable {
      case server
      /// On the server as a narrowing, and checked again here.
      case both
      case here
    }

    var text: String
    var place: Place
    var reason: String?
  }

  /// Which items of the server's list are wanted.
  enum Window: Equatable {
    /// From position `skip`, at most `limit` items.
    case from(skip: Int, limit: Int?)
    /// The last so many.
    case last(Int)
    /// Only the reported total.
    case total
  }

  var request = PageRequest()
  var window = Window.from(skip: 0, limit: nil)
  /// The stages that run here, in order, on the items that come out of the cursor.
  var rest: [Stage] = []
  /// A sort that the server may do if it proves to sort; else everything is fetched and sorted here.
  var sort: PageRequest.Sort?
  var steps: [Step] = []
  /// What every `where` on the records says, as far as it was understood.
  var conditions: [Condition] = []
  /// At most so many items are pulled by what runs here, when that is known: decides the size of pages.
  var appetite: Int?
  /// Every item is wanted: pages may be asked for several at once.
  var wantsAll = false
  /// Shown a page at a time, each when a person asks for it.
  var isShownByPage = false
  /// The demand is met by the window alone.
  var honoursDemand = false

  /// At most so many pages; nil when only the total tells.
  var pageBound: Int? {
    switch window {
    case .total: return 1
    case .last: return nil
    case .from(let skip, let limit):
      guard let size = request.pageSize, size > 0, let wanted = limit ?? appetite else { return nil }
      guard wanted > 0 else { return 0 }
      let first = skip / size
      let (end, overflow) = skip.addingReportingOverflow(wanted - 1)
      return overflow ? nil : end / size - first + 1
    }
  }

  /// How many requests a walk takes by what its first page says; nil when that tells no total.
  func calls(_ page: Page, _ recipe: ListRecipe) -> Int? {
    guard !page.isLast else { return 1 }
    guard let total = page.total, case .from(let skip, _) = window else { return nil }
    let size = max(request.pageSize ?? page.items.count, 1)
    let pages = max(1, Page.count(of: total, size) - skip / size)
    return min(pages, pageBound ?? pages)
  }
}
