import Glibc
import Testing

@testable import C100Shell

/// How the built program ends, as a shell sees it.
@Suite("how the program ends")
struct EndingTests {
  private let program = ProgramHome()

  private func api(_ status: String, _ body: String = "{}", headers: String = "Content-Type: application/json\r\n")
    throws
    -> RawServer
  {
    try RawServer { connection in
      while connection.readRequest() != nil {
        guard connection.write(answer(body, status: status, headers: headers)) else { return }
      }
    }
  }

  @Test("0: a value on stdout, and nothing else anywhere")
  func success() {
    let ended = program.run("-e", "1 + 1")
    #expect(ended.status == 0 && ended.out == "2\n" && ended.error.isEmpty)
  }

  @Test("1: the script failed; 2: the program or the command line is wrong")
  func script() {
    let failed = program.run("-e", "fail(\"so it is\")")
    #expect(failed.status == 1 && failed.out.isEmpty && failed.error.hasPrefix("error: so it is\n"))
    #expect(program.run("-e", "1 +").status == 2)
    #expect(program.run("--outptu", "json").status == 2)
    #expect(program.run("nosuch.c100s").status == 2)
    #expect(program.run("-e", "exit(7)").status == 7)
  }

  @Test(
    "2: an address that is none, or that would go over the open wire, with what to do",
    arguments: [
      ("http://127.0.0.1.evil.com", "write https://"), ("http://localhost.evil", "write https://"),
      ("http://0x7f.1", "write a domain"), ("http://127.1", "write a domain"),
      ("http://127.0.0.1@evil", "write a domain"),
      ("ftp://127.0.0.1", "write a domain"),
      ("https://api1.comm100.io/agents", "write https://api1.comm100.io; the version"),
    ])
  func address(api: String, advice: String) {
    let ended = program.run("--api", api, "-e", "agents.get(1)", with: ["C100_TOKEN": "t"])
    #expect(ended.status == 2 && ended.out.isEmpty, "\(ended.error)")
    #expect(ended.error.hasPrefix("error: ") && ended.error.contains("\n  = \(advice)"), "\(ended.error)")
  }

