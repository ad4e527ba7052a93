import C100Sandbox
import NIOCore
import NIOHTTP1

/// One connection: collects a request, asks the sandbox, sends the answer; also badly, where the faults say so.
///
/// What it holds is bounded: a body by `largest` and by the room that all connections share, answers by one at a time, since
/// the next request waits until its client has taken the last one.
final class Door: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// The largest body that is taken, in bytes.
  private static let largest = 32 << 20

  private let sandbox: Sandbox
  private let connections: Connections
  private let onRequest: (@Sendable (LoggedRequest) -> Void)?
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  /// Bytes of the body that `connections` has been asked for.
  private var held = 0
  /// A whole request that the client may not be sent the answer of yet.
  private var waiting: (head: HTTPRequestHead, body: [UInt8])?
  private var isAnswering = false
  /// The rest of what comes is thrown away.
  private var isRefused = false

  init(_ sandbox: Sandbox, _ connections: Connections, _ onRequest: (@Sendable (LoggedRequest) -> Void)?) {
    self.sandbox = sandbox
    self.connections = connections
    self.onRequest = onRequest
  }

  // MARK: - Collecting

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isRefused else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
      let declared = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
      if declared > Self.largest { return refuse(413, Self.tooLarge, head, context) }
      if head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }) {
        context.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: .continue))), promise: nil)
      }
    case .body(let buffer):
      guard let head else { return }
      let count = buffer.readableBytes
      if body.count + count > Self.largest { return refuse(413, Self.tooLarge, head, context) }
      guard connections.hold(count) else {
        return refuse(503, "Too many large requests at once; send them one after the other.", head, context)
      }
      held += count
      body.append(contentsOf: buffer.readableBytesView)
    case .end:
      guard let head else { return }
      waiting = (head, body)
      self.head = nil
      body = []
      answerWaiting(context)
    }
  }

  private static let tooLarge = "The body is larger than \(largest >> 20) MiB."

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    answerWaiting(context)
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    release()
    waiting = nil
    context.fireChannelInactive()
  }

  private func release() {
    connections.release(held)
    held = 0
  }

  // MARK: - Refusing

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if error is HTTPParserError, !isAnswering, !isRefused {
      let head = head ?? HTTPRequestHead(version: .http1_1, method: .GET, uri: "")
      refuse(400, "This is no HTTP request that can be understood.", head, context)
    }
    context.close(promise: nil)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
    guard !isAnswering, waiting == nil else { return }
    guard let head, !isRefused else { return context.close(promise: nil) }
    refuse(408, "The rest of the request did not come.", head, context)
  }

  /// Answers before the request is whole and ends the connection, but not before the client could read why.
  private func refuse(_ status: Int, _ message: String, _ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    isRefused = true
    body = []
    release()
    var reply = SandboxReply.refusal(status, message)
    reply.headers.append(("Connection", "close"))
    write(reply, head, context)
    let here = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      // Bytes that nobody has read would turn the end into a reset, which can overtake the answer.
      here.value.eventLoop.scheduleTask(in: .seconds(1)) { here.value.close(promise: nil) }
    }
  }

  // MARK: - Answering

  private func answerWaiting(_ context: ChannelHandlerContext) {
    guard !isAnswering, context.channel.isWritable, let (head, body) = waiting else { return }
    waiting = nil
    isAnswering = true
    let reply = sandbox.answer(request(head, body, context))
    release()
    guard reply.mishap.delay > 0 else { return send(reply, head, context) }
    let here = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: .milliseconds(Int64(reply.mishap.delay))) {
      let (door, context) = here.value
      door.send(reply, head, context)
    }
  }

  private func request(_ head: HTTPRequestHead, _ body: [UInt8], _ context: ChannelHandlerContext) -> SandboxRequest {
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
    var reply = reply
    let hasBody = reply.status != 204 && request.method != .HEAD
    let keepsOpen = request.isKeepAlive && reply.mishap.cutAfter == nil
    reply.headers.append(("Connection", keepsOpen ? "keep-alive" : "close"))
    if let cut = reply.mishap.cutAfter, hasBody {
      write(reply, request, context, upTo: cut)
      context.flush()
      let here = NIOLoopBound(context, eventLoop: context.eventLoop)
      context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer())))).whenComplete { _ in
        here.value.close(promise: nil)
      }
      return
    }
    if reply.mishap.isSlow, hasBody {
      write(reply, request, context, upTo: 0)
      drip(reply.body[...], keepsOpen, context)
      return
    }
    write(reply, request, context)
    end(keepsOpen, context)
  }

  /// Writes head and body, the body up to `cut` bytes.
  private func write(
    _ reply: SandboxReply, _ request: HTTPRequestHead, _ context: ChannelHandlerContext, upTo cut: Int = .max
  ) {
    var headers = HTTPHeaders(reply.headers.map { ($0.name, $0.value) })
    if reply.status != 204 { headers.replaceOrAdd(name: "Content-Length", value: String(reply.body.count)) }
    let status = HTTPResponseStatus(statusCode: reply.status)
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))), promise: nil)
    guard reply.status != 204, request.method != .HEAD, cut > 0, !reply.body.isEmpty else { return }
    let part =
      cut >= reply.body.count
      ? context.channel.allocator.buffer(bytes: reply.body)
      : context.channel.allocator.buffer(bytes: reply.body.prefix(cut))
    context.write(wrapOutboundOut(.body(.byteBuffer(part))), promise: nil)
  }

  private func end(_ keepsOpen: Bool, _ context: ChannelHandlerContext) {
    // Before the end is written: it can bring the next request.
    isAnswering = false
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
