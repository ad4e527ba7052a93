import FuzzDriver

@testable import Comm100

@_cdecl("FuzzAddress_main")
func main(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzDriver.run(count, arguments, fuzzAddress) }

/// Any text as a server's link, as a person's path, and as the place of a session: what is accepted stays on its origin,
/// is visible ASCII, and reads as itself again.
private func fuzzAddress(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  for origin in origins {
    for link in [text, "\(origin)\(text)", "//\(origin.authority)\(text)", "/\(text)"] {
      guard let target = try? Target(link, on: origin, from: Target(path: "/api/v3/agents")) else { continue }
      check(target, on: origin)
      check(target.setting("pageIndex", to: text), on: origin)
      check(target.completed(from: Target(path: "/a", query: "pageSize=2&x=%20"), except: ["x"]), on: origin)
    }
  }
  if let request = try? APIRequest.raw(.get, text, query: [(text, text)]) {
    precondition(isClean(request.wireTarget), "a raw path has other characters")
  }
  for home in [try? Home(portal: text, api: nil), try? Home(portal: nil, api: text)] {
    guard let home else { continue }
    for origin in [home.portal, home.api, home.partner] {
      precondition(origin.scheme == .https || origin.isLoopback, "plain http to another machine")
      precondition(
        origin.host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/@%\\?#".utf8.contains($0) }, "a host of other marks")
    }
    let again = try? Home(portal: "\(home.portal)", api: "\(home.api)")
    precondition(again?.api == home.api && again?.portal == home.portal, "a home does not read as itself")
  }
  precondition(PercentCoding.decoded(PercentCoding.queryPart(text)) == text, "what is encoded is not decoded")
}

private let origins = [
  Origin(scheme: .https, host: "api1.comm100.io"), Origin(scheme: .http, host: "127.0.0.1", port: 8080),
].compactMap(\.self)

private func check(_ target: Target, on origin: Origin) {
  precondition(isClean(target.text), "a target has other characters: \(target.text)")
  precondition(target.text.hasPrefix("/") && !target.text.hasPrefix("//"), "a link leads elsewhere: \(target.text)")
  let again = try? Target(target.text, on: origin, from: Target(path: "/"))
  precondition(again == target, "a target does not read as itself: \(target.text)")
}

private func isClean(_ target: String) -> Bool { target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C } }
