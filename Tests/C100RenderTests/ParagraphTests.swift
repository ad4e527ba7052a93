import Testing

@testable import C100Render

@Suite("paragraphs")
struct ParagraphTests {
  @Test("lines break at blanks and go on below their indentation")
  func sentences() {
    #expect(Paragraph.wrapped("  one two three", width: 9) == "  one two\n  three")
    #expect(Paragraph.wrapped("one\n\ntwo", width: 3) == "one\n\ntwo")
    #expect(Paragraph.wrapped("陈晓雯 陈晓雯", width: 8) == "陈晓雯\n陈晓雯")
  }

  @Test("what stands in columns goes on below the second one, or a little further in")
  func columns() {
    #expect(Paragraph.wrapped("  id   what it is", width: 16, hangs: true) == "  id   what it\n       is")
    #expect(Paragraph.wrapped("  a long name   what", width: 16, hangs: true) == "  a long name\n      what")
  }

  @Test("a word that fits on no line stays where it is")
  func longWords() {
    #expect(Paragraph.wrapped("GET /api/v3/chats now", width: 12, hangs: true) == "GET /api/v3/chats\n    now")
  }

  @Test("nothing is lost at any width", arguments: 0...40)
  func nothingLost(width: Int) {
    let text = "  list(include:)      List bans of 网站, and the ones of /api/v3/livechat/bans\n\n  x"
    let wrapped = Paragraph.wrapped(text, width: width, hangs: true)
    #expect(wrapped.filter { $0 != " " && $0 != "\n" } == text.filter { $0 != " " && $0 != "\n" })
  }
}
