import C100Sandbox
import Comm100
import JSONText
import Testing

/// Asks a sandbox as a client would, with a token of its own.
struct Visit {
  /// Friday, 2026-11-20 15:30 UTC.
  static let now = 1_795_188_600

  let sandbox: Sandbox
  var token: String

  init(_ options: SandboxOptions = SandboxOptions(seed: 1, now: Visit.now)) {
    sandbox = Sandbox(options)
    token = sandbox.token()
  }

  init(_ sandbox: Sandbox) {
    self.sandbox = sandbox
    token = sandbox.token()
  }

  func send(_ method: String, _ target: String, _ body: JSON? = nil) -> SandboxReply {
    var headers: [(name: String, value: String)] = [("Authorization", "Bearer " + token)]
    if body != nil { headers.append(("Content-Type", "application/json")) }
    return sandbox.answer(SandboxRequest(method, target, headers: headers, body: body?.bytes ?? []))
  }

  /// The JSON of an answer that must have the status.
  func json(_ method: String, _ target: String, _ body: JSON? = nil, status: Int = 200) throws -> JSON {
    let reply = send(method, target, body)
    try #require(
      reply.status == status,
      "\(method) \(target): \(reply.status) \(String(decoding: reply.body.prefix(300), as: UTF8.self))")
    return reply.body.isEmpty ? .null : try JSON(reply.body)
  }

  func get(_ target: String, status: Int = 200) throws -> JSON { try json("GET", target, status: status) }

  /// The message of a refusal with the status.
  func refusal(_ method: String, _ target: String, _ body: JSON? = nil, status: Int) throws -> String {
    try #require(try json(method, target, body, status: status)["message"]?.string)
  }

  /// Logs in by the form; the whole answer.
  func login(_ email: String, _ password: String, site: String = "10003") -> SandboxReply {
    let form = "loginType=password&userName=\(email.replacing("@", with: "%40"))&password=\(password)&siteId=\(site)"
    return sandbox.answer(
      SandboxRequest(
        "POST", "/adminwebservice/api/jwttoken/generate",
        headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8)))
  }

  /// The same visit as another agent.
  func signed(in email: String) throws -> Visit {
    var other = self
    other.token = try #require(try JSON(login(email, "northern-lights").body)["token"]?.string)
    return other
  }
}
