import C100Kit
import C100Language
import Comm100
import LineEditor
import Testing

@testable import C100Shell

@Suite("completion")
struct CompleterTests {
  /// The candidates at the bar in the text.
  private func complete(_ marked: String, _ change: (inout CompletionFacts) -> Void = { _ in }) throws -> Completion {
    let bar = try #require(marked.firstIndex(of: "|"))
    var facts = CompletionFacts()
    facts.commands = ColonCommand.all.map { ($0.name, $0.summary) }
    facts.settings = Setting.all.map { ($0.name, $0.summary) }
    facts.zones = TimeZones.rows.map { ($0.id, $0.display) }
    facts.files = { prefix in ["data.csv", "data/", "lib.c100s"].filter { $0.hasPrefix(prefix) } }
    facts.seenItems = { $0 == "agents" ? [("68", "Tom"), ("70", "Ann")] : [] }
    facts.seen = { model, path in
      model == "Agent" && path == ["title"] ? [SeenAnswers.SeenValue(text: "CEO", isText: true, count: 2)] : []
    }
    facts.variables = [("week", .query(item: .unknown)), ("it2", .kind(.number))]
    change(&facts)
    let table = BuiltinTable(Library.builtins)
    let text = String(marked[..<bar]) + String(marked[marked.index(after: bar)...])
    return Completer(table: table, facts: facts).complete(text, marked[..<bar].utf8.count)
  }

  private func texts(_ marked: String) throws -> [String] { try complete(marked).candidates.map(\.text) }

  /// The line after Tab, with the cursor as a bar, where one candidate is left.
  private func completed(_ marked: String) throws -> String {
    let found = try complete(marked)
    let bytes = Array(marked.utf8)
    let bar = try #require(bytes.firstIndex(of: UInt8(ascii: "|")))
    try #require(found.candidates.count == 1, "\(found.candidates.map(\.text))")
    let before = String(decoding: bytes[..<found.range.lowerBound], as: UTF8.self)
    let after = String(decoding: bytes[(bar + 1)...], as: UTF8.self)
    return before + found.commonPrefix + found.tail.before + "|" + found.tail.after + after
  }

