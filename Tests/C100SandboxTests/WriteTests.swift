import C100Sandbox
import JSONText
import Testing

@Suite("writes")
struct WriteTests {
  @Test("an agent is created with defaults, found, replaced and deleted, and its departments know")
  func agents() throws {
    let visit = Visit()
    let departments = try visit.get("/api/v3/globalSettings/departments")
    let department = try #require(departments[0]?["id"]?.string)
    let body: JSON = [
      "email": "eva@auroratravel.example", "firstName": "Eva", "lastName": "Holm",
      "departmentIds": [.string(department)],
    ]
    let reply = visit.send("POST", "/api/v3/globalSettings/agents", body)
    #expect(reply.status == 201)
    #expect(reply.header("Location") == "http://127.0.0.1/api/v3/globalSettings/agents/25")
    let made = try JSON(reply.body)
    #expect(made["id"]?.integer == 25)
    #expect(made["isActive"] == true)
    #expect(made["createdTime"]?.string == "2026-11-20T15:30:00Z")
    #expect(visit.login("eva@auroratravel.example", "northern-lights").status == 200)
    let members = try visit.get("/api/v3/globalSettings/departments/\(department)/agents?pageSize=50")
    #expect(members["agents"]?.list?.contains { $0["id"]?.integer == 25 } == true)
    let changed = try visit.json(
      "PUT", "/api/v3/globalSettings/agents/25", ["firstName": "Eva", "lastName": "Berg", "title": "CEO"])
    #expect(changed["title"]?.string == "CEO")
    #expect(changed["email"]?.string == "eva@auroratravel.example")
    #expect(changed["departmentIds"]?.list?.isEmpty == true)
    #expect(visit.send("DELETE", "/api/v3/globalSettings/agents/25").status == 204)
    #expect(visit.send("GET", "/api/v3/globalSettings/agents/25").status == 404)
    #expect(
      try visit.get("/api/v3/globalSettings/auditLogs?pageSize=3&sortBy=id&sortOrder=desc")["auditLogs"]?[0]?[
        "actionSummary"]?.string?.hasPrefix("Deleted agent") == true)
  }

  @Test(
    "a body is refused by the name of what is wrong",
    arguments: [
      (#"{"firstName":"A","lastName":"B"}"#, "'email' is required"),
      (#"{"email":"a@b.example","firstName":"A","lastName":"B","shoe":1}"#, "'shoe' is unknown"),
      (
        #"{"email":"a@b.example","firstName":"A","lastName":"B","isActive":"perhaps"}"#,
        "'isActive' must be true or false"
      ),
      (
        #"{"email":"a@b.example","firstName":"A","lastName":"B","datetimeFormat":"x"}"#,
        "'datetimeFormat' must be one of"
      ),
      (#"{"email":"ada@auroratravel.example","firstName":"A","lastName":"B"}"#, "'email' is used"),
      (#"[1"#, "not JSON"), (#""text""#, "must be a JSON object"), ("", "needs a JSON body"),
    ])
  func refused(body: String, words: String) throws {
    let visit = Visit()
    let reply = visit.sandbox.answer(
      SandboxRequest(
        "POST", "/api/v3/globalSettings/agents",
        headers: [("Authorization", "Bearer " + visit.token), ("Content-Type", "application/json")],
        body: Array(body.utf8)))
    #expect(reply.status == 400)
    let answer = try JSON(reply.body)
    #expect(answer["code"]?.integer != nil)
    #expect(answer["message"]?.string?.contains(words) == true, "\(answer.text)")
  }

  @Test("a record that was read can be sent back as it is")
  func roundTrip() throws {
    let visit = Visit()
    for path in ["globalSettings/agents/3", "globalSettings/site", "globalSettings/contacts/5", "partner/sites/10007"] {
      let record = try visit.get("/api/v3/" + path)
      let after = try visit.json("PUT", "/api/v3/" + path, record)
      var expected = record
      if record["lastUpdatedTime"] != nil { expected["lastUpdatedTime"] = "2026-11-20T15:30:00Z" }
      #expect(after == expected, "\(path)")
    }
  }

  @Test("a ticket is opened, answered, resolved, merged, deleted and restored")
  func tickets() throws {
    let visit = Visit()
    let base = "/api/v4/ticketing/tickets"
    let made = try visit.json("POST", base, ["subject": "Where is my bag?", "message": ["body": "It is blue."]])
    let id = try #require(made["id"]?.integer)
    #expect(made["status"]?.string == "new")
    #expect(try visit.get("\(base)/\(id)/messages")[0]?["body"]?.string == "It is blue.")
    _ = try visit.json("POST", "\(base)/\(id)/messages", ["type": "text", "body": "We found it."])
    #expect(
      try visit.get("\(base)/\(id)?include=lastMessage,eventLogs")["lastMessage"]?["body"]?.string == "We found it.")
    #expect(try visit.get("\(base)/\(id)")["totalReplies"]?.integer == 1)
    let resolved = try visit.json("PUT", "\(base)/\(id)", ["status": "resolved"])
    #expect(resolved["status"]?.string == "resolved")
    #expect(resolved["resolvedTime"]?.string != nil)
    let merged = try visit.json("POST", "\(base)/1:merge", ["sourceId": .integer(id)])
    #expect(merged["id"]?.integer == 1)
    #expect(visit.send("GET", "\(base)/\(id)").status == 404)
    #expect(try visit.get("/api/v4/ticketing/deletedTickets/\(id)")["mergedToTargetId"]?.integer == 1)
    #expect(visit.send("DELETE", "\(base)/2").status < 300)
    #expect(visit.send("GET", "\(base)/2").status == 404)
    #expect(try visit.json("POST", "/api/v4/ticketing/deletedTickets/2:restore")["id"]?.integer == 2)
    #expect(visit.send("GET", "\(base)/2").status == 200)
    #expect(visit.send("POST", "\(base)/2:unread").status < 300)
    #expect(try visit.get("\(base)/2")["isReadByAgent"] == false)
    #expect(try visit.json("PUT", base, ["ids": [2, 3], "priority": "urgent"]).list?.count == 2)
    #expect(try visit.get("\(base)/3")["priority"]?.string == "urgent")
  }

  @Test("deleted chats are gone from the list, the count and the reports")
  func chats() throws {
    let visit = Visit()
    let list = "/api/v3/livechat/chats?timeFrom=2026-11-18&timeTo=2026-11-18"
    let report = "/api/v3/livechat/reports/chatVolume?timeFrom=2026-11-18&timeTo=2026-11-19&group=day"
    let before = try visit.get(list)
    let total = try #require(before["totalCount"]?.integer)
    #expect(try visit.get(report)[0]?["chatRequests"]?.integer == total)
    let ids = (before["chats"]?.list ?? []).prefix(3).compactMap { $0["id"] }
    #expect(visit.send("DELETE", "/api/v3/livechat/chats", .list(Array(ids))).status == 204)
    #expect(try visit.get(list)["totalCount"]?.integer == total - 3)
    #expect(try visit.get(report)[0]?["chatRequests"]?.integer == total - 3)
    #expect(visit.send("GET", "/api/v3/livechat/chats/\(ids[0].string ?? "")").status == 404)
  }

  @Test("deleting a campaign takes its parts along")
  func cascades() throws {
    let visit = Visit()
    let base = "/api/v3/livechat/campaigns"
    let id = try #require(try visit.get(base)[1]?["id"]?.string)
    let parts = try visit.get("\(base)/\(id)/invitation/autoInvitations")
    let part = try #require(parts[0]?["id"]?.string)
    #expect(visit.send("DELETE", "\(base)/\(id)").status == 204)
    #expect(visit.send("GET", "\(base)/\(id)/invitation/autoInvitations").status == 404)
    #expect(visit.send("GET", "\(base)/\(id)/invitation/autoInvitations/\(part)").status == 404)
    #expect(visit.send("GET", "\(base)/\(id)/chatButton").status == 404)
  }

  @Test("questions given with an intent become questions of their own")
  func children() throws {
    let visit = Visit()
    let bot = try #require(try visit.get("/api/v3/chatbot/bots")[0]?["id"]?.string)
    let category = try #require(try visit.get("/api/v3/chatbot/bots/\(bot)/categories")[0]?["id"]?.string)
    let body: JSON = [
      "name": "Parking", "categoryId": .string(category), "questions": [["content": "Where can I park?", "order": 1]],
      "answerInChannels": [],
    ]
    let made = try visit.json("POST", "/api/v3/chatbot/bots/\(bot)/intents", body, status: 201)
    let id = try #require(made["id"]?.string)
    #expect(try visit.get("/api/v3/chatbot/intents/\(id)/questions")[0]?["content"]?.string == "Where can I park?")
    #expect(
      try visit.get("/api/v3/chatbot/bots/\(bot)/intents:queryTopScore?question=where+can+i+park")[0]?["name"]?.string
        == "Parking")
  }

  @Test("changes outlive the sandbox in a data file, and a broken file is refused")
  func dataFile() throws {
    let path = "/tmp/c100-sandbox-\(UInt64.random(in: 0 ... .max)).json"
    defer { TemporaryFile.remove(path) }
    var options = SandboxOptions(seed: 7, now: Visit.now)
    options.dataFile = path
    let first = Visit(try Sandbox(opening: options))
    _ = try first.json("POST", "/api/v3/globalSettings/roles", ["name": "Night watch"], status: 201)
    let chat = try #require(try first.get("/api/v3/livechat/chats")["chats"]?[0]?["id"]?.string)
    #expect(first.send("DELETE", "/api/v3/livechat/chats/\(chat)").status == 204)
    let second = Visit(try Sandbox(opening: options))
    #expect(
      try second.get("/api/v3/globalSettings/roles").list?.contains { $0["name"]?.string == "Night watch" } == true)
    #expect(second.send("GET", "/api/v3/livechat/chats/\(chat)").status == 404)
    options.dataFile = "/tmp/no-such-folder-\(UInt64.random(in: 0 ... .max))/data.json"
    #expect(throws: DataFile.Failure.self) { try Sandbox(opening: options) }
    options.dataFile = path
    TemporaryFile.write(path, "[1,2")
    #expect(throws: DataFile.Failure.self) { try Sandbox(opening: options) }
  }
}

