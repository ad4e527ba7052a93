import JSONText

/// What to ask for next, and what has been received. A value: performs no I/O.
///
/// ```
/// var walk = PageWalk(request, list: shape, origin: client.home.api)
/// while let request = walk.next {
///   let page = try walk.absorb(try await client.send(request))
///   …
/// }
/// if let failure = walk.failure { throw failure }
/// ```
/// Follows `nextPage` in every form that the servers write, on the walk's own origin only, and otherwise counts
/// `pageIndex` up while the total says that there is more. Ends: a link seen before, pages that bring nothing new, or
/// more pages than the total explains are a ``failure`` that says "loop".
public struct PageWalk: Sendable {
  /// The request for the next page; `nil` after the last one and after a failure.
  public private(set) var next: APIRequest?
  /// Why the walk cannot go on; the pages absorbed so far are good.
  public private(set) var failure: APIError?
  /// Pages absorbed.
  public private(set) var pages = 0
  /// Items received, with those dropped.
  public private(set) var seen = 0
  /// The total as last reported.
  public private(set) var total: Int?

  private let shape: ListShape
  private let origin: Origin
  private let first: APIRequest
  private let firstTarget: Target
  private var firstTotal: Int?
  /// Items of a full page, when known.
  private var size: Int?
  private var hadLink = false
  private var barren = 0
  private var visited: Set<Int> = []
  private var items: SeenItems
  private var previous: APIRequest?
  /// The items' bytes of the last page of a bare array, hashed.
  private var lastArray: Int?

  /// - Parameter request: the first page; its size and sorting hold for all.
  /// - Parameter origin: where the request goes; a link to any other place is not followed.
  public init(_ request: APIRequest, list shape: ListShape, origin: Origin) {
    self.shape = shape
    self.origin = origin
    first = request
    next = request
    firstTarget = (try? request.target) ?? Target(path: request.path)
    size = firstTarget.value(of: "pageSize").flatMap { ASCII.decimal($0) } ?? shape.pageSize
    items = SeenItems(idName: shape.idName)
  }

  // MARK: - Receiving

  /// Takes the answer to ``next``.
  /// - Throws: `.malformed` when it is no page of a list.
  public mutating func absorb(_ reply: Reply) throws(APIError) -> Page { try absorb(reply, try reply.json()) }

  /// Takes the answer to ``next``, whose body has been read.
  mutating func absorb(_ reply: Reply, _ document: JSONDocument?) throws(APIError) -> Page {
    guard let request = next else { preconditionFailure("a page was absorbed after the last one") }
    let (document, envelope) = try read(reply, document)
    let target = (try? request.target) ?? firstTarget
    pages += 1
    visited.insert(target.text.hashValue)
    let isRepeatedArray = isRepeat(document, envelope)
    let received = isRepeatedArray ? [] : envelope.items
    var drift: [Drift] = []
    if let before = total, let now = envelope.total, before != now { drift.append(.total(from: before, to: now)) }
    let hasFallen = if let before = total, let now = envelope.total { now < before } else { false }
    learn(envelope, received.count)
    let fresh = items.fresh(received)
    let repeated = received.count - fresh.count
    if repeated > 0 { drift.append(.seenAgain(repeated)) }
    seen += received.count
    barren = fresh.isEmpty ? barren + 1 : 0
    advance(from: request, target, envelope, reply, count: received.count, isOver: isRepeatedArray)
    if next == nil, failure == nil, let total, seen - repeated < total, pages > 1 || shape.isPaged, isFromStart {
      drift.append(.short(total: total, seen: seen - repeated))
    }
    let seam = hasFallen ? previous : nil
    previous = request
    return Page(
      items: fresh, total: envelope.total, nextLink: envelope.next.text, previousLink: envelope.previous.text,
      number: pages, index: target.value(of: "pageIndex").flatMap { ASCII.decimal($0) },
      isLast: next == nil && failure == nil, drift: drift, seam: seam, document: document, request: reply.number)
  }

  /// Takes the answer to a page's ``Page/seam``: the items in it that have not come yet. The walk does not move.
  public mutating func absorbSeam(_ reply: Reply) throws(APIError) -> [JSONNode] {
    items.fresh(try read(reply, try reply.json()).1.items)
  }

  private func read(_ reply: Reply, _ document: JSONDocument?) throws(APIError) -> (JSONDocument, Envelope) {
    guard let document else { throw reply.malformed("the list's answer is empty") }
    if let envelope = Envelope(document.root, shape) { return (document, envelope) }
    let keys = document.root.kind == .object ? document.root.members.prefix(8).map { $0.key } : []
    let came = keys.isEmpty ? "\(document.root.kind)" : "an object with \(keys.joined(separator: ", "))"
    throw reply.malformed("the answer is no page of a list: \(came)")
  }