  @Test(
    "what can be called gets its parentheses: the cursor is inside where there is something to fill in",
    arguments: [
      ("agents.del|", "agents.delete(|)"), ("agents.delete|", "agents.delete(|)"),
      ("agents.list().firs|", "agents.list().first()|"),
      ("agents.list().sortB|", "agents.list().sortBy(|)"), ("\"a\".upp|", "\"a\".upper()|"),
      ("\"ab\".repeat(2).upp|", "\"ab\".repeat(2).upper()|"),
      ("unknown.upp|", "unknown.upper()|"),
      ("departments[\"x\"].agents.listByD|", "departments[\"x\"].agents.listByDepartment(|)"), ("prin|", "print(|)"),
      ("agents.list().where(.email.conta|", "agents.list().where(.email.contains(|)"),
      // They stand there already, or the name goes on, or it is named and not called.
      ("agents.del|(68)", "agents.delete|(68)"), ("agents.del|ete", "agents.delete|ete"),
      ("help(agents.del|", "help(agents.delete|"), ("[1].map(prin|", "[1].map(print|"),
      // Fields and labels are no calls.
      ("agents.list().where(.emai|", "agents.list().where(.email|"), ("agents.list(pageS|", "agents.list(pageSize: |"),
    ])
  func calls(typed: String, completed: String) throws { #expect(try self.completed(typed) == completed) }

  @Test("a name completes to resources, variables, built-ins and modules")
  func names() throws {
    #expect(try texts("agen|").contains("agents"))
    #expect(try texts("wee|") == ["week"])
    #expect(try texts("prin|") == ["print"])
    #expect(try texts("livech|").contains("livechat"))
    #expect(try texts("let x = sit|").contains("sites"))
  }

  @Test("a label of this call that is not given yet")
  func labels() throws {
    #expect(try texts("agents.list(pageS|") == ["pageSize: "])
    #expect(try !texts("agents.list(pageSize: 5, page|").contains("pageSize: "))
    #expect(try texts("agents.list(pageSize: 5, page|").contains("pageIndex: "))
    #expect(try complete("agents.list(|").candidates.map(\.label).contains("keywords:"))
    #expect(try !texts("agents.list(|").contains("agents"))
  }

  @Test("behind a label the values of its kind, as literals")
  func labelled() throws {
    #expect(try texts("agents.list(sortOrder: |") == ["\"asc\"", "\"desc\""])
    #expect(try texts("chats.list(timeFrom: |").contains("now()"))
    #expect(try texts("sites.update(3, timeZone: |").contains("\"Romance Standard Time\""))
    #expect(try texts("agents.create(isAdmin: |") == ["true", "false"])
    #expect(try texts("agents.list(sortBy: |").contains("\"email\""))
  }

  @Test("what a call takes first: ids that were seen, fields, names of fields")
  func leading() throws {
    #expect(try texts("agents.get(|").prefix(2) == ["68", "70"])
    #expect(try texts("agents.list().where(|").contains(".email"))
    #expect(try texts("agents.list().select(|").contains("\"email\""))
    #expect(try texts("agents.list().sortBy(|").contains("\"email\""))
  }

  @Test("what was seen is a literal that can be read again, and nothing for the terminal to obey")
  func hostile() throws {
    let completion = try complete("agents.list().where(.title == |") { facts in
      facts.seen = { _, _ in
        [
          .init(text: "a \"b\" \\ \u{1B}[2J\u{202E}", isText: true, count: 3),
          .init(text: "7", isText: false, count: 1),
        ]
      }
    }
    #expect(completion.candidates.map(\.text) == [#""a \"b\" \\ \u{1B}[2J\u{202E}""#, "7", "null"])
    #expect(completion.candidates[0].label == "\"a \"b\" \\ ^[[2J‹U+202E›\"")
    #expect(completion.candidates[0].note == "seen 3×")
  }

  @Test("the range is what was typed of the word")
  func range() throws { #expect(try complete("1 + agents.li|").range == 11..<13) }

  @Test("methods of a resource")
  func methods() throws {
    #expect(try texts("agents.li|").contains("list"))
    #expect(try texts("agents[68].|").contains("get"))
    #expect(try texts("agents.list().sortB|") == ["sortBy"])
  }

  @Test("fields of the model where the items are a function's value")
  func fields() throws {
    #expect(try texts("agents.list().where(.emai|") == ["email"])
    #expect(try texts("agents.list().take(3).map({.displ|") == ["displayName"])
    #expect(try texts("agents.list().where(.isActive && .emai|") == ["email"])
    #expect(try texts("agents.list().map(a => a.emai|").contains("email"))
    #expect(try texts("agents.get(68).emai|") == ["email"])
  }

  @Test("fields in quotes where a built-in takes them")
  func quotedFields() throws {
    #expect(try texts("agents.list().select(\"emai|") == ["email\""])
    #expect(try texts("agents.list().sortBy(\"lastN|") == ["lastName\""])
  }

  @Test("in a comparison, the documented values of the field and those seen")
  func comparison() throws {
    #expect(try texts("agents.list().where(.title == \"|") == ["CEO\""])
    let statuses = try texts("chats.list().where(.status == \"|")
    #expect(statuses.allSatisfy { $0.hasSuffix("\"") })
  }

  @Test("ids seen in this session where a record is named")
  func indices() throws {
    #expect(try texts("agents[\"|") == ["68\"", "70\""])
  }

  @Test("time zones by id, and by a word of their display name")
  func zones() throws {
    #expect(try texts("now().in(\"Pacific Standard T|").contains("Pacific Standard Time\""))
    #expect(try texts("sites.update(3, timeZone: \"Romance|") == ["Romance Standard Time\""])
  }

  @Test("file names in import")
  func files() throws { #expect(try texts("import \"lib|") == ["lib.c100s\""]) }

  @Test("commands, their files and settings")
  func commands() throws {
    #expect(try texts(":hist|") == [":history"])
    #expect(try texts(":load dat|") == ["data/"])
    #expect(try texts(":script dat|") == ["data.csv", "data/"])
    #expect(try texts(":set lim|") == ["limit"])
    #expect(try texts(":set output ya|") == ["yaml"])
    #expect(try texts(":explain agents.li|").contains("list"))
    #expect(try complete(":explain agents.li|").range == 16..<18)
  }

  @Test("nothing in comments, numbers and plain strings", arguments: ["// agen|", "12|", "\"agen|"])
  func nothing(text: String) throws { #expect(try complete(text).candidates.isEmpty) }

  @Test(
    "what the place takes comes first, and nothing that cannot stand there",
    arguments: [
      ("agents[68].|", ["get", "update", "permissions"], ["listByRole", "list", "create"]),
      ("departments[\"x\"].|", ["get", "agents"], ["list"]),
      ("departments[\"x\"].agents.|", ["list"], ["get", "where"]),
      ("departments[\"x\"].agents.list().where(.|", ["email"], ["where"]),
      ("agents.list(include: [|", ["\"role\""], ["print"]), ("agents.list(include: [\"|", ["role\""], []),
      ("agents.list(include: [\"role\", \"|", ["shift\""], []),
      ("agents.create(|", ["email: ", "lastName: ", "title: "], ["departments: ", "isLocked: "]),
      ("agents.create({|", ["email: ", "title: "], ["print", "isLocked: "]),
      ("agents.create({em|", ["email: "], ["emailAccounts"]),
      ("agents.create({email: \"x\", |", ["title: "], ["email: "]),
      ("agents.create({isAdmin: |", ["true", "false"], ["print"]),
      ("agents.create({timeZone: \"Romance|", ["Romance Standard Time\""], []),
      ("sites.create(contact: {|", ["email: "], ["company: "]),
      ("chats.list(conditions: [{|", ["field: ", "operate: ", "value: "], ["print"]),
      ("chats.list(conditions: [{field: \"|", ["email\""], ["status\""]),
      ("chats.list(conditions: [{field: \"email\", operate: \"|", ["notContains\""], []),
      ("chats.list().where(.startTime > |", ["now()", "now() - 7.days"], ["print", "null"]),
      ("chats.list().where(.status in [|", ["\"missed\""], ["print"]),
      ("chats.list().where(.status in [\"|", ["missed\""], []),
      ("chats.list().sortBy([\"|", ["startTime\""], []), ("chats.list().sortBy(\"-st|", ["-startTime\""], ["-id\""]),
      ("chats.list().select(\"preChat.|", ["preChat.email\""], ["preChat.startTime\""]),
      ("agents.list().sortBy(\"email\", |", ["\"desc\""], ["\"email\"", "separator: "]),
      ("[1].join(\", \", |", [], ["separator: "]), ("agents.get(id: |", ["68"], ["print"]),
      ("api.|", ["get", "pages"], ["list"]), ("api.get(\"/api/v3/livech|", ["/api/v3/livechat/"], []),
      ("api.get(\"/api/v3/livechat/ba|", ["/api/v3/livechat/bans\""], []),
      ("help(|", ["\"paging\"", "agents"], ["about: ", "print"]), (":help pag|", [], ["print"]),
      (":help |", ["\"paging\""], []),
      ("null.|", ["toBool"], ["where", "upper"]), ("true.|", ["toBool"], ["where"]),
      ("import \"|", ["lib.c100s\"", "data/"], ["data.csv\""]), (":load |", ["lib.c100s"], ["data.csv"]),
      ("let |", [], ["print"]), ("for x |", ["in "], ["print"]), ("1 + |", ["agents", "if"], ["let", "while"]),
      ("f(1)\n|", [], []), ("{\n|", [], []),
    ])
  func places(typed: String, wanted: [String], unwanted: [String]) throws {
    let texts = try texts(typed)
    for text in wanted { #expect(texts.contains(text), "\(typed): \(text) of \(texts.prefix(12))") }
    for text in unwanted { #expect(!texts.contains(text), "\(typed): \(text)") }
  }

  @Test(
    "names that the text declares, and what they hold",
    arguments: [
      ("func total(week, days = 7) { da|", "days"), ("let wanted = 1; wan|", "wanted"),
      ("for (key, value) in o { val|", "value"),
      ("[1].reduce((sum, item) => sum + ite|", "item"), ("try f() catch problem { pro|", "problem"),
      ("for a in agents.list() { a.emai|", "email"), ("let a = agents.get(1); a.emai|", "email"),
      ("let q = agents.list()\nlet first = q.first()\nfirst.emai|", "email"),
      ("let x = ; agents.list().where(.emai|", "email"),
    ])
  func declared(typed: String, wanted: String) throws { #expect(try texts(typed).contains(wanted)) }

  @Test("a text that is bracketed, declared or chained without end is survived, and quickly answered")
  func deep() throws {
    let texts = [
      String(repeating: "agents.list().any(.", count: 5_000), String(repeating: "{a: [", count: 5_000),
      "let a0 = agents; " + (1...5_000).map { "let a\($0) = a\($0 - 1); " }.joined() + "a5000.",
      "let a = a.b; a.", "let a = b; let b = a; b.",
    ]
    let completer = Completer(table: BuiltinTable(Library.builtins), facts: CompletionFacts())
    for text in texts { _ = completer.complete(text, text.utf8.count) }
  }

  @Test("any text and place is survived")
  func survives() throws {
    let text = "agents[0].list(a: \"x\\(b.c(.d)\")}) => {[ :?. ...é中 \"\"\" r\"\\d"
    let bytes = Array(text.utf8)
    let completer = Completer(table: BuiltinTable(Library.builtins), facts: CompletionFacts())
    for end in 0...bytes.count { _ = completer.complete(String(decoding: bytes[..<end], as: UTF8.self), end) }
  }
}

@Suite("secrets of the prompt")
struct SecretsTests {
  @Test(
    "a login with its password is not kept",
    arguments: [
      "login(password: \"x\")", "session[\"login\"](email: \"a\", password: \"x\")", "login(\n  \"a\", 1,\n  \"x\")",
      "\"\\(login(token: \"x\"))\"", "login(token: \"abc\" + \"d\")", "let t = login(email: e, password: 12345)",
      "login(password: \"x\"",
    ])
  func held(entry: String) { #expect(Secrets.logsIn(entry)) }

  @Test(
    "other entries are, also those that mention a password",
    arguments: [
      "login(email: \"a@b.c\", siteId: 10000)", "login(password: env(\"C100_PASSWORD\"))", "login(password: p)",
      "agents.list(keywords: \"password\")", "\"login\"", "login", "print(\"password: x\")",
    ])
  func kept(entry: String) { #expect(!Secrets.logsIn(entry)) }

  @Test(
    "a text that is given as a password, secret, token or key is not kept, whatever the call",
    arguments: [
      "agents.changePassword(7, password: \"x\")",
      "agents.changeMyPassword(currentPassword: \"a\", newPassword: \"b\")",
      "api.post(\"/x\", {\"jwtSecret\": \"x\"})", "let token = \"x\"", "let p = {apiKey: \"x\\(1)\"}",
    ])
  func named(entry: String) {
    #expect(Secrets.names(entry))
    #expect(Secrets().masked(entry) == "•••")
  }

  @Test(
    "what only speaks of one is kept",
    arguments: [
      "agents.changePassword(7, password: p)", "agents.list(keywords: \"password\")",
      "agents.where(.password == \"x\")",
      "let password = env(\"P\")",
    ])
  func spoken(entry: String) { #expect(!Secrets.names(entry)) }

  @Test("an entry that holds a value that was used is found, also escaped")
  func values() {
    let secrets = Secrets()
    secrets.note(Secret("hun\"ter2"))
    #expect(secrets.isHeld(by: "let p = \"hun\\\"ter2\""))
    #expect(!secrets.isHeld(by: "let p = \"hunter2\""))
    #expect(secrets.masked("x = 'hun\"ter2'") == "•••")
  }
}
