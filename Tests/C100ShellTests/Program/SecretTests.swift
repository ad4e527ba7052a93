import C100Sandbox
import Glibc
import SandboxServer
import Testing

@testable import C100Shell

/// A password and a token made to break every kind of quoting, and how they might be written down.
enum Canary {
  static let password = #"pw"'\`$%é-7f3a9c"#
  /// What a header can hold.
  static let token = #"tk"'\`$%-51d0be"#

  /// Every text that would give a secret away: as it is, percent-encoded, as JSON writes it, and base 64 at each of the
  /// three places that it may have in a longer text.
  static func traces(of secret: String) -> [[UInt8]] {
    let raw = Array(secret.utf8)
    let upper = percent(raw, uppercase: true)
    var traces = [raw, Array(upper.utf8), Array(percent(raw, uppercase: false).utf8), Array(json(secret).utf8)]
    traces.append(Array(json(secret, ascii: true).utf8))
    // The tail without a letter that an encoding changes: what any partial masking would leave.
    traces.append(Array(raw.suffix(7)))
    for shift in 0..<3 {
      let filled = Array(repeating: UInt8(0), count: shift) + raw
      // Whole groups of three that hold nothing but the secret.
      let whole = filled[(shift == 0 ? 0 : 3)...]
      let text = base64(Array(whole.prefix(whole.count / 3 * 3)))
      traces.append(Array(text.utf8))
      traces.append(text.utf8.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 })
    }
    return traces
  }

  private static func percent(_ bytes: [UInt8], uppercase: Bool) -> String {
    bytes.map { byte in
      let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
      let hex = String(byte, radix: 16, uppercase: uppercase)
      return isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + hex
    }.joined()
  }

  private static func json(_ text: String, ascii: Bool = false) -> String {
    text.unicodeScalars.map { scalar in
      if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
      return ascii && !scalar.isASCII ? "\\u00" + String(scalar.value, radix: 16) : String(scalar)
    }.joined()
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let word = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
      for shift in [18, 12, 6, 0] { text.append(alphabet[word >> shift & 63]) }
    }
    return text
  }
}

extension ProgramHome {
  /// The files of the folder, and the words of the program, that give one of the canaries away.
  func leaks(_ texts: [[UInt8]] = []) -> [String] {
    let traces = (Canary.traces(of: Canary.password) + Canary.traces(of: Canary.token))
    var found: [String] = []
    for path in BuiltProgram.below(folder) {
      let bytes = BuiltProgram.bytes(path) ?? []
      for trace in traces where bytes.firstRange(of: trace) != nil {
        found.append("\(path): \(String(decoding: trace, as: UTF8.self))")
      }
    }
    for text in texts {
      for trace in traces where text.firstRange(of: trace) != nil {
        found.append("a stream: \(String(decoding: trace, as: UTF8.self))")
      }
    }
    return found
  }
}

@Suite("no secret gets out")
struct SecretTests {
  private let program = ProgramHome()

