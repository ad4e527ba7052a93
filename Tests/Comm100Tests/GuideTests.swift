import Synchronization
import Testing

@testable import Comm100

@Suite("the guide")
struct GuideTests {
  @Test("the five lines of the first page list the agents, lazily")
  func fiveLines() async throws {
    let transport = ScriptedTransport { (request, _) throws(TransportError) in
      if request.method == .post { return .json(#"{"token":"t"}"#) }
      return request.target.contains("pageIndex=2")
        ? .json(#"{"count":3,"nextPage":"","agents":[{"id":3,"email":"c"}]}"#)
        : .json(
          #"{"count":3,"nextPage":"?pageIndex=2&pageSize=2","agents":[{"id":1,"email":"a"},{"id":2,"email":"b"}]}"#)
    }
    let (portal, email, password, siteId) = ("portal1.comm100.io", "a@b.c", "p", "10")
    let printed = Mutex<[String]>([])
    func print(_ text: String) { printed.withLock { $0.append(text) } }

    let home = try Home(portal: portal, api: nil)
    let access = Access.password(email: email, password: .given(Secret(password)), siteId: siteId)
    let client = Client(home: home, access: access, transport: transport)
    for try await agent in client.items("agents", named: ["pageSize": 2]) {
      print(agent.member("email")?.string ?? "")
    }

    #expect(printed.withLock { $0 } == ["a", "b", "c"])
    #expect(
      transport.lines == [
        "POST /adminwebservice/api/jwttoken/generate", "GET /api/v3/globalSettings/agents?pageSize=2",
        "GET /api/v3/globalSettings/agents?pageIndex=2&pageSize=2",
      ])
  }

  @Test("the page shows the lines that are run here")
  func sameLines() throws {
    let here = Array(#filePath.utf8).split(separator: UInt8(ascii: "/")).dropLast(3)
    let root = here.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
    let page = try #require(Files.read("\(root)/Sources/Comm100/Comm100.docc/FirstListing.md", limit: 1 << 16))
    let test = try #require(Files.read(#filePath, limit: 1 << 16))
    let blocks = String(decoding: page, as: UTF8.self).split(separator: "```", omittingEmptySubsequences: false)
    let lines = blocks[1].split(separator: "\n").dropFirst()
    let source = String(decoding: test, as: UTF8.self)
    #expect(lines.count == 6)
    for line in lines { #expect(source.contains("    \(line)\n")) }
  }

  @Test(
    "calls by name check their arguments before anything is sent",
    arguments: [
      ("agents.gett", "no call"), ("agents.get", "needs"),
    ])
  func names(name: String, words: String) async {
    let transport = ScriptedTransport([.json("{}")])
    let error = await failure { () throws(APIError) in try await makeClient(transport).call(name) }
    #expect(error?.kind == .refused && error?.message.contains(words) == true && transport.log.isEmpty)
  }

  @Test("a call by name fills its path")
  func call() async throws {
    let transport = ScriptedTransport([.json(#"{"id":1}"#)])
    try await makeClient(transport).call("agents.get", [1])
    #expect(transport.lines == ["GET /api/v3/globalSettings/agents/1"])
    let wrong = await failure { () throws(APIError) in
      for try await _ in makeClient(transport).items("agents", named: ["pageSizze": 2]) {}
    }
    #expect(wrong?.kind == .refused && wrong?.message.contains("pageSize") == true)
  }
}
