import Testing

@testable import C100Language

@Suite("table of built-ins")
struct LibraryTableTests {
  @Test("every built-in has a summary and an example, or a reason to have none")
  func complete() {
    // What changes a variable, writes, ends the program, or answers differently each time cannot be shown by a value.
    let shownElsewhere: Set<String> = [
      "append", "insert", "remove", "print", "exit", "args", "stdin", "read", "file", "now", "today",
    ]
    for builtin in Library.builtins.flatMap({ $0 }) {
      #expect(builtin.summary.hasSuffix(".") || builtin.summary.hasSuffix("~"), "\(builtin.name)")
      #expect(!builtin.examples.isEmpty || shownElsewhere.contains(builtin.name), "\(builtin.name)")
    }
  }

  @Test("no two built-ins of a name are for the same kind")
  func unique() {
    let all = Library.builtins.flatMap { $0 }
    for (i, builtin) in all.enumerated() {
      for other in all[(i + 1)...] where other.name == builtin.name {
        #expect(other.on.isDisjoint(with: builtin.on), "\(builtin.name)")
      }
    }
  }

  @Test("the list of functions that make implicit lambdas comes from the table")
  func implicit() {
    let table = BuiltinTable(Library.builtins)
    for name in [
      "where", "map", "flatMap", "sortBy", "groupBy", "countBy", "indexBy", "sum", "average", "min", "max", "any",
      "all",
      "find", "takeWhile", "skipWhile", "distinct", "each", "stats", "toObject",
    ] {
      #expect(table.functionParameters(name).contains(.position(0)), "\(name)")
    }
    #expect(table.functionParameters("take").isEmpty)
  }

  /// The layer above makes these.
  private let renderings = ["json", "csv", "yaml", "table", "markdown"]

  @Test("words of other languages lead to built-ins, and no built-in is called a foreign word")
  func foreign() {
    let table = BuiltinTable(Library.builtins)
    #expect(ForeignNames.use("filter", on: .list) == "where(condition)")
    #expect(ForeignNames.use("length", on: .string) == "count()")
    #expect(ForeignNames.use("push", on: .list) == "append(item)")
    #expect(ForeignNames.use("orderBy", on: .sequence) == "sortBy(key)")
    #expect(ForeignNames.hint("filter", on: .sequence) == "here it is .where(condition)")
    #expect(ForeignNames.hint("substring", on: .string) == "here it is [from..<to]")
    #expect(ForeignNames.hint("toString", on: .number) == "here it is string(value)")
    #expect(table.functionParameters("filter") == [.position(0), .label("condition")])
    #expect(ForeignNames.use("where", on: .list) == nil)
    let kinds: [Kinds] = [.list, .sequence, .string, .number, .object, .time, .duration]
    for (on, name, use) in ForeignNames.all {
      for kind in kinds where on.contains(kind) && (kind != .list || on == .list) {
        #expect(table.lookup(kind, name) == nil, "\(name) is a built-in")
      }
      let word = use.prefix { $0.isLetter }
      if use.hasSuffix(")"), use.prefix(while: { $0 != "(" }) == word,
        let kind = kinds.first(where: { on.contains($0) })
      {
        let isKnown = [kind, .global].contains { table.lookup($0, String(word)) != nil }
        #expect(isKnown || renderings.contains(String(word)), "\(use)")
      }
    }
  }

  @Test("the reference page and the cards come from the declarations")
  func reference() throws {
    let table = BuiltinTable(Library.builtins)
    let page = ReferencePage.language(table)
    for builtin in table.all { #expect(page.contains("### `\(builtin.signature)`")) }
    let card = try #require(HelpCard.cards("sortBy", table).first)
    #expect(card.lines[0] == "sortBy(key, order = \"asc\")    on list, sequence, range")
    #expect(card.parameters[1].words == "\"asc\", \"desc\"; \"asc\" when left out")
  }
}
