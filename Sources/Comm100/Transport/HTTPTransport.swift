import AsyncHTTPClient
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// The network: HTTP/1.1 with kept connections on one event loop thread, TLS 1.2 or later, certificates always verified.
///
/// Nothing is started until the first request; what TLS needs is made for the first https request only. Call
/// ``shutdown()`` when done; a program that ends anyway need not.
public final class HTTPTransport: Transport {
  private let options: TransportOptions
  private let deadlines = Deadlines(HTTPTransport.loop)
  private let state = Mutex(State())

  private struct State: Sendable {
    var client: HTTPClient?
    var isShutDown = false
  }

  /// Opens nothing.
  public init(_ options: TransportOptions = TransportOptions()) { self.options = options }

  deinit {
    guard let client = state.withLock({ $0.client.take() }) else { return }
    Task { try? await client.shutdown() }
  }

  public func shutdown() async {
    let client = state.withLock { state in
      state.isShutDown = true
      return state.client.take()
    }
    guard let client else { return }
    // A connection that is still being made cannot be given up before its own time-out: nobody waits for that.
    let (closed, closing) = AsyncStream<Never>.makeStream()
    Task {
      try? await client.shutdown()
      closing.finish()
    }
    let patience = HTTPTransport.loop.scheduleTask(in: .milliseconds(200)) { closing.finish() }
    for await _ in closed {}
    patience.cancel()
  }

  public func send(_ request: WireRequest) async throws(TransportError) -> WireReply {
    let client = try client()
    let limits = options
    let work = Task(executorPreference: executor) { try await HTTPTransport.exchange(request, client, limits) }
    let ticket = deadlines.add(after: request.deadline) { work.cancel() }
    let result = await withTaskCancellationHandler {
      await work.result
    } onCancel: {
      work.cancel()
    }
    deadlines.remove(ticket)
    do {
      return try result.get()
    } catch {
      let isLate = work.isCancelled && !Task.isCancelled
      var failure = Failure(error: error, isLate: isLate, isCancelled: Task.isCancelled).described(request)
      if failure.kind == .untrusted, let problem = await certificate(of: request.origin)?.problem {
        failure = Failure.unsafe(request.origin.place, problem)
      }
      throw failure
    }
  }

  // MARK: - One exchange

  private static func exchange(
    _ request: WireRequest, _ client: HTTPClient, _ options: TransportOptions
  ) async throws -> WireReply {
    var wire = HTTPClientRequest(url: "\(request.origin)\(request.target)")
    wire.method = NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue)
    wire.headers.reserveCapacity(request.headers.count + 3)
    for (name, value) in request.headers { wire.headers.add(name: name, value: value) }
    wire.headers.add(name: "Accept-Encoding", value: "gzip")
    if let body = request.body { wire.body = .bytes(body) }
    // Its deadline would end with the head; that of the transport covers the body too.
    let response = try await client.execute(wire, deadline: .distantFuture)
    var size = 0
    var headers: [(name: String, value: String)] = []
    headers.reserveCapacity(response.headers.count)
    for (name, value) in response.headers {
      size += name.utf8.count + value.utf8.count + 4
      headers.append((name, value))
    }
    guard size <= options.maximumHeaders else { throw TooLarge.headers }
    let length = response.headers.first(name: "Content-Length").flatMap { ASCII.decimal($0) } ?? 0
    guard length <= options.maximumBody else { throw TooLarge.body }
    var body: [UInt8] = []
    body.reserveCapacity(length)
    for try await part in response.body {
      guard body.count + part.readableBytes <= options.maximumBody else { throw TooLarge.body }
      part.withUnsafeReadableBytes { body.append(contentsOf: $0) }
    }
    return WireReply(status: Int(response.status.code), headers: headers, body: body)
  }

  fileprivate enum TooLarge: Error { case headers, body }

  // MARK: - The client

  private func client() throws(TransportError) -> HTTPClient {
    let result = state.withLock { state -> Result<HTTPClient, TransportError> in
      if let client = state.client { return .success(client) }
      if state.isShutDown { return .failure(TransportError(.cancelled, "the transport is shut down", wasSent: false)) }
      do throws(TransportError) {
        let configuration = try configuration()
        let client = HTTPClient(eventLoopGroup: HTTPTransport.loop, configuration: configuration)
        state.client = client
        return .success(client)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// One thread is enough: it moves bytes, and reads the JSON of pages that are fetched ahead.
  private static let loop: any EventLoop = MultiThreadedEventLoopGroup(numberOfThreads: 1).next()

  /// The network's own thread: a request that is made, sent and read there never changes threads.
  public var executor: (any TaskExecutor)? { HTTPTransport.loopExecutor }

  private static let loopExecutor = LoopExecutor(loop)

  private func configuration() throws(TransportError) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: HTTPClient.Configuration.Timeout(connect: .seconds(10)),
      connectionPool: HTTPClient.Configuration.ConnectionPool(
        idleTimeout: .seconds(30), concurrentHTTP1ConnectionsPerHostSoftLimit: 8),
      decompression: .enabled(limit: .size(options.maximumBody)))
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .http1Only
    // `localhost` is never looked up.
    configuration.dnsOverride = ["localhost": "127.0.0.1"]
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let file = options.extraRoots { tls.additionalTrustRoots = [.certificates(try HTTPTransport.roots(in: file))] }
    configuration.tlsConfiguration = tls
    return configuration
  }

  private static func roots(in file: String) throws(TransportError) -> [NIOSSLCertificate] {
    guard let bytes = Files.read(file, limit: 4 << 20) else {
      throw TransportError(.tls, "the trust roots in \(file) cannot be read: \(Files.lastError)", wasSent: false)
    }
    guard let roots = try? NIOSSLCertificate.fromPEMBytes(bytes), !roots.isEmpty else {
      throw TransportError(.tls, "there is no certificate in \(file): trust roots are a PEM file", wasSent: false)
    }
    return roots
  }
}

