import C100Sandbox
import Comm100
import JSONText
import Testing

@Suite("the sandbox")
struct SandboxTests {
  private static let listings = [
    "/api/v3/partner/sites", "/api/v3/globalSettings/agents", "/api/v3/globalSettings/contacts",
    "/api/v3/livechat/chats",
    "/api/v3/livechat/offlineMessages", "/api/v3/messaging/conversations", "/api/v4/ticketing/tickets",
    "/api/v3/contact/contacts",
    "/api/v3/globalSettings/auditLogs", "/api/v3/livechat/campaigns", "/api/v3/livechat/visitors",
  ]

  @Test("the same seed and clock give the same bytes, whatever was asked before; another seed gives others")
  func byteStable() {
    let a = Visit()
    let b = Visit()
    for target in Self.listings.reversed() { _ = b.send("GET", target) }
    let c = Visit(SandboxOptions(seed: 2, now: Visit.now))
    for target in Self.listings {
      #expect(a.send("GET", target).body == b.send("GET", target).body, "\(target)")
    }
    #expect(a.send("GET", "/api/v3/livechat/chats").body != c.send("GET", "/api/v3/livechat/chats").body)
  }

  @Test("a fixed sample of the data never changes")
  func sample() throws {
    let visit = Visit()
    let chat = try #require(
      try visit.get("/api/v3/livechat/chats?timeFrom=2026-11-11&timeTo=2026-11-11&sortBy=requestedTime&pageSize=1")[
        "chats"]?[0])
    #expect(chat["id"]?.string == Self.firstOfBadDay)
    #expect(try visit.get("/api/v3/globalSettings/departments")[0]?["name"]?.string == "Bookings")
  }

  private static let firstOfBadDay = "d26bf4a9-b51e-4282-b65e-5252a51bce5a"

  @Test("the pages of every paged list add up to the whole, in every size")
  func pagesAddUp() throws {
    let visit = Visit()
    for name in Catalog.moduleNames {
      for resource in Catalog.module(name)?.resources ?? [] where resource.parent == nil {
        guard let endpoint = resource.endpoint("list"), let page = endpoint.page, page.paged else { continue }
        var base = endpoint.path + "?"
        if endpoint.parameter("timeFrom") != nil { base += "timeFrom=2026-11-15&" }
        if endpoint.parameter("timeTo")?.required == true { base += "timeTo=2026-11-20&" }
        let key = page.itemsKey ?? resource.localName
        let size = min(19, page.pageSizeMax ?? 19)
        var seen: [String] = []
        var index = page.pageIndexBase ?? 1
        while true {
          let answer = try visit.get("\(base)pageSize=\(size)&pageIndex=\(index)")
          seen += (answer[key]?.list ?? []).map { $0["id"]?.text ?? $0.text }
          let next = answer["nextPage"]?.string ?? ""
          if next.isEmpty {
            if let total = page.totalKey { #expect(answer[total]?.integer == seen.count, "\(endpoint.path)") }
            break
          }
          index += 1
        }
        #expect(Set(seen).count == seen.count, "\(endpoint.path) doubles items")
      }
    }
  }

  @Test("fifty clients at once lose and double nothing")
  func parallel() async throws {
    let sandbox = Sandbox(SandboxOptions(seed: 1, now: Visit.now))
    let transport = SandboxTransport(sandbox)
    let origin = try #require(Origin(scheme: .http, host: "127.0.0.1", port: 8080))
    let token = sandbox.token()
    let base = "/api/v3/globalSettings/contacts"
    @Sendable func send(_ method: HTTPMethod, _ target: String, _ name: String? = nil) async -> JSON? {
      let body = name.map { JSON.object(["name": .string($0)]).bytes }
      let request = WireRequest(
        method: method, origin: origin, target: target,
        headers: [("Authorization", "Bearer " + token), ("Content-Type", "application/json")], body: body)
      guard let reply = try? await transport.send(request), (200...204).contains(reply.status) else { return nil }
      return reply.body.isEmpty ? .null : try? JSON(reply.body)
    }
    // Each makes ten, renames them all and deletes every second one, while others read.
    let ids = await withTaskGroup(of: [Int].self) { group in
      for client in 0..<50 {
        group.addTask {
          var kept: [Int] = []
          for i in 0..<10 {
            guard let id = await send(.post, base, "Client \(client) \(i)")?["id"]?.integer else { continue }
            _ = await send(.get, base + "?pageSize=3")
            _ = await send(.put, "\(base)/\(id)", "Renamed \(client) \(i)")
            if i % 2 == 0 { kept.append(id) } else { _ = await send(.delete, "\(base)/\(id)") }
          }
          return kept
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(ids.count == 250 && Set(ids).count == 250)
    let visit = Visit(sandbox)
    let left = try visit.get("\(base)?keywords=Renamed&pageSize=500")["contacts"]?.list ?? []
    #expect(Set(left.compactMap { $0["id"]?.integer }) == Set(ids))
    #expect(Set(left.compactMap { $0["name"]?.string }).count == 250)
    #expect(try visit.get("\(base)?keywords=Client")["count"]?.integer == 0)
    #expect(try visit.get(base)["count"]?.integer == 400)
  }

  @Test("the log holds method, path, query and status")
  func log() {
    let visit = Visit()
    _ = visit.send("GET", "/api/v3/partner/sites?pageSize=2")
    _ = visit.send("GET", "/nothing")
    #expect(visit.sandbox.log.map(\.line) == ["GET /api/v3/partner/sites?pageSize=2", "GET /nothing"])
    #expect(visit.sandbox.log.map(\.status) == [200, 404])
    visit.sandbox.clearLog()
    #expect(visit.sandbox.log.isEmpty)
  }

  @Test("after 300 requests in five minutes comes the 403 of the limit, and the window slides")
  func limit() throws {
    let time = Clock()
    let visit = Visit(Sandbox(SandboxOptions(clock: .custom { time.now })))
    for _ in 0..<300 { #expect(visit.send("GET", "/api/v3/globalSettings/site").status == 200) }
    #expect(try visit.refusal("GET", "/api/v3/globalSettings/site", status: 403).contains("limit"))
    time.now += 299
    #expect(visit.send("GET", "/api/v3/globalSettings/site").status == 403)
    time.now += 2
    #expect(visit.send("GET", "/api/v3/globalSettings/site").status == 200)
  }

  @Test("strings sort without regard to case, or by bytes when told so; sorting can be switched off")
  func sorting() throws {
    func names(_ change: (inout SandboxOptions) -> Void) throws -> [String] {
      var options = SandboxOptions(seed: 1, now: Visit.now)
      change(&options)
      let answer = try Visit(options).get("/api/v3/partner/sites?pageSize=100&sortBy=name")
      return (answer["sites"]?.list ?? []).compactMap { $0["name"]?.string }
    }
    let folded = try names { _ in }
    let bytes = try names { $0.collation = .bytes }
    let unsorted = try names { $0.sortsEverywhere = false }
    #expect(folded.firstIndex(of: "kiwi press") == folded.firstIndex(of: "Lakeside Clinic").map { $0 - 1 })
    #expect(folded != bytes)
    #expect(bytes == bytes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(unsorted.first == "Harbour Bikes")
  }

  @Test("equal items and those without a value come where the options say", arguments: [true, false])
  func ties(isDescending: Bool) throws {
    func companies(_ target: String, _ change: (inout SandboxOptions) -> Void) throws -> (keys: [String], ids: [String])
    {
      var options = SandboxOptions(seed: 1, now: Visit.now)
      change(&options)
      let answer = try Visit(options).get(target + (isDescending ? "desc" : "asc"))
      let rows = answer["contacts"]?.list ?? answer["chats"]?.list ?? []
      return (rows.map { ($0["company"] ?? $0["avgResponseTime"])?.text ?? "" }, rows.map { $0["id"]?.text ?? "" })
    }
    let contacts = "/api/v3/globalSettings/contacts?pageSize=200&sortBy=company&sortOrder="
    let chats = "/api/v3/livechat/chats?timeFrom=2026-11-18&pageSize=500&sortBy=avgResponseTime&sortOrder="
    for target in [contacts, chats] {
      let stored = try companies(target) { _ in }
      for order in [SandboxOptions.Ties.reversed, .mixed] {
        let other = try companies(target) { $0.ties = order }
        #expect(other.keys == stored.keys && other.ids != stored.ids && Set(other.ids) == Set(stored.ids))
      }
    }
    let first = try companies(chats) { _ in }.keys
    let last = try companies(chats) { $0.nullsFirst = false }.keys
    #expect((first[0] == "null") == !isDescending && (last[0] == "null") == isDescending)
  }

  @Test("filters, keywords and conditions narrow a list")
  func filters() throws {
    let visit = Visit()
    let all = "/api/v3/livechat/chats?timeFrom=2026-11-01&pageSize=500"
    let department = try #require(try visit.get("/api/v3/globalSettings/departments")[2]?["id"]?.string)
    let help = try visit.get(all + "&departmentId=\(department)")
    for chat in help["chats"]?.list ?? [] { #expect(chat["preChat"]?["departmentId"]?.string == department) }
    let tom = try visit.get(all + "&agentId=2&include=agent")
    #expect(try #require(tom["totalCount"]?.integer) > 0)
    for chat in tom["chats"]?.list ?? [] { #expect(chat["agentIds"]?.list?.contains(2) == true) }
    let guest = try #require(help["chats"]?[0]?["preChat"]?["email"]?.string)
    let one = try visit.get(
      all + "&conditions[0][field]=email&conditions[0][operate]=contains&conditions[0][value]=\(guest)")
    for chat in one["chats"]?.list ?? [] { #expect(chat["preChat"]?["email"]?.string == guest) }
    let skis = try visit.get(all + "&keywords=skis")
    #expect(try #require(skis["totalCount"]?.integer) > 0)
    #expect(try visit.get("/api/v3/globalSettings/agents?keywords=ekstr%C3%B6m")["count"]?.integer == 1)
    #expect(
      try visit.get(
        "/api/v4/ticketing/tickets?conditions[0][field]=status&conditions[0][operator]=is&conditions[0][value]=resolved"
      )["tickets"]?.list?.allSatisfy { $0["status"]?.string == "resolved" } == true)
  }

  @Test(
    "chats sort by any field that has an order",
    arguments: [
      "startTime", "endTime", "requestedTime", "avgResponseTime", "visitorMessagesCount", "status", "source", "id",
      "requestingPageTitle", "lastMessageSentBy",
    ])
  func chatOrder(field: String) throws {
    let visit = Visit()
    let target = "/api/v3/livechat/chats?timeFrom=2026-11-10&pageSize=500&sortBy=\(field)&sortOrder="
    let up = (try visit.get(target + "asc")["chats"]?.list ?? []).map { $0[field] ?? .null }
    let down = (try visit.get(target + "desc")["chats"]?.list ?? []).map { $0[field] ?? .null }
    #expect(up.count > 100)
    #expect(up.first != down.first || Set(up.map(\.text)).count == 1)
    for (a, b) in zip(up, up.dropFirst()) {
      if let x = a.double, let y = b.double { #expect(x <= y) }
      if let x = a.string, let y = b.string { #expect(x.lowercased() <= y.lowercased(), "\(field)") }
      #expect(!(b.isNull && !a.isNull), "null comes first")
    }
  }

  @Test("reports agree with the lists, whatever they are grouped by")
  func reports() throws {
    let visit = Visit()
    let span = "timeFrom=2026-11-09&timeTo=2026-11-16"
    let chats =
      try visit.get("/api/v3/livechat/chats?timeFrom=2026-11-09T00:00:00&timeTo=2026-11-15T23:59:59&pageSize=1000")[
        "chats"]?.list ?? []
    let missed = chats.filter { $0["status"]?.string == "missed" }.count
    for group in ["hour", "day", "week", "month", "campaign", "department"] {
      let rows = try visit.get("/api/v3/livechat/reports/chatVolume?\(span)&group=\(group)").list ?? []
      #expect(rows.reduce(0) { $0 + ($1["chatRequests"]?.integer ?? 0) } == chats.count, "\(group)")
      #expect(rows.reduce(0) { $0 + ($1["missedChats"]?.integer ?? 0) } == missed, "\(group)")
    }
    let rated = chats.filter { $0["postChat"]?["ratingGrade"]?.string == "level5" }.count
    let ratings = try visit.get("/api/v3/livechat/reports/rating?\(span)&group=day").list ?? []
    #expect(ratings.reduce(0) { $0 + ($1["score5"]?.integer ?? 0) } == rated)
    let shifted = try visit.get("/api/v3/livechat/reports/chatVolume?\(span)&group=day&timezone=%2B08:00")
    #expect(shifted[0]?["time"]?["from"]?.string == "2026-11-09T08:00:00")
    #expect(try visit.get("/api/v3/livechat/reports/chatVolume?\(span)&group=24*7Distribution").list?.count == 168)
  }

  @Test("each fault does what its name says")
  func faults() throws {
    func visit(_ spec: String) throws -> Visit {
      Visit(SandboxOptions(clock: .fixed(Visit.now), limit: nil, faults: try Faults(spec)))
    }
    let target = "/api/v3/partner/sites"
    #expect(try visit("503=100%").send("GET", target).status == 503)
    #expect(try visit("expire=100%").send("GET", target).status == 401)
    #expect(try visit("limit=100%").refusal("GET", target, status: 403).contains("limit"))
    #expect(try visit("total=100%").get(target)["total"]?.integer != 57)
    #expect(try visit("cut=100%").send("GET", target).mishap.cutAfter != nil)
    #expect(try visit("slow=100%").send("GET", target).mishap.isSlow)
    let delay = try visit("latency=200ms±50").send("GET", target).mishap.delay
    #expect((150...250).contains(delay))
    #expect((try? JSON(try visit("garbage=100%").send("GET", target).body)) == nil)
    let hostile = try visit("hostile=100%").get("/api/v3/globalSettings/contacts?pageSize=100")
    #expect(
      hostile["contacts"]?.list?.contains { $0["name"]?.string?.unicodeScalars.contains { $0.value == 0x1B } ?? false }
        == true)
    let half = try visit("500=50%")
    let failed = (0..<200).filter { _ in half.send("GET", target).status == 500 }.count
    #expect((70...130).contains(failed))
  }

  @Test(
    "a wrong fault spec says what is wrong",
    arguments: ["cut", "cut=150%", "600=1%", "latency=x", "rain=3%", "latency=10ms±20"])
  func faultSpec(spec: String) {
    #expect(throws: Faults.SpecError.self) { try Faults(spec) }
  }

  @Test("a path in any letter case is found; an unknown one is 404, a wrong method 405")
  func routes() throws {
    let visit = Visit()
    #expect(visit.send("GET", "/API/V3/globalsettings/AGENTS/1").status == 200)
    #expect(visit.send("GET", "/api/v3/globalSettings/nothing").status == 404)
    let wrong = visit.send("PATCH", "/api/v3/globalSettings/agents/1")
    #expect(wrong.status == 405)
    #expect(wrong.header("Allow") == "GET, HEAD, PUT, DELETE, OPTIONS")
    #expect(
      visit.send(
        "GET", "/api/v3/livechat/shifts/" + (try visit.get("/api/v3/globalSettings/shifts")[0]?["id"]?.string ?? "")
      ).status == 200)
    #expect(visit.send("GET", "/api/v3/globalSettings/departments/1%2F..%2Fx%3Fy").status == 404)
    #expect(String(decoding: visit.send("GET", "/").body, as: UTF8.self).contains("not Comm100's server"))
  }
}
