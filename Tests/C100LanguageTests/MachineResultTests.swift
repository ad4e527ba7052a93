import Testing

@testable import C100Language

/// Programs and what they give.
@Suite("Machine results")
struct MachineResultTests {
  @Test(
    "programs give their last value",
    arguments: [
      ("1 + 2 * 3", "7"),
      ("6 / 2", "3.0"),
      ("-7 % 3", "-1"),
      ("7 % -3", "1"),
      ("-7.5 % 2", "-1.5"),
      ("1 == 1.0 && [1] == [1.0] && {a: 1, b: 2} == {b: 2, a: 1}", "true"),
      ("1 == \"1\"", "false"),
      ("1 < null", "false"),
      ("\"a\" < \"b\"", "true"),
      ("null ?? 3 > 2", "true"),
      ("let x = 5; x > 3 && x < 10 ? \"in\" : \"out\"", "\"in\""),
      ("let s = 0; for i in 1..10 { if i == 5 { continue }; if i == 8 { break }; s += i }; s", "23"),
      ("let s = 0; for i in 10..1 { s += 1 }; s", "0"),
      ("let n = 3; let s = 0; for i in 0..<n { s += i }; s", "3"),
      ("let s = 0; for i in 1..3 { i = i * 10; s += i }; s", "60"),
      ("let w = 0; while true { w += 1; if w > 10 { break } }; w", "11"),
      ("let out = []; for (k, v) in ({a: 1, b: 2}) { out.append(k + \"\\(v)\") }; out", "[\"a1\", \"b2\"]"),
      ("let out = []; for (a, b) in [[1, 2], [3, 4]] { out.append(a * b) }; out", "[2, 12]"),
      ("func fib(n) { if n < 2 { return n }; fib(n - 1) + fib(n - 2) }; fib(15)", "610"),
      (
        "func g(a, b = a + 1, c = 3) { [a, b, c] }; [g(1), g(1, 5), g(1, c: 9), g(c: 1, a: 2)]",
        "[[1, 2, 3], [1, 5, 3], [1, 2, 9], [2, 3, 1]]"
      ),
      ("func even(n) { n == 0 ? true : odd(n - 1) }; func odd(n) { n == 0 ? false : even(n - 1) }; even(10)", "true"),
      ("let rec = n => n == 0 ? 0 : 1 + rec(n - 1); rec(50)", "50"),
      ("if false { 1 } else if true { 2 } else { 3 }", "2"),
      ("let x = if true { let y = 2; y * 2 } else { 0 }; x", "4"),
      ("try { fail(\"no\", {a: 1}) } catch e { [e.kind, e.message, e.data.a, e.line] }", "[\"user\", \"no\", 1, 1]"),
      ("try [1][5] catch -1", "-1"),
      ("try { try { 1 / 0 } catch e { fail(\"inner \" + e.kind) } } catch e { e.message }", "\"inner value\""),
      ("func f() { for i in 1..5 { try { if i == 3 { return i } } catch e { } }; 0 }; f()", "3"),
      ("[...[1, 2], 3, ...(1..2)]", "[1, 2, 3, 1, 2]"),
      ("let o = {a: 1}; {...o, b: 2, [\"c\" + \"d\"]: 3}", "{\"a\": 1, \"b\": 2, \"cd\": 3}"),
      ("[1, 2, 3, 4][1..2] + [1, 2, 3][2..] + [1, 2, 3][..<1]", "[2, 3, 3, 1]"),
      ("[1, 2, 3][-1]", "3"),
      ("[[1, 2]?[5], [1, 2]?[0..9]]", "[null, [1, 2]]"),
      ("let q = null; [q?.a.b.c, q?[1], q?.f(1)?.g]", "[null, null, null]"),
      ("{a: 1}[\"b\"]", "null"),
      ("{\"68\": \"x\"}[68]", "\"x\""),
      ("\"abc\" in \"xabcx\" && 3 in [1, 3] && 2 in 1..3 && \"a\" in {a: 1}", "true"),
      ("\"\\(1 + 1) \\([1, {a: null}]) \\(\"x\\(2)\")\"", "\"2 [1, {\"a\": null}] x2\""),
      ("(1..10).where(it % 2 == 0).map(it * it).collect()", "[4, 16, 36, 64, 100]"),
      ("let n = 10; [1, 2].map(x => x + n)", "[11, 12]"),
      ("1e3 % 7", "6.0"),
      ("let a = 1; { b: a }", "{\"b\": 1}"),
      ("", ""),
    ])
  func results(source: String, wanted: String) {
    #expect(Bench().result(source) == wanted)
  }

