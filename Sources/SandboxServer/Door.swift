import C100Sandbox
import NIOCore
import NIOHTTP1

/// One connection: collects a request, asks the sandbox, sends the answer; also badly, where the faults say so.
final class Door: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// The largest body that is taken.
  private static let largest = 32 << 20

  private let sandbox: Sandbox
  private let onRequest: (@Sendable (LoggedRequest) -> Void)?
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var isTooLarge = false

  init(_ sandbox: Sandbox, _ onRequest: (@Sendable (LoggedRequest) -> Void)?) {
    self.sandbox = sandbox
    self.onRequest = onRequest
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
      isTooLarge = false
      if head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }) {
        context.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: .continue))), promise: nil)
      }
    case .body(let buffer):
      if body.count + buffer.readableBytes > Self.largest {
        isTooLarge = true
      } else {
        body.append(contentsOf: buffer.readableBytesView)
      }
    case .end:
      guard let head else { return }
      self.head = nil
      answer(head, context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  // MARK: - Answering

  private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    let reply = isTooLarge ? SandboxReply(status: 413) : sandbox.answer(request(head, context))
    body = []
    guard reply.mishap.delay > 0 else {
      send(reply, head, context)
      return
    }
    let here = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: .milliseconds(Int64(reply.mishap.delay))) {
      let (door, context) = here.value
      door.send(reply, head, context)
    }
  }

  private func request(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) -> SandboxRequest {
    let port = context.channel.localAddress?.port ?? 0
    // Links are built with the name that the client used, as long as it means this machine.
    let asked = head.headers.first(name: "Host") ?? ""
    let isLocal = asked == "localhost:\(port)" || asked.hasPrefix("127.") && asked.hasSuffix(":\(port)")
    return SandboxRequest(
      head.method.rawValue, head.uri, headers: head.headers.map { ($0.name, $0.value) }, body: body,
      base: "http://\(isLocal ? asked : "127.0.0.1:\(port)")",
      client: context.channel.remoteAddress?.ipAddress ?? "127.0.0.1")
  }

  private func send(_ reply: SandboxReply, _ request: HTTPRequestHead, _ context: ChannelHandlerContext) {
    note(reply, request, context)
    var headers = HTTPHeaders(reply.headers.map { ($0.name, $0.value) })
    let hasBody = reply.status != 204 && request.method != .HEAD
    if reply.status != 204 { headers.replaceOrAdd(name: "Content-Length", value: String(reply.body.count)) }
    let keepsOpen = request.isKeepAlive && reply.mishap.cutAfter == nil
    headers.replaceOrAdd(name: "Connection", value: keepsOpen ? "keep-alive" : "close")
    let status = HTTPResponseStatus(statusCode: reply.status)
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))), promise: nil)
    if let cut = reply.mishap.cutAfter, hasBody {
      let part = context.channel.allocator.buffer(bytes: reply.body.prefix(cut))
      let here = NIOLoopBound(context, eventLoop: context.eventLoop)
      context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(part)))).whenComplete { _ in
        here.value.close(promise: nil)
      }
      return
    }
    if reply.mishap.isSlow, hasBody {
      drip(reply.body[...], keepsOpen, context)
      return
    }
    if hasBody, !reply.body.isEmpty {
      context.write(
        wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(bytes: reply.body)))), promise: nil)
    }
    end(keepsOpen, context)
  }

  private func end(_ keepsOpen: Bool, _ context: ChannelHandlerContext) {
    let here = NIOLoopBound(context, eventLoop: context.eventLoop)
    let done = context.writeAndFlush(wrapOutboundOut(.end(nil)))
    if !keepsOpen { done.whenComplete { _ in here.value.close(promise: nil) } }
  }

  /// Sends a body in sixteen pieces, 50 ms apart.
  private func drip(_ rest: ArraySlice<UInt8>, _ keepsOpen: Bool, _ context: ChannelHandlerContext, step: Int? = nil) {
    guard !rest.isEmpty else {
      end(keepsOpen, context)
      return
    }
    let step = step ?? max(1, rest.count / 16)
    let piece = context.channel.allocator.buffer(bytes: rest.prefix(step))
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(piece))), promise: nil)
    let here = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: .milliseconds(50)) {
      let (door, context) = here.value
      door.drip(rest.dropFirst(step), keepsOpen, context, step: step)
    }
  }

  private func note(_ reply: SandboxReply, _ request: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard let onRequest else { return }
    let pieces = request.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    onRequest(
      LoggedRequest(
        method: request.method.rawValue, path: pieces.first ?? "", query: pieces.count > 1 ? pieces[1] : "",
        status: reply.status, time: sandbox.now, client: context.channel.remoteAddress?.ipAddress ?? ""))
  }
}
