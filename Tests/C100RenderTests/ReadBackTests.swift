import Glibc
import JSONText
import Testing

@testable import C100Language
@testable import C100Render

/// True if there is a Python with this module.
private func pythonHas(_ module: String) -> Bool { system("python3 -c 'import json, \(module)' >/dev/null 2>&1") == 0 }

/// CSV and YAML are read back by Python's `csv` and PyYAML, where they are there.
@Suite("other programs read back what was written", .enabled(if: pythonHas("csv")))
struct ReadBackTests {
  /// Pieces that some reader of CSV or YAML takes for something else.
  private static let pieces: [String] = [
    "no", "yes", "on", "y", "~", "null", "True", "1e3", "1_000", "0o7", "0x1f", "1:30", "2020-01-01", "=1+1", "<<", "-",
    "- a", "a: b",
    "a #b", "#x", "*a", "&a", "!t", "%x", "@x", "`x", "|", ">", "{a}", "[b]", "'q'", "\"dq\"", ",", ";", "\t", "\n",
    "\r\n", "\r",
    "é", "中文", "😀", "\u{85}", "\u{2028}", "\u{feff}", "\u{a0}", "\u{7}", "\u{1b}", "\u{7f}", " lead", "trail ", "",
    ".inf", ".nan", "+1",
    "-0", "1e400", "---", "? a", ": b", "key:", "\\n", "\u{e0041}", "\u{ffff}", "٣",
  ]

  private func text(_ random: inout Seeded) -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private func check(_ name: String, _ value: Value, json: JSON, _ script: String) throws {
    var template = Array("/tmp/c100-readback-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    let run = makeRun(BuiltinTests.FileServices())
    for (file, rendering) in [
      ("a." + name, Rendering(value, .format(try #require(Formats.named(name)), FormatOptions()))),
      ("a.json", Rendering(Value(json), .format(.json, FormatOptions()))),
    ] { try Saving(.host(rendering), folder + "/" + file, span: .zero, run).save(resumes: false) }
    let command = "cd \(folder) && python3 -c '\(script)'"
    #expect(system(command) == 0, "\(folder)")
  }

  @Test("CSV", arguments: [1, 2, 3])
  func csv(seed: UInt64) throws {
    var random = Seeded(seed: seed)
    let rows = (0..<200).map { _ in
      JSON.object(["a": .string(text(&random)), "b": .string(text(&random)), "c,\"": .string(text(&random))])
    }
    try check(
      "csv", Value(JSON.list(rows)), json: .list(rows),
      "import csv,json; r=list(csv.DictReader(open(\"a.csv\",newline=\"\",encoding=\"utf-8\"))); assert r==json.load(open(\"a.json\"))"
    )
  }

  @Test("YAML", .enabled(if: pythonHas("yaml")), arguments: [1, 2, 3])
  func yaml(seed: UInt64) throws {
    var random = Seeded(seed: seed)
    var rows: [JSON] = [1.5, 1e300, 12, nil, true, [], [:]]
    for _ in 0..<200 {
      let key = text(&random)
      rows.append(.object([(key): .list([.string(text(&random)), [:], .object([key: .string(text(&random))])])]))
    }
    try check(
      "yaml", Value(JSON.list(rows)), json: .list(rows),
      "import yaml,json; r=yaml.safe_load(open(\"a.yaml\",encoding=\"utf-8\")); assert r==json.load(open(\"a.json\"))")
  }

  @Test("JSON drawn for a terminal holds every scalar still")
  func terminalJSON() throws {
    var template = Array("/tmp/c100-readback-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    var text = String.UnicodeScalarView()
    for value in UInt32(0)...0x10_ffff {
      if let scalar = UnicodeScalar(value),
        value < 0x3100 || value > 0xd700 && value & 0xffff > 0xf000 || value >> 16 == 0xe
      {
        text.append(scalar)
      }
    }
    let count = text.count
    let item = ObjectValue([(String(text), .text(String(text)))])
    let shown = try TextSink.collect { sink throws(Raise) in
      try Format.json.write(.object(item), to: sink, terminal(80), makeRun())
    }
    let run = makeRun(BuiltinTests.FileServices())
    try Saving(.text(String(decoding: shown, as: UTF8.self)), folder + "/a.txt", span: .zero, run).save(resumes: false)
    let script =
      "import json; d=json.load(open(\"a.txt\",encoding=\"utf-8\",newline=\"\")); (k,v),=d.items(); "
      + "w=[c for c in range(0x110000) if not 0xd800<=c<0xe000 and (c<0x3100 or c>0xd700 and c&0xffff>0xf000 or c>>16==0xe)]; "
      + "assert [ord(c) for c in k]==[ord(c) for c in v]==w and len(w)==\(count)"
    #expect(system("cd \(folder) && python3 -c '\(script)'") == 0, "\(folder)")
  }

  @Test("an SVG is well-formed whatever its labels hold", .enabled(if: system("xmllint --version 2>/dev/null") == 0))
  func svg() throws {
    var template = Array("/tmp/c100-readback-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    let run = makeRun(BuiltinTests.FileServices())
    var labels: [String] = [
      "<>&\"'", "]]>", "<!--", "&amp;&#0;", "\u{1b}[2J", "\u{0}", "\u{b}", "\u{fffe}", "\u{ffff}", "\u{85}",
    ]
    for value in [UInt32(0)...0x20, 0x7e...0xa1, 0x2028...0x202e, 0xfdd0...0xfdef, 0xfff0...0xffff].joined() {
      if let scalar = UnicodeScalar(value) { labels.append("a\(String(Character(scalar)))b") }
    }
    let points = Value.list(ListValue(labels.map { .list(ListValue([.text($0), .integer($0.utf8.count)])) }))
    for kind in ChartOptions.Kind.allCases {
      var options = ChartOptions()
      options.kind = kind
      options.title = labels.joined()
      let chart = Value.host(Rendering(points, .chart(options)))
      try Saving(chart, folder + "/\(kind.rawValue).svg", span: .zero, run).save(resumes: false)
      #expect(system("xmllint --noout \(folder)/\(kind.rawValue).svg") == 0, "\(folder) \(kind.rawValue)")
    }
  }
}

/// A small seeded generator (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
