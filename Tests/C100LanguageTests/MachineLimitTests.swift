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

  @Test(
    "small values count too, in loops and inside built-ins, and the process grows to no more than twice the limit",
    arguments: [
      "let l = []; while true { l.append([1]) }", "let l = []; while true { l.append({a: l.count()}) }",
      "let l = []; while true { l.append(\"item \\(l.count()) of many\") }",
      "let o = {}; for i in 1..9_000_000 { o[string(i)] = [i] }", "(1..9_000_000).map({id: it}).collect()",
      "(1..9_000_000).map(\"name \\(it) and more\").collect()", "(1..9_000_000).groupBy(it)",
      "(1..9_000_000).map([it, it]).sortBy(it[0]).first()", "let f = x => x; while true { let g = f; f = x => g }",
      "func f(n) { let own = [n, n]; f(n + 1) + own[0] }; f(0)", "(1..9_000_000).chunk(2).collect()",
      "let s = \"ab,\".repeat(3_000_000).split(\",\")", "\"ab\".repeat(9_000_000).chars()",
      "(\"[\" + \"[1,{}],\".repeat(1_200_000) + \"1]\").parseJSON()", "\",\".repeat(5_000_000).parseCSV(header: false)",
    ])
  func smallValues(source: String) {
    let before = Self.resident()
    let bench = Bench(limits: Limits(callDepth: 5_000_000, memory: 24 << 20))
    let result = bench.result(source)
    #expect(result.hasPrefix("exhausted: "), "\(result.prefix(80))")
    #expect(Self.resident() - before < 48 << 20)
    #expect(bench.result("[1, 2].count()") == "2")
  }

  @Test("a program that has its process to itself counts all growth, large pages too")
  func ownProcess() {
    let before = Self.resident()
    var limits = Limits(memory: 64 << 20)
    limits.ownsProcess = true
    let result = Bench(limits: limits).result("(1..9_000_000).map({id: it, name: \"n\\(it)\"}).collect()")
    #expect(result.hasPrefix("exhausted: "))
    #expect(Self.resident() - before < 96 << 20)
  }

  @Test("what variables keep counts in later evaluations, and what was freed does not")
  func keptMemory() {
    let bench = Bench(limits: Limits(memory: 24 << 20))
    #expect(bench.result("let a = (1..100_000).map([it]).collect(); a.count()", mode: .prompt) == "100000")
    #expect(bench.result("let b = (1..900_000).map([it]).collect()", mode: .prompt).hasPrefix("exhausted: "))
    for _ in 1...6 {
      #expect(bench.result("(1..40_000).map([it]).collect().count()", mode: .prompt) == "40000")
    }
  }

  /// Bytes of this process in memory.
  private static func resident() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 128)
    guard fgets(&text, 128, file) != nil else { return 0 }
    let line = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = line.split(separator: " ")
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4096
  }

  @Test("what fills the limit can be looked at and let go")
  func fullOfVariables() {
    let bench = Bench(limits: Limits(memory: 32 << 20))
    let fill = "let kept = []; while true { kept.append(\"x\".repeat(1000)) }"
    #expect(bench.result(fill, mode: .prompt) == "exhausted: this needs more memory than the limit of 32 MB")
    #expect(bench.result("kept.count() > 1000", mode: .prompt) == "true")
    #expect(bench.result("[1, 2].map(it + 1)", mode: .prompt) == "[2, 3]")
    #expect(bench.result("(1..2_000_000).collect()", mode: .prompt).hasPrefix("exhausted"))
    #expect(bench.result("kept = null", mode: .prompt) == "")
    #expect(bench.result("(1..100_000).collect().count()", mode: .prompt) == "100000")
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

  @Test("a cycle that somebody outside held is freed with its interpreter")
  func lastCycle() throws {
    weak var held: FunctionValue?
    try Bench.thread.perform {
      Result {
        let interpreter = Interpreter(table: BuiltinTable(Library.builtins), services: Services())
        let source = Source(name: "test", text: "let o = {a: 1}; o.f = () => o; o.f")
        guard case .function(let function) = try interpreter.evaluate(source) else { return }
        held = function
        #expect(held != nil)
      }
    }.get()
    #expect(held == nil)
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

  @Test("many evaluations and cycles of closures leave nothing behind")
  func leaks() {
    let bench = Bench()
    let source = Source(name: "test", text: "let x = {n: 1}; x.f = () => x.n; x.f()")
    func evaluate(_ count: Int) {
      let right = Bench.thread.perform {
        (0..<count).count { _ in
          guard case .integer(1)? = try? bench.interpreter.evaluate(source, mode: .prompt) else { return false }
          return true
        }
      }
      #expect(right == count)
    }
    evaluate(500)
    let before = Self.resident()
    evaluate(100_000)
    #expect(
      bench.result("let n = 0; for i in 1..100_000 { let o = {v: 1}; o.f = () => o.v; n += o.f() }; n") == "100000")
    #expect(Self.resident() - before < 10 << 20)
    #expect(bench.interpreter.machine.cycles.count <= 2)
  }

  @Test("functions that call each other are typed one after the other")
  func mutualRecursion() {
    let bench = Bench()
    #expect(bench.result("func isEven(n) { n == 0 || isOdd(n - 1) }", mode: .prompt) == "")
    #expect(bench.outside.hints == ["'isOdd' is not known yet; declare it before this function is called"])
    #expect(bench.result("isEven(4)", mode: .prompt) == "name: unknown name 'isOdd'")
    #expect(bench.result("isOdd", mode: .prompt) == "syntax: unknown name 'isOdd'")
    #expect(bench.result("let isOdd = fail(\"x\")", mode: .prompt) == "user: x")
    #expect(bench.result("func isOdd(n) { n != 0 && isEven(n - 1) }", mode: .prompt) == "")
    #expect(bench.result("[isEven(10), isOdd(10)]", mode: .prompt) == "[true, false]")
    // A script is known whole.
    #expect(bench.result("func f() { g() }; f()") == "syntax: unknown name 'g'")
    #expect(bench.result("func f() { None }", mode: .prompt) == "syntax: unknown name 'None'")
  }

  @Test("files that import one another have a limit, and one that is met twice is none deeper")
  func imports() {
    let bench = Bench()
    for i in 0..<300 { bench.outside.files["m\(i)"] = "import \"m\(i + 1)\" as next\nlet v = 1 + next.v" }
    bench.outside.files["m300"] = "let v = 1"
    let said = "syntax: 'm200' is imported too deeply: the limit is 200 files inside one another"
    #expect(bench.result("import \"m0\" as a; a.v").hasPrefix(said))
    #expect(bench.result("import \"m150\" as a; a.v") == "151")
    #expect(bench.result("import \"m0\" as a; a.v") == "301")
  }

  @Test(
    "what large values are compared in counts as steps",
    arguments: [
      "a == b", "a in [b]", "[b].contains(a)", "[b].indexOf(a)", "[a, b].distinct().count()",
      "[a, b].groupBy(it).count()",
      "{x: a} == {x: b}",
    ])
  func comparedSteps(source: String) {
    // Each holds the one before it twice: there are 2⁶⁰ ways through them.
    let program = "let a = [1]; let b = [1]; for i in 1..60 { a = [a, a]; b = [b, b] }; \(source)"
    let bench = Bench(limits: Limits(steps: 1_000_000))
    #expect(bench.result(program) == "exhausted: the limit of 1000000 steps is used up")
    #expect(bench.result("[1, [2]] == [1, [2]]") == "true")
  }

  @Test(
    "a list that is copied again and again counts as memory",
    arguments: [
      "let m = []; while true { m.append(m) }", "let m = {}; let i = 0; while true { i += 1; m[string(i)] = m }",
    ])
  func copies(source: String) {
    let before = Self.resident()
    let bench = Bench(limits: Limits(memory: 24 << 20))
    #expect(bench.result(source).hasPrefix("exhausted: "))
    #expect(Self.resident() - before < 48 << 20)
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

  @Test(
    "so do a stack, a queue, texts that are read by position, objects that grow, and errors that are caught",
    arguments: [
      ("let a = (1..60_000).collect(); let s = 0; while a.count() > 0 { s += a[-1]; a.remove(-1) }; s", "1800030000"),
      ("let q = [1]; for i in 1..20_000 { q.remove(0); q.append(i); q.append(i) }; q.count()", "20001"),
      ("let a = []; for i in 1..20_000 { a.insert(0, i) }; [a[0], a[-1], a.count()]", "[20000, 1, 20000]"),
      ("let t = \"abcd\".repeat(20_000); let n = 0; for i in 0..<80_000 { if t[i] == \"c\" { n += 1 } }; n", "20000"),
      ("let t = \"äbcd\".repeat(20_000); let n = 0; for i in 0..<80_000 { if t[i] == \"ä\" { n += 1 } }; n", "20000"),
      ("let t = \"äbcd\".repeat(20_000); let n = 0; for i in 1..80_000 { if t[-i] == \"c\" { n += 1 } }; n", "20000"),
      ("let t = \"äb€😀\".repeat(9_000); (0..<35_999).where(t[it..it + 1] == \"äb\").count()", "9000"),
      ("let t = \"äb\".repeat(20_000); let i = 0; while i < t.count() { let c = t[i]; i += 1 }; i", "40000"),
      ("(1..20_000).reduce([], (so, x) => { so.append(x); return so }).count()", "20000"),
      ("(1..20_000).reduce({}, (so, x) => { so[string(x)] = x; return so }).count()", "20000"),
      ("(1..20_000).reduce([], (so, x) => so + [x]).count()", "20000"),
      ("(1..20_000).reduce(\"\", (so, x) => so + \"é\").count()", "20000"),
      ("let n = 0; for i in 1..20_000 { try { i.fooo } catch e { n += 1 } }; n", "20000"),
      ("let n = 0; for i in 1..20_000 { try { \"a\".tirm() } catch e { n += 1 } }; n", "20000"),
      ("let o = {}; for i in 1..2_000 { o = {...o, [\"k\\(i)\"]: i} }; [o.count(), o.k2000]", "[2000, 2000]"),
      (
        "let o = {}; for i in 1..3_000 { o[\"k\\(i)\"] = i }; for i in 1..2_998 { o.remove(\"k\\(i)\") }; [o, o.k3000]",
        #"[{"k2999": 2999, "k3000": 3000}, 3000]"#
      ),
    ])
  func positions(program: String, result: String) {
    let start = ContinuousClock.now
    let shown = Bench().result(program)
    #expect(shown.filter { $0 != " " } == result.filter { $0 != " " })
    // Where each turn takes all items in hand, the first takes a debug build a minute.
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("a text that grows after it was read by position is read as it is then")
  func grownText() {
    let program = """
      let t = "äb".repeat(400)
      let seen = [t[799], t.count()]
      let same = t
      t += "ö"
      t += "x".repeat(100)
      [...seen, t[800], t[-1], t.count(), same.count(), t[798..800], same[-1]]
      """
    #expect(Bench().result(program) == #"["b", 800, "ö", "x", 901, 800, "äbö", "b"]"#)
  }

  @Test("objects that are made key by key are as they were written")
  func shapes() {
    let program = """
      let rows = (0..<40).map({id: it}).collect()
      let wide = rows.map({...it, a: .id, b: 2})
      let other = rows.map({...it, b: .id})
      let grown = rows.map(r => { let o = {...r}; for k in 0..<50 { o["k\\(k)"] = k }; o.id = 7; o.remove("k3"); o })
      [wide[3].a, wide[39], other[5].b, grown[0].k49, grown[39].id, grown[1].count(), grown[1].has("k3"), rows[2]]
      """
    #expect(
      Bench().result(program)
        == #"[3, {"id": 39, "a": 39, "b": 2}, 5, 49, 7, 50, false, {"id": 2}]"#)
  }
}
