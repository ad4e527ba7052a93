import FuzzDriver

@testable import Comm100

@_cdecl("FuzzReply_main")
func main(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzDriver.run(count, arguments, fuzzReply) }

/// Whatever a server answers, it is read or refused: lists page by page, errors, tokens, headers.
private func fuzzReply(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
  header(String(lines[0]))
  let error = ErrorBody(bytes)
  precondition(!error.message.utf8.contains(0x0A) && error.message.unicodeScalars.count <= 301, "a message is one line")
  for key in ["token", "access_token"] {
    guard let facts = TokenAnswer.read(bytes, key: key, wall: .seconds(1_764_500_000)) else { continue }
    if let end = facts.endsAt { precondition(end > .seconds(1_764_500_000), "a token has ended already") }
  }
  _ = TokenAnswer.end(ofJWT: text)
  for shape in [ListShape(), ListShape(itemsKeys: ["agents"], isPaged: false), ListShape(pageSize: 2, firstIndex: 0)] {
    walk(bytes.split(separator: 0xFF).map(Array.init), shape)
  }
}

/// The pages of a list, which the bytes FF part; the last one comes again as long as another is asked for.
private func walk(_ pages: [[UInt8]], _ shape: ListShape) {
  guard let origin = Origin(scheme: .https, host: "api1.comm100.io") else { return }
  var walk = PageWalk(.get("/api/v3/global/agents", query: [("pageIndex", "1")]), list: shape, origin: origin)
  for number in 0..<20 {
    guard let request = walk.next, let body = pages[safe: min(number, pages.count - 1)] else { break }
    check(request)
    guard let page = try? walk.absorb(Reply(status: 200, bytes: body)) else { break }
    precondition(!(page.isLast && walk.next != nil), "a page follows the last one")
    if let calls = walk.callsLeft { precondition(calls >= 0) }
    for request in walk.ahead(5) { check(request) }
    if page.seam != nil { _ = try? walk.absorbSeam(Reply(status: 200, bytes: body)) }
  }
}

/// A request that a server's link asks for is one line of visible ASCII on our own origin.
private func check(_ request: APIRequest) {
  let target = request.wireTarget.utf8
  precondition(target.first == UInt8(ascii: "/") && !target.starts(with: "//".utf8), "a link leads elsewhere")
  precondition(target.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a target has other characters")
}

private func header(_ text: String) {
  let most = Duration.seconds(300)
  if let wait = RetryAfter.wait(text, wall: .seconds(1_764_500_000), atMost: most) {
    precondition(wait >= .zero && wait <= most, "a wait without bounds")
  }
  _ = HTTPDate.seconds(text)
  let reply = Reply(status: 200, headers: [("Content-Disposition", text), ("Content-Type", text)], bytes: [])
  _ = reply.isFile()
  _ = reply.fileName
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
