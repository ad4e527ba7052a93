import Glibc
import Testing

/// The terminal is left as it was found, whatever happens in between (promises R62, R31).
@Suite("the terminal's state")
struct TerminalStateTests {
  /// Ways to leave, from an empty prompt unless the line says otherwise.
  static let exits: [(keys: String, signal: Int32)] = [
    ("\u{4}", 0), ("exit\r", 0), (":quit\r", 0), ("exit(3)\r", 0), ("let half = [1,\r\u{3}\u{4}", 0),
    ("half typ", SIGTERM),
    ("(1 +", SIGHUP), ("while true {}\r", SIGTERM), ("while true {}\r", SIGHUP), ("", SIGQUIT), ("", SIGSEGV),
    ("login(email: \"a@b.example\", siteId: 1)\r", SIGTERM),
  ]

  @Test("the modes are the same before and after every way to leave", arguments: exits)
  func modes(exit: (keys: String, signal: Int32)) throws {
    let terminal = try Program.open(home: "modes")
    let before = terminal.initialModes
    #expect(terminal.wait { _ in terminal.modes != before })
    terminal.type(exit.keys)
    if exit.signal != 0 {
      if exit.keys.hasSuffix("\r") { for _ in 0..<10 { terminal.pump(10) } }
      kill(terminal.pid, exit.signal)
    }
    #expect(terminal.status() != nil, "\(terminal.screen.text)")
    #expect(terminal.modes == before)
  }