  @Test(
    "closures share what changes and each turn of a loop has its own",
    arguments: [
      ("let c = 0; let inc = () => { c += 1; c }; inc(); inc(); c", "2"),
      ("let fs = []; for i in 1..3 { fs.append(() => i * i) }; fs.map(f => f())", "[1, 4, 9]"),
      ("let fs = []; for i in 1..3 { let n = i; fs.append(() => { n += 1; n }) }; fs.map(f => f() + f())", "[5, 7, 9]"),
      (
        "func counter() { let n = 0; () => { n += 1; n } }; let a = counter(); let b = counter(); a(); a(); [a(), b()]",
        "[3, 1]"
      ),
      ("func f() { x }; let x = 5; f()", "5"),
      ("func f() { x }; let r = try f() catch e e.kind; let x = 5; r", "\"name\""),
      ("let f = x => y => x + y; f(1)(2)", "3"),
      ("func o() { let k = n => n == 0 ? \"done\" : k(n - 1); k = k; k(3) }; o()", "\"done\""),
      ("func outer() { func a(n) { n == 0 ? 0 : b(n) }; func b(n) { a(n - 1) }; a(5) }; outer()", "0"),
      ("let x = 1; let f = () => x; x = 2; f()", "2"),
    ])
  func closures(source: String, wanted: String) {
    #expect(Bench().result(source) == wanted)
  }

  @Test(
    "lists and objects are values",
    arguments: [
      ("let a = [1]; let b = a; b.append(2); [a, b]", "[[1], [1, 2]]"),
      ("let o = {x: {y: [1]}}; let p = o; p.x.y.append(2); p.x.y[0] = 9; [o.x.y, p.x.y]", "[[1], [9, 2]]"),
      ("let o = {x: 1}; func f(q) { q.x = 2; q.x }; [f(o), o.x]", "[2, 1]"),
      ("let a = [[1], [2]]; for x in a { x.append(0) }; a", "[[1], [2]]"),
      ("let a = [1, 2]; for x in a { a.append(x) }; a", "[1, 2, 1, 2]"),
      ("let s = \"a\"; let t = s; t += \"b\"; [s, t]", "[\"a\", \"ab\"]"),
      (
        "let o = {a: {b: [1, {c: 2}]}}; o.a.b[1].c += 5; o.a.b[0] -= 1; o[\"z\"] = 1; o",
        "{\"a\": {\"b\": [0, {\"c\": 7}]}, \"z\": 1}"
      ),
      ("let o = {n: 1}; let f = () => { o.n += 1 }; f(); f(); o.n", "3"),
      ("let a = [3, 1]; let f = () => a.append(2); f(); a", "[3, 1, 2]"),
      ("let a = [1, 2, 3]; a.remove(0); a.insert(0, 7); a", "[7, 2, 3]"),
    ])
  func valueSemantics(source: String, wanted: String) {
    #expect(Bench().result(source) == wanted)
  }

  @Test("variables of the prompt stay, and may be declared again")
  func prompt() {
    let bench = Bench()
    #expect(bench.result("let a = 1; func f() { a }", mode: .prompt) == "")
    #expect(bench.result("let a = 2", mode: .prompt) == "")
    #expect(bench.result("a += 5; f()", mode: .prompt) == "7")
    #expect(bench.result("let b = fail(\"x\")", mode: .prompt) == "user: x")
    #expect(bench.result("b", mode: .prompt) == "syntax: unknown name 'b'")
    #expect(bench.result("for i in 1..3 { a += i }; a", mode: .prompt) == "13")
  }

  @Test("an imported file runs once, relative names are the loader's, cycles are an error")
  func imports() {
    let bench = Bench()
    bench.outside.files = [
      "lib": "print(\"lib runs\"); let base = 10; func add(n) { n + base }",
      "a": "import \"b\"; let x = 1", "b": "import \"a\"; let y = 1",
    ]
    #expect(bench.result("import \"lib\" as lib; import \"lib\"; lib.add(1) + add(2) + base") == "33")
    #expect(bench.outside.printed == ["lib runs"])
    #expect(bench.result("import \"a\"").contains("imports itself"))
    #expect(bench.result("import \"lib\"; base = 1").contains("imported"))
    #expect(bench.result("import \"missing\"") == "syntax: no file 'missing'")
  }

  @Test("a function that reads a field reads it from any item, and fails as any function does")
  func fieldReads() {
    let bench = Bench()
    let mixed = "let items = [{id: 1}, {id: 2}, {name: \"x\", id: 3}, {id: 4}];"
    #expect(bench.result("\(mixed) items.map(.id)") == "[1, 2, 3, 4]")
    #expect(
      bench.result("\(mixed) let f = x => x.id; [f(items[2]), items.sum(f), items.sortBy(\"id\", \"desc\")[0].id]")
        == "[3, 10, 4]")
    #expect(bench.result("[{id: 1}, {id: 2}, {od: 3}].sum(.id)").hasPrefix("name: no field 'id'"))
    #expect(bench.result("[{id: 1}, {id: 2}, null].sum(.id)").hasPrefix("type: this is null"))
    #expect(bench.result("[{id: 1}, {id: 2}, \"x\"].map(.id)").hasPrefix("name: a string has no 'id'"))
  }
}
