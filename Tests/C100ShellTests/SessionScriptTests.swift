import C100Kit
import C100Language
import C100Render
import C100Sandbox
import Comm100
import Testing

@testable import C100Shell

/// `:script`: the lines that led to the last result, as few as will do.
@Suite("the prompt's session as a script")
struct SessionScriptTests {
  /// A prompt without a terminal, over the sandbox in this process.
  private final class Desk {
    let session: Session
    let script: SessionScript
    private let services = Printing()
    private var earlier: [Value] = []

    private final class Printing: Services {
      var printed = ""
      override func print(_ values: [Value], _ run: Run) throws(Raise) {
        let bytes = try TextSink.collect { sink throws(Raise) in try Show.print(values, to: sink, .plain, run) }
        printed += String(decoding: bytes, as: UTF8.self)
      }
    }

    init(_ sandbox: Sandbox) {
      session = Session(services: services) { () throws(Raise) in
        guard let home = try? Home(portal: "http://127.0.0.1:1", api: "http://127.0.0.1:1") else {
          throw Raise(.network, "no home")
        }
        let account = sandbox.credentials
        var options = ClientOptions()
        options.limit = nil
        return Client(
          home: home,
          access: .password(
            email: account.email, password: .given(Secret(account.password)), siteId: "\(account.siteId)"),
          transport: SandboxTransport(sandbox), options: options)
      }
      script = SessionScript(table: session.interpreter.table) { CatalogKnowledge.isResource($0) }
    }

    /// Types a line; what fails leaves nothing.
    func type(_ text: String) {
      let source = Source(name: "prompt", text: text)
      var kept: [Span] = []
      do {
        try session.evaluate(source, mode: .prompt) { value, span, _ throws(Raise) in
          self.keep(value)
          kept.append(span)
        }
      } catch {
        return
      }
      let program = Parser.parse(
        source, mode: .prompt, functionParameters: session.interpreter.table.functionParameters)
      switch program.program.statements.last {
      case .let(let node)?: if let value = session[node.name.text] { keep(value) }
      case .assign(let node)?: if let value = session[node.target.root.text] { keep(value) }
      default: break
      }
      script.note(source, kept: kept)
    }

    private func keep(_ value: Value) {
      if let last = session["_"] { earlier.insert(last, at: 0) }
      for (k, value) in earlier.enumerated() { session["_\(k + 1)"] = value }
      session["_"] = value
    }

    /// What print shows of the last value.
    func last() throws -> String {
      services.printed = ""
      try session.evaluate("print(_)")
      return services.printed
    }

    /// What a script prints; nil when it fails.
    func run(_ text: String) -> String? {
      services.printed = ""
      do {
        try session.evaluate(Source(name: "script", text: text), mode: .script)
        return services.printed
      } catch {
        return nil
      }
    }
  }

  private static let sessions: [(lines: [String], body: String)] = [
    (["1 + 1"], "print(1 + 1)"),
    (["let a = 1", "let b = 2", "nope", "let c = b * 21", "a", "c"], "let b = 2\nlet c = b * 21\nprint(c)"),
    (
      ["agents.list()", ".where(.isActive)", "agents.lst()", ".sortBy(\"email\")", ".map(.email)", ".take(2)"],
      "print(agents.list().where(.isActive).sortBy(\"email\").map(.email).take(2))"
    ),
    (["agents.list()", "help(agents)", "_1.count()"], "print(agents.list().count())"),
    (
      ["let xs = [1]", "xs.append(2)", "let ys = [3]", "ys.append(4)", "xs.append(5)", "xs"],
      "let xs = [1]\nxs.append(2)\nxs.append(5)\nprint(xs)"
    ),
    (["let n = 1", "let n = n + 1", "let n = n * 10"], "let n = 1\nn = n + 1\nn = n * 10\nprint(n)"),
    (["let n = 1", "let n = 7", "n"], "let n = 7\nprint(n)"),
    (
      ["let total = 0", "func add(x) { total += x }", "add(3)", "let other = 5", "add(4)", "total"],
      "let total = 0\nfunc add(x) { total += x }\nadd(3)\nadd(4)\nprint(total)"
    ),
    (
      ["let total = 0", "for x in 1..4 { total += x }", "total * 2"],
      "let total = 0\nfor x in 1..4 { total += x }\nprint(total * 2)"
    ),
    (
      ["[3, 1, 2]", "_.sortBy(it)", "[_1.count(), _.first()]"],
      "let value1 = [3, 1, 2]\nlet value2 = value1.sortBy(it)\nprint([value1.count(), value2.first()])"
    ),
    (
      ["let a = [1]", "a.append(2)", "let k = a", "a.append(9)", "_.count()"],
      "let a = [1]\na.append(2)\nlet k = a\nprint(k.count())"
    ),
    (["let x = 5", "x = 6", "\"\\(x) and \\(_)\""], "let x = 5\nx = 6\nprint(\"\\(x) and \\(x)\")"),
    (["let x = 1; let y = 2; x + 10", "y"], "let y = 2\nprint(y)"),
    (["let it2 = [1, 2]", "[5].map(it2 => it2 * 2)"], "print([5].map(it2 => it2 * 2))"),
    (
      ["let keep = agents.get(2)", "agents.get(3).email", "explain(agents.list())", "keep.email"],
      "let keep = agents.get(2)\nprint(keep.email)"
    ),
  ]

