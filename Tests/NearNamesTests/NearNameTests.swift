import Testing

@testable import NearNames

@Suite("near names")
struct NearNameTests {
  static let labels = ["include", "keywords", "pageIndex", "pageSize", "sortBy"]
  static let methods = ["get", "list", "create", "update", "delete", "email"]
  static let fields = ["id", "email", "displayName", "firstName", "lastName", "ratingGrade"]

  @Test(
    "a slip of the fingers finds the name that was meant",
    arguments: [
      ("pagesize", "pageSize"), ("pageSzie", "pageSize"), ("keyword", "keywords"), ("includ", "include"),
      ("sortby", "sortBy"), ("lst", "list"), ("crate", "create"), ("emial", "email"), ("LIST", "list"),
      ("upd", "update"),
      ("delte", "delete"),
    ])
  func near(typed: String, meant: String) {
    #expect(NearName.of(typed, in: Self.labels + Self.methods) == meant)
  }

  @Test("what is near nothing finds nothing", arguments: ["", "zzz", "completely different", "p"])
  func far(typed: String) {
    #expect(NearName.of(typed, in: Self.labels + Self.methods) == nil)
  }

  @Test("several come nearest first, equally near ones in their own order")
  func several() {
    #expect(NearName.of("boots", in: ["boat", "bolts", "boots", "posts"], limit: 3) == ["bolts"])
    #expect(NearName.of("abc", in: ["xbd", "abd", "abd", "abe"], limit: 2) == ["abd", "abe"])
  }

  @Test("where nothing is spelt alike, a word of the name is enough")
  func words() {
    #expect(NearName.of("name", in: Self.fields, limit: 3) == ["displayName", "firstName", "lastName"])
    #expect(NearName.of("ratings", in: Self.fields, limit: 3) == ["ratingGrade"])
    let messages = ["cannedMessageListCategories", "publicCannedMessages", "messages"]
    #expect(
      NearName.of("cannedMessages", in: messages, limit: 3) == ["publicCannedMessages", "cannedMessageListCategories"])
    #expect(NearName.of("am", in: Self.fields, limit: 3).isEmpty)
  }

  @Test("the question lists what may be meant")
  func question() {
    #expect(NearName.question("name", in: Self.fields, limit: 2) == " — did you mean 'displayName' or 'firstName'?")
    #expect(NearName.question(["a", "b", "c"]) == " — did you mean 'a', 'b' or 'c'?")
    #expect(NearName.question("emial", in: Self.fields) == " — did you mean 'email'?")
    #expect(NearName.question("zzz", in: Self.fields).isEmpty)
  }

  @Test("distances count insertions, deletions, replacements and swaps")
  func distance() {
    func distance(_ a: String, _ b: String) -> Int { NearName.distance(Array(a.utf8), Array(b.utf8), below: 99) }
    #expect(distance("", "abc") == 3 && distance("abc", "") == 3 && distance("abc", "abc") == 0)
    #expect(distance("ab", "ba") == 1 && distance("kitten", "sitting") == 3)
    #expect(NearName.distance(Array("kitten".utf8), Array("sitting".utf8), below: 2) == 2)
  }
}
