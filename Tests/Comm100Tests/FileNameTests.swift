import Testing

@testable import Comm100

@Suite("files in answers")
struct FileNameTests {
  @Test(
    "the name that a header gives",
    arguments: [
      ("attachment; filename=\"a b.png\"", "a b.png"), ("attachment;filename=a.png", "a.png"),
      ("attachment; filename=\"a.png\"; filename*=UTF-8''%C3%A9.png", "é.png"),
      ("attachment; FileName* = utf-8'en'a%20b", "a b"), ("attachment; filename=\"a;b\\\"c\\d.png\"", "a;b\"c\\d.png"),
      ("attachment; filename*=iso-8859-1''x; filename=y", "y"), ("attachment", nil), ("attachment; filename=\"", "\""),
      ("", nil), (";;==;", ""),
    ] as [(String, String?)])
  func names(header: String, name: String?) {
    let reply = Reply(status: 200, headers: [("content-disposition", header)], bytes: [])
    #expect(reply.fileName == (name == "" ? nil : name))
  }

  @Test(
    "what is a file",
    arguments: [
      ("image/png", nil, false, true), ("text/csv", nil, false, true), ("application/json", nil, false, false),
      ("text/plain", nil, false, false), ("text/plain", nil, true, true), ("application/json", nil, true, false),
      ("application/json", "attachment; filename=a.json", false, true), (nil, nil, true, true),
      (nil, nil, false, false),
    ] as [(String?, String?, Bool, Bool)])
  func files(type: String?, disposition: String?, promised: Bool, isFile: Bool) {
    let headers = [("Content-Type", type), ("Content-Disposition", disposition)].compactMap { name, value in
      value.map { (name: name, value: $0) }
    }
    #expect(Reply(status: 200, headers: headers, bytes: [1]).isFile(promised: promised) == isFile)
  }
}
