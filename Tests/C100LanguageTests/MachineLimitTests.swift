import Glibc
import Testing

@testable import C100Language

/// Limits hold, deep values come and go, and whoever asks can stop an evaluation.
@Suite("Machine limits")
struct MachineLimitTests {
  @Test(
    "steps are limited inside built-ins too",
    arguments: [
      "while true {}", "for i in 1..9_000_000_000_000 {}", "(1..1e12).where(it < 0).first()",
      "func f() { f() }; try f() catch 1; while true {}", "(1..1e12).map(it).sum()",
    ])
  func steps(source: String) {
    let bench = Bench(limits: Limits(callDepth: 1_000, steps: 200_000))
    #expect(bench.result(source) == "exhausted: the limit of 200000 steps is used up")
    #expect(bench.result("2 + 2") == "4")
  }

  @Test(
    "memory is limited",
    arguments: [
      "let s = \"abcdefgh\"; for i in 1..60 { s = s + s }", "\"a\".repeat(1e12)",
      "let l = [1]; for i in 1..60 { l = l + l }", "let s = \"ab\"; while true { s += s }",
      "let s = \"ab\"; for i in 1..60 { s = \"\\(s)\\(s)\" }", "let l = []; while true { l.append(1) }",
      "(1..1e12).collect()",
    ])
  func memory(source: String) {
    let result = Bench(limits: Limits(memory: 8 << 20)).result(source)
    #expect(result.hasPrefix("exhausted: "))
  }

  @Test("values of great depth are made, compared, printed and freed")
  func depth() {
    let program = """
      let x = []
      for i in 1..100_000 { x = [x] }
      let y = []
      for i in 1..100_000 { y = [y] }
      let o = {}
      for i in 1..50_000 { o = {a: o} }
      let f = () => 1
      for i in 1..50_000 { let g = f; f = () => g }
      let copy = x
      copy.append(1)
      [x == y, "\\(x)".count(), [x, y].distinct().count(), copy.count()]
      """
    #expect(Bench().result(program) == "[true, 200002, 1, 2]")
  }

  @Test("a cycle of a closure and its object is freed")
  func cycles() {
    let bench = Bench()
    let program = """
      let n = 0
      for i in 1..25_000 { let o = {v: i}; o.f = () => o.v; n += o.f() }
      n
      """
    #expect(bench.result(program) == "312512500")
    #expect(bench.interpreter.machine.cycles.count == 0)
    // What is still held stays whole.
    #expect(bench.result("let o = {v: 1}; o.f = () => o.v; o.v = 5; let keep = o", mode: .prompt) == "")
    #expect(bench.result("keep.f()", mode: .prompt) == "5")
    #expect(bench.result("keep.f()", mode: .prompt) == "5")
  }

  @Test("an evaluation is stopped from another thread, and the next one runs")
  func cancellation() {
    let bench = Bench()
    let sources = [
      "while true {}", "(1..1e15).where(it < 0).count()", "(1..1e15).map(it).sum()",
      "func f(n) { while true { n += 1 } }; f(1)",
    ]
    for source in sources {
      let flag = bench.interpreter.cancellation
      let stopper = LanguageThread(stackSize: 1 << 20)
      stopper.submit {
        usleep(20_000)
        flag.raise()
      }
      #expect(bench.result(source) == "cancelled: cancelled")
      #expect(bench.result("1 + 1") == "2")
    }
  }

  @Test("two interpreters know nothing of each other")
  func independence() {
    let a = Bench()
    let b = Bench()
    #expect(a.result("let x = 1", mode: .prompt) == "")
    #expect(b.result("x", mode: .prompt) == "syntax: unknown name 'x'")
    #expect(a.result("x", mode: .prompt) == "1")
  }

  @Test("appending in a loop takes time in step with the number of elements")
  func appends() {
    let program = """
      let xs = []
      for i in 1..50_000 { xs.append(i) }
      let o = {list: []}
      for i in 1..50_000 { o.list.append(i) }
      for i in 0..<50_000 { o.list[i] = o.list[i] + 1 }
      let s = ""
      for i in 1..50_000 { s += "x" }
      let f = () => { for i in 1..50_000 { xs.append(i); s += "y" } }
      f()
      [xs.count(), o.list.sum(), s.count()]
      """
    #expect(Bench().result(program) == "[100000, 1250075000, 100000]")
    #expect(Bench().result(program, mode: .prompt) == "[100000, 1250075000, 100000]")
  }
}