  private mutating func learn(_ envelope: Envelope, _ count: Int) {
    total = envelope.total ?? total
    firstTotal = firstTotal ?? envelope.total
    guard pages == 1, count > 0 else { return }
    size = Swift.min(size ?? count, count)
  }

  /// A bare array that is the same as the page before: the list does not page, the index means nothing to it.
  private mutating func isRepeat(_ document: JSONDocument, _ envelope: Envelope) -> Bool {
    guard document.root.kind == .list, shape.isPaged, !envelope.items.isEmpty else { return false }
    let hash = document.root.withSource { bytes in
      var hasher = Hasher()
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
      return hasher.finalize()
    }
    defer { lastArray = hash }
    return lastArray == hash
  }

  /// True when the walk began at the first page, so that the total can be compared with what came.
  private var isFromStart: Bool {
    firstTarget.value(of: "pageIndex").map { ASCII.decimal($0) == shape.firstIndex } ?? true
  }

  // MARK: - Going on

  private mutating func advance(
    from request: APIRequest, _ target: Target, _ envelope: Envelope, _ reply: Reply, count: Int, isOver: Bool
  ) {
    next = nil
    switch envelope.next {
    case .none: return
    case .missing:
      guard !isOver, goesOnByIndex(envelope, target, count) else { return }
      next = following(target, to: nil)
    case .index(let index):
      guard index > 0 else { return }
      hadLink = true
      next = following(target, to: index)
    case .address(let link):
      hadLink = true
      guard let found = try? Target(link, on: origin, from: target) else {
        failure = reply.malformed(
          "the link to the next page leads elsewhere and is not followed: '\(Preview.short(link, limit: 80))'",
          advice: "pages can be asked for one by one with pageIndex")
        return
      }
      next = linked(found.completed(from: firstTarget, except: ["pageIndex"]))
    }
    check(reply)
  }

  /// Without a link: while the total, or a full page of a bare array, says that there is more.
  private func goesOnByIndex(_ envelope: Envelope, _ target: Target, _ count: Int) -> Bool {
    guard shape.isPaged, !hadLink, count > 0, isFromStart else { return false }
    if let total { return seen < total }
    guard let asked = target.value(of: "pageSize").flatMap({ ASCII.decimal($0) }) else { return false }
    return lastArray != nil && count == asked
  }

  private func following(_ target: Target, to index: Int?) -> APIRequest {
    let current = target.value(of: "pageIndex").flatMap { ASCII.decimal($0) } ?? shape.firstIndex
    return linked(target.setting("pageIndex", to: "\(index ?? current + 1)"))
  }

  private func linked(_ target: Target) -> APIRequest {
    var request = first
    request.path = target.path
    request.query = []
    request.encodedQuery = target.query
    return request
  }

  /// Ends a walk that would not end.
  private mutating func check(_ reply: Reply) {
    guard let target = try? next?.target else { return }
    var reason: String?
    if visited.contains(target.text.hashValue) {
      reason = "page \(pages) links to a page that has been read"
    } else if barren >= 2 {
      reason = "\(barren) pages one after another brought nothing new"
    } else if let total, let firstTotal, let size, size > 0 {
      let most = Swift.min(Page.count(of: total, size) + 2, Page.count(of: firstTotal, size) * 2 + 10)
      if pages >= most { reason = "the server reports \(total) items in all, and page \(pages) is not the last" }
    }
    guard let reason else { return }
    next = nil
    failure = reply.malformed("the pages of the list run in a loop: \(reason)")
  }

  // MARK: - Looking ahead

  /// Calls that the rest of the walk will take, when the total tells.
  public var callsLeft: Int? {
    guard next != nil else { return 0 }
    guard let total, let size, size > 0, pages > 0 else { return nil }
    let start = firstTarget.value(of: "pageIndex").flatMap { ASCII.decimal($0) } ?? shape.firstIndex
    let (before, isTooMuch) = Swift.max(0, start - shape.firstIndex).multipliedReportingOverflow(by: size)
    guard !isTooMuch, before <= total else { return 1 }
    return Swift.max(1, Page.count(of: Swift.max(0, total - before - seen), size))
  }

  /// The next requests, as far as they can be told before their turn: ``next``, then those that count `pageIndex` up
  /// from it. What the pages themselves link to decides in the end.
  public func ahead(_ count: Int) -> [APIRequest] {
    guard let next, count > 0 else { return [] }
    guard count > 1, let calls = callsLeft, calls > 1, let target = try? next.target,
      let index = target.value(of: "pageIndex").flatMap({ ASCII.decimal($0) }), index < Int.max - count
    else { return [next] }
    return [next]
      + (1..<Swift.min(count, calls)).map { linked(target.setting("pageIndex", to: "\(index + $0)")) }
  }
}
