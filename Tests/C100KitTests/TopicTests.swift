import C100Kit
import C100Language
import Testing

@Suite("topics of help")
struct TopicTests {
  @Test(
    "every line of every topic runs", arguments: Topic.all.flatMap { topic in topic.lines.map { (topic.name, $0) } })
  func line(topic: String, line: String) throws {
    try Visit.session { session, _ in
      do throws(EvaluationFailure) {
        let value = try session.evaluate(line)
        // A line that asserts something must hold.
        if case .bool(let flag) = value { #expect(flag, "\(topic): \(line)") }
      } catch {
        Issue.record("\(topic): \(line): \(error)")
      }
    }
  }

  @Test("names and aliases are unique")
  func unique() {
    let names = Topic.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
  }

  @Test(
    "help speaks of what it is asked about",
    arguments: [
      ("help()", "agents.list"), ("help(agents)", "unlock"), ("help(agents.list)", "pageSize"),
      ("help(\"paging\")", "take(n)"), ("help(\"sortBy\")", "sortBy("), ("help(\"ban\")", "bans"),
      ("help(\"how do I sort\")", "help(\"sorting\")"), ("help(\"jwt\")", "login("),
      ("help(\"report by department\")", "reports"), ("help(\"faults\")", "garbage"), ("help(\"excel\")", "bom: true"),
      ("help(\"csv\")", "//> 1,\"a, b\""), ("help(\"merge two lists\")", "Join"),
      ("help(\"nonsense\")", "topics: paging"),
      ("help(agents.get(1))", "/api/v3/globalSettings/agents/1"),
    ])
  func help(line: String, part: String) throws {
    try Visit.session { session, sandbox in
      do throws(EvaluationFailure) {
        let value = try session.evaluate(line)
        guard case .host(let host) = value else {
          Issue.record("\(line) gave no text")
          return
        }
        #expect(host.text.contains(part), "\(line): \(host.text)")
        #expect(sandbox.log.isEmpty, "asking about a call must not make it")
      } catch {
        Issue.record("\(line): \(error)")
      }
    }
  }
}
