import C100Language
import Testing

@Suite("Syntax errors") struct SyntaxErrorTests {
  @Test(
    "a mistake is named, with its place and the way to mend it",
    arguments: [
      ("let = 5", "1:5 expected a name for the value, found '='"),
      ("let x 5", "1:7 expected '=', found the number 5"),
      ("let if = 3", "1:5 'if' is a keyword and cannot be a name | choose another name, for example 'if_'"),
      ("let a.b = 3", "1:6 expected '=', found '.' | assign to a part without let: a.… = value"),
      ("let (a, b) = c", "1:5 expected a name for the value, found '(' | let declares one name: let a = pair[0]"),
      ("f(1 2)", "1:5 expected ',' or ')', found the number 2"),
      (
        "[1\n 2\n 3]",
        "1:3 expected ',' or ']', found the number 2 on a new line\n2:3 expected ',' or ']', found the number 3 on a new line"
      ),
      ("[1, 2", "1:1 '[' is never closed"),
      ("print(1))", "1:9 ')' closes nothing"),
      ("{a: 1 b: 2}", "1:7 expected ',' or '}', found 'b'"),
      (
        "{1: 2}",
        "1:2 expected a key, found the number 1 | keys are names, strings or [expressions]: {\"1\": …}"
      ),
      (
        "{ let x = 1 }",
        "1:3 expected a key, found the keyword 'let' | this '{' opens an object; statements stand in blocks behind if, for, =>, …"
      ),
      ("{a = 1}", "1:4 expected ':', found '=' | a field is written a: value"),
      ("if x = 3 { 1 }", "1:6 '=' assigns; a condition compares with '==' | write '==' to compare"),
      (
        "if (x) y",
        "1:8 expected '{' after the condition, found 'y' | a block is written { … }, also around one statement"
      ),
      (
        "if {a: 1} == b { c }",
        "1:4 expected an expression, found '{' | write the condition before '{'; an object there needs parentheses: ({…})"
      ),
      ("a < b < c", "1:7 comparisons cannot be chained | write a < b && b < c"),
      ("a == b == c", "1:8 comparisons cannot be chained | write (a == b) == c"),
      ("a\n&& b", "2:1 a line cannot start with '&&' | put '&&' at the end of the line before"),
      ("+5", "1:1 expected an expression, found '+' | a number has no sign '+'"),
      (
        ".name",
        "1:1 there is no value before this dot | write value.name; the JSON of a pipe is stdin.parseJSON().name"
      ),
      ("foo(.rating > 3)", "1:5 a leading dot needs a function argument around it | write x => x.rating > 3"),
      (
        "xs.map(c => .name)",
        "1:13 a leading dot has no meaning inside a function with a named parameter | write c.name"
      ),
      ("it + 1", "1:1 'it' needs a function argument around it | name the parameter: x => …"),
      (
        "xs.map({.items.count()})",
        "1:9 only .name and .name.name go into an object without a key | give it a key: name: .items.count()"
      ),
      ("try f()", "1:1 'try' needs a 'catch' | write try EXPR catch FALLBACK, or try { … } catch e { … }"),
      (
        "try f() catch e",
        "1:15 'e' after 'catch' names the error, and a body must follow | write catch e { … }, or catch (e) for the value of 'e'"
      ),
      ("f() = 3", "1:1 only a variable, or a path from one, can be assigned"),
      ("a?.b = 3", "1:2 '?.' and '?[' cannot be assigned to"),
      ("(x = 3)", "1:1 an assignment is a statement, not a value | assign on a line of its own, or compare with '=='"),
      (
        "f(x = 3)",
        "1:5 expected ':', found '=' | labels are written x: value"
      ),
      ("f(a: 1, 2)", "1:9 an argument without a label cannot follow one with a label"),
      ("f(a: 1, a: 2)", "1:9 the label 'a' is given twice"),
      ("(a, a) => 1", "1:5 two parameters are named 'a'"),
      ("func f(a = 1, b) { a }", "1:15 parameter 'b' needs a default, as one before it has one"),
      (
        "99999999999999999999",
        "1:1 99999999999999999999 does not fit in a 64-bit integer | write it as a decimal (99999999999999999999.0)"
      ),
      ("1e999", "1:1 1e999 is too large for a decimal"),
      ("12abc", "1:1 '12abc' is not a number | numbers are written 12, 1_000, 2.5 or 1e3; a name starts with a letter"),
      (".5 + 1", "1:1 '.5' is not a number | write 0.5"),
      ("xs.0", "1:4 expected a name after the dot, found the number 0 | an item of a list is list[0]"),
      ("f(1..)", "1:4 a range needs both ends here | only list[2..] and list[..<3] may leave one out"),
      (
        "let s = \"abc",
        "1:9 this string is not closed on its line | end it with \"; strings over several lines are written \"\"\" … \"\"\""
      ),
      ("let s = \"a \\(x", "1:12 a hole \\( ) of a one-line string must end on its line"),
      ("\"\\(a // b)\"", "1:6 a hole \\( ) of a one-line string holds no comment"),
      (
        "\"a \\q\"",
        "1:4 unknown escape \\q | escapes are \\n \\t \\r \\0 \\\\ \\\" \\u{…} and \\( ); r\"…\" takes backslashes as they are"
      ),
      ("\"\\u41\"", "1:2 a Unicode escape is \\u{…} with 1 to 6 hexadecimal digits of a character"),
      ("\"\"\"abc\n  \"\"\"", "1:4 text of a \"\"\" string starts on the next line"),
      ("\"\"\"\n    a\n  b\n    \"\"\"", "3:1 this line is indented less than the closing \"\"\""),
      ("else { 1 }", "1:1 expected an expression, found the keyword 'else' | 'else' follows the '}' of an 'if'"),
      ("@@@ x", "1:1 unexpected character '@'"),
      (
        "import lib",
        "1:8 expected a file name in quotes, found 'lib' | write import \"lib.c100s\" or import \"lib.c100s\" as lib"
      ),
      ("a b", "1:3 expected the end of the statement, found 'b' | a call is written a(b), a member a.b"),
      (
        "let f = func(x) { x }",
        "1:9 expected an expression, found the keyword 'func' | a function as a value is written x => … or (a, b) => { … }"
      ),
    ])
  func message(source: String, wanted: String) { #expect(problems(parse(source).diagnostics) == wanted) }

  @Test(
    "words and symbols of other languages are translated",
    arguments: [
      ("const x = 5\nx", "1:1 'const' is not part of this language | declare with let: let x = …"),
      ("function f(a) { a }", "1:1 'function' is not part of this language | write func f(…) { … }"),
      ("echo \"hello\"", "1:1 'echo' is not part of this language | write print(value)"),
      ("let x = a is not null", "1:11 'is not' is not part of this language | write !="),
      ("a AND b", "1:3 'AND' is not part of this language | write &&"),
      ("xs.where(not .a)", "1:10 'not' is not part of this language | write !condition"),
      ("f\"hello {name}\"", "1:2 expected the end of the statement, found a string | write \"hello \\(name)\""),
      ("`hello ${name}`", "1:1 '`…`' is not part of this language | write \"hello \\(name)\""),
      ("“hello”", "1:1 '“…”' is not part of this language | strings take straight double quotes: \"hello\""),
      ("print（1）", "1:6 unexpected character '（' | write ("),
      ("2 × 3", "1:3 unexpected character '×' | write *"),
      ("xs[1:3]", "1:5 expected ']', found ':' | a part of a list is written [1..<3]"),
      ("xs[:3]", "1:4 expected an expression, found ':' | a part of a list is written [..<3]"),
      ("let my name = 1", "1:8 expected '=', found 'name' | a name is one word of letters, digits and _: my_name"),
      (
        "assert x == 1",
        "1:8 expected the end of the statement, found 'x' | a call is written assert(x == 1), a member assert.x"
      ),
      ("xs | sort_by(.a)", "1:4 '|' is not part of this language | stages are chained with a dot: .sortBy(key)"),
      (
        "a, b = 1, 2",
        "1:2 expected the end of the statement, found ',' | several values are a list: [a, b]; a name is given one value: let a = 1; let b = 2"
      ),
      (
        "xs.where(a = 1)",
        "1:12 '=' assigns; a condition compares with '==' | write '==' to compare | a field of the items is written .a"
      ),
      ("x in (1, 2)", "1:8 expected ')', found ',' | a list is written [a, b]"),
      ("xs.map(lambda a: a)", "1:8 'lambda' is not part of this language | a function as a value is written x => …"),
      ("if not x { y }", "1:4 'not' is not part of this language | write !condition"),
      ("a and b", "1:3 'and' is not part of this language | write &&"),
      ("a === b", "1:3 '===' is not part of this language | write ==: it compares by value"),
      ("'single'", "1:1 '…' is not part of this language | strings take double quotes: \"single\""),
      ("x++", "1:2 '++' is not part of this language | write name += 1"),
      ("x--", "1:2 '--' is not part of this language | write name -= 1"),
      ("for x of xs { x }", "1:7 'of' is not part of this language | write for x in list { … }"),
      ("if a { 1 } elif b { 2 }", "1:12 'elif' is not part of this language | write else if"),
      ("throw x", "1:1 'throw' is not part of this language | raise an error with fail(\"message\")"),
      (
        "x = y if a else b",
        "1:7 expected the end of the statement, found the keyword 'if' | a choice is written condition ? a : b"
      ),
      ("[x for x in xs]", "1:4 expected ',' or ']', found the keyword 'for' | write list.map(x => …) or list.where(…)"),
      ("a <> b", "1:3 '<>' is not part of this language | write !="),
      ("# note", "1:1 '#' is not part of this language | comments start with //"),
      ("x => y -> z", "1:8 '->' is not part of this language | a function is written x => …"),
      ("a ?: b", "1:3 '?:' is not part of this language | write a ?? b"),
    ])
  func foreign(source: String, wanted: String) { #expect(problems(parse(source).diagnostics) == wanted) }

  @Test("several errors are found in one run")
  func recovery() {
    let source = """
      if a {
        let x = (1 +
        let y = 2
        foo bar
      }
      let z = )
      let w = [1, 2
      print(w)
      func f(a b) { a }
      let ok = 1
      let v = 3 3
      """
    #expect(
      problems(parse(source).diagnostics) == """
        2:11 '(' is never closed
        4:7 expected the end of the statement, found 'bar' | a call is written foo(bar), a member foo.bar
        6:9 expected an expression, found ')'
        7:9 '[' is never closed
        9:10 expected ',' or ')', found 'b'
        11:11 expected the end of the statement, found the number 3
        """)
  }

  @Test(
    "what is wrong because of an error before it is not told",
    arguments: [
      (
        "func f(a) {\n  if a > 3\n    g(a)\n  else {\n    h()\n  }\n}\nlet = 1",
        ["2:11 expected '{'", "8:5 expected a name"]
      ),
      ("try\n  f()\n} catch e {\n  g()\n}\nf(1 2)", ["1:4 expected '{' after 'try'", "6:5 expected ',' or ')'"]),
      (
        "let a = b\n  .map({key: .key, n: .items.count())\n  .sortBy(\"n\")\nlet = 1",
        ["2:8 '{' is never closed", "4:5 expected a name"]
      ),
      ("func f a, b) {\n  a\n}\n1 +", ["1:8 expected '('", "4:4 expected an expression"]),
      ("f(1))\ng(2))", ["1:5 ')' closes nothing", "2:5 ')' closes nothing"]),
    ] as [(String, [String])])
  func consequences(source: String, wanted: [String]) {
    let found = Parser.parse(Source(name: "t", text: source), functionParameters: testFunctionParameters).diagnostics
    let lines = found.map { problems([$0]) }
    #expect(
      lines.count == wanted.count && zip(lines, wanted).allSatisfy { $0.hasPrefix($1) },
      "\(lines.joined(separator: "\n"))")
  }

