import JSONText
import Synchronization

/// How much of a list its consumer will want.
public enum PageDemand: Sendable, Equatable {
  /// Nobody knows: one page is fetched ahead while the consumer works.
  case some
  /// No more than so many items: no page is fetched that they do not need.
  case atMost(Int)
  /// Everything: several pages are on their way at once when the total is known.
  case all
}

/// Fetches the pages of a walk for one consumer, ahead of it and in order.
///
/// Pages ahead are requested, and their JSON is read, while the consumer works with the page in hand; a request that
/// turns out wrong (the page before it links elsewhere) is cancelled. Nothing is read ahead when few calls are left.
///
/// When the total falls between two pages, something before the seam was deleted and the items after it have slid back:
/// the page before is read again, at most twice and once in ten pages, and what it brings comes with the page in hand.
public final class PageFetcher: Sendable {
  private let client: Client
  private let ahead: Int
  private let state: Mutex<State>

  private struct State: Sendable {
    var walk: PageWalk
    /// Requests on their way, by target.
    var fetches: [String: Fetch] = [:]
    /// Items still wanted; `nil` for no bound.
    var wanted: Int?
    /// A page that waits for its seam to be read again.
    var held: Page?
    var rereads = 0
    var isCancelled = false
  }

  /// - Parameter ahead: pages fetched ahead; the client's ``ClientOptions/pagesAhead`` or, for everything,
  ///   ``ClientOptions/pagesAtOnce`` when nil.
  public init(_ client: Client, _ walk: PageWalk, demand: PageDemand = .some, ahead: Int? = nil) {
    self.client = client
    let wanted: Int? = if case .atMost(let count) = demand { count } else { nil }
    let usual = client.options.pagesAhead
    self.ahead = ahead ?? (demand == .all && usual > 0 ? client.options.pagesAtOnce : usual)
    state = Mutex(State(walk: walk, wanted: wanted))
  }

  deinit { cancel() }

  /// The walk as it stands.
  public var walk: PageWalk { state.withLock { $0.walk } }

  // MARK: - One page after another

  /// The next page, or `nil` after the last. Call it again only when it has returned.
  /// - Throws: what ``Client/send(_:)`` throws; `.malformed` for an answer that is no page, and for a loop of pages.
  public func next() async throws(APIError) -> Page? {
    if let page = state.withLock({ $0.held }) { return try await mended(page) }
    let (fetch, failure) = state.withLock { state -> (Fetch?, APIError?) in
      if let failure = state.walk.failure { return (nil, failure) }
      guard let request = state.walk.next, !state.isCancelled else { return (nil, nil) }
      return (start(request, &state), nil)
    }
    if let failure { throw failure }
    guard let fetch else { return nil }
    let answer = await withTaskCancellationHandler {
      await fetch.task.value
    } onCancel: {
      cancel()
    }
    if Task.isCancelled { throw .cancelled }
    return try await mended(try take(answer))
  }

  /// The next page when it is here already, without waiting; else `nil`, as at the end: ``next()`` tells.
  public func arrived() throws(APIError) -> Page? {
    let answer = state.withLock { state -> Fetch.Answer? in
      guard state.held == nil, !state.isCancelled, let target = state.walk.next?.wireTarget else { return nil }
      return state.fetches[target]?.landed.withLock { $0 }
    }
    guard let answer else { return nil }
    let page = try take(answer)
    guard page.seam == nil else {
      state.withLock { $0.held = page }
      return nil
    }
    return page
  }

  private func take(_ answer: Fetch.Answer) throws(APIError) -> Page {
    let (reply, document) = try answer.get()
    let isShort = ahead > 0 && client.isShortOfCalls
    return try state.withLock { state -> Result<Page, APIError> in
      do throws(APIError) {
        if let request = state.walk.next { state.fetches[request.wireTarget] = nil }
        var page = try state.walk.absorb(reply, document)
        state.wanted? -= page.items.count
        if page.seam != nil {
          if isShort || state.rereads >= 2 + state.walk.pages / 10 { page.seam = nil } else { state.rereads += 1 }
        }
        topUp(&state, isShort: isShort)
        return .success(page)
      } catch {
        return .failure(error)
      }
    }.get()
  }

  /// The page with what had slid over the seam before it.
  private func mended(_ page: Page) async throws(APIError) -> Page {
    guard let seam = page.seam else { return page }
    let reply = try await client.send(seam)
    let missed = try state.withLock { state -> Result<[JSONNode], APIError> in
      state.held = nil
      do throws(APIError) { return .success(try state.walk.absorbSeam(reply)) } catch { return .failure(error) }
    }.get()
    var page = page
    page.seam = nil
    page.items = missed + page.items
    if !missed.isEmpty { page.drift.append(.recovered(missed.count)) }
    return page
  }

  /// Ends all requests on their way.
  public func cancel() {
    let fetches = state.withLock { state in
      state.isCancelled = true
      defer { state.fetches = [:] }
      return state.fetches
    }
    for fetch in fetches.values { fetch.task.cancel() }
  }

  // MARK: - Ahead

  /// One request on its way.
  private struct Fetch: Sendable {
    typealias Answer = Result<(reply: Reply, document: JSONDocument?), APIError>

    /// What came, for who does not want to wait.
    final class Landing: Sendable {
      private let answer = Mutex<Answer?>(nil)

      func withLock<R: Sendable>(_ body: (inout sending Answer?) -> sending R) -> R { answer.withLock(body) }
    }

    let landed: Landing
    let task: Task<Answer, Never>

    init(_ request: APIRequest, _ client: Client) {
      let landed = Landing()
      self.landed = landed
      task = Task(executorPreference: client.executor) {
        let answer: Answer
        do throws(APIError) {
          let reply = try await client.send(request)
          answer = .success((reply, try reply.json()))
        } catch {
          answer = .failure(error)
        }
        landed.withLock { $0 = answer }
        return answer
      }
    }
  }

  private func topUp(_ state: inout sending State, isShort: Bool) {
    var count = isShort || state.isCancelled ? 0 : ahead
    if let wanted = state.wanted {
      let size = Swift.max(1, state.walk.pages > 0 ? state.walk.seen / state.walk.pages : 1)
      count = Swift.min(count, Page.count(of: Swift.max(0, wanted), size))
    }
    let requests = state.walk.ahead(count)
    let targets = Set(requests.map(\.wireTarget))
    for (target, fetch) in state.fetches where !targets.contains(target) {
      fetch.task.cancel()
      state.fetches[target] = nil
    }
    for request in requests { _ = start(request, &state) }
  }

  private func start(_ request: APIRequest, _ state: inout sending State) -> Fetch {
    let target = request.wireTarget
    if let fetch = state.fetches[target] { return fetch }
    let fetch = Fetch(request, client)
    state.fetches[target] = fetch
    return fetch
  }
}
