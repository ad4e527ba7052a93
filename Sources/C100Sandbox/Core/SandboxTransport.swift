import Comm100

/// The sandbox as a transport: requests are answered in process, without a socket.
public struct SandboxTransport: Transport {
  public let sandbox: Sandbox

  public init(_ sandbox: Sandbox) { self.sandbox = sandbox }

  public func send(_ request: WireRequest) async throws(TransportError) -> WireReply {
    let reply = sandbox.answer(
      SandboxRequest(
        request.method.rawValue, request.target, headers: request.headers, body: request.body ?? [],
        base: request.origin.description, client: "in process"))
    if reply.mishap.delay > 0 || reply.mishap.isSlow {
      let wait = Duration.milliseconds(reply.mishap.delay + (reply.mishap.isSlow ? 500 : 0))
      let isLate = wait > request.deadline
      do { try await Task.sleep(for: isLate ? request.deadline : wait) } catch {
        throw TransportError(.cancelled, "cancelled")
      }
      if isLate { throw TransportError(.timedOut, "no answer in time") }
    }
    if Task.isCancelled { throw TransportError(.cancelled, "cancelled") }
    if reply.mishap.cutAfter != nil { throw TransportError(.closed, "the connection ended before the reply was whole") }
    return WireReply(status: reply.status, headers: reply.headers, body: reply.body)
  }
}
