import Glibc
import Testing

/// A server's text on the screen of a terminal: shown, never obeyed.
@Suite("hostile text in a terminal", .serialized)
final class HostileTextTests {
  private let folder = BuiltProgram.folder()

  /// What each would do to a terminal that obeyed it.
  private static let payloads: [(name: String, json: String)] = [
    ("sets the title", #"\u001b]0;owned\u0007"#), ("fills the clipboard", #"\u001b]52;c;b3duZWQ=\u0007"#),
    ("clears the screen", #"\u001b[2J\u001b[H"#), ("asks for a report", #"\u001b[6n\u001b[c\u0005"#),
    ("overwrites the line", #"real\rfake"#), ("8-bit control sequence", #"\u009b2J\u009d0;owned\u009c"#),
    ("climbs", #"\u001b[5A\u001b[Kgone\u008d"#), ("backspaces", #"abc\b\b\b\u007fxyz"#),
    ("turns around", #"\u202egnp.exe"#),
    ("hides", #"a\u2060\u200e\udb40\udc41b"#), ("many lines", #"one\ntwo\u000bthree\u000cfour\u0085five\u2028six"#),
    ("rings", #"\u0007"#), ("switches character sets", #"\u001b(0\u000equx\u000f"#),
  ]

  init() {
    let rows = Self.payloads.enumerated().map { i, payload in
      #"{"id":\#(i),"name":"\#(payload.json)","\#(payload.json)key":[{"in":"\#(payload.json)"}]}"#
    }
    BuiltProgram.write("[" + rows.joined(separator: ",") + "]", to: folder + "/hostile.json")
  }

  deinit { BuiltProgram.remove(folder) }

  private func open(_ arguments: [String], rows: Int = 24) throws -> PseudoTerminal {
    let environment = [
      "HOME": folder, "TERM": "xterm", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1",
    ]
    return try #require(
      PseudoTerminal([BuiltProgram.path] + arguments, environment: environment, columns: 100, rows: rows))
  }

  /// The first byte that a terminal would act on, other than ends of lines; nil for none.
  private func acted(_ bytes: [UInt8]) -> String? {
    for (i, byte) in bytes.enumerated() {
      let next = i + 1 < bytes.count ? bytes[i + 1] : 0
      if byte == 0x0D, next != 0x0A, next != 0x0D { return "CR at \(i)" }
      if byte < 0x20 && byte != 0x0A && byte != 0x0D || byte == 0x7F { return "byte \(byte) at \(i)" }
      if byte == 0xC2, next < 0xA0 { return "C1 at \(i)" }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let hidden = text.unicodeScalars.first {
      [0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF].contains($0.value) || (0x202A...0x202E).contains($0.value)
        || (0x2060...0x206F).contains($0.value) || (0xE0000...0xE007F).contains($0.value)
    }
    return hidden.map { "U+\(String($0.value, radix: 16))" }
  }

  @Test(
    "every form of it, on a real terminal",
    arguments: [
      "", ".table()", ".table(\"name\")", ".json()", ".json(indent: 0)", ".ndjson()", ".csv()", ".yaml()",
      ".markdown()",
      ".map(.name)", ".map([.name, .id]).chart(\"bars\", title: \"t\")", ".countBy(.name)", "[0].name",
      ".map(.name).join(\", \")",
      ".first().nosuch", ".map(fail(.name))", ".each(print(.name))", ".indexBy(.name)",
    ])
  func forms(form: String) throws {
    let terminal = try open(["-e", "read(\"\(folder)/hostile.json\").parseJSON()\(form)"], rows: 400)
    let status = terminal.status()
    while terminal.pump(0), terminal.raw.last != 0x0A {}
    #expect(status.map { $0 < 128 } == true)
    #expect(!terminal.raw.isEmpty)
    let found = acted(terminal.raw)
    #expect(found == nil, "\(form): \(found ?? "")")
  }

  @Test("only the rows that are printed change: what stood there before stands there still")
  func screen() throws {
    let terminal = try open(["--sandbox"], rows: 40)
    try #require(terminal.wait(for: "c100>"))
    terminal.type("let rows = read(\"\(folder)/hostile.json\").parseJSON()\r\"before \" + \"them\"\r")
    #expect(terminal.wait(for: "\"before them\"\nc100>"))
    let above = terminal.screen.lines.prefix { !$0.contains("\"before them\"") }
    for i in Self.payloads.indices {
      terminal.type("rows[\(i)].name\r")
      let place = above.count + 1 + 2 * (i + 1)
      guard place < 38 else { break }
      #expect(
        terminal.wait { $0.lines[place - 1].hasPrefix("\"") && $0.lines[place] == "c100>" }, "\(Self.payloads[i].name)")
    }
    #expect(terminal.screen.lines.prefix(above.count) == above)
    #expect(terminal.screen.lines[above.count] == "\"before them\"")
    // Nobody answered a question that the text would have asked: nothing was typed by the terminal.
    #expect(terminal.screen.lines.last { !$0.isEmpty } == "c100>")
  }
}
