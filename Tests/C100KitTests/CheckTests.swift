import C100Language
import Comm100
import Glibc
import Testing

@testable import C100Kit

@Suite("Check by the catalog") struct CheckTests {
  private static let knowledge: CatalogKnowledge = LanguageThread().perform {
    let session = Session(services: Services()) { () throws(Raise) in throw Raise(.network, "nobody is asked") }
    return CatalogKnowledge(session.interpreter.table)
  }

  private func check(_ text: String, readOnly: Bool = false) -> String {
    let diagnostics = Checker.check(
      Source(name: "t", text: text), knowledge: CheckTests.knowledge, options: Checker.Options(readOnly: readOnly))
    return diagnostics.map { diagnostic in
      let place = diagnostic.source?.position(diagnostic.span.start) ?? (0, 0)
      return "\(place.0):\(place.1) \(diagnostic.message)"
    }.joined(separator: "\n")
  }

  @Test(
    "right programs pass",
    arguments: [
      "agents.list(keywords: \"tom\", pageSize: 50).where(.isAdmin).first()?.email",
      "agents.get(68).departments?.map(.name)", "agents[68].unlock()",
      "agents.create({email: \"x@example.com\", firstName: \"A\", lastName: \"B\"})",
      "let who = {email: \"x\"}\nagents.create(who)",
      "agents.create(email: \"x@example.com\", firstName: \"A\", lastName: \"B\", title: \"CEO\")",
      "agents.create({...{}, email: args[0]})",
      "[1].json() + \"\\n\"",
      "agents.list().sortBy(\"-email\").table(\"id\", \"email\")", "agents.update(68, title: \"CEO\")",
      "for a in agents.list() { a.update(title: \"x\") }", "livechat.campaigns.list().count()",
      "departments[\"00000000-0000-0000-0000-000000000001\"].agents.list().map(.email)",
      "chats.list(timeFrom: now() - 7.days, include: \"agent,campaign\").where(.status != \"missed\")",
      "chats.list().where(.startTime.hour > 8).countBy(.source)", "chats.list().page().items", "site.get().company",
      "agents.list().refresh().take(3)", "api.get(\"/api/v3/x\", anything: 1)", "api.pages(\"/api/v3/x\").take(3)",
      "api.post(\"/api/v3/x\", {a: 1})", "session.agent", "session.keys()", "tickets.list().sortBy(\"nextSLABreach\")",
      "agents.list()[0..2].map(.id) == [1]", "let a = agents.get(1)\na.refresh().EMAIL", "args.first()",
      "agents.list().map({.id, who: .displayName}).groupBy(.who)", "help(agents.list)", "explain(agents.get(1))",
      "campaigns[\"x\"].chatButton.get()", "let agents = [1]\nagents.sum()",
    ])
  func right(source: String) { #expect(check(source) == "") }

  @Test(
    "what the catalog refutes is found",
    arguments: [
      ("agnets.list()", "1:1 unknown name 'agnets' — did you mean 'agents'?"),
      ("agents.lst()", "1:8 the resource agents has no method 'lst' — did you mean 'list'?"),
      ("agents.list(keyword: \"x\")", "1:13 agents.list has no parameter 'keyword' — did you mean 'keywords'?"),
      ("agents.get()", "1:11 agents.get needs 'id'"),
      ("agents.get(1, 2)", "1:15 agents.get takes no value without a label but for id"),
      ("agents.list().where(.emial == \"x\")", "1:22 no field 'emial' on Agent — did you mean 'email'?"),
      ("agents.get(1).emial", "1:15 no field 'emial' on Agent — did you mean 'email'?"),
      ("for a in agents.list() { print(a.emial) }", "1:34 no field 'emial' on Agent — did you mean 'email'?"),
      (
        "agents[1].unlok()",
        "1:11 agents[1] has no method 'unlok' — did you mean 'unlock'?"
      ),
      ("agents[1].email", "1:11 agents[1] is a reference: nothing has been fetched, so it has no 'email'"),
      (
        "chats.list().where(.status == \"mised\")",
        "1:31 'mised' is not a value of Chat.status — did you mean 'missed'?"
      ),
      ("chats.list().where(.status in [\"normal\", \"lost\"])", "1:42 'lost' is not a value of Chat.status"),
      ("chats.list().first().agents.map(.emial)", "1:34 no field 'emial' on Agent — did you mean 'email'?"),
      ("livechat.campains.list()", "1:10 the module livechat has no 'campains' — did you mean 'campaigns'?"),
      ("agents.update(1, titel: \"x\")", "1:18 agents.update has no field 'titel' — did you mean 'title'?"),
      ("agents.list(sortBy: \"emial\")", "1:22 'sortBy' has no value \"emial\" — did you mean 'email'?"),
      ("agents.list(sortOrder: \"up\")", "1:25 'sortOrder' has no value \"up\""),
      ("session.agnet", "1:9 no field 'agnet' in this object — did you mean 'agent'?"),
      ("api.gett(\"/x\")", "1:5 an api has no method 'gett' — did you mean 'get'?"),
      // What the run refuses before it sends anything, in its words.
      ("agents.get(\"abc\")", "1:12 'id' must be a whole number, got \"abc\""),
      ("agents.list(pageSize: \"50\")", "1:23 'pageSize' must be a whole number, got \"50\""),
      ("agents.list(pageSize: 0)", "1:23 'pageSize' must be at least 1, got 0"),
      (
        "agents.create({email: \"x\", emial: 1})",
        "1:15 agents.create needs 'firstName', 'lastName'\n1:28 agents.create has no field 'emial' — did you mean 'email'?"
      ),
    ])
  func wrong(source: String, wanted: String) { #expect(check(source) == wanted) }

  @Test(
    "what a run refuses without asking anybody a check has told, in the same words",
    arguments: [
      "agents.lst()", "agents.foo", "agents[68].unlok()", "agents[68].email", "agents.list", "agents()", "agents + 1",
      "if agents { 1 }", "-agents", "livechat.foo", "livechat()", "livechat[0]", "agents[68]()", "api.foo(\"/x\")",
      "api.get()", "api.get(1)", "api.get(\"/x\", 1)", "agents.get()", "agents.get(1, 2)", "agents.get(\"abc\")",
      "agents.list(keyword: \"x\")", "agents.list(sortBy: \"emial\")", "agents.update(1, titel: \"x\")",
      "chats.list(include: \"agnt\")", "[1].save(\"x.foo\")", "{a: 1}.save(\"x.doc\")", "[1].json(indent: \"a\")",
      "[1].csv(1)",
      "[1].json(indnt: 2)", "login(emial: \"x\")", "explain()", "help(1, 2, 3)", "now().in(\"Mars\")",
      "date(\"2026-11-20\", zone: \"Nowhere/City\")", "now().in(\"Mars\").hour",
    ])
  func words(text: String) throws {
    try Visit.session { session, _ in
      let source = Source(name: "t", text: text)
      let told = session.check(source).first
      do throws(EvaluationFailure) {
        try session.evaluate(source, mode: .script)
        Issue.record("it runs")
      } catch {
        guard case .raised(let raise) = error else { return #expect(told != nil) }
        #expect(told?.message == raise.message)
        #expect(told?.help == raise.help)
      }
    }
  }

  @Test("the examples of the built-ins have no errors")
  func builtins() throws {
    try Visit.session { session, _ in
      for builtin in session.interpreter.table.all {
        for example in builtin.examples {
          let source = Source(name: "t", text: example.source)
          guard (try? session.evaluate(source, mode: .script)) != nil else { continue }
          let errors = session.check(source).filter { $0.severity == .error }
          #expect(errors.isEmpty, "\(example.source): \(errors.map(\.message))")
        }
      }
    }
  }

  @Test("a name that several resources share says which there are")
  func ambiguous() {
    guard let name = Catalog.ambiguousNames.first(where: { Catalog.resource($0) == nil }) else { return }
    let found = Checker.check(Source(name: "t", text: "\(name).list()"), knowledge: CheckTests.knowledge)
    let told = found.map { ([$0.message] + $0.help).joined(separator: " ") }.joined()
    #expect(Catalog.candidates(name).allSatisfy { told.contains($0) }, "\(told)")
  }

  @Test("writes are found where only reading is allowed")
  func readOnly() {
    #expect(check("agents.list().map(.email)\nagents[1].get()\napi.get(\"/x\")", readOnly: true) == "")
    for (source, place) in [
      ("agents.create(email: \"x\")", "1:8"), ("agents[1].unlock()", "1:11"), ("agents.delete(1)", "1:8"),
      ("for a in agents.list() { a.update(title: \"x\") }", "1:28"), ("api.post(\"/x\", {})", "1:5"),
      ("func f(x) { x.delete() }\nagents.list().each(f)", "1:15"),
    ] {
      let found = check(source, readOnly: true)
      #expect(found.hasPrefix(place) && found.contains("--read-only"), "\(source): \(found)")
    }
  }

  @Test("every endpoint is known as a call, and every field of its records has a type")
  func whole() {
    for module in Catalog.modules {
      for resource in module.resources {
        let known = KnownResource(resource)
        for endpoint in resource.endpoints {
          let call = known.method(endpoint.name)
          #expect(call?.writes == endpoint.isWrite)
          #expect(endpoint.labels.allSatisfy { label in call?.parameters.contains { $0.name == label } ?? false })
        }
      }
      for model in module.models {
        let record = KnownRecord(model, nil)
        #expect(model.fields.allSatisfy { record.field($0.name) != nil })
      }
    }
  }

  @Test("the examples have no errors")
  func examples() {
    var folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    folder += "/examples"
    let names = scripts(folder)
    #expect(names.count >= 10)
    for name in names { #expect(check(read("\(folder)/\(name)")) == "", "\(name)") }
  }

  private func scripts(_ folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".c100s") { names.append(name) }
    }
    return names.sorted()
  }

  private func read(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
