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
/// Pages ahead are requested while the consumer works with the page in hand; a request that turns out wrong (the page
/// before it links elsewhere) is cancelled. Nothing is read ahead when few calls are left.
public final class PageFetcher: Sendable {
  private typealias Fetch = Task<Result<Reply, APIError>, Never>

  private let client: Client
  private let ahead: Int
  private let state: Mutex<State>

  private struct State: Sendable {
    var walk: PageWalk
    /// Requests on their way, by target, in the order of their turn.
    var fetches: [String: Fetch] = [:]
    /// Items still wanted; `nil` for no bound.
    var wanted: Int?
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

  /// The next page, or `nil` after the last. Call it again only when it has returned.
  public func next() async throws(APIError) -> Page? {
    let (fetch, failure) = state.withLock { state -> (Fetch?, APIError?) in
      if let failure = state.walk.failure { return (nil, failure) }
      guard let request = state.walk.next, !state.isCancelled else { return (nil, nil) }
      return (start(request, &state), nil)
    }
    if let failure { throw failure }
    guard let fetch else { return nil }
    let result = await withTaskCancellationHandler {
      await fetch.value
    } onCancel: {
      cancel()
    }
    if Task.isCancelled { throw .cancelled }
    let reply = try result.get()
    let isShort = ahead > 0 && client.isShortOfCalls
    return try state.withLock { state -> Result<Page, APIError> in
      do throws(APIError) {
        if let request = state.walk.next { state.fetches[request.wireTarget] = nil }
        let page = try state.walk.absorb(reply)
        state.wanted? -= page.items.count
        topUp(&state, isShort: isShort)
        return .success(page)
      } catch {
        return .failure(error)
      }
    }.get()
  }

  /// Asks for the page again that may hold an item which slid over the seam, and gives what had not come yet.
  public func reread(_ page: Page) async throws(APIError) -> Page? {
    guard let seam = page.seam else { return nil }
    let reply = try await client.send(seam)
    var again = page
    again.items = try state.withLock { state -> Result<[JSONNode], APIError> in
      do throws(APIError) { return .success(try state.walk.absorbSeam(reply)) } catch { return .failure(error) }
    }.get()
    return again
  }

  /// Ends all requests on their way.
  public func cancel() {
    let fetches = state.withLock { state in
      state.isCancelled = true
      defer { state.fetches = [:] }
      return state.fetches
    }
    for fetch in fetches.values { fetch.cancel() }
  }

  // MARK: - Ahead

  private func topUp(_ state: inout sending State, isShort: Bool) {
    var count = isShort || state.isCancelled ? 0 : ahead
    if let wanted = state.wanted {
      let size = Swift.max(1, state.walk.pages > 0 ? state.walk.seen / state.walk.pages : 1)
      count = Swift.min(count, wanted <= 0 ? 0 : (wanted + size - 1) / size)
    }
    let requests = state.walk.ahead(count)
    let targets = Set(requests.map(\.wireTarget))
    for (target, fetch) in state.fetches where !targets.contains(target) {
      fetch.cancel()
      state.fetches[target] = nil
    }
    for request in requests { _ = start(request, &state) }
  }

  private func start(_ request: APIRequest, _ state: inout sending State) -> Fetch {
    let target = request.wireTarget
    if let fetch = state.fetches[target] { return fetch }
    let client = self.client
    let fetch = Fetch {
      do throws(APIError) {
        return .success(try await client.send(request))
      } catch {
        return .failure(error)
      }
    }
    state.fetches[target] = fetch
    return fetch
  }
}
