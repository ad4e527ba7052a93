import Glibc
import Testing

@testable import C100Shell

@Suite("the configuration")
struct ConfigurationTests {
  private func withFile(_ text: String, mode: mode_t = 0o600, _ body: (String) throws -> Void) throws {
    var template = Array("/tmp/c100-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    Streams.write(text.utf8, to: descriptor)
    fchmod(descriptor, mode)
    close(descriptor)
    try body(path)
  }

  @Test("profiles are read")
  func read() throws {
    try withFile("profile = \"work\"\n[profiles.work]\nportal = \"portal1.comm100.io\"\nsite = 10000\n") { path in
      let configuration = try Configuration.read(path)
      #expect(configuration.current == "work")
      #expect(configuration.profile("work")?.portal == "portal1.comm100.io")
      #expect(configuration.profile("work")?.site == "10000")
      #expect(configuration.warnings.isEmpty)
    }
  }

  @Test("a file that is missing is empty")
  func missing() throws { #expect(try Configuration.read("/nonexistent/c100.toml").profiles.isEmpty) }

  @Test("an unknown key is a warning with a near name")
  func unknownKey() throws {
    try withFile("[profiles.a]\nportl = \"x\"\n") { path in
      let read = try Configuration.read(path)
      #expect(read.warnings == ["\(path): profile a: unknown key portl, did you mean portal?"])
    }
  }

  @Test("a secret that others can read is refused, and the message does not tell it")
  func sharedSecret() throws {
    try withFile("[profiles.a]\npassword = \"hunter2\"\n", mode: 0o640) { path in
      let failure = #expect(throws: Failure.self) { _ = try Configuration.read(path) }
      #expect(failure?.status == .usage)
      #expect(failure?.message == "\(path) holds a secret and others can read it")
    }
    try withFile("[profiles.a]\npassword = \"hunter2\"\n") { path in
      let read = try Configuration.read(path)
      #expect(read.profile("a")?.password?.description == "•••")
    }
  }

  @Test("what is not TOML is refused without a quotation")
  func notTOML() throws {
    try withFile("[profiles.a]\npassword = hunter2\n") { path in
      let failure = #expect(throws: Failure.self) { _ = try Configuration.read(path) }
      #expect(failure?.message == "\(path):2:12: this is not TOML")
    }
  }

  @Test("keys and values nested without end are refused, not followed")
  func depth() throws {
    let many = 100_000
    for text in [
      "[\(String(repeating: "a.", count: many))b]", "\(String(repeating: "a.", count: many))b = 1",
      "a = \(String(repeating: "[", count: many))", "a = \(String(repeating: "{a=", count: many))",
    ] {
      try withFile(text) { path in
        let failure = #expect(throws: Failure.self) { _ = try Configuration.read(path) }
        #expect(failure?.status == .usage)
      }
    }
  }

  // MARK: - Editing

  @Test("a value changes in its line, and comments stay")
  func change() {
    var edit = ConfigurationEdit("# mine\nprofile = \"a\"\n\n[profiles.a]\nsite = \"1\" # old\n")
    edit.set("profile", "b", in: nil)
    edit.set("site", "2", in: "profiles.a")
    edit.set("email", "x\"y", in: "profiles.a")
    #expect(edit.text == "# mine\nprofile = \"b\"\n\n[profiles.a]\nsite = \"2\" # old\nemail = \"x\\\"y\"\n")
  }

  @Test("a table is added and removed")
  func tables() {
    var edit = ConfigurationEdit("")
    edit.set("site", "1", in: "profiles.a")
    edit.set("site", "2", in: "profiles.b")
    edit.set("profile", "b", in: nil)
    #expect(edit.text == "profile = \"b\"\n\n[profiles.a]\nsite = \"1\"\n\n[profiles.b]\nsite = \"2\"\n")
    edit.remove(table: "profiles.a")
    edit.set("profile", nil, in: nil)
    #expect(edit.text == "\n[profiles.b]\nsite = \"2\"\n")
  }

  @Test(
    "a table's name that begins with no letter is no TOML, and ends nothing",
    arguments: [
      ("[$work]\n", 1, 2), ("[[€]]", 1, 3), ("a = 1\n [ .b]\n", 2, 4), ("[#]", 1, 2), ("[", 1, 2), ("[]", 1, 2),
      ("x = [\n  [1], # [\n  [\"[\"],\n]\ny = \"\"\"\n[(]\"\"\"\"\n[=]\n", 7, 2), ("k = 'a\\'\n[\u{FFFD}]\n", 2, 2),
      ("= 1\n[$]\n", 1, 1),
    ])
  func headers(text: String, line: Int, column: Int) {
    #expect(throws: TOMLText.Failure(line: line, column: column)) { try TOMLText.table(text) }
  }

  @Test("what looks like such a name inside a value is read")
  func headersInValues() throws {
    let text = """
      x = [
        ["[$"],
        [],
      ]
      y = \"\"\"
      [$]
      \"\"\"
      z = '''
      [.]'''
      # [=]
      [a."€"]
      [ 'b' ]
      c = 1

      """
    #expect(try TOMLText.table(text).keys.sorted() == ["a", "b", "x", "y", "z"])
  }
}
