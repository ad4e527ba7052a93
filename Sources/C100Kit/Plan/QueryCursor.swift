import C100Language
import Comm100
import JSONText

/// Walks the items of a plan's pages, in order: kept pages first, then the server, ahead of the reader.
final class QueryCursor: Cursor {
  private let feed: QueryFeed
  /// The walk until the first page that must be sent for; from then on the fetcher has it.
  private var walk: PageWalk?
  private var fetcher: PageFetcher?
  private var demand: PageDemand
  private var page: Page?
  private var position = 0
  /// Items still to drop from the first page.
  private var toSkip: Int
  private var left: Int?
  /// True where only one page is wanted, whatever follows it.
  private let isOnePage: Bool
  /// Whether the rest of the list is certain to be asked for, so that its cost is known once a page has come.
  private var hasKnownCost: Bool
  /// A walk that begins at a later page believes that the pages before it are as long as was asked for.
  private var belief: Belief?
  private var delivered = 0
  private var hinted: Set<Drift.Kind> = []

  private struct Belief {
    var skip: Int
    var size: Int
    var fromStart: PageRequest

    /// Whether the first page shows that the server makes pages of a size of its own.
    func isRefuted(by page: Page) -> Bool {
      page.items.count > size || page.items.count < size && !page.isLast
        || page.items.isEmpty && page.total ?? 0 > skip
    }
  }

  init(_ feed: QueryFeed, _ plan: QueryPlan, pageSize: Int? = nil) throws(Raise) {
    self.feed = feed
    let recipe = feed.query.recipe
    var skip = 0
    if case .from(let from, let limit) = plan.window {
      skip = from
      left = limit
    }
    // A walk that begins at a later page has the pages before it behind it.
    if recipe.pageIndex == nil, plan.request.pageIndex != nil, let size = plan.request.pageSize ?? pageSize, size > 0 {
      belief = Belief(skip: skip, size: size, fromStart: plan.request.fromStart)
      skip %= size
    }
    toSkip = skip
    isOnePage = recipe.pageIndex != nil || !recipe.isPaged
    let wanted = left ?? plan.appetite
    demand = wanted.map { .atMost($0.addingReportingOverflow(skip).partialValue) } ?? (plan.wantsAll ? .all : .some)
    // A page that a person asks for comes alone: the next one may never be wanted.
    if plan.isShownByPage, plan.appetite != nil { demand = .atMost(0) }
    hasKnownCost = (plan.wantsAll || left != nil) && !plan.isShownByPage
    walk = try feed.walk(recipe.request(plan.request))
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    if let left, left <= 0 {
      close()
      return nil
    }
    while true {
      if let page, position < page.items.count {
        let item = page.items[position]
        position += 1
        if toSkip > 0 {
          toSkip -= 1
          continue
        }
        left = left.map { $0 - 1 }
        delivered += 1
        return feed.query.value(item)
      }
      try run.tick()
      if page != nil, isOnePage || page?.isLast == true { return nil }
      guard let next = try turn(run) else {
        page = nil
        return nil
      }
      if let belief, belief.isRefuted(by: next) {
        try beginAgain(belief)
        continue
      }
      belief = nil
      page = next
      position = 0
      tell(next, run)
    }
  }

  /// Counts from the first page instead.
  private func beginAgain(_ belief: Belief) throws(Raise) {
    fetcher?.cancel()
    fetcher = nil
    self.belief = nil
    toSkip = belief.skip
    demand = left.map { .atMost($0.addingReportingOverflow(belief.skip).partialValue) } ?? demand
    walk = try feed.walk(feed.query.recipe.request(belief.fromStart))
  }