  @Test("a file without an end ends at the limit of memory, a pipe that nobody writes to at Ctrl-C")
  func endlessFiles() {
    for expression in ["read(\"/dev/zero\").count()", "file(\"/dev/zero\").size"] {
      let ended = program.run("--memory", "64M", "-e", expression)
      #expect(ended.status == 1 && ended.error.contains("needs more memory than the limit of 64 MB"), "\(ended.error)")
    }
    // One that is too large is not even begun: the system would not give that much.
    let large = program.shell(
      "truncate -s 1500M large; ulimit -d 1000000; $C100 --memory 64M -e 'read(\"large\").count()'; rm large")
    #expect(large.error.contains("needs more memory than the limit of 64 MB"), "\(large.error)")
    // The status is the program's own unless it does not end.
    let stop = "timeout --preserve-status -s INT -k 10 0.7"
    #expect(program.shell("mkfifo pipe; \(stop) $C100 -e 'read(\"pipe\").count()'").status == 130)
    #expect(program.shell("\(stop) $C100 -e 'import \"pipe\"'").status == 130)
    #expect(
      program.shell("{ $C100 -e 'read(\"pipe\").lines().count()' & printf 'a\\nb\\n' > pipe; wait; }").out == "2\n")
  }

  @Test("programs that may be nested are read with a large stack of their own, whatever the shell gives")
  func smallStack() {
    let nested = String(repeating: "[{a: 1}].sum(.a + ", count: 120) + "1" + String(repeating: ")", count: 120)
    let ended = program.shell(
      "echo 'let q = 1' > one.c100s; echo 'import \"one.c100s\"; let z = \(nested)' > nested.c100s; ulimit -s 256; "
        + "$C100 check nested.c100s && $C100 fmt nested.c100s")
    #expect(ended.status == 0, "\(ended.error)")
  }

  @Test("a stream that was closed is no other one: nothing is waited for, nothing is written elsewhere")
  func closedStreams() {
    #expect(program.shell("$C100 -e 'stdin.text()' <&-").status == 1)
    #expect(program.shell("$C100 -e 'stdin.text()' <&-").error.contains("standard input cannot be read"))
    let out = program.shell("$C100 -e '\"a\".save(\"kept.txt\"); [1, 2]' >&-")
    #expect(out.status == 1 && out.error.contains("Bad file descriptor"), "\(out.error)")
    #expect(program.text("kept.txt").hasPrefix("a"))
    #expect(program.text("kept.txt").contains("[1, 2]") == false)
    #expect(program.shell("$C100 -e 'fail(\"x\")' 2>&-").status == 1)
  }

  @Test("a dozen runs print the same bytes: no order of a hash table shows")
  func sameBytes() {
    program.write(
      "orders.c100s",
      """
      let words = (0..<300).map("k\\(it * 7919 % 300)")
      print(words.countBy(it), words.groupBy(it.count()).map(.key), words.distinct().count())
      print(words.map([it, 1]).toObject().keys(), words.indexBy(it).values(), words.except(["k1"]).count())
      print(words.map([it, {a: it}]).distinct(), words.intersect(words.reverse()))
      print(agents.list().map({.id, .email}).collect(), explain(agents.list().where(.isAdmin).take(3)))
      print(help(agents), help("csat"), help(agents.list), try agents.list(pageSiz: 1) catch e { e.message })
      agents.first().emial
      """)
    let first = program.run("--sandbox", "orders.c100s")
    #expect(first.status == 1 && first.out.utf8.count > 5_000)
    for _ in 1..<12 {
      let again = program.run("--sandbox", "orders.c100s")
      #expect(again.out == first.out && again.error == first.error)
    }
  }

  @Test("limits of evaluations are set by option and by the environment, and an error says how to raise them")
  func limits() {
    let memory = program.run("--memory", "20M", "-e", "(1..1e12).collect()")
    #expect(memory.status == 1 && memory.error.contains("the limit of 20 MB"))
    #expect(memory.error.hasSuffix("  = to allow more: --memory 40M\n"))
    let fromOutside = program.run("-e", "(1..1e12).collect()", with: ["C100_MEMORY": "24M"])
    #expect(fromOutside.error.contains("the limit of 24 MB"))
    #expect(program.run("-e", "1", with: ["C100_MEMORY": "much"]).status == 2)
    #expect(program.run("--steps", "500", "-e", "(1..1e12).sum()").error.contains("the limit of 500 steps is used up"))
    #expect(program.run("--depth", "50", "-e", "let f = n => f(n); f(1)").status != 0)
  }

  @Test(
    "3: the API refused; 4: the token was refused, or nobody is logged in", arguments: [("404", Int32(3)), ("401", 4)])
  func refused(status: String, expected: Int32) throws {
    let server = try api("\(status) No", #"{"message": "no such agent"}"#)
    defer { server.stop() }
    let ended = program.run(
      "--api", "http://127.0.0.1:\(server.port)", "-e", "agents.get(1)", with: ["C100_TOKEN": "t"])
    #expect(ended.status == expected && ended.out.isEmpty)
    #expect(program.run("-e", "agents.get(1)").status == 4)
  }

  @Test("5: no whole answer came, and the host and the time are named")
  func network() throws {
    // A port that was just free: nobody listens there.
    let server = try api("200 OK")
    let port = server.port
    server.stop()
    #expect(
      program.run("--api", "http://127.0.0.1:\(port)", "-e", "agents.get(1)", with: ["C100_TOKEN": "t"]).status == 5)
    let silent = try RawServer { $0.waitForEnd() }
    defer { silent.stop() }
    let ended = program.run(
      "--timeout", "0.3", "--api", "http://127.0.0.1:\(silent.port)", "-e", "agents.get(1)", with: ["C100_TOKEN": "t"])
    #expect(ended.status == 5 && ended.error.contains("127.0.0.1:\(silent.port)") && ended.error.contains("0.3"))
  }

  @Test("6: the call limit, when it is not to be waited for")
  func limit() throws {
    let server = try api("200 OK", #"{"id": 1}"#)
    defer { server.stop() }
    let ended = program.run(
      "--no-wait", "--limit", "1/300", "--api", "http://127.0.0.1:\(server.port)", "-e",
      "[agents.get(1), agents.get(2)]", with: ["C100_TOKEN": "t"])
    #expect(ended.status == 6 && ended.out.isEmpty)
    #expect(server.requests.count == 1)
  }

  @Test(
    "a signal ends a script: Ctrl-C with 130, others as themselves",
    arguments: [(SIGINT, Int32(130)), (SIGTERM, 128 + SIGTERM), (SIGHUP, 128 + SIGHUP)])
  func signals(signal: Int32, expected: Int32) {
    let ended = program.shell(#"exec "$C100" -e 'print("on"); while true {}'"#) { pid in
      program.wait(for: "on", in: ".out")
      kill(pid, signal)
    }
    #expect(ended.status == expected)
  }

  @Test("a sandbox that is stopped on purpose ends cleanly, whoever asks for it", arguments: [SIGINT, SIGTERM, SIGHUP])
  func sandbox(signal: Int32) {
    let ended = program.shell(#"exec "$C100" sandbox"#) { pid in
      program.wait(for: "C100_SITE_ID", in: ".out")
      kill(pid, signal)
    }
    #expect(ended.status == 0 && ended.error.isEmpty)
  }

  @Test("a crash tells nothing: a line or five, no core file")
  func crash() {
    let ended = program.shell(#"ulimit -c unlimited; exec "$C100" -e 'print("on"); while true {}'"#) { pid in
      program.wait(for: "on", in: ".out")
      kill(pid, SIGSEGV)
    }
    #expect(ended.status == 128 + SIGSEGV)
    #expect(ended.error.split(separator: "\n").count <= 5)
    #expect(!ended.error.contains("0x"))
    #expect(!BuiltProgram.below(program.folder).contains { $0.contains("/core") })
  }

  // MARK: - Streams

  @Test("a reader who leaves ends the program quietly with 0")
  func closedPipe() {
    let ended = program.shell(#"{ "$C100" -o ndjson -e '(1..1000000)'; echo $? >status; } | head -n 2"#)
    #expect(ended.out == "1\n2\n" && ended.error.isEmpty)
    #expect(program.text("status") == "0\n")
  }

  @Test(
    "a full disk is a failure that is said", arguments: ["-e 1", "--help", "resources", "-o ndjson -e '(1..100000)'"])
  func fullDisk(arguments: String) {
    let ended = program.shell("exec \"$C100\" \(arguments) >/dev/full")
    #expect(ended.status == 1)
    #expect(ended.error.contains("No space left on device"))
  }

  @Test("with nobody to ask, nothing waits for an answer")
  func nobody() {
    let login = program.run("login")
    #expect(login.status == 2 && login.error.contains("--portal"))
    let password = program.run("login", "--portal", "http://127.0.0.1:9", "--site", "1", "--email", "a@b.example")
    #expect(password.status == 4 && password.error.contains("C100_PASSWORD"))
    #expect(program.run(input: "").status == 0)
    #expect(program.run("--no-input", input: "1 + 1").out == "2\n")
  }

  @Test("--no-input on a terminal waits for nobody to type a program")
  func noInput() throws {
    let terminal = try #require(
      PseudoTerminal([BuiltProgram.path, "--no-input"], environment: program.environment))
    #expect(terminal.status() == 2)
    #expect(terminal.wait(for: "no program to run"))
  }

  @Test("help tells about a method of the language too")
  func helpOfMethod() {
    let told = program.run("help", "remove")
    #expect(told.status == 0 && told.out.contains("remove(index)    on list") && told.out.contains("remove(key)"))
    #expect(program.run("help", "remvoe").status == 2)
  }

  // MARK: - What the arguments are

  @Test("what follows FILE is the script's, options and all")
  func scriptArguments() {
    program.write("a.c100s", "#!/usr/bin/env c100\nprint(args)\n", mode: 0o700)
    symlink(BuiltProgram.path, "\(program.folder)/c100")
    let expected = "[\"--help\",\"-o\",\"x\",\"--\",\"-e\"]\n"
    for line in [#""$C100" a.c100s"#, #""$C100" run ./a.c100s"#, #""$C100" -q -- a.c100s"#, "PATH=.:$PATH ./a.c100s"] {
      #expect(program.shell("\(line) --help -o x -- -e").out == expected, "\(line)")
    }
    #expect(program.run("-", "--help", input: "print(args)").out == "[\"--help\"]\n")
    #expect(program.run("-e", "-1").out == "-1\n")
    #expect(program.run("-e", "args", "-o", "ndjson", "--", "-x").out == "\"-x\"\n")
  }

  @Test("the program in a pipe is run, and its last value is shown")
  func pipe() { #expect(program.run(input: "let a = 20\na * 2 + 2\n").out == "42\n") }
}
