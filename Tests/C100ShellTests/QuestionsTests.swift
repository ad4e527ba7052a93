import Testing

@testable import C100Kit
@testable import C100Shell

@Suite("what the prompt asks before costly work")
struct QuestionsTests {
  @Test("calls that need no waiting: their number, what they bring, what is left")
  func plain() {
    #expect(
      Questions.words(CallCost(calls: 97, items: 965, sent: 1, callsLeft: 273))
        == """
        97 more calls for 965 items; 273 calls are left.
        go on? [Y]es, a number of items, [n]o\u{20}
        """.indented)
  }

  @Test("calls that would wait: how long, and what can be had at once")
  func waiting() {
    #expect(
      Questions.words(
        CallCost(calls: 410, items: 41_000, sent: 1, callsLeft: 1, wait: .seconds(250), itemsWithoutWait: 200))
          == """
          410 more calls for 41,000 items; 1 call is left; it takes 4:10 of waiting.
          [w]ait, [f]ewer (the first 200, no waiting), a number of items, [N]o\u{20}
          """.indented)
  }

  @Test("an entry that sends one call after the other")
  func unknown() {
    #expect(
      Questions.words(CallCost(calls: nil, items: nil, sent: 30, callsLeft: 270))
        == """
        this entry has sent 30 calls and wants more; 270 calls are left.
        go on? [Y]es, [n]o\u{20}
        """.indented)
  }
}

extension String {
  /// The lines two columns further right, as they stand below an entry.
  fileprivate var indented: String { "  " + split(separator: "\n").joined(separator: "\n  ") }
}
