import C100Kit
import C100Language
import C100Render
import C100Sandbox
import Comm100
import Testing

@Suite("files go up and come back byte for byte")
struct FileTests {
  /// Files in memory; nothing is written.
  private final class FilesInMemory: Services {
    static let all: [String: [UInt8]] = [
      "/pictures/logo.png": [0x89, 0x50, 0xFF], "every.bin": Array(0...255), "empty.pdf": [],
      // As long as a picture may be, and no text.
      "big.jpg": (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) },
      // Lines and dashes as a boundary has them.
      "form.txt": Array("\r\n--c100-1\r\n\r\n--\r\n".utf8),
      "excel.csv": [0xEF, 0xBB, 0xBF] + Array("id,name\r\n1,é\r\n".utf8),
      "wide.txt": [0xFF, 0xFE, 0x41, 0x00, 0xAC, 0x20],
    ]

    override func readFile(_ path: String, _ run: Run) throws(Raise) -> [UInt8] {
      guard let bytes = FilesInMemory.all[path] else { throw Raise(.io, "cannot read '\(path)'") }
      return bytes
    }
  }

  /// What an expression gives, as the language's text of it.
  private func text(_ source: String) throws -> String {
    let thread = LanguageThread()
    let result: Result<String, any Error> = thread.perform {
      let sandbox = Sandbox(SandboxOptions(seed: 1, now: Visit.now))
      let session = Session(services: FilesInMemory()) { () throws(Raise) in try Visit.client(sandbox) }
      return Result {
        guard case .string(let text) = try session.evaluate("string(\(source))") else { return "" }
        return text.text
      }
    }
    return try result.get()
  }

  @Test("whatever they hold", arguments: ["/pictures/logo.png", "every.bin", "empty.pdf", "big.jpg", "form.txt"])
  func roundTrip(path: String) throws {
    #expect(try text("images.get(images.create(file: \"\(path)\").id) == file(\"\(path)\")") == "true")
  }

  @Test(
    "with name and content type",
    arguments: [
      (#"images.create(file: "/pictures/logo.png").name"#, "logo.png"),
      (#"images.create("/pictures/logo.png").name"#, "logo.png"),
      (#"images.get(images.create("/pictures/logo.png").id)"#, "logo.png (image/png, 3 bytes)"),
      (
        #"images.get(images.create(file("every.bin").toFile("a \"b\"\n;é.webp")).id)"#,
        "a \"b\";é.webp (image/webp, 256 bytes)"
      ),
      (#"messaging.attachments.create("empty.pdf").isAvailable"#, "true"),
      (#"api.get("/files/" + messaging.attachments.create("every.bin").id) == file("every.bin")"#, "true"),
      (#"api.post("/api/v3/chatbot/images", file("every.bin")).name"#, "every.bin"),
      (#"messaging.reports.volumeExport(startTime: now() - 7.days, endTime: now()).parseCSV()[0].keys()[0]"#, "id"),
      (#"messaging.reports.volumeExport(startTime: now() - 7.days, endTime: now()).name"#, "volumeExport.csv"),
    ])
  func facts(source: String, wanted: String) throws { #expect(try text(source) == wanted) }

  @Test(
    "as text where they are text",
    arguments: [
      (#"file("excel.csv").parseCSV()"#, #"[{"id": "1", "name": "é"}]"#), (#"file("excel.csv").lines()[1]"#, "1,é"),
      (#"file("wide.txt").text()"#, "A€"), (#"file("every.bin").toBase64().count()"#, "344"),
      (#"file("every.bin").toBase64().toFile("x", base64: true) == file("every.bin")"#, "true"),
      (#"file("every.bin") == file("empty.pdf")"#, "false"), (#"file("empty.pdf").count()"#, "0"),
      (#"type(file("empty.pdf"))"#, "file"), (#"[1].csv().toFile("a.csv").text()"#, "value\r\n1"),
    ])
  func asText(source: String, wanted: String) throws { #expect(try text(source) == wanted) }

  @Test(
    "and what cannot be is told",
    arguments: [
      (#"file("every.bin").text()"#, "is no text"), (#"file("every.bin").json()"#, "no form in data"),
      (#"[{f: file("every.bin")}].csv()"#, "no form in data"), (#"[file("every.bin")].yaml()"#, "no form in data"),
      (#"agents.create(email: file("every.bin"), firstName: "a")"#, "no form in data"),
      (#"images.create(file: "/pictures/none.png")"#, "cannot read"), (#"images.create(file: 1)"#, "the path of one"),
      (#"file("every.bin").text"#, "wants parentheses"), (#"file("every.bin").nmae"#, "did you mean 'name'"),
    ])
  func told(source: String, words: String) throws {
    #expect(try text("try { string(\(source)) } catch e { e.message }").contains(words))
  }

  @Test("asking about an upload reads nothing")
  func planned() throws {
    let shown = try text(#"explain(images.create(file: "/pictures/none.png"))"#)
    #expect(shown.contains("POST") && shown.contains("the file /pictures/none.png"))
  }

  @Test(
    "a server's name for a file names no other folder",
    arguments: ["../../etc/passwd", "..", "a\\b\\c.png", "\u{202E}x"])
  func names(name: String) {
    let file = FileValue([1], name: name, contentType: "image/png")
    #expect(["passwd", "file.png", "c.png", "x"].contains(file.name))
  }

  @Test("a terminal gets a line about a file, a pipe its bytes")
  func shown() throws {
    let bytes: [UInt8] = Array(0...255)
    let thread = LanguageThread()
    let (drawn, piped): ([UInt8], [UInt8]) = try thread.perform {
      Result {
        let session = Session(services: FilesInMemory()) { () throws(Raise) in throw Raise(.network, "none") }
        func written(_ look: Look) throws -> [UInt8] {
          var all: [UInt8] = []
          try session.evaluate(Source(name: "t", text: "file(\"every.bin\")"), mode: .prompt) {
            value, _, run throws(Raise) in
            all = try TextSink.collect { sink throws(Raise) in try Show.value(value, to: sink, look, run) }
          }
          return all
        }
        return (
          try written(Look(TerminalFacts(width: 80, isTerminal: true), theme: .none)), try written(.plain)
        )
      }
    }.get()
    #expect(
      String(decoding: drawn, as: UTF8.self)
        == "every.bin (application/octet-stream, 256 bytes)  .save(\"every.bin\") keeps it\n")
    #expect(piped == bytes)
  }
}
