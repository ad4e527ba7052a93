import C100Sandbox
import Glibc
import SandboxServer
import Testing

@testable import C100Shell

/// Profiles: made by `c100 login`, kept in a file that stays the person's.
@Suite("profiles and logging in")
struct ProfileTests {
  private let home = ProgramHome()

  private func withSandbox(_ body: (SandboxServer, Sandbox) async throws -> Void) async throws {
    let sandbox = Sandbox()
    let server = try await SandboxServer.start(sandbox)
    do {
      try await body(server, sandbox)
    } catch {
      try await server.stop()
      throw error
    }
    try await server.stop()
  }

  @Test("a person is asked, may mistype, and the profile works afterwards; logout and remove take it back")
  func conversation() async throws {
    try await withSandbox { server, sandbox in
      let account = sandbox.credentials
      var environment = home.environment
      environment["NO_COLOR"] = "1"
      let terminal = try #require(
        PseudoTerminal([BuiltProgram.path, "login", "--name", "work"], environment: environment, columns: 120))
      try #require(terminal.wait(for: "portal (its domain"))
      terminal.type(Array("no portal\r".utf8))
      try #require(terminal.wait { $0.text.components(of: "portal (its domain") == 2 })
      terminal.type(Array("\(server.address)\r".utf8))
      try #require(terminal.wait(for: "site id:"))
      terminal.type(Array("\(account.siteId)\r".utf8))
      try #require(terminal.wait(for: "e-mail:"))
      terminal.type(Array("\(account.email)\r".utf8))
      try #require(terminal.wait(for: "password of \(account.email):"))
      terminal.type("mistyped\r")
      try #require(terminal.wait(for: "try again"))
      terminal.type("\(account.password)\r")
      try #require(terminal.wait(for: "profile work is stored"), "\(terminal.screen.text)")
      #expect(terminal.status() == 0)
      #expect(!terminal.raw.contains(account.password.utf8) && !terminal.raw.contains("mistyped".utf8))
      let file = home.text(".config/c100/config.toml")
      #expect(
        file == """
          profile = "work"

          [profiles.work]
          portal = "\(server.address)"
          site = "\(account.siteId)"
          email = "\(account.email)"

          """)
      let used = home.run("-e", "agents.me().email", with: ["C100_PASSWORD": account.password])
      #expect(used.out == "\"\(account.email)\"\n" || used.out == "\(account.email)\n", "\(used.error)")
      // Known means replace the question, and are kept; logout takes them back.
      home.write("pw", account.password + "\n")
      #expect(home.run("login", "--name", "work", "--password-file", "pw").status == 0)
      #expect(home.text(".config/c100/config.toml").contains("password_file = \"\(home.folder)/pw\""))
      #expect(home.run("-e", "agents.list().count()").out == "24\n")
      #expect(home.run("logout").status == 0)
      #expect(home.text(".config/c100/config.toml") == file)
      #expect(home.run("-e", "agents.list().count()").status == 4)
      #expect(home.run("profile", "remove", "work").status == 0)
      #expect(home.run("profile", "list").out.isEmpty)
    }
  }

  @Test("a file that a person wrote keeps its comments, its links and its own ways")
  func edits() {
    home.write(
      "dotfiles/c100.toml",
      "# mine\r\nprofile = 'a' # now\r\n\r\n[profiles.a]\r\nportal = \"portal1.comm100.io\"\r\n\r\n[profiles.b] # old\r\napi = \"http://127.0.0.1:9\"\r\n"
    )
    home.write(".config/c100/.keep", "")
    symlink("\(home.folder)/dotfiles/c100.toml", "\(home.folder)/.config/c100/config.toml")
    #expect(home.run("profile", "use", "b").status == 0)
    #expect(
      home.text("dotfiles/c100.toml")
        == "# mine\nprofile = \"b\" # now\n\n[profiles.a]\nportal = \"portal1.comm100.io\"\n\n[profiles.b] # old\napi = \"http://127.0.0.1:9\"\n"
    )
    var status = stat()
    #expect(lstat("\(home.folder)/.config/c100/config.toml", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    let dotted = "profiles.a.portal = \"portal1.comm100.io\"\n"
    home.write("dotfiles/c100.toml", dotted)
    let refused = home.run("logout", "a")
    #expect(home.text("dotfiles/c100.toml") == dotted, "\(refused.error)")
  }

  @Test("a flag beats the environment, which beats the profile; doctor tells which won")
  func origins() {
    home.write(
      ".config/c100/config.toml",
      "profile = \"a\"\n[profiles.a]\napi = \"http://127.0.0.1:9\"\nemail = \"a@b.example\"\nsite = 1\nzone = \"UTC\"\n"
    )
    let found = home.run("--site", "3", "doctor", with: ["C100_SITE_ID": "2", "C100_EMAIL": "c@d.example"])
    for line in [
      "profile        a (the configuration)", "e-mail         c@d.example (C100_EMAIL)", "site           3 (--site)",
      "zone           UTC (profile a)", "API            http://127.0.0.1:9 (profile a)",
      "sandbox        answers: 24 agents",
    ] { #expect(found.out.contains(line + "\n"), "\(line)\n\(found.out)") }
    #expect(found.out.contains("host           BROKEN: "))
    #expect(found.status == 5)
  }

  @Test("doctor says what is broken and what to do")
  func advice() throws {
    let zone = home.run("doctor", "--sandbox", "--zone", "Romance Standard Tim")
    #expect(zone.status == 2 && zone.out.contains("zone           BROKEN: there is no time zone"), "\(zone.out)")
    #expect(zone.out.contains("did you mean Romance Standard Time"), "\(zone.out)")
    let host = home.run("doctor", "--api", "http://127.0.0.1:1", with: ["C100_TOKEN": "t"])
    #expect(host.status == 5 && host.out.contains("check the address, and that the server runs"), "\(host.out)")
  }

  @Test("doctor works when all else is broken")
  func broken() {
    home.write(".config/c100/config.toml", "[profiles.a]\npassword = \"x\"\n", mode: 0o644)
    let found = home.run("doctor", with: ["TERM": ""])
    #expect(found.status == 2)
    #expect(found.out.contains("configuration  BROKEN: ") && found.out.contains("chmod 600"))
    #expect(found.out.contains("libedit") && found.out.contains("sandbox        answers"))
    #expect(home.run("doctor", with: ["HOME": ""]).status == 0)
  }

  @Test("what is mistyped gets a near name, and status 2")
  func near() {
    for (line, words) in [
      ("logni", "c100 login"), ("--prfile a", "--profile"), ("help pagin", "paging"), ("resources agnts", "agents"),
      ("-o jso -e 1", "json"),
    ] {
      let ended = home.shell("exec \"$C100\" \(line)")
      #expect(ended.status == 2 && ended.error.contains("did you mean") && ended.error.contains(words), "\(line)")
    }
  }
}

extension String {
  /// How often a text is in it.
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = utf8[...]
    while let found = rest.firstRange(of: Array(text.utf8)) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: String.UTF8View) -> Bool { firstRange(of: Array(text)) != nil }
}