  @Test("a child that is killed leaves the prompt its terminal")
  func killedEditor() throws {
    let editor = Program.home("modes") + "/editor"
    try #require(Program.write("#!/bin/sh\nstty -echo -icanon\nkill -9 $$\n", to: editor, mode: 0o700))
    let terminal = try Program.open(home: "modes") { $0["EDITOR"] = editor }
    terminal.type(":edit 1 + 1\r")
    #expect(terminal.wait(for: "the editor gave nothing"))
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "c100> 40 + 2\n42\n"))
    terminal.type("\u{4}")
    #expect(terminal.status() == 0)
    #expect(terminal.modes == terminal.initialModes)
  }

  @Test("Ctrl-Z and fg: the line is there again, and what ran goes on")
  func suspend() throws {
    let shell = "/bin/bash"
    try #require(access(shell, X_OK) == 0)
    let terminal = try Program.start([shell, "--norc", "--noprofile", "-i"], home: "suspend") { $0["PS1"] = "sh$ " }
    #expect(terminal.wait(for: "sh$"))
    terminal.type("\(BuiltProgram.path)\r")
    #expect(terminal.wait(for: "c100>"))
    terminal.type("let kept = 41")
    #expect(terminal.wait { $0.lastLine == "c100> let kept = 41" })
    terminal.type([26])
    #expect(terminal.wait { $0.lastLine == "sh$" }, "\(terminal.screen.text)")
    #expect(terminal.modes[3] & tcflag_t(ECHO) != 0 || terminal.modes[3] & tcflag_t(ICANON) == 0)
    terminal.type("fg\r")
    #expect(terminal.wait { $0.lastLine == "c100> let kept = 41" }, "\(terminal.screen.text)")
    terminal.type(" + 1\rkept\r")
    #expect(terminal.wait(for: "\n42\n"))
    // While something runs, the process stops as any other does.
    terminal.type("while true {}\r")
    #expect(terminal.waitForWork())
    terminal.type([26])
    #expect(terminal.wait { $0.lastLine == "sh$" }, "\(terminal.screen.text)")
    terminal.type("fg\r")
    #expect(terminal.wait { $0.text.contains("fg\n") })
    for _ in 0..<20 { terminal.pump(10) }
    terminal.type([3])
    #expect(terminal.wait(for: "interrupted"), "\(terminal.screen.text)")
    terminal.type("\u{4}")
    #expect(terminal.wait { $0.lastLine == "sh$" })
  }

  @Test("a password question that was stopped is asked again, and stays silent", arguments: [SIGTSTP, SIGSTOP])
  func stoppedQuestion(signal: Int32) throws {
    let shell = "/bin/bash"
    try #require(access(shell, X_OK) == 0)
    let terminal = try Program.start([shell, "--norc", "--noprofile", "-i"], home: "stopped") { $0["PS1"] = "sh$ " }
    #expect(terminal.wait(for: "sh$"))
    terminal.type("\(BuiltProgram.path) & echo pid=$!; fg\r")
    #expect(terminal.wait(for: "c100>"))
    let number = terminal.screen.text.split(separator: "\n").first { $0.hasPrefix("pid=") }?.dropFirst(4)
    let pid = try #require(number.flatMap { pid_t($0) }, "\(terminal.screen.text)")
    terminal.type("login(email: \"a@b.example\", siteId: 10000)\r")
    #expect(terminal.wait(for: "password of a@b.example:"))
    kill(pid, signal)
    #expect(terminal.wait { $0.lastLine == "sh$" }, "\(terminal.screen.text)")
    terminal.type("fg\r")
    #expect(terminal.wait { $0.lastLine == "password of a@b.example:" }, "\(terminal.screen.text)")
    terminal.type(Array("hunter2".utf8))
    for _ in 0..<10 { terminal.pump(10) }
    #expect(!terminal.screen.text.contains("hunter"))
    terminal.type([3])
    #expect(terminal.wait { $0.text.contains("interrupted") && $0.isAtPrompt }, "\(terminal.screen.text)")
    // The line editor has its terminal back as well.
    terminal.type("40 +")
    // What was not read before the signal would be the shell's.
    #expect(terminal.wait { $0.lastLine == "c100> 40 +" }, "\(terminal.screen.text)")
    kill(pid, signal)
    #expect(terminal.wait { $0.lastLine == "sh$" }, "\(terminal.screen.text)")
    terminal.type("fg\r")
    #expect(terminal.wait { $0.lastLine == "c100> 40 +" }, "\(terminal.screen.text)")
    terminal.type(" 2\r")
    #expect(terminal.wait(for: "\n42\n"), "\(terminal.screen.text)")
  }

  @Test("200 new sizes while a line is typed, and while a request runs")
  func resize() throws {
    let server = try #require(SlowServer { number, _ in number == 0 ? .silence : .json("{\"id\": 7}") })
    server.start()
    defer { server.stop() }
    let terminal = try Program.open(["--api", server.origin], home: "resize") { $0["C100_TOKEN"] = "t0ken" }
    terminal.type("let word = \"")
    for step in 0..<200 {
      terminal.resize(columns: 30 + step * 7 % 90, rows: 10 + step % 20)
      if step % 8 == 0 { terminal.type("x") }
    }
    terminal.resize(columns: 80, rows: 24)
    terminal.type("\"\rword.count()\r")
    #expect(terminal.wait(for: "\n25\n"), "\(terminal.screen.text)")
    terminal.type("agents.get(1)\r")
    #expect(terminal.wait { _ in server.requests == 1 })
    for step in 0..<200 { terminal.resize(columns: 30 + step * 7 % 90, rows: 10 + step % 20) }
    terminal.resize(columns: 80, rows: 24)
    terminal.type([3])
    #expect(terminal.wait(for: "interrupted"), "\(terminal.screen.text)")
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "\n42\n"))
  }

  @Test("Ctrl-D in a continuation evaluates what is there, and says what is missing")
  func endInContinuation() throws {
    let terminal = try Program.open(home: "modes")
    terminal.type("[1,\r\u{4}")
    #expect(terminal.wait { $0.text.contains("error") && $0.lastLine == "c100>" }, "\(terminal.screen.text)")
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "\n42\n"))
  }

  // MARK: - What a server sends

  /// Title, clipboard, clear, report, carriage return, 8-bit sequence, direction: as JSON escapes.
  static let payloads = [
    "\\u001b]0;owned\\u0007\\u001b]52;c;aGk=\\u0007", "\\u001b[2J\\u001b[H\\u001b[6n",
    "good\\rEVIL\\u009b31m \\u202egnp.exe \\u2066x\\u2069",
  ]

  @Test("text of a server is shown, not obeyed: tables, JSON, messages, candidates", arguments: payloads)
  func hostile(payload: String) throws {
    let body = "[{\"id\": \"\(payload)\", \"title\": \"\(payload)\", \"email\": \"x\"}]"
    let server = try #require(
      SlowServer { number, target in
        target.contains("/7") ? .refusal("{\"code\": 1, \"message\": \"\(payload)\"}") : .json(body)
      })
    server.start()
    defer { server.stop() }
    let terminal = try Program.open(["--api", server.origin], home: "hostile", rows: 60) { $0["C100_TOKEN"] = "t0ken" }
    terminal.type("agents.list()\r")
    #expect(terminal.wait { $0.lastLine.hasPrefix("c100>") && $0.text.contains("1 item") }, "\(terminal.screen.text)")
    terminal.type(":set ask off\r")
    let mark = terminal.raw.count
    for (line, shown) in [("agents.list().collect()[0]", "\"email\""), ("agents.get(7)", "error")] {
      terminal.type(line + "\r")
      #expect(terminal.wait { $0.isAtPrompt && $0.text.contains(shown) }, "\(terminal.screen.text)")
    }
    for line in ["agents.list().where(.title == \"", "agents[\""] {
      terminal.type(line + "\t")
      // Once it stands there the prompt reads: a Ctrl-C between two lines would be nobody's.
      #expect(terminal.wait { $0.text.contains(line) })
      for _ in 0..<10 { terminal.pump(10) }
      terminal.type([3])
      #expect(terminal.wait(until: \.isAtPrompt), "\(terminal.screen.text)")
    }
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "\n42\n"), "\(terminal.screen.text)")
    #expect(terminal.screen.title.isEmpty)
    #expect(terminal.screen.lines[0].hasPrefix("c100 0.1"), "the screen was cleared")
    let bytes = Array(terminal.raw[mark...])
    #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { (0x80...0x9F).contains($0.value) })
    #expect(!bytes.contains(7) && !terminal.raw.contains(7))
    for (index, byte) in terminal.raw.enumerated() where byte == 0x1B {
      // Only sequences that draw: colour, cursor, erasing, the bracketed paste of the editor itself.
      let next = terminal.raw.dropFirst(index + 1).first
      #expect(next == UInt8(ascii: "["), "ESC \(next ?? 0)")
    }
  }

  @Test("NO_COLOR and --color never: no colour anywhere; without them there is some", arguments: [true, false])
  func colour(isRefused: Bool) throws {
    let terminal = try Program.open(home: "colour") { $0["NO_COLOR"] = isRefused ? "1" : nil }
    terminal.type("{a: 1, b: \"x\"}\rnope\r")
    #expect(terminal.wait(for: "unknown name"))
    let text = String(decoding: terminal.raw, as: UTF8.self)
    #expect(text.contains("\u{1B}[3") == !isRefused)
    #expect(text.contains("\u{1B}[1;31m") == !isRefused)
  }
}