/// Runs tasks on an event loop.
private final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

/// Ends what lasts too long. One timer looks at all deadlines every few milliseconds while there are any: a timer for each
/// request would cost more than its sending.
private final class Deadlines: Sendable {
  private static let glance = TimeAmount.milliseconds(20)

  private struct State: Sendable {
    var entries: [(ticket: Int, at: NIODeadline, end: @Sendable () -> Void)] = []
    var lastTicket = 0
    var isTicking = false
  }

  private let loop: any EventLoop
  private let state = Mutex(State())

  init(_ loop: any EventLoop) { self.loop = loop }

  func add(after duration: Duration, _ end: @escaping @Sendable () -> Void) -> Int {
    // No clock of the loop reaches further than 292 years.
    let span = TimeAmount.microseconds(Swift.min(duration, .seconds(86_400 * 365)).microseconds)
    let (ticket, starts) = state.withLock { state in
      state.lastTicket += 1
      state.entries.append((state.lastTicket, .now() + span, end))
      defer { state.isTicking = true }
      return (state.lastTicket, !state.isTicking)
    }
    if starts { tick() }
    return ticket
  }

  func remove(_ ticket: Int) { state.withLock { $0.entries.removeAll { $0.ticket == ticket } } }

  private func tick() {
    loop.scheduleTask(in: Deadlines.glance) { [self] in
      let now = NIODeadline.now()
      let (late, goesOn) = state.withLock { state in
        let late = state.entries.filter { $0.at <= now }.map(\.end)
        state.entries.removeAll { $0.at <= now }
        state.isTicking = !state.entries.isEmpty
        return (late, state.isTicking)
      }
      for end in late { end() }
      if goesOn { tick() }
    }
  }
}

/// An error of the network packages, told as ours.
private struct Failure {
  let error: any Error
  let isLate: Bool
  let isCancelled: Bool

  func described(_ request: WireRequest) -> TransportError {
    let place = request.origin.place
    if isCancelled { return TransportError(.cancelled, "cancelled") }
    if isLate { return late(request, place) }
    switch error {
    case let error as HTTPTransport.TooLarge:
      return TransportError(.tooLarge, "\(place) sent \(error == .headers ? "headers" : "a body") beyond the limit")
    case let error as HTTPClientError: return client(error, request, place)
    case let error as NIOConnectionError: return connection(error, place)
    case let error as IOError: return system(error, place)
    // By its name: its module is no dependency of ours.
    case _ where "\(type(of: error))" == "DecompressionError":
      return "\(error)".contains("limit")
        ? TransportError(.tooLarge, "\(place) sent a compressed body beyond the limit")
        : TransportError(.malformed, "\(place) sent a compressed body that cannot be unpacked")
    case HTTPParserError.headerOverflow:
      return TransportError(.tooLarge, "\(place) sent headers beyond the limit")
    case HTTPParserError.invalidEOFState, HTTPParserError.closedConnection:
      return TransportError(.closed, "\(place) closed the connection before the answer was whole")
    case is HTTPParserError: return TransportError(.malformed, "\(place) sent something that is not HTTP")
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: return tls(place)
    case is ChannelError: return TransportError(.closed, "\(place) closed the connection before the answer was whole")
    default:
      if "\(type(of: error))".contains("SSL") { return tls(place) }
      return TransportError(.closed, "the exchange with \(place) failed: \(Preview.short("\(error)", limit: 80))")
    }
  }

  private func late(_ request: WireRequest, _ place: String) -> TransportError {
    TransportError(.timedOut, "no whole answer from \(place) within \(Words.duration(request.deadline))")
  }

  private func client(_ error: HTTPClientError, _ request: WireRequest, _ place: String) -> TransportError {
    switch error {
    case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout: return late(request, place)
    case .connectTimeout: return TransportError(.connect, "no connection to \(place) within 10 s", wasSent: false)
    case .tlsHandshakeTimeout: return TransportError(.tls, "no TLS handshake with \(place) in time", wasSent: false)
    case .cancelled: return TransportError(.cancelled, "cancelled")
    case .remoteConnectionClosed, .uncleanShutdown:
      return TransportError(.closed, "\(place) closed the connection before the answer was whole")
    default:
      return TransportError(.malformed, "the exchange with \(place) failed: \(error.shortDescription)")
    }
  }

