/// Counts the requests of each client address over a sliding window.
struct RequestLimit {
  let limit: SandboxOptions.Limit
  private var times: [String: [Double]] = [:]

  init(_ limit: SandboxOptions.Limit) { self.limit = limit }

  /// Notes a request; false when the address has used up its window. A refused request counts nothing.
  mutating func admits(_ client: String, at now: Double) -> Bool {
    var recent = times[client] ?? []
    times[client] = nil
    let start = now - Double(limit.seconds)
    if let first = recent.first, first <= start {
      let kept = recent.firstIndex { $0 > start } ?? recent.count
      recent.removeFirst(kept)
    }
    let isAdmitted = recent.count < limit.requests
    if isAdmitted { recent.append(now) }
    times[client] = recent
    return isAdmitted
  }
}
