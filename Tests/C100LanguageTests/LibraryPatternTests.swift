import Testing

@testable import C100Language

@Suite("regular expressions")
struct LibraryPatternTests {
  /// The first match's text and groups (`-` for a group that took no part); nil without one.
  private func first(_ pattern: String, _ text: String, _ flags: String = "") throws -> [String]? {
    var machine = PatternMachine(try Pattern(pattern, flags: flags))
    let bytes = Array(text.utf8)
    let match = bytes.withUnsafeBufferPointer { machine.search($0, from: 0, tick: { (_: Int) in }) }
    guard let match else { return nil }
    func shown(_ range: Range<Int>?) -> String { range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "-" }
    return [shown(match.range)] + match.groups.map(shown)
  }

  @Test(
    "the leftmost match and its groups are found",
    arguments: [
      ("a+b", "xaaab", ["aaab"]), ("(a|ab)(c|bcd)(d*)", "abcd", ["abcd", "a", "bcd", ""]),
      (#"(\d{4})-(\d\d)"#, "on 2026-11-20", ["2026-11", "2026", "11"]), ("a.*?b", "aXXbXXb", ["aXXb"]),
      ("a.*b", "aXXbXXb", ["aXXbXXb"]), ("(?m)^b", "a\nb", ["b"]), ("é+", "caféé!", ["éé"]), ("x*", "aaa", [""]),
      ("(a*)*", "aab", ["aa", "aa"]), (#"\bfoo\b"#, "afoo foo", ["foo"]), ("[^a-c]+", "abcxyz", ["xyz"]),
      ("a{2,3}", "aaaa", ["aaa"]), ("a{2,3}?", "aaaa", ["aa"]), ("{a}", "{a}", ["{a}"]), ("(a)|b", "b", ["b", "-"]),
      ("(?i:a)b", "ABAb", ["Ab"]), (#"[\d-]+"#, "x12-3", ["12-3"]), ("[]a]+", "]a", ["]a"]),
      ("(?i)k", "\u{212A}", ["\u{212A}"]),
      ("(?i)É", "é", ["é"]), (#"\p{Lu}\p{Ll}+"#, "éÉcole", ["École"]), (#"\u{1F600}"#, "a😀", ["😀"]),
      (#"\."#, "a.", ["."]),
      ("(?<year>[0-9]+)", "in 2026", ["2026", "2026"]), ("(?s)a.b", "a\nb", ["a\nb"]), ("a$", "ba", ["a"]),
      (#"\Bb"#, "b ab", ["b"]), ("(?:(a)|b)*", "ab", ["ab", "a"]), ("", "x", [""]), ("a{0}b", "b", ["b"]),
    ])
  func found(pattern: String, text: String, expected: [String]) throws {
    #expect(try first(pattern, text) == expected)
  }

  @Test(
    "what does not match gives nothing",
    arguments: [
      ("a.b", "a\nb"), ("^b", "ab"), ("a$", "a\n"), (#"\d"#, "٣"), ("[^a]", "a"), ("abc", "ab"), (#"\bx"#, "éx"),
    ])
  func missing(pattern: String, text: String) throws { #expect(try first(pattern, text) == nil) }

  @Test(
    "what the engine cannot do is refused with its place",
    arguments: [
      ("(a)\\1", PatternError.Reason.backreference("\\1"), 3), ("a(?=b)", .lookaround("(?="), 1),
      ("(?<!a)b", .lookaround("(?<!"), 0), ("(", .unclosedGroup, 0), ("é)", .unopenedGroup, 2),
      ("a**", .nothingToRepeat, 2),
      ("*a", .nothingToRepeat, 0), ("[a", .unclosedSet, 0), ("a{3,2}", .badCount("{3,2}"), 1), ("a++", .possessive, 2),
      ("\\y", .unknownEscape("\\y"), 0), ("\\", .unfinishedEscape, 0), ("[z-a]", .badRange("z-a"), 1),
      ("(?<a>.)(?<a>.)", .repeatedName("a"), 12), ("a{1001}", .badCount("{1001}"), 1),
      ("((a{100}){100}){100}", .tooLarge, 0), ("\\p{Xx}", .unknownCategory("Xx"), 1),
      ("(?#x)", .unknownGroupKind("(?#"), 0),
    ] as [(String, PatternError.Reason, Int)])
  func refused(pattern: String, reason: PatternError.Reason, offset: Int) {
    #expect(throws: PatternError(reason: reason, offset: offset)) { try Pattern(pattern) }
  }

  @Test("depth and counts are bounded")
  func bounded() throws {
    let deep = String(repeating: "(?:", count: 100_000)
    #expect(throws: PatternError.self) { try Pattern(deep) }
    #expect(try first("(?:(?:(?:){1000}){1000}){1000}x", "x") == ["x"])
    #expect(try first("(?:(?:(?:a{0}){1000}){1000}){1000}x", "x") == ["x"])
  }

  @Test("patterns that make others hang take linear work")
  func linear() throws {
    for (pattern, text) in [
      ("(a+)+$", String(repeating: "a", count: 5000) + "b"), ("(a|a)*b", String(repeating: "a", count: 5000)),
      ("(.*)*x", String(repeating: "y", count: 5000)),
    ] {
      var machine = PatternMachine(try Pattern(pattern))
      var work = 0
      let bytes = Array(text.utf8)
      let match = bytes.withUnsafeBufferPointer { machine.search($0, from: 0, tick: { (n: Int) in work += n }) }
      #expect(match == nil)
      #expect(work < 100 * text.utf8.count)
    }
  }

  @Test("a search stops when its tick throws")
  func stops() throws {
    struct Stop: Error {}
    var machine = PatternMachine(try Pattern("(a+)+$"))
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 100_000)
    #expect(throws: Stop.self) {
      try bytes.withUnsafeBufferPointer { buffer throws(Stop) in
        try machine.search(buffer, from: 0, tick: { (_: Int) throws(Stop) in throw Stop() })
      }
    }
  }
}
