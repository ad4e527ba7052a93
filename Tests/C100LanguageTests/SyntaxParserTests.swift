import C100Language
import Testing

@Suite("Parser") struct SyntaxParserTests {
  @Test(
    "expressions become trees",
    arguments: [
      ("1 + 2 * 3", "(+ 1 (* 2 3))"),
      ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
      ("1 - 2 - 3", "(- (- 1 2) 3)"),
      ("a || b && c == d", "(|| a (&& b (== c d)))"),
      ("a ?? 0 > 3", "(> (?? a 0) 3)"),
      ("a ?? b ?? c", "(?? (?? a b) c)"),
      ("x in 1..10", "(in x (.. 1 10))"),
      ("0..<n + 1", "(..< 0 (+ n 1))"),
      ("a ?? 1..2", "(?? a (.. 1 2))"),
      ("!a.b", "(! (. a b))"),
      ("-a.b + 1", "(+ (- (. a b)) 1)"),
      ("-1", "-1"),
      ("-1.abs()", "(- (call (. 1 abs)))"),
      ("- 1", "-1"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("a--b", "(- a (- b))"),
      ("c ? a : d ? e : f", "(? c a (? d e f))"),
      ("7.days", "(. 7 days)"),
      ("2.5.round(1)", "(call (. 2.5 round) 1)"),
      ("1_000 + 1e3 + 2.5e-1", "(+ (+ 1000 1000.0) 0.25)"),
      ("1..10", "(.. 1 10)"),
      ("[1, 2, ...xs,]", "[1 2 ...xs]"),
      ("list[2..]", "([] list (.. 2 _))"),
      ("list[..<3]", "([] list (..< _ 3))"),
      ("list?[1..3]", "(?[] list (.. 1 3))"),
      ("list[-1]", "([] list -1)"),
      ("a?.b[0].c", "(. ([] (?. a b) 0) c)"),
      ("t.in(\"UTC\")", "(call (. t in) \"UTC\")"),
      ("intents.import(x, as: 1)", "(call (. intents import) x as: 1)"),
      ("sites.list(pageSize: 50)", "(call (. sites list) pageSize: 50)"),
      (
        "{id: 1, \"two words\": 2, [k]: 3, ...other, name, if: 4}",
        "{id: 1, \"two words\": 2, [k]: 3, ...other, name: name, if: 4}"
      ),
      ("{}", "{}"),
      ("x => x * 2", "(=> (x) (* x 2))"),
      ("(a, b) => a + b", "(=> (a b) (+ a b))"),
      ("() => 1", "(=> () 1)"),
      ("(a, b = 10) => a", "(=> (a b=10) a)"),
      ("x => {x}", "(=> (x) {x: x})"),
      ("x => {x + 1}", "(=> (x) {(+ x 1)})"),
      ("x => {}", "(=> (x) {})"),
      ("x => {a: 1}", "(=> (x) {a: 1})"),
      ("x => {\"a\": 1}", "(=> (x) {\"a\": 1})"),
      ("x => {\"a\"}", "(=> (x) {\"a\"})"),
      ("x => {[k]: 1}", "(=> (x) {[k]: 1})"),
      ("x => {...x}", "(=> (x) {...x})"),
      ("x => {let y = x; y}", "(=> (x) {(let y x) y})"),
      ("x => y => x + y", "(=> (x) (=> (y) (+ x y)))"),
      ("if a {1} else if b {2} else {3}", "(if a {1} b {2} else {3})"),
      ("if a {1}\nelse {2}", "(if a {1} else {2})"),
      ("if ({a: 1}).a == 1 { 2 }", "(if (== (. {a: 1} a) 1) {2})"),
      ("try f() catch 0", "(try (call f) catch 0)"),
      ("try a ?? b catch c ? d : e", "(try (?? a b) catch (? c d e))"),
      ("try { f() } catch e { e.message }", "(try {(call f)} catch e {(. e message)})"),
      ("try f()\ncatch e { 1 }", "(try (call f) catch e {1})"),
      ("try f() catch e.x", "(try (call f) catch (. e x))"),
      ("1 + try f() catch 0", "(+ 1 (try (call f) catch 0))"),
      ("a == b && !c", "(&& (== a b) (! c))"),
      ("f(1)(2)", "(call (call f 1) 2)"),
      ("\"a \\(x + 1) b \\(f(\"in \\(y)\"))\"", "(text \"a \" (+ x 1) \" b \" (call f (text \"in \" y)))"),
      ("r\"\\d+\"", "\"\\\\d+\""),
      ("\"\\u{1F600}\\n\\t\\\"\"", "\"😀\\n\\t\\\"\""),
      ("größe + 名前", "(+ größe 名前)"),
      ("f({a: 1})", "(call f {a: 1})"),
      ("f(x ? y : z)", "(call f (? x y z))"),
      ("f(a: x ? y : z)", "(call f a: (? x y z))"),
    ])
  func expression(source: String, wanted: String) { #expect(tree(source) == wanted) }

  @Test(
    "statements become trees",
    arguments: [
      ("let x = 1", "(let x 1)"),
      ("x = 1; y += 2", "(= x 1)\n(+= y 2)"),
      ("a.b[2].c = v", "(= a.b[2].c v)"),
      ("func f(a, b = 10) { a + b }", "(func f (a b=10) {(+ a b)})"),
      ("for x in xs { print(x) }", "(for x xs {(call print x)})"),
      ("for (k, v) in o { k }", "(for (k v) o {k})"),
      ("while i < 3 { i += 1 }", "(while (< i 3) {(+= i 1)})"),
      ("for x in xs { if x { break } else { continue } }", "(for x xs {(if x {(break)} else {(continue)})})"),
      ("func f() { return }", "(func f () {(return)})"),
      ("func f() { return 1\n2 }", "(func f () {(return 1) 2})"),
      ("import \"lib.c100s\" as lib", "(import \"lib.c100s\" lib)"),
      ("import \"lib.c100s\"\nx", "(import \"lib.c100s\")\nx"),
      ("#!/usr/bin/env c100\n1", "1"),
      ("// note\n1 // more\n", "1"),
      ("a\n(b)", "a\nb"),
      ("a\n[b]", "a\n[b]"),
      ("a\n-b", "a\n(- b)"),
      ("a -\nb", "(- a b)"),
      ("f(\na\n,\nb\n)", "(call f a b)"),
      ("xs\n  // why\n\n  .map(f)\n  ?.x", "(?. (call (. xs map) f) x)"),
      ("let f = x =>\n  x", "(let f (=> (x) x))"),
      ("c ?\n a :\n b", "(? c a b)"),
      ("{a: 1}", "{a: 1}"),
      ("f(x => {\n  let y = x\n  y\n})", "(call f (=> (x) {(let y x) y}))"),
      ("let s = \"\"\"\n  a\n    b \\(x)\n\n  c\n  \"\"\"", "(let s (text \"a\\n  b \" x \"\\n\\nc\"))"),
      ("let s = \"\"\"\n  \"\"\"", "(let s \"\")"),
      ("\"\"\"\r\n  a\r\n  b\r\n  \"\"\"", "\"a\\nb\""),
      ("r\"\"\"\n\\(x)\n\"\"\"", "\"\\\\(x)\""),
    ])
  func statement(source: String, wanted: String) { #expect(tree(source) == wanted) }

  @Test(
    "an argument with a leading dot or `it` is a function",
    arguments: [
      ("q.where(.rating > 3)", "(call (. q where) (it=> (> (. it rating) 3)))"),
      ("[3, 1].map(it * 2)", "(call (. [3 1] map) (it=> (* it 2)))"),
      ("q.where(it => it.rating > 3)", "(call (. q where) (it=> (> (. it rating) 3)))"),
      ("q.where(ids.contains(.id))", "(call (. q where) (it=> (call (. ids contains) (. it id))))"),
      ("q.groupBy(date(.startTime).hour)", "(call (. q groupBy) (it=> (. (call date (. it startTime)) hour)))"),
      ("q.each(print(.name))", "(call (. q each) (it=> (call print (. it name))))"),
      ("q.map(.items.min(.rating))", "(call (. q map) (it=> (call (. (. it items) min) (it=> (. it rating)))))"),
      (
        "q.map({.id, n: .items.count(), .contact.phone})",
        "(call (. q map) (it=> {id: (. it id), n: (call (. (. it items) count)), phone: (. (. it contact) phone)}))"
      ),
      ("q.map([.a, .b])", "(call (. q map) (it=> [(. it a) (. it b)]))"),
      ("q.map(\"\\(.a) b\")", "(call (. q map) (it=> (text (. it a) \" b\")))"),
      ("q.map(byId[.id])", "(call (. q map) (it=> ([] byId (. it id))))"),
      ("q.map(?.name ?? 1)", "(call (. q map) (it=> (?? (?. it name) 1)))"),
      ("q.sortBy(key: .a)", "(call (. q sortBy) key: (it=> (. it a)))"),
      ("q.map(f)", "(call (. q map) f)"),
      ("q.reduce(0, .a)", "(call (. q reduce) 0 (it=> (. it a)))"),
      ("q.map(x => x.items.map(.id))", "(call (. q map) (=> (x) (call (. (. x items) map) (it=> (. it id)))))"),
      ("q.map(if .a { .b } else { .c })", "(call (. q map) (it=> (if (. it a) {(. it b)} else {(. it c)})))"),
    ])
  func implicit(source: String, wanted: String) { #expect(tree(source) == wanted) }

  @Test("an entry of the prompt may go on from the last result")
  func promptContinuation() {
    #expect(tree(".take(2).x + 1", mode: .prompt) == "(+ (. (call (. _ take) 2) x) 1)")
    #expect(tree("?.x", mode: .prompt) == "(?. _ x)")
  }

  @Test("an entry that was pasted may have else and catch on lines of their own")
  func pastedBranches() {
    #expect(tree("if a { 1 }\nelse { 2 }", mode: .prompt) == tree("if a { 1 } else { 2 }"))
    #expect(tree("try { 1 }\n\ncatch e { 2 }", mode: .prompt) == tree("try { 1 } catch e { 2 }"))
    #expect(!parse("if a { 1 }", mode: .prompt).isIncomplete)
  }

  @Test(
    "the prompt asks for more where the text just stops",
    arguments: [
      ("f(", true), ("[1,", true), ("{a: 1", true), ("1 +", true), ("if a {", true), ("let x =", true),
      ("let s = \"\"\"\nabc", true), ("x =>", true), ("func f(a) {\n  a", true), ("try { 1 }", false), ("a ?", true),
      ("1", false), ("\"abc", false), ("f(]", false), ("1 2", false), ("if a { 1 }", false), ("a.", true), (")", false),
      ("f(\"\\(x", false), ("\"\"\"\n\\(x", true),
      ("let f = (a,", true), ("xs.reduce(0, (a, b,", true), ("func f() {\n  try { 1 }", true), ("(a, 1", false),
    ])
  func incomplete(source: String, wanted: Bool) {
    #expect(parse(source, mode: .prompt).isIncomplete == wanted)
  }
}
