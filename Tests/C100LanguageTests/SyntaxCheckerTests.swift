import C100Language
import Testing

@Suite("Checker") struct SyntaxCheckerTests {
  /// A record with a few fields, and a resource of it.
  private struct Agent: KnownHost {
    let typeName = "Agent"
    let memberNames = ["id", "email", "status", "update"]
    let isOpen = false
    let kinds = Kinds.object
    var standIn: Value? { .object(ObjectValue([("id", .null), ("email", .null), ("status", .null)])) }

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
    let kinds: Kinds = .host
    var standIn: Value? { .host(Resource()) }

    private final class Resource: HostValue {
      override var typeName: String { "resource" }
      override var memberNames: [String] { ["list", "get", "create", "delete"] }
      override func hasMethod(_ name: String) -> Bool { memberNames.contains(name) }
    }

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
    func exports(of path: String) -> [KnownExport]? {
      guard path == "lib.c100s" else { return nil }
      let imports = Imports(functionParameters: Self.table.functionParameters) { path, _ in
        path == "lib.c100s" ? Source(name: path, text: "func helper(a, b = 1) { a + b }\nlet limit = 3") : nil
      }
      return imports.exports(of: Source(name: "t", text: "import \"lib.c100s\""))[path]
    }
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
      "import \"lib.c100s\" as lib\nlib.helper(1, b: lib.limit)", "import \"other.c100s\" as lib\nlib.x()",
      "agents.list(keywords: \"tom\").where(.status == \"away\").first().email",
      "agents.get(68).email.upper()", "let o = {a: 1}\no.b = 2\nprint(o.b)",
      "try { let x = 1; x } catch e { e.message }",
      "let l = []\nl.append(1)", "agents.list().map({.id, .email}).groupBy(.email).map({who: .key, n: .items.count()})",
      "(1..3).map(it * 2).take(2)", "while true { if args { break } }", "func f(a, b = 1) { a + b }\nf(1, b: 2)",
      "let o = {a: 1}\no?.b", "let x = 1\nif true { let x = 2; print(x) }",
      // Kinds: what may be is not reported.
      "func f(x) { x + 1 }\nf(\"a\")", "let x = 1\nx = \"a\"\nx + \"b\"", "[1, \"a\"].map(it == 1)",
      "true ? 1 : \"a\"", "let n = env(\"N\") ?? 5\nn * 2",
      "3.days * 2 + 1.hours", "now() - 3.days > now() - 1.weeks", "(now() - now()) / 2", "-(3.days)", "null < 1",
      "let q = agents.list()\nfor (i, a) in q.enumerate() { print(i + 1, a.email) }", "\"abc\"[1..]", "{a: 1}[0]",
      "agents.list().enumerate().map(p => p[1].email)", "[1, 2].zip([\"a\"]).map(p => p[1].upper())",
      "{a: 1}.map((k, v) => v)", "[{a: 1}, {a: 2}].leftJoin([{b: 1}], .a, .b)", "[1].reduce(0, (a, b) => a + b)",
      "agents.list().sortBy(\"-email\").select(\"id\", \"email\")",
      "if agents.list().any(.id > 3) { 1 }", "try \"a\" - 1 catch e { e.message.upper() + e.kind }", "[1].take(3.0)",
      "let f = [1].count() > 2 ? (x => x) : null\nf?.name", "agents.list().max(.id) + 1", "1 in [1] && \"a\" in {a: 1}",
      "while true { if args { break } else { continue } }", "func f() { return 1\nfunc g() { 2 } }",
      "let s = \"a\"\ns.split(\",\").map(it.trim().count())", "for x in 1..3 { print(x * 2) }",
      "let m = [[1, 2]]\nm[0][1] + 1",
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
      ("func f(a, b = 1) { a }\nf()", "2:1 f takes 1 to 2 arguments, got 0 | its parameters: a, b"),
      ("func f(a) { a }\nf(1, 2)", "2:1 f takes 1 argument, got 2 | its parameters: a"),
      ("func f(a) { a }\nf(1, c: 2)", "2:6 f has no parameter 'c' | its parameters: a"),
      ("agents.lst()", "1:8 a resource has no method 'lst' — did you mean 'list'? | it has: list, get, create, delete"),
      (
        "agents.list(pagesize: 5)",
        "1:13 agents.list has no parameter 'pagesize' — did you mean 'pageSize'? | parameters: keywords, pageSize, include"
      ),
      (
        "agents.list(include: \"agnt\")",
        "1:22 'agnt' is not a value of include — did you mean 'agent'? | values: agent, department"
      ),
      ("agents.list().where(.emial == \"x\")", "1:22 no field 'emial' in this object — did you mean 'email'?"),
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
      ("agents.get(1).emial", "1:15 no field 'emial' in this object — did you mean 'email'?"),
      ("let a = agents.get(1)\na.emial", "2:3 no field 'emial' in this object — did you mean 'email'?"),
      ("agents.list().filter(.id == 1)", "1:15 a sequence has no method 'filter' | here it is .where(condition)"),
      ("[1].wher(it > 1)", "1:5 no method 'wher' takes a function — did you mean 'where'?"),
      ("[1].wher(x => x > 1)", "1:5 a list has no method 'wher' — did you mean 'where'?"),
      ("[1].filter(x => x > 1)", "1:5 a list has no method 'filter' | here it is .where(condition)"),
      ("let o = {name: 1}\no.nmae", "2:3 no field 'nmae' in this object — did you mean 'name'?"),
      ("[1].take(1, 2)", "1:13 take takes 1 argument, got 2 | it is take(count)"),
      ("[1].take()", "1:5 take needs 'count' | it is take(count)"),
      ("let a = {x: 1, x: 2}", "1:16 the key 'x' is given twice"),
      ("let = 1", "1:5 expected a name for the value, found '='"),
      // Kinds, in the words of the run.
      ("\"a\" + 1", "1:5 '+' cannot combine a string with an integer | put it into the text: \"… \\(value) …\""),
      ("let n = [1].count()\nn + [1]", "2:3 '+' cannot combine an integer with a list"),
      ("now() + 5", "1:7 '+' cannot combine a date-time with an integer | say how long: 5.days, 90.minutes"),
      ("-\"a\"", "1:1 '-' needs a number, got a string"),
      (
        "if agents.list().count() { 1 }",
        "1:4 a condition must be true or false, got an integer | compare with a number: x != 0"
      ),
      (
        "let s = \"a\"\nwhile s { }",
        "2:7 a condition must be true or false, got a string | compare with a string: x != \"\""
      ),
      ("1 || true", "1:1 a condition must be true or false, got an integer | compare with a number: x != 0"),
      (
        "agents.list().where(.email)",
        "1:21 a condition must be true or false, got a string | compare with a string: x != \"\""
      ),
      (
        "now() > \"2026-01-01\"",
        "1:7 '>' cannot compare a date-time with a string | write date(\"2026-01-01\") or time(…)"
      ),
      (
        "now() == \"2026-01-01\"",
        "1:7 a date-time is compared with a date-time, got a string | write date(\"2026-01-01\") or time(…)"
      ),
      (
        "agents.list().where(.id > \"3\")",
        "1:25 '>' cannot compare a number with a string | turn the string into a number: \"3\".toNumber()"
      ),
      (
        "agents.list() == [1]",
        "1:15 '==' compares lists, and one side is a lazy sequence | collect it first: .collect()"
      ),
      ("1 in 5", "1:3 'in' needs a list, a range, an object or a string on its right, got an integer"),
      ("1..\"a\"", "1:1 the ends of a range must be whole numbers, got a string"),
      ("[1][\"a\"]", "1:4 the index of a list must be a whole number, got a string"),
      ("let t = true\nt[0]", "2:2 a boolean cannot be indexed"),
      ("let a = 1\na()", "2:1 an integer is not a function"),
      ("[1]()", "1:1 a list is not a function"),
      ("[1].count", "1:5 'count' is a method: call it | write .count(…)"),
      ("agents.list", "1:8 'list' of a resource is a method: it wants parentheses | .list(…)"),
      ("null.name", "1:6 'null' is null, so it has no 'name' | where null is expected: ?.name"),
      ("for x in 5 { x }", "1:10 'for x' walks over a list or a sequence, got an integer | to count: for i in 1..10"),
      (
        "let o = {a: 1}\nfor x in o { x }",
        "2:10 'for x' walks over a list or a sequence, got an object | walk over keys and values: for (key, value) in …"
      ),
      ("for (k, v) in true { k }", "1:15 'for (k, v)' walks over an object, got a boolean"),
      ("[1].take(\"2\")", "1:10 take: 'count' must be a whole number, got a string"),
      ("[1].take(1.5)", "1:10 take: 'count' must be a whole number, got a decimal"),
      (
        "[1].reduce((a, b) => a + b, 0)",
        "1:29 reduce: 'combine' must be a function, got an integer | it is reduce(start, combine)"
      ),
      ("[1].take(1, count: 2)", "1:13 take: 'count' is given twice"),
      ("func f(a) { a }\nf(1, a: 2)", "2:6 f: 'a' is given twice"),
      ("[1].map((a, b) => a)", "1:9 this function takes 2 arguments, got 1 | its parameters: a, b"),
      ("agents.list().sortBy(\"-emial\")", "1:22 no field 'emial' in this object — did you mean 'email'?"),
      ("agents.list().select(\"id\", \"emial\")", "1:28 no field 'emial' in this object — did you mean 'email'?"),
      (
        "for (i, a) in agents.list().enumerate() { a.emial }",
        "1:45 no field 'emial' in this object — did you mean 'email'?"
      ),
      ("agents.list().flatMap([it]).map(.emial)", "1:34 no field 'emial' in this object — did you mean 'email'?"),
      ("[{a: 1}, {a: 2}].map(.b)", "1:23 no field 'b' in this object | its fields: a"),
      ("[{a: 1}, {a: 2}].sortBy(\"b\")", "1:25 no field 'b' in this object | its fields: a"),
      (
        "\"a\".matches(r\"é[\")",
        "1:13 regular expression: a '[' is not closed (at character 2) | write \\[ for the character itself"
      ),
      (
        "let y = [1, 2].count() ? 1 : 2",
        "1:9 a condition must be true or false, got an integer | compare with a number: x != 0"
      ),
      ("[\"a\", \"b\"].map(it.uper())", "1:19 a string has no method 'uper' — did you mean 'upper'?"),
      ("\"a,b\".split(\",\").first().uper()", "1:26 a string has no method 'uper' — did you mean 'upper'?"),
      ("try { 1 } catch e { e.mesage }", "1:23 no field 'mesage' in this object — did you mean 'message'?"),
      (
        "import \"lib.c100s\" as lib\nlib.helpr(1)",
        "2:5 a module has no method 'helpr' — did you mean 'helper'? | it has: helper, limit"
      ),
      ("import \"lib.c100s\" as lib\nlib.helper()", "2:5 helper needs 'a'"),
      ("import \"lib.c100s\"\nhelper(1, 2, 3)", "2:1 helper takes 1 to 2 arguments, got 3 | its parameters: a, b"),
      ("func f() { return 1\nprint(2)\nprint(3) }", "2:1 this is never reached"),
      ("while true { break; print(1) }", "1:21 this is never reached"),
    ])
  func wrong(source: String, wanted: String) { #expect(check(source) == wanted) }

  /// Built-ins whose examples end in a call of them show what they give.
  @Test("what a check believes of built-ins their examples show")
  func results() {
    let interpreter = Interpreter(table: Host.table, services: Services())
    var shown = 0
    for builtin in Library.builtins.flatMap({ $0 }) {
      guard let kinds = KnownResults.kind(builtin.name, on: builtin.on) else { continue }
      for example in builtin.examples where endsInCall(of: builtin.name, example.source) {
        guard let value = try? interpreter.evaluate(Source(name: "t", text: example.source)) else { continue }
        shown += 1
        #expect(value.isNull || kinds.contains(Kinds(of: value)), "\(example.source)")
      }
    }
    #expect(shown > 60)
  }

  private func endsInCall(of name: String, _ text: String) -> Bool {
    let source = Source(name: "t", text: text)
    let parsed = Parser.parse(source, functionParameters: { Host.table.functionParameters($0) })
    switch parsed.program.statements.last {
    case .expression(.call(let call)):
      guard case .member(let member) = call.callee else { return false }
      return member.name.text == name
    case .expression(.member(let member)): return member.name.text == name
    default: return false
    }
  }

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
