import Testing

@testable import C100Language

/// Sorting by marks against sorting by comparing, and short functions against the machine.
@Suite("sorting and short functions")
struct LibrarySortTests {
  /// Expressions of `i` for keys of every kind, with many equal ones, and of mixed kinds that can be compared.
  static let keys = [
    "i * 7919 % 300", "i % 3 - 1", "-i", "9223372036854775807 - i % 2", "i % 2 == 0", "i * 31 % 17 / 4",
    "(i % 5 - 2) * 0.5", "if i % 2 == 0 { i % 7 } else { (i % 7) * 1.0 }",
    "if i % 3 == 0 { null } else { i * 37 % 11 }", "if i % 4 == 0 { null } else { \"k\\(i * 37 % 11)\" }",
    "\"n\\(i * 7919 % 300)\"", "\"the same beginning of all \\(i * 7 % 31) and more of it \\(i % 2)\"",
    "\"equal for eight letters\"[0..<8 + i % 4]", "[\"\", \"a\", \"a\\u{0}\", \"a\\u{0}\\u{0}\", \"b\"][i % 5]",
    "\"é😀\\(i % 9)\"", "[\"open\", \"closed\", \"missed\"][i % 3]",
    "time(\"2026-01-01T00:00:00Z\") + (i * 37 % 11).hours",
    "date(\"2026-01-01\") + (i % 4).days", "(i * 37 % 11).minutes", "[1, 1.5, -0.0, 0, 2][i % 5]", "null",
    "[\"1.10\", \"1.1\", \"12345678901234567890\", \"1\", \"-1e400\"][i % 5].parseJSON()",
    "9007199254740992 + i % 3", "[9007199254740993, 9007199254740992.0, 9007199254740994][i % 3]",
  ]

