import JSONText
import Testing

@testable import C100Language
@testable import C100Render

/// The rule of terminals: whatever a server sends, in whatever place it is shown, the bytes that reach a terminal neither
/// move its cursor nor ask it anything nor turn the text around.
@Suite("every scalar, in every place that is shown")
struct EveryScalarTests {
  /// What may not be among the bytes, and where it was found; nil when all is well. SGR alone may follow an escape.
  static func offence(_ bytes: [UInt8]) -> String? { bytes.withUnsafeBufferPointer { offence($0) } }

  private static func offence(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      let next: UInt8 = i + 1 < bytes.count ? bytes[i + 1] : 0
      switch byte {
      case 0x09, 0x0a, 0x20...0x7e: break
      case 0x0d: if next != 0x0a { return "a bare CR at \(i)" }
      case 0x1b:
        guard next == 0x5b else { return "an escape at \(i)" }
        i += 2
        while i < bytes.count, bytes[i] >= 0x30, bytes[i] <= 0x3b { i += 1 }
        guard i < bytes.count, bytes[i] == 0x6d else { return "an escape sequence other than SGR before \(i)" }
      case 0x00...0x1f, 0x7f: return "byte \(byte) at \(i)"
      case 0xc2: if next < 0xa0 { return "a C1 control at \(i)" }
      case 0xd8: if next == 0x9c { return "U+061C at \(i)" }
      case 0xe2:
        let last = i + 2 < bytes.count ? bytes[i + 2] : 0
        if next == 0x80, [0x8e, 0x8f].contains(last) || (0xa8...0xae).contains(last) { return "U+20\(last) at \(i)" }
        if next == 0x81, (0xa0...0xaf).contains(last) { return "an invisible at \(i)" }
      case 0xf3: if next == 0xa0, i + 2 < bytes.count, [0x80, 0x81].contains(bytes[i + 2]) { return "a tag at \(i)" }
      default: break
      }
      i += 1
    }
    return nil
  }

  /// The scalars in strings of 500.
  private static func texts(_ ranges: [ClosedRange<UInt32>]) -> [String] {
    var texts: [String] = []
    var text = String.UnicodeScalarView()
    for range in ranges {
      for value in range {
        guard let scalar = UnicodeScalar(value) else { continue }
        text.append(scalar)
        if text.count == 500 {
          texts.append(String(text))
          text = String.UnicodeScalarView()
        }
      }
    }
    return texts + [String(text)]
  }

  /// Where the hidden scalars are, and what stands around them.
  private static let near: [ClosedRange<UInt32>] = [
    0...0x6ff, 0x1ff0...0x20ff, 0x2ff0...0x3010, 0xd7f0...0xe010, 0xfdc0...0xfe10, 0xfe60...0x1_0010,
    0xd_fff0...0xe_01ff,
    0x1_fff0...0x2_0001, 0x10_fff0...0x10_ffff,
  ]

  @Test("as a value and a key of JSON, and as plain text: all of Unicode")
  func all() throws {
    var bytes: [UInt8] = []
    for text in Self.texts([0...0x10_ffff]) {
      bytes.removeAll(keepingCapacity: true)
      JSONEscape.appendForTerminal(text, to: &bytes)
      #expect(Self.offence(bytes) == nil)
      // Still the same JSON.
      let isSame = try JSONDocument(bytes).root.string.map { Bytes.equal($0, text) } ?? false
      #expect(isSame)
    }
    // Planes 2 to 13 hold ideographs and nothing yet, told by one comparison.
    for text in Self.texts([0...0x1_ffff, 0xd_fff0...0x10_ffff]) {
      #expect(Self.offence(Array(TerminalText.clean(text).utf8)) == nil)
    }
  }

  @Test("in every format, as value, key and nested", arguments: Formats.names)
  func formats(name: String) throws {
    let format = try #require(Formats.named(name))
    // Wide, so that nothing is cut away before it is looked at; and narrow, for blocks and cuts.
    let looks = [terminal(100_000, colour: true), terminal(100_000, unicode: false), terminal(24)]
    for text in Self.texts(Self.near) {
      var safe = text
      // CSV has no way to hold U+0000, and says so.
      if name == "csv" || name == "tsv" { safe.unicodeScalars.removeAll { $0.value == 0 } }
      let item = ObjectValue([
        (safe, .text(safe)), ("l", .list(ListValue([.text(safe), .object(ObjectValue([(safe, .null)]))]))),
      ])
      let node = try JSONDocument(JSON.object([safe: .string(safe), "o": [safe: [.string(safe)]]]).bytes).root
      for value in [
        Value.text(safe), .object(item), .list(ListValue([.object(item)])), .list(ListValue([Value(node)])),
      ] {
        for look in looks {
          let shown = try TextSink.collect { sink throws(Raise) in try format.write(value, to: sink, look, makeRun()) }
          #expect(Self.offence(shown) == nil, "\(name) \(look.facts.width)")
        }
      }
    }
  }

  @Test("in what is printed, charts, progress, errors and their excerpts")
  func elsewhere() throws {
    let look = terminal(100_000, colour: true)
    let run = makeRun()
    for text in Self.texts(Self.near) {
      let printed = try TextSink.collect { sink throws(Raise) in
        try Show.print([.text(text), .list(ListValue([.text(text)]))], to: sink, look, run)
        try Show.value(.text(text), to: sink, look, run)
        for kind in ChartOptions.Kind.allCases {
          var options = ChartOptions()
          options.kind = kind
          options.title = text
          let points = Value.list(
            ListValue([.list(ListValue([.text(text), .integer(1)])), .list(ListValue([.text("b"), .integer(3)]))]))
          try Chart(points, options, run).write(to: sink, look)
        }
      }
      #expect(Self.offence(printed) == nil)
      var progress = Progress()
      progress.waiting = text
      #expect(Self.offence(Array(progress.line(look).utf8)) == nil)
      let source = Source(name: text, text: "let a = \"\(text)\"")
      let raise = Raise(.value, text, help: [text], span: Span(4, 12))
      raise.source = source
      raise.details = [(text, text)]
      #expect(Self.offence(Array(DiagnosticText.draw(raise, look.facts).utf8)) == nil)
      // On stderr of a pipe too.
      #expect(Self.offence(Array(DiagnosticText.draw(raise, .pipe).utf8)) == nil)
    }
  }

  @Test("what looks for offences finds them")
  func finds() {
    for text in [
      "\u{1b}]0;title\u{7}", "\u{1b}[2J", "\u{1b}[6n", "a\rb", "\u{9b}31m", "\u{202e}", "\u{2067}", "\u{61c}",
      "\u{e0041}", "\u{7f}",
      "\u{8}", "\u{1b}[31", "\u{200f}",
    ] { #expect(Self.offence(Array(text.utf8)) != nil) }
    #expect(Self.offence(Array("a\r\nb\u{1b}[1;31mc\u{1b}[0m é 中 😀 \u{200d}\n".utf8)) == nil)
  }
}
