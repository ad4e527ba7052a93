import Glibc
import Testing

@testable import C100Shell

/// `curl(…)` prints a line that a shell can run: the request that it sends is the one that c100 would send.
@Suite("curl lines in a shell")
struct CurlTests {
  /// Texts that try to end a quoting, start a command, pass as an option, or lose a byte on the way.
  static let hostile = [
    "it's", "\"double\"", "$(touch ran)", "`touch ran`", "; touch ran #", "a\nb\r\n\tc", "--output ran", "-o ran",
    "@/etc/passwd", "\\'; touch ran; '\\", "%41%2F&x=1#y", "é中文😀", "!! *", "", "{a,b}[1-3]", "${HOME}~",
  ]

  /// The API's side: one reply to everything.
  private func server() throws -> RawServer {
    try RawServer(answering: { request, _ in
      answer(request.hasPrefix("GET /api/v3/globalSettings/agents?") ? #"{"total": 0, "agents": []}"# : #"{"id": "1"}"#)
    })
  }

  /// Target, method and body: what a request says.
  private func essence(_ request: String) -> [String] {
    let parts = request.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let lines = parts[0].split(separator: "\r\n").map(String.init)
    let authorization = lines.first { $0.lowercased().hasPrefix("authorization:") } ?? ""
    return [lines[0], String(authorization.drop { $0 != ":" }), parts.count > 1 ? parts[1] : ""]
  }

  @Test(
    "a shell sends what c100 sends, whatever is in the arguments, and runs nothing else",
    .enabled(if: access("/usr/bin/curl", X_OK) == 0))
  func identical() throws {
    let program = ProgramHome()
    let server = try server()
    defer { server.stop() }
    let place = "http://127.0.0.1:\(server.port)"
    var script = ""
    for text in Self.hostile {
      var literal = ""
      for scalar in text.unicodeScalars {
        literal +=
          scalar.value < 0x20 || "\"\\".unicodeScalars.contains(scalar)
          ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
      }
      for call in [
        #"departments.create(name: "\#(literal)", description: "\#(literal)")"#, #"departments.get("x\#(literal)")"#,
        #"agents.list(keywords: "\#(literal)").page()"#,
      ] {
        script += "print(curl(\(call)))\n\(call)\n"
      }
    }
    program.write("hostile.c100s", script)
    let token = ["C100_TOKEN": "t0ken"]
    let ended = program.shell("exec \"$C100\" --limit none --api \(place) hostile.c100s", with: token)
    #expect(ended.status == 0, "\(ended.error)")
    let sent = server.requests.map(essence)
    #expect(sent.count == 3 * Self.hostile.count)
    program.write("lines.sh", ended.out)
    let shell = program.shell("sh lines.sh >answers", with: token)
    #expect(shell.status == 0, "\(shell.error)")
    #expect(server.requests.dropFirst(sent.count).map(essence) == sent)
    #expect(access("\(program.folder)/ran", F_OK) != 0)
  }

  @Test("an identifier is one segment of the path, and no header")
  func segment() throws {
    let program = ProgramHome()
    let server = try server()
    defer { server.stop() }
    _ = program.run(
      "--api", "http://127.0.0.1:\(server.port)", "-e", #"departments.get("1/../x?y#z\r\nX: y")"#,
      with: ["C100_TOKEN": "t"])
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("GET /api/v3/globalSettings/departments/1%2F..%2Fx%3Fy%23z%0D%0AX%3A%20y HTTP/1.1\r\n"))
    #expect(!request.contains("\r\nX: y"))
  }

  @Test(
    "plain http is for loopback addresses alone",
    arguments: [
      "http://127.0.0.1.evil.example", "http://localhost.evil", "http://0x7f.1", "http://127.0.0.1@evil.example",
    ])
  func plainHTTP(origin: String) {
    let program = ProgramHome()
    let ended = program.run("--api", origin, "-e", "1", with: ["C100_TOKEN": "t"])
    #expect(ended.status == 2 && ended.out.isEmpty)
    #expect(program.run("--portal", origin, "-e", "1").status == 2)
    #expect(program.run("--site", "1\r\nX: y", "--sandbox", "-e", "1 + 1").out == "2\n")
  }
}
