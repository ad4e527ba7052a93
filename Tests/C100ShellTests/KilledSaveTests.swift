import Glibc
import Testing

/// `.save("x")` writes beside the file and renames: kill -9 at any moment leaves the old file or the whole new one.
@Suite("a save that is killed", .serialized)
final class KilledSaveTests {
  private let folder = BuiltProgram.folder()
  private var file: String { folder + "/out.csv" }

  deinit { BuiltProgram.remove(folder) }

  private static let moments = 50

  @Test("the old file or the whole new one, at fifty moments from the start to behind the end")
  func moments() throws {
    BuiltProgram.write(
      "(1..3000).map({id: it, name: \"name \\(it)\", note: \"some text, with a comma\"}).save(\"out.csv\")\n",
      to: folder + "/save.c100s")
    let began = now()
    #expect(BuiltProgram.run(["save.c100s"], in: folder)?.status == 0)
    let whole = try #require(BuiltProgram.bytes(file))
    let taken = now() - began
    #expect(whole.count > 100_000)
    var kept = 0
    for moment in 0..<Self.moments {
      BuiltProgram.write("old \(moment)\n", to: file)
      let pid = try #require(BuiltProgram.start([BuiltProgram.path, "save.c100s"], in: folder))
      let start = now()
      // The moments are spread over the time that a run took, and a little over its end.
      while now() - start < taken * UInt64(moment) / UInt64(Self.moments - 5) { usleep(200) }
      kill(pid, SIGKILL)
      var status: Int32 = 0
      waitpid(pid, &status, 0)
      let there = try #require(BuiltProgram.bytes(file))
      let isOld = there == Array("old \(moment)\n".utf8)
      let isNew = there == whole
      #expect(isOld || isNew, "moment \(moment): \(there.count) bytes")
      if isOld { kept += 1 }
    }
    #expect(kept > 0)
    // What a killed run has left beside it disturbs no later one.
    #expect(BuiltProgram.run(["save.c100s"], in: folder)?.status == 0)
    let isWhole = BuiltProgram.bytes(file) == whole
    #expect(isWhole)
  }

  /// Nanoseconds of a clock that never goes back.
  private func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