  @Test("items come in the order of their keys, equal ones as they came, null last", arguments: keys)
  func stable(key: String) {
    for (count, order) in [(7, "asc"), (40, "desc"), (700, "asc"), (700, "desc")] {
      let bench = Bench()
      let setup = """
        let rows = []
        for i in 0..<\(count) { rows.append({at: i, key: \(key)}) }
        func precedes(a, b) { if b == null { a != null } else if a == null { false } else { a < b } }
        func inOrder(a, b) {
          if a.key == b.key { return a.at < b.at }
          if a.key == null || b.key == null { return b.key == null }
          \(order == "asc" ? "precedes(a.key, b.key)" : "precedes(b.key, a.key)")
        }
        func check(sorted) { sorted.count() == rows.count() && sorted.window(2).all(p => inOrder(p[0], p[1])) }
        """
      #expect(
        bench.result(
          """
          \(setup)
          [check(rows.sortBy("key", "\(order)")), check(rows.sortBy(.key, "\(order)")),
           check(rows.sortBy(x => { let k = x.key; k }, "\(order)")), check(rows.reverse().reverse().sortBy(.key, "\(order)")),
           rows.map(.at) == (0..<\(count)).collect()]
          """) == "[true, true, true, true, true]", "\(count) \(order)")
    }
  }

  @Test("several keys order by the first that differs, each in its own direction")
  func severalKeys() {
    let rows = "let rows = (0..<900).map({at: it, a: it * 7 % 3, b: \"x\\(it * 31 % 5)\", c: it % 2}).collect();"
    let sorted = "let s = rows.sortBy([\"a\", \"-b\", \"c\"]);"
    let inOrder = """
      s.window(2).all(p => {
        let x = p[0]; let y = p[1]
        if x.a != y.a { return x.a < y.a }
        if x.b != y.b { return x.b > y.b }
        if x.c != y.c { return x.c < y.c }
        x.at < y.at
      })
      """
    #expect(Bench().result("\(rows) \(sorted) \(inOrder)") == "true")
  }

  @Test("a list that others hold is left as it is; one that nobody else holds may be taken apart")
  func holders() {
    let bench = Bench()
    let source = """
      let list = [3, 1, 2].map([it])
      let same = list
      let sorted = list.sortBy(it[0])
      let back = sorted.reverse()
      sorted[0].append(9)
      [list, same, sorted, back]
      """
    #expect(
      bench.result(source)
        == "[[[3], [1], [2]], [[3], [1], [2]], [[1, 9], [2], [3]], [[3], [2], [1]]]")
    #expect(bench.result("[{a: 1}, {a: 0}].where(.a >= 0).sortBy(.a).sortBy(\"a\", \"desc\").map(.a)") == "[1, 0]")
    #expect(bench.result("let l = [2, 1]; try l.sortBy(x => fail(\"no\")) catch 0; l") == "[2, 1]")
  }

  @Test(
    "a failure in the middle of a sort names what is wrong and loses nothing",
    arguments: [
      ("rows.sortBy(.b)", "name: no field 'b'"), ("rows.sortBy(\"b\")", "name: no field 'b'"),
      (
        "rows.sortBy(x => if x.a == 150 { \"t\" } else { x.a })",
        "type: sorting cannot compare an integer with a string"
      ),
      ("rows.sortBy([1])", "type: sortBy: the list of keys holds field names"),
      ("rows.sortBy(x => [x.a])", "type: sorting has no order for a list"),
      ("(rows + [7]).sortBy(\"a\")", "type: field 'a' is asked of an integer, which has no fields"),
      ("(rows + [null]).sortBy(.a)", "type: this is null, so it has no 'a'"),
    ])
  func failures(source: String, message: String) {
    let bench = Bench()
    let result = bench.result("let rows = (0..<300).map({a: it}).collect()\n\(source)")
    #expect(result.hasPrefix(message), "\(result)")
  }

  @Test(
    "values of every kind meet a condition as they do in the machine", arguments: ["==", "!=", "<", "<=", ">", ">="])
  func conditions(symbol: String) {
    let values = [
      "1", "2", "3", "-1", "2.0", "2.5", "null", "true", "\"2\"", "\"b\"", "\"\"", "[2]", "{a: 2}", "1..2", "2.days",
      "\"2.0\".parseJSON()", "\"2e0\".parseJSON()", "9223372036854775807",
    ]
    for value in values {
      for constant in ["2", "-1", "\"b\"", "\"\"", "2.5", "true", "8388608", "null"] {
        let bench = Bench()
        // A first item teaches the shape; a block is no short function.
        let items = "let items = [{v: \(constant == "null" ? "1" : constant)}, {v: \(value)}, {w: 0, v: \(value)}]"
        for test in ["v.v \(symbol) \(constant)", "\(constant) \(symbol) v.v"] {
          let short = bench.result("\(items)\nitems.where(v => \(test)).count()")
          let long = bench.result("\(items)\nitems.where(v => { let is = \(test); is }).count()")
          #expect(short == long, "\(value) in \(test)")
        }
        let short = bench.result("[\(value), \(value)].where(it \(symbol) \(constant)).count()")
        let long = bench.result("[\(value), \(value)].where(v => { let is = v \(symbol) \(constant); is }).count()")
        #expect(short == long, "\(value) \(symbol) \(constant)")
      }
    }
  }

  @Test("a short condition fails where a long one does, and points to the same place")
  func conditionFailure() throws {
    let bench = Bench()
    let failure = try #require(bench.failure("[{v: 1}, {v: 2}, {v: \"x\"}].where(.v > 1)"))
    #expect(failure.message == "'>' cannot compare a string with an integer")
    #expect(failure.at == ".v > 1")
    #expect(bench.result("[{v: 1}, {w: 2}].where(.v > 0)").hasPrefix("name: no field 'v'"))
    #expect(bench.result("[{v: 1}, 3].any(.v > 5)").hasPrefix("name: an integer has no 'v'"))
  }

  @Test("what is held twice, and deep, is freed without recursion")
  func freeing() {
    let bench = Bench()
    #expect(bench.result("let x = [1]; for i in 1..200_000 { x = [x, x] }; x = 0; 1") == "1")
    #expect(bench.result("let x = {}; for i in 1..200_000 { x = {a: x, b: [x]} }; x = 0; 1") == "1")
    #expect(bench.result("let l = (0..<99).map([it]).collect(); let m = l + l + l; l = 0; m = 0; 1") == "1")
  }
}
