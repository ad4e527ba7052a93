import C100Language
import C100Sandbox
import Glibc
import SandboxServer
import Testing

/// `explain`, `curl` and `--trace` tell of every example what its server's log tells.
@Suite("what is said to be sent is sent", .serialized)
struct AgreementTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  private static let names = [
    "01-sites", "02-workload", "03-missed-by-hour", "04-chats-to-csv", "05-who-may", "06-unused-canned-messages",
    "07-csat", "08-export", "09-bulk-change", "10-compare-sites",
  ]

  @Test("no example is left out")
  func all() {
    let files = BuiltProgram.names(in: Self.root + "/examples").filter { $0.hasSuffix(".c100s") }.sorted()
    #expect(files == Self.names.map { $0 + ".c100s" })
  }

  @Test("for every example", arguments: names)
  func agree(name: String) async throws {
    let folder = BuiltProgram.folder()
    defer { BuiltProgram.remove(folder) }
    let text = try #require(BuiltProgram.read(Self.root + "/examples/\(name).c100s"))
    BuiltProgram.write(Self.explaining(text), to: folder + "/s.c100s")
    let sandbox = Sandbox()
    let server = try await SandboxServer.start(sandbox)
    let account = sandbox.credentials
    let outcome = try #require(
      BuiltProgram.run(
        ["--trace", "--api", server.address, "s.c100s"], in: folder,
        ["C100_EMAIL": account.email, "C100_PASSWORD": account.password, "C100_SITE_ID": String(account.siteId)]))
    try await server.stop()
    #expect(outcome.status == 0, "\(outcome.errors.suffix(2_000))")

    let log = sandbox.log.map { Self.request($0.method, $0.path + ($0.query.isEmpty ? "" : "?" + $0.query)) }
    let traced = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("> ") }.compactMap { line -> String? in
      let words = line.split(separator: " ")
      guard words.count >= 4 else { return nil }
      let target = words[3].dropFirst(server.address.count)
      return Self.request(String(words[2]), String(target.last == "," ? target.dropLast() : target))
    }
    #expect(traced.sorted() == log.sorted(), "--trace and the log")

    let sent = Set(log.filter { !$0.contains("jwttoken") })
    let lines = outcome.output.split(separator: "\n")
    let explained = Set(
      lines.compactMap { line -> String? in
        guard line.hasPrefix("E> ") else { return nil }
        let words = line.dropFirst(3).split(separator: " ")
        guard words.count >= 2, ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(words[0]) else { return nil }
        return Self.request(String(words[0]), String(words[1]))
      })
    #expect(sent.subtracting(explained).isEmpty, "sent, and not explained")
    #expect(explained.subtracting(sent).isEmpty, "explained, and not sent")
    let curled = Set(
      lines.compactMap { line -> String? in
        guard line.hasPrefix("C> curl"), let quote = line.range(of: "-- '") else { return nil }
        let method = line.range(of: "-X ").map { line[$0.upperBound...].prefix { $0 != " " } } ?? "GET"
        return Self.request(
          String(method), String(line[quote.upperBound...].dropLast().dropFirst(server.address.count)))
      })
    // The proof that a server sorts is a request that curl has no line for: it is not part of the answer.
    #expect(curled.isSubset(of: sent), "a curl line that was not sent")
    #expect(sent.filter { !$0.contains("sortOrder=desc") }.isSubset(of: curled), "sent, and no curl line")
  }

  /// Method and target, the query's parts in order, pages being all the same.
  private static func request(_ method: String, _ target: String) -> String {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    let query = (parts.count > 1 ? parts[1] : "").split(separator: "&").filter { !$0.hasPrefix("pageIndex=") }
      .map { $0.split(separator: "%3A", omittingEmptySubsequences: false).joined(separator: ":") }
      .map { $0.split(separator: "%2C", omittingEmptySubsequences: false).joined(separator: ",") }.sorted()
    return "\(method) \(parts[0])" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  // MARK: - A script that explains itself

  /// The script with `explain` and `curl` of each expression printed before it is evaluated.
  private static func explaining(_ text: String) -> String {
    let source = Source(name: "example", text: text)
    let table = BuiltinTable(Library.builtins)
    let program = Parser.parse(source, mode: .script, functionParameters: table.functionParameters).program
    var places: [(offset: Int, text: String)] = []
    collect(program.statements, source, &places)
    var bytes = source.bytes
    for place in places.sorted(by: { $0.offset > $1.offset }) {
      bytes.insert(contentsOf: place.text.utf8, at: place.offset)
    }
    let tell = """
      func tell(mark, text) { for line in string(text).lines() { print("\\(mark)> \\(line)") } }

      """
    return tell
      + String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#!") }
      .joined(separator: "\n") + "\n"
  }

  private static func collect(
    _ statements: [Statement], _ source: Source, _ places: inout [(offset: Int, text: String)]
  ) {
    for statement in statements {
      switch statement {
      case .let(let node): tell(node.value, at: statement, source, &places)
      case .for(let node): collect(node.body.statements, source, &places)
      case .function(let node): collect(node.body.statements, source, &places)
      case .expression(.if(let node)):
        for branch in node.branches { collect(branch.body.statements, source, &places) }
        if let otherwise = node.otherwise { collect(otherwise.statements, source, &places) }
      case .expression(.try(let node)):
        for case .block(let block) in [node.body, node.handler] { collect(block.statements, source, &places) }
      case .expression(.call(let call)):
        if case .name(let name) = call.callee, name.text == "print" {
          for argument in call.arguments { tell(argument.value, at: statement, source, &places) }
        } else if case .name = call.callee {
          break
        } else {
          tell(.call(call), at: statement, source, &places)
        }
      default: break
      }
    }
  }

  private static func tell(
    _ expression: Expression, at statement: Statement, _ source: Source, _ places: inout [(offset: Int, text: String)]
  ) {
    let text = source.text(expression.span)
    places.append(
      (
        Int(statement.span.start),
        "try tell(\"E\", explain(\(text))) catch 0\ntry tell(\"C\", curl(\(text))) catch 0\n"
      ))
  }
}

extension Substring {
  /// Where a text stands first.
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