  private func connection(_ error: NIOConnectionError, _ place: String) -> TransportError {
    if error.connectionErrors.isEmpty, error.dnsAError != nil || error.dnsAAAAError != nil {
      return TransportError(.unknownHost, "the name \(error.host) has no address", wasSent: false)
    }
    if let cause = error.connectionErrors.lazy.compactMap({ $0.error as? IOError }).first {
      let words = Files.errorText(cause.errnoCode)
      return TransportError(.connect, "no connection to \(place): \(words)", wasSent: false)
    }
    return TransportError(.connect, "no connection to \(place)", wasSent: false)
  }

  private func system(_ error: IOError, _ place: String) -> TransportError {
    let words = Files.errorText(error.errnoCode)
    // Errors of connect(2) come without a connection; those of read and write after it.
    let isConnect = error.description.contains("connect")
    return isConnect
      ? TransportError(.connect, "no connection to \(place): \(words)", wasSent: false)
      : TransportError(.closed, "\(place) broke the connection: \(words)")
  }

  private func tls(_ place: String) -> TransportError {
    let text = "\(error)"
    if text.contains("CERTIFICATE_VERIFY_FAILED") || text.contains("unableToValidateCertificate") {
      return Failure.unsafe(place, "its certificate is of an unknown issuer", .untrusted)
    }
    let cause = Failure.tlsCauses.first { text.contains($0.mark) }?.words
    return Failure.unsafe(place, cause ?? "the handshake failed (\(Failure.reason(text)))")
  }

  static func unsafe(_ place: String, _ cause: String, _ kind: TransportError.Kind = .tls) -> TransportError {
    TransportError(kind, "no safe connection to \(place): \(cause)", wasSent: false)
  }

  private static let tlsCauses: [(mark: String, words: String)] = [
    ("failedToValidateHostname", "its certificate is for another name"),
    ("HOSTNAME_MISMATCH", "its certificate is for another name"),
    ("PROTOCOL_VERSION", "it speaks no TLS 1.2 or later"), ("UNSUPPORTED_PROTOCOL", "it speaks no TLS 1.2 or later"),
    ("WRONG_VERSION_NUMBER", "it does not speak TLS"), ("HTTP_REQUEST", "it does not speak TLS"),
    ("CERTIFICATE_REQUIRED", "it wants a certificate of the client"), ("uncleanShutdown", "it hung up"),
  ]

  /// `TLSV1_ALERT_ACCESS_DENIED` out of the library's text, which also names its own source file.
  private static func reason(_ text: String) -> String {
    let mark = "OPENSSL_internal:"
    guard let range = text.firstRange(of: mark) else { return Preview.short(text, limit: 40) }
    return String(text[range.upperBound...].prefix { $0 != " " && $0 != "]" })
  }
}

extension Origin {
  /// Host and port, as messages name them.
  fileprivate var place: String { "\(host):\(port)" }
}

// MARK: - Why a certificate was not accepted

extension HTTPTransport {
  /// The dates of a certificate, in seconds since 1970.
  private struct Validity: Sendable {
    var before: Int
    var after: Int

    var problem: String? {
      let now = Int(SystemTicker().wall.components.seconds)
      if now > after { return "its certificate has expired" }
      return now < before ? "its certificate is not valid yet; check the clock" : nil
    }
  }

  private struct NoCertificate: Error {}

  /// Looks at the dates of a certificate that was not accepted, by a second handshake that is always given up: the
  /// verification reports no reason. Sends no HTTP.
  private func certificate(of origin: Origin) async -> Validity? {
    var settings = TLSConfiguration.makeClientConfiguration()
    settings.minimumTLSVersion = .tlsv12
    guard let context = try? NIOSSLContext(configuration: settings) else { return nil }
    let found = HTTPTransport.loop.makePromise(of: Validity.self)
    let address = origin.host == "localhost" ? "127.0.0.1" : origin.host
    let isName = address.utf8.contains { ASCII.isLetter($0) } && !address.hasPrefix("[")
    let bootstrap = ClientBootstrap(group: HTTPTransport.loop).connectTimeout(.seconds(2)).channelInitializer {
      channel in
      channel.eventLoop.makeCompletedFuture {
        let handler = try NIOSSLClientHandler(
          context: context, serverHostname: isName ? address : nil,
          customVerificationCallback: { certificates, verdict in
            if let leaf = certificates.first {
              found.succeed(Validity(before: leaf.notValidBefore, after: leaf.notValidAfter))
            }
            verdict.succeed(.failed)
          })
        try channel.pipeline.syncOperations.addHandler(handler)
        channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
      }
    }
    let bare = address.hasPrefix("[") ? String(address.dropFirst().dropLast()) : address
    bootstrap.connect(host: bare, port: origin.port).flatMap { $0.closeFuture }
      .whenComplete { _ in found.fail(NoCertificate()) }
    return try? await found.futureResult.get()
  }
}
