import Glibc
import Testing

/// Scripts as a team runs them: their options, their exit statuses, their imports, what they write where.
@Suite("scripts as processes", .serialized)
final class ScriptProcessTests {
  private let folder = BuiltProgram.folder()
  deinit { BuiltProgram.remove(folder) }

  private func run(_ script: String, _ arguments: [String] = [], before: [String] = []) throws -> BuiltProgram.Outcome {
    BuiltProgram.write(script, to: folder + "/s.c100s")
    return try #require(BuiltProgram.run(before + ["s.c100s"] + arguments, in: folder))
  }

  private static let report = """
    #!/usr/bin/env c100
    // For a lead: a report of a week.
    let from = option("from", default: date("2026-11-01"), help: "first day")
    let site = option("site", help: "which site")
    let days = option("days", default: 7, help: "how many")
    let wide = option("wide", default: false, help: "all columns")
    let tags = option("tag", default: ["a"], help: "a tag")
    let by = option("by", default: "day", help: "group", values: ["day", "hour"])
    let wait = option("wait", default: 30.seconds, help: "longest wait")
    print(from, site, days, wide, tags, by, wait.seconds, args)

    """

  @Test(
    "options are read as what their defaults are; the rest is args",
    arguments: [
      (["--site", "x"], "2026-11-01 x 7 false [\"a\"] day 30 []\n"),
      (["--site=x", "--days", "-3", "--wide", "more"], "2026-11-01 x -3 true [\"a\"] day 30 [\"more\"]\n"),
      (
        ["one", "--site", "", "--no-wide", "--tag", "b", "--tag=c"],
        "2026-11-01  7 false [\"b\",\"c\"] day 30 [\"one\"]\n"
      ),
      (
        ["--from", "2026-11-05", "--site", "x", "--by", "hour", "--wait", "2m", "--", "--days"],
        "2026-11-05 x 7 false [\"a\"] hour 120 [\"--days\"]\n"
      ),
    ])
  func options(arguments: [String], printed: String) throws {
    #expect(try run(Self.report, arguments) == .init(status: 0, output: printed, errors: ""))
  }

  @Test(
    "what is wrong with an option ends before anything runs, with status 2",
    arguments: [
      ([], "--site must be given: which site"), (["--site"], "--site needs a value: --site TEXT"),
      (["--site", "--days", "3"], "--site needs a value: --site TEXT"),
      (["--site", "x", "--day", "3"], "unknown option --day"), (["--site", "x", "--day", "3"], "did you mean --days?"),
      (["--site", "x", "--days", "3.5"], "--days must be a whole number, got '3.5'"),
      (["--site", "x", "--days", "99999999999999999999"], "--days must be a whole number"),
      (["--site", "x", "--from", "soon"], "--from must be a date or time such as 2026-11-20, got 'soon'"),
      (["--site", "x", "--wide=perhaps"], "--wide must be true or false"),
      (["--site", "x", "--by", "hours"], "did you mean 'hour'?"),
      (["--site", "x", "--dry-run"], "c100's own options stand before the file"),
    ])
  func wrong(arguments: [String], said: String) throws {
    let outcome = try run(Self.report, arguments)
    #expect(outcome.status == 2 && outcome.output == "")
    #expect(outcome.errors.contains(said), "\(outcome.errors)")
  }

