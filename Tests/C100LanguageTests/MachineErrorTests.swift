import Testing

@testable import C100Language

/// Failures: what they say and where they point.
@Suite("Machine failures")
struct MachineErrorTests {
  @Test(
    "a failure names what went wrong and points at it",
    arguments: [
      ("let o = {name: 1}\no.nmae", "no field 'nmae' in this object — did you mean 'name'?", "nmae"),
      ("let n = null\nn.name", "'n' is null, so it has no 'name'", "name"),
      ("let o = {a: null}\no.a.b", "'o.a' is null, so it has no 'b'", "b"),
      ("[1, 2].firts()", "a list has no method 'firts' — did you mean 'first'?", "firts"),
      ("[1].first", "'first' is a method: call it", "first"),
      ("1 + \"a\"", "'+' cannot combine an integer with a string", "1 + \"a\""),
      ("1 < \"a\"", "'<' cannot compare an integer with a string", "1 < \"a\""),
      ("\"b\" >= 2", "'>=' cannot compare a string with an integer", "\"b\" >= 2"),
      ("1 / 0", "division by zero", "1 / 0"),
      (
        "9223372036854775807 + 1", "9223372036854775807 + 1 does not fit in a 64-bit integer",
        "9223372036854775807 + 1"
      ),
      ("if 1 { 2 }", "a condition must be true or false, got an integer", "1"),
      ("while \"x\" { }", "a condition must be true or false, got a string", "\"x\""),
      ("[1][3]", "index 3 is out of range: the list has 1", "[3]"),
      ("[1, 2][0..5]", "the slice is out of range: the list has 2", "[0..5]"),
      ("let a = [1]\na[4] = 1", "index 4 is out of range: the list has 1", "[4]"),
      ("[1].append(2)", "'append' changes what a variable holds, and this is none", "append(2)"),
      ("[1].take(cuont: 1)", "take has no parameter 'cuont' — did you mean 'count'?", "cuont"),
      ("[1].take(\"x\")", "take: 'count' must be a whole number, got a string", "\"x\""),
      ("func f(a) { a }\nf(1, 2)", "f takes 1 argument, got 2", "f(1, 2)"),
      ("func f(count) { count }\nf(cuont: 2)", "f has no parameter 'cuont' — did you mean 'count'?", "cuont"),
      ("let x = 1\nx()", "an integer is not a function", "x"),
      ("for x in 5 { }", "'for x' walks over a list or a sequence, got an integer", "5"),
      ("undefined + 1", "unknown name 'undefined'", "undefined"),
      ("let value = 1\nvalu", "unknown name 'valu' — did you mean 'value'?", "valu"),
      ("y = 1", "'y' is not declared", "y"),
      ("return 1", "'return' is only allowed in a function", "return 1"),
      ("break", "'break' is only allowed in a loop", "break"),
      ("let a = 1\nlet a = 2", "'a' is already declared here", "a"),
      ("(1..2) + [3]", "'+' cannot combine a range with a list", "(1..2) + [3]"),
      ("-\"a\"", "'-' needs a number, got a string", "-\"a\""),
      ("1..\"x\"", "the ends of a range must be whole numbers, got a string", "1..\"x\""),
      ("{...5}", "'...' in an object needs an object, got an integer", "...5"),
    ])
  func failures(source: String, message: String, at: String) throws {
    let failure = try #require(Bench().failure(source))
    #expect(failure.message == message)
    #expect(failure.at == at)
  }

  @Test("a failure inside functions tells the calls it went through")
  func trace() throws {
    let failure = try #require(Bench().failure("func f(x) { x.y }\nfunc g(x) { [x].map(z => f(z)) }\ng({})"))
    #expect(failure.message == "no field 'y' in this object")
    #expect(failure.trace == ["f", "-", "g"])
  }

  @Test("a long chain of calls is shortened to twenty lines")
  func longTrace() throws {
    let failure = try #require(Bench().failure("func f(n) { n == 0 ? fail(\"end\") : f(n - 1) }\nf(500)"))
    #expect(failure.trace.count == 20)
    #expect(failure.omitted == 481)
  }

  @Test(
    "endless recursion is an error of depth, however it comes about",
    arguments: [
      "func f(n) { f(n + 1) }; f(1)",
      "func a(n) { b(n) }; func b(n) { a(n) }; a(1)",
      "func f(n) { [n].map(x => f(x)) }; f(1)",
      "func f(n) { [n, 1].sortBy(x => f(x)) }; f(1)",
      "func f(n) { [n].groupBy(x => f(x)) }; f(1)",
      "func f(n) { (1..2).map(x => f(x)).first() }; f(1)",
      "func f(n) { \"\\(f(n))\" }; f(1)",
      "func f(a = f()) { a }; f()",
      "let f = n => f(n); f(1)",
      "let o = {}; o.f = () => o.f(); o.f()",
    ])
  func recursion(source: String) {
    let bench = Bench()
    #expect(bench.result(source) == "exhausted: call depth: too many calls inside one another")
    #expect(bench.result("1 + 1") == "2")
  }

  @Test("some failures cannot be caught")
  func uncatchable() {
    #expect(Bench().result("try exit(3) catch 1") == "exit: exit 3")
    #expect(
      Bench(limits: Limits(steps: 1_000)).result("while true { try { while true {} } catch e {} }")
        == "exhausted: the limit of 1000 steps is used up")
  }
}