  @Test("only what the result needs, in order; it gives the same, and no line can be taken away", arguments: sessions)
  func slice(lines: [String], body: String) throws {
    let failures = try LanguageThread().perform { () -> Result<[String], any Error> in
      Result { try Self.problems(lines, body) }
    }.get()
    #expect(failures == [])
  }

  private static func problems(_ lines: [String], _ body: String) throws -> [String] {
    var problems: [String] = []
    let sandbox = Sandbox(SandboxOptions(seed: 1, now: 1_795_255_200))
    let desk = Desk(sandbox)
    for line in lines { desk.type(line) }
    let wanted = try desk.last()
    guard let (text, _, _) = desk.script.text() else { return ["no script"] }
    let written = text.split(separator: "\n").dropFirst(2).map(String.init)
    if written.joined(separator: "\n") != body { problems.append("written: \(written.joined(separator: "\n"))") }
    if Desk(sandbox).run(text) != wanted { problems.append("replay gives something else than \(wanted)") }
    for (i, line) in written.enumerated() {
      var fewer = written
      fewer.remove(at: i)
      if Desk(sandbox).run(fewer.joined(separator: "\n")) == wanted { problems.append("not needed: \(line)") }
    }
    return problems
  }

  @Test("secrets are replaced, wherever they were typed")
  func secrets() {
    let text = LanguageThread().perform { () -> String in
      let desk = Desk(Sandbox())
      desk.type("let p = \"northern-lights\"")
      desk.type("login(\"ada@auroratravel.example\", 10003, p)")
      desk.type("agents.me().email")
      desk.script.mask { $0.contains("northern-lights") }
      return desk.script.text()?.script ?? ""
    }
    #expect(
      text == """
        #!/usr/bin/env c100
        // From the prompt: the lines that its last result needs.
        let p = env("C100_PASSWORD")
        login("ada@auroratravel.example", 10003, p)
        print(agents.me().email)

        """)
    let asked = LanguageThread().perform { () -> String in
      let desk = Desk(Sandbox())
      desk.session.context.askPassword = { _ throws(Raise) in Secret("northern-lights") }
      desk.type("login(email: \"ada@auroratravel.example\", siteId: 10003)")
      desk.type("login(email: \"ada@auroratravel.example\", siteId: 10003, password: \"northern-lights\")")
      desk.type("1 + 1")
      desk.type("agents.me().email")
      desk.script.mask { $0.contains("northern-lights") }
      return desk.script.text()?.script ?? ""
    }
    #expect(asked.contains("siteId: 10003, password: env(\"C100_PASSWORD\"))\nprint(agents"), "\(asked)")
    #expect(!asked.contains("northern") && !asked.contains("1 + 1"))
    let key = LanguageThread().perform { () -> String in
      let sandbox = Sandbox()
      let desk = Desk(sandbox)
      desk.type("login(email: \"ada@auroratravel.example\", apiKey: \"\(sandbox.credentials.apiKey)\")")
      desk.type("agents.list().count()")
      desk.script.mask { $0.contains(sandbox.credentials.apiKey) }
      return desk.script.text()?.script ?? ""
    }
    #expect(key.contains("apiKey: env(\"C100_API_KEY\"))\nprint(agents"), "\(key)")
  }
}
