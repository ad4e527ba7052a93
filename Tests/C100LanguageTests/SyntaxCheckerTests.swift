import C100Language
import Testing

@Suite("Checker") struct SyntaxCheckerTests {
  /// A record with a few fields, and a resource of it.
  private struct Agent: KnownHost {
    let typeName = "Agent"
    let memberNames = ["id", "email", "status", "update"]
    let isOpen = false
    let indexed = KnownType.unknown
    let kinds = Kinds.object

    func field(_ name: String) -> KnownType? {
      switch name {
      case "id": .kind(.number)
      case "email": .kind(.string)
      case "status": .choice(["online", "away"], of: "Agent.status")
      default: nil
      }
    }

    func method(_ name: String) -> KnownCall? {
      name == "update"
        ? KnownCall(
          name: "Agent.update", parameters: [.init("title"), .init("email")], positionalCount: 0, writes: true) : nil
    }
  }

  private struct Agents: KnownHost {
    let typeName = "agents"
    let memberNames = ["list", "get", "create", "delete"]
    let isOpen = false
    let indexed = KnownType.unknown
    let kinds: Kinds = []

    func field(_ name: String) -> KnownType? { nil }

    func method(_ name: String) -> KnownCall? {
      switch name {
      case "list":
        KnownCall(
          name: "agents.list",
          parameters: [.init("keywords"), .init("pageSize"), .init("include", values: ["agent", "department"])],
          positionalCount: 0, result: .sequence(of: .host(Agent())))
      case "get":
        KnownCall(
          name: "agents.get", parameters: [.init("id", isRequired: true)], positionalCount: 1, result: .host(Agent()))
      case "create":
        KnownCall(
          name: "agents.create", parameters: [.init("email", isRequired: true)], positionalCount: 1, writes: true)
      default: nil
      }
    }
  }

  private struct Host: Knowledge {
    static let table = BuiltinTable(Library.builtins)
    var builtins: BuiltinTable { Self.table }
    let globalNames = ["agents", "args", "api"]
    func global(_ name: String) -> KnownType? {
      switch name {
      case "agents": .host(Agents())
      case "args", "api": .unknown
      default: nil
      }
    }
    func mayWrite(_ method: String) -> Bool { method == "update" || method == "delete" }
    func exports(of path: String) -> [String]? { path == "lib.c100s" ? ["helper"] : nil }
  }

  private func check(_ text: String, readOnly: Bool = false, isPrompt: Bool = false) -> String {
    problems(
      Checker.check(
        Source(name: "t", text: text), knowledge: Host(),
        options: Checker.Options(readOnly: readOnly, isPrompt: isPrompt)))
  }

