import C100Language
import Glibc
import Testing

@Suite("Depth of sources") struct SyntaxDepthTests {
  static func forms(_ n: Int) -> [(name: String, text: String)] {
    func times(_ text: String) -> String { String(repeating: text, count: n) }
    return [
      ("parentheses", times("(") + "1" + times(")")), ("open parentheses", times("(")),
      ("lists", times("[") + times("]")), ("objects", times("{a:") + "1" + times("}")), ("not", times("!") + "a"),
      ("minus", "-" + times(" -") + "a"), ("choices", times("a?b:") + "c"),
      ("inner choices", times("a?") + "b" + times(":c")),
      ("lambdas", times("x=>") + "1"), ("defaults", times("(x=") + "1" + times(")=>1")),
      ("calls", times("f(") + times(")")),
      ("called again", "f" + times("()")), ("members", "a" + times(".a")), ("indexes", "a" + times("[0]")),
      ("inner indexes", times("a[") + "0" + times("]")), ("holes", times("\"\\(") + "1" + times(")\"")),
      ("open holes", times("\"\\(")), ("open text blocks", times("\"\"\"\n\\(")),
      ("blocks", times("if a {") + times("}")), ("open blocks", times("if a {")),
      ("else if", "if a {}" + times(" else if b {}")), ("functions", times("func f() {") + times("}")),
      ("sum", "1" + times("+1")), ("methods", "a" + times(".b()")), ("implicit", "q" + times(".map(.a") + times(")")),
      ("tries", times("try ") + "a" + times(" catch b")), ("try blocks", times("try {") + "a" + times("} catch e {}")),
      ("arrow blocks", times("x=>{") + times("}")), ("assigned path", "a" + times(".a") + "=1"),
    ]
  }

  private static func check(_ n: Int) {
    for (name, text) in forms(n) {
      let result = parse(text)
      #expect(result.diagnostics.count == 1, "\(name): \(problems(result.diagnostics))")
      guard case .tooDeep? = result.diagnostics.first?.kind else {
        Issue.record("\(name): \(problems(result.diagnostics))")
        continue
      }
      #expect(!result.isIncomplete)
    }
  }

  @Test("sources without end get one diagnostic") func here() { Self.check(20_000) }

  @Test("the diagnostic says the limit and what to do")
  func words() {
    let found = parse(String(repeating: "[", count: 20_000)).diagnostics
    #expect(found.first?.message.hasPrefix("nested too deeply: the limit is ") == true)
    #expect(found.first?.help == ["name the parts with 'let'"])
  }

  @Test("also on a thread with 512 KiB of stack")
  func smallStack() {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 * 1024)
    var thread = pthread_t()
    let failed = pthread_create(
      &thread, &attributes,
      { _ in
        SyntaxDepthTests.smallStackFindings()
        return nil
      }, nil)
    #expect(failed == 0)
    pthread_join(thread, nil)
  }

  private static func smallStackFindings() {
    for (name, text) in forms(5_000) {
      let result = parse(text)
      precondition(result.diagnostics.count == 1, "\(name): \(problems(result.diagnostics))")
    }
  }

  @Test("what people write is far from the limits")
  func usualDepth() {
    func nested(_ n: Int, _ open: String, _ inner: String, _ close: String) -> String {
      String(repeating: open, count: n) + inner + String(repeating: close, count: n)
    }
    #expect(parse(nested(30, "(", "1", ")")).diagnostics.isEmpty)
    #expect(parse(nested(30, "{a: [", "1", "]}")).diagnostics.isEmpty)
    #expect(parse("1" + String(repeating: " + 1", count: 900)).diagnostics.isEmpty)
    #expect(parse("[" + String(repeating: "1, ", count: 100_000) + "]").diagnostics.isEmpty)
  }
}
