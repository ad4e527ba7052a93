import C100Language
import Comm100
import JSONText

/// Asks for the pages of one walk: kept ones first, then the server; the next page while this one is being read.
final class QueryFeed {
  let query: Query
  private let run: Run
  private var context: SessionContext { query.context }
  private let looksAtKept: Bool
  /// An answer that planning needed and the walk begins with.
  private var ready: [String: Reply] = [:]

  init(_ query: Query, _ run: Run) {
    self.query = query
    self.run = run
    looksAtKept = !query.refreshes
    query.refreshes = false
  }

  // MARK: - One request

  /// The answer to one request, kept or sent for.
  private func reply(_ request: APIRequest) throws(Raise) -> Reply {
    if let kept = keptReply(request) { return kept }
    let reply = try send(request)
    ready[request.wireTarget] = reply
    return reply
  }

  /// Sends one request by itself.
  func send(_ request: APIRequest) throws(Raise) -> Reply {
    let client = try context.client()
    try context.costs.willSend(client)
    return try locating { () throws(Raise) -> Reply in
      let reply = try Blocking.wait(run, on: client) { () async throws(APIError) in try await client.send(request) }
      keep(reply, for: request)
      return reply
    }
  }

  /// Notes an answer that was sent for.
  func keep(_ reply: Reply, for request: APIRequest) {
    context.kept.keep(reply, for: request.wireTarget, at: now)
    noteRepeat(request)
  }

  func locating<T>(_ work: () throws(Raise) -> T) throws(Raise) -> T {
    do throws(Raise) {
      return try work()
    } catch {
      throw query.locate(error)
    }
  }

  /// The kept answer to a request, noted among the calls.
  func keptReply(_ request: APIRequest) -> Reply? {
    if let reply = ready.removeValue(forKey: request.wireTarget) { return reply }
    guard looksAtKept, let kept = context.kept.reply(to: request.wireTarget, at: now) else { return nil }
    context.calls.noteKept(request, bytes: kept.reply.bytes.count)
    context.onKept(request.wireTarget, kept.age)
    return kept.reply
  }

  private var now: Duration { .nanoseconds(Int64(clamping: run.services.monotonicNanoseconds())) }

  /// A script that asks the same thing a third time is told how to ask once.
  private func noteRepeat(_ request: APIRequest) {
    let target = request.wireTarget
    // Enough for any script that repeats itself; a walk over thousands of pages would only fill memory.
    guard !context.kept.isOn, context.repeats.count < 1000 || context.repeats[target] != nil else { return }
    context.repeats[target, default: 0] += 1
    guard context.repeats[target] == 3 else { return }
    context.hintOnce(
      "repeat:\(target)", "this is the third equal request: collect() keeps an answer", inScripts: true,
      run,
      query.span)
  }

  // MARK: - Pages

  /// One page by itself.
  func first(_ page: PageRequest) throws(Raise) -> Page {
    let request = query.recipe.request(page)
    var walk = try walk(request)
    return try absorb(&walk, reply(request))
  }

  /// A walk over the pages that begins with this request.
  func walk(_ request: APIRequest) throws(Raise) -> PageWalk {
    query.walk(request, try context.client())
  }

  func absorb(_ walk: inout PageWalk, _ reply: Reply) throws(Raise) -> Page {
    do throws(APIError) {
      return try walk.absorb(reply)
    } catch {
      throw query.locate(Raise(error))
    }
  }

  /// The total that page 1 reports; nil when it reports none, or says something else itself.
  func total(_ plan: QueryPlan) throws(Raise) -> Int? {
    let page = try first(plan.request)
    guard let total = page.total else { return page.isLast ? page.items.count : nil }
    // A last page with another number of items refutes the total, and so do more items than it names.
    if page.isLast && page.items.count != total || page.items.count > total {
      return page.isLast ? page.items.count : nil
    }
    return total
  }

  /// The last items, from the pages that hold them.
  func openLast(_ count: Int, _ plan: QueryPlan) throws(Raise) -> Cursor {
    var size = max(plan.request.pageSize ?? query.recipe.list?.pageSizeDefault ?? 10, 1)
    let firstPage = try first(plan.request)
    guard let total = firstPage.total, !firstPage.isLast, total > firstPage.items.count else {
      // One page, or no total: read to the end and keep the tail.
      return TailCursor(try QueryCursor(self, plan), count)
    }
    guard count > 0 else { return EmptyCursor() }
    var moved = plan
    let start = max(0, total - count)
    if query.recipe.pageSize == nil, plan.request.pageSize != nil {
      size = Planner.pageSize(of: query.recipe, from: start, count: total - start)
    }
    moved.request.pageIndex = query.recipe.firstIndex + start / size
    moved.request.pageSize = plan.request.pageSize.map { _ in size }
    moved.window = .from(skip: start, limit: nil)
    return TailCursor(try QueryCursor(self, moved, pageSize: size), count)
  }

  // MARK: - Does the server sort?

  /// The plan with its sort given to the server if that sorts by the key: documented, or proved once per session by
  /// another item in the opposite order. Else the plan that sorts here.
  func settled(_ plan: QueryPlan, _ here: () -> QueryPlan) throws(Raise) -> QueryPlan {
    guard plan.sort != nil else { return plan }
    var sorted = plan
    sorted.request.sort = plan.sort
    let trust = query.trust(sorted.request)
    switch trust {
    case .sorts: return sorted
    case .doesNot: return here()
    case .unproved, .unseen: break
    }
    let forward = sorted.request.fromStart
    let page = try first(forward)
    guard let top = page.items.first, !page.isLast else {
      // The first page holds the whole list: whatever its order, it is put right here.
      var plan = here()
      plan.request = forward
      return plan
    }
    query.note(isNullFirst: lacksKey(top, forward), in: forward)
    if trust == .unproved {
      let backward = query.backward(forward)
      let bottom = try self.first(backward).items.first
      query.note(isNullFirst: bottom.map { lacksKey($0, forward) } ?? false, in: backward)
      query.note(sorts: bottom.map { !QueryFeed.same(top, $0) } ?? false, in: forward)
    }
    return query.trust(forward) == .sorts ? sorted : here()
  }

  private func lacksKey(_ item: JSONNode, _ request: PageRequest) -> Bool {
    request.sort.flatMap { item.member($0.field, ignoringCase: true) }.map { $0.kind == .null } ?? true
  }

  /// Whether two items are the same one: by id, else by their text.
  private static func same(_ a: JSONNode, _ b: JSONNode) -> Bool {
    if let id = a.member("id", ignoringCase: true), let other = b.member("id", ignoringCase: true) {
      return sameText(id, other)
    }
    return sameText(a, b)
  }

  private static func sameText(_ a: JSONNode, _ b: JSONNode) -> Bool {
    a.withSource { left in b.withSource { right in left.elementsEqual(right) } }
  }
}
