import JSONText
import Testing

@testable import C100Language
@testable import C100Render

/// Long texts are written in pieces: what is written is what a short text would be.
@Suite("long texts")
struct LongTextTests {
  /// Line ends, escapes, wide and hidden characters, shifted by some bytes so that pieces end inside of each.
  private static func sample(_ shift: Int) -> String {
    String(repeating: "x", count: shift) + String(repeating: "é\r\n明 \"q\", |\u{202e}\u{1f600}\t\\ ", count: 8_000)
  }

  @Test("pieces make up the text, and none ends inside a character or a line end", arguments: 0..<24)
  func pieces(shift: Int) throws {
    let text = Self.sample(shift)
    var together = ""
    var count = 0
    try LongText.pieces(of: text, makeRun()) { piece throws(Raise) in
      #expect(piece.utf8.count <= LongText.piece + 1)
      #expect(!piece.hasPrefix("\n"))
      together += piece
      count += 1
    }
    #expect(Bytes.equal(together, text))
    #expect(count > 2)
  }

  @Test("JSON, NDJSON and YAML of a long text are read back as it is", arguments: [0, 1, 2, 3, 5, 7], [true, false])
  func readBack(shift: Int, isTerminal: Bool) throws {
    let text = Self.sample(shift)
    for name in ["json", "ndjson"] {
      let written = try formatted(.text(text), name, isTerminal ? terminal(80) : .plain)
      #expect(Bytes.equal(try JSONDocument(text: written).root.string ?? "", text), "\(name)")
    }
    let yaml = try formatted(.text(text), "yaml")
    #expect(Bytes.equal(yaml, YAMLText.written(text) + "\n"))
  }

  @Test("a CSV of long texts is read back as it is", arguments: 0..<6)
  func csv(shift: Int) throws {
    let text = Self.sample(shift)
    let plain = String(repeating: "a", count: 100_000)
    let row = Value.object(ObjectValue([("a", .text(text)), ("b", .text(plain)), ("c", .text(" " + plain))]))
    let written = try formatted(.elements([row]), "csv")
    var reader = CSVReader(Array(written.utf8))
    _ = try reader.next()
    #expect(try reader.next() == [text, plain, " " + plain])
    #expect(written.hasSuffix("\"," + plain + ",\" " + plain + "\"\r\n"))
    var options = FormatOptions()
    options.defusesFormulas = true
    let defused = try formatted(.elements([.text("=" + plain)]), "csv", .plain, options)
    #expect(defused == "value\r\n'=" + plain + "\r\n")
  }

  @Test("U+0000 late in a long text is refused by CSV")
  func nul() {
    let text = String(repeating: "a", count: 200_000) + "\u{0}"
    #expect(throws: Raise.self) { try formatted(.elements([.text(text)]), "csv") }
  }

  @Test("Markdown and tables escape and mark a long text as a short one", arguments: 0..<6)
  func cells(shift: Int) throws {
    let short = "é\r\n明 |\u{1b} "
    let long = String(repeating: "x", count: shift) + String(repeating: short, count: 20_000)
    for name in ["md", "table"] {
      let one = try formatted(.elements([.text(short + short)]), name)
      let cell = try #require(one.split(separator: "\n").last)
      let written = try formatted(.elements([.text(long)]), name)
      let shown = name == "md" ? "é<br>明 \\|^\\[ " : "é⏎明 |^[ "
      #expect(cell.contains(shown + shown.dropLast()))
      #expect(
        written.contains(String(repeating: "x", count: shift) + String(repeating: shown, count: 20_000).dropLast()))
    }
  }

  @Test("a table of a long text is no wider than its rule, and a terminal shows the beginning")
  func table() throws {
    let text = String(repeating: "明 x", count: 50_000)
    let written = try formatted(.elements([.text(text)]), "table")
    #expect(written.split(separator: "\n")[1].count <= 1_002)
    let shown = try formatted(.elements([.text(text)]), "table", terminal(40))
    #expect(shown.contains("…"))
    #expect(shown.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 40 })
  }

  @Test("a piece that begins with a combining mark keeps it", arguments: 0..<4)
  func marks(shift: Int) throws {
    let text = String(repeating: "x", count: shift) + String(repeating: "a\u{301}", count: 50_000)
    let shown = try formatted(.text(text), "json", terminal(80))
    #expect(Bytes.equal(shown, "\"" + text + "\"\n"))
  }

  @Test("a long text that is printed is cleaned on a terminal")
  func printed() throws {
    let long = String(repeating: "a\u{1b}]0;x\u{7}\n", count: 20_000)
    let shown = try text { sink throws(Raise) in try Show.print([.text(long)], to: sink, terminal(80), makeRun()) }
    #expect(!shown.utf8.contains(0x1b))
    #expect(shown == String(repeating: "a^[]0;x^G\n", count: 20_000) + "\n")
  }
}
