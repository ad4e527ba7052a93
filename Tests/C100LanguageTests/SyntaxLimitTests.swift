import Testing

@testable import C100Language

/// Sources that are wide and not deep: they are read in a time that grows with them, and what is said of them stays short.
@Suite("width of sources")
struct SyntaxLimitTests {
  private static let count = 30_000

  private static func list(_ item: (Int) -> String) -> String { (0..<count).map(item).joined(separator: ",") }

  /// With a look at all names before for each name, one of these takes a debug build minutes.
  @Test(
    "many names in one list are read as quickly as few",
    arguments: [
      ("parameters", "func f(" + list { "a\($0)" } + ") { 1 }", []),
      ("parameters with defaults", "let f = (" + list { "a\($0) = 1" } + ") => 1", []),
      ("labels", "print(" + list { "a\($0): 1" } + ")", []),
      (
        "one label again", "print(" + list { $0 == count - 1 ? "a7: 1" : "a\($0): 1" } + ")",
        ["the label 'a7' is given twice"]
      ),
      (
        "one parameter again", "func f(" + list { $0 == count - 1 ? "a7" : "a\($0)" } + ") { 1 }",
        ["two parameters are named 'a7'"]
      ),
    ])
  func names(name: String, text: String, messages: [String]) {
    #expect(parse(text).diagnostics.map(\.message) == messages, "\(name)")
  }

  @Test("two names alike are found in a short list too, wherever they stand", arguments: [2, 15, 16, 17, 18, 40])
  func alike(count: Int) {
    for place in [0, (count - 1) / 2, count - 2] {
      let names = (0..<count - 1).map { "a\($0)" } + ["a\(place)"]
      let labels = names.map { "\($0): 1" }.joined(separator: ", ")
      #expect(problemsOf("f(\(labels))") == ["the label 'a\(place)' is given twice"])
      #expect(
        problemsOf("let f = (\(names.joined(separator: ", "))) => 1") == ["two parameters are named 'a\(place)'"])
    }
    #expect(problemsOf("f(" + (0..<count).map { "\($0), " }.joined() + "a: 1, b: 2)") == [])
  }

  private func problemsOf(_ text: String) -> [String] { parse(text).diagnostics.map(\.message) }

  @Test("unknown names are looked up as long as they are told")
  func unknown() {
    let names = (0..<Self.count).map { "nobody\($0)" }
    let bench = Bench()
    #expect(bench.result(names.joined(separator: "\n")).split(separator: "\n").count == Lexer.maximumDiagnostics)
    let source = Source(name: "test", text: names.joined(separator: "\n"))
    let known = LanguageKnowledge(BuiltinTable(Library.builtins))
    #expect(Checker.check(source, knowledge: known).count == Checker.maximumDiagnostics)
    let labels = Source(
      name: "test", text: "func f(x) { x }\nf(" + names.map { "\($0): 1" }.joined(separator: ", ") + ")")
    // Of a call its first error is told, as in a run.
    #expect(Checker.check(labels, knowledge: known).count == 1)
  }

  @Test("a row of comments or semicolons is laid out in one walk")
  func rows() {
    let comments = String(repeating: "// a\n", count: Self.count)
    #expect(Formatter.format(Source(name: "test", text: comments + "1\n")).text == comments + "1\n")
    #expect(Formatter.format(Source(name: "test", text: "{ // a\n" + comments + "}")).text?.hasSuffix("}\n") == true)
    let semicolons = String(repeating: ";", count: Self.count)
    #expect(Formatter.format(Source(name: "test", text: "1\(semicolons)\n2")).text == "1\n2\n")
  }

  @Test(
    "semicolons between comments",
    arguments: [
      ("1; // a\n2", "1  // a\n2\n"), ("1; 2;", "1; 2\n"),
      ("if a { 1; }", "if a { 1 }\n"), ("1;\n// a\n.b", "1;\n// a\n.b\n"),
    ])
  func spare(text: String, laidOut: String) {
    let source = Source(name: "test", text: text)
    guard let first = Formatter.format(source).text else { return }
    #expect(first == laidOut)
  }

  @Test(
    "what is said of a name of 100,000 letters is short",
    arguments: [
      "NAME", "NAME = 1", "let NAME = 1; let NAME = 2", "\"a\".NAME", "\"a\".NAME()", "{a: 1}.NAME",
      "let o = {a: 1}; o.NAME = 1",
      "func NAME(a) { a }; NAME()", "func NAME(a) { a }; NAME(1, 2)", "func f(a) { a }; f(NAME: 1)",
      "[1].take(NAME: 1)",
      "func f(NAME) { 1 }; f()", "func f(NAME, NAME) { 1 }", "func f(a = 1, NAME) { 1 }", "f(NAME: 1, NAME: 2)",
      "try 1 catch NAME", "1.map(NAME)", "[1].NAME(.a)", "null.NAME", "[{a: 1}].select(\"NAME\")",
      "[{a: 1}].sortBy(\"NAME\")",
      "[1].sortBy(it, \"NAME\")", "date(\"NAME\")", "\"NAME\".toNumber()", "now().format(\"yyyyNAME\")",
      "import \"NAME\"",
      "{NAME: 1, NAME: 2}.NAME.a", "\"a\".matches(\"[NAME\")", "\"[NAME\".parseJSON()", "env(\"NAME\") + 1",
      "1 + \"NAME\"",
      "if \"NAME\" { 1 }", "1 \"NAME\"", "NAME NAME", "1NAME", "\"\\NAME\"",
    ])
  func longNames(form: String) {
    let name = String(repeating: "x", count: 100_000)
    let said = Bench().result(form.replacing("NAME", with: name))
    #expect(said.utf8.count < 5_000 || !said.contains(": "), "\(form): \(said.prefix(200))")
  }

  @Test("what is said of 10,000 parameters is short")
  func manyParameters() throws {
    let parameters = (0..<10_000).map { "a\($0)" }.joined(separator: ", ")
    let text = "func f(\(parameters)) { 1 }\nf(b: 1)"
    let known = LanguageKnowledge(BuiltinTable(Library.builtins))
    let found = try #require(Checker.check(Source(name: "test", text: text), knowledge: known).first)
    #expect(found.help.allSatisfy { $0.utf8.count < 3_000 && $0.hasSuffix(" and 9800 more") }, "\(found.help)")
  }
}
