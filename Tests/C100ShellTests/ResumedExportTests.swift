import Glibc
import Testing

/// `save("x.ndjson", resume: true)`: however often a run is killed, the file is in the end that of an undisturbed one.
@Suite("an export that resumes", .serialized)
final class ResumedExportTests {
  private let folder = BuiltProgram.folder()
  private let script =
    "contacts.list(pageSize: 5).select(\"id\", \"name\", \"city\").save(\"out.ndjson\", resume: true)\n"
  private var file: String { folder + "/out.ndjson" }
  private var part: String { file + ".part" }

  init() { BuiltProgram.write(script, to: folder + "/export.c100s") }

  deinit { BuiltProgram.remove(folder) }

  private func run() throws -> BuiltProgram.Outcome {
    try #require(BuiltProgram.run(["--sandbox", "export.c100s"], in: folder))
  }

  /// What a run without a disturbance writes.
  private func undisturbed() throws -> [UInt8] {
    #expect(try run().status == 0)
    let whole = try #require(BuiltProgram.bytes(file))
    unlink(file)
    #expect(whole.count { $0 == 0x0A } == 150)
    return whole
  }

  @Test("cut at every kind of byte by the size that a file may have, it ends as if nothing had happened")
  func cut() throws {
    let whole = try undisturbed()
    var there: [UInt8] = []
    // In blocks of 512 bytes: within the first line, within others, some twice at the same place.
    for limit in [1, 1, 2, 5, 9, 9, 13, 14] {
      let shell = ["/bin/sh", "-c", "ulimit -f \(limit); exec \(BuiltProgram.path) --sandbox export.c100s"]
      let pid = try #require(BuiltProgram.start(shell, in: folder))
      #expect(BuiltProgram.finish(pid, in: folder).status != 0)
      #expect(access(file, F_OK) != 0, "nothing is there under the name of the whole")
      there = BuiltProgram.bytes(part) ?? []
      let isBeginning = there.count <= limit * 512 && whole.starts(with: there)
      #expect(isBeginning)
    }
    #expect(there.count == 7_168)
    #expect(try run().status == 0)
    let isSame = BuiltProgram.bytes(file) == whole
    #expect(isSame)
    #expect(access(part, F_OK) != 0 && access(part + ".note", F_OK) != 0)
  }

  @Test("killed again and again while it writes, it ends as if nothing had happened")
  func killed() throws {
    let whole = try undisturbed()
    var kills = 0
    while kills < 20 {
      let before = size(part)
      let pid = try #require(BuiltProgram.start([BuiltProgram.path, "--sandbox", "export.c100s"], in: folder))
      var status: Int32 = 0
      // Each run may write a little more than the one before.
      while size(part) <= before, waitpid(pid, &status, WNOHANG) == 0 { usleep(100) }
      guard status == 0, kill(pid, SIGKILL) == 0, waitpid(pid, &status, 0) == pid else { break }
      guard status & 0x7F == SIGKILL else { break }
      kills += 1
      let isBeginning = whole.starts(with: BuiltProgram.bytes(part) ?? [])
      #expect(isBeginning)
    }
    #expect(kills > 0)
    #expect(try run().status == 0)
    let isSame = BuiltProgram.bytes(file) == whole
    #expect(isSame)
  }

  private func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private func begin(lines: Int) throws {
    let whole = try undisturbed()
    let text = String(decoding: whole, as: UTF8.self)
    let first = text.split(separator: "\n").prefix(lines).joined(separator: "\n")
    let shell = ["/bin/sh", "-c", "ulimit -f 8; exec \(BuiltProgram.path) --sandbox export.c100s"]
    _ = BuiltProgram.finish(try #require(BuiltProgram.start(shell, in: folder)), in: folder)
    BuiltProgram.write(first + "\n", to: part)
  }

  @Test("a list that has changed since is not glued to what is there")
  func moved() throws {
    try begin(lines: 7)
    let there = try #require(BuiltProgram.read(part))
    let lines = there.split(separator: "\n").map(String.init)
    BuiltProgram.write((lines.dropLast() + [lines[0]]).joined(separator: "\n") + "\n", to: part)
    let outcome = try run()
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains("the list has changed since 'out.ndjson.part' was begun: line 7 is another item now"))
    #expect(access(file, F_OK) != 0)
    BuiltProgram.write(String(repeating: there, count: 40), to: part)
    #expect(try run().errors.contains("it has fewer than 280 items now"))
  }

  @Test("what another expression began is refused", arguments: ["where(.id > 3).", "take(140)."])
  func other(stage: String) throws {
    try begin(lines: 7)
    BuiltProgram.write(
      "contacts.list(pageSize: 5).\(stage)save(\"out.ndjson\", resume: true)\n", to: folder + "/export.c100s")
    let outcome = try run()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("was begun by another expression"))
  }

  @Test("a second program that writes the same file is refused, and disturbs nothing")
  func twice() throws {
    try begin(lines: 7)
    let there = BuiltProgram.read(part)
    let descriptor = open(part, O_RDONLY)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let outcome = try run()
    close(descriptor)
    #expect(outcome.status == 1 && outcome.errors.contains("another program is writing 'out.ndjson'"))
    let isUntouched = BuiltProgram.read(part) == there
    #expect(isUntouched)
    #expect(try run().status == 0)
  }
}