  @Test("bytes that are no UTF-8 between typographic quotes end inside the source")
  func typographicBytes() {
    for inner: [UInt8] in [[0xDF], [0xE2, 0x80], [0xFF, 0x61, 0xFF], [0xC2]] {
      let source = Source(name: "t", bytes: Array("»".utf8) + inner + Array("» + 1".utf8))
      for diagnostic in Parser.parse(source).diagnostics {
        #expect(Int(diagnostic.span.end) <= source.bytes.count)
      }
      #expect(Parser.parse(source).hasErrors)
      #expect(Formatter.format(source).text == nil)
    }
  }

  @Test("text that is not UTF-8 is named with its place")
  func invalidBytes() {
    let result = Parser.parse(Source(name: "t", bytes: Array("let a = \"".utf8) + [0xFF] + Array("\"".utf8)))
    #expect(problems(result.diagnostics) == "1:10 the text is not valid UTF-8 here")
  }

  @Test("twenty errors are enough")
  func manyErrors() {
    #expect(parse(String(repeating: "a b\n", count: 1_000)).diagnostics.count == 20)
    #expect(parse(String(repeating: "@\n", count: 1_000)).diagnostics.count == 20)
    let again = String(repeating: "let x = 1;", count: 100_000)
    #expect(Bench().result(again).split(separator: "\n").count == 20)
  }

  @Test(
    "a place counts lines and scalars, at any offset of any text",
    arguments: ["", "\n", "a", "é\nb\n", "a\r\nb", "\n\n"])
  func places(text: String) {
    let source = Source(name: "t", text: text)
    for offset in -1...(source.bytes.count + 1) {
      let before = source.bytes.prefix(max(0, offset)).split(separator: 0x0A, omittingEmptySubsequences: false)
      let column = 1 + before[before.count - 1].count { $0 & 0xC0 != 0x80 }
      #expect(source.position(offset) == (before.count, column))
      if offset >= 0 { #expect(source.line(of: UInt32(offset)) == before.count) }
    }
  }

  @Test("places of a long text are looked up, not counted", .timeLimit(.minutes(1)))
  func manyPlaces() {
    let source = Source(name: "t", text: String(repeating: "let a = 1\n", count: 200_000))
    for k in 0..<200_000 { #expect(source.line(of: UInt32(k * 10 + 4)) == k + 1) }
  }
}
