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
  private let state = Mutex(State())

  private struct State: Sendable {
    var client: HTTPClient?
    var isShutDown = false
  }

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
    try? await client?.shutdown()
  }

  public func send(_ request: WireRequest) async throws(TransportError) -> WireReply {
    guard let client = client() else { throw TransportError(.cancelled, "the transport is shut down", wasSent: false) }
    let limits = options
    // The deadline of AsyncHTTPClient ends with the head; this one covers the body too.
    let work = Task { try await HTTPTransport.exchange(request, client, limits) }
    let (result, isLate) = await HTTPTransport.result(of: work, within: request.deadline)
    do {
      return try result.get()
    } catch {
      var failure = Failure(error: error, isLate: isLate, isCancelled: Task.isCancelled).described(request)
      if failure.kind == .tls, !Task.isCancelled, Failure.isUntrusted(error) {
        failure.detail += ": \(await certificateProblem(request.origin))"
      }
      throw failure
    }
  }

  // MARK: - One exchange

  private static func result(
    of work: Task<WireReply, any Error>, within deadline: Duration
  ) async -> (Result<WireReply, any Error>, isLate: Bool) {
    let timer = Task {
      try await Task.sleep(for: deadline)
      work.cancel()
    }
    defer { timer.cancel() }
    let result = await withTaskCancellationHandler {
      await work.result
    } onCancel: {
      work.cancel()
    }
    return (result, work.isCancelled && !Task.isCancelled)
  }

  private static func exchange(
    _ request: WireRequest, _ client: HTTPClient, _ options: TransportOptions
  ) async throws -> WireReply {
    var wire = HTTPClientRequest(url: "\(request.origin)\(request.target)")
    wire.method = NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue)
    var headers = HTTPHeaders()
    headers.reserveCapacity(request.headers.count + 3)
    for (name, value) in request.headers { headers.add(name: name, value: value) }
    headers.add(name: "Accept-Encoding", value: "gzip")
    wire.headers = headers
    if let body = request.body { wire.body = .bytes(body) }
    let response = try await client.execute(wire, deadline: .now() + .nanoseconds(request.deadline.microseconds * 1000))
    let bytes = try await collect(response, options)
    var list: [(name: String, value: String)] = []
    list.reserveCapacity(response.headers.count)
    for (name, value) in response.headers { list.append((name, value)) }
    return WireReply(status: Int(response.status.code), headers: list, body: bytes)
  }

  private static func collect(_ response: HTTPClientResponse, _ options: TransportOptions) async throws -> [UInt8] {
    let size = response.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    guard size <= options.maximumHeaders else { throw TooLarge.headers }
    var bytes: [UInt8] = []
    if let length = response.headers.first(name: "Content-Length").flatMap({ ASCII.decimal($0) }) {
      guard length <= options.maximumBody else { throw TooLarge.body }
      bytes.reserveCapacity(length)
    }
    for try await part in response.body {
      guard bytes.count + part.readableBytes <= options.maximumBody else { throw TooLarge.body }
      bytes.append(contentsOf: part.readableBytesView)
    }
    return bytes
  }

  fileprivate enum TooLarge: Error { case headers, body }

  // MARK: - The client

  private func client() -> HTTPClient? {
    state.withLock { state in
      if let client = state.client { return client }
      guard !state.isShutDown else { return nil }
      let client = HTTPClient(eventLoopGroup: HTTPTransport.loop, configuration: configuration())
      state.client = client
      return client
    }
  }

  /// One thread is enough: it moves bytes only.
  private static let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  private func configuration() -> HTTPClient.Configuration {
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
    if let file = options.extraRoots { tls.additionalTrustRoots = [.file(file)] }
    configuration.tlsConfiguration = tls
    return configuration
  }
}

/// An error of the network packages, told as ours.
private struct Failure {
  let error: any Error
  let isLate: Bool
  let isCancelled: Bool

  func described(_ request: WireRequest) -> TransportError {
    let place = request.origin.host + ":\(request.origin.port)"
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
      return TransportError(.tooLarge, "\(place) sent a compressed body that is malformed or beyond the limit")
    case let error as HTTPParserError where error == .headerOverflow:
      return TransportError(.tooLarge, "\(place) sent headers beyond the limit")
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
    let untrusted = "no safe connection to \(place)"
    if Failure.isUntrusted(error) { return TransportError(.tls, untrusted, wasSent: false) }
    let isOld =
      text.contains("PROTOCOL_VERSION") || text.contains("UNSUPPORTED_PROTOCOL") || text.contains("WRONG_VERSION")
    let isOther = text.contains("failedToValidateHostname") || text.contains("HOSTNAME_MISMATCH")
    let cause =
      isOther
      ? "its certificate is for another name"
      : isOld ? "it speaks no TLS 1.2 or later" : Preview.short(text, limit: 120)
    return TransportError(.tls, "no safe connection to \(place): \(cause)", wasSent: false)
  }

  /// True when the certificate's chain or dates were not accepted.
  static func isUntrusted(_ error: any Error) -> Bool {
    let text = "\(error)"
    return text.contains("CERTIFICATE_VERIFY_FAILED") || text.contains("unableToValidateCertificate")
  }
}

// MARK: - Why a certificate was not accepted

extension HTTPTransport {
  private struct Validity: Sendable {
    var before: Int
    var after: Int
  }

  private struct NoCertificate: Error {}

  /// Looks at the dates of a certificate that was not accepted, by a second handshake that is always given up: the
  /// verification reports no reason. Sends no HTTP.
  private func certificateProblem(_ origin: Origin) async -> String {
    guard let validity = await certificate(of: origin) else { return "its certificate is not accepted" }
    let now = Int(SystemTicker().wall.components.seconds)
    if now > validity.after { return "its certificate has expired" }
    if now < validity.before { return "its certificate is not valid yet; check the clock" }
    return "its certificate is of an unknown issuer"
  }

  private func certificate(of origin: Origin) async -> Validity? {
    var settings = TLSConfiguration.makeClientConfiguration()
    settings.minimumTLSVersion = .tlsv12
    guard let context = try? NIOSSLContext(configuration: settings) else { return nil }
    let found = HTTPTransport.loop.any().makePromise(of: Validity.self)
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
