import JSONText
import Synchronization
import Testing

@testable import Comm100

@Suite("paging")
struct PagingTests {
  let origin = Home.loopback().api

  /// Walks without a client: answers by target, keeps the targets asked for.
  func walk(
    _ query: [(name: String, value: String)] = [("pageSize", "2")], shape: ListShape = ListShape(itemsKeys: ["things"]),
    most: Int = 60, _ answer: (String, Int) -> String
  ) throws -> (ids: [Int], targets: [String], drift: [Drift], failure: APIError?) {
    var walk = PageWalk(.get("/things", query: query), list: shape, origin: origin)
    var ids: [Int] = []
    var targets: [String] = []
    var drift: [Drift] = []
    while let request = walk.next, targets.count < most {
      targets.append(request.wireTarget)
      let page = try walk.absorb(Reply(status: 200, bytes: Array(answer(request.wireTarget, targets.count).utf8)))
      ids += page.items.compactMap { $0.member("id", ignoringCase: true)?.plainInteger }
      drift += page.drift
    }
    return (ids, targets, drift, walk.failure)
  }

  func page(_ ids: [Int], total: Int? = nil, next: String? = nil, key: String = "things") -> String {
    let items = ids.map { #"{"id":\#($0)}"# }.joined(separator: ",")
    let total = total.map { #""total":\#($0),"# } ?? ""
    return #"{\#(total)"previousPage":null,\#(next.map { #""nextPage":\#($0),"# } ?? "")"\#(key)":[\#(items)]}"#
  }

  @Test(
    "every form of the next link is followed",
    arguments: [
      #""http://127.0.0.1:8080/things?pageIndex=2&pageSize=2""#, #""/things?pageIndex=2&pageSize=2""#,
      #""?pageIndex=2&pageSize=2""#, #""?pageindex=2""#, "2",
    ])
  func forms(link: String) throws {
    let result = try walk { target, n in
      n == 1 ? page([1, 2], total: 3, next: link) : page([3], total: 3, next: "null")
    }
    #expect(result.ids == [1, 2, 3] && result.failure == nil && result.drift.isEmpty)
    let second = Target(path: "/things", query: String(result.targets[1].drop { $0 != "?" }.dropFirst()))
    #expect(second.value(of: "pageIndex") == "2" && second.value(of: "pageSize") == "2")
  }

  @Test(
    "null, empty and missing links end the list", arguments: ["null", "\"\"", "\" \"", "false", "0", nil] as [String?])
  func ends(link: String?) throws {
    let result = try walk { _, _ in page([1, 2], total: 2, next: link) }
    #expect(result.ids == [1, 2] && result.targets == ["/things?pageSize=2"] && result.failure == nil)
  }

  @Test("items are found under any key, in any letter case", arguments: ["things", "Things", "list", "other"])
  func keys(key: String) throws {
    #expect(try walk { _, _ in page([1], next: "null", key: key) }.ids == [1])
  }

  @Test(
    "bare arrays, null lists and other totals are pages too",
    arguments: [
      (#"[{"id":1},{"id":2},{"id":3}]"#, [1, 2, 3]), (#"{"things":null,"total":0}"#, []),
      (#"{"count":"1","Things":[{"ID":9}]}"#, [9]),
      ("[]", []), (#"{"things":[1,"a",null],"totalCount":3}"#, []),
    ])
  func shapes(text: String, ids: [Int]) throws {
    let result = try walk { _, _ in text }
    #expect(result.ids == ids && result.failure == nil)
  }

  @Test("what is no page is an error", arguments: ["{}", "1", "\"x\"", "null", "", #"{"a":[],"b":[]}"#, "<html>"])
  func noPage(text: String) {
    #expect(throws: APIError.self) { try walk { _, _ in text } }
  }

  @Test("a page without link keys is followed by index while the total says so")
  func byIndex() throws {
    let result = try walk { target, n in n < 3 ? page([2 * n - 1, 2 * n], total: 5) : page([5], total: 5) }
    #expect(result.ids == [1, 2, 3, 4, 5])
    #expect(
      result.targets == ["/things?pageSize=2", "/things?pageSize=2&pageIndex=2", "/things?pageSize=2&pageIndex=3"])
    let fromZero = try walk(shape: ListShape(itemsKeys: ["things"], firstIndex: 0)) { _, n in
      page([n, n + 10], total: 4)
    }
    #expect(fromZero.targets.last == "/things?pageSize=2&pageIndex=1")
  }

  @Test("a full bare array is asked for its second page, and the same again is its end")
  func arrays() throws {
    let whole = try walk { _, _ in #"[{"id":1},{"id":2}]"# }
    #expect(whole.ids == [1, 2] && whole.targets.count == 2 && whole.failure == nil)
    let paged = try walk { _, n in n == 1 ? #"[{"id":1},{"id":2}]"# : #"[{"id":3}]"# }
    #expect(paged.ids == [1, 2, 3] && paged.targets.count == 2)
    let unpaged = try walk(shape: ListShape(isPaged: false)) { _, _ in #"[{"id":1},{"id":2}]"# }
    #expect(unpaged.targets.count == 1)
  }

  @Test(
    "walks that would not end are a loop",
    arguments: [
      { (t: String, n: Int) in (n, #""/things?pageIndex=1""#, nil as Int?) },
      { t, n in (n, n % 2 == 1 ? #""/b""# : #""/a""#, nil) },
      { t, n in (n, #""?pageIndex=\#(n + 1)""#, 5) },
      { t, n in (n, #""?pageIndex=\#(n + 1)""#, 20 + n * 10) },
      { t, n in (1, #""?pageIndex=\#(n + 1)""#, nil) },
    ] as [@Sendable (String, Int) -> (Int, String, Int?)])
  func loops(answer: @Sendable (String, Int) -> (Int, String, Int?)) throws {
    let result = try walk { target, n in
      let (seed, next, total) = answer(target, n)
      return page([seed * 2, seed * 2 + 1], total: total, next: next)
    }
    #expect(result.failure?.message.contains("loop") == true)
    #expect(result.targets.count <= 40)
  }

  @Test("empty pages for ever end soon; a low total allows two more requests than it explains")
  func bounds() throws {
    let empty = try walk { _, n in page([], next: #""?pageIndex=\#(n + 1)""#) }
    #expect(empty.failure != nil && empty.targets.count <= 3)
    let low = try walk { _, n in page([2 * n, 2 * n + 1], total: 3, next: #""?pageIndex=\#(n + 1)""#) }
    #expect(low.targets.count == 4 && low.failure != nil)
    let high = try walk { _, n in n == 1 ? page([1, 2], total: 900) : page([], total: 900) }
    #expect(high.targets.count == 2 && high.failure == nil && high.drift == [.short(total: 900, seen: 2)])
  }

  @Test(
    "totals, indices and sizes at the edge of integers are survived",
    arguments: [Int.max, Int.max - 1, 1 << 62, 1 << 53], [Int.max, Int.max - 1, 1])
  func edges(total: Int, index: Int) throws {
    for (size, count) in [("1", 1), ("1", 0), ("9223372036854775807", 1), ("9223372036854775807", 0)] {
      var walk = PageWalk(.get("/things", query: [("pageSize", size)]), list: ListShape(), origin: origin)
      let items = page(Array(0..<count), total: total, next: #""?pageIndex=\#(index)""#)
      _ = try walk.absorb(Reply(status: 200, bytes: Array(items.utf8)))
      #expect(walk.ahead(4).count <= 4)
      #expect(walk.callsLeft ?? 1 >= 1)
    }
  }

  @Test(
    "a link to another server ends the walk after its page, and is not followed",
    arguments: [
      "https://evil/", "//evil/x", "http://127.0.0.1:9/x", "\\\\\\\\evil", "http://127.0.0.1:8080@evil/", "/a\\tb",
    ])
  func foreign(link: String) throws {
    let result = try walk { _, _ in page([1], total: 9, next: "\"\(link)\"") }
    #expect(result.ids == [1] && result.targets.count == 1 && result.failure?.kind == .malformed)
  }

  @Test("a list that changes is noticed: doubles are dropped, the seam can be read again")
  func drift() throws {
    let grown = try walk { _, n in
      n == 1 ? page([1, 2], total: 3, next: #""?pageIndex=2""#) : page([2, 3], total: 4, next: "null")
    }
    #expect(grown.ids == [1, 2, 3])
    #expect(grown.drift == [.total(from: 3, to: 4), .seenAgain(1), .short(total: 4, seen: 3)])
    var walk = PageWalk(.get("/things"), list: ListShape(), origin: origin)
    func reply(_ text: String) -> Reply { Reply(status: 200, bytes: Array(text.utf8)) }
    _ = try walk.absorb(reply(page([1, 2], total: 5, next: #""?pageIndex=2""#)))
    let second = try walk.absorb(reply(page([4, 5], total: 4, next: "null")))
    #expect(second.seam?.wireTarget == "/things")
    let missed = try walk.absorbSeam(reply(page([2, 3], total: 4, next: #""?pageIndex=2""#)))
    #expect(missed.compactMap { $0.member("id")?.plainInteger } == [3])
  }

  @Test("the calls left are told from the total, and requests ahead count the index up")
  func ahead() throws {
    var walk = PageWalk(.get("/things", query: [("pageSize", "2")]), list: ListShape(), origin: origin)
    #expect(walk.callsLeft == nil && walk.ahead(4).map(\.wireTarget) == ["/things?pageSize=2"])
    _ = try walk.absorb(
      Reply(status: 200, bytes: Array(page([1, 2], total: 7, next: #""?pageIndex=2&pageSize=2""#).utf8)))
    #expect(walk.callsLeft == 3)
    #expect(walk.ahead(9).map(\.wireTarget) == (2...4).map { "/things?pageIndex=\($0)&pageSize=2" })
    var late = PageWalk(
      .get("/things", query: [("pageIndex", "3"), ("pageSize", "2")]), list: ListShape(), origin: origin)
    _ = try late.absorb(Reply(status: 200, bytes: Array(page([5, 6], total: 7, next: #""?pageIndex=4""#).utf8)))
    #expect(late.callsLeft == 1 && late.ahead(9).count == 1)
  }

  // MARK: - Driving

  /// A server of numbered items; the link has the form of the absolute ones.
  func server(total: Int) -> ScriptedTransport {
    ScriptedTransport { (request, _) throws(TransportError) in
      let target = Target(path: "/things", query: String(request.target.drop { $0 != "?" }.dropFirst()))
      let size = target.value(of: "pageSize").flatMap { Int($0) } ?? 10
      let index = target.value(of: "pageIndex").flatMap { Int($0) } ?? 1
      let ids = Array(((index - 1) * size + 1)..<min(index * size + 1, total + 1))
      let next =
        index * size < total ? #""http://127.0.0.1:8080/things?pageIndex=\#(index + 1)&pageSize=\#(size)""# : "null"
      let items = ids.map { #"{"id":\#($0)}"# }.joined(separator: ",")
      return .json(#"{"total":\#(total),"nextPage":\#(next),"things":[\#(items)]}"#)
    }
  }

  @Test(
    "items come in order however pages are fetched",
    arguments: [
      (PageDemand.some, 0), (.some, 1), (.all, 4), (.all, 0), (.atMost(1000), 3),
    ])
  func order(demand: PageDemand, ahead: Int) async throws {
    let transport = server(total: 57)
    let client = makeClient(transport)
    var ids: [Int] = []
    for try await item in client.items(.get("/things", query: [("pageSize", "5")]), demand: demand, ahead: ahead) {
      ids.append(item.member("id")?.plainInteger ?? 0)
    }
    #expect(ids == Array(1...57))
    #expect(transport.log.count == 12)
  }

  @Test("no more is asked for than is wanted")
  func wanted() async throws {
    for (count, requests) in [(1, 1), (5, 1), (6, 2), (11, 3)] {
      let transport = server(total: 500)
      let fetcher = PageFetcher(
        makeClient(transport), try makeClient(transport).walk(.get("/things", query: [("pageSize", "5")])),
        demand: .atMost(count), ahead: 4)
      var seen = 0
      while seen < count, let page = try await fetcher.next() { seen += page.items.count }
      #expect(transport.log.count == requests)
    }
  }

  @Test("an abandoned walk has asked for one page more at most, and none when calls are few")
  func abandoned() async throws {
    let transport = server(total: 500)
    for try await page in makeClient(transport).pages(.get("/things")) where page.number == 1 { break }
    #expect(transport.log.count <= 2)
    let few = server(total: 500)
    let client = makeClient(few) { $0.limit = CallLimit(calls: 20, per: .seconds(300)) }
    for _ in 0..<17 { _ = try await client.send(.get("/things")) }
    let fetcher = PageFetcher(client, try client.walk(.get("/things")))
    _ = try await fetcher.next()
    #expect(few.log.count == 18)
  }

  @Test("a failing later page is an error, not a short list")
  func failing() async throws {
    let good = server(total: 30)
    let transport = ScriptedTransport { (request, number) throws(TransportError) in
      if request.target.contains("pageIndex=3") { return .json("", status: 404) }
      return try await good.send(request)
    }
    for demand in [PageDemand.some, .all] {
      var count = 0
      let error: APIError?
      do throws(APIError) {
        for try await _ in makeClient(transport).items(.get("/things"), demand: demand) { count += 1 }
        error = nil
      } catch {
        #expect(error.status == 404)
        #expect(count == 20)
        continue
      }
      #expect(error != nil)
    }
  }

  @Test("a link that differs from what was expected wins over the pages ahead")
  func mispredicted() async throws {
    let transport = ScriptedTransport { (request, _) throws(TransportError) in
      let index =
        Target(path: "/", query: String(request.target.drop { $0 != "?" }.dropFirst())).value(of: "pageIndex") ?? "1"
      return switch index {
      case "1": .json(#"{"total":8,"nextPage":"?pageIndex=2","things":[{"id":1},{"id":2}]}"#)
      case "2": .json(#"{"total":8,"nextPage":"?pageIndex=7","things":[{"id":3},{"id":4}]}"#)
      case "7": .json(#"{"total":8,"nextPage":null,"things":[{"id":5},{"id":6}]}"#)
      default: .json(#"{"total":8,"nextPage":null,"things":[{"id":99}]}"#)
      }
    }
    var ids: [Int] = []
    for try await item in makeClient(transport).items(.get("/things"), demand: .all) {
      ids.append(item.member("id")?.plainInteger ?? 0)
    }
    #expect(ids == [1, 2, 3, 4, 5, 6])
  }

  /// Pages of two; the list is `before` for the first request and `after` from then on.
  func changing(_ before: [Int], _ after: [Int]) -> ScriptedTransport {
    ScriptedTransport { (request, number) throws(TransportError) in
      let list = number == 1 ? before : after
      let target = Target(path: "/things", query: String(request.target.drop { $0 != "?" }.dropFirst()))
      let index = target.value(of: "pageIndex").flatMap { Int($0) } ?? 1
      let ids = list.dropFirst((index - 1) * 2).prefix(2).map { #"{"id":\#($0)}"# }.joined(separator: ",")
      let next = index * 2 < list.count ? #""?pageIndex=\#(index + 1)""# : "null"
      return .json(#"{"total":\#(list.count),"nextPage":\#(next),"things":[\#(ids)]}"#)
    }
  }

  @Test("when the total falls, the page before is read again: what slid back is not lost", arguments: [0, 1, 4])
  func recovered(ahead: Int) async throws {
    let transport = changing([1, 2, 3, 4, 5, 6, 7], [1, 3, 4, 5, 6, 7])
    var ids: [Int] = []
    var drift: [Drift] = []
    for try await page in makeClient(transport).pages(.get("/things"), demand: .all, ahead: ahead) {
      ids += page.items.compactMap { $0.member("id")?.plainInteger }
      drift += page.drift
      #expect(page.seam == nil)
    }
    #expect(ids == Array(1...7))
    #expect(drift == [.total(from: 7, to: 6), .recovered(1)])
    #expect(transport.log.count <= 4 + ahead)
  }

  @Test("a total that falls with every page costs few more requests")
  func falling() async throws {
    let transport = ScriptedTransport { (_, number) throws(TransportError) in
      .json(
        #"{"total":\#(200 - number),"nextPage":\#(number < 60 ? #""?pageIndex=\#(number + 1)""# : "null"),"things":[{"id":\#(number)}]}"#
      )
    }
    var pages = 0
    for try await _ in makeClient(transport).pages(.get("/things"), ahead: 0) { pages += 1 }
    #expect(transport.log.count == 60 && pages >= 50)
  }

  @Test("a page that is here is taken without waiting")
  func arrived() async throws {
    let client = makeClient(server(total: 25))
    let fetcher = PageFetcher(client, try client.walk(.get("/things")))
    #expect(try fetcher.arrived() == nil)
    #expect(try await fetcher.next()?.number == 1)
    var page: Page?
    for _ in 0..<10_000 where page == nil {
      page = try fetcher.arrived()
      await Task.yield()
    }
    #expect(page?.number == 2)
    #expect(try await fetcher.next()?.number == 3)
    #expect(try fetcher.arrived() == nil)
    #expect(try await fetcher.next() == nil)
  }

  @Test("a list that the session cannot reach is refused when it is walked")
  func refused() async {
    let client = makeClient(ScriptedTransport([.json("[]")]), access: .none)
    let error = await failure { () throws(APIError) in
      for try await _ in client.items(.get("/things")) {}
    }
    #expect(error?.kind == .auth)
  }
}
