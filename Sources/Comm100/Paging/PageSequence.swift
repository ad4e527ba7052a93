import JSONText

/// The pages of a list, fetched as they are asked for. A recipe: each walk over it asks anew.
public struct PageSequence: AsyncSequence, Sendable {
  public typealias Element = Page
  public typealias Failure = APIError

  let client: Client
  let walk: PageWalk?
  let refusal: APIError?
  let demand: PageDemand
  let ahead: Int?

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let fetcher: PageFetcher?
    fileprivate var refusal: APIError?

    public mutating func next() async throws(APIError) -> Page? {
      if let error = refusal.take() { throw error }
      return try await fetcher?.next()
    }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws(APIError) -> Page? {
      if let error = refusal.take() { throw error }
      return try await fetcher?.next()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(fetcher: walk.map { PageFetcher(client, $0, demand: demand, ahead: ahead) }, refusal: refusal)
  }
}

/// The items of a list, page after page. A recipe: each walk over it asks anew.
public struct ItemSequence: AsyncSequence, Sendable {
  public typealias Element = JSONNode
  public typealias Failure = APIError

  /// The same list by pages.
  public let pages: PageSequence

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var pages: PageSequence.AsyncIterator
    fileprivate var items: [JSONNode] = []
    fileprivate var position = 0

    public mutating func next() async throws(APIError) -> JSONNode? {
      while position == items.count {
        guard let page = try await pages.next() else { return nil }
        take(page)
      }
      return following()
    }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws(APIError) -> JSONNode? {
      while position == items.count {
        guard let page = try await pages.next(isolation: actor) else { return nil }
        take(page)
      }
      return following()
    }

    private mutating func take(_ page: Page) {
      items = page.items
      position = 0
    }

    private mutating func following() -> JSONNode {
      position += 1
      return items[position - 1]
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pages: pages.makeAsyncIterator()) }
}

extension Client {
  /// A walk over a list, not begun.
  /// - Throws: `.refused` or `.auth` when this session cannot reach the request's side.
  public func walk(_ request: APIRequest, list shape: ListShape = ListShape()) throws(APIError) -> PageWalk {
    PageWalk(request, list: shape, origin: try place(of: request))
  }

  /// The pages of a list, lazily.
  public func pages(
    _ request: APIRequest, list shape: ListShape = ListShape(), demand: PageDemand = .some, ahead: Int? = nil
  ) -> PageSequence {
    do throws(APIError) {
      let walk = try walk(request, list: shape)
      return PageSequence(client: self, walk: walk, refusal: nil, demand: demand, ahead: ahead)
    } catch {
      return PageSequence(client: self, walk: nil, refusal: error, demand: demand, ahead: ahead)
    }
  }

  /// The items of a list, lazily.
  public func items(
    _ request: APIRequest, list shape: ListShape = ListShape(), demand: PageDemand = .some, ahead: Int? = nil
  ) -> ItemSequence {
    ItemSequence(pages: pages(request, list: shape, demand: demand, ahead: ahead))
  }
}
