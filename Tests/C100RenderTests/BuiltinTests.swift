import Glibc
import Testing

@testable import C100Language
@testable import C100Render

@Suite("built-ins that render and save")
struct BuiltinTests {
  final class FileServices: Services, SavesFiles {
    func checkSave(_ path: String) throws(Raise) {}
  }

  private func folder() throws -> String {
    var template = Array("/tmp/c100-render-XXXXXX\0".utf8CString.dropLast())
    return try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  private func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = fgetc(file)
      if byte == EOF { break }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("every built-in has a summary, all but save an example")
  func table() {
    for builtin in renderBuiltins {
      #expect(!builtin.summary.isEmpty && (builtin.name == "save" || !builtin.examples.isEmpty), "\(builtin.name)")
    }
  }

  @Test("a rendering is text where a string is wanted, and pulls nothing before")
  func asText() throws {
    let source = CountingSource(2) { .object(ObjectValue([("a", .integer($0))])) }
    let run = makeRun()
    let rendering = Rendering(.sequence(SequenceValue(source)), .format(.csv, FormatOptions()))
    #expect(source.pulled == 0)
    #expect(try rendering.asText(run) == "a\r\n0\r\n1")
    let json = Rendering(.list(ListValue([.integer(1)])), .format(.json, FormatOptions()))
    #expect(try json.asText(run) == "[\n  1\n]")
  }

  @Test("save writes by suffix, whole or not at all")
  func save() throws {
    let folder = try folder()
    let run = makeRun(FileServices())
    let items = try value(#"[{"id":1,"name":"a"},{"id":2,"name":"b"}]"#)
    func save(_ value: Value, _ name: String, resumes: Bool = false) throws {
      try Saving(value, folder + "/" + name, span: .zero, run).save(resumes: resumes)
    }
    try save(items, "a.csv")
    #expect(read(folder + "/a.csv") == "id,name\r\n1,a\r\n2,b\r\n")
    try save(items, "a.json")
    #expect(read(folder + "/a.json")?.hasPrefix("[\n  {\n    \"id\": 1,") == true)
    try save(.text("plain"), "a.txt")
    #expect(read(folder + "/a.txt") == "plain")
    try save(try value(#"[{"key":"<&\u0007","count":3}]"#), "a.svg")
    #expect(read(folder + "/a.svg")?.contains("&lt;&amp;^G</text>") == true)
    #expect(throws: Raise.self) { try save(items, "a.exe") }
    #expect(throws: Raise.self) { try save(items, "no/such/a.csv") }
    let failing = Value.sequence(SequenceValue(FormatTests.FailingSource()))
    #expect(throws: Raise.self) { try save(failing, "a.csv") }
    #expect(read(folder + "/a.csv") == "id,name\r\n1,a\r\n2,b\r\n")
    #expect(throws: Raise.self) { try Saving(items, folder + "/b.csv", span: .zero, makeRun()).save(resumes: false) }
    #expect(read(folder + "/b.csv") == nil)
  }

  @Test("an interrupted save goes on behind the last whole line")
  func resume() throws {
    let path = try folder() + "/a.ndjson"
    let run = makeRun(FileServices())
    let failing = Value.sequence(SequenceValue(FormatTests.FailingSource()))
    #expect(throws: Raise.self) { try Saving(failing, path, span: .zero, run).save(resumes: true) }
    #expect(read(path) == nil && read(path + ".part") == "1\n", "what came before the failure is kept")
    let other = Value.sequence(SequenceValue(CountingSource(4) { .integer($0) }))
    #expect(throws: Raise.self) { try Saving(other, path, span: .zero, run).save(resumes: true) }
    #expect(read(path) == nil && read(path + ".part") == "1\n", "another list is not glued to it")
    let whole = Value.sequence(SequenceValue(CountingSource(4) { .integer($0 + 1) }))
    try Saving(whole, path, span: .zero, run).save(resumes: true)
    #expect(read(path) == "1\n2\n3\n4\n")
    #expect(read(path + ".part") == nil && read(path + ".part.note") == nil)
  }

  @Test("charts")
  func charts() throws {
    let run = makeRun()
    func chart(_ json: String, _ kind: ChartOptions.Kind, _ look: Look) throws -> String {
      var options = ChartOptions()
      options.kind = kind
      let value = try value(json)
      return try text { sink throws(Raise) in try Chart(value, options, run).write(to: sink, look) }
    }
    let counts = #"[{"key":"chat","count":120},{"key":"日本","count":30},{"key":"none","count":0}]"#
    let bars = try chart(counts, .bars, terminal(30))
    #expect(bars == "  chat  ██████████████████ 120\n  日本  ████▌ 30\n  none  0\n")
    let ascii = try chart(counts, .bars, terminal(30, unicode: false))
    #expect(ascii.hasPrefix("  chat  ################## 120\n"))
    #expect(try chart("[1,5,3,null,2]", .sparkline, terminal(30)) == "▁█▅▃\n")
    let line = try chart("[0,1,2,3,4]", .line, terminal(40))
    #expect(line.split(separator: "\n").count == 13 && line.contains("4 ┤    █"))
    #expect(Chart.bins([1, 2, 2, 3, 9]).map(\.text) == ["1", "3", "0", "0", "1"])
    let intervals = try chart("[1, 2, 2, 3, 9]", .histogram, terminal(30, unicode: false))
    #expect(intervals.hasPrefix("  0 - 2") && intervals.utf8.allSatisfy { $0 < 0x80 }, "\(intervals)")
    #expect(try chart("[]", .bars, terminal(30)) == "  nothing to draw\n")
    #expect(throws: Raise.self) { try chart(#"["a"]"#, .bars, terminal(30)) }
    #expect(Chart.levels(0, 50) == [0, 10, 20, 30, 40, 50] && Chart.levels(-10, 50) == [0, 20, 40])
    #expect(Chart.levels(0, 0) == [0] && Chart.levels(-1e308, 1e308) == [-1e308, 1e308])
    #expect(Bins.roundStep(.leastNonzeroMagnitude) == 0)
    for kind in ChartOptions.Kind.allCases {
      for extreme in [
        "[1e300, 2]", "[1.7e308, -1.7e308]", "[1e-320, 0]", "[2e-323, 0]",
        "[9223372036854775807, -9223372036854775808]",
        "[[\"a\", 1e19]]", "[9e18, 9000000000000000999]", "[[1, 2, 3]]", "[-0, 0]",
      ] {
        let drawn = try? chart(extreme, kind, terminal(30))
        #expect(drawn?.isEmpty != true, "\(kind.rawValue) \(extreme)")
        var options = ChartOptions()
        options.kind = kind
        let value = try value(extreme)
        if let whole = try? Chart(value, options, run) {
          let svg = try text { sink throws(Raise) in try whole.writeSVG(to: sink) }
          #expect(!svg.contains("nan") && !svg.contains("inf"), "\(kind.rawValue) \(extreme)")
        }
      }
    }
    for (value, short) in [(0.0, "0"), (-1.5, "-1.5"), (1200, "1200"), (0.025, "0.025"), (-0.05, "-0.05")]
      as [(Double, String)]
    {
      #expect(Chart.short(value) == short)
    }
  }
}
