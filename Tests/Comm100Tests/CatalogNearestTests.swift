import Testing

@testable import Comm100

@Suite("near names")
struct CatalogNearestTests {
  @Test(
    "a slip of the fingers finds the name that was meant",
    arguments: [
      ("pagesize", "pageSize"), ("pageSzie", "pageSize"), ("keyword", "keywords"), ("includ", "include"),
      ("sortby", "sortBy"),
    ])
  func near(typed: String, meant: String) {
    #expect(Nearest.name(to: typed, in: ["include", "keywords", "pageIndex", "pageSize", "sortBy"]) == meant)
  }

  @Test("what is near nothing finds nothing", arguments: ["", "zzz", "completely different", "p"])
  func far(typed: String) {
    #expect(Nearest.name(to: typed, in: ["include", "keywords", "pageIndex", "pageSize", "sortBy"]) == nil)
  }

  @Test("several come nearest first, equally near ones in their own order")
  func several() {
    #expect(Nearest.names(to: "bots", in: ["boat", "bolts", "bots", "posts"], limit: 3) == ["bots", "bolts"])
    #expect(Nearest.names(to: "abc", in: ["abd", "abe"], limit: 2) == ["abd", "abe"])
  }

  @Test("distances count insertions, deletions, replacements and swaps")
  func distance() {
    func distance(_ a: String, _ b: String) -> Int { Nearest.distance(Array(a.utf8), Array(b.utf8)) }
    #expect(distance("", "abc") == 3 && distance("abc", "abc") == 0 && distance("ab", "ba") == 1)
    #expect(distance("kitten", "sitting") == 3)
  }
}
