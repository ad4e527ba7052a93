import C100Sandbox
import JSONText
import Testing

@Suite("lists")
struct ListTests {
  @Test("sites come 50 at a time, in the order asked for, with a page to follow")
  func sites() throws {
    let visit = Visit()
    let first = try visit.get("/api/v3/partner/sites?pageSize=50&sortBy=name&sortOrder=asc")
    #expect(first["total"]?.integer == 57)
    #expect(first["sites"]?.list?.count == 50)
    #expect(first["previousPage"]?.string == "")
    let next = try #require(first["nextPage"]?.string)
    #expect(next.hasPrefix("http://127.0.0.1/api/v3/partner/sites?"))
    let rest = try visit.get(String(next.dropFirst("http://127.0.0.1".count)))
    #expect(rest["sites"]?.list?.count == 7)
    #expect(rest["nextPage"]?.string == "")
    let names = (first["sites"]?.list ?? []).compactMap { $0["name"]?.string }
    #expect(names.prefix(3) == ["Aurora Travel", "Blue Heron Bank", "Bosphorus Rugs"])
    let ours = first["sites"]?[0]
    #expect(ours?["id"]?.integer == 10_003)
    #expect(ours?["company"]?.string == "Aurora Travel Oy")
    #expect(ours?["timeZone"]?.string == "FLE Standard Time")
  }

  @Test("agents are under their key with a count, and bare arrays are bare")
  func envelopes() throws {
    let visit = Visit()
    let agents = try visit.get("/api/v3/globalSettings/agents?pageSize=5&pageIndex=2&include=role,department")
    #expect(agents["count"]?.integer == 24)
    #expect(agents["agents"]?.list?.count == 5)
    #expect(agents["agents"]?[0]?["id"]?.integer == 6)
    #expect(agents["agents"]?[0]?["roles"]?[0]?["name"]?.string == "Agent")
    #expect(agents["agents"]?[0]?["departments"]?[0]?["name"]?.string == "Bookings")
    #expect(agents["previousPage"]?.string?.contains("pageIndex=1") == true)
    let departments = try visit.get("/api/v3/globalSettings/departments")
    #expect(departments.list?.count == 6)
    #expect(departments[0]?["agents"] == nil)
  }

  @Test("chats cover today unless a time is given")
  func chats() throws {
    let visit = Visit()
    let today = try visit.get("/api/v3/livechat/chats")
    let count = try #require(today["totalCount"]?.integer)
    #expect(count >= 12)
    for chat in today["chats"]?.list ?? [] { #expect(chat["requestedTime"]?.string?.hasPrefix("2026-11-20") == true) }
    let week = try visit.get("/api/v3/livechat/chats?timeFrom=2026-11-13T00:00:00&pageSize=1")
    #expect(try #require(week["totalCount"]?.integer) > 5 * count)
    let bad = try visit.get("/api/v3/livechat/chats?timeFrom=2026-11-11&timeTo=2026-11-11&pageSize=200")
    let missed = (bad["chats"]?.list ?? []).filter { $0["status"]?.string == "missed" }.count
    #expect(missed > 15)
  }

  @Test(
    "a wrong parameter is named",
    arguments: [
      ("/api/v3/globalSettings/agents?pageSize=0", "pageSize"),
      ("/api/v3/globalSettings/agents?pageIndex=x", "pageIndex"),
      ("/api/v3/globalSettings/agents?pagesize=5000", "pageSize"),
      ("/api/v3/globalSettings/agents?colour=red", "colour"),
      ("/api/v3/globalSettings/agents?include=boss", "include"),
      ("/api/v3/globalSettings/agents?sortBy=shoe", "sortBy"),
      ("/api/v3/globalSettings/agents?sortBy=email&sortOrder=up", "sortOrder"),
      ("/api/v3/livechat/chats?timeFrom=yesterday", "timeFrom"),
      ("/api/v3/messaging/conversations?pageSize=51", "pageSize"),
      ("/api/v3/livechat/chats?conditions[0][field]=name", "operate"),
      ("/api/v3/livechat/reports/chatVolume?timeTo=2026-11-20", "timeFrom"),
    ])
  func refused(target: String, name: String) throws {
    #expect(try Visit().refusal("GET", target, status: 400).contains("'\(name)") || name == "operate")
  }

  @Test(
    "the default page sizes are those of each page of the documentation",
    arguments: [
      ("/api/v3/globalSettings/agents", "agents", 10),
      ("/api/v3/globalSettings/visitors?requestedTime=2026-11-20", "visitors", 50),
      ("/api/v3/contact/contacts", "contacts", 50), ("/api/v3/messaging/conversations", "conversations", 20),
      ("/api/v4/ticketing/tickets", "tickets", 20), ("/api/v3/globalSettings/auditLogs", "auditLogs", 10),
    ])
  func sizes(target: String, key: String, size: Int) throws {
    #expect(try Visit().get(target)[key]?.list?.count == size)
  }
}