  /// An API that gives the token for the password, refuses agent 403, never answers agent 408, and answers the rest.
  private func server() throws -> RawServer {
    try RawServer { connection in
      while let request = connection.readRequest() {
        let reply: [UInt8]
        if request.contains("loginType") {
          var token = ""
          for scalar in Canary.token.unicodeScalars {
            token += scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
          }
          reply =
            request.contains("wrong")
            ? answer(#"{"message": "the password is wrong"}"#, status: "401 No") : answer(#"{"token": "\#(token)"}"#)
        } else if request.contains("agents/403") {
          reply = answer(#"{"message": "\#(request.contains("Bearer") ? "not allowed" : "who")"}"#, status: "403 No")
        } else if request.contains("agents/408") {
          connection.waitForEnd()
          return
        } else {
          reply = answer(#"{"id": 1, "email": "ada@auroratravel.example"}"#)
        }
        guard connection.write(reply) else { return }
      }
    }
  }

  @Test("not through a script: calls, errors, --trace, --dry-run, curl, explain, a failing login, a timeout, a crash")
  func script() throws {
    let server = try server()
    defer { server.stop() }
    let place = "http://127.0.0.1:\(server.port)"
    let secrets = [
      "C100_PASSWORD": Canary.password, "C100_EMAIL": "ada@auroratravel.example", "C100_SITE_ID": "10003",
      "C100_API_KEY": Canary.token,
    ]
    program.write(
      "all.c100s",
      """
      print(agents.get(1).email)
      print(curl(agents.get(1)), explain(agents.get(1)), session, "\\(session)", session.json(), session.keys())
      print(env("C100_PASSWORD"), "\\(env("C100_PASSWORD"))", [env("C100_PASSWORD")].json(), env("C100_TOKEN"))
      print(env("C100_API_KEY"), "\\(env("C100_API_KEY"))", [env("C100_API_KEY")].json())
      print(try agents.get(403) catch e { e.json() }, try agents.get(408) catch e { e.json() })
      print(try login(email: "a@b.example", siteId: 1, password: "wrong") catch e { e.json() })
      print(calls.collect().json())
      agents.create(email: "x@y.example")
      agents.get(403)
      """)
    for options in [["--trace"], ["--trace", "--dry-run"], ["-q"], ["--trace", "--read-only"]] {
      let line = (options + ["--timeout", "0.2", "--portal", place, "--api", place]).joined(separator: " ")
      let ended = program.shell("exec \"$C100\" \(line) all.c100s", with: secrets)
      #expect(!ended.out.isEmpty)
      #expect(program.leaks() == [], "\(options)")
    }
    let crashed = program.shell(
      #"exec "$C100" --api \#(place) -e 'agents.get(1); print("on"); while true {}'"#, with: secrets
    ) { pid in
      program.wait(for: "on", in: ".out")
      kill(pid, SIGSEGV)
    }
    #expect(crashed.status == 128 + SIGSEGV)
    #expect(program.leaks() == [])
    #expect(server.requests.contains { $0.contains("loginType") })
    // A token that a header cannot hold is refused without being quoted.
    _ = program.run("--api", place, "--trace", "-e", "agents.get(1)", with: ["C100_TOKEN": Canary.token + "é\r\nX: y"])
    #expect(program.leaks() == [])
  }

  @Test("not through a profile, its commands and its messages")
  func profile() throws {
    let server = try server()
    defer { server.stop() }
    let toml = Canary.password.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    program.write(
      ".config/c100/config.toml",
      "profile = \"a\"\n[profiles.a]\nportal = \"http://127.0.0.1:\(server.port)\"\nemail = \"a@b.example\"\nsite = 1\n"
        + "password = \"\(toml)\"\n")
    var texts: [[UInt8]] = []
    for line in [
      "profile show", "profile list", "doctor", "-e 'agents.get(1)'", "--trace -e 'agents.get(403)'",
      "help environment",
      "completions bash", "-e 'session'",
    ] {
      let ended = program.shell("exec \"$C100\" \(line)")
      texts += [Array(ended.out.utf8), Array(ended.error.utf8)]
    }
    // The place where a person put it is gone; everything else stays.
    unlink("\(program.folder)/.config/c100/config.toml")
    #expect(program.leaks(texts) == [])
    program.write("secret", Canary.password + "\n")
    let login = program.shell(
      "exec \"$C100\" login --portal http://127.0.0.1:\(server.port) --site 1 --email a@b.example "
        + "--password-file \"$HOME/secret\"")
    #expect(login.status == 0, "\(login.error)")
    texts += [Array(login.out.utf8), Array(login.error.utf8)]
    #expect(program.text(".config/c100/config.toml").contains("password_file"))
    unlink("\(program.folder)/secret")
    #expect(program.leaks(texts) == [])
  }

  @Test("not through the prompt, its history and its commands; a typed password is not echoed")
  func prompt() throws {
    let server = try server()
    defer { server.stop() }
    let place = "http://127.0.0.1:\(server.port)"
    var environment = program.environment
    environment["NO_COLOR"] = "1"
    environment["C100_EMAIL"] = "ada@auroratravel.example"
    environment["C100_SITE_ID"] = "10003"
    let terminal = try #require(
      PseudoTerminal(
        [
          "/bin/sh", "-c", "umask 000; exec \"$0\" \"$@\"", BuiltProgram.path, "--portal", place, "--api", place,
          "--trace", "--timeout", "0.3",
        ], environment: environment,
        columns: 120, rows: 60))
    try #require(terminal.wait(for: "c100>"))
    terminal.type("agents.get(1).email\r")
    try #require(terminal.wait(for: "password of"))
    terminal.type(Array((Canary.password + "\r").utf8))
    #expect(terminal.wait(for: "\"ada@auroratravel.example\""))
    for (line, seen) in [
      (":curl agents.get(1)", "$C100_TOKEN"), ("session", "ada"), ("agents.get(403)", "not allowed"),
      (":explain agents.get(1)", "GET"), (":history", "agents.get(403)"), ("calls", "agents/403"),
      ("agents.get(408)", "0.3"),
    ] {
      terminal.type(line + "\r")
      #expect(terminal.wait(for: seen), "\(line): \(terminal.screen.text)")
    }
    terminal.type("\u{4}")
    #expect(terminal.status() == 0)
    #expect(program.leaks([terminal.raw]) == [])
    #expect(program.text(".local/state/c100/history").contains("agents.get(403)"))
    for path in BuiltProgram.below(program.folder) {
      var status = stat()
      guard lstat(path, &status) == 0, path.contains("/c100") else { continue }
      #expect(status.st_mode & 0o077 == 0, "\(path)")
    }
  }

  @Test("no option takes a secret, and the command line of a login holds none")
  func commandLine() {
    for option in OptionTable.all { #expect(!["password", "token"].contains(option.long)) }
    let ended = program.run("login", "--password", Canary.password)
    #expect(ended.status == 2)
    #expect(program.leaks() == [])
  }

  @Test("a token stays with the host that it came from")
  func otherHost() throws {
    let home = try server()
    let other = try server()
    defer {
      home.stop()
      other.stop()
    }
    program.write(
      ".config/c100/config.toml",
      "profile = \"a\"\n[profiles.a]\napi = \"http://127.0.0.1:\(home.port)\"\ntoken = \"kept-at-home\"\n")
    #expect(program.run("-e", "agents.get(1).id").out == "1\n")
    #expect(home.requests.last?.contains("Authorization: Bearer kept-at-home") ?? false)
    let ended = program.run("--api", "http://127.0.0.1:\(other.port)", "-e", "agents.get(1).id")
    #expect(ended.status == 4)
    #expect(!other.requests.contains { $0.contains("kept-at-home") })
    let named = program.run("-e", "agents.get(1).id", with: ["C100_API": "http://127.0.0.1:\(other.port)"])
    #expect(named.status == 4)
    #expect(!other.requests.contains { $0.contains("kept-at-home") })
  }

  @Test("a configuration with a secret that others can read is refused")
  func sharedConfiguration() {
    program.write(".config/c100/config.toml", "[profiles.a]\npassword = \"hunter2\"\n", mode: 0o644)
    let ended = program.run("-e", "1")
    #expect(ended.status == 2 && ended.out.isEmpty)
    #expect(ended.error.contains("others can read it") && ended.error.contains("chmod 600"))
    #expect(!ended.error.contains("hunter2"))
    program.write("pw", "hunter2\n", mode: 0o644)
    program.write(
      ".config/c100/config.toml",
      "profile = \"a\"\n[profiles.a]\nportal = \"http://127.0.0.1:9\"\nemail = \"a@b.example\"\nsite = 1\n"
        + "password_file = \"\(program.folder)/pw\"\n")
    let file = program.run("-e", "agents.get(1)")
    #expect(file.status == 2 && file.error.contains("can be read by others"))
  }

  @Test("nothing is read from the current directory unasked")
  func planted() throws {
    for name in [".c100rc", "init.c100s", "c100/init.c100s", ".init.c100s"] {
      program.write("here/\(name)", "print(6 * 111)\n")
    }
    for name in ["config.toml", ".c100.toml", "c100/config.toml"] {
      program.write("here/\(name)", "profile = \"planted\"\n[profiles.planted]\nportal = \"http://127.0.0.1:9\"\n")
    }
    program.write("here/.editrc", "bind \"^X\" ed-delete-prev-char\nedit off\n")
    let script = program.shell(#"cd here && "$C100" -e '1 + 1' && "$C100" profile list"#)
    #expect(script.out == "2\n")
    var environment = program.environment
    environment["NO_COLOR"] = "1"
    environment["C100"] = BuiltProgram.path
    let terminal = try #require(
      PseudoTerminal(["/bin/sh", "-c", "cd \"$HOME/here\" && exec \"$C100\""], environment: environment))
    try #require(terminal.wait(for: "c100>"))
    #expect(terminal.screen.lines[0].contains("sandbox (no profile yet"))
    terminal.type("40 + 2\r")
    #expect(terminal.wait(for: "\n42\n"))
    #expect(!terminal.screen.text.contains("666"))
    terminal.type("\u{4}")
    #expect(terminal.status() == 0)
  }

  @Test("the sandbox listens on 127.0.0.1 alone, and says nothing of profiles")
  func sandboxAddress() throws {
    program.write(
      ".config/c100/config.toml",
      "profile = \"real\"\n[profiles.real]\nportal = \"portal1.comm100.io\"\nemail = \"boss@real.example\"\nsite = 77123\n"
    )
    let ended = program.shell(#"exec "$C100" sandbox"#) { pid in
      program.wait(for: "C100_SITE_ID", in: ".out")
      let line = program.text(".out").split(separator: "\n").first ?? ""
      let port = line.split(separator: ":").last.flatMap { Int($0) } ?? 0
      let hex = String(port, radix: 16, uppercase: true)
      let suffix = ":" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
      // /proc/net/tcp: local address, remote address, state; 0A listens (proc(5)).
      let listening = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { path in
        String(decoding: BuiltProgram.bytes(path) ?? [], as: UTF8.self).split(separator: "\n").compactMap {
          row -> String? in
          let fields = row.split(separator: " ")
          return fields.count > 3 && fields[3] == "0A" && fields[1].hasSuffix(suffix) ? String(fields[1]) : nil
        }
      }
      #expect(listening == ["0100007F" + suffix])
      kill(pid, SIGINT)
    }
    #expect(!ended.out.contains("real") && !ended.error.contains("real") && !ended.out.contains("77123"))
  }
}