  /// The next page; nil at the end.
  private func turn(_ run: Run) throws(Raise) -> Page? {
    let context = feed.query.context
    if fetcher == nil, var walk, let request = walk.next {
      // Where a person may be asked, the first page comes alone: it tells what the rest costs.
      let isAlone = walk.pages == 0 && !isOnePage && context.costs.isAsking
      var reply = feed.keptReply(request)
      if reply == nil, isAlone { reply = try feed.send(request) }
      if let reply {
        let page = try feed.absorb(&walk, reply)
        self.walk = walk
        return page
      }
    }
    let client = try context.client()
    if hasKnownCost, let walk, walk.pages > 0 { try decide(walk, client) }
    if let left, left <= 0 { return nil }
    try context.costs.willSend(client)
    let request = fetcher?.walk.next ?? walk?.next
    let fetcher: PageFetcher
    if let started = self.fetcher { fetcher = started } else { fetcher = try start(client) }
    self.fetcher = fetcher
    let page = try feed.locating { () throws(Raise) -> Page? in
      do throws(APIError) {
        if let page = try fetcher.arrived() { return page }
      } catch {
        throw Raise(error)
      }
      return try Blocking.wait(run, on: client) { () async throws(APIError) -> Page? in try await fetcher.next() }
    }
    if let page, let request {
      feed.keep(Reply(status: 200, bytes: page.document.bytes, number: page.request), for: request)
    }
    return page
  }

  /// Asks a person whether the rest of the list is worth its calls.
  private func decide(_ walk: PageWalk, _ client: Client) throws(Raise) {
    hasKnownCost = false
    guard var calls = walk.callsLeft, let total = walk.total, total > walk.seen else { return }
    var items = total - walk.seen
    if let left, left < items {
      let (share, rest) = items.dividingFullWidth(left.multipliedFullWidth(by: calls))
      calls = max(1, share + (rest == 0 ? 0 : 1))
      items = left
    }
    guard
      let count = try feed.query.context.costs.decide(calls: calls, items: items, delivered: delivered, client)
    else { return }
    left = max(0, count - delivered)
    demand = .atMost(left ?? 0)
  }

  private func start(_ client: Client) throws(Raise) -> PageFetcher {
    guard let walk else { throw Raise(.api, "the pages of the list have ended") }
    if let failure = walk.failure { throw feed.query.locate(Raise(failure)) }
    self.walk = nil
    return PageFetcher(client, walk, demand: isOnePage ? .atMost(0) : demand)
  }

  private func tell(_ page: Page, _ run: Run) {
    let context = feed.query.context
    context.onPage(delivered, page.total)
    context.seen.note(page.items, feed.query.origin)
    // Each kind of change once: a lively list changes with every page.
    for drift in page.drift where hinted.insert(drift.kind).inserted {
      run.services.hint(drift.message, feed.query.span)
    }
  }

  /// Items in all that this walk will bring, when the server told and nothing cuts it.
  var total: Int? {
    guard let total = page?.total else { return nil }
    return left.map { min($0 + delivered, total) } ?? total
  }

  /// True when the page in hand has been read, so that the next item costs a request.
  var isAtPageEnd: Bool { page.map { position >= $0.items.count } ?? false }

  /// True when the next item would be nil, as far as the page in hand tells.
  var isAtEnd: Bool {
    if let left, left <= 0 { return true }
    guard let page else { return false }
    return position >= page.items.count && (isOnePage || page.isLast)
  }

  override func close() { fetcher?.cancel() }

  deinit { fetcher?.cancel() }
}

/// The last items of another walk.
final class TailCursor: Cursor {
  private let inner: Cursor
  private let count: Int
  private var tail: [Value]?
  private var position = 0

  init(_ inner: Cursor, _ count: Int) {
    self.inner = inner
    self.count = count
  }

  override func next(_ run: Run) throws(Raise) -> Value? {
    if self.tail == nil { self.tail = try read(run) }
    let tail = self.tail ?? []
    guard position < tail.count else { return nil }
    position += 1
    return tail[position - 1]
  }

  private func read(_ run: Run) throws(Raise) -> [Value] {
    var items: [Value] = []
    while let item = try inner.next(run) {
      items.append(item)
      if (items.count - 64) / 2 > count { items.removeFirst(items.count - count) }
    }
    return Array(items.suffix(count))
  }

  override func close() { inner.close() }
}
