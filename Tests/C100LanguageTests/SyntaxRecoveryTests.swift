import C100Language
import Testing

/// One mistake is told once, where it is, and what stands around it is read.
@Suite("Syntax recovery") struct SyntaxRecoveryTests {
  @Test(
    "brackets that do not match are told by themselves",
    arguments: [
      // One too many inside of others.
      (
        "let o = f({\n  a: xs.count),\n  b: 2\n})\nlet p = 1 +",
        "2:14 ')' closes nothing\n5:12 expected an expression, found the end of the text"
      ),
      // One too few.
      ("let o = f({\n  a: xs.count(,\n  b: 2\n})", "2:14 '(' is never closed"),
      ("let o = f({\n  a: g(1\n})\nlet p = 2", "2:7 '(' is never closed"),
      ("let a = f(1, 2\nprint(a)\nlet b = 3", "1:10 '(' is never closed"),
      ("let a = [1, (2 + 3]\nlet b = 3", "1:13 '(' is never closed"),
      // One for the other.
      ("let a = [1, 2)\nlet b = 3", "1:14 expected ']', found ')'"),
      ("let a = f(1, 2]\nlet b = 3", "1:15 expected ')', found ']'"),
      // Written twice.
      ("for x in xs { {\n  let y = x\n  print(y)\n}", "1:13 '{' is never closed"),
      ("let a = f( (1)\nlet b = 2", "1:10 '(' is never closed"),
      // The columns tell which brace it is.
      ("func f(a) {\n  if a {\n    print(1)\n  print(2)\n}\nf(1)", "2:8 '{' is never closed"),
      ("func f(a) {\n  if a {\n    print(1)\n  }\n  }\n}\nf(1)", "5:3 '}' closes nothing"),
      ("for x in xs\n  print(x)\n}\nlet y = 1", "1:12 expected '{' after the sequence, found 'print' on a new line"),
      ("try {\n  print(1)\ncatch e {\n  print(2)\n}", "1:5 '{' is never closed"),
      ("if f(a {\n  let b = 1\n}", "1:5 '(' is never closed"),
      ("if xs.count( > 0 {\n  let b = 1\n}", "1:12 '(' is never closed"),
      // A string that is not closed has swallowed the bracket.
      (
        "print(\"abc)\nlet b = 1",
        "1:7 this string is not closed on its line | end it with \"; strings over several lines are written \"\"\" … \"\"\""
      ),
      ("print(1))))\nlet b = 2", "1:9 ')' closes nothing"),
      (
        "xs.map(x =>\n  let y = 1\n  y)",
        "2:3 expected an expression, found the keyword 'let' | 'let' begins a statement; a function body with statements is x => { … }"
      ),
    ])
  func brackets(source: String, wanted: String) { #expect(problems(parse(source).diagnostics) == wanted) }

  @Test(
    "what stands around a mistake is read",
    arguments: [
      ("[1 +, 2, * 3]", "1:5 expected an expression, found ','\n1:10 expected an expression, found '*'"),
      ("[a b, 2, 3 4]", "1:4 expected ',' or ']', found 'b'\n1:12 expected ',' or ']', found the number 4"),
      (
        "let o = {\n  a: 1\n  b: 2,\n  c: 3 4\n}",
        "2:7 expected ',' or '}', found 'b' on a new line\n4:8 expected ',' or '}', found the number 4"
      ),
      (
        "if a == * 1 {\n  let = 2\n}",
        "1:9 expected an expression, found '*'\n2:7 expected a name for the value, found '='"
      ),
      (
        "let x = )\n  .map(1)\n  .take(2)\nlet = 1",
        "1:9 expected an expression, found ')'\n4:5 expected a name for the value, found '='"
      ),
      ("let o = xs.map(x => {\n  : 1,\n  b: 2,\n  c: 3\n})", "2:3 expected an expression, found ':'"),
      (
        "let x 0e= $$$",
        "1:7 '0e' is not a number | numbers are written 12, 1_000, 2.5 or 1e3; a name starts with a letter"
      ),
      (
        "x 0e $ 0f", "1:3 '0e' is not a number | numbers are written 12, 1_000, 2.5 or 1e3; a name starts with a letter"
      ),
      ("let x =\n", "1:8 expected an expression, found the end of the text"),
      (
        "let x = 1 +\n\nlet y = 2",
        "3:1 expected an expression, found the keyword 'let' | 'let' begins a statement; a function body with statements is x => { … }"
      ),
    ])
  func around(source: String, wanted: String) { #expect(problems(parse(source).diagnostics) == wanted) }

  private static let program = """
    let from = option("from", default: today() - 7.days, help: "first day")
    let week = chats.list(timeFrom: from, pageSize: 100).collect()
    let rows = week.flatMap(c => c.agents.map({
        agent: .displayName,
        wait: c.avgResponseTime ?? 0,
        refused: c.status == "refused"
    }))
        .groupBy(.agent)
        .map({
            agent: .key,
            chats: .items.count(),
            wait: .items.average(.wait)?.round(1)
        })
    func slow(rows, limit = 10) {
        let found = []
        for row in rows {
            if row.wait > limit && row.chats != 0 {
                found.append(row)
            } else {
                print("\\(row.agent): \\(row.wait)")
            }
        }
        found
    }
    try {
        print(slow(rows, limit: 5).sortBy("wait")[0..<3].table())
    } catch e {
        print("failed: \\(e.message)")
        exit(1)
    }
    """

  /// The program with each token left out or written twice, and the line of the token.
  private static var mutants: [(text: String, line: Int)] {
    let source = Source(name: "", text: program)
    let bytes = source.bytes
    return Lexer.tokens(source).tokens.dropLast().flatMap { token in
      let (start, end) = (Int(token.start), Int(token.end))
      let line = source.position(start).line
      let without = String(decoding: bytes[..<start] + bytes[end...], as: UTF8.self)
      let twice = String(decoding: bytes[..<end] + [0x20] + bytes[start...], as: UTF8.self)
      return [(without, line), (twice, line)]
    }
  }

  @Test("one token too few or too many is about one report, near it")
  func planted() {
    #expect(parse(Self.program).diagnostics.isEmpty)
    var (wrong, reports, near, most) = (0, 0, 0, 0)
    for (text, line) in Self.mutants {
      let found = parse(text).diagnostics
      guard !found.isEmpty else { continue }
      wrong += 1
      reports += found.count
      most = max(most, found.count)
      let lines = found.map { $0.source?.position($0.span.start).line ?? 0 }
      if lines.contains(where: { abs($0 - line) <= 1 }) { near += 1 }
    }
    #expect(wrong > 250)
    #expect(Double(reports) / Double(wrong) < 1.15)
    #expect(Double(near) / Double(wrong) > 0.95)
    #expect(most <= 4)
  }

  @Test("many brackets of all kinds cost no more than they are", .timeLimit(.minutes(1)))
  func manyBrackets() {
    for piece in ["([{", ")]}", "(]", "f(\n", "{\n  let x = [\n", "} }\n", "\"\\([", "if ( {\n", "catch {\n"] {
      #expect(!parse(String(repeating: piece, count: 50_000)).diagnostics.isEmpty)
    }
  }
}