  @Test("--help explains a script without running it")
  func help() throws {
    #expect(
      try run(Self.report, ["--help"]).output == """
        Usage: c100 s.c100s [OPTION…] [ARG…]

        For a lead: a report of a week.

        Options:
          --from DATE      first day (default: date("2026-11-01"))
          --site TEXT      which site (must be given)
          --days NUMBER    how many (default: 7)
          --wide           all columns
          --tag TEXT       a tag (may be given several times; default: ["a"])
          --by day|hour    group (default: "day")
          --wait DURATION  longest wait (default: 30.seconds)
          --help           this text

        c100's own options, such as --sandbox or --dry-run, stand before the file: c100 --help.

        """)
    let plain = try run("// For anybody: one.\nprint(1)\n", ["--help"])
    #expect(plain.output.hasPrefix("Usage: c100 s.c100s\n\nFor anybody: one.\n") && plain.status == 0)
    // A script that looks at its arguments itself gets them all.
    #expect(try run("print(args)", ["--help", "-x"]).output == "[\"--help\",\"-x\"]\n")
    #expect(try run("print(1)", ["more"]).status == 2)
  }

  @Test("an option in an imported file counts; one in a function is read when it is come to")
  func imported() throws {
    BuiltProgram.write("let days = option(\"days\", default: 7, help: \"how many\")\n", to: folder + "/common.c100s")
    let script = "import \"common.c100s\"\nprint(days)\n"
    #expect(try run(script, ["--days", "3"]).output == "3\n")
    #expect(try run(script, ["--dyas", "3"]).errors.contains("did you mean --days?"))
    #expect(try run("func f() { option(\"n\", default: 1) }\nprint(f())", ["--n", "5"]).output == "5\n")
    let missing = try run("func f() { option(\"n\") }\nf()", [])
    #expect(missing.status == 2 && missing.errors.contains("--n must be given"))
  }

  @Test(
    "the exit status tells what happened",
    arguments: [
      ("print(1)", 0), ("fail(\"x\")", 1), ("1 +", 2), ("agents.get(999999)", 3), ("exit(7)", 7),
      ("login(email: \"ada@auroratravel.example\", siteId: 10003, password: \"wrong\")", 4),
      ("try agents.get(999999) catch 0", 0), ("assert(1 == 2, \"no\")", 1), ("[1][5]", 1),
    ])
  func status(script: String, status: Int32) throws {
    #expect(try run(script, before: ["--sandbox"]).status == status)
  }

  @Test("without a place to ask a script ends with 4, with none that answers with 5, and says what to do")
  func nowhere() throws {
    let outcome = try run("print(agents.list().count())")
    #expect(outcome.status == 4 && outcome.output == "" && outcome.errors.contains("--sandbox"))
    let closed = try run(
      "login(token: \"t0ken\")\nprint(agents.get(1))", before: ["--api", "http://127.0.0.1:1", "--timeout", "2"])
    #expect(closed.status == 5 && closed.output == "", "\(closed)")
  }

  @Test("shared files: relative to the importer, once, under a name, and never in a circle")
  func imports() throws {
    mkdir(folder + "/lib", 0o700)
    BuiltProgram.write("print(\"read\")\nfunc twice(x) { x * 2 }\n", to: folder + "/lib/a.c100s")
    BuiltProgram.write("import \"a.c100s\" as a\nfunc four(x) { a.twice(a.twice(x)) }\n", to: folder + "/lib/b.c100s")
    let script = "import \"lib/b.c100s\"\nimport \"./lib/../lib/a.c100s\" as mine\nprint(four(1), mine.twice(5))\n"
    #expect(try run(script) == .init(status: 0, output: "read\n4 10\n", errors: ""))
    BuiltProgram.write("import \"s.c100s\"\n", to: folder + "/circle.c100s")
    let circle = try run("import \"circle.c100s\"\nprint(1)\n")
    #expect(circle.status == 2 && circle.output == "" && circle.errors.contains("imports itself"))
    let absent = try run("import \"nowhere.c100s\"\nprint(1)\n")
    #expect(absent.status == 2 && absent.output == "" && absent.errors.contains("cannot import 'nowhere.c100s'"))
    // check sees the files that are imported.
    BuiltProgram.write("import \"lib/b.c100s\"\nprint(fuor(1))\n", to: folder + "/s.c100s")
    let checked = try #require(BuiltProgram.run(["check", "s.c100s"], in: folder))
    #expect(checked.status == 2 && checked.errors.contains("did you mean 'four'?"))
  }

  @Test("one item that fails is caught, and the rest goes on")
  func goesOn() throws {
    let script = """
      for id in [1, 999999, 2] {
        try print(agents.get(id).email) catch e { print("\\(id): \\(e.status)") }
      }
      """
    let outcome = try run(script, before: ["--sandbox"])
    #expect(outcome.output == "ada@auroratravel.example\n999999: 404\ntom@auroratravel.example\n")
    #expect(outcome.status == 0)
  }

  @Test("a save that fails on the way leaves the old file as it was")
  func half() throws {
    BuiltProgram.write("old\n", to: folder + "/out.csv")
    let script = "agents.list().map({.id, n: .id > 5 ? fail(\"no\") : 1}).save(\"out.csv\")\n"
    #expect(try run(script, before: ["--sandbox"]).status == 1)
    #expect(BuiltProgram.read(folder + "/out.csv") == "old\n")
    let names = BuiltProgram.names(in: folder)
    #expect(!names.contains { $0.hasPrefix("out.csv.") }, "nothing is left beside it: \(names)")
  }

  @Test("quiet where nobody looks: results on stdout, nothing on stderr, no colour")
  func cron() throws {
    let script = """
      let all = chats.list().collect()
      for i in 1..4 { agents.list().collect() }
      print(agents.list().take(2).table("id", "email"))

      """
    let outcome = try run(script, before: ["--sandbox"])
    #expect(outcome.errors == "" && outcome.status == 0)
    #expect(!outcome.output.utf8.contains(0x1B))
  }

  @Test(
    "check --read-only finds every way to a write",
    arguments: [
      "agents.delete(5)", "let a = agents\na.delete(5)", "func f(x) { x.delete() }\nf(agents[5])",
      "[1].each(agents.delete(it))", "let o = {go: agents}\no.go.delete(4)", "let p = api\np.post(\"/x\", {})",
      "import \"w.c100s\" as w\nw.kill(5)", "import \"w.c100s\"\nkill(5)", "[agents[5]].map(.delete())",
      "let x = [1].first()\nif x == 1 { x = agents }\nx.delete(1)", "\"\\(agents.delete(5))\"",
      "agents.list().first()?.update(title: \"x\")", "let xs = [{a: 1}]\nxs.append(agents[5])\nxs[1].delete()",
      "func f() { agents }\nf().delete(1)", "(true ? agents : departments).delete(1)", "api.delete(\"/x\")",
      "try { fail(\"x\", agents[4]) } catch e { e.data.delete() }", "let f = x => x.delete()\nf(agents[1])",
      "let o = {a: {b: 1}}\no.a = agents[5]\no.a.delete()", "agents.list().each(x => { let y = x; y.delete() })",
      "[{a: 1}].concat([agents.get(5)]).last().delete()", "globalSettings.agents.delete(1)",
      "let o = {run: x => x.delete()}\no.run(agents[5])", "agents[5].delete()", "agents.create(email: \"x@y.z\")",
    ])
  func writes(program: String) throws {
    BuiltProgram.write("func kill(id) { agents.delete(id) }\n", to: folder + "/w.c100s")
    BuiltProgram.write(program + "\n", to: folder + "/s.c100s")
    let outcome = try #require(BuiltProgram.run(["check", "--read-only", "s.c100s"], in: folder))
    #expect(outcome.status == 2, "\(program): \(outcome.errors)")
  }

  @Test(
    "check --read-only lets reading pass",
    arguments: [
      "print(agents.list().where(.isActive).count())", "let o = {update: x => x}\nprint(o.update(3))",
      "api.get(\"/api/v3/globalSettings/agents\")", "let xs = [1]\nxs.append(2)\nxs.insert(0, 3)",
      "agents.list().save(\"x.csv\")",
    ])
  func reads(program: String) throws {
    BuiltProgram.write(program + "\n", to: folder + "/s.c100s")
    let outcome = try #require(BuiltProgram.run(["check", "--read-only", "s.c100s"], in: folder))
    #expect(outcome.status == 0, "\(program): \(outcome.errors)")
  }
}