  @Test(
    "right programs pass",
    arguments: [
      "let x = 1\nprint(x)", "func f() { g() }\nfunc g() { f() }\nf()", "let f = x => x + y\nlet y = 2\nf(1)",
      "for (k, v) in ({a: 1}) { print(k, v) }", "import \"lib.c100s\"\nhelper(1)", "import \"other.c100s\"\nanything()",
      "import \"lib.c100s\" as lib\nlib.x()", "agents.list(keywords: \"tom\").where(.status == \"away\").first().email",
      "agents.get(68).email.upper()", "let o = {a: 1}\no.b = 2\nprint(o.b)",
      "try { let x = 1; x } catch e { e.message }",
      "let l = []\nl.append(1)", "agents.list().map({.id, .email}).groupBy(.email).map({who: .key, n: .items.count()})",
      "(1..3).map(it * 2).take(2)", "while true { if args { break } }", "func f(a, b = 1) { a + b }\nf(1, b: 2)",
      "let o = {a: 1}\no?.b", "let x = 1\nif true { let x = 2; print(x) }",
    ])
  func right(source: String) { #expect(check(source) == "") }

  @Test("a scope of many names is known as one of few is", arguments: [1, 8, 9, 40])
  func manyNames(count: Int) {
    let names = (0..<count).map { "n\($0)" }
    let lets = names.map { "let \($0) = 1" }.joined(separator: "\n")
    let uses = names.joined(separator: " + ")
    #expect(check("\(lets)\nfunc f(a) { let n0 = a; \(uses) + later }\nlet later = f(1)") == "")
    #expect(check("if true {\n\(lets)\n}\nn0").hasPrefix("\(count + 3):1 unknown name 'n0'"))
    #expect(check("\(lets)\nlet n\(count - 1) = 2").hasPrefix("\(count + 1):5 'n\(count - 1)' is already declared"))
    #expect(check("print(n\(count - 1))\n\(lets)").hasPrefix("1:7 unknown name 'n\(count - 1)'"))
  }

  @Test(
    "what can be known is found",
    arguments: [
      ("print(totl)\nlet total = 1", "1:7 unknown name 'totl' — did you mean 'total'?"),
      ("let total = 1\nprint(totl)", "2:7 unknown name 'totl' — did you mean 'total'?"),
      ("None", "1:1 unknown name 'None' | write null"),
      ("x = 1", "1:1 'x' is not declared | declare it first: let x = …"),
      ("let count = 1\ncuont = 2", "2:1 'cuont' is not declared — did you mean 'count'?"),
      ("let x = 1\nlet x = 2", "2:5 'x' is already declared here | assign with x = …, or choose another name"),
      ("break", "1:1 'break' is only allowed in a loop"),
      ("for x in [1] { [1].each(y => { break }) }", "1:32 'break' is only allowed in a loop"),
      (
        "return 1",
        "1:1 'return' is only allowed in a function | a program's value is its last expression; exit(status) ends it early"
      ),
      ("func f(a, b = 1) { a }\nf()", "2:2 f needs 'a'"),
      ("func f(a) { a }\nf(1, 2)", "2:2 f takes 1 argument, got 2"),
      ("func f(a) { a }\nf(1, c: 2)", "2:6 f has no parameter 'c' | parameters: a"),
      ("agents.lst()", "1:8 agents has no member 'lst' — did you mean 'list'?"),
      (
        "agents.list(pagesize: 5)",
        "1:13 agents.list has no parameter 'pagesize' — did you mean 'pageSize'? | parameters: keywords, pageSize, include"
      ),
      (
        "agents.list(include: \"agnt\")",
        "1:22 'agnt' is not a value of include — did you mean 'agent'? | values: agent, department"
      ),
      ("agents.list().where(.emial == \"x\")", "1:22 Agent has no member 'emial' — did you mean 'email'?"),
      (
        "agents.list().where(.status == \"awya\")",
        "1:32 'awya' is not a value of Agent.status — did you mean 'away'? | values: online, away"
      ),
      (
        "agents.list().where(.status in [\"away\", \"off\"])",
        "1:41 'off' is not a value of Agent.status | values: online, away"
      ),
      ("agents.get()", "1:11 agents.get needs 'id'"),
      ("agents.get(1, 2)", "1:11 agents.get takes at most 1 argument without a label, got 2"),
      ("agents.get(1).emial", "1:15 Agent has no member 'emial' — did you mean 'email'?"),
      ("let a = agents.get(1)\na.emial", "2:3 Agent has no member 'emial' — did you mean 'email'?"),
      ("agents.list().filter(.id == 1)", "1:15 a sequence has no member 'filter' | write .where(condition)"),
      ("[1].wher(it > 1)", "1:5 no method 'wher' takes a function — did you mean 'where'?"),
      ("[1].wher(x => x > 1)", "1:5 a list has no member 'wher' — did you mean 'where'?"),
      ("[1].filter(x => x > 1)", "1:5 a list has no member 'filter' | write .where(condition)"),
      ("let o = {name: 1}\no.nmae", "2:3 this object has no member 'nmae' — did you mean 'name'?"),
      ("[1].take(1, 2)", "1:9 take takes at most 1 argument, got 2"),
      ("[1].take()", "1:9 take needs 'count'"),
      ("let a = {x: 1, x: 2}", "1:16 the key 'x' is given twice"),
      ("let = 1", "1:5 expected a name for the value, found '='"),
    ])
  func wrong(source: String, wanted: String) { #expect(check(source) == wanted) }

  @Test("reading only is proved")
  func readOnly() {
    #expect(check("agents.list()", readOnly: true) == "")
    #expect(
      check("agents.create(email: \"x\")", readOnly: true)
        == "1:8 agents.create changes data, which --read-only forbids")
    #expect(
      check("for a in agents.list() { a.update(title: \"x\") }", readOnly: true)
        == "1:28 Agent.update changes data, which --read-only forbids")
    #expect(
      check("func f(x) { x.update() }", readOnly: true) == "1:15 .update(…) changes data, which --read-only forbids")
  }
}
