import C100Kit
import C100Language
import C100Sandbox
import Testing

@Suite("uploads")
struct UploadTests {
  /// One file, which is no text.
  private final class OneFile: Services {
    override func readFile(_ path: String, _ run: Run) throws(Raise) -> [UInt8] {
      guard path == "/pictures/logo.png" else { throw Raise(.io, "cannot read '\(path)'") }
      return [0x89, 0x50, 0xFF]
    }
  }

  private func isTrue(_ text: String) throws -> Bool {
    let thread = LanguageThread()
    let result: Result<Bool, any Error> = thread.perform {
      let sandbox = Sandbox(SandboxOptions(seed: 1, now: Visit.now))
      let session = Session(services: OneFile()) { () throws(Raise) in try Visit.client(sandbox) }
      return Result { if case .bool(true) = try session.evaluate(text) { true } else { false } }
    }
    return try result.get()
  }

  @Test("a file is named by its path and sent under the last part of it")
  func path() throws {
    #expect(try isTrue(#"images.create(file: "/pictures/logo.png").name == "logo.png""#))
    #expect(try isTrue(#"images.create("/pictures/logo.png").name == "logo.png""#))
  }

  @Test("a file that cannot be read is told before anything is sent")
  func missing() throws {
    #expect(throws: EvaluationFailure.self) { try isTrue(#"images.create(file: "/pictures/none.png")"#) }
  }

  @Test("asking about an upload reads nothing")
  func planned() throws {
    #expect(try isTrue(#""\(explain(images.create(file: "/pictures/none.png")))".contains("POST")"#))
  }
}