@Suite("uploads to the sandbox")
struct UploadTests {
  private func answer(_ visit: Visit, _ type: String, _ body: String) -> SandboxReply {
    visit.sandbox.answer(
      SandboxRequest(
        "POST", "/api/v3/chatbot/images",
        headers: [("Authorization", "Bearer " + visit.token), ("Content-Type", type)], body: Array(body.utf8)))
  }

  @Test(
    "a body that is no form with a file in it is refused",
    arguments: [
      ("application/json", "{}"), ("multipart/form-data", "--x\r\n"), ("multipart/form-data; boundary=x", ""),
      (
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc"
      ),
      ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc\r\n--x--"),
      ("multipart/form-data; boundary=x", "--x--\r\n"), ("multipart/form-data; boundary=\"\"", "----"),
    ])
  func refused(type: String, body: String) {
    #expect(answer(Visit(), type, body).status == 400)
  }

  @Test("a file is kept across runs and gone when it is deleted")
  func kept() throws {
    let path = "/tmp/c100-uploads-\(UInt64.random(in: 0...UInt64.max)).json"
    defer { TemporaryFile.remove(path) }
    var options = SandboxOptions(seed: 1, now: Visit.now)
    options.dataFile = path
    let type = "multipart/form-data; boundary=\"a b\""
    let head =
      "--a b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nno file\r\n--a b\r\n"
      + "content-disposition: form-data; name=\"file\"; filename=\"a%22.bin\"\r\ncontent-type: a/b\r\n\r\n"
    let bytes = [0x0D, 0x0A, 0x2D, 0x2D] + [UInt8](0...255)
    let first = try Sandbox(opening: options)
    let made = first.answer(
      SandboxRequest(
        "POST", "/api/v3/messaging/attachments",
        headers: [("Authorization", "Bearer " + first.token()), ("Content-Type", type)],
        body: Array(head.utf8) + bytes + Array("\r\n--a b--\r\n".utf8)))
    let id = try #require(try JSON(made.body)["id"]?.string)
    let second = try Sandbox(opening: options)
    let back = second.answer(SandboxRequest("GET", "/files/\(id.uppercased())"))
    #expect(back.status == 200 && back.body == bytes && back.header("Content-Type") == "a/b")
    #expect(back.header("Content-Disposition") == "attachment; filename*=UTF-8''a%22.bin")
    let gone = second.answer(
      SandboxRequest(
        "DELETE", "/api/v3/messaging/attachments/\(id)", headers: [("Authorization", "Bearer " + second.token())]))
    #expect(gone.status < 300)
    #expect(second.answer(SandboxRequest("GET", "/files/\(id)")).status == 404)
  }
}
